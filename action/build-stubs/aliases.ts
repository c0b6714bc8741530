import { fileURLToPath } from 'node:url';

const stub = fileURLToPath(new URL('http-client.ts', import.meta.url));

/** For esbuild's option `alias`. The longer path needs an entry of its own: a prefix would swallow it. */
export const bundleAliases: Readonly<Record<string, string>> = {
  '@actions/http-client/lib/auth': stub,
  '@actions/http-client': stub,
};
