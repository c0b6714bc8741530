/** What the operator asks of this Azure, and what is answered, in this process. */

import type { Azure } from './azure.ts';
import { ARM_HOST } from './planes.ts';

/** `audience`: what the token is for; default: Azure Resource Manager. */
export type OperatorRequest = RequestInit & { readonly audience?: string };

/** Signed, unless it brings an Authorization header of its own. */
export function requestAsOperator(
  azure: Azure,
  url: string,
  { audience = `https://${ARM_HOST}`, ...init }: OperatorRequest = {},
): Request {
  const request = new Request(url, init);
  if (!request.headers.has('authorization')) {
    const { token } = azure.tokens.issue(azure.directory.operator, audience);
    request.headers.set('authorization', `Bearer ${token}`);
  }
  return request;
}

export async function answered(answer: Promise<Response>) {
  const response = await answer;
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}

export function armRequest(
  azure: Azure,
  method: string,
  idAndQuery: string,
  body?: unknown,
): Request {
  return requestAsOperator(azure, `https://${ARM_HOST}${idAndQuery}`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
}

/** As a client's `fetch` ends. */
export async function untilAborted(
  serve: (request: Request) => Promise<Response>,
  request: Request,
): Promise<Response> {
  const { signal } = request;
  signal.throwIfAborted();
  const aborted = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  );
  return await Promise.race([serve(request), aborted]);
}
