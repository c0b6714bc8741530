/** `azapi_resource_action`: a request to a resource that leaves nothing to compare, only its answer. */
import { type Arm, failed, type Request } from '../arm/client.ts';
import { ArmError } from '../arm/errors.ts';
import type { Answer } from '../arm/exchange.ts';
import type { ApplyRequest, ApplyResult, PlanRequest, PlanResult } from '../protocol/provider.ts';
import { type Attributes, isObject, UNKNOWN } from '../protocol/values.ts';
import type { Connection } from './connection.ts';
import { exportValues } from './export.ts';
import { plain } from './json.ts';
import { sameValue, withDefaults } from './plan.ts';
import { extrasOf, retrying } from './requests.ts';
import { parseType } from './resource-type.ts';
import { isSensitiveChanged, privateState, withSensitive } from './sensitive.ts';

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
  const runs = planned.output === UNKNOWN && planned.when === 'apply';
  const body = withSensitive(plain(planned.body), config, prior);
  const answered = runs ? await run(arm, { ...planned, body }, signal) : silent(planned);
  return {
    state: { ...planned, id: actionId(planned), ...answered },
    private: privateState(config),
  };
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
  try {
    const { body } = await retrying(attributes, signal, () => send(arm, attributes));
    return {
      exist: true,
      output: exportValues(body, attributes.response_export_values),
      sensitive_output: exportValues(body, attributes.sensitive_response_export_values),
    };
  } catch (error) {
    const isMissing = error instanceof ArmError && error.status === 404;
    if (!isMissing || attributes.ignore_not_found !== true) throw error;
    return { exist: false, output: null, sensitive_output: null };
  }
}

async function send(arm: Arm, attributes: Attributes): Promise<Answer> {
  const { apiVersion } = parseType(String(attributes.type));
  const { headers, query } = extrasOf(attributes, '');
  const body = plain(attributes.body);
  const request: Request = {
    method: methodOf(attributes),
    path: actionId(attributes),
    headers: headers ?? {},
    query: { ...query, 'api-version': apiVersion },
    ...(isObject(body) || Array.isArray(body) ? { body } : {}),
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') return arm.change(request, apiVersion);
  const answer = await arm.send(request);
  if (answer.status >= 400) throw failed(request, answer);
  return answer;
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

function methodOf(attributes: Attributes): Request['method'] {
  const method = attributes.method ?? 'POST';
  for (const known of ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE'] as const) {
    if (method === known) return known;
  }
  throw new Error(`the argument "method" is invalid: ${JSON.stringify(plain(method))}`);
}
