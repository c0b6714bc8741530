/** What the resources of azapi share: the way to Azure and the provider block's options. */
import type { Arm } from '../arm/client.ts';
import type { ProviderSchema } from '../protocol/schema.ts';

export type Connection = {
  readonly schema: ProviderSchema;
  readonly subscriptionId: string;
  readonly ignoreNoOpChanges: boolean;
  arm(signal: AbortSignal): Arm;
};
