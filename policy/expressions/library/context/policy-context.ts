/**
 * What a policy expression may see: the gateway fills in this plain description of a request in flight, the
 * expression engine exposes it to C# as `context`. Everything is synchronous: the gateway buffers a body before
 * it evaluates an expression that reads one (`CompiledExpression.readsRequestBody`, `.readsResponseBody`).
 */

import type { Value } from '../../types/values.ts';
import type { Guid } from '../foundation/guid.ts';

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
  /** Undefined for a request that names no model deployment of Microsoft Foundry. */
  readonly foundry: { readonly deployment: string } | undefined;
  /** Undefined for a request that came through no private endpoint. */
  readonly privateEndpointConnection:
    | { readonly name: string; readonly groupId: string; readonly memberName: string }
    | undefined;
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

export type ContextApi = {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly revision: string;
  readonly version: string;
  readonly protocols: readonly string[];
  readonly subscriptionKey: { readonly header: string; readonly query: string };
  readonly serviceUrl: ExpressionUrl | undefined;
};

export type ContextGroup = { readonly id: string; readonly name: string };

export type ContextProduct = {
  readonly id: string;
  readonly name: string;
  readonly published: boolean;
  readonly subscriptionRequired: boolean;
  readonly approvalRequired: boolean;
  readonly subscriptionsLimit: number | undefined;
  readonly apis: readonly ContextApi[];
  /** Undefined: not known here, so reading them throws. */
  readonly groups: readonly ContextGroup[] | undefined;
};

/** Times are milliseconds since the epoch. */
export type ContextSubscription = {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly primaryKey: string;
  readonly secondaryKey: string;
  /** Undefined: not known here, so reading it throws. */
  readonly createdDate: number | undefined;
  readonly startDate: number | undefined;
  readonly endDate: number | undefined;
};

export type ContextUser = {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly note: string;
  /** Undefined: not known here, so reading it throws. */
  readonly registrationDate: number | undefined;
  readonly groups: readonly ContextGroup[];
  readonly identities: readonly { readonly id: string; readonly provider: string }[];
};

/** The subject of every expression: one request at one point of its pipeline. */
export type PolicyContext = {
  readonly requestId: Guid;
  /** Milliseconds since the epoch at which the request arrived. */
  readonly timestamp: number;
  /** Milliseconds since the request arrived. */
  readonly elapsed: number;
  readonly tracing: boolean;
  readonly api: ContextApi | undefined;
  readonly operation:
    | {
        readonly id: string;
        readonly name: string;
        readonly method: string;
        readonly urlTemplate: string;
      }
    | undefined;
  readonly product: ContextProduct | undefined;
  readonly subscription: ContextSubscription | undefined;
  readonly user: ContextUser | undefined;
  readonly deployment: {
    readonly region: string;
    readonly serviceId: string;
    readonly serviceName: string;
    readonly gatewayId: string;
    readonly gatewayInstanceId: string;
  };
  /** The backend chosen last. */
  readonly backend:
    | {
        readonly id: string;
        readonly type: 'Single' | 'Pool';
        readonly azureRegion: string | undefined;
      }
    | undefined;
  readonly request: ExpressionRequest;
  readonly response: ExpressionResponse | undefined;
  readonly lastError: LastError | undefined;
  readonly variables: ReadonlyMap<string, Value>;
  trace(message: string): void;
};
