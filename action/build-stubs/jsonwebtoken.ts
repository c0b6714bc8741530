/**
 * Stands in for `jsonwebtoken` in the bundle. `@azure/msal-node` signs with it what a certificate proves, and nobody signs in with a
 * certificate here: see `credential.ts`. With it come packages that take 16 ms to load, in every plan.
 */

const jsonwebtoken = {
  sign(): never {
    throw new Error(
      'signing in with a certificate is not part of this bundle: credential.ts does without',
    );
  },
};

// biome-ignore lint/style/noDefaultExport: as it is imported
export { jsonwebtoken as default };
