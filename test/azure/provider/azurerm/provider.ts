/** The azurerm provider's side of the plugin protocol: the same steps for every type of resource. */
import { type Arm, connect, type Edge } from '../arm/client.ts';
import { type ApplyRequest, type Provider, ProviderError } from '../protocol/provider.ts';
import { type Block, readSchema } from '../protocol/schema.ts';
import { type Attributes, UNKNOWN, type Value } from '../protocol/values.ts';
import { block, optionalText } from './attributes.ts';
import { dataSources } from './data/index.ts';
import { planResource, replacements } from './plan.ts';
import type { Features, Resource } from './resource.ts';
import { resources } from './resources/index.ts';
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
      return { planned, replace: prior ? replacements(blockOf(type), prior, planned) : [] };
    },

    apply: async (request, signal) => {
      const state = await apply(find(resources, request.type), request, arm(signal), features);
      return { state };
    },

    read: async ({ type, state }, signal) => {
      const id = optionalText(state, 'id');
      const found = id && (await find(resources, type).read(arm(signal), id, state));
      return found ? { ...state, ...found, id } : null;
    },

    readData: async (type, config, signal) => {
      const found = await find(dataSources, type).read(arm(signal), config);
      return { ...config, ...found };
    },

    import: (type, id) => {
      find(resources, type);
      return { id };
    },
  };

  function blockOf(type: string): Block {
    return schema.resources[type]?.block ?? {};
  }
}

async function apply(
  resource: Resource,
  { type, prior, planned, config }: ApplyRequest,
  arm: Arm,
  features: Features,
): Promise<Attributes | null> {
  const id = prior && optionalText(prior, 'id');
  if (!planned) {
    if (prior && id) await resource.remove(arm, id, prior, features);
    return null;
  }
  // Write-only values are in the configuration alone; they are used here and leave no trace.
  const wanted = { ...planned, ...writeOnly(planned, config ?? {}) };
  let current = id;
  if (!prior || !current) current = await resource.create(arm, wanted, features);
  else if (resource.update) await resource.update(arm, current, wanted, prior);

  const settled = withoutUnknown(planned);
  const found = await resource.read(arm, current, settled);
  if (!found) {
    throw new ProviderError(`${type} "${current}" was written, but Azure does not know it`);
  }
  return { ...settled, ...found, id: current };
}

/** The values of the configuration that the plan leaves out because nothing may keep them. */
function writeOnly(planned: Attributes, config: Attributes): Attributes {
  return Object.fromEntries(
    Object.entries(config).filter(([name, value]) => planned[name] === null && value !== null),
  );
}

function withoutUnknown(attributes: Attributes): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, resolved(value)]),
  );
}

function resolved(value: Value): Value {
  if (value === UNKNOWN) return null;
  if (Array.isArray(value)) return value.map(resolved);
  return typeof value === 'object' && value !== null ? withoutUnknown(value as Attributes) : value;
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
