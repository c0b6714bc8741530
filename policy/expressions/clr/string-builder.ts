/** System.Text.StringBuilder. */
import { argument, argumentOutOfRange, indexOutOfRange } from '../errors.ts';
import { MAXIMUM_LENGTH, outOfMemory } from '../evaluation.ts';
import { define } from '../types/define.ts';
import { named, type Type } from '../types/type.ts';
import { ClrObject, type Value } from '../values.ts';
import { type AnyArray, itemsOf } from './array.ts';
import { Char } from './char.ts';
import { compositeFormat } from './composite-format.ts';
import { textOf } from './text.ts';

/** The gateway runs on Linux (v2 tiers, self-hosted): lines end in `\n`. */
const NEW_LINE = '\n';

class StringBuilder extends ClrObject {
  private text: string;

  constructor(text: string) {
    super();
    this.text = text;
  }

  get type(): Type {
    return named(stringBuilderType);
  }

  get length(): number {
    return this.text.length;
  }

  append(text: string): StringBuilder {
    if (this.text.length + text.length > MAXIMUM_LENGTH) throw outOfMemory();
    this.text += text;
    return this;
  }

  /** Puts `text` in the place of `count` characters. */
  splice(index: number, count: number, text: string): StringBuilder {
    if (index < 0 || index > this.text.length) throw argumentOutOfRange('index');
    if (count < 0 || index + count > this.text.length) throw argumentOutOfRange('length');
    this.text = this.text.slice(0, index) + text + this.text.slice(index + count);
    return this;
  }

  replace(old: string | null, replacement: string | null): StringBuilder {
    if (old === null || old === '') throw argument('Empty name is not legal.', 'oldValue');
    this.text = this.text.replaceAll(old, () => replacement ?? '');
    return this;
  }

  resize(length: number): void {
    if (length < 0) throw argumentOutOfRange('value');
    if (length > MAXIMUM_LENGTH) throw outOfMemory();
    this.text = this.text.slice(0, length).padEnd(length, '\0');
  }

  at(index: number): Char {
    if (index < 0 || index >= this.text.length) throw indexOutOfRange();
    return Char.of(this.text.charCodeAt(index));
  }

  set(index: number, char: Char): void {
    if (index < 0 || index >= this.text.length) throw argumentOutOfRange('index');
    this.splice(index, 1, char.toString());
  }

  override toString(): string {
    return this.text;
  }

  override size(): number {
    return 0;
  }
}

const appends = Object.fromEntries(
  ['string', 'char', 'int', 'long', 'double', 'bool', 'object'].map(
    (type) =>
      [
        `StringBuilder Append(${type} value)`,
        (builder: StringBuilder, value: Value) => builder.append(textOf(value)),
      ] as const,
  ),
);

export const stringBuilderType = define({
  declaration: 'class System.Text.StringBuilder',
  members: {
    'new()': () => new StringBuilder(''),
    'new(int capacity)': (capacity: number) => {
      if (capacity < 0) throw argumentOutOfRange('capacity');
      return new StringBuilder('');
    },
    'new(string value)': (text: string | null) => new StringBuilder(text ?? ''),
    ...appends,
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
    'StringBuilder Insert(int index, string value)': (
      builder: StringBuilder,
      index: number,
      text: string | null,
    ) => builder.splice(index, 0, text ?? ''),
    'StringBuilder Remove(int startIndex, int length)': (
      builder: StringBuilder,
      index: number,
      length: number,
    ) => builder.splice(index, length, ''),
    'StringBuilder Replace(string oldValue, string newValue)': (
      builder: StringBuilder,
      old: string | null,
      replacement: string | null,
    ) => builder.replace(old, replacement),
    'StringBuilder Replace(char oldChar, char newChar)': (
      builder: StringBuilder,
      old: Char,
      replacement: Char,
    ) => builder.replace(old.toString(), replacement.toString()),
    'StringBuilder Clear()': (builder: StringBuilder) => {
      builder.resize(0);
      return builder;
    },
    'int Length': (builder: StringBuilder) => builder.length,
    'set int Length': (builder: StringBuilder, length: number) => builder.resize(length),
    'char this[int index]': (builder: StringBuilder, index: number) => builder.at(index),
    'set char this[int index]': (builder: StringBuilder, index: number, char: Char) =>
      builder.set(index, char),
    'string ToString(int startIndex, int length)': (
      builder: StringBuilder,
      start: number,
      length: number,
    ) => {
      if (start < 0 || length < 0 || start + length > builder.length) {
        throw argumentOutOfRange('startIndex');
      }
      return builder.toString().slice(start, start + length);
    },
  },
  missing: 'Capacity CopyTo EnsureCapacity Equals MaxCapacity AppendJoin',
});
