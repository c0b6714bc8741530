/** Which key of a configuration is to blame for a policy that is refused. */
import { surface } from '../openapi/index.ts';
import { type Balancer, createBalancer } from '../policy/balancer.ts';
import type { Configuration } from '../policy/configuration.ts';
import { renderPolicy } from '../policy/render.ts';
import { DEFAULT_BALANCING, DEFAULT_CALLERS } from './config/defaults.ts';
import type { Path } from './config/path.ts';

/**
 * The first key without which the policy passes; empty where there is none.
 *
 * @param passes whether a policy that was rendered from a balancer is taken
 */
export function blamed(
  configuration: Configuration,
  passes: (policy: string, balancer: Balancer) => boolean,
): Path {
  for (const [path, without] of reductions(configuration)) {
    try {
      const balancer = createBalancer(without);
      if (passes(renderPolicy(balancer, surface), balancer)) return path;
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
  for (const [part, entries] of Object.entries({ consumers, models, accounts }))
    for (const name of Object.keys(entries))
      yield [
        [part, name],
        {
          ...configuration,
          [part]: Object.fromEntries(Object.entries(entries).filter(([other]) => other !== name)),
        },
      ];
  for (const key of Object.keys(balancing) as (keyof typeof balancing)[])
    yield [
      ['balancing', key],
      { ...configuration, balancing: { ...balancing, [key]: DEFAULT_BALANCING[key] } },
    ];
  for (const key of Object.keys(callers) as (keyof typeof callers)[])
    yield [
      ['callers', key === 'origins' ? 'cors' : key],
      { ...configuration, callers: { ...callers, [key]: DEFAULT_CALLERS[key] } },
    ];
  yield [['gateway', 'headers'], { ...configuration, gateway: { ...gateway, headers: [] } }];
  yield [['gateway', 'path'], { ...configuration, gateway: { ...gateway, path: 'openai' } }];
}
