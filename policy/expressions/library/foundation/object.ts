/** System.Object and the types that have no values of their own: interfaces, delegates, Nullable. */
import { invalidOperation } from '../../errors.ts';
import { define } from '../../types/define.ts';
import type { Call } from '../../types/member.ts';
import { defaultOf, named, type Type, type TypeDefinition } from '../../types/type.ts';
import { ClrObject, equalValues, type Value } from '../../types/values.ts';
import { hashCode } from './hash-code.ts';
import { textOf } from './text-of.ts';

const objectType = define({
  declaration: 'class System.Object',
  alias: 'object',
  members: {
    'new()': () => new PlainObject(),
    'string ToString()': (value: Value) => textOf(value),
    'bool Equals(object obj)': (left: Value, right: Value) => equalValues(left, right),
    'int GetHashCode()': (value: Value) => hashCode(value),
    'static bool Equals(object objA, object objB)': (left: Value, right: Value) =>
      equalValues(left, right),
    'static bool ReferenceEquals(object objA, object objB)': (left: Value, right: Value) =>
      left === right && (left === null || left instanceof ClrObject),
  },
  missing: 'MemberwiseClone',
});

/** `new object()`. */
class PlainObject extends ClrObject {
  get type(): Type {
    return OBJECT;
  }
}

export const OBJECT = named(objectType);

/** A lambda, a local function or a method as a value. */
export class Delegate extends ClrObject {
  readonly type: Type;
  readonly invoke: (...args: Value[]) => Value;

  constructor(type: Type, invoke: (...args: Value[]) => Value) {
    super();
    this.type = type;
    this.invoke = invoke;
  }
}

const nullableType = define({
  declaration: 'struct System.Nullable<T>',
  members: {
    'bool HasValue': (value: Value) => value !== null,
    'T Value': (value: Value) => {
      if (value === null) throw invalidOperation('Nullable object must have a value.');
      return value;
    },
    'T GetValueOrDefault()': {
      withCall: ({ ownerTypes: [type] }: Call, value: Value) =>
        value ?? (type === undefined ? null : defaultOf(type)),
    },
    'T GetValueOrDefault(T defaultValue)': (value: Value, initial: Value) => value ?? initial,
    'new(T value)': (value: Value) => value,
    'string ToString()': textOf,
    'bool Equals(object other)': (left: Value, right: Value) => equalValues(left, right),
    'int GetHashCode()': (value: Value) => (value === null ? 0 : hashCode(value)),
  },
});

/** A value as `T?`. */
export function nullable(type: Type): Type {
  return named(nullableType, [type]);
}

/** `Func<A, B, R>` and `Action<A, B>`; the last type parameter of a Func is its result. */
function delegates(): TypeDefinition[] {
  const definitions: TypeDefinition[] = [];
  for (let arity = 0; arity <= 5; arity++) {
    const inputs = Array.from({ length: arity }, (_, index) => `T${index + 1}`);
    const parameters = inputs.map((name, index) => `${name} arg${index + 1}`).join(', ');
    const invoke = (target: Delegate, ...args: Value[]) => target.invoke(...args);
    const list = inputs.length === 0 ? '' : `<${inputs.join(', ')}>`;
    definitions.push(
      define({
        declaration: `delegate System.Func<${[...inputs, 'R'].join(', ')}>`,
        members: { [`R Invoke(${parameters})`]: invoke },
      }),
      define({
        declaration: `delegate System.Action${list}`,
        members: { [`void Invoke(${parameters})`]: invoke },
      }),
    );
  }
  return definitions;
}

const invokeOne = (target: Delegate, argument: Value) => target.invoke(argument);

export const basicTypes: readonly TypeDefinition[] = [
  objectType,
  nullableType,
  ...delegates(),
  define({
    declaration: 'delegate System.Predicate<T>',
    members: { 'bool Invoke(T obj)': invokeOne },
  }),
  define({
    declaration: 'delegate System.Comparison<T>',
    members: {
      'int Invoke(T x, T y)': (target: Delegate, left: Value, right: Value) =>
        target.invoke(left, right),
    },
  }),
  define({
    declaration: 'delegate System.Converter<T, R>',
    members: { 'R Invoke(T input)': invokeOne },
  }),
  define({ declaration: 'interface System.IComparable', members: {} }),
  define({ declaration: 'interface System.IComparable<T>', members: {} }),
  define({ declaration: 'interface System.IFormattable', members: {} }),
  define({
    declaration: 'interface System.IDisposable',
    members: { 'void Dispose()': () => undefined },
  }),
];
