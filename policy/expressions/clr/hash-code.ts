/** `GetHashCode()`. .NET documents no values: the simple types follow .NET, the others are only stable. */
import { ClrException } from '../errors.ts';
import type { Value } from '../values.ts';
import { Char } from './char.ts';
import { Guid } from './guid.ts';

export function hashCode(value: Value): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'bigint') return Number(BigInt.asIntN(32, value ^ (value >> 32n)));
  if (typeof value === 'string') return hashText(value);
  if (value instanceof Char) return value.code | (value.code << 16);
  if (value instanceof Guid) return value.hash();
  if (value instanceof Uint8Array || value instanceof ClrException || value === null) return 0;
  return hashText(String(value.key() === value ? value.type.id : value.key()));
}

/** FNV-1a: deterministic, unlike .NET's string hash, which differs from process to process. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash | 0;
}
