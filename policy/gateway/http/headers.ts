/** Headers as the gateway holds them while policies change them: values by lower-case name. */
import type { Headers } from '../ports.ts';

export type MutableHeaders = Map<string, readonly string[]>;

/** Headers between two neighbours on the wire, never passed on (RFC 9110 §7.6.1); `connection` may name more. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** A copy without hop-by-hop headers. */
export function endToEndHeaders(headers: Headers): MutableHeaders {
  const copy: MutableHeaders = new Map();
  // Every message passes here: this way no pair is made for each header.
  headers.forEach((values, name) => {
    if (!HOP_BY_HOP.has(name)) copy.set(name, values);
  });
  deleteNamed(copy, headers.get('connection'));
  return copy;
}

/** The same for headers that nobody else holds. */
export function deleteHopByHop(headers: MutableHeaders): void {
  deleteNamed(headers, headers.get('connection'));
  for (const name of HOP_BY_HOP) headers.delete(name);
}

function deleteNamed(headers: MutableHeaders, connection: readonly string[] = []): void {
  for (const value of connection) {
    for (const name of value.split(',')) headers.delete(name.trim().toLowerCase());
  }
}

/** All values of a header as one, or undefined. */
export function headerText(headers: Headers, name: string): string | undefined {
  const values = headers.get(name.toLowerCase());
  // Joining takes longer than finding, and there is hardly ever something to be joined.
  return values?.length === 1 ? values[0] : values?.join(', ');
}

/** The value of a cookie that the client sent. */
export function cookie(headers: Headers, name: string): string | undefined {
  for (const pair of (headers.get('cookie') ?? []).flatMap((value) => value.split(';'))) {
    const equals = pair.indexOf('=');
    if (equals !== -1 && pair.slice(0, equals).trim() === name) {
      return pair.slice(equals + 1).trim();
    }
  }
  return undefined;
}
