/** Who may choose the account: a rendered policy in local gateways, or whatever else answers calls. */
import { type Configuration, createBalancer, DEFAULT_CALLERS } from '../balancer.ts';
import {
  type Clock,
  createGateway,
  type Gateway,
  type Operation,
  type Random,
  type Transport,
  ValueCache,
} from '../gateway/index.ts';
import { renderPolicy } from '../render.ts';
import { createService } from '../service.ts';
import type { Surface } from '../surface.ts';
import type { Account } from './accounts.ts';
import { type Answer, bodyOf, type Call } from './callers.ts';
import type { Scenario } from './scenarios.ts';

/** What a contender finds when a run begins. */
export type World = {
  readonly scenario: Scenario;
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

/** The endpoint's host of an account. */
export function hostOf(account: string): string {
  return `${account}.openai.azure.com`;
}

type PolicyOptions = {
  readonly balancing: Configuration['balancing'];
  readonly operations: readonly Operation[];
  readonly surface: Surface;
  /** Gateways with breakers and rotations of their own, which share the cache; each takes any request. */
  readonly units: number;
};

/**
 * The policy of a configuration.
 *
 * @throws {PolicyErrors} from `start`, when the policy cannot be judged
 */
export function policyContender(name: string, options: PolicyOptions): Contender {
  return {
    name,
    start({ scenario, clock, random, transport }) {
      const balancer = createBalancer(configurationOf(scenario, options.balancing));
      const service = createService(balancer, {
        policy: renderPolicy(balancer, options.surface),
        operations: options.operations,
        region: 'Japan East',
        identityClientId: 'identity',
        keysOf: () => ({ primary: 'key', secondary: 'other key' }),
      });
      const ports = { clock, random, transport, identityToken: async () => 'token' };
      const cache = new ValueCache(clock);
      const units = Array.from({ length: options.units }, () =>
        createGateway(service, ports, { cache }),
      );
      return (call) => send(units[Math.floor(random() * units.length)], call);
    },
  };
}

async function send(unit: Gateway | undefined, call: Call): Promise<Answer> {
  if (unit === undefined) throw new Error('a service has one unit at least');
  const content = bodyOf(call);
  const { status, headers, body } = await unit.handle(
    {
      method: 'POST',
      url: new URL(
        `https://example.azure-api.net/openai/deployments/${call.model}/chat/completions?api-version=2024-10-21`,
      ),
      headers: new Map([
        ['api-key', ['key']],
        ['content-type', ['application/json']],
        ['content-length', [String(content.length)]],
      ]),
      body: content,
      clientAddress: '203.0.113.1',
    },
    new AbortController().signal,
  );
  if (body !== undefined && !(body instanceof Uint8Array)) await body.cancel();
  return { status, headers };
}

function configurationOf(
  { accounts, timeout }: Scenario,
  balancing: Configuration['balancing'],
): Configuration {
  return {
    environment: 'simulation',
    location: 'japaneast',
    tags: {},
    gateway: {
      sku: 'BasicV2_2',
      publisher: { name: 'Team', email: 'team@example.com' },
      path: 'openai',
      headers: [],
      openapi: undefined,
      surface: 'open',
    },
    accounts: Object.fromEntries(
      Object.entries(accounts).map(([name, { priority, weight, configured }]) => [
        name,
        {
          id: `/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/${name}`,
          endpoint: `https://${hostOf(name)}/`,
          priority,
          weight,
          models: Object.fromEntries(configured.map((model) => [model, { deployment: model }])),
        },
      ]),
    ),
    models: {},
    balancing: { ...balancing, timeout: timeout ?? balancing.timeout },
    callers: DEFAULT_CALLERS,
    consumers: { callers: { models: undefined, tokensPerMinute: undefined } },
    rotation: undefined,
  };
}
