/**
 * What expressions see of an exchange. Everything is read when an expression asks for it; classes, since their getters are made
 * once and not for every request.
 */
import type {
  Body,
  ContextApi,
  ExpressionRequest,
  ExpressionResponse,
  ExpressionUrl,
  PolicyContext,
} from '../../expressions/index.ts';
import { DescribedUrl } from '../http/message.ts';
import { ResponseView } from '../http/response-value.ts';
import type { Api } from '../service.ts';
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

  get requestId(): PolicyContext['requestId'] {
    return this.#exchange.guid;
  }

  get elapsed(): number {
    return this.#exchange.now - this.#exchange.arrived;
  }

  get api(): PolicyContext['api'] {
    const { api } = this.#exchange;
    return api === undefined ? undefined : describeApi(api);
  }

  get operation(): PolicyContext['operation'] {
    return this.#exchange.operation;
  }

  get product(): PolicyContext['product'] {
    const { product } = this.#exchange.access;
    if (product === undefined) return undefined;
    const { service } = this.#exchange.instance;
    const { id, name, published, subscriptionRequired } = product;
    return {
      id,
      name,
      published,
      subscriptionRequired,
      approvalRequired: false,
      subscriptionsLimit: undefined,
      apis: service.apis.filter((api) => product.apis.includes(api.id)).map(describeApi),
      groups: undefined,
    };
  }

  get subscription(): PolicyContext['subscription'] {
    const { subscription, key = '' } = this.#exchange.access;
    if (subscription === undefined) return undefined;
    const { id, name, primaryKey, secondaryKey } = subscription;
    return {
      id,
      name,
      key,
      primaryKey,
      secondaryKey,
      createdDate: undefined,
      startDate: undefined,
      endDate: undefined,
    };
  }

  get deployment(): PolicyContext['deployment'] {
    const { name, region } = this.#exchange.instance.service;
    return {
      region,
      serviceId: name,
      serviceName: name,
      gatewayId: 'managed',
      gatewayInstanceId: 'managed',
    };
  }

  get backend(): PolicyContext['backend'] {
    const { backend } = this.#exchange;
    return backend === undefined ? undefined : { ...backend, azureRegion: undefined };
  }

  get response(): ExpressionResponse | undefined {
    const { response, backendCalls } = this.#exchange;
    if (response !== undefined) return new ResponseView(response);
    return backendCalls === 0 ? UNANSWERED : undefined;
  }

  get lastError(): PolicyContext['lastError'] {
    return this.#exchange.lastError;
  }

  trace(message: string): void {
    this.#exchange.trace?.(undefined, message);
  }
}

const DEPLOYMENT = /\/deployments\/([^/]+)/;

class RequestView implements ExpressionRequest {
  readonly ipAddress: string;
  readonly privateEndpointConnection = undefined;
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

  /** Assumed: the deployment that the caller's path names. Where the body names it, it is not known here. */
  get foundry(): ExpressionRequest['foundry'] {
    const [, name] = DEPLOYMENT.exec(this.#exchange.originalUrl.pathname) ?? [];
    return name === undefined ? undefined : { deployment: name };
  }

  get body(): Body | undefined {
    const { body, headers } = this.#exchange.request;
    return body.forExpressions(headers);
  }
}

/**
 * What a caller would get if the pipeline ended before any backend was called. That it is not null is observed: published policies
 * ask for its status in the first round of a retry (Azure-Samples/apim-genai-gateway-toolkit, microsoft/AzureOpenAI-with-APIM).
 */
const UNANSWERED: ExpressionResponse = {
  statusCode: 200,
  statusReason: 'OK',
  headers: new Map(),
  body: undefined,
};

/** Assumed: an API is offered over HTTPS only, which is the default of its resource. */
function describeApi({ id, name, path, revision, subscriptionKey, serviceUrl }: Api): ContextApi {
  return {
    id,
    name,
    path,
    revision,
    version: '',
    protocols: ['https'],
    subscriptionKey,
    serviceUrl: describeOptional(serviceUrl),
  };
}

function describeOptional(url: string | undefined): ExpressionUrl | undefined {
  return url !== undefined && URL.canParse(url) ? new DescribedUrl(new URL(url)) : undefined;
}
