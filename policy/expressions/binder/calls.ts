/** Calls of table members: chosen method and arguments → closure. */
import { createArray } from '../clr/array.ts';
import { nullReference } from '../errors.ts';
import type { Evaluate, Frame } from '../evaluation.ts';
import type { Member, Reference } from '../types/member.ts';
import { isNullable, substitute, type Type } from '../types/type.ts';
import { ClrObject, type Value } from '../values.ts';
import type { Binder } from './binder.ts';
import { type Bound, bound, type Candidate, type MethodGroup } from './bound.ts';
import { convert } from './convert.ts';
import type { Filling, Resolution } from './overloads.ts';

/** A call of the chosen method with its arguments converted. */
export function emitCall(
  binder: Binder,
  { receiver, at }: Pick<MethodGroup, 'receiver' | 'at'>,
  { candidate, fillings, result, types }: Resolution,
): Bound {
  const args = fillings.map((filling, index) => emitArgument(binder, candidate, filling, index));
  const instance = receiver === undefined ? [] : [receiver.evaluate];
  const evaluate = emitInvocation(candidate, [...instance, ...args], types, receiver !== undefined);
  return { ...bound(result, at, evaluate), isStatement: true };
}

type EvaluateArgument = (frame: Frame) => Value | Reference;

function emitArgument(
  binder: Binder,
  { member }: Candidate,
  filling: Filling,
  index: number,
): EvaluateArgument {
  switch (filling.kind) {
    case 'initial': {
      const { value } = filling;
      return () => value;
    }
    case 'params': {
      const { element } = filling;
      const items = filling.arguments.map(
        ({ item, at }) => convert(binder, item, element, at).evaluate,
      );
      return (frame) =>
        createArray(
          element,
          items.map((item) => item(frame)),
        );
    }
    case 'argument': {
      const { argument, type } = filling;
      if (member.parameters[index]?.mode === 'out' && argument.out !== undefined) {
        return argument.out.open(type);
      }
      return convert(binder, argument.item, type, argument.at).evaluate;
    }
  }
}

/** Reads a property or calls a method; arguments are evaluated before a null instance throws. */
function emitInvocation(
  { member, owner }: Candidate,
  args: readonly EvaluateArgument[],
  types: readonly Type[],
  isInstance: boolean,
): Evaluate {
  const { implementation } = member;
  const nullAllowed = !isInstance || isNullable(owner);
  // Reading a property or an element takes one step, however much there is beside it; what takes more spends it itself.
  const isRead = member.kind === 'property' || member.kind === 'indexer';
  const read = isRead && !nullAllowed ? emitRead(member, owner, args) : undefined;
  if (read !== undefined) return read;
  const chargesFirst =
    !isRead && (!isInstance || (mayBeLong(owner) && !takesOneStep(member, owner)));
  const chargesRest = !isRead && chargesArguments(owner);
  const chargesResult = !isRead && mayBeLong(member.result);
  const check = (frame: Frame, one: Value | Reference) => {
    if (one === null && !nullAllowed) throw nullReference();
    if (chargesFirst) charge(frame, one);
  };
  const [first, second, third] = args;
  if (first === undefined && typeof implementation === 'function') {
    const plain = implementation as () => Value | undefined;
    return (frame) => {
      const result = plain() ?? null;
      if (chargesResult) charge(frame, result);
      return result;
    };
  }
  // The two most frequent forms by far, property and indexer among them, without a list of arguments.
  if (typeof implementation === 'function' && first !== undefined && third === undefined) {
    const plain = implementation as (...values: (Value | Reference)[]) => Value | undefined;
    if (second === undefined)
      return (frame) => {
        const one = first(frame);
        check(frame, one);
        const result = plain(one) ?? null;
        if (chargesResult) charge(frame, result);
        return result;
      };
    return (frame) => {
      const one = first(frame);
      const two = second(frame);
      check(frame, one);
      if (chargesRest) chargeArgument(frame, two);
      const result = plain(one, two) ?? null;
      if (chargesResult) charge(frame, result);
      return result;
    };
  }
  const apply = bindImplementation(member, owner, types);
  if (first !== undefined && second === undefined)
    return (frame) => {
      const one = first(frame);
      check(frame, one);
      const result = apply(frame, one);
      if (chargesResult) charge(frame, result);
      return result;
    };
  if (first !== undefined && second !== undefined && third === undefined)
    return (frame) => {
      const one = first(frame);
      const two = second(frame);
      check(frame, one);
      if (chargesRest) chargeArgument(frame, two);
      const result = apply(frame, one, two);
      if (chargesResult) charge(frame, result);
      return result;
    };
  return (frame) => {
    const values = args.map((argument) => argument(frame));
    if (values.length > 0) check(frame, values[0] ?? null);
    if (chargesRest)
      for (let at = 1; at < values.length; at += 1) chargeArgument(frame, values[at] ?? null);
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
  [first, second, third]: readonly EvaluateArgument[],
): Evaluate | undefined {
  if (first === undefined || third !== undefined) return undefined;
  if (typeof implementation === 'function') {
    const plain = implementation as (...values: (Value | Reference)[]) => Value | undefined;
    if (second === undefined)
      return (frame) => {
        const one = first(frame);
        if (one === null) throw nullReference();
        return plain(one) ?? null;
      };
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
 */
export function bindImplementation(
  { implementation }: Member,
  owner: Type,
  types: readonly Type[],
): Apply {
  if (typeof implementation === 'function') {
    const plain = implementation as (...args: (Value | Reference)[]) => Value | undefined;
    return (_, ...args) => plain(...args) ?? null;
  }
  const withCall = implementation.withCall as (...args: unknown[]) => Value | undefined;
  const ownerTypes = owner.kind === 'named' ? owner.arguments : [];
  return (frame, ...args) => withCall(frame.evaluation.call(types, ownerTypes), ...args) ?? null;
}

function charge({ evaluation }: Frame, value: Value | Reference): void {
  if (typeof value === 'string' || (typeof value === 'object' && value !== null)) {
    evaluation.charge(value as Value);
  }
}

function chargeArgument({ evaluation }: Frame, value: Value | Reference): void {
  if (typeof value === 'string' || value instanceof Uint8Array || value instanceof ClrObject) {
    evaluation.chargeArgument(value);
  }
}

/** Writes a property or an element, charged like a call of it. */
export function bindSetter(
  { member }: Pick<Candidate, 'member'>,
  owner: Type,
): (frame: Frame, ...args: Value[]) => void {
  const write = bindImplementation(member, owner, []);
  return (frame, ...args) => {
    const assigned = args.at(-1);
    if (assigned !== undefined && chargesArguments(owner)) chargeArgument(frame, assigned);
    write(frame, ...args);
  };
}

/** A property of an instance or a type. */
export function emitProperty(
  candidate: Candidate,
  receiver: Bound | undefined,
  at: Bound['at'],
): Bound {
  const { member, substitution } = candidate;
  const type = substitute(member.result, substitution);
  const args = receiver === undefined ? [] : [receiver.evaluate];
  const evaluate = emitInvocation(candidate, args, [], receiver !== undefined);
  if (member.kind === 'constant') {
    const { implementation } = member;
    const value = typeof implementation === 'function' ? (implementation as () => Value)() : null;
    return { kind: 'value', type, at, evaluate: () => value, constant: { value } };
  }
  return bound(type, at, evaluate);
}
