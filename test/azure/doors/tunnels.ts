/** The few ways through the proxy to hosts that are not of this Azure, such as the registry of Terraform's providers. */
import { connect, type Socket } from 'node:net';

export type Tunnels = {
  /** `host:port`, in lower case: where connections may lead. */
  readonly authorities: readonly string[];
  /** The proxy that leads there, `http://[user:password@]host:port`; default: none. */
  readonly proxy?: string;
  /** PEM of further certificate authorities that the hosts may have theirs from. */
  readonly trusted?: string;
};

/** Connects a client that asked for `authority` by CONNECT with it, both ways, until either ends. */
export function openTunnel(
  tunnels: Tunnels,
  authority: string,
  client: Socket,
  head: Buffer,
): void {
  const proxy = tunnels.proxy === undefined ? undefined : new URL(tunnels.proxy);
  const [host = '', port = ''] = authority.split(':');
  const upstream = proxy
    ? connect(Number(proxy.port || '80'), proxy.hostname)
    : connect(Number(port), host);
  const end = () => {
    client.destroy();
    upstream.destroy();
  };
  client.on('close', end);
  upstream.on('close', end);
  upstream.on('error', (error) => {
    client.end(
      `HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n${authority} cannot be reached: ${error.message}\n`,
    );
  });
  upstream.on('connect', () => {
    // The other proxy's answer to CONNECT goes to the client as it is.
    upstream.write(proxy ? request(authority, proxy) : '');
    if (!proxy) client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    upstream.write(head);
    client.pipe(upstream).pipe(client);
  });
}

function request(authority: string, proxy: URL): string {
  const user = decodeURIComponent(`${proxy.username}:${proxy.password}`);
  const credentials = `Proxy-Authorization: Basic ${Buffer.from(user).toString('base64')}\r\n`;
  return `CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n${proxy.username === '' ? '' : credentials}\r\n`;
}
