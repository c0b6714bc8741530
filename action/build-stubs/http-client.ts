/**
 * Stands in for `@actions/http-client` in the bundle. `@actions/core` imports it for `getIDToken` alone, which we
 * do not use, and with it comes undici: 800 KB of a bundle that is a tenth of that without.
 */

export class HttpClient {
  constructor() {
    throw new Error('core.getIDToken is not part of this bundle; credential.ts asks GitHub itself');
  }
}

export class BearerCredentialHandler {}
