/** The host names of this Azure, what answers behind each, and in which shape it refuses. */
import { handleApp } from './arm/functions.ts';
import { handleScm } from './arm/web.ts';
import type { Azure, Plane } from './azure.ts';
import { blobErrorResponse, handleBlobs } from './blobs/data-plane.ts';
import { handleLogin, loginErrorResponse } from './directory/entra.ts';
import { AzureError, armErrorResponse } from './errors.ts';
import type { Gateways } from './front-door/gateways.ts';
import { toGatewayRequest, toResponse } from './front-door/messages.ts';
import type { OpenAiAccount } from './openai/account.ts';
import { openaiErrorResponse } from './openai/errors.ts';
import { Unreachable } from './openai/faults.ts';
import type { HostPlane } from './router.ts';
import { handleVault, vaultErrorResponse } from './vault/data-plane.ts';

export const ARM_HOST = 'management.azure.com';

/** Below which accounts have their custom subdomains: the same that `load-balancer.yml` takes. */
const ACCOUNT_HOSTS = [
  '*.openai.azure.com',
  '*.openai.azure.us',
  '*.cognitiveservices.azure.com',
  '*.services.ai.azure.com',
];

export type Services = {
  readonly arm: Plane;
  readonly accounts: readonly OpenAiAccount[];
  readonly gateways: Gateways;
};

export function hostPlanes(azure: Azure, services: Services): readonly HostPlane[] {
  const { arm, accounts, gateways } = services;
  return [
    { host: ARM_HOST, plane: arm, errorResponse: armErrorResponse },
    {
      host: 'login.microsoftonline.com',
      plane: (request) => handleLogin(request, azure.directory, azure.tokens, azure.now),
      errorResponse: loginErrorResponse,
    },
    {
      host: '*.vault.azure.net',
      plane: (request) => handleVault(request, azure),
      errorResponse: vaultErrorResponse,
    },
    {
      host: '*.blob.core.windows.net',
      plane: (request) => handleBlobs(request, azure),
      errorResponse: blobErrorResponse,
    },
    {
      host: '*.scm.azurewebsites.net',
      plane: (request) => handleScm(request, azure),
      errorResponse: armErrorResponse,
    },
    {
      host: '*.azurewebsites.net',
      plane: (request) => handleApp(request, azure),
      errorResponse: armErrorResponse,
    },
    ...ACCOUNT_HOSTS.map((host) => ({
      host,
      async plane(request: Request) {
        const { hostname } = new URL(request.url);
        const account = accounts.find(({ endpoint }) => new URL(endpoint).hostname === hostname);
        if (account === undefined) throw new Unreachable(hostname);
        return await account.handle(request);
      },
      errorResponse: openaiErrorResponse,
    })),
    {
      // Regional endpoints know keys only; with a token they answer this (Microsoft Q&A 1680345).
      host: '*.api.cognitive.microsoft.com',
      async plane() {
        throw new AzureError(400, 'BadRequest', 'Resource Id is badly formed: NA');
      },
      errorResponse: openaiErrorResponse,
    },
    {
      host: '*.azure-api.net',
      async plane(request) {
        const name = labelOf(new URL(request.url).hostname);
        const answer = await gateways.handle(name, toGatewayRequest(request), request.signal);
        return toResponse(answer);
      },
      errorResponse: armErrorResponse,
    },
  ];
}

function labelOf(hostname: string): string {
  return hostname.split('.')[0] ?? '';
}
