/** The shape of `load-balancer.yml` as written, once the schema has accepted it. */
import type {
  Configuration,
  Estate,
  Marks,
  QuotaPeriod,
  RotationConfiguration,
  Selection,
  Strategy,
} from '../../policy/configuration.ts';
import type { Metric } from '../../policy/simulate/expectations.ts';
import {
  DEFAULT_ACCOUNT,
  DEFAULT_BALANCING,
  DEFAULT_BREAKER,
  DEFAULT_CALLERS,
  DEFAULT_GATEWAY,
  DEFAULT_ROTATION,
} from './defaults.ts';

export type WrittenAccount = {
  readonly id: string;
  readonly endpoint: string;
  readonly location?: string;
  readonly priority?: number;
  readonly weight?: number;
  readonly models?:
    | readonly string[]
    | Readonly<Record<string, { readonly deployment?: string } | null>>;
};

export type WrittenBreaker = {
  readonly failures?: number;
  readonly interval?: string;
  readonly trip?: string;
  readonly acceptRetryAfter?: boolean;
};

export type WrittenCallers = {
  readonly keys?: boolean | { readonly bearer?: boolean };
  readonly entra?: { readonly tenant: string; readonly audiences: readonly string[] };
  readonly cors?: { readonly origins: readonly string[] };
};

export type WrittenConsumer = {
  readonly formerly?: string;
  readonly models?: readonly string[];
  readonly tokensPerMinute?: number;
  readonly tokenQuota?: { readonly tokens: number; readonly period: QuotaPeriod };
  readonly requestsPerMinute?: number;
  readonly entra?: {
    readonly applications?: readonly string[];
    readonly groups?: readonly string[];
  };
  readonly readers?: readonly string[];
  readonly rotation?: { readonly interval: string };
};

export type Written = {
  readonly environment: string;
  readonly location: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly ignoreTags?: readonly string[];
  readonly naming?: Readonly<Record<string, string>>;
  readonly resourceGroup?: { readonly existing: string };
  readonly logs?: { readonly existing: string };
  readonly gateway: {
    readonly sku: string;
    readonly existing?: string;
    readonly identity?: string;
    readonly publisher?: { readonly name: string; readonly email: string };
    readonly path?: string;
    readonly headers?: readonly string[];
    readonly openapi?: readonly string[];
    readonly surface?: 'open' | 'described';
    readonly allowReplacement?: string;
  };
  readonly accounts: Readonly<Record<string, WrittenAccount>>;
  readonly models?: Readonly<
    Record<string, { readonly timeout?: string; readonly use?: readonly string[] } | null>
  >;
  readonly balancing?: {
    readonly strategy?: Strategy;
    readonly selection?: Selection;
    readonly attempts?: number;
    readonly timeout?: string;
    readonly marks?: Partial<Marks>;
    readonly breaker?: WrittenBreaker | false;
    readonly tell?: boolean;
    readonly stateful?: string;
    readonly shareState?: boolean;
  };
  readonly callers?: WrittenCallers;
  readonly consumers?: Readonly<Record<string, WrittenConsumer | null>>;
  readonly rotation?:
    | (Partial<RotationConfiguration> & { readonly vault?: { readonly existing: string } })
    | null;
  readonly expect?: Readonly<Partial<Record<Metric, string>>>;
};

/** Applies the defaults that the schema documents. */
export function toConfiguration(written: Written): Configuration {
  const { gateway, balancing = {}, rotation } = written;
  return {
    environment: written.environment,
    location: written.location,
    tags: written.tags ?? {},
    estate: toEstate(written),
    gateway: {
      sku: gateway.sku,
      publisher: gateway.publisher,
      path: gateway.path ?? DEFAULT_GATEWAY.path,
      headers: (gateway.headers ?? []).map((name) => name.toLowerCase()),
      openapi: gateway.openapi,
      surface: gateway.surface ?? DEFAULT_GATEWAY.surface,
    },
    accounts: mapValues(written.accounts, (account) => ({
      id: account.id,
      endpoint: account.endpoint,
      priority: account.priority ?? DEFAULT_ACCOUNT.priority,
      weight: account.weight ?? DEFAULT_ACCOUNT.weight,
      models: toModels(account.models),
    })),
    models: mapValues(written.models ?? {}, (model) => ({
      timeout: model?.timeout,
      use: model?.use,
    })),
    balancing: toBalancing(balancing),
    callers: toCallers(written.callers),
    consumers: mapValues(written.consumers ?? {}, (consumer) => ({
      formerly: consumer?.formerly,
      models: consumer?.models,
      tokensPerMinute: consumer?.tokensPerMinute,
      tokenQuota: consumer?.tokenQuota,
      requestsPerMinute: consumer?.requestsPerMinute,
      entra: toEntra(consumer?.entra),
      readers: consumer?.readers ?? [],
      ...(consumer?.rotation && { rotationInterval: consumer.rotation.interval }),
    })),
    rotation: rotation
      ? {
          schedule: (rotation.schedule ?? DEFAULT_ROTATION.schedule).trim().split(/\s+/).join(' '),
          interval: rotation.interval ?? DEFAULT_ROTATION.interval,
          discipline: rotation.discipline ?? DEFAULT_ROTATION.discipline,
          ...(rotation.window !== undefined && { window: rotation.window }),
          ...(rotation.freezes !== undefined && { freezes: rotation.freezes }),
          ...(rotation.spread !== undefined && { spread: rotation.spread }),
          gatewayCheck: rotation.gatewayCheck ?? DEFAULT_ROTATION.gatewayCheck,
          http: rotation.http,
          actionGroup: rotation.actionGroup,
        }
      : undefined,
  };
}

function toEstate(written: Written): Estate | undefined {
  const { gateway, naming, ignoreTags } = written;
  const existing = {
    resourceGroup: written.resourceGroup?.existing,
    service: gateway.existing,
    identity: gateway.identity,
    workspace: written.logs?.existing,
    vault: written.rotation?.vault?.existing,
  };
  const said = [...Object.values(existing), naming, ignoreTags];
  return said.every((value) => value === undefined)
    ? undefined
    : { existing, naming: naming ?? {}, ignoreTags };
}

function toCallers({
  keys = DEFAULT_CALLERS.keys,
  entra,
  cors,
}: WrittenCallers = {}): Configuration['callers'] {
  return {
    ...DEFAULT_CALLERS,
    keys: keys !== false,
    ...(typeof keys === 'object' && keys.bearer !== undefined && { bearer: keys.bearer }),
    entra:
      entra === undefined
        ? undefined
        : { tenant: entra.tenant.toLowerCase(), audiences: entra.audiences },
    origins: cors?.origins ?? [],
  };
}

/** Ids are compared with claims, which have them in lower case. */
function toEntra(entra: WrittenConsumer['entra']): Configuration['consumers'][string]['entra'] {
  const lower = (ids: readonly string[] = []) => ids.map((id) => id.toLowerCase());
  return entra === undefined
    ? undefined
    : { applications: lower(entra.applications), groups: lower(entra.groups) };
}

function toBalancing({
  breaker = {},
  marks,
  ...balancing
}: NonNullable<Written['balancing']>): Configuration['balancing'] {
  const chosen = { ...DEFAULT_BALANCING, ...balancing };
  return {
    ...chosen,
    marks: { ...DEFAULT_BALANCING.marks, ...marks },
    breaker:
      chosen.selection === 'policy' || breaker === false
        ? undefined
        : { ...DEFAULT_BREAKER, ...breaker },
  };
}

function toModels(models: WrittenAccount['models']): Configuration['accounts'][string]['models'] {
  if (models === undefined) return undefined;
  if (isList(models)) return Object.fromEntries(models.map((name) => [name, { deployment: name }]));
  return Object.fromEntries(
    Object.entries(models).map(([name, model]) => [
      name,
      { deployment: model?.deployment ?? name },
    ]),
  );
}

function isList(models: NonNullable<WrittenAccount['models']>): models is readonly string[] {
  return Array.isArray(models);
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  convert: (value: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, convert(value)]));
}
