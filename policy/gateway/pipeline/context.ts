/** What expressions see of an exchange; every property is read when the expression asks for it. */
import type { ExpressionUrl, PolicyContext } from '../../expressions/index.ts';
import { describeUrl, type ResponseMessage } from '../http/message.ts';
import type { Exchange } from './exchange.ts';

export function createContext(exchange: Exchange): PolicyContext {
  const { service } = exchange.instance;
  const request = {
    get method() {
      return exchange.request.method;
    },
    get url() {
      return requestUrl(exchange);
    },
    originalUrl: describeUrl(exchange.originalUrl),
    get headers() {
      return exchange.request.headers;
    },
    ipAddress: exchange.clientAddress,
    get matchedParameters() {
      return exchange.matchedParameters;
    },
    get body() {
      return exchange.request.body.forExpressions(exchange.request.headers);
    },
  };
  return {
    requestId: exchange.id,
    timestamp: exchange.arrived,
    get elapsed() {
      return exchange.now - exchange.arrived;
    },
    tracing: exchange.instance.options.onTrace !== undefined,
    get api() {
      const { api } = exchange;
      return api === undefined
        ? undefined
        : {
            id: api.id,
            name: api.name,
            path: api.path,
            revision: api.revision,
            version: '',
            serviceUrl: describeOptional(api.serviceUrl),
          };
    },
    get operation() {
      return exchange.operation;
    },
    get product() {
      return exchange.access.product;
    },
    get subscription() {
      const { subscription, key } = exchange.access;
      return subscription === undefined
        ? undefined
        : {
            id: subscription.id,
            name: subscription.name,
            key: key ?? '',
            primaryKey: subscription.primaryKey,
          };
    },
    user: undefined,
    deployment: {
      region: service.region,
      serviceId: service.name,
      serviceName: service.name,
      gatewayId: 'managed',
    },
    get backend() {
      return exchange.backend;
    },
    request,
    get response() {
      return exchange.response === undefined ? undefined : describeResponse(exchange.response);
    },
    get lastError() {
      return exchange.lastError;
    },
    variables: exchange.variables,
    trace(message) {
      exchange.trace(undefined, message);
    },
  };
}

export function describeResponse(response: ResponseMessage) {
  return {
    statusCode: response.status,
    statusReason: response.reason,
    headers: response.headers,
    get body() {
      return response.body.forExpressions(response.headers);
    },
  };
}

/**
 * Assumed: scheme and host of where the request will go, as far as a URL is set, and the path behind the API's own.
 */
function requestUrl(exchange: Exchange): ExpressionUrl {
  const { target, api, request, originalUrl } = exchange;
  const base = target?.type === 'url' ? target.url : (api?.serviceUrl ?? originalUrl.href);
  const url = URL.canParse(base) ? new URL(base) : originalUrl;
  return {
    ...describeUrl(url),
    path: request.path,
    queryString: request.query.toString(),
    query: request.query.values(),
  };
}

function describeOptional(url: string | undefined): ExpressionUrl | undefined {
  return url !== undefined && URL.canParse(url) ? describeUrl(new URL(url)) : undefined;
}
