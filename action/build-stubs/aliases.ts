import { fileURLToPath } from 'node:url';

// Each written out, so that whoever looks for files that nobody uses finds them used.
const httpClient = fileURLToPath(new URL('http-client.ts', import.meta.url));
const jsonwebtoken = fileURLToPath(new URL('jsonwebtoken.ts', import.meta.url));

// The same package as ES modules, which need no calls to be loaded, and of which a bundle leaves out what it does not use.
const yaml = fileURLToPath(
  new URL('../../node_modules/yaml/browser/dist/index.js', import.meta.url),
);

/** For esbuild's option `alias`. The longer path needs an entry of its own: a prefix would swallow it. */
export const bundleAliases: Readonly<Record<string, string>> = {
  '@actions/http-client/lib/auth': httpClient,
  '@actions/http-client': httpClient,
  jsonwebtoken,
  yaml,
};
