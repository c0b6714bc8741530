/**
 * Runs of the production engine that can be stopped, copied and continued at every remote call.
 *
 * An engine in the middle of a run cannot be copied, but it depends on the answers it got and on nothing else. So a
 * run *is* the list of its answers, and its next call is found by playing them to a fresh engine, once.
 */

import { RemoteError } from '../../../function/errors.ts';
import type { Outcome } from '../../../function/outcome.ts';
import type { Discipline, Mode } from '../../../function/rules.ts';
import { type RunPorts, runRotation } from '../../../function/run.ts';
import { type Call, interval, key, type World } from './world.ts';

export type Answer = { readonly answer: unknown } | { readonly error: 'timeout' | 'unavailable' };

export type Next =
  | { readonly kind: 'call'; readonly call: Call; readonly text: string }
  | { readonly kind: 'ended'; readonly outcome: Outcome };

/** A run at one of its remote calls. The same run with the same answers is the same object. */
export type Run = {
  readonly id: number;
  readonly index: number;
  readonly setup: Setup;
  readonly answers: readonly Answer[];
  readonly next: Next;
  /** This run with one more answer, by the answer's text. */
  readonly continued: Map<string, Run>;
};

/** How the engine is set up in a run. */
export type Setup = {
  readonly discipline: Discipline;
  /**
   * - `checked`: as in production.
   * - `unchecked`: taken, but believed without asking before a change.
   * - `none`: not taken at all.
   */
  readonly lease: 'checked' | 'unchecked' | 'none';
  /** Default: `scheduled`. */
  readonly mode?: Mode;
  /** Default: the model's. */
  readonly interval?: number;
  /** Of an emergency that is continued. */
  readonly since?: World['now'];
  /** The consumer as the run is told of it; two spellings are one consumer. */
  readonly subscriptions?: readonly string[];
};

export type Player = {
  /** A run that has made no call yet; `index` tells it from others. */
  readonly begin: (index: number, setup: Setup) => Promise<Run>;
  /** The run after it got `answer`, whose text is `text`. */
  readonly continue: (run: Run, answer: Answer, text: string) => Promise<Run>;
};

export function createPlayer(): Player {
  let runs = 0;
  async function play(index: number, setup: Setup, answers: readonly Answer[]): Promise<Run> {
    const next = await nextOf(setup, index, answers);
    runs += 1;
    return { id: runs, index, setup, answers, next, continued: new Map() };
  }
  return {
    begin: (index, setup) => play(index, setup, []),
    async continue(run, answer, text) {
      const continued = await play(run.index, run.setup, [...run.answers, answer]);
      run.continued.set(text, continued);
      return continued;
    },
  };
}

/** How a run that could not even start ends for its one subscription. */
const unreported: Outcome = { kind: 'failed', cause: 'unexpected', message: 'the run failed' };

async function nextOf(setup: Setup, run: number, answers: readonly Answer[]): Promise<Next> {
  let called: (call: Call) => void = () => undefined;
  const call = new Promise<Next>((resolve) => {
    called = (made) => resolve({ kind: 'call', call: made, text: JSON.stringify(made) });
  });
  const rules = {
    service: '/service',
    discipline: setup.discipline,
    mode: setup.mode ?? 'scheduled',
    interval: setup.interval ?? interval,
    since: setup.since,
    requestTimeout: 1,
    trigger: 'timer',
    runId: `run ${run}`,
  } as const;
  const ended = runRotation(
    { subscriptions: setup.subscriptions ?? ['team-a'], concurrency: 2, rules },
    scriptedPorts(setup, run, answers, called),
    () => undefined,
  ).then(
    (results): Next => ({ kind: 'ended', outcome: results[0]?.outcome ?? unreported }),
    (): Next => ({ kind: 'ended', outcome: unreported }),
  );
  return Promise.race([call, ended]);
}

/** Ports that give the answers in order, announce the call after the last one, and never answer that. */
function scriptedPorts(
  setup: Setup,
  run: number,
  answers: readonly Answer[],
  announce: (call: Call) => void,
): RunPorts {
  let position = 0;
  let keys = 0;
  // The model gave these answers to the same calls, so they have the types of the ports.
  const call = <Result>(name: string, ...values: unknown[]): Promise<Result> => {
    const recorded = answers[position];
    position += 1;
    if (recorded === undefined) {
      announce({ name, values });
      return new Promise<Result>(() => undefined);
    }
    return 'answer' in recorded
      ? Promise.resolve(recorded.answer as Result)
      : Promise.reject(new RemoteError(recorded.error, 'Could not do it.'));
  };
  const lease = {
    holdsFor: () =>
      setup.lease === 'unchecked' ? Promise.resolve(true) : call<boolean>('check lease'),
    release: () => call<void>('release lease'),
  };
  return {
    keys: {
      // Always the same, so nobody can tell when it is asked: not worth a step.
      list: async () => [{ id: 'team-a', state: 'active', wholeService: false }],
      read: () => call('read keys'),
      regenerate: async (_id, slot, permit) => (await permit()) ?? call('regenerate', slot),
      replace: async (_id, slot, value, etag, permit) =>
        (await permit()) ?? call('replace', slot, value, etag),
    },
    secrets: {
      list: () => call('list secrets'),
      get: () => call('get secret'),
      set: async (_name, value, { tags, expiresOn }, permit) =>
        (await permit()) ?? call('set secret', value, tags, expiresOn),
      retag: async (_name, version, tags, permit) =>
        (await permit()) ?? call('retag', version, tags),
      succeeded: () => call('list versions'),
      disable: (_name, version) => call('disable version', version),
    },
    leases:
      setup.lease === 'none'
        ? undefined
        : { acquire: async () => ((await call<boolean>('acquire lease')) ? lease : undefined) },
    newKey: () => {
      keys += 1;
      return key(`R${run}K${keys}`);
    },
    hasTime: () => true,
  };
}
