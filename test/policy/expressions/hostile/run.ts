/** Hands every hostile text to everything that reads one, and prints a line for each that takes more than its share. */

import { compile, ExpressionError, toText } from '../../../../policy/expressions/index.ts';
import { readContext } from '../../../../policy/expressions/library/context/context-document.ts';
import { CALLS, callsOfMembers } from './calls.ts';
import { disproportion, LONGER, SHORT } from './growth.ts';
import { READERS } from './readers.ts';
import { hostileTexts } from './texts.ts';

/** Called with a text of the caller; `other` begins like many of them and ends in another way. */
function evaluator(block: string): (text: string) => unknown {
  const { evaluate } = compile(block, 'block');
  return (text) => {
    const other = `${text.slice(0, text.length / 8)}b`;
    const { context, runtime } = readContext({
      variables: {
        text: { type: 'System.String', value: text },
        other: { type: 'System.String', value: other },
      },
      request: { method: 'POST', body: text },
    });
    return toText(evaluate(context, runtime));
  };
}

const VARIABLES =
  'var text = (string)context.Variables["text"]; var other = (string)context.Variables["other"];';

const calls = [...CALLS, ...callsOfMembers()];
const readers = new Map<string, (text: string) => unknown>(Object.entries(READERS));
for (const call of calls) {
  try {
    readers.set(call, evaluator(`${VARIABLES} ${call}`));
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    // What the table of members derives need not compile; what is written by hand must.
    if (CALLS.includes(call)) throw new Error(`${call}: ${error.message}`);
  }
}

const [short, long] = [hostileTexts(SHORT), hostileTexts(SHORT * LONGER)];
for (const [name, read] of readers) {
  process.stdout.write(`> ${name}\n`);
  for (const [kind, text] of long) {
    const run = (length: number) => {
      try {
        read(length > SHORT ? text : (short.get(kind) ?? ''));
      } catch {
        // Refusing is fine.
      }
    };
    const wrong = disproportion(run);
    if (wrong !== undefined) process.stdout.write(`! ${name} of ${kind} repeated: ${wrong}\n`);
  }
}
process.stdout.write(`= ${readers.size}\n`);
