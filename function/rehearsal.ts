import type {
  Keys,
  SecretAttributes,
  SecretReading,
  SecretStore,
  Slot,
  SubscriptionKeys,
  Tags,
} from './ports.ts';

/** The versions of the two APIs whose clients send the requests of a real run. */
const APIM_VERSION = '2024-05-01';
const VAULT_VERSION = '2026-04-01';

const NOT_WRITTEN = '(not written)';

type Where = { readonly serviceId: string; readonly vaultUrl: string };

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
  where: Where,
): { keys: SubscriptionKeys; secrets: SecretStore; requests: readonly string[] } {
  const requests: string[] = [];
  return {
    requests,
    keys: new RehearsedKeys(keys, where, requests),
    secrets: new RehearsedSecrets(secrets, where, requests),
  };
}

class RehearsedKeys implements SubscriptionKeys {
  readonly #keys: SubscriptionKeys;
  readonly #where: Where;
  readonly #requests: string[];
  readonly #pretended = new Map<string, Partial<Keys>>();
  #made = 0;

  constructor(keys: SubscriptionKeys, where: Where, requests: string[]) {
    this.#keys = keys;
    this.#where = where;
    this.#requests = requests;
  }

  list() {
    return this.#keys.list();
  }

  async read(subscription: string) {
    const found = await this.#keys.read(subscription);
    return found && { ...found, ...this.#pretended.get(subscription) };
  }

  async regenerate(subscription: string, slot: Slot) {
    const name = slot === 'primary' ? 'Primary' : 'Secondary';
    this.#requests.push(`POST ${this.#address(subscription, `/regenerate${name}Key`)}`);
    this.#made += 1;
    this.#pretend(subscription, slot, String(this.#made).padStart(32, '0'));
    return 'regenerated' as const;
  }

  async replace(subscription: string, slot: Slot, key: string, etag: string) {
    const body = JSON.stringify({ properties: { [`${slot}Key`]: '<new key>' } });
    this.#requests.push(`PATCH ${this.#address(subscription)} If-Match: ${etag} ${body}`);
    this.#pretend(subscription, slot, key);
    return 'replaced' as const;
  }

  #pretend(subscription: string, slot: Slot, key: string): void {
    this.#pretended.set(subscription, { ...this.#pretended.get(subscription), [slot]: key });
  }

  #address(subscription: string, action = ''): string {
    return `https://management.azure.com${this.#where.serviceId}/subscriptions/${subscription}${action}?api-version=${APIM_VERSION}`;
  }
}

class RehearsedSecrets implements SecretStore {
  readonly #secrets: SecretStore;
  readonly #where: Where;
  readonly #requests: string[];
  readonly #versions = new Map<string, { value: string; attributes: SecretAttributes }>();
  readonly #tags = new Map<string, Tags>();
  readonly #disabled = new Set<string>();

  constructor(secrets: SecretStore, where: Where, requests: string[]) {
    this.#secrets = secrets;
    this.#where = where;
    this.#requests = requests;
  }

  list() {
    return this.#secrets.list();
  }

  async get(name: string): Promise<SecretReading> {
    const reading = await this.#secrets.get(name);
    const written = this.#versions.get(name);
    const tags = this.#tags.get(name);
    if (written === undefined) {
      if (reading.kind !== 'found' || tags === undefined) return reading;
      return { ...reading, secret: { ...reading.secret, tags } };
    }
    const { value, attributes } = written;
    const { expiresOn } = attributes;
    const secret = {
      value,
      version: NOT_WRITTEN,
      createdOn: reading.now,
      expiresOn,
      tags: tags ?? attributes.tags,
    };
    return { kind: 'found', secret, now: reading.now };
  }

  async set(name: string, value: string, attributes: SecretAttributes) {
    const { tags, contentType, expiresOn } = attributes;
    const body = JSON.stringify({
      value: '<new key>',
      contentType,
      attributes: { exp: Math.floor(expiresOn / 1000) },
      tags,
    });
    this.#requests.push(`PUT ${this.#address(name)} ${body}`);
    this.#versions.set(name, { value, attributes });
    this.#tags.delete(name);
    return { version: NOT_WRITTEN };
  }

  async retag(name: string, version: string, tags: Tags) {
    const body = JSON.stringify({ attributes: {}, tags });
    this.#requests.push(`PATCH ${this.#address(`${name}/${version}`)} ${body}`);
    this.#tags.set(name, tags);
    return 'noted' as const;
  }

  async succeeded(name: string) {
    const old = [...(await this.#secrets.succeeded(name))];
    if (this.#versions.has(name)) {
      const reading = await this.#secrets.get(name);
      if (reading.kind === 'found') old.push(reading.secret);
    }
    return old.filter(({ version }) => !this.#disabled.has(`${name}/${version}`));
  }

  async disable(name: string, version: string) {
    this.#disabled.add(`${name}/${version}`);
    const body = '{"attributes":{"enabled":false}}';
    this.#requests.push(`PATCH ${this.#address(`${name}/${version}`)} ${body}`);
  }

  #address(path: string): string {
    return `${this.#where.vaultUrl}/secrets/${path}?api-version=${VAULT_VERSION}`;
  }
}
