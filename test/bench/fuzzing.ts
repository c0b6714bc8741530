/** Reader, document compiler and expression compiler on texts of all kinds: nothing crashes, nothing takes long. */
import fc from 'fast-check';
import { surface } from '../../openapi/index.ts';
import { PolicyError, readDocument } from '../../policy/document/index.ts';
import { compile, ExpressionError } from '../../policy/expressions/index.ts';
import { checkPolicy } from '../../policy/gateway/index.ts';
import { renderPolicy } from '../../policy/render.ts';
import { goldenCases } from '../policy/expressions/golden/cases.ts';
import type { Report } from './report.ts';
import { benchBalancer, handWrittenPolicy } from './services.ts';

const RUNS = 20_000;

/** No text of a fuzzed size may keep a gateway busy for longer. */
const LONGEST_MILLISECONDS = 1000;

const PIECES = fc.constantFrom(
  ...['<policies>', '</policies>', '<inbound>', '</inbound>', '<base/>', '<choose>', '<when '],
  ...[
    'condition="',
    '"',
    "'",
    '@(',
    ')',
    '@{',
    '}',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '&amp;',
    '&#x',
  ],
  ...[
    '{{name}}',
    '<',
    '>',
    '/>',
    '=',
    ' ',
    '\n',
    '//',
    '/*',
    '*/',
    '$"',
    '@"',
    '<set-body',
    '\\',
    '</',
  ],
);
const TOKENS = fc.constantFrom(
  ...'context Request Body As < > <string> ( ) [ ] { } . , ; ? : ?. ?? => = == != + ++ - * / & | ! 1 2.5 3L "a" null true var int string new List JObject return if else for foreach in while switch case default try catch throw is as out x y Select Where'.split(
    ' ',
  ),
);

export async function bench({ figure }: Report): Promise<void> {
  const policies = [
    renderPolicy(benchBalancer(['https://a.example', 'https://b.example']), surface),
    handWrittenPolicy(),
  ];
  const expressions = goldenCases().map(({ expression }) => expression.slice(2, -1));
  const texts = (parts: fc.Arbitrary<string>, most: number) =>
    fc.array(parts, { maxLength: most }).map((all) => all.join(''));
  const kinds: readonly (readonly [string, fc.Arbitrary<string>, (text: string) => void])[] = [
    ['documents of pieces', texts(PIECES, 60), judgeDocument],
    ['documents of any text', fc.string({ unit: 'binary', maxLength: 200 }), judgeDocument],
    ['real documents, changed', changed(policies, 15_000), judgeDocument],
    [
      'expressions of tokens',
      texts(
        TOKENS.map((token) => `${token} `),
        40,
      ),
      judgeExpression,
    ],
    ['expressions of any text', fc.string({ unit: 'binary' }), judgeExpression],
    ['real expressions, changed', changed(expressions, 200), judgeExpression],
  ];
  let total = 0;
  for (const [what, arbitrary, judge] of kinds) {
    let longest = 0;
    const timed = (text: string) => {
      const start = performance.now();
      judge(text);
      longest = Math.max(longest, performance.now() - start);
    };
    const { failed, errorInstance, seed } = fc.check(fc.property(arbitrary, timed), {
      numRuns: RUNS,
    });
    total += RUNS;
    figure(
      `${RUNS} ${what}`,
      failed
        ? `failed with seed ${seed}: ${errorInstance}`
        : `the longest took ${longest.toFixed(1)} ms`,
      `no crash, at most ${LONGEST_MILLISECONDS} ms each`,
      !failed && longest <= LONGEST_MILLISECONDS,
    );
  }
  figure('runs', String(total), 'at least 100000', total >= 100_000);
}

/** Cuts a piece out, doubles it, or puts a piece of another one there. */
function changed(sources: readonly string[], longest: number): fc.Arbitrary<string> {
  const source = fc.constantFrom(...sources);
  return fc
    .record({ source, other: source, start: fc.nat(longest), length: fc.nat(40), how: fc.nat(2) })
    .map(({ source: text, other, start, length, how }) => {
      const piece = text.slice(start, start + length);
      const instead = ['', piece + piece, other.slice(start, start + length)][how];
      return `${text.slice(0, start)}${instead}${text.slice(start + length)}`;
    });
}

function judgeDocument(text: string): void {
  try {
    readDocument(text);
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    needPosition(error);
  }
  const { errors, unsupported } = checkPolicy(text);
  for (const each of [...errors, ...unsupported]) needPosition(each);
}

function judgeExpression(source: string): void {
  for (const kind of ['expression', 'block'] as const) {
    try {
      compile(source, kind);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      needPosition(error);
    }
  }
}

function needPosition({ line, column }: { readonly line: number; readonly column: number }): void {
  if (!(line >= 1 && column >= 1)) throw new Error(`no position: ${line}:${column}`);
}
