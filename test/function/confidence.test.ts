import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { confidentially, createConfidence, overheard } from '../../function/confidence.ts';
import { RemoteError } from '../../function/errors.ts';
import { SettingsError } from '../../function/settings.ts';
import { addSubscription, addVersion, createWorld, fakeKeys, fakeSecrets } from './fakes.ts';

const keys = [
  '0123456789abcdef0123456789abcdef',
  'pass',
  'a+b/c="d"&<e>\'f\\g%h i',
  'schlüssel\n\u2028 mit 😀 und İ',
  '.*+?^$()|[]{}\\',
  '$&$1$$',
];

const encodings: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'in capitals': (text) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase()),
  JSON: (text) => JSON.stringify({ value: text }),
  'JSON in JSON': (text) => JSON.stringify(JSON.stringify({ value: text })),
  'JSON of PHP': (text) => JSON.stringify(text).replaceAll('/', '\\/'),
  'a query': (text) => `?key=${encodeURIComponent(text)}&more`,
  'a form': (text) => new URLSearchParams({ key: text }).toString(),
  'a query in a query': (text) => encodeURIComponent(encodeURIComponent(text)),
  'percent signs for every byte': (text) => Buffer.from(text).toString('hex').replace(/../g, '%$&'),
  XML: (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  hexadecimal: (text) => Buffer.from(text).toString('hex'),
  'hexadecimal, in capitals': (text) => Buffer.from(text).toString('hex').toUpperCase(),
  base64: (text) => Buffer.from(text).toString('base64'),
  base64url: (text) => Buffer.from(text).toString('base64url'),
};

describe('what a run tells', () => {
  for (const [name, encode] of Object.entries(encodings)) {
    it(`holds no key: ${name}`, () => {
      for (const key of keys) {
        const confidence = createConfidence();
        confidence.learn(key);
        const told = confidence.scrub(`before ${encode(key)} after`);
        assert.match(told, /^before .*\*\*\*.* after$/s, key);
        assert.ok(!told.includes(encode(key)), key);
      }
    });
  }

  it('holds no key that stands among other bytes in base64', () => {
    for (const before of ['', 'a', 'ab', 'api-key: ']) {
      const confidence = createConfidence();
      const key = keys[0] ?? '';
      confidence.learn(key);
      const told = confidence.scrub(Buffer.from(`${before}${key} and more`).toString('base64'));
      const left = Buffer.from(told.replace('***', ''), 'base64').toString();
      assert.ok(told.includes('***') && !/[0-9a-f]{6}/.test(left), told);
    }
  });

  it('is otherwise what it was, and of many keys none is missed', () => {
    const confidence = createConfidence();
    const many = Array.from({ length: 5000 }, (_, index) => `key-${index}-${'x'.repeat(20)}`);
    for (const key of many) confidence.learn(key);
    const text = 'Could not read the keys of team-a: HTTP 403; ask İstanbul.';
    assert.equal(confidence.scrub(text), text);
    assert.equal(confidence.scrub(`<${many.at(-1)}>`), '<***>');
  });

  it('is free of every key that a port gave or took, and of those in errors that nobody expected', async () => {
    const world = createWorld();
    const { primary, secondary } = addSubscription(world, 'team-a');
    addVersion(world, 's', 'the first value', {
      tags: { 'managed-by': 'apim-openai-load-balancer' },
    });
    addVersion(world, 's', 'the second value');
    const failure = confidentially(async (confidence) => {
      const ports = overheard({ keys: fakeKeys(world), secrets: fakeSecrets(world) }, confidence);
      await ports.keys.read('team-a');
      await ports.keys.replace('team-a', 'primary', 'our own', '"0"', async () => undefined);
      await ports.secrets.get('s');
      await ports.secrets.succeeded('s');
      const seen = [primary, secondary, 'our own', 'the first value', 'the second value'];
      throw new TypeError(seen.join(), { cause: seen });
    });
    await assert.rejects(failure, (error) => {
      assert.ok(error instanceof RemoteError);
      assert.equal(error.message, 'TypeError: ***,***,***,***,***');
      assert.equal(error.cause, undefined);
      assert.ok(!(error.stack ?? '').includes(primary));
      return true;
    });
  });

  it('lets an error about settings through, since it has names only', async () => {
    const failure = confidentially(async () => {
      throw new SettingsError(['KEY_VAULT_URL is missing.']);
    });
    await assert.rejects(failure, SettingsError);
  });
});
