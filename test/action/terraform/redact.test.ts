import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { code, htmlCode, plain } from '../../../action/report/markdown.ts';
import {
  createScrub,
  isTooCommon,
  masksOf,
  scrubJson,
  scrubShapes,
} from '../../../action/terraform/redact.ts';

/** Long enough to be removed anywhere, and not a number that passes for a port. */
const secret = fc
  .string({ minLength: 8, maxLength: 40, unit: 'grapheme' })
  .filter((text) => text.trim().length >= 8 && !/^[-\d.]*$/.test(text.trim()));
const surrounding = fc.string({ maxLength: 30, unit: 'grapheme' });

const SPELLINGS: Readonly<Record<string, (text: string) => string>> = {
  raw: (text) => text,
  JSON: (text) => JSON.stringify(text).slice(1, -1),
  'JSON in JSON': (text) => JSON.stringify(JSON.stringify(text).slice(1, -1)).slice(1, -1),
  'JSON as Go writes it': (text) =>
    JSON.stringify(text)
      .slice(1, -1)
      .replaceAll('&', '\\u0026')
      .replaceAll('<', '\\u003c')
      .replaceAll('>', '\\u003e'),
  XML: (text) =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;'),
  URL: (text) => encodeURIComponent(text),
  form: (text) => new URLSearchParams({ a: text }).toString().slice(2),
  Markdown: plain,
  'a code span in a table': code,
  'JSON inside of HTML': (text) => htmlCode(JSON.stringify(text)),
  'URL of JSON': (text) => encodeURIComponent(JSON.stringify(text)),
  'URL twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'numeric entities': (text) =>
    [...text].map((sign) => `&#x${sign.codePointAt(0)?.toString(16)};`).join(''),
  'C# verbatim': (text) => text.replaceAll('"', '""'),
  'C# with escapes': (text) =>
    Array.from(
      { length: text.length },
      (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  'a diff of wrapped lines': (text) => `+ ${text.replaceAll(/.{5}/gsu, '$&\n+ ')}`,
  'a box of wrapped lines': (text) => text.replaceAll(/.{6}/gsu, '$&\n│ '),
  hexadecimal: (text) => Buffer.from(text).toString('hex'),
  'UTF-16 in base64': (text) => Buffer.from(text, 'utf16le').toString('base64'),
  'base64 in base64': (text) =>
    Buffer.from(Buffer.from(text).toString('base64')).toString('base64'),
  'base64 of JSON': (text) => Buffer.from(JSON.stringify({ key: text })).toString('base64'),
  'base64 in lines': (text) =>
    Buffer.from(`user:${text}`).toString('base64').replaceAll(/.{16}/g, '$&\n'),
  base64: (text) => Buffer.from(text).toString('base64'),
  base64url: (text) => Buffer.from(text).toString('base64url'),
};

/** As passwords and keys are: signs of every kind, most of them letters and digits. */
const key = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...'ABCxyz0189') },
      { weight: 1, arbitrary: fc.constantFrom(...'+/=-_~.!*"\'<>&%#@|\\ ') },
    ),
    { minLength: 14, maxLength: 40 },
  )
  .map((signs) => signs.join('').trim())
  .filter((text) => text.replaceAll(/[^A-Za-z0-9]/g, '').length >= 10 && !/^[-\d.\s]*$/.test(text));

for (const [name, spell] of Object.entries(SPELLINGS)) {
  test(`no secret is left, spelled as ${name}, whatever stands around it`, () => {
    fc.assert(
      fc.property(key, surrounding, surrounding, (value, before, after) => {
        const spelled = spell(value);
        const scrubbed = createScrub([value])(`${before} ${spelled} ${after} ${spelled}`);
        assert.ok(!scrubbed.includes(spelled) && scrubbed.includes('***'), scrubbed);
      }),
      { numRuns: 100 },
    );
  });
}

test('no secret of any signs is left as it is', () => {
  fc.assert(
    fc.property(secret, surrounding, surrounding, (value, before, after) => {
      assert.ok(!createScrub([value])(`${before}${value}${after}`).includes(value));
    }),
    { numRuns: 300 },
  );
});

test('a secret inside longer base64 is removed at every alignment', () => {
  fc.assert(
    fc.property(secret, surrounding, surrounding, (value, before, after) => {
      const encoded = Buffer.from(`${before}${value}${after}`).toString('base64');
      const scrubbed = createScrub([value])(encoded);
      assert.ok(scrubbed.includes('***'), `${encoded} -> ${scrubbed}`);
    }),
    { numRuns: 150 },
  );
});

test('each long line of a secret of several lines is a secret', () => {
  const key = '-----BEGIN KEY-----\nMIIEvQIBADANBgkqh\nab\n-----END KEY-----\n';
  const scrub = createScrub([key]);
  assert.equal(scrub('  MIIEvQIBADANBgkqh'), '  ***');
  assert.equal(scrub('ab stays'), 'ab stays');
});

test('a short secret goes only where it is a word, and not where it is an ordinary one', () => {
  const scrub = createScrub(['p4ss', 'abc', 'true', '8080', '', 'prod']);
  assert.equal(
    scrub('p4ss p4ssword "p4ss" abc true 8080 prod'),
    '*** p4ssword "***" abc true 8080 prod',
  );
});

test('a word that names something is too common to hide, a key never is', () => {
  const isName = (word: string) => ['japan-east', 'production', 's3cr3t-Key_0123'].includes(word);
  assert.deepEqual(
    ['prod', 'production', 'japan-east', 's3cr3t-Key_0123', 'some-passphrase'].map((value) =>
      isTooCommon(value, isName),
    ),
    [true, true, true, false, false],
  );
  const scrub = createScrub(['production', 's3cr3t-Key_0123'], isName);
  assert.equal(scrub('a["production"] s3cr3t-Key_0123'), 'a["production"] ***');
});

test('what surrounds a secret stays, and the signs at its ends go with it', () => {
  const scrub = createScrub(['"quoted-Secret<&>']);
  assert.equal(scrub('a = "quoted-Secret<&>; b'), 'a = ***; b');
  assert.equal(scrub('a = &quot;quoted-Secret&lt;&amp;&gt;; b'), 'a = ***; b');
});

const shapes: readonly (readonly [string, string])[] = [
  ['{"primaryKey": "0a1B2c3d4e"}', '{"primaryKey": "***"}'],
  ['body: {\\"secondaryKey\\":\\"0a1B2c3d4e\\"}', 'body: {\\"secondaryKey\\":\\"***\\"}'],
  ['AccountName=a;AccountKey=abc123+/==;x', 'AccountName=a;AccountKey=***;x'],
  ['GET https://a.example/c?sv=1&sig=abc%2B&se=2', 'GET https://a.example/c?sv=1&sig=***&se=2'],
  ['Authorization: Bearer abcdefgh.ij', 'Authorization: Bearer ***'],
  ['token eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl end', 'token *** end'],
  ['Ocp-Apim-Subscription-Key: 0123456789abcdef', 'Ocp-Apim-Subscription-Key: ***'],
  ['key 0123456789abcdef0123456789abcdef is wrong', 'key *** is wrong'],
  [`got ${'Ab3+'.repeat(21)}Ab==`, 'got ***'],
];
for (const [text, expected] of shapes) {
  test(`a key in a provider's words: ${text}`, () => assert.equal(scrubShapes(text), expected));
}

test('ids, checksums and names in a provider’s words stay', () => {
  const text = `request 11111111-2222-3333-4444-555555555555 of key "prod" in ${'0a'.repeat(32)}: the key is missing`;
  assert.equal(scrubShapes(text), text);
});

test('replacing never joins two halves into a secret', () => {
  const scrub = createScrub(['abcd-efgh', 'XXXXXXXX', 'ab***fgh']);
  assert.doesNotMatch(scrub('abXXXXXXXXfgh'), /ab\*\*\*fgh/);
});

test('documents are scrubbed in values, keys and numbers', () => {
  const scrub = createScrub(['secret-key', '12345678']);
  assert.deepEqual(scrubJson({ 'secret-key': ['a secret-key', 12345678, 5, null, true] }, scrub), {
    '***': ['a ***', '***', 5, null, true],
  });
});

test('masks are lines, and not so short that they would hide half the log', () => {
  assert.deepEqual(masksOf(['line-one-long\nab\nline-two-long', 'tiny', 'line-one-long']), [
    'line-one-long',
    'line-two-long',
  ]);
});
