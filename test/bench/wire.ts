/** HTTP messages on a bare socket, for a client and backends that cost next to nothing beside what is measured. */
import { connect, type Socket } from 'node:net';

const HEAD_END = '\r\n\r\n';
const LENGTH = /\r\ncontent-length: *(\d+)\r\n/i;

/**
 * Tells of each whole message that a connection brings, by its first line.
 *
 * @throws {Error} into the socket, for a message without Content-Length, since everything measured here has one
 */
export function onMessage(socket: Socket, tell: (firstLine: string) => void): void {
  let text = '';
  socket.setEncoding('latin1').setNoDelay(true);
  socket.on('data', (chunk: string) => {
    text += chunk;
    for (;;) {
      const headEnd = text.indexOf(HEAD_END);
      if (headEnd === -1) return;
      const length = LENGTH.exec(text.slice(0, headEnd + 2))?.[1];
      if (length === undefined) {
        socket.destroy(new Error(`no Content-Length: ${text.slice(0, headEnd)}`));
        return;
      }
      const end = headEnd + HEAD_END.length + Number(length);
      if (text.length < end) return;
      const firstLine = text.slice(0, text.indexOf('\r\n'));
      text = text.slice(end);
      tell(firstLine);
    }
  });
}

export type Load = {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** What each request is, head and body. */
  readonly message: string;
  readonly requests: number;
  /** Each has one request in flight. */
  readonly connections: number;
};

/**
 * Sends requests over connections that are kept, and reads every answer to its end.
 *
 * @returns seconds
 * @throws {Error} for an answer other than 200 and for a broken connection
 */
export async function send({ url, message, requests, connections }: Load): Promise<number> {
  let left = requests;
  const start = performance.now();
  const worker = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      const next = () => {
        left -= 1;
        if (left < 0) socket.end();
        else socket.write(message);
      };
      onMessage(socket, (status) => {
        if (status.startsWith('HTTP/1.1 200 ')) next();
        else socket.destroy(new Error(`${url} answered ${status}`));
      });
      socket.once('connect', next).once('error', reject);
      socket.once('close', () => (left < 0 ? resolve() : reject(new Error(`${url} hung up`))));
    });
  await Promise.all(Array.from({ length: connections }, worker));
  return (performance.now() - start) / 1000;
}
