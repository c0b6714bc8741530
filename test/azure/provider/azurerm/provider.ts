/** The azurerm provider's side of the plugin protocol: the same steps for every type of resource. */
import { type Arm, connect } from '../arm/client.ts';
import type { Edge } from '../arm/exchange.ts';
import {
  type ApplyRequest,
  type ApplyResult,
  diagnosticOf,
  type Provider,
  ProviderError,
} from '../protocol/provider.ts';
import { type Block, readSchema } from '../protocol/schema.ts';
import { type Attributes, isObject, mapValues, UNKNOWN, type Value } from '../protocol/values.ts';
import { block, optionalText } from './attributes.ts';
import { dataSources } from './data/index.ts';
import { planResource, replacements } from './plan.ts';
import type { Features, Resource } from './resource.ts';
import { resources } from './resources/index.ts';
import { faultOf } from './rules.ts';
import { validate } from './validate.ts';

export function createAzurerm(edge: Edge): Provider {
  const schema = readSchema(new URL('schema.json', import.meta.url));
  let open: ((signal: AbortSignal) => Arm) | undefined;
  let features: Features = readFeatures({});

  function arm(signal: AbortSignal): Arm {
    if (!open) throw new ProviderError('the azurerm provider has not been configured');
    return open(signal);
  }

  return {
    schema,
    legacyTypeSystem: true,

    configure: async (config) => {
      open = connect(edge, {
        subscriptionId: optionalText(config, 'subscription_id'),
        tenantId: optionalText(config, 'tenant_id'),
        clientId: optionalText(config, 'client_id'),
        clientSecret: optionalText(config, 'client_secret'),
      });
      features = readFeatures(config);
      // Wrong credentials are an error of the provider block, before any resource is planned.
      await open(AbortSignal.timeout(60_000)).objectId();
    },

    validate: (type, config) => validate(blockOf(type), find(resources, type), config),

    plan: async ({ type, prior, config }) => {
      const resource = find(resources, type);
      const planned = planResource(blockOf(type), config, prior, resource.suppressions);
      if (!prior) return { planned, replace: [] };
      const replace = replacements(blockOf(type), prior, planned, resource.replacedBy);
      return { planned, replace };
    },

    apply: (request, signal) =>
      apply(find(resources, request.type), request, arm(signal), features),

    read: async ({ type, state }, signal) => {
      const id = optionalText(state, 'id');
      const found = id && (await find(resources, type).read(arm(signal), id, state));
      return found ? { ...state, id, ...found } : null;
    },

    readData: async (type, config, signal) => {
      const found = await find(dataSources, type).read(arm(signal), config);
      return { ...config, ...found };
    },

    import: (type, id) => {
      const fault = faultOf(find(resources, type).id, id);
      if (fault !== undefined) throw new ProviderError(`the ID to import ${fault}`);
      return { id };
    },
  };

  function blockOf(type: string): Block {
    return schema.resources[type]?.block ?? {};
  }
}

async function apply(
  resource: Resource,
  { prior, planned, config }: ApplyRequest,
  arm: Arm,
  features: Features,
): Promise<ApplyResult> {
  const id = prior && optionalText(prior, 'id');
  if (!planned) {
    if (prior && id) await resource.remove(arm, id, prior, features);
    return { state: null };
  }
  // Write-only values are in the configuration alone; they are used here and leave no trace.
  const wanted = { ...planned, ...writeOnly(planned, config ?? {}) };
  if (prior && id) {
    await resource.update?.(arm, id, wanted, prior, config ?? {});
    return { state: await readWritten(resource, arm, id, planned) };
  }
  const created = await resource.create(arm, wanted, features, config ?? {});
  try {
    return { state: await readWritten(resource, arm, created, planned) };
  } catch (error) {
    // It exists: in the state, tainted, the next apply can find it.
    const state = { ...withoutUnknown(planned), id: created };
    return { state, diagnostics: [diagnosticOf(error)] };
  }
}

async function readWritten(
  resource: Resource,
  arm: Arm,
  id: string,
  planned: Attributes,
): Promise<Attributes> {
  const settled = withoutUnknown(planned);
  const found = await resource.read(arm, id, settled);
  if (!found) throw new ProviderError(`"${id}" was written, but Azure does not know it`);
  // Some ids change with their content: a secret's has its version.
  return { ...settled, id, ...mapValues(found, (value, name) => asPlanned(value, planned[name])) };
}

/**
 * A collection that was planned unset and is read empty stays unset, as the old SDK does after an apply; only the
 * next refresh puts `tags = {}` and `zones = []` into the state.
 */
function asPlanned(read: Value, planned: Value | undefined): Value {
  if (planned === null && isEmptyCollection(read)) return null;
  if (Array.isArray(read) && Array.isArray(planned)) {
    return read.length === planned.length
      ? read.map((item, index) => asPlanned(item, planned[index]))
      : read;
  }
  if (!isObject(read) || !isObject(planned)) return read;
  return mapValues(read, (item, name) => asPlanned(item, planned[name]));
}

function isEmptyCollection(value: Value): boolean {
  return Array.isArray(value)
    ? value.length === 0
    : isObject(value) && Object.keys(value).length === 0;
}

/** The values of the configuration that the plan leaves out because nothing may keep them. */
function writeOnly(planned: Attributes, config: Attributes): Attributes {
  return Object.fromEntries(
    Object.entries(config).filter(([name, value]) => planned[name] === null && value !== null),
  );
}

/** After apply nothing is left to be known: what Azure did not tell is null. */
function withoutUnknown(attributes: Attributes): Attributes {
  return mapValues(attributes, resolved);
}

function resolved(value: Value): Value {
  if (value === UNKNOWN) return null;
  if (Array.isArray(value)) return value.map(resolved);
  return isObject(value) ? withoutUnknown(value) : value;
}

function readFeatures(config: Attributes): Features {
  const configured = block(config, 'features');
  return {
    enabled: (service, name, otherwise) => {
      const value = configured && block(configured, service)?.[name];
      return typeof value === 'boolean' ? value : otherwise;
    },
  };
}

function find<Entry>(entries: { readonly [type: string]: Entry }, type: string): Entry {
  const entry = entries[type];
  if (!entry) throw new ProviderError(`this stand-in for azurerm does not map "${type}"`);
  return entry;
}
