/** The two messages of an exchange, as policies see and change them. */
import type { ExpressionUrl } from '../../expressions/index.ts';
import type { MessageBody } from './body.ts';
import type { MutableHeaders } from './headers.ts';
import { Query } from './query.ts';

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

/** What `context.Request.Url` and its relatives tell about a URL. Its query is taken apart only where it is asked for. */
export function describeUrl(url: URL): ExpressionUrl {
  const scheme = url.protocol.slice(0, -1);
  return {
    scheme,
    host: url.hostname,
    port: url.port === '' ? (scheme === 'https' ? 443 : 80) : Number(url.port),
    path: url.pathname,
    queryString: url.search,
    get query() {
      return new Query(url.search).values();
    },
  };
}
