#!/usr/bin/env node
/** What `aolb` starts: the real machine, handed to `runCommandLine`. */
import { join } from 'node:path';
import { runCommandLine } from './command-line/command-line.ts';

/** This file is one folder below the root, as action/cli.ts and as dist/cli.js alike. */
const root = join(import.meta.dirname, '..');

process.exitCode = await runCommandLine(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  columns: process.stderr.isTTY ? process.stderr.columns : undefined,
  // Minds NO_COLOR and TERM.
  coloured: process.stdout.isTTY && process.stdout.hasColors(),
  converse: process.stdin.isTTY
    ? async () => (await import('./command-line/conversation.ts')).startConversation()
    : undefined,
  environment: process.env,
  directory: process.cwd(),
  untilInterrupted: () =>
    new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve());
    }),
  root,
  functionPackage: join(root, 'dist', 'function.zip'),
});
