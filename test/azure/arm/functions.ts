/**
 * The administration of a function app's host: its master key, by Azure Resource Manager, and running a function on demand, on the app's
 * own host name. https://learn.microsoft.com/azure/azure-functions/functions-manually-run-non-http
 */
import { randomBytes } from 'node:crypto';
import type { Azure } from '../azure.ts';
import { AzureError, notEmulated } from '../errors.ts';
import { keyOf } from '../resource-id.ts';
import { ok, type ResourceType } from './resource-type.ts';

const SITE = 'Microsoft.Web/sites';

/** `host/default` is there with the app; its only action here is `listKeys`. */
export const hostType: ResourceType = {
  type: `${SITE}/host`,
  names: /^default$/i,
  implied: () => ({}),
  actions: {
    listkeys({ azure, resource }) {
      const site = keyOf(resource.parent);
      const masterKey = azure.masterKeys.get(site) ?? randomBytes(32).toString('base64url');
      azure.masterKeys.set(site, masterKey);
      return ok({ masterKey, functionKeys: {}, systemKeys: {} });
    },
  },
};

/** `*.azurewebsites.net`: only what the host's administration answers. */
export async function handleApp(request: Request, azure: Azure): Promise<Response> {
  const { hostname, pathname, href } = new URL(request.url);
  const name = hostname.split('.')[0] ?? '';
  const site = azure.store.ofType(SITE).find((candidate) => candidate.name.toLowerCase() === name);
  if (site === undefined) throw new AzureError(404, 'NotFound', `No site is named '${name}'.`);
  const functionName = /^\/admin\/functions\/([^/]+)$/.exec(pathname)?.[1];
  if (request.method !== 'POST' || functionName === undefined) {
    throw notEmulated(`${request.method} ${href}`);
  }
  const key = request.headers.get('x-functions-key');
  if (key === null || key !== azure.masterKeys.get(keyOf(site.id))) {
    throw new AzureError(401, 'Unauthorized', 'The master key is missing or wrong.');
  }
  if (request.headers.get('content-type')?.startsWith('application/json') !== true) {
    throw new AzureError(415, 'UnsupportedMediaType', 'The body must be application/json.');
  }
  if (!azure.packages.has(keyOf(site.id))) {
    throw new AzureError(404, 'NotFound', `The app '${name}' has no code.`);
  }
  if (azure.runFunction === undefined) {
    throw new AzureError(503, 'ServiceUnavailable', `No host runs '${name}' here.`);
  }
  if (!(await azure.runFunction(site.id, functionName))) {
    throw new AzureError(404, 'NotFound', `The app '${name}' has no function '${functionName}'.`);
  }
  return new Response(null, { status: 202 });
}
