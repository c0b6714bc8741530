/** The expressions of the golden set: every construct and member, alone and combined by generators. */
import { COLLECTION_EXPRESSIONS } from './collection-cases.ts';
import { COMPOSED_EXPRESSIONS } from './composed-cases.ts';
import { CONTEXT_EXPRESSIONS } from './context-cases.ts';
import { DIFFERING_EXPRESSIONS } from './differing-cases.ts';
import { JSON_EXPRESSIONS } from './json-cases.ts';
import { LANGUAGE_EXPRESSIONS } from './language-cases.ts';
import { LIBRARY_EXPRESSIONS } from './library-cases.ts';
import { MISTAKEN_EXPRESSIONS } from './rejected-cases.ts';
import { SYSTEM_EXPRESSIONS } from './system-cases.ts';
import { TEXT_EXPRESSIONS } from './text-cases.ts';

export type Case = {
  /** With its wrapper, `@(…)` or `@{…}`. */
  readonly expression: string;
  readonly contexts: readonly string[];
};

const CONTEXTS = ['plain', 'chat', 'throttled', 'failed', 'array'];

/** All cases, in an order that changes only where cases are added. */
export function goldenCases(): readonly Case[] {
  const independent = [
    ...LANGUAGE_EXPRESSIONS,
    ...LIBRARY_EXPRESSIONS,
    ...MISTAKEN_EXPRESSIONS,
    ...TEXT_EXPRESSIONS,
    ...COLLECTION_EXPRESSIONS,
    ...SYSTEM_EXPRESSIONS,
    ...JSON_EXPRESSIONS,
    ...COMPOSED_EXPRESSIONS,
    ...DIFFERING_EXPRESSIONS.keys(),
    ...generated(),
  ];
  return [
    ...independent.map((expression) => ({ expression: wrap(expression), contexts: ['plain'] })),
    ...CONTEXT_EXPRESSIONS.map((expression) => ({
      expression: wrap(expression),
      contexts: CONTEXTS,
    })),
  ];
}

/** Statements end in `}` or `;`, expressions do not. */
export function wrap(expression: string): string {
  return /[;}]$/.test(expression) && /\breturn\b|\bthrow\b/.test(expression)
    ? `@{${expression}}`
    : `@(${expression})`;
}

function* generated(): Generator<string> {
  yield* arithmetic();
  yield* assignments();
  yield* casts();
  yield* formats();
  yield* strings();
  yield* tokens();
}

const OPERANDS = ['5', '-7', '3000000000L', '2.5', "'a'", '(byte)200', '7u', 'int.MaxValue'];

function* arithmetic(): Generator<string> {
  for (const left of OPERANDS) {
    for (const right of OPERANDS) {
      for (const operator of ['+', '-', '*', '/', '%', '<', '==']) {
        yield `var a = ${left}; var b = ${right}; return a ${operator} b;`;
      }
    }
  }
  for (const operator of ['&', '|', '^', '<<', '>>']) {
    for (const left of ['5', '-7', '3000000000L', '7u']) {
      yield `var a = ${left}; var b = 3; return a ${operator} b;`;
    }
  }
}

function* assignments(): Generator<string> {
  const targets = ['int', 'long', 'double', 'byte', 'short', 'uint', 'char', 'string', 'object'];
  for (const target of targets) {
    for (const operator of ['+=', '-=', '*=', '/=', '%=', '|=', '<<=']) {
      for (const value of ['3', '3L', '2.5', "'a'", '"x"']) {
        const initial = target === 'string' || target === 'object' ? '"s"' : `(${target})100`;
        yield `${target} a = ${initial}; a ${operator} ${value}; return a;`;
      }
    }
    for (const change of ['a++', '++a', 'a--', '-a', '~a', '!a']) {
      const initial = target === 'string' || target === 'object' ? '"s"' : `(${target})100`;
      yield `${target} a = ${initial}; var b = ${change}; return a + "," + b;`;
    }
  }
}

function* casts(): Generator<string> {
  const targets = ['int', 'long', 'double', 'byte', 'char', 'uint', 'string', 'bool', 'object'];
  const values = ['5', '-1', '300L', '2.5', '-2.5', "'a'", '"7"', 'true', 'null'];
  for (const target of targets) {
    for (const value of values) {
      yield `object a = ${value}; return (${target})a;`;
      if (value !== 'null') yield `var a = ${value}; return (${target})a;`;
    }
  }
  for (const method of ['ToInt32', 'ToInt64', 'ToDouble', 'ToBoolean', 'ToString', 'ToByte']) {
    for (const value of [...values, '"x"', '""', '2.5e10', '" 12 "', '"1.5"', '"true"', '3.5']) {
      yield `object a = ${value}; return Convert.${method}(a);`;
    }
  }
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of patterns, one on a line
function* formats(): Generator<string> {
  const numbers = ['1234567.891', '0.5', '-3.14159', '0.0', '1e20', '1e-7', '42', '-5', '1000000L'];
  const patterns = [
    'N2',
    'F1',
    'D6',
    'X',
    'E3',
    'P1',
    'G',
    'G4',
    'R',
    '0.00',
    '#,##0.#',
    '000',
    '#',
    '0.0%',
    '0;(0);zero',
  ];
  for (const number of numbers) {
    for (const pattern of patterns) yield `(${number}).ToString("${pattern}")`;
    yield `(${number}).ToString()`;
  }
  const dates = [
    'new DateTime(2024, 8, 29, 13, 2, 3)',
    'new DateTime(2024, 1, 5, 0, 0, 0, DateTimeKind.Utc)',
  ];
  const dateFormats = [
    'o',
    's',
    'u',
    'r',
    'd',
    'D',
    'G',
    'yyyy-MM-dd',
    'HH:mm:ss.fff',
    'ddd, dd MMM yyyy',
    'h:mm tt',
    'yyyyMMddTHHmmssZ',
  ];
  for (const date of dates) {
    for (const pattern of dateFormats) yield `${date}.ToString("${pattern}")`;
    for (const change of [
      'AddSeconds(7.5)',
      'AddDays(-400)',
      'AddMonths(6)',
      'AddYears(-1)',
      'AddMilliseconds(0.4)',
      'AddHours(11)',
    ]) {
      yield `${date}.${change}`;
    }
    for (const part of [
      'Year',
      'Month',
      'Day',
      'DayOfWeek',
      'DayOfYear',
      'Hour',
      'Ticks',
      'TimeOfDay',
      'Date',
    ]) {
      yield `${date}.${part}`;
    }
  }
}

function* strings(): Generator<string> {
  const texts = ['"Hello, World"', '""', '"  a b  "', '"a,b,,c"', '"ÄÖ straße"'];
  const calls = [
    'Length',
    'ToUpper()',
    'ToLowerInvariant()',
    'Trim()',
    'TrimStart()',
    "TrimEnd('c', 'd')",
    "Split(',')",
    "Split(' ')",
    "Split(new[] {','}, StringSplitOptions.RemoveEmptyEntries)",
    "Split(new[] {','}, 2)",
    'Substring(2)',
    'Substring(1, 3)',
    'IndexOf("b")',
    "IndexOf('o')",
    'LastIndexOf("o")',
    'Contains("a")',
    'StartsWith("He")',
    'EndsWith("c")',
    'StartsWith("hE", StringComparison.OrdinalIgnoreCase)',
    'Replace("o", "0")',
    "Replace('a', 'b')",
    'Insert(1, "-")',
    'Remove(2)',
    'Remove(0, 1)',
    "PadLeft(15, '.')",
    'PadRight(3)',
    'Equals("")',
    'CompareTo("b")',
    'ToCharArray()',
    'First()',
    'Reverse().ToArray()',
    "Count(c => c == 'a')",
    "Contains('a')",
    "IndexOfAny(new[] {',', ' '})",
    'Any()',
    'Skip(1).Take(2).ToArray()',
  ];
  for (const text of texts) for (const call of calls) yield `${text}.${call}`;
}

function* tokens(): Generator<string> {
  const json =
    '{\\"i\\":5,\\"f\\":2.5,\\"s\\":\\"7\\",\\"t\\":\\"text\\",\\"b\\":true,\\"n\\":null,\\"a\\":[1,2],\\"o\\":{\\"x\\":1},\\"d\\":\\"2024-08-29T01:02:03Z\\"}';
  for (const name of ['i', 'f', 's', 't', 'b', 'n', 'a', 'o', 'd', 'missing']) {
    const token = `JObject.Parse("${json}")["${name}"]`;
    for (const type of [
      'string',
      'int',
      'long',
      'double',
      'bool',
      'int?',
      'DateTime',
      'JArray',
      'JObject',
    ]) {
      yield `(${type})${token}`;
    }
    for (const type of ['string', 'int', 'double', 'bool', 'int?', 'JToken']) {
      yield `${token}.Value<${type}>()`;
    }
    for (const use of [
      '.ToString()',
      '.Type',
      '?.ToString() ?? "none"',
      '.HasValues',
      '["x"]',
      '[0]',
      '.Path',
      '?.ToString(Formatting.None)',
      '.ToObject<string>()',
      '.ToObject<int>()',
      '.First',
      '.Children().Count()',
    ]) {
      yield `${token}${use}`;
    }
  }
}
