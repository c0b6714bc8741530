/**
 * The configuration that an apply leaves behind in the state, as an output, so that the next plan can say in the words of
 * `load-balancer.yml` what changes. It holds what the file says and nothing secret: ids, endpoints, names and limits.
 */

import type { Configuration } from '../policy/configuration.ts';
import { isObject } from '../policy/standards/json.ts';
import { DEFAULT_BALANCING, DEFAULT_CALLERS } from './config/defaults.ts';

/** Name of the variable and of the output. */
export const RECORD = 'configuration';

/** @returns JSON with sorted keys, so that only what means something changes it */
export function recordOf(configuration: Configuration): string {
  return JSON.stringify(sorted(configuration));
}

/**
 * Reads what an apply left, of this version or of an earlier one: what it did not know yet has its default.
 *
 * @returns undefined for anything that is not such a record
 */
export function readRecord(text: string): Configuration | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value)) return undefined;
  return {
    ...value,
    gateway: { headers: [], openapi: undefined, surface: 'open', ...value.gateway },
    models: value.models ?? {},
    balancing: { ...DEFAULT_BALANCING, ...value.balancing },
    callers: { ...DEFAULT_CALLERS, ...value.callers },
    rotation: value.rotation ?? undefined,
  };
}

type Recorded = Omit<Configuration, 'gateway' | 'models' | 'balancing' | 'callers'> & {
  readonly gateway: Pick<Configuration['gateway'], 'sku' | 'publisher' | 'path'>;
  readonly models?: Configuration['models'];
  readonly balancing?: Partial<Configuration['balancing']>;
  readonly callers?: Partial<Configuration['callers']>;
};

/** The parts that every version has; deeper ones were written by this project and are trusted. */
function isRecord(value: unknown): value is Recorded {
  return (
    isObject(value) &&
    typeof value.environment === 'string' &&
    typeof value.location === 'string' &&
    isObject(value.gateway) &&
    (value.gateway.publisher === undefined || isObject(value.gateway.publisher)) &&
    isObject(value.tags) &&
    isObject(value.accounts) &&
    Object.values(value.accounts).every(isObject) &&
    isObject(value.consumers) &&
    Object.values(value.consumers).every(isObject)
  );
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, child]) => [key, sorted(child)]),
  );
}
