/** The backends of one gateway instance with the state that this instance, and no other, has of them. */
import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../ports.ts';
import type { PoolBackend, SingleBackend } from '../service.ts';
import { CircuitBreaker, type Outcome } from './breaker.ts';
import { PoolRotation } from './pool.ts';

type Chosen = {
  readonly type: 'chosen';
  readonly id: string;
  readonly url: string;
  readonly pool: string | undefined;
  /** Name of the cookie that should pin the client to this member from now on. */
  readonly sessionCookie: string | undefined;
  readonly open: readonly string[];
};

/** A backend to call, or why there is none. `closed`/`open` explain the choice in the trace. */
export type Choice =
  | Chosen
  | { readonly type: 'unavailable'; readonly id: string; readonly open: readonly string[] }
  | { readonly type: 'unknown'; readonly id: string };

type State = {
  readonly definition: SingleBackend | PoolBackend;
  /** Of a single one, made once: each call in flight holds on to its choice. */
  readonly choice: Chosen | undefined;
  readonly breaker: CircuitBreaker | undefined;
  readonly rotation: PoolRotation | undefined;
};

export class Backends {
  readonly #clock: Clock;
  #states = new Map<string, State>();

  constructor(definitions: ReadonlyMap<string, SingleBackend | PoolBackend>, clock: Clock) {
    this.#clock = clock;
    this.update(definitions);
  }

  /** Takes over new definitions; backends whose definition is the same keep their breaker and rotation. */
  update(definitions: ReadonlyMap<string, SingleBackend | PoolBackend>): void {
    const before = this.#states;
    this.#states = new Map(
      Array.from(definitions, ([id, definition]): [string, State] => {
        const known = before.get(id);
        return [
          id,
          isDeepStrictEqual(known?.definition, definition) && known ? known : fresh(id, definition),
        ];
      }),
    );
  }

  /**
   * Selects for one call; every call of a retry selects anew.
   *
   * @param pinned the member that the client's session cookie names, by the pool's cookie name
   */
  choose(id: string, pinned: (cookie: string) => string | undefined): Choice {
    const state = this.#states.get(id);
    if (state === undefined) return { type: 'unknown', id };
    if (state.definition.type === 'Single') {
      if (state.choice === undefined || this.#isOpen(id)) {
        return { type: 'unavailable', id, open: [id] };
      }
      return state.choice;
    }
    const { services, sessionCookie } = state.definition;
    const open = services.map(({ backend }) => backend).filter((member) => this.#isOpen(member));
    const isAvailable = (member: string) =>
      this.#urlOf(member) !== undefined && !open.includes(member);
    const wanted = sessionCookie === undefined ? undefined : pinned(sessionCookie);
    const stays =
      wanted !== undefined &&
      services.some(({ backend }) => backend === wanted) &&
      isAvailable(wanted);
    const member = stays ? wanted : state.rotation?.next(isAvailable);
    const url = member === undefined ? undefined : this.#urlOf(member);
    if (member === undefined || url === undefined) return { type: 'unavailable', id, open };
    return {
      type: 'chosen',
      id: member,
      url,
      pool: id,
      sessionCookie: stays ? undefined : sessionCookie,
      open,
    };
  }

  typeOf(id: string): 'Single' | 'Pool' | undefined {
    return this.#states.get(id)?.definition.type;
  }

  /** @returns the time at which the breaker closes again when this outcome opened it. */
  record(id: string, outcome: Outcome): number | undefined {
    const breaker = this.#states.get(id)?.breaker;
    if (breaker === undefined) return undefined;
    const now = this.#clock.now();
    return breaker.record(outcome, now).opened ? breaker.openUntil(now) : undefined;
  }

  #isOpen(id: string): boolean {
    return this.#states.get(id)?.breaker?.openUntil(this.#clock.now()) !== undefined;
  }

  #urlOf(id: string): string | undefined {
    const definition = this.#states.get(id)?.definition;
    return definition?.type === 'Single' ? definition.url : undefined;
  }
}

function fresh(id: string, definition: SingleBackend | PoolBackend): State {
  const rule = definition.type === 'Single' ? definition.circuitBreaker : undefined;
  return {
    definition,
    choice: definition.type === 'Single' ? chosen(id, definition) : undefined,
    breaker: rule === undefined ? undefined : new CircuitBreaker(rule),
    rotation: definition.type === 'Pool' ? new PoolRotation(definition) : undefined,
  };
}

function chosen(id: string, { url }: SingleBackend): Chosen {
  return { type: 'chosen', id, url, pool: undefined, sessionCookie: undefined, open: [] };
}
