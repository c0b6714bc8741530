/** APIs, imported or written member by member, and their operations. */

import type { Azure } from '../../azure.ts';
import { AzureError, validationError } from '../../errors.ts';
import { flagAt, type JsonObject, listAt, objectAt, textAt } from '../../json.ts';
import { keyOf } from '../../resource-id.ts';
import type { Resource } from '../../store.ts';
import type { ResourceType, Write, Written } from '../resource-type.ts';
import { type Description, readDescription } from './openapi.ts';
import { API, OPERATION, PRODUCT_API, SERVICE, serviceOf } from './types.ts';

const FORMATS = ['openapi+json', 'openapi', 'swagger-json'];

export const apiTypes: readonly ResourceType[] = [
  {
    type: API,
    label: 'API',
    versioned: 'strictly',
    longRunning: { put: 'self' },
    write: writeApi,
    deleted(api, azure) {
      const memberships = azure.store
        .ofType(PRODUCT_API)
        .filter(
          ({ id, name }) =>
            keyOf(serviceOf(id)) === keyOf(api.parent) &&
            name.toLowerCase() === api.name.toLowerCase(),
        );
      for (const { id } of memberships) azure.store.remove(id);
    },
  },
  {
    type: OPERATION,
    label: 'Operation',
    versioned: 'strictly',
    write({ body }) {
      const properties = objectAt(body, 'properties');
      for (const member of ['displayName', 'method', 'urlTemplate']) {
        if ((textAt(properties, member) ?? '') === '') {
          throw validationError(`An operation needs a ${member}.`, member);
        }
      }
      return { body: { properties: { templateParameters: [], ...properties } } };
    },
  },
  {
    type: `${SERVICE}/apiVersionSets`,
    label: 'API version set',
    versioned: 'strictly',
    write({ body }) {
      const properties = objectAt(body, 'properties');
      if ((textAt(properties, 'displayName') ?? '') === '') {
        throw validationError('An API version set needs a displayName.', 'displayName');
      }
      if (!['Segment', 'Query', 'Header'].includes(textAt(properties, 'versioningScheme') ?? '')) {
        throw validationError('versioningScheme is Segment, Query or Header.', 'versioningScheme');
      }
      return { body: { properties } };
    },
  },
];

function writeApi({ azure, id, name, parent, body, previous }: Write): Written {
  const { format, value, ...sent } = objectAt(body, 'properties');
  if (/;rev=/.test(name)) {
    throw new AzureError(
      501,
      'NotEmulated',
      `The local Azure has revision 1 of an API only, not '${name}'.`,
    );
  }
  const description = value === undefined ? undefined : importable(format, value);
  const before = objectAt(previous?.body, 'properties');
  const displayName =
    textAt(sent, 'displayName') ?? textAt(before, 'displayName') ?? description?.title ?? '';
  if (displayName === '') throw validationError('An API needs a displayName.', 'displayName');
  const path = (textAt(sent, 'path') ?? textAt(before, 'path'))?.replaceAll(/^\/+|\/+$/g, '');
  if (path === undefined) throw validationError('An API needs a path.', 'path');
  if (/[*?#{}\s]/.test(path)) {
    throw validationError(`'${path}' is not a path: letters, digits and slashes.`, 'path');
  }
  refuseTakenPath(azure, parent, id, name, path, sent);
  const protocols = listAt(sent, 'protocols');
  if (protocols.some((protocol) => !['http', 'https', 'ws', 'wss'].includes(String(protocol)))) {
    throw validationError(
      `The protocols are http, https, ws and wss; got ${protocols.join(', ')}.`,
      'protocols',
    );
  }
  const bearer = textAt(sent, 'subscriptionKeyParameterNames', 'bearer');
  if (bearer !== undefined && bearer !== 'enabled') {
    throw new AzureError(
      501,
      'NotEmulated',
      `subscriptionKeyParameterNames.bearer is documented nowhere; the local Azure knows 'enabled', as samples have it, not '${bearer}'.`,
    );
  }
  const serviceUrl = textAt(sent, 'serviceUrl') ?? description?.serviceUrl;
  return {
    after(api) {
      if (description !== undefined) importOperations(azure, api, description);
    },
    body: {
      properties: {
        apiRevision: '1',
        isCurrent: true,
        isOnline: true,
        subscriptionRequired: true,
        protocols: ['https'],
        authenticationSettings: {},
        subscriptionKeyParameterNames: {
          header: 'Ocp-Apim-Subscription-Key',
          query: 'subscription-key',
        },
        ...(description === undefined ? {} : { description: description.description }),
        ...before,
        ...sent,
        ...(serviceUrl === undefined ? {} : { serviceUrl }),
        displayName,
        path,
      },
    },
  };
}

function importable(format: unknown, value: unknown): Description {
  if (typeof format !== 'string' || !FORMATS.includes(format)) {
    throw new AzureError(
      501,
      'NotEmulated',
      `The local Azure imports ${FORMATS.join(', ')}; it cannot import '${format}', nor fetch a link.`,
    );
  }
  try {
    return readDescription(String(value), format);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw validationError(`Parsing error(s): ${reason}.`, 'representation');
  }
}

/** Two APIs may share a path only as versions of one set. */
function refuseTakenPath(
  azure: Azure,
  service: string,
  id: string,
  name: string,
  path: string,
  sent: JsonObject,
): void {
  const taken = azure.store
    .children(service, API)
    .find(
      (other) =>
        keyOf(other.id) !== keyOf(id) &&
        textAt(other.body, 'properties', 'path')?.toLowerCase() === path.toLowerCase() &&
        (textAt(sent, 'apiVersionSetId') === undefined ||
          textAt(sent, 'apiVersion') === textAt(other.body, 'properties', 'apiVersion')),
    );
  if (taken !== undefined) {
    throw validationError(
      `Cannot create API '${name}' with the same Path '${path}' as API '${taken.name}'.`,
      'path',
    );
  }
}

/** An import replaces the operations; one that stays keeps its policy. */
function importOperations(azure: Azure, api: Resource, description: Description): void {
  const wanted = new Set(description.operations.map(({ name }) => name.toLowerCase()));
  for (const { id, name } of azure.store.children(api.id, OPERATION)) {
    if (!wanted.has(name.toLowerCase())) azure.store.remove(id);
  }
  for (const { name, templateParameters, ...properties } of description.operations) {
    azure.store.put({
      id: `${api.id}/operations/${name}`,
      name,
      type: OPERATION,
      parent: api.id,
      body: {
        properties: {
          ...properties,
          templateParameters: templateParameters.map((parameter) => ({
            name: parameter,
            type: 'string',
            required: true,
          })),
        },
      },
      secrets: {},
    });
  }
}

/** Header and query parameter in which an API takes its subscription key, and whether as a bearer token, too. */
export function keyParameters(api: JsonObject): {
  readonly header: string;
  readonly query: string;
  readonly bearer: boolean;
} {
  return {
    bearer: textAt(api, 'properties', 'subscriptionKeyParameterNames', 'bearer') === 'enabled',
    header:
      textAt(api, 'properties', 'subscriptionKeyParameterNames', 'header') ??
      'Ocp-Apim-Subscription-Key',
    query:
      textAt(api, 'properties', 'subscriptionKeyParameterNames', 'query') ?? 'subscription-key',
  };
}

export function needsSubscription(api: JsonObject): boolean {
  return flagAt(api, 'properties', 'subscriptionRequired') ?? true;
}
