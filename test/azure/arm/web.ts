/** Microsoft.Web: plans, function apps, their settings and what is deployed to them. */
import type { Azure } from '../azure.ts';
import { CONTAINER, STORAGE_ACCOUNT } from '../blobs/data-plane.ts';
import { ARM_AUDIENCES } from '../directory/tokens.ts';
import { AzureError, notEmulated } from '../errors.ts';
import { type Json, type JsonObject, listAt, objectAt, textAt } from '../json.ts';
import { keyOf } from '../resource-id.ts';
import type { Resource } from '../store.ts';
import { hostType } from './functions.ts';
import { resolveIdentity } from './identity.ts';
import { isTaken, nameCheck } from './name-check.ts';
import {
  ok,
  type ResourceProvider,
  type ResourceType,
  type Write,
  type Written,
} from './resource-type.ts';

const PLAN = 'Microsoft.Web/serverfarms';
const SITE = 'Microsoft.Web/sites';
const SITE_NAME = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])$/i;
const TIERS: readonly (readonly [RegExp, string])[] = [
  [/^FC1$/, 'FlexConsumption'],
  [/^Y1$/, 'Dynamic'],
  [/^EP[123]$/, 'ElasticPremium'],
  [/^F1$/, 'Free'],
  [/^B[123]$/, 'Basic'],
  [/^S[123]$/, 'Standard'],
  [/^P[0123]m?v[234]$/, 'Premium'],
];
const RUNTIMES = ['node', 'python', 'dotnet-isolated', 'java', 'powershell', 'custom'];

/**
 * Settings that `functionAppConfig` replaces; a Flex Consumption app that has one is refused.
 * learn.microsoft.com/azure/azure-functions/flex-consumption-plan#deprecated-properties-and-settings
 */
const DEPRECATED_ON_FLEX = [
  'FUNCTIONS_WORKER_RUNTIME',
  'FUNCTIONS_WORKER_RUNTIME_VERSION',
  'FUNCTIONS_EXTENSION_VERSION',
  'WEBSITE_RUN_FROM_PACKAGE',
  'WEBSITE_NODE_DEFAULT_VERSION',
  'WEBSITE_CONTENTAZUREFILECONNECTIONSTRING',
  'WEBSITE_CONTENTSHARE',
  'SCM_DO_BUILD_DURING_DEPLOYMENT',
];

const CONFIG_NAMES =
  /^(web|appsettings|connectionstrings|slotconfignames|publishingcredentials|authsettings|authsettingsv2|logs|metadata)$/i;

function siteOf(config: Resource, azure: Azure): Resource {
  const site = azure.store.get(config.parent);
  if (site === undefined) {
    throw new AzureError(404, 'ResourceNotFound', `Site '${config.parent}' was not found.`);
  }
  return site;
}

/** A site's settings in the several shapes in which the API shows and takes them. */
const configType: ResourceType = {
  type: `${SITE}/config`,
  names: CONFIG_NAMES,
  createdStatus: 200,
  implied(site, name) {
    switch (name.toLowerCase()) {
      case 'web':
        return {
          properties: { ...objectAt(site.body, 'properties', 'siteConfig'), appSettings: null },
        };
      case 'slotconfignames':
        return { properties: { appSettingNames: [], connectionStringNames: [] } };
      default:
        return { properties: {} };
    }
  },
  write({ azure, name, parent, body, previous }) {
    const site = azure.store.get(parent);
    const properties = objectAt(body, 'properties');
    const kind = name.toLowerCase();
    const settings =
      kind === 'appsettings'
        ? properties
        : kind === 'web' && Array.isArray(properties.appSettings)
          ? settingsOf(listAt(properties, 'appSettings'))
          : undefined;
    const { appSettings: _appSettings, ...shown } = properties;
    const before = objectAt(previous?.body, 'properties');
    return {
      body: { properties: kind === 'appsettings' ? {} : { ...before, ...shown } },
      secrets: kind === 'appsettings' ? properties : {},
      after() {
        if (site === undefined || settings === undefined) return;
        azure.store.put({ ...site, secrets: { ...site.secrets, appSettings: settings } });
      },
    };
  },
  showWritten: ({ name, secrets }) =>
    name.toLowerCase() === 'appsettings' ? { properties: secrets } : {},
  actions: {
    list({ azure, resource }) {
      const site = siteOf(resource, azure);
      const properties =
        resource.name.toLowerCase() === 'appsettings'
          ? objectAt(site.secrets, 'appSettings')
          : resource.name.toLowerCase() === 'publishingcredentials'
            ? {
                publishingUserName: `$${site.name}`,
                scmUri: `https://${site.name.toLowerCase()}.scm.azurewebsites.net`,
              }
            : objectAt(resource.body, 'properties');
      return ok({ id: resource.id, name: resource.name, type: resource.type, properties });
    },
  },
};

export const web: ResourceProvider = {
  types: [
    {
      type: PLAN,
      located: true,
      createdStatus: 200,
      write: writePlan,
      beforeDelete({ azure, resource }) {
        const site = sitesOn(azure, resource.id)[0];
        if (site !== undefined) {
          throw new AzureError(
            409,
            'Conflict',
            `Server farm '${resource.name}' cannot be deleted: it hosts '${site.name}'.`,
          );
        }
      },
    },
    {
      type: SITE,
      located: true,
      createdStatus: 200,
      longRunning: { put: 'location' },
      write: writeSite,
      deleted: ({ id }, azure) => {
        azure.packages.delete(keyOf(id));
        azure.masterKeys.delete(keyOf(id));
      },
    },
    configType,
    hostType,
    {
      type: `${SITE}/basicPublishingCredentialsPolicies`,
      names: /^(scm|ftp)$/i,
      createdStatus: 200,
      implied: () => ({ properties: { allow: true } }),
      write: ({ body }) => ({ body: { properties: objectAt(body, 'properties') } }),
    },
    { type: `${SITE}/extensions`, names: /^onedeploy$/i, createdStatus: 200, write: oneDeploy },
  ],
  routes: [
    nameCheck({
      namespace: 'Microsoft.Web',
      type: SITE,
      valid: SITE_NAME,
      invalid: 'Invalid',
      taken: (azure, name) => isTaken(azure.store, SITE, name),
    }),
  ],
};

function sitesOn(azure: Azure, planId: string): readonly Resource[] {
  return azure.store
    .ofType(SITE)
    .filter(
      ({ body }) => keyOf(textAt(body, 'properties', 'serverFarmId') ?? '') === keyOf(planId),
    );
}

function writePlan({ name, body }: Write): Written {
  const sku = textAt(body, 'sku', 'name') ?? '';
  const tier = TIERS.find(([pattern]) => pattern.test(sku))?.[1];
  if (tier === undefined) {
    throw new AzureError(400, 'BadRequest', `The plan's sku '${sku}' is unknown.`);
  }
  return {
    body: {
      location: body.location,
      tags: objectAt(body, 'tags'),
      kind: textAt(body, 'kind') ?? (tier === 'FlexConsumption' ? 'functionapp' : 'app'),
      sku: {
        name: sku,
        tier,
        size: sku,
        family: sku.replace(/\d.*$/, ''),
        capacity: 0,
        ...objectAt(body, 'sku'),
      },
      properties: {
        maximumElasticWorkerCount: 1,
        numberOfSites: 0,
        ...objectAt(body, 'properties'),
        name,
        status: 'Ready',
        provisioningState: 'Succeeded',
      },
    },
  };
}

function writeSite({ azure, id, name, body, previous }: Write): Written {
  if (!SITE_NAME.test(name)) {
    throw new AzureError(
      400,
      'BadRequest',
      `'${name}' is not a site name: 2 to 60 letters, digits and dashes.`,
    );
  }
  const taken = azure.store
    .ofType(SITE)
    .some(
      (other) => other.name.toLowerCase() === name.toLowerCase() && keyOf(other.id) !== keyOf(id),
    );
  if (taken) {
    throw new AzureError(409, 'Conflict', `Website with given name ${name} already exists.`);
  }
  const properties = objectAt(body, 'properties');
  const planId = textAt(properties, 'serverFarmId') ?? '';
  const plan = azure.store.get(planId);
  if (plan?.type !== PLAN) {
    throw new AzureError(404, 'NotFound', `Server farm with id '${planId}' was not found.`);
  }
  const identity = resolveIdentity(
    azure,
    objectAt(body, 'identity'),
    objectAt(previous?.body, 'identity'),
  );
  const siteConfig = objectAt(properties, 'siteConfig');
  const sent = settingsOf(listAt(siteConfig, 'appSettings'));
  const settings = 'appSettings' in siteConfig ? sent : objectAt(previous?.secrets, 'appSettings');
  if (textAt(plan.body, 'sku', 'name') === 'FC1') {
    checkFlex(azure, identity, properties, settings);
  }
  const {
    appSettings: _appSettings,
    connectionStrings: _connectionStrings,
    ...shownConfig
  } = siteConfig;
  return {
    body: {
      location: body.location,
      tags: objectAt(body, 'tags'),
      kind: textAt(body, 'kind') ?? 'app',
      ...(identity === undefined ? {} : { identity }),
      properties: {
        enabled: true,
        httpsOnly: false,
        publicNetworkAccess: 'Enabled',
        ...properties,
        // A site never shows its settings; only POST config/appsettings/list does.
        siteConfig: { ...shownConfig, appSettings: null },
        state: 'Running',
        defaultHostName: `${name.toLowerCase()}.azurewebsites.net`,
        hostNames: [`${name.toLowerCase()}.azurewebsites.net`],
        enabledHostNames: [
          `${name.toLowerCase()}.azurewebsites.net`,
          `${name.toLowerCase()}.scm.azurewebsites.net`,
        ],
        outboundIpAddresses: '203.0.113.20',
        possibleOutboundIpAddresses: '203.0.113.20,203.0.113.21',
        customDomainVerificationId: azure.tenantId.replaceAll('-', '').toUpperCase(),
      },
    },
    secrets: { appSettings: settings },
  };
}

function settingsOf(pairs: readonly Json[]): JsonObject {
  return Object.fromEntries(
    pairs.map((pair) => [textAt(pair, 'name') ?? '', String(objectAt(pair).value ?? '')]),
  );
}

/** What a Flex Consumption app must say about its runtime and its package. */
function checkFlex(
  azure: Azure,
  identity: JsonObject | undefined,
  properties: JsonObject,
  settings: JsonObject,
): void {
  const bad = (message: string): AzureError => new AzureError(400, 'BadRequest', message);
  const config = objectAt(properties, 'functionAppConfig');
  const runtime = textAt(config, 'runtime', 'name') ?? '';
  if (!RUNTIMES.includes(runtime) || textAt(config, 'runtime', 'version') === undefined) {
    throw bad(
      `functionAppConfig.runtime needs a version and one of the names ${RUNTIMES.join(', ')}; got '${runtime}'.`,
    );
  }
  const url = textAt(config, 'deployment', 'storage', 'value') ?? '';
  const [, account = '', container = ''] =
    /^https:\/\/([^.]+)\.blob\.core\.windows\.net\/([^/]+)\/?$/.exec(url) ?? [];
  const storage = azure.store
    .ofType(STORAGE_ACCOUNT)
    .find((candidate) => candidate.name === account);
  const blobs =
    storage && azure.store.get(`${storage.id}/blobServices/default/containers/${container}`);
  if (blobs?.type !== CONTAINER) {
    throw bad(
      `functionAppConfig.deployment.storage.value '${url}' is not an existing blob container.`,
    );
  }
  const authentication = objectAt(config, 'deployment', 'storage', 'authentication');
  const kind = textAt(authentication, 'type')?.toLowerCase();
  const wanted = keyOf(textAt(authentication, 'userAssignedIdentityResourceId') ?? '');
  const assigned = Object.keys(objectAt(identity, 'userAssignedIdentities')).map(keyOf);
  if (kind === 'userassignedidentity' && !assigned.includes(wanted)) {
    throw bad(
      `The identity '${wanted}' that reads the deployment package is not assigned to the app.`,
    );
  }
  if (kind === 'systemassignedidentity' && textAt(identity, 'principalId') === undefined) {
    throw bad('The app has no system-assigned identity to read the deployment package with.');
  }
  const scale = objectAt(config, 'scaleAndConcurrency');
  const memory = scale.instanceMemoryMB;
  if (memory !== undefined && ![512, 2048, 4096].includes(Number(memory))) {
    throw bad(`scaleAndConcurrency.instanceMemoryMB is 512, 2048 or 4096, not ${memory}.`);
  }
  const deprecated = Object.keys(settings).find((name) => DEPRECATED_ON_FLEX.includes(name));
  if (deprecated !== undefined) {
    throw bad(
      `The following app setting (Site.SiteConfig.AppSettings.${deprecated}) for Flex Consumption sites is invalid. Please remove or rename it before retrying.`,
    );
  }
}

/** ARM's way to deploy: the package is fetched from a URL, here from a blob of this Azure. */
function oneDeploy({ azure, parent, body }: Write): Written {
  const uri = textAt(body, 'properties', 'packageUri') ?? '';
  const [, account = '', container = '', blobName = ''] =
    /^https:\/\/([^.]+)\.blob\.core\.windows\.net\/([^/]+)\/([^?]+)/.exec(uri) ?? [];
  const storage = azure.store.ofType(STORAGE_ACCOUNT).find(({ name }) => name === account);
  const blob =
    storage &&
    azure.blobs.get(
      `${storage.id}/blobServices/default/containers/${container}`,
      decodeURIComponent(blobName),
    );
  if (blob === undefined) {
    throw new AzureError(400, 'BadRequest', `The package '${uri}' cannot be downloaded.`);
  }
  azure.packages.set(keyOf(parent), requireZip(blob.content));
  return { body: { properties: { provisioningState: 'Succeeded', status: 4 } } };
}

function requireZip(content: Uint8Array): Uint8Array {
  if (content[0] !== 0x50 || content[1] !== 0x4b) {
    throw new AzureError(400, 'BadRequest', 'The deployment package is not a zip file.');
  }
  return content;
}

/**
 * `*.scm.azurewebsites.net`: one deploy and zip deploy, which the Azure command line and azurerm's
 * `zip_deploy_file` use, authorized by a role on the site.
 */
export async function handleScm(request: Request, azure: Azure): Promise<Response> {
  const url = new URL(request.url);
  const name = url.hostname.split('.')[0] ?? '';
  const site = azure.store.ofType(SITE).find((candidate) => candidate.name.toLowerCase() === name);
  if (site === undefined) throw new AzureError(404, 'NotFound', `No site is named '${name}'.`);
  const caller = azure.tokens.verify(request, ARM_AUDIENCES);
  if (!azure.access.mayAct(caller.objectId, `${SITE}/publish/Action`, site.id)) {
    throw new AzureError(403, 'Forbidden', `${caller.clientId} may not publish to ${site.id}.`);
  }
  if (request.method === 'POST' && /^\/api\/(publish|zipdeploy)$/i.test(url.pathname)) {
    azure.packages.set(keyOf(site.id), requireZip(new Uint8Array(await request.arrayBuffer())));
    return Response.json('deployed', { status: 202 });
  }
  if (request.method === 'GET' && /^\/api\/(deployments|isdeploying)/i.test(url.pathname)) {
    return Response.json({ id: 'latest', status: 4, complete: true, active: true, value: false });
  }
  throw notEmulated(`${request.method} ${url.href}`);
}
