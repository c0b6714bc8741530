/** Who may choose the account: a policy in local gateways, or whatever else answers calls. */
import type { Balancer } from '../balancer.ts';
import {
  type Clock,
  createGateway,
  type GatewayResponse,
  type Operation,
  type OutgoingBody,
  type Random,
  type Transport,
  ValueCache,
} from '../gateway/index.ts';
import { renderPolicy } from '../render.ts';
import { createService } from '../service.ts';
import type { Surface } from '../surface.ts';
import type { Account } from './accounts.ts';
import type { Answer, Call } from './callers.ts';
import type { Situation } from './scenario.ts';
import { bodyOf, pathOf } from './wire.ts';

/** What a contender finds when a run begins. */
export type World = {
  readonly situation: Situation;
  readonly clock: Clock;
  readonly random: Random;
  readonly transport: Transport;
  /** By name, for those that may look into them. */
  readonly accounts: ReadonlyMap<string, Account>;
};

export type Contender = {
  readonly name: string;
  start(world: World): (call: Call) => Promise<Answer>;
};

/** Plain data, so that it can be handed to a thread. */
export type PolicyOptions = {
  readonly operations: readonly Operation[];
  readonly surface: Surface;
  /** Instead of the one that the situation's balancer renders. */
  readonly policy?: string;
};

/**
 * A policy in front of the situation's accounts: the balancer's own, unless another is given. Each gateway unit has
 * breakers and rotations of its own, all share the cache, and each takes any request. Calls come from a consumer of the
 * simulation's own, whom nothing limits: consumers' limits say nothing about accounts.
 *
 * @throws {PolicyErrors} from `start`, when the policy cannot be judged
 */
export function policyContender(name: string, options: PolicyOptions): Contender {
  return {
    name,
    start({ situation, clock, random, transport }) {
      const { consumer, balancer } = withCaller(situation.balancer);
      const service = createService(balancer, {
        policy: options.policy ?? renderPolicy(balancer, options.surface),
        operations: options.operations,
        region: 'Japan East',
        identityClientId: 'identity',
        keysOf: (name) => ({ primary: `${name} 1`, secondary: `${name} 2` }),
      });
      const ports = { clock, random, transport, identityToken: () => 'token' };
      const cache = new ValueCache(clock);
      const units = Array.from({ length: situation.units }, () =>
        createGateway(service, ports, { cache }),
      );
      const base = `https://example.azure-api.net/${balancer.path}`;
      const headers = [
        ['api-key', [`${consumer} 1`]],
        ['content-type', ['application/json']],
      ] as const;
      const urls = new Map<string, URL>();
      const urlOf = (path: string) => {
        const url = urls.get(path) ?? new URL(`${base}/${path}`);
        urls.set(path, url);
        return url;
      };
      return (call) => {
        const unit = units[Math.floor(random() * units.length)];
        if (unit === undefined) throw new Error('a service has one unit at least');
        const body = bodyOf(call);
        const request = {
          method: 'POST',
          url: urlOf(pathOf(call)),
          headers: new Map<string, readonly string[]>(headers).set('content-length', [
            String(body.length),
          ]),
          body,
          clientAddress: '203.0.113.1',
        };
        return unit.handle(request).then(call.kind === 'chained' ? chainedAnswer : answerOf);
      };
    },
  };
}

function withCaller(balancer: Balancer) {
  let consumer = 'simulation';
  while (balancer.consumers.some(({ name }) => name === consumer)) consumer += '-';
  const caller = {
    name: consumer,
    subscription: consumer,
    models: undefined,
    tokensPerMinute: undefined,
  };
  return { consumer, balancer: { ...balancer, consumers: [...balancer.consumers, caller] } };
}

function chainedAnswer(response: GatewayResponse): Answer | Promise<Answer> {
  const { status, headers, body } = response;
  if (status >= 300) return answerOf(response);
  return responseIn(body).then((response) => ({ status, headers, response }));
}

function answerOf({ status, headers, body }: GatewayResponse): Answer | Promise<Answer> {
  const answer = { status, headers };
  return body instanceof ReadableStream ? body.cancel().then(() => answer) : answer;
}

/** The id of a stored response. */
export async function responseIn(body: OutgoingBody): Promise<string | undefined> {
  const text = body instanceof Uint8Array ? Buffer.from(body).toString() : await textOf(body);
  const content: { id?: string } = JSON.parse(text);
  return content.id;
}

async function textOf(body: ReadableStream<Uint8Array> | undefined): Promise<string> {
  return body === undefined ? '{}' : await new Response(body).text();
}
