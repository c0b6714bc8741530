/** Starts a local Azure: documents, identities, vaults, blobs, accounts and front doors behind a CONNECT proxy. */
import { randomBytes, randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { rootCertificates } from 'node:tls';
import { systemClock } from '../../policy/gateway/clock.ts';
import type { Clock, Options, Random, Transport } from '../../policy/gateway/index.ts';
import { temporaryFolder } from '../temporary.ts';
import { createAccess } from './access/access.ts';
import { SERVICE } from './arm/api-management/types.ts';
import { createArm } from './arm/arm.ts';
import { resourceProviders } from './arm/providers.ts';
import { createRateLimits } from './arm/rate-limits.ts';
import { createRegistrations } from './arm/registrations.ts';
import type { Azure, Plane, Quotas, RunFunction } from './azure.ts';
import { openContent, saveContent } from './content.ts';
import { createDirectory } from './directory/directory.ts';
import {
  type Grant,
  handleIdentity,
  identityErrorResponse,
} from './directory/identity-endpoint.ts';
import { createTokens } from './directory/tokens.ts';
import { mintCertificates } from './doors/certificates.ts';
import { listener } from './doors/edge.ts';
import { listenOnLoopback } from './doors/loopback.ts';
import { startProxy } from './doors/proxy.ts';
import type { Tunnels } from './doors/tunnels.ts';
import { AzureError } from './errors.ts';
import { createFaults, type Fault } from './faults.ts';
import { createGateways } from './front-door/gateways.ts';
import { toBackendResponse, toRequest } from './front-door/messages.ts';
import { type Json, objectAt } from './json.ts';
import { createAccount, type OpenAiAccount, type RecordedRequest } from './openai/account.ts';
import { authorize } from './openai/authorize.ts';
import type { AccountFaults } from './openai/faults.ts';
import { createOperations } from './operations.ts';
import {
  answered,
  armRequest,
  type OperatorRequest,
  requestAsOperator,
  untilAborted,
} from './operator.ts';
import { ARM_HOST, hostPlanes } from './planes.ts';

import { createPrincipal, type Principal, type Grant as RoleGrant } from './principals.ts';
import { createRouter, type LoggedRequest, matchesHost } from './router.ts';
import { type AccountOptions, accountId, endpointOf, type StateBackend, seed } from './seed.ts';
import { readReferencedSecret } from './vault/referenced-secret.ts';

export type LocalAzureOptions = {
  readonly accounts: readonly AccountOptions[];
  /** What Terraform works in; default: one of its own. */
  readonly subscriptionId?: string;
  /** Object ids of principals that exist, besides the operator: users, groups, applications. */
  readonly principals?: readonly string[];
  /** What another one kept, as `save` gives it; default: nothing. */
  readonly saved?: Uint8Array | undefined;
  /** Whether role assignments decide; default true. Tokens are always checked. */
  readonly rbac?: boolean;
  /** Whether writes that Azure may answer 202 are answered 202; default false. */
  readonly longRunning?: boolean;
  /** Whether Azure Resource Manager refuses callers that exceed its documented rates; default false. */
  readonly rateLimits?: boolean;
  /** Resource providers that the subscriptions have registered; default: all that are emulated. */
  readonly registered?: readonly string[];
  /** Runs functions that somebody asks an app's host for; default: apps have no host. */
  readonly runFunction?: RunFunction;
  /** Hosts of the world that the proxy lets through; default: none. */
  readonly tunnels?: Tunnels | undefined;
  /** Default: the system's clock. */
  readonly clock?: Clock;
  readonly random?: Random;
  /**
   * How late an answer leaves, after Azure has done what was asked (milliseconds): whoever hangs up meanwhile does not know of it.
   * Called for each request when it arrives; by default none is late.
   */
  readonly lateness?: (request: Request) => number;
  /** Gets the trace of every request that a front door served. */
  readonly onTrace?: Options['onTrace'];
};

export type LocalAccount = {
  /** Resource id. */
  readonly id: string;
  /** `https://<name>.openai.azure.com/` */
  readonly endpoint: string;
  readonly requests: readonly RecordedRequest[];
} & Omit<AccountFaults, 'delay' | 'take'>;

export type LocalAzure = {
  readonly proxyUrl: string;
  readonly certificateAuthorityFile: string;
  readonly tenantId: string;
  readonly subscriptionId: string;
  /** Object id of the principal that `environment` signs in as, for role assignments. */
  readonly operatorId: string;
  /** A new application with these roles and no others. */
  principal(...grants: readonly RoleGrant[]): Principal;
  /** An Azure Policy that adds these tags: to what is there, and to whatever is written without them. */
  tagEverything(tags: Readonly<Record<string, string>>): void;
  /** What the subscriptions may have, to be changed. */
  readonly quotas: Quotas;
  /** All that a child process needs to find this Azure and to act as its operator. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * What the process of an app gets that runs as a user-assigned identity.
   *
   * @param siteId when given, only identities that are assigned to this app get tokens
   */
  identityEnvironment(clientId: string, siteId?: string): Readonly<Record<string, string>>;
  /** Settings of `backend "azurerm"` for a container that exists from the start, with the operator's role on it. */
  readonly stateBackend: StateBackend;
  /** Ids of all documents, sorted. */
  resourceIds(): readonly string[];
  /**
   * One call to Azure Resource Manager as the operator, for arranging and asserting: neither logged in `requests`
   * nor hit by `failNext`.
   */
  call(method: string, idAndQuery: string, body?: Json): Promise<{ status: number; body: Json }>;
  /**
   * A request in this process, past the proxy, to any of the hosts; as the operator, for `audience`, unless it
   * carries an Authorization header of its own.
   */
  fetch(url: string, init?: OperatorRequest): Promise<Response>;
  /** A client's `fetch` in this process, past the proxy: what is asked is as it is, faults and lateness included. */
  readonly clientFetch: typeof fetch;
  /** @throws {Error} for a name that was not among the options' accounts */
  account(name: string): LocalAccount;
  /** The plain HTTP door of an API Management service. @throws {Error} before the service exists */
  gatewayUrl(apimName: string): string;
  failNext(fault: Fault): void;
  /** Every request to management.azure.com, in order. */
  readonly requests: readonly LoggedRequest[];
  /** All that it keeps, for the option `saved`. Accounts forget what they were told. */
  save(): Uint8Array;
  /** The zip that was deployed to a site. */
  deployedPackage(siteId: string): Uint8Array | undefined;
  close(): Promise<void>;
};

const TENANT = '7a000000-0000-4000-8000-000000000001';
const SUBSCRIPTION = '5b000000-0000-4000-8000-000000000001';
const OPERATOR = {
  objectId: '0b000000-0000-4000-8000-000000000001',
  clientId: 'c1000000-0000-4000-8000-000000000001',
};

/** Starts everything on ephemeral ports of the loopback interface. */
export async function startLocalAzure(options: LocalAzureOptions): Promise<LocalAzure> {
  const { clock = systemClock, random = Math.random, onTrace } = options;
  const secret = randomBytes(24).toString('base64url');
  const azure = createAzure(options, clock, secret);
  const stateBackend = seed(azure, options.accounts);
  for (const objectId of options.principals ?? []) {
    azure.directory.add({ objectId, clientId: randomUUID(), secret: randomUUID() });
  }
  const accounts = createAccounts(azure, options.accounts, clock);
  const readSecret = readReferencedSecret.bind(undefined, azure);
  // A gateway reaches nothing but this Azure: its backends are hosts of the router, which is made below.
  const transport: Transport = async (request, { signal }) =>
    toBackendResponse(await router(toRequest(request, signal)));
  const tracing = onTrace === undefined ? {} : { onTrace };
  const gateways = createGateways(azure, { clock, random, transport }, readSecret, tracing);
  const arm = createArm(azure, resourceProviders(readSecret, gateways));
  // Services of before; the others are opened as they are made.
  await Promise.all(azure.store.ofType(SERVICE).map(gateways.open));
  const planes = hostPlanes(azure, { arm, accounts, gateways });
  const requests: LoggedRequest[] = [];
  const faults = createFaults();
  const router = createRouter(planes, faults, clock.now, (entry) => {
    if (new URL(entry.url).hostname === ARM_HOST) requests.push(entry);
  });
  const grants = new Map<string, Grant>();
  const served = options.lateness === undefined ? router : late(router, options.lateness);
  const doors = await openDoors(
    planes.map(({ host }) => host),
    served,
    identityPlane(azure, grants),
    options.tunnels,
  );
  const unlogged = createRouter(planes, createFaults(), clock.now, () => {});
  const asOperator = requestAsOperator.bind(undefined, azure);
  return {
    proxyUrl: doors.proxyUrl,
    certificateAuthorityFile: doors.certificateAuthorityFile,
    tenantId: TENANT,
    subscriptionId: azure.subscriptionId,
    operatorId: OPERATOR.objectId,
    environment: environmentOf(azure, doors, secret),
    identityEnvironment: (clientId, siteId) =>
      grantIdentity(grants, doors.identityUrl, { clientId, siteId }),
    stateBackend,
    principal: (...grants) => createPrincipal(azure, grants),
    tagEverything: (tags) => tagEverything(azure, tags),
    quotas: azure.quotas,
    resourceIds: () => Array.from(azure.store.all(), ({ id }) => id).toSorted(),
    call: (...request) => answered(unlogged(armRequest(azure, ...request))),
    fetch: (url, init) => router(asOperator(url, init)),
    clientFetch: (input, init) => untilAborted(served, new Request(input, init)),
    account: (name) => toLocalAccount(accounts, name),
    gatewayUrl: (apimName) => gateways.url(apimName),
    failNext: (fault) => faults.failNext(fault),
    requests,
    save: () => saveContent(azure),
    deployedPackage: (siteId) => azure.packages.get(siteId.toLowerCase()),
    async close() {
      await Promise.all([doors.close(), gateways.closeAll()]);
    },
  };
}

function createAccounts(azure: Azure, accounts: LocalAzureOptions['accounts'], clock: Clock) {
  return accounts.map((account) => {
    const id = accountId(azure, account);
    return {
      ...createAccount({
        ...account,
        endpoint: endpointOf(account),
        clock,
        authorize: authorize.bind(undefined, azure, id),
      }),
      id,
    };
  });
}

/** What an app's environment says of its identity. */
function grantIdentity(grants: Map<string, Grant>, identityUrl: string, grant: Grant) {
  const header = randomUUID();
  grants.set(header, grant);
  return {
    IDENTITY_ENDPOINT: `${identityUrl}/msi/token`,
    IDENTITY_HEADER: header,
    AZURE_CLIENT_ID: grant.clientId,
  };
}

function createAzure(options: LocalAzureOptions, { now }: Clock, secret: string): Azure {
  const kept = openContent(options.saved);
  const { store } = kept;
  return {
    ...kept,
    tenantId: TENANT,
    subscriptionId: options.subscriptionId ?? SUBSCRIPTION,
    now,
    newGuid: randomUUID,
    directory: createDirectory(TENANT, { ...OPERATOR, secret }, store),
    tokens: createTokens(TENANT, now),
    access: createAccess(store, options.rbac ?? true),
    operations: createOperations(options.longRunning ?? false, randomUUID),
    rateLimits: createRateLimits(now, options.rateLimits ?? false),
    registrations: createRegistrations(options.registered),
    quotas: { storageAccounts: 250, withheldTiers: new Map() },
    runFunction: options.runFunction,
  };
}

function late(plane: Plane, lateness: (request: Request) => number): Plane {
  return async (request) => {
    const milliseconds = lateness(request);
    const response = await plane(request);
    if (milliseconds > 0) await sleep(milliseconds);
    return response;
  };
}

/** As a remediation does: every resource that carries tags, whoever made it. */
function tagEverything(azure: Azure, tags: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(tags)) azure.policyTags.set(name, value);
  for (const resource of azure.store.all()) {
    if (resource.body.location === undefined) continue;
    const body = { ...resource.body, tags: { ...tags, ...objectAt(resource.body, 'tags') } };
    azure.store.put({ ...resource, body });
  }
}

type Doors = {
  readonly proxyUrl: string;
  readonly certificateAuthorityFile: string;
  readonly identityUrl: string;
  close(): Promise<void>;
};

async function openDoors(
  hosts: readonly string[],
  router: Plane,
  identity: Plane,
  tunnels?: Tunnels,
): Promise<Doors> {
  const directory = temporaryFolder('local-azure-');
  const certificates = await mintCertificates(hosts);
  const certificateAuthorityFile = join(directory, 'ca.pem');
  // Clients trust this file alone: with a tunnel they meet certificates of the world as well.
  const world = tunnels === undefined ? [] : [...rootCertificates, tunnels.trusted ?? ''];
  await writeFile(certificateAuthorityFile, [certificates.authority, ...world].join('\n'));
  const proxy = await startProxy(
    certificates,
    (host) => hosts.some((pattern) => matchesHost(host, pattern)),
    listener((host) => `https://${host}`, router),
    tunnels,
  );
  const endpoint = await listenOnLoopback(
    createServer(listener((host) => `http://${host}`, identity)),
  );
  return {
    proxyUrl: proxy.url,
    certificateAuthorityFile,
    identityUrl: endpoint.url,
    async close() {
      await Promise.all([proxy.close(), endpoint.close()]);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function toLocalAccount(
  accounts: readonly (OpenAiAccount & { readonly id: string })[],
  name: string,
): LocalAccount {
  const account = accounts.find((candidate) => candidate.name === name);
  if (account === undefined) {
    const known = accounts.map((candidate) => candidate.name).join(', ');
    throw new Error(`No account is named '${name}'; there are: ${known}.`);
  }
  const { id, endpoint, requests, faults } = account;
  const { throttle, fail, slow, restore } = faults;
  return { id, endpoint, requests, throttle, fail, slow, restore };
}

function identityPlane(azure: Azure, grants: ReadonlyMap<string, Grant>): Plane {
  return async (request) => {
    try {
      return handleIdentity(request, azure, grants);
    } catch (error) {
      if (error instanceof AzureError) return identityErrorResponse(error);
      throw error;
    }
  };
}

/** Both spellings of the proxy's variables: some clients prefer the one, some the other, and a parent may have set either. */
function environmentOf(
  { subscriptionId }: Azure,
  { proxyUrl, certificateAuthorityFile: authority }: Doors,
  secret: string,
): Record<string, string> {
  const direct = 'localhost,127.0.0.1';
  return {
    HTTPS_PROXY: proxyUrl,
    https_proxy: proxyUrl,
    HTTP_PROXY: proxyUrl,
    http_proxy: proxyUrl,
    NO_PROXY: direct,
    no_proxy: direct,
    SSL_CERT_FILE: authority,
    NODE_EXTRA_CA_CERTS: authority,
    NODE_USE_ENV_PROXY: '1',
    ARM_TENANT_ID: TENANT,
    ARM_SUBSCRIPTION_ID: subscriptionId,
    ARM_CLIENT_ID: OPERATOR.clientId,
    ARM_CLIENT_SECRET: secret,
    AZURE_TENANT_ID: TENANT,
    AZURE_SUBSCRIPTION_ID: subscriptionId,
    AZURE_CLIENT_ID: OPERATOR.clientId,
    AZURE_CLIENT_SECRET: secret,
    GO_AZURE_SDK_SKIP_POLLING_DELAY: 'true',
    CHECKPOINT_DISABLE: '1',
  };
}
