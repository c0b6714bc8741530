/** A context as a JSON document (docs/expressions.md) → what an expression sees. */

import type { Runtime } from '../../runtime.ts';
import type { Value } from '../../types/values.ts';
import { Guid } from '../foundation/guid.ts';
import type {
  Body,
  ContextApi,
  ContextGroup,
  ContextProduct,
  ContextSubscription,
  ContextUser,
  ExpressionRequest,
  ExpressionResponse,
  ExpressionUrl,
  LastError,
  PolicyContext,
} from './policy-context.ts';
import { readValue } from './print.ts';

type Json = Readonly<Record<string, unknown>>;

const DEFAULT_NOW = Date.UTC(2024, 0, 1);
const DEFAULT_GUID = '00000000-0000-4000-8000-000000000000';

/**
 * @param document the parsed JSON; undefined: a plain GET request
 * @throws {Error} naming the key that is wrong and what was expected there
 */
export function readContext(document: unknown): {
  readonly context: PolicyContext;
  readonly runtime: Runtime;
} {
  const root = new Reader(document === undefined ? {} : document, 'context');
  root.allow(
    'variables request response api operation product subscription user deployment backend lastError requestId now elapsed random guid',
  );
  const now = root.has('now') ? instant(root, 'now') : DEFAULT_NOW;
  const random = root.number('random', 0);
  if (random < 0 || random >= 1) {
    throw root.error('random', 'a number from 0 up to, not including, 1');
  }
  const guid = root.text('guid', DEFAULT_GUID);
  const request = readRequest(root.child('request'));
  return {
    runtime: { now: () => now, random: () => random, guid: () => guid },
    context: {
      requestId: Guid.parse(root.text('requestId', DEFAULT_GUID)) ?? Guid.empty,
      timestamp: now,
      elapsed: root.number('elapsed', 0),
      tracing: false,
      api: root.optional('api', readApi),
      operation: root.optional('operation', (operation) => ({
        id: operation.text('id', ''),
        name: operation.text('name', ''),
        method: operation.text('method', ''),
        urlTemplate: operation.text('urlTemplate', ''),
      })),
      product: root.optional('product', readProduct),
      subscription: root.optional('subscription', readSubscription),
      user: root.optional('user', readUser),
      deployment: readDeployment(root.child('deployment')),
      backend: root.optional('backend', (backend) => ({
        id: backend.text('id', ''),
        type: backend.text('type', 'Single') === 'Pool' ? 'Pool' : 'Single',
        azureRegion: backend.has('azureRegion') ? backend.text('azureRegion', '') : undefined,
      })),
      request,
      response: root.optional('response', readResponse),
      lastError: root.optional('lastError', readLastError),
      variables: readVariables(root.child('variables')),
      trace: () => undefined,
    },
  };
}

function instant(root: Reader, key: string): number {
  const time = Date.parse(root.text(key, ''));
  if (Number.isNaN(time)) throw root.error(key, 'a time such as 2024-01-01T00:00:00Z');
  return time;
}

function optionalInstant(reader: Reader, key: string): number | undefined {
  return reader.has(key) ? instant(reader, key) : undefined;
}

function readApi(api: Reader): ContextApi {
  const names = api.child('subscriptionKeyParameterNames');
  return {
    id: api.text('id', ''),
    name: api.text('name', ''),
    path: api.text('path', ''),
    revision: api.text('revision', '1'),
    version: api.text('version', ''),
    protocols: api.has('protocols') ? api.texts('protocols') : ['https'],
    subscriptionKey: {
      header: names.text('header', 'Ocp-Apim-Subscription-Key'),
      query: names.text('query', 'subscription-key'),
    },
    serviceUrl: api.has('serviceUrl') ? readUrl(api.text('serviceUrl', ''), api) : undefined,
  };
}

function readProduct(product: Reader): ContextProduct {
  return {
    id: product.text('id', ''),
    name: product.text('name', ''),
    published: product.boolean('published', true),
    subscriptionRequired: product.boolean('subscriptionRequired', true),
    approvalRequired: product.boolean('approvalRequired', false),
    subscriptionsLimit: product.has('subscriptionsLimit')
      ? product.number('subscriptionsLimit', 0)
      : undefined,
    apis: product.children('apis').map(readApi),
    groups: product.children('groups').map(readGroup),
  };
}

function readGroup(group: Reader): ContextGroup {
  return { id: group.text('id', ''), name: group.text('name', '') };
}

function readSubscription(subscription: Reader): ContextSubscription {
  return {
    id: subscription.text('id', ''),
    name: subscription.text('name', ''),
    key: subscription.text('key', ''),
    primaryKey: subscription.text('primaryKey', ''),
    secondaryKey: subscription.text('secondaryKey', ''),
    createdDate: optionalInstant(subscription, 'createdDate'),
    startDate: optionalInstant(subscription, 'startDate'),
    endDate: optionalInstant(subscription, 'endDate'),
  };
}

function readUser(user: Reader): ContextUser {
  return {
    id: user.text('id', ''),
    email: user.text('email', ''),
    firstName: user.text('firstName', ''),
    lastName: user.text('lastName', ''),
    note: user.text('note', ''),
    registrationDate: optionalInstant(user, 'registrationDate'),
    groups: user.children('groups').map(readGroup),
    identities: user.children('identities').map((identity) => ({
      id: identity.text('id', ''),
      provider: identity.text('provider', ''),
    })),
  };
}

function readDeployment(deployment: Reader): PolicyContext['deployment'] {
  return {
    region: deployment.text('region', ''),
    serviceId: deployment.text('serviceId', ''),
    serviceName: deployment.text('serviceName', ''),
    gatewayId: deployment.text('gatewayId', 'managed'),
    gatewayInstanceId: deployment.text('gatewayInstanceId', 'managed'),
  };
}

function readRequest(request: Reader): ExpressionRequest {
  request.allow(
    'method url originalUrl headers ipAddress matchedParameters body foundry privateEndpointConnection',
  );
  const url = readUrl(request.text('url', 'https://gateway.example/'), request);
  return {
    method: request.text('method', 'GET'),
    url,
    originalUrl: request.has('originalUrl')
      ? readUrl(request.text('originalUrl', ''), request)
      : url,
    headers: readHeaders(request.child('headers')),
    ipAddress: request.text('ipAddress', '127.0.0.1'),
    matchedParameters: request.child('matchedParameters').textMap(),
    body: readBody(request),
    foundry: request.optional('foundry', (foundry) => ({
      deployment: foundry.text('deployment', ''),
    })),
    privateEndpointConnection: request.optional('privateEndpointConnection', (connection) => ({
      name: connection.text('name', ''),
      groupId: connection.text('groupId', ''),
      memberName: connection.text('memberName', ''),
    })),
  };
}

function readResponse(response: Reader): ExpressionResponse {
  response.allow('statusCode statusReason headers body');
  return {
    statusCode: response.number('statusCode', 200),
    statusReason: response.text('statusReason', ''),
    headers: readHeaders(response.child('headers')),
    body: readBody(response),
  };
}

function readLastError(error: Reader): LastError {
  return {
    source: error.text('source', ''),
    reason: error.text('reason', ''),
    message: error.text('message', ''),
    scope: error.text('scope', ''),
    section: error.text('section', ''),
    path: error.text('path', ''),
    policyId: error.text('policyId', ''),
  };
}

function readUrl(text: string, owner: Reader): ExpressionUrl {
  if (!URL.canParse(text)) throw owner.error('url', 'an absolute URL');
  const url = new URL(text);
  const query = new Map<string, string[]>();
  for (const [name, value] of url.searchParams) {
    const known = query.get(name);
    if (known === undefined) query.set(name, [value]);
    else known.push(value);
  }
  const scheme = url.protocol.slice(0, -1);
  const standard = scheme === 'http' ? 80 : 443;
  return {
    scheme,
    host: url.hostname,
    port: url.port === '' ? standard : Number(url.port),
    path: url.pathname,
    queryString: url.search,
    query,
  };
}

function readHeaders(headers: Reader): ReadonlyMap<string, readonly string[]> {
  return new Map(headers.entries().map(([name, value]) => [name, headers.list(name, value)]));
}

/** A body reports its own consumption, so that a second read fails as in a gateway. */
function readBody(message: Reader): Body | undefined {
  if (!message.has('body')) return undefined;
  const text = message.text('body', '');
  let consumed = false;
  return {
    text,
    bytes: new TextEncoder().encode(text),
    consume: () => {
      consumed = true;
    },
    get consumed() {
      return consumed;
    },
  };
}

function readVariables(variables: Reader): ReadonlyMap<string, Value> {
  return new Map(
    variables.entries().map(([name]) => {
      const variable = variables.child(name);
      variable.allow('type value');
      if (!variable.has('value')) return [name, null];
      return [name, variable.value()];
    }),
  );
}

/** One object of the document; its errors name the path of the key. */
class Reader {
  readonly #object: Json;
  readonly #path: string;

  constructor(value: unknown, path: string) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new Error(`${path} must be an object, not ${JSON.stringify(value)}`);
    }
    this.#object = Object.fromEntries(Object.entries(value));
    this.#path = path;
  }

  /** @param keys the known keys, separated by spaces */
  allow(keys: string): void {
    const known = keys.split(' ');
    const unknown = Object.keys(this.#object).find((key) => !known.includes(key));
    if (unknown !== undefined) {
      throw new Error(`${this.#path} has no key ${unknown}: there is ${known.join(', ')}`);
    }
  }

  error(key: string, expected: string): Error {
    return new Error(
      `${this.#path}.${key} must be ${expected}, not ${JSON.stringify(this.#object[key])}`,
    );
  }

  /** JSON's null is the same as leaving the key out. */
  has(key: string): boolean {
    return this.#object[key] !== undefined && this.#object[key] !== null;
  }

  entries(): [string, unknown][] {
    return Object.entries(this.#object);
  }

  child(key: string): Reader {
    return new Reader(this.has(key) ? this.#object[key] : {}, `${this.#path}.${key}`);
  }

  optional<T>(key: string, read: (child: Reader) => T): T | undefined {
    return this.has(key) ? read(this.child(key)) : undefined;
  }

  text(key: string, initial: string): string {
    if (!this.has(key)) return initial;
    const value = this.#object[key];
    if (typeof value !== 'string') throw this.error(key, 'a string');
    return value;
  }

  number(key: string, initial: number): number {
    if (!this.has(key)) return initial;
    const value = this.#object[key];
    if (typeof value !== 'number') throw this.error(key, 'a number');
    return value;
  }

  boolean(key: string, initial: boolean): boolean {
    if (!this.has(key)) return initial;
    const value = this.#object[key];
    if (typeof value !== 'boolean') throw this.error(key, 'true or false');
    return value;
  }

  list(key: string, value: unknown): readonly string[] {
    if (typeof value === 'string') return [value];
    if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
      throw this.error(key, 'a string or a list of strings');
    }
    return value;
  }

  /** A list of strings; a single string is a list of one. */
  texts(key: string): readonly string[] {
    return this.list(key, this.#object[key]);
  }

  /** A list of objects; empty when left out. */
  children(key: string): readonly Reader[] {
    if (!this.has(key)) return [];
    const list = this.#object[key];
    if (!Array.isArray(list)) throw this.error(key, 'a list of objects');
    return list.map((item, index) => new Reader(item, `${this.#path}.${key}[${index}]`));
  }

  textMap(): ReadonlyMap<string, string> {
    return new Map(Object.keys(this.#object).map((key) => [key, this.text(key, '')]));
  }

  value(): Value {
    const type = this.text('type', 'System.String');
    try {
      return readValue(type, this.text('value', ''));
    } catch (error) {
      throw new Error(`${this.#path}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
