/** Resource providers, none of which azurerm registers: a fresh subscription lacks most of them. */

import { type Arm, textAt } from '../azure/arm.ts';
import type { Complaint } from '../config/complaint.ts';

const API_VERSION = '2021-04-01';

/**
 * One that is being registered counts: Azure asks that nobody waits for all regions, see
 * https://learn.microsoft.com/azure/azure-resource-manager/management/resource-providers-and-types#register-resource-provider
 */
const USABLE = ['registered', 'registering'];

export async function registrationComplaints(
  arm: Arm,
  subscriptionId: string,
  namespaces: readonly string[],
): Promise<readonly Complaint[]> {
  const states = await Promise.all(
    namespaces.map(async (namespace) => {
      const provider = await arm.get(
        `/subscriptions/${subscriptionId}/providers/${namespace}`,
        API_VERSION,
      );
      return [namespace, textAt(provider, 'registrationState') ?? 'NotRegistered'] as const;
    }),
  );
  const missing = states.filter(([, state]) => !USABLE.includes(state.toLowerCase()));
  if (missing.length === 0) return [];
  const names = missing.map(([namespace]) => namespace);
  const commands = names.map(
    (name) => `az provider register --subscription ${subscriptionId} -n ${name}`,
  );
  return [
    {
      severity: 'error',
      path: [],
      message: `the subscription ${subscriptionId} has not registered ${names.join(', ')}, so nothing of ${names.length === 1 ? 'it' : 'them'} can be made there. Register ${names.length === 1 ? 'it' : 'them'} once (Contributor is enough), and wait for "Registered": ${commands.join(' && ')}`,
    },
  ];
}
