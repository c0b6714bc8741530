/**
 * docs/operations.md, block by block: what it has somebody write is written, what it has them run is run, and what it says that the review
 * or an answer says stands in it. A block that no test takes fails the last one.
 *
 * The plans are the Action's, with their comments. They are applied by Terraform alone, which costs a tenth of another run of the Action:
 * load-balancer.test.ts has the Action's own apply. Each plan says how much it changes, so what an apply left to do would show in the next
 * one's. There is no Azure CLI here: its one command is sent as the request that it makes.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { lexer, walkTokens } from 'marked';
import { parse } from 'yaml';
import { readConfiguration } from '../../action/config.ts';
import { stageModule } from '../../action/terraform/stage.ts';
import { letRotate } from '../demo/rotation-roles.ts';
import { EVENTS, type Stage, setStage } from '../demo/stage.ts';
import { openVault } from '../demo/vault.ts';
import type { RunResult } from '../github/runner.ts';

const MODEL = 'gpt-4o';
const ROOT = new URL('../../', import.meta.url);
/** What stands on the page in place of what only a user knows. */
const PAGE_ACCOUNT =
  /\/subscriptions\/0{8}-0{4}-0{4}-0{4}-0{12}\/resourceGroups\/ai\/providers\/Microsoft\.CognitiveServices\/accounts\/([\w-]+)/g;

const SERVICE = /\/Microsoft\.ApiManagement\/service\/[^/]+$/i;
const VAULT = /\/Microsoft\.KeyVault\/vaults\/[^/]+$/i;

type Block = { readonly section: string; readonly language: string; readonly text: string };

/** The blocks of code of a page in their order, with the headings that they stand under. */
async function blocksOf(path: string): Promise<Block[]> {
  const blocks: Block[] = [];
  let section = '';
  walkTokens(lexer(await readFile(new URL(path, ROOT), 'utf8')), (token) => {
    if (token.type === 'heading') section = token.text;
    if (token.type === 'code') blocks.push({ section, language: token.lang, text: token.text });
  });
  return blocks;
}

/** A text after a difference without line numbers, of which the old lines must stand there once. */
function patched(text: string, difference: string): string {
  const side = (sign: '-' | '+') =>
    difference
      .split('\n')
      .filter((line) => line.startsWith(' ') || line.startsWith(sign))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  const parts = text.split(side('-'));
  assert.equal(parts.length, 2, `stands there ${parts.length - 1} times:\n${side('-')}`);
  return parts.join(side('+'));
}

function says(text: string, lines: string): void {
  const plain = text.replaceAll(/[\\\r`]/g, '');
  for (const line of lines.split('\n')) assert.ok(plain.includes(line), `no "${line}" in\n${text}`);
}

function succeeded(result: RunResult): RunResult {
  assert.equal(result.exitCode, 0, result.log);
  return result;
}

describe('docs/operations.md', () => {
  let stage: Stage;
  let left: Block[];
  /** `load-balancer.yml`, as the sections before left it. */
  let file: string;
  /** The vault's name. */
  let vault: string;
  /** The lines that ask who serves. */
  let asking: string;
  let gatewayUrl: string;
  /** Of consumers by their subscriptions' names; what no section says of keys leaves them as they are. */
  let keys: Readonly<Record<string, string>>;

  /** The next block of a section, which must be in this language. */
  function take(section: string, language: string): string {
    const index = left.findIndex((block) => block.section === section);
    const [block] = left.splice(index, index < 0 ? 0 : 1);
    assert.equal(block?.language, language, `"${section}" goes on with another block`);
    return block.text;
  }

  const here = (text: string) =>
    text.replaceAll(PAGE_ACCOUNT, (_, name: string) => stage.azure.account(name).id);
  const comment = () => stage.github.comments.at(-1)?.body ?? '';
  const idOf = (pattern: RegExp) => stage.azure.resourceIds().find((id) => pattern.test(id)) ?? '';

  /** Runs a step of a workflow as it stands on the page. */
  function step(text: string, event: (typeof EVENTS)[keyof typeof EVENTS]): Promise<RunResult> {
    const [{ uses, with: inputs }] = parse(text);
    assert.match(uses, /^<owner>\/apim-openai-load-balancer@/);
    const { command = 'plan', ...others } = inputs;
    return stage.run(command, event, others);
  }

  async function status(key: string): Promise<number> {
    const [service = ''] = new URL(gatewayUrl).hostname.split('.');
    const url = `${stage.azure.gatewayUrl(service)}/openai/deployments/${MODEL}/chat/completions?api-version=2024-10-21`;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'api-key': key },
      body: JSON.stringify({ messages: [{ role: 'user', content: 'x' }] }),
    });
    await response.arrayBuffer();
    return response.status;
  }

  /** Runs lines of a shell as who works with Terraform alone would, in the module that the Action's last run left, with its state. */
  async function shell(
    lines: string,
    variables: Readonly<Record<string, string>> = {},
    onOutput: () => void = () => {},
  ): Promise<string> {
    const running = promisify(execFile)('bash', ['-euo', 'pipefail', '-c', lines], {
      cwd: join(stage.workspace, '.aolb/default/terraform'),
      env: {
        PATH: process.env.PATH,
        HOME: stage.workspace,
        ...stage.terraform.environment,
        TF_IN_AUTOMATION: '1',
        TF_INPUT: '0',
        ...variables,
      },
    });
    running.child.stdout?.on('data', onOutput);
    return (await running).stdout;
  }

  const ask = () => shell(asking, { GATEWAY_URL: gatewayUrl, KEY: keys['team-b'] ?? '' });

  /** Applies the plan that the Action has just written, and calls meanwhile; what was written in Azure, as method and path behind the service. */
  async function applied(): Promise<readonly string[]> {
    const from = stage.azure.requests.length;
    const statuses: Promise<number>[] = [];
    await shell('terraform apply -no-color ../plan.tfplan', {}, () =>
      statuses.push(status(keys['team-b'] ?? '')),
    );
    assert.deepEqual(new Set(await Promise.all(statuses)), new Set([200]));
    for (const key of Object.values(keys)) assert.equal(await status(key), 200);
    return stage.azure.requests
      .slice(from)
      .filter(({ method, url }) => /^(PUT|DELETE)$/.test(method) && url.includes('/providers/'))
      .map(
        ({ method, url }) =>
          `${method} ${new URL(url).pathname.replace(/.*\/service\/[^/]+\//, '')}`,
      );
  }

  /** What sections change in the file, reviewed and applied in one plan; what was written in Azure. */
  async function change(...sections: readonly string[]): Promise<readonly string[]> {
    for (const section of sections) file = patched(file, take(section, 'diff'));
    await stage.configure(here(file));
    succeeded(await stage.run('plan'));
    for (const section of sections) says(comment(), take(section, 'text'));
    return applied();
  }

  before(async () => {
    left = await blocksOf('docs/operations.md');
    file = `${take('Operations', 'yaml')}\n`;
    asking = take('Operations', 'sh');
    stage = await setStage(
      ['openai-japan', 'openai-sweden', 'openai-france'].map((name) => ({
        name,
        location: 'japaneast',
        deployments: { [MODEL]: {} },
      })),
    );
    await stage.configure(here(file));
    await openPrevious();
    vault = idOf(VAULT).split('/').at(-1) ?? '';
  });
  after(() => stage?.close());

  /** The load balancer as the version before this one made it. */
  async function openPrevious(): Promise<void> {
    const directory = join(stage.workspace, 'previous');
    await stageModule(fileURLToPath(new URL('terraform', ROOT)), directory, true, '');
    const gateway = join(directory, 'modules/gateway');
    const previous = 'test/terraform/fixtures/roles-named-after-accounts.tf';
    await cp(new URL(previous, ROOT), join(gateway, 'main.tf'));
    await rm(join(gateway, 'backends.tf'));
    const made = succeeded(
      await stage.run('apply', EVENTS.push, {
        'terraform-directory': 'previous',
        'require-reviewed-plan': 'false',
      }),
    );
    gatewayUrl = made.outputs['gateway-url'] ?? '';
    const { key } = await openVault(stage.azure);
    keys = { 'team-a': await key('team-a'), 'team-b': await key('team-b') };
  }

  it('upgrades what the version before this one made', async () => {
    succeeded(await step(take('Upgrade', 'yaml'), EVENTS.pullRequest));
    says(comment(), take('Upgrade', 'text'));
    await shell(take('Upgrade', 'sh'));
    const copy = join(stage.workspace, '.aolb/default/terraform/before-the-upgrade.tfstate');
    assert.match(await readFile(copy, 'utf8'), /"index_key": "japan"/);

    const written = await applied();
    assert.deepEqual(
      written.filter((write) => !write.startsWith('PUT backends/')),
      [],
    );
  });

  it('tells who serves', async () => {
    says(await ask(), take('Operations', 'text'));
  });

  it('serves while an account is out, and takes it out of traffic', async () => {
    const japan = stage.azure.account('openai-japan');
    japan.fail({ unreachable: true });
    says(await ask(), take('Outage of an account', 'text'));
    japan.restore();
    await change('Outage of an account');
    const asked = japan.requests.length;
    assert.match(await ask(), /x-load-balancer-account: sweden/);
    assert.equal(japan.requests.length, asked);
  });

  it('adds an account', async () => {
    await change('Add an account');
    says(await ask(), take('Add an account', 'text'));
  });

  it('removes an account, whose backend goes last', async () => {
    const written = await change('Remove an account');
    const policy = written.indexOf('PUT apis/openai/policies/policy');
    assert.ok(policy >= 0 && policy < written.indexOf('DELETE backends/japan'), written.join('\n'));
  });

  it('renames an account, which keeps its roles, and a consumer, which keeps its keys', async () => {
    const written = await change('Rename an account', 'Rename a consumer');
    says(comment(), '3 to add, 2 to change, 3 to destroy');
    assert.deepEqual(
      written.filter((write) => write.includes('/roleAssignments/')),
      [],
    );
    assert.equal(await (await openVault(stage.azure)).key('team-a'), keys['team-a']);
  });

  it('upgrades with Terraform alone, which finds nothing left to do', async () => {
    const upgraded = await shell(take('Upgrade', 'sh'), {
      TF_CLI_ARGS_plan: '-no-color -var-file=../terraform.tfvars.json',
    });
    assert.match(upgraded, /No changes/);
  });

  it('replaces both keys of one consumer, and nobody else’s', async () => {
    await letRotate(stage.azure);
    const run = succeeded(await step(take('A leaked key', 'yaml'), EVENTS.push));
    assert.match(run.summary, /rotated/);
    assert.equal(await status(keys['team-a'] ?? ''), 401);
    keys = { ...keys, 'team-a': await (await openVault(stage.azure)).key('team-a') };
    for (const key of Object.values(keys)) assert.equal(await status(key), 200);
  });

  it('plans another load balancer beside this one', async () => {
    const block = take('Beside the old one', 'yaml');
    const settings = stage.terraform.backendConfig
      .split('\n')
      .filter((line) => !/^key=/.test(line));
    await writeFile(
      join(stage.workspace, 'green.yml'),
      here(file).replace('location: japaneast', 'location: westeurope'),
    );
    succeeded(await step(block.replace('…', settings.join('\n      ')), EVENTS.pullRequest));
    says(comment(), '0 to change, 0 to destroy');
  });

  it('builds it with Terraform alone, tries it, and removes the old one', async () => {
    const old = idOf(SERVICE);
    await shell(
      'cp ../terraform.tfvars.json blue.tfvars.json && cp ../../green/terraform.tfvars.json green.tfvars.json',
    );
    await shell(take('Beside the old one', 'sh'));
    const service = stage.azure.resourceIds().find((id) => SERVICE.test(id) && id !== old);
    const path = `${service}/subscriptions/team-b/listSecrets?api-version=2024-05-01`;
    const { body } = await stage.azure.call('POST', path);
    const { primaryKey: key } = body as { primaryKey: string };
    const attempt = take('Beside the old one', 'sh');
    assert.match(await shell(attempt, { KEY: key, MODEL }), /"chat\.completion"/);
    for (const key of Object.values(keys)) assert.equal(await status(key), 200);
    await shell(take('Beside the old one', 'sh'));
    assert.deepEqual(
      stage.azure.resourceIds().filter((id) => id.startsWith(old)),
      [],
    );
    await shell('terraform workspace select green');
    assert.match(await shell(attempt, { KEY: key, MODEL }), /"chat\.completion"/);
  });

  it('allows a replacement in the file', () => {
    const fragment = parse(take('In its place', 'yaml'));
    const whole = parse(file);
    const text = JSON.stringify({ ...whole, gateway: { ...whole.gateway, ...fragment.gateway } });
    const { findings, allowReplacement } = readConfiguration(text, 'load-balancer.yml');
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'error'),
      [],
    );
    assert.equal(allowReplacement, fragment.gateway.allowReplacement);
  });

  it('writes a backend again that somebody deleted', async () => {
    const service = idOf(SERVICE);
    const backend = `${service}/backends/france`;
    const version = '?api-version=2024-05-01';
    const nothing = '<policies><inbound/><backend/><outbound/><on-error/></policies>';
    await stage.azure.call('PUT', `${service}/apis/openai/policies/policy${version}`, {
      properties: { format: 'xml', value: nothing },
    });
    assert.equal((await stage.azure.call('DELETE', `${backend}${version}`)).status, 200);
    const again = take('Deleted by hand', 'sh');
    await assert.rejects(shell(again.replace(/ -replace=.*/, '')), /not found/i);
    // The backend in its two parts and the policy: nothing else was left to do.
    says(await shell(again), '2 added, 1 changed, 1 destroyed');
    assert.ok(stage.azure.resourceIds().includes(backend));
  });

  it('purges a vault that was deleted', async () => {
    assert.equal(take('Deleted by hand', 'sh'), 'az keyvault purge --name "$VAULT"');
    const { subscriptionId } = stage.azure;
    const deleted = `/subscriptions/${subscriptionId}/providers/Microsoft.KeyVault/locations/japaneast/deletedVaults/${vault}`;
    const version = '?api-version=2023-07-01';
    assert.equal((await stage.azure.call('GET', `${deleted}${version}`)).status, 200);
    const purge = `https://management.azure.com${deleted}/purge${version}`;
    const accepted = await stage.azure.fetch(purge, { method: 'POST' });
    assert.equal(accepted.status, 202);
    await stage.azure.fetch(accepted.headers.get('location') ?? '');
    assert.equal((await stage.azure.call('GET', `${deleted}${version}`)).status, 404);
  });

  it('has nothing else that could be run', () => {
    assert.deepEqual(left, []);
  });
});
