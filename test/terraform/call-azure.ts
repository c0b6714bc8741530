/**
 * Requests to the local Azure as an app makes them: from a process of its own, through the proxy, with a token of its
 * managed identity. Run as that process, this file takes a list of requests on standard input.
 */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

type AzureRequest = {
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
};

type AzureAnswer = { readonly status: number; readonly body: unknown };

const file = fileURLToPath(import.meta.url);

/** @param environment the local Azure's, and of its `identityEnvironment` for the identity that calls. */
export async function callAzure(
  environment: Readonly<Record<string, string>>,
  requests: readonly AzureRequest[],
): Promise<AzureAnswer[]> {
  const child = spawn(process.execPath, [file], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(requests));
  const answers = await text(child.stdout);
  return JSON.parse(answers);
}

async function send({ method, url, body }: AzureRequest): Promise<AzureAnswer> {
  const { host } = new URL(url);
  const audience = host.endsWith('.vault.azure.net')
    ? 'https://vault.azure.net'
    : 'https://management.azure.com';
  const answer = await fetch(url, {
    method,
    headers: {
      Authorization: `Bearer ${await token(audience)}`,
      'Content-Type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const content = await answer.text();
  return { status: answer.status, body: content === '' ? undefined : JSON.parse(content) };
}

async function token(audience: string): Promise<string> {
  const { IDENTITY_ENDPOINT, IDENTITY_HEADER = '', AZURE_CLIENT_ID = '' } = process.env;
  const query = new URLSearchParams({
    resource: audience,
    client_id: AZURE_CLIENT_ID,
    'api-version': '2019-08-01',
  });
  const answer = await fetch(`${IDENTITY_ENDPOINT}?${query}`, {
    headers: { 'X-IDENTITY-HEADER': IDENTITY_HEADER },
  });
  const content: unknown = await answer.json();
  if (typeof content === 'object' && content !== null && 'access_token' in content) {
    return String(content.access_token);
  }
  throw new Error(`no token for ${audience}: ${JSON.stringify(content)}`);
}

if (process.argv[1] === file) {
  const answers: AzureAnswer[] = [];
  for (const request of JSON.parse(await text(process.stdin))) answers.push(await send(request));
  process.stdout.write(JSON.stringify(answers));
}
