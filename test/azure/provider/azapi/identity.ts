/** The `identity` block of `azapi_resource`. */
import { type Attributes, isObject, type Json, UNKNOWN, type Value } from '../protocol/values.ts';
import type { JsonObject } from './json.ts';
import { sameText } from './resource-type.ts';

/** The planned blocks: one that asks for what the state has keeps the state's ids. */
export function planIdentity(config: Value | undefined, prior: Value | undefined): Value {
  if (!Array.isArray(config)) return config ?? [];
  const [before] = Array.isArray(prior) ? prior : [];
  return config.map((item) => {
    if (!isObject(item)) return item;
    if (isObject(before) && sameIdentity(item, before)) return before;
    return { ...item, principal_id: UNKNOWN, tenant_id: UNKNOWN };
  });
}

function sameIdentity(left: Attributes, right: Attributes): boolean {
  return sameType(left.type, right.type) && sameIds(idsOf(left), idsOf(right));
}

function idsOf(identity: Attributes): Value[] {
  return Array.isArray(identity.identity_ids) ? identity.identity_ids : [];
}

/** Azure writes a blank after the comma of `SystemAssigned, UserAssigned`. */
function sameType(left: Value | undefined, right: Value | undefined): boolean {
  if (typeof left !== 'string' || typeof right !== 'string') return false;
  return sameText(left.replaceAll(' ', ''), right.replaceAll(' ', ''));
}

function sameIds(left: Value[], right: Value[]): boolean {
  const key = (ids: Value[]) =>
    ids
      .map((id) => String(id).toLowerCase())
      .sort()
      .join();
  return key(left) === key(right);
}

/** The identity as Azure takes it. Removing one must be said. */
export function identityBody(planned: Value | undefined, prior: Value | undefined): JsonObject {
  const [identity] = Array.isArray(planned) ? planned : [];
  if (isObject(identity)) {
    const ids = idsOf(identity).map((id): [string, Json] => [String(id), {}]);
    return {
      identity: {
        type: String(identity.type),
        ...(ids.length > 0 ? { userAssignedIdentities: Object.fromEntries(ids) } : {}),
      },
    };
  }
  const removed = Array.isArray(prior) && prior.length > 0;
  return removed ? { identity: { type: 'None' } } : {};
}

/** The blocks that an answer stands for, in the words of the state where they mean the same. */
export function identityOf(response: JsonObject, state: Value | undefined): Value {
  const identity = response.identity;
  if (!isObject(identity) || sameType(identity.type ?? null, 'None')) return [];
  const users = identity.userAssignedIdentities;
  const read = {
    type: identity.type ?? null,
    identity_ids: isObject(users) && Object.keys(users).length > 0 ? Object.keys(users) : null,
    principal_id: identity.principalId ?? '',
    tenant_id: identity.tenantId ?? '',
  };
  const [before] = Array.isArray(state) ? state : [];
  if (!isObject(before) || !sameIdentity(before, read)) return [read];
  return [{ ...read, type: before.type ?? null, identity_ids: before.identity_ids ?? null }];
}
