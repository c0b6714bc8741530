/** The runner's own credential, for what the Action itself asks of Azure; Terraform brings its own. */
import type { TokenCredential } from '@azure/identity';
import { federatedIdentity } from '../function/credentials.ts';

/** The audience that Entra ID expects of a federated assertion. */
const AUDIENCE = 'api://AzureADTokenExchange';

/**
 * Takes what azurerm would take from the same environment: GitHub's OIDC (with a fresh assertion for every token,
 * since one is good for five minutes only), then a client secret, then the Azure CLI's login.
 *
 * @throws {Error} when the variables of a chosen way are incomplete, naming them
 */
export async function runnerCredential(
  environment: NodeJS.ProcessEnv,
  request: typeof fetch,
): Promise<TokenCredential> {
  const tenantId = environment.ARM_TENANT_ID || environment.AZURE_TENANT_ID;
  const clientId = environment.ARM_CLIENT_ID || environment.AZURE_CLIENT_ID;
  const secret = environment.ARM_CLIENT_SECRET || environment.AZURE_CLIENT_SECRET;
  const endpoint = environment.ACTIONS_ID_TOKEN_REQUEST_URL;
  const token = environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
  if (secret || (endpoint && token && clientId)) {
    if (!tenantId || !clientId) {
      throw new Error('ARM_TENANT_ID and ARM_CLIENT_ID must be set to sign in to Azure');
    }
    if (secret) {
      const { ClientSecretCredential } = await import('@azure/identity');
      return new ClientSecretCredential(tenantId, clientId, secret);
    }
  }
  if (endpoint && token && tenantId && clientId) {
    return federatedIdentity({
      tenantId,
      clientId,
      assertion: () => githubAssertion(endpoint, token, request),
    });
  }
  const { AzureCliCredential } = await import('@azure/identity');
  return new AzureCliCredential();
}

async function githubAssertion(
  endpoint: string,
  token: string,
  request: typeof fetch,
): Promise<string> {
  const url = new URL(endpoint);
  url.searchParams.set('audience', AUDIENCE);
  const response = await request(url, { headers: { authorization: `Bearer ${token}` } });
  const body: unknown = response.ok ? await response.json() : undefined;
  if (
    typeof body === 'object' &&
    body !== null &&
    'value' in body &&
    typeof body.value === 'string'
  ) {
    return body.value;
  }
  throw new Error(
    `GitHub gave no OIDC token (status ${response.status}): the job needs "permissions: id-token: write"`,
  );
}
