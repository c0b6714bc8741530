/** `ToString()` of any value. */
import { ClrException } from '../../errors.ts';
import type { Value } from '../../types/values.ts';
import { describeException } from './exceptions.ts';

/** As C# converts a value to text; empty for null. */
export function textOf(value: Value): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (value instanceof Uint8Array) return 'System.Byte[]';
  if (value instanceof ClrException) return describeException(value);
  return value.toString();
}
