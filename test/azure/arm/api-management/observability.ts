/** Loggers and the diagnostics that write to them. */
import { AzureError, validationError } from '../../errors.ts';
import { numberAt, objectAt, textAt } from '../../json.ts';
import { keyOf, nameOf } from '../../resource-id.ts';
import type { ResourceType, Write, Written } from '../resource-type.ts';
import { API, child, LOGGER, SERVICE, serviceOf } from './types.ts';

const DIAGNOSTICS = [`${SERVICE}/diagnostics`, `${API}/diagnostics`];

export const observabilityTypes: readonly ResourceType[] = [
  {
    type: LOGGER,
    label: 'Logger',
    // azurerm patches loggers without If-Match.
    versioned: 'loosely',
    write({ azure, name, body, previous }) {
      const properties = objectAt(body, 'properties');
      const loggerType = textAt(properties, 'loggerType') ?? '';
      if (!['applicationInsights', 'azureEventHub', 'azureMonitor'].includes(loggerType)) {
        throw validationError(
          `A logger's loggerType is applicationInsights, azureEventHub or azureMonitor, not '${loggerType}'.`,
          'loggerType',
        );
      }
      const resourceId = textAt(properties, 'resourceId');
      if (loggerType === 'applicationInsights' && resourceId !== undefined) {
        if (azure.store.get(resourceId) === undefined) {
          throw validationError(
            `The logger's resource '${resourceId}' does not exist.`,
            'resourceId',
          );
        }
      }
      const credentials = objectAt(properties, 'credentials');
      if (loggerType !== 'azureMonitor' && Object.keys(credentials).length === 0) {
        throw validationError(`A logger of type ${loggerType} needs credentials.`, 'credentials');
      }
      // Azure keeps each credential as a secret named value and shows its placeholder.
      const shown = Object.fromEntries(
        Object.keys(credentials).map((member) => [
          member,
          `{{Logger-Credentials--${name}-${member}}}`,
        ]),
      );
      return {
        body: { properties: { isBuffered: true, ...properties, credentials: shown } },
        secrets: { ...previous?.secrets, ...credentials },
      };
    },
    beforeDelete({ azure, resource }) {
      const user = DIAGNOSTICS.flatMap((type) => azure.store.ofType(type)).find(
        ({ body }) => keyOf(textAt(body, 'properties', 'loggerId') ?? '') === keyOf(resource.id),
      );
      if (user !== undefined) {
        throw new AzureError(
          400,
          'ValidationError',
          `Logger '${resource.name}' cannot be deleted: the diagnostic '${user.id}' writes to it.`,
        );
      }
    },
  },
  ...DIAGNOSTICS.map(
    (type): ResourceType => ({
      type,
      label: 'Diagnostic',
      versioned: 'strictly',
      names: /^(applicationinsights|azuremonitor|azureeventhub|local)$/i,
      write: writeDiagnostic,
    }),
  ),
];

function writeDiagnostic({ azure, id, body }: Write): Written {
  const properties = objectAt(body, 'properties');
  const loggerId = textAt(properties, 'loggerId') ?? '';
  const service = serviceOf(id);
  const logger = child(azure.store, service, LOGGER, nameOf(loggerId));
  if (
    logger === undefined ||
    (loggerId.startsWith('/subscriptions/') && keyOf(logger.id) !== keyOf(loggerId))
  ) {
    throw validationError(`The logger '${loggerId}' does not exist in this service.`, 'loggerId');
  }
  const percentage = numberAt(properties, 'sampling', 'percentage');
  if (percentage !== undefined && (percentage < 0 || percentage > 100)) {
    throw validationError(`sampling.percentage is from 0 to 100; got ${percentage}.`, 'sampling');
  }
  for (const side of ['frontend', 'backend']) {
    for (const message of ['request', 'response']) {
      const bytes = numberAt(properties, side, message, 'body', 'bytes');
      if (bytes !== undefined && (!Number.isInteger(bytes) || bytes < 0 || bytes > 8192)) {
        throw validationError(
          `${side}.${message}.body.bytes is from 0 to 8192; got ${bytes}.`,
          side,
        );
      }
    }
  }
  return {
    body: {
      properties: {
        logClientIp: true,
        httpCorrelationProtocol: 'Legacy',
        sampling: { samplingType: 'fixed', percentage: 100 },
        ...properties,
        loggerId: logger.id,
      },
    },
  };
}
