#!/usr/bin/env node
/** What `aolb` starts: the real machine, handed to `runCommandLine`. */
import { join } from 'node:path';
import { runCommandLine } from './command-line/command-line.ts';
import { canRewriteLines } from './command-line/terminal.ts';

const { stdout, stderr, env } = process;

// A reader that has enough, such as `head`, closes the pipe. What is still written goes nowhere; the exit code says what it would have said.
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/** This file is one folder below the root, as action/cli.ts and as dist/cli.js alike. */
const root = join(import.meta.dirname, '..');

process.exitCode = await runCommandLine(process.argv.slice(2), {
  out: (text) => void stdout.write(text),
  error: (text) => void stderr.write(text),
  columns: canRewriteLines(stderr, env) ? stderr.columns : undefined,
  width: stdout.isTTY ? stdout.columns : undefined,
  // Minds NO_COLOR and TERM.
  coloured: stdout.isTTY && stdout.hasColors(),
  converse: process.stdin.isTTY
    ? async () => (await import('./command-line/conversation.ts')).startConversation()
    : undefined,
  environment: env,
  directory: process.cwd(),
  untilInterrupted: () =>
    new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve());
    }),
  root,
  functionPackage: join(root, 'dist', 'function.zip'),
});
