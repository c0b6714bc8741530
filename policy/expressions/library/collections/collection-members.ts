/** What the members of all generic collections share. */
import { argumentNull } from '../../errors.ts';
import type { Call } from '../../types/member.ts';
import type { Type } from '../../types/type.ts';
import { equalValues, type Value } from '../../types/values.ts';
import { iterate, SequenceObject } from './sequence.ts';

export function fill(values: Value, call: Call): Value[] {
  if (values === null) throw argumentNull('collection');
  const items: Value[] = [];
  for (const value of iterate(values)) {
    call.spend(1);
    items.push(value);
  }
  return items;
}

export function countOf(value: Value): number {
  let count = 0;
  if (value instanceof SequenceObject && value.size() > 0) return value.size();
  for (const _ of iterate(value)) count++;
  return count;
}

export function includes(values: Value, wanted: Value): boolean {
  if (values instanceof SequenceObject) return values.includes(wanted);
  for (const value of iterate(values)) if (equalValues(value, wanted)) return true;
  return false;
}

export function elementOf({ ownerTypes }: Call, index = 0): Type {
  const type = ownerTypes[index];
  if (type === undefined) throw new Error('the collection has a type argument');
  return type;
}
