import { join } from 'node:path';
import type { Plugin } from 'esbuild';

const stub = join(import.meta.dirname, 'crypto.ts');

/** Only where the stub is enough: the Azure SDKs and the policy engine take more of it, and are loaded later. */
const IMPORTERS = /[/\\](action(?![/\\](command-line|build-stubs)[/\\])|@actions)[/\\]/;

export const lazyCrypto: Plugin = {
  name: 'lazy-crypto',
  setup({ onResolve }) {
    onResolve({ filter: /^(node:)?crypto$/ }, ({ importer }) =>
      IMPORTERS.test(importer) && !/[/\\]build-stubs[/\\]/.test(importer)
        ? { path: stub }
        : undefined,
    );
  },
};
