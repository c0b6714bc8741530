/** How strings are compared: by a StringComparison, or ordinally where none is given; ordering is linguistic. */
import { argumentOutOfRange, ClrException } from '../../errors.ts';
import type { Value } from '../../types/values.ts';
import { upper } from '../foundation/char.ts';
import { compareOrdinal, compareText } from '../foundation/compare.ts';
import type { EnumValue } from '../foundation/enum.ts';
import { Enumeration } from '../foundation/enum.ts';

export const StringComparison = new Enumeration('System.StringComparison', {
  CurrentCulture: 0,
  CurrentCultureIgnoreCase: 1,
  InvariantCulture: 2,
  InvariantCultureIgnoreCase: 3,
  Ordinal: 4,
  OrdinalIgnoreCase: 5,
});

/** StringComparison: odd values ignore case, 4 and 5 are ordinal. */
function ignoresCase(comparison: EnumValue): boolean {
  return comparison.value % 2 === 1;
}

/** The text as the comparison sees it. */
export function fold(text: string, comparison: EnumValue | undefined): string {
  return comparison !== undefined && ignoresCase(comparison) ? upper(text) : text;
}

function equalWith(left: string | null, right: string | null, comparison: EnumValue): boolean {
  if (left === null || right === null) return left === right;
  return fold(left, comparison) === fold(right, comparison);
}

function compareWith(left: string | null, right: string | null, comparison: EnumValue): number {
  if (comparison.value < 4) return compareText(left, right, ignoresCase(comparison));
  return ordinal(left, right, ignoresCase(comparison));
}

function ordinal(left: string | null, right: string | null, ignoreCase = false): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  return ignoreCase ? ordinalIgnoringCase(left, right) : compareOrdinal(left, right);
}

function ordinalIgnoringCase(left: string, right: string): number {
  const [one, other] = [upper(left), upper(right)];
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index++) {
    const difference = one.charCodeAt(index) - other.charCodeAt(index);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** At most `length` characters from `index` on. */
function part(text: string | null, index: number, length: number): string | null {
  if (text === null) return null;
  if (length < 0) throw argumentOutOfRange('length');
  if (index < 0 || index > text.length) throw argumentOutOfRange('index');
  return text.slice(index, index + length);
}

type Compare = (left: string | null, right: string | null, ...how: never[]) => number;

function compareParts(compare: Compare) {
  // The signature beside each use names what follows the length.
  const apply = compare as (left: string | null, right: string | null, ...how: unknown[]) => number;
  return (
    left: string | null,
    leftIndex: number,
    right: string | null,
    rightIndex: number,
    length: number,
    ...how: unknown[]
  ) => apply(part(left, leftIndex, length), part(right, rightIndex, length), ...how);
}

const RANGES = 'string strA, int indexA, string strB, int indexB, int length';
const plain = (left: string | null, right: string | null) => compareText(left, right);
const plainOrdinal = (left: string | null, right: string | null) => ordinal(left, right);

export const comparisonMembers = {
  'static bool Equals(string a, string b)': (left: string | null, right: string | null) =>
    left === right,
  'static bool Equals(string a, string b, StringComparison comparisonType)': equalWith,
  'bool Equals(string value)': (left: string, right: string | null) => left === right,
  'bool Equals(string value, StringComparison comparisonType)': equalWith,
  'static int Compare(string strA, string strB)': plain,
  'static int Compare(string strA, string strB, bool ignoreCase)': compareText,
  'static int Compare(string strA, string strB, StringComparison comparisonType)': compareWith,
  [`static int Compare(${RANGES})` as const]: compareParts(plain),
  [`static int Compare(${RANGES}, bool ignoreCase)` as const]: compareParts(compareText),
  [`static int Compare(${RANGES}, StringComparison comparisonType)` as const]:
    compareParts(compareWith),
  'static int CompareOrdinal(string strA, string strB)': plainOrdinal,
  [`static int CompareOrdinal(${RANGES})` as const]: compareParts(plainOrdinal),
  'int CompareTo(string strB)': plain,
  'int CompareTo(object value)': (left: string, right: Value) => {
    if (right === null || typeof right === 'string') return compareText(left, right);
    throw new ClrException('System.ArgumentException', 'Object must be of type String.');
  },
  'static bool operator ==(string a, string b)': (left: string | null, right: string | null) =>
    left === right,
  'static bool operator !=(string a, string b)': (left: string | null, right: string | null) =>
    left !== right,
};
