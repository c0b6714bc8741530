/**
 * Cross-origin requests of browsers. Source: "cors". A preflight is answered here with 200; other requests get their headers on
 * the way out. Assumed: the first allowed origin that matches is told as the request's own, or `*` as `*`.
 */
import { headerText } from '../http/headers.ts';
import { emptyResponse } from '../http/message.ts';
import {
  boolean,
  definePolicy,
  element,
  type Flow,
  integer,
  optional,
  type Parameter,
} from '../pipeline/definition.ts';
import type { Exchange } from '../pipeline/exchange.ts';

/** "If it's not specified, GET and POST are supported." */
const DEFAULT_METHODS = ['GET', 'POST'];

export const cors = definePolicy({
  name: 'cors',
  sections: ['inbound'],
  forPreflight: true,
  attributes: {
    'allow-credentials': optional(boolean),
    'terminate-unmatched-request': optional(boolean),
  },
  children: {
    'allowed-origins': element({
      children: { origin: element({ text: 'required', occurs: 'at least one' }) },
      occurs: 'one',
    }),
    'allowed-methods': element({
      attributes: { 'preflight-result-max-age': optional(integer(0)) },
      children: { method: element({ text: 'required', occurs: 'at least one' }) },
      occurs: 'optional',
    }),
    'allowed-headers': element({
      children: { header: element({ text: 'required', occurs: 'at least one' }) },
      occurs: 'optional',
    }),
    'expose-headers': element({
      children: { header: element({ text: 'required', occurs: 'at least one' }) },
      occurs: 'optional',
    }),
  },
  compile({ attributes, children, place }) {
    const methods = children['allowed-methods'][0];
    return async (exchange): Promise<Flow> => {
      const { request } = exchange;
      const origin = headerText(request.headers, 'origin');
      if (origin === undefined) return 'next';
      const wantedMethod = headerText(request.headers, 'access-control-request-method');
      const isPreflight = request.method === 'OPTIONS' && wantedMethod !== undefined;
      const origins = await texts(children['allowed-origins'][0]?.children.origin, exchange);
      const allowed = matchingOrigin(origin, origins);

      if (allowed === undefined) {
        const ends = (await attributes['terminate-unmatched-request']?.resolve(exchange)) ?? true;
        exchange.trace?.(place, `the origin ${origin} is not allowed`);
        // A preflight goes on to other cors policies, and is answered like this where none of them allows it.
        if (isPreflight && !ends) await exchange.replaceResponse(emptyResponse(200));
        if (!ends || !(isPreflight || request.method === 'GET' || request.method === 'HEAD')) {
          return 'next';
        }
        await exchange.replaceResponse(emptyResponse(200));
        return 'end';
      }

      const credentials = (await attributes['allow-credentials']?.resolve(exchange)) ?? false;
      const common = new Map<string, string[]>([
        ['access-control-allow-origin', [credentials ? origin : allowed]],
      ]);
      if (credentials) common.set('access-control-allow-credentials', ['true']);
      if (!isPreflight) {
        const exposed = await texts(children['expose-headers'][0]?.children.header, exchange);
        if (exposed.length > 0) common.set('access-control-expose-headers', [exposed.join(',')]);
        exchange.onHeaders((_, response) => {
          for (const [name, values] of common) response.headers.set(name, values);
        });
        return 'next';
      }

      const allowedMethods =
        methods === undefined ? DEFAULT_METHODS : await texts(methods.children.method, exchange);
      const allowedHeaders = await texts(children['allowed-headers'][0]?.children.header, exchange);
      const wantedHeaders = headerText(request.headers, 'access-control-request-headers') ?? '';
      const response = emptyResponse(200);
      for (const [name, values] of common) response.headers.set(name, values);
      if (allowedMethods.includes('*') || allowedMethods.includes(wantedMethod)) {
        response.headers.set('access-control-allow-methods', [wantedMethod]);
      }
      const granted = grantedHeaders(wantedHeaders, allowedHeaders);
      if (granted !== '') response.headers.set('access-control-allow-headers', [granted]);
      const age = await methods?.attributes['preflight-result-max-age']?.resolve(exchange);
      if (age !== undefined) response.headers.set('access-control-max-age', [String(age)]);
      await exchange.replaceResponse(response);
      exchange.trace?.(place, 'the preflight is answered', { origin, method: wantedMethod });
      return 'end';
    };
  },
});

async function texts(
  elements: readonly { readonly text: Parameter<string> | undefined }[] | undefined,
  exchange: Exchange,
): Promise<readonly string[]> {
  const all: string[] = [];
  for (const { text } of elements ?? []) all.push(((await text?.resolve(exchange)) ?? '').trim());
  return all;
}

function matchingOrigin(origin: string, allowed: readonly string[]): string | undefined {
  const plain = (written: string) => written.toLowerCase().replace(/\/$/, '');
  if (allowed.some((each) => plain(each) === plain(origin))) return origin;
  return allowed.includes('*') ? '*' : undefined;
}

function grantedHeaders(wanted: string, allowed: readonly string[]): string {
  if (allowed.includes('*')) return wanted;
  const names = allowed.map((name) => name.toLowerCase());
  return wanted
    .split(',')
    .map((name) => name.trim())
    .filter((name) => names.includes(name.toLowerCase()))
    .join(',');
}
