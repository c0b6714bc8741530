import type { Attributes } from '../../protocol/values.ts';
import { at, block, flag, optionalText, text } from '../attributes.ts';
import { servicePath } from '../paths.ts';
import { documentResource, type Resource, segment } from '../resource.ts';
import { childNameRule, childOf, childRules } from './api-management-child.ts';

export const apiManagementLogger: Resource = {
  ...documentResource({
    apiVersion: '2022-08-01',
    path: (logger, arm) => `${servicePath(logger, arm)}/loggers/${text(logger, 'name')}`,
    body: loggerBody,
    change: loggerBody,
    // The service turns credentials into named values and never tells them: the blocks stay as they were sent.
    attributes: (document, id) => ({
      ...childOf(id),
      name: segment(id, 'loggers'),
      description: at(document, 'properties.description') ?? '',
      buffered: at(document, 'properties.isBuffered') !== false,
      resource_id: at(document, 'properties.resourceId') ?? '',
    }),
  }),
  rules: { ...childRules, name: childNameRule },
  check: (config) =>
    Array.isArray(config.eventhub) &&
    Array.isArray(config.application_insights) &&
    config.eventhub.length + config.application_insights.length !== 1
      ? ['a logger needs either `application_insights` or `eventhub`']
      : [],
};

function loggerBody(logger: Attributes): object {
  return {
    properties: {
      description: optionalText(logger, 'description') ?? '',
      isBuffered: flag(logger, 'buffered'),
      resourceId: optionalText(logger, 'resource_id'),
      ...target(logger),
    },
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
  return {
    loggerType: 'azureEventHub',
    credentials: {
      name: text(hub, 'name'),
      connectionString: optionalText(hub, 'connection_string'),
      endpointAddress: optionalText(hub, 'endpoint_uri'),
      identityClientId: optionalText(hub, 'user_assigned_identity_client_id'),
    },
  };
}
