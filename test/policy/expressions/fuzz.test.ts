/** Any text compiles or is refused with an ExpressionError; what compiles ends with a value or a ClrException. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compile, ExpressionError, evaluateExpression } from '../../../policy/expressions/index.ts';
import { anyCharacter } from '../../any-character.ts';
import { goldenCases } from './golden/cases.ts';

const KINDS = ['expression', 'block'] as const;

function neverCrashes(source: string): void {
  for (const kind of KINDS) {
    try {
      compile(source, kind);
    } catch (error) {
      assert.ok(error instanceof ExpressionError, `${kind} ${JSON.stringify(source)}: ${error}`);
      assert.ok(error.line >= 1 && error.column >= 1);
    }
  }
}

test('any text', () => {
  fc.assert(fc.property(fc.string({ unit: anyCharacter }), neverCrashes), {
    numRuns: 500,
    seed: 1,
  });
});

const TOKENS = fc.constantFrom(
  ...'context Request Body As < > <string> ( ) [ ] { } . , ; ? : ?. ?? => = == != + ++ - * / % & && | || ! ~ 1 2.5 3L "a" \'c\' $"{1}" @"x" null true var int string new List JObject return if else for foreach in while do switch case default break continue try catch finally throw is as out x y Select Where ToString Parse Variables Length'.split(
    ' ',
  ),
);

test('any tokens', () => {
  const sources = fc.array(TOKENS, { maxLength: 40 }).map((tokens) => tokens.join(' '));
  fc.assert(fc.property(sources, neverCrashes), { numRuns: 2_000, seed: 2 });
});

test('real expressions with a piece cut out, doubled or exchanged', () => {
  const sources = goldenCases().map(({ expression }) => expression.slice(2, -1));
  const mutated = fc
    .record({
      source: fc.constantFrom(...sources),
      other: fc.constantFrom(...sources),
      start: fc.nat(80),
      length: fc.nat(12),
      how: fc.nat(2),
    })
    .map(({ source, other, start, length, how }) => {
      const [before, piece, after] = [
        source.slice(0, start),
        source.slice(start, start + length),
        source.slice(start + length),
      ];
      return before + [``, piece + piece, other.slice(start, start + length)][how] + after;
    });
  fc.assert(fc.property(mutated, neverCrashes), { numRuns: 2_000, seed: 3 });
});

test('deep and long sources', () => {
  const repeated = (open: string, middle: string, close = '') =>
    open.repeat(5_000) + middle + close.repeat(5_000);
  const sources = [
    repeated('(', '1', ')'),
    repeated('-', '1'),
    repeated('!', 'true'),
    repeated('1+', '1'),
    repeated('a?.', 'b'),
    repeated('a.', 'b'),
    repeated('x => ', 'x'),
    repeated('{', 'return 1;', '}'),
    repeated('if (true) ', 'return 1;'),
    repeated('new List<', 'int', '>'),
    repeated('a<', 'b'),
    repeated('[', '', ']'),
    repeated('f(', '1', ')'),
    repeated('$"{', '1', '}"'),
    repeated('true ? 1 : ', '2'),
    repeated('null ?? ', '2'),
    repeated('(int)', '2'),
    '"'.repeat(5_000),
    'var a = 1; '.repeat(5_000),
  ];
  for (const source of sources) neverCrashes(source);
});

test('nested lambdas do not explode', () => {
  let source = '1';
  for (let depth = 0; depth < 25; depth++) {
    source = `new[] { 1 }.Select(x${depth} => ${source}).First()`;
  }
  neverCrashes(source);
});

test('any golden expression in any context ends', () => {
  const contexts = fc.constantFrom(
    undefined,
    { request: { body: '{"a":1}' } },
    { request: { method: 'POST', body: '[' }, response: { statusCode: 500 } },
    {
      variables: {
        remaining: { type: 'System.Guid', value: '00000000-0000-0000-0000-000000000000' },
      },
    },
  );
  const expressions = fc.constantFrom(...goldenCases().map(({ expression }) => expression));
  fc.assert(
    fc.property(expressions, contexts, (expression, context) => {
      const result = evaluateExpression(expression, context);
      assert.ok('type' in result || 'exception' in result || 'error' in result);
    }),
    { numRuns: 1_000, seed: 4 },
  );
});
