/** One run of a compiled expression: its budget, and the frames of its functions. */

import { ClrException } from '../errors.ts';
import type { PolicyContext } from '../library/context/policy-context.ts';
import { CHARACTERS_PER_STEP, ELEMENTS_PER_STEP, MAXIMUM_LENGTH, outOfMemory } from '../limits.ts';
import type { Runtime } from '../runtime.ts';
import type { Call, Reference } from '../types/member.ts';
import type { Type } from '../types/type.ts';
import { ClrObject, type Value } from '../types/values.ts';

/** Steps an evaluation may take: loop rounds, calls, elements and characters handled. */
const STEP_BUDGET = 5_000_000;

/** Seconds of real time, for what takes long step by step: a slow machine, values whose handling costs more than its steps. */
const TIME_LIMIT = 5;

/** So many steps lie between two looks at the stopwatch; nearly all evaluations end before the first. */
const STEPS_BETWEEN_LOOKS = 10_000;

/** Calls of lambdas and local functions inside each other. */
const MAXIMUM_CALL_DEPTH = 150;

export class Evaluation {
  readonly context: PolicyContext;
  readonly runtime: Runtime;
  /** Of all expressions of a request that declare no variables, one after the other. */
  readonly frame = new Frame(this, []);
  /** What `context` is, once an expression has asked. */
  host: ClrObject | undefined;
  #steps = STEP_BUDGET;
  #nextLook = STEP_BUDGET - STEPS_BETWEEN_LOOKS;
  #firstLook: number | undefined;
  #depth = 0;
  /** Nothing in a call without type arguments is its own, so one stands for all. */
  #untyped: Call | undefined;

  constructor(context: PolicyContext, runtime: Runtime) {
    this.context = context;
    this.runtime = runtime;
  }

  /** Gives the next expression of the same request a budget of its own. */
  renew(): this {
    this.#steps = STEP_BUDGET;
    this.#nextLook = STEP_BUDGET - STEPS_BETWEEN_LOOKS;
    this.#firstLook = undefined;
    this.#depth = 0;
    return this;
  }

  /** @throws {ClrException} when the budget is spent; a policy cannot catch it */
  spend(steps: number): void {
    this.#steps -= steps;
    if (this.#steps < this.#nextLook) this.#look();
  }

  #look(): void {
    if (this.#steps < 0) throw endless(`${STEP_BUDGET} steps`);
    const now = this.runtime.stopwatch?.() ?? 0;
    this.#firstLook ??= now;
    if (now - this.#firstLook > TIME_LIMIT * 1000) throw endless(`${TIME_LIMIT} seconds`);
    this.#nextLook = Math.max(0, this.#steps - STEPS_BETWEEN_LOOKS);
  }

  /** Charges for a value that a call reads or makes, so that long strings in a loop end it too. */
  charge(value: Value): void {
    if (typeof value === 'string') {
      if (value.length >= CHARACTERS_PER_STEP) this.spend(value.length / CHARACTERS_PER_STEP);
      if (value.length > MAXIMUM_LENGTH) throw outOfMemory();
    } else if (value instanceof ClrObject) {
      const size = value.size();
      if (size > 0) this.spend(size / ELEMENTS_PER_STEP);
    } else if (value instanceof Uint8Array) {
      this.spend(value.length / CHARACTERS_PER_STEP);
    }
  }

  /** Charges for a value handed to a member: tokens of JSON are copied and compared with all they hold. */
  chargeArgument(value: Value): void {
    if (value instanceof ClrObject) this.spend(value.weight() / ELEMENTS_PER_STEP);
    else this.charge(value);
  }

  enter(): void {
    this.spend(1);
    if (++this.#depth > MAXIMUM_CALL_DEPTH) {
      throw new ClrException(
        'System.InsufficientExecutionStackException',
        `Functions call each other more than ${MAXIMUM_CALL_DEPTH} levels deep, the local gateway's limit.`,
        { fatal: true },
      );
    }
  }

  leave(): void {
    this.#depth--;
  }

  call(types: readonly Type[], ownerTypes: readonly Type[]): Call {
    if (types.length > 0 || ownerTypes.length > 0) {
      return new EvaluationCall(this, types, ownerTypes);
    }
    this.#untyped ??= new EvaluationCall(this, types, ownerTypes);
    return this.#untyped;
  }
}

/**
 * A class and no literal: V8 puts the literals of a place where some lived long into the old generation, and one that
 * holds an evaluation there keeps a whole request from being collected early.
 */
class EvaluationCall implements Call {
  readonly types: readonly Type[];
  readonly ownerTypes: readonly Type[];
  readonly #evaluation: Evaluation;

  constructor(evaluation: Evaluation, types: readonly Type[], ownerTypes: readonly Type[]) {
    this.#evaluation = evaluation;
    this.types = types;
    this.ownerTypes = ownerTypes;
  }

  get runtime(): Runtime {
    return this.#evaluation.runtime;
  }

  spend(steps: number): void {
    this.#evaluation.spend(steps);
  }
}

function endless(limit: string): ClrException {
  return new ClrException(
    'System.TimeoutException',
    `The expression did not end within ${limit}, the local gateway's limit.`,
    { fatal: true },
  );
}

/** The variables of a function in flight. A variable is a cell, so that lambdas share it. */
export class Frame {
  readonly evaluation: Evaluation;
  readonly slots: Reference[];
  /** What `return` left. */
  result: Value = null;
  /** What a `catch` clause is handling, for `throw;`. */
  handled: ClrException | undefined;
  /** The operand of the `?.` that is being read. */
  receiver: Value = null;

  constructor(evaluation: Evaluation, slots: Reference[]) {
    this.evaluation = evaluation;
    this.slots = slots;
  }

  cell(slot: number): Reference {
    const cell = this.slots[slot];
    if (cell === undefined) throw new Error('a variable is read before its declaration ran');
    return cell;
  }
}

export type Evaluate = (frame: Frame) => Value;

/** How a statement ended. */
export type Signal = 'next' | 'break' | 'continue' | 'return';
export type Execute = (frame: Frame) => Signal;

/** In their order. */
export function evaluateAll(expressions: readonly Evaluate[], frame: Frame): Value[] {
  const values: Value[] = [];
  for (let index = 0; index < expressions.length; index++) {
    values.push(expressions[index]?.(frame) ?? null);
  }
  return values;
}
