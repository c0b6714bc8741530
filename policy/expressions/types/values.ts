/**
 * The values of policy expressions: a model of .NET's, which never hands out a JavaScript object's members.
 * Every value knows its .NET type, so a boxed `int` stays an `int` in `context.Variables`.
 */
import type { ClrException } from '../errors.ts';
import type { Type } from './type.ts';

/** An instance of any .NET type that has no JavaScript counterpart. Its members are reached through tables only. */
export abstract class ClrObject {
  abstract readonly type: Type;

  /** What `ToString()` answers; the type's name unless a type says otherwise. */
  toString(): string {
    return this.type.id;
  }

  /** What `Equals(object)` answers; identity unless a type says otherwise. */
  equals(other: Value): boolean {
    return this === other;
  }

  /** The same for two values exactly when they are equal: what dictionaries and sets look up. */
  key(): unknown {
    return this;
  }

  /** Elements that reading the value touches: what its use costs. */
  size(): number {
    return 0;
  }

  /** Values that a member touches which copies this one or compares it as a whole. */
  weight(): number {
    return 0;
  }
}

/** Equality as `object.Equals(left, right)` has it. */
export function equalValues(left: Value, right: Value): boolean {
  return left === right || (left instanceof ClrObject && left.equals(right));
}

/** The key of a value in dictionaries and sets. */
export function keyOf(value: Value): unknown {
  return value instanceof ClrObject ? value.key() : value;
}

/**
 * | JavaScript | .NET |
 * |---|---|
 * | null | null |
 * | boolean, string | System.Boolean, System.String |
 * | number | System.Int32, always within its range |
 * | bigint | System.Int64, always within its range |
 * | Uint8Array | System.Byte[] |
 * | ClrObject | everything else, `System.Double` included |
 */
export type Value =
  | null
  | boolean
  | string
  | number
  | bigint
  | Uint8Array
  | ClrObject
  | ClrException;

/** @throws {RangeError} when `value` is no 32-bit integer. */
export function fromInt(value: number): Value {
  if ((value | 0) !== value) throw new RangeError(`${value} is not a System.Int32`);
  return value;
}
