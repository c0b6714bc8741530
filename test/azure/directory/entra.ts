/** `login.microsoftonline.com`: discovery documents, the keys of signatures, and the client credentials grant. */
import { AzureError } from '../errors.ts';
import type { Application, Directory } from './directory.ts';
import { TOKEN_LIFETIME_SECONDS, type Tokens } from './tokens.ts';

const LOGIN = 'https://login.microsoftonline.com';

/**
 * Answers one request to the login host.
 * A client proves itself by its secret, or by an assertion (workload identity federation), whose signature
 * nobody checks here (GitHub's keys are not part of the local Azure), but whose age counts.
 */
export async function handleLogin(
  request: Request,
  directory: Directory,
  tokens: Tokens,
  now: () => number,
): Promise<Response> {
  const { pathname } = new URL(request.url);
  const { tenantId } = directory;
  if (/^\/(common|organizations|[^/]+)\/discovery\/instance$/.test(pathname)) {
    return Response.json({
      tenant_discovery_endpoint: `${LOGIN}/${tenantId}/v2.0/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: [
        {
          preferred_network: 'login.microsoftonline.com',
          preferred_cache: 'login.windows.net',
          aliases: ['login.microsoftonline.com', 'login.windows.net'],
        },
      ],
    });
  }
  const tenant = pathname.split('/')[1] ?? '';
  if (/^\/[^/]+(\/v2\.0)?\/\.well-known\/openid-configuration$/.test(pathname)) {
    return Response.json({
      issuer: `${LOGIN}/${tenantId}/v2.0`,
      authorization_endpoint: `${LOGIN}/${tenantId}/oauth2/v2.0/authorize`,
      token_endpoint: `${LOGIN}/${tenantId}/oauth2/v2.0/token`,
      jwks_uri: `${LOGIN}/${tenantId}/discovery/v2.0/keys`,
      tenant_region_scope: 'NA',
      cloud_instance_name: 'microsoftonline.com',
      response_types_supported: ['code', 'token'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
    });
  }
  if (/^\/[^/]+\/discovery\/(v2\.0\/)?keys$/.test(pathname)) {
    return Response.json({ keys: [tokens.publicKey] });
  }
  if (request.method === 'POST' && /^\/[^/]+\/oauth2\/(v2\.0\/)?token$/.test(pathname)) {
    return await grant(request, tenant, directory, tokens, now);
  }
  throw new AzureError(404, 'invalid_request', `AADSTS900144: no such endpoint ${pathname}`);
}

async function grant(
  request: Request,
  tenant: string,
  directory: Directory,
  tokens: Tokens,
  now: () => number,
): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  if (tenant.toLowerCase() !== directory.tenantId.toLowerCase()) {
    throw new AzureError(400, 'invalid_request', `AADSTS90002: Tenant '${tenant}' not found.`);
  }
  if (form.get('grant_type') !== 'client_credentials') {
    throw new AzureError(
      400,
      'unsupported_grant_type',
      `AADSTS70003: the app requested an unsupported grant type '${form.get('grant_type')}'.`,
    );
  }
  const application = directory.application(form.get('client_id') ?? '');
  if (application === undefined) {
    throw new AzureError(
      400,
      'unauthorized_client',
      `AADSTS700016: Application with identifier '${form.get('client_id')}' was not found in the directory.`,
    );
  }
  prove(form, application, now());
  const audience = (form.get('scope') ?? form.get('resource') ?? '')
    .split(' ')
    .find((scope) => /^(https|api):/.test(scope))
    ?.replace(/\/\.default$/, '');
  if (audience === undefined) {
    throw new AzureError(
      400,
      'invalid_scope',
      'AADSTS70011: the provided value for scope is not valid.',
    );
  }
  const { token } = tokens.issue(application, audience);
  return Response.json({
    token_type: 'Bearer',
    expires_in: TOKEN_LIFETIME_SECONDS,
    ext_expires_in: TOKEN_LIFETIME_SECONDS,
    access_token: token,
  });
}

function prove(form: URLSearchParams, application: Application, now: number): void {
  const secret = form.get('client_secret');
  if (secret === application.secret) return;
  const assertion = form.get('client_assertion');
  if (secret === null && assertion !== null) {
    const [, payload] = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(assertion) ?? [];
    if (payload === undefined) {
      throw new AzureError(
        401,
        'invalid_client',
        'AADSTS50027: JWT token is invalid or malformed.',
      );
    }
    requireFresh(payload, now);
    return;
  }
  throw new AzureError(401, 'invalid_client', 'AADSTS7000215: Invalid client secret provided.');
}

/** An assertion that says when it ends is worth nothing afterwards; GitHub's are good for five minutes. */
function requireFresh(payload: string, now: number): void {
  const { exp } = Object(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  if (typeof exp !== 'number' || now < exp * 1000) return;
  throw new AzureError(
    401,
    'invalid_client',
    'AADSTS700024: Client assertion is not within its valid time range.',
  );
}

/** OAuth's error shape, RFC 6749 §5.2, with Entra's additions that MSAL reads. */
export function loginErrorResponse({ status, code, message }: AzureError): Response {
  const number = /^AADSTS(\d+)/.exec(message)?.[1];
  return Response.json(
    {
      error: code,
      error_description: message,
      error_codes: number === undefined ? [] : [Number(number)],
    },
    { status },
  );
}
