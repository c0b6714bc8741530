/** Two accounts on one clock, and the official clients that talk to them without a network. */
import OpenAI, { AzureOpenAI } from 'openai';
import { createVirtualClock, type VirtualClock } from '../../support/clock.ts';
import { createAccount, type OpenAiAccount } from '../account.ts';

export type Clients = {
  readonly account: OpenAiAccount;
  /** On `/openai/v1`. */
  readonly v1: OpenAI;
  /** On `/openai/…?api-version=` and `/openai/deployments/…`. */
  readonly classic: AzureOpenAI;
  /** Any request, by its path. */
  send(method: string, path: string, body?: object): Promise<Response>;
};

export type World = {
  readonly clock: VirtualClock;
  readonly japan: Clients;
  readonly sweden: Clients;
};

export const MODEL = 'gpt-4o';

export function createWorld(): World {
  const clock = createVirtualClock();
  return { clock, japan: clientsOf('japan', clock), sweden: clientsOf('sweden', clock) };
}

function clientsOf(name: string, clock: VirtualClock): Clients {
  const account = createAccount({ name, clock, deployments: { [MODEL]: {} } });
  const options = {
    apiKey: 'none',
    maxRetries: 0,
    fetch: async (url: string | URL | Request, init?: RequestInit) =>
      account.handle(new Request(url, init)),
  };
  return {
    account,
    v1: new OpenAI({ ...options, baseURL: `${account.endpoint}openai/v1` }),
    classic: new AzureOpenAI({
      ...options,
      endpoint: account.endpoint,
      apiVersion: '2025-04-01-preview',
    }),
    send: (method, path, body) =>
      account.handle(
        new Request(new URL(path, account.endpoint), {
          method,
          body: body === undefined ? null : JSON.stringify(body),
        }),
      ),
  };
}

/** What an error of the official client is about. */
export function refusal(status: number, message: RegExp, code: string | null = null): object {
  return { status, message, code };
}
