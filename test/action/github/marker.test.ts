import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readMarker, writeMarker } from '../../../action/github/marker.ts';

const HERE = { label: '', environment: 'prod', commit: 'a', run: 1 };
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('-->', '--!>', '<!--', '\n', '__proto__'),
);

test('what is written is read again, whatever is in it, and stays one hidden line', () => {
  const element = fc.record({ address: text, path: text, what: text, digest: text });
  fc.assert(
    fc.property(
      text,
      text,
      text,
      text,
      fc.array(element),
      (label, environment, commit, hash, elements) => {
        const written = writeMarker(
          { label, environment, commit, run: 5 },
          { hash, elements, others: [] },
        );
        assert.equal(written.indexOf('-->'), written.length - '-->\n'.length);
        assert.equal(
          written.slice(4).indexOf('--'),
          written.length - '<!--'.length - '-->\n'.length,
        );
        const read = readMarker(`${written}## Title\n--> more`);
        assert.deepEqual(
          [read?.label, read?.environment, read?.commit, read?.run, read?.plan?.hash],
          [label, environment, commit, 5, hash],
        );
      },
    ),
    { numRuns: 300 },
  );
});

test('the marker takes a third of a comment at most, however large the plan', () => {
  for (const count of [20, 1000, 20_000]) {
    const elements = Array.from({ length: count }, (_, index) => ({
      address: `module.x.a[${index % 2000}]`,
      path: `attribute_${index}`,
      what: 'update',
      digest: String(index),
    }));
    const written = writeMarker(HERE, { hash: 'f'.repeat(64), elements, others: [] });
    assert.ok(written.length <= 65_536 / 3, String(written.length));
    assert.notEqual(readMarker(written)?.plan?.details, '');
  }
});

test('a plan recorded by another version is none: its hash covers something else', () => {
  const plan = { hash: 'f'.repeat(64), elements: [], others: [] };
  const older = writeMarker(HERE, plan).replace('"version":2', '"version":1');
  assert.equal(readMarker(older)?.plan, undefined);
  assert.equal(readMarker(older)?.environment, 'prod', 'but the comment is ours');
});

test('other comments have no marker', () => {
  for (const other of [
    '',
    'hello',
    '<!-- something -->',
    '<!-- apim-openai-load-balancer {"label" -->',
    `quoted: ${writeMarker(HERE, undefined)}`,
  ]) {
    assert.equal(readMarker(other), undefined);
  }
});
