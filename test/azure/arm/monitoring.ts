/** Microsoft.Insights and Microsoft.OperationalInsights: where telemetry and alerts would go. */
import { AzureError } from '../errors.ts';
import { type JsonObject, listAt, objectAt, textAt } from '../json.ts';
import { readBody } from './body.ts';
import {
  ok,
  type ResourceProvider,
  type ResourceType,
  type Write,
  type Written,
} from './resource-type.ts';

const COMPONENT = 'Microsoft.Insights/components';
const WORKSPACE = 'Microsoft.OperationalInsights/workspaces';
const BILLING =
  /^(.*\/providers\/Microsoft\.Insights\/components\/[^/]+)\/currentbillingfeatures$/i;
const DEFAULT_BILLING: JsonObject = {
  CurrentBillingFeatures: ['Basic'],
  DataVolumeCap: {
    Cap: 100,
    ResetTime: 24,
    WarningThreshold: 90,
    StopSendNotificationWhenHitCap: false,
  },
};

export const operationalInsights: ResourceProvider = {
  types: [
    {
      type: WORKSPACE,
      located: true,
      write({ azure, body, previous }) {
        const properties = objectAt(body, 'properties');
        const sku = textAt(properties, 'sku', 'name') ?? 'PerGB2018';
        return {
          body: {
            location: body.location,
            tags: objectAt(body, 'tags'),
            properties: {
              retentionInDays: 30,
              features: {},
              workspaceCapping: { dailyQuotaGb: -1, dataIngestionStatus: 'RespectQuota' },
              publicNetworkAccessForIngestion: 'Enabled',
              publicNetworkAccessForQuery: 'Enabled',
              ...properties,
              sku: { name: sku },
              provisioningState: 'Succeeded',
              customerId: textAt(previous?.body, 'properties', 'customerId') ?? azure.newGuid(),
            },
          },
          secrets: previous?.secrets ?? {
            primarySharedKey: azure.newGuid(),
            secondarySharedKey: azure.newGuid(),
          },
        };
      },
      actions: { sharedkeys: ({ resource }) => ok(resource.secrets) },
    },
  ],
  routes: [
    {
      method: 'GET',
      path: /^\/subscriptions\/[^/]+(?:\/resourcegroups\/[^/]+)?\/providers\/Microsoft\.OperationalInsights\/deletedWorkspaces$/i,
      handle: () => ok({ value: [] }),
    },
  ],
};

export const insights: ResourceProvider = {
  types: [
    {
      type: COMPONENT,
      located: true,
      createdStatus: 200,
      write: writeComponent,
    },
    alert('Microsoft.Insights/actionGroups', ['groupShortName']),
    alert('Microsoft.Insights/scheduledQueryRules', ['criteria', 'scopes']),
    alert('Microsoft.Insights/metricAlerts', ['criteria', 'scopes', 'severity']),
    {
      type: 'Microsoft.Insights/diagnosticSettings',
      scope: 'any',
      createdStatus: 200,
      write({ azure, body }) {
        const properties = objectAt(body, 'properties');
        const workspace = textAt(properties, 'workspaceId');
        if (workspace !== undefined) requireExisting(azure.store.get(workspace), workspace);
        return { body: { properties: { metrics: [], logs: [], ...properties } } };
      },
    },
  ],
  routes: [
    {
      method: 'GET',
      path: BILLING,
      handle({ azure, match }) {
        const component = requireExisting(azure.store.get(match[1] ?? ''), match[1] ?? '');
        return ok({ ...DEFAULT_BILLING, ...objectAt(component.secrets, 'billing') });
      },
    },
    {
      method: 'PUT',
      path: BILLING,
      async handle({ azure, match, request }) {
        const component = requireExisting(azure.store.get(match[1] ?? ''), match[1] ?? '');
        const billing = await readBody(request);
        azure.store.put({ ...component, secrets: { ...component.secrets, billing } });
        return ok({ ...DEFAULT_BILLING, ...billing });
      },
    },
  ],
};

function writeComponent({ azure, name, body, previous }: Write): Written {
  const properties = objectAt(body, 'properties');
  const workspace = textAt(properties, 'WorkspaceResourceId');
  if (workspace !== undefined) requireExisting(azure.store.get(workspace), workspace);
  if (!['web', 'other'].includes(textAt(properties, 'Application_Type') ?? '')) {
    throw new AzureError(400, 'InvalidApplicationType', 'Application_Type is web or other.');
  }
  const before = objectAt(previous?.body, 'properties');
  const key = textAt(before, 'InstrumentationKey') ?? azure.newGuid();
  const appId = textAt(before, 'AppId') ?? azure.newGuid();
  return {
    body: {
      location: body.location,
      tags: objectAt(body, 'tags'),
      kind: textAt(body, 'kind') ?? 'web',
      properties: {
        RetentionInDays: 90,
        publicNetworkAccessForIngestion: 'Enabled',
        publicNetworkAccessForQuery: 'Enabled',
        IngestionMode: workspace === undefined ? 'ApplicationInsights' : 'LogAnalytics',
        ...properties,
        ApplicationId: name,
        AppId: appId,
        InstrumentationKey: key,
        ConnectionString: `InstrumentationKey=${key};IngestionEndpoint=https://${textAt(body, 'location')}-0.in.applicationinsights.azure.com/;ApplicationId=${appId}`,
        TenantId: azure.subscriptionId,
        provisioningState: 'Succeeded',
      },
    },
    secrets: previous?.secrets ?? {},
  };
}

function requireExisting<T>(resource: T | undefined, id: string): T {
  if (resource === undefined) {
    throw new AzureError(404, 'ResourceNotFound', `The resource '${id}' was not found.`);
  }
  return resource;
}

/** Alerting resources are kept, not evaluated: their required members and the resources they name are checked. */
function alert(type: string, required: readonly string[]): ResourceType {
  return {
    type,
    located: true,
    write({ azure, body }) {
      const properties = objectAt(body, 'properties');
      const missing = required.find((member) => properties[member] === undefined);
      if (missing !== undefined) {
        throw new AzureError(400, 'BadRequest', `${type} needs properties.${missing}.`);
      }
      for (const scope of listAt(properties, 'scopes')) {
        requireExisting(azure.store.get(String(scope)), String(scope));
      }
      const { location, kind, identity } = body;
      return { body: { location, kind, identity, tags: objectAt(body, 'tags'), properties } };
    },
  };
}
