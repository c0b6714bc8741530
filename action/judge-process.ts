/**
 * Judges a rendered policy in a process of its own, since compiling all its expressions takes as long as Terraform's plan, which can be made
 * meanwhile. A thread would cost more processor time: it starts no faster, and cannot have options of V8.
 * This file is what the process starts, too: a bundle has it in a chunk of its own.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { JudgeRequest, Verdict } from './judging.ts';
import { OPTIMISE_LATE } from './optimisation.ts';

const FILE = fileURLToPath(import.meta.url);

/**
 * Starts the process, which takes a while to load what judges, before there is something to be judged.
 *
 * @throws {Error} what `requesting` rejects with; when the process ends without a verdict
 */
export async function judgeInProcess(requesting: Promise<JudgeRequest>): Promise<Verdict> {
  const child = spawn(process.execPath, [...OPTIMISE_LATE, FILE], {
    // It asks nobody, so it needs no proxy either, which Node would load.
    env: {},
    stdio: 'pipe',
  });
  // Why it takes no request is said where it ends.
  child.stdin.on('error', () => undefined);
  const { text } = await import('node:stream/consumers');
  const ending = Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]);
  ending.catch(() => undefined);
  try {
    child.stdin.end(JSON.stringify(await requesting));
  } catch (error) {
    child.stdin.end();
    throw error;
  }
  const [[code], verdict, complaint] = await ending;
  if (code !== 0) {
    throw new Error(
      `the process that judges the policy ended without a verdict (${code ?? 'killed'}): ${complaint.trim()}`,
    );
  }
  return JSON.parse(verdict);
}

if (process.argv[1] === FILE) {
  const { judge } = await import('./judging.ts');
  // Nothing where there is nothing to be judged, or nobody any more who would hear of it.
  const request = readFileSync(0, 'utf8');
  if (request !== '') writeFileSync(1, JSON.stringify(await judge(JSON.parse(request))));
}
