/** Asks Azure Resource Manager whether something exists; loaded by a run that has to. */
import type { LookUp } from './commands/ports.ts';
import { runnerCredential } from './credential.ts';
import { isObject, items, type Json, member, textOf } from './terraform/json.ts';

const ARM = 'https://management.azure.com';
const SCOPE = `${ARM}/.default`;
const AUTHORIZATION = '/providers/Microsoft.Authorization';
const AUTHORIZATION_VERSION = '2022-04-01';
/** Milliseconds; several are asked one after the other. */
const TIMEOUT = 30_000;

/** `LookUp` as the commands know it, with the runner's credential. */
export const lookUp: LookUp = async ({ environment, fetch: request, signal }) => {
  const credential = await runnerCredential(environment, request);
  const ask = async (method: 'GET' | 'HEAD', path: string, query: Record<string, string>) => {
    const token = await credential.getToken(SCOPE, { abortSignal: signal });
    if (token === null) throw new Error(`no token for ${SCOPE}`);
    const url = `${ARM}${encodeURI(path)}?${new URLSearchParams(query)}`;
    const response = await request(url, {
      method,
      headers: { authorization: `Bearer ${token.token}` },
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]),
    });
    const text = method === 'GET' ? await response.text() : '';
    if (response.status === 404) return undefined;
    if (!response.ok) {
      throw new Error(`${method} ${path} answered ${response.status} ${text.slice(0, 300)}`.trim());
    }
    return documentOf(text);
  };
  const roleId = async (scope: string, name: string): Promise<string | undefined> => {
    const found = await ask('GET', `${scope}${AUTHORIZATION}/roleDefinitions`, {
      'api-version': AUTHORIZATION_VERSION,
      $filter: `roleName eq '${name.replaceAll("'", "''")}'`,
    });
    return textOf(member(items(member(found, 'value'))[0], 'id'));
  };
  return async (target) => {
    if (target.kind === 'named') {
      const { method, path, apiVersion } = target.probe;
      const document = await ask(method, path, { 'api-version': apiVersion });
      return document === undefined ? undefined : { importId: target.importId, document };
    }
    const { scope, principalId, role } = target;
    const wanted = 'id' in role ? role.id : await roleId(scope, role.name);
    if (wanted === undefined) return undefined;
    const answer = await ask('GET', `${scope}${AUTHORIZATION}/roleAssignments`, {
      'api-version': AUTHORIZATION_VERSION,
      $filter: `principalId eq '${principalId}'`,
    });
    // The list holds what is granted above and below as well; the role may be written below another scope.
    const document = items(member(answer, 'value')).find((assignment) => {
      const properties = member(assignment, 'properties');
      return (
        same(textOf(member(properties, 'scope')), scope) &&
        same(lastSegment(textOf(member(properties, 'roleDefinitionId'))), lastSegment(wanted))
      );
    });
    const importId = textOf(member(document, 'id'));
    return document === undefined || importId === undefined ? undefined : { importId, document };
  };
};

function documentOf(text: string): Json {
  try {
    const document: Json = JSON.parse(text);
    return isObject(document) ? document : null;
  } catch {
    // A link has no document, a policy may be XML.
    return null;
  }
}

function lastSegment(id: string | undefined): string | undefined {
  return id?.split('/').at(-1);
}

function same(a: string | undefined, b: string | undefined): boolean {
  return a?.toLowerCase() === b?.toLowerCase();
}
