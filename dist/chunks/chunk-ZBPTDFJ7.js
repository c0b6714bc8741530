import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// function/credentials.ts
async function federatedIdentity(identity) {
  const { ClientAssertionCredential } = await import("./esm-WGWRCJQY.js");
  const { tenantId, clientId, assertion, httpClient } = identity;
  const transport = httpClient === void 0 ? {} : { httpClient };
  return new ClientAssertionCredential(tenantId, clientId, assertion, transport);
}

// action/credential.ts
var AUDIENCE = "api://AzureADTokenExchange";
async function runnerCredential(environment, request) {
  const tenantId = environment.ARM_TENANT_ID || environment.AZURE_TENANT_ID;
  const clientId = environment.ARM_CLIENT_ID || environment.AZURE_CLIENT_ID;
  const secret = environment.ARM_CLIENT_SECRET || environment.AZURE_CLIENT_SECRET;
  const endpoint = environment.ACTIONS_ID_TOKEN_REQUEST_URL;
  const token = environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
  if (secret || endpoint && token && clientId) {
    if (!tenantId || !clientId) {
      throw new Error("ARM_TENANT_ID and ARM_CLIENT_ID must be set to sign in to Azure");
    }
    if (secret) {
      const { ClientSecretCredential } = await import("./esm-WGWRCJQY.js");
      return new ClientSecretCredential(tenantId, clientId, secret);
    }
  }
  if (endpoint && token && tenantId && clientId) {
    return federatedIdentity({
      tenantId,
      clientId,
      assertion: () => githubAssertion(endpoint, token, request)
    });
  }
  const { AzureCliCredential } = await import("./esm-WGWRCJQY.js");
  return new AzureCliCredential();
}
async function githubAssertion(endpoint, token, request) {
  const url = new URL(endpoint);
  url.searchParams.set("audience", AUDIENCE);
  const response = await request(url, { headers: { authorization: `Bearer ${token}` } });
  const body = response.ok ? await response.json() : void 0;
  if (typeof body === "object" && body !== null && "value" in body && typeof body.value === "string") {
    return body.value;
  }
  throw new Error(
    `GitHub gave no OIDC token (status ${response.status}): the job needs "permissions: id-token: write"`
  );
}

export {
  runnerCredential
};
