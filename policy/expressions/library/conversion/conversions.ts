/** C#'s conversions: which exist between two types, and what they do to a value. */

import { invalidCast, invalidOperation, nullReference } from '../../errors.ts';
import { isReferenceCompatible } from '../../types/assignable.ts';
import type { Member } from '../../types/member.ts';
import {
  ancestors,
  defaultOf,
  display,
  isEnum,
  isInterface,
  isNullable,
  isValueType,
  NULL,
  sameType,
  type Type,
  withoutNullable,
} from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import { EnumValue } from '../foundation/enum.ts';
import {
  constantFits,
  enumNumber,
  numericConversion,
  numericName,
  widens,
} from '../numbers/numeric.ts';
import { isInstance, typeOf } from './type-of.ts';

/** A conversion; `apply` undefined: the value stays as it is. */
export type Conversion = {
  readonly kind: 'identity' | 'numeric' | 'nullable' | 'reference' | 'boxing' | 'user' | 'unboxing';
  readonly apply: ((value: Value) => Value) | undefined;
};

const IDENTITY: Conversion = { kind: 'identity', apply: undefined };

/**
 * The conversion that C# makes by itself.
 *
 * @param constant value of a constant expression: `byte b = 5` is allowed for what fits
 */
export function implicitConversion(from: Type, to: Type, constant?: Value): Conversion | undefined {
  return standardImplicit(from, to, constant) ?? userConversion(from, to, ['implicit']);
}

/** The conversion of a cast: implicit ones, unboxing, downcasts, narrowing, explicit operators. */
export function explicitConversion(from: Type, to: Type, constant?: Value): Conversion | undefined {
  return (
    implicitConversion(from, to, constant) ??
    standardExplicit(from, to) ??
    userConversion(from, to, ['implicit', 'explicit'])
  );
}

function standardImplicit(from: Type, to: Type, constant?: Value): Conversion | undefined {
  if (sameType(from, to)) return IDENTITY;
  if (to.kind === 'void' || to.kind === 'null' || from.kind === 'void') return undefined;
  if (from.kind === 'null') {
    return isValueType(to) && !isNullable(to) ? undefined : { kind: 'reference', apply: undefined };
  }
  const [source, target] = [numericName(from), numericName(to)];
  if (source !== undefined && target !== undefined) {
    const allowed =
      widens(source, target) || (constant !== undefined && constantFits(constant, source, target));
    return allowed ? { kind: 'numeric', apply: numericConversion(source, target) } : undefined;
  }
  if (constant !== undefined && isEnum(to) && source !== undefined && isZero(constant)) {
    return { kind: 'numeric', apply: toEnum(to) };
  }
  if (isNullable(to)) {
    const inner = standardImplicit(withoutNullable(from), withoutNullable(to), constant);
    return inner && inner.kind !== 'reference' && inner.kind !== 'boxing'
      ? { kind: 'nullable', apply: lift(inner.apply) }
      : undefined;
  }
  const plain = withoutNullable(from);
  if (isValueType(to)) return undefined;
  if (!isReferenceCompatible(plain, to)) return undefined;
  return { kind: isValueType(plain) ? 'boxing' : 'reference', apply: undefined };
}

function standardExplicit(from: Type, to: Type): Conversion | undefined {
  const [plainFrom, plainTo] = [withoutNullable(from), withoutNullable(to)];
  const inner = valueConversion(plainFrom, plainTo);
  if (inner !== undefined && (isNullable(from) || isNullable(to) || inner.kind === 'numeric')) {
    if (!isNullable(from) && !isNullable(to)) return inner;
    if (isNullable(to)) return { kind: 'nullable', apply: lift(inner.apply) };
    return { kind: 'nullable', apply: unwrap(inner.apply) };
  }
  return downcast(from, to);
}

/** Between value types: narrowing, enums, and `T?` to `T`. */
function valueConversion(from: Type, to: Type): Conversion | undefined {
  if (sameType(from, to)) return isValueType(from) ? IDENTITY : undefined;
  const [source, target] = [numericName(from), numericName(to)];
  if (source !== undefined && target !== undefined) {
    return { kind: 'numeric', apply: numericConversion(source, target) };
  }
  if (isEnum(to) && (source !== undefined || isEnum(from))) {
    return { kind: 'numeric', apply: toEnum(to) };
  }
  if (isEnum(from) && target !== undefined) {
    const convert = numericConversion('int', target);
    return { kind: 'numeric', apply: (value) => convert(enumNumber(value)) };
  }
  return undefined;
}

/** A checked cast from `object`, a base class or an interface. */
function downcast(from: Type, to: Type): Conversion | undefined {
  if (to.kind === 'void' || to.kind === 'null') return undefined;
  // Only a derived class could have an interface that the class lacks: sealed ones have none.
  const possible =
    isReferenceCompatible(to, from) ||
    (isInterface(to) && !isValueType(from) && !isSealed(from)) ||
    (isInterface(from) && !isValueType(to) && !isSealed(to));
  if (!possible || isValueType(withoutNullable(from))) return undefined;
  if (!isValueType(withoutNullable(to))) return { kind: 'reference', apply: reference(to) };
  return { kind: 'unboxing', apply: unboxing(to) };
}

function reference(to: Type): (value: Value) => Value {
  return (value) => {
    if (value === null || isInstance(value, to)) return value;
    throw invalidCast(
      `Unable to cast object of type '${display(typeOf(value))}' to type '${display(to)}'.`,
    );
  };
}

function unboxing(to: Type): (value: Value) => Value {
  const target = withoutNullable(to);
  return (value) => {
    if (value === null) {
      if (!isNullable(to)) throw nullReference();
      return null;
    }
    if (isEnum(target) && !isNullable(to) && isUnboxedAsInt(value)) {
      return toEnum(target)(value);
    }
    // A boxed enumeration is unboxed as its number, too.
    if (value instanceof EnumValue && numericName(target) === 'int') return value.value;
    if (!isInstance(value, target)) throw invalidCast();
    return value;
  };
}

/** The CLR looks at the numbers of enumerations only: one is unboxed as another, or from an int. */
function isUnboxedAsInt(value: Value): boolean {
  return typeof value === 'number' || value instanceof EnumValue;
}

function isSealed(type: Type): boolean {
  return type.kind === 'array' || type.id === 'System.String';
}

/** Of pairs of types that were asked for before: nearly all of a policy are between few, and the operators of both are many. */
const USER_CONVERSIONS = new Map<string, Conversion | undefined>();
const MOST_USER_CONVERSIONS = 4096;

/** Conversion operators of either type, with a standard conversion before and after. */
function userConversion(
  from: Type,
  to: Type,
  kinds: readonly ('implicit' | 'explicit')[],
): Conversion | undefined {
  const key = `${kinds.join()} ${from.id} ${to.id}`;
  const known = USER_CONVERSIONS.get(key);
  if (known !== undefined || USER_CONVERSIONS.has(key)) return known;
  const conversion = findUserConversion(from, to, kinds);
  if (USER_CONVERSIONS.size === MOST_USER_CONVERSIONS) USER_CONVERSIONS.clear();
  USER_CONVERSIONS.set(key, conversion);
  return conversion;
}

function findUserConversion(
  from: Type,
  to: Type,
  kinds: readonly ('implicit' | 'explicit')[],
): Conversion | undefined {
  if (from.kind === 'null' || isInterface(from) || isInterface(to)) return undefined;
  const strict = kinds.length === 1;
  const candidates = [...operators(from, kinds), ...operators(to, kinds)].flatMap((member) => {
    const [parameter] = member.parameters;
    if (parameter === undefined) return [];
    const before =
      standardImplicit(from, parameter.type) ??
      (strict ? undefined : standardExplicit(from, parameter.type));
    const after =
      standardImplicit(member.result, to) ??
      (strict ? undefined : standardExplicit(member.result, to));
    return before && after ? [{ member, parameter: parameter.type, before, after }] : [];
  });
  const exactly = candidates.filter(({ member }) => sameType(member.result, to));
  const pool = exactly.length > 0 ? exactly : candidates;
  // The most specific source: one that every other candidate's source accepts.
  const best =
    pool.find(({ parameter }) => sameType(parameter, from)) ??
    pool.find(({ parameter }) =>
      pool.every((other) => standardImplicit(parameter, other.parameter) !== undefined),
    ) ??
    pool[0];
  if (best === undefined) return undefined;
  const { member, before, after } = best;
  return {
    kind: 'user',
    apply: composed(composed(before.apply, operatorFunction(member)), after.apply),
  };
}

/** One after the other; undefined leaves the value as it is. */
function composed(first: Conversion['apply'], second: Conversion['apply']): Conversion['apply'] {
  if (first === undefined || second === undefined) return first ?? second;
  return (value) => second(first(value));
}

function operators(type: Type, kinds: readonly ('implicit' | 'explicit')[]): Member[] {
  const found: Member[] = [];
  for (const ancestor of ancestors(withoutNullable(type))) {
    if (ancestor.kind !== 'named') continue;
    for (const kind of kinds) found.push(...(ancestor.definition.members().get(kind) ?? []));
  }
  return found;
}

/** Operators never need the call: one argument in, one value out. */
function operatorFunction({ implementation, signature }: Member): (value: Value) => Value {
  if (typeof implementation !== 'function') throw new Error(`${signature} cannot take the call`);
  // The signature says what the operator takes; the conversion before it provides exactly that.
  const apply = implementation as (value: Value) => Value;
  return apply;
}

function isZero(value: Value): boolean {
  return typeof value === 'number' && value === 0;
}

function toEnum(to: Type): (value: Value) => Value {
  const initial = defaultOf(to);
  return (value) =>
    initial instanceof EnumValue ? initial.with(Math.trunc(enumNumber(value)) | 0) : null;
}

function lift(apply: Conversion['apply']): Conversion['apply'] {
  return apply && ((value) => (value === null ? null : apply(value)));
}

function unwrap(apply: Conversion['apply']): NonNullable<Conversion['apply']> {
  return (value) => {
    if (value === null) throw invalidOperation('Nullable object must have a value.');
    return apply === undefined ? value : apply(value);
  };
}

/** The type that all of `types` convert to; undefined where there is none (`?:`, `new[]`, type inference). */
export function bestCommonType(types: readonly Type[]): Type | undefined {
  const known = types.filter((type) => type !== NULL);
  const best = known.find((candidate) =>
    types.every((type) => implicitConversion(type, candidate) !== undefined),
  );
  return best;
}
