/** Microsoft.ApiManagement. */
import type { ResourceProvider } from '../resource-type.ts';
import { apiTypes } from './apis.ts';
import { backendType } from './backends.ts';
import { namedValueType, type ReadSecret } from './named-values.ts';
import { observabilityTypes } from './observability.ts';
import { type JudgePolicy, policyTypes } from './policies.ts';
import { productTypes } from './products.ts';
import { portalTypes, type ServiceHooks, serviceRoutes, serviceType } from './service.ts';
import { subscriptionType } from './subscriptions.ts';

export function apiManagement(
  judge: JudgePolicy,
  readSecret: ReadSecret,
  hooks: ServiceHooks,
): ResourceProvider {
  return {
    types: [
      serviceType(hooks),
      ...portalTypes,
      ...apiTypes,
      backendType,
      namedValueType(readSecret),
      ...policyTypes(judge),
      ...productTypes,
      subscriptionType,
      ...observabilityTypes,
    ],
    routes: serviceRoutes,
  };
}
