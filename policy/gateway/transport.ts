/**
 * The edge to backends: HTTP/1.1 over undici, streaming both ways. Bodies pass as they are, compressed ones included.
 * node:http would do as well, but a call over it costs more than all of a policy's expressions.
 */
import { Readable } from 'node:stream';
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import { concatenate } from './http/body.ts';
import { remembered } from './http/remembered.ts';
import { toError, toRawHeaders } from './node-messages.ts';
import type { ArrivingBody, BackendRequest, BackendResponse, Headers, Transport } from './ports.ts';

/** Bytes of a body that are taken in before anybody asks for them. */
const READ_AHEAD = 64 * 1024;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Calls backends over connections that are kept for the next call.
 *
 * @param environment proxy variables hold where Node itself heeds them: with `NODE_USE_ENV_PROXY=1`
 */
export function httpTransport(environment: Environment = process.env): Transport {
  const dispatcher = createDispatcher(environment);
  return (request, { signal }) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const call = new Call(signal, resolve, reject);
      dispatcher.dispatch(dispatchOptions(request), call);
    });
}

/** Without time limits: how long a call may take is said by the policy. */
function createDispatcher(environment: Environment): Dispatcher {
  const options = { headersTimeout: 0, bodyTimeout: 0, connect: { timeout: 0 }, allowH2: false };
  if (environment.NODE_USE_ENV_PROXY !== '1') return new Agent(options);
  const value = (name: string) => environment[name.toLowerCase()] ?? environment[name] ?? '';
  return new EnvHttpProxyAgent({
    ...options,
    httpProxy: value('HTTP_PROXY'),
    httpsProxy: value('HTTPS_PROXY'),
    noProxy: value('NO_PROXY'),
  });
}

function dispatchOptions(request: BackendRequest): Dispatcher.DispatchOptions {
  const { method, headers, body } = request;
  const { origin, path, authorization } = target(request.url);
  const raw = toRawHeaders(headers);
  if (authorization !== undefined && !headers.has('authorization')) {
    raw.push('authorization', authorization);
  }
  return {
    origin,
    path,
    method,
    headers: raw,
    body: body instanceof ReadableStream ? Readable.fromWeb(body) : (body ?? null),
  };
}

type Target = {
  readonly origin: string;
  readonly path: string;
  readonly authorization: string | undefined;
};

/** @throws {TypeError} for what is no absolute URL */
const target = remembered((url): Target => {
  const { origin, pathname, search, username, password } = new URL(url);
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return {
    origin,
    path: `${pathname}${search}`,
    authorization: username === '' ? undefined : `Basic ${btoa(credentials)}`,
  };
});

/** A call in flight. Its body waits here until somebody takes it, and comes at the pace of whoever does. */
class Call implements Dispatcher.DispatchHandler, ArrivingBody {
  readonly #signal: AbortSignal;
  readonly #resolve: (response: BackendResponse) => void;
  readonly #reject: (error: unknown) => void;
  readonly #onAbort = () => this.#abort(this.#signal.reason);
  #controller: Dispatcher.DispatchController | undefined;
  #reader: ReadableStreamDefaultController<Uint8Array> | undefined;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #end: 'complete' | { readonly error: unknown } | undefined;

  constructor(
    signal: AbortSignal,
    resolve: (response: BackendResponse) => void,
    reject: (error: unknown) => void,
  ) {
    this.#signal = signal;
    this.#resolve = resolve;
    this.#reject = reject;
    signal.addEventListener('abort', this.#onAbort);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#signal.aborted) this.#onAbort();
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Readonly<Record<string, string | string[] | undefined>>,
    reason = '',
  ): void {
    // "100 Continue" and its like tell of an answer that is still to come.
    if (status >= 200) this.#resolve({ status, reason, headers: fromHeaders(headers), body: this });
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Uint8Array): void {
    // What a parser that was paused begins with; pausing it there again would never end.
    if (chunk.length === 0) return;
    if (this.#reader === undefined) {
      this.#waiting.push(chunk);
      this.#waitingBytes += chunk.length;
      if (this.#waitingBytes > READ_AHEAD) controller.pause();
    } else {
      this.#reader.enqueue(chunk);
      if ((this.#reader.desiredSize ?? 0) <= 0) controller.pause();
    }
  }

  onResponseEnd(): void {
    this.#over('complete');
    this.#reader?.close();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#over({ error });
    this.#reject(error);
    this.#reader?.error(error);
  }

  arrived(): Uint8Array | undefined {
    return this.#end === 'complete' ? concatenate(this.#waiting) : undefined;
  }

  stream(): ReadableStream<Uint8Array> {
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          for (const chunk of this.#waiting) controller.enqueue(chunk);
          this.#waiting = [];
          if (this.#end === undefined) this.#reader = controller;
          else if (this.#end === 'complete') controller.close();
          else controller.error(this.#end.error);
        },
        pull: () => this.#controller?.resume(),
        cancel: (reason) => {
          this.#reader = undefined;
          this.#abort(reason);
        },
      },
      { highWaterMark: 0 },
    );
  }

  #abort(reason: unknown): void {
    this.#controller?.abort(toError(reason));
  }

  #over(end: 'complete' | { readonly error: unknown }): void {
    this.#end = end;
    this.#signal.removeEventListener('abort', this.#onAbort);
  }
}

/** Names come in lower case. */
function fromHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const values = new Map<string, readonly string[]>();
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    if (value !== undefined) values.set(name, Array.isArray(value) ? value : [value]);
  }
  return values;
}
