/** Asks Azure Resource Manager whether something exists; loaded by a run that has to. */
import type { LookUp } from '../commands/ports.ts';
import { runnerCredential } from '../credential.ts';
import { createArm, textAt } from './arm.ts';
import { systemClock } from './patience.ts';

const AUTHORIZATION = '/providers/Microsoft.Authorization';
const AUTHORIZATION_VERSION = '2022-04-01';

/** `LookUp` as the commands know it, with the runner's credential. */
export const lookUp: LookUp = async ({ environment, ...request }) => {
  const credential = await runnerCredential(environment, request.fetch);
  const arm = createArm({ ...request, credential, clock: systemClock });
  const roleId = async (scope: string, name: string): Promise<string | undefined> => {
    const filter = new URLSearchParams({ $filter: `roleName eq '${name.replaceAll("'", "''")}'` });
    const path = `${encodeURI(scope)}${AUTHORIZATION}/roleDefinitions?${filter}`;
    return textAt((await arm.list(path, AUTHORIZATION_VERSION))[0], 'id');
  };
  return async (target) => {
    if (target.kind === 'named') {
      const { method, path, apiVersion } = target.probe;
      const document = await arm.get(encodeURI(path), apiVersion, method);
      return document === undefined ? undefined : { importId: target.importId, document };
    }
    const { scope, principalId, role } = target;
    const wanted = 'id' in role ? role.id : await roleId(scope, role.name);
    if (wanted === undefined) return undefined;
    const filter = new URLSearchParams({ $filter: `principalId eq '${principalId}'` });
    const path = `${encodeURI(scope)}${AUTHORIZATION}/roleAssignments?${filter}`;
    // The list holds what is granted above and below as well; the role may be written below another scope.
    const document = (await arm.list(path, AUTHORIZATION_VERSION)).find(
      (assignment) =>
        same(textAt(assignment, 'properties', 'scope'), scope) &&
        same(
          lastSegment(textAt(assignment, 'properties', 'roleDefinitionId')),
          lastSegment(wanted),
        ),
    );
    const importId = textAt(document, 'id');
    return document === undefined || importId === undefined ? undefined : { importId, document };
  };
};

function lastSegment(id: string | undefined): string | undefined {
  return id?.split('/').at(-1);
}

function same(a: string | undefined, b: string | undefined): boolean {
  return a?.toLowerCase() === b?.toLowerCase();
}
