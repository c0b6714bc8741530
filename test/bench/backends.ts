/** Accounts that answer every chat completion at once, and how the proxies in front of them listen. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSocketServer, type Server } from 'node:net';
import { onMessage } from './wire.ts';

export type Started = { readonly url: string; close(): Promise<void> };

const ANSWER = JSON.stringify({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1_700_000_000,
  model: 'gpt-4o-2024-08-06',
  choices: [
    {
      index: 0,
      message: {
        role: 'assistant',
        content: 'It takes in every call, checks it, and passes it on to one of several backends.',
      },
      finish_reason: 'stop',
    },
  ],
  usage: { prompt_tokens: 31, completion_tokens: 18, total_tokens: 49 },
});

export async function startServer(listener: RequestListener): Promise<Started> {
  // Whoever calls keeps its connections between rounds.
  const server = createServer({ keepAliveTimeout: 120_000 }, listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: urlOf(server),
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

const MESSAGE = [
  'HTTP/1.1 200 OK',
  'content-type: application/json',
  `content-length: ${Buffer.byteLength(ANSWER)}`,
  'x-ms-region: Japan East',
  'x-ratelimit-remaining-requests: 99',
  'x-request-id: bench',
  '',
  ANSWER,
].join('\r\n');

/** @returns a URL for each, until the process ends */
export async function startBackends(count: number): Promise<readonly string[]> {
  return await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createSocketServer((socket) => {
        onMessage(socket, () => socket.write(MESSAGE));
        // Whoever called is measured elsewhere; it may hang up as it likes.
        socket.on('error', () => undefined);
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      return urlOf(server);
    }),
  );
}

function urlOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
}
