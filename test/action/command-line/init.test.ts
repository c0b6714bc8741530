import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { readConfiguration } from '../../../action/config.ts';
import { accountOf } from '../../../action/init/account.ts';
import { type AccountAnswer, EXAMPLE } from '../../../action/init/answers.ts';
import { configurationText } from '../../../action/init/configuration-text.ts';
import { createFolder, type Folder } from './run.ts';

const ID =
  '/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/';
const GIVEN = [
  ...['--environment', 'test', '--location', 'swedencentral', '--sku', 'StandardV2_1'],
  ...['--publisher-name', 'Platform: "AI"', '--publisher-email', 'ai@example.com'],
  ...['--account', `${ID}Contoso.East`, '--account', `west=${ID}contoso-west`],
  ...['--endpoint', 'contoso-east=https://contoso-east.openai.azure.com/'],
  ...['--models', 'gpt-4o', '--models', 'west=gpt-4o,text-embedding-3-small'],
  ...['--consumer', 'team-a,team-b', '--rotation'],
];
const without = (option: string) =>
  GIVEN.filter((word, index) => word !== option && GIVEN[index - 1] !== option);

async function folder(t: TestContext): Promise<Folder> {
  const made = await createFolder();
  t.after(made.remove);
  return made;
}

test('init writes from options what check takes at once', async (t) => {
  const { run, directory } = await folder(t);
  const made = await run('init', ...GIVEN);
  assert.equal(made.exitCode, 0, made.error);
  const text = await readFile(join(directory, 'load-balancer.yml'), 'utf8');
  assert.deepEqual(parse(text), {
    environment: 'test',
    location: 'swedencentral',
    gateway: {
      sku: 'StandardV2_1',
      publisher: { name: 'Platform: "AI"', email: 'ai@example.com' },
    },
    accounts: {
      'contoso-east': {
        id: `${ID}Contoso.East`,
        endpoint: 'https://contoso-east.openai.azure.com/',
        priority: 1,
        models: ['gpt-4o'],
      },
      west: {
        id: `${ID}contoso-west`,
        endpoint: 'https://contoso-west.openai.azure.com/',
        priority: 1,
        models: ['gpt-4o', 'text-embedding-3-small'],
      },
    },
    callers: { keys: { bearer: true } },
    consumers: { 'team-a': {}, 'team-b': {} },
    rotation: { schedule: '0 0 3 * * *', interval: 'P30D' },
  });
  for (const section of Object.keys(parse(text))) {
    assert.match(text, new RegExp(`^# .+\n${section}:`, 'm'), `${section} is explained`);
  }
  assert.match(made.error, /the endpoint of west is the usual one/);
  const checked = await run('check', 'load-balancer.yml');
  assert.deepEqual([checked.exitCode, checked.error], [0, '']);
});

test('init without a terminal names every option that is missing, and writes nothing', async (t) => {
  const { run, directory } = await folder(t);
  const nothing = await run('init');
  assert.equal(nothing.exitCode, 2);
  for (const option of [
    ...['--environment', '--location', '--sku', '--publisher-name', '--publisher-email'],
    ...['--account', '--consumer', '--rotation or --no-rotation'],
  ]) {
    assert.ok(nothing.error.split('\n')[0]?.includes(option), option);
  }
  const one = await run('init', ...without('--location'));
  assert.match(one.error, /standard input is no terminal: add --location\n/);
  assert.deepEqual(await readdir(directory), []);
});

test('init refuses what the file could not have, in the words of check', async (t) => {
  const { run, directory } = await folder(t);
  const cases: readonly (readonly [readonly string[], RegExp, number])[] = [
    [['--location', 'West Europe'], /location: "West Europe" is not allowed/, 1],
    [['--sku', 'Consumption_0'], /gateway\.sku: "Consumption_0" cannot do streamed responses/, 1],
    [['--account', 'openai-japan'], /accounts\.openai-japan\.id: .* expected a resource id/, 1],
    [['--account', `${ID}contoso-west`], /the same account as "west"/, 1],
    [['--account', `west=${ID}other`], /the name west stands twice/, 2],
    [['--consumer', 'team-a'], /the name team-a stands twice/, 2],
    [['--consumer', 'master'], /consumers\.master/, 1],
    [['--endpoint', 'east=https://x.openai.azure.com/'], /no --account is named east/, 2],
    [['--endpoint', 'https://x.openai.azure.com/'], /expected NAME=URL/, 2],
    [['--action', 'contoso/balancer@v1'], /expected owner\/repository@commit/, 2],
    [['--workflows', '--output', 'other.yml'], /leave out --output/, 2],
  ];
  for (const [options, said, exitCode] of cases) {
    const refused = await run('init', ...GIVEN, ...options);
    assert.match(refused.error, said);
    assert.equal(refused.exitCode, exitCode, options.join(' '));
  }
  assert.deepEqual(await readdir(directory), []);
});

test('init never writes over a file, nor beside one', async (t) => {
  const { run, write, directory } = await folder(t);
  await write('.github/workflows/apply.yml', 'mine');
  const reference = `contoso/balancer@${'0123456789'.repeat(4)}`;
  const refused = await run('init', ...GIVEN, '--workflows', '--action', reference);
  assert.equal(refused.exitCode, 1);
  assert.match(refused.error, /apply\.yml: there already/);
  assert.deepEqual(await readdir(directory), ['.github']);
  await write('load-balancer.yml', 'mine');
  assert.equal((await run('init', ...GIVEN)).exitCode, 1);
  assert.equal(await readFile(join(directory, 'load-balancer.yml'), 'utf8'), 'mine');
});

test('init writes the example workflows with the Action that they shall run', async (t) => {
  const { run, directory } = await folder(t);
  const reference = `contoso/balancer@${'0123456789'.repeat(4)}`;
  const made = await run('init', ...GIVEN, '--workflows', '--action', reference);
  assert.equal(made.exitCode, 0, made.error);
  const names = await readdir(join(directory, '.github/workflows'));
  assert.deepEqual(names, ['apply.yml', 'drift.yml', 'manual.yml', 'pull-request.yml']);
  for (const name of names) {
    const text = await readFile(join(directory, '.github/workflows', name), 'utf8');
    assert.ok(text.includes(`uses: ${reference}`) && !/<\w+>/.test(text), name);
  }
});

test('init asks on a terminal for what is missing, again where an answer is wrong', async (t) => {
  const { converse, directory } = await folder(t);
  const asked: string[] = [];
  const answers: (readonly [RegExp, string])[] = [
    [/^Environment.* \[prod\]: $/, 'Prod!'],
    [/^Environment/, ''],
    [/^Azure region/, ''],
    [/^Azure region/, 'japaneast'],
    [/^SKU/, ''],
    [/name: $/, 'AI Platform'],
    [/e-mail/, 'nobody'],
    [/e-mail/, 'ai@example.com'],
    [/^Resource id of an Azure/, 'openai-japan'],
    [/^Resource id of an Azure/, `${ID}OpenAI_Japan`],
    [/its endpoint \[https:\/\/openai_japan\.openai\.azure\.com\/\]/, ''],
    [/its endpoint/, 'https://openai-japan.openai.azure.com/'],
    [/its deployments/, 'gpt-4o, gpt-4o-mini'],
    [/^Resource id of another/, `${ID}OpenAI_Japan`],
    [/^Resource id of another/, `${ID}sweden`],
    [/its endpoint/, ''],
    [/its deployments/, ''],
    [/^Resource id of another/, ''],
    [/^Consumers.*\[team-a\]/, 'Team A'],
    [/^Consumers/, 'team-a team-b'],
    [/new key each month/, 'perhaps'],
    [/new key each month/, 'no'],
  ];
  const made = await converse(['init'], async (question) => {
    const [pattern, answer] = answers[asked.push(question) - 1] ?? [];
    assert.match(question, pattern ?? /^no more questions$/);
    return answer;
  });
  assert.equal(made.exitCode, 0, made.error);
  assert.equal(asked.length, answers.length);
  assert.match(made.error, /location|an answer is needed/);
  const text = await readFile(join(directory, 'load-balancer.yml'), 'utf8');
  const { accounts, consumers, rotation } = parse(text);
  assert.deepEqual(Object.keys(accounts), ['openai-japan', 'sweden']);
  assert.deepEqual(accounts['openai-japan'].models, ['gpt-4o', 'gpt-4o-mini']);
  assert.equal(accounts.sweden.models, undefined);
  assert.deepEqual([consumers, rotation], [{ 'team-a': {}, 'team-b': {} }, undefined]);
});

test('a Ctrl-C at any question leaves nothing', async (t) => {
  const { converse, directory } = await folder(t);
  const answers = ['', 'japaneast', '', 'AI', 'ai@example.com', `${ID}japan`, '', '', '', '', ''];
  for (let last = 0; last < answers.length; last += 1) {
    let asked = 0;
    const broken = await converse(['init'], async () =>
      asked < last ? answers[asked++] : undefined,
    );
    assert.deepEqual([broken.exitCode, asked], [1, last]);
    assert.match(broken.error, /nothing was written\n$/);
  }
  assert.deepEqual(await readdir(directory), []);
});

test('check tells what is wrong with a load-balancer.yml, where it stands', async (t) => {
  const { run, write } = await folder(t);
  await write('load-balancer.yml', 'environment: prod\nlocation: japan east\n');
  const wrong = await run('check', 'load-balancer.yml');
  assert.equal(wrong.exitCode, 1);
  assert.match(
    wrong.error,
    /error: load-balancer\.yml:2:11: location: "japan east" is not allowed/,
  );
  const missing = await run('check', 'other.yaml');
  assert.match(missing.error, /other\.yaml:.*does not exist/);
});

test('a name that follows from an account is one that the file takes, and no other account has', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.-]{1,63}$/),
      fc.integer({ min: 1, max: 12 }),
      (resource, count) => {
        const accounts: AccountAnswer[] = [];
        for (let number = 0; number < count; number += 1) {
          const endpoint = `https://a${number}.openai.azure.com/`;
          const id = ID.replace('/ai/', `/ai${number}/`) + resource;
          accounts.push(accountOf(id, { endpoint }, accounts));
        }
        const { findings } = readConfiguration(
          configurationText({ ...EXAMPLE, accounts }),
          'x.yml',
        );
        assert.deepEqual(
          findings.filter(({ severity }) => severity === 'error'),
          [],
        );
      },
    ),
    { numRuns: 50 },
  );
});
