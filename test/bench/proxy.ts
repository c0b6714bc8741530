/** The least that a proxy does: another host in front of the path, both bodies piped, connections kept. */
import { Agent, request as httpRequest } from 'node:http';
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
