/** What Json.NET takes between brackets. */
import { argument, argumentNull } from '../../errors.ts';
import type { Value } from '../../types/values.ts';
import { textOf } from '../foundation/text-of.ts';

/** @throws {ClrException} for anything but a text */
export function propertyName(key: Value, verb: string): string {
  if (key === null) throw argumentNull('o');
  if (typeof key !== 'string') {
    throw argument(
      `${verb} JObject values with invalid key value: ${textOf(key)}. Object property name expected.`,
    );
  }
  return key;
}

/** @throws {ClrException} for anything but a number */
export function arrayIndex(key: Value, verb: string): number {
  if (key === null) throw argumentNull('o');
  if (typeof key !== 'number') {
    throw argument(
      `${verb} JArray values with invalid key value: ${typeof key === 'string' ? `"${key}"` : textOf(key)}. Array position index expected.`,
    );
  }
  return key;
}
