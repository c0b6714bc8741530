/**
 * Publishes the rotation function's zip: the one thing that Terraform cannot do (docs/terraform.md says why).
 * Source: https://learn.microsoft.com/azure/azure-functions/functions-deployment-technologies#one-deploy
 */
import { readFile } from 'node:fs/promises';
import type { TokenCredential } from '@azure/identity';
import type { Publish } from '../commands/ports.ts';
import { runnerCredential } from '../credential.ts';
import {
  type Clock,
  describe,
  PASSING_WHEN_NEW,
  Passing,
  type Patience,
  patiently,
  sendOnce,
  systemClock,
} from './patience.ts';

const SCOPE = 'https://management.azure.com/.default';

/**
 * For how long a refusal may pass, in milliseconds. Azure takes up to ten minutes to honour a role:
 * https://learn.microsoft.com/azure/role-based-access-control/troubleshooting#symptom---role-assignment-changes-are-not-being-detected
 */
const PATIENCE = 10 * 60_000;
/** For how long a deployment may take. */
const DEPLOYMENT = 5 * 60_000;
/** For how long one request may take, the upload included. */
const ANSWER = 3 * 60_000;
const POLL_INTERVAL = 2_000;

/** Kudu's states of a deployment. */
const SUCCEEDED = 4;
const FAILED = new Set([3, 5, 6]);

/** `Publish` as the commands know it, with the runner's credential. */
export function createPublish(file: string): Publish {
  return async ({ url, environment, fetch, signal, info }) => {
    const credential = await runnerCredential(environment, fetch);
    await publishFunction({ url, file, credential, fetch, signal, info, clock: systemClock });
  };
}

export type Publication = {
  /** One Deploy endpoint of the app: `https://<app>.scm.azurewebsites.net/api/publish?type=zip`. */
  readonly url: string;
  /** Path of the zip. */
  readonly file: string;
  readonly credential: TokenCredential;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Hears what is waited for. */
  readonly info: (line: string) => void;
};

/**
 * Posts the zip and waits until the app has taken it. Safe to repeat, hence repeated for minutes while it is refused for reasons that
 * pass: the same zip is deployed again.
 *
 * @throws {Error} when the endpoint refuses it for good or too long, the deployment fails, or its end is not seen in time
 */
export async function publishFunction(publication: Publication): Promise<void> {
  const { url, file, signal, clock, info } = publication;
  const body = new Uint8Array(await readFile(file));
  const patience: Patience = { clock, limit: PATIENCE, signal, info };
  const status = await patiently(patience, async () => {
    const headers = { ...(await authorization(publication)), 'content-type': 'application/zip' };
    const answer = await ask(url, publication, { method: 'POST', headers, body });
    return statusUrl(answer, url);
  });
  info('The package is sent; waiting for the app to take it');
  await waitFor(status, publication, patience);
}

/** @throws {Error} for what will not pass */
async function ask(url: string, publication: Publication, init: RequestInit): Promise<Response> {
  const { fetch: request, signal } = publication;
  const response = await sendOnce(request, url, {
    ...init,
    signal,
    timeout: ANSWER,
    passing: PASSING_WHEN_NEW,
  });
  if (!response.ok) throw new Error(`${url} answered ${await describe(response)}`);
  return response;
}

/** Afresh for each request: a token that was made before a role does not always know of it. */
async function authorization({
  credential,
  signal,
}: Publication): Promise<{ readonly authorization: string }> {
  const token = await credential.getToken(SCOPE, { abortSignal: signal });
  if (token === null) throw new Error(`no token for ${SCOPE}`);
  return { authorization: `Bearer ${token.token}` };
}

/** One Deploy names the deployment in its body, as a JSON string; older ones in a Location header (assumed). */
async function statusUrl(response: Response, url: string): Promise<string> {
  const location = response.headers.get('location');
  const name = /^"([\w-]+)"$/.exec((await response.text()).trim())?.[1] ?? 'latest';
  return new URL(location ?? `/api/deployments/${name}`, url).href;
}

/** A failed deployment still answers 200: its status is in the body. */
async function waitFor(url: string, publication: Publication, patience: Patience): Promise<void> {
  const { clock, signal } = publication;
  const end = clock.now() + DEPLOYMENT;
  while (clock.now() < end) {
    const body = await patiently(patience, async () => {
      const headers = await authorization(publication);
      return readState(await ask(url, publication, { headers }), url);
    });
    if (body.status === SUCCEEDED) return;
    if (typeof body.status === 'number' && FAILED.has(body.status)) {
      throw new Error(
        `the deployment of the function failed with status ${body.status} ${body.status_text ?? ''}`.trim(),
      );
    }
    await clock.sleep(POLL_INTERVAL, signal);
  }
  throw new Error(`the deployment of the function did not end; see ${url}`);
}

type State = { readonly status?: unknown; readonly status_text?: unknown };

/** What stands before a host that starts may answer 200 with a page of its own. */
async function readState(response: Response, url: string): Promise<State> {
  if (response.status === 204) return {};
  const text = await response.text();
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    throw new Passing(`${url} answered ${response.status} with something else than JSON`);
  }
}
