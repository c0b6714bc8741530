/** The least that a proxy does, with each of two clients: another host before the path, both bodies piped, connections kept. */
import { Agent, request as httpRequest } from 'node:http';
import { Agent as Dispatcher, stream } from 'undici';
import { type Started, startServer } from './backends.ts';

export async function startProxy(backends: readonly string[]): Promise<Started> {
  const agent = new Agent({ keepAlive: true });
  let next = 0;
  const server = await startServer((incoming, response) => {
    const backend = backends[next++ % backends.length] ?? '';
    const { host: _, connection: __, ...headers } = incoming.headers;
    const outgoing = httpRequest(
      `${backend}${incoming.url}`,
      { method: incoming.method ?? 'GET', agent, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    outgoing.once('error', () => response.destroy());
    incoming.pipe(outgoing);
  });
  return {
    url: server.url,
    async close() {
      agent.destroy();
      await server.close();
    },
  };
}

/** The same over undici, as the gateway calls backends: for a note beside the figures, not what they are measured by. */
export async function startUndiciProxy(backends: readonly string[]): Promise<Started> {
  const dispatcher = new Dispatcher();
  let next = 0;
  const server = await startServer((incoming, response) => {
    const backend = backends[next++ % backends.length] ?? '';
    const { host: _, connection: __, ...headers } = incoming.headers;
    const method = incoming.method ?? 'GET';
    stream(`${backend}${incoming.url}`, { dispatcher, method, headers, body: incoming }, (answer) =>
      response.writeHead(answer.statusCode, answer.headers),
    ).catch(() => response.destroy());
  });
  return {
    url: server.url,
    async close() {
      await dispatcher.destroy();
      await server.close();
    },
  };
}
