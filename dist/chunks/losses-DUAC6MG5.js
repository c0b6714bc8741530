import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  items,
  member,
  textOf
} from "./chunk-2MALVD72.js";
import "./chunk-HANBNIMK.js";

// action/terraform/losses.ts
var AZURERM = {
  azurerm_api_management: "service",
  azurerm_key_vault: "vault",
  azurerm_api_management_product: "product",
  azurerm_resource_group: "resource group"
};
var AZAPI = {
  "microsoft.apimanagement/service": "service",
  "microsoft.keyvault/vaults": "vault",
  "microsoft.apimanagement/service/products": "product",
  "microsoft.resources/resourcegroups": "resource group"
};
var AZAPI_SUBSCRIPTION = "microsoft.apimanagement/service/subscriptions";
function lossesOf(plan) {
  const instances = items(member(plan, "resource_changes")).map(instanceOf);
  const losses = instances.filter(({ actions }) => actions.includes("delete")).flatMap((instance) => lossOf(instance, instances));
  const told = losses.flatMap(({ kind, keys }) => kind === "service" ? keys : []);
  return losses.filter(
    ({ kind, keys }) => kind !== "product" || keys.some((key) => !told.includes(key))
  );
}
function servicesOf(plan) {
  return namesOf(items(member(plan, "resource_changes")).map(instanceOf), "before");
}
function lossOf(instance, all) {
  const kind = kindOf(instance);
  if (kind === void 0 || !isMissed(kind, instance, all)) return [];
  const { address, before, after, actions } = instance;
  const name = textOf(member(before, "name")) ?? textOf(member(before, "product_id")) ?? address;
  const replaced = actions.includes("create");
  const keys = subscriptionsOf(all).filter(({ before: subscription }) => endsWith(kind, instance, subscription)).map(({ before: subscription }) => nameOfSubscription(subscription));
  return [
    {
      kind,
      address,
      name,
      action: replaced ? "replace" : "delete",
      successor: replaced ? textOf(member(after, "name")) : void 0,
      createdFirst: actions[0] === "create",
      sku: textOf(member(after, "sku_name")) ?? textOf(member(before, "sku_name")),
      keys,
      owners: ownersOf(kind, name, before, all)
    }
  ];
}
function isMissed(kind, instance, all) {
  const id = idOf(instance.before);
  if (instance.tainted && !all.some(({ before }) => idOf(before).startsWith(`${id}/`)))
    return false;
  if (kind === "product")
    return subscriptionsOf(all).some(({ before }) => endsWith(kind, instance, before));
  return kind !== "resource group" || !instance.deposed || inGroup(instance, all).length > 0;
}
function inGroup(group, all) {
  const id = idOf(group.before);
  return all.filter((other) => {
    const kind = kindOf(other);
    return (kind === "service" || kind === "vault") && idOf(other.before).startsWith(`${id}/`);
  });
}
function ownersOf(kind, name, before, all) {
  if (kind === "service") return [name];
  const [group = ""] = /^\/subscriptions\/[^/]+\/resourcegroups\/[^/]+/.exec(idOf(before)) ?? [];
  const beside = all.filter((one) => idOf(one.before).startsWith(`${group}/`));
  for (const names of [namesOf(beside, "before"), namesOf(all, "before")])
    if (names.length > 0) return names;
  return [.../* @__PURE__ */ new Set([...namesOf(all, "after"), name])];
}
function namesOf(instances, side) {
  const services = instances.filter((instance) => kindOf(instance) === "service");
  return [
    ...new Set(services.map((service) => textOf(member(service[side], "name")) ?? ""))
  ].filter((name) => name !== "");
}
function kindOf({ type, before, after }) {
  if (type === "azapi_resource") return AZAPI[armType(before ?? after)];
  return AZURERM[type];
}
function subscriptionsOf(all) {
  return all.filter(
    ({ type, before }) => type === "azurerm_api_management_subscription" || type === "azapi_resource" && armType(before) === AZAPI_SUBSCRIPTION
  );
}
function endsWith(kind, { before }, subscription) {
  if (kind === "vault") return false;
  if (kind !== "product") return idOf(subscription).startsWith(`${idOf(before)}/`);
  const scope = textOf(member(subscription, "product_id")) ?? textOf(member(member(member(subscription, "body"), "properties"), "scope"));
  return scope?.toLowerCase() === idOf(before);
}
function nameOfSubscription(subscription) {
  return textOf(member(subscription, "name")) ?? textOf(member(subscription, "display_name")) ?? "a consumer";
}
function armType(resource) {
  return (textOf(member(resource, "type")) ?? "").split("@")[0]?.toLowerCase() ?? "";
}
function idOf(resource) {
  return (textOf(member(resource, "id")) ?? "").toLowerCase();
}
function instanceOf(resource) {
  const change = member(resource, "change");
  return {
    address: textOf(member(resource, "address")) ?? "",
    type: textOf(member(resource, "type")) ?? "",
    actions: items(member(change, "actions")).map(String),
    deposed: textOf(member(resource, "deposed")) !== void 0,
    tainted: textOf(member(resource, "action_reason")) === "replace_because_tainted",
    before: member(change, "before"),
    after: member(change, "after")
  };
}
export {
  lossesOf,
  servicesOf
};
