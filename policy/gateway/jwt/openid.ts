/** Signing keys and issuer from an OpenID configuration, fetched through the gateway's transport and kept. */
import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { isObject, parseObject } from '../../standards/json.ts';
import { GatewayError } from '../errors.ts';
import { decodeText } from '../http/body.ts';
import type { ResponseMessage } from '../http/message.ts';
import type { BackendRequest } from '../ports.ts';
import type { SigningKey } from './token.ts';

export type OpenidConfiguration = {
  readonly issuer: string;
  readonly keys: readonly SigningKey[];
};

/** "Configuration … is pulled from the endpoint every 1 hour and cached." */
const KEPT_MILLISECONDS = 3_600_000;

/** For a key that is missing: "at most once per 5 min". */
const PULLED_AGAIN_MILLISECONDS = 300_000;

const TIMEOUT_MILLISECONDS = 30_000;

/** Whoever asks for a configuration: the time at this moment in milliseconds since the epoch, and a call with a time limit in milliseconds. */
type Caller = {
  readonly now: () => number;
  readonly call: (request: BackendRequest, timeout: number) => Promise<ResponseMessage>;
};

/** The configurations that one gateway instance has fetched. */
export class OpenidConfigurations {
  readonly #known = new Map<
    string,
    { readonly at: number; readonly configuration: OpenidConfiguration }
  >();

  /**
   * @param lacksKey true when the token names a key that `configuration` must hold to be of use
   * @throws {GatewayError} when the endpoint cannot be read
   */
  async get(
    url: string,
    caller: Caller,
    lacksKey: (configuration: OpenidConfiguration) => boolean,
  ): Promise<OpenidConfiguration> {
    const known = this.#known.get(url);
    const age = known === undefined ? Number.POSITIVE_INFINITY : caller.now() - known.at;
    const isFresh =
      known !== undefined &&
      age < KEPT_MILLISECONDS &&
      !(lacksKey(known.configuration) && age >= PULLED_AGAIN_MILLISECONDS);
    if (isFresh) return known.configuration;
    const configuration = await fetchConfiguration(url, caller);
    this.#known.set(url, { at: caller.now(), configuration });
    return configuration;
  }
}

async function fetchConfiguration(url: string, caller: Caller): Promise<OpenidConfiguration> {
  const metadata = await fetchJson(url, caller);
  const { issuer, jwks_uri: keysUrl } = metadata;
  if (typeof issuer !== 'string' || typeof keysUrl !== 'string') {
    throw new GatewayError('JwtInvalid', `${url} names no issuer and jwks_uri.`, { status: 500 });
  }
  const { keys } = await fetchJson(keysUrl, caller);
  return { issuer, keys: Array.isArray(keys) ? keys.flatMap(signingKey) : [] };
}

/** Keys of kinds that Node does not know are of no use to any token. */
function signingKey(key: unknown): readonly SigningKey[] {
  if (!isObject(key) || key.use === 'enc') return [];
  const { kid } = key;
  try {
    const jwk: JsonWebKey = { ...key };
    return [
      {
        id: typeof kid === 'string' ? kid : undefined,
        key: createPublicKey({ key: jwk, format: 'jwk' }),
      },
    ];
  } catch {
    return [];
  }
}

async function fetchJson(url: string, caller: Caller): Promise<Readonly<Record<string, unknown>>> {
  if (!URL.canParse(url)) {
    throw new GatewayError('JwtInvalid', `"${url}" is not an absolute URL.`, { status: 500 });
  }
  const response = await caller.call(
    { method: 'GET', url, headers: new Map([['accept', ['application/json']]]), body: undefined },
    TIMEOUT_MILLISECONDS,
  );
  const content = parseObject(decodeText(await response.body.buffer(), response.headers));
  if (response.status !== 200 || content === undefined) {
    throw new GatewayError('JwtInvalid', `${url} answered ${response.status} without JSON.`, {
      status: 500,
    });
  }
  return content;
}
