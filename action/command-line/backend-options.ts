/** `--backend name=url`: where calls go instead of, or in the absence of, Azure. */
import { UsageError } from './terminal.ts';

/**
 * @returns URLs without a slash at their end, by name
 * @throws {UsageError} for what is no `name=url`, and for unencrypted calls to other machines
 */
export function parseBackends(options: readonly string[]): ReadonlyMap<string, string> {
  const backends = new Map<string, string>();
  for (const option of options) {
    const [, name, url] = /^([^=]+)=(https?:\/\/.+)$/.exec(option) ?? [];
    if (name === undefined || url === undefined || !URL.canParse(url)) {
      throw new UsageError(`--backend ${option}: expected name=http://127.0.0.1:PORT`);
    }
    if (new URL(url).protocol === 'http:' && !isLoopback(url)) {
      throw new UsageError(`--backend ${option}: use https, or an address of this machine`);
    }
    if (backends.has(name)) throw new UsageError(`--backend ${name} is given twice`);
    backends.set(name, url.replace(/(?<!\/)\/+$/, ''));
  }
  return backends;
}

/** Whether a URL leads to this machine. */
export function isLoopback(url: string): boolean {
  const hostname = URL.canParse(url) ? new URL(url).hostname : '';
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
