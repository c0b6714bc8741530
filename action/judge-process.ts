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
import { optimiseForShortRun } from './optimisation.ts';

const FILE = fileURLToPath(import.meta.url);

/**
 * Judges a policy, once there is one; to be asked once.
 *
 * @throws {Error} what `requesting` rejects with; when the process ends without a verdict
 */
export type Judging = (requesting: Promise<JudgeRequest>) => Promise<Verdict>;

/** Starts the process, which loads what judges. It keeps nobody waiting: where nothing is to be judged, it ends with this process. */
export function startJudging(): Judging {
  const child = spawn(process.execPath, [FILE], {
    // It asks nobody, so it needs no proxy either, which Node would load.
    env: {},
    stdio: 'pipe',
  });
  const ending = once(child, 'close');
  ending.catch(() => undefined);
  // Why it takes no request is said where it ends.
  child.stdin.on('error', () => undefined);
  const held = [child, child.stdin, child.stdout, child.stderr] as readonly {
    ref: () => unknown;
    unref: () => unknown;
  }[];
  for (const one of held) one.unref();
  return async (requesting) => {
    for (const one of held) one.ref();
    const request = await requesting.catch((error: unknown) => {
      child.stdin.end();
      throw error;
    });
    child.stdin.end(JSON.stringify(request));
    const { text } = await import('node:stream/consumers');
    const [[code], verdict, complaint] = await Promise.all([
      ending,
      text(child.stdout),
      text(child.stderr),
    ]);
    if (code === 0) return JSON.parse(verdict);
    throw new Error(
      `the process that judges the policy ended without a verdict (${code ?? 'killed'}): ${complaint.trim()}`,
    );
  };
}

if (process.argv[1] === FILE) {
  const { judge } = await import('./judging.ts');
  optimiseForShortRun();
  // Nothing where there is nothing to be judged, or nobody any more who would hear of it.
  const request = readFileSync(0, 'utf8');
  if (request !== '') writeFileSync(1, JSON.stringify(await judge(JSON.parse(request))));
}
