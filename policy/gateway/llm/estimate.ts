/**
 * How many tokens a prompt has, roughly. API Management counts by the model's own tokenizer, which is not shipped
 * here; four characters a token is the usual rule for English, and an image counts the most that is documented.
 */

import { isObject, parseObject } from '../../standards/json.ts';

const CHARACTERS_PER_TOKEN = 4;
const TOKENS_PER_IMAGE = 1200;

/** Where requests of the different APIs say what they ask: chat, completions, embeddings and Responses. */
const PROMPT_MEMBERS = ['instructions', 'messages', 'prompt', 'input'] as const;

/** Tokens of a text. */
export function tokensOf(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}

/** Tokens of the prompt in a request body: chat messages, completions, embeddings or Responses; 0 for anything else. */
export function promptTokens(body: string): number {
  const request = parseObject(body);
  if (request === undefined) return 0;
  return PROMPT_MEMBERS.flatMap((name) => partsOf(request[name])).reduce(
    (sum, part) => sum + ('text' in part ? tokensOf(part.text) : TOKENS_PER_IMAGE),
    0,
  );
}

/** Everything that the caller says in a request body, a line for each part. */
export function promptText(body: string): string {
  const request = parseObject(body);
  return PROMPT_MEMBERS.flatMap((name) => partsOf(request?.[name]))
    .flatMap((part) => ('text' in part ? [part.text] : []))
    .join('\n');
}

type Part = { readonly text: string } | { readonly image: true };

/** Texts and images in the order written; a stack, since JSON may be nested deeper than calls may be. */
function partsOf(content: unknown): readonly Part[] {
  const parts: Part[] = [];
  const pending: unknown[] = [content];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value === 'string') parts.push({ text: value });
    else if (Array.isArray(value)) {
      // Token ids come by the hundred thousand and hold nothing.
      for (const item of value.toReversed()) if (typeof item !== 'number') pending.push(item);
    } else if (isObject(value)) {
      if (value.type === 'image_url' || value.type === 'input_image') parts.push({ image: true });
      else pending.push(value.text, value.content);
    }
  }
  return parts;
}
