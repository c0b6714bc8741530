/** `azapi_resource`: any resource of Azure, by its type and its body. */
import type { Arm } from '../arm/client.ts';
import {
  type ApplyRequest,
  type ApplyResult,
  diagnosticOf,
  type PlanRequest,
  type PlanResult,
  ProviderError,
} from '../protocol/provider.ts';
import { type Attributes, isObject, type Json, UNKNOWN, type Value } from '../protocol/values.ts';
import type { Connection } from './connection.ts';
import { type DriftOptions, reconcile, retyped } from './drift.ts';
import { exportValues } from './export.ts';
import { identityBody, identityOf } from './identity.ts';
import { type JsonObject, merge, plain, plainObject, sameJson } from './json.ts';
import { planResource, sameValue } from './plan.ts';
import { extrasOf, getDocument, putDocument, retrying } from './requests.ts';
import {
  nameOfId,
  parentOfId,
  parseType,
  resourceId,
  sameText,
  typeOfId,
} from './resource-type.ts';
import { privateState, withSensitive } from './sensitive.ts';

export async function plan(
  connection: Connection,
  { config, prior, private: priorPrivate }: PlanRequest,
  signal: AbortSignal,
): Promise<PlanResult> {
  return planResource(config, prior, priorPrivate, {
    block: connection.schema.resources.azapi_resource?.block ?? {},
    subscriptionId: connection.subscriptionId,
    ignoreNoOpChanges: connection.ignoreNoOpChanges,
    isApplied: async (body, type) => {
      const { apiVersion } = parseType(type);
      const id = String(prior?.id);
      const response = await getDocument(
        connection.arm(signal),
        id,
        apiVersion,
        extrasOf(config, 'read'),
      );
      if (response === undefined) return false;
      // What Azure does not tell, such as a secret, counts as the state has it.
      const existing = merge(plainObject(prior?.body), response);
      const options = { ...driftOptions(config), ignoreMissing: false };
      return sameJson(reconcile(body, existing, options), body);
    },
  });
}

export async function apply(
  connection: Connection,
  { prior, planned, config }: ApplyRequest,
  signal: AbortSignal,
): Promise<ApplyResult> {
  const arm = connection.arm(signal);
  if (!planned || !config) {
    if (prior) await remove(arm, prior, signal);
    return { state: null };
  }
  const wanted: Attributes = { ...planned, sensitive_body: config.sensitive_body ?? null };
  const result = prior
    ? { state: await update(arm, wanted, prior, signal) }
    : await create(connection, wanted, signal);
  const state = result.state && { ...result.state, sensitive_body: null };
  return { ...result, state, private: privateState(config) };
}

async function create(
  connection: Connection,
  planned: Attributes,
  signal: AbortSignal,
): Promise<ApplyResult> {
  const arm = connection.arm(signal);
  const type = parseType(String(planned.type));
  const id = resourceId(type, String(planned.parent_id), String(planned.name));
  const body = requestBody(planned, null);
  if ((await getDocument(arm, id, type.apiVersion, extrasOf(planned, 'read'))) !== undefined) {
    throw new ProviderError(
      'Resource already exists',
      `A resource with the ID "${id}" already exists - to be managed via Terraform this resource needs to be imported into the State.`,
    );
  }
  try {
    await retrying(planned, signal, () =>
      putDocument(arm, id, type.apiVersion, body, extrasOf(planned, 'create')),
    );
    return { state: await readWritten(arm, planned, id) };
  } catch (error) {
    // Whatever Azure has made of it goes into the state, tainted, so that the next apply replaces it instead of
    // stumbling over it. When Terraform stops, every request with its signal has ended: this needs another.
    const fresh = connection.arm(AbortSignal.timeout(30_000));
    const state = await readWritten(fresh, planned, id).catch(() => null);
    return { state, diagnostics: [diagnosticOf(error)] };
  }
}

async function readWritten(arm: Arm, planned: Attributes, id: string): Promise<Attributes> {
  const { apiVersion } = parseType(String(planned.type));
  const response = await getDocument(arm, id, apiVersion, extrasOf(planned, 'read'));
  if (response === undefined) {
    throw new ProviderError(`"${id}" was written, but Azure does not know it`);
  }
  return stateAfter(planned, id, response);
}

async function update(
  arm: Arm,
  planned: Attributes,
  prior: Attributes,
  signal: AbortSignal,
): Promise<Attributes> {
  const id = String(prior.id);
  const { apiVersion } = parseType(String(planned.type));
  if (!needsRequest(planned, prior)) return { ...planned, output: prior.output ?? null };
  const body = requestBody(planned, prior);
  await retrying(planned, signal, () =>
    putDocument(arm, id, apiVersion, body, extrasOf(planned, 'update')),
  );
  return readWritten(arm, planned, id);
}

/** What only tells how to send requests needs none itself. */
function needsRequest(planned: Attributes, prior: Attributes): boolean {
  const local =
    /^(?:retry|timeouts|output|sensitive_body|(?:create|delete|read)_(?:headers|query_parameters))$/;
  return (
    planned.output === UNKNOWN ||
    Object.keys(planned).some((name) => !local.test(name) && !sameValue(planned[name], prior[name]))
  );
}

async function remove(arm: Arm, state: Attributes, signal: AbortSignal): Promise<void> {
  const { apiVersion } = parseType(String(state.type));
  const { headers, query } = extrasOf(state, 'delete');
  await retrying(state, signal, () => arm.remove(String(state.id), apiVersion, query, headers));
}

function requestBody(planned: Attributes, prior: Attributes | null): JsonObject {
  const tags = plain(planned.tags);
  const location = plain(planned.location);
  const body: JsonObject = {
    ...plainObject(planned.body),
    ...(location === null || location === '' ? {} : { location }),
    ...(isObject(tags) && Object.keys(tags).length > 0 ? { tags } : {}),
    ...identityBody(planned.identity, prior?.identity),
  };
  return plainObject(withSensitive(body, planned, prior));
}

function stateAfter(planned: Attributes, id: string, response: Json): Attributes {
  const document = plainObject(response);
  const identity = Array.isArray(planned.identity) ? planned.identity : [];
  return {
    ...planned,
    id,
    identity: identity.length === 0 ? [] : identityOf(document, planned.identity),
    location: settled(planned.location, document.location),
    tags: settled(planned.tags, document.tags),
    output: exportValues(response, planned.response_export_values),
  };
}

/** What the plan left open is as Azure answered. */
function settled(planned: Value | undefined, answered: Json | undefined): Value {
  return planned === UNKNOWN ? (answered ?? null) : (planned ?? null);
}

/** @returns null when the resource is gone */
export async function read(arm: Arm, state: Attributes): Promise<Attributes | null> {
  const { apiVersion } = parseType(String(state.type));
  const response = await getDocument(arm, String(state.id), apiVersion, extrasOf(state, 'read'));
  if (response === undefined) return null;
  const document = plainObject(response);
  const known = plain(state.body);
  const body =
    state.body === null || state.body === undefined
      ? null
      : retyped(state.body, reconcile(known, response, driftOptions(state)));
  return {
    ...state,
    body,
    identity:
      isObject(known) && 'identity' in known
        ? (state.identity ?? [])
        : identityOf(document, state.identity),
    location: readLocation(state.location, document.location),
    tags: readTags(state.tags, document.tags),
    output: exportValues(response, state.response_export_values),
  };
}

function readLocation(state: Value | undefined, answered: Json | undefined): Value {
  if (typeof state !== 'string' || typeof answered !== 'string') return answered ?? null;
  return sameText(state.replaceAll(' ', ''), answered.replaceAll(' ', '')) ? state : answered;
}

/** No tags and an empty map of tags are the same. */
function readTags(state: Value | undefined, answered: Json | undefined): Value {
  const isEmpty = !isObject(answered) || Object.keys(answered).length === 0;
  if (!isEmpty) return answered ?? null;
  return isObject(state) && Object.keys(state).length === 0 ? state : null;
}

/** The state for an id that is imported, with the api-version that the id must carry. */
export function imported(id: string): Attributes {
  const [path = '', query = ''] = id.split('?');
  const apiVersion = new URLSearchParams(query).get('api-version');
  if (!apiVersion) {
    throw new ProviderError(
      `the ID "${id}" has no api-version`,
      'Import with `<id>?api-version=<version>`, the version of the resource block.',
    );
  }
  return {
    id: path,
    name: nameOfId(path),
    parent_id: parentOfId(path),
    type: `${typeOfId(path)}@${apiVersion}`,
    ignore_casing: false,
    ignore_missing_property: true,
    ignore_null_property: false,
    schema_validation_enabled: true,
  };
}

export function driftOptions(attributes: Attributes): DriftOptions {
  const lists = plain(attributes.ignore_other_items_in_list);
  const unique = plain(attributes.list_unique_id_property);
  return {
    ignoreCasing: attributes.ignore_casing === true,
    ignoreMissing: attributes.ignore_missing_property !== false,
    ignoreNull: attributes.ignore_null_property === true,
    ignoreOtherItems: Array.isArray(lists) ? lists.map(String) : [],
    uniqueProperty: isObject(unique)
      ? Object.fromEntries(Object.entries(unique).map(([path, name]) => [path, String(name)]))
      : {},
  };
}
