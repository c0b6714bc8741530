import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  isArray,
  isObject,
  items,
  member,
  textOf
} from "./chunk-2MALVD72.js";

// action/terraform/names.ts
function namesIn(plan) {
  const found = /* @__PURE__ */ new Set();
  const addKeys = (value) => {
    if (isArray(value)) for (const item of value) addKeys(item);
    if (!isObject(value)) return;
    for (const [key, child] of Object.entries(value)) {
      found.add(key);
      addKeys(child);
    }
  };
  for (const resource of items(member(plan, "resource_changes"))) {
    for (const key of ["address", "type"]) found.add(textOf(member(resource, key)) ?? "");
    addKeys(member(member(resource, "change"), "after"));
  }
  for (const key of ["variables", "output_changes"]) {
    const named = member(plan, key);
    if (isObject(named)) for (const name of Object.keys(named)) found.add(name);
  }
  const text = `
${[...found].join("\n")}
`;
  return (value) => {
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
      if (isBorder(text[at - 1]) && isBorder(text[at + value.length])) return true;
    }
    return false;
  };
}
function isBorder(sign) {
  return sign === void 0 || !/[A-Za-z0-9]/.test(sign);
}

// action/terraform/azure-ids.ts
var GROUP = "/subscriptions/{subscription}/resourceGroups/{resource_group_name}";
var SERVICE = `${GROUP}/providers/Microsoft.ApiManagement/service/{api_management_name}`;
var APIM_VERSION = "2022-08-01";
var ofGroup = (type, apiVersion) => ({
  id: `${GROUP}/providers/${type}/{name}`,
  apiVersion
});
var ofService = (path, more = {}) => ({
  id: `${SERVICE}/${path}`,
  apiVersion: APIM_VERSION,
  ...more
});
var ofServiceId = (path) => ({
  id: `{api_management_id}/${path}`,
  apiVersion: APIM_VERSION
});
var POLICY = { below: "/policies/policy" };
var LINK = { link: true };
var FORMS = new Map(
  Object.entries({
    azurerm_resource_group: {
      id: "/subscriptions/{subscription}/resourceGroups/{name}",
      apiVersion: "2023-07-01"
    },
    azurerm_user_assigned_identity: ofGroup(
      "Microsoft.ManagedIdentity/userAssignedIdentities",
      "2023-01-31"
    ),
    azurerm_application_insights: ofGroup("Microsoft.Insights/components", "2020-02-02"),
    azurerm_monitor_action_group: ofGroup("Microsoft.Insights/actionGroups", "2023-01-01"),
    azurerm_log_analytics_workspace: ofGroup(
      "Microsoft.OperationalInsights/workspaces",
      "2023-09-01"
    ),
    azurerm_key_vault: ofGroup("Microsoft.KeyVault/vaults", "2023-07-01"),
    azurerm_storage_account: ofGroup("Microsoft.Storage/storageAccounts", "2023-05-01"),
    azurerm_storage_container: {
      id: "{storage_account_id}/blobServices/default/containers/{name}",
      apiVersion: "2023-05-01"
    },
    azurerm_service_plan: ofGroup("Microsoft.Web/serverFarms", "2023-12-01"),
    azurerm_linux_function_app: ofGroup("Microsoft.Web/sites", "2023-12-01"),
    azurerm_windows_function_app: ofGroup("Microsoft.Web/sites", "2023-12-01"),
    azurerm_function_app_flex_consumption: ofGroup("Microsoft.Web/sites", "2023-12-01"),
    azurerm_cognitive_account: ofGroup("Microsoft.CognitiveServices/accounts", "2023-05-01"),
    azurerm_cognitive_deployment: {
      id: "{cognitive_account_id}/deployments/{name}",
      apiVersion: "2023-05-01"
    },
    azurerm_virtual_network: ofGroup("Microsoft.Network/virtualNetworks", "2023-11-01"),
    azurerm_subnet: {
      id: `${GROUP}/providers/Microsoft.Network/virtualNetworks/{virtual_network_name}/subnets/{name}`,
      apiVersion: "2023-11-01"
    },
    azurerm_network_security_group: ofGroup(
      "Microsoft.Network/networkSecurityGroups",
      "2023-11-01"
    ),
    azurerm_public_ip: ofGroup("Microsoft.Network/publicIPAddresses", "2023-11-01"),
    azurerm_private_endpoint: ofGroup("Microsoft.Network/privateEndpoints", "2023-11-01"),
    azurerm_private_dns_zone: ofGroup("Microsoft.Network/privateDnsZones", "2018-09-01"),
    azurerm_api_management: ofGroup("Microsoft.ApiManagement/service", APIM_VERSION),
    azurerm_api_management_api: ofService("apis/{name};rev={revision}"),
    azurerm_api_management_api_diagnostic: ofService("apis/{api_name}/diagnostics/{identifier}"),
    azurerm_api_management_api_operation: ofService("apis/{api_name}/operations/{operation_id}"),
    azurerm_api_management_api_operation_policy: ofService(
      "apis/{api_name}/operations/{operation_id}",
      POLICY
    ),
    azurerm_api_management_api_policy: ofService("apis/{api_name}", POLICY),
    azurerm_api_management_api_version_set: ofService("apiVersionSets/{name}"),
    azurerm_api_management_backend: ofService("backends/{name}"),
    azurerm_api_management_certificate: ofService("certificates/{name}"),
    azurerm_api_management_diagnostic: ofService("diagnostics/{identifier}"),
    azurerm_api_management_group: ofService("groups/{name}"),
    azurerm_api_management_logger: ofService("loggers/{name}"),
    azurerm_api_management_named_value: ofService("namedValues/{name}"),
    azurerm_api_management_policy_fragment: ofServiceId("policyFragments/{name}"),
    azurerm_api_management_product: ofService("products/{product_id}"),
    azurerm_api_management_product_api: ofService("products/{product_id}/apis/{api_name}", LINK),
    azurerm_api_management_product_group: ofService(
      "products/{product_id}/groups/{group_name}",
      LINK
    ),
    azurerm_api_management_product_policy: ofService("products/{product_id}", POLICY),
    azurerm_api_management_redis_cache: ofServiceId("caches/{name}"),
    azurerm_api_management_subscription: ofService("subscriptions/{subscription_id}"),
    azurerm_api_management_tag: ofServiceId("tags/{name}"),
    azurerm_api_management_user: ofService("users/{user_id}")
  })
);
function targetOf(creation, subscription) {
  const { type, after } = creation;
  if (type === "azapi_resource") return azapiTarget(after, subscription);
  if (type === "azurerm_role_assignment") return assignmentTarget(after);
  const form = FORMS.get(type);
  if (form === void 0) return void 0;
  const values = /* @__PURE__ */ new Map([["subscription", subscription]]);
  const importId = filled(
    form.id,
    (name) => values.has(name) ? values.get(name) : attribute(after, name)
  );
  if (importId === void 0) return void 0;
  const probe = {
    method: form.link === true ? "HEAD" : "GET",
    path: `${importId}${form.below ?? ""}`,
    apiVersion: form.apiVersion
  };
  return { kind: "named", importId, probe };
}
function targetOfId(type, id) {
  const [path = "", query = ""] = id.split("?");
  const form = FORMS.get(type);
  const apiVersion = type === "azapi_resource" ? new URLSearchParams(query).get("api-version") : form?.apiVersion;
  if (!apiVersion) return void 0;
  const method = form?.link === true ? "HEAD" : "GET";
  const probe = { method, path: `${path}${form?.below ?? ""}`, apiVersion };
  return { kind: "named", importId: id, probe };
}
function filled(form, lookUpValue) {
  let complete = true;
  const text = form.replaceAll(/\{(\w+)\}/g, (_, name) => {
    const value = lookUpValue(name);
    if (value === void 0 || value === "") complete = false;
    return value ?? "";
  });
  return complete ? text : void 0;
}
function attribute(after, name) {
  const value = textOf(member(after, name));
  return name === "api_name" ? value?.replace(/;rev=.*$/, "") : value;
}
function azapiTarget(after, subscription) {
  const [type = "", apiVersion] = (textOf(member(after, "type")) ?? "").split("@");
  const name = textOf(member(after, "name"));
  const parent = textOf(member(after, "parent_id"));
  const segment = type.split("/").at(-1);
  if (apiVersion === void 0 || name === void 0 || segment === void 0) return void 0;
  const path = azapiPath(type, segment, name, parent, subscription);
  if (path === void 0) return void 0;
  const probe = { method: "GET", path, apiVersion };
  return { kind: "named", importId: `${path}?api-version=${apiVersion}`, probe };
}
function azapiPath(type, segment, name, parent, subscription) {
  if (/^Microsoft\.Resources\/resourceGroups$/i.test(type)) {
    const owner = parent ?? (subscription === void 0 ? void 0 : `/subscriptions/${subscription}`);
    return owner === void 0 ? void 0 : `${owner}/resourceGroups/${name}`;
  }
  if (parent === void 0) return void 0;
  return type.split("/").length > 2 ? `${parent}/${segment}/${name}` : `${parent === "/" ? "" : parent}/providers/${type}/${name}`;
}
function assignmentTarget(after) {
  const scope = textOf(member(after, "scope"));
  const principalId = textOf(member(after, "principal_id"));
  const id = textOf(member(after, "role_definition_id"));
  const name = textOf(member(after, "role_definition_name"));
  const role = id === void 0 ? name === void 0 ? void 0 : { name } : { id };
  if (scope === void 0 || principalId === void 0 || role === void 0) return void 0;
  return { kind: "assignment", scope, principalId, role };
}
function subscriptionOf(plan, address, environment) {
  const configuration = member(plan, "configuration");
  const key = providerKey(member(configuration, "root_module"), address);
  const expression = member(
    member(member(member(configuration, "provider_config"), key ?? "azurerm"), "expressions"),
    "subscription_id"
  );
  const constant = textOf(member(expression, "constant_value"));
  const [, variable] = /^var\.(.+)$/.exec(textOf(items(member(expression, "references"))[0]) ?? "") ?? [];
  const given = variable === void 0 ? void 0 : textOf(member(member(member(plan, "variables"), variable), "value"));
  return constant ?? given ?? (environment.ARM_SUBSCRIPTION_ID || void 0);
}
function providerKey(root, address) {
  const plain = address.replaceAll(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g, "");
  let module = root;
  let rest = plain;
  for (; ; ) {
    const [whole, name] = /^module\.([^.]+)\./.exec(rest) ?? [];
    if (whole === void 0 || name === void 0) break;
    rest = rest.slice(whole.length);
    module = member(member(member(module, "module_calls"), name), "module");
  }
  const found = items(member(module, "resources")).find(
    (resource) => isObject(resource) && resource.address === rest
  );
  return textOf(member(found, "provider_config_key"));
}

export {
  namesIn,
  targetOf,
  targetOfId,
  subscriptionOf
};
