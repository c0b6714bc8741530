/** Accounts that answer every chat completion at once, and the bare proxy in front of them. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';

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
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

export async function startBackends(
  count: number,
): Promise<{ readonly urls: readonly string[]; close(): Promise<void> }> {
  const servers = await Promise.all(
    Array.from({ length: count }, () =>
      startServer((request, response) => {
        request.resume().once('end', () => {
          response.writeHead(200, {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(ANSWER),
            'x-ms-region': 'Japan East',
            'x-ratelimit-remaining-requests': '99',
            'x-request-id': 'bench',
          });
          response.end(ANSWER);
        });
      }),
    ),
  );
  return {
    urls: servers.map(({ url }) => url),
    async close() {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}
