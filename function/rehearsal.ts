import type { Keys, SecretAttributes, SecretStore, Slot, SubscriptionKeys, Tags } from './ports.ts';

/** The versions of the two APIs whose clients send the requests of a real run. */
const APIM_VERSION = '2024-05-01';
const VAULT_VERSION = '2026-04-01';

/**
 * Ports for a dry run: they read what is there, write nothing, and remember the requests that would have been sent:
 * method, address, condition and body, with a placeholder for the key. A change is pretended to later reads, so that
 * the engine takes the same path as in earnest.
 *
 * @param where ARM id of the API Management service and URL of the vault, for the addresses
 */
export function rehearse(
  keys: SubscriptionKeys,
  secrets: SecretStore,
  where: { readonly serviceId: string; readonly vaultUrl: string },
): { keys: SubscriptionKeys; secrets: SecretStore; requests: readonly string[] } {
  const requests: string[] = [];
  const pretendedKeys = new Map<string, Partial<Keys>>();
  const pretendedVersions = new Map<string, { value: string; attributes: SecretAttributes }>();
  const pretendedTags = new Map<string, Tags>();
  const pretendedDisabled = new Set<string>();
  let made = 0;

  const pretend = (subscription: string, slot: Slot, key: string) =>
    pretendedKeys.set(subscription, { ...pretendedKeys.get(subscription), [slot]: key });
  const ofSubscription = (subscription: string, action = '') =>
    `https://management.azure.com${where.serviceId}/subscriptions/${subscription}${action}?api-version=${APIM_VERSION}`;
  const ofSecret = (path: string) =>
    `${where.vaultUrl}/secrets/${path}?api-version=${VAULT_VERSION}`;

  return {
    requests,
    keys: {
      list: keys.list,
      async read(subscription) {
        const found = await keys.read(subscription);
        return found && { ...found, ...pretendedKeys.get(subscription) };
      },
      async regenerate(subscription, slot) {
        const name = slot === 'primary' ? 'Primary' : 'Secondary';
        requests.push(`POST ${ofSubscription(subscription, `/regenerate${name}Key`)}`);
        made += 1;
        pretend(subscription, slot, String(made).padStart(32, '0'));
        return 'regenerated';
      },
      async replace(subscription, slot, key, etag) {
        const body = JSON.stringify({ properties: { [`${slot}Key`]: '<new key>' } });
        requests.push(`PATCH ${ofSubscription(subscription)} If-Match: ${etag} ${body}`);
        pretend(subscription, slot, key);
        return 'replaced';
      },
    },
    secrets: {
      list: secrets.list,
      async get(name) {
        const reading = await secrets.get(name);
        const written = pretendedVersions.get(name);
        const tags = pretendedTags.get(name);
        if (written === undefined) {
          if (reading.kind !== 'found' || tags === undefined) return reading;
          return { ...reading, secret: { ...reading.secret, tags } };
        }
        const { value, attributes } = written;
        const { expiresOn } = attributes;
        const createdOn = reading.now;
        const secret = {
          value,
          version: NOT_WRITTEN,
          createdOn,
          expiresOn,
          tags: tags ?? attributes.tags,
        };
        return { kind: 'found', secret, now: reading.now };
      },
      async set(name, value, attributes) {
        const { tags, contentType, expiresOn } = attributes;
        const body = JSON.stringify({
          value: '<new key>',
          contentType,
          attributes: { exp: Math.floor(expiresOn / 1000) },
          tags,
        });
        requests.push(`PUT ${ofSecret(name)} ${body}`);
        pretendedVersions.set(name, { value, attributes });
        pretendedTags.delete(name);
        return { version: NOT_WRITTEN };
      },
      async retag(name, version, tags) {
        requests.push(
          `PATCH ${ofSecret(`${name}/${version}`)} ${JSON.stringify({ attributes: {}, tags })}`,
        );
        pretendedTags.set(name, tags);
        return 'noted';
      },
      async succeeded(name) {
        const old = [...(await secrets.succeeded(name))];
        if (pretendedVersions.has(name)) {
          const reading = await secrets.get(name);
          if (reading.kind === 'found') old.push(reading.secret);
        }
        return old.filter(({ version }) => !pretendedDisabled.has(`${name}/${version}`));
      },
      async disable(name, version) {
        pretendedDisabled.add(`${name}/${version}`);
        requests.push(`PATCH ${ofSecret(`${name}/${version}`)} {"attributes":{"enabled":false}}`);
      },
    },
  };
}

const NOT_WRITTEN = '(not written)';
