/** Where resources are in Azure Resource Manager, from the attributes that azurerm gives them. */
import type { Arm } from '../arm/client.ts';
import type { Attributes } from '../protocol/values.ts';
import { text } from './attributes.ts';

export function subscriptionPath({ credentials }: Arm): string {
  return `/subscriptions/${credentials.subscriptionId}`;
}

/** The resource group that `resource_group_name` names. */
export function groupPath(attributes: Attributes, arm: Arm): string {
  return `${subscriptionPath(arm)}/resourceGroups/${text(attributes, 'resource_group_name')}`;
}

/** The API Management service that `api_management_name` names. */
export function servicePath(attributes: Attributes, arm: Arm): string {
  const name = text(attributes, 'api_management_name');
  return `${groupPath(attributes, arm)}/providers/Microsoft.ApiManagement/service/${name}`;
}

/** The API that `api_name` names; what belongs to an API is addressed without its revision. */
export function apiPath(attributes: Attributes, arm: Arm): string {
  return `${servicePath(attributes, arm)}/apis/${withoutRevision(text(attributes, 'api_name'))}`;
}

export function withoutRevision(apiName: string): string {
  return apiName.replace(/;rev=.*$/, '');
}
