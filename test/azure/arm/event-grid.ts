/**
 * Microsoft.EventGrid: subscriptions to a vault's events, checked and kept. Nothing is delivered, and no webhook is asked for its
 * handshake. Source: https://learn.microsoft.com/azure/event-grid/subscription-creation-schema
 */
import { AzureError } from '../errors.ts';
import { type JsonObject, listAt, objectAt, textAt } from '../json.ts';
import { keyOf } from '../resource-id.ts';
import { VAULT } from '../vault/access.ts';
import type { ResourceProvider, Write, Written } from './resource-type.ts';
import { STORAGE_QUEUE } from './storage.ts';

const NAME = /^[A-Za-z0-9-]{3,64}$/;
const SCHEMAS = ['EventGridSchema', 'CloudEventSchemaV1_0'];

/** https://learn.microsoft.com/azure/event-grid/event-schema-key-vault */
const VAULT_EVENTS = [
  ...['Certificate', 'Key', 'Secret'].flatMap((kind) =>
    ['NewVersionCreated', 'NearExpiry', 'Expired'].map((what) => `${kind}${what}`),
  ),
  'VaultAccessPolicyChanged',
].map((event) => `Microsoft.KeyVault.${event}`);

export const eventGrid: ResourceProvider = {
  types: [
    {
      type: 'Microsoft.EventGrid/eventSubscriptions',
      scope: 'any',
      write: writeSubscription,
    },
  ],
};

function writeSubscription({ azure, name, parent, body }: Write): Written {
  if (!NAME.test(name)) {
    invalid('The event subscription name must be 3 to 64 letters, digits and hyphens.');
  }
  const source = azure.store.get(parent);
  if (source?.type.toLowerCase() !== VAULT.toLowerCase()) {
    invalid('Here events come from key vaults only.');
  }
  const properties = objectAt(body, 'properties');
  const types = listAt(properties, 'filter', 'includedEventTypes').map(String);
  const unknown = types.find((type) => !VAULT_EVENTS.includes(type));
  if (unknown !== undefined) {
    invalid(`The event type ${unknown} is not supported for the topic type ${VAULT}.`);
  }
  const schema = textAt(properties, 'eventDeliverySchema') ?? 'EventGridSchema';
  if (!SCHEMAS.includes(schema)) invalid(`The event delivery schema ${schema} is not supported.`);
  const destination = objectAt(properties, 'destination');
  return {
    body: {
      properties: {
        ...properties,
        destination: { ...destination, properties: shownDestination(destination, azure) },
        eventDeliverySchema: schema,
        provisioningState: 'Succeeded',
        topic: source.id,
      },
    },
  };
}

/** Of a webhook's address Azure shows the part before the query, by another name: the whole of it may be a secret. */
function shownDestination(destination: JsonObject, azure: Write['azure']): JsonObject {
  const given = objectAt(destination, 'properties');
  switch (textAt(destination, 'endpointType')) {
    case 'WebHook': {
      const { endpointUrl: _, ...shown } = given;
      const url = textAt(given, 'endpointUrl') ?? '';
      if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
        invalid('Webhook endpoint URLs must be absolute and https.');
      }
      return { ...shown, endpointBaseUrl: url.split('?')[0] ?? '' };
    }
    case 'StorageQueue': {
      const account = textAt(given, 'resourceId') ?? '';
      const queue = `${account}/queueServices/default/queues/${textAt(given, 'queueName')}`;
      const found = azure.store.ofType(STORAGE_QUEUE).some(({ id }) => keyOf(id) === keyOf(queue));
      if (!found) invalid(`The destination queue ${queue} does not exist.`);
      return given;
    }
    default:
      return invalid('The destination must be a WebHook or a StorageQueue.');
  }
}

function invalid(message: string): never {
  throw new AzureError(400, 'InvalidRequest', message);
}
