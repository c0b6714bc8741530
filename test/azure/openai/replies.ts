/** What the models say: deterministic, short, and enough to see which account answered. */

import { estimateTokens } from '../../../policy/simulate/limits.ts';
import {
  isObject,
  type Json,
  type JsonObject,
  listAt,
  numberAt,
  objectAt,
  textAt,
} from '../json.ts';
import { InvalidRequest } from './errors.ts';

/** What one call is about, whatever its shape. */
export type Prompt = {
  readonly text: string;
  /** Tokens that the caller allows for the answer; undefined: no limit of its own. */
  readonly mostTokens: number | undefined;
  /** Answers generated for the call, of which all are charged. */
  readonly choices: number;
};

/** What is charged where the caller sets no limit; the default of the simulator named in limits.ts. */
const DEFAULT_TOKENS = 16;

/** The estimate that limits charge before anything is generated. */
export function chargeOf(prompt: Prompt, generates: boolean): number {
  const answer = generates ? (prompt.mostTokens ?? DEFAULT_TOKENS) * prompt.choices : 0;
  return estimateTokens(prompt.text) + answer;
}

/** The words of an answer; one word counts as one token. */
export function answerOf(account: string, prompt: Prompt): readonly string[] {
  const words = `${account} heard: ${prompt.text.slice(-80)}`.split(/\s+/);
  return words.slice(0, prompt.mostTokens ?? words.length);
}

/** @throws {InvalidRequest} naming the parameter */
export function readChat(body: JsonObject): Prompt {
  const messages = listAt(body, 'messages');
  if (messages.length === 0) {
    throw new InvalidRequest("'messages' must be a list with at least one message.", 'messages');
  }
  messages.forEach((message, index) => {
    if (!isObject(message) || textAt(message, 'role') === undefined) {
      throw new InvalidRequest(
        `Missing required parameter: 'messages[${index}].role'.`,
        `messages[${index}].role`,
      );
    }
  });
  return {
    text: messages.map((message) => contentOf(objectAt(message).content)).join(' '),
    mostTokens: limit(body, 'max_completion_tokens') ?? limit(body, 'max_tokens'),
    choices: limit(body, 'n') ?? 1,
  };
}

export function readCompletion(body: JsonObject): Prompt {
  const text = contentOf(body.prompt ?? '');
  if (text === '') throw new InvalidRequest("Missing required parameter: 'prompt'.", 'prompt');
  return {
    text,
    mostTokens: limit(body, 'max_tokens'),
    choices: limit(body, 'best_of') ?? limit(body, 'n') ?? 1,
  };
}

/** One text an embedding. */
export function readEmbeddings(body: JsonObject): readonly string[] {
  const { input } = body;
  const inputs = typeof input === 'string' ? [input] : Array.isArray(input) ? input : [];
  if (inputs.length === 0 || inputs.some((item) => item === '')) {
    throw new InvalidRequest("'input' must be a text or a list of texts.", 'input');
  }
  return inputs.map(contentOf);
}

export function readResponseRequest(body: JsonObject): Prompt {
  const text = contentOf(body.input);
  if (text === '') throw new InvalidRequest("Missing required parameter: 'input'.", 'input');
  return { text, mostTokens: limit(body, 'max_output_tokens'), choices: 1 };
}

function limit(body: JsonObject, name: string): number | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  const number = numberAt(value);
  if (number === undefined || !Number.isInteger(number) || number < 1) {
    throw new InvalidRequest(`'${name}' must be a whole number of at least 1.`, name);
  }
  return number;
}

/** The text of a content that may be a text, a list of parts, or a list of messages. */
function contentOf(content: Json | undefined): string {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return content.map(contentOf).join(' ');
  if (isObject(content)) return contentOf(content.text ?? content.content);
  return content === undefined || content === null ? '' : String(content);
}

/** A vector of unit length that depends on the text alone. */
export function embeddingOf(text: string, dimensions: number): readonly number[] {
  const values = Array.from({ length: dimensions }, (_, index) => {
    const code = text.charCodeAt(index % Math.max(1, text.length)) || 1;
    return Math.sin(code * (index + 1));
  });
  const length = Math.hypot(...values) || 1;
  return values.map((value) => value / length);
}
