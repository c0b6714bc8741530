/**
 * Publishes the rotation function's zip: the one thing that Terraform cannot do (docs/terraform.md says why).
 * Source: https://learn.microsoft.com/azure/azure-functions/functions-deployment-technologies#one-deploy
 */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TokenCredential } from '@azure/identity';
import type { Publish } from './commands/ports.ts';
import { runnerCredential } from './credential.ts';

const SCOPE = 'https://management.azure.com/.default';
const POLL_INTERVAL = 2000;
const POLLS = 90;

/** Kudu's states of a deployment. */
const SUCCEEDED = 4;
const FAILED = new Set([3, 5, 6]);

/** `Publish` as the commands know it, with the runner's credential. */
export function createPublish(file: string): Publish {
  return async ({ url, environment, fetch, signal }) => {
    const credential = await runnerCredential(environment, fetch);
    await publishFunction({ url, file, credential, fetch, signal, sleep });
  };
}

export type Publication = {
  /** One Deploy endpoint of the app: `https://<app>.scm.azurewebsites.net/api/publish?type=zip`. */
  readonly url: string;
  /** Path of the zip. */
  readonly file: string;
  readonly credential: TokenCredential;
  readonly fetch: typeof fetch;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  readonly signal: AbortSignal;
};

/**
 * Posts the zip and waits until the app has taken it. Safe to repeat: the same zip is deployed again.
 *
 * @throws {Error} when the endpoint refuses it, the deployment fails, or its end is not seen within three minutes
 */
export async function publishFunction(publication: Publication): Promise<void> {
  const { url, file, credential, fetch: request, signal } = publication;
  const token = await credential.getToken(SCOPE, { abortSignal: signal });
  if (token === null) throw new Error(`no token for ${SCOPE}`);
  const authorization = `Bearer ${token.token}`;
  const response = await request(url, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/zip' },
    body: new Uint8Array(await readFile(file)),
    signal,
  });
  if (!response.ok) throw new Error(`${url} answered ${await describe(response)}`);
  await waitFor(await statusUrl(response, url), authorization, publication);
}

/** One Deploy names the deployment in its body, as a JSON string; older ones in a Location header (assumed). */
async function statusUrl(response: Response, url: string): Promise<string> {
  const location = response.headers.get('location');
  const name = /^"([\w-]+)"$/.exec((await response.text()).trim())?.[1] ?? 'latest';
  return new URL(location ?? `/api/deployments/${name}`, url).href;
}

/** A failed deployment still answers 200: its status is in the body. */
async function waitFor(
  url: string,
  authorization: string,
  { fetch: request, sleep, signal }: Publication,
): Promise<void> {
  for (let poll = 0; poll < POLLS; poll += 1) {
    const response = await request(url, { headers: { authorization }, signal });
    if (!response.ok) throw new Error(`${url} answered ${await describe(response)}`);
    const body: unknown = response.status === 204 ? {} : await response.json();
    const status = typeof body === 'object' && body !== null && 'status' in body ? body.status : 0;
    if (status === SUCCEEDED) return;
    if (typeof status === 'number' && FAILED.has(status)) {
      const text =
        typeof body === 'object' && body !== null && 'status_text' in body ? body.status_text : '';
      throw new Error(
        `the deployment of the function failed with status ${status} ${String(text)}`.trim(),
      );
    }
    await sleep(POLL_INTERVAL);
  }
  throw new Error(`the deployment of the function did not end; see ${url}`);
}

async function describe(response: Response): Promise<string> {
  const text = (await response.text()).trim();
  return [response.status, response.statusText, text.slice(0, 200)]
    .filter((part) => part !== '')
    .join(' ');
}
