/** What the models say: deterministic, short, and enough to see which account answered. */
import { estimateTokens } from '../../../../policy/simulate/limits.ts';
import { isObject, type Json } from '../../json.ts';

/** What is charged where the caller sets no limit; the default of the simulator named in limits.ts. */
const DEFAULT_TOKENS = 16;

/** Longest end of a question that an answer repeats. */
const HEARD = 80;

/** What one call is about, whatever its shape. */
export type Prompt = {
  readonly text: string;
  /** Tokens that the caller allows for the answer; undefined: no limit of its own. */
  readonly mostTokens: number | undefined;
  /** Answers generated for the call, of which all are charged. */
  readonly choices: number;
};

/** The estimate that limits charge before anything is generated. */
export function chargeOf({ text, mostTokens, choices }: Prompt): number {
  return estimateTokens(text) + (mostTokens ?? DEFAULT_TOKENS) * choices;
}

export function heard(account: string, text: string): string {
  return `${account} heard: ${text.slice(-HEARD)}`;
}

/** One word counts as one token; a text that is longer than allowed is cut. */
export function wordsOf(text: string, most: number | undefined): readonly string[] {
  const words = text.split(/\s+/);
  return words.slice(0, most ?? words.length);
}

/** Words as pieces of a stream: all but the first begin with the space. */
export function piecesOf(words: readonly string[]): readonly string[] {
  return words.map((word, index) => (index === 0 ? word : ` ${word}`));
}

/** The text of a content that may be a text, a list of parts, or a list of messages. */
export function contentText(content: Json | undefined): string {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return content.map(contentText).filter(Boolean).join(' ');
  if (isObject(content)) return contentText(content.text ?? content.content ?? content.output);
  return content === undefined || content === null ? '' : String(content);
}
