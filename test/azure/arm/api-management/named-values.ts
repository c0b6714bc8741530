/** Named values: literal, secret, or a reference to a Key Vault secret. */
import type { Azure } from '../../azure.ts';
import { AzureError, validationError } from '../../errors.ts';
import { flagAt, objectAt, textAt } from '../../json.ts';
import { keyOf } from '../../resource-id.ts';
import type { Resource } from '../../store.ts';
import { noContent, ok, type ResourceType, type Write, type Written } from '../resource-type.ts';
import { policiesThat } from './references.ts';
import { NAMED_VALUE, serviceOf } from './types.ts';

/** Reads a Key Vault secret as one of the service's identities. @throws {AzureError} when it may not. */
export type ReadSecret = (
  serviceId: string,
  clientId: string | undefined,
  secretIdentifier: string,
) => string;

const DISPLAY_NAME = /^[A-Za-z0-9-._]{1,256}$/;

export function namedValueType(readSecret: ReadSecret): ResourceType {
  return {
    type: NAMED_VALUE,
    label: 'Property',
    versioned: 'strictly',
    longRunning: { put: 'status' },
    write: (write) => writeNamedValue(write, readSecret),
    beforeDelete({ azure, resource }) {
      const name = textAt(resource.body, 'properties', 'displayName') ?? '';
      const [user] = policiesThat(azure.store, serviceOf(resource.id), ({ namedValues }) =>
        namedValues.includes(name),
      );
      if (user !== undefined) {
        throw new AzureError(
          400,
          'ValidationError',
          `Named value '${name}' cannot be deleted: the policy '${user.id}' uses it.`,
        );
      }
    },
    actions: {
      listvalue: ({ azure, resource }) =>
        ok({ value: namedValueText(azure, resource, readSecret) }, { ETag: resource.etag }),
      refreshsecret: () => noContent(),
    },
  };
}

/** What `{{name}}` becomes. @throws {AzureError} when a Key Vault reference cannot be read. */
export function namedValueText(azure: Azure, resource: Resource, readSecret: ReadSecret): string {
  const stored = azure.store.get(resource.id) ?? resource;
  const reference = objectAt(stored.body, 'properties', 'keyVault');
  const identifier = textAt(reference, 'secretIdentifier');
  return identifier === undefined
    ? (textAt(stored.secrets, 'value') ?? '')
    : readSecret(serviceOf(stored.id), textAt(reference, 'identityClientId'), identifier);
}

function writeNamedValue(
  { azure, id, name, parent, body, previous }: Write,
  readSecret: ReadSecret,
): Written {
  const { value, ...properties } = objectAt(body, 'properties');
  const displayName = textAt(properties, 'displayName') ?? '';
  if (!DISPLAY_NAME.test(displayName)) {
    throw validationError(
      `A named value's displayName may contain only letters, digits, periods, dashes and underscores; got '${displayName}'.`,
      'displayName',
    );
  }
  const twin = azure.store
    .children(parent, NAMED_VALUE)
    .find(
      (other) =>
        keyOf(other.id) !== keyOf(id) &&
        textAt(other.body, 'properties', 'displayName') === displayName,
    );
  if (twin !== undefined) {
    throw new AzureError(
      400,
      'ValidationError',
      `The named value '${name}' cannot take the displayName '${displayName}': '${twin.name}' has it.`,
    );
  }
  const secret = flagAt(properties, 'secret') ?? false;
  const identifier = textAt(properties, 'keyVault', 'secretIdentifier');
  if (identifier !== undefined) {
    readSecret(parent, textAt(properties, 'keyVault', 'identityClientId'), identifier);
    return { body: { properties: { ...properties, secret: true } }, secrets: {} };
  }
  const text = typeof value === 'string' ? value : textAt(previous?.secrets, 'value');
  if (text === undefined || text === '' || text.length > 4096) {
    throw validationError('A named value needs a value of 1 to 4096 characters.', 'value');
  }
  return {
    body: { properties: { ...properties, secret, ...(secret ? {} : { value: text }) } },
    secrets: { value: text },
  };
}
