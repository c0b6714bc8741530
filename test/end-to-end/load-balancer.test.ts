/** What the README promises, on the built Action, the real Terraform and the official SDK. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { letRotate } from '../demo/rotation-roles.ts';
import { EVENTS, type Stage, setStage } from '../demo/stage.ts';
import { type Caller, openAI, send } from '../demo/traffic.ts';
import { openVault } from '../demo/vault.ts';
import type { RunResult } from '../github/runner.ts';

const MODEL = 'gpt-4o';
const NAMES = ['openai-japan', 'openai-sweden'];

function configuration(stage: Stage, strategy: string, more = ''): string {
  return `environment: test
location: japaneast
gateway:
  sku: BasicV2_1
  publisher: { name: AI Platform, email: ai@example.com }
accounts:
  japan:
    id: ${stage.azure.account('openai-japan').id}
    endpoint: https://openai-japan.openai.azure.com/
    ${strategy === 'priority' ? 'priority: 1' : ''}
    models: [${MODEL}]
  sweden:
    id: ${stage.azure.account('openai-sweden').id}
    endpoint: https://openai-sweden.openai.azure.com/
    ${strategy === 'priority' ? 'priority: 2' : ''}
    models: [${MODEL}]
balancing:
  strategy: ${strategy}
consumers:
  team-a: {}
rotation: {}
${more}`;
}

function succeeded(result: RunResult): RunResult {
  assert.equal(result.exitCode, 0, result.log);
  return result;
}

async function stageWith(strategy: string): Promise<Stage> {
  const stage = await setStage(
    NAMES.map((name) => ({ name, location: 'japaneast', deployments: { [MODEL]: {} } })),
  );
  await stage.configure(configuration(stage, strategy));
  return stage;
}

function endpointOf(stage: Stage, applied: RunResult): string {
  const [service = ''] = new URL(applied.outputs['gateway-url'] ?? '').hostname.split('.');
  return stage.azure.gatewayUrl(service);
}

/** Follows the vault, as a consumer does: the keys are there when apply ends. */
async function callerOf(stage: Stage, endpoint: string): Promise<Caller> {
  const vault = await openVault(stage.azure);
  return { endpoint, key: () => vault.key('team-a') };
}

const servedBy = (stage: Stage, name: string) =>
  stage.azure.account(name).requests.filter(({ status }) => status === 200).length;

describe('the case of the original article: random over two accounts', () => {
  let stage: Stage;
  let caller: Caller;
  before(async () => {
    stage = await stageWith('random');
    succeeded(await stage.run('plan', EVENTS.pullRequest, { simulation: 'auto' }));
    caller = await callerOf(
      stage,
      endpointOf(stage, succeeded(await stage.run('apply', EVENTS.push))),
    );
  });
  after(() => stage.close());

  it('is planned with what traffic makes of it', () => {
    const comment = stage.github.comments.at(-1)?.body ?? '';
    assert.match(comment, /### Traffic, simulated\n\n\| traffic \| served \| callers’ 429s/);
    assert.match(comment, /^\| steady \| 100 % \| 0 % \|/m);
  });

  it('splits 1,000 requests evenly, within four standard errors', async () => {
    const { failures } = await send(caller, MODEL, 1000, 8);
    assert.deepEqual(failures, []);
    const shares = NAMES.map((name) => servedBy(stage, name));
    assert.equal(
      shares.reduce((sum, count) => sum + count),
      1000,
    );
    const standardError = Math.sqrt(1000 * 0.5 * 0.5);
    assert.ok(Math.abs((shares[0] ?? 0) - 500) <= 4 * standardError, shares.join(' : '));
  });

  it('shows the accounts the managed identity and nothing of the caller', async () => {
    const key = await caller.key();
    for (const name of NAMES) {
      const { requests } = stage.azure.account(name);
      assert.ok(requests.length > 0);
      for (const { url, headers, body } of requests) {
        assert.match(new URL(url).pathname, /^\/openai\/deployments\//);
        assert.match(headers.authorization ?? '', /^Bearer [\w-]+\.[\w-]+\./);
        assert.equal(headers['api-key'], undefined);
        assert.equal(new URL(url).searchParams.get('api-key'), null);
        assert.ok(![url, body, ...Object.values(headers)].some((text) => text.includes(key)));
      }
    }
  });

  it('takes the key from the query, too, and keeps it there', async () => {
    const key = await caller.key();
    const response = await fetch(
      `${caller.endpoint}/openai/deployments/${MODEL}/chat/completions?api-version=2024-10-21&api-key=${key}`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ messages: [{ role: 'user', content: 'query' }] }),
      },
    );
    assert.equal(response.status, 200, await response.text());
    const received = NAMES.flatMap((name) => stage.azure.account(name).requests);
    assert.ok(received.every(({ url }) => !url.includes(key)));
  });

  it('refuses a wrong key', async () => {
    const client = await openAI({ ...caller, key: () => 'wrong' });
    await assert.rejects(
      client.chat.completions.create({ model: MODEL, messages: [{ role: 'user', content: 'x' }] }),
      { status: 401 },
    );
  });
});

describe('priority over two accounts, from plan to destroy', () => {
  let stage: Stage;
  let endpoint: string;
  let caller: Caller;
  let before_: readonly string[];
  before(async () => {
    stage = await stageWith('priority');
    before_ = stage.azure.resourceIds();
    succeeded(await stage.run('plan'));
    endpoint = endpointOf(stage, succeeded(await stage.run('apply', EVENTS.push)));
    caller = await callerOf(stage, endpoint);
  });
  after(() => stage.close());

  it('hides a throttled account from the caller and returns to it after Retry-After', async () => {
    const japan = stage.azure.account('openai-japan');
    japan.throttle({ retryAfterSeconds: 10 });
    const during = await send(caller, MODEL, 100, 4);
    assert.deepEqual(during.failures, []);
    assert.equal(servedBy(stage, 'openai-japan'), 0);
    assert.equal(servedBy(stage, 'openai-sweden'), 100);
    const refused = japan.requests.filter(({ status }) => status === 429).length;
    assert.ok(refused >= 1 && refused <= 4, `${refused} calls met the throttled account`);

    stage.advance(11_000);
    const afterwards = await send(caller, MODEL, 100, 4);
    assert.deepEqual(afterwards.failures, []);
    assert.equal(servedBy(stage, 'openai-japan'), 100);
  });

  it('hides an account that cannot be reached', async () => {
    const japan = stage.azure.account('openai-japan');
    japan.fail({ unreachable: true });
    const { failures } = await send(caller, MODEL, 20, 4);
    japan.restore();
    assert.deepEqual(failures, []);
    stage.advance(31_000);
  });

  it('answers 429 with Retry-After, as the SDK understands it, when no account is left', async () => {
    for (const name of NAMES) stage.azure.account(name).throttle({ retryAfterSeconds: 20 });
    const client = await openAI(caller);
    const question = { model: MODEL, messages: [{ role: 'user' as const, content: 'x' }] };
    await assert.rejects(client.chat.completions.create(question), (error: unknown) => {
      assert.ok(
        error instanceof Error && 'status' in error && 'headers' in error && 'code' in error,
      );
      assert.equal(error.status, 429);
      assert.equal(error.code, 'rate_limit_exceeded');
      assert.ok(error.headers instanceof Headers);
      const seconds = Number(error.headers.get('retry-after'));
      assert.ok(seconds >= 1 && seconds <= 20, `Retry-After ${seconds}`);
      return true;
    });
    stage.advance(21_000);
    assert.deepEqual((await send(caller, MODEL, 10, 1)).failures, []);
  });

  // Without an end of its own it would wait for an event that never comes alone.
  it('streams: the first event is there before the account sends its second', {
    timeout: 30_000,
  }, async () => {
    const japan = stage.azure.account('openai-japan');
    japan.slow(40);
    const sleeps = stage.hold(40);
    try {
      sleeps.release(); // for the head of the answer, which its first event follows at once
      const client = await openAI(caller);
      const chunks = await client.chat.completions.create({
        model: MODEL,
        stream: true,
        messages: [{ role: 'user', content: 'x' }],
      });
      const events = chunks[Symbol.asyncIterator]();
      // The account sleeps before its second event until it is released, so this one came alone.
      assert.equal((await events.next()).done, false);
      sleeps.end();
      japan.restore();
      while (!(await events.next()).done);
    } finally {
      sleeps.end();
      japan.restore();
    }
  });

  it('fails over before the first byte of a stream', async () => {
    stage.azure.account('openai-japan').throttle({ retryAfterSeconds: 5, count: 1 });
    const client = await openAI(caller);
    const chunks = await client.chat.completions.create({
      model: MODEL,
      stream: true,
      messages: [{ role: 'user', content: 'x' }],
    });
    let text = '';
    for await (const chunk of chunks) text += chunk.choices[0]?.delta?.content ?? '';
    assert.notEqual(text, '');
    stage.advance(6000);
  });

  it('has nothing to change right after apply, and one comment however often it plans', async () => {
    const again = succeeded(await stage.run('plan'));
    assert.equal(again.outputs.changes, 'false', stage.github.comments.at(-1)?.body);
    assert.equal(stage.github.comments.length, 1);
    assert.deepEqual(stage.github.violations, []);
  });

  it('does not undo a rotation between plan and apply', async () => {
    await stage.configure(configuration(stage, 'priority', 'tags: { cost-centre: "42" }\n'));
    succeeded(await stage.run('plan', EVENTS.pullRequest, { 'plan-file': 'saved.tfplan' }));
    const vault = await openVault(stage.azure);
    const old = await vault.key('team-a');
    stage.advance(31 * 24 * 60 * 60 * 1000);
    const app = await stage.startFunction();
    const { error, logs } = await app.invokeTimer('rotateKeys').finally(app.close);
    assert.equal(error, undefined);
    const told = logs.map(({ message }) => message).find((line) => line.includes('"rotated"'));
    assert.match(
      told ?? '',
      /"gateway":"accepted"/,
      'the gateway was asked before it was published',
    );
    const fresh = await vault.key('team-a');
    assert.notEqual(fresh, old);

    const applied = succeeded(
      await stage.run('apply', EVENTS.push, { 'plan-file': 'saved.tfplan' }),
    );
    assert.notEqual(applied.outputs.change, '0');
    assert.equal(await vault.key('team-a'), fresh);
    for (const key of [fresh, old]) {
      assert.deepEqual((await send({ endpoint, key: () => key }, MODEL, 5, 1)).failures, []);
    }
  });

  it('keeps every key out of the state', async () => {
    const key = await caller.key();
    const { storage_account_name, container_name } = stage.azure.stateBackend;
    const state = await stage.azure.fetch(
      `https://${storage_account_name}.blob.core.windows.net/${container_name}/load-balancer.tfstate`,
      { audience: 'https://storage.azure.com', headers: { 'x-ms-version': '2023-11-03' } },
    );
    const text = await state.text();
    assert.equal(state.status, 200, text);
    assert.match(text, /azurerm_api_management/);
    assert.ok(!text.includes(key));
  });

  it('rotates on command, under the same rules', async () => {
    const early = succeeded(await stage.run('rotate', EVENTS.push));
    assert.match(early.summary.replaceAll('\\', ''), /team-a.*not-due/);

    await letRotate(stage.azure);
    const vault = await openVault(stage.azure);
    const current = await vault.key('team-a');
    const asked = stage.azure.account('openai-japan').requests.length;
    const options = { 'rotation-mode': 'forced', 'rotation-only': 'team-a' };
    const forced = succeeded(await stage.run('rotate', EVENTS.push, options));
    assert.match(forced.log, /team-a: the key before the current one stops working now/);
    const file = join(stage.workspace, forced.outputs['rotation-report'] ?? '');
    const report = await readFile(file, 'utf8');
    const { outcome } = JSON.parse(report).results[0];
    assert.deepEqual([outcome.kind, outcome.gateway], ['rotated', 'accepted']);
    assert.equal(
      stage.azure.account('openai-japan').requests.length,
      asked,
      'no account was called',
    );
    const fresh = await vault.key('team-a');
    assert.notEqual(fresh, current);
    for (const key of [fresh, current]) {
      assert.deepEqual((await send({ endpoint, key: () => key }, MODEL, 5, 1)).failures, []);
      assert.ok(!report.includes(key));
    }
  });

  // That apply refuses it as well: test/action/odd-terraform.test.ts.
  it('does not move to another region by a changed line, and says what that would cost', async () => {
    const here = configuration(stage, 'priority', 'tags: { cost-centre: "42" }\n');
    await stage.configure(here.replace('location: japaneast', 'location: swedencentral'));
    const before = stage.azure.resourceIds();
    const refused = await stage.run('plan');
    assert.equal(refused.outputs['failure-reason'], 'replacement-refused', refused.log);
    const [annotation] = refused.annotations.filter(({ properties }) => properties.file);
    assert.deepEqual(
      [annotation?.properties.file, annotation?.properties.line],
      ['load-balancer.yml', '2'],
    );
    const comment = stage.github.comments.at(-1)?.body.replaceAll('\\', '') ?? '';
    assert.match(comment, /Refused:.*location changes from japaneast to swedencentral/);
    assert.match(comment, /all keys end, those of 1 consumer \(team-a\); the host name changes/);
    assert.deepEqual(stage.azure.resourceIds(), before);
    assert.deepEqual((await send(caller, MODEL, 5, 1)).failures, []);
    await stage.configure(here);
  });

  it('leaves nothing behind on destroy', async () => {
    succeeded(await stage.run('destroy', EVENTS.push, { confirm: 'test' }));
    assert.deepEqual(stage.azure.resourceIds(), before_);
  });
});
