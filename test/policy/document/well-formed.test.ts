import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { attributeOf, readDocument, xmlFault } from '../../../policy/document/index.ts';

describe('well-formed XML', () => {
  for (const document of [
    '<a/>',
    '\ufeff<?xml version="1.0"?><!-- c --><a x="1" y=\'"\'>&lt;&#65;<![CDATA[ <&]]></a>\n',
    '<a:b c:d="e"/>',
    '<a x="&quot;&#x1F600;"/>',
  ]) {
    it(`is ${JSON.stringify(document)}`, () => assert.equal(xmlFault(document), undefined));
  }

  const faults: readonly (readonly [string, RegExp, number, number])[] = [
    ['<a x="@("b")"/>', /not name="value"/, 1, 10],
    ['<a>\n x && y</a>', /"&" begins no reference/, 2, 4],
    ['<a x="a & b"/>', /"&" begins no reference/, 1, 9],
    ['<a>&nbsp;</a>', /"&" begins no reference/, 1, 4],
    ['<a>&#0;</a>', /"&" begins no reference/, 1, 4],
    ['<a x="1" x="2"/>', /second attribute "x"/, 1, 10],
    ['<a><!-- a -- b --></a>', /begins no tag/, 1, 4],
    ['<a></b>', /ends no open element/, 1, 4],
    ['<a>', /never closed/, 1, 1],
    ['<a/><b/>', /second root/, 1, 5],
    ['<a/>b', /outside of the root/, 1, 5],
    ['<a x="<"/>', /without "<"/, 1, 3],
    ['<a>]]></a>', /"\]\]>" in text/, 1, 4],
    ['<a>\u0001</a>', /does not allow/, 1, 4],
    ['', /no root/, 1, 1],
  ];
  for (const [document, message, line, column] of faults) {
    it(`is not ${JSON.stringify(document)}`, () => {
      const fault = xmlFault(document);
      assert.match(fault?.message ?? '', message);
      assert.deepEqual([fault?.line, fault?.column], [line, column]);
    });
  }

  it('escaped by a writer is read back by the reader, whatever the value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const escaped = value.replace(
          /[&<>"'\s]/g,
          (character) => `&#${character.codePointAt(0)};`,
        );
        const document = `<p a="${escaped}"/>`;
        fc.pre(xmlFault(document) === undefined && !/^\s*@[({]/.test(value));
        assert.equal(attributeOf(readDocument(document), 'a')?.value.text, value);
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
