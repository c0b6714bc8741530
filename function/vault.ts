/**
 * `SecretStore` over Azure Key Vault (data plane REST API, secrets). Nothing here can delete, purge or recover.
 */

import type { TokenCredential } from '@azure/identity';
import { property, RemoteError, remoteError } from './errors.ts';
import type { SecretProperties, SecretStore } from './ports.ts';
import { type Clock, withRetry } from './retry.ts';
import type { HttpClient, PipelineResponse } from './transport.ts';

export type VaultOptions = {
  /** Milliseconds after which a request is given up. */
  readonly requestTimeout: number;
  /** For tests: sends the requests instead of the network. */
  readonly httpClient?: HttpClient;
};

/**
 * Connects to one vault. The first request of a client is answered with an authentication challenge, and so is
 * every other one sent before that is over; a run therefore lists before it reads in parallel.
 *
 * @param url `https://<vault>.vault.azure.net`
 */
export async function connectSecretStore(
  url: string,
  credential: TokenCredential,
  clock: Clock,
  options: VaultOptions,
): Promise<SecretStore> {
  const { SecretClient } = await import('@azure/keyvault-secrets');
  /** The vault's clock minus ours, from the `Date` of its latest answer. */
  let skew = 0;
  const client = new SecretClient(url, credential, {
    retryOptions: { maxRetries: 0 },
    additionalPolicies: [
      {
        position: 'perCall',
        policy: {
          name: 'rotation',
          async sendRequest(request, next) {
            request.timeout = options.requestTimeout;
            const response = await next(request);
            const date = Date.parse(response.headers.get('date') ?? '');
            if (!Number.isNaN(date)) skew = date - clock.now();
            if (response.status >= 400) throw refusal(response);
            return response;
          },
        },
      },
    ],
    ...(options.httpClient === undefined ? {} : { httpClient: options.httpClient }),
  });
  const now = () => clock.now() + skew;

  function call<Result>(
    step: string,
    send: (options: { abortSignal: AbortSignal }) => Promise<Result>,
  ): Promise<Result> {
    // The signal also covers getting a token, which the time-out of the request does not.
    return withRetry(clock, 'repeatable', async () => {
      try {
        return await send({ abortSignal: AbortSignal.timeout(options.requestTimeout) });
      } catch (thrown) {
        throw remoteError(step, thrown, clock.now());
      }
    });
  }

  return {
    async list() {
      const secrets = await call('list the secrets of the vault', async () => {
        const found: SecretProperties[] = [];
        // Without the signal: a large vault has hundreds of pages, each with a time-out of its own.
        for await (const item of client.listPropertiesOfSecrets()) {
          found.push({
            name: item.name,
            enabled: item.enabled ?? true,
            createdOn: item.createdOn?.getTime() ?? now(),
            tags: item.tags ?? {},
          });
        }
        return found;
      });
      return { secrets, now: now() };
    },

    async get(name) {
      const step = `read the secret ${name}`;
      const reading = await call(step, async (request) => {
        try {
          return await client.getSecret(name, request);
        } catch (thrown) {
          if (property(thrown, 'statusCode') === 404) return 'absent';
          if (isDisabled(thrown)) return 'disabled';
          throw thrown;
        }
      });
      if (reading === 'absent' || reading === 'disabled') return { kind: reading, now: now() };
      const { value, properties } = reading;
      const { version, createdOn, tags } = properties;
      if (value === undefined || version === undefined || createdOn === undefined) {
        throw new RemoteError('unexpected', `Could not ${step}: the vault's answer is incomplete.`);
      }
      return {
        kind: 'found',
        secret: { value, version, createdOn: createdOn.getTime(), tags: tags ?? {} },
        now: now(),
      };
    },

    async set(name, value, { tags, contentType, expiresOn }, permit) {
      const step = `write the secret ${name}`;
      const written = await call(step, async (request) => {
        const obstacle = await permit();
        if (obstacle !== undefined) return obstacle;
        try {
          return await client.setSecret(name, value, {
            ...request,
            tags: { ...tags },
            contentType,
            expiresOn: new Date(expiresOn),
          });
        } catch (thrown) {
          if (isDeletedButRecoverable(thrown)) return 'deleted';
          throw thrown;
        }
      });
      if (typeof written === 'string') return written;
      return { version: written.properties.version ?? '' };
    },

    async disable(name, version) {
      await call(`disable a version of the secret ${name}`, (request) =>
        client.updateSecretProperties(name, version, { ...request, enabled: false }),
      );
    },
  };
}

/**
 * An answer that is no success, as an error with its status and codes. Made here, because the SDK fails with a
 * TypeError when such an answer has no JSON body, and keeps the inner code to itself.
 */
function refusal(response: PipelineResponse): Error {
  const { error } = parseBody(response.bodyAsText);
  return Object.assign(new Error('Key Vault refused the request.'), {
    statusCode: response.status,
    code: property(error, 'code'),
    innerCode: property(property(error, 'innererror'), 'code'),
    response,
  });
}

function parseBody(text: string | null | undefined): { readonly error: unknown } {
  try {
    return { error: property(JSON.parse(text ?? ''), 'error') };
  } catch {
    return { error: undefined };
  }
}

/** 403 with the inner error `SecretDisabled`; any other 403 is a missing role. */
function isDisabled(thrown: unknown): boolean {
  return (
    property(thrown, 'statusCode') === 403 && property(thrown, 'innerCode') === 'SecretDisabled'
  );
}

/** 409 with the inner error `ObjectIsDeletedButRecoverable`: the name is taken by a soft-deleted secret. */
function isDeletedButRecoverable(thrown: unknown): boolean {
  const codes = [property(thrown, 'code'), property(thrown, 'innerCode')];
  return property(thrown, 'statusCode') === 409 && codes.includes('ObjectIsDeletedButRecoverable');
}
