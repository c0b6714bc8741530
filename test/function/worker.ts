/**
 * The worker process of host.ts: supplies `@azure/functions-core` by intercepting `require`, as the Node.js worker of
 * Azure Functions does, loads the app, and invokes its functions on request of its parent.
 */

import Module, { createRequire } from 'node:module';
import { join } from 'node:path';

export type Registration = {
  readonly name: string;
  readonly bindings: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};
/** One invocation; `data` is the trigger's input as the host encodes it. */
export type Request = { readonly name: string; readonly data: unknown };
export type Invocation = {
  readonly kind: 'invoked';
  readonly logs: readonly { readonly level: string; readonly message: string }[];
  /** What the handler threw. */
  readonly error: { readonly name: string; readonly message: string } | undefined;
  /** What an HTTP function answered. */
  readonly response?: { readonly status: number; readonly body: string } | undefined;
};
export type Reply =
  | { readonly kind: 'loaded'; readonly functions: readonly Registration[] }
  | { readonly kind: 'crashed'; readonly message: string }
  | Invocation;

type Callback = (...values: unknown[]) => unknown;
/** The part of the core API's programming model that an invocation goes through. */
type InvocationModel = {
  getArguments(): Promise<{ context: unknown; inputs: unknown[] }>;
  invokeFunction(context: unknown, inputs: unknown[], handler: Callback): Promise<unknown>;
  getResponse(context: unknown, result: unknown): Promise<unknown>;
};
type ProgrammingModel = { getInvocationModel(coreContext: unknown): InvocationModel };

const registered = new Map<string, { metadata: Registration; handler: Callback }>();
let model: ProgrammingModel | undefined;

const core = {
  version: '4.1037.0',
  registerFunction(metadata: Registration, handler: Callback) {
    registered.set(metadata.name, { metadata, handler });
    return { dispose: () => registered.delete(metadata.name) };
  },
  setProgrammingModel(value: ProgrammingModel) {
    model = value;
  },
  getProgrammingModel: () => model,
  registerHook: () => ({ dispose: () => undefined }),
  log: () => undefined,
};

function reply(message: Reply): void {
  process.send?.(message);
}

function load(directory: string): void {
  const original = Module.prototype.require;
  Module.prototype.require = Object.assign(function require(this: Module, id: string): unknown {
    return id === '@azure/functions-core' ? core : original.call(this, id);
  }, original);
  const require = createRequire(join(directory, 'package.json'));
  const { main } = require('./package.json') as { main: string };
  require(`./${main}`);
}

async function invoke({ name, data }: Request): Promise<Invocation> {
  const logs: { level: string; message: string }[] = [];
  const found = registered.get(name);
  if (found === undefined || model === undefined) {
    const message = `no function ${name} is registered`;
    return { kind: 'invoked', logs, error: { name: 'Error', message } };
  }
  const [binding] = Object.keys(found.metadata.bindings);
  const invocation = model.getInvocationModel({
    invocationId: '00000000-0000-0000-0000-0000000000aa',
    metadata: found.metadata,
    request: { inputData: [{ name: binding, data }] },
    state: undefined,
    log: (level: string, _category: string, message: string) => logs.push({ level, message }),
  });
  try {
    const { context, inputs } = await invocation.getArguments();
    const result = await invocation.invokeFunction(context, inputs, found.handler);
    const response = httpResponse(await invocation.getResponse(context, result));
    return { kind: 'invoked', logs, error: undefined, response };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    return { kind: 'invoked', logs, error: { name: error.name, message: error.message } };
  }
}

/** The answer of an HTTP function inside of the encoded response; a timer's has none. */
function httpResponse(encoded: unknown): Invocation['response'] {
  const { returnValue } = encoded as {
    returnValue?: { http?: { statusCode: string; body?: { bytes?: Uint8Array; string?: string } } };
  };
  if (returnValue?.http === undefined) return undefined;
  const { statusCode, body } = returnValue.http;
  const text = body?.string ?? Buffer.from(body?.bytes ?? []).toString();
  return { status: Number(statusCode), body: text };
}

const [, , directory] = process.argv;
if (process.send !== undefined && directory !== undefined) {
  try {
    load(directory);
    process.on('message', (request: Request) => void invoke(request).then(reply));
    reply({ kind: 'loaded', functions: [...registered.values()].map(({ metadata }) => metadata) });
  } catch (thrown) {
    reply({ kind: 'crashed', message: thrown instanceof Error ? thrown.message : String(thrown) });
  }
}
