/**
 * What the README promises, on the built Action, the real Terraform and the official SDK: one load balancer, from plan to destroy, in this
 * order. It begins at random, becomes one with priorities by a plan that was saved, and has one consumer.
 */
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

function configuration(stage: Stage, strategy: 'random' | 'priority', more = ''): string {
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

/** How often each account, in the order of their names, answered so. */
const answered = (stage: Stage, wanted: number) =>
  NAMES.map(
    (name) => stage.azure.account(name).requests.filter(({ status }) => status === wanted).length,
  );

describe('a load balancer over two accounts', () => {
  let stage: Stage;
  let endpoint: string;
  let caller: Caller;
  let idsBefore: readonly string[];
  before(async () => {
    stage = await setStage(
      NAMES.map((name) => ({ name, location: 'japaneast', deployments: { [MODEL]: {} } })),
    );
    await stage.configure(configuration(stage, 'random'));
    idsBefore = stage.azure.resourceIds();
    succeeded(await stage.run('plan', EVENTS.pullRequest, { simulation: 'auto' }));
    const { outputs } = succeeded(await stage.run('apply', EVENTS.push));
    const [service = ''] = new URL(outputs['gateway-url'] ?? '').hostname.split('.');
    endpoint = stage.azure.gatewayUrl(service);
    // Follows the vault, as a consumer does: the keys are there when apply ends.
    const vault = await openVault(stage.azure);
    caller = { endpoint, key: () => vault.key('team-a') };
  });
  after(() => stage?.close());

  it('is planned with what traffic makes of it', () => {
    const comment = stage.github.comments.at(-1)?.body ?? '';
    assert.match(comment, /### Traffic, simulated\n\n\| traffic \| served \| callers’ 429s/);
    assert.match(comment, /^\| steady \| 100 % \| 0 % \|/m);
  });

  describe('at random, the case of the original article', () => {
    // What the chances are needs no Azure: test/policy/render/balancing.test.ts.
    it('splits 1,000 requests evenly, within four standard errors', async () => {
      const { failures } = await send(caller, MODEL, 1000, 8);
      assert.deepEqual(failures, []);
      const [japan = 0, sweden = 0] = answered(stage, 200);
      assert.equal(japan + sweden, 1000);
      const standardError = Math.sqrt(1000 * 0.5 * 0.5);
      assert.ok(Math.abs(japan - 500) <= 4 * standardError, `${japan} : ${sweden}`);
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
        client.chat.completions.create({
          model: MODEL,
          messages: [{ role: 'user', content: 'x' }],
        }),
        { status: 401 },
      );
    });
  });

  it('goes over to priorities by a saved plan, which does not undo a rotation meanwhile', async () => {
    await stage.configure(configuration(stage, 'priority', 'tags: { cost-centre: "42" }\n'));
    succeeded(await stage.run('plan', EVENTS.pullRequest, { 'plan-file': 'saved.tfplan' }));
    // That no change is left either: operations.test.ts and, of the Action's word for it, selection.test.ts.
    assert.match(
      stage.github.comments.at(-1)?.body ?? '',
      /\b0 to add, \d+ to change, 0 to destroy/,
    );
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

  describe('with priorities', () => {
    it('hides a throttled account from the caller and returns to it after Retry-After', async () => {
      const [japan = 0, sweden = 0] = answered(stage, 200);
      const [refused = 0] = answered(stage, 429);
      stage.azure.account('openai-japan').throttle({ retryAfterSeconds: 10 });
      const during = await send(caller, MODEL, 100, 4);
      assert.deepEqual(during.failures, []);
      assert.deepEqual(answered(stage, 200), [japan, sweden + 100]);
      const met = (answered(stage, 429)[0] ?? 0) - refused;
      assert.ok(met >= 1 && met <= 4, `${met} calls met the throttled account`);

      stage.advance(11_000);
      const afterwards = await send(caller, MODEL, 100, 4);
      assert.deepEqual(afterwards.failures, []);
      assert.deepEqual(answered(stage, 200), [japan + 100, sweden + 100]);
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

  it('has one comment, however often it was planned', () => {
    assert.equal(stage.github.comments.length, 1);
    assert.deepEqual(stage.github.violations, []);
  });

  it('leaves nothing behind on destroy', async () => {
    succeeded(await stage.run('destroy', EVENTS.push, { confirm: 'test' }));
    assert.deepEqual(stage.azure.resourceIds(), idsBefore);
  });
});
