import { fileURLToPath } from 'node:url';

const httpClient = stub('http-client.ts');

/** For esbuild's option `alias`. The longer path needs an entry of its own: a prefix would swallow it. */
export const bundleAliases: Readonly<Record<string, string>> = {
  '@actions/http-client/lib/auth': httpClient,
  '@actions/http-client': httpClient,
  jsonwebtoken: stub('jsonwebtoken.ts'),
};

function stub(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
