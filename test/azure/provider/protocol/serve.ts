/** Serves a provider over gRPC on a unix socket, in version 5 or 6 of Terraform's plugin protocol. */
import { fileURLToPath } from 'node:url';
import {
  Server,
  ServerCredentials,
  type ServiceDefinition,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import {
  type Diagnostic,
  diagnosticOf,
  type Path,
  type Provider,
  ProviderError,
} from './provider.ts';
import { blockType, complete, type Schema, schemaMessage } from './schema.ts';
import {
  type Attributes,
  decodeValue,
  encodeValue,
  fromStateJson,
  isObject,
  mapValues,
} from './values.ts';

export type ProtocolVersion = 5 | 6;

// Terraform's own limit for one message is 64 MiB; grpc-js starts with 4 MiB.
const messageLimit = 64 << 20;

/** The messages as proto-loader hands them over; see messages.proto. */
type Wire = {
  readonly type_name: string;
  readonly id: string;
  readonly version: number;
  readonly raw_state: { readonly json: Uint8Array };
  readonly private: Uint8Array;
  readonly prior_private: Uint8Array;
  readonly planned_private: Uint8Array;
  readonly config: WireValue;
  readonly current_state: WireValue;
  readonly prior_state: WireValue;
  readonly proposed_new_state: WireValue;
  readonly planned_state: WireValue;
};
/** msgpack's null. */
const NIL = 0xc0;

type WireValue = { readonly msgpack: Uint8Array } | null;
type Method = (request: Wire, signal: AbortSignal) => Promise<object> | object;

const methodNames: { readonly [version in ProtocolVersion]: { readonly [name: string]: string } } =
  {
    5: {
      schema: 'GetSchema',
      validateProvider: 'PrepareProviderConfig',
      validateResource: 'ValidateResourceTypeConfig',
      validateData: 'ValidateDataSourceConfig',
      configure: 'Configure',
      stop: 'Stop',
    },
    6: {
      schema: 'GetProviderSchema',
      validateProvider: 'ValidateProviderConfig',
      validateResource: 'ValidateResourceConfig',
      validateData: 'ValidateDataResourceConfig',
      configure: 'ConfigureProvider',
      stop: 'StopProvider',
    },
  };

/**
 * Starts a server for one provider.
 *
 * @param socket path of the unix socket to create
 * @returns ends the server and what is in flight
 */
export async function serve(
  provider: Provider,
  version: ProtocolVersion,
  socket: string,
): Promise<{ close(): void }> {
  const server = new Server({
    'grpc.max_receive_message_length': messageLimit,
    'grpc.max_send_message_length': messageLimit,
  });
  server.addService(loadService(version), implementation(provider, version));
  await new Promise<void>((resolve, reject) => {
    server.bindAsync(`unix:${socket}`, ServerCredentials.createInsecure(), (error) =>
      error ? reject(error) : resolve(),
    );
  });
  return { close: () => server.forceShutdown() };
}

function loadService(version: ProtocolVersion): ServiceDefinition {
  const directory = fileURLToPath(new URL('.', import.meta.url));
  const definitions = loadSync(`schema${version}.proto`, {
    includeDirs: [directory],
    keepCase: true,
    defaults: true,
    longs: Number,
    enums: String,
  });
  return definitions[`tfplugin${version}.Provider`] as ServiceDefinition;
}

function implementation(
  provider: Provider,
  version: ProtocolVersion,
): UntypedServiceImplementation {
  // Terraform stops a run, not the process: an attached provider serves the next run with a fresh signal.
  let running = new AbortController();
  const methods: { readonly [name: string]: Method } = {
    ...protocolMethods(provider),
    stop: () => {
      running.abort(new Error('context canceled'));
      running = new AbortController();
      return {};
    },
  };
  return Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [
      methodNames[version][name] ?? name,
      (call: { request: Wire }, answer: (error: Error | null, response?: object) => void) => {
        Promise.resolve()
          .then(() => method(call.request, running.signal))
          .catch((error: unknown) => ({ diagnostics: [diagnosticMessage(diagnosticOf(error))] }))
          .then((response) => answer(null, response));
      },
    ]),
  );
}

function protocolMethods(provider: Provider): { readonly [name: string]: Method } {
  const { schema } = provider;
  const resource = (type: string) => find(schema.resources, type, 'resource');
  const data = (type: string) => find(schema.data, type, 'data source');
  const legacy = { legacy_type_system: provider.legacyTypeSystem };

  return {
    schema: () => ({
      provider: schemaMessage(schema.provider),
      resource_schemas: mapValues(schema.resources, schemaMessage),
      data_source_schemas: mapValues(schema.data, schemaMessage),
      // As the real ones, which answer without: else Terraform asks four times in one run.
      server_capabilities: { get_provider_schema_optional: true },
    }),
    validateProvider: (request) => ({ prepared_config: request.config }),
    configure: async (request) => {
      await provider.configure(read(request.config, schema.provider) ?? {});
      return {};
    },
    validateResource: ({ type_name, config }) => ({
      diagnostics: messages(provider.validate(type_name, read(config, resource(type_name)) ?? {})),
    }),
    validateData: ({ type_name }) => {
      data(type_name);
      return {};
    },
    UpgradeResourceState: ({ type_name, raw_state }) => {
      const { block } = resource(type_name);
      const json: unknown = JSON.parse(Buffer.from(raw_state.json).toString('utf8'));
      const state = fromStateJson(json, blockType(block));
      return { upgraded_state: write(isObject(state) ? state : null, resource(type_name)) };
    },
    ReadResource: async (request, signal) => {
      const known = resource(request.type_name);
      const state = read(request.current_state, known);
      const found =
        state &&
        (await provider.read({ type: request.type_name, state, private: request.private }, signal));
      return { new_state: write(found, known), private: request.private };
    },
    PlanResourceChange: async (request, signal) => {
      const known = resource(request.type_name);
      const config = read(request.config, known);
      if (!config || isNull(request.proposed_new_state)) {
        return { planned_state: write(null, known), planned_private: request.prior_private };
      }
      const result = await provider.plan(
        {
          type: request.type_name,
          prior: read(request.prior_state, known),
          config,
          private: request.prior_private,
        },
        signal,
      );
      return {
        planned_state: write(result.planned, known),
        requires_replace: result.replace.map(pathMessage),
        planned_private: result.private ?? request.prior_private,
        diagnostics: messages(result.diagnostics ?? []),
        ...legacy,
      };
    },
    ApplyResourceChange: async (request, signal) => ({
      ...(await applyChange(provider, request, resource(request.type_name), signal)),
      ...legacy,
    }),
    ImportResourceState: ({ type_name, id }) => ({
      imported_resources: [
        { type_name, state: write(provider.import(type_name, id), resource(type_name)) },
      ],
    }),
    ReadDataSource: async ({ type_name, config }, signal) => {
      const known = data(type_name);
      const state = await provider.readData(type_name, read(config, known) ?? {}, signal);
      return { state: write(state, known) };
    },
  };
}

async function applyChange(
  provider: Provider,
  request: Wire,
  known: Schema,
  signal: AbortSignal,
): Promise<object> {
  const prior = read(request.prior_state, known);
  try {
    const result = await provider.apply(
      {
        type: request.type_name,
        prior,
        planned: read(request.planned_state, known),
        config: read(request.config, known),
        private: request.planned_private,
      },
      signal,
    );
    return {
      new_state: write(result.state, known),
      private: result.private ?? request.planned_private,
      diagnostics: messages(result.diagnostics ?? []),
    };
  } catch (error) {
    // What failed has not changed: Terraform keeps the state it had.
    return {
      new_state: write(prior, known),
      private: request.planned_private,
      diagnostics: messages([diagnosticOf(error)]),
    };
  }
}

function find(schemas: { readonly [type: string]: Schema }, type: string, kind: string): Schema {
  const schema = schemas[type];
  if (!schema) throw new ProviderError(`this stand-in provider has no ${kind} "${type}"`);
  return schema;
}

function read(value: WireValue, schema: Schema): Attributes | null {
  const decoded = decodeValue(value?.msgpack ?? new Uint8Array(), blockType(schema.block));
  return isObject(decoded) ? decoded : null;
}

/** Of what is read for nothing else. */
function isNull(value: WireValue): boolean {
  return value === null || value.msgpack.length === 0 || value.msgpack[0] === NIL;
}

function write(state: Attributes | null, schema: Schema): { msgpack: Uint8Array } {
  const whole = state && complete(schema.block, state);
  return { msgpack: encodeValue(whole, blockType(schema.block)) };
}

function messages(diagnostics: readonly Diagnostic[]): object[] {
  return diagnostics.map(diagnosticMessage);
}

function diagnosticMessage({ severity, summary, detail, path }: Diagnostic): object {
  return { severity, summary, detail, ...(path ? { attribute: pathMessage(path) } : {}) };
}

function pathMessage(path: Path): object {
  return {
    steps: path.map((step) =>
      typeof step === 'string' ? { attribute_name: step } : { element_key_int: step },
    ),
  };
}
