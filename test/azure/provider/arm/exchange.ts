/** One request and its answer, and the words for a request that got none. */
import type { Json } from '../protocol/values.ts';

/** What the client takes from the world around it. */
export type Edge = {
  readonly environment: { readonly [name: string]: string | undefined };
  readonly fetch: typeof fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Takes one line for each answered request, without secrets: method, path, query, status. */
  readonly log: (line: string) => void;
};

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
};

/**
 * @param shown the request in an error: method and path
 * @throws Error when there is no answer, or when Terraform has stopped the call
 */
export async function exchange(
  edge: Edge,
  shown: string,
  url: URL,
  request: RequestInit & { signal: AbortSignal },
): Promise<Answer> {
  try {
    const response = await edge.fetch(url, request);
    const body = parse(await response.text());
    return { status: response.status, headers: response.headers, body };
  } catch (error) {
    if (request.signal.aborted) throw canceled(shown);
    throw new Error(`${shown}: no answer from ${url.host}: ${cause(error)}`);
  }
}

/** The real providers are written in Go, whose words for it Terraform's users know. */
export function canceled(shown: string): Error {
  return new Error(`${shown}: context canceled`);
}

/** What is no JSON, such as a proxy's refusal, is the text itself. */
function parse(text: string): Json {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** fetch wraps what went wrong: the reason is the innermost error. */
function cause(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? cause(error.cause) : error.message;
}
