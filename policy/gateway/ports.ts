/** What a gateway needs of the world: time, chance, a way to call backends, and tokens. All of it is handed in. */

import type { MaybePromise } from './maybe-promise.ts';

/** Header values by name in lower case, which whoever hands them in sees to. */
export type Headers = ReadonlyMap<string, readonly string[]>;

/** A body to send on: bytes, a stream of chunks, or undefined where there is none. */
export type OutgoingBody = Uint8Array | ReadableStream<Uint8Array> | undefined;

/**
 * A body that an edge receives and can hand over more cheaply than as a stream. One of the two is called, once;
 * `arrived` that answers undefined does not count.
 */
export type ArrivingBody = {
  /** The whole body, where the last byte of it is here; undefined while more is on its way. */
  arrived(): Uint8Array | undefined;
  stream(): ReadableStream<Uint8Array>;
};

export type IncomingBody = OutgoingBody | ArrivingBody;

export type GatewayRequest = {
  readonly method: string;
  /** As the client sent it, absolute. */
  readonly url: URL;
  readonly headers: Headers;
  readonly body: IncomingBody;
  readonly clientAddress: string;
};

export type GatewayResponse = {
  readonly status: number;
  readonly reason: string;
  readonly headers: Headers;
  readonly body: OutgoingBody;
};

/** A call to a backend. It resolves when the response's headers are there; the body follows as a stream. */
export type BackendRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: OutgoingBody;
};

export type BackendResponse = Omit<GatewayResponse, 'body'> & { readonly body: IncomingBody };

export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `milliseconds`; rejects with the signal's reason when it is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /**
   * Calls back after `milliseconds`, unless what it returns is called before. For clocks that can do it with less than a
   * sleep that is aborted; every call to a backend has a timeout, which hardly ever comes.
   */
  schedule?(milliseconds: number, callback: () => void): () => void;
  /** Milliseconds of real time from any start, which bound a single expression; see `Runtime`. */
  stopwatch?(): number;
};

/** Uniform in [0, 1). */
export type Random = () => number;

/** A call in flight. An `AbortController` is one: its signal is made when it is asked for, which costs more than a call without. */
export type Attempt = {
  /** Aborted when nobody waits for the call any more. */
  readonly signal: AbortSignal;
};

/** @throws {Error} when the backend cannot be reached; its message names the cause. */
export type Transport = (request: BackendRequest, attempt: Attempt) => Promise<BackendResponse>;

/**
 * A managed identity's access token; at once where it is at hand.
 * `clientId` undefined: the service's system-assigned identity.
 *
 * @throws {Error} when the identity is not assigned to the service.
 */
export type IdentityTokens = (
  resource: string,
  clientId: string | undefined,
) => MaybePromise<string>;

export type Ports = {
  readonly clock: Clock;
  readonly random: Random;
  readonly transport: Transport;
  readonly identityToken: IdentityTokens;
};
