/** `aolb eval`: what one policy expression comes to; docs/expressions.md describes contexts and answers. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type EvaluationResult, evaluateExpression } from '../../policy/expressions/index.ts';
import { messageOf } from '../failure.ts';
import type { Command, Options } from './command.ts';
import { readJsonFile, readTextFile } from './policy-files.ts';
import { type ExitCode, type Terminal, UsageError } from './terminal.ts';

const OPTIONS = {
  context: { type: 'string', value: 'FILE.json', help: 'what the expression finds in context' },
  file: {
    type: 'string',
    value: 'CASES.jsonl',
    help: 'answer every line {"expression", "context"} of a file instead',
  },
  json: { type: 'boolean', default: false, help: 'answer in JSON' },
} as const satisfies Options;

export const evaluate: Command = {
  usage: 'eval [--json] [--context FILE.json] EXPRESSION | --file CASES.jsonl',
  about: 'Tells what a policy expression comes to. Exit code 1: it does not compile, or throws.',
  options: OPTIONS,
  example: "aolb eval '@(1 + 1)'",
  run,
};

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: OPTIONS,
  });
  const [expression, second] = positionals;
  if (values.file !== undefined) {
    if (expression !== undefined || values.context !== undefined) {
      throw new UsageError('--file holds expressions and contexts: give neither beside it');
    }
    return await answerFile(resolve(terminal.directory, values.file), terminal);
  }
  if (expression === undefined || second !== undefined) {
    throw new UsageError('give one expression, in quotes, or --file');
  }
  const context =
    values.context === undefined
      ? undefined
      : await readJsonFile(resolve(terminal.directory, values.context));
  const result = answer(expression, context);
  if (!('type' in result) && !('line' in result) && 'error' in result) {
    throw new UsageError(`${values.context}: ${result.error}`);
  }
  if (values.json) terminal.out(`${JSON.stringify(result)}\n`);
  else describe(result, terminal);
  return 'type' in result ? 0 : 1;
}

/** A context that is wrong has no place in the expression. */
type Answer = EvaluationResult | { readonly error: string };

function answer(expression: string, context: unknown): Answer {
  try {
    return evaluateExpression(expression, context, () => performance.now());
  } catch (error) {
    return { error: messageOf(error) };
  }
}

/** One answer a line, in the order of the file; 1 where a line is no case. */
async function answerFile(path: string, { out }: Terminal): Promise<ExitCode> {
  const text = await readTextFile(path);
  if (typeof text !== 'string') throw new UsageError(`${path}: ${text.message}`);
  let exitCode: ExitCode = 0;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const result = answerLine(line);
    if ('malformed' in result) {
      exitCode = 1;
      out(`${JSON.stringify({ error: `line ${index + 1} of the file: ${result.malformed}` })}\n`);
    } else out(`${JSON.stringify(result)}\n`);
  }
  return exitCode;
}

function answerLine(line: string): Answer | { readonly malformed: string } {
  let content: unknown;
  try {
    content = JSON.parse(line);
  } catch (error) {
    return { malformed: `not JSON: ${messageOf(error)}` };
  }
  if (typeof content !== 'object' || content === null || !('expression' in content)) {
    return { malformed: 'expected {"expression": "…", "context": {…}}' };
  }
  if (typeof content.expression !== 'string') return { malformed: '"expression" is not a text' };
  return answer(content.expression, 'context' in content ? content.context : undefined);
}

function describe(result: Answer, { out, error }: Terminal): void {
  if ('type' in result) out(`${result.value ?? 'null'}\n`);
  else if ('exception' in result) error(`${result.exception}: ${result.message}\n`);
  else if ('line' in result) error(`${result.line}:${result.column}: ${result.error}\n`);
}
