import type { Attributes } from '../../protocol/values.ts';
import { at, block, flag, optionalText, text } from '../attributes.ts';
import { servicePath } from '../paths.ts';
import { documentResource, type Resource, segment } from '../resource.ts';
import { anyResourceId, notEmpty, uuid } from '../rules.ts';
import { childId, childNameRule, childOf, childRules } from './api-management-child.ts';

export const apiManagementLogger: Resource = {
  ...documentResource({
    id: childId('loggers'),
    apiVersion: '2022-08-01',
    path: (logger, arm) => `${servicePath(logger, arm)}/loggers/${text(logger, 'name')}`,
    body: (logger) => ({
      properties: { ...properties(logger), resourceId: optionalText(logger, 'resource_id') },
    }),
    change: (logger) => ({ properties: properties(logger) }),
    // The service turns credentials into named values and never tells them: the blocks stay as they were sent.
    attributes: (document, id) => ({
      ...childOf(id),
      name: segment(id, 'loggers'),
      description: at(document, 'properties.description') ?? '',
      buffered: at(document, 'properties.isBuffered') !== false,
      resource_id: at(document, 'properties.resourceId') ?? '',
    }),
  }),
  rules: {
    ...childRules,
    name: childNameRule,
    resource_id: anyResourceId,
    'application_insights.connection_string': notEmpty,
    'application_insights.instrumentation_key': notEmpty,
    'application_insights.identity_client_id': {
      pattern: new RegExp(`${uuid.pattern.source}|^SystemAssigned$`),
      must: `${uuid.must}, or \`SystemAssigned\``,
    },
    'eventhub.connection_string': notEmpty,
    'eventhub.endpoint_uri': notEmpty,
    'eventhub.user_assigned_identity_client_id': uuid,
  },
  check: (config) => [
    ...(Array.isArray(config.eventhub) &&
    Array.isArray(config.application_insights) &&
    config.eventhub.length + config.application_insights.length !== 1
      ? ['a logger needs either `application_insights` or `eventhub`']
      : []),
    ...needsOne(config, 'application_insights', ['connection_string', 'instrumentation_key']),
    ...needsOne(config, 'eventhub', ['connection_string', 'endpoint_uri']),
    ...(block(config, 'application_insights')?.identity_client_id &&
    block(config, 'application_insights')?.connection_string === null
      ? ['`identity_client_id` needs `connection_string`']
      : []),
  ],
};

function needsOne(config: Attributes, name: string, choices: readonly string[]): string[] {
  const found = block(config, name);
  if (!found || choices.some((choice) => found[choice] !== null)) return [];
  return [`\`${name}\` needs ${choices.map((choice) => `\`${choice}\``).join(' or ')}`];
}

function properties(logger: Attributes): object {
  return {
    description: optionalText(logger, 'description') ?? '',
    isBuffered: flag(logger, 'buffered'),
    ...target(logger),
  };
}

function target(logger: Attributes): object {
  const insights = block(logger, 'application_insights');
  if (insights) {
    return {
      loggerType: 'applicationInsights',
      credentials: {
        connectionString: optionalText(insights, 'connection_string'),
        instrumentationKey: optionalText(insights, 'instrumentation_key'),
        identityClientId: optionalText(insights, 'identity_client_id'),
      },
    };
  }
  const hub = block(logger, 'eventhub') ?? {};
  const connectionString = optionalText(hub, 'connection_string');
  return {
    loggerType: 'azureEventHub',
    credentials: {
      name: text(hub, 'name'),
      ...(connectionString
        ? { connectionString }
        : {
            endpointAddress: optionalText(hub, 'endpoint_uri'),
            identityClientId:
              optionalText(hub, 'user_assigned_identity_client_id') ?? 'SystemAssigned',
          }),
    },
  };
}
