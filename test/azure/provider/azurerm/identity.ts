/** The `identity` block that many resources have. */
import { type Attributes, isObject, type Json, type Value } from '../protocol/values.ts';
import { at, block, text, texts } from './attributes.ts';

/** The block as Azure takes it; undefined when there is none. */
export function identityBody(attributes: Attributes): object | undefined {
  const identity = block(attributes, 'identity');
  if (!identity) return undefined;
  const ids = texts(identity, 'identity_ids');
  return {
    type: text(identity, 'type'),
    ...(ids.length > 0
      ? { userAssignedIdentities: Object.fromEntries(ids.map((id) => [id, {}])) }
      : {}),
  };
}

export function identityOf(document: Json): Value {
  const identity = at(document, 'identity');
  if (!isObject(identity) || identity.type === 'None' || !identity.type) return [];
  const users = at(identity, 'userAssignedIdentities');
  return [
    {
      type: identity.type,
      identity_ids: isObject(users) ? Object.keys(users) : [],
      principal_id: identity.principalId ?? '',
      tenant_id: identity.tenantId ?? '',
    },
  ];
}
