import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  objectionTo
} from "./chunk-DCOM7PZJ.js";
import {
  ArmError,
  createArm,
  textAt
} from "./chunk-WBPHWJDE.js";
import {
  systemClock
} from "./chunk-QZGKGTYC.js";
import {
  runnerCredential
} from "./chunk-ZBPTDFJ7.js";
import {
  keyOf,
  nameOf,
  suffixOf
} from "./chunk-67337CR6.js";
import {
  error,
  warning
} from "./chunk-EMJBHTV7.js";
import "./chunk-4FBFNNW6.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-V2JMA5QS.js";
import {
  messageOf
} from "./chunk-GHUUZ5VI.js";
import "./chunk-75ZBO6A2.js";
import "./chunk-TKEMU74O.js";
import "./chunk-UFVNVTCR.js";
import {
  createBalancer
} from "./chunk-GSPKAURL.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-A3RQCBOI.js";
import {
  isObject,
  items,
  member,
  textOf
} from "./chunk-2MALVD72.js";
import "./chunk-7M5KZTMK.js";
import "./chunk-NHGEPAGA.js";
import "./chunk-HANBNIMK.js";

// action/preflight/existing.ts
var GROUP_VERSION = "2024-03-01";
var SERVICE_VERSION = "2024-05-01";
var IDENTITY_VERSION = "2023-01-31";
var VAULT_VERSION = "2023-07-01";
var WORKSPACE_VERSION = "2023-09-01";
var ACCOUNT_VERSION = "2024-10-01";
var STORAGE_VERSION = "2023-05-01";
var complain = (path, message) => ({ severity: "error", path, message });
async function existingComplaints(question) {
  const found2 = await Promise.all([
    accounts(question),
    group(question),
    service(question),
    vault(question),
    workspace(question),
    queue(question)
  ]);
  return found2.flat();
}
async function find({ arm }, { id, what, path, apiVersion }) {
  try {
    const document = await arm.get(id, apiVersion);
    if (document !== void 0) return { document };
    return {
      complaints: [complain(path, `there is no ${what} ${id}: correct the id, or make it first`)]
    };
  } catch (error2) {
    if (!(error2 instanceof ArmError)) throw error2;
    return {
      complaints: [
        complain(path, `the ${what} ${id} cannot be read: ${error2.message} (${error2.code})`)
      ]
    };
  }
}
async function accounts(question) {
  const found2 = await Promise.all(
    Object.entries(question.configuration.accounts).map(
      ([name, { id }]) => find(question, {
        id,
        what: "Azure OpenAI account",
        path: ["accounts", name, "id"],
        apiVersion: ACCOUNT_VERSION
      })
    )
  );
  return found2.flatMap((one) => "complaints" in one ? one.complaints : []);
}
async function queue(question) {
  const { storageAccount, name } = question.configuration.rotation?.notify?.queue ?? {};
  if (storageAccount === void 0) return [];
  const found2 = await find(question, {
    id: `${storageAccount}/queueServices/default/queues/${name}`,
    what: "queue",
    path: ["rotation", "notify", "queue", "name"],
    apiVersion: STORAGE_VERSION
  });
  return "complaints" in found2 ? found2.complaints : [];
}
function ownMade({ owned }, type, id, path) {
  const address = owned.addressOf(type, id);
  return address === void 0 ? [] : [
    complain(
      path,
      `this load balancer made ${id} itself, and would destroy it now. Leave the key out; or, to keep it from now on as one that exists, take it out of the state first: terraform state rm '${address}'`
    )
  ];
}
async function group(question) {
  const id = question.configuration.estate?.existing.resourceGroup;
  if (id === void 0) return [];
  const path = ["resourceGroup", "existing"];
  const found2 = await find(question, {
    id,
    what: "resource group",
    path,
    apiVersion: GROUP_VERSION
  });
  return "complaints" in found2 ? found2.complaints : ownMade(question, "azurerm_resource_group", id, path);
}
async function workspace(question) {
  const { estate, location } = question.configuration;
  const id = estate?.existing.workspace;
  if (id === void 0) return [];
  const path = ["logs", "existing"];
  const what = "Log Analytics workspace";
  const found2 = await find(question, { id, what, path, apiVersion: WORKSPACE_VERSION });
  if ("complaints" in found2) return found2.complaints;
  return [
    ...elsewhere(found2.document, location, what, path),
    ...ownMade(question, "azapi_resource", id, path)
  ];
}
function elsewhere(document, location, what, path) {
  const region = (textAt(document, "location") ?? "").toLowerCase().replaceAll(" ", "");
  return region === location ? [] : [
    complain(
      path,
      `the ${what} is in ${region}, and location says ${location}: name one in ${location}, or leave it out and get one`
    )
  ];
}
async function vault(question) {
  const { estate, location } = question.configuration;
  const id = estate?.existing.vault;
  if (id === void 0) return [];
  const path = ["rotation", "vault", "existing"];
  const found2 = await find(question, { id, what: "Key Vault", path, apiVersion: VAULT_VERSION });
  if ("complaints" in found2) return found2.complaints;
  const properties = member(found2.document, "properties");
  return [
    ...elsewhere(found2.document, location, "Key Vault", path),
    ...member(properties, "enableRbacAuthorization") === true ? [] : [
      complain(
        path,
        `the vault uses access policies, in which roles have no effect: switch it to Azure RBAC (az keyvault update --name ${nameOf2(id)} --enable-rbac-authorization true) once its other users have roles, or leave it out and get one`
      )
    ],
    ...textAt(properties, "publicNetworkAccess")?.toLowerCase() === "disabled" ? [
      complain(
        path,
        "the vault is closed to public networks, and the rotation\u2019s app has no other way to it: open it, or leave it out and get one"
      )
    ] : [],
    ...ownMade(question, "azurerm_key_vault", id, path),
    ...await secrets(question, id)
  ];
}
async function secrets({ arm, configuration }, vaultId) {
  const service2 = configuration.estate?.existing.service;
  const there = await arm.list(`${vaultId}/secrets`, VAULT_VERSION);
  return consumersOf(configuration).flatMap(({ name, subscription }) => {
    const secret = `subscription-key-${subscription}`;
    const document = there.find((one) => nameIn(one).toLowerCase() === secret.toLowerCase());
    if (document === void 0) return [];
    const tags = textsOf(member(document, "tags"));
    const objection = objectionTo(tags, service2 ?? tags["apim-service"] ?? "", subscription);
    return objection === "not-managed" || objection === "of-another-subscription" ? [
      complain(
        ["consumers", name],
        `its key would be the secret ${secret} of ${nameOf2(vaultId)}, which is somebody else\u2019s: rename the consumer, take another vault, or delete the secret`
      )
    ] : [];
  });
}
async function service(question) {
  const { estate, location, gateway } = question.configuration;
  const { service: id, identity } = estate?.existing ?? {};
  if (id === void 0 || identity === void 0) return [];
  const path = ["gateway", "existing"];
  const what = "API Management service";
  const found2 = await find(question, { id, what, path, apiVersion: SERVICE_VERSION });
  if ("complaints" in found2) return found2.complaints;
  const { document } = found2;
  const sku = `${textAt(document, "sku", "name")}_${member(member(document, "sku"), "capacity")}`;
  const state = textAt(document, "properties", "provisioningState") ?? "";
  return [
    ...elsewhere(document, location, what, path),
    ...sku === gateway.sku ? [] : [
      complain(
        ["gateway", "sku"],
        `the existing service has the SKU ${sku}: write ${sku}, since what the policy may use depends on it`
      )
    ],
    ...state.toLowerCase() === "succeeded" ? [] : [complain(path, `the service is in the state "${state}": wait until it is "Succeeded"`)],
    ...ownMade(question, "azurerm_api_management", id, path),
    ...await attached(question, document, identity),
    ...await inTheWay(question, id)
  ];
}
async function attached(question, document, id) {
  const path = ["gateway", "identity"];
  const what = "user-assigned identity";
  const found2 = await find(question, { id, what, path, apiVersion: IDENTITY_VERSION });
  if ("complaints" in found2) return found2.complaints;
  const identities = member(member(document, "identity"), "userAssignedIdentities");
  const ids = isObject(identities) ? Object.keys(identities) : [];
  if (ids.some((one) => one.toLowerCase() === id.toLowerCase())) return [];
  const service2 = textAt(document, "id") ?? "";
  const system = /systemassigned/i.test(textAt(document, "identity", "type") ?? "");
  const body = {
    identity: {
      type: system ? "SystemAssigned, UserAssigned" : "UserAssigned",
      userAssignedIdentities: Object.fromEntries([...ids, id].map((one) => [one, {}]))
    }
  };
  return [
    complain(
      path,
      `the identity is not attached to the service. ${ids.length === 0 ? "No" : `These are: ${ids.join(", ")}; no`} other may be used. Attach it: az rest --method patch --url '${service2}?api-version=${SERVICE_VERSION}' --body '${JSON.stringify(body)}'`
    )
  ];
}
async function inTheWay(question, service2) {
  const { arm, configuration, owned } = question;
  const { path } = configuration.gateway;
  const list = (collection) => arm.list(`${service2}/${collection}`, SERVICE_VERSION);
  const apis = (await list("apis")).filter((api) => !owned.has(`${service2}/apis/${nameIn(api)}`));
  const samePath = apis.find(
    (api) => (textAt(api, "properties", "path") ?? "").toLowerCase() === path.toLowerCase()
  );
  const taken = await Promise.all(
    namesWritten(configuration).map(async ({ collection, names }) => {
      const there = new Set((await list(collection)).map((one) => nameIn(one).toLowerCase()));
      return names.filter(({ name }) => there.has(name.toLowerCase())).filter(({ name }) => !owned.has(`${service2}/${collection}/${name}`)).map(({ name, path: path2 }) => complain(path2, othersText(collection, name)));
    })
  );
  return [
    ...samePath === void 0 ? [] : [
      complain(
        ["gateway", "path"],
        `the API "${nameIn(samePath)}" of the existing service has the path "${path}" already: choose another`
      )
    ],
    ...apis.some((api) => nameIn(api).toLowerCase() === "openai") ? [complain(["gateway", "existing"], othersText("apis", "openai"))] : [],
    ...taken.flat()
  ];
}
function namesWritten(configuration) {
  const { backends, models } = createBalancer(configuration);
  const pools = models.flatMap(({ pool }) => pool?.name ?? []);
  const service2 = ["gateway", "existing"];
  return [
    { collection: "products", names: [{ name: "openai_consumers", path: service2 }] },
    { collection: "namedValues", names: [{ name: "identity-client-id", path: service2 }] },
    { collection: "loggers", names: [{ name: "application-insights", path: service2 }] },
    {
      collection: "backends",
      names: [...backends.map(({ name }) => name), ...pools].map((name) => ({
        name,
        path: ["accounts"]
      }))
    },
    {
      collection: "subscriptions",
      names: consumersOf(configuration).map(({ name, subscription }) => ({
        name: subscription,
        path: ["consumers", name]
      }))
    }
  ];
}
function othersText(collection, name) {
  return `the existing service has ${collection}/${name}, which this load balancer would write and its state does not hold: it is another load balancer\u2019s, or somebody else\u2019s. One service takes one load balancer; take another service, or rename or remove what is in the way`;
}
function consumersOf(configuration) {
  return configuration.callers.keys ? createBalancer(configuration).consumers : [];
}
function textsOf(tags) {
  return Object.fromEntries(
    Object.entries(isObject(tags) ? tags : {}).flatMap(([name, value]) => {
      const text = textOf(value);
      return text === void 0 ? [] : [[name, text]];
    })
  );
}
function nameIn(document) {
  return (textAt(document, "name") ?? "").replace(/;rev=\d+$/, "");
}
function nameOf2(id) {
  return id.slice(id.lastIndexOf("/") + 1);
}

// action/preflight/leaving.ts
var ROLES = ["openai_user", "openai_state"];
function leavingComplaints({ accounts: accounts2 }, balancer, state) {
  const staying = new Set(Object.values(accounts2).map(({ id }) => id.toLowerCase()));
  const leaving = instancesOf(state, "azurerm_role_assignment", ROLES).flatMap(({ attributes }) => textOf(member(attributes, "scope")) ?? []).filter((scope) => !staying.has(scope.toLowerCase()));
  const pools = new Set(balancer.models.flatMap(({ pool }) => pool?.name.toLowerCase() ?? []));
  const backends = new Set(balancer.backends.map(({ name }) => name.toLowerCase()));
  const left = instancesOf(state, "azapi_resource_action", ["pool"]).filter(({ key }) => pools.has(key)).flatMap(({ attributes }) => membersOf(attributes)).filter((name) => !backends.has(name));
  if (leaving.length === 0 || left.length === 0) return [];
  const names = [...new Set(leaving.map((id) => id.slice(id.lastIndexOf("/") + 1)))].join(", ");
  return [
    warning(
      ["balancing", "selection"],
      `${names} leaves, and its role goes before the pools are told: with "pool", callers may get its 401 until they are. To have none fail, let it serve a model that nobody asks for first (models: [leaving]), apply that, and take it out then`
    )
  ];
}
function instancesOf(state, type, names) {
  return items(member(state, "resources")).filter((one) => member(one, "mode") === "managed" && member(one, "type") === type).filter((one) => names.includes(textOf(member(one, "name")) ?? "")).flatMap((one) => items(member(one, "instances"))).map((one) => ({
    key: (textOf(member(one, "index_key")) ?? "").toLowerCase(),
    attributes: member(one, "attributes")
  }));
}
function membersOf(attributes) {
  const properties = member(member(member(attributes, "body"), "value"), "properties");
  return items(member(member(properties, "pool"), "services")).map((service2) => {
    const id = textOf(member(service2, "id")) ?? "";
    return id.slice(id.lastIndexOf("/") + 1).toLowerCase();
  });
}

// action/preflight/made.ts
var PLACES = {
  resource_group: {
    type: "Microsoft.Resources/resourceGroups",
    address: "azurerm_resource_group.load_balancer[0]",
    apiVersion: "2024-03-01",
    label: "resource group",
    existing: "resourceGroup.existing"
  },
  api_management: {
    type: "Microsoft.ApiManagement/service",
    address: "module.gateway.azurerm_api_management.gateway[0]",
    apiVersion: "2024-05-01",
    label: "API Management service",
    existing: "gateway.existing"
  },
  gateway_identity: {
    type: "Microsoft.ManagedIdentity/userAssignedIdentities",
    address: "module.gateway.azurerm_user_assigned_identity.gateway[0]",
    apiVersion: "2023-01-31",
    label: "user-assigned identity"
  },
  log_workspace: {
    type: "Microsoft.OperationalInsights/workspaces",
    address: "azapi_resource.log_workspace[0]",
    apiVersion: "2023-09-01",
    label: "Log Analytics workspace",
    existing: "logs.existing"
  },
  application_insights: {
    type: "Microsoft.Insights/components",
    address: "azurerm_application_insights.load_balancer",
    apiVersion: "2020-02-02",
    label: "Application Insights component"
  },
  key_vault: {
    type: "Microsoft.KeyVault/vaults",
    address: "module.rotation[0].azurerm_key_vault.keys[0]",
    apiVersion: "2023-07-01",
    label: "Key Vault",
    existing: "rotation.vault.existing"
  },
  storage_account: {
    type: "Microsoft.Storage/storageAccounts",
    address: "module.rotation[0].azapi_resource.storage",
    apiVersion: "2023-05-01",
    label: "storage account"
  },
  function_app: {
    type: "Microsoft.Web/sites",
    address: "module.rotation[0].azapi_resource.function_app",
    apiVersion: "2024-04-01",
    label: "function app"
  },
  service_plan: {
    type: "Microsoft.Web/serverfarms",
    address: "module.rotation[0].azurerm_service_plan.rotation",
    apiVersion: "2024-04-01",
    label: "App Service plan"
  },
  rotation_identity: {
    type: "Microsoft.ManagedIdentity/userAssignedIdentities",
    address: "module.rotation[0].azurerm_user_assigned_identity.rotation",
    apiVersion: "2023-01-31",
    label: "user-assigned identity"
  }
};
function madeBy(configuration, subscriptionId, stateful) {
  const { environment, location, rotation, estate } = configuration;
  const { existing = {}, naming = {} } = estate ?? {};
  const suffix = suffixOf(subscriptionId, environment, location);
  const called = (kind) => nameOf(kind, { environment, location, naming }, suffix);
  const groupId = existing.resourceGroup ?? `/subscriptions/${subscriptionId}/resourceGroups/${called("resource_group")}`;
  const made = (kind) => ({
    kind,
    name: called(kind),
    id: kind === "resource_group" ? groupId : `${groupId}/providers/${PLACES[kind].type}/${called(kind)}`,
    path: pathOf(kind, naming)
  });
  const kinds = [
    "application_insights",
    ...existing.workspace === void 0 ? ["log_workspace"] : [],
    ...existing.service === void 0 ? ["api_management", "gateway_identity"] : [],
    ...rotation === void 0 ? [] : ["storage_account", "function_app", "service_plan", "rotation_identity"],
    ...rotation === void 0 || existing.vault !== void 0 ? [] : ["key_vault"]
  ];
  const role = (what, address) => ({
    roleName: `${environment}-${suffix} ${what}`,
    address
  });
  return {
    group: existing.resourceGroup === void 0 ? made("resource_group") : void 0,
    groupId,
    inGroup: kinds.map(made),
    roles: [
      ...stateful ? [role("Azure OpenAI state", "module.gateway.azapi_resource.state_role[0]")] : [],
      ...rotation === void 0 ? [] : [
        role(
          "subscription key rotation",
          "module.rotation[0].azapi_resource.key_rotation_role"
        ),
        role("secret writer", "module.rotation[0].azapi_resource.secret_writer_role")
      ]
    ]
  };
}
function pathOf(kind, naming) {
  if (naming[keyOf(kind)] !== void 0) return ["naming", keyOf(kind)];
  return naming.pattern === void 0 ? ["environment"] : ["naming", "pattern"];
}
function choose(path) {
  return path[0] === "environment" ? "choose another environment" : `choose another ${path.join(".")}`;
}

// action/preflight/needs.ts
var SERVICE = "Microsoft.ApiManagement/service";
var IDENTITY = "Microsoft.ManagedIdentity/userAssignedIdentities";
var VAULT = "Microsoft.KeyVault/vaults";
var STORAGE = "Microsoft.Storage/storageAccounts";
var SITE = "Microsoft.Web/sites";
var ASSIGNMENT = "Microsoft.Authorization/roleAssignments";
var EVENTS = "Microsoft.EventGrid/eventSubscriptions";
var DEFINITION = "Microsoft.Authorization/roleDefinitions";
var SERVICE_PARTS = [
  `${SERVICE}/apis`,
  `${SERVICE}/apis/policies`,
  `${SERVICE}/apis/diagnostics`,
  `${SERVICE}/backends`,
  `${SERVICE}/loggers`,
  `${SERVICE}/namedValues`,
  `${SERVICE}/products`,
  `${SERVICE}/products/apis`,
  `${SERVICE}/subscriptions`
];
var ROTATION = [
  STORAGE,
  `${STORAGE}/blobServices/containers`,
  "Microsoft.Web/serverfarms",
  SITE,
  `${SITE}/config`,
  `${SITE}/basicPublishingCredentialsPolicies`,
  "Microsoft.Insights/scheduledQueryRules",
  IDENTITY
];
var NEVER_DELETED = [`${SITE}/config`, `${SITE}/basicPublishingCredentialsPolicies`];
function typesInGroup({ rotation, estate }) {
  const { existing = {} } = estate ?? {};
  return [
    "Microsoft.Insights/components",
    ASSIGNMENT,
    ...existing.resourceGroup === void 0 ? ["Microsoft.Resources/subscriptions/resourceGroups"] : [],
    ...existing.service === void 0 ? [SERVICE, ...SERVICE_PARTS, IDENTITY] : [],
    ...existing.workspace === void 0 ? ["Microsoft.OperationalInsights/workspaces"] : [],
    ...rotation === void 0 ? [] : ROTATION,
    ...rotation !== void 0 && existing.vault === void 0 ? [VAULT, ...eventsOf(rotation)] : []
  ];
}
function eventsOf(rotation) {
  return rotation?.notify === void 0 ? [] : [EVENTS];
}
function namespacesAtVault({ rotation }) {
  return eventsOf(rotation).map((type) => type.split("/")[0] ?? "");
}
function namespacesOf(configuration) {
  const always = ["Microsoft.Authorization", "Microsoft.Resources"];
  const namespaces = typesInGroup(configuration).map((type) => type.split("/")[0] ?? "");
  return [...new Set(namespaces)].filter((namespace) => !always.includes(namespace)).toSorted();
}
function needsOf(configuration, subscriptionId, purpose, stateful) {
  const { rotation, estate, gateway } = configuration;
  const { existing = {} } = estate ?? {};
  const acts = (types) => types.flatMap((type) => actionsOn(type, purpose));
  const roles = rotation !== void 0 || stateful ? [DEFINITION] : [];
  const destroys = purpose === "destroy";
  const subscription = `/subscriptions/${subscriptionId}`;
  const classic = purpose !== "plan" || /^(Developer|Basic|Standard|Premium)_/.test(gateway.sku);
  const needs = [
    {
      scope: existing.resourceGroup ?? subscription,
      path: existing.resourceGroup === void 0 ? [] : ["resourceGroup", "existing"],
      actions: [
        ...acts(typesInGroup(configuration)),
        ...purpose === "apply" ? usesIn(configuration) : [],
        // azurerm reads these of a classic service, also in a plan.
        ...existing.service === void 0 && classic && purpose === "plan" ? [`${SERVICE}/portalsettings/listSecrets/action`, `${SERVICE}/tenant/listSecrets/action`] : []
      ]
    },
    {
      scope: subscription,
      path: [],
      actions: [
        ...acts(roles),
        ...destroys && existing.service === void 0 ? ["Microsoft.ApiManagement/locations/deletedservices/delete"] : [],
        ...destroys && rotation !== void 0 && existing.vault === void 0 ? ["Microsoft.KeyVault/locations/deletedVaults/purge/action"] : []
      ]
    },
    ...needsOfExisting(configuration, purpose)
  ];
  return needs.flatMap(
    (need) => need.actions.length === 0 ? [] : [{ ...need, actions: [...new Set(need.actions)] }]
  );
}
function needsOfExisting({ accounts: accounts2, rotation, estate }, purpose) {
  const { service: service2, workspace: workspace2, vault: vault2 } = estate?.existing ?? {};
  const acts = (types) => types.flatMap((type) => actionsOn(type, purpose));
  const needs = [];
  if (service2 !== void 0) {
    needs.push({
      scope: service2,
      path: ["gateway", "existing"],
      actions: [
        `${SERVICE}/read`,
        ...acts(SERVICE_PARTS),
        ...rotation === void 0 ? [] : acts([ASSIGNMENT])
      ]
    });
  }
  if (workspace2 !== void 0) {
    needs.push({
      scope: workspace2,
      path: ["logs", "existing"],
      actions: ["Microsoft.OperationalInsights/workspaces/read"]
    });
  }
  if (vault2 !== void 0) {
    needs.push({
      scope: vault2,
      path: ["rotation", "vault", "existing"],
      actions: [
        `${VAULT}/read`,
        ...acts([ASSIGNMENT, ...eventsOf(rotation)]),
        ...purpose === "apply" ? [`${VAULT}/secrets/read`] : []
      ]
    });
  }
  const queue2 = rotation?.notify?.queue;
  if (queue2 !== void 0 && purpose !== "destroy") {
    needs.push({
      scope: queue2.storageAccount,
      path: ["rotation", "notify", "queue", "storageAccount"],
      actions: [`${STORAGE}/queueServices/queues/read`]
    });
  }
  for (const [name, { id }] of Object.entries(accounts2)) {
    needs.push({ scope: id, path: ["accounts", name, "id"], actions: acts([ASSIGNMENT]) });
  }
  return needs;
}
function actionsOn(type, purpose) {
  const verbs = { plan: ["read"], apply: ["read", "write", "delete"], destroy: ["read", "delete"] };
  return verbs[purpose].filter((verb) => verb !== "delete" || !NEVER_DELETED.includes(type)).map((verb) => `${type}/${verb}`);
}
function usesIn({ rotation, estate }) {
  return [
    ...estate?.existing.service === void 0 || rotation !== void 0 ? [`${IDENTITY}/assign/action`] : [],
    ...rotation === void 0 ? [] : [
      `${SITE}/publish/action`,
      `${SITE}/host/listkeys/action`,
      ...estate?.existing.vault === void 0 ? [`${VAULT}/secrets/read`] : []
    ]
  ];
}

// action/preflight/owned.ts
function ownedBy(state) {
  const ids = /* @__PURE__ */ new Set();
  const addresses = /* @__PURE__ */ new Map();
  for (const resource of items(member(state, "resources"))) {
    if (member(resource, "mode") !== "managed") continue;
    const type = textOf(member(resource, "type")) ?? "";
    const module = textOf(member(resource, "module"));
    for (const instance of items(member(resource, "instances"))) {
      const attributes = member(instance, "attributes");
      for (const name of ["id", "resource_id"]) {
        const id = textOf(member(attributes, name))?.toLowerCase().replace(/;rev=\d+$/, "");
        if (id === void 0) continue;
        ids.add(id);
        const key = member(instance, "index_key");
        const index = key === void 0 ? "" : `[${JSON.stringify(key)}]`;
        addresses.set(
          `${type} ${id}`,
          `${module === void 0 ? "" : `${module}.`}${type}.${textOf(member(resource, "name"))}${index}`
        );
      }
    }
  }
  return {
    has: (id) => ids.has(id.toLowerCase()),
    hasNamed: (type, name) => {
      const end = `/providers/${type}/${name}`.toLowerCase();
      return [...ids].some((id) => id.endsWith(end));
    },
    addressOf: (type, id) => addresses.get(`${type} ${id.toLowerCase()}`)
  };
}

// action/preflight/unknown.ts
var UNREGISTERED = ["MissingSubscriptionRegistration", "SubscriptionNotRegistered"];
async function ifAllowed({ path, what }, ask) {
  try {
    return await ask();
  } catch (error2) {
    if (!(error2 instanceof ArmError)) throw error2;
    if (UNREGISTERED.includes(error2.code)) return [];
    if (error2.status !== 403) throw error2;
    return [
      warning(
        path,
        `${what} cannot be known, and an apply may stop half-way because of it: ${error2.message} (${error2.code})`
      )
    ];
  }
}

// action/preflight/quota.ts
var STORAGE_VERSION2 = "2023-05-01";
var SKU_VERSION = "2024-05-01";
async function quotaComplaints(question) {
  const kinds = question.missing.map(({ kind }) => kind);
  const found2 = await Promise.all([
    kinds.includes("storage_account") ? storageAccounts(question) : [],
    kinds.includes("api_management") ? tier(question) : []
  ]);
  return found2.flat();
}
async function storageAccounts({
  arm,
  subscriptionId,
  location
}) {
  const path = ["location"];
  return ifAllowed(
    { path, what: `whether ${location} has room for a storage account` },
    async () => {
      const usages = await arm.list(
        `/subscriptions/${subscriptionId}/providers/Microsoft.Storage/locations/${location}/usages`,
        STORAGE_VERSION2
      );
      const usage = usages.find((one) => textAt(one, "name", "value") === "StorageAccounts");
      const [used, limit] = [member(usage, "currentValue"), member(usage, "limit")].map(Number);
      if (used === void 0 || limit === void 0 || !(used >= limit)) return [];
      return [
        error(
          path,
          `the subscription may have ${limit} storage accounts in ${location} and has ${used}, and the rotation needs one more: delete one, ask for more (Quotas in the portal), or choose another location`
        )
      ];
    }
  );
}
async function tier({
  arm,
  subscriptionId,
  location,
  sku
}) {
  const path = ["gateway", "sku"];
  const name = sku.replace(/_\d+$/, "");
  return ifAllowed(
    { path, what: `whether the subscription gets ${name} in ${location}` },
    async () => {
      const skus = await arm.list(
        `/subscriptions/${subscriptionId}/providers/Microsoft.ApiManagement/skus`,
        SKU_VERSION
      );
      const restriction = skus.filter((one) => textAt(one, "name") === name).flatMap((one) => items(member(one, "restrictions"))).find((one) => textAt(one, "type") === "Location" && regionsOf(one).includes(location));
      if (restriction === void 0) return [];
      return [
        error(
          path,
          `Azure gives this subscription no API Management service of the tier ${name} in ${location} (${textAt(restriction, "reasonCode") ?? "no reason told"}): ask for it in the portal (Help + support), or choose another SKU or location`
        )
      ];
    }
  );
}
function regionsOf(restriction) {
  const told = [
    ...items(member(restriction, "values")),
    ...items(member(member(restriction, "restrictionInfo"), "locations"))
  ];
  return told.map((one) => (textOf(one) ?? "").toLowerCase().replaceAll(" ", ""));
}

// action/preflight/registrations.ts
var API_VERSION = "2021-04-01";
var USABLE = ["registered", "registering"];
async function registrationComplaints(arm, subscriptionId, namespaces) {
  const states = await Promise.all(
    namespaces.map(async (namespace) => {
      const provider = await arm.get(
        `/subscriptions/${subscriptionId}/providers/${namespace}`,
        API_VERSION
      );
      return [namespace, textAt(provider, "registrationState") ?? "NotRegistered"];
    })
  );
  const missing = states.filter(([, state]) => !USABLE.includes(state.toLowerCase()));
  if (missing.length === 0) return [];
  const names = missing.map(([namespace]) => namespace);
  const commands = names.map(
    (name) => `az provider register --subscription ${subscriptionId} -n ${name}`
  );
  return [
    {
      severity: "error",
      path: [],
      message: `the subscription ${subscriptionId} has not registered ${names.join(", ")}, so nothing of ${names.length === 1 ? "it" : "them"} can be made there. Register ${names.length === 1 ? "it" : "them"} once (Contributor is enough), and wait for "Registered": ${commands.join(" && ")}`
    }
  ];
}

// action/preflight/rights.ts
var API_VERSION2 = "2022-04-01";
async function rightsComplaints(arm, needs, purpose, who) {
  const complaints = await Promise.all(
    needs.map(async ({ scope, path, actions }) => {
      const permissions = await permissionsAt(arm, scope);
      const missing = actions.filter((action) => !permissions.some((one) => allows(one, action)));
      if (missing.length === 0) return [];
      return [
        {
          severity: "error",
          path,
          message: `${who} may not do what ${purpose} takes on ${scope}: ${shorten(missing)}. ${ADVICE[purpose]}`
        }
      ];
    })
  );
  return complaints.flat();
}
var ADVICE = {
  plan: 'Reader is enough, with two actions more for a classic tier (docs/security.md, "Who may do what")',
  apply: 'Contributor and User Access Administrator are enough, or Owner; docs/security.md, "Who may do what", has narrower ones',
  destroy: 'Contributor and User Access Administrator are enough, or Owner; docs/security.md, "Who may do what", has narrower ones'
};
async function permissionsAt(arm, scope) {
  try {
    const found2 = await arm.list(
      `${scope}/providers/Microsoft.Authorization/permissions`,
      API_VERSION2
    );
    return found2.map((one) => ({
      actions: texts(one, "actions"),
      notActions: texts(one, "notActions")
    }));
  } catch (error2) {
    if (error2 instanceof ArmError && [403, 404].includes(error2.status)) return [];
    throw error2;
  }
}
function texts(permission, name) {
  return items(member(permission, name)).flatMap((text) => textOf(text) ?? []);
}
function allows({ actions, notActions }, action) {
  return actions.some((pattern) => matches(action, pattern)) && !notActions.some((pattern) => matches(action, pattern));
}
function matches(action, pattern) {
  const [first = "", ...others] = pattern.toLowerCase().split("*");
  const text = action.toLowerCase();
  const last = others.pop();
  if (last === void 0) return text === first;
  if (!text.startsWith(first)) return false;
  let from = first.length;
  for (const part of others) {
    const found2 = text.indexOf(part, from);
    if (found2 < 0) return false;
    from = found2 + part.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}
function shorten(actions) {
  const shown = actions.slice(0, 5);
  const rest = actions.length - shown.length;
  return rest === 0 ? shown.join(", ") : `${shown.join(", ")} and ${rest} more`;
}

// action/preflight/standing.ts
var ROLE_VERSION = "2022-04-01";
async function standing(question) {
  const { made, owned } = question;
  const fresh = made.inGroup.filter(({ id }) => !owned.has(id));
  const roles = await rolesOfOthers(question);
  const place = made.group ?? { id: made.groupId };
  if (made.group !== void 0 && !owned.has(place.id)) {
    const group2 = await found(question, made.group);
    if (group2.complaints.length > 0) return { complaints: group2.complaints, missing: [] };
    if (!group2.there) return { complaints: roles, missing: fresh };
  }
  const all = await Promise.all(
    fresh.map(async (one) => ({ one, ...await found(question, one) }))
  );
  return {
    complaints: [...all.flatMap(({ complaints }) => complaints), ...roles],
    missing: all.filter(({ there }) => !there).map(({ one }) => one)
  };
}
async function found({ arm, begun }, { kind, id, name, path }) {
  const { label, address, apiVersion, existing } = PLACES[kind];
  let there = false;
  const complaints = await ifAllowed(
    { path, what: `whether the ${label} ${id} is there` },
    async () => {
      there = await arm.get(id, apiVersion) !== void 0;
      if (!there || (await begun()).has(address)) return [];
      const use = existing === void 0 ? "" : `, name it in ${existing} if it is to be used as it is`;
      return [
        error(
          path,
          `the ${label} ${name} is there already (${id}), and the state does not hold it: another state made it, or somebody else. Apply with the state that made it (backend-config)${use}, delete it, or ${choose(path)}`
        )
      ];
    }
  );
  return { there, complaints };
}
async function rolesOfOthers({
  arm,
  subscriptionId,
  made,
  owned,
  begun
}) {
  const path = ["environment"];
  const found2 = await Promise.all(
    made.roles.map(
      ({ roleName, address }) => ifAllowed({ path, what: `whether there is a role "${roleName}"` }, async () => {
        const filter = encodeURIComponent(`roleName eq '${roleName}'`);
        const definitions = await arm.list(
          `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions?$filter=${filter}`,
          ROLE_VERSION
        );
        const id = definitions.map((one) => textAt(one, "id") ?? "").find((one) => !ours(owned, one));
        if (id === void 0 || (await begun()).has(address)) return [];
        return [
          error(
            path,
            `there is a role "${roleName}" already (${id}), and the state does not hold it: a tenant has no two of one name. Apply with the state that made it (backend-config), delete it where nobody uses it (az role definition delete --name '${roleName}'), or ${choose(path)}`
          )
        ];
      })
    )
  );
  return found2.flat();
}
function ours(owned, id) {
  return owned.hasNamed(
    "Microsoft.Authorization/roleDefinitions",
    id.slice(id.lastIndexOf("/") + 1)
  );
}

// action/preflight/unique.ts
var UNIQUE = {
  api_management: "Microsoft.ApiManagement",
  key_vault: "Microsoft.KeyVault",
  storage_account: "Microsoft.Storage",
  function_app: "Microsoft.Web"
};
var KEPT = {
  // https://learn.microsoft.com/rest/api/apimanagement/deleted-services/list-by-subscription
  api_management: {
    collection: "Microsoft.ApiManagement/deletedservices",
    idIn: (deleted) => textAt(deleted, "properties", "serviceId") ?? "",
    locationIn: (deleted) => textAt(deleted, "location") ?? "",
    purge: (name, location) => `az apim deletedservice purge --service-name ${name} --location ${location}`,
    with: "what was in it"
  },
  // https://learn.microsoft.com/rest/api/keyvault/keyvault/vaults/list-deleted
  key_vault: {
    collection: "Microsoft.KeyVault/deletedVaults",
    idIn: (deleted) => textAt(deleted, "properties", "vaultId") ?? "",
    locationIn: (deleted) => textAt(deleted, "properties", "location") ?? "",
    purge: (name, location) => `az keyvault purge --name ${name} --location ${location}`,
    with: "its secrets"
  }
};
async function uniqueNameComplaints(where, missing) {
  const found2 = await Promise.all(
    missing.map((made) => {
      const namespace = UNIQUE[made.kind];
      if (namespace === void 0) return [];
      const what = `whether the name ${made.name} is free for the ${PLACES[made.kind].label}`;
      return ifAllowed({ path: made.path, what }, async () => {
        const kept = await keptByAzure(where, made);
        return kept.length > 0 ? kept : await takenBySomebody(where, namespace, made);
      });
    })
  );
  return found2.flat();
}
async function keptByAzure({ arm, subscriptionId, location }, { kind, id, name, path }) {
  const keeping = KEPT[kind];
  if (keeping === void 0) return [];
  const { label, apiVersion } = PLACES[kind];
  const deleted = await arm.list(
    `/subscriptions/${subscriptionId}/providers/${keeping.collection}`,
    apiVersion
  );
  const kept = deleted.find((one) => textAt(one, "name")?.toLowerCase() === name.toLowerCase());
  if (kept === void 0) return [];
  const region = keeping.locationIn(kept).toLowerCase().replaceAll(" ", "");
  const until = textAt(kept, "properties", "scheduledPurgeDate")?.slice(0, 16) ?? "it is purged";
  const end = `end that for good: ${keeping.purge(name, region)}`;
  if (region === location && keeping.idIn(kept).toLowerCase() === id.toLowerCase()) {
    return [
      warning(
        path,
        `the ${label} ${name} was deleted, and Azure keeps it until ${until}: an apply brings it back with ${keeping.with}. For a new one, ${end}`
      )
    ];
  }
  const protectedFromPurge = member(member(kept, "properties"), "purgeProtectionEnabled") === true;
  const way = protectedFromPurge ? `Nobody can end that earlier: ${choose(path)}` : `Recover it there if somebody needs it, or ${end}; else ${choose(path)}`;
  return [
    error(
      path,
      `the name ${name} belongs to a deleted ${label}, which Azure keeps until ${until} and brings back only as ${keeping.idIn(kept)} in ${region}. ${way}`
    )
  ];
}
async function takenBySomebody({ arm, subscriptionId }, namespace, { kind, name, path }) {
  const { label, type, apiVersion } = PLACES[kind];
  const answer = await arm.post(
    `/subscriptions/${subscriptionId}/providers/${namespace}/checkNameAvailability`,
    apiVersion,
    // API Management has one type only, and its request no other member.
    kind === "api_management" ? { name } : { name, type }
  );
  if (member(answer, "nameAvailable") !== false) return [];
  const message = textAt(answer, "message") ?? "";
  const says = message === "" ? "" : ` Azure says: ${message}`;
  return [
    error(
      path,
      textAt(answer, "reason") === "AlreadyExists" ? `the name ${name} of the ${label} is taken: it must be unique in all of Azure. If the ${label} is yours, apply with the state that made it (backend-config) or delete it; else ${choose(path)}.${says}` : `Azure does not take the name ${name} for the ${label}: ${choose(path)}.${says}`
    )
  ];
}

// action/preflight/preflight.ts
var SUBSCRIPTION_VERSION = "2022-12-01";
var fault = (message) => [{ severity: "error", path: [], message }];
var preflight = async ({ environment, fetch, signal, info, ...request }) => {
  let credential;
  try {
    credential = await runnerCredential(environment, fetch);
  } catch (error2) {
    return fault(`nobody is signed in to Azure: ${messageOf(error2)}`);
  }
  const options = { credential, fetch, signal, info, clock: systemClock };
  return await askAzure({ ...request, environment }, options);
};
async function askAzure(request, options) {
  const { configuration, purpose, state, begun, environment } = request;
  const subscriptionId = environment.ARM_SUBSCRIPTION_ID;
  if (!subscriptionId) {
    return fault(
      "ARM_SUBSCRIPTION_ID is not set: azurerm wants to know which subscription to work in"
    );
  }
  const arm = createArm(options);
  const who = environment.ARM_CLIENT_ID ? `the application ${environment.ARM_CLIENT_ID}` : "whoever is signed in";
  const refused = await subscriptionComplaints(arm, options, { subscriptionId, who, environment });
  if (refused.length > 0) return refused;
  const balancer = createBalancer(configuration);
  const stateful = balancer.stateful !== "refuse";
  const needs = needsOf(configuration, subscriptionId, purpose, stateful);
  const checks = [rightsComplaints(arm, needs, purpose, who)];
  if (purpose !== "destroy") {
    const owned = ownedBy(state);
    const made = madeBy(configuration, subscriptionId, stateful);
    checks.push(
      registrationComplaints(arm, subscriptionId, namespacesOf(configuration)),
      ...registrationsAtVault(arm, configuration),
      existingComplaints({ arm, configuration, owned }),
      newComplaints(configuration, { arm, subscriptionId, made, owned, begun })
    );
  }
  const answers = await Promise.all(checks.map(orWhyNot));
  return purpose === "destroy" ? answers.flat() : [...answers.flat(), ...leavingComplaints(configuration, balancer, state)];
}
function registrationsAtVault(arm, configuration) {
  const subscription = configuration.estate?.existing.vault?.split("/")[2];
  return subscription === void 0 ? [] : [registrationComplaints(arm, subscription, namespacesAtVault(configuration))];
}
async function newComplaints({ location, gateway }, question) {
  const { arm, subscriptionId } = question;
  const { complaints, missing } = await standing(question);
  const where = { arm, subscriptionId, location };
  const others = await Promise.all([
    uniqueNameComplaints(where, missing),
    quotaComplaints({ ...where, sku: gateway.sku, missing })
  ]);
  return [...complaints, ...others.flat()];
}
async function orWhyNot(check) {
  try {
    return await check;
  } catch (error2) {
    if (!(error2 instanceof ArmError)) throw error2;
    return fault(`Azure does not tell what has to be known: ${error2.message} (${error2.code})`);
  }
}
async function subscriptionComplaints(arm, { credential, signal }, {
  subscriptionId,
  who,
  environment
}) {
  const tenant = environment.ARM_TENANT_ID ?? "that the login belongs to";
  try {
    await credential.getToken("https://management.azure.com/.default", { abortSignal: signal });
  } catch (error2) {
    signal.throwIfAborted();
    return fault(
      `${who} cannot sign in to the tenant ${tenant}: ${firstLine(messageOf(error2))}. Check ARM_TENANT_ID and ARM_CLIENT_ID, and that the application's federated credential names this repository and this event or environment (docs/security.md)`
    );
  }
  try {
    const subscription = await arm.get(`/subscriptions/${subscriptionId}`, SUBSCRIPTION_VERSION);
    const state = textAt(subscription, "state") ?? "";
    if (subscription !== void 0) {
      return /^(disabled|deleted)$/i.test(state) ? fault(`the subscription ${subscriptionId} is ${state}: nothing can be made in it`) : [];
    }
  } catch (error2) {
    if (!(error2 instanceof ArmError)) throw error2;
    return fault(
      `${who} may not even read the subscription ${subscriptionId}: ${firstLine(error2.message)}. It needs a role there (docs/security.md), and a new one takes up to ten minutes to count`
    );
  }
  return fault(
    `there is no subscription ${subscriptionId} in the tenant ${tenant}, or ${who} has no role in it: check ARM_SUBSCRIPTION_ID and ARM_TENANT_ID`
  );
}
function firstLine(text) {
  return (text.split(/\r?\n| Trace ID:/)[0] ?? "").replace(/\.\s*$/, "");
}
export {
  askAzure,
  preflight
};
