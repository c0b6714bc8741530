/** The two messages of an exchange, as policies see and change them. */
import type { ExpressionUrl } from '../../expressions/index.ts';
import { MessageBody } from './body.ts';
import type { MutableHeaders } from './headers.ts';
import { Query } from './query.ts';
import { reasonPhrase } from './status.ts';

export type RequestMessage = {
  readonly kind: 'request';
  method: string;
  /** Path behind the API's own, with its leading slash; a policy may rewrite it. */
  path: string;
  query: Query;
  headers: MutableHeaders;
  body: MessageBody;
  /** Absolute; set for the requests that policies send on their own. */
  url: string | undefined;
  /** The host that a policy asked for; undefined: the backend's own. */
  host: string | undefined;
};

export type ResponseMessage = {
  readonly kind: 'response';
  status: number;
  reason: string;
  headers: MutableHeaders;
  body: MessageBody;
};

export type Message = RequestMessage | ResponseMessage;

/** What `context.Request.Url` and its relatives tell about a URL; an expression mostly asks for one part of it. */
export class DescribedUrl implements ExpressionUrl {
  readonly #url: URL;

  constructor(url: URL) {
    this.#url = url;
  }

  get scheme(): string {
    return this.#url.protocol.slice(0, -1);
  }

  get host(): string {
    return this.#url.hostname;
  }

  get port(): number {
    if (this.#url.port !== '') return Number(this.#url.port);
    return this.#url.protocol === 'https:' ? 443 : 80;
  }

  get path(): string {
    return this.#url.pathname;
  }

  get queryString(): string {
    return this.#url.search;
  }

  get query(): ExpressionUrl['query'] {
    return new Query(this.#url.search).values();
  }
}

/** A response without a body, and with the reason that its status stands for. */
export function emptyResponse(status: number): ResponseMessage {
  return {
    kind: 'response',
    status,
    reason: reasonPhrase(status),
    headers: new Map(),
    body: MessageBody.empty(),
  };
}
