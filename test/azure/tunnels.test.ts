/** What the proxy lets through to the world when it is asked to: those hosts and no others. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer as createProxy, request } from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { startLocalAzure } from './index.ts';

describe('a tunnel through the proxy', () => {
  let world: Server;
  let authority: string;

  before(async () => {
    // Answers whatever it hears, in other letters.
    world = createServer((socket) => {
      socket.on('error', () => {});
      socket.on('data', (chunk) => socket.write(chunk.toString().toUpperCase()));
    });
    world.listen(0, '127.0.0.1');
    await once(world, 'listening');
    authority = `127.0.0.1:${(world.address() as AddressInfo).port}`;
  });
  after(() => world.close());

  async function ask(proxy: string, target: string): Promise<{ status: number; answer?: string }> {
    const { hostname, port } = new URL(proxy);
    const asked = request({ host: hostname, port, method: 'CONNECT', path: target });
    asked.end();
    const { status, socket } = await new Promise<{ status: number; socket: Socket }>((done) => {
      asked.once('connect', ({ statusCode }, socket: Socket) =>
        done({ status: statusCode ?? 0, socket }),
      );
    });
    if (status !== 200) {
      socket.destroy();
      return { status };
    }
    socket.write('hello');
    const [answer] = await once(socket, 'data');
    socket.destroy();
    return { status, answer: String(answer) };
  }

  it('leads to the hosts that were named, and to no other', async () => {
    const azure = await startLocalAzure({ accounts: [], tunnels: { authorities: [authority] } });
    try {
      assert.deepEqual(await ask(azure.proxyUrl, authority), { status: 200, answer: 'HELLO' });
      assert.equal((await ask(azure.proxyUrl, '127.0.0.1:443')).status, 403);
      assert.equal((await ask(azure.proxyUrl, 'registry.terraform.io:443')).status, 403);
    } finally {
      await azure.close();
    }
  });

  it("goes through the caller's own proxy, with its credentials", async () => {
    const seen: string[] = [];
    const upstream = createProxy();
    upstream.on('connect', (message, client: Socket) => {
      seen.push(`${message.url} ${message.headers['proxy-authorization']}`);
      const [host = '', port] = (message.url ?? '').split(':');
      const server = connect(Number(port), host, () => {
        client.write('HTTP/1.1 200 OK\r\n\r\n');
        client.pipe(server).pipe(client);
      });
      server.on('error', () => {});
      client.on('error', () => {});
    });
    upstream.listen(0, '127.0.0.1');
    await once(upstream, 'listening');
    const { port } = upstream.address() as AddressInfo;
    const tunnels = { authorities: [authority], proxy: `http://me:p%40ss@127.0.0.1:${port}` };
    const azure = await startLocalAzure({ accounts: [], tunnels });
    try {
      assert.deepEqual(await ask(azure.proxyUrl, authority), { status: 200, answer: 'HELLO' });
      assert.deepEqual(seen, [`${authority} Basic ${btoa('me:p@ss')}`]);
    } finally {
      await azure.close();
      upstream.close();
    }
  });

  it('to a host that does not answer says so', async () => {
    const nowhere = '127.0.0.1:1';
    const azure = await startLocalAzure({ accounts: [], tunnels: { authorities: [nowhere] } });
    try {
      assert.equal((await ask(azure.proxyUrl, nowhere)).status, 502);
    } finally {
      await azure.close();
    }
  });
});
