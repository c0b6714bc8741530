/** The service that `aolb serve` runs: what a configuration describes, or one API around a policy. */
import { relative } from 'node:path';
import { createBalancer } from '../../policy/balancer.ts';
import type { Operation, Service } from '../../policy/gateway/index.ts';
import { createService, operationsOf } from '../../policy/service.ts';
import { readDocuments } from '../artefacts.ts';
import { describeFinding } from '../finding.ts';
import { type Terminal, UsageError } from './terminal.ts';

/** A service, or why there is none. */
export type Prepared = { readonly service: Service } | { readonly refused: readonly string[] };

/** Stands for the managed identity's client id, which only Azure knows. */
const CLIENT_ID = '00000000-0000-0000-0000-000000000000';

/**
 * @param backends URLs that replace the endpoints of accounts, by the accounts' names
 * @param newKey makes a consumer's keys
 * @throws {UsageError} for a backend that is no account
 */
export async function serviceOfConfiguration(
  file: string,
  backends: ReadonlyMap<string, string>,
  { directory, functionPackage }: Terminal,
  newKey: () => string,
): Promise<Prepared> {
  const read = await readDocuments(file, directory, functionPackage);
  if (!read.ok) return { refused: read.findings.map(describeFinding) };
  const { configuration, rendered } = read;
  const { accounts } = configuration;
  for (const name of backends.keys()) {
    if (!Object.hasOwn(accounts, name)) {
      throw new UsageError(
        `--backend ${name}: ${relative(directory, file)} has no such account, only ${Object.keys(accounts).join(', ')}`,
      );
    }
  }
  const moved = Object.entries(accounts).map(([name, account]) => [
    name,
    { ...account, endpoint: backends.get(name) ?? account.endpoint },
  ]);
  // The policy names backends, never their URLs, so it is the one that would be applied.
  const balancer = createBalancer({ ...configuration, accounts: Object.fromEntries(moved) });
  return {
    service: createService(balancer, {
      policy: rendered.policy,
      operations: operationsOf(rendered.openapi),
      region: configuration.location,
      identityClientId: CLIENT_ID,
      keysOf: () => ({ primary: newKey(), secondary: newKey() }),
    }),
  };
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];

/** One open API whose operations take any path, with the policy at its scope. */
export function serviceOfPolicy(
  policy: string,
  surroundings: {
    readonly backends: ReadonlyMap<string, string>;
    readonly path: string;
    readonly serviceUrl: string | undefined;
    readonly namedValues: ReadonlyMap<string, string>;
    readonly fragments: ReadonlyMap<string, string>;
  },
): Service {
  const { backends, path, serviceUrl, namedValues, fragments } = surroundings;
  if (serviceUrl !== undefined && !URL.canParse(serviceUrl)) {
    throw new UsageError(`--service-url ${serviceUrl}: expected http(s)://…`);
  }
  return {
    name: 'local',
    region: 'local',
    policy: undefined,
    namedValues,
    fragments,
    backends: new Map(
      Array.from(backends, ([name, url]) => [
        name,
        { type: 'Single', url, circuitBreaker: undefined },
      ]),
    ),
    apis: [
      {
        id: 'api',
        name: 'API',
        path: path.replace(/^\/+|(?<!\/)\/+$/g, ''),
        revision: '1',
        serviceUrl: serviceUrl?.replace(/(?<!\/)\/+$/, ''),
        subscriptionRequired: false,
        subscriptionKey: { header: 'Ocp-Apim-Subscription-Key', query: 'subscription-key' },
        operations: METHODS.map(
          (method): Operation => ({
            id: method.toLowerCase(),
            name: method,
            method,
            urlTemplate: '/*',
            policy: undefined,
          }),
        ),
        policy,
      },
    ],
    products: [],
    subscriptions: [],
  };
}
