/**
 * Every method of an `openai` client that makes a request, found in the client itself: what a new version of the package brings cannot be
 * forgotten.
 */
import type { OpenAI } from 'openai';

export type Method = {
  /** As it is written behind the client: `responses.create`. */
  readonly name: string;
  /** Calls it with arguments of the right form and no meaning; for calls that are refused whatever they say. */
  call(): Promise<unknown>;
};

/** Methods that make no request of their own, by their last name or in full, and what they are. */
const HELPERS: Readonly<Record<string, string>> = {
  parse: 'reads what `create` answers',
  runTools: 'calls `create` until no tool is asked for',
  'chat.completions.stream': 'collects what `create` streams',
  'responses.stream': 'collects what `create` streams',
  'beta.threads.runs.stream': '`create` with `stream: true`',
  createAndStream: '`create` with `stream: true`',
  createAndRunStream: '`createAndRun` with `stream: true`',
  submitToolOutputsStream: '`submitToolOutputs` with `stream: true`',
  poll: 'calls `retrieve` until it is done',
  waitForProcessing: 'calls `retrieve` until it is done',
  createAndPoll: '`create`, then `poll`',
  createAndRunPoll: '`createAndRun`, then `poll`',
  submitToolOutputsAndPoll: '`submitToolOutputs`, then `poll`',
  uploadAndPoll: '`files.create`, then `create`, then `poll`',
  'vectorStores.files.upload': '`files.create`, then `create`',
  unwrap: 'checks a signature, without a request',
  verifySignature: 'checks a signature, without a request',
  forResult: 'chooses among what `list` answers',
  'beta.agents.sessions.stream': 'collects what `events.stream` streams',
  'beta.agents.environments.files.prepare': 'reads files of this machine',
  'beta.agents.environments.files.upload': '`files.create`, then `create`',
};

export function isHelper(name: string): boolean {
  return Object.hasOwn(HELPERS, name) || Object.hasOwn(HELPERS, name.split('.').at(-1) ?? '');
}

/** All of them, in the order in which the client has them. */
export function methodsOf(client: OpenAI): readonly Method[] {
  return resourcesOf(client).flatMap(([name, resource]) => methodsBelow(name, resource));
}

function methodsBelow(path: string, resource: object): readonly Method[] {
  const own = Object.getOwnPropertyNames(Object.getPrototypeOf(resource)).flatMap((key) => {
    const method: unknown = Reflect.get(resource, key);
    const name = `${path}.${key}`;
    if (key === 'constructor' || typeof method !== 'function' || isHelper(name)) return [];
    return [
      {
        name,
        call: async () => await Reflect.apply(method, resource, argumentsOf(String(method))),
      },
    ];
  });
  return [
    ...own,
    ...resourcesOf(resource).flatMap(([key, below]) => methodsBelow(`${path}.${key}`, below)),
  ];
}

/** What has a client of its own is a resource: every `APIResource` does, and nothing else. */
function resourcesOf(owner: object): readonly (readonly [string, object])[] {
  return Object.entries(owner).filter(
    ([name, value]) =>
      !name.startsWith('_') && typeof value === 'object' && value !== null && '_client' in value,
  );
}

/** `body`, `query` and `params` are objects, of which nothing but ids is asked for; every other parameter is an id. */
function argumentsOf(source: string): readonly unknown[] {
  const parameters = /^(?:async )?\w+\(([^)]*)\)/.exec(source)?.[1] ?? '';
  return parameters
    .split(',')
    .map((parameter) => parameter.trim())
    .filter((parameter) => parameter !== '' && !parameter.startsWith('options'))
    .map((parameter) => (/^(body|query|params)\b/.test(parameter) ? ANYTHING : 'none'));
}

const ANYTHING: object = new Proxy(
  {},
  { get: (_, name) => (typeof name === 'string' && name.includes('_') ? 'none' : undefined) },
);
