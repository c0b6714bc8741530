/** What YAML can do that a configuration should not: each is told where it stands, once, and in words for people. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type ErrorCode, parseDocument } from 'yaml';
import { readDocument } from '../../../action/config/document.ts';
import { readConfiguration } from '../../../action/config.ts';

const said = (text: string): readonly string[] =>
  readDocument(text, 'x').faults.map(
    ({ line, column, message }) => `${line}:${column}: ${message.replace('not valid YAML: ', '')}`,
  );

describe('a file that is no plain YAML', () => {
  const cases: readonly (readonly [name: string, text: string, ...RegExp[]])[] = [
    ['an unknown tag', 'a: !secret b', /^1:4: tags have no meaning here/],
    ['a tag of another language', 'a: !!js/function "b"', /^1:4: tags have no meaning here/],
    ['a tag of a list', 'a: !list [b]', /^1:4: tags/],
    ['a tag that the library knows', 'a: !!binary aGk=', /^1:4: tags/],
    ['a tag of a set', 'a: !!set { b }', /^1:4: tags/],
    ['a directive of another version', '%YAML 3.7\n---\na: 1', /^1:\d+: a line that begins with %/],
    ['a directive that nobody knows', '%FOO bar\n---\na: 1', /^1:1: a line that begins with %/],
    ['an alias of nothing', 'a: &team 1\nb: *tem', /^2:4: \*tem stands for nothing/],
    ['an alias before its anchor', 'a: *b\nc: &b 1', /^1:4: \*b stands for nothing/],
    ['an alias of what it is in', 'a: &a\n  b: *a', /^2:6: \*a is a part of what it stands for/],
    ['two documents', 'a: 1\n---\nb: 2', /^2:1: one document is expected/],
    ['a list as key', '? [a, b]\n: c', /^1:3: a key is text/],
    ['a map as key', '{ { a: 1 }: b }', /^1:3: a key is text/],
    ['an alias as key', 'a: &k x\n*k : 1', /^2:1: a key is text/],
    ['keys that are one text', '1: a\n"1": b', /^2:1: the same key/],
    ['a merge key', 'a: &a { b: 1 }\nc:\n  <<: *a', /^3:3: merge keys \(<<\) have no meaning here/],
    ['a key with a space of another kind', 'a:\u00a0{ b: 1 }\nc: 1', /^1:3: .*\(U\+00A0\)/],
    [
      'a mark of order inside of the file',
      'a: 1\n\ufeffb: 1',
      /^2:1: an invisible character \(U\+FEFF\)/,
    ],
    ['half of a character', 'a: "\\ud83d"', /^1:4: this text holds half of a character/],
    ['tabs', 'a:\n\tb: 1', /^2:1: tabs cannot indent/],
    ['an open quote', 'a: "b\n', /something is missing/],
    ['several faults, one a line', 'a: !x b\nc: !y d\n', /^1:4: tags/, /^2:4: tags/],
  ];
  for (const [name, text, ...expected] of cases) {
    it(`is told: ${name}`, () => {
      const found = said(text);
      assert.equal(found.length, expected.length, found.join('\n'));
      for (const [index, pattern] of expected.entries()) assert.match(found[index] ?? '', pattern);
    });
  }

  it('never speaks in the words of the library', () => {
    const library = new Map<ErrorCode, string>();
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'a:-?*&!%#|>"\'{}[], \t\n'), { maxLength: 20 }),
        (signs) => {
          const text = signs.join('');
          const { errors, warnings } = parseDocument(text, { prettyErrors: false });
          for (const { code, message } of [...errors, ...warnings]) library.set(code, message);
          const found = said(text);
          for (const message of library.values()) {
            assert.ok(!found.some((line) => line.endsWith(`: ${message}`)), found.join('\n'));
          }
        },
      ),
      { numRuns: 500 },
    );
    assert.ok(library.size > 5, 'the texts break YAML in many ways');
  });
});

describe('a file that is plain YAML', () => {
  it('may use an alias as often as it likes', () => {
    const aliases = Array.from({ length: 500 }, (_, index) => `k${index}: *a`).join('\n');
    assert.deepEqual(said(`a: &a [b]\n${aliases}`), []);
  });

  it('may begin with a mark of order, and end its lines as Windows does', () => {
    assert.deepEqual(readDocument('\ufeffa: 1\r\nb: "<<"\r\n"<<": c\r\n', 'x').value, {
      a: 1,
      b: '<<',
      '<<': 'c',
    });
  });

  it('keeps keys as they are written', () => {
    const { value } = readDocument('007: a\n~: b\ntrue: c\n1e3: d', 'x');
    assert.deepEqual(value, { '007': 'a', '~': 'b', true: 'c', '1e3': 'd' });
  });

  it('speaks one dialect, whatever a directive says', () => {
    assert.deepEqual(readDocument('%YAML 1.1\n---\na: yes', 'x').value, { a: 'yes' });
  });
});

describe('what is told of a value', () => {
  const tell = (text: string) =>
    readConfiguration(text, 'x').findings.map(
      ({ line, column, message }) => `${line}:${column}: ${message}`,
    );
  const about = (key: string, text: string) =>
    tell(text).filter((line) => line.includes(`: ${key}`));

  for (const written of [
    '.inf',
    '-.INF',
    '.nan',
    '0x1F4',
    '1e99',
    '12345678901234567890',
    'null',
    '~',
  ]) {
    it(`shows ${written} as it is written`, () => {
      const [line = '', ...more] = about('location', `location: ${written}`);
      assert.deepEqual(more, []);
      assert.ok(line.startsWith(`1:11: location: ${written} is not allowed`), line);
    });
  }

  it('shows text in quotes, and nothing as an empty value', () => {
    assert.match(about('environment', 'environment: "A\\tB"')[0] ?? '', /"A\\tB" is not allowed/);
    assert.match(about('environment', 'environment:')[0] ?? '', /: an empty value is not allowed/);
  });

  it('is told once, whatever else is wrong with it', () => {
    assert.equal(about('environment', `environment: ${'X'.repeat(99)}`).length, 1);
    assert.equal(
      about('gateway.publisher.email', 'gateway: { publisher: { email: "" } }').length,
      1,
    );
  });

  it('is told where it is written, when an alias repeats it', () => {
    const findings = tell(
      'accounts:\n  a: { models: &m [gpt-4o, "?"] }\n  b: { models: *m }\n',
    ).filter((line) => line.includes('"?"'));
    assert.deepEqual(
      findings.map((line) => line.split(' is not')[0]),
      ['2:28: accounts.a.models.1: "?"'],
    );
  });
});
