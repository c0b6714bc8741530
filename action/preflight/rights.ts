/**
 * Whether whoever applies may do all of it: told before anything is made, not after half an hour by whatever came last.
 * Source: https://learn.microsoft.com/rest/api/authorization/permissions/list-for-resource
 */

import { items, type Json, member, textOf } from '../../policy/standards/json.ts';
import { type Arm, ArmError } from '../azure/arm.ts';
import type { Complaint } from '../config/complaint.ts';
import type { Need, Purpose } from './needs.ts';

const API_VERSION = '2022-04-01';

/** What one role gives. */
type Permission = { readonly actions: readonly string[]; readonly notActions: readonly string[] };

/** @param who how the identity is called in a message */
export async function rightsComplaints(
  arm: Arm,
  needs: readonly Need[],
  purpose: Purpose,
  who: string,
): Promise<readonly Complaint[]> {
  const complaints = await Promise.all(
    needs.map(async ({ scope, path, actions }): Promise<readonly Complaint[]> => {
      const permissions = await permissionsAt(arm, scope);
      const missing = actions.filter((action) => !permissions.some((one) => allows(one, action)));
      if (missing.length === 0) return [];
      return [
        {
          severity: 'error',
          path,
          message: `${who} may not do what ${purpose} takes on ${scope}: ${shorten(missing)}. ${ADVICE[purpose]}`,
        },
      ];
    }),
  );
  return complaints.flat();
}

const ADVICE: Readonly<Record<Purpose, string>> = {
  plan: 'Reader is enough, with two actions more for a classic tier (docs/security.md, "Who may do what")',
  apply:
    'Contributor and User Access Administrator are enough, or Owner; docs/security.md, "Who may do what", has narrower ones',
  destroy:
    'Contributor and User Access Administrator are enough, or Owner; docs/security.md, "Who may do what", has narrower ones',
};

/** None where it may not even ask. */
async function permissionsAt(arm: Arm, scope: string): Promise<readonly Permission[]> {
  try {
    const found = await arm.list(
      `${scope}/providers/Microsoft.Authorization/permissions`,
      API_VERSION,
    );
    return found.map((one) => ({
      actions: texts(one, 'actions'),
      notActions: texts(one, 'notActions'),
    }));
  } catch (error) {
    // Missing places are told by the checks of what exists.
    if (error instanceof ArmError && [403, 404].includes(error.status)) return [];
    throw error;
  }
}

function texts(permission: Json, name: string): readonly string[] {
  return items(member(permission, name)).flatMap((text) => textOf(text) ?? []);
}

function allows({ actions, notActions }: Permission, action: string): boolean {
  return (
    actions.some((pattern) => matches(action, pattern)) &&
    !notActions.some((pattern) => matches(action, pattern))
  );
}

/** `*` is any run of characters, case does not matter; https://learn.microsoft.com/azure/role-based-access-control/role-definitions */
function matches(action: string, pattern: string): boolean {
  const [first = '', ...others] = pattern.toLowerCase().split('*');
  const text = action.toLowerCase();
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let from = first.length;
  for (const part of others) {
    const found = text.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}

function shorten(actions: readonly string[]): string {
  const shown = actions.slice(0, 5);
  const rest = actions.length - shown.length;
  return rest === 0 ? shown.join(', ') : `${shown.join(', ')} and ${rest} more`;
}
