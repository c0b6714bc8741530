/**
 * `SecretStore` over Azure Key Vault (data plane REST API, secrets). Nothing here can delete, purge or recover.
 */

import type { TokenCredential } from '@azure/identity';
import type { SecretClient } from '@azure/keyvault-secrets';
import type { Clock } from './clock.ts';
import { incomplete, property } from './errors.ts';
import type {
  OldVersion,
  Permit,
  SecretAttributes,
  SecretProperties,
  SecretReading,
  SecretStore,
  Tags,
} from './ports.ts';
import { type RemoteService, remoteService, type ServiceOptions } from './service.ts';
import { isOurs } from './tags.ts';
import type { HttpClient, PipelinePolicy, PipelineResponse } from './transport.ts';

export type VaultOptions = ServiceOptions & {
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
  const answers = new Answers(clock, options.requestTimeout);
  const client = new SecretClient(url, credential, {
    retryOptions: { maxRetries: 0 },
    additionalPolicies: [{ position: 'perCall', policy: answers }],
    ...(options.httpClient === undefined ? {} : { httpClient: options.httpClient }),
  });
  return new VaultSecrets(client, answers, remoteService(clock, options));
}

/** What the SDK keeps to itself of the vault's answers. It stands between the SDK and the network. */
class Answers implements PipelinePolicy {
  readonly name = 'rotation';
  /** Where the latest page of all secrets says that the next one is. */
  nextPage: string | undefined;
  readonly #clock: Clock;
  readonly #requestTimeout: number;
  /** The vault's clock minus our monotonic one, from the `Date` of its latest answer. */
  #offset: number;

  constructor(clock: Clock, requestTimeout: number) {
    this.#clock = clock;
    this.#requestTimeout = requestTimeout;
    this.#offset = clock.now() - clock.monotonic();
  }

  /** By the vault's clock. */
  now(): number {
    return this.#clock.monotonic() + this.#offset;
  }

  async sendRequest(...[request, next]: Parameters<PipelinePolicy['sendRequest']>) {
    request.timeout = this.#requestTimeout;
    const response = await next(request);
    const date = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(date)) this.#offset = date - this.#clock.monotonic();
    if (response.status >= 400) throw refusal(response);
    if (new URL(request.url).pathname === '/secrets') this.nextPage = linkIn(response);
    return response;
  }
}

class VaultSecrets implements SecretStore {
  readonly #client: SecretClient;
  readonly #answers: Answers;
  readonly #service: RemoteService;

  constructor(client: SecretClient, answers: Answers, service: RemoteService) {
    this.#client = client;
    this.#answers = answers;
    this.#service = service;
  }

  async list() {
    const step = 'list the secrets of the vault';
    const found = new Map<string, SecretProperties>();
    // Page by page: a large vault has hundreds, each with a time and repetitions of its own.
    for (let continuationToken: string | undefined; ; continuationToken = this.#answers.nextPage) {
      const { value: page = [] } = await this.#call(step, (request) =>
        this.#client
          .listPropertiesOfSecrets(request)
          .byPage({ ...(continuationToken !== undefined && { continuationToken }) })
          .next(),
      );
      const before = found.size;
      for (const { name, enabled, createdOn, expiresOn, tags } of page) {
        if (createdOn === undefined || enabled === undefined) throw incomplete(step, name);
        found.set(name.toLowerCase(), {
          name,
          enabled,
          createdOn: createdOn.getTime(),
          expiresOn: expiresOn?.getTime(),
          tags: tags ?? {},
        });
      }
      const { nextPage } = this.#answers;
      if (nextPage === undefined) {
        return { secrets: [...found.values()], now: this.#answers.now() };
      }
      // Key Vault may well send an empty page in between, but not for ever.
      if (nextPage === continuationToken || (page.length > 0 && found.size === before)) {
        throw incomplete(step, 'a page leads to no further ones');
      }
    }
  }

  async get(name: string): Promise<SecretReading> {
    const step = `read the secret ${name}`;
    const reading = await this.#call(step, async (request) => {
      try {
        return await this.#client.getSecret(name, request);
      } catch (thrown) {
        if (property(thrown, 'statusCode') === 404) return 'absent';
        if (isDisabled(thrown)) return 'disabled';
        throw thrown;
      }
    });
    const now = this.#answers.now();
    if (reading === 'absent' || reading === 'disabled') return { kind: reading, now };
    const { value, properties } = reading;
    const { version, createdOn, expiresOn, tags } = properties;
    if (value === undefined || version === undefined || createdOn === undefined) {
      throw incomplete(step, 'value, version or date');
    }
    const secret = {
      value,
      version,
      createdOn: createdOn.getTime(),
      expiresOn: expiresOn?.getTime(),
      tags: tags ?? {},
    };
    return { kind: 'found', secret, now };
  }

  async set(name: string, value: string, attributes: SecretAttributes, permit: Permit) {
    const { tags, contentType, expiresOn } = attributes;
    let sent = false;
    const written = await this.#call(`write the secret ${name}`, async (request) => {
      // The answer to the first sending was lost, not necessarily the version: a second one would have no owner.
      const current = sent ? await this.#readIfAny(name, request) : undefined;
      if (current?.value === value) return current;
      const obstacle = await permit();
      if (obstacle !== undefined) return obstacle;
      request.abortSignal.throwIfAborted();
      sent = true;
      try {
        return await this.#client.setSecret(name, value, {
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
  }

  retag(name: string, version: string, tags: Tags, permit: Permit) {
    return this.#call(`note in the tags of the secret ${name}`, async (request) => {
      const obstacle = await permit();
      if (obstacle !== undefined) return obstacle;
      request.abortSignal.throwIfAborted();
      await this.#client.updateSecretProperties(name, version, { ...request, tags: { ...tags } });
      return 'noted';
    });
  }

  async succeeded(name: string) {
    const step = `list the versions of the secret ${name}`;
    const enabled = await this.#call(step, async (request) => {
      const found: string[] = [];
      for await (const item of this.#client.listPropertiesOfSecretVersions(name, request)) {
        if (item.version === undefined || item.enabled === undefined) throw incomplete(step, name);
        if (item.enabled && isOurs(item.tags)) found.push(item.version);
      }
      return found;
    });
    const get = (options: { version?: string }) =>
      this.#call(`read a version of the secret ${name}`, (request) =>
        this.#client.getSecret(name, { ...request, ...options }),
      );
    // Asked for after the list, so that whatever is in the list and is not this one is older.
    const newest = (await get({})).properties.version;
    const versions: OldVersion[] = [];
    for (const version of enabled) {
      const { value } = version === newest ? {} : await get({ version });
      if (value !== undefined) versions.push({ version, value });
    }
    return versions;
  }

  async disable(name: string, version: string) {
    await this.#call(`disable a version of the secret ${name}`, (request) =>
      this.#client.updateSecretProperties(name, version, { ...request, enabled: false }),
    );
  }

  #call<Result>(step: string, send: (request: Request) => Promise<Result>): Promise<Result> {
    return this.#service.call(step, 'repeatable', (abortSignal) => send({ abortSignal }));
  }

  async #readIfAny(name: string, request: Request) {
    try {
      return await this.#client.getSecret(name, request);
    } catch (thrown) {
      if (property(thrown, 'statusCode') === 404) return undefined;
      throw thrown;
    }
  }
}

type Request = { readonly abortSignal: AbortSignal };

function linkIn(response: PipelineResponse): string | undefined {
  const link = property(parseJson(response.bodyAsText), 'nextLink');
  return typeof link === 'string' && link !== '' ? link : undefined;
}

/**
 * An answer that is no success, as an error with its status and codes. Made here, because the SDK fails with a
 * TypeError when such an answer has no JSON body, and keeps the inner code to itself.
 */
function refusal(response: PipelineResponse): Error {
  const error = property(parseJson(response.bodyAsText), 'error');
  return Object.assign(new Error('Key Vault refused the request.'), {
    statusCode: response.status,
    code: property(error, 'code'),
    innerCode: property(property(error, 'innererror'), 'code'),
    response,
  });
}

function parseJson(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
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
