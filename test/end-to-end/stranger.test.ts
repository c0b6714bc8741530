/**
 * A stranger's path after the demo, by the README's own commands: a first file, its check, its plan as a pull request shows it, its
 * apply, a first call, a change. One estate, and what one command leaves is what the next one finds. What each took is printed.
 */
import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { AzureOpenAI, OpenAI } from 'openai';
import { runCommandLine } from '../../action/command-line/command-line.ts';
import { EVENTS, type Stage, setStage } from '../demo/stage.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const ACCOUNTS = ['contoso-japan', 'contoso-sweden'];

/** To the questions of `aolb init`, in the order in which they come. */
function answersFor({ azure }: Stage): string[] {
  return [
    ...['', 'japaneast', '', 'AI Platform', 'ai@example.com'],
    ...ACCOUNTS.flatMap((name) => [azure.account(name).id, '', 'gpt-4o']),
    ...['', 'team-a', 'yes'],
  ];
}

const NEVER = new Promise<void>(() => {});

async function timed<T>(test: TestContext, what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  test.diagnostic(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

describe("a stranger's path", () => {
  let directory: string;
  /** As the README has them, without `npm run aolb --`. */
  let commands: readonly string[];
  let answers: string[];
  /** Where their pull requests are planned. */
  let stage: Stage;

  before(async () => {
    stage = await setStage(
      ACCOUNTS.map((name) => ({ name, location: 'japaneast', deployments: { 'gpt-4o': {} } })),
    );
    directory = await mkdtemp(join(tmpdir(), 'aolb-stranger-'));
    const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
    commands = [...readme.matchAll(/^npm run aolb -- ([^#\n]*)/gm)].map(([, text = '']) =>
      text.trim(),
    );
    answers = answersFor(stage);
  });
  after(async () => {
    await stage.close();
    await rm(directory, { recursive: true });
  });

  async function run(
    command: string,
    untilInterrupted: (said: string) => Promise<void> = () => NEVER,
  ) {
    let [out, error] = ['', ''];
    const exitCode = await runCommandLine(command.split(' '), {
      out: (text) => {
        out += text;
      },
      error: (text) => {
        error += text;
      },
      converse: async () => ({ ask: async () => answers.shift(), end: () => {} }),
      environment: process.env,
      directory,
      untilInterrupted: () => untilInterrupted(out),
      root: ROOT,
      functionPackage: join(ROOT, 'dist/function.zip'),
    });
    return { exitCode, out, error };
  }

  async function succeeded(
    test: TestContext,
    command: string,
    untilInterrupted?: Parameters<typeof run>[1],
  ) {
    const { exitCode, out, error } = await timed(test, `aolb ${command}`, () =>
      run(command, untilInterrupted),
    );
    assert.equal(exitCode, 0, `${command}\n${out}\n${error}`);
    return out;
  }

  it('is these commands', () => {
    assert.deepEqual(commands, [
      'init',
      'check load-balancer.yml',
      'try plan',
      'try apply',
      'try serve',
    ]);
  });

  it('begins with a file of their own', async (test) => {
    assert.match(await succeeded(test, 'init'), /^wrote load-balancer\.yml\nnext: aolb check/);
    assert.equal(answers.length, 0);
    assert.match(await succeeded(test, 'check load-balancer.yml'), /load-balancer\.yml: fine/);
  });

  it('is reviewed in a pull request by the Action, which needs nothing but the file', async (test) => {
    await stage.configure(await readFile(join(directory, 'load-balancer.yml'), 'utf8'));
    const { exitCode, log } = await timed(test, 'the Action, command: plan', () =>
      stage.run('plan', EVENTS.pullRequest),
    );
    assert.equal(exitCode, 0, log);
    const comment = stage.github.comments.at(-1)?.body ?? '';
    assert.match(comment, /^#+ Load balancer prod: plan$/m);
    assert.match(comment, /\d+ to add, 0 to change, 0 to destroy/);
  });

  it('is told what to plan before anything is applied, and to apply before anything is served', async () => {
    const early = await run('try apply');
    assert.deepEqual([early.exitCode, early.out], [1, '']);
    assert.match(early.error, /only what was planned is applied.*aolb try plan/);
    assert.match((await run('try serve')).error, /nothing was applied yet/);
  });

  it('sees the plan as a pull request shows it, with what traffic makes of it', async (test) => {
    const out = await succeeded(test, 'try plan');
    assert.match(out, /^Load balancer try \(prod\): plan$/m);
    assert.match(out, /^\d+ to add, 0 to change, 0 to destroy$/m);
    assert.match(out, /^steady +100 % /m);
    const page = await readFile(join(directory, '.aolb/try/report.html'), 'utf8');
    assert.match(page, /<h2>Load balancer try \(prod\): plan<\/h2>/);
  });

  it('applies what was planned, and the gateway answers a first call', async (test) => {
    const out = await succeeded(test, 'try apply');
    assert.match(out, /^applied as planned: \d+ added, 0 changed, 0 destroyed$/m);
    assert.match(out, /^team-a asks gpt-4o "Who are you\?": contoso-(japan|sweden) heard/m);
  });

  it('calls with the OpenAI SDKs what is kept of it, with the key that is shown', async (test) => {
    let answered: readonly (string | null | undefined)[] = [];
    await succeeded(test, 'try serve', async (said) => {
      const [, url = ''] = /^gateway (\S+)$/m.exec(said) ?? [];
      const [, apiKey = ''] = /^key of team-a: (\S+)$/m.exec(said) ?? [];
      const clients = [
        new OpenAI({ baseURL: `${url}/v1`, apiKey }),
        new AzureOpenAI({
          endpoint: url.replace(/\/openai$/, ''),
          apiKey,
          apiVersion: '2024-10-21',
        }),
      ];
      answered = await Promise.all(
        clients.map(async ({ chat }) => {
          const { choices } = await chat.completions.create({
            model: 'gpt-4o',
            messages: [{ role: 'user', content: 'Hello' }],
          });
          return choices[0]?.message.content;
        }),
      );
    });
    assert.equal(answered.length, 2);
    for (const text of answered) assert.match(text ?? '', /^contoso-(japan|sweden) heard: Hello/);
  });

  it('changes the file, and cannot apply what no plan has shown', async () => {
    await appendFile(join(directory, 'load-balancer.yml'), 'tags: { team: platform }\n');
    assert.equal((await run('try apply')).exitCode, 1);
  });

  it('leaves nothing beside the file but a folder that git ignores', async () => {
    assert.deepEqual((await readdir(directory)).toSorted(), ['.aolb', 'load-balancer.yml']);
    assert.equal(await readFile(join(directory, '.aolb/.gitignore'), 'utf8'), '*\n');
  });
});

it('aolb try from the bundle alone says in one line that it needs a clone', async () => {
  let error = '';
  const exitCode = await runCommandLine(['try', 'plan'], {
    out: assert.fail,
    error: (text) => {
      error += text;
    },
    environment: {},
    directory: tmpdir(),
    untilInterrupted: () => NEVER,
    root: tmpdir(),
    functionPackage: '',
  });
  assert.equal(exitCode, 1);
  assert.match(error, /^aolb try needs a clone .* npm run aolb -- try plan[^\n]*\n$/);
});
