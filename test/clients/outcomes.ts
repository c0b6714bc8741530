/** What comes of every call when an unmodified client makes it. */
import { APIError, AzureOpenAI, OpenAI } from 'openai';
import type { Applied } from './applied.ts';
import { type Call, calls, imagined, NotMade, nothingMade, type Surface } from './calls/index.ts';
import { methodsOf } from './methods.ts';
import { whyMissing } from './missing.ts';

export type Outcome =
  | { readonly kind: 'works' }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string }
  /** An account was asked, and said that the local Azure does not have the call. */
  | { readonly kind: 'not emulated' }
  /** What it needs was to be made by a call that failed. */
  | { readonly kind: 'untried'; readonly needs: string }
  /** An answer that is not what was asked for, or none. */
  | { readonly kind: 'wrong'; readonly message: string };

/** Outcomes by the calls' names. */
export type Outcomes = ReadonlyMap<string, Outcome>;

/** The last of the dated versions. */
const API_VERSION = '2025-04-01-preview';

/** What a minute of every limit takes. */
const PAUSE = 60_000;

export function nameOf({ method, variant }: Pick<Call, 'method' | 'variant'>): string {
  return variant === undefined ? method : `${method}, ${variant}`;
}

/** As the README has them. Retries are off: what is refused, is refused. */
export function clientFor(
  surface: Surface,
  { endpoint, key }: Pick<Applied, 'endpoint' | 'key'>,
  headers: Readonly<Record<string, string>> = {},
): OpenAI {
  // Some calls are made with a key of an administrator, which the package wants to have before it sends them.
  const shared = { maxRetries: 0, adminAPIKey: key };
  return surface === 'classic'
    ? new AzureOpenAI({
        ...shared,
        endpoint,
        apiKey: key,
        apiVersion: API_VERSION,
        defaultHeaders: headers,
      })
    : new OpenAI({
        ...shared,
        baseURL: `${endpoint}/openai/v1`,
        apiKey: key,
        defaultHeaders: headers,
      });
}

/** Makes all calls, one after the other: those of the list, and those that Azure does not have with arguments that mean nothing. */
export async function outcomesOf(surface: Surface, applied: Applied): Promise<Outcomes> {
  const client = clientFor(surface, applied);
  const made = nothingMade();
  const outcomes = new Map<string, Outcome>();
  const listed = new Set(calls.map(({ method }) => method));
  const find = async (run: () => Promise<unknown>): Promise<Outcome> => {
    // No consumer's limit is to be what is told, and what takes its time is done by then.
    applied.advance(PAUSE);
    const before = notEmulated(applied);
    const outcome = await outcomeOf(run);
    const isRefused = outcome.kind === 'refused';
    return isRefused && notEmulated(applied) > before ? { kind: 'not emulated' } : outcome;
  };
  for (const call of calls) {
    const outcome = await find(() => call.run(client, made));
    // What nobody could make is named all the same, to see whether an account is reached.
    const reached =
      outcome.kind === 'untried' ? await find(() => call.run(client, imagined)) : outcome;
    outcomes.set(nameOf(call), reached.kind === 'not emulated' ? reached : outcome);
  }
  for (const { name, call } of methodsOf(client)) {
    if (!listed.has(name) && whyMissing(name, surface) !== undefined) {
      outcomes.set(name, await find(call));
    }
  }
  return outcomes;
}

/** How often accounts have said so. */
function notEmulated({ azure, accounts }: Applied): number {
  return accounts
    .flatMap((name) => azure.account(name).requests)
    .filter(({ status }) => status === 501).length;
}

async function outcomeOf(run: () => Promise<unknown>): Promise<Outcome> {
  try {
    await run();
    return { kind: 'works' };
  } catch (error) {
    if (error instanceof NotMade) return { kind: 'untried', needs: error.kind };
    if (error instanceof APIError && error.status !== undefined) {
      return { kind: 'refused', status: error.status, code: String(error.code ?? error.type) };
    }
    return { kind: 'wrong', message: error instanceof Error ? error.message : String(error) };
  }
}
