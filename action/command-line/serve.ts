/** `aolb serve`: the local gateway behind a port, with what `load-balancer.yml` describes or with any policy. */
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PolicyErrors } from '../../policy/document/index.ts';
import { systemClock } from '../../policy/gateway/clock.ts';
import { createGateway, type Gateway, type Service } from '../../policy/gateway/index.ts';
import { serve as listen } from '../../policy/gateway/serve.ts';
import { httpTransport } from '../../policy/gateway/transport.ts';
import { tierOf } from '../../policy/tier.ts';
import { messageOf } from '../failure.ts';
import { describeFinding } from '../finding.ts';
import { isLoopback, parseBackends } from './backend-options.ts';
import type { Command, Options } from './command.ts';
import { identityTokens } from './identity.ts';
import { readFragments, readNamedValues, readTextFile } from './policy-files.ts';
import { type Prepared, serviceOfConfiguration, serviceOfPolicy } from './served-service.ts';
import { type ExitCode, type Terminal, UsageError } from './terminal.ts';
import { traceText } from './trace-text.ts';

const OPTIONS = {
  config: {
    type: 'string',
    value: 'FILE',
    help: 'the configuration (load-balancer.yml if left out)',
  },
  policy: {
    type: 'string',
    value: 'FILE',
    help: 'any policy, instead of a configuration; anybody may call it',
  },
  'service-url': {
    type: 'string',
    value: 'URL',
    help: 'with --policy: where calls go that no policy sends elsewhere',
  },
  path: {
    type: 'string',
    value: 'PATH',
    help: 'with --policy: the path of the API (openai if left out)',
  },
  'named-values': { type: 'string', value: 'FILE.json', help: 'with --policy: an object of texts' },
  fragments: { type: 'string', value: 'FOLDER', help: 'with --policy: ID.xml each' },
  backend: {
    type: 'string',
    multiple: true,
    value: 'NAME=URL',
    help: 'where the calls of a backend go',
  },
  sku: {
    type: 'string',
    value: 'SKU',
    help: 'such as BasicV2_1: what its tier does not take is refused',
  },
  host: {
    type: 'string',
    default: '127.0.0.1',
    value: 'ADDRESS',
    help: 'where to listen; others than 127.0.0.1 are for other machines, too',
  },
  port: { type: 'string', default: '8080', value: 'PORT', help: '0 takes a free one' },
  trace: { type: 'boolean', default: false, help: 'write every request’s trace to standard error' },
  json: { type: 'boolean', default: false, help: 'announce in JSON: {"url", "endpoint", "keys"}' },
} as const satisfies Options;

export const serve: Command = {
  usage:
    'serve [--config FILE | --policy FILE [--service-url URL] [--path PATH] [--named-values FILE.json] [--fragments FOLDER]] [--backend NAME=URL]… [--sku SKU] [--host ADDRESS] [--port PORT] [--trace] [--json]',
  about:
    'The local gateway behind a port: with what load-balancer.yml describes and a fresh key for each consumer, or with any policy. Ctrl-C ends it.',
  options: OPTIONS,
  example: 'aolb serve --policy policy.xml --backend first=http://127.0.0.1:9001',
  run,
};

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

/** Runs until it is interrupted. */
async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const { host, port, sku } = values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new UsageError(`--port must be from 0 to 65535, not "${port}"`);
  }
  if (sku !== undefined) checkSku(sku);
  const prepared = await prepare(values, terminal);
  if ('refused' in prepared) return refuse(prepared.refused, terminal);
  const service = sku === undefined ? prepared.service : { ...prepared.service, sku };
  let gateway: Gateway;
  try {
    gateway = open(service, values.trace, terminal);
  } catch (error) {
    if (!(error instanceof PolicyErrors)) throw error;
    const messages = error.errors.map(({ message }) => message);
    return refuse(messages, terminal);
  }
  const served = await listen(gateway, { host, port: Number(port) }).catch((error: unknown) => {
    throw new Error(`cannot listen on ${host}:${port}: ${messageOf(error)}`);
  });
  announce(served.url, service, values.json, terminal);
  const address = `http://${host.includes(':') ? `[${host}]` : host}`;
  if (!isLoopback(address)) warn(host, values.policy !== undefined, terminal);
  await terminal.untilInterrupted();
  await served.close();
  return 0;
}

function checkSku(sku: string): void {
  try {
    tierOf(sku);
  } catch (error) {
    throw new UsageError(`--sku: ${messageOf(error)}`);
  }
}

async function prepare(values: Values, terminal: Terminal): Promise<Prepared> {
  const path = (name: string) => resolve(terminal.directory, name);
  const backends = parseBackends(values.backend ?? []);
  if (values.policy === undefined) {
    for (const name of ['service-url', 'path', 'named-values', 'fragments'] as const) {
      if (values[name] !== undefined) throw new UsageError(`--${name} goes with --policy`);
    }
    const file = path(values.config ?? 'load-balancer.yml');
    return await serviceOfConfiguration(file, backends, terminal, newKey);
  }
  if (values.config !== undefined) throw new UsageError('give --config or --policy, not both');
  const policy = await readTextFile(path(values.policy));
  if (typeof policy !== 'string') {
    return { refused: [describeFinding({ severity: 'error', file: values.policy, ...policy })] };
  }
  const { 'named-values': namedValues, fragments } = values;
  return {
    service: serviceOfPolicy(policy, {
      backends,
      path: values.path ?? 'openai',
      serviceUrl: values['service-url'],
      namedValues: namedValues === undefined ? new Map() : await readNamedValues(path(namedValues)),
      fragments: fragments === undefined ? new Map() : await readFragments(path(fragments)),
    }),
  };
}

function refuse(messages: readonly string[], { error }: Terminal): ExitCode {
  for (const message of messages) error(`error: ${message}\n`);
  return 1;
}

/** A key as API Management makes them: 32 hexadecimal digits. */
function newKey(): string {
  return randomBytes(16).toString('hex');
}

/** @throws {PolicyErrors} */
function open(service: Service, traced: boolean, { environment, error }: Terminal): Gateway {
  const tokens = identityTokens(environment, leavesMachine(service));
  const secrets = new Set(
    service.subscriptions.flatMap(({ primaryKey, secondaryKey }) => [primaryKey, secondaryKey]),
  );
  return createGateway(
    service,
    {
      clock: systemClock,
      random: Math.random,
      transport: httpTransport(),
      identityToken: async (resource, clientId) => {
        const token = await tokens(resource, clientId);
        secrets.add(token);
        return token;
      },
    },
    traced ? { onTrace: (trace) => error(traceText(trace, secrets)) } : {},
  );
}

/** Whether a call may go to another machine, which then wants a real token. */
function leavesMachine({ backends, apis }: Service): boolean {
  const urls = [
    ...Array.from(backends.values(), (backend) => ('url' in backend ? backend.url : undefined)),
    ...apis.map(({ serviceUrl }) => serviceUrl),
  ];
  return urls.some((url) => url !== undefined && !isLoopback(url));
}

/** Other machines may call then; around a policy alone nothing asks for a key. */
function warn(host: string, policyAlone: boolean, { error }: Terminal): void {
  const who = policyAlone
    ? 'anybody who reaches this machine may call, since nothing but the policy itself could refuse them, and it calls on with what it sends, your Azure identity among that'
    : 'whoever reaches this machine may call with a key or token that the configuration takes';
  error(
    `warning: --host ${host}: ${who}; nothing is encrypted. Without --host only this machine may call\n`,
  );
}

/** The keys are shown here and nowhere else; they end with the process. */
function announce(url: string, service: Service, json: boolean, { out }: Terminal): void {
  const [api] = service.apis;
  const endpoint = `${url}/${api?.path ?? ''}`;
  const keys = Object.fromEntries(service.subscriptions.map((each) => [each.id, each.primaryKey]));
  if (json) out(`${JSON.stringify({ url, endpoint, keys })}\n`);
  else {
    out(`listening on ${endpoint}\n`);
    for (const [consumer, key] of Object.entries(keys)) out(`api-key of ${consumer}: ${key}\n`);
  }
}
