import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readMarker, writeMarker } from '../../../action/github/marker.ts';

test('what is written is read again, whatever is in it, and stays one hidden line', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('-->', '--!>', '<!--', '\n', '__proto__'),
  );
  const digests = fc.dictionary(
    text.filter((key) => key !== '__proto__'),
    text,
    { maxKeys: 3 },
  );
  const resources = fc.dictionary(
    text.filter((key) => key !== '__proto__'),
    fc.record({ action: text, attributes: digests }),
    { maxKeys: 3 },
  );
  fc.assert(
    fc.property(text, text, text, text, resources, (label, environment, commit, hash, found) => {
      const marker = { label, environment, commit, plan: { hash, resources: found } };
      const written = writeMarker(marker);
      assert.equal(written.indexOf('-->'), written.length - '-->\n'.length);
      assert.equal(written.slice(4).indexOf('--'), written.length - '<!--'.length - '-->\n'.length);
      assert.deepEqual(plainOf(readMarker(`${written}## Title\n--> more`)), plainOf(marker));
    }),
    { numRuns: 300 },
  );
});

test('the marker never takes much of a comment, and keeps the hash', () => {
  const attributes = Object.fromEntries(
    Array.from({ length: 50 }, (_, index) => [`attribute_${index}`, '01234567']),
  );
  for (const count of [20, 100, 3000]) {
    const resources = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `module.x.a[${index}]`,
        { action: 'update', attributes },
      ]),
    );
    const plan = { hash: 'f'.repeat(64), resources };
    const written = writeMarker({ label: '', environment: 'prod', commit: 'a', plan });
    assert.ok(written.length <= 12_000);
    assert.equal(readMarker(written)?.plan?.hash, plan.hash);
  }
});

test('other comments have no marker', () => {
  for (const text of [
    '',
    'hello',
    '<!-- something -->',
    '<!-- apim-openai-load-balancer {"label" -->',
  ]) {
    assert.equal(readMarker(text), undefined);
  }
  assert.equal(
    readMarker(
      `quoted: ${writeMarker({ label: '', environment: '', commit: '', plan: undefined })}`,
    ),
    undefined,
  );
});

function plainOf(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}
