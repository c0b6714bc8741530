/** The rendered policy under the project's own checker: what API Management would refuse is refused before anything is planned. */
import { surface } from '../openapi/index.ts';
import { type Balancer, createBalancer } from '../policy/balancer.ts';
import type { Configuration } from '../policy/configuration.ts';
import type { PolicyCheck } from '../policy/gateway/check.ts';
import { renderPolicy } from '../policy/render.ts';
import { DEFAULT_BALANCING, DEFAULT_CALLERS } from './config/defaults.ts';
import type { Path } from './config/path.ts';

export type PolicyFault = {
  /** Of the key without which the policy would be taken; empty where no single key is to blame. */
  readonly path: Path;
  readonly message: string;
};

/**
 * @param policy rendered from the configuration
 * @returns nothing for a policy that API Management takes, as far as the checker knows
 */
export async function policyFaults(
  policy: string,
  configuration: Configuration,
): Promise<readonly PolicyFault[]> {
  // The compiler is loaded where a policy is judged only.
  const { checkPolicy } = await import('../policy/gateway/check.ts');
  const check = (text: string, balancer: Balancer): PolicyCheck =>
    checkPolicy(text, { backends: backendNames(balancer), namedValues: NAMED_VALUES });
  const { ok, errors, unsupported } = check(policy, createBalancer(configuration));
  if (ok) return [];
  const path = blamed(configuration, (balancer) =>
    check(renderPolicy(balancer, surface), balancer),
  );
  const lines = policy.split('\n');
  return [
    ...errors,
    ...unsupported.map(({ what, ...place }) => ({ ...place, message: `cannot judge ${what}` })),
  ].map(({ message, line, column }) => ({
    path,
    message: `the policy that follows is refused at its line ${line}, column ${column}: ${message}. There stands: ${lines[line - 1]?.trim().slice(0, 200)}. ${
      path.length === 0
        ? 'No single key is to blame: please report it with the file'
        : 'It is taken without this key: change or remove it, and please report it'
    }`,
  }));
}

/** The module makes it; its value is not known yet. */
const NAMED_VALUES = new Map([['identity-client-id', '00000000-0000-0000-0000-000000000000']]);

function backendNames({ backends, models }: Balancer): ReadonlySet<string> {
  return new Set(
    [...backends, ...models.flatMap(({ pool }) => pool ?? [])].map(({ name }) => name),
  );
}

/** The first key without which the policy passes. */
function blamed(configuration: Configuration, check: (balancer: Balancer) => PolicyCheck): Path {
  for (const [path, without] of reductions(configuration)) {
    try {
      if (check(createBalancer(without)).ok) return path;
    } catch {
      // Not a configuration without it.
    }
  }
  return [];
}

/** The configuration without one of its keys, key by key. */
function* reductions(
  configuration: Configuration,
): Generator<readonly [path: Path, without: Configuration]> {
  const { gateway, balancing, callers, consumers, models, accounts } = configuration;
  for (const [part, entries] of Object.entries({ consumers, models, accounts })) {
    for (const name of Object.keys(entries)) {
      yield [
        [part, name],
        {
          ...configuration,
          [part]: Object.fromEntries(Object.entries(entries).filter(([other]) => other !== name)),
        },
      ];
    }
  }
  for (const key of Object.keys(balancing) as (keyof typeof balancing)[]) {
    yield [
      ['balancing', key],
      { ...configuration, balancing: { ...balancing, [key]: DEFAULT_BALANCING[key] } },
    ];
  }
  for (const key of Object.keys(callers) as (keyof typeof callers)[]) {
    yield [
      ['callers', key === 'origins' ? 'cors' : key],
      { ...configuration, callers: { ...callers, [key]: DEFAULT_CALLERS[key] } },
    ];
  }
  yield [['gateway', 'headers'], { ...configuration, gateway: { ...gateway, headers: [] } }];
  yield [['gateway', 'path'], { ...configuration, gateway: { ...gateway, path: 'openai' } }];
}
