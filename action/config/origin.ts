/** Which key of `load-balancer.yml` something comes from that Terraform is told, or makes in Azure. */
import { ANY_MODEL, type Balancer } from '../../policy/balancer.ts';
import type { Configuration } from '../../policy/configuration.ts';
import type { Path } from './path.ts';

/** Of everything that a balancer needs; the keys that no file has to have may be missing in it. */
export type Origins = {
  /** Of a variable of terraform/variables.tf, or of a part of it: `['gateway', 'publisher', 'name']`. Undefined: of no key. */
  ofVariable(path: readonly string[]): Path | undefined;
  /** Of a resource by its address in the module that ships. Undefined: of no key. */
  ofResource(address: string): Path | undefined;
};

export function originsOf(configuration: Configuration, balancer: Balancer): Origins {
  const backends = backendOrigins(balancer);
  return {
    ofVariable: ([variable = '', ...rest]) => variableOrigin(variable, rest, backends),
    ofResource: (address) => resourceOrigin(address, { configuration, balancer, backends }),
  };
}

type Known = {
  readonly configuration: Configuration;
  readonly balancer: Balancer;
  readonly backends: BackendOrigins;
};

type BackendOrigins = ReadonlyMap<string, Path>;

/** By name in lower case, as Terraform's keys have it, of backends and pools. */
function backendOrigins({ accounts, models, stateful }: Balancer): BackendOrigins {
  const origins = new Map<string, Path>();
  const add = (name: string, path: Path) => {
    if (!origins.has(name.toLowerCase())) origins.set(name.toLowerCase(), path);
  };
  for (const { account } of accounts) add(account, ['accounts', account]);
  for (const { name, use, members, pool } of models) {
    for (const { account, backend, choice } of members) {
      add(backend, modelPath(account, use[choice] ?? name));
    }
    const [first] = members;
    if (pool !== undefined && first !== undefined) add(pool.name, modelPath(first.account, name));
  }
  if (typeof stateful === 'string') return origins;
  add(stateful.backend, ['balancing', 'stateful']);
  return origins;
}

function modelPath(account: string, model: string): Path {
  return model === ANY_MODEL ? ['accounts', account] : ['accounts', account, 'models', model];
}

/** Variables whose parts are called as in the file, but for their spelling. */
const SAME: readonly string[] = [
  'environment',
  'location',
  'tags',
  'gateway',
  'accounts',
  'consumers',
  'rotation',
];

function variableOrigin(
  variable: string,
  rest: readonly string[],
  backends: BackendOrigins,
): Path | undefined {
  const [name, part] = rest;
  switch (variable) {
    case 'gateway':
      if (name === 'state') return ['balancing', 'stateful'];
      if (name === 'keys') return ['callers', 'keys'];
      break;
    case 'breaker':
      return ['balancing', 'breaker', ...rest.map(camelCase)];
    case 'backends':
    case 'pools': {
      const origin = name === undefined ? undefined : backends.get(name.toLowerCase());
      if (origin === undefined) return ['accounts'];
      return part === 'url' ? [...origin.slice(0, 2), 'endpoint'] : origin;
    }
    case 'rotation':
      // What holds an id is called after what it is the id of.
      return [
        'rotation',
        ...rest.map((name) => camelCase(name.replace(/(group|account)_id$/, '$1'))),
      ];
    case 'openapi':
      return ['gateway', 'openapi'];
    case 'function_package':
      return ['rotation'];
  }
  return SAME.includes(variable) ? [variable, ...rest] : undefined;
}

function camelCase(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** `module.gateway.azapi_resource.subscription["team-a"]` */
const ADDRESS =
  /^(?:module\.(?<module>\w+)(?:\[[^\]]*\])?\.)?(?<type>\w+)\.(?<name>\w+)(?:\["(?<key>[^"\\]*)"\])?/;

function resourceOrigin(address: string, known: Known): Path | undefined {
  const { module = '', type = '', name = '', key = '' } = ADDRESS.exec(address)?.groups ?? {};
  if (module === 'gateway') return gatewayOrigin(type, name, key, known);
  if (module === 'rotation') return rotationOrigin(name, key, known.balancer);
  return module === '' && name !== '' ? ['environment'] : undefined;
}

function gatewayOrigin(type: string, name: string, key: string, known: Known): Path | undefined {
  const { configuration, balancer, backends } = known;
  switch (name) {
    case 'gateway':
      return type === 'azurerm_api_management' ? ['gateway'] : ['environment'];
    case 'backend':
    case 'backend_removal':
    case 'pool':
    case 'pool_removal':
      return backends.get(key.toLowerCase()) ?? ['accounts'];
    case 'openai_user':
    case 'openai_state':
      return accountOf(key, configuration);
    case 'state_role':
      return ['balancing', 'stateful'];
    case 'subscription':
      return consumerOf(key, balancer);
    case 'openai':
      return type === 'azurerm_api_management_api' ? ['gateway', 'path'] : undefined;
    case 'bearer_keys':
      return ['callers', 'keys', 'bearer'];
    case 'consumers':
      return ['consumers'];
    default:
      return ['gateway'];
  }
}

function rotationOrigin(name: string, key: string, balancer: Balancer): Path {
  if (name === 'reader') {
    const [subscription = '', reader = ''] = key.split('/');
    const consumer = balancer.consumers.find((one) => one.subscription === subscription);
    const index = consumer?.readers?.findIndex((id) => id.toLowerCase() === reader) ?? -1;
    return index === -1 ? ['consumers'] : ['consumers', consumer?.name ?? '', 'readers', index];
  }
  if (name === 'authentication') return ['rotation', 'http'];
  if (name === 'notify') return ['rotation', 'notify', key];
  if (name === 'alert') return ['rotation', 'actionGroup'];
  return ['rotation'];
}

function consumerOf(subscription: string, { consumers }: Balancer): Path {
  const consumer = consumers.find((one) => one.subscription === subscription);
  return consumer === undefined ? ['consumers'] : ['consumers', consumer.name];
}

/** The key of what is granted on an account is its id in lower case. */
function accountOf(id: string, { accounts }: Configuration): Path {
  const [name] = Object.entries(accounts).find(([, one]) => one.id.toLowerCase() === id) ?? [];
  return name === undefined ? ['accounts'] : ['accounts', name, 'id'];
}
