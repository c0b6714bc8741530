/**
 * Which functions a model calls: the one it must, or those whose names the question has. What a function answered is
 * answered with text, so that an agent's loop ends.
 */
import { flagAt, isObject, type Json, type JsonObject, listAt, textAt } from '../../json.ts';
import { InvalidRequest, invalidValue, missingParameter } from '../errors.ts';
import { requireStrict, sampleOf } from './schema.ts';

export type FunctionTool = { readonly name: string; readonly parameters: Json | undefined };

export type FunctionCall = { readonly name: string; readonly arguments: string };

/** What the caller leaves to the model: `none`, `auto`, `required`, or one function by name. */
export type Choice =
  | { readonly mode: 'none' | 'auto' | 'required'; readonly among?: readonly string[] }
  | { readonly mode: 'named'; readonly name: string };

/**
 * A function as a request declares it.
 *
 * @param declared the object with `name`, `parameters` and `strict`
 * @param path where it stands: `tools[0].function`
 * @throws {InvalidRequest} without a name, and for a strict schema that is none
 */
export function readFunction(declared: JsonObject, path: string): FunctionTool {
  const name = textAt(declared, 'name');
  if (name === undefined) {
    throw missingParameter(`${path}.name`);
  }
  if (!/^[a-zA-Z0-9_-]+$/.test(name)) {
    throw new InvalidRequest(
      `Invalid '${path}.name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.`,
      `${path}.name`,
      'invalid_value',
    );
  }
  const parameters = declared.parameters ?? undefined;
  if (flagAt(declared, 'strict') === true) {
    const code = 'invalid_function_parameters';
    requireStrict(parameters, `function '${name}'`, `${path}.parameters`, code);
  }
  return { name, parameters };
}

/**
 * @param value the request's `tool_choice`, in the shape of chat completions or of responses
 * @throws {InvalidRequest} for an unknown choice, and for a function that is not among the tools
 */
export function readChoice(value: Json | undefined, names: readonly string[]): Choice {
  if (value === undefined || value === null) return { mode: 'auto' };
  if (value === 'none' || value === 'auto' || value === 'required') {
    if (value === 'required' && names.length === 0) {
      throw new InvalidRequest(
        "'tool_choice' is only allowed when 'tools' are specified.",
        'tool_choice',
      );
    }
    return { mode: value };
  }
  if (!isObject(value)) throw invalidValue('tool_choice', 'expected a mode or a tool.');
  if (value.type === 'allowed_tools') {
    const allowed = isObject(value.allowed_tools) ? value.allowed_tools : value;
    const mode = allowed.mode === 'required' ? 'required' : 'auto';
    return { mode, among: listAt(allowed, 'tools').map(nameOf) };
  }
  const name = value.type === 'function' ? nameOf(value) : (textAt(value, 'type') ?? '');
  if (!names.includes(name)) {
    throw new InvalidRequest(
      `Tool choice '${name}' not found in 'tools' parameter.`,
      'tool_choice',
    );
  }
  return { mode: 'named', name };
}

function nameOf(tool: Json): string {
  return textAt(tool, 'function', 'name') ?? textAt(tool, 'name') ?? textAt(tool, 'type') ?? '';
}

type Question = {
  readonly tools: readonly FunctionTool[];
  readonly choice: Choice;
  /** The newest text of the prompt. */
  readonly text: string;
  /** Whether that text is what a function answered. */
  readonly answered: boolean;
  /** Whether several functions may be called at once. */
  readonly parallel: boolean;
};

export function callsOf(question: Question): readonly FunctionCall[] {
  const { tools, choice, text, answered, parallel } = question;
  if (answered || choice.mode === 'none') return [];
  const among = choice.mode === 'named' ? [choice.name] : choice.among;
  const allowed = tools.filter(({ name }) => among?.includes(name) ?? true);
  const mentioned = allowed.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(text));
  const called =
    choice.mode === 'named'
      ? allowed
      : mentioned.length === 0 && choice.mode === 'required'
        ? allowed.slice(0, 1)
        : mentioned;
  return called.slice(0, parallel ? called.length : 1).map(({ name, parameters }) => ({
    name,
    arguments: JSON.stringify(parameters === undefined ? {} : sampleOf(parameters, text)),
  }));
}
