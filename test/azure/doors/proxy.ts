/**
 * The way in for every unmodified client: a CONNECT proxy that terminates TLS itself for Azure's host names and
 * refuses every other host, so that nothing can leak to the real Azure or anywhere else, unless a tunnel was asked for.
 */
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Certificates } from './certificates.ts';
import { listenOnLoopback } from './loopback.ts';
import { openTunnel, type Tunnels } from './tunnels.ts';

export type Proxy = { readonly url: string; close(): Promise<void> };

/**
 * @param allows whether a host name is one of Azure's
 * @param tunnels what else may be reached; default: nothing
 */
export async function startProxy(
  certificates: Certificates,
  allows: (host: string) => boolean,
  listener: RequestListener,
  tunnels: Tunnels = { authorities: [] },
): Promise<Proxy> {
  const { certificate, key } = certificates;
  const tls = createTlsServer({ cert: certificate, key, ALPNProtocols: ['http/1.1'] }, listener);
  const sockets = new Set<Socket>();
  tls.on('tlsClientError', (_error, socket) => socket.destroy());
  const proxy = createServer((_message, answer) => {
    answer.writeHead(405, { 'Content-Type': 'text/plain' });
    answer.end('The local Azure speaks CONNECT only; its services are https.\n');
  });
  proxy.on('connect', (message, socket: Socket, head) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    const authority = (message.url ?? '').toLowerCase();
    const [host = '', port] = authority.split(':');
    if (tunnels.authorities.includes(authority)) {
      openTunnel(tunnels, authority, socket, head);
      return;
    }
    if (port !== '443' || !allows(host)) {
      const reason = `The local Azure has no host ${message.url}: requests leave this machine for nowhere.\n`;
      socket.end(
        `HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nContent-Length: ${Buffer.byteLength(reason)}\r\nConnection: close\r\n\r\n${reason}`,
      );
      return;
    }
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    tls.emit('connection', socket);
  });
  const { url, close } = await listenOnLoopback(proxy);
  return {
    url,
    async close() {
      for (const socket of sockets) socket.destroy();
      await close();
    },
  };
}
