/** One request in flight: the two messages, what policies left behind, and what they may use of the gateway. */
import {
  Guid,
  type LastError,
  type PolicyContext,
  type Runtime,
  type Value,
} from '../../expressions/index.ts';
import type { Backends } from '../backends/backends.ts';
import type { Access } from '../front/subscriptions.ts';
import { MessageBody } from '../http/body.ts';
import type { Message, RequestMessage, ResponseMessage } from '../http/message.ts';
import type { OpenidConfigurations } from '../jwt/openid.ts';
import { after, type MaybePromise } from '../maybe-promise.ts';
import type { Options, SemanticCacheKey } from '../options.ts';
import type { Ports } from '../ports.ts';
import type { Api, Operation, Service } from '../service.ts';
import type { ValueCache } from '../state/cache.ts';
import type { Counters } from '../state/counters.ts';
import type { TierLimits } from '../tier-limits.ts';
import type { Place, Scope, Section, TraceEntry } from '../trace.ts';
import { ExchangeContext } from './context.ts';
import type { Flow } from './definition.ts';
import type { PolicyDocument } from './document.ts';

/** What belongs to the gateway instance and outlives a request. */
export type Instance = {
  readonly service: Service;
  /** Undefined: a service without a SKU has none. */
  readonly limits: TierLimits | undefined;
  readonly ports: Ports;
  readonly options: Options;
  readonly runtime: Runtime;
  readonly backends: Backends;
  readonly cache: ValueCache;
  readonly counters: Counters;
  readonly openid: OpenidConfigurations;
};

/** Where forward-request sends to; undefined: the API's own service URL. */
export type Target =
  | { readonly type: 'url'; readonly url: string }
  | { readonly type: 'backend'; readonly id: string };

export type ResponseHook = (exchange: Exchange, response: ResponseMessage) => MaybePromise<void>;

type WriteTrace = (place: Place | undefined, message: string, data?: TraceEntry['data']) => void;

const NO_PARAMETERS: ReadonlyMap<string, string> = new Map();

/** Most exchanges have one hook at most. Arrays that grow by `push` have room for seventeen, those made by `concat` just enough. */
const NONE: readonly [] = [];

export class Exchange {
  readonly instance: Instance;
  readonly arrived: number;
  readonly clientAddress: string;
  readonly originalUrl: URL;
  /** The client's: aborted when it goes away. It may outlive many exchanges; see `onClientGone`. Undefined: it stays. */
  readonly signal: AbortSignal | undefined;
  readonly request: RequestMessage;
  response: ResponseMessage | undefined;
  readonly variables = new Map<string, Value>();
  lastError: LastError | undefined;
  api: Api | undefined;
  operation: Operation | undefined;
  access: Access = { subscription: undefined, key: undefined, product: undefined };
  matchedParameters = NO_PARAMETERS;
  target: Target | undefined;
  /** What a semantic cache was asked for, under which the response may be stored. */
  semanticCacheKey: SemanticCacheKey | undefined;
  /** A browser's question about another operation, which only the cors policy may answer. */
  isPreflight = false;
  /** The backend that was called last. */
  backend: { readonly id: string; readonly type: 'Single' | 'Pool' } | undefined;
  backendCalls = 0;
  /** Estimated tokens of the prompt, once a policy needed them. */
  promptTokens: number | undefined;
  /** Documents in scope, the innermost first: where each section begins and `<base/>` leads. */
  documents: readonly PolicyDocument[] = [];
  section: Section | undefined;
  /** The policy that runs now, whose doing an error is unless it says otherwise. Whoever runs others and goes on sets it again. */
  place: Place | undefined;
  readonly entries: TraceEntry[] = [];
  /** Writes into the trace; undefined where nobody reads one, so that `trace?.(...)` then costs nothing. */
  readonly trace: WriteTrace | undefined;
  readonly context: PolicyContext;

  #onClientGone: readonly (() => void)[] = NONE;
  #guid: Guid | undefined;
  #subject: Message | undefined;
  #afterBackend: readonly ResponseHook[] = NONE;
  #onHeaders: readonly ResponseHook[] = NONE;

  constructor(
    instance: Instance,
    request: RequestMessage,
    details: {
      readonly clientAddress: string;
      readonly originalUrl: URL;
      readonly signal: AbortSignal | undefined;
    },
  ) {
    this.instance = instance;
    this.arrived = instance.ports.clock.now();
    this.request = request;
    this.clientAddress = details.clientAddress;
    this.originalUrl = details.originalUrl;
    this.signal = details.signal;
    this.trace = instance.options.onTrace === undefined ? undefined : this.#write.bind(this);
    this.context = new ExchangeContext(this);
  }

  /** Made when it is first asked for, and printed hardly ever. */
  get guid(): Guid {
    this.#guid ??= Guid.random(this.instance.ports.random);
    return this.#guid;
  }

  get id(): string {
    return this.guid.toString();
  }

  get now(): number {
    return this.instance.ports.clock.now();
  }

  /**
   * The message that policies like set-header work on: the request before and while the backend is called, the
   * response afterwards; inside return-response and send-request the message that is being made there.
   */
  get subject(): Message {
    if (this.#subject !== undefined) return this.#subject;
    if (this.section === 'inbound' || this.section === 'backend') return this.request;
    return this.ensureResponse();
  }

  async withSubject<T>(subject: Message, run: () => MaybePromise<T>): Promise<T> {
    const before = this.#subject;
    this.#subject = subject;
    try {
      return await run();
    } finally {
      this.#subject = before;
    }
  }

  /** The response; an empty 200 where nobody made one yet, which is what a caller gets without forward-request. */
  ensureResponse(): ResponseMessage {
    this.response ??= {
      kind: 'response',
      status: 200,
      reason: 'OK',
      headers: new Map(),
      body: MessageBody.empty(),
    };
    return this.response;
  }

  /** Puts `response` in the place of the current one, whose backend is told that nobody reads on. */
  async replaceResponse(response: ResponseMessage | undefined): Promise<void> {
    const before = this.response;
    this.response = response;
    if (before !== undefined && before !== response) await before.body.cancel();
  }

  /** Runs a section from the innermost document on. */
  runSection(section: Section): MaybePromise<Flow | undefined> {
    this.section = section;
    return this.#runFrom(0, section);
  }

  /** Runs what `<base/>` stands for in the document of a scope. */
  runBase(section: Section, scope: Scope): MaybePromise<Flow | undefined> {
    const index = this.documents.findIndex((document) => document.scope === scope);
    return this.#runFrom(index + 1, section);
  }

  /** A document without the section passes on to the next outer one, as if `<base/>` stood there. */
  #runFrom(index: number, section: Section): MaybePromise<Flow | undefined> {
    for (let at = index; at < this.documents.length; at += 1) {
      const sequence = this.documents[at]?.sections.get(section);
      if (sequence !== undefined) return sequence.run(this);
    }
    return 'next';
  }

  /** After the backend section, before outbound policies see the response. Not for responses of the gateway's own. */
  afterBackend(hook: ResponseHook): void {
    this.#afterBackend = this.#afterBackend.concat(hook);
  }

  /** When the response's headers are about to leave. */
  onHeaders(hook: ResponseHook): void {
    this.#onHeaders = this.#onHeaders.concat(hook);
  }

  /** @returns undefined where nothing has to be waited for */
  runAfterBackend(): MaybePromise<undefined> {
    return this.#runHooks(this.#afterBackend, 0);
  }

  /** @returns undefined where nothing has to be waited for */
  runOnHeaders(): MaybePromise<undefined> {
    return this.#runHooks(this.#onHeaders, 0);
  }

  #runHooks(hooks: readonly ResponseHook[], index: number): MaybePromise<undefined> {
    const hook = hooks[index];
    if (hook === undefined) return undefined;
    return after(hook(this, this.ensureResponse()), () => this.#runHooks(hooks, index + 1));
  }

  /** When the client goes away before the exchange is over. */
  onClientGone(hook: () => void): void {
    if (this.signal === undefined) return;
    this.#onClientGone = this.#onClientGone.concat(hook);
    this.signal.addEventListener('abort', hook);
  }

  /** When all is over: the body has been sent, or the client has gone. */
  finish(): void {
    for (const hook of this.#onClientGone) this.signal?.removeEventListener('abort', hook);
    const { body } = this.request;
    // Nobody forwarded it or read it to its end.
    if (body.length === undefined) body.cancel().catch(() => undefined);
    const { onTrace } = this.instance.options;
    if (onTrace !== undefined) onTrace({ requestId: this.id, entries: this.entries.splice(0) });
  }

  #write(place: Place | undefined, message: string, data: TraceEntry['data'] = {}): void {
    this.entries.push({
      elapsed: this.now - this.arrived,
      path: place?.path ?? '',
      policy: place?.policy ?? '',
      section: place?.section ?? '',
      scope: place?.scope ?? '',
      message,
      data,
    });
  }
}
