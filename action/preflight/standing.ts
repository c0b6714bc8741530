/**
 * What stands already where this load balancer would make its own. Azure tells it only when its turn has come, and the rest is made.
 *
 * What the state holds is ours, and what an interrupted apply began is taken over by the plan: neither is in the way.
 */
import type { Arm } from '../azure/arm.ts';
import { textAt } from '../azure/arm.ts';
import { type Complaint, error } from '../config/complaint.ts';
import { type AllMade, choose, type Made, PLACES } from './made.ts';
import type { Owned } from './owned.ts';
import { ifAllowed } from './unknown.ts';

const ROLE_VERSION = '2022-04-01';

export type StandingQuestion = {
  readonly arm: Arm;
  readonly subscriptionId: string;
  readonly made: AllMade;
  readonly owned: Owned;
  /** Addresses of what interrupted applies may have made. */
  readonly begun: () => Promise<ReadonlySet<string>>;
};

export type Standing = {
  readonly complaints: readonly Complaint[];
  /** What is still to be made. */
  readonly missing: readonly Made[];
};

export async function standing(question: StandingQuestion): Promise<Standing> {
  const { made, owned } = question;
  const fresh = made.inGroup.filter(({ id }) => !owned.has(id));
  const roles = await rolesOfOthers(question);
  const place = made.group ?? { id: made.groupId };
  if (made.group !== undefined && !owned.has(place.id)) {
    const group = await found(question, made.group);
    // Whatever is in it has one cause with it.
    if (group.complaints.length > 0) return { complaints: group.complaints, missing: [] };
    if (!group.there) return { complaints: roles, missing: fresh };
  }
  const all = await Promise.all(
    fresh.map(async (one) => ({ one, ...(await found(question, one)) })),
  );
  return {
    complaints: [...all.flatMap(({ complaints }) => complaints), ...roles],
    missing: all.filter(({ there }) => !there).map(({ one }) => one),
  };
}

async function found(
  { arm, begun }: StandingQuestion,
  { kind, id, name, path }: Made,
): Promise<{ readonly there: boolean; readonly complaints: readonly Complaint[] }> {
  const { label, address, apiVersion, existing } = PLACES[kind];
  let there = false;
  const complaints = await ifAllowed(
    { path, what: `whether the ${label} ${id} is there` },
    async () => {
      there = (await arm.get(id, apiVersion)) !== undefined;
      if (!there || (await begun()).has(address)) return [];
      const use =
        existing === undefined ? '' : `, name it in ${existing} if it is to be used as it is`;
      return [
        error(
          path,
          `the ${label} ${name} is there already (${id}), and the state does not hold it: another state made it, or somebody else. Apply with the state that made it (backend-config)${use}, delete it, or ${choose(path)}`,
        ),
      ];
    },
  );
  return { there, complaints };
}

async function rolesOfOthers({
  arm,
  subscriptionId,
  made,
  owned,
  begun,
}: StandingQuestion): Promise<readonly Complaint[]> {
  const path = ['environment'];
  const found = await Promise.all(
    made.roles.map(({ roleName, address }) =>
      ifAllowed({ path, what: `whether there is a role "${roleName}"` }, async () => {
        const filter = encodeURIComponent(`roleName eq '${roleName}'`);
        const definitions = await arm.list(
          `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions?$filter=${filter}`,
          ROLE_VERSION,
        );
        const id = definitions
          .map((one) => textAt(one, 'id') ?? '')
          .find((one) => !ours(owned, one));
        if (id === undefined || (await begun()).has(address)) return [];
        return [
          error(
            path,
            `there is a role "${roleName}" already (${id}), and the state does not hold it: a tenant has no two of one name. Apply with the state that made it (backend-config), delete it where nobody uses it (az role definition delete --name '${roleName}'), or ${choose(path)}`,
          ),
        ];
      }),
    ),
  );
  return found.flat();
}

/** The same definition goes by the id of each subscription, and by none. */
function ours(owned: Owned, id: string): boolean {
  return owned.hasNamed(
    'Microsoft.Authorization/roleDefinitions',
    id.slice(id.lastIndexOf('/') + 1),
  );
}
