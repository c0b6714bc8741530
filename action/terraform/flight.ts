/**
 * What an apply has begun and what of it has ended, from Terraform's `-json` events
 * (https://developer.hashicorp.com/terraform/internals/machine-readable-ui#resource-progress).
 */

import { member, textOf } from '../../policy/standards/json.ts';
import { parseEvent } from './diagnostics.ts';

/** One thing that happens to one resource. A replacement is two: a delete and a create. */
export type Step = {
  readonly address: string;
  /** As Terraform writes it: `create`, `update`, `delete`, `read`. */
  readonly action: string;
};

export type Flight = {
  /** Takes a line of output; whatever is no event of a resource is passed over. */
  readonly add: (line: string) => void;
  readonly begun: () => readonly Step[];
  /** Begun, and neither complete nor failed. */
  readonly inFlight: () => readonly Step[];
  /** Begun and not complete: what is in flight, and what failed. */
  readonly unfinished: () => readonly Step[];
  /** Milliseconds since 1970 of the first moment at which the state was locked for sure; undefined before it. */
  readonly lockedAt: () => number | undefined;
};

/** Only one who holds the lock comes so far as to say these: a saved plan is shown once it is locked. */
const UNDER_LOCK = /^((apply|refresh)_start|planned_change|resource_drift)$/;

export function createFlight(): Flight {
  const steps = new Map<string, Step & { state: 'begun' | 'complete' | 'errored' }>();
  let lockedAt: number | undefined;
  const without = (...states: readonly string[]) =>
    [...steps.values()]
      .filter(({ state }) => !states.includes(state))
      .map(({ address, action }) => ({ address, action }));
  return {
    add: (line) => {
      const event = parseEvent(line);
      const type = textOf(member(event, 'type')) ?? '';
      const at = Date.parse(textOf(member(event, '@timestamp')) ?? '');
      if (UNDER_LOCK.test(type) && lockedAt === undefined && !Number.isNaN(at)) lockedAt = at;
      const [, moment] = /^apply_(start|complete|errored)$/.exec(type) ?? [];
      const hook = member(event, 'hook');
      const address = textOf(member(member(hook, 'resource'), 'addr'));
      const action = textOf(member(hook, 'action'));
      // Data sources that are read during an apply change nothing.
      if (moment === undefined || address === undefined || action === undefined) return;
      if (action === 'read') return;
      const state = moment === 'start' ? 'begun' : moment === 'complete' ? 'complete' : 'errored';
      steps.set(`${action} ${address}`, { address, action, state });
    },
    begun: () => without(),
    inFlight: () => without('complete', 'errored'),
    unfinished: () => without('complete'),
    lockedAt: () => lockedAt,
  };
}
