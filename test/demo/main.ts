/**
 * `npm start`: from one file to rotated keys, narrated, on the real code paths: the built Action under a runner,
 * Terraform, the official OpenAI SDK, the deployed function package. Ends with the figures, and with 1 if any
 * request failed. `--keep` leaves the gateway running for your own SDK.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import type { RunResult } from '../github/runner.ts';
import { type Chain, startChain } from './chain.ts';
import { createNarrator } from './narrate.ts';
import { EVENTS, type Stage, setStage } from './stage.ts';
import { ensureTerraform } from './terraform.ts';
import { type Caller, send, sendWhile, stream, type Tally } from './traffic.ts';
import { openVault } from './vault.ts';

const MODEL = 'gpt-4o';
const ACCOUNTS = ['japan', 'sweden', 'france'];
/** The review shows what traffic makes of the change. */
const SIMULATED = { simulation: 'auto' };
const DAY = 24 * 60 * 60 * 1000;

const { values } = parseArgs({ options: { keep: { type: 'boolean', default: false } } });
const started = performance.now();
const narrator = createNarrator(
  (text) => void process.stdout.write(text),
  process.stdout.isTTY && !process.env.NO_COLOR,
  () => (performance.now() - started) / 1000,
);
const tallies: Tally[] = [];

await ensureTerraform({
  environment: process.env,
  root: join(import.meta.dirname, '../..'),
  say: narrator.say,
}).catch(({ message }: Error) => {
  narrator.say(message);
  process.exit(1);
});
const stage = await setStage(
  ACCOUNTS.map((name) => ({
    name: `openai-${name}`,
    location: `${name}1`,
    deployments: { [MODEL]: {} },
  })),
);
try {
  await story(stage);
} finally {
  await stage.close();
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a story, told from its beginning to its end
async function story({ azure, github, configure, run, advance, startFunction }: Stage) {
  const comment = () => visible(github.comments.at(-1)?.body ?? '');

  narrator.step('One file describes the accounts and who may use them');
  const { id } = azure.account('openai-japan');
  await configure(configuration(id, ['japan', 'sweden']));
  narrator.quote(configuration(id, ['japan', 'sweden']));

  narrator.step('A pull request: the Action plans and comments');
  const planned = expectSuccess(await run('plan', EVENTS.pullRequest, SIMULATED));
  narrator.quote(comment(), 14);

  narrator.step('Merged: the Action applies what was reviewed');
  const applied = expectSuccess(await run('apply', EVENTS.push));
  narrator.say(
    `${applied.outputs.add} resources, plan ${planned.outputs['plan-hash']?.slice(0, 12)} as reviewed`,
  );
  const service = new URL(applied.outputs['gateway-url'] ?? '').hostname.split('.')[0] ?? '';
  const endpoint = azure.gatewayUrl(service);
  narrator.say(`gateway ${applied.outputs['gateway-url']}, here ${endpoint}`);

  narrator.say("the function has run once: the consumers' keys are in the vault");
  const vault = await openVault(azure);
  const caller: Caller = { endpoint, key: () => vault.key('team-a') };

  narrator.step('The OpenAI SDK calls the gateway: priority 1 serves');
  await traffic(caller, 300);

  narrator.step('France joins by six lines: the same comment shows what changes');
  await configure(configuration(id, ['japan', 'sweden', 'france']));
  expectSuccess(await run('plan', EVENTS.pullRequest, SIMULATED));
  narrator.quote(comment(), 56);
  expectSuccess(await run('apply', EVENTS.push));

  narrator.step(
    'Japan is throttled (429, Retry-After: 5): the others take over inside the request',
  );
  azure.account('openai-japan').throttle({ retryAfterSeconds: 5 });
  await traffic(caller, 300);

  narrator.step('Retry-After has passed: Japan serves again');
  advance(6000);
  await traffic(caller, 300);

  narrator.step('Streaming: events pass as the account sends them');
  azure.account('openai-japan').slow(60);
  const events = await stream(caller, MODEL);
  azure.account('openai-japan').restore();
  narrator.say(
    events
      .map(({ text, milliseconds }) => `${text.trim()}@${Math.round(milliseconds)}ms`)
      .join(' '),
  );
  tallies.push({ sent: 1, failures: events.length > 1 ? [] : ['the stream had no events'] });

  narrator.step('Chains of Responses, streamed: each stays with the account that holds it');
  await chains(caller);

  narrator.step('A month passes: the keys rotate while requests are running');
  const before = await vault.key('team-a');
  advance(31 * DAY);
  let rotating = true;
  const load = sendWhile(caller, MODEL, 4, () => rotating);
  const rotated = await rotate(startFunction).finally(() => {
    rotating = false;
  });
  const tally = await load;
  tallies.push(tally);
  const fresh = await vault.key('team-a');
  narrator.say(
    `${tally.sent} requests meanwhile, ${tally.failures.length} failed; the key is ${fresh === before ? 'the same' : 'new'}`,
  );
  const old = await send({ endpoint, key: () => before }, MODEL, 20, 4);
  tallies.push(old);
  narrator.say(`20 requests with the previous key: ${old.failures.length} failed`);

  narrator.step('Plan again: nothing to change, the rotation is not undone');
  const again = expectSuccess(await run('plan'));
  narrator.say(
    `changes: ${again.outputs.changes}; comments on the pull request: ${github.comments.length}`,
  );

  figures(rotated);
  if (values.keep) await keep(endpoint, fresh);

  /** One chain begins in Japan; the other while Japan is throttled. Both go on where they began. */
  async function chains(caller: Caller) {
    const first = startChain(caller, MODEL);
    const second = startChain(caller, MODEL);
    const begun = [await told('first chain', first, 'Hello')];
    azure.account('openai-japan').throttle({ retryAfterSeconds: 1 });
    narrator.say('Japan is throttled for a second');
    begun.push(await told('second chain', second, 'Hello'));
    const ended = [
      await told('first chain, which the SDK lets wait', first, 'And now?'),
      await told('second chain', second, 'And now?'),
    ];
    const strayed = ended.filter((account, index) => account !== begun[index]);
    tallies.push({ sent: 4, failures: strayed.map((account) => `a chain went on in ${account}`) });
  }

  /** @returns the account that answered, which the text begins with */
  async function told(what: string, chain: Chain, input: string): Promise<string> {
    const text = await chain.turn(input);
    narrator.say(`${what}: ${text}`);
    return text.split(' ')[0] ?? '';
  }

  /** Sends requests and draws who served them. */
  async function traffic(caller: Caller, count: number) {
    const before = ACCOUNTS.map(servedBy);
    const tally = await send(caller, MODEL, count, 8);
    tallies.push(tally);
    narrator.bars(ACCOUNTS.map((name, index) => [name, servedBy(name) - (before[index] ?? 0)]));
    narrator.say(`${tally.sent} requests, ${tally.failures.length} failed`);
  }

  function servedBy(name: string): number {
    return azure.account(`openai-${name}`).requests.filter(({ status }) => status === 200).length;
  }

  function figures(rotated: number) {
    const failures = tallies.flatMap((tally) => tally.failures);
    const served = ACCOUNTS.map((name) => [name, servedBy(name)] as const);
    const total = served.reduce((sum, [, count]) => sum + count, 0);
    narrator.step('Figures');
    narrator.table([
      ['requests sent', String(tallies.reduce((sum, { sent }) => sum + sent, 0))],
      ['failed', String(failures.length)],
      ...served.map(
        ([name, count]) =>
          [`share of ${name}`, `${((100 * count) / total).toFixed(1)} % (${count})`] as const,
      ),
      ['keys rotated', String(rotated)],
    ]);
    for (const failure of new Set(failures)) narrator.say(failure);
    if (failures.length > 0 || rotated === 0) process.exitCode = 1;
  }
}

/** Calls the function in a fresh worker, as its host would; the number of keys that it changed. */
async function rotate(startFunction: Stage['startFunction']): Promise<number> {
  const app = await startFunction();
  const { logs, error } = await app.invokeTimer('rotateKeys').finally(app.close);
  const lines = logs.map(({ message }) => message);
  narrator.quote(lines.join('\n'));
  if (error !== undefined) throw new Error(`the function failed: ${error.message}`);
  return lines.filter((line) => line.includes('"kind":"rotated"')).length;
}

function expectSuccess(result: RunResult): RunResult {
  if (result.exitCode === 0) return result;
  throw new Error(`the Action failed: ${result.outputs['failure-reason']}\n${result.log}`);
}

/** What GitHub shows of a comment. */
function visible(comment: string): string {
  return comment.replace(/^<!--[\s\S]*?-->\n?/, '');
}

async function keep(endpoint: string, key: string): Promise<void> {
  narrator.step('The gateway keeps running');
  narrator.table([
    ['azure endpoint', endpoint],
    ['api-key', key],
    ['deployment', MODEL],
    ['or OpenAI base URL', `${endpoint}/openai/v1`],
  ]);
  narrator.say('Ctrl-C ends it.');
  await new Promise<void>((resolve) => process.once('SIGINT', () => resolve()));
}

function configuration(japan: string, names: readonly string[]): string {
  const account = (name: string) => `  ${name}:
    id: ${japan.replace('openai-japan', `openai-${name}`)}
    endpoint: https://openai-${name}.openai.azure.com/
    priority: ${name === 'japan' ? 1 : 2}
    weight: ${name === 'sweden' ? 2 : 1}
    models: [${MODEL}]
`;
  return `environment: demo
location: japaneast
gateway:
  sku: BasicV2_1
  publisher: { name: AI Platform, email: ai@example.com }
accounts:
${names.map(account).join('')}callers:
  keys: { bearer: true }
consumers:
  team-a: {}
  team-b: { models: [${MODEL}] }
rotation:
  schedule: "0 0 3 * * *"
  interval: P30D
`;
}
