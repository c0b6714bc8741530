/** What a gateway needs of the world: time, chance, a way to call backends, and tokens. All of it is handed in. */

/** Header values by lower-case name. */
export type Headers = ReadonlyMap<string, readonly string[]>;

/** A message body as a stream of chunks; undefined where there is none. */
export type BodyStream = ReadableStream<Uint8Array> | undefined;

export type GatewayRequest = {
  readonly method: string;
  /** Absolute URL as the client sent it. */
  readonly url: string;
  readonly headers: Headers;
  readonly body: BodyStream;
  readonly clientAddress: string;
};

export type GatewayResponse = {
  readonly status: number;
  readonly reason: string;
  readonly headers: Headers;
  readonly body: BodyStream;
};

/** A call to a backend. It resolves when the response's headers are there; the body follows as a stream. */
export type BackendRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: BodyStream;
};

export type BackendResponse = GatewayResponse;

export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `milliseconds`; rejects with the signal's reason when it is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
};

/** Uniform in [0, 1). */
export type Random = () => number;

/** @throws {Error} when the backend cannot be reached; its message names the cause. */
export type Transport = (request: BackendRequest, signal: AbortSignal) => Promise<BackendResponse>;

/**
 * A managed identity's access token.
 * `clientId` undefined: the service's system-assigned identity.
 *
 * @throws {Error} when the identity is not assigned to the service.
 */
export type IdentityTokens = (resource: string, clientId: string | undefined) => Promise<string>;

export type Ports = {
  readonly clock: Clock;
  readonly random: Random;
  readonly transport: Transport;
  readonly identityToken: IdentityTokens;
};
