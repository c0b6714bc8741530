/** `GetHashCode()`. .NET documents no values: the simple types follow .NET, the others are only stable. */
import { ClrException } from '../../errors.ts';
import type { ClrObject, Value } from '../../types/values.ts';

/** Types that have a hash of their own. */
function hasHash(value: ClrObject): value is ClrObject & { hash(): number } {
  return 'hash' in value && typeof value.hash === 'function';
}

export function hashCode(value: Value): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'bigint') return hashLong(value);
  if (typeof value === 'string') return hashText(value);
  if (value instanceof Uint8Array || value instanceof ClrException || value === null) return 0;
  if (hasHash(value)) return value.hash();
  return hashText(String(value.key() === value ? value.type.id : value.key()));
}

/** The two halves of a 64-bit number, combined by exclusive or. */
export function hashLong(value: bigint): number {
  return Number(BigInt.asIntN(32, value ^ (value >> 32n)));
}

/** FNV-1a: deterministic, unlike .NET's string hash, which differs from process to process. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash | 0;
}
