/**
 * What a resource that Terraform plans to create is called in Azure, so that it can be looked up and imported.
 *
 * azurerm's forms are those of its documentation, section "Import" of each resource
 * (https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs); azapi's id is its parent's, with type and name. What is not in
 * the table is not guessed: Terraform's own error names the id of such a resource, and the journal keeps it.
 */

import { isObject, items, type Json, member, textOf } from '../../policy/standards/json.ts';
import type { Creation } from './journal.ts';

/** A request that tells whether a resource exists. */
export type Probe = {
  readonly method: 'GET' | 'HEAD';
  /** Below `https://management.azure.com`, without query. */
  readonly path: string;
  readonly apiVersion: string;
};

export type Target =
  | {
      readonly kind: 'named';
      /** What `terraform import` takes. */
      readonly importId: string;
      readonly probe: Probe;
    }
  /** Its name is random: what it is must be looked for among all of its scope. */
  | {
      readonly kind: 'assignment';
      readonly scope: string;
      readonly principalId: string;
      /** The role's id, or its name. */
      readonly role: { readonly id: string } | { readonly name: string };
    };

const GROUP = '/subscriptions/{subscription}/resourceGroups/{resource_group_name}';
const SERVICE = `${GROUP}/providers/Microsoft.ApiManagement/service/{api_management_name}`;
const APIM_VERSION = '2022-08-01';

type Form = {
  /** The id, with the resource's attributes in braces. */
  readonly id: string;
  readonly apiVersion: string;
  /** Where it is looked for, below the id. */
  readonly below?: string;
  /** Where Azure has no document to read. */
  readonly link?: true;
};

const ofGroup = (type: string, apiVersion: string): Form => ({
  id: `${GROUP}/providers/${type}/{name}`,
  apiVersion,
});
const ofService = (path: string, more: Partial<Form> = {}): Form => ({
  id: `${SERVICE}/${path}`,
  apiVersion: APIM_VERSION,
  ...more,
});
const ofServiceId = (path: string): Form => ({
  id: `{api_management_id}/${path}`,
  apiVersion: APIM_VERSION,
});
const POLICY = { below: '/policies/policy' } as const;
const LINK = { link: true } as const;

const FORMS: ReadonlyMap<string, Form> = new Map(
  Object.entries({
    azurerm_resource_group: {
      id: '/subscriptions/{subscription}/resourceGroups/{name}',
      apiVersion: '2023-07-01',
    },
    azurerm_user_assigned_identity: ofGroup(
      'Microsoft.ManagedIdentity/userAssignedIdentities',
      '2023-01-31',
    ),
    azurerm_application_insights: ofGroup('Microsoft.Insights/components', '2020-02-02'),
    azurerm_monitor_action_group: ofGroup('Microsoft.Insights/actionGroups', '2023-01-01'),
    azurerm_log_analytics_workspace: ofGroup(
      'Microsoft.OperationalInsights/workspaces',
      '2023-09-01',
    ),
    azurerm_key_vault: ofGroup('Microsoft.KeyVault/vaults', '2023-07-01'),
    azurerm_storage_account: ofGroup('Microsoft.Storage/storageAccounts', '2023-05-01'),
    azurerm_storage_container: {
      id: '{storage_account_id}/blobServices/default/containers/{name}',
      apiVersion: '2023-05-01',
    },
    azurerm_service_plan: ofGroup('Microsoft.Web/serverFarms', '2023-12-01'),
    azurerm_linux_function_app: ofGroup('Microsoft.Web/sites', '2023-12-01'),
    azurerm_windows_function_app: ofGroup('Microsoft.Web/sites', '2023-12-01'),
    azurerm_function_app_flex_consumption: ofGroup('Microsoft.Web/sites', '2023-12-01'),
    azurerm_cognitive_account: ofGroup('Microsoft.CognitiveServices/accounts', '2023-05-01'),
    azurerm_cognitive_deployment: {
      id: '{cognitive_account_id}/deployments/{name}',
      apiVersion: '2023-05-01',
    },
    azurerm_virtual_network: ofGroup('Microsoft.Network/virtualNetworks', '2023-11-01'),
    azurerm_subnet: {
      id: `${GROUP}/providers/Microsoft.Network/virtualNetworks/{virtual_network_name}/subnets/{name}`,
      apiVersion: '2023-11-01',
    },
    azurerm_network_security_group: ofGroup(
      'Microsoft.Network/networkSecurityGroups',
      '2023-11-01',
    ),
    azurerm_public_ip: ofGroup('Microsoft.Network/publicIPAddresses', '2023-11-01'),
    azurerm_private_endpoint: ofGroup('Microsoft.Network/privateEndpoints', '2023-11-01'),
    azurerm_private_dns_zone: ofGroup('Microsoft.Network/privateDnsZones', '2018-09-01'),
    azurerm_api_management: ofGroup('Microsoft.ApiManagement/service', APIM_VERSION),
    azurerm_api_management_api: ofService('apis/{name};rev={revision}'),
    azurerm_api_management_api_diagnostic: ofService('apis/{api_name}/diagnostics/{identifier}'),
    azurerm_api_management_api_operation: ofService('apis/{api_name}/operations/{operation_id}'),
    azurerm_api_management_api_operation_policy: ofService(
      'apis/{api_name}/operations/{operation_id}',
      POLICY,
    ),
    azurerm_api_management_api_policy: ofService('apis/{api_name}', POLICY),
    azurerm_api_management_api_version_set: ofService('apiVersionSets/{name}'),
    azurerm_api_management_backend: ofService('backends/{name}'),
    azurerm_api_management_certificate: ofService('certificates/{name}'),
    azurerm_api_management_diagnostic: ofService('diagnostics/{identifier}'),
    azurerm_api_management_group: ofService('groups/{name}'),
    azurerm_api_management_logger: ofService('loggers/{name}'),
    azurerm_api_management_named_value: ofService('namedValues/{name}'),
    azurerm_api_management_policy_fragment: ofServiceId('policyFragments/{name}'),
    azurerm_api_management_product: ofService('products/{product_id}'),
    azurerm_api_management_product_api: ofService('products/{product_id}/apis/{api_name}', LINK),
    azurerm_api_management_product_group: ofService(
      'products/{product_id}/groups/{group_name}',
      LINK,
    ),
    azurerm_api_management_product_policy: ofService('products/{product_id}', POLICY),
    azurerm_api_management_redis_cache: ofServiceId('caches/{name}'),
    azurerm_api_management_subscription: ofService('subscriptions/{subscription_id}'),
    azurerm_api_management_tag: ofServiceId('tags/{name}'),
    azurerm_api_management_user: ofService('users/{user_id}'),
  }),
);

/**
 * @param subscription id of the subscription that the resource's provider works in; undefined where it is not known
 * @returns undefined when its form is not known, or not all that it is made of, such as a parent that does not exist yet
 */
export function targetOf(creation: Creation, subscription: string | undefined): Target | undefined {
  const { type, after } = creation;
  if (type === 'azapi_resource') return azapiTarget(after, subscription);
  if (type === 'azurerm_role_assignment') return assignmentTarget(after);
  const form = FORMS.get(type);
  if (form === undefined) return undefined;
  const values = new Map<string, string | undefined>([['subscription', subscription]]);
  const importId = filled(form.id, (name) =>
    values.has(name) ? values.get(name) : attribute(after, name),
  );
  if (importId === undefined) return undefined;
  const probe: Probe = {
    method: form.link === true ? 'HEAD' : 'GET',
    path: `${importId}${form.below ?? ''}`,
    apiVersion: form.apiVersion,
  };
  return { kind: 'named', importId, probe };
}

/** How to look for a resource whose id is known; undefined where its type's form is not. */
export function targetOfId(type: string, id: string): Target | undefined {
  const [path = '', query = ''] = id.split('?');
  const form = FORMS.get(type);
  const apiVersion =
    type === 'azapi_resource' ? new URLSearchParams(query).get('api-version') : form?.apiVersion;
  if (!apiVersion) return undefined;
  const method = form?.link === true ? 'HEAD' : 'GET';
  const probe: Probe = { method, path: `${path}${form?.below ?? ''}`, apiVersion };
  return { kind: 'named', importId: id, probe };
}

/** Undefined when any value is missing. */
function filled(
  form: string,
  lookUpValue: (name: string) => string | undefined,
): string | undefined {
  let complete = true;
  const text = form.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = lookUpValue(name);
    if (value === undefined || value === '') complete = false;
    return value ?? '';
  });
  return complete ? text : undefined;
}

/** A product knows an API without its revision. */
function attribute(after: Json, name: string): string | undefined {
  const value = textOf(member(after, name));
  return name === 'api_name' ? value?.replace(/;rev=.*$/, '') : value;
}

function azapiTarget(after: Json, subscription: string | undefined): Target | undefined {
  const [type = '', apiVersion] = (textOf(member(after, 'type')) ?? '').split('@');
  const name = textOf(member(after, 'name'));
  const parent = textOf(member(after, 'parent_id'));
  const segment = type.split('/').at(-1);
  if (apiVersion === undefined || name === undefined || segment === undefined) return undefined;
  const path = azapiPath(type, segment, name, parent, subscription);
  if (path === undefined) return undefined;
  const probe: Probe = { method: 'GET', path, apiVersion };
  // azapi wants to know by which version it shall read.
  return { kind: 'named', importId: `${path}?api-version=${apiVersion}`, probe };
}

/** A type of two parts begins anew below its parent, with its provider; a longer one goes on where the parent's ended. */
function azapiPath(
  type: string,
  segment: string,
  name: string,
  parent: string | undefined,
  subscription: string | undefined,
): string | undefined {
  if (/^Microsoft\.Resources\/resourceGroups$/i.test(type)) {
    const owner =
      parent ?? (subscription === undefined ? undefined : `/subscriptions/${subscription}`);
    return owner === undefined ? undefined : `${owner}/resourceGroups/${name}`;
  }
  if (parent === undefined) return undefined;
  return type.split('/').length > 2
    ? `${parent}/${segment}/${name}`
    : `${parent === '/' ? '' : parent}/providers/${type}/${name}`;
}

function assignmentTarget(after: Json): Target | undefined {
  const scope = textOf(member(after, 'scope'));
  const principalId = textOf(member(after, 'principal_id'));
  const id = textOf(member(after, 'role_definition_id'));
  const name = textOf(member(after, 'role_definition_name'));
  const role = id === undefined ? (name === undefined ? undefined : { name }) : { id };
  if (scope === undefined || principalId === undefined || role === undefined) return undefined;
  return { kind: 'assignment', scope, principalId, role };
}

/**
 * The subscription that a resource's azurerm provider works in: as its block says, else as the environment does.
 *
 * @param plan of `terraform show -json`
 */
export function subscriptionOf(
  plan: Json,
  address: string,
  environment: NodeJS.ProcessEnv,
): string | undefined {
  const configuration = member(plan, 'configuration');
  const key = providerKey(member(configuration, 'root_module'), address);
  const expression = member(
    member(member(member(configuration, 'provider_config'), key ?? 'azurerm'), 'expressions'),
    'subscription_id',
  );
  const constant = textOf(member(expression, 'constant_value'));
  const [, variable] =
    /^var\.(.+)$/.exec(textOf(items(member(expression, 'references'))[0]) ?? '') ?? [];
  const given =
    variable === undefined
      ? undefined
      : textOf(member(member(member(plan, 'variables'), variable), 'value'));
  return constant ?? given ?? (environment.ARM_SUBSCRIPTION_ID || undefined);
}

/** The configuration of a resource is found by its address without keys, module by module. */
function providerKey(root: Json | undefined, address: string): string | undefined {
  const plain = address.replaceAll(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g, '');
  let module = root;
  let rest = plain;
  for (;;) {
    const [whole, name] = /^module\.([^.]+)\./.exec(rest) ?? [];
    if (whole === undefined || name === undefined) break;
    rest = rest.slice(whole.length);
    module = member(member(member(module, 'module_calls'), name), 'module');
  }
  const found = items(member(module, 'resources')).find(
    (resource) => isObject(resource) && resource.address === rest,
  );
  return textOf(member(found, 'provider_config_key'));
}
