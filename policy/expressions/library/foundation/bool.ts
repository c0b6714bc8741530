/** System.Boolean. */
import { argument, argumentNull, format } from '../../errors.ts';
import { define } from '../../types/define.ts';
import type { Reference } from '../../types/member.ts';
import { named, type Type } from '../../types/type.ts';
import type { Value } from '../../types/values.ts';

function parseBool(text: string): boolean | undefined {
  const word = text.replace(/^[\s\0]+|(?<![\s\0])[\s\0]+$/g, '').toLowerCase();
  if (word === 'true') return true;
  return word === 'false' ? false : undefined;
}

/** @throws {ClrException} ArgumentNullException, FormatException */
export function requireBool(text: string | null): boolean {
  if (text === null) throw argumentNull('value');
  const value = parseBool(text);
  if (value === undefined) throw format('String was not recognized as a valid Boolean.');
  return value;
}

export const boolType = define({
  declaration: 'struct System.Boolean : IComparable, IComparable<bool>',
  alias: 'bool',
  initial: () => false,
  members: {
    'static string TrueString': () => 'True',
    'static string FalseString': () => 'False',
    'static bool Parse(string value)': (text: string | null) => requireBool(text),
    'static bool TryParse(string value, out bool result)': (
      text: string | null,
      result: Reference,
    ) => {
      const value = text === null ? undefined : parseBool(text);
      result.value = value ?? false;
      return value !== undefined;
    },
    'int CompareTo(object obj)': (left: boolean, right: Value) => {
      if (right === null) return 1;
      if (typeof right === 'boolean') return Number(left) - Number(right);
      throw argument('Object must be of type Boolean.');
    },
    'int CompareTo(bool value)': (left: boolean, right: boolean) => Number(left) - Number(right),
    'bool Equals(bool obj)': (left: boolean, right: boolean) => left === right,
  },
  missing: 'GetTypeCode ToString',
});

export const BOOL: Type = named(boolType);
