/**
 * Conversations of three turns, with a tool and a streamed answer, that SDKs have with their defaults through the applied gateway over two
 * accounts. Nothing is measured but whether they work. The SDKs are a package of their own, installed into a folder that is gone afterwards:
 * 160 MB that nothing but this needs, and whose own tests `npm test` would find below test/.
 */
import { execFile, spawn } from 'node:child_process';
import { cp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { type Applied, applyReadme } from '../../clients/applied.ts';
import { temporaryFolder } from '../../temporary.ts';
import type { Report } from '../report.ts';
import { MODEL, QUESTIONS } from './conversations/conversation.ts';

/** A line that a conversation tells. */
type Told =
  | { readonly name: string; readonly texts: readonly string[]; readonly called: number }
  | { readonly name: string; readonly error: string };

export async function bench(report: Report): Promise<void> {
  const directory = temporaryFolder('bench-clients-');
  try {
    await cp(import.meta.dirname, directory, { recursive: true });
    const install = ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
    await promisify(execFile)('npm', install, { cwd: directory });
    await converseInTurn(join(directory, 'conversations'), report);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function converseInTurn(directory: string, report: Report): Promise<void> {
  const applied = await applyReadme({ [MODEL]: {} }, withoutPriorities);
  try {
    for (const sdk of ['agents.ts', 'ai-sdk.ts', 'langchain.ts']) {
      await converse(process.execPath, join(directory, sdk), applied, report);
    }
    if (await hasPython()) {
      await converse('python3', join(directory, 'conversation.py'), applied, report);
    } else {
      report.note("Python's openai was not tried: python3 cannot import it (pip install openai)");
    }
  } finally {
    await applied.close();
  }
}

/** So that both accounts are asked, not only the first. */
function withoutPriorities(file: string): string {
  return file.replaceAll(/^ +priority: \d+\n/gm, '');
}

async function converse(
  command: string,
  file: string,
  applied: Applied,
  { figure, note }: Report,
): Promise<void> {
  const { azure, accounts, endpoint, key, advance } = applied;
  const before = accounts.map((name) => azure.account(name).requests.length);
  advance(60_000); // A fresh minute of the consumer's limit.
  const lines = await linesOf(command, file, {
    ...process.env,
    ENDPOINT: endpoint,
    KEY: key,
  });
  for (const line of lines) {
    const told: Told = JSON.parse(line);
    if ('error' in told) {
      figure(told.name, told.error, 'three turns', false);
      continue;
    }
    const answered = told.texts.filter((text) => text !== '').length;
    figure(
      told.name,
      `${answered} turns answered, ${told.called} tools called`,
      `${QUESTIONS.length} turns, a tool in each`,
      answered === QUESTIONS.length && told.called >= QUESTIONS.length,
    );
  }
  if (lines.length === 0) figure(basename(file), 'told nothing', 'conversations', false);
  const asked = accounts.flatMap((name, index) =>
    azure
      .account(name)
      .requests.slice(before[index])
      .map(({ status }) => status),
  );
  const elsewhere = asked.filter((status = 0) => status >= 400).length;
  note(
    `${basename(file)}: ${asked.length} calls, ${elsewhere} of an account that did not have what they name`,
  );
}

function linesOf(
  command: string,
  file: string,
  env: Readonly<NodeJS.ProcessEnv>,
): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [file], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
    });
    child.once('error', reject);
    child.once('close', () => resolve(text.split('\n').filter((line) => line.startsWith('{'))));
  });
}

async function hasPython(): Promise<boolean> {
  return await promisify(execFile)('python3', ['-c', 'import openai']).then(
    () => true,
    () => false,
  );
}
