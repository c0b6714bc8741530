/** Starts a local Azure: documents, identities, vaults, blobs and accounts behind a CONNECT proxy. */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock, Random } from '../../policy/gateway/ports.ts';
import { createAccess } from './access/access.ts';
import { apiManagement } from './arm/api-management/provider.ts';
import { createArm } from './arm/arm.ts';
import { authorization } from './arm/authorization.ts';
import { cognitiveServices } from './arm/cognitive-services.ts';
import { managedIdentity } from './arm/identity.ts';
import { keyVault } from './arm/key-vault.ts';
import { insights, operationalInsights } from './arm/monitoring.ts';
import type { ResourceProvider } from './arm/resource-type.ts';
import { resources } from './arm/resources.ts';
import { storage } from './arm/storage.ts';
import { handleScm, web } from './arm/web.ts';
import type { Azure, Plane } from './azure.ts';
import { BLOB_DATA_ACTIONS, blobErrorResponse, handleBlobs } from './blobs/data-plane.ts';
import { createBlobStore } from './blobs/store.ts';
import { createDirectory } from './directory/directory.ts';
import { handleLogin, loginErrorResponse } from './directory/entra.ts';
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
import { AzureError, armErrorResponse } from './errors.ts';
import { createFaults, type Fault } from './faults.ts';
import type { Json } from './json.ts';
import { createOperations } from './operations.ts';
import { createRouter, type HostPlane, type LoggedRequest, matchesHost } from './router.ts';
import { type AccountOptions, type StateBackend, seed } from './seed.ts';
import { createStore } from './store.ts';
import {
  handleVault,
  readReferencedSecret,
  VAULT_DATA_ACTIONS,
  vaultErrorResponse,
} from './vault/data-plane.ts';

export type LocalAzureOptions = {
  readonly accounts: readonly AccountOptions[];
  /** Whether role assignments decide; default true. Tokens are always checked. */
  readonly rbac?: boolean;
  /** Whether writes that Azure may answer 202 are answered 202; default false. */
  readonly longRunning?: boolean;
  /** Default: the system's clock. */
  readonly clock?: Clock;
  readonly random?: Random;
};

export type LocalAzure = {
  readonly proxyUrl: string;
  readonly certificateAuthorityFile: string;
  readonly tenantId: string;
  readonly subscriptionId: string;
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
  /** One call to Azure Resource Manager as the operator; not logged, for arranging and asserting. */
  call(method: string, idAndQuery: string, body?: Json): Promise<{ status: number; body: Json }>;
  /**
   * A request in this process, past the proxy, to any of the hosts; as the operator, for `audience`, unless it
   * carries an Authorization header of its own.
   */
  fetch(url: string, init?: RequestInit & { readonly audience?: string }): Promise<Response>;
  failNext(fault: Fault): void;
  /** Every request to management.azure.com, in order. */
  readonly requests: readonly LoggedRequest[];
  /** The zip that was deployed to a site. */
  deployedPackage(siteId: string): Uint8Array | undefined;
  close(): Promise<void>;
};

const TENANT = '7a000000-0000-4000-8000-000000000001';
export const SUBSCRIPTION = '5b000000-0000-4000-8000-000000000001';
const OPERATOR = {
  objectId: '0b000000-0000-4000-8000-000000000001',
  clientId: 'c1000000-0000-4000-8000-000000000001',
};

const ARM = 'management.azure.com';

const SYSTEM_CLOCK: Clock = {
  now: Date.now,
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, milliseconds);
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(signal.reason);
      });
    }),
};

/** Starts everything on ephemeral ports of the loopback interface. */
export async function startLocalAzure(options: LocalAzureOptions): Promise<LocalAzure> {
  const clock = options.clock ?? SYSTEM_CLOCK;
  const secret = randomBytes(24).toString('base64url');
  const store = createStore();
  const azure: Azure = {
    tenantId: TENANT,
    subscriptionId: SUBSCRIPTION,
    now: clock.now,
    newGuid: randomUUID,
    store,
    softDeleted: createStore(),
    directory: createDirectory(TENANT, { ...OPERATOR, secret }, store),
    tokens: createTokens(TENANT, randomBytes(32), clock.now),
    access: createAccess(store, options.rbac ?? true),
    operations: createOperations(options.longRunning ?? false, randomUUID),
    vaults: new Map(),
    blobs: createBlobStore(),
    packages: new Map(),
  };
  const stateBackend = seed(azure, options.accounts);
  const arm = createArm(azure, resourceProviders(azure));
  const grants = new Map<string, Grant>();
  const requests: LoggedRequest[] = [];
  const faults = createFaults();
  const planes = hostPlanes(azure, arm);
  const router = createRouter(planes, faults, (entry) => {
    if (new URL(entry.url).hostname === ARM) requests.push(entry);
  });
  const directory = await mkdtemp(join(tmpdir(), 'local-azure-'));
  const hosts = planes.map(({ host }) => host);
  const certificates = await mintCertificates(hosts);
  const certificateAuthorityFile = join(directory, 'ca.pem');
  await writeFile(certificateAuthorityFile, certificates.authority);
  const proxy = await startProxy(
    certificates,
    (host) => hosts.some((pattern) => matchesHost(host, pattern)),
    listener((host) => `https://${host}`, router),
  );
  const identity = await listenOnLoopback(
    createServer(listener((host) => `http://${host}`, identityPlane(azure, grants))),
  );
  return {
    proxyUrl: proxy.url,
    certificateAuthorityFile,
    tenantId: TENANT,
    subscriptionId: SUBSCRIPTION,
    environment: environmentOf(proxy.url, certificateAuthorityFile, secret),
    identityEnvironment(clientId, siteId) {
      const header = randomUUID();
      grants.set(header, { clientId, siteId });
      return {
        IDENTITY_ENDPOINT: `${identity.url}/msi/token`,
        IDENTITY_HEADER: header,
        AZURE_CLIENT_ID: clientId,
      };
    },
    stateBackend,
    resourceIds: () =>
      store
        .all()
        .map(({ id }) => id)
        .toSorted(),
    call: (method, idAndQuery, body) => callAsOperator(azure, arm, method, idAndQuery, body),
    fetch(url, { audience = `https://${ARM}`, ...init } = {}) {
      const request = new Request(url, init);
      if (!request.headers.has('authorization')) {
        const { token } = azure.tokens.issue(azure.directory.operator, audience);
        request.headers.set('authorization', `Bearer ${token}`);
      }
      return router(request);
    },
    failNext: (fault) => faults.failNext(fault),
    requests,
    deployedPackage: (siteId) => azure.packages.get(siteId.toLowerCase()),
    async close() {
      await Promise.all([proxy.close(), identity.close()]);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function resourceProviders(azure: Azure): readonly ResourceProvider[] {
  const readSecret = readReferencedSecret.bind(undefined, azure);
  const emulated: readonly ResourceProvider[] = [
    managedIdentity,
    apiManagement(() => [], readSecret),
    keyVault,
    storage,
    web,
    operationalInsights,
    insights,
    cognitiveServices,
  ];
  const types = emulated.flatMap((provider) => provider.types);
  const knownActions = [
    ...types.flatMap(({ type, actions = {} }) => [
      ...['read', 'write', 'delete'].map((verb) => `${type}/${verb}`),
      ...Object.keys(actions).map((action) => `${type}/${action}/action`),
    ]),
    'Microsoft.Web/sites/publish/action',
    ...VAULT_DATA_ACTIONS,
    ...BLOB_DATA_ACTIONS,
  ];
  const namespaces = new Set(types.map(({ type }) => type.split('/')[0] ?? ''));
  return [...emulated, authorization(() => knownActions), resources(() => [...namespaces])];
}

function hostPlanes(azure: Azure, arm: Plane): readonly HostPlane[] {
  const plane = (
    host: string,
    handle: (request: Request, azure: Azure) => Promise<Response>,
    errorResponse: HostPlane['errorResponse'],
  ): HostPlane => ({ host, plane: (request) => handle(request, azure), errorResponse });
  const { directory, tokens } = azure;
  return [
    plane(ARM, arm, armErrorResponse),
    plane(
      'login.microsoftonline.com',
      (request) => handleLogin(request, directory, tokens),
      loginErrorResponse,
    ),
    plane('*.vault.azure.net', handleVault, vaultErrorResponse),
    plane('*.blob.core.windows.net', handleBlobs, blobErrorResponse),
    plane('*.scm.azurewebsites.net', handleScm, armErrorResponse),
  ];
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

async function callAsOperator(
  azure: Azure,
  arm: Plane,
  method: string,
  idAndQuery: string,
  body: Json | undefined,
): Promise<{ status: number; body: Json }> {
  const { token } = azure.tokens.issue(azure.directory.operator, `https://${ARM}`);
  const request = new Request(`https://${ARM}${idAndQuery}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const response = await arm(request).catch((error: unknown) => {
    if (error instanceof AzureError) return armErrorResponse(error);
    throw error;
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}

function environmentOf(
  proxyUrl: string,
  authority: string,
  secret: string,
): Record<string, string> {
  return {
    HTTPS_PROXY: proxyUrl,
    HTTP_PROXY: proxyUrl,
    NO_PROXY: 'localhost,127.0.0.1',
    SSL_CERT_FILE: authority,
    NODE_EXTRA_CA_CERTS: authority,
    NODE_USE_ENV_PROXY: '1',
    ARM_TENANT_ID: TENANT,
    ARM_SUBSCRIPTION_ID: SUBSCRIPTION,
    ARM_CLIENT_ID: OPERATOR.clientId,
    ARM_CLIENT_SECRET: secret,
    AZURE_TENANT_ID: TENANT,
    AZURE_SUBSCRIPTION_ID: SUBSCRIPTION,
    AZURE_CLIENT_ID: OPERATOR.clientId,
    AZURE_CLIENT_SECRET: secret,
    GO_AZURE_SDK_SKIP_POLLING_DELAY: 'true',
    CHECKPOINT_DISABLE: '1',
  };
}
