/**
 * How many tokens a prompt has, roughly. API Management counts by the model's own tokenizer, which is not shipped
 * here; four characters a token is the usual rule for English, and an image counts the most that is documented.
 */

import { isObject, parseObject } from '../http/json.ts';

const CHARACTERS_PER_TOKEN = 4;
const TOKENS_PER_IMAGE = 1200;

/** Tokens of a text. */
export function tokensOf(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}

/** Tokens of the prompt in a request body: chat messages, completions, embeddings or Responses; 0 for anything else. */
export function promptTokens(body: string): number {
  const request = parseObject(body);
  if (request === undefined) return 0;
  return ['messages', 'prompt', 'input', 'instructions'].reduce(
    (sum, name) => sum + tokensIn(request[name]),
    0,
  );
}

/** Whether the request asks for a stream. */
export function asksForStream(body: string): boolean {
  return parseObject(body)?.stream === true;
}

/** Texts and images anywhere in what the caller sent; a stack, since JSON may be nested deeper than calls may be. */
function tokensIn(content: unknown): number {
  let tokens = 0;
  const pending: unknown[] = [content];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value === 'string') tokens += tokensOf(value);
    else if (Array.isArray(value)) pending.push(...value);
    else if (isObject(value)) {
      if (value.type === 'image_url' || value.type === 'input_image') tokens += TOKENS_PER_IMAGE;
      else pending.push(value.content, value.text);
    }
  }
  return tokens;
}
