/** How keys are compared: `StringComparer.OrdinalIgnoreCase` and its siblings. */
import { argumentNull } from '../../errors.ts';
import { define } from '../../types/define.ts';
import { named, type Type, type TypeDefinition } from '../../types/type.ts';
import { ClrObject, equalValues, keyOf, type Value } from '../../types/values.ts';
import { upper } from '../foundation/char.ts';
import { compareOrdinal, compareText, compareValues } from '../foundation/compare.ts';
import { hashCode } from '../foundation/hash-code.ts';

export class StringComparer extends ClrObject {
  readonly ignoreCase: boolean;
  readonly #isOrdinal: boolean;

  constructor(ignoreCase: boolean, isOrdinal: boolean) {
    super();
    this.ignoreCase = ignoreCase;
    this.#isOrdinal = isOrdinal;
  }

  get type(): Type {
    return named(stringComparerType);
  }

  keyOf(value: Value): unknown {
    return typeof value === 'string' ? this.#fold(value) : keyOf(value);
  }

  equal(left: Value, right: Value): boolean {
    return typeof left === 'string' && typeof right === 'string'
      ? this.#fold(left) === this.#fold(right)
      : equalValues(left, right);
  }

  compare(left: Value, right: Value): number {
    if (typeof left !== 'string' || typeof right !== 'string') return compareValues(left, right);
    if (!this.#isOrdinal) return compareText(left, right, this.ignoreCase);
    return compareOrdinal(this.#fold(left), this.#fold(right));
  }

  #fold(text: string): string {
    return this.ignoreCase ? upper(text) : text;
  }
}

const stringComparerType = define({
  declaration:
    'class System.StringComparer : System.Collections.Generic.IEqualityComparer<string>, System.Collections.Generic.IComparer<string>',
  members: {
    'static StringComparer Ordinal': () => new StringComparer(false, true),
    'static StringComparer OrdinalIgnoreCase': () => new StringComparer(true, true),
    'static StringComparer InvariantCulture': () => new StringComparer(false, false),
    'static StringComparer InvariantCultureIgnoreCase': () => new StringComparer(true, false),
    'static StringComparer CurrentCulture': () => new StringComparer(false, false),
    'static StringComparer CurrentCultureIgnoreCase': () => new StringComparer(true, false),
    'bool Equals(string x, string y)': (comparer: StringComparer, left: Value, right: Value) =>
      comparer.equal(left, right),
    'int Compare(string x, string y)': (comparer: StringComparer, left: Value, right: Value) =>
      comparer.compare(left, right),
    'int GetHashCode(string obj)': (comparer: StringComparer, text: string | null) => {
      if (text === null) throw argumentNull('obj');
      return hashCode(comparer.ignoreCase ? upper(text) : text);
    },
  },
  missing: 'Create FromComparison',
});

export const comparerTypes: readonly TypeDefinition[] = [
  define({
    declaration: 'interface System.Collections.Generic.IEqualityComparer<T>',
    members: {
      'bool Equals(T x, T y)': (comparer: StringComparer, left: Value, right: Value) =>
        comparer.equal(left, right),
    },
    missing: 'GetHashCode',
  }),
  define({
    declaration: 'interface System.Collections.Generic.IComparer<T>',
    members: {
      'int Compare(T x, T y)': (comparer: StringComparer, left: Value, right: Value) =>
        comparer.compare(left, right),
    },
  }),
  stringComparerType,
];
