/**
 * The HTTP trigger: a POST → one run → its report; a GET → how it stands with each key. App Service authentication stands in front of it and asks
 * Entra ID who calls; this module trusts its headers only where the platform says that it is on, because anybody can
 * send headers of these names to an app without it.
 */

import { RemoteError } from './errors.ts';
import type { InspectOptions } from './inspect.ts';
import { presentable } from './origin.ts';
import type { Report } from './report.ts';
import type { RotateOptions } from './rotate.ts';
import type { Mode } from './rules.ts';
import {
  chosen,
  type Environment,
  parseInstant,
  readSettings,
  type Settings,
  SettingsError,
} from './settings.ts';
import type { Status } from './status.ts';

export type Request = {
  readonly method: string;
  readonly query: URLSearchParams;
  readonly headers: { readonly get: (name: string) => string | null };
  readonly text: () => Promise<string>;
};

/** `status`: 200 where the command line's exit code is 0, 500 where it is 1, 400 where it is 2. */
export type Answer = { readonly status: number; readonly jsonBody: unknown };

type Parameters = Pick<RotateOptions, 'dryRun'> & {
  readonly mode: Mode;
  readonly since: number | undefined;
  readonly only: readonly string[] | undefined;
  readonly reason: string | undefined;
};

/** What a request may ask for; see rotate.ts and inspect.ts. */
export type Services = {
  readonly rotate: (
    settings: Settings,
    options: Omit<RotateOptions, 'log' | 'watch'>,
  ) => Promise<Report>;
  readonly inspect: (settings: Settings, options: InspectOptions) => Promise<Status>;
};

/**
 * Nothing new is begun after this. With the two minutes that a gateway may take to learn of a key, the answer comes
 * within the 230 seconds after which Azure's load balancer gives up on a request.
 * Source: https://learn.microsoft.com/azure/azure-functions/functions-scale#timeout
 */
const BUDGET = 90_000;
/** A status waits for no gateway, only for its last calls. */
const INSPECTION_BUDGET = 200_000;
const LONGEST_BODY = 64 * 1024;

/**
 * @param environment the app's settings and what the platform adds to them
 * @param log takes one line of JSON for each request that is carried out: who asks, and for what
 */
export async function answer(
  request: Request,
  environment: Environment,
  log: (line: string) => void,
  services: Services,
): Promise<Answer> {
  try {
    const settings = readSettings(environment);
    const caller = identify(request, settings, environment.WEBSITE_AUTH_ENABLED);
    if ('status' in caller) return caller;
    const { principal } = caller;
    return request.method === 'GET'
      ? await status(request, principal, settings, log, services)
      : await run(request, principal, settings, log, services);
  } catch (error) {
    if (error instanceof SettingsError) {
      return error.of === 'request'
        ? refusal(400, 'bad-request', error.problems)
        : refusal(500, 'not-configured', error.problems);
    }
    if (error instanceof RemoteError) return refusal(502, error.failure, [error.message]);
    throw error;
  }
}

async function status(
  request: Request,
  principal: string,
  settings: Settings,
  log: (line: string) => void,
  { inspect }: Services,
): Promise<Answer> {
  const { problems, only } = readQuery(request.query);
  if ((await request.text()).trim() !== '') problems.push('A GET takes no body: write ?only=….');
  if (problems.length > 0) return refusal(400, 'bad-request', problems);
  chosen(settings, only);
  log(JSON.stringify({ event: 'status-requested', ...presentable({ principal }), only }));
  const found = await inspect(settings, { only, budget: INSPECTION_BUDGET });
  return { status: found.needPerson.length > 0 ? 500 : 200, jsonBody: found };
}

async function run(
  request: Request,
  principal: string,
  settings: Settings,
  log: (line: string) => void,
  { rotate }: Services,
): Promise<Answer> {
  const { problems, parameters } = readParameters(await request.text());
  if (request.query.size > 0) {
    // Overlooked, ?only=team-a would be a run for everybody.
    return refusal(400, 'bad-request', [
      'A POST takes its parameters in the body, none in the address.',
      ...problems,
    ]);
  }
  if (parameters === undefined) return refusal(400, 'bad-request', problems);
  const { only, since, reason, ...options } = parameters;
  chosen(settings, only);
  const startedBy = { principal, ...(reason !== undefined && { reason }) };
  log(
    JSON.stringify({
      event: 'rotation-requested',
      ...presentable(startedBy),
      ...options,
      only,
      since: since && new Date(since).toISOString(),
    }),
  );
  const report = await rotate(settings, {
    ...options,
    ...(only !== undefined && { only }),
    ...(since !== undefined && { since }),
    trigger: 'http',
    startedBy,
    budget: BUDGET,
  });
  return { status: report.unfinished.length > 0 ? 500 : 200, jsonBody: report };
}

function refusal(status: number, error: string, problems: readonly string[]): Answer {
  return { status, jsonBody: { error, problems } };
}

/** Who calls, if it is one of the principals of the settings. */
function identify(
  { headers }: Request,
  { httpPrincipals }: Settings,
  authentication: string | undefined,
): { readonly principal: string } | Answer {
  if (authentication?.toLowerCase() !== 'true') {
    return refusal(503, 'not-configured', [
      'App Service authentication is not on for this app (WEBSITE_AUTH_ENABLED), so nobody can be identified.',
    ]);
  }
  const principal = headers.get('x-ms-client-principal-id')?.toLowerCase();
  if (!principal || headers.get('x-ms-client-principal-idp') !== 'aad') {
    return refusal(401, 'unauthenticated', ['Send a token of Entra ID for this app.']);
  }
  if (httpPrincipals.some((allowed) => allowed.toLowerCase() === principal)) return { principal };
  return refusal(403, 'forbidden', [`Principal ${principal} is not among the allowed ones.`]);
}

const PARAMETERS = ['dryRun', 'force', 'emergency', 'since', 'only', 'reason'];

/** `only`, once: subscription ids with commas between them. Every problem is reported at once. */
function readQuery(query: URLSearchParams): {
  readonly problems: string[];
  readonly only: readonly string[] | undefined;
} {
  const problems = [...new Set(query.keys())]
    .filter((name) => name !== 'only')
    .map((name) => `${JSON.stringify(name)} is unknown; expected none but only.`);
  const [given, ...more] = query.getAll('only');
  const only = given?.split(',').map((name) => name.trim());
  if (more.length > 0 || only?.includes('') === true) {
    problems.push(
      'only must be subscription ids with commas between them, as ?only=team-a,team-b.',
    );
  }
  return { problems, only };
}

/** The body: empty, or an object with some of `names`. Every problem is reported at once. */
function readParameters(text: string): {
  readonly problems: readonly string[];
  readonly parameters?: Parameters;
} {
  const body = parseObject(text);
  if (body === undefined) {
    return { problems: [`The body must be a JSON object with some of ${PARAMETERS.join(', ')}.`] };
  }
  const problems = Object.keys(body)
    .filter((name) => !PARAMETERS.includes(name))
    .map(
      (name) => `${JSON.stringify(name)} is unknown; expected some of ${PARAMETERS.join(', ')}.`,
    );
  const flag = (name: string): boolean => {
    const value = body[name] ?? false;
    if (typeof value !== 'boolean') problems.push(`${name} must be true or false.`);
    return value === true;
  };
  const dryRun = flag('dryRun');
  const force = flag('force');
  const emergency = flag('emergency');
  if (force && emergency) problems.push('force and emergency exclude each other.');
  const since = readSince(body.since ?? undefined, force || emergency, problems);
  const reason = body.reason ?? undefined;
  if (reason !== undefined && typeof reason !== 'string') problems.push('reason must be a text.');
  const only = body.only ?? undefined;
  if (only !== undefined && !isListOfNames(only)) {
    problems.push('only must be a list of subscription ids, one at least.');
    return { problems };
  }
  if (problems.length > 0 || (reason !== undefined && typeof reason !== 'string')) {
    return { problems };
  }
  const mode = emergency ? 'emergency' : force ? 'forced' : 'scheduled';
  return { problems, parameters: { mode, dryRun, only, since, reason } };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  if (text.trim() === '') return {};
  if (text.length > LONGEST_BODY) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : undefined;
  } catch {
    return undefined;
  }
}

function isListOfNames(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => typeof item === 'string' && item !== '')
  );
}

/** @param asked whether the body asks for what `since` belongs to */
function readSince(value: unknown, asked: boolean, problems: string[]): number | undefined {
  if (value === undefined) return undefined;
  const since = typeof value === 'string' ? parseInstant(value) : undefined;
  if (since === undefined) {
    problems.push('since must be a date with time and zone, such as 2026-11-30T03:00:00Z.');
  }
  if (!asked) problems.push('since belongs to force or emergency.');
  return since;
}
