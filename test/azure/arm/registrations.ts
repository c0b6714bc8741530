/** Which resource providers a subscription has registered: a write to any other is refused. */
import { AzureError } from '../errors.ts';

export type Registrations = {
  isRegistered(subscription: string, namespace: string): boolean;
  register(subscription: string, namespace: string): void;
};

/** Always there: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-providers-and-types */
const ALWAYS = ['microsoft.authorization', 'microsoft.resources'];

/** @param namespaces registered in every subscription from the start; undefined: all, as in a subscription that has been in use */
export function createRegistrations(namespaces: readonly string[] | undefined): Registrations {
  const known = namespaces?.map((namespace) => namespace.toLowerCase());
  const added = new Set<string>();
  const keyOf = (subscription: string, namespace: string) =>
    `${subscription}/${namespace}`.toLowerCase();
  return {
    isRegistered: (subscription, namespace) =>
      known === undefined ||
      ALWAYS.includes(namespace.toLowerCase()) ||
      known.includes(namespace.toLowerCase()) ||
      added.has(keyOf(subscription, namespace)),
    register(subscription, namespace) {
      added.add(keyOf(subscription, namespace));
    },
  };
}

/** @throws {AzureError} 409 */
export function requireRegistration(
  registrations: Registrations,
  subscription: string,
  namespace: string,
): void {
  if (registrations.isRegistered(subscription, namespace)) return;
  throw new AzureError(
    409,
    'MissingSubscriptionRegistration',
    `The subscription is not registered to use namespace '${namespace}'. See https://aka.ms/rps-not-found for how to register subscriptions.`,
  );
}
