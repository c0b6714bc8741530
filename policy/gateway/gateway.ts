/**
 * One gateway instance: finds the operation, checks the key, runs the policies. Its breakers, pools and counters are its own, as
 * those of the instances of a scaled-out service are ("approximate" balancing); the cache can be shared, as it is in a region.
 */
import { PolicyErrors } from '../document/index.ts';
import { Guid, type Runtime } from '../expressions/index.ts';
import { Backends } from './backends/backends.ts';
import { GatewayError } from './errors.ts';
import {
  createRouter,
  type Location,
  operationNotFound,
  type Route,
  type Router,
} from './front/routing.ts';
import { authorize } from './front/subscriptions.ts';
import { MessageBody, watched } from './http/body.ts';
import { deleteHopByHop, headerText } from './http/headers.ts';
import type { RequestMessage } from './http/message.ts';
import { Query } from './http/query.ts';
import { remembered } from './http/remembered.ts';
import { reasonPhrase } from './http/status.ts';
import { OpenidConfigurations } from './jwt/openid.ts';
import { after, type MaybePromise } from './maybe-promise.ts';
import type { Options, Verdict } from './options.ts';
import type { Flow } from './pipeline/definition.ts';
import { Exchange, type Instance } from './pipeline/exchange.ts';
import { located } from './pipeline/sequence.ts';
import type { GatewayRequest, GatewayResponse, Headers, OutgoingBody, Ports } from './ports.ts';
import type { Service } from './service.ts';
import { compileService, type ServicePolicies } from './service-policies.ts';
import { ValueCache } from './state/cache.ts';
import { Counters } from './state/counters.ts';
import { checkRequest, countedBody, type TierLimits, tierLimits } from './tier-limits.ts';

export type Gateway = {
  /**
   * Answers a request. The response's body is a stream that is still being filled; cancelling it, or aborting
   * `signal`, ends the call to the backend.
   *
   * @param signal undefined: the client stays
   * @throws the signal's reason when the client has gone; nothing else, since errors are responses.
   */
  handle(request: GatewayRequest, signal?: AbortSignal): Promise<GatewayResponse>;
  /**
   * Serves another version of the service from now on. Requests in flight end under their policies; the cache, the counters and
   * the breakers of backends that did not change stay.
   *
   * @throws {PolicyErrors} and keeps the old version.
   */
  update(service: Service): void;
};

/**
 * @throws {PolicyErrors} with every fault of every document that cannot be judged, or is larger than the service's tier takes.
 * @throws {RangeError} for a SKU that does not exist.
 */
export function createGateway(service: Service, ports: Ports, options: Options = {}): Gateway {
  const { clock, random } = ports;
  const runtime: Runtime = {
    now: () => clock.now(),
    random,
    guid: () => Guid.random(random).toString(),
    ...(clock.stopwatch === undefined ? {} : { stopwatch: clock.stopwatch }),
  };
  const cache = options.cache ?? new ValueCache(ports.clock);
  const counters = new Counters();
  const openid = new OpenidConfigurations();
  const backends = new Backends(service.backends, ports.clock);
  const verdicts = new Set<Verdict>();
  if (options.contentSafety !== undefined) verdicts.add('contentSafety');
  if (options.semanticCache !== undefined) verdicts.add('semanticCache');
  const version = (next: Service): Version => {
    const limits = tierLimits(next.sku);
    const { policies, errors } = compileService(next, verdicts, limits?.tier);
    if (errors.length > 0) throw new PolicyErrors(errors);
    return {
      policies,
      router: createRouter(next.apis),
      instance: {
        service: next,
        limits,
        ports,
        options,
        runtime,
        backends,
        cache,
        counters,
        openid,
      },
    };
  };
  let current = version(service);
  return {
    handle: (request, signal) =>
      handle(exchangeOf(current.instance, request, signal), current.router, current.policies),
    update(next) {
      current = version(next);
      backends.update(next.backends);
    },
  };
}

type Version = {
  readonly instance: Instance;
  readonly router: Router;
  readonly policies: ServicePolicies;
};

function exchangeOf(
  instance: Instance,
  request: GatewayRequest,
  signal: AbortSignal | undefined,
): Exchange {
  return new Exchange(instance, requestMessage(request, instance.limits), {
    clientAddress: request.clientAddress,
    originalUrl: request.url,
    signal,
  });
}

/**
 * Where nothing has to be waited for before the backend, all that waits for it is the one promise made here: hundreds of requests
 * do, and an async function, or the request as it came, would be kept for each of them.
 */
function handle(
  exchange: Exchange,
  router: Router,
  policies: ServicePolicies,
): Promise<GatewayResponse> {
  const failed = (error: unknown) => fail(exchange, error);
  let backend: MaybePromise<Flow | undefined>;
  try {
    find(exchange, router, policies);
    backend = after(exchange.runSection('inbound'), (flow) => runBackend(exchange, flow));
  } catch (error) {
    return failed(error);
  }
  return backend instanceof Promise
    ? backend.then((flow) => finishWith(exchange, flow), failed)
    : finishWith(exchange, backend);
}

/** @param flow how the backend section ended */
async function finishWith(exchange: Exchange, flow: Flow | undefined): Promise<GatewayResponse> {
  try {
    const outbound = runOutbound(exchange, flow);
    if (outbound instanceof Promise) await outbound;
  } catch (error) {
    return fail(exchange, error);
  }
  return conclude(exchange);
}

async function fail(exchange: Exchange, error: unknown): Promise<GatewayResponse> {
  await handleError(exchange, located(error, exchange.place, exchange));
  return conclude(exchange);
}

async function conclude(exchange: Exchange): Promise<GatewayResponse> {
  try {
    const hooks = exchange.runOnHeaders();
    if (hooks !== undefined) await hooks;
  } catch (error) {
    await showError(exchange, located(error, undefined, exchange));
  }
  const { signal } = exchange;
  if (signal?.aborted) {
    // Policies may have logged that the client has gone, but nobody is there to be answered.
    await exchange.response?.body.cancel(signal.reason);
    exchange.finish();
    throw signal.reason;
  }
  return leave(exchange);
}

/** What was found until an error occurred decides whose on-error runs. */
function find(exchange: Exchange, router: Router, policies: ServicePolicies): void {
  try {
    enter(exchange, router);
  } finally {
    const { api, operation, access } = exchange;
    exchange.documents = policies.documents({ api, operation, product: access.product });
  }
}

/** Finds API, operation and subscription. */
function enter(exchange: Exchange, router: Router): void {
  const { request, originalUrl, instance } = exchange;
  if (instance.limits !== undefined) {
    checkRequest(originalUrl, contentLength(request.headers), instance.limits);
  }
  const location = router.api(originalUrl.pathname);
  if (location === undefined) throw operationNotFound();
  const { api, text } = location;
  exchange.api = api;
  request.path = text;
  const route = findOperation(exchange, router, location);
  if (route === undefined) throw operationNotFound();
  const { operation, matchedParameters } = route;
  exchange.operation = operation;
  exchange.matchedParameters = matchedParameters;
  exchange.trace?.(undefined, `operation "${operation.id}" of API "${api.id}"`, {
    parameters: Object.fromEntries(matchedParameters),
  });
  if (exchange.isPreflight) return;
  const host = instance.options.hostName ?? `${instance.service.name}.azure-api.net`;
  exchange.access = authorize(request, api, instance.service, `https://${host}/${api.path}`);
  const { subscription, product } = exchange.access;
  exchange.trace?.(
    undefined,
    subscription === undefined ? 'no subscription' : `subscription "${subscription.id}"`,
    { product: product?.id },
  );
}

/**
 * A browser asks with OPTIONS, and without a key, what it may send. Where the API has no such operation, the
 * question is for the operation that it names, and the cors policy there answers it.
 */
function findOperation(exchange: Exchange, router: Router, location: Location): Route | undefined {
  const { request } = exchange;
  const route = router.operation(request.method, location);
  if (route !== undefined || request.method !== 'OPTIONS') return route;
  const asked = headerText(request.headers, 'access-control-request-method');
  if (asked === undefined) return undefined;
  exchange.isPreflight = true;
  return router.operation(asked, location);
}

/** @param flow how the inbound section ended */
function runBackend(exchange: Exchange, flow: Flow | undefined): MaybePromise<Flow | undefined> {
  exchange.place = undefined;
  if (flow === 'end') return 'end';
  if (!exchange.isPreflight) return exchange.runSection('backend');
  if (exchange.response === undefined) throw operationNotFound();
  return 'end';
}

/** @param flow how the backend section ended */
function runOutbound(exchange: Exchange, flow: Flow | undefined): MaybePromise<Flow | undefined> {
  exchange.place = undefined;
  if (flow === 'end') return 'end';
  if (exchange.backendCalls === 0) traceNotForwarded(exchange);
  return after(exchange.runAfterBackend(), () => exchange.runSection('outbound'));
}

function traceNotForwarded(exchange: Exchange): void {
  const document = exchange.documents.find(({ sections }) => sections.has('backend'));
  exchange.trace?.(
    undefined,
    document === undefined || document.canForward
      ? 'the request was not forwarded: no forward-request ran in the backend section'
      : `the request was not forwarded: the backend section of ${document.name} has neither <base/> nor <forward-request/>, so the response is an empty 200`,
  );
}

/** Makes the error the response, which on-error policies may change; an error inside of on-error ends there. */
async function handleError(exchange: Exchange, error: GatewayError): Promise<void> {
  await showError(exchange, error);
  exchange.place = undefined;
  try {
    await exchange.runSection('on-error');
  } catch (second) {
    await showError(exchange, located(second, exchange.place, exchange));
  }
}

async function showError(exchange: Exchange, error: GatewayError): Promise<void> {
  const { place, status, reason, message } = error;
  exchange.lastError = {
    source: error.source ?? place?.policy ?? 'configuration',
    reason,
    message,
    scope: place?.scope ?? '',
    section: place?.section ?? '',
    path: place?.path ?? '',
    policyId: place?.id ?? '',
  };
  exchange.trace?.(place, `error ${reason}: ${message}`, {
    document: place?.document,
    line: place?.line,
    column: place?.column,
  });
  if (error.keepsResponse) return;
  // The shape that the real service shows: with an activity id for faults of its own, without for refusals.
  const body = {
    statusCode: status,
    message: error.publicMessage,
    ...(status === 500 ? { activityId: exchange.id } : {}),
  };
  await exchange.replaceResponse({
    kind: 'response',
    status,
    reason: reasonPhrase(status),
    headers: new Map([['content-type', ['application/json']], ...error.headers]),
    body: MessageBody.ofText(JSON.stringify(body)),
  });
}

function requestMessage(request: GatewayRequest, limits: TierLimits | undefined): RequestMessage {
  const length = limits === undefined ? undefined : contentLength(request.headers);
  const body =
    limits === undefined || length !== undefined ? request.body : countedBody(request.body, limits);
  return {
    kind: 'request',
    method: request.method.toUpperCase(),
    path: request.url.pathname,
    query: new Query(request.url.search),
    headers: new Map(request.headers),
    body: MessageBody.ofIncoming(body, uploadFailure, limits?.requestBody, length),
    url: undefined,
    host: undefined,
  };
}

/** Undefined for what is none. */
const wholeNumber = remembered((written) => (/^\d+$/.test(written) ? Number(written) : undefined));

/** Undefined where it is not told. */
function contentLength(headers: Headers): number | undefined {
  const written = headerText(headers, 'content-length');
  return written === undefined ? undefined : wholeNumber(written);
}

function uploadFailure(error: unknown): GatewayError {
  return new GatewayError('ClientConnectionFailure', 'The client did not send the whole body.', {
    status: 400,
    cause: error,
  });
}

/** Hands the response out; the exchange is over when its body is. */
function leave(exchange: Exchange): GatewayResponse {
  const { status, reason, headers, body } = exchange.ensureResponse();
  deleteHopByHop(headers);
  // Where no body may be sent, a length tells of the one that is left out.
  if (body.length !== undefined && !isBodiless(exchange.request.method, status)) {
    headers.set('content-length', [String(body.length)]);
  }
  return {
    status,
    reason: reason === '' ? reasonPhrase(status) : reason,
    headers,
    body: lastBody(exchange, body.take()),
  };
}

function isBodiless(method: string, status: number): boolean {
  return method === 'HEAD' || status === 204 || status === 304;
}

function lastBody(exchange: Exchange, body: OutgoingBody): OutgoingBody {
  const finish = () => exchange.finish();
  if (body !== undefined && !(body instanceof Uint8Array)) {
    return watched(body, () => undefined, finish);
  }
  finish();
  return body;
}
