import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  createScrub,
  environmentSecrets,
  masksOf,
  scrubJson,
  sensitiveValues,
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
  base64: (text) => Buffer.from(text).toString('base64'),
  base64url: (text) => Buffer.from(text).toString('base64url'),
};

for (const [name, spell] of Object.entries(SPELLINGS)) {
  test(`no secret is left, spelled as ${name}, whatever stands around it`, () => {
    fc.assert(
      fc.property(secret, surrounding, surrounding, (value, before, after) => {
        const spelled = spell(value);
        const scrubbed = createScrub([value])(`${before}${spelled}${after}${spelled}`);
        assert.ok(!scrubbed.includes(spelled), scrubbed);
      }),
      { numRuns: 150 },
    );
  });
}

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

test('a short secret goes only where it is a word, a very short one stays', () => {
  const scrub = createScrub(['prod', 'abc', 'true', '8080', '']);
  assert.equal(scrub('prod production "prod" abc true 8080'), '*** production "***" abc true 8080');
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

test('every marked value is found: changes, drift, state, plan, outputs, variables', () => {
  const change = (value: string) => ({
    before: { a: [`${value}-before`, 'open'] },
    before_sensitive: { a: [true, false] },
    after: { b: { c: `${value}-after` } },
    after_sensitive: { b: true },
  });
  const state = (value: string) => ({
    outputs: { o: { sensitive: true, value: `${value}-output` }, p: { value: 'open' } },
    root_module: {
      resources: [{ values: { k: `${value}-root` }, sensitive_values: { k: true } }],
      child_modules: [
        { resources: [{ values: { k: `${value}-child` }, sensitive_values: { k: true } }] },
      ],
    },
  });
  const found = sensitiveValues({
    resource_changes: [{ change: change('change') }],
    resource_drift: [{ change: change('drift') }],
    output_changes: { o: { before: 'output-before', before_sensitive: true } },
    planned_values: state('planned'),
    prior_state: { values: state('prior') },
    configuration: { root_module: { variables: { s: { sensitive: true }, t: {} } } },
    variables: { s: { value: { deep: ['variable', 4711] } }, t: { value: 'open' } },
  });
  assert.deepEqual([...found].sort(), [
    '4711',
    'change-after',
    'change-before',
    'drift-after',
    'drift-before',
    'output-before',
    'planned-child',
    'planned-output',
    'planned-root',
    'prior-child',
    'prior-output',
    'prior-root',
    'variable',
  ]);
});

test('credentials of the environment are known by their names', () => {
  const secrets = environmentSecrets({
    ARM_CLIENT_SECRET: 'client-secret',
    ARM_ACCESS_KEY: 'access-key-value',
    'INPUT_GITHUB-TOKEN': 'github-token-value',
    ACTIONS_ID_TOKEN_REQUEST_URL: 'https://example.com/token',
    ARM_OIDC_TOKEN_FILE_PATH: '/var/run/token-file',
    HOME: '/home/runner',
    TF_VAR_token: 'short',
  });
  assert.deepEqual(secrets, ['client-secret', 'access-key-value', 'github-token-value']);
});

test('masks are lines, and not so short that they would hide half the log', () => {
  assert.deepEqual(masksOf(['line-one-long\nab\nline-two-long', 'tiny', 'line-one-long']), [
    'line-one-long',
    'line-two-long',
  ]);
});
