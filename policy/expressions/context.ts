/**
 * What a policy expression may see: the gateway fills in this plain description of a request in flight, the
 * expression engine exposes it to C# as `context`. Everything is synchronous: the gateway buffers a body before
 * it evaluates an expression that reads one (`CompiledExpression.readsRequestBody`, `.readsResponseBody`).
 */
import type { Value } from './values.ts';

/** Header or query values by name; names are compared without case. */
export type Multimap = ReadonlyMap<string, readonly string[]>;

/** A buffered message body. */
export type Body = {
  /** The whole body, decoded as its charset says. */
  readonly text: string;
  readonly bytes: Uint8Array;
  /** Called by a read without `preserveContent: true`: a second read must then fail as in APIM. */
  consume(): void;
  readonly consumed: boolean;
};

export type ExpressionUrl = {
  readonly scheme: string;
  readonly host: string;
  readonly port: number;
  readonly path: string;
  /** Query string with its `?`, or empty. */
  readonly queryString: string;
  readonly query: Multimap;
};

export type ExpressionRequest = {
  readonly method: string;
  readonly url: ExpressionUrl;
  readonly originalUrl: ExpressionUrl;
  readonly headers: Multimap;
  readonly ipAddress: string;
  readonly matchedParameters: ReadonlyMap<string, string>;
  readonly body: Body | undefined;
};

export type ExpressionResponse = {
  readonly statusCode: number;
  readonly statusReason: string;
  readonly headers: Multimap;
  readonly body: Body | undefined;
};

export type LastError = {
  readonly source: string;
  readonly reason: string;
  readonly message: string;
  readonly scope: string;
  readonly section: string;
  readonly path: string;
  readonly policyId: string;
};

/** The subject of every expression: one request at one point of its pipeline. */
export type PolicyContext = {
  readonly requestId: string;
  /** Milliseconds since the epoch at which the request arrived. */
  readonly timestamp: number;
  /** Milliseconds since the request arrived. */
  readonly elapsed: number;
  readonly tracing: boolean;
  readonly api:
    | {
        readonly id: string;
        readonly name: string;
        readonly path: string;
        readonly revision: string;
        readonly version: string;
        readonly serviceUrl: ExpressionUrl | undefined;
      }
    | undefined;
  readonly operation:
    | {
        readonly id: string;
        readonly name: string;
        readonly method: string;
        readonly urlTemplate: string;
      }
    | undefined;
  readonly product:
    | { readonly id: string; readonly name: string; readonly subscriptionRequired: boolean }
    | undefined;
  readonly subscription:
    | {
        readonly id: string;
        readonly name: string;
        readonly key: string;
        readonly primaryKey: string;
      }
    | undefined;
  readonly user: { readonly id: string; readonly email: string } | undefined;
  readonly deployment: {
    readonly region: string;
    readonly serviceId: string;
    readonly serviceName: string;
    readonly gatewayId: string;
  };
  /** The backend chosen last. */
  readonly backend: { readonly id: string; readonly type: 'Single' | 'Pool' } | undefined;
  readonly request: ExpressionRequest;
  readonly response: ExpressionResponse | undefined;
  readonly lastError: LastError | undefined;
  readonly variables: ReadonlyMap<string, Value>;
  trace(message: string): void;
};
