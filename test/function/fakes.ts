/**
 * API Management and Key Vault in memory, as strict as the real ones: 404, 412, a new entity tag after every change,
 * versions that cannot be deleted, 15 tags, disabled and soft-deleted secrets. `world.call` sees every remote call
 * before and after its effect, so that a test can observe the state at every instant, or break things there.
 */

import { RemoteError } from '../../function/errors.ts';
import type {
  Keys,
  SecretAttributes,
  SecretStore,
  Slot,
  SubscriptionKeys,
  Tags,
} from '../../function/ports.ts';
import { isOurs } from '../../function/tags.ts';

export type FakeSubscription = {
  primary: string;
  secondary: string;
  etag: number;
  state: string;
  wholeService: boolean;
};

export type FakeVersion = Omit<SecretAttributes, 'tags'> & {
  tags: Tags;
  readonly version: string;
  readonly value: string;
  readonly createdOn: number;
  enabled: boolean;
};

/** `effect` does it and says what the answer is; a test may call it or not, once or twice. */
export type Interceptor = <Result>(name: string, effect: () => Result) => Promise<Result>;

export type World = {
  /** The vault's clock, milliseconds. */
  now: number;
  readonly subscriptions: Map<string, FakeSubscription>;
  readonly secrets: Map<string, FakeVersion[]>;
  readonly softDeleted: Set<string>;
  /** Every key that was ever made, in order. */
  readonly keysMade: string[];
  /** Names of the remote calls, in order. */
  readonly calls: string[];
  intercept: Interceptor;
};

export function createWorld(now = Date.UTC(2030, 0, 1)): World {
  return {
    now,
    subscriptions: new Map(),
    secrets: new Map(),
    softDeleted: new Set(),
    keysMade: [],
    calls: [],
    intercept: async (_name, effect) => effect(),
  };
}

/** A key in the form of APIM's own: 32 hexadecimal digits. */
export function makeKey(world: World): string {
  const key = `${world.keysMade.length + 1}`.padStart(32, '0');
  world.keysMade.push(key);
  return key;
}

export function addSubscription(
  world: World,
  id: string,
  properties: Partial<FakeSubscription> = {},
): FakeSubscription {
  const subscription: FakeSubscription = {
    primary: makeKey(world),
    secondary: makeKey(world),
    etag: 1,
    state: 'active',
    wholeService: false,
    ...properties,
  };
  world.subscriptions.set(id, subscription);
  return subscription;
}

/** Adds a version as somebody else would, or as the rotation did long ago. */
export function addVersion(
  world: World,
  name: string,
  value: string,
  properties: Partial<FakeVersion> = {},
): FakeVersion {
  const versions = world.secrets.get(name) ?? [];
  const version: FakeVersion = {
    version: `v${versions.length + 1}`,
    value,
    createdOn: world.now,
    enabled: true,
    tags: {},
    contentType: '',
    expiresOn: 0,
    ...properties,
  };
  world.secrets.set(name, [...versions, version]);
  return version;
}

export function current(world: World, name: string): FakeVersion | undefined {
  return world.secrets.get(name)?.at(-1);
}

export function fakeKeys(world: World): SubscriptionKeys {
  const change = (id: string, slot: Slot, key: string) => {
    const found = world.subscriptions.get(id);
    if (found === undefined) return;
    found[slot] = key;
    found.etag += 1;
  };
  const call = <Result>(name: string, effect: () => Result) => {
    world.calls.push(name);
    return world.intercept(name, effect);
  };
  return {
    list: () =>
      call('list subscriptions', () =>
        [...world.subscriptions].map(([id, { state, wholeService }]) => ({
          id,
          state,
          wholeService,
        })),
      ),
    read: (id) =>
      call<Keys | undefined>('read keys', () => {
        const found = world.subscriptions.get(id);
        if (found === undefined) return undefined;
        return { primary: found.primary, secondary: found.secondary, etag: `"${found.etag}"` };
      }),
    regenerate: async (id, slot, permit) =>
      (await permit()) ??
      call<'regenerated' | 'missing'>('regenerate', () => {
        if (!world.subscriptions.has(id)) return 'missing';
        change(id, slot, makeKey(world));
        return 'regenerated';
      }),
    replace: async (id, slot, key, etag, permit) =>
      (await permit()) ??
      call<'replaced' | 'changed' | 'missing'>('replace', () => {
        const found = world.subscriptions.get(id);
        if (found === undefined) return 'missing';
        if (etag !== `"${found.etag}"`) return 'changed';
        change(id, slot, key);
        return 'replaced';
      }),
  };
}

function assertTags(tags: Tags): void {
  const entries = Object.entries(tags);
  if (entries.length > 15 || entries.some(([tag, text]) => tag.length > 256 || text.length > 256)) {
    throw new RemoteError('rejected', 'BadParameter: tags');
  }
}

export function fakeSecrets(world: World): SecretStore {
  const call = <Result>(name: string, effect: () => Result) => {
    world.calls.push(name);
    return world.intercept(name, effect);
  };
  return {
    list: () =>
      call('list secrets', () => ({
        secrets: [...world.secrets].flatMap(([name, versions]) => {
          const newest = versions.at(-1);
          if (newest === undefined || world.softDeleted.has(name)) return [];
          const { enabled, createdOn, expiresOn, tags } = newest;
          return [{ name, enabled, createdOn, expiresOn, tags }];
        }),
        now: world.now,
      })),
    get: (name) =>
      call<Awaited<ReturnType<SecretStore['get']>>>('get secret', () => {
        const newest = current(world, name);
        const { now } = world;
        if (newest === undefined || world.softDeleted.has(name)) return { kind: 'absent', now };
        if (!newest.enabled) return { kind: 'disabled', now };
        const { value, version, createdOn, expiresOn, tags } = newest;
        return { kind: 'found', secret: { value, version, createdOn, expiresOn, tags }, now };
      }),
    set: async (name, value, attributes, permit) =>
      (await permit()) ??
      call<{ version: string } | 'deleted'>('set secret', () => {
        if (world.softDeleted.has(name)) return 'deleted';
        assertTags(attributes.tags);
        const { version } = addVersion(world, name, value, attributes);
        return { version };
      }),
    retag: async (name, version, tags, permit) =>
      (await permit()) ??
      call<'noted'>('retag', () => {
        const found = world.secrets.get(name)?.find((candidate) => candidate.version === version);
        if (found === undefined) throw new RemoteError('not-found', 'SecretNotFound');
        assertTags(tags);
        found.tags = tags;
        return 'noted';
      }),
    succeeded: (name) =>
      call('list versions', () =>
        (world.secrets.get(name) ?? [])
          .slice(0, -1)
          .filter(({ enabled, tags }) => enabled && isOurs(tags))
          .map(({ version, value }) => ({ version, value })),
      ),
    disable: (name, version) =>
      call('disable version', () => {
        const found = world.secrets.get(name)?.find((candidate) => candidate.version === version);
        if (found === undefined) throw new RemoteError('not-found', 'SecretNotFound');
        found.enabled = false;
      }),
  };
}
