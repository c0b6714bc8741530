/** The .NET type of a value, and whether a value is of a type. */
import { isReferenceCompatible } from '../../types/assignable.ts';
import { arrayOf, named, type Type, withoutNullable } from '../../types/type.ts';
import { ClrObject, type Value } from '../../types/values.ts';
import { BOOL } from '../foundation/bool.ts';
import { exceptionTypeOf } from '../foundation/exceptions.ts';
import { OBJECT } from '../foundation/object.ts';
import { byteType, INT, longType } from '../numbers/integral.ts';
import { STRING } from '../text/string.ts';

const LONG = named(longType);
const BYTES = arrayOf(named(byteType));

/** Null has no type; where one is needed it is an object. */
export function typeOf(value: Value): Type {
  switch (typeof value) {
    case 'string':
      return STRING;
    case 'number':
      return INT;
    case 'bigint':
      return LONG;
    case 'boolean':
      return BOOL;
    default:
      // Asked for first, since nearly every object is one, and the other questions go through all its prototypes.
      if (value instanceof ClrObject) return value.type;
      if (value === null) return OBJECT;
      if (value instanceof Uint8Array) return BYTES;
      return exceptionTypeOf(value);
  }
}

/** What `value is T` answers: false for null, exact for boxed value types. */
export function isInstance(value: Value, type: Type): boolean {
  if (value === null) return false;
  return isReferenceCompatible(typeOf(value), withoutNullable(type));
}
