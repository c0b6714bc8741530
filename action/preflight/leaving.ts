/**
 * An account that leaves while pools still send calls to it. Terraform takes its role first (terraform/modules/gateway/main.tf says why), and
 * a pool does not move on from an account that answers 401. Where the policy chooses, it asks the next one, and no caller notices.
 */
import type { Balancer } from '../../policy/balancer.ts';
import type { Configuration } from '../../policy/configuration.ts';
import { items, type Json, member, textOf } from '../../policy/standards/json.ts';
import { type Complaint, warning } from '../config/complaint.ts';

const ROLES = ['openai_user', 'openai_state'];

/** @param state as `terraform state pull` writes it; null where there is none yet */
export function leavingComplaints(
  { accounts }: Configuration,
  balancer: Balancer,
  state: Json,
): readonly Complaint[] {
  const staying = new Set(Object.values(accounts).map(({ id }) => id.toLowerCase()));
  const leaving = instancesOf(state, 'azurerm_role_assignment', ROLES)
    .flatMap(({ attributes }) => textOf(member(attributes, 'scope')) ?? [])
    .filter((scope) => !staying.has(scope.toLowerCase()));
  const pools = new Set(balancer.models.flatMap(({ pool }) => pool?.name.toLowerCase() ?? []));
  const backends = new Set(balancer.backends.map(({ name }) => name.toLowerCase()));
  const left = instancesOf(state, 'azapi_resource_action', ['pool'])
    .filter(({ key }) => pools.has(key))
    .flatMap(({ attributes }) => membersOf(attributes))
    .filter((name) => !backends.has(name));
  if (leaving.length === 0 || left.length === 0) return [];
  const names = [...new Set(leaving.map((id) => id.slice(id.lastIndexOf('/') + 1)))].join(', ');
  return [
    warning(
      ['balancing', 'selection'],
      `${names} leaves, and its role goes before the pools are told: with "pool", callers may get its 401 until they are. To have none fail, let it serve a model that nobody asks for first (models: [leaving]), apply that, and take it out then`,
    ),
  ];
}

type Instance = { readonly key: string; readonly attributes: Json | undefined };

function instancesOf(state: Json, type: string, names: readonly string[]): readonly Instance[] {
  return items(member(state, 'resources'))
    .filter((one) => member(one, 'mode') === 'managed' && member(one, 'type') === type)
    .filter((one) => names.includes(textOf(member(one, 'name')) ?? ''))
    .flatMap((one) => items(member(one, 'instances')))
    .map((one) => ({
      key: (textOf(member(one, 'index_key')) ?? '').toLowerCase(),
      attributes: member(one, 'attributes'),
    }));
}

/** Names of the backends. The state keeps the type of a body beside its value. */
function membersOf(attributes: Json | undefined): readonly string[] {
  const properties = member(member(member(attributes, 'body'), 'value'), 'properties');
  return items(member(member(properties, 'pool'), 'services')).map((service) => {
    const id = textOf(member(service, 'id')) ?? '';
    return id.slice(id.lastIndexOf('/') + 1).toLowerCase();
  });
}
