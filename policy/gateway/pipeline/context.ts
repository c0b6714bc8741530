/**
 * What expressions see of an exchange. Everything is read when an expression asks for it; classes, since their getters are made
 * once and not for every request.
 */
import type {
  Body,
  ExpressionRequest,
  ExpressionResponse,
  ExpressionUrl,
  PolicyContext,
} from '../../expressions/index.ts';
import { DescribedUrl, type ResponseMessage } from '../http/message.ts';
import type { Exchange } from './exchange.ts';

export class ExchangeContext implements PolicyContext {
  readonly timestamp: number;
  readonly tracing: boolean;
  readonly user = undefined;
  readonly request: ExpressionRequest;
  readonly variables: PolicyContext['variables'];
  readonly #exchange: Exchange;

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
    this.timestamp = exchange.arrived;
    this.tracing = exchange.trace !== undefined;
    this.request = new RequestView(exchange);
    this.variables = exchange.variables;
  }

  get requestId(): string {
    return this.#exchange.id;
  }

  get elapsed(): number {
    return this.#exchange.now - this.#exchange.arrived;
  }

  get api(): PolicyContext['api'] {
    const { api } = this.#exchange;
    if (api === undefined) return undefined;
    const { id, name, path, revision, serviceUrl } = api;
    return { id, name, path, revision, version: '', serviceUrl: describeOptional(serviceUrl) };
  }

  get operation(): PolicyContext['operation'] {
    return this.#exchange.operation;
  }

  get product(): PolicyContext['product'] {
    return this.#exchange.access.product;
  }

  get subscription(): PolicyContext['subscription'] {
    const { subscription, key = '' } = this.#exchange.access;
    if (subscription === undefined) return undefined;
    const { id, name, primaryKey } = subscription;
    return { id, name, key, primaryKey };
  }

  get deployment(): PolicyContext['deployment'] {
    const { name, region } = this.#exchange.instance.service;
    return { region, serviceId: name, serviceName: name, gatewayId: 'managed' };
  }

  get backend(): PolicyContext['backend'] {
    return this.#exchange.backend;
  }

  get response(): ExpressionResponse | undefined {
    const { response } = this.#exchange;
    return response === undefined ? undefined : new ResponseView(response);
  }

  get lastError(): PolicyContext['lastError'] {
    return this.#exchange.lastError;
  }

  trace(message: string): void {
    this.#exchange.trace?.(undefined, message);
  }
}

class RequestView implements ExpressionRequest {
  readonly ipAddress: string;
  readonly #exchange: Exchange;

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
    this.ipAddress = exchange.clientAddress;
  }

  get method(): string {
    return this.#exchange.request.method;
  }

  /**
   * Assumed: scheme and host of where the request will go, as far as a URL is set, and the path behind the API's own.
   */
  get url(): ExpressionUrl {
    const { target, api, request, originalUrl } = this.#exchange;
    const base = target?.type === 'url' ? target.url : (api?.serviceUrl ?? originalUrl.href);
    const { scheme, host, port } = new DescribedUrl(
      URL.canParse(base) ? new URL(base) : originalUrl,
    );
    const { path, query } = request;
    return { scheme, host, port, path, queryString: query.toString(), query: query.values() };
  }

  get originalUrl(): ExpressionUrl {
    return new DescribedUrl(this.#exchange.originalUrl);
  }

  get headers(): ExpressionRequest['headers'] {
    return this.#exchange.request.headers;
  }

  get matchedParameters(): ExpressionRequest['matchedParameters'] {
    return this.#exchange.matchedParameters;
  }

  get body(): Body | undefined {
    const { body, headers } = this.#exchange.request;
    return body.forExpressions(headers);
  }
}

/** A response for expressions, `context.Response` or a variable of send-request. */
export class ResponseView implements ExpressionResponse {
  readonly #response: ResponseMessage;

  constructor(response: ResponseMessage) {
    this.#response = response;
  }

  get statusCode(): number {
    return this.#response.status;
  }

  get statusReason(): string {
    return this.#response.reason;
  }

  get headers(): ExpressionResponse['headers'] {
    return this.#response.headers;
  }

  get body(): Body | undefined {
    const { body, headers } = this.#response;
    return body.forExpressions(headers);
  }
}

function describeOptional(url: string | undefined): ExpressionUrl | undefined {
  return url !== undefined && URL.canParse(url) ? new DescribedUrl(new URL(url)) : undefined;
}
