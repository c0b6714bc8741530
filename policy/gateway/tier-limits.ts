/**
 * What the service's tier does not take, as the errors that a caller or a policy meets. The figures are documented (../tier.ts),
 * statuses and reasons are not: they are assumed, and docs/parity.md says so.
 */
import { PolicyError } from '../document/index.ts';
import { type Limit, type Tier, tierOf } from '../tier.ts';
import { GatewayError } from './errors.ts';
import { watched } from './http/body.ts';
import type { BodyLimit } from './http/body-limit.ts';
import type { IncomingBody } from './ports.ts';

/** The limits that requests meet; none of them is there for a service without a SKU. */
export type TierLimits = {
  readonly tier: Tier;
  /** Of a body that is passed on. */
  readonly requestPayload: BodyLimit;
  /** Of bodies that are read here. */
  readonly requestBody: BodyLimit;
  readonly responseBody: BodyLimit;
};

/**
 * @param sku undefined: no limits
 * @throws {RangeError} for a SKU that no tier has
 */
export function tierLimits(sku: string | undefined): TierLimits | undefined {
  if (sku === undefined) return undefined;
  const tier = tierOf(sku);
  const limit = (whose: 'Request' | 'Response', { most }: Limit, does: string): BodyLimit => ({
    most,
    refuse: () =>
      new GatewayError(
        `${whose}PayloadTooLarge`,
        `The ${whose.toLowerCase()}'s body has more than the ${inWords(most)} bytes that the tier ${tier.name} ${does}.`,
        { status: whose === 'Request' ? 413 : 500 },
      ),
  });
  return {
    tier,
    requestPayload: limit('Request', tier.requestPayload, 'takes'),
    requestBody: limit('Request', tier.bufferedPayload, 'buffers'),
    responseBody: limit('Response', tier.bufferedPayload, 'buffers'),
  };
}

/**
 * Refuses what is known to be too much when a request arrives: its URL, and a body that says how long it is.
 *
 * @throws {GatewayError} 400, 413 or 414
 */
export function checkRequest(
  { href, search, pathname }: URL,
  contentLength: number | undefined,
  { tier, requestPayload }: TierLimits,
): void {
  if (contentLength !== undefined && contentLength > requestPayload.most) {
    throw requestPayload.refuse();
  }
  if (href.length > tier.url.most) {
    throw tooLong('RequestUrlTooLong', 414, 'URL', href.length, tier.url.most, tier);
  }
  const query = Math.max(0, search.length - 1);
  if (query > tier.query.most) {
    throw tooLong('RequestQueryTooLong', 414, 'query', query, tier.query.most, tier);
  }
  const { most } = tier.pathSegment;
  if (pathname.length <= most) return;
  const segment = pathname.split('/').find(({ length }) => length > most);
  if (segment !== undefined) {
    throw tooLong('PathSegmentTooLong', 400, 'path segment', segment.length, most, tier);
  }
}

function tooLong(
  reason: string,
  status: number,
  what: string,
  length: number,
  most: number,
  { name }: Tier,
): GatewayError {
  return new GatewayError(
    reason,
    `The request's ${what} has ${inWords(length)} characters; the tier ${name} takes ${inWords(most)}.`,
    { status },
  );
}

/**
 * A body that does not say how long it is, counted on its way: it breaks off where it has more than the tier passes on.
 * As it is where there is no limit.
 */
export function countedBody(body: IncomingBody, { requestPayload }: TierLimits): IncomingBody {
  const { most, refuse } = requestPayload;
  if (most === Number.POSITIVE_INFINITY || body === undefined || body instanceof Uint8Array) {
    return body;
  }
  const count = (stream: ReadableStream<Uint8Array>) => {
    let length = 0;
    const add = (chunk: Uint8Array) => {
      length += chunk.length;
      if (length > most) throw refuse();
    };
    return watched(stream, add, () => undefined);
  };
  if (!('arrived' in body)) return count(body);
  return { arrived: () => body.arrived(), stream: () => count(body.stream()) };
}

/** Why the built-in cache does not keep a value; undefined where it does. Without one, which is documented, nothing is kept. */
export function cacheRefusal(bytes: number, { tier }: TierLimits): string | undefined {
  const { name, builtInCache, cachedValue } = tier;
  if (builtInCache.most === 0) return `the tier ${name} has no built-in cache`;
  return bytes <= cachedValue.most
    ? undefined
    : `the value has ${inWords(bytes)} bytes; the tier ${name} caches ${inWords(cachedValue.most)}`;
}

/** What is wrong with a document that is larger than the tier takes. Assumed: bytes of UTF-8, as it is stored. */
export function oversized(
  document: string,
  text: string,
  { name, policyDocument: { most } }: Tier,
): readonly PolicyError[] {
  const size = Buffer.byteLength(text);
  const fault = `the policy has ${inWords(size)} bytes; the tier ${name} takes ${inWords(most)}`;
  return size <= most ? [] : [new PolicyError(fault, { line: 1, column: 1 }, { document })];
}

function inWords(figure: number): string {
  return figure.toLocaleString('en-US');
}
