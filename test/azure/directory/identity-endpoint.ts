/**
 * The managed identity endpoint of App Service and Functions (api-version 2019-08-01).
 * Source: learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference.
 */
import type { Azure } from '../azure.ts';
import { AzureError } from '../errors.ts';
import { TOKEN_LIFETIME_SECONDS } from './tokens.ts';

/** What an app's process gets in `IDENTITY_HEADER` says which identity it may ask for, and of which app. */
export type Grant = { readonly clientId: string; readonly siteId: string | undefined };

export function handleIdentity(
  request: Request,
  azure: Azure,
  grants: ReadonlyMap<string, Grant>,
): Response {
  const { searchParams } = new URL(request.url);
  const grant = grants.get(request.headers.get('x-identity-header') ?? '');
  if (grant === undefined) {
    throw new AzureError(403, 'Forbidden', 'The header X-IDENTITY-HEADER is missing or wrong.');
  }
  const resource = searchParams.get('resource');
  if (searchParams.get('api-version') !== '2019-08-01' || resource === null) {
    throw new AzureError(400, 'BadRequest', 'api-version=2019-08-01 and a resource are required.');
  }
  const clientId = searchParams.get('client_id') ?? '';
  const identity = azure.directory.identity(clientId);
  const assigned =
    grant.siteId === undefined ? identity : azure.directory.assigned(grant.siteId, clientId);
  if (identity === undefined || assigned === undefined || clientId !== grant.clientId) {
    throw new AzureError(
      400,
      'BadRequest',
      `No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId: '${clientId}'.`,
    );
  }
  const { token, expiresAt } = azure.tokens.issue(identity, resource.replace(/\/\.default$/, ''));
  return Response.json({
    access_token: token,
    client_id: clientId,
    expires_on: String(expiresAt),
    expires_in: String(TOKEN_LIFETIME_SECONDS),
    resource,
    token_type: 'Bearer',
  });
}

/** @see https://learn.microsoft.com/azure/app-service/overview-managed-identity */
export function identityErrorResponse({ status, code, message }: AzureError): Response {
  return Response.json({ statusCode: status, code, message }, { status });
}
