/** Between node's server objects and `Request` and `Response`: streaming both ways, aborted with the client. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Plane } from '../azure.ts';

type Listener = (message: IncomingMessage, answer: ServerResponse) => void;

/**
 * @param originOf the URL's beginning, such as `https://management.azure.com`, from the Host header
 * @param plane must not throw: it writes its own refusals
 */
export function listener(originOf: (host: string) => string, plane: Plane): Listener {
  return (message, answer) => {
    const abort = new AbortController();
    answer.on('close', () => abort.abort());
    serve(message, answer, originOf, plane, abort.signal).catch(() => answer.destroy());
  };
}

async function serve(
  message: IncomingMessage,
  answer: ServerResponse,
  originOf: (host: string) => string,
  plane: Plane,
  signal: AbortSignal,
): Promise<void> {
  const method = message.method ?? 'GET';
  const origin = originOf((message.headers.host ?? '').replace(/:443$/, '').toLowerCase());
  const headers = new Headers();
  for (let index = 0; index + 1 < message.rawHeaders.length; index += 2) {
    const [name, value] = message.rawHeaders.slice(index, index + 2);
    if (name !== undefined && value !== undefined) headers.append(name, value);
  }
  const hasBody = headers.has('content-length') || headers.has('transfer-encoding');
  const request = new Request(new URL(`${origin}${message.url ?? '/'}`), {
    method,
    headers,
    body: hasBody && method !== 'GET' && method !== 'HEAD' ? Readable.toWeb(message) : null,
    duplex: 'half',
    signal,
  });
  const response = await plane(request);
  answer.statusCode = response.status;
  if (response.statusText !== '') answer.statusMessage = response.statusText;
  for (const [name, value] of response.headers) answer.appendHeader(name, value);
  if (response.body === null || method === 'HEAD') {
    answer.end();
    return;
  }
  answer.flushHeaders();
  await pipeline(Readable.fromWeb(response.body), answer);
}
