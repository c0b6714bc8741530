import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { runCommandLine } from '../../../action/command-line/command-line.ts';

const CONFIGURATION = `environment: prod
location: japaneast
gateway:
  sku: BasicV2_1
  publisher: { name: AI Platform, email: ai@example.com }
accounts:
  japan:
    id: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/japan
    endpoint: https://openai-japan.openai.azure.com/
    models: [gpt-4o]
  sweden:
    id: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/sweden
    endpoint: https://openai-sweden.openai.azure.com/
    priority: 2
    models: [gpt-4o]
consumers:
  team-a: { models: [gpt-4o], tokensPerMinute: 20000 }
rotation: {}
`;

describe('the command line', () => {
  let directory = '';
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'aolb-command-line-'));
  });
  after(() => rm(directory, { recursive: true }));

  async function run(...args: readonly string[]) {
    const said = { out: '', error: '' };
    const exitCode = await runCommandLine(args, {
      out: (text) => {
        said.out += text;
      },
      error: (text) => {
        said.error += text;
      },
      environment: {},
      directory,
      untilInterrupted: async () => {},
      root: '/nowhere',
      functionPackage: '/nowhere/function.zip',
    });
    return { exitCode, ...said };
  }

  it('renders every document of a configuration', async () => {
    await writeFile(join(directory, 'load-balancer.yml'), CONFIGURATION);
    const { exitCode, out, error } = await run('render');
    assert.equal(error, '');
    assert.equal(exitCode, 0);
    const [policy, openapi, tfvars, size, ...notes] = out.split('\n');
    assert.deepEqual(
      [policy, openapi, tfvars],
      ['.aolb/policy.xml', '.aolb/openapi.json', '.aolb/terraform.tfvars.json'],
    );
    assert.match(size ?? '', /^policy: [\d,]+ of 524,288 bytes that BasicV2 documents$/);
    assert.match(
      notes.join('\n'),
      /BasicV2 buffers 2,097,152 bytes: .*\nBasicV2 may end a request after 30 seconds/,
    );
    const read = (name: string) => readFile(join(directory, '.aolb', name), 'utf8');
    const variables = JSON.parse(await read('terraform.tfvars.json'));
    assert.equal(variables.policy, await read('policy.xml'));
    assert.equal(variables.openapi, await read('openapi.json'));
    assert.equal(
      JSON.parse(variables.openapi).servers[0].url,
      'https://account-of-the-policy.invalid/openai',
    );
    assert.deepEqual(variables.backends, {
      japan: {
        url: 'https://openai-japan.openai.azure.com/openai',
        description: 'account japan',
      },
      sweden: {
        url: 'https://openai-sweden.openai.azure.com/openai',
        description: 'account sweden',
      },
    });
    assert.equal(variables.breaker, null);
    assert.deepEqual(variables.pools, {});
    assert.deepEqual(variables.rotation, {
      schedule: '0 0 3 * * *',
      interval: 'P30D',
      discipline: 'regenerate',
      gateway_check: true,
      http: null,
      action_group_id: null,
    });
    assert.equal(variables.function_package, '/nowhere/function.zip');
  });

  it('writes nothing when anything is wrong, and says what', async () => {
    await writeFile(join(directory, 'wrong.yml'), CONFIGURATION.replace('priority', 'prioriti'));
    const { exitCode, out, error } = await run(
      'render',
      '--config',
      'wrong.yml',
      '--output',
      'nothing',
    );
    assert.equal(exitCode, 1);
    assert.equal(out, '');
    assert.equal(
      error,
      'error: wrong.yml:14:5: accounts.sweden.prioriti: unknown key (did you mean "priority"?)\n',
    );
    assert.ok(!(await readdir(directory)).includes('nothing'));
  });

  it('names a file that does not exist', async () => {
    const { exitCode, out } = await run('render', '--config', 'absent.yml', '--json');
    assert.equal(exitCode, 1);
    assert.deepEqual(JSON.parse(out).findings, [
      { severity: 'error', file: 'absent.yml', message: 'absent.yml: the file does not exist' },
    ]);
  });

  it('takes the user’s own API description, and says what is wrong in it', async () => {
    await writeFile(
      join(directory, 'own.yml'),
      CONFIGURATION.replace('  sku:', '  openapi: [own-api.yaml]\n  sku:'),
    );
    await writeFile(
      join(directory, 'own-api.yaml'),
      'openapi: 3.0.3\ninfo: { title: Own }\npaths: []\n',
    );
    const { exitCode, error } = await run('render', '--config', 'own.yml');
    assert.equal(exitCode, 1);
    assert.match(error, /^error: own-api\.yaml:\d+:\d+: /);
  });

  it('lets calls through that no description has, unless told not to', async () => {
    const paths = async (file: string) => {
      assert.equal((await run('render', '--config', file)).exitCode, 0);
      return JSON.parse(await readFile(join(directory, '.aolb/openapi.json'), 'utf8')).paths;
    };
    await writeFile(join(directory, 'load-balancer.yml'), CONFIGURATION);
    assert.ok('/*' in (await paths('load-balancer.yml')));
    await writeFile(
      join(directory, 'described.yml'),
      CONFIGURATION.replace('  sku:', '  surface: described\n  sku:'),
    );
    assert.ok(!('/*' in (await paths('described.yml'))));
  });

  it('answers wrong use with 2 and the usage', async () => {
    for (const args of [[], ['rendr'], ['render', '--confg', 'x'], ['rotate', '--only']]) {
      const { exitCode, error } = await run(...args);
      assert.equal(exitCode, 2, args.join(' '));
      assert.match(error, /usage: aolb/);
    }
    assert.match((await run('rotate')).error, /KEY_VAULT_URL is missing/);
  });
});
