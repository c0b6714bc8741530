/** System.Text.StringBuilder. */
import { argument, argumentNull, argumentOutOfRange, indexOutOfRange } from '../../errors.ts';
import { CHARACTERS_PER_STEP, MAXIMUM_LENGTH, outOfMemory } from '../../limits.ts';
import { define, member } from '../../types/define.ts';
import type { Call, Implementation } from '../../types/member.ts';
import { named, type Type } from '../../types/type.ts';
import { ClrObject, type Value } from '../../types/values.ts';
import { type AnyArray, ClrArray, itemsOf } from '../collections/array.ts';
import { iterate } from '../collections/sequence.ts';
import { Char } from '../foundation/char.ts';
import { textOf } from '../foundation/text-of.ts';
import { compositeFormat } from './composite-format.ts';
import { join, replace as replaceText } from './string-operations.ts';

/** The gateway runs on Linux (v2 tiers, self-hosted): lines end in `\n`. */
const NEW_LINE = '\n';

function rangeOf(text: string, start: number, count: number): string {
  if (start < 0 || count < 0 || start + count > text.length) throw argumentOutOfRange('startIndex');
  return text.slice(start, start + count);
}

export class StringBuilder extends ClrObject {
  #text: string;
  /** Whether pieces were added that nobody has looked at: the first look puts all of them together. */
  #isInPieces = false;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  /** Charges for handling the whole text, which everything but adding at its end does. */
  charge(call: Pick<Call, 'spend'>): this {
    this.#isInPieces = false;
    call.spend(this.#text.length / CHARACTERS_PER_STEP);
    return this;
  }

  get type(): Type {
    return named(stringBuilderType);
  }

  get length(): number {
    return this.#text.length;
  }

  append(text: string): StringBuilder {
    if (this.#text.length + text.length > MAXIMUM_LENGTH) throw outOfMemory();
    this.#text += text;
    this.#isInPieces = true;
    return this;
  }

  /** Puts `text` in the place of `count` characters. */
  splice(index: number, count: number, text: string): StringBuilder {
    if (index < 0 || index > this.#text.length) throw argumentOutOfRange('index');
    if (count < 0 || index + count > this.#text.length) throw argumentOutOfRange('length');
    if (this.#text.length - count + text.length > MAXIMUM_LENGTH) throw outOfMemory();
    this.#text = this.#text.slice(0, index) + text + this.#text.slice(index + count);
    return this;
  }

  replace(
    old: string | null,
    replacement: string | null,
    start: number,
    count: number,
  ): StringBuilder {
    const range = rangeOf(this.#text, start, count);
    if (old === null) throw argumentNull('oldValue');
    if (old === '') throw argument('Empty name is not legal.', 'oldValue');
    return this.splice(start, count, replaceText(range, old, replacement));
  }

  resize(length: number): void {
    if (length < 0) throw argumentOutOfRange('value');
    if (length > MAXIMUM_LENGTH) throw outOfMemory();
    this.#text = this.#text.slice(0, length).padEnd(length, '\0');
  }

  at(index: number, call: Pick<Call, 'spend'>): Char {
    if (this.#isInPieces) this.charge(call);
    if (index < 0 || index >= this.#text.length) throw indexOutOfRange();
    return Char.of(this.#text.charCodeAt(index));
  }

  set(index: number, char: Char): void {
    if (index < 0 || index >= this.#text.length) throw argumentOutOfRange('index');
    this.splice(index, 1, char.toString());
  }

  override toString(): string {
    return this.#text;
  }
}

/** Arrays of characters are their characters. */
function contentOf(value: Value): string {
  return value instanceof ClrArray && value.element.id === 'System.Char'
    ? itemsOf(value).map(textOf).join('')
    : textOf(value);
}

/** `Append` and `Insert` of any simple value. */
function additions(): Record<string, Implementation> {
  const types = [
    'string',
    'char',
    'int',
    'long',
    'double',
    'bool',
    'object',
    'byte',
    'sbyte',
    'short',
    'ushort',
    'uint',
    'ulong',
    'char[]',
    'StringBuilder',
  ] as const;
  const members: Record<string, Implementation> = {};
  for (const type of types) {
    Object.assign(
      members,
      member(
        'StringBuilder',
        `StringBuilder Append(${type} value)`,
        (builder: StringBuilder, value: Value) => builder.append(contentOf(value)),
      ),
    );
    if (type === 'StringBuilder') continue;
    Object.assign(
      members,
      member('StringBuilder', `StringBuilder Insert(int index, ${type} value)`, {
        withCall: (call: Call, builder: StringBuilder, index: number, value: Value) =>
          builder.charge(call).splice(index, 0, contentOf(value)),
      }),
    );
  }
  return members;
}

export const stringBuilderType = define({
  declaration: 'class System.Text.StringBuilder',
  members: {
    'new()': () => new StringBuilder(''),
    'new(int capacity)': (capacity: number) => {
      if (capacity < 0) throw argumentOutOfRange('capacity');
      return new StringBuilder('');
    },
    'new(string value)': (text: string | null) => new StringBuilder(text ?? ''),
    'new(string value, int capacity)': (text: string | null, capacity: number) => {
      if (capacity < 0) throw argumentOutOfRange('capacity');
      return new StringBuilder(text ?? '');
    },
    'new(string value, int startIndex, int length, int capacity)': (
      text: string | null,
      start: number,
      length: number,
      _capacity: number,
    ) => new StringBuilder(rangeOf(text ?? '', start, length)),
    ...additions(),
    'StringBuilder Append(char value, int repeatCount)': (
      builder: StringBuilder,
      char: Char,
      count: number,
    ) => {
      if (count < 0) throw argumentOutOfRange('repeatCount');
      if (count > MAXIMUM_LENGTH) throw outOfMemory();
      return builder.append(char.toString().repeat(count));
    },
    'StringBuilder AppendLine()': (builder: StringBuilder) => builder.append(NEW_LINE),
    'StringBuilder AppendLine(string value)': (builder: StringBuilder, text: string | null) =>
      builder.append((text ?? '') + NEW_LINE),
    'StringBuilder AppendFormat(string format, params object[] args)': (
      builder: StringBuilder,
      pattern: string | null,
      values: AnyArray | null,
    ) => builder.append(compositeFormat(pattern, values === null ? [] : itemsOf(values))),
    'StringBuilder Insert(int index, string value, int count)': {
      withCall: (
        call: Call,
        builder: StringBuilder,
        index: number,
        text: string | null,
        count: number,
      ) => {
        if (count < 0) throw argumentOutOfRange('count');
        if ((text ?? '').length * count > MAXIMUM_LENGTH) throw outOfMemory();
        return builder.charge(call).splice(index, 0, (text ?? '').repeat(count));
      },
    },
    'StringBuilder Append(string value, int startIndex, int count)': (
      builder: StringBuilder,
      text: string | null,
      start: number,
      count: number,
    ) => builder.append(rangeOf(text ?? '', start, count)),
    'StringBuilder Remove(int startIndex, int length)': {
      withCall: (call: Call, builder: StringBuilder, index: number, length: number) =>
        builder.charge(call).splice(index, length, ''),
    },
    'StringBuilder Replace(string oldValue, string newValue)': {
      withCall: (
        call: Call,
        builder: StringBuilder,
        old: string | null,
        replacement: string | null,
      ) => builder.charge(call).replace(old, replacement, 0, builder.length),
    },
    'StringBuilder Replace(string oldValue, string newValue, int startIndex, int count)': {
      withCall: (
        call: Call,
        builder: StringBuilder,
        old: string | null,
        replacement: string | null,
        start: number,
        count: number,
      ) => builder.charge(call).replace(old, replacement, start, count),
    },
    'StringBuilder Replace(char oldChar, char newChar)': {
      withCall: (call: Call, builder: StringBuilder, old: Char, replacement: Char) =>
        builder.charge(call).replace(old.toString(), replacement.toString(), 0, builder.length),
    },
    'StringBuilder Clear()': (builder: StringBuilder) => {
      builder.resize(0);
      return builder;
    },
    'int Length': (builder: StringBuilder) => builder.length,
    'set int Length': {
      withCall: (call: Call, builder: StringBuilder, length: number) =>
        builder.charge(call).resize(length),
    },
    'char this[int index]': {
      withCall: (call: Call, builder: StringBuilder, index: number) => builder.at(index, call),
    },
    'set char this[int index]': {
      withCall: (call: Call, builder: StringBuilder, index: number, char: Char) =>
        builder.charge(call).set(index, char),
    },
    'string ToString(int startIndex, int length)': {
      withCall: (call: Call, builder: StringBuilder, start: number, length: number) =>
        rangeOf(builder.charge(call).toString(), start, length),
    },
    'bool Equals(StringBuilder sb)': {
      withCall: (call: Call, left: StringBuilder, right: StringBuilder | null) =>
        right !== null && left.charge(call).toString() === right.charge(call).toString(),
    },
    'StringBuilder AppendJoin<T>(string separator, IEnumerable<T> values)': {
      withCall: (call: Call, builder: StringBuilder, separator: string | null, values: Value) =>
        builder.append(join(separator, values === null ? null : iterate(values), call)),
    },
  },
  missing:
    'Append AppendFormat AppendJoin Capacity CopyTo EnsureCapacity Insert MaxCapacity Replace',
});
