/** Questions on the terminal that this process was started from. */
import { createInterface } from 'node:readline';
import type { Conversation } from './terminal.ts';

export function startConversation(): Conversation {
  // Questions go to standard error: standard output is for what a command makes.
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  let ended = false;
  const over = new Promise<undefined>((resolve) => {
    lines.once('close', () => {
      ended = true;
      resolve(undefined);
    });
  });
  // Without this a Ctrl-C would end the process in the middle of whatever it does.
  lines.on('SIGINT', () => {
    process.stderr.write('\n');
    lines.close();
  });
  return {
    ask: (question) =>
      ended
        ? over
        : Promise.race([over, new Promise<string>((resolve) => lines.question(question, resolve))]),
    end: () => lines.close(),
  };
}
