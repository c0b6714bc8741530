/**
 * Explores every interleaving of the remote calls of several runs of the production engine: every order, a lost or
 * refused answer anywhere, leases that end and time that passes between any two calls. A crash needs no step of its
 * own: it is a run that makes no further call, and every state on the way is also checked as if all runs had died.
 */

import { type Answer, createPlayer, type Player, type Run, type Setup } from './player.ts';
import {
  brokenPromise,
  type Call,
  interval,
  perform,
  spontaneously,
  TICK,
  type World,
} from './world.ts';

export type Scenario = {
  readonly runs: readonly [Setup, ...Setup[]];
  /** A service that is worse than APIM: it ignores `If-Match`. */
  readonly ignoresEntityTag?: boolean;
  readonly start: World;
  /** Half intervals that may pass while runs are under way. */
  readonly ticks: number;
  /** Answers that may be lost or refused. */
  readonly faults: number;
  /** Keys that somebody regenerates at the portal meanwhile. */
  readonly operations?: number;
};

export type Verdict = {
  readonly states: number;
  /** What is broken, and the steps that lead to it in order. */
  readonly counterExample:
    | { readonly promise: string; readonly path: readonly string[] }
    | undefined;
};

/** A world, met once or often; what follows from it is worked out once. */
type Place = {
  readonly id: number;
  readonly world: World;
  readonly broken: string | undefined;
  /** The states that were met here: their faults and runs, as one number, since there are a million of them. */
  readonly met: Set<number>;
  /** What each call leads to, by run and text of the call. */
  readonly performed: Map<string, { place: Place; refused: Place; answer: Answer; text: string }>;
  spontaneous: readonly { readonly name: string; readonly place: Place }[] | undefined;
};

type State = {
  readonly place: Place;
  readonly runs: readonly Run[];
  readonly faults: number;
  readonly step: string;
  readonly from: State | undefined;
};

/** More than there are ways for a run to have come; three of them and the faults still make an exact number. */
const MOST_RUNS = 2 ** 16;

/** Searches all states, depth first; stops at the first broken promise. */
export async function explore(scenario: Scenario): Promise<Verdict> {
  const player = createPlayer();
  const atlas = await Atlas.of(scenario, player);
  const until = scenario.start.now + scenario.ticks * TICK;
  let states = 0;
  const stack: State[] = [];
  const reach = (state: State) => {
    let identity = state.faults;
    for (const { id } of state.runs) identity = identity * MOST_RUNS + id;
    const { met } = state.place;
    if (met.has(identity)) return;
    met.add(identity);
    states += 1;
    stack.push(state);
  };

  reach({
    place: await atlas.at(scenario.start),
    runs: await Promise.all(scenario.runs.map((setup, index) => player.begin(index, setup))),
    faults: scenario.faults,
    step: 'start',
    from: undefined,
  });
  for (let state = stack.pop(); state !== undefined; state = stack.pop()) {
    const { place, runs } = state;
    const promise = place.broken ?? brokenWord(scenario, state);
    if (promise !== undefined) {
      return { states, counterExample: { promise, path: pathTo(state) } };
    }
    for (const [index, run] of runs.entries()) {
      if (run.next.kind !== 'call') continue;
      const { call, text } = run.next;
      const done =
        place.performed.get(`${index}${text}`) ?? (await atlas.perform(place, index, call, text));
      const outcomes: [Place, Answer, string, number, string][] = [
        [done.place, done.answer, done.text, 0, ''],
      ];
      if (state.faults > 0) {
        outcomes.push([done.place, { error: 'timeout' }, 'timeout', 1, ' (answer lost)']);
        outcomes.push([done.refused, { error: 'unavailable' }, 'unavailable', 1, ' (refused)']);
      }
      for (const [next, answer, answerText, faults, how] of outcomes) {
        const continued =
          run.continued.get(answerText) ?? (await player.continue(run, answer, answerText));
        reach({
          place: next,
          runs: runs.map((other) => (other === run ? continued : other)),
          faults: state.faults - faults,
          step: `run ${index}: ${call.name}${how}`,
          from: state,
        });
      }
    }
    for (const { name, place: next } of place.spontaneous ?? (await atlas.wait(place, until))) {
      reach({ ...state, place: next, step: name, from: state });
    }
  }
  return { states, counterExample: undefined };
}

/** (e) to (g): an emergency that says that it replaced both keys has left none of those that may have leaked. */
function brokenWord({ start, runs: setups }: Scenario, { place, runs }: State): string | undefined {
  const leaked = [start.primary, start.secondary];
  const { primary, secondary, etag, handMade, versions } = place.world;
  const [made] = handMade;
  if (made !== undefined && handMade.length === 1 && setups.every(isConditional)) {
    const published = versions.some(({ value }) => value === made);
    if (![primary, secondary].includes(made) && !published) {
      return '(g) a run destroyed a key that a person had just made';
    }
  }
  if (setups.every(({ since }) => since !== undefined) && etag - start.etag - handMade.length > 2) {
    return '(f) an emergency that was continued replaced a key that it had made';
  }
  if (!leaked.includes(primary) && !leaked.includes(secondary)) return undefined;
  const replaced = runs.some(
    ({ next }) =>
      next.kind === 'ended' && 'otherReplaced' in next.outcome && next.outcome.otherReplaced,
  );
  return replaced ? '(e) a key that may have leaked still works' : undefined;
}

function isConditional({ discipline }: Setup): boolean {
  return discipline === 'conditional';
}

function pathTo(state: State): string[] {
  const steps: string[] = [];
  for (let at: State | undefined = state; at !== undefined; at = at.from) steps.unshift(at.step);
  return steps;
}

/** Every world that was met, by its text. */
class Atlas {
  readonly #scenario: Scenario;
  readonly #player: Player;
  readonly #patient: boolean;
  /** Rotates when all others are dead. */
  readonly #survivor: Run;
  readonly #comparison: Run;
  readonly #places = new Map<string, Place>();
  readonly #broken = new Map<string, string | undefined>();

  private constructor(scenario: Scenario, player: Player, survivor: Run, comparison: Run) {
    this.#scenario = scenario;
    this.#player = player;
    this.#patient = scenario.runs.every(({ mode = 'scheduled' }) => mode === 'scheduled');
    this.#survivor = survivor;
    this.#comparison = comparison;
  }

  static async of(scenario: Scenario, player: Player): Promise<Atlas> {
    const { length } = scenario.runs;
    const [setup] = scenario.runs;
    const survivor = await player.begin(length, { ...setup, mode: 'scheduled' });
    const comparison = await player.begin(length + 1, { ...setup, mode: 'reconcile' });
    return new Atlas(scenario, player, survivor, comparison);
  }

  async at(world: World): Promise<Place> {
    const text = JSON.stringify(world);
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    const place: Place = {
      id: this.#places.size,
      world,
      broken: await this.#verdictOn(world),
      met: new Set(),
      performed: new Map(),
      spontaneous: undefined,
    };
    this.#places.set(text, place);
    return place;
  }

  async perform(place: Place, run: number, call: Call, text: string) {
    const { world } = place;
    const unconditional = call.name === 'replace' && this.#scenario.ignoresEntityTag === true;
    const values = unconditional ? [...call.values.slice(0, 2), String(world.etag)] : call.values;
    const done = perform(world, run, { ...call, values });
    const answer = { answer: done.answer };
    const assured = world.assured === run ? null : world.assured;
    const result = {
      place: await this.at(done.world),
      refused: await this.at({ ...world, assured }),
      answer,
      text: JSON.stringify(answer),
    };
    place.performed.set(`${run}${text}`, result);
    return result;
  }

  async wait(place: Place, until: number) {
    const steps: { name: string; place: Place }[] = [];
    // One after the other: two unknown worlds at a time would get the same number.
    const { operations = 0 } = this.#scenario;
    for (const { name, world } of spontaneously(place.world, until, operations)) {
      steps.push({ name, place: await this.at(world) });
    }
    place.spontaneous = steps;
    return steps;
  }

  /** (a) and (b) now, and (c) in the end; who holds the lease makes no difference to either. */
  async #verdictOn(world: World): Promise<string | undefined> {
    const unleased: World = { ...world, lease: { holder: null, active: false }, assured: null };
    const text = JSON.stringify(unleased);
    if (!this.#broken.has(text)) {
      this.#broken.set(
        text,
        brokenPromise(world, this.#patient) ?? (await this.#afterAllDied(unleased)),
      );
    }
    return this.#broken.get(text);
  }

  /**
   * (c): all runs are dead; when all promises are over another one finds its way, publishes a key, and leaves none in
   * APIM that was made and not published. After somebody changed keys by hand, a comparison comes first, and heals.
   */
  async #afterAllDied(start: World): Promise<string | undefined> {
    let world = start;
    if (start.handMade.length > 0) {
      world = (await this.#alone(this.#comparison, start)).world;
      if (![world.primary, world.secondary].includes(world.versions.at(-1)?.value ?? '')) {
        return "(a) the vault's current key does not work after a comparison";
      }
    }
    const end = await this.#alone(this.#survivor, { ...world, now: world.now + 2 * interval });
    if (end.promise !== undefined) return end.promise;
    if (!['rotated', 'adopted', 'bootstrapped'].includes(end.kind)) {
      return `(c) the next run: ${end.kind}`;
    }
    const accounted = new Set(end.world.versions.map(({ value }) => value))
      .add(this.#scenario.start.primary)
      .add(this.#scenario.start.secondary);
    const lost = [end.world.primary, end.world.secondary].some((held) => !accounted.has(held));
    return lost ? '(c) a key was made and lost' : undefined;
  }

  /** One run with nobody beside it. */
  async #alone(first: Run, start: World) {
    let world = start;
    let run = first;
    while (run.next.kind === 'call') {
      const done = perform(world, run.index, run.next.call);
      world = done.world;
      const promise = brokenPromise(world, this.#patient);
      if (promise !== undefined) return { world, promise, kind: 'broken' };
      const answer = { answer: done.answer };
      const text = JSON.stringify(answer);
      run = run.continued.get(text) ?? (await this.#player.continue(run, answer, text));
    }
    return { world, promise: undefined, kind: run.next.outcome.kind };
  }
}
