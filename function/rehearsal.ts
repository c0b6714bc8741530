import type { SecretStore, SubscriptionKeys } from './ports.ts';

/**
 * Ports for a dry run: they read what is there, write nothing, and remember what would have been sent. A change is
 * pretended to later reads, so that the engine takes the same path as in earnest.
 */
export function rehearse(
  keys: SubscriptionKeys,
  secrets: SecretStore,
): { keys: SubscriptionKeys; secrets: SecretStore; requests: readonly string[] } {
  const requests: string[] = [];
  const pretended = new Map<string, { primary?: string; secondary?: string }>();
  let made = 0;

  return {
    requests,
    keys: {
      list: keys.list,
      async read(subscription) {
        const found = await keys.read(subscription);
        return found && { ...found, ...pretended.get(subscription) };
      },
      async regenerate(subscription, slot) {
        const name = slot === 'primary' ? 'Primary' : 'Secondary';
        requests.push(`POST subscriptions/${subscription}/regenerate${name}Key`);
        made += 1;
        pretended.set(subscription, {
          ...pretended.get(subscription),
          [slot]: `pretended key ${made}`,
        });
        return 'regenerated';
      },
      async replace(subscription, slot, key) {
        requests.push(`PATCH subscriptions/${subscription} (${slot}Key, If-Match)`);
        pretended.set(subscription, { ...pretended.get(subscription), [slot]: key });
        return 'replaced';
      },
    },
    secrets: {
      list: secrets.list,
      get: secrets.get,
      async set(name) {
        requests.push(`PUT secrets/${name}`);
        return { version: '(not written)' };
      },
      async disable(name, version) {
        requests.push(`PATCH secrets/${name}/${version} (enabled: false)`);
      },
    },
  };
}
