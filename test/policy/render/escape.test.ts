import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { bareWord, csharpLiteral } from '../../../policy/escape.ts';
import { hostile } from './hostile.ts';

describe('csharpLiteral', () => {
  it('writes names as a reader expects them', () => {
    assert.equal(csharpLiteral('gpt-4.1'), '"gpt-4.1"');
    assert.equal(csharpLiteral(['a', 'b']), '"a", "b"');
    assert.equal(csharpLiteral([]), '');
    assert.equal(csharpLiteral(20_000), '20000');
    assert.equal(csharpLiteral([1, 20]), '1, 20');
  });

  it('escapes what would end the string or the document', () => {
    assert.equal(csharpLiteral('")'), '"\\u0022\\u0029"');
    assert.equal(csharpLiteral('日\ud800'), '"\\u65E5\\uD800"');
  });

  it('yields a literal without any mark of XML, expressions or named values', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        assert.match(csharpLiteral(value), /^"(?:[A-Za-z0-9_.,:;/*?!+=|~#-]|\\u[0-9A-F]{4})*"$/);
      }),
    );
  });

  it('evaluates back to the value', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        // JSON and C# agree on \uXXXX, and the literal holds no other escape.
        assert.equal(JSON.parse(csharpLiteral(value)), value);
      }),
    );
  });

  it('refuses what is no literal', () => {
    for (const value of [undefined, null, Number.NaN, 0.5, {}, true, ['a', undefined]]) {
      assert.throws(() => csharpLiteral(value), TypeError);
    }
  });
});

describe('bareWord', () => {
  it('writes what needs no escape', () => {
    assert.equal(bareWord('https://app.example.com:8443'), 'https://app.example.com:8443');
  });

  it('refuses what would be more than a word', () => {
    for (const value of ['', 'a b', '<a', '"', '{{name}}', '@(1)', '日']) {
      assert.throws(() => bareWord(value), TypeError, value);
    }
  });
});
