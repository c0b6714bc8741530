/** Calls as they are on the wire: what callers write and accounts read, in one place so that both mean the same. */
import type { BackendRequest } from '../gateway/index.ts';
import type { Call } from './callers.ts';
import { estimateTokens } from './limits.ts';

/** Below the gateway's path. */
export function pathOf({ kind, model }: Pick<Call, 'kind' | 'model'>): string {
  return kind === 'chained'
    ? 'v1/responses'
    : `deployments/${encodeURIComponent(model)}/chat/completions?api-version=2024-10-21`;
}

/** The body of a call of just so many tokens, as accounts count them; a chained one goes on from a stored response. */
export function bodyOf(call: Call): Uint8Array {
  const { kind, model, caller, promptTokens, mostTokens, seed, previous } = call;
  const content = 'text'.repeat(promptTokens);
  const about = { model, user: caller, seed };
  return Buffer.from(
    JSON.stringify(
      kind === 'chained'
        ? {
            ...about,
            input: content,
            max_output_tokens: mostTokens,
            ...(previous === undefined ? {} : { previous_response_id: previous }),
          }
        : { ...about, messages: [{ role: 'user', content }], max_tokens: mostTokens },
    ),
  );
}

/** What limits and time depend on: a request names its deployment in the path or, for `/v1`, in the body. */
export function readRequest({ url, body }: BackendRequest) {
  if (!(body instanceof Uint8Array)) throw new Error('a simulated account takes whole bodies only');
  const content: {
    model?: string;
    user?: string;
    max_tokens?: number;
    max_output_tokens?: number;
    /** Repeated for each account that the same request reaches, so all of them answer as long. */
    seed?: number;
    messages?: readonly { content: string }[];
    input?: string;
    previous_response_id?: string;
  } = JSON.parse(Buffer.from(body).toString());
  const { seed = 0, messages = [], input = '', user = '' } = content;
  const most = content.max_tokens ?? content.max_output_tokens ?? 16;
  const named = /\/deployments\/([^/]+)\//.exec(url)?.[1];
  const prompt = messages.reduce(
    (sum, message) => sum + estimateTokens(message.content),
    estimateTokens(input),
  );
  return {
    deployment: named === undefined ? (content.model ?? '') : decodeURIComponent(named),
    caller: user,
    seed,
    tokens: prompt + most,
    completion: Math.ceil((most * (20 + (seed % 81))) / 100),
    previous: content.previous_response_id,
    stores: content.messages === undefined,
  };
}

/** @returns the id of an account's response: whose it is can be read from it, so nobody must remember them all */
export function responseId(account: string, number: number): string {
  return `resp_${account}_${number}`;
}

/** The account that made a response; undefined: none here. */
export function holderOf(response: string): string | undefined {
  return /^resp_(.+)_\d+$/.exec(response)?.[1];
}
