/** `azapi_resource_action`: a request to a resource that leaves nothing to compare, only its answer. */
import { type Arm, failed } from '../arm/client.ts';
import type { ApplyRequest, ApplyResult, PlanRequest, PlanResult } from '../protocol/provider.ts';
import { type Attributes, isObject, type Json, UNKNOWN } from '../protocol/values.ts';
import type { Connection } from './connection.ts';
import { exportValues } from './export.ts';
import { merge, plain } from './json.ts';
import { sameValue, withDefaults } from './plan.ts';
import { extrasOf, retrying } from './requests.ts';
import { parseType } from './resource-type.ts';
import { isSensitiveChanged, privateState, sensitivePart } from './sensitive.ts';

const answers = ['output', 'sensitive_output', 'exist'];
const local = [...answers, 'id', 'retry', 'timeouts', 'sensitive_body'];

export function plan(
  connection: Connection,
  { config, prior, private: priorPrivate }: PlanRequest,
): PlanResult {
  const block = connection.schema.resources.azapi_resource_action?.block ?? {};
  const planned = withDefaults(block, config);
  const runsAgain = !prior || isChanged(planned, prior) || isSensitiveChanged(config, priorPrivate);
  planned.id = prior?.id ?? UNKNOWN;
  for (const name of answers) planned[name] = runsAgain ? UNKNOWN : (prior[name] ?? null);
  const replace = ['action', 'resource_id'].filter(
    (name) => prior && !sameValue(planned[name], prior[name]),
  );
  return { planned, replace: replace.map((name) => [name]) };
}

function isChanged(planned: Attributes, prior: Attributes): boolean {
  return Object.keys(planned).some(
    (name) => !local.includes(name) && !sameValue(planned[name], prior[name]),
  );
}

export async function apply(
  connection: Connection,
  { prior, planned, config }: ApplyRequest,
  signal: AbortSignal,
): Promise<ApplyResult> {
  const arm = connection.arm(signal);
  if (!planned || !config) {
    if (prior?.when === 'destroy') await run(arm, prior, signal);
    return { state: null };
  }
  const id = actionId(planned);
  const runs = planned.output === UNKNOWN && planned.when === 'apply';
  const body = merge(plain(planned.body), sensitivePart(config, prior));
  const answered = runs
    ? await run(arm, { ...planned, body: sent(planned, config, prior, body) }, signal)
    : silent(planned);
  return { state: { ...planned, id, ...answered }, private: privateState(config) };
}

/** No sensitive part leaves the body as it is; a null on top would erase it. */
function sent(
  planned: Attributes,
  config: Attributes,
  prior: Attributes | null,
  merged: Json,
): Json {
  return isObject(sensitivePart(config, prior)) ? merged : plain(planned.body);
}

/** The answer's attributes where nothing is sent. */
function silent(planned: Attributes): Attributes {
  return Object.fromEntries(
    answers.map((name) => [name, planned[name] === UNKNOWN ? null : (planned[name] ?? null)]),
  );
}

/** Sends the action and returns the attributes that tell its answer. */
export async function run(
  arm: Arm,
  attributes: Attributes,
  signal: AbortSignal,
): Promise<Attributes> {
  const { apiVersion } = parseType(String(attributes.type));
  const extras = extrasOf(attributes, '');
  const body = plain(attributes.body);
  const method = methodOf(attributes);
  const answer = await retrying(attributes, signal, async () => {
    const request = {
      method,
      path: actionId(attributes),
      headers: extras.headers ?? {},
      query: { ...extras.query, 'api-version': apiVersion },
      ...(isObject(body) || Array.isArray(body) ? { body } : {}),
    } as const;
    if (method !== 'GET' && method !== 'HEAD' && attributes.ignore_not_found !== true) {
      return arm.change(request, apiVersion);
    }
    const found = await arm.send(request);
    if (found.status === 404 && attributes.ignore_not_found === true) return found;
    if (found.status >= 400) throw failed(request, found);
    return found;
  });
  if (answer.status === 404) return { exist: false, output: null, sensitive_output: null };
  return {
    exist: true,
    output: exportValues(answer.body, attributes.response_export_values),
    sensitive_output: exportValues(answer.body, attributes.sensitive_response_export_values),
  };
}

export function actionId(attributes: Attributes): string {
  const { action, resource_id, type } = attributes;
  const id = String(resource_id ?? scopeOf(String(type)));
  return typeof action === 'string' && action !== '' ? `${id}/${action}` : id;
}

/** Without a resource the action is one of the provider itself. */
function scopeOf(type: string): string {
  return `/providers/${parseType(type).name.split('/')[0]}`;
}

function methodOf(attributes: Attributes): 'GET' | 'HEAD' | 'PUT' | 'PATCH' | 'POST' | 'DELETE' {
  const method = attributes.method ?? 'POST';
  for (const known of ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE'] as const) {
    if (method === known) return known;
  }
  throw new Error(`the argument "method" is invalid: ${JSON.stringify(plain(method))}`);
}
