/** Calls of members: an implementation and closures of its arguments → one closure, which also pays for the call. */
import { instanceOf, nullReference } from '../errors.ts';
import type { Evaluate, Frame } from '../evaluation/evaluation.ts';
import { type Emitter, fusible, type Source, Temporary } from '../evaluation/fusion.ts';
import { CHARACTERS_PER_STEP } from '../limits.ts';
import type { Call, Member, Reference } from '../types/member.ts';
import { isNullable, type Type } from '../types/type.ts';
import { ClrObject, type Value } from '../types/values.ts';
import type { Bound, Candidate } from './bound.ts';

/** An instance or an argument, as the signature wants it. */
export type Argument = {
  readonly evaluate: (frame: Frame) => Value | Reference;
  readonly constant?: Bound['constant'];
  readonly read?: Bound['read'];
};

type PlainCall = (...values: (Value | Reference)[]) => Value | undefined;

/** What a call does beside calling. */
type Charges = {
  readonly needsInstance: boolean;
  readonly first: boolean;
  readonly rest: boolean;
  readonly result: boolean;
};

/** Reads a property or calls a method; arguments are evaluated before a null instance throws. */
export function emitInvocation(
  candidate: Candidate,
  args: readonly Argument[],
  types: readonly Type[],
  isInstance: boolean,
): Evaluate {
  const { member, owner } = candidate;
  const needsInstance = isInstance && !isNullable(owner);
  // Reading a property or an element takes one step, however much there is beside it; what takes more spends it itself.
  const isRead = member.kind === 'property' || member.kind === 'indexer';
  const charges = {
    needsInstance,
    first: !isRead && (!isInstance || (mayBeLong(owner) && !takesOneStep(member, owner))),
    rest: !isRead && chargesArguments(owner),
    result: !isRead && mayBeLong(member.result),
  };
  const read = isRead && needsInstance ? emitRead(member, owner, args) : undefined;
  return fusible(
    read ?? emitClosure(candidate, args, types, charges),
    invocationSource(candidate, args, types, charges),
  );
}

/** The same as `emitClosure`, written. */
function invocationSource(
  { member: { implementation }, owner }: Candidate,
  args: readonly Argument[],
  types: readonly Type[],
  charges: Charges,
): Source {
  const temporaries = args.map(() => new Temporary());
  const outcome = new Temporary();
  const ownerTypes = owner.kind === 'named' ? owner.arguments : NO_TYPES;
  return (emit) => {
    const names = args.map(({ constant }, index) =>
      constant === undefined
        ? emit.temporary(temporaries[index] ?? outcome)
        : emit.given(constant.value),
    );
    const [first] = names;
    const steps = args.flatMap(({ evaluate, constant }, index) =>
      // What makes a reference for `out` is called in the place of what makes a value.
      constant === undefined ? `${names[index]} = ${emit.expression(evaluate as Evaluate)}` : [],
    );
    // V8 stops inlining in a function that is long: what is nearly always nothing is asked here, not in a call.
    if (first !== undefined && charges.needsInstance) {
      steps.push(`${first} === null && ${emit.given(instanceOf)}(null)`);
    }
    for (const [index, { constant }] of args.entries()) {
      const isCharged = index === 0 ? charges.first : charges.rest;
      if (!isCharged || (constant !== undefined && isFree(constant.value))) continue;
      steps.push(chargeSource(emit, index === 0 ? charge : chargeArgument, names[index] ?? ''));
    }
    const call =
      typeof implementation === 'function'
        ? `${emit.given(implementation)}(${names.join(', ')})`
        : `${emit.given(implementation.withCall)}(${[
            `f.evaluation.call(${emit.given(types)}, ${emit.given(ownerTypes)})`,
            ...names,
          ].join(', ')})`;
    if (!charges.result) return `(${[...steps, `${call} ?? null`].join(', ')})`;
    const result = emit.temporary(outcome);
    steps.push(`${result} = ${call} ?? null`, chargeSource(emit, charge, result), result);
    return `(${steps.join(', ')})`;
  };
}

function emitClosure(
  { member, owner }: Candidate,
  args: readonly Argument[],
  types: readonly Type[],
  { needsInstance, first: chargesFirst, rest: chargesRest, result: chargesResult }: Charges,
): Evaluate {
  const { implementation } = member;
  const [first, second, third, fourth] = args.map(({ evaluate }) => evaluate);
  const plain = typeof implementation === 'function' ? (implementation as PlainCall) : undefined;
  // The most frequent forms by far, without a list of arguments.
  if (plain !== undefined && first === undefined) {
    return (frame) => {
      const result = plain() ?? null;
      if (chargesResult) charge(frame, result);
      return result;
    };
  }
  const apply = bindImplementation(member, owner, types, args.length);
  if (first !== undefined && second === undefined) {
    return (frame) => {
      const one = first(frame);
      if (needsInstance && one === null) throw nullReference();
      if (chargesFirst) charge(frame, one);
      const result = plain === undefined ? apply(frame, one) : (plain(one) ?? null);
      if (chargesResult) charge(frame, result);
      return result;
    };
  }
  if (first !== undefined && second !== undefined && third === undefined) {
    return (frame) => {
      const one = first(frame);
      const two = second(frame);
      if (needsInstance && one === null) throw nullReference();
      if (chargesFirst) charge(frame, one);
      if (chargesRest) chargeArgument(frame, two);
      const result = plain === undefined ? apply(frame, one, two) : (plain(one, two) ?? null);
      if (chargesResult) charge(frame, result);
      return result;
    };
  }
  if (first !== undefined && second !== undefined && third !== undefined && fourth === undefined) {
    return (frame) => {
      const one = first(frame);
      const two = second(frame);
      const three = third(frame);
      if (needsInstance && one === null) throw nullReference();
      if (chargesFirst) charge(frame, one);
      if (chargesRest) {
        chargeArgument(frame, two);
        chargeArgument(frame, three);
      }
      const result =
        plain === undefined ? apply(frame, one, two, three) : (plain(one, two, three) ?? null);
      if (chargesResult) charge(frame, result);
      return result;
    };
  }
  return (frame) => {
    const values = args.map(({ evaluate }) => evaluate(frame));
    const one = values[0] ?? null;
    if (values.length > 0 && needsInstance && one === null) throw nullReference();
    if (values.length > 0 && chargesFirst) charge(frame, one);
    if (chargesRest) {
      for (let at = 1; at < values.length; at += 1) chargeArgument(frame, values[at] ?? null);
    }
    const result = apply(frame, ...values);
    if (chargesResult) charge(frame, result);
    return result;
  };
}

/**
 * A property or an element, of which policies read more than of anything else: nothing to be charged, and no list of arguments.
 * Undefined for indexers with several.
 */
function emitRead(
  { implementation }: Member,
  owner: Type,
  [instance, key, third]: readonly Argument[],
): Evaluate | undefined {
  if (instance === undefined || third !== undefined) return undefined;
  const { evaluate: first } = instance;
  const slot = instance.read?.slot;
  const second = key?.evaluate;
  if (typeof implementation === 'function') {
    const plain = implementation as PlainCall;
    if (second === undefined && slot !== undefined) {
      return (frame) => {
        const one = frame.cell(slot).value;
        if (one === null) throw nullReference();
        return plain(one) ?? null;
      };
    }
    if (second === undefined) {
      return (frame) => {
        const one = first(frame);
        if (one === null) throw nullReference();
        return plain(one) ?? null;
      };
    }
    if (key?.constant !== undefined) {
      const { value } = key.constant;
      if (slot !== undefined) {
        return (frame) => {
          const one = frame.cell(slot).value;
          if (one === null) throw nullReference();
          return plain(one, value) ?? null;
        };
      }
      return (frame) => {
        const one = first(frame);
        if (one === null) throw nullReference();
        return plain(one, value) ?? null;
      };
    }
    return (frame) => {
      const one = first(frame);
      const two = second(frame);
      if (one === null) throw nullReference();
      return plain(one, two) ?? null;
    };
  }
  if (second !== undefined) return undefined;
  const withCall = implementation.withCall as (...args: unknown[]) => Value | undefined;
  const ownerTypes = owner.kind === 'named' ? owner.arguments : [];
  return (frame) => {
    const one = first(frame);
    if (one === null) throw nullReference();
    return withCall(frame.evaluation.call(NO_TYPES, ownerTypes), one) ?? null;
  };
}

const NO_TYPES: readonly Type[] = [];

/** False for types whose values are handled in one step, whatever they hold: numbers, dates, the objects of `context`. */
function mayBeLong(type: Type): boolean {
  if (type.kind !== 'named') return true;
  const { category, name } = type.definition;
  return (
    category !== 'struct' && category !== 'enum' && !name.startsWith('Microsoft.ApiManagement.')
  );
}

/** What collections do by key or at their end. */
const IN_ONE_STEP: ReadonlySet<string> = new Set([
  'Add',
  'TryAdd',
  'ContainsKey',
  'TryGetValue',
  'GetValue',
  'Property',
  'Push',
  'Pop',
  'Enqueue',
  'Dequeue',
  'Peek',
]);

/** Strings give parts of themselves without a copy, and charge a search for as far as it went. */
const OF_A_PART: ReadonlySet<string> = new Set([
  'Substring',
  'IndexOf',
  'IndexOfAny',
  'LastIndexOf',
  'LastIndexOfAny',
]);

function takesOneStep({ name }: Member, owner: Type): boolean {
  return (owner.id === 'System.String' ? OF_A_PART : IN_ONE_STEP).has(name);
}

/** Text handed to a delegate or kept in a collection is not looked at. */
function chargesArguments(owner: Type): boolean {
  if (owner.kind !== 'named') return false;
  const { category, name } = owner.definition;
  return category !== 'delegate' && !name.startsWith('System.Collections.');
}

type Apply = (frame: Frame, ...args: (Value | Reference)[]) => Value;

/**
 * The implementation as a function of values. The only place where a table's function meets values whose types
 * TypeScript cannot see: overload resolution has proven that they are what the signature asks for.
 *
 * @param count how many values it will be given, where that is known
 */
export function bindImplementation(
  { implementation }: Member,
  owner: Type,
  types: readonly Type[],
  count?: number,
): Apply {
  const ownerTypes = owner.kind === 'named' ? owner.arguments : [];
  if (typeof implementation === 'function') {
    const plain = implementation as PlainCall;
    return (_, ...args) => plain(...args) ?? null;
  }
  const withCall = implementation.withCall as (call: Call, ...args: unknown[]) => Value | undefined;
  // Lists of arguments are made for those only that are called with many.
  switch (count) {
    case 1:
      return (frame, one) => withCall(frame.evaluation.call(types, ownerTypes), one) ?? null;
    case 2:
      return (frame, one, two) =>
        withCall(frame.evaluation.call(types, ownerTypes), one, two) ?? null;
    case 3:
      return (frame, one, two, three) =>
        withCall(frame.evaluation.call(types, ownerTypes), one, two, three) ?? null;
    default:
      return (frame, ...args) =>
        withCall(frame.evaluation.call(types, ownerTypes), ...args) ?? null;
  }
}

/** Short strings, numbers and truth values cost nothing. */
function isFree(value: Value): boolean {
  if (typeof value === 'string') return value.length < CHARACTERS_PER_STEP;
  return typeof value !== 'object' || value === null;
}

/** The charge of what is not free, as a source. */
function chargeSource(
  emit: Emitter,
  run: typeof charge | typeof chargeArgument,
  name: string,
): string {
  const long = `${name}.length >= ${CHARACTERS_PER_STEP}`;
  return `(typeof ${name} === "string" ? ${long} : typeof ${name} === "object") && ${emit.given(run)}(f, ${name})`;
}

function charge({ evaluation }: Frame, value: Value | Reference): void {
  if (typeof value === 'string') {
    if (value.length >= CHARACTERS_PER_STEP) evaluation.charge(value);
  } else if (typeof value === 'object' && value !== null) {
    evaluation.charge(value as Value);
  }
}

function chargeArgument({ evaluation }: Frame, value: Value | Reference): void {
  if (typeof value === 'string') {
    if (value.length >= CHARACTERS_PER_STEP) evaluation.charge(value);
  } else if (value instanceof ClrObject || value instanceof Uint8Array) {
    evaluation.chargeArgument(value);
  }
}

/** Writes a property or an element, charged like a call of it. */
export function bindSetter(
  { member }: Pick<Candidate, 'member'>,
  owner: Type,
): (frame: Frame, ...args: Value[]) => void {
  const charges = chargesArguments(owner);
  // Most of what is written are elements by their key.
  const { implementation, parameters } = member;
  if (parameters.length === 1 && typeof implementation === 'function') {
    const plain = implementation as PlainCall;
    return (frame, instance = null, key = null, assigned = null) => {
      if (charges) chargeArgument(frame, assigned);
      plain(instance, key, assigned);
    };
  }
  const write = bindImplementation(member, owner, []);
  return (frame, ...args) => {
    const assigned = args.at(-1);
    if (assigned !== undefined && charges) chargeArgument(frame, assigned);
    write(frame, ...args);
  };
}
