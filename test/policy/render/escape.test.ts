import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { csharpLiteral } from '../../../policy/escape.ts';

/** Any UTF-16, lone surrogates included, with the marks that matter more often than by chance. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }))
    .map((units) => units.map((unit) => String.fromCharCode(unit)).join('')),
  fc
    .array(
      fc.constantFrom(
        ...['"', "'", '\\', '\\u', '@(', '@{', ')', '}', '{{', '}}', ']]>', '<', '&', '&quot;'],
        ...['\n', '\r', '\0', '\ud800', '//', '/*', '$"', 'a', '-->', '%>'],
      ),
    )
    .map((parts) => parts.join('')),
);

describe('csharpLiteral', () => {
  it('writes names as a reader expects them', () => {
    assert.equal(csharpLiteral('gpt-4.1'), '"gpt-4.1"');
    assert.equal(csharpLiteral(['a', 'b']), '"a", "b"');
    assert.equal(csharpLiteral([]), '');
    assert.equal(csharpLiteral(20_000), '20000');
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
