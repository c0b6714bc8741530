/** `azapi_update_resource`: some properties of a resource that somebody else owns. Destroying it changes nothing. */
import type { Arm } from '../arm/client.ts';
import {
  type ApplyRequest,
  type ApplyResult,
  type PlanRequest,
  type PlanResult,
  ProviderError,
} from '../protocol/provider.ts';
import { type Attributes, UNKNOWN } from '../protocol/values.ts';
import type { Connection } from './connection.ts';
import { reconcile, retyped } from './drift.ts';
import { exportValues } from './export.ts';
import { merge, plain, plainObject } from './json.ts';
import { sameValue, withDefaults } from './plan.ts';
import { extrasOf, getDocument, putDocument, retrying } from './requests.ts';
import { driftOptions } from './resource.ts';
import { nameOfId, parentOfId, parseType, resourceId } from './resource-type.ts';
import { isSensitiveChanged, privateState, withSensitive } from './sensitive.ts';
import { writable } from './type-index.ts';

const computed = ['id', 'name', 'parent_id', 'resource_id'];

export function plan(
  connection: Connection,
  { config, prior, private: priorPrivate }: PlanRequest,
): PlanResult {
  const block = connection.schema.resources.azapi_update_resource?.block ?? {};
  const planned = withDefaults(block, config);
  for (const name of computed) planned[name] = config[name] ?? prior?.[name] ?? UNKNOWN;
  const isChanged =
    !prior ||
    isSensitiveChanged(config, priorPrivate) ||
    Object.keys(planned).some(
      (name) => name !== 'output' && name !== 'timeouts' && !sameValue(planned[name], prior[name]),
    );
  planned.output = isChanged ? UNKNOWN : (prior.output ?? null);
  const replace = computed.filter(
    (name) => name !== 'id' && prior && !sameValue(planned[name], prior[name]),
  );
  return { planned, replace: replace.map((name) => [name]) };
}

export async function apply(
  connection: Connection,
  { prior, planned, config }: ApplyRequest,
  signal: AbortSignal,
): Promise<ApplyResult> {
  if (!planned || !config) return { state: null };
  const arm = connection.arm(signal);
  const type = parseType(String(planned.type));
  const id =
    typeof planned.resource_id === 'string'
      ? planned.resource_id
      : resourceId(type, String(planned.parent_id), String(planned.name));
  const read = extrasOf(planned, 'read');
  const existing = await getDocument(arm, id, type.apiVersion, read);
  if (existing === undefined) {
    throw new ProviderError(`"${id}" was not found`, 'Only what exists can be updated.');
  }
  const wanted = withSensitive(merge(existing, plainObject(planned.body)), config, prior);
  // Without a word: a property that the type does not have is in the plan and in the state, and never in Azure.
  const body = writable(type.name, nameOfId(id), plainObject(wanted));
  await retrying(planned, signal, () =>
    putDocument(arm, id, type.apiVersion, body, extrasOf(planned, 'update')),
  );
  const response = (await getDocument(arm, id, type.apiVersion, read)) ?? null;
  const state = {
    ...planned,
    id,
    resource_id: id,
    name: nameOfId(id),
    parent_id: parentOfId(id),
    output: exportValues(response, planned.response_export_values),
  };
  return { state, private: privateState(config) };
}

export async function read(arm: Arm, state: Attributes): Promise<Attributes | null> {
  const { apiVersion } = parseType(String(state.type));
  const response = await getDocument(arm, String(state.id), apiVersion, extrasOf(state, 'read'));
  if (response === undefined) return null;
  const known = state.body ?? null;
  return {
    ...state,
    body:
      known === null
        ? null
        : retyped(known, reconcile(plain(known), response, driftOptions(state))),
    output: exportValues(response, state.response_export_values),
  };
}
