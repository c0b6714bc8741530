/** Backends and pools as far as they are known, and how often the policy tries. */
import type { PoolBackend, SingleBackend } from '../gateway/index.ts';
import { literal, retriesOfCalls } from './look.ts';
import type { Subject } from './subject.ts';

export type Pool = {
  readonly name: string;
  readonly pool: PoolBackend;
  /** Those that are there and are no pools. */
  readonly members: readonly { readonly name: string; readonly backend: SingleBackend }[];
};

export function poolsOf({ options }: Subject): readonly Pool[] {
  const backends = options.backends ?? new Map<string, SingleBackend | PoolBackend>();
  return [...backends].flatMap(([name, pool]) => {
    if (pool.type !== 'Pool') return [];
    const members = pool.services.flatMap((member) => {
      const backend = backends.get(member.backend);
      return backend?.type === 'Single' ? [{ name: member.backend, backend }] : [];
    });
    return [{ name, pool, members }];
  });
}

/** Calls of the backend for a request at most; 1 without a retry, undefined where an expression decides. */
export function attemptsOf(subject: Subject): number | undefined {
  const counts = retriesOfCalls(subject).map(({ retry }) =>
    Number(literal(retry, 'count') ?? Number.NaN),
  );
  if (counts.some(Number.isNaN)) return undefined;
  return Math.max(0, ...counts) + 1;
}

/** Whether some members are asked only when others are out. */
export function hasPriorities({ pool: { services } }: Pool): boolean {
  return new Set(services.map(({ priority }) => priority)).size > 1;
}
