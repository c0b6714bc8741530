import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  createSchema,
  expectationsOf,
  isLonger,
  require_ucs2length
} from "./chunk-IVEV3KM5.js";
import {
  toVariables
} from "./chunk-UPIGYZN5.js";
import {
  KINDS,
  NAME_RULES,
  PLACEHOLDERS,
  keyOf,
  nameFault,
  nameOf
} from "./chunk-67337CR6.js";
import {
  readDocument,
  toldOnce
} from "./chunk-3L4MNKEA.js";
import {
  figure
} from "./chunk-OKRRPTW6.js";
import {
  error,
  originsOf,
  warning
} from "./chunk-EMJBHTV7.js";
import {
  inFileOrder
} from "./chunk-NXTOOCTD.js";
import {
  longestGap,
  parseFreeze,
  parseSchedule,
  parseWindow,
  restrict
} from "./chunk-V2JMA5QS.js";
import {
  DEFAULT_ACCOUNT,
  DEFAULT_BALANCING,
  DEFAULT_BREAKER,
  DEFAULT_CALLERS,
  DEFAULT_GATEWAY,
  DEFAULT_ROTATION
} from "./chunk-75ZBO6A2.js";
import {
  suggestion
} from "./chunk-Q2IWNMJM.js";
import {
  ANY_MODEL,
  AliasLoop,
  BackendNameFault,
  MOST_ATTEMPTS,
  createBalancer,
  expandAlias
} from "./chunk-GSPKAURL.js";
import {
  tierOf
} from "./chunk-DT7QFL3W.js";
import {
  durationSeconds
} from "./chunk-A3RQCBOI.js";
import {
  __commonJS
} from "./chunk-HANBNIMK.js";

// node_modules/fast-deep-equal/index.js
var require_fast_deep_equal = __commonJS({
  "node_modules/fast-deep-equal/index.js"(exports, module) {
    "use strict";
    module.exports = function equal(a, b) {
      if (a === b) return true;
      if (a && b && typeof a == "object" && typeof b == "object") {
        if (a.constructor !== b.constructor) return false;
        var length, i, keys;
        if (Array.isArray(a)) {
          length = a.length;
          if (length != b.length) return false;
          for (i = length; i-- !== 0; )
            if (!equal(a[i], b[i])) return false;
          return true;
        }
        if (a.constructor === RegExp) return a.source === b.source && a.flags === b.flags;
        if (a.valueOf !== Object.prototype.valueOf) return a.valueOf() === b.valueOf();
        if (a.toString !== Object.prototype.toString) return a.toString() === b.toString();
        keys = Object.keys(a);
        length = keys.length;
        if (length !== Object.keys(b).length) return false;
        for (i = length; i-- !== 0; )
          if (!Object.prototype.hasOwnProperty.call(b, keys[i])) return false;
        for (i = length; i-- !== 0; ) {
          var key = keys[i];
          if (!equal(a[key], b[key])) return false;
        }
        return true;
      }
      return a !== a && b !== b;
    };
  }
});

// node_modules/ajv/dist/runtime/equal.js
var require_equal = __commonJS({
  "node_modules/ajv/dist/runtime/equal.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    var equal = require_fast_deep_equal();
    equal.code = 'require("ajv/dist/runtime/equal").default';
    exports.default = equal;
  }
});

// action/config/alias-checks.ts
function listedModels({ accounts }) {
  return new Set(Object.values(accounts).flatMap(({ models: models2 }) => Object.keys(models2 ?? {})));
}
var aliases = (_, configuration) => {
  const { models: models2, balancing } = configuration;
  const known = listedModels(configuration);
  const names2 = Object.keys(models2).filter((name) => models2[name]?.use !== void 0);
  return names2.flatMap((name) => {
    const path = ["models", name, "use"];
    if (known.size === 0) {
      return [
        error(
          path,
          "no account names its models, so an alias has nothing to choose from: list the models of the accounts"
        )
      ];
    }
    if (balancing.selection === "pool") {
      return [error(path, 'an alias needs selection "policy": a pool knows one name for a model')];
    }
    const taken = [...known].find((model) => model.toLowerCase() === name.toLowerCase());
    if (taken !== void 0) {
      return [error(path, `an account has a model "${taken}": give the alias another name`)];
    }
    const [loop] = loopOf(name, configuration);
    if (loop !== void 0) return [error(path, loop)];
    const count = expandAlias(name, models2).length;
    if (count > MOST_ATTEMPTS) {
      return [
        error(
          path,
          `the alias stands for ${count} models, and a request makes ${MOST_ATTEMPTS} attempts at most`
        )
      ];
    }
    return unknownTargets(name, configuration, known);
  });
};
function loopOf(name, { models: models2 }) {
  try {
    expandAlias(name, models2);
    return [];
  } catch (fault) {
    if (fault instanceof AliasLoop) return [fault.message];
    throw fault;
  }
}
function unknownTargets(name, { models: models2 }, known) {
  const choice = [...known, ...Object.keys(models2).filter((model) => models2[model]?.use)];
  return (models2[name]?.use ?? []).flatMap(
    (model, index) => choice.includes(model) ? [] : [
      error(
        ["models", name, "use", index],
        `no account has the model "${model}", and no alias is called so${suggestion(model, choice)}: there are ${choice.join(", ")}`
      )
    ]
  );
}

// action/config/balancing-checks.ts
var namesWithoutCase = ({ accounts }) => {
  const first = /* @__PURE__ */ new Map();
  return Object.entries(accounts).flatMap(
    ([account, { models: models2 = [] }]) => modelEntries(models2).flatMap(([model, step]) => {
      const known = first.get(model.toLowerCase());
      first.set(model.toLowerCase(), known ?? model);
      return known === void 0 || known === model ? [] : [
        error(
          ["accounts", account, "models", step],
          `"${model}" differs from "${known}" in case only, which Azure does not tell apart: write it "${known}" everywhere`
        )
      ];
    })
  );
};
function modelEntries(models2) {
  return Array.isArray(models2) ? models2.map((model, index) => [model, index]) : Object.keys(models2).map((model) => [model, model]);
}
var knownModels = ({ accounts, models: models2 = {} }) => {
  const known = new Set(
    Object.values(accounts).flatMap(
      (account) => modelEntries(account.models ?? []).map(([model]) => model)
    )
  );
  if (known.size === 0) {
    return Object.keys(models2).filter((model) => models2[model]?.use === void 0).map(
      (model) => error(
        ["models", model],
        "no account names its models, so nothing can hold for one of them: list the models of the accounts"
      )
    );
  }
  return Object.keys(models2).filter((model) => !known.has(model) && models2[model]?.use === void 0).map(
    (model) => error(
      ["models", model],
      `no account has the model "${model}"${suggestion(model, known)}: the accounts have ${[...known].join(", ")}; an alias has "use"`
    )
  );
};
var LONGEST_TIMEOUT = 240;
var timeouts = ({ balancing = {}, models: models2 = {} }) => [
  { path: ["balancing", "timeout"], timeout: balancing.timeout },
  ...Object.entries(models2).map(([name, model]) => ({
    path: ["models", name, "timeout"],
    timeout: model?.timeout
  }))
].flatMap(({ path, timeout }) => {
  if (timeout === void 0) return [];
  const seconds = durationSeconds(timeout);
  if (seconds === 0) return [error(path, `${timeout} leaves no time for an answer`)];
  return seconds <= LONGEST_TIMEOUT ? [] : [
    warning(
      path,
      `${timeout} is longer than ${LONGEST_TIMEOUT} seconds, which API Management may not honour: the network drops connections that are idle for longer. Let long answers stream`
    )
  ];
});
var marks = ({ balancing: { marks: written } = {} }, { balancing }) => {
  const longest = durationSeconds(balancing.marks.longest);
  return ["throttled", "faulty", "misconfigured"].flatMap((key) => {
    const path = ["balancing", "marks", key];
    const seconds = durationSeconds(balancing.marks[key]);
    if (seconds === 0) return [error(path, `${balancing.marks[key]} is no time at all`)];
    if (seconds > longest) {
      return [
        error(
          written?.[key] === void 0 ? ["balancing", "marks", "longest"] : path,
          `${key} (${balancing.marks[key]}) is longer than longest (${balancing.marks.longest})`
        )
      ];
    }
    return balancing.selection === "policy" || written?.[key] === void 0 ? [] : [warning(path, 'has no effect with selection "pool": see balancing.breaker')];
  });
};
var unusedKeys = ({ accounts, balancing: written = {} }, { balancing }) => [
  ...Object.entries(accounts).flatMap(
    ([name, account]) => ["priority", "weight"].flatMap((key) => {
      const { strategy } = balancing;
      const used = strategy === "priority" || strategy === "weighted" && key === "weight";
      return used || account[key] === void 0 ? [] : [warning(["accounts", name, key], `has no effect with strategy "${strategy}"`)];
    })
  ),
  ...balancing.selection === "pool" || written.breaker === void 0 ? [] : [
    warning(
      ["balancing", "breaker"],
      'has no effect with selection "policy", the default since the policy chooses accounts itself: remove it, or set balancing.selection to pool to keep pools with circuit breakers'
    )
  ]
];
var POOL_MEMBERS = 30;
var pools = (written, configuration) => {
  const { selection, strategy } = configuration.balancing;
  if (selection === "policy") return [];
  return [
    warning(
      ["balancing", "selection"],
      "a pool moves on within a request only after failures that open a breaker: an account that answers 401, 403 or 404 keeps its share of the calls, and a call that fails everywhere closes its model for all callers until the breakers close again"
    ),
    ...strategy === "random" ? [
      error(
        ["balancing", "strategy"],
        'a pool cannot choose at random: use round-robin, or selection "policy"'
      )
    ] : [],
    ...poolMembers(configuration),
    ...breakers(written, configuration)
  ];
};
function poolMembers({ accounts }) {
  const names2 = Object.entries(accounts);
  const lists = new Set(names2.flatMap(([, account]) => Object.keys(account.models ?? {})));
  return [...lists.size === 0 ? [ANY_MODEL] : lists].flatMap((model) => {
    const members = names2.filter(
      ([, { models: models2 }]) => models2 === void 0 || Object.hasOwn(models2, model)
    );
    const deployments = new Set(
      members.map(([, { models: models2 }]) => models2?.[model]?.deployment ?? model)
    );
    const last = members[POOL_MEMBERS];
    return [
      ...last === void 0 ? [] : [
        error(
          ["accounts", last[0]],
          `${members.length} accounts serve "${model}", a backend pool holds ${POOL_MEMBERS}`
        )
      ],
      ...deployments.size === 1 ? [] : [
        warning(
          ["accounts", members[0]?.[0] ?? "", "models"],
          `accounts name the deployment of "${model}" differently (${[...deployments].join(", ")}): calls of /openai/deployments/${model}/\u2026 are balanced, calls of /openai/v1/\u2026 to it are refused with selection "pool"`
        )
      ]
    ];
  });
}
var breakers = ({ balancing = {}, accounts }, { balancing: { strategy, breaker, attempts } }) => {
  if (strategy !== "priority") return [];
  if (breaker === void 0) {
    return [
      error(
        ["balancing", "breaker"],
        'strategy "priority" needs a circuit breaker: a lower-priority group is used only while the breakers of the ones before it are open'
      )
    ];
  }
  const none = ["interval", "trip"].filter((key) => durationSeconds(breaker[key]) === 0);
  if (none.length > 0) {
    return none.map(
      (key) => error(["balancing", "breaker", key], `${breaker[key]} is no time at all`)
    );
  }
  const made = attempts ?? Object.keys(accounts).length;
  return breaker.failures < made ? [] : [
    warning(
      balancing.breaker === void 0 ? ["balancing", "attempts"] : ["balancing", "breaker", "failures"],
      `${breaker.failures} failures open the breaker but a request makes ${made} attempts: the request that meets a throttled account fails instead of spilling over`
    )
  ];
};
var balancingRules = [
  namesWithoutCase,
  knownModels,
  timeouts,
  marks,
  unusedKeys,
  pools
];

// action/config/caller-checks.ts
var ways = ({ callers = {} }, { callers: { keys, bearer, entra }, rotation: rotation2 }) => [
  ...bearer && entra !== void 0 ? [
    error(
      ["callers", "keys", "bearer"],
      "keys and tokens of Entra ID would both arrive as Authorization: Bearer, and the gateway refuses a token as a wrong key: remove callers.keys.bearer or callers.entra"
    )
  ] : [],
  ...keys || entra !== void 0 ? [] : [error(["callers", "keys"], "nobody could call: accept keys, or set callers.entra")],
  ...keys || rotation2 === void 0 ? [] : [
    error(
      ["rotation"],
      "there are no keys to rotate with callers.keys false: remove rotation, or accept keys"
    )
  ],
  ...callers.entra?.audiences.includes("https://cognitiveservices.azure.com") === true ? [
    warning(
      ["callers", "entra", "audiences"],
      "tokens for https://cognitiveservices.azure.com are for the accounts themselves: whoever may send one here could call an account without this gateway. Give the gateway an app registration of its own"
    )
  ] : []
];
var identities = ({ consumers: consumers2 = {} }, { callers }) => {
  const names2 = Object.keys(consumers2);
  const claiming = names2.filter((name) => consumers2[name]?.entra !== void 0);
  if (callers.entra === void 0) {
    return claiming.map(
      (name) => error(
        ["consumers", name, "entra"],
        "no token is accepted without callers.entra: set its tenant and audiences, or remove this"
      )
    );
  }
  const silent = names2.filter((name) => consumers2[name]?.entra === void 0);
  return [
    ...claiming.length === 0 ? [
      warning(
        ["callers", "entra"],
        "every token is refused: no consumer says whose tokens are its own (consumers.<name>.entra)"
      )
    ] : [],
    ...callers.keys ? [] : silent.map(
      (name) => error(
        ["consumers", name],
        "cannot call with callers.keys false: say whose tokens are its own (entra.applications, entra.groups)"
      )
    ),
    ...["applications", "groups"].flatMap(
      (kind) => doubleClaims(
        claiming.flatMap(
          (name) => (consumers2[name]?.entra?.[kind] ?? []).map((id, index) => ({ name, id, index, kind }))
        )
      )
    )
  ];
};
var BUILT_IN = "master";
var builtIn = ({ consumers: consumers2 = {} }) => Object.entries(consumers2).flatMap(([name, consumer]) => {
  const message = `"${BUILT_IN}" is API Management's own subscription: choose another name`;
  if (consumer?.formerly === BUILT_IN) return [error(["consumers", name, "formerly"], message)];
  return name === BUILT_IN && consumer?.formerly === void 0 ? [error(["consumers", name], message)] : [];
});
var origins = ({ callers }) => (callers?.cors?.origins ?? []).flatMap((origin, index) => {
  const path = ["callers", "cors", "origins", index];
  if (!URL.canParse(origin)) {
    return [error(path, `"${origin}" is no origin: its host or port cannot be`)];
  }
  const sent = new URL(origin).origin;
  return sent === origin ? [] : [error(path, `browsers send "${origin}" as "${sent}": write that`)];
});
var renamings = ({ consumers: consumers2 = {} }) => {
  const owners = new Map(Object.keys(consumers2).map((name) => [name, name]));
  return Object.entries(consumers2).flatMap(([name, consumer]) => {
    const formerly = consumer?.formerly;
    if (formerly === void 0 || formerly === name) return [];
    const owner = owners.get(formerly);
    owners.set(formerly, owner ?? name);
    return owner === void 0 ? [] : [
      error(
        ["consumers", name, "formerly"],
        `the subscription "${formerly}" is the one of "${owner}": two consumers cannot share its keys. Take formerly out, or give "${owner}" another name`
      )
    ];
  });
};
function doubleClaims(claims) {
  const owners = /* @__PURE__ */ new Map();
  return claims.flatMap(({ name, id, index, kind }) => {
    const owner = owners.get(id.toLowerCase());
    owners.set(id.toLowerCase(), owner ?? name);
    return owner === void 0 ? [] : [
      error(
        ["consumers", name, "entra", kind, index],
        `${id} is already one of "${owner}": its tokens can be one consumer's only`
      )
    ];
  });
}
var callerRules = [ways, identities, builtIn, origins, renamings];

// action/config/estate-checks.ts
var service = ({ gateway }) => {
  if (gateway.existing === void 0) {
    return [
      ...gateway.publisher === void 0 ? [error(["gateway"], 'missing key "publisher", unless the service exists ("existing")')] : [],
      ...gateway.identity === void 0 ? [] : [
        error(
          ["gateway", "identity"],
          'belongs to "existing": a service that is made gets an identity of its own'
        )
      ]
    ];
  }
  return [
    ...gateway.identity === void 0 ? [
      error(
        ["gateway", "existing"],
        'missing key "identity" beside it: the user-assigned identity, attached to the service, that calls the accounts'
      )
    ] : [],
    ...gateway.publisher === void 0 ? [] : [
      warning(
        ["gateway", "publisher"],
        "has no effect: an existing service keeps its publisher"
      )
    ]
  ];
};
var oneSubscription = ({ resourceGroup, gateway }) => {
  const subscriptionOf = (id) => id.split("/")[2]?.toLowerCase();
  const [group, existing] = [resourceGroup?.existing, gateway.existing];
  return group === void 0 || existing === void 0 || subscriptionOf(group) === subscriptionOf(existing) ? [] : [
    error(
      ["gateway", "existing"],
      `is in another subscription than the resource group (${subscriptionOf(group)}): one apply works in one subscription`
    )
  ];
};
var ROTATION = [
  "key_vault",
  "storage_account",
  "function_app",
  "service_plan",
  "rotation_identity",
  "rotation_alerts"
];
var names = ({ naming }, { environment, location, rotation: rotation2, estate }) => {
  if (naming === void 0 || estate === void 0) return [];
  const { existing } = estate;
  const there = {
    resource_group: existing.resourceGroup,
    api_management: existing.service,
    gateway_identity: existing.service,
    log_workspace: existing.workspace,
    key_vault: existing.vault
  };
  const isMade = (kind) => there[kind] === void 0 && (rotation2 !== void 0 || !ROTATION.includes(kind));
  const pathOf = (kind) => [
    "naming",
    naming[keyOf(kind)] === void 0 ? "pattern" : keyOf(kind)
  ];
  const called = (kind) => nameOf(kind, { environment, location, naming }, "0a1b2c");
  const written = KINDS.filter((kind) => naming[keyOf(kind)] ?? naming.pattern);
  return [
    ...placeholders(naming),
    ...KINDS.filter((kind) => naming[keyOf(kind)] !== void 0 && !isMade(kind)).map(
      (kind) => warning(pathOf(kind), "has no effect: nothing of this kind is made")
    ),
    ...written.filter(isMade).flatMap((kind) => {
      if (/[{}]/.test(called(kind))) return [];
      const fault = nameFault(kind, called(kind));
      return fault === void 0 ? [] : [error(pathOf(kind), `${keyOf(kind)} would be "${called(kind)}", which ${fault}`)];
    }),
    ...twins(written.filter(isMade), called).map(
      ([kind, twin]) => error(
        pathOf(kind),
        `${keyOf(twin)} and ${keyOf(kind)} would both be "${called(kind)}": put {use} into the pattern, or give one of them its own`
      )
    )
  ];
};
function placeholders(naming) {
  return Object.entries(naming).flatMap(([key, pattern]) => {
    const path = ["naming", key];
    const unknown = [...pattern.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name).filter((name) => !PLACEHOLDERS.some((placeholder) => placeholder === name));
    const rest = pattern.replaceAll(/\{[^{}]*\}/g, "");
    return [
      ...unknown.map(
        (name) => error(
          path,
          `no placeholder is called {${name}}${suggestion(name, PLACEHOLDERS)}: there are ${PLACEHOLDERS.map((one) => `{${one}}`).join(", ")}`
        )
      ),
      .../[{}]/.test(rest) ? [error(path, "has a brace without its other half")] : []
    ];
  });
}
function twins(kinds, called) {
  return kinds.flatMap((kind, index) => {
    const twin = kinds.slice(0, index).find(
      (other) => NAME_RULES[other].type === NAME_RULES[kind].type && called(other).toLowerCase() === called(kind).toLowerCase()
    );
    return twin === void 0 ? [] : [[kind, twin]];
  });
}
var estateRules = [service, oneSubscription, names];

// terraform/limits.json
var limits_default = {
  environment: {
    expected: "lower-case letters, digits and single inner hyphens, a letter first, 14 characters at most",
    pattern: "^[a-z](-?[a-z0-9])*$",
    most: 14,
    source: "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules",
    why: "It begins the names of a vault and of a storage account, of which Azure takes 24 characters; `-kv-` and the suffix are 10 of them."
  },
  location: {
    expected: "a region's short name such as japaneast",
    pattern: "^[a-z][a-z0-9]+$",
    source: "https://learn.microsoft.com/azure/reliability/regions-list"
  },
  tags: {
    most: 50,
    source: "https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources#limitations"
  },
  tag_name: {
    expected: "1 to 128 characters without < > % & \\ ? / and control characters",
    pattern: "^[^<>%&\\\\?/\\x00-\\x1f\\x7f]{1,128}$",
    source: "https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources#limitations",
    why: "Storage accounts, the strictest of the resources here, take 128 characters."
  },
  tag_value: {
    expected: "text on one line of at most 256 bytes",
    pattern: "^[^\\x00-\\x1f\\x7f]*$",
    bytes: 256,
    source: "https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources#limitations",
    why: "Azure counts characters, azurerm bytes of UTF-8."
  },
  sku: {
    expected: "a SKU and its units such as BasicV2_1",
    pattern: "^(Consumption_0|Developer_1|Basic_[12]|Standard_[1-4]|Premium_[1-9][0-9]?|(Basic|Standard)V2_([1-9]|10)|PremiumV2_([1-9]|[12][0-9]|30))$",
    source: "https://learn.microsoft.com/azure/api-management/upgrade-and-scale"
  },
  publisher_name: {
    expected: "1 to 100 characters on one line",
    pattern: "^[^\\x00-\\x1f\\x7f]{1,100}$",
    source: "https://learn.microsoft.com/rest/api/apimanagement/api-management-service/create-or-update"
  },
  publisher_email: {
    expected: "an e-mail address of at most 100 characters",
    pattern: "^[^@\\s\\x00-\\x1f\\x7f]+@[^@\\s\\x00-\\x1f\\x7f]+$",
    most: 100,
    source: "https://learn.microsoft.com/rest/api/apimanagement/api-management-service/create-or-update"
  },
  api_path: {
    expected: "at most 400 letters, digits, _, - and inner dots and slashes, no hyphen first",
    pattern: "^[A-Za-z0-9_][A-Za-z0-9_-]*([./][A-Za-z0-9_-]+)*$",
    most: 400,
    source: "https://learn.microsoft.com/rest/api/apimanagement/apis/create-or-update",
    why: "azurerm refuses what begins or ends otherwise."
  },
  account_id: {
    expected: "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.CognitiveServices/accounts/<name>",
    pattern: "^/subscriptions/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/resourcegroups/[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]/providers/microsoft[.]cognitiveservices/accounts/[a-z0-9][a-z0-9_.-]{1,63}$",
    source: "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules",
    why: "Of the id in lower case."
  },
  action_group_id: {
    expected: "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Insights/actionGroups/<name>",
    pattern: "^/subscriptions/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/resourcegroups/[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]/providers/microsoft[.]insights/actiongroups/[^/\\s\\x00-\\x1f\\x7f]{1,260}$",
    source: "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules",
    why: "Of the id in lower case."
  },
  storage_account_id: {
    expected: "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Storage/storageAccounts/<name>",
    pattern: "^/subscriptions/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/resourcegroups/[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]/providers/microsoft[.]storage/storageaccounts/[a-z0-9]{3,24}$",
    source: "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules",
    why: "Of the id in lower case."
  },
  queue_name: {
    expected: "3 to 63 lower-case letters, digits and single inner hyphens",
    pattern: "^[a-z0-9](-?[a-z0-9]){2,62}$",
    most: 63,
    source: "https://learn.microsoft.com/rest/api/storageservices/naming-queues-and-metadata"
  },
  webhook: {
    expected: "https:// and a host, without user, query and fragment",
    pattern: "^https://[^/?#@\\s]+(/[^?#\\s]*)?$",
    source: "https://learn.microsoft.com/azure/event-grid/handler-webhooks",
    why: "A query would hold a secret, and this is shown in plans and reports."
  },
  object_id: {
    expected: "an id such as 00000000-0000-0000-0000-000000000000",
    pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
    source: "https://learn.microsoft.com/entra/identity-platform/app-objects-and-service-principals",
    why: "Of the id in lower case."
  },
  backend_name: {
    expected: "1 to 80 letters, digits, inner hyphens and inner underscores",
    pattern: "^[A-Za-z0-9]([A-Za-z0-9_-]{0,78}[A-Za-z0-9])?$",
    source: "https://learn.microsoft.com/rest/api/apimanagement/backend/create-or-update"
  },
  backend_url: {
    expected: "https:// and a host, at most 2000 characters, no query and no slash at the end",
    pattern: "^https://[^/?#@\\s]+(/[^?#\\s]*[^/?#\\s])?$",
    most: 2e3,
    source: "https://learn.microsoft.com/rest/api/apimanagement/backend/create-or-update"
  },
  backend_description: {
    expected: "1 to 2000 characters on one line",
    pattern: "^[^\\x00-\\x1f\\x7f]+$",
    most: 2e3,
    source: "https://learn.microsoft.com/rest/api/apimanagement/backend/create-or-update"
  },
  breaker_failures: {
    from: 1,
    to: 2147483647,
    source: "https://learn.microsoft.com/rest/api/apimanagement/backend/create-or-update",
    why: "No figure is documented: what a 32-bit integer holds."
  },
  duration: {
    expected: "an ISO 8601 duration of days, hours, minutes and seconds such as PT30S",
    pattern: "^P([0-9]{1,5}D)?(T([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$",
    seconds: 2147483647,
    source: "https://learn.microsoft.com/azure/api-management/backends",
    why: "No figure is documented: seconds that a 32-bit integer holds, as policies count them."
  },
  pool_services: {
    from: 1,
    to: 30,
    source: "https://learn.microsoft.com/azure/api-management/backends"
  },
  pool_number: {
    from: 0,
    to: 100,
    source: "https://learn.microsoft.com/rest/api/apimanagement/backend/create-or-update"
  },
  consumer_name: {
    expected: "1 to 80 letters, digits and inner hyphens",
    pattern: "^[A-Za-z0-9]([A-Za-z0-9-]{0,78}[A-Za-z0-9])?$",
    source: "https://learn.microsoft.com/rest/api/apimanagement/subscription/create-or-update",
    why: "It is a part of a secret's name, too, which holds letters, digits and hyphens only."
  },
  display_name: {
    expected: "1 to 100 characters on one line",
    pattern: "^[^\\x00-\\x1f\\x7f]{1,100}$",
    source: "https://learn.microsoft.com/rest/api/apimanagement/subscription/create-or-update"
  },
  schedule: {
    expected: "six fields with a space between them",
    pattern: "^([0-9A-Za-z*,/-]+ ){5}[0-9A-Za-z*,/-]+$",
    source: "https://learn.microsoft.com/azure/azure-functions/functions-bindings-timer#ncrontab-expressions"
  }
};

// action/config/limits.ts
var terraformLimits = (_, configuration) => {
  const balancer = balancerOf(configuration);
  if (balancer === void 0) return [];
  const documents = { policy: "", openapi: "", functionPackage: void 0 };
  const origins2 = originsOf(configuration, balancer);
  return [...limited(toVariables(configuration, balancer, documents))].filter(({ text, limit }) => !fits(text, limit)).map(
    ({ path, what, text, limit }) => error(
      origins2.ofVariable(path) ?? [],
      `${what} would be "${text}", expected ${limit.expected} (${limit.source})`
    )
  );
};
function balancerOf(configuration) {
  try {
    return createBalancer(configuration);
  } catch {
    return void 0;
  }
}
function fits(text, { pattern, most, bytes }) {
  return new RegExp(pattern, "u").test(text) && (most === void 0 || [...text].length <= most) && (bytes === void 0 || Buffer.byteLength(text) <= bytes);
}
function* limited(variables) {
  const { gateway, rotation: rotation2 } = variables;
  const one = (path, what, text, limit) => ({
    path,
    what,
    text,
    limit
  });
  yield one(["environment"], "it", variables.environment, limits_default.environment);
  yield one(["location"], "it", variables.location, limits_default.location);
  for (const [name, value] of Object.entries(variables.tags)) {
    yield one(["tags", name], "the tag's name", name, limits_default.tag_name);
    yield one(["tags", name], "its value", value, limits_default.tag_value);
  }
  yield one(["gateway", "sku"], "it", gateway.sku, limits_default.sku);
  const { publisher } = gateway;
  if (publisher !== null) {
    yield one(["gateway", "publisher", "name"], "it", publisher.name, limits_default.publisher_name);
    yield one(["gateway", "publisher", "email"], "it", publisher.email, limits_default.publisher_email);
  }
  yield one(["gateway", "path"], "it", gateway.path, limits_default.api_path);
  for (const [name, { id }] of Object.entries(variables.accounts)) {
    yield one(["accounts", name, "id"], "it", id.toLowerCase(), limits_default.account_id);
  }
  for (const [name, { url, description }] of Object.entries(variables.backends)) {
    yield one(["backends", name], "a backend's name", name, limits_default.backend_name);
    yield one(["backends", name, "url"], "a backend's URL", url, limits_default.backend_url);
    yield one(
      ["backends", name],
      "a backend's description",
      description,
      limits_default.backend_description
    );
  }
  for (const name of Object.keys(variables.pools)) {
    yield one(["pools", name], "a pool's name", name, limits_default.backend_name);
  }
  for (const [name, { formerly = name, readers: readers2 = [] }] of Object.entries(variables.consumers)) {
    yield one(["consumers", name], "the subscription's name", formerly, limits_default.consumer_name);
    yield one(["consumers", name], "the subscription's display name", name, limits_default.display_name);
    for (const id of readers2) {
      yield one(["consumers", name, "readers"], "it", id.toLowerCase(), limits_default.object_id);
    }
  }
  if (rotation2 === null) return;
  yield one(["rotation", "schedule"], "it", rotation2.schedule, limits_default.schedule);
  yield one(["rotation", "interval"], "it", rotation2.interval, limits_default.duration);
  const { webhook, queue } = rotation2.notify ?? {};
  const notify = ["rotation", "notify"];
  if (webhook !== void 0) yield one([...notify, "webhook"], "it", webhook, limits_default.webhook);
  if (queue !== void 0) {
    const account = queue.storage_account_id.toLowerCase();
    const limit = limits_default.storage_account_id;
    yield one([...notify, "queue", "storage_account_id"], "it", account, limit);
    yield one([...notify, "queue", "name"], "it", queue.name, limits_default.queue_name);
  }
  if (rotation2.action_group_id === null) return;
  const group = rotation2.action_group_id.toLowerCase();
  yield one(["rotation", "action_group_id"], "it", group, limits_default.action_group_id);
}
var backendNames = (_, configuration) => {
  try {
    createBalancer(configuration);
    return [];
  } catch (fault) {
    if (!(fault instanceof BackendNameFault)) return [];
    const { account, model, message } = fault;
    const path = model === void 0 ? ["accounts", account] : ["accounts", account, "models", model];
    return [error(path, message)];
  }
};
var tagNames = ({ tags = {} }) => {
  const first = /* @__PURE__ */ new Map();
  return Object.keys(tags).flatMap((name) => {
    const key = name.normalize("NFC").toLowerCase();
    const other = first.get(key);
    first.set(key, other ?? name);
    if (other !== void 0) {
      return [
        error(["tags", name], `Azure takes it for the same tag as "${other}": remove one of them`)
      ];
    }
    const reserved = RESERVED_TAGS.find((beginning) => key.startsWith(beginning));
    return reserved === void 0 ? [] : [
      warning(
        ["tags", name],
        `names that begin with ${RESERVED_TAGS.join(", ")} are reserved for Azure, which may refuse it`
      )
    ];
  });
};
var RESERVED_TAGS = ["microsoft", "azure", "windows"];

// action/config/rotation-checks.ts
var SHORTEST_SAFE_INTERVAL = "P2D";
var SHORTEST_INTERVAL = "PT1H";
var rotation = (_, { rotation: settings, consumers: consumers2 }) => {
  if (settings === void 0) return [];
  const intervals = [[["rotation", "interval"], settings.interval]];
  for (const [name, { rotationInterval }] of Object.entries(consumers2)) {
    if (rotationInterval === void 0) continue;
    intervals.push([["consumers", name, "rotation", "interval"], rotationInterval]);
  }
  const gap = gapOf(settings);
  return [
    ...intervals.flatMap(([path, interval]) => intervalComplaints(path, interval)),
    ...spanComplaints(settings),
    ...typeof gap !== "number" ? gap : intervals.flatMap(([path, interval]) => pairComplaints(path, interval, gap, settings))
  ];
};
function intervalComplaints(path, interval) {
  const seconds = durationSeconds(interval);
  if (seconds < durationSeconds(SHORTEST_INTERVAL)) {
    return [error(path, `${interval} is too short, expected ${SHORTEST_INTERVAL} or more`)];
  }
  if (seconds >= durationSeconds(SHORTEST_SAFE_INTERVAL)) return [];
  const why = "App Service refreshes Key Vault references every 24 hours and may still use a key that is gone";
  return [warning(path, `${interval} is shorter than ${SHORTEST_SAFE_INTERVAL}: ${why}`)];
}
function gapOf({ schedule, window }) {
  const parsed = parseSchedule(schedule);
  if ("fault" in parsed) return [error(["rotation", "schedule"], `"${schedule}": ${parsed.fault}`)];
  if (longestGap(parsed) === void 0) {
    return [error(["rotation", "schedule"], `"${schedule}" never fires: there is no such day`)];
  }
  const gap = longestGap(restrict(parsed, parseWindow(window ?? "")));
  if (gap !== void 0) return gap / 1e3;
  return [error(["rotation", "window"], `"${schedule}" never fires between ${window} UTC`)];
}
var spelt = (count, unit) => `${count} ${unit}${count === 1 ? "" : "s"}`;
function pairComplaints(path, interval, gap, { schedule }) {
  const seconds = durationSeconds(interval);
  if (seconds >= gap || seconds < durationSeconds(SHORTEST_INTERVAL)) return [];
  const days = Number((gap / 86400).toFixed(1));
  const apart = gap >= 86400 ? spelt(days, "day") : spelt(Math.ceil(gap / 60), "minute");
  return [
    error(
      path,
      `${interval} is shorter than the ${apart} that may pass between two runs of "${schedule}": let it run more often, or choose a longer interval`
    )
  ];
}
function spanComplaints({ window, freezes = [] }) {
  return [
    ...window === void 0 || parseWindow(window) !== void 0 ? [] : [error(["rotation", "window"], `${window} is empty, expected a span such as 22:00-04:00`)],
    ...freezes.flatMap(
      ({ from, to }, index) => parseFreeze(`${from}/${to}`) !== void 0 ? [] : [
        error(
          ["rotation", "freezes", index],
          `${from} to ${to} is no span of days, expected two dates of which the second is not before the first`
        )
      ]
    )
  ];
}
var intervalWithoutRotation = ({ consumers: consumers2 = {} }, configuration) => configuration.rotation !== void 0 ? [] : Object.entries(consumers2).flatMap(
  ([name, consumer]) => consumer?.rotation === void 0 ? [] : [
    warning(
      ["consumers", name, "rotation"],
      "has no effect without rotation: no key is rotated"
    )
  ]
);
var rotated = (_, { rotation: settings, consumers: consumers2, callers }) => settings === void 0 || !callers.keys || Object.keys(consumers2).length > 0 ? [] : [
  error(
    ["rotation"],
    "there is no consumer whose keys could be rotated: add one, or remove rotation"
  )
];
var rotationRules = [rotated, rotation, intervalWithoutRotation];

// action/config/tier-checks.ts
var features = ({ gateway, consumers: consumers2 = {} }, { balancing }) => {
  if (tierOf(gateway.sku).name !== "Consumption") return [];
  const missing = [
    "streamed responses (server-sent events)",
    "the built-in cache",
    ...balancing.breaker === void 0 ? [] : ["circuit breakers"],
    ...["tokensPerMinute", "tokenQuota", "requestsPerMinute"].flatMap(
      (limit) => Object.values(consumers2).some((consumer) => consumer?.[limit] !== void 0) ? [`limits of consumers (${limit})`] : []
    )
  ];
  return [
    error(
      ["gateway", "sku"],
      `"${gateway.sku}" cannot do ${missing.join(", ")}: use BasicV2_1 or another SKU`
    )
  ];
};
var consumers = ({ gateway, consumers: written = {} }, { callers }) => {
  const tier = tierOf(gateway.sku);
  const names2 = callers.keys ? Object.keys(written) : [];
  const { subscriptions, subscriptionsPerProduct } = tier;
  const found = [
    ...subscriptions === void 0 ? [] : over("subscriptions", names2.length, tier.name, subscriptions),
    ...over("subscriptions of one product", names2.length, tier.name, subscriptionsPerProduct)
  ];
  return found.map(({ severity, most, message }) => ({
    severity,
    path: ["consumers", names2[most] ?? ""],
    message: `${names2.length} consumers, each with a subscription: ${message}`
  }));
};
var backends = ({ gateway }, configuration) => {
  const tier = tierOf(gateway.sku);
  const count = backendsOf(configuration);
  return over("backends", count, tier.name, tier.backends).map(({ severity, message }) => ({
    severity,
    path: ["accounts"],
    message: `the accounts' models make ${count} backends and pools: ${message}`
  }));
};
function backendsOf(configuration) {
  try {
    const { backends: single, models: models2 } = createBalancer(configuration);
    return single.length + models2.filter(({ pool }) => pool !== void 0).length;
  } catch {
    return 0;
  }
}
function over(what, count, tier, { most, source, elsewhere }) {
  if (count > most) {
    const message = `${tier} takes ${figure(most)} ${what} (${source})`;
    return [{ severity: "error", most, message }];
  }
  if (elsewhere?.most === void 0 || count <= elsewhere.most) return [];
  const newest = most === Number.POSITIVE_INFINITY ? "names no limit" : `takes ${figure(most)}`;
  return [
    {
      severity: "warning",
      most: elsewhere.most,
      message: `of ${what} ${tier} ${newest} in one document (${source}) and takes ${figure(elsewhere.most)} in an older one (${elsewhere.source}); which holds is not verified`
    }
  ];
}
var tierRules = [features, consumers, backends];

// action/config/written.ts
function toConfiguration(written) {
  const { gateway, balancing = {}, rotation: rotation2 } = written;
  return {
    environment: written.environment,
    location: written.location,
    tags: written.tags ?? {},
    estate: toEstate(written),
    gateway: {
      sku: gateway.sku,
      publisher: gateway.publisher,
      path: gateway.path ?? DEFAULT_GATEWAY.path,
      headers: (gateway.headers ?? []).map((name) => name.toLowerCase()),
      openapi: gateway.openapi,
      surface: gateway.surface ?? DEFAULT_GATEWAY.surface
    },
    accounts: mapValues(written.accounts, (account) => ({
      id: account.id,
      endpoint: account.endpoint,
      priority: account.priority ?? DEFAULT_ACCOUNT.priority,
      weight: account.weight ?? DEFAULT_ACCOUNT.weight,
      models: toModels(account.models)
    })),
    models: mapValues(written.models ?? {}, (model) => ({
      timeout: model?.timeout,
      use: model?.use
    })),
    balancing: toBalancing(balancing),
    callers: toCallers(written.callers),
    consumers: mapValues(written.consumers ?? {}, (consumer) => ({
      formerly: consumer?.formerly,
      models: consumer?.models,
      tokensPerMinute: consumer?.tokensPerMinute,
      tokenQuota: consumer?.tokenQuota,
      requestsPerMinute: consumer?.requestsPerMinute,
      entra: toEntra(consumer?.entra),
      readers: consumer?.readers ?? [],
      ...consumer?.rotation && { rotationInterval: consumer.rotation.interval }
    })),
    rotation: rotation2 ? {
      schedule: (rotation2.schedule ?? DEFAULT_ROTATION.schedule).trim().split(/\s+/).join(" "),
      interval: rotation2.interval ?? DEFAULT_ROTATION.interval,
      discipline: rotation2.discipline ?? DEFAULT_ROTATION.discipline,
      ...rotation2.window !== void 0 && { window: rotation2.window },
      ...rotation2.freezes !== void 0 && { freezes: rotation2.freezes },
      ...rotation2.spread !== void 0 && { spread: rotation2.spread },
      gatewayCheck: rotation2.gatewayCheck ?? DEFAULT_ROTATION.gatewayCheck,
      http: rotation2.http,
      ...rotation2.notify !== void 0 && { notify: rotation2.notify },
      actionGroup: rotation2.actionGroup
    } : void 0
  };
}
function toEstate(written) {
  const { gateway, naming, ignoreTags } = written;
  const existing = {
    resourceGroup: written.resourceGroup?.existing,
    service: gateway.existing,
    identity: gateway.identity,
    workspace: written.logs?.existing,
    vault: written.rotation?.vault?.existing
  };
  const said = [...Object.values(existing), naming, ignoreTags];
  return said.every((value) => value === void 0) ? void 0 : { existing, naming: naming ?? {}, ignoreTags };
}
function toCallers({
  keys = DEFAULT_CALLERS.keys,
  entra,
  cors
} = {}) {
  return {
    ...DEFAULT_CALLERS,
    keys: keys !== false,
    ...typeof keys === "object" && keys.bearer !== void 0 && { bearer: keys.bearer },
    entra: entra === void 0 ? void 0 : { tenant: entra.tenant.toLowerCase(), audiences: entra.audiences },
    origins: cors?.origins ?? []
  };
}
function toEntra(entra) {
  const lower = (ids = []) => ids.map((id) => id.toLowerCase());
  return entra === void 0 ? void 0 : { applications: lower(entra.applications), groups: lower(entra.groups) };
}
function toBalancing({
  breaker = {},
  marks: marks2,
  ...balancing
}) {
  const chosen = { ...DEFAULT_BALANCING, ...balancing };
  return {
    ...chosen,
    marks: { ...DEFAULT_BALANCING.marks, ...marks2 },
    breaker: chosen.selection === "policy" || breaker === false ? void 0 : { ...DEFAULT_BREAKER, ...breaker }
  };
}
function toModels(models2) {
  if (models2 === void 0) return void 0;
  if (isList(models2)) return Object.fromEntries(models2.map((name) => [name, { deployment: name }]));
  return Object.fromEntries(
    Object.entries(models2).map(([name, model]) => [
      name,
      { deployment: model?.deployment ?? name }
    ])
  );
}
function isList(models2) {
  return Array.isArray(models2);
}
function mapValues(record, convert) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, convert(value)]));
}

// action/config/checks.ts
function complaints(written) {
  const configuration = toConfiguration(written);
  const found = RULES.flatMap((rule) => rule(written, configuration));
  const told = new Set(found.map(({ path }) => path.join(".")));
  const limits = terraformLimits(written, configuration).filter(({ path }) => {
    const key = path.join(".");
    return !told.has(key) && told.add(key);
  });
  return [...found, ...limits];
}
var CUSTOM_SUBDOMAINS = [
  ".openai.azure.com",
  ".openai.azure.us",
  ".cognitiveservices.azure.com",
  ".services.ai.azure.com"
];
var endpoints = ({ accounts }) => Object.entries(accounts).flatMap(([name, { endpoint }]) => {
  const fault = endpointFault(endpoint);
  return fault === void 0 ? [] : [error(["accounts", name, "endpoint"], fault)];
});
function endpointFault(endpoint) {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : void 0;
  const example = "expected https://<custom subdomain>.openai.azure.com/";
  if (url === void 0) return `"${endpoint}" is not a URL, ${example}`;
  if (url.protocol !== "https:") return `"${endpoint}" is not https, ${example}`;
  if (url.username !== "" || url.port !== "" || url.search !== "" || url.hash !== "" || url.pathname !== "/") {
    return `"${endpoint}" is more than a host, ${example}: paths such as /openai are added by the gateway`;
  }
  if (endpoint.replace(/\/?$/, "/").toLowerCase() !== url.href || !endpoint.startsWith("https://")) {
    return `"${endpoint}" is an unusual way to write ${url.href}: write that`;
  }
  if (url.hostname.endsWith(".api.cognitive.microsoft.com")) {
    return `"${url.hostname}" is a regional endpoint, which refuses managed identities: give the account a custom subdomain and use it, ${example}`;
  }
  const suffix = CUSTOM_SUBDOMAINS.find((candidate) => url.hostname.endsWith(candidate));
  const label = suffix === void 0 ? "" : url.hostname.slice(0, -suffix.length);
  return !/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label) ? `"${url.hostname}" is not the custom subdomain of an Azure OpenAI account, expected <name>${CUSTOM_SUBDOMAINS.join(", <name>")}` : void 0;
}
var duplicateAccounts = ({ accounts }) => {
  const entries = Object.entries(accounts);
  const host = (endpoint) => URL.canParse(endpoint) ? new URL(endpoint).hostname : endpoint;
  return ["id", "endpoint"].flatMap((key) => {
    const owners = /* @__PURE__ */ new Map();
    return entries.flatMap(([name, account]) => {
      const identity = (key === "id" ? account.id : host(account.endpoint)).toLowerCase();
      const owner = owners.get(identity);
      if (owner !== void 0) {
        return [
          error(["accounts", name, key], `the same account as "${owner}": remove one of them`)
        ];
      }
      owners.set(identity, name);
      return [];
    });
  });
};
var sharedQuota = ({ accounts }) => {
  const owners = /* @__PURE__ */ new Map();
  return Object.entries(accounts).flatMap(([name, { id, location }]) => {
    if (location === void 0) return [];
    const subscription = id.split("/")[2]?.toLowerCase() ?? "";
    const owner = owners.get(`${subscription}/${location}`);
    owners.set(`${subscription}/${location}`, owner ?? name);
    return owner === void 0 ? [] : [
      warning(
        ["accounts", name, "location"],
        `same subscription and region as "${owner}": deployments of one model and type share one quota, so this account adds no capacity to them`
      )
    ];
  });
};
var models = ({ consumers: consumers2 = {} }, configuration) => {
  const listed = listedModels(configuration);
  if (listed.size === 0) return [];
  const known = /* @__PURE__ */ new Set([...listed, ...Object.keys(configuration.models)]);
  return Object.entries(consumers2).flatMap(
    ([name, consumer]) => (consumer?.models ?? []).flatMap(
      (model, index) => known.has(model) ? [] : [
        error(
          ["consumers", name, "models", index],
          `no account has the model "${model}"${suggestion(model, known)}: the accounts have ${[...known].join(", ")}`
        )
      ]
    )
  );
};
var stateful = ({ balancing, accounts }, configuration) => {
  const name = balancing?.stateful;
  const choices = ["follow", "refuse"];
  const path = ["balancing", "stateful"];
  if (name === void 0) return [];
  if (!choices.includes(name)) {
    const names2 = [...Object.keys(accounts), ...choices];
    return Object.hasOwn(accounts, name) ? [] : [error(path, `no account is called "${name}"${suggestion(name, names2)}`)];
  }
  if (Object.hasOwn(accounts, name)) {
    return [
      error(path, `"${name}" is an account here and a choice: give the account another name`)
    ];
  }
  return name === "follow" && configuration.balancing.selection === "pool" ? [
    error(
      path,
      'a pool chooses the account itself, so no call can follow its state: name one account, or use selection "policy"'
    )
  ] : [];
};
var sameReader = ({ consumers: consumers2 = {} }) => Object.entries(consumers2).flatMap(([name, consumer]) => {
  const ids = (consumer?.readers ?? []).map((id) => id.toLowerCase());
  return ids.flatMap(
    (id, index) => ids.indexOf(id) === index ? [] : [
      error(
        ["consumers", name, "readers", index],
        "the same reader stands twice: remove one of them"
      )
    ]
  );
});
var readers = ({ consumers: consumers2 = {} }, configuration) => configuration.rotation !== void 0 ? [] : Object.entries(consumers2).flatMap(
  ([name, consumer]) => consumer?.readers === void 0 ? [] : [
    warning(
      ["consumers", name, "readers"],
      "has no effect without rotation: no vault is deployed"
    )
  ]
);
var expectations = ({ expect = {} }) => expectationsOf(expect).faults.map(({ metric, fault }) => error(["expect", metric], fault));
var RULES = [
  duplicateAccounts,
  endpoints,
  sharedQuota,
  models,
  backendNames,
  tagNames,
  ...balancingRules,
  ...callerRules,
  ...tierRules,
  ...estateRules,
  stateful,
  aliases,
  ...rotationRules,
  readers,
  sameReader,
  expectations
];

// action/config/validator.ts
var validate = validate10;
var schema11 = { "$schema": "http://json-schema.org/draft-07/schema#", "title": "load-balancer.yml", "description": "Azure OpenAI accounts behind one API Management gateway, and who may use them.", "type": "object", "additionalProperties": false, "required": ["environment", "location", "gateway", "accounts"], "properties": { "environment": { "description": "Prefix of every resource name.", "type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "maxLength": 12, "expected": "1 to 12 lower-case letters, digits and single hyphens, starting with a letter, such as prod" }, "location": { "description": "Azure region of the gateway, in its short form.", "type": "string", "pattern": "^[a-z][a-z0-9]+$", "expected": "a region's short name, such as japaneast" }, "tags": { "description": "Tags of every resource.", "type": "object", "maxProperties": 50, "propertyNames": { "pattern": "^[^<>%&\\\\?/\\x00-\\x1f\\x7f]{1,128}$", "expected": "a tag's name: 1 to 128 characters without < > % & \\ ? /" }, "additionalProperties": { "type": "string", "pattern": "^[^\\x00-\\x1f\\x7f]*$", "maxLength": 256, "maxBytes": 256, "expected": "text on one line" } }, "ignoreTags": { "description": "Names of tags that Azure or an Azure Policy adds and this project leaves alone; * stands for any characters.", "type": "array", "uniqueItems": true, "items": { "type": "string", "pattern": "^[^<>%&\\\\?/]+$", "maxLength": 512, "expected": "the name of a tag, in which * may stand for any characters, such as hidden-*" }, "default": ["hidden-*"] }, "naming": { "description": "Patterns of the resources' names. {environment}, {region}, {suffix}, {type} and {use} are replaced; docs/terraform.md says by what.", "type": "object", "additionalProperties": false, "properties": { "pattern": { "$ref": "#/definitions/name", "description": "Of everything that has no pattern of its own." }, "resourceGroup": { "$ref": "#/definitions/name", "description": "Of the resource group." }, "apiManagement": { "$ref": "#/definitions/name", "description": "Of the API Management service." }, "gatewayIdentity": { "$ref": "#/definitions/name", "description": "Of the identity that calls the accounts." }, "logWorkspace": { "$ref": "#/definitions/name", "description": "Of the Log Analytics workspace." }, "applicationInsights": { "$ref": "#/definitions/name", "description": "Of Application Insights." }, "keyVault": { "$ref": "#/definitions/name", "description": "Of the Key Vault." }, "storageAccount": { "$ref": "#/definitions/name", "description": "Of the storage account; what is neither letter nor digit is left out." }, "functionApp": { "$ref": "#/definitions/name", "description": "Of the function app; its host tells apps apart by 32 characters." }, "servicePlan": { "$ref": "#/definitions/name", "description": "Of the function app's plan." }, "rotationIdentity": { "$ref": "#/definitions/name", "description": "Of the function's identity." }, "rotationAlerts": { "$ref": "#/definitions/name", "description": "Of the alerts, which add their own." } } }, "resourceGroup": { "description": "An existing resource group to create in; destroy leaves it. Left out: one is made.", "type": "object", "additionalProperties": false, "required": ["existing"], "properties": { "existing": { "description": "ARM resource id of the group.", "type": "string", "pattern": "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+$", "expected": "a resource id: /subscriptions/<guid>/resourceGroups/\u2026" } } }, "logs": { "description": "An existing Log Analytics workspace for the telemetry; it is left as it is. Left out: one is made.", "type": "object", "additionalProperties": false, "required": ["existing"], "properties": { "existing": { "description": "ARM resource id of the workspace.", "type": "string", "pattern": "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+/providers/[mM]icrosoft\\.[oO]perational[iI]nsights/[wW]orkspaces/[^/]+$", "expected": "a resource id: /subscriptions/<guid>/resourceGroups/\u2026/providers/Microsoft.OperationalInsights/workspaces/\u2026" } } }, "gateway": { "description": "The API Management service.", "type": "object", "additionalProperties": false, "required": ["sku"], "properties": { "sku": { "description": "SKU and units.", "type": "string", "pattern": "^(Consumption_0|Developer_1|Basic_[12]|Standard_[1-4]|Premium_[1-9][0-9]?|(Basic|Standard)V2_([1-9]|10)|PremiumV2_([1-9]|[12][0-9]|30))$", "expected": "a SKU and its units: Consumption_0, Developer_1, Basic_1 to 2, Standard_1 to 4, Premium_1 to 99, BasicV2_1 to 10, StandardV2_1 to 10 or PremiumV2_1 to 30" }, "existing": { "description": "ARM resource id of an existing API Management service to use, in the region and with the SKU that this file says; destroy leaves it. Left out: one is made.", "type": "string", "pattern": "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+/providers/[mM]icrosoft\\.[aA]pi[mM]anagement/service/[^/]+$", "expected": "a resource id: /subscriptions/<guid>/resourceGroups/\u2026/providers/Microsoft.ApiManagement/service/\u2026" }, "identity": { "description": "With existing: ARM resource id of the user-assigned identity that is attached to the service and calls the accounts.", "type": "string", "pattern": "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+/providers/[mM]icrosoft\\.[mM]anaged[iI]dentity/user[aA]ssigned[iI]dentities/[^/]+$", "expected": "a resource id: /subscriptions/<guid>/resourceGroups/\u2026/providers/Microsoft.ManagedIdentity/userAssignedIdentities/\u2026" }, "publisher": { "description": "Who runs the gateway: shown in the developer portal, and where Azure sends notifications. Required, unless the service exists.", "type": "object", "additionalProperties": false, "required": ["name", "email"], "properties": { "name": { "description": "Name of the publisher.", "type": "string", "pattern": "^[^\\x00-\\x1f\\x7f]{1,100}$", "expected": "1 to 100 characters on one line" }, "email": { "description": "E-mail address of the publisher.", "type": "string", "pattern": "^[^@\\s\\x00-\\x1f\\x7f]+@[^@\\s\\x00-\\x1f\\x7f]+$", "maxLength": 100, "expected": "an e-mail address of at most 100 characters" } } }, "path": { "description": "First segment of the gateway's URL path; Azure OpenAI's SDKs expect openai.", "type": "string", "pattern": "^[A-Za-z0-9_][A-Za-z0-9_-]*(/[A-Za-z0-9_-]+)*$", "maxLength": 400, "default": "openai", "expected": "a URL path of letters, digits, _ and -, without slashes at its ends and a hyphen in front, such as openai" }, "headers": { "description": "Callers' headers that reach the accounts, besides those that Azure OpenAI has. All others are removed.", "type": "array", "uniqueItems": true, "items": { "type": "string", "pattern": "^[A-Za-z0-9!#*+._|~-]+$", "maxLength": 100, "expected": "a header's name such as x-team" } }, "openapi": { "description": "Your own OpenAPI descriptions instead of the ones that ship; paths relative to this file.", "type": "array", "minItems": 1, "items": { "type": "string", "minLength": 1 } }, "allowReplacement": { "description": "Name of the API Management service that may be destroyed, once, with all keys and its host name: without it a plan that destroys or replaces the service, the vault or their resource group is refused. Take it out afterwards.", "type": "string", "pattern": "^[A-Za-z]([A-Za-z0-9-]{0,48}[A-Za-z0-9])?$", "expected": "the name of an API Management service, as the refusal says it" }, "surface": { "description": "open: calls that no description has reach the accounts, too, so that what Azure adds needs no new release. described: they are answered with 404.", "enum": ["open", "described"], "default": "open" } } }, "accounts": { "description": "Existing Azure OpenAI accounts, by a name of your choice.", "type": "object", "minProperties": 1, "propertyNames": { "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 40, "expected": "a name of lower-case letters, digits and single hyphens" }, "additionalProperties": { "type": "object", "additionalProperties": false, "required": ["id", "endpoint"], "properties": { "id": { "description": "ARM resource id of the account.", "type": "string", "pattern": "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]/providers/Microsoft\\.CognitiveServices/accounts/[A-Za-z0-9][A-Za-z0-9_.-]{1,63}$", "expected": "a resource id: /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.CognitiveServices/accounts/<name>, with the subscription's id as 00000000-0000-0000-0000-000000000000 and a name of 2 to 64 characters" }, "endpoint": { "description": "Endpoint of the account, on its custom subdomain.", "type": "string", "expected": "an endpoint such as https://my-account.openai.azure.com/" }, "location": { "description": "Azure region of the account. Accounts of one subscription and region share their quota.", "type": "string", "pattern": "^[a-z0-9]+$", "expected": "a region's short name, such as swedencentral" }, "priority": { "description": "Lower is preferred; a group is used when the ones before it are unavailable.", "type": "integer", "minimum": 0, "maximum": 100, "default": 1 }, "weight": { "description": "Share of the traffic within its priority.", "type": "integer", "minimum": 1, "maximum": 100, "default": 1 }, "models": { "description": "Models this account serves: a list of deployment names, or a map from a model to this account's deployment of it. Left out: every model that any account names.", "type": ["array", "object"], "minItems": 1, "minProperties": 1, "uniqueItems": true, "items": { "$ref": "#/definitions/model" }, "propertyNames": { "$ref": "#/definitions/model" }, "additionalProperties": { "type": ["object", "null"], "additionalProperties": false, "properties": { "deployment": { "$ref": "#/definitions/model", "description": "This account's own name of the model. Left out: the model's name." } } } } } } }, "balancing": { "description": "How calls are spread, and what happens when an account fails.", "type": "object", "additionalProperties": false, "properties": { "strategy": { "description": "How a model's accounts share the traffic.", "enum": ["random", "round-robin", "weighted", "priority"], "default": "priority" }, "selection": { "description": "Who chooses an account: the policy, which asks one after the other and remembers when each is back, or an API Management pool with circuit breakers.", "enum": ["policy", "pool"], "default": "policy" }, "attempts": { "description": "Backend calls per request at most, the first included. Left out: as many as the model has accounts.", "type": "integer", "minimum": 1, "maximum": 50 }, "timeout": { "$ref": "#/definitions/duration", "description": "How long an account has for the headers of its answer; then the caller gets 504, and nobody generates the answer again.", "default": "PT4M" }, "marks": { "description": "How long an account is remembered as what. With selection policy.", "type": "object", "additionalProperties": false, "properties": { "throttled": { "$ref": "#/definitions/duration", "description": "An account whose 429 tells no wait is asked after the others for this long, and callers are told to wait so long.", "default": "PT5S" }, "faulty": { "$ref": "#/definitions/duration", "description": "An account that cannot be reached, or three times failed at what another one served, is asked last for this long.", "default": "PT30S" }, "misconfigured": { "$ref": "#/definitions/duration", "description": "An account that refuses the gateway or lacks the deployment is asked last for this long.", "default": "PT1M" }, "longest": { "$ref": "#/definitions/duration", "description": "The longest wait that an account is believed, and that a caller is told.", "default": "PT1H" } } }, "breaker": { "description": "With selection pool: circuit breaker of every backend; false for none.", "type": ["object", "boolean"], "not": { "const": true }, "expected": "an object, or false for no circuit breaker", "additionalProperties": false, "properties": { "failures": { "description": "Failures within the interval that open it.", "type": "integer", "minimum": 1, "maximum": 2147483647, "default": 1 }, "interval": { "$ref": "#/definitions/duration", "description": "How long failures are counted together.", "default": "PT1M" }, "trip": { "$ref": "#/definitions/duration", "description": "How long it stays open where no Retry-After says otherwise.", "default": "PT30S" }, "acceptRetryAfter": { "description": "Let the backend's Retry-After say how long it stays open.", "type": "boolean", "default": true } } }, "tell": { "description": "Tell callers the account and the number of attempts in response headers x-load-balancer-account and x-load-balancer-attempts.", "type": "boolean", "default": false }, "stateful": { "description": "Where calls go that name what an account keeps, such as stored responses and files: follow (the account that has it), refuse, or one account's name. Left out: follow; refuse with selection pool, which cannot follow.", "type": "string" }, "shareState": { "description": "Let consumers use responses, files and other state that another one made, where they know its id. Isolation is as good as the gateway's memory: docs/security.md.", "type": "boolean", "default": false } } }, "models": { "description": "What holds for a model on every account, by the model's name; and aliases.", "type": "object", "propertyNames": { "$ref": "#/definitions/model" }, "additionalProperties": { "type": ["object", "null"], "additionalProperties": false, "properties": { "timeout": { "$ref": "#/definitions/duration", "description": "Instead of balancing.timeout, such as PT3M for a model that reasons for minutes." }, "use": { "description": "Makes the name an alias: the models that stand for it, in order. The next is used where the first has no capacity on any account.", "type": "array", "minItems": 1, "uniqueItems": true, "items": { "$ref": "#/definitions/model" } } } } }, "callers": { "description": "How callers prove who they are, and from which web pages they may call.", "type": "object", "additionalProperties": false, "properties": { "keys": { "description": "Whether subscription keys are accepted, in the header or query parameter api-key: each consumer then has two. false: tokens of callers.entra only.", "type": ["boolean", "object"], "default": true, "expected": "true, false, or an object such as { bearer: true }", "additionalProperties": false, "properties": { "bearer": { "description": "Accept a key as Authorization: Bearer, too, which OpenAI's own clients send. Rests on a property that API Management does not document. Not together with callers.entra, whose tokens use the same header.", "type": "boolean", "default": false } } }, "entra": { "description": "Accept tokens of Microsoft Entra ID as Authorization: Bearer; consumers.<name>.entra says whose they are.", "type": "object", "additionalProperties": false, "required": ["tenant", "audiences"], "properties": { "tenant": { "$ref": "#/definitions/objectId", "description": "Id of the tenant that issues the tokens." }, "audiences": { "description": "What the tokens are for: the application id URI or client id of the app registration that stands for the gateway.", "type": "array", "minItems": 1, "uniqueItems": true, "items": { "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._~:/-]*$", "maxLength": 256, "expected": "an application id URI or a client id, such as api://openai" } } } }, "cors": { "description": "Web pages whose scripts may call the gateway. Left out: none.", "type": "object", "additionalProperties": false, "required": ["origins"], "properties": { "origins": { "description": "Their origins: scheme, host and port, as browsers send them.", "type": "array", "minItems": 1, "uniqueItems": true, "items": { "type": "string", "pattern": "^https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?$", "maxLength": 256, "expected": "an origin without a path, in lower case, such as https://app.example.com or http://localhost:3000" } } } } } }, "consumers": { "description": "Who may call the gateway: one subscription with two keys each, all of one product.", "type": "object", "propertyNames": { "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 60, "expected": "a name of lower-case letters, digits and single hyphens" }, "additionalProperties": { "type": ["object", "null"], "additionalProperties": false, "properties": { "formerly": { "description": "After a renaming: the name that the consumer had when its key was made. Its subscription, and with it its keys and the secret in the vault, keep that name. Without it a renamed consumer is a new one, and the old one's keys end.", "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 60, "expected": "a name of lower-case letters, digits and single hyphens" }, "models": { "description": "Models this consumer may call. Left out: every model.", "type": "array", "minItems": 1, "uniqueItems": true, "items": { "$ref": "#/definitions/model" } }, "tokensPerMinute": { "description": "Tokens per minute over all models; then 429.", "type": "integer", "minimum": 1, "maximum": 2147483647 }, "tokenQuota": { "description": "Tokens per period over all models; then 403.", "type": "object", "additionalProperties": false, "required": ["tokens", "period"], "properties": { "tokens": { "description": "Tokens of a period.", "type": "integer", "minimum": 1, "maximum": 2147483647 }, "period": { "description": "Hours, days, weeks, months or years of UTC.", "enum": ["Hourly", "Daily", "Weekly", "Monthly", "Yearly"] } } }, "requestsPerMinute": { "description": "Requests per minute, of whatever kind; then 429.", "type": "integer", "minimum": 1, "maximum": 2147483647 }, "entra": { "description": "Whose tokens of Microsoft Entra ID count as this consumer's. Needs callers.entra.", "type": "object", "additionalProperties": false, "minProperties": 1, "properties": { "applications": { "description": "Client ids of applications.", "type": "array", "minItems": 1, "uniqueItems": true, "items": { "$ref": "#/definitions/objectId" } }, "groups": { "description": "Object ids of groups, which the tokens must name in their claim groups. An application that a consumer names comes first, then the order of consumers.", "type": "array", "minItems": 1, "uniqueItems": true, "items": { "$ref": "#/definitions/objectId" } } } }, "readers": { "description": "Who may read this consumer's key in Key Vault: object ids in Entra ID of users, groups, applications and identities.", "type": "array", "uniqueItems": true, "items": { "$ref": "#/definitions/objectId" } }, "rotation": { "description": "How this consumer's key is rotated, where it differs from everybody's.", "type": "object", "additionalProperties": false, "required": ["interval"], "properties": { "interval": { "$ref": "#/definitions/duration", "description": "Age at which this consumer's key is replaced." } } } } } }, "rotation": { "description": "Rotation of the subscription keys into Key Vault. Left out: none is deployed.", "type": ["object", "null"], "additionalProperties": false, "properties": { "schedule": { "description": "When the function runs: NCRONTAB with six fields, UTC. A run rotates only what is due.", "type": "string", "default": "0 0 3 * * *" }, "interval": { "$ref": "#/definitions/duration", "description": "Age at which a key is replaced; its predecessor works for one more.", "default": "P30D" }, "window": { "description": "Time of day, UTC, at which keys that are due are rotated; the schedule must fire in it. It may span midnight. Left out: whenever the schedule fires.", "type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$", "expected": "two times of day such as 22:00-04:00" }, "freezes": { "description": "Days, UTC, on which no key is rotated but by force or in an emergency. Keys that would be due then are rotated before.", "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["from", "to"], "properties": { "from": { "$ref": "#/definitions/date", "description": "The first of the days." }, "to": { "$ref": "#/definitions/date", "description": "The last of the days." } } } }, "spread": { "description": "Lets consumers take turns over their interval, instead of all being due on one day.", "type": "boolean", "default": false }, "discipline": { "description": "Who makes a new key: API Management (regenerate, the narrower role), or the function (conditional, one call less).", "enum": ["regenerate", "conditional"], "default": "regenerate" }, "gatewayCheck": { "description": "Publish a new key only once the gateway accepts it. Switch it off where the function has no way to the gateway.", "type": "boolean", "default": true }, "http": { "description": "Lets a run be started over HTTP, with Entra ID. Left out: it cannot.", "type": "object", "additionalProperties": false, "required": ["audience", "allowedPrincipals"], "properties": { "audience": { "$ref": "#/definitions/objectId", "description": "Client id of the app registration that callers ask a token for." }, "allowedPrincipals": { "description": "Object ids in Entra ID of who may call.", "type": "array", "minItems": 1, "uniqueItems": true, "items": { "$ref": "#/definitions/objectId" } } } }, "notify": { "description": "Who is told of each new key, by Event Grid: the secret's name and version, never its value. Left out: nobody.", "type": "object", "additionalProperties": false, "minProperties": 1, "properties": { "webhook": { "description": "Where Event Grid posts CloudEvents; the address must answer its handshake when it is applied. It is no place for a secret.", "type": "string", "pattern": "^https://[^/?#@\\s]+(/[^?#\\s]*)?$", "expected": "https:// and a host, without user, query and fragment" }, "queue": { "description": "An existing queue, for whoever looks by itself.", "type": "object", "additionalProperties": false, "required": ["storageAccount", "name"], "properties": { "storageAccount": { "description": "ARM resource id of its storage account.", "type": "string", "pattern": "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]/providers/[mM]icrosoft\\.[sS]torage/storage[aA]ccounts/[a-z0-9]{3,24}$", "expected": "a resource id: /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Storage/storageAccounts/<name>, with the subscription's id as 00000000-0000-0000-0000-000000000000" }, "name": { "description": "Its name.", "type": "string", "pattern": "^[a-z0-9](-?[a-z0-9]){2,62}$", "maxLength": 63, "expected": "3 to 63 lower-case letters, digits and single inner hyphens" } } } } }, "vault": { "description": "An existing Key Vault, with roles (RBAC), for the keys; it is left as it is. Left out: one is made.", "type": "object", "additionalProperties": false, "required": ["existing"], "properties": { "existing": { "description": "ARM resource id of the vault.", "type": "string", "pattern": "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+/providers/[mM]icrosoft\\.[kK]ey[vV]ault/[vV]aults/[^/]+$", "expected": "a resource id: /subscriptions/<guid>/resourceGroups/\u2026/providers/Microsoft.KeyVault/vaults/\u2026" } } }, "actionGroup": { "description": "Resource id of the Azure Monitor action group that hears of the rotation's alerts. Left out: they show in the portal only.", "type": "string", "pattern": "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]/providers/[mM]icrosoft\\.[iI]nsights/action[gG]roups/[^/\\s\\x00-\\x1f\\x7f]{1,260}$", "expected": "a resource id: /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Insights/actionGroups/<name>, with the subscription's id as 00000000-0000-0000-0000-000000000000" } } }, "expect": { "description": "What aolb simulate and the plan's simulation must show in every scenario in which an ideal balancer shows it, or they fail.", "type": "object", "additionalProperties": false, "properties": { "served": { "$ref": "#/definitions/comparison", "description": "Share of the requests that are served, of the callers whose requests can be." }, "ofIdeal": { "$ref": "#/definitions/comparison", "description": "The same as a share of what an ideal balancer serves." }, "throttled": { "$ref": "#/definitions/comparison", "description": "Share of their requests that end with 429." }, "failed": { "$ref": "#/definitions/comparison", "description": "Share of their requests that end with 5xx." }, "attempts": { "$ref": "#/definitions/comparison", "description": "Calls that reach an account, for each request." }, "addedP95": { "$ref": "#/definitions/comparison", "description": "How much longer than their account took 95 % of the served requests waited at most." }, "recovery": { "$ref": "#/definitions/comparison", "description": "How long after the end of a fault its account serves again." } } } }, "definitions": { "name": { "type": "string", "minLength": 1, "maxLength": 260, "pattern": "^[A-Za-z0-9_().{}-]+$", "expected": "a name of letters, digits and _ ( ) . - with placeholders such as {environment}-{type}-{suffix}" }, "comparison": { "type": "string", "pattern": "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$", "expected": 'a comparison such as ">= 99.9%", "<= 1.1" or "< 500ms"' }, "model": { "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$", "maxLength": 64, "expected": "a deployment name: letters, digits, dots, hyphens and underscores" }, "objectId": { "type": "string", "pattern": "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", "expected": "an id such as 00000000-0000-0000-0000-000000000000" }, "date": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "expected": "a date such as 2026-12-20" }, "duration": { "type": "string", "pattern": "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$", "maxSeconds": 2147483647, "expected": "an ISO 8601 duration of days, hours, minutes and seconds, such as PT30S or P30D" } } };
var schema12 = { "type": "string", "minLength": 1, "maxLength": 260, "pattern": "^[A-Za-z0-9_().{}-]+$", "expected": "a name of letters, digits and _ ( ) . - with placeholders such as {environment}-{type}-{suffix}" };
var schema24 = { "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$", "maxLength": 64, "expected": "a deployment name: letters, digits, dots, hyphens and underscores" };
var schema27 = { "type": "string", "pattern": "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$", "maxSeconds": 2147483647, "expected": "an ISO 8601 duration of days, hours, minutes and seconds, such as PT30S or P30D" };
var schema37 = { "type": "string", "pattern": "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", "expected": "an id such as 00000000-0000-0000-0000-000000000000" };
var schema44 = { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "expected": "a date such as 2026-12-20" };
var schema48 = { "type": "string", "pattern": "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$", "expected": 'a comparison such as ">= 99.9%", "<= 1.1" or "< 500ms"' };
var func2 = Object.prototype.hasOwnProperty;
var func3 = require_ucs2length().default;
var func0 = require_equal().default;
var func42 = isLonger;
var pattern0 = new RegExp("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "u");
var pattern1 = new RegExp("^[a-z][a-z0-9]+$", "u");
var pattern2 = new RegExp("^[^<>%&\\\\?/\\x00-\\x1f\\x7f]{1,128}$", "u");
var pattern3 = new RegExp("^[^\\x00-\\x1f\\x7f]*$", "u");
var pattern4 = new RegExp("^[^<>%&\\\\?/]+$", "u");
var pattern5 = new RegExp("^[A-Za-z0-9_().{}-]+$", "u");
var pattern17 = new RegExp("^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+$", "u");
var pattern18 = new RegExp("^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+/providers/[mM]icrosoft\\.[oO]perational[iI]nsights/[wW]orkspaces/[^/]+$", "u");
var pattern19 = new RegExp("^(Consumption_0|Developer_1|Basic_[12]|Standard_[1-4]|Premium_[1-9][0-9]?|(Basic|Standard)V2_([1-9]|10)|PremiumV2_([1-9]|[12][0-9]|30))$", "u");
var pattern20 = new RegExp("^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+/providers/[mM]icrosoft\\.[aA]pi[mM]anagement/service/[^/]+$", "u");
var pattern21 = new RegExp("^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+/providers/[mM]icrosoft\\.[mM]anaged[iI]dentity/user[aA]ssigned[iI]dentities/[^/]+$", "u");
var pattern22 = new RegExp("^[^\\x00-\\x1f\\x7f]{1,100}$", "u");
var pattern23 = new RegExp("^[^@\\s\\x00-\\x1f\\x7f]+@[^@\\s\\x00-\\x1f\\x7f]+$", "u");
var pattern24 = new RegExp("^[A-Za-z0-9_][A-Za-z0-9_-]*(/[A-Za-z0-9_-]+)*$", "u");
var pattern25 = new RegExp("^[A-Za-z0-9!#*+._|~-]+$", "u");
var pattern26 = new RegExp("^[A-Za-z]([A-Za-z0-9-]{0,48}[A-Za-z0-9])?$", "u");
var pattern27 = new RegExp("^[a-z0-9]+(-[a-z0-9]+)*$", "u");
var pattern28 = new RegExp("^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]/providers/Microsoft\\.CognitiveServices/accounts/[A-Za-z0-9][A-Za-z0-9_.-]{1,63}$", "u");
var pattern29 = new RegExp("^[a-z0-9]+$", "u");
var pattern30 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]*$", "u");
var pattern33 = new RegExp("^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$", "u");
var pattern43 = new RegExp("^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", "u");
var pattern44 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._~:/-]*$", "u");
var pattern45 = new RegExp("^https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?$", "u");
var pattern54 = new RegExp("^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$", "u");
var pattern55 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "u");
var pattern59 = new RegExp("^https://[^/?#@\\s]+(/[^?#\\s]*)?$", "u");
var pattern60 = new RegExp("^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]/providers/[mM]icrosoft\\.[sS]torage/storage[aA]ccounts/[a-z0-9]{3,24}$", "u");
var pattern61 = new RegExp("^[a-z0-9](-?[a-z0-9]){2,62}$", "u");
var pattern62 = new RegExp("^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+/providers/[mM]icrosoft\\.[kK]ey[vV]ault/[vV]aults/[^/]+$", "u");
var pattern63 = new RegExp("^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]/providers/[mM]icrosoft\\.[iI]nsights/action[gG]roups/[^/\\s\\x00-\\x1f\\x7f]{1,260}$", "u");
var pattern64 = new RegExp("^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$", "u");
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.environment === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "environment" }, message: "must have required property 'environment'", schema: schema11.required, parentSchema: schema11, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.location === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "location" }, message: "must have required property 'location'", schema: schema11.required, parentSchema: schema11, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.gateway === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "gateway" }, message: "must have required property 'gateway'", schema: schema11.required, parentSchema: schema11, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.accounts === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "accounts" }, message: "must have required property 'accounts'", schema: schema11.required, parentSchema: schema11, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func2.call(schema11.properties, key0)) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11, data };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.environment !== void 0) {
      let data0 = data.environment;
      if (typeof data0 === "string") {
        if (func3(data0) > 12) {
          const err5 = { instancePath: instancePath + "/environment", schemaPath: "#/properties/environment/maxLength", keyword: "maxLength", params: { limit: 12 }, message: "must NOT have more than 12 characters", schema: 12, parentSchema: schema11.properties.environment, data: data0 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        if (!pattern0.test(data0)) {
          const err6 = { instancePath: instancePath + "/environment", schemaPath: "#/properties/environment/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*$" }, message: 'must match pattern "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"', schema: "^[a-z][a-z0-9]*(-[a-z0-9]+)*$", parentSchema: schema11.properties.environment, data: data0 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/environment", schemaPath: "#/properties/environment/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.environment.type, parentSchema: schema11.properties.environment, data: data0 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.location !== void 0) {
      let data1 = data.location;
      if (typeof data1 === "string") {
        if (!pattern1.test(data1)) {
          const err8 = { instancePath: instancePath + "/location", schemaPath: "#/properties/location/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9]+$" }, message: 'must match pattern "^[a-z][a-z0-9]+$"', schema: "^[a-z][a-z0-9]+$", parentSchema: schema11.properties.location, data: data1 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/location", schemaPath: "#/properties/location/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.location.type, parentSchema: schema11.properties.location, data: data1 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.tags !== void 0) {
      let data2 = data.tags;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (Object.keys(data2).length > 50) {
          const err10 = { instancePath: instancePath + "/tags", schemaPath: "#/properties/tags/maxProperties", keyword: "maxProperties", params: { limit: 50 }, message: "must NOT have more than 50 properties", schema: 50, parentSchema: schema11.properties.tags, data: data2 };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        for (const key1 in data2) {
          const _errs10 = errors;
          if (typeof key1 === "string") {
            if (!pattern2.test(key1)) {
              const err11 = { instancePath: instancePath + "/tags", schemaPath: "#/properties/tags/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[^<>%&\\\\?/\\x00-\\x1f\\x7f]{1,128}$" }, message: 'must match pattern "^[^<>%&\\\\?/\\x00-\\x1f\\x7f]{1,128}$"', schema: "^[^<>%&\\\\?/\\x00-\\x1f\\x7f]{1,128}$", parentSchema: schema11.properties.tags.propertyNames, data: key1, propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err11];
              } else {
                vErrors.push(err11);
              }
              errors++;
            }
          }
          var valid1 = _errs10 === errors;
          if (!valid1) {
            const err12 = { instancePath: instancePath + "/tags", schemaPath: "#/properties/tags/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, message: "property name must be valid", schema: schema11.properties.tags.propertyNames, parentSchema: schema11.properties.tags, data: data2 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
        for (const key2 in data2) {
          let data3 = data2[key2];
          if (typeof data3 === "string") {
            if (func3(data3) > 256) {
              const err13 = { instancePath: instancePath + "/tags/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/tags/additionalProperties/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters", schema: 256, parentSchema: schema11.properties.tags.additionalProperties, data: data3 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
            if (!pattern3.test(data3)) {
              const err14 = { instancePath: instancePath + "/tags/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/tags/additionalProperties/pattern", keyword: "pattern", params: { pattern: "^[^\\x00-\\x1f\\x7f]*$" }, message: 'must match pattern "^[^\\x00-\\x1f\\x7f]*$"', schema: "^[^\\x00-\\x1f\\x7f]*$", parentSchema: schema11.properties.tags.additionalProperties, data: data3 };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
            if (Buffer.byteLength(data3) > 256) {
              const err15 = { instancePath: instancePath + "/tags/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/tags/additionalProperties/maxBytes", keyword: "maxBytes", params: {}, message: 'must pass "maxBytes" keyword validation', schema: 256, parentSchema: schema11.properties.tags.additionalProperties, data: data3 };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
          } else {
            const err16 = { instancePath: instancePath + "/tags/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/tags/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.tags.additionalProperties.type, parentSchema: schema11.properties.tags.additionalProperties, data: data3 };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
      } else {
        const err17 = { instancePath: instancePath + "/tags", schemaPath: "#/properties/tags/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.tags.type, parentSchema: schema11.properties.tags, data: data2 };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.ignoreTags !== void 0) {
      let data4 = data.ignoreTags;
      if (Array.isArray(data4)) {
        const len0 = data4.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data5 = data4[i0];
          if (typeof data5 === "string") {
            if (func3(data5) > 512) {
              const err18 = { instancePath: instancePath + "/ignoreTags/" + i0, schemaPath: "#/properties/ignoreTags/items/maxLength", keyword: "maxLength", params: { limit: 512 }, message: "must NOT have more than 512 characters", schema: 512, parentSchema: schema11.properties.ignoreTags.items, data: data5 };
              if (vErrors === null) {
                vErrors = [err18];
              } else {
                vErrors.push(err18);
              }
              errors++;
            }
            if (!pattern4.test(data5)) {
              const err19 = { instancePath: instancePath + "/ignoreTags/" + i0, schemaPath: "#/properties/ignoreTags/items/pattern", keyword: "pattern", params: { pattern: "^[^<>%&\\\\?/]+$" }, message: 'must match pattern "^[^<>%&\\\\?/]+$"', schema: "^[^<>%&\\\\?/]+$", parentSchema: schema11.properties.ignoreTags.items, data: data5 };
              if (vErrors === null) {
                vErrors = [err19];
              } else {
                vErrors.push(err19);
              }
              errors++;
            }
          } else {
            const err20 = { instancePath: instancePath + "/ignoreTags/" + i0, schemaPath: "#/properties/ignoreTags/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.ignoreTags.items.type, parentSchema: schema11.properties.ignoreTags.items, data: data5 };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
        let i1 = data4.length;
        let j0;
        if (i1 > 1) {
          const indices0 = {};
          for (; i1--; ) {
            let item0 = data4[i1];
            if (typeof item0 !== "string") {
              continue;
            }
            if (typeof indices0[item0] == "number") {
              j0 = indices0[item0];
              const err21 = { instancePath: instancePath + "/ignoreTags", schemaPath: "#/properties/ignoreTags/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)", schema: true, parentSchema: schema11.properties.ignoreTags, data: data4 };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
              break;
            }
            indices0[item0] = i1;
          }
        }
      } else {
        const err22 = { instancePath: instancePath + "/ignoreTags", schemaPath: "#/properties/ignoreTags/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.ignoreTags.type, parentSchema: schema11.properties.ignoreTags, data: data4 };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.naming !== void 0) {
      let data6 = data.naming;
      if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
        for (const key3 in data6) {
          if (!func2.call(schema11.properties.naming.properties, key3)) {
            const err23 = { instancePath: instancePath + "/naming", schemaPath: "#/properties/naming/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.naming, data: data6 };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
        }
        if (data6.pattern !== void 0) {
          let data7 = data6.pattern;
          if (typeof data7 === "string") {
            if (func3(data7) > 260) {
              const err24 = { instancePath: instancePath + "/naming/pattern", schemaPath: "#/definitions/name/maxLength", keyword: "maxLength", params: { limit: 260 }, message: "must NOT have more than 260 characters", schema: 260, parentSchema: schema12, data: data7 };
              if (vErrors === null) {
                vErrors = [err24];
              } else {
                vErrors.push(err24);
              }
              errors++;
            }
            if (func3(data7) < 1) {
              const err25 = { instancePath: instancePath + "/naming/pattern", schemaPath: "#/definitions/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema12, data: data7 };
              if (vErrors === null) {
                vErrors = [err25];
              } else {
                vErrors.push(err25);
              }
              errors++;
            }
            if (!pattern5.test(data7)) {
              const err26 = { instancePath: instancePath + "/naming/pattern", schemaPath: "#/definitions/name/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_().{}-]+$" }, message: 'must match pattern "^[A-Za-z0-9_().{}-]+$"', schema: "^[A-Za-z0-9_().{}-]+$", parentSchema: schema12, data: data7 };
              if (vErrors === null) {
                vErrors = [err26];
              } else {
                vErrors.push(err26);
              }
              errors++;
            }
          } else {
            const err27 = { instancePath: instancePath + "/naming/pattern", schemaPath: "#/definitions/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema12.type, parentSchema: schema12, data: data7 };
            if (vErrors === null) {
              vErrors = [err27];
            } else {
              vErrors.push(err27);
            }
            errors++;
          }
        }
        if (data6.resourceGroup !== void 0) {
          let data8 = data6.resourceGroup;
          if (typeof data8 === "string") {
            if (func3(data8) > 260) {
              const err28 = { instancePath: instancePath + "/naming/resourceGroup", schemaPath: "#/definitions/name/maxLength", keyword: "maxLength", params: { limit: 260 }, message: "must NOT have more than 260 characters", schema: 260, parentSchema: schema12, data: data8 };
              if (vErrors === null) {
                vErrors = [err28];
              } else {
                vErrors.push(err28);
              }
              errors++;
            }
            if (func3(data8) < 1) {
              const err29 = { instancePath: instancePath + "/naming/resourceGroup", schemaPath: "#/definitions/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema12, data: data8 };
              if (vErrors === null) {
                vErrors = [err29];
              } else {
                vErrors.push(err29);
              }
              errors++;
            }
            if (!pattern5.test(data8)) {
              const err30 = { instancePath: instancePath + "/naming/resourceGroup", schemaPath: "#/definitions/name/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_().{}-]+$" }, message: 'must match pattern "^[A-Za-z0-9_().{}-]+$"', schema: "^[A-Za-z0-9_().{}-]+$", parentSchema: schema12, data: data8 };
              if (vErrors === null) {
                vErrors = [err30];
              } else {
                vErrors.push(err30);
              }
              errors++;
            }
          } else {
            const err31 = { instancePath: instancePath + "/naming/resourceGroup", schemaPath: "#/definitions/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema12.type, parentSchema: schema12, data: data8 };
            if (vErrors === null) {
              vErrors = [err31];
            } else {
              vErrors.push(err31);
            }
            errors++;
          }
        }
        if (data6.apiManagement !== void 0) {
          let data9 = data6.apiManagement;
          if (typeof data9 === "string") {
            if (func3(data9) > 260) {
              const err32 = { instancePath: instancePath + "/naming/apiManagement", schemaPath: "#/definitions/name/maxLength", keyword: "maxLength", params: { limit: 260 }, message: "must NOT have more than 260 characters", schema: 260, parentSchema: schema12, data: data9 };
              if (vErrors === null) {
                vErrors = [err32];
              } else {
                vErrors.push(err32);
              }
              errors++;
            }
            if (func3(data9) < 1) {
              const err33 = { instancePath: instancePath + "/naming/apiManagement", schemaPath: "#/definitions/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema12, data: data9 };
              if (vErrors === null) {
                vErrors = [err33];
              } else {
                vErrors.push(err33);
              }
              errors++;
            }
            if (!pattern5.test(data9)) {
              const err34 = { instancePath: instancePath + "/naming/apiManagement", schemaPath: "#/definitions/name/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_().{}-]+$" }, message: 'must match pattern "^[A-Za-z0-9_().{}-]+$"', schema: "^[A-Za-z0-9_().{}-]+$", parentSchema: schema12, data: data9 };
              if (vErrors === null) {
                vErrors = [err34];
              } else {
                vErrors.push(err34);
              }
              errors++;
            }
          } else {
            const err35 = { instancePath: instancePath + "/naming/apiManagement", schemaPath: "#/definitions/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema12.type, parentSchema: schema12, data: data9 };
            if (vErrors === null) {
              vErrors = [err35];
            } else {
              vErrors.push(err35);
            }
            errors++;
          }
        }
        if (data6.gatewayIdentity !== void 0) {
          let data10 = data6.gatewayIdentity;
          if (typeof data10 === "string") {
            if (func3(data10) > 260) {
              const err36 = { instancePath: instancePath + "/naming/gatewayIdentity", schemaPath: "#/definitions/name/maxLength", keyword: "maxLength", params: { limit: 260 }, message: "must NOT have more than 260 characters", schema: 260, parentSchema: schema12, data: data10 };
              if (vErrors === null) {
                vErrors = [err36];
              } else {
                vErrors.push(err36);
              }
              errors++;
            }
            if (func3(data10) < 1) {
              const err37 = { instancePath: instancePath + "/naming/gatewayIdentity", schemaPath: "#/definitions/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema12, data: data10 };
              if (vErrors === null) {
                vErrors = [err37];
              } else {
                vErrors.push(err37);
              }
              errors++;
            }
            if (!pattern5.test(data10)) {
              const err38 = { instancePath: instancePath + "/naming/gatewayIdentity", schemaPath: "#/definitions/name/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_().{}-]+$" }, message: 'must match pattern "^[A-Za-z0-9_().{}-]+$"', schema: "^[A-Za-z0-9_().{}-]+$", parentSchema: schema12, data: data10 };
              if (vErrors === null) {
                vErrors = [err38];
              } else {
                vErrors.push(err38);
              }
              errors++;
            }
          } else {
            const err39 = { instancePath: instancePath + "/naming/gatewayIdentity", schemaPath: "#/definitions/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema12.type, parentSchema: schema12, data: data10 };
            if (vErrors === null) {
              vErrors = [err39];
            } else {
              vErrors.push(err39);
            }
            errors++;
          }
        }
        if (data6.logWorkspace !== void 0) {
          let data11 = data6.logWorkspace;
          if (typeof data11 === "string") {
            if (func3(data11) > 260) {
              const err40 = { instancePath: instancePath + "/naming/logWorkspace", schemaPath: "#/definitions/name/maxLength", keyword: "maxLength", params: { limit: 260 }, message: "must NOT have more than 260 characters", schema: 260, parentSchema: schema12, data: data11 };
              if (vErrors === null) {
                vErrors = [err40];
              } else {
                vErrors.push(err40);
              }
              errors++;
            }
            if (func3(data11) < 1) {
              const err41 = { instancePath: instancePath + "/naming/logWorkspace", schemaPath: "#/definitions/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema12, data: data11 };
              if (vErrors === null) {
                vErrors = [err41];
              } else {
                vErrors.push(err41);
              }
              errors++;
            }
            if (!pattern5.test(data11)) {
              const err42 = { instancePath: instancePath + "/naming/logWorkspace", schemaPath: "#/definitions/name/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_().{}-]+$" }, message: 'must match pattern "^[A-Za-z0-9_().{}-]+$"', schema: "^[A-Za-z0-9_().{}-]+$", parentSchema: schema12, data: data11 };
              if (vErrors === null) {
                vErrors = [err42];
              } else {
                vErrors.push(err42);
              }
              errors++;
            }
          } else {
            const err43 = { instancePath: instancePath + "/naming/logWorkspace", schemaPath: "#/definitions/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema12.type, parentSchema: schema12, data: data11 };
            if (vErrors === null) {
              vErrors = [err43];
            } else {
              vErrors.push(err43);
            }
            errors++;
          }
        }
        if (data6.applicationInsights !== void 0) {
          let data12 = data6.applicationInsights;
          if (typeof data12 === "string") {
            if (func3(data12) > 260) {
              const err44 = { instancePath: instancePath + "/naming/applicationInsights", schemaPath: "#/definitions/name/maxLength", keyword: "maxLength", params: { limit: 260 }, message: "must NOT have more than 260 characters", schema: 260, parentSchema: schema12, data: data12 };
              if (vErrors === null) {
                vErrors = [err44];
              } else {
                vErrors.push(err44);
              }
              errors++;
            }
            if (func3(data12) < 1) {
              const err45 = { instancePath: instancePath + "/naming/applicationInsights", schemaPath: "#/definitions/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema12, data: data12 };
              if (vErrors === null) {
                vErrors = [err45];
              } else {
                vErrors.push(err45);
              }
              errors++;
            }
            if (!pattern5.test(data12)) {
              const err46 = { instancePath: instancePath + "/naming/applicationInsights", schemaPath: "#/definitions/name/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_().{}-]+$" }, message: 'must match pattern "^[A-Za-z0-9_().{}-]+$"', schema: "^[A-Za-z0-9_().{}-]+$", parentSchema: schema12, data: data12 };
              if (vErrors === null) {
                vErrors = [err46];
              } else {
                vErrors.push(err46);
              }
              errors++;
            }
          } else {
            const err47 = { instancePath: instancePath + "/naming/applicationInsights", schemaPath: "#/definitions/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema12.type, parentSchema: schema12, data: data12 };
            if (vErrors === null) {
              vErrors = [err47];
            } else {
              vErrors.push(err47);
            }
            errors++;
          }
        }
        if (data6.keyVault !== void 0) {
          let data13 = data6.keyVault;
          if (typeof data13 === "string") {
            if (func3(data13) > 260) {
              const err48 = { instancePath: instancePath + "/naming/keyVault", schemaPath: "#/definitions/name/maxLength", keyword: "maxLength", params: { limit: 260 }, message: "must NOT have more than 260 characters", schema: 260, parentSchema: schema12, data: data13 };
              if (vErrors === null) {
                vErrors = [err48];
              } else {
                vErrors.push(err48);
              }
              errors++;
            }
            if (func3(data13) < 1) {
              const err49 = { instancePath: instancePath + "/naming/keyVault", schemaPath: "#/definitions/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema12, data: data13 };
              if (vErrors === null) {
                vErrors = [err49];
              } else {
                vErrors.push(err49);
              }
              errors++;
            }
            if (!pattern5.test(data13)) {
              const err50 = { instancePath: instancePath + "/naming/keyVault", schemaPath: "#/definitions/name/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_().{}-]+$" }, message: 'must match pattern "^[A-Za-z0-9_().{}-]+$"', schema: "^[A-Za-z0-9_().{}-]+$", parentSchema: schema12, data: data13 };
              if (vErrors === null) {
                vErrors = [err50];
              } else {
                vErrors.push(err50);
              }
              errors++;
            }
          } else {
            const err51 = { instancePath: instancePath + "/naming/keyVault", schemaPath: "#/definitions/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema12.type, parentSchema: schema12, data: data13 };
            if (vErrors === null) {
              vErrors = [err51];
            } else {
              vErrors.push(err51);
            }
            errors++;
          }
        }
        if (data6.storageAccount !== void 0) {
          let data14 = data6.storageAccount;
          if (typeof data14 === "string") {
            if (func3(data14) > 260) {
              const err52 = { instancePath: instancePath + "/naming/storageAccount", schemaPath: "#/definitions/name/maxLength", keyword: "maxLength", params: { limit: 260 }, message: "must NOT have more than 260 characters", schema: 260, parentSchema: schema12, data: data14 };
              if (vErrors === null) {
                vErrors = [err52];
              } else {
                vErrors.push(err52);
              }
              errors++;
            }
            if (func3(data14) < 1) {
              const err53 = { instancePath: instancePath + "/naming/storageAccount", schemaPath: "#/definitions/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema12, data: data14 };
              if (vErrors === null) {
                vErrors = [err53];
              } else {
                vErrors.push(err53);
              }
              errors++;
            }
            if (!pattern5.test(data14)) {
              const err54 = { instancePath: instancePath + "/naming/storageAccount", schemaPath: "#/definitions/name/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_().{}-]+$" }, message: 'must match pattern "^[A-Za-z0-9_().{}-]+$"', schema: "^[A-Za-z0-9_().{}-]+$", parentSchema: schema12, data: data14 };
              if (vErrors === null) {
                vErrors = [err54];
              } else {
                vErrors.push(err54);
              }
              errors++;
            }
          } else {
            const err55 = { instancePath: instancePath + "/naming/storageAccount", schemaPath: "#/definitions/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema12.type, parentSchema: schema12, data: data14 };
            if (vErrors === null) {
              vErrors = [err55];
            } else {
              vErrors.push(err55);
            }
            errors++;
          }
        }
        if (data6.functionApp !== void 0) {
          let data15 = data6.functionApp;
          if (typeof data15 === "string") {
            if (func3(data15) > 260) {
              const err56 = { instancePath: instancePath + "/naming/functionApp", schemaPath: "#/definitions/name/maxLength", keyword: "maxLength", params: { limit: 260 }, message: "must NOT have more than 260 characters", schema: 260, parentSchema: schema12, data: data15 };
              if (vErrors === null) {
                vErrors = [err56];
              } else {
                vErrors.push(err56);
              }
              errors++;
            }
            if (func3(data15) < 1) {
              const err57 = { instancePath: instancePath + "/naming/functionApp", schemaPath: "#/definitions/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema12, data: data15 };
              if (vErrors === null) {
                vErrors = [err57];
              } else {
                vErrors.push(err57);
              }
              errors++;
            }
            if (!pattern5.test(data15)) {
              const err58 = { instancePath: instancePath + "/naming/functionApp", schemaPath: "#/definitions/name/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_().{}-]+$" }, message: 'must match pattern "^[A-Za-z0-9_().{}-]+$"', schema: "^[A-Za-z0-9_().{}-]+$", parentSchema: schema12, data: data15 };
              if (vErrors === null) {
                vErrors = [err58];
              } else {
                vErrors.push(err58);
              }
              errors++;
            }
          } else {
            const err59 = { instancePath: instancePath + "/naming/functionApp", schemaPath: "#/definitions/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema12.type, parentSchema: schema12, data: data15 };
            if (vErrors === null) {
              vErrors = [err59];
            } else {
              vErrors.push(err59);
            }
            errors++;
          }
        }
        if (data6.servicePlan !== void 0) {
          let data16 = data6.servicePlan;
          if (typeof data16 === "string") {
            if (func3(data16) > 260) {
              const err60 = { instancePath: instancePath + "/naming/servicePlan", schemaPath: "#/definitions/name/maxLength", keyword: "maxLength", params: { limit: 260 }, message: "must NOT have more than 260 characters", schema: 260, parentSchema: schema12, data: data16 };
              if (vErrors === null) {
                vErrors = [err60];
              } else {
                vErrors.push(err60);
              }
              errors++;
            }
            if (func3(data16) < 1) {
              const err61 = { instancePath: instancePath + "/naming/servicePlan", schemaPath: "#/definitions/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema12, data: data16 };
              if (vErrors === null) {
                vErrors = [err61];
              } else {
                vErrors.push(err61);
              }
              errors++;
            }
            if (!pattern5.test(data16)) {
              const err62 = { instancePath: instancePath + "/naming/servicePlan", schemaPath: "#/definitions/name/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_().{}-]+$" }, message: 'must match pattern "^[A-Za-z0-9_().{}-]+$"', schema: "^[A-Za-z0-9_().{}-]+$", parentSchema: schema12, data: data16 };
              if (vErrors === null) {
                vErrors = [err62];
              } else {
                vErrors.push(err62);
              }
              errors++;
            }
          } else {
            const err63 = { instancePath: instancePath + "/naming/servicePlan", schemaPath: "#/definitions/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema12.type, parentSchema: schema12, data: data16 };
            if (vErrors === null) {
              vErrors = [err63];
            } else {
              vErrors.push(err63);
            }
            errors++;
          }
        }
        if (data6.rotationIdentity !== void 0) {
          let data17 = data6.rotationIdentity;
          if (typeof data17 === "string") {
            if (func3(data17) > 260) {
              const err64 = { instancePath: instancePath + "/naming/rotationIdentity", schemaPath: "#/definitions/name/maxLength", keyword: "maxLength", params: { limit: 260 }, message: "must NOT have more than 260 characters", schema: 260, parentSchema: schema12, data: data17 };
              if (vErrors === null) {
                vErrors = [err64];
              } else {
                vErrors.push(err64);
              }
              errors++;
            }
            if (func3(data17) < 1) {
              const err65 = { instancePath: instancePath + "/naming/rotationIdentity", schemaPath: "#/definitions/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema12, data: data17 };
              if (vErrors === null) {
                vErrors = [err65];
              } else {
                vErrors.push(err65);
              }
              errors++;
            }
            if (!pattern5.test(data17)) {
              const err66 = { instancePath: instancePath + "/naming/rotationIdentity", schemaPath: "#/definitions/name/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_().{}-]+$" }, message: 'must match pattern "^[A-Za-z0-9_().{}-]+$"', schema: "^[A-Za-z0-9_().{}-]+$", parentSchema: schema12, data: data17 };
              if (vErrors === null) {
                vErrors = [err66];
              } else {
                vErrors.push(err66);
              }
              errors++;
            }
          } else {
            const err67 = { instancePath: instancePath + "/naming/rotationIdentity", schemaPath: "#/definitions/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema12.type, parentSchema: schema12, data: data17 };
            if (vErrors === null) {
              vErrors = [err67];
            } else {
              vErrors.push(err67);
            }
            errors++;
          }
        }
        if (data6.rotationAlerts !== void 0) {
          let data18 = data6.rotationAlerts;
          if (typeof data18 === "string") {
            if (func3(data18) > 260) {
              const err68 = { instancePath: instancePath + "/naming/rotationAlerts", schemaPath: "#/definitions/name/maxLength", keyword: "maxLength", params: { limit: 260 }, message: "must NOT have more than 260 characters", schema: 260, parentSchema: schema12, data: data18 };
              if (vErrors === null) {
                vErrors = [err68];
              } else {
                vErrors.push(err68);
              }
              errors++;
            }
            if (func3(data18) < 1) {
              const err69 = { instancePath: instancePath + "/naming/rotationAlerts", schemaPath: "#/definitions/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema12, data: data18 };
              if (vErrors === null) {
                vErrors = [err69];
              } else {
                vErrors.push(err69);
              }
              errors++;
            }
            if (!pattern5.test(data18)) {
              const err70 = { instancePath: instancePath + "/naming/rotationAlerts", schemaPath: "#/definitions/name/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_().{}-]+$" }, message: 'must match pattern "^[A-Za-z0-9_().{}-]+$"', schema: "^[A-Za-z0-9_().{}-]+$", parentSchema: schema12, data: data18 };
              if (vErrors === null) {
                vErrors = [err70];
              } else {
                vErrors.push(err70);
              }
              errors++;
            }
          } else {
            const err71 = { instancePath: instancePath + "/naming/rotationAlerts", schemaPath: "#/definitions/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema12.type, parentSchema: schema12, data: data18 };
            if (vErrors === null) {
              vErrors = [err71];
            } else {
              vErrors.push(err71);
            }
            errors++;
          }
        }
      } else {
        const err72 = { instancePath: instancePath + "/naming", schemaPath: "#/properties/naming/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.naming.type, parentSchema: schema11.properties.naming, data: data6 };
        if (vErrors === null) {
          vErrors = [err72];
        } else {
          vErrors.push(err72);
        }
        errors++;
      }
    }
    if (data.resourceGroup !== void 0) {
      let data19 = data.resourceGroup;
      if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
        if (data19.existing === void 0) {
          const err73 = { instancePath: instancePath + "/resourceGroup", schemaPath: "#/properties/resourceGroup/required", keyword: "required", params: { missingProperty: "existing" }, message: "must have required property 'existing'", schema: schema11.properties.resourceGroup.required, parentSchema: schema11.properties.resourceGroup, data: data19 };
          if (vErrors === null) {
            vErrors = [err73];
          } else {
            vErrors.push(err73);
          }
          errors++;
        }
        for (const key4 in data19) {
          if (!(key4 === "existing")) {
            const err74 = { instancePath: instancePath + "/resourceGroup", schemaPath: "#/properties/resourceGroup/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.resourceGroup, data: data19 };
            if (vErrors === null) {
              vErrors = [err74];
            } else {
              vErrors.push(err74);
            }
            errors++;
          }
        }
        if (data19.existing !== void 0) {
          let data20 = data19.existing;
          if (typeof data20 === "string") {
            if (!pattern17.test(data20)) {
              const err75 = { instancePath: instancePath + "/resourceGroup/existing", schemaPath: "#/properties/resourceGroup/properties/existing/pattern", keyword: "pattern", params: { pattern: "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+$" }, message: 'must match pattern "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+$"', schema: "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+$", parentSchema: schema11.properties.resourceGroup.properties.existing, data: data20 };
              if (vErrors === null) {
                vErrors = [err75];
              } else {
                vErrors.push(err75);
              }
              errors++;
            }
          } else {
            const err76 = { instancePath: instancePath + "/resourceGroup/existing", schemaPath: "#/properties/resourceGroup/properties/existing/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.resourceGroup.properties.existing.type, parentSchema: schema11.properties.resourceGroup.properties.existing, data: data20 };
            if (vErrors === null) {
              vErrors = [err76];
            } else {
              vErrors.push(err76);
            }
            errors++;
          }
        }
      } else {
        const err77 = { instancePath: instancePath + "/resourceGroup", schemaPath: "#/properties/resourceGroup/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.resourceGroup.type, parentSchema: schema11.properties.resourceGroup, data: data19 };
        if (vErrors === null) {
          vErrors = [err77];
        } else {
          vErrors.push(err77);
        }
        errors++;
      }
    }
    if (data.logs !== void 0) {
      let data21 = data.logs;
      if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
        if (data21.existing === void 0) {
          const err78 = { instancePath: instancePath + "/logs", schemaPath: "#/properties/logs/required", keyword: "required", params: { missingProperty: "existing" }, message: "must have required property 'existing'", schema: schema11.properties.logs.required, parentSchema: schema11.properties.logs, data: data21 };
          if (vErrors === null) {
            vErrors = [err78];
          } else {
            vErrors.push(err78);
          }
          errors++;
        }
        for (const key5 in data21) {
          if (!(key5 === "existing")) {
            const err79 = { instancePath: instancePath + "/logs", schemaPath: "#/properties/logs/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.logs, data: data21 };
            if (vErrors === null) {
              vErrors = [err79];
            } else {
              vErrors.push(err79);
            }
            errors++;
          }
        }
        if (data21.existing !== void 0) {
          let data22 = data21.existing;
          if (typeof data22 === "string") {
            if (!pattern18.test(data22)) {
              const err80 = { instancePath: instancePath + "/logs/existing", schemaPath: "#/properties/logs/properties/existing/pattern", keyword: "pattern", params: { pattern: "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+/providers/[mM]icrosoft\\.[oO]perational[iI]nsights/[wW]orkspaces/[^/]+$" }, message: 'must match pattern "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+/providers/[mM]icrosoft\\.[oO]perational[iI]nsights/[wW]orkspaces/[^/]+$"', schema: "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+/providers/[mM]icrosoft\\.[oO]perational[iI]nsights/[wW]orkspaces/[^/]+$", parentSchema: schema11.properties.logs.properties.existing, data: data22 };
              if (vErrors === null) {
                vErrors = [err80];
              } else {
                vErrors.push(err80);
              }
              errors++;
            }
          } else {
            const err81 = { instancePath: instancePath + "/logs/existing", schemaPath: "#/properties/logs/properties/existing/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.logs.properties.existing.type, parentSchema: schema11.properties.logs.properties.existing, data: data22 };
            if (vErrors === null) {
              vErrors = [err81];
            } else {
              vErrors.push(err81);
            }
            errors++;
          }
        }
      } else {
        const err82 = { instancePath: instancePath + "/logs", schemaPath: "#/properties/logs/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.logs.type, parentSchema: schema11.properties.logs, data: data21 };
        if (vErrors === null) {
          vErrors = [err82];
        } else {
          vErrors.push(err82);
        }
        errors++;
      }
    }
    if (data.gateway !== void 0) {
      let data23 = data.gateway;
      if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
        if (data23.sku === void 0) {
          const err83 = { instancePath: instancePath + "/gateway", schemaPath: "#/properties/gateway/required", keyword: "required", params: { missingProperty: "sku" }, message: "must have required property 'sku'", schema: schema11.properties.gateway.required, parentSchema: schema11.properties.gateway, data: data23 };
          if (vErrors === null) {
            vErrors = [err83];
          } else {
            vErrors.push(err83);
          }
          errors++;
        }
        for (const key6 in data23) {
          if (!func2.call(schema11.properties.gateway.properties, key6)) {
            const err84 = { instancePath: instancePath + "/gateway", schemaPath: "#/properties/gateway/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.gateway, data: data23 };
            if (vErrors === null) {
              vErrors = [err84];
            } else {
              vErrors.push(err84);
            }
            errors++;
          }
        }
        if (data23.sku !== void 0) {
          let data24 = data23.sku;
          if (typeof data24 === "string") {
            if (!pattern19.test(data24)) {
              const err85 = { instancePath: instancePath + "/gateway/sku", schemaPath: "#/properties/gateway/properties/sku/pattern", keyword: "pattern", params: { pattern: "^(Consumption_0|Developer_1|Basic_[12]|Standard_[1-4]|Premium_[1-9][0-9]?|(Basic|Standard)V2_([1-9]|10)|PremiumV2_([1-9]|[12][0-9]|30))$" }, message: 'must match pattern "^(Consumption_0|Developer_1|Basic_[12]|Standard_[1-4]|Premium_[1-9][0-9]?|(Basic|Standard)V2_([1-9]|10)|PremiumV2_([1-9]|[12][0-9]|30))$"', schema: "^(Consumption_0|Developer_1|Basic_[12]|Standard_[1-4]|Premium_[1-9][0-9]?|(Basic|Standard)V2_([1-9]|10)|PremiumV2_([1-9]|[12][0-9]|30))$", parentSchema: schema11.properties.gateway.properties.sku, data: data24 };
              if (vErrors === null) {
                vErrors = [err85];
              } else {
                vErrors.push(err85);
              }
              errors++;
            }
          } else {
            const err86 = { instancePath: instancePath + "/gateway/sku", schemaPath: "#/properties/gateway/properties/sku/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.gateway.properties.sku.type, parentSchema: schema11.properties.gateway.properties.sku, data: data24 };
            if (vErrors === null) {
              vErrors = [err86];
            } else {
              vErrors.push(err86);
            }
            errors++;
          }
        }
        if (data23.existing !== void 0) {
          let data25 = data23.existing;
          if (typeof data25 === "string") {
            if (!pattern20.test(data25)) {
              const err87 = { instancePath: instancePath + "/gateway/existing", schemaPath: "#/properties/gateway/properties/existing/pattern", keyword: "pattern", params: { pattern: "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+/providers/[mM]icrosoft\\.[aA]pi[mM]anagement/service/[^/]+$" }, message: 'must match pattern "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+/providers/[mM]icrosoft\\.[aA]pi[mM]anagement/service/[^/]+$"', schema: "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+/providers/[mM]icrosoft\\.[aA]pi[mM]anagement/service/[^/]+$", parentSchema: schema11.properties.gateway.properties.existing, data: data25 };
              if (vErrors === null) {
                vErrors = [err87];
              } else {
                vErrors.push(err87);
              }
              errors++;
            }
          } else {
            const err88 = { instancePath: instancePath + "/gateway/existing", schemaPath: "#/properties/gateway/properties/existing/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.gateway.properties.existing.type, parentSchema: schema11.properties.gateway.properties.existing, data: data25 };
            if (vErrors === null) {
              vErrors = [err88];
            } else {
              vErrors.push(err88);
            }
            errors++;
          }
        }
        if (data23.identity !== void 0) {
          let data26 = data23.identity;
          if (typeof data26 === "string") {
            if (!pattern21.test(data26)) {
              const err89 = { instancePath: instancePath + "/gateway/identity", schemaPath: "#/properties/gateway/properties/identity/pattern", keyword: "pattern", params: { pattern: "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+/providers/[mM]icrosoft\\.[mM]anaged[iI]dentity/user[aA]ssigned[iI]dentities/[^/]+$" }, message: 'must match pattern "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+/providers/[mM]icrosoft\\.[mM]anaged[iI]dentity/user[aA]ssigned[iI]dentities/[^/]+$"', schema: "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+/providers/[mM]icrosoft\\.[mM]anaged[iI]dentity/user[aA]ssigned[iI]dentities/[^/]+$", parentSchema: schema11.properties.gateway.properties.identity, data: data26 };
              if (vErrors === null) {
                vErrors = [err89];
              } else {
                vErrors.push(err89);
              }
              errors++;
            }
          } else {
            const err90 = { instancePath: instancePath + "/gateway/identity", schemaPath: "#/properties/gateway/properties/identity/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.gateway.properties.identity.type, parentSchema: schema11.properties.gateway.properties.identity, data: data26 };
            if (vErrors === null) {
              vErrors = [err90];
            } else {
              vErrors.push(err90);
            }
            errors++;
          }
        }
        if (data23.publisher !== void 0) {
          let data27 = data23.publisher;
          if (data27 && typeof data27 == "object" && !Array.isArray(data27)) {
            if (data27.name === void 0) {
              const err91 = { instancePath: instancePath + "/gateway/publisher", schemaPath: "#/properties/gateway/properties/publisher/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'", schema: schema11.properties.gateway.properties.publisher.required, parentSchema: schema11.properties.gateway.properties.publisher, data: data27 };
              if (vErrors === null) {
                vErrors = [err91];
              } else {
                vErrors.push(err91);
              }
              errors++;
            }
            if (data27.email === void 0) {
              const err92 = { instancePath: instancePath + "/gateway/publisher", schemaPath: "#/properties/gateway/properties/publisher/required", keyword: "required", params: { missingProperty: "email" }, message: "must have required property 'email'", schema: schema11.properties.gateway.properties.publisher.required, parentSchema: schema11.properties.gateway.properties.publisher, data: data27 };
              if (vErrors === null) {
                vErrors = [err92];
              } else {
                vErrors.push(err92);
              }
              errors++;
            }
            for (const key7 in data27) {
              if (!(key7 === "name" || key7 === "email")) {
                const err93 = { instancePath: instancePath + "/gateway/publisher", schemaPath: "#/properties/gateway/properties/publisher/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.gateway.properties.publisher, data: data27 };
                if (vErrors === null) {
                  vErrors = [err93];
                } else {
                  vErrors.push(err93);
                }
                errors++;
              }
            }
            if (data27.name !== void 0) {
              let data28 = data27.name;
              if (typeof data28 === "string") {
                if (!pattern22.test(data28)) {
                  const err94 = { instancePath: instancePath + "/gateway/publisher/name", schemaPath: "#/properties/gateway/properties/publisher/properties/name/pattern", keyword: "pattern", params: { pattern: "^[^\\x00-\\x1f\\x7f]{1,100}$" }, message: 'must match pattern "^[^\\x00-\\x1f\\x7f]{1,100}$"', schema: "^[^\\x00-\\x1f\\x7f]{1,100}$", parentSchema: schema11.properties.gateway.properties.publisher.properties.name, data: data28 };
                  if (vErrors === null) {
                    vErrors = [err94];
                  } else {
                    vErrors.push(err94);
                  }
                  errors++;
                }
              } else {
                const err95 = { instancePath: instancePath + "/gateway/publisher/name", schemaPath: "#/properties/gateway/properties/publisher/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.gateway.properties.publisher.properties.name.type, parentSchema: schema11.properties.gateway.properties.publisher.properties.name, data: data28 };
                if (vErrors === null) {
                  vErrors = [err95];
                } else {
                  vErrors.push(err95);
                }
                errors++;
              }
            }
            if (data27.email !== void 0) {
              let data29 = data27.email;
              if (typeof data29 === "string") {
                if (func3(data29) > 100) {
                  const err96 = { instancePath: instancePath + "/gateway/publisher/email", schemaPath: "#/properties/gateway/properties/publisher/properties/email/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters", schema: 100, parentSchema: schema11.properties.gateway.properties.publisher.properties.email, data: data29 };
                  if (vErrors === null) {
                    vErrors = [err96];
                  } else {
                    vErrors.push(err96);
                  }
                  errors++;
                }
                if (!pattern23.test(data29)) {
                  const err97 = { instancePath: instancePath + "/gateway/publisher/email", schemaPath: "#/properties/gateway/properties/publisher/properties/email/pattern", keyword: "pattern", params: { pattern: "^[^@\\s\\x00-\\x1f\\x7f]+@[^@\\s\\x00-\\x1f\\x7f]+$" }, message: 'must match pattern "^[^@\\s\\x00-\\x1f\\x7f]+@[^@\\s\\x00-\\x1f\\x7f]+$"', schema: "^[^@\\s\\x00-\\x1f\\x7f]+@[^@\\s\\x00-\\x1f\\x7f]+$", parentSchema: schema11.properties.gateway.properties.publisher.properties.email, data: data29 };
                  if (vErrors === null) {
                    vErrors = [err97];
                  } else {
                    vErrors.push(err97);
                  }
                  errors++;
                }
              } else {
                const err98 = { instancePath: instancePath + "/gateway/publisher/email", schemaPath: "#/properties/gateway/properties/publisher/properties/email/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.gateway.properties.publisher.properties.email.type, parentSchema: schema11.properties.gateway.properties.publisher.properties.email, data: data29 };
                if (vErrors === null) {
                  vErrors = [err98];
                } else {
                  vErrors.push(err98);
                }
                errors++;
              }
            }
          } else {
            const err99 = { instancePath: instancePath + "/gateway/publisher", schemaPath: "#/properties/gateway/properties/publisher/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.gateway.properties.publisher.type, parentSchema: schema11.properties.gateway.properties.publisher, data: data27 };
            if (vErrors === null) {
              vErrors = [err99];
            } else {
              vErrors.push(err99);
            }
            errors++;
          }
        }
        if (data23.path !== void 0) {
          let data30 = data23.path;
          if (typeof data30 === "string") {
            if (func3(data30) > 400) {
              const err100 = { instancePath: instancePath + "/gateway/path", schemaPath: "#/properties/gateway/properties/path/maxLength", keyword: "maxLength", params: { limit: 400 }, message: "must NOT have more than 400 characters", schema: 400, parentSchema: schema11.properties.gateway.properties.path, data: data30 };
              if (vErrors === null) {
                vErrors = [err100];
              } else {
                vErrors.push(err100);
              }
              errors++;
            }
            if (!pattern24.test(data30)) {
              const err101 = { instancePath: instancePath + "/gateway/path", schemaPath: "#/properties/gateway/properties/path/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_][A-Za-z0-9_-]*(/[A-Za-z0-9_-]+)*$" }, message: 'must match pattern "^[A-Za-z0-9_][A-Za-z0-9_-]*(/[A-Za-z0-9_-]+)*$"', schema: "^[A-Za-z0-9_][A-Za-z0-9_-]*(/[A-Za-z0-9_-]+)*$", parentSchema: schema11.properties.gateway.properties.path, data: data30 };
              if (vErrors === null) {
                vErrors = [err101];
              } else {
                vErrors.push(err101);
              }
              errors++;
            }
          } else {
            const err102 = { instancePath: instancePath + "/gateway/path", schemaPath: "#/properties/gateway/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.gateway.properties.path.type, parentSchema: schema11.properties.gateway.properties.path, data: data30 };
            if (vErrors === null) {
              vErrors = [err102];
            } else {
              vErrors.push(err102);
            }
            errors++;
          }
        }
        if (data23.headers !== void 0) {
          let data31 = data23.headers;
          if (Array.isArray(data31)) {
            const len1 = data31.length;
            for (let i2 = 0; i2 < len1; i2++) {
              let data32 = data31[i2];
              if (typeof data32 === "string") {
                if (func3(data32) > 100) {
                  const err103 = { instancePath: instancePath + "/gateway/headers/" + i2, schemaPath: "#/properties/gateway/properties/headers/items/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters", schema: 100, parentSchema: schema11.properties.gateway.properties.headers.items, data: data32 };
                  if (vErrors === null) {
                    vErrors = [err103];
                  } else {
                    vErrors.push(err103);
                  }
                  errors++;
                }
                if (!pattern25.test(data32)) {
                  const err104 = { instancePath: instancePath + "/gateway/headers/" + i2, schemaPath: "#/properties/gateway/properties/headers/items/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9!#*+._|~-]+$" }, message: 'must match pattern "^[A-Za-z0-9!#*+._|~-]+$"', schema: "^[A-Za-z0-9!#*+._|~-]+$", parentSchema: schema11.properties.gateway.properties.headers.items, data: data32 };
                  if (vErrors === null) {
                    vErrors = [err104];
                  } else {
                    vErrors.push(err104);
                  }
                  errors++;
                }
              } else {
                const err105 = { instancePath: instancePath + "/gateway/headers/" + i2, schemaPath: "#/properties/gateway/properties/headers/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.gateway.properties.headers.items.type, parentSchema: schema11.properties.gateway.properties.headers.items, data: data32 };
                if (vErrors === null) {
                  vErrors = [err105];
                } else {
                  vErrors.push(err105);
                }
                errors++;
              }
            }
            let i3 = data31.length;
            let j1;
            if (i3 > 1) {
              const indices1 = {};
              for (; i3--; ) {
                let item1 = data31[i3];
                if (typeof item1 !== "string") {
                  continue;
                }
                if (typeof indices1[item1] == "number") {
                  j1 = indices1[item1];
                  const err106 = { instancePath: instancePath + "/gateway/headers", schemaPath: "#/properties/gateway/properties/headers/uniqueItems", keyword: "uniqueItems", params: { i: i3, j: j1 }, message: "must NOT have duplicate items (items ## " + j1 + " and " + i3 + " are identical)", schema: true, parentSchema: schema11.properties.gateway.properties.headers, data: data31 };
                  if (vErrors === null) {
                    vErrors = [err106];
                  } else {
                    vErrors.push(err106);
                  }
                  errors++;
                  break;
                }
                indices1[item1] = i3;
              }
            }
          } else {
            const err107 = { instancePath: instancePath + "/gateway/headers", schemaPath: "#/properties/gateway/properties/headers/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.gateway.properties.headers.type, parentSchema: schema11.properties.gateway.properties.headers, data: data31 };
            if (vErrors === null) {
              vErrors = [err107];
            } else {
              vErrors.push(err107);
            }
            errors++;
          }
        }
        if (data23.openapi !== void 0) {
          let data33 = data23.openapi;
          if (Array.isArray(data33)) {
            if (data33.length < 1) {
              const err108 = { instancePath: instancePath + "/gateway/openapi", schemaPath: "#/properties/gateway/properties/openapi/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema11.properties.gateway.properties.openapi, data: data33 };
              if (vErrors === null) {
                vErrors = [err108];
              } else {
                vErrors.push(err108);
              }
              errors++;
            }
            const len2 = data33.length;
            for (let i4 = 0; i4 < len2; i4++) {
              let data34 = data33[i4];
              if (typeof data34 === "string") {
                if (func3(data34) < 1) {
                  const err109 = { instancePath: instancePath + "/gateway/openapi/" + i4, schemaPath: "#/properties/gateway/properties/openapi/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.gateway.properties.openapi.items, data: data34 };
                  if (vErrors === null) {
                    vErrors = [err109];
                  } else {
                    vErrors.push(err109);
                  }
                  errors++;
                }
              } else {
                const err110 = { instancePath: instancePath + "/gateway/openapi/" + i4, schemaPath: "#/properties/gateway/properties/openapi/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.gateway.properties.openapi.items.type, parentSchema: schema11.properties.gateway.properties.openapi.items, data: data34 };
                if (vErrors === null) {
                  vErrors = [err110];
                } else {
                  vErrors.push(err110);
                }
                errors++;
              }
            }
          } else {
            const err111 = { instancePath: instancePath + "/gateway/openapi", schemaPath: "#/properties/gateway/properties/openapi/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.gateway.properties.openapi.type, parentSchema: schema11.properties.gateway.properties.openapi, data: data33 };
            if (vErrors === null) {
              vErrors = [err111];
            } else {
              vErrors.push(err111);
            }
            errors++;
          }
        }
        if (data23.allowReplacement !== void 0) {
          let data35 = data23.allowReplacement;
          if (typeof data35 === "string") {
            if (!pattern26.test(data35)) {
              const err112 = { instancePath: instancePath + "/gateway/allowReplacement", schemaPath: "#/properties/gateway/properties/allowReplacement/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z]([A-Za-z0-9-]{0,48}[A-Za-z0-9])?$" }, message: 'must match pattern "^[A-Za-z]([A-Za-z0-9-]{0,48}[A-Za-z0-9])?$"', schema: "^[A-Za-z]([A-Za-z0-9-]{0,48}[A-Za-z0-9])?$", parentSchema: schema11.properties.gateway.properties.allowReplacement, data: data35 };
              if (vErrors === null) {
                vErrors = [err112];
              } else {
                vErrors.push(err112);
              }
              errors++;
            }
          } else {
            const err113 = { instancePath: instancePath + "/gateway/allowReplacement", schemaPath: "#/properties/gateway/properties/allowReplacement/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.gateway.properties.allowReplacement.type, parentSchema: schema11.properties.gateway.properties.allowReplacement, data: data35 };
            if (vErrors === null) {
              vErrors = [err113];
            } else {
              vErrors.push(err113);
            }
            errors++;
          }
        }
        if (data23.surface !== void 0) {
          let data36 = data23.surface;
          if (!(data36 === "open" || data36 === "described")) {
            const err114 = { instancePath: instancePath + "/gateway/surface", schemaPath: "#/properties/gateway/properties/surface/enum", keyword: "enum", params: { allowedValues: schema11.properties.gateway.properties.surface.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.gateway.properties.surface.enum, parentSchema: schema11.properties.gateway.properties.surface, data: data36 };
            if (vErrors === null) {
              vErrors = [err114];
            } else {
              vErrors.push(err114);
            }
            errors++;
          }
        }
      } else {
        const err115 = { instancePath: instancePath + "/gateway", schemaPath: "#/properties/gateway/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.gateway.type, parentSchema: schema11.properties.gateway, data: data23 };
        if (vErrors === null) {
          vErrors = [err115];
        } else {
          vErrors.push(err115);
        }
        errors++;
      }
    }
    if (data.accounts !== void 0) {
      let data37 = data.accounts;
      if (data37 && typeof data37 == "object" && !Array.isArray(data37)) {
        if (Object.keys(data37).length < 1) {
          const err116 = { instancePath: instancePath + "/accounts", schemaPath: "#/properties/accounts/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties", schema: 1, parentSchema: schema11.properties.accounts, data: data37 };
          if (vErrors === null) {
            vErrors = [err116];
          } else {
            vErrors.push(err116);
          }
          errors++;
        }
        for (const key8 in data37) {
          const _errs123 = errors;
          if (typeof key8 === "string") {
            if (func3(key8) > 40) {
              const err117 = { instancePath: instancePath + "/accounts", schemaPath: "#/properties/accounts/propertyNames/maxLength", keyword: "maxLength", params: { limit: 40 }, message: "must NOT have more than 40 characters", schema: 40, parentSchema: schema11.properties.accounts.propertyNames, data: key8, propertyName: key8 };
              if (vErrors === null) {
                vErrors = [err117];
              } else {
                vErrors.push(err117);
              }
              errors++;
            }
            if (!pattern27.test(key8)) {
              const err118 = { instancePath: instancePath + "/accounts", schemaPath: "#/properties/accounts/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]+(-[a-z0-9]+)*$" }, message: 'must match pattern "^[a-z0-9]+(-[a-z0-9]+)*$"', schema: "^[a-z0-9]+(-[a-z0-9]+)*$", parentSchema: schema11.properties.accounts.propertyNames, data: key8, propertyName: key8 };
              if (vErrors === null) {
                vErrors = [err118];
              } else {
                vErrors.push(err118);
              }
              errors++;
            }
          }
          var valid28 = _errs123 === errors;
          if (!valid28) {
            const err119 = { instancePath: instancePath + "/accounts", schemaPath: "#/properties/accounts/propertyNames", keyword: "propertyNames", params: { propertyName: key8 }, message: "property name must be valid", schema: schema11.properties.accounts.propertyNames, parentSchema: schema11.properties.accounts, data: data37 };
            if (vErrors === null) {
              vErrors = [err119];
            } else {
              vErrors.push(err119);
            }
            errors++;
          }
        }
        for (const key9 in data37) {
          let data38 = data37[key9];
          if (data38 && typeof data38 == "object" && !Array.isArray(data38)) {
            if (data38.id === void 0) {
              const err120 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/accounts/additionalProperties/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'", schema: schema11.properties.accounts.additionalProperties.required, parentSchema: schema11.properties.accounts.additionalProperties, data: data38 };
              if (vErrors === null) {
                vErrors = [err120];
              } else {
                vErrors.push(err120);
              }
              errors++;
            }
            if (data38.endpoint === void 0) {
              const err121 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/accounts/additionalProperties/required", keyword: "required", params: { missingProperty: "endpoint" }, message: "must have required property 'endpoint'", schema: schema11.properties.accounts.additionalProperties.required, parentSchema: schema11.properties.accounts.additionalProperties, data: data38 };
              if (vErrors === null) {
                vErrors = [err121];
              } else {
                vErrors.push(err121);
              }
              errors++;
            }
            for (const key10 in data38) {
              if (!(key10 === "id" || key10 === "endpoint" || key10 === "location" || key10 === "priority" || key10 === "weight" || key10 === "models")) {
                const err122 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/accounts/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key10 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.accounts.additionalProperties, data: data38 };
                if (vErrors === null) {
                  vErrors = [err122];
                } else {
                  vErrors.push(err122);
                }
                errors++;
              }
            }
            if (data38.id !== void 0) {
              let data39 = data38.id;
              if (typeof data39 === "string") {
                if (!pattern28.test(data39)) {
                  const err123 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/id", schemaPath: "#/properties/accounts/additionalProperties/properties/id/pattern", keyword: "pattern", params: { pattern: "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]/providers/Microsoft\\.CognitiveServices/accounts/[A-Za-z0-9][A-Za-z0-9_.-]{1,63}$" }, message: 'must match pattern "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]/providers/Microsoft\\.CognitiveServices/accounts/[A-Za-z0-9][A-Za-z0-9_.-]{1,63}$"', schema: "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]/providers/Microsoft\\.CognitiveServices/accounts/[A-Za-z0-9][A-Za-z0-9_.-]{1,63}$", parentSchema: schema11.properties.accounts.additionalProperties.properties.id, data: data39 };
                  if (vErrors === null) {
                    vErrors = [err123];
                  } else {
                    vErrors.push(err123);
                  }
                  errors++;
                }
              } else {
                const err124 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/id", schemaPath: "#/properties/accounts/additionalProperties/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.accounts.additionalProperties.properties.id.type, parentSchema: schema11.properties.accounts.additionalProperties.properties.id, data: data39 };
                if (vErrors === null) {
                  vErrors = [err124];
                } else {
                  vErrors.push(err124);
                }
                errors++;
              }
            }
            if (data38.endpoint !== void 0) {
              let data40 = data38.endpoint;
              if (typeof data40 !== "string") {
                const err125 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/endpoint", schemaPath: "#/properties/accounts/additionalProperties/properties/endpoint/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.accounts.additionalProperties.properties.endpoint.type, parentSchema: schema11.properties.accounts.additionalProperties.properties.endpoint, data: data40 };
                if (vErrors === null) {
                  vErrors = [err125];
                } else {
                  vErrors.push(err125);
                }
                errors++;
              }
            }
            if (data38.location !== void 0) {
              let data41 = data38.location;
              if (typeof data41 === "string") {
                if (!pattern29.test(data41)) {
                  const err126 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/location", schemaPath: "#/properties/accounts/additionalProperties/properties/location/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]+$" }, message: 'must match pattern "^[a-z0-9]+$"', schema: "^[a-z0-9]+$", parentSchema: schema11.properties.accounts.additionalProperties.properties.location, data: data41 };
                  if (vErrors === null) {
                    vErrors = [err126];
                  } else {
                    vErrors.push(err126);
                  }
                  errors++;
                }
              } else {
                const err127 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/location", schemaPath: "#/properties/accounts/additionalProperties/properties/location/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.accounts.additionalProperties.properties.location.type, parentSchema: schema11.properties.accounts.additionalProperties.properties.location, data: data41 };
                if (vErrors === null) {
                  vErrors = [err127];
                } else {
                  vErrors.push(err127);
                }
                errors++;
              }
            }
            if (data38.priority !== void 0) {
              let data42 = data38.priority;
              if (!(typeof data42 == "number" && (!(data42 % 1) && !isNaN(data42)) && isFinite(data42))) {
                const err128 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/priority", schemaPath: "#/properties/accounts/additionalProperties/properties/priority/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema11.properties.accounts.additionalProperties.properties.priority.type, parentSchema: schema11.properties.accounts.additionalProperties.properties.priority, data: data42 };
                if (vErrors === null) {
                  vErrors = [err128];
                } else {
                  vErrors.push(err128);
                }
                errors++;
              }
              if (typeof data42 == "number" && isFinite(data42)) {
                if (data42 > 100 || isNaN(data42)) {
                  const err129 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/priority", schemaPath: "#/properties/accounts/additionalProperties/properties/priority/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100", schema: 100, parentSchema: schema11.properties.accounts.additionalProperties.properties.priority, data: data42 };
                  if (vErrors === null) {
                    vErrors = [err129];
                  } else {
                    vErrors.push(err129);
                  }
                  errors++;
                }
                if (data42 < 0 || isNaN(data42)) {
                  const err130 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/priority", schemaPath: "#/properties/accounts/additionalProperties/properties/priority/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema11.properties.accounts.additionalProperties.properties.priority, data: data42 };
                  if (vErrors === null) {
                    vErrors = [err130];
                  } else {
                    vErrors.push(err130);
                  }
                  errors++;
                }
              }
            }
            if (data38.weight !== void 0) {
              let data43 = data38.weight;
              if (!(typeof data43 == "number" && (!(data43 % 1) && !isNaN(data43)) && isFinite(data43))) {
                const err131 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/weight", schemaPath: "#/properties/accounts/additionalProperties/properties/weight/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema11.properties.accounts.additionalProperties.properties.weight.type, parentSchema: schema11.properties.accounts.additionalProperties.properties.weight, data: data43 };
                if (vErrors === null) {
                  vErrors = [err131];
                } else {
                  vErrors.push(err131);
                }
                errors++;
              }
              if (typeof data43 == "number" && isFinite(data43)) {
                if (data43 > 100 || isNaN(data43)) {
                  const err132 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/weight", schemaPath: "#/properties/accounts/additionalProperties/properties/weight/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100", schema: 100, parentSchema: schema11.properties.accounts.additionalProperties.properties.weight, data: data43 };
                  if (vErrors === null) {
                    vErrors = [err132];
                  } else {
                    vErrors.push(err132);
                  }
                  errors++;
                }
                if (data43 < 1 || isNaN(data43)) {
                  const err133 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/weight", schemaPath: "#/properties/accounts/additionalProperties/properties/weight/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema11.properties.accounts.additionalProperties.properties.weight, data: data43 };
                  if (vErrors === null) {
                    vErrors = [err133];
                  } else {
                    vErrors.push(err133);
                  }
                  errors++;
                }
              }
            }
            if (data38.models !== void 0) {
              let data44 = data38.models;
              if (!data44 || typeof data44 != "object") {
                const err134 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/models", schemaPath: "#/properties/accounts/additionalProperties/properties/models/type", keyword: "type", params: { type: schema11.properties.accounts.additionalProperties.properties.models.type }, message: "must be array,object", schema: schema11.properties.accounts.additionalProperties.properties.models.type, parentSchema: schema11.properties.accounts.additionalProperties.properties.models, data: data44 };
                if (vErrors === null) {
                  vErrors = [err134];
                } else {
                  vErrors.push(err134);
                }
                errors++;
              }
              if (Array.isArray(data44)) {
                if (data44.length < 1) {
                  const err135 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/models", schemaPath: "#/properties/accounts/additionalProperties/properties/models/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema11.properties.accounts.additionalProperties.properties.models, data: data44 };
                  if (vErrors === null) {
                    vErrors = [err135];
                  } else {
                    vErrors.push(err135);
                  }
                  errors++;
                }
                const len3 = data44.length;
                for (let i5 = 0; i5 < len3; i5++) {
                  let data45 = data44[i5];
                  if (typeof data45 === "string") {
                    if (func3(data45) > 64) {
                      const err136 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/models/" + i5, schemaPath: "#/definitions/model/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters", schema: 64, parentSchema: schema24, data: data45 };
                      if (vErrors === null) {
                        vErrors = [err136];
                      } else {
                        vErrors.push(err136);
                      }
                      errors++;
                    }
                    if (!pattern30.test(data45)) {
                      const err137 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/models/" + i5, schemaPath: "#/definitions/model/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]*$"', schema: "^[A-Za-z0-9][A-Za-z0-9._-]*$", parentSchema: schema24, data: data45 };
                      if (vErrors === null) {
                        vErrors = [err137];
                      } else {
                        vErrors.push(err137);
                      }
                      errors++;
                    }
                  } else {
                    const err138 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/models/" + i5, schemaPath: "#/definitions/model/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema24.type, parentSchema: schema24, data: data45 };
                    if (vErrors === null) {
                      vErrors = [err138];
                    } else {
                      vErrors.push(err138);
                    }
                    errors++;
                  }
                }
                let i6 = data44.length;
                let j2;
                if (i6 > 1) {
                  outer0: for (; i6--; ) {
                    for (j2 = i6; j2--; ) {
                      if (func0(data44[i6], data44[j2])) {
                        const err139 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/models", schemaPath: "#/properties/accounts/additionalProperties/properties/models/uniqueItems", keyword: "uniqueItems", params: { i: i6, j: j2 }, message: "must NOT have duplicate items (items ## " + j2 + " and " + i6 + " are identical)", schema: true, parentSchema: schema11.properties.accounts.additionalProperties.properties.models, data: data44 };
                        if (vErrors === null) {
                          vErrors = [err139];
                        } else {
                          vErrors.push(err139);
                        }
                        errors++;
                        break outer0;
                      }
                    }
                  }
                }
              }
              if (data44 && typeof data44 == "object" && !Array.isArray(data44)) {
                if (Object.keys(data44).length < 1) {
                  const err140 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/models", schemaPath: "#/properties/accounts/additionalProperties/properties/models/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties", schema: 1, parentSchema: schema11.properties.accounts.additionalProperties.properties.models, data: data44 };
                  if (vErrors === null) {
                    vErrors = [err140];
                  } else {
                    vErrors.push(err140);
                  }
                  errors++;
                }
                for (const key11 in data44) {
                  const _errs148 = errors;
                  if (typeof key11 === "string") {
                    if (func3(key11) > 64) {
                      const err141 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/models", schemaPath: "#/definitions/model/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters", schema: 64, parentSchema: schema24, data: key11, propertyName: key11 };
                      if (vErrors === null) {
                        vErrors = [err141];
                      } else {
                        vErrors.push(err141);
                      }
                      errors++;
                    }
                    if (!pattern30.test(key11)) {
                      const err142 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/models", schemaPath: "#/definitions/model/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]*$"', schema: "^[A-Za-z0-9][A-Za-z0-9._-]*$", parentSchema: schema24, data: key11, propertyName: key11 };
                      if (vErrors === null) {
                        vErrors = [err142];
                      } else {
                        vErrors.push(err142);
                      }
                      errors++;
                    }
                  } else {
                    const err143 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/models", schemaPath: "#/definitions/model/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema24.type, parentSchema: schema24, data: key11, propertyName: key11 };
                    if (vErrors === null) {
                      vErrors = [err143];
                    } else {
                      vErrors.push(err143);
                    }
                    errors++;
                  }
                  var valid35 = _errs148 === errors;
                  if (!valid35) {
                    const err144 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/models", schemaPath: "#/properties/accounts/additionalProperties/properties/models/propertyNames", keyword: "propertyNames", params: { propertyName: key11 }, message: "property name must be valid", schema: schema11.properties.accounts.additionalProperties.properties.models.propertyNames, parentSchema: schema11.properties.accounts.additionalProperties.properties.models, data: data44 };
                    if (vErrors === null) {
                      vErrors = [err144];
                    } else {
                      vErrors.push(err144);
                    }
                    errors++;
                  }
                }
                for (const key12 in data44) {
                  let data46 = data44[key12];
                  if (!(data46 && typeof data46 == "object" && !Array.isArray(data46)) && data46 !== null) {
                    const err145 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/models/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/accounts/additionalProperties/properties/models/additionalProperties/type", keyword: "type", params: { type: schema11.properties.accounts.additionalProperties.properties.models.additionalProperties.type }, message: "must be object,null", schema: schema11.properties.accounts.additionalProperties.properties.models.additionalProperties.type, parentSchema: schema11.properties.accounts.additionalProperties.properties.models.additionalProperties, data: data46 };
                    if (vErrors === null) {
                      vErrors = [err145];
                    } else {
                      vErrors.push(err145);
                    }
                    errors++;
                  }
                  if (data46 && typeof data46 == "object" && !Array.isArray(data46)) {
                    for (const key13 in data46) {
                      if (!(key13 === "deployment")) {
                        const err146 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/models/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/accounts/additionalProperties/properties/models/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key13 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.accounts.additionalProperties.properties.models.additionalProperties, data: data46 };
                        if (vErrors === null) {
                          vErrors = [err146];
                        } else {
                          vErrors.push(err146);
                        }
                        errors++;
                      }
                    }
                    if (data46.deployment !== void 0) {
                      let data47 = data46.deployment;
                      if (typeof data47 === "string") {
                        if (func3(data47) > 64) {
                          const err147 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/models/" + key12.replace(/~/g, "~0").replace(/\//g, "~1") + "/deployment", schemaPath: "#/definitions/model/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters", schema: 64, parentSchema: schema24, data: data47 };
                          if (vErrors === null) {
                            vErrors = [err147];
                          } else {
                            vErrors.push(err147);
                          }
                          errors++;
                        }
                        if (!pattern30.test(data47)) {
                          const err148 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/models/" + key12.replace(/~/g, "~0").replace(/\//g, "~1") + "/deployment", schemaPath: "#/definitions/model/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]*$"', schema: "^[A-Za-z0-9][A-Za-z0-9._-]*$", parentSchema: schema24, data: data47 };
                          if (vErrors === null) {
                            vErrors = [err148];
                          } else {
                            vErrors.push(err148);
                          }
                          errors++;
                        }
                      } else {
                        const err149 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/models/" + key12.replace(/~/g, "~0").replace(/\//g, "~1") + "/deployment", schemaPath: "#/definitions/model/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema24.type, parentSchema: schema24, data: data47 };
                        if (vErrors === null) {
                          vErrors = [err149];
                        } else {
                          vErrors.push(err149);
                        }
                        errors++;
                      }
                    }
                  }
                }
              }
            }
          } else {
            const err150 = { instancePath: instancePath + "/accounts/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/accounts/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.accounts.additionalProperties.type, parentSchema: schema11.properties.accounts.additionalProperties, data: data38 };
            if (vErrors === null) {
              vErrors = [err150];
            } else {
              vErrors.push(err150);
            }
            errors++;
          }
        }
      } else {
        const err151 = { instancePath: instancePath + "/accounts", schemaPath: "#/properties/accounts/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.accounts.type, parentSchema: schema11.properties.accounts, data: data37 };
        if (vErrors === null) {
          vErrors = [err151];
        } else {
          vErrors.push(err151);
        }
        errors++;
      }
    }
    if (data.balancing !== void 0) {
      let data48 = data.balancing;
      if (data48 && typeof data48 == "object" && !Array.isArray(data48)) {
        for (const key14 in data48) {
          if (!func2.call(schema11.properties.balancing.properties, key14)) {
            const err152 = { instancePath: instancePath + "/balancing", schemaPath: "#/properties/balancing/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key14 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.balancing, data: data48 };
            if (vErrors === null) {
              vErrors = [err152];
            } else {
              vErrors.push(err152);
            }
            errors++;
          }
        }
        if (data48.strategy !== void 0) {
          let data49 = data48.strategy;
          if (!(data49 === "random" || data49 === "round-robin" || data49 === "weighted" || data49 === "priority")) {
            const err153 = { instancePath: instancePath + "/balancing/strategy", schemaPath: "#/properties/balancing/properties/strategy/enum", keyword: "enum", params: { allowedValues: schema11.properties.balancing.properties.strategy.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.balancing.properties.strategy.enum, parentSchema: schema11.properties.balancing.properties.strategy, data: data49 };
            if (vErrors === null) {
              vErrors = [err153];
            } else {
              vErrors.push(err153);
            }
            errors++;
          }
        }
        if (data48.selection !== void 0) {
          let data50 = data48.selection;
          if (!(data50 === "policy" || data50 === "pool")) {
            const err154 = { instancePath: instancePath + "/balancing/selection", schemaPath: "#/properties/balancing/properties/selection/enum", keyword: "enum", params: { allowedValues: schema11.properties.balancing.properties.selection.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.balancing.properties.selection.enum, parentSchema: schema11.properties.balancing.properties.selection, data: data50 };
            if (vErrors === null) {
              vErrors = [err154];
            } else {
              vErrors.push(err154);
            }
            errors++;
          }
        }
        if (data48.attempts !== void 0) {
          let data51 = data48.attempts;
          if (!(typeof data51 == "number" && (!(data51 % 1) && !isNaN(data51)) && isFinite(data51))) {
            const err155 = { instancePath: instancePath + "/balancing/attempts", schemaPath: "#/properties/balancing/properties/attempts/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema11.properties.balancing.properties.attempts.type, parentSchema: schema11.properties.balancing.properties.attempts, data: data51 };
            if (vErrors === null) {
              vErrors = [err155];
            } else {
              vErrors.push(err155);
            }
            errors++;
          }
          if (typeof data51 == "number" && isFinite(data51)) {
            if (data51 > 50 || isNaN(data51)) {
              const err156 = { instancePath: instancePath + "/balancing/attempts", schemaPath: "#/properties/balancing/properties/attempts/maximum", keyword: "maximum", params: { comparison: "<=", limit: 50 }, message: "must be <= 50", schema: 50, parentSchema: schema11.properties.balancing.properties.attempts, data: data51 };
              if (vErrors === null) {
                vErrors = [err156];
              } else {
                vErrors.push(err156);
              }
              errors++;
            }
            if (data51 < 1 || isNaN(data51)) {
              const err157 = { instancePath: instancePath + "/balancing/attempts", schemaPath: "#/properties/balancing/properties/attempts/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema11.properties.balancing.properties.attempts, data: data51 };
              if (vErrors === null) {
                vErrors = [err157];
              } else {
                vErrors.push(err157);
              }
              errors++;
            }
          }
        }
        if (data48.timeout !== void 0) {
          let data52 = data48.timeout;
          if (typeof data52 === "string") {
            if (!pattern33.test(data52)) {
              const err158 = { instancePath: instancePath + "/balancing/timeout", schemaPath: "#/definitions/duration/pattern", keyword: "pattern", params: { pattern: "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$" }, message: 'must match pattern "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$"', schema: "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$", parentSchema: schema27, data: data52 };
              if (vErrors === null) {
                vErrors = [err158];
              } else {
                vErrors.push(err158);
              }
              errors++;
            }
            if (func42(data52, 2147483647)) {
              const err159 = { instancePath: instancePath + "/balancing/timeout", schemaPath: "#/definitions/duration/maxSeconds", keyword: "maxSeconds", params: {}, message: 'must pass "maxSeconds" keyword validation', schema: 2147483647, parentSchema: schema27, data: data52 };
              if (vErrors === null) {
                vErrors = [err159];
              } else {
                vErrors.push(err159);
              }
              errors++;
            }
          } else {
            const err160 = { instancePath: instancePath + "/balancing/timeout", schemaPath: "#/definitions/duration/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema27.type, parentSchema: schema27, data: data52 };
            if (vErrors === null) {
              vErrors = [err160];
            } else {
              vErrors.push(err160);
            }
            errors++;
          }
        }
        if (data48.marks !== void 0) {
          let data53 = data48.marks;
          if (data53 && typeof data53 == "object" && !Array.isArray(data53)) {
            for (const key15 in data53) {
              if (!(key15 === "throttled" || key15 === "faulty" || key15 === "misconfigured" || key15 === "longest")) {
                const err161 = { instancePath: instancePath + "/balancing/marks", schemaPath: "#/properties/balancing/properties/marks/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key15 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.balancing.properties.marks, data: data53 };
                if (vErrors === null) {
                  vErrors = [err161];
                } else {
                  vErrors.push(err161);
                }
                errors++;
              }
            }
            if (data53.throttled !== void 0) {
              let data54 = data53.throttled;
              if (typeof data54 === "string") {
                if (!pattern33.test(data54)) {
                  const err162 = { instancePath: instancePath + "/balancing/marks/throttled", schemaPath: "#/definitions/duration/pattern", keyword: "pattern", params: { pattern: "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$" }, message: 'must match pattern "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$"', schema: "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$", parentSchema: schema27, data: data54 };
                  if (vErrors === null) {
                    vErrors = [err162];
                  } else {
                    vErrors.push(err162);
                  }
                  errors++;
                }
                if (func42(data54, 2147483647)) {
                  const err163 = { instancePath: instancePath + "/balancing/marks/throttled", schemaPath: "#/definitions/duration/maxSeconds", keyword: "maxSeconds", params: {}, message: 'must pass "maxSeconds" keyword validation', schema: 2147483647, parentSchema: schema27, data: data54 };
                  if (vErrors === null) {
                    vErrors = [err163];
                  } else {
                    vErrors.push(err163);
                  }
                  errors++;
                }
              } else {
                const err164 = { instancePath: instancePath + "/balancing/marks/throttled", schemaPath: "#/definitions/duration/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema27.type, parentSchema: schema27, data: data54 };
                if (vErrors === null) {
                  vErrors = [err164];
                } else {
                  vErrors.push(err164);
                }
                errors++;
              }
            }
            if (data53.faulty !== void 0) {
              let data55 = data53.faulty;
              if (typeof data55 === "string") {
                if (!pattern33.test(data55)) {
                  const err165 = { instancePath: instancePath + "/balancing/marks/faulty", schemaPath: "#/definitions/duration/pattern", keyword: "pattern", params: { pattern: "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$" }, message: 'must match pattern "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$"', schema: "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$", parentSchema: schema27, data: data55 };
                  if (vErrors === null) {
                    vErrors = [err165];
                  } else {
                    vErrors.push(err165);
                  }
                  errors++;
                }
                if (func42(data55, 2147483647)) {
                  const err166 = { instancePath: instancePath + "/balancing/marks/faulty", schemaPath: "#/definitions/duration/maxSeconds", keyword: "maxSeconds", params: {}, message: 'must pass "maxSeconds" keyword validation', schema: 2147483647, parentSchema: schema27, data: data55 };
                  if (vErrors === null) {
                    vErrors = [err166];
                  } else {
                    vErrors.push(err166);
                  }
                  errors++;
                }
              } else {
                const err167 = { instancePath: instancePath + "/balancing/marks/faulty", schemaPath: "#/definitions/duration/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema27.type, parentSchema: schema27, data: data55 };
                if (vErrors === null) {
                  vErrors = [err167];
                } else {
                  vErrors.push(err167);
                }
                errors++;
              }
            }
            if (data53.misconfigured !== void 0) {
              let data56 = data53.misconfigured;
              if (typeof data56 === "string") {
                if (!pattern33.test(data56)) {
                  const err168 = { instancePath: instancePath + "/balancing/marks/misconfigured", schemaPath: "#/definitions/duration/pattern", keyword: "pattern", params: { pattern: "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$" }, message: 'must match pattern "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$"', schema: "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$", parentSchema: schema27, data: data56 };
                  if (vErrors === null) {
                    vErrors = [err168];
                  } else {
                    vErrors.push(err168);
                  }
                  errors++;
                }
                if (func42(data56, 2147483647)) {
                  const err169 = { instancePath: instancePath + "/balancing/marks/misconfigured", schemaPath: "#/definitions/duration/maxSeconds", keyword: "maxSeconds", params: {}, message: 'must pass "maxSeconds" keyword validation', schema: 2147483647, parentSchema: schema27, data: data56 };
                  if (vErrors === null) {
                    vErrors = [err169];
                  } else {
                    vErrors.push(err169);
                  }
                  errors++;
                }
              } else {
                const err170 = { instancePath: instancePath + "/balancing/marks/misconfigured", schemaPath: "#/definitions/duration/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema27.type, parentSchema: schema27, data: data56 };
                if (vErrors === null) {
                  vErrors = [err170];
                } else {
                  vErrors.push(err170);
                }
                errors++;
              }
            }
            if (data53.longest !== void 0) {
              let data57 = data53.longest;
              if (typeof data57 === "string") {
                if (!pattern33.test(data57)) {
                  const err171 = { instancePath: instancePath + "/balancing/marks/longest", schemaPath: "#/definitions/duration/pattern", keyword: "pattern", params: { pattern: "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$" }, message: 'must match pattern "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$"', schema: "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$", parentSchema: schema27, data: data57 };
                  if (vErrors === null) {
                    vErrors = [err171];
                  } else {
                    vErrors.push(err171);
                  }
                  errors++;
                }
                if (func42(data57, 2147483647)) {
                  const err172 = { instancePath: instancePath + "/balancing/marks/longest", schemaPath: "#/definitions/duration/maxSeconds", keyword: "maxSeconds", params: {}, message: 'must pass "maxSeconds" keyword validation', schema: 2147483647, parentSchema: schema27, data: data57 };
                  if (vErrors === null) {
                    vErrors = [err172];
                  } else {
                    vErrors.push(err172);
                  }
                  errors++;
                }
              } else {
                const err173 = { instancePath: instancePath + "/balancing/marks/longest", schemaPath: "#/definitions/duration/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema27.type, parentSchema: schema27, data: data57 };
                if (vErrors === null) {
                  vErrors = [err173];
                } else {
                  vErrors.push(err173);
                }
                errors++;
              }
            }
          } else {
            const err174 = { instancePath: instancePath + "/balancing/marks", schemaPath: "#/properties/balancing/properties/marks/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.balancing.properties.marks.type, parentSchema: schema11.properties.balancing.properties.marks, data: data53 };
            if (vErrors === null) {
              vErrors = [err174];
            } else {
              vErrors.push(err174);
            }
            errors++;
          }
        }
        if (data48.breaker !== void 0) {
          let data58 = data48.breaker;
          if (!(data58 && typeof data58 == "object" && !Array.isArray(data58)) && typeof data58 !== "boolean") {
            const err175 = { instancePath: instancePath + "/balancing/breaker", schemaPath: "#/properties/balancing/properties/breaker/type", keyword: "type", params: { type: schema11.properties.balancing.properties.breaker.type }, message: "must be object,boolean", schema: schema11.properties.balancing.properties.breaker.type, parentSchema: schema11.properties.balancing.properties.breaker, data: data58 };
            if (vErrors === null) {
              vErrors = [err175];
            } else {
              vErrors.push(err175);
            }
            errors++;
          }
          const _errs192 = errors;
          const _errs193 = errors;
          if (true !== data58) {
            const err176 = {};
            if (vErrors === null) {
              vErrors = [err176];
            } else {
              vErrors.push(err176);
            }
            errors++;
          }
          var valid47 = _errs193 === errors;
          if (valid47) {
            const err177 = { instancePath: instancePath + "/balancing/breaker", schemaPath: "#/properties/balancing/properties/breaker/not", keyword: "not", params: {}, message: "must NOT be valid", schema: schema11.properties.balancing.properties.breaker.not, parentSchema: schema11.properties.balancing.properties.breaker, data: data58 };
            if (vErrors === null) {
              vErrors = [err177];
            } else {
              vErrors.push(err177);
            }
            errors++;
          } else {
            errors = _errs192;
            if (vErrors !== null) {
              if (_errs192) {
                vErrors.length = _errs192;
              } else {
                vErrors = null;
              }
            }
          }
          if (data58 && typeof data58 == "object" && !Array.isArray(data58)) {
            for (const key16 in data58) {
              if (!(key16 === "failures" || key16 === "interval" || key16 === "trip" || key16 === "acceptRetryAfter")) {
                const err178 = { instancePath: instancePath + "/balancing/breaker", schemaPath: "#/properties/balancing/properties/breaker/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key16 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.balancing.properties.breaker, data: data58 };
                if (vErrors === null) {
                  vErrors = [err178];
                } else {
                  vErrors.push(err178);
                }
                errors++;
              }
            }
            if (data58.failures !== void 0) {
              let data59 = data58.failures;
              if (!(typeof data59 == "number" && (!(data59 % 1) && !isNaN(data59)) && isFinite(data59))) {
                const err179 = { instancePath: instancePath + "/balancing/breaker/failures", schemaPath: "#/properties/balancing/properties/breaker/properties/failures/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema11.properties.balancing.properties.breaker.properties.failures.type, parentSchema: schema11.properties.balancing.properties.breaker.properties.failures, data: data59 };
                if (vErrors === null) {
                  vErrors = [err179];
                } else {
                  vErrors.push(err179);
                }
                errors++;
              }
              if (typeof data59 == "number" && isFinite(data59)) {
                if (data59 > 2147483647 || isNaN(data59)) {
                  const err180 = { instancePath: instancePath + "/balancing/breaker/failures", schemaPath: "#/properties/balancing/properties/breaker/properties/failures/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, message: "must be <= 2147483647", schema: 2147483647, parentSchema: schema11.properties.balancing.properties.breaker.properties.failures, data: data59 };
                  if (vErrors === null) {
                    vErrors = [err180];
                  } else {
                    vErrors.push(err180);
                  }
                  errors++;
                }
                if (data59 < 1 || isNaN(data59)) {
                  const err181 = { instancePath: instancePath + "/balancing/breaker/failures", schemaPath: "#/properties/balancing/properties/breaker/properties/failures/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema11.properties.balancing.properties.breaker.properties.failures, data: data59 };
                  if (vErrors === null) {
                    vErrors = [err181];
                  } else {
                    vErrors.push(err181);
                  }
                  errors++;
                }
              }
            }
            if (data58.interval !== void 0) {
              let data60 = data58.interval;
              if (typeof data60 === "string") {
                if (!pattern33.test(data60)) {
                  const err182 = { instancePath: instancePath + "/balancing/breaker/interval", schemaPath: "#/definitions/duration/pattern", keyword: "pattern", params: { pattern: "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$" }, message: 'must match pattern "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$"', schema: "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$", parentSchema: schema27, data: data60 };
                  if (vErrors === null) {
                    vErrors = [err182];
                  } else {
                    vErrors.push(err182);
                  }
                  errors++;
                }
                if (func42(data60, 2147483647)) {
                  const err183 = { instancePath: instancePath + "/balancing/breaker/interval", schemaPath: "#/definitions/duration/maxSeconds", keyword: "maxSeconds", params: {}, message: 'must pass "maxSeconds" keyword validation', schema: 2147483647, parentSchema: schema27, data: data60 };
                  if (vErrors === null) {
                    vErrors = [err183];
                  } else {
                    vErrors.push(err183);
                  }
                  errors++;
                }
              } else {
                const err184 = { instancePath: instancePath + "/balancing/breaker/interval", schemaPath: "#/definitions/duration/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema27.type, parentSchema: schema27, data: data60 };
                if (vErrors === null) {
                  vErrors = [err184];
                } else {
                  vErrors.push(err184);
                }
                errors++;
              }
            }
            if (data58.trip !== void 0) {
              let data61 = data58.trip;
              if (typeof data61 === "string") {
                if (!pattern33.test(data61)) {
                  const err185 = { instancePath: instancePath + "/balancing/breaker/trip", schemaPath: "#/definitions/duration/pattern", keyword: "pattern", params: { pattern: "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$" }, message: 'must match pattern "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$"', schema: "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$", parentSchema: schema27, data: data61 };
                  if (vErrors === null) {
                    vErrors = [err185];
                  } else {
                    vErrors.push(err185);
                  }
                  errors++;
                }
                if (func42(data61, 2147483647)) {
                  const err186 = { instancePath: instancePath + "/balancing/breaker/trip", schemaPath: "#/definitions/duration/maxSeconds", keyword: "maxSeconds", params: {}, message: 'must pass "maxSeconds" keyword validation', schema: 2147483647, parentSchema: schema27, data: data61 };
                  if (vErrors === null) {
                    vErrors = [err186];
                  } else {
                    vErrors.push(err186);
                  }
                  errors++;
                }
              } else {
                const err187 = { instancePath: instancePath + "/balancing/breaker/trip", schemaPath: "#/definitions/duration/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema27.type, parentSchema: schema27, data: data61 };
                if (vErrors === null) {
                  vErrors = [err187];
                } else {
                  vErrors.push(err187);
                }
                errors++;
              }
            }
            if (data58.acceptRetryAfter !== void 0) {
              let data62 = data58.acceptRetryAfter;
              if (typeof data62 !== "boolean") {
                const err188 = { instancePath: instancePath + "/balancing/breaker/acceptRetryAfter", schemaPath: "#/properties/balancing/properties/breaker/properties/acceptRetryAfter/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema11.properties.balancing.properties.breaker.properties.acceptRetryAfter.type, parentSchema: schema11.properties.balancing.properties.breaker.properties.acceptRetryAfter, data: data62 };
                if (vErrors === null) {
                  vErrors = [err188];
                } else {
                  vErrors.push(err188);
                }
                errors++;
              }
            }
          }
        }
        if (data48.tell !== void 0) {
          let data63 = data48.tell;
          if (typeof data63 !== "boolean") {
            const err189 = { instancePath: instancePath + "/balancing/tell", schemaPath: "#/properties/balancing/properties/tell/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema11.properties.balancing.properties.tell.type, parentSchema: schema11.properties.balancing.properties.tell, data: data63 };
            if (vErrors === null) {
              vErrors = [err189];
            } else {
              vErrors.push(err189);
            }
            errors++;
          }
        }
        if (data48.stateful !== void 0) {
          let data64 = data48.stateful;
          if (typeof data64 !== "string") {
            const err190 = { instancePath: instancePath + "/balancing/stateful", schemaPath: "#/properties/balancing/properties/stateful/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.balancing.properties.stateful.type, parentSchema: schema11.properties.balancing.properties.stateful, data: data64 };
            if (vErrors === null) {
              vErrors = [err190];
            } else {
              vErrors.push(err190);
            }
            errors++;
          }
        }
        if (data48.shareState !== void 0) {
          let data65 = data48.shareState;
          if (typeof data65 !== "boolean") {
            const err191 = { instancePath: instancePath + "/balancing/shareState", schemaPath: "#/properties/balancing/properties/shareState/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema11.properties.balancing.properties.shareState.type, parentSchema: schema11.properties.balancing.properties.shareState, data: data65 };
            if (vErrors === null) {
              vErrors = [err191];
            } else {
              vErrors.push(err191);
            }
            errors++;
          }
        }
      } else {
        const err192 = { instancePath: instancePath + "/balancing", schemaPath: "#/properties/balancing/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.balancing.type, parentSchema: schema11.properties.balancing, data: data48 };
        if (vErrors === null) {
          vErrors = [err192];
        } else {
          vErrors.push(err192);
        }
        errors++;
      }
    }
    if (data.models !== void 0) {
      let data66 = data.models;
      if (data66 && typeof data66 == "object" && !Array.isArray(data66)) {
        for (const key17 in data66) {
          const _errs216 = errors;
          if (typeof key17 === "string") {
            if (func3(key17) > 64) {
              const err193 = { instancePath: instancePath + "/models", schemaPath: "#/definitions/model/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters", schema: 64, parentSchema: schema24, data: key17, propertyName: key17 };
              if (vErrors === null) {
                vErrors = [err193];
              } else {
                vErrors.push(err193);
              }
              errors++;
            }
            if (!pattern30.test(key17)) {
              const err194 = { instancePath: instancePath + "/models", schemaPath: "#/definitions/model/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]*$"', schema: "^[A-Za-z0-9][A-Za-z0-9._-]*$", parentSchema: schema24, data: key17, propertyName: key17 };
              if (vErrors === null) {
                vErrors = [err194];
              } else {
                vErrors.push(err194);
              }
              errors++;
            }
          } else {
            const err195 = { instancePath: instancePath + "/models", schemaPath: "#/definitions/model/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema24.type, parentSchema: schema24, data: key17, propertyName: key17 };
            if (vErrors === null) {
              vErrors = [err195];
            } else {
              vErrors.push(err195);
            }
            errors++;
          }
          var valid51 = _errs216 === errors;
          if (!valid51) {
            const err196 = { instancePath: instancePath + "/models", schemaPath: "#/properties/models/propertyNames", keyword: "propertyNames", params: { propertyName: key17 }, message: "property name must be valid", schema: schema11.properties.models.propertyNames, parentSchema: schema11.properties.models, data: data66 };
            if (vErrors === null) {
              vErrors = [err196];
            } else {
              vErrors.push(err196);
            }
            errors++;
          }
        }
        for (const key18 in data66) {
          let data67 = data66[key18];
          if (!(data67 && typeof data67 == "object" && !Array.isArray(data67)) && data67 !== null) {
            const err197 = { instancePath: instancePath + "/models/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/models/additionalProperties/type", keyword: "type", params: { type: schema11.properties.models.additionalProperties.type }, message: "must be object,null", schema: schema11.properties.models.additionalProperties.type, parentSchema: schema11.properties.models.additionalProperties, data: data67 };
            if (vErrors === null) {
              vErrors = [err197];
            } else {
              vErrors.push(err197);
            }
            errors++;
          }
          if (data67 && typeof data67 == "object" && !Array.isArray(data67)) {
            for (const key19 in data67) {
              if (!(key19 === "timeout" || key19 === "use")) {
                const err198 = { instancePath: instancePath + "/models/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/models/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key19 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.models.additionalProperties, data: data67 };
                if (vErrors === null) {
                  vErrors = [err198];
                } else {
                  vErrors.push(err198);
                }
                errors++;
              }
            }
            if (data67.timeout !== void 0) {
              let data68 = data67.timeout;
              if (typeof data68 === "string") {
                if (!pattern33.test(data68)) {
                  const err199 = { instancePath: instancePath + "/models/" + key18.replace(/~/g, "~0").replace(/\//g, "~1") + "/timeout", schemaPath: "#/definitions/duration/pattern", keyword: "pattern", params: { pattern: "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$" }, message: 'must match pattern "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$"', schema: "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$", parentSchema: schema27, data: data68 };
                  if (vErrors === null) {
                    vErrors = [err199];
                  } else {
                    vErrors.push(err199);
                  }
                  errors++;
                }
                if (func42(data68, 2147483647)) {
                  const err200 = { instancePath: instancePath + "/models/" + key18.replace(/~/g, "~0").replace(/\//g, "~1") + "/timeout", schemaPath: "#/definitions/duration/maxSeconds", keyword: "maxSeconds", params: {}, message: 'must pass "maxSeconds" keyword validation', schema: 2147483647, parentSchema: schema27, data: data68 };
                  if (vErrors === null) {
                    vErrors = [err200];
                  } else {
                    vErrors.push(err200);
                  }
                  errors++;
                }
              } else {
                const err201 = { instancePath: instancePath + "/models/" + key18.replace(/~/g, "~0").replace(/\//g, "~1") + "/timeout", schemaPath: "#/definitions/duration/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema27.type, parentSchema: schema27, data: data68 };
                if (vErrors === null) {
                  vErrors = [err201];
                } else {
                  vErrors.push(err201);
                }
                errors++;
              }
            }
            if (data67.use !== void 0) {
              let data69 = data67.use;
              if (Array.isArray(data69)) {
                if (data69.length < 1) {
                  const err202 = { instancePath: instancePath + "/models/" + key18.replace(/~/g, "~0").replace(/\//g, "~1") + "/use", schemaPath: "#/properties/models/additionalProperties/properties/use/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema11.properties.models.additionalProperties.properties.use, data: data69 };
                  if (vErrors === null) {
                    vErrors = [err202];
                  } else {
                    vErrors.push(err202);
                  }
                  errors++;
                }
                const len4 = data69.length;
                for (let i7 = 0; i7 < len4; i7++) {
                  let data70 = data69[i7];
                  if (typeof data70 === "string") {
                    if (func3(data70) > 64) {
                      const err203 = { instancePath: instancePath + "/models/" + key18.replace(/~/g, "~0").replace(/\//g, "~1") + "/use/" + i7, schemaPath: "#/definitions/model/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters", schema: 64, parentSchema: schema24, data: data70 };
                      if (vErrors === null) {
                        vErrors = [err203];
                      } else {
                        vErrors.push(err203);
                      }
                      errors++;
                    }
                    if (!pattern30.test(data70)) {
                      const err204 = { instancePath: instancePath + "/models/" + key18.replace(/~/g, "~0").replace(/\//g, "~1") + "/use/" + i7, schemaPath: "#/definitions/model/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]*$"', schema: "^[A-Za-z0-9][A-Za-z0-9._-]*$", parentSchema: schema24, data: data70 };
                      if (vErrors === null) {
                        vErrors = [err204];
                      } else {
                        vErrors.push(err204);
                      }
                      errors++;
                    }
                  } else {
                    const err205 = { instancePath: instancePath + "/models/" + key18.replace(/~/g, "~0").replace(/\//g, "~1") + "/use/" + i7, schemaPath: "#/definitions/model/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema24.type, parentSchema: schema24, data: data70 };
                    if (vErrors === null) {
                      vErrors = [err205];
                    } else {
                      vErrors.push(err205);
                    }
                    errors++;
                  }
                }
                let i8 = data69.length;
                let j3;
                if (i8 > 1) {
                  outer1: for (; i8--; ) {
                    for (j3 = i8; j3--; ) {
                      if (func0(data69[i8], data69[j3])) {
                        const err206 = { instancePath: instancePath + "/models/" + key18.replace(/~/g, "~0").replace(/\//g, "~1") + "/use", schemaPath: "#/properties/models/additionalProperties/properties/use/uniqueItems", keyword: "uniqueItems", params: { i: i8, j: j3 }, message: "must NOT have duplicate items (items ## " + j3 + " and " + i8 + " are identical)", schema: true, parentSchema: schema11.properties.models.additionalProperties.properties.use, data: data69 };
                        if (vErrors === null) {
                          vErrors = [err206];
                        } else {
                          vErrors.push(err206);
                        }
                        errors++;
                        break outer1;
                      }
                    }
                  }
                }
              } else {
                const err207 = { instancePath: instancePath + "/models/" + key18.replace(/~/g, "~0").replace(/\//g, "~1") + "/use", schemaPath: "#/properties/models/additionalProperties/properties/use/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.models.additionalProperties.properties.use.type, parentSchema: schema11.properties.models.additionalProperties.properties.use, data: data69 };
                if (vErrors === null) {
                  vErrors = [err207];
                } else {
                  vErrors.push(err207);
                }
                errors++;
              }
            }
          }
        }
      } else {
        const err208 = { instancePath: instancePath + "/models", schemaPath: "#/properties/models/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.models.type, parentSchema: schema11.properties.models, data: data66 };
        if (vErrors === null) {
          vErrors = [err208];
        } else {
          vErrors.push(err208);
        }
        errors++;
      }
    }
    if (data.callers !== void 0) {
      let data71 = data.callers;
      if (data71 && typeof data71 == "object" && !Array.isArray(data71)) {
        for (const key20 in data71) {
          if (!(key20 === "keys" || key20 === "entra" || key20 === "cors")) {
            const err209 = { instancePath: instancePath + "/callers", schemaPath: "#/properties/callers/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key20 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.callers, data: data71 };
            if (vErrors === null) {
              vErrors = [err209];
            } else {
              vErrors.push(err209);
            }
            errors++;
          }
        }
        if (data71.keys !== void 0) {
          let data72 = data71.keys;
          if (typeof data72 !== "boolean" && !(data72 && typeof data72 == "object" && !Array.isArray(data72))) {
            const err210 = { instancePath: instancePath + "/callers/keys", schemaPath: "#/properties/callers/properties/keys/type", keyword: "type", params: { type: schema11.properties.callers.properties.keys.type }, message: "must be boolean,object", schema: schema11.properties.callers.properties.keys.type, parentSchema: schema11.properties.callers.properties.keys, data: data72 };
            if (vErrors === null) {
              vErrors = [err210];
            } else {
              vErrors.push(err210);
            }
            errors++;
          }
          if (data72 && typeof data72 == "object" && !Array.isArray(data72)) {
            for (const key21 in data72) {
              if (!(key21 === "bearer")) {
                const err211 = { instancePath: instancePath + "/callers/keys", schemaPath: "#/properties/callers/properties/keys/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key21 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.callers.properties.keys, data: data72 };
                if (vErrors === null) {
                  vErrors = [err211];
                } else {
                  vErrors.push(err211);
                }
                errors++;
              }
            }
            if (data72.bearer !== void 0) {
              let data73 = data72.bearer;
              if (typeof data73 !== "boolean") {
                const err212 = { instancePath: instancePath + "/callers/keys/bearer", schemaPath: "#/properties/callers/properties/keys/properties/bearer/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema11.properties.callers.properties.keys.properties.bearer.type, parentSchema: schema11.properties.callers.properties.keys.properties.bearer, data: data73 };
                if (vErrors === null) {
                  vErrors = [err212];
                } else {
                  vErrors.push(err212);
                }
                errors++;
              }
            }
          }
        }
        if (data71.entra !== void 0) {
          let data74 = data71.entra;
          if (data74 && typeof data74 == "object" && !Array.isArray(data74)) {
            if (data74.tenant === void 0) {
              const err213 = { instancePath: instancePath + "/callers/entra", schemaPath: "#/properties/callers/properties/entra/required", keyword: "required", params: { missingProperty: "tenant" }, message: "must have required property 'tenant'", schema: schema11.properties.callers.properties.entra.required, parentSchema: schema11.properties.callers.properties.entra, data: data74 };
              if (vErrors === null) {
                vErrors = [err213];
              } else {
                vErrors.push(err213);
              }
              errors++;
            }
            if (data74.audiences === void 0) {
              const err214 = { instancePath: instancePath + "/callers/entra", schemaPath: "#/properties/callers/properties/entra/required", keyword: "required", params: { missingProperty: "audiences" }, message: "must have required property 'audiences'", schema: schema11.properties.callers.properties.entra.required, parentSchema: schema11.properties.callers.properties.entra, data: data74 };
              if (vErrors === null) {
                vErrors = [err214];
              } else {
                vErrors.push(err214);
              }
              errors++;
            }
            for (const key22 in data74) {
              if (!(key22 === "tenant" || key22 === "audiences")) {
                const err215 = { instancePath: instancePath + "/callers/entra", schemaPath: "#/properties/callers/properties/entra/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key22 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.callers.properties.entra, data: data74 };
                if (vErrors === null) {
                  vErrors = [err215];
                } else {
                  vErrors.push(err215);
                }
                errors++;
              }
            }
            if (data74.tenant !== void 0) {
              let data75 = data74.tenant;
              if (typeof data75 === "string") {
                if (!pattern43.test(data75)) {
                  const err216 = { instancePath: instancePath + "/callers/entra/tenant", schemaPath: "#/definitions/objectId/pattern", keyword: "pattern", params: { pattern: "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$" }, message: 'must match pattern "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"', schema: "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", parentSchema: schema37, data: data75 };
                  if (vErrors === null) {
                    vErrors = [err216];
                  } else {
                    vErrors.push(err216);
                  }
                  errors++;
                }
              } else {
                const err217 = { instancePath: instancePath + "/callers/entra/tenant", schemaPath: "#/definitions/objectId/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.type, parentSchema: schema37, data: data75 };
                if (vErrors === null) {
                  vErrors = [err217];
                } else {
                  vErrors.push(err217);
                }
                errors++;
              }
            }
            if (data74.audiences !== void 0) {
              let data76 = data74.audiences;
              if (Array.isArray(data76)) {
                if (data76.length < 1) {
                  const err218 = { instancePath: instancePath + "/callers/entra/audiences", schemaPath: "#/properties/callers/properties/entra/properties/audiences/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema11.properties.callers.properties.entra.properties.audiences, data: data76 };
                  if (vErrors === null) {
                    vErrors = [err218];
                  } else {
                    vErrors.push(err218);
                  }
                  errors++;
                }
                const len5 = data76.length;
                for (let i9 = 0; i9 < len5; i9++) {
                  let data77 = data76[i9];
                  if (typeof data77 === "string") {
                    if (func3(data77) > 256) {
                      const err219 = { instancePath: instancePath + "/callers/entra/audiences/" + i9, schemaPath: "#/properties/callers/properties/entra/properties/audiences/items/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters", schema: 256, parentSchema: schema11.properties.callers.properties.entra.properties.audiences.items, data: data77 };
                      if (vErrors === null) {
                        vErrors = [err219];
                      } else {
                        vErrors.push(err219);
                      }
                      errors++;
                    }
                    if (!pattern44.test(data77)) {
                      const err220 = { instancePath: instancePath + "/callers/entra/audiences/" + i9, schemaPath: "#/properties/callers/properties/entra/properties/audiences/items/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._~:/-]*$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._~:/-]*$"', schema: "^[A-Za-z0-9][A-Za-z0-9._~:/-]*$", parentSchema: schema11.properties.callers.properties.entra.properties.audiences.items, data: data77 };
                      if (vErrors === null) {
                        vErrors = [err220];
                      } else {
                        vErrors.push(err220);
                      }
                      errors++;
                    }
                  } else {
                    const err221 = { instancePath: instancePath + "/callers/entra/audiences/" + i9, schemaPath: "#/properties/callers/properties/entra/properties/audiences/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.callers.properties.entra.properties.audiences.items.type, parentSchema: schema11.properties.callers.properties.entra.properties.audiences.items, data: data77 };
                    if (vErrors === null) {
                      vErrors = [err221];
                    } else {
                      vErrors.push(err221);
                    }
                    errors++;
                  }
                }
                let i10 = data76.length;
                let j4;
                if (i10 > 1) {
                  const indices2 = {};
                  for (; i10--; ) {
                    let item2 = data76[i10];
                    if (typeof item2 !== "string") {
                      continue;
                    }
                    if (typeof indices2[item2] == "number") {
                      j4 = indices2[item2];
                      const err222 = { instancePath: instancePath + "/callers/entra/audiences", schemaPath: "#/properties/callers/properties/entra/properties/audiences/uniqueItems", keyword: "uniqueItems", params: { i: i10, j: j4 }, message: "must NOT have duplicate items (items ## " + j4 + " and " + i10 + " are identical)", schema: true, parentSchema: schema11.properties.callers.properties.entra.properties.audiences, data: data76 };
                      if (vErrors === null) {
                        vErrors = [err222];
                      } else {
                        vErrors.push(err222);
                      }
                      errors++;
                      break;
                    }
                    indices2[item2] = i10;
                  }
                }
              } else {
                const err223 = { instancePath: instancePath + "/callers/entra/audiences", schemaPath: "#/properties/callers/properties/entra/properties/audiences/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.callers.properties.entra.properties.audiences.type, parentSchema: schema11.properties.callers.properties.entra.properties.audiences, data: data76 };
                if (vErrors === null) {
                  vErrors = [err223];
                } else {
                  vErrors.push(err223);
                }
                errors++;
              }
            }
          } else {
            const err224 = { instancePath: instancePath + "/callers/entra", schemaPath: "#/properties/callers/properties/entra/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.callers.properties.entra.type, parentSchema: schema11.properties.callers.properties.entra, data: data74 };
            if (vErrors === null) {
              vErrors = [err224];
            } else {
              vErrors.push(err224);
            }
            errors++;
          }
        }
        if (data71.cors !== void 0) {
          let data78 = data71.cors;
          if (data78 && typeof data78 == "object" && !Array.isArray(data78)) {
            if (data78.origins === void 0) {
              const err225 = { instancePath: instancePath + "/callers/cors", schemaPath: "#/properties/callers/properties/cors/required", keyword: "required", params: { missingProperty: "origins" }, message: "must have required property 'origins'", schema: schema11.properties.callers.properties.cors.required, parentSchema: schema11.properties.callers.properties.cors, data: data78 };
              if (vErrors === null) {
                vErrors = [err225];
              } else {
                vErrors.push(err225);
              }
              errors++;
            }
            for (const key23 in data78) {
              if (!(key23 === "origins")) {
                const err226 = { instancePath: instancePath + "/callers/cors", schemaPath: "#/properties/callers/properties/cors/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key23 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.callers.properties.cors, data: data78 };
                if (vErrors === null) {
                  vErrors = [err226];
                } else {
                  vErrors.push(err226);
                }
                errors++;
              }
            }
            if (data78.origins !== void 0) {
              let data79 = data78.origins;
              if (Array.isArray(data79)) {
                if (data79.length < 1) {
                  const err227 = { instancePath: instancePath + "/callers/cors/origins", schemaPath: "#/properties/callers/properties/cors/properties/origins/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema11.properties.callers.properties.cors.properties.origins, data: data79 };
                  if (vErrors === null) {
                    vErrors = [err227];
                  } else {
                    vErrors.push(err227);
                  }
                  errors++;
                }
                const len6 = data79.length;
                for (let i11 = 0; i11 < len6; i11++) {
                  let data80 = data79[i11];
                  if (typeof data80 === "string") {
                    if (func3(data80) > 256) {
                      const err228 = { instancePath: instancePath + "/callers/cors/origins/" + i11, schemaPath: "#/properties/callers/properties/cors/properties/origins/items/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters", schema: 256, parentSchema: schema11.properties.callers.properties.cors.properties.origins.items, data: data80 };
                      if (vErrors === null) {
                        vErrors = [err228];
                      } else {
                        vErrors.push(err228);
                      }
                      errors++;
                    }
                    if (!pattern45.test(data80)) {
                      const err229 = { instancePath: instancePath + "/callers/cors/origins/" + i11, schemaPath: "#/properties/callers/properties/cors/properties/origins/items/pattern", keyword: "pattern", params: { pattern: "^https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?$" }, message: 'must match pattern "^https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?$"', schema: "^https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?$", parentSchema: schema11.properties.callers.properties.cors.properties.origins.items, data: data80 };
                      if (vErrors === null) {
                        vErrors = [err229];
                      } else {
                        vErrors.push(err229);
                      }
                      errors++;
                    }
                  } else {
                    const err230 = { instancePath: instancePath + "/callers/cors/origins/" + i11, schemaPath: "#/properties/callers/properties/cors/properties/origins/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.callers.properties.cors.properties.origins.items.type, parentSchema: schema11.properties.callers.properties.cors.properties.origins.items, data: data80 };
                    if (vErrors === null) {
                      vErrors = [err230];
                    } else {
                      vErrors.push(err230);
                    }
                    errors++;
                  }
                }
                let i12 = data79.length;
                let j5;
                if (i12 > 1) {
                  const indices3 = {};
                  for (; i12--; ) {
                    let item3 = data79[i12];
                    if (typeof item3 !== "string") {
                      continue;
                    }
                    if (typeof indices3[item3] == "number") {
                      j5 = indices3[item3];
                      const err231 = { instancePath: instancePath + "/callers/cors/origins", schemaPath: "#/properties/callers/properties/cors/properties/origins/uniqueItems", keyword: "uniqueItems", params: { i: i12, j: j5 }, message: "must NOT have duplicate items (items ## " + j5 + " and " + i12 + " are identical)", schema: true, parentSchema: schema11.properties.callers.properties.cors.properties.origins, data: data79 };
                      if (vErrors === null) {
                        vErrors = [err231];
                      } else {
                        vErrors.push(err231);
                      }
                      errors++;
                      break;
                    }
                    indices3[item3] = i12;
                  }
                }
              } else {
                const err232 = { instancePath: instancePath + "/callers/cors/origins", schemaPath: "#/properties/callers/properties/cors/properties/origins/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.callers.properties.cors.properties.origins.type, parentSchema: schema11.properties.callers.properties.cors.properties.origins, data: data79 };
                if (vErrors === null) {
                  vErrors = [err232];
                } else {
                  vErrors.push(err232);
                }
                errors++;
              }
            }
          } else {
            const err233 = { instancePath: instancePath + "/callers/cors", schemaPath: "#/properties/callers/properties/cors/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.callers.properties.cors.type, parentSchema: schema11.properties.callers.properties.cors, data: data78 };
            if (vErrors === null) {
              vErrors = [err233];
            } else {
              vErrors.push(err233);
            }
            errors++;
          }
        }
      } else {
        const err234 = { instancePath: instancePath + "/callers", schemaPath: "#/properties/callers/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.callers.type, parentSchema: schema11.properties.callers, data: data71 };
        if (vErrors === null) {
          vErrors = [err234];
        } else {
          vErrors.push(err234);
        }
        errors++;
      }
    }
    if (data.consumers !== void 0) {
      let data81 = data.consumers;
      if (data81 && typeof data81 == "object" && !Array.isArray(data81)) {
        for (const key24 in data81) {
          const _errs265 = errors;
          if (typeof key24 === "string") {
            if (func3(key24) > 60) {
              const err235 = { instancePath: instancePath + "/consumers", schemaPath: "#/properties/consumers/propertyNames/maxLength", keyword: "maxLength", params: { limit: 60 }, message: "must NOT have more than 60 characters", schema: 60, parentSchema: schema11.properties.consumers.propertyNames, data: key24, propertyName: key24 };
              if (vErrors === null) {
                vErrors = [err235];
              } else {
                vErrors.push(err235);
              }
              errors++;
            }
            if (!pattern27.test(key24)) {
              const err236 = { instancePath: instancePath + "/consumers", schemaPath: "#/properties/consumers/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]+(-[a-z0-9]+)*$" }, message: 'must match pattern "^[a-z0-9]+(-[a-z0-9]+)*$"', schema: "^[a-z0-9]+(-[a-z0-9]+)*$", parentSchema: schema11.properties.consumers.propertyNames, data: key24, propertyName: key24 };
              if (vErrors === null) {
                vErrors = [err236];
              } else {
                vErrors.push(err236);
              }
              errors++;
            }
          }
          var valid71 = _errs265 === errors;
          if (!valid71) {
            const err237 = { instancePath: instancePath + "/consumers", schemaPath: "#/properties/consumers/propertyNames", keyword: "propertyNames", params: { propertyName: key24 }, message: "property name must be valid", schema: schema11.properties.consumers.propertyNames, parentSchema: schema11.properties.consumers, data: data81 };
            if (vErrors === null) {
              vErrors = [err237];
            } else {
              vErrors.push(err237);
            }
            errors++;
          }
        }
        for (const key25 in data81) {
          let data82 = data81[key25];
          if (!(data82 && typeof data82 == "object" && !Array.isArray(data82)) && data82 !== null) {
            const err238 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/consumers/additionalProperties/type", keyword: "type", params: { type: schema11.properties.consumers.additionalProperties.type }, message: "must be object,null", schema: schema11.properties.consumers.additionalProperties.type, parentSchema: schema11.properties.consumers.additionalProperties, data: data82 };
            if (vErrors === null) {
              vErrors = [err238];
            } else {
              vErrors.push(err238);
            }
            errors++;
          }
          if (data82 && typeof data82 == "object" && !Array.isArray(data82)) {
            for (const key26 in data82) {
              if (!(key26 === "formerly" || key26 === "models" || key26 === "tokensPerMinute" || key26 === "tokenQuota" || key26 === "requestsPerMinute" || key26 === "entra" || key26 === "readers" || key26 === "rotation")) {
                const err239 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/consumers/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key26 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.consumers.additionalProperties, data: data82 };
                if (vErrors === null) {
                  vErrors = [err239];
                } else {
                  vErrors.push(err239);
                }
                errors++;
              }
            }
            if (data82.formerly !== void 0) {
              let data83 = data82.formerly;
              if (typeof data83 === "string") {
                if (func3(data83) > 60) {
                  const err240 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/formerly", schemaPath: "#/properties/consumers/additionalProperties/properties/formerly/maxLength", keyword: "maxLength", params: { limit: 60 }, message: "must NOT have more than 60 characters", schema: 60, parentSchema: schema11.properties.consumers.additionalProperties.properties.formerly, data: data83 };
                  if (vErrors === null) {
                    vErrors = [err240];
                  } else {
                    vErrors.push(err240);
                  }
                  errors++;
                }
                if (!pattern27.test(data83)) {
                  const err241 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/formerly", schemaPath: "#/properties/consumers/additionalProperties/properties/formerly/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]+(-[a-z0-9]+)*$" }, message: 'must match pattern "^[a-z0-9]+(-[a-z0-9]+)*$"', schema: "^[a-z0-9]+(-[a-z0-9]+)*$", parentSchema: schema11.properties.consumers.additionalProperties.properties.formerly, data: data83 };
                  if (vErrors === null) {
                    vErrors = [err241];
                  } else {
                    vErrors.push(err241);
                  }
                  errors++;
                }
              } else {
                const err242 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/formerly", schemaPath: "#/properties/consumers/additionalProperties/properties/formerly/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.consumers.additionalProperties.properties.formerly.type, parentSchema: schema11.properties.consumers.additionalProperties.properties.formerly, data: data83 };
                if (vErrors === null) {
                  vErrors = [err242];
                } else {
                  vErrors.push(err242);
                }
                errors++;
              }
            }
            if (data82.models !== void 0) {
              let data84 = data82.models;
              if (Array.isArray(data84)) {
                if (data84.length < 1) {
                  const err243 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/models", schemaPath: "#/properties/consumers/additionalProperties/properties/models/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema11.properties.consumers.additionalProperties.properties.models, data: data84 };
                  if (vErrors === null) {
                    vErrors = [err243];
                  } else {
                    vErrors.push(err243);
                  }
                  errors++;
                }
                const len7 = data84.length;
                for (let i13 = 0; i13 < len7; i13++) {
                  let data85 = data84[i13];
                  if (typeof data85 === "string") {
                    if (func3(data85) > 64) {
                      const err244 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/models/" + i13, schemaPath: "#/definitions/model/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters", schema: 64, parentSchema: schema24, data: data85 };
                      if (vErrors === null) {
                        vErrors = [err244];
                      } else {
                        vErrors.push(err244);
                      }
                      errors++;
                    }
                    if (!pattern30.test(data85)) {
                      const err245 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/models/" + i13, schemaPath: "#/definitions/model/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]*$"', schema: "^[A-Za-z0-9][A-Za-z0-9._-]*$", parentSchema: schema24, data: data85 };
                      if (vErrors === null) {
                        vErrors = [err245];
                      } else {
                        vErrors.push(err245);
                      }
                      errors++;
                    }
                  } else {
                    const err246 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/models/" + i13, schemaPath: "#/definitions/model/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema24.type, parentSchema: schema24, data: data85 };
                    if (vErrors === null) {
                      vErrors = [err246];
                    } else {
                      vErrors.push(err246);
                    }
                    errors++;
                  }
                }
                let i14 = data84.length;
                let j6;
                if (i14 > 1) {
                  outer2: for (; i14--; ) {
                    for (j6 = i14; j6--; ) {
                      if (func0(data84[i14], data84[j6])) {
                        const err247 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/models", schemaPath: "#/properties/consumers/additionalProperties/properties/models/uniqueItems", keyword: "uniqueItems", params: { i: i14, j: j6 }, message: "must NOT have duplicate items (items ## " + j6 + " and " + i14 + " are identical)", schema: true, parentSchema: schema11.properties.consumers.additionalProperties.properties.models, data: data84 };
                        if (vErrors === null) {
                          vErrors = [err247];
                        } else {
                          vErrors.push(err247);
                        }
                        errors++;
                        break outer2;
                      }
                    }
                  }
                }
              } else {
                const err248 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/models", schemaPath: "#/properties/consumers/additionalProperties/properties/models/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.consumers.additionalProperties.properties.models.type, parentSchema: schema11.properties.consumers.additionalProperties.properties.models, data: data84 };
                if (vErrors === null) {
                  vErrors = [err248];
                } else {
                  vErrors.push(err248);
                }
                errors++;
              }
            }
            if (data82.tokensPerMinute !== void 0) {
              let data86 = data82.tokensPerMinute;
              if (!(typeof data86 == "number" && (!(data86 % 1) && !isNaN(data86)) && isFinite(data86))) {
                const err249 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/tokensPerMinute", schemaPath: "#/properties/consumers/additionalProperties/properties/tokensPerMinute/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema11.properties.consumers.additionalProperties.properties.tokensPerMinute.type, parentSchema: schema11.properties.consumers.additionalProperties.properties.tokensPerMinute, data: data86 };
                if (vErrors === null) {
                  vErrors = [err249];
                } else {
                  vErrors.push(err249);
                }
                errors++;
              }
              if (typeof data86 == "number" && isFinite(data86)) {
                if (data86 > 2147483647 || isNaN(data86)) {
                  const err250 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/tokensPerMinute", schemaPath: "#/properties/consumers/additionalProperties/properties/tokensPerMinute/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, message: "must be <= 2147483647", schema: 2147483647, parentSchema: schema11.properties.consumers.additionalProperties.properties.tokensPerMinute, data: data86 };
                  if (vErrors === null) {
                    vErrors = [err250];
                  } else {
                    vErrors.push(err250);
                  }
                  errors++;
                }
                if (data86 < 1 || isNaN(data86)) {
                  const err251 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/tokensPerMinute", schemaPath: "#/properties/consumers/additionalProperties/properties/tokensPerMinute/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema11.properties.consumers.additionalProperties.properties.tokensPerMinute, data: data86 };
                  if (vErrors === null) {
                    vErrors = [err251];
                  } else {
                    vErrors.push(err251);
                  }
                  errors++;
                }
              }
            }
            if (data82.tokenQuota !== void 0) {
              let data87 = data82.tokenQuota;
              if (data87 && typeof data87 == "object" && !Array.isArray(data87)) {
                if (data87.tokens === void 0) {
                  const err252 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/tokenQuota", schemaPath: "#/properties/consumers/additionalProperties/properties/tokenQuota/required", keyword: "required", params: { missingProperty: "tokens" }, message: "must have required property 'tokens'", schema: schema11.properties.consumers.additionalProperties.properties.tokenQuota.required, parentSchema: schema11.properties.consumers.additionalProperties.properties.tokenQuota, data: data87 };
                  if (vErrors === null) {
                    vErrors = [err252];
                  } else {
                    vErrors.push(err252);
                  }
                  errors++;
                }
                if (data87.period === void 0) {
                  const err253 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/tokenQuota", schemaPath: "#/properties/consumers/additionalProperties/properties/tokenQuota/required", keyword: "required", params: { missingProperty: "period" }, message: "must have required property 'period'", schema: schema11.properties.consumers.additionalProperties.properties.tokenQuota.required, parentSchema: schema11.properties.consumers.additionalProperties.properties.tokenQuota, data: data87 };
                  if (vErrors === null) {
                    vErrors = [err253];
                  } else {
                    vErrors.push(err253);
                  }
                  errors++;
                }
                for (const key27 in data87) {
                  if (!(key27 === "tokens" || key27 === "period")) {
                    const err254 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/tokenQuota", schemaPath: "#/properties/consumers/additionalProperties/properties/tokenQuota/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key27 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.consumers.additionalProperties.properties.tokenQuota, data: data87 };
                    if (vErrors === null) {
                      vErrors = [err254];
                    } else {
                      vErrors.push(err254);
                    }
                    errors++;
                  }
                }
                if (data87.tokens !== void 0) {
                  let data88 = data87.tokens;
                  if (!(typeof data88 == "number" && (!(data88 % 1) && !isNaN(data88)) && isFinite(data88))) {
                    const err255 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/tokenQuota/tokens", schemaPath: "#/properties/consumers/additionalProperties/properties/tokenQuota/properties/tokens/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema11.properties.consumers.additionalProperties.properties.tokenQuota.properties.tokens.type, parentSchema: schema11.properties.consumers.additionalProperties.properties.tokenQuota.properties.tokens, data: data88 };
                    if (vErrors === null) {
                      vErrors = [err255];
                    } else {
                      vErrors.push(err255);
                    }
                    errors++;
                  }
                  if (typeof data88 == "number" && isFinite(data88)) {
                    if (data88 > 2147483647 || isNaN(data88)) {
                      const err256 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/tokenQuota/tokens", schemaPath: "#/properties/consumers/additionalProperties/properties/tokenQuota/properties/tokens/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, message: "must be <= 2147483647", schema: 2147483647, parentSchema: schema11.properties.consumers.additionalProperties.properties.tokenQuota.properties.tokens, data: data88 };
                      if (vErrors === null) {
                        vErrors = [err256];
                      } else {
                        vErrors.push(err256);
                      }
                      errors++;
                    }
                    if (data88 < 1 || isNaN(data88)) {
                      const err257 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/tokenQuota/tokens", schemaPath: "#/properties/consumers/additionalProperties/properties/tokenQuota/properties/tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema11.properties.consumers.additionalProperties.properties.tokenQuota.properties.tokens, data: data88 };
                      if (vErrors === null) {
                        vErrors = [err257];
                      } else {
                        vErrors.push(err257);
                      }
                      errors++;
                    }
                  }
                }
                if (data87.period !== void 0) {
                  let data89 = data87.period;
                  if (!(data89 === "Hourly" || data89 === "Daily" || data89 === "Weekly" || data89 === "Monthly" || data89 === "Yearly")) {
                    const err258 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/tokenQuota/period", schemaPath: "#/properties/consumers/additionalProperties/properties/tokenQuota/properties/period/enum", keyword: "enum", params: { allowedValues: schema11.properties.consumers.additionalProperties.properties.tokenQuota.properties.period.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.consumers.additionalProperties.properties.tokenQuota.properties.period.enum, parentSchema: schema11.properties.consumers.additionalProperties.properties.tokenQuota.properties.period, data: data89 };
                    if (vErrors === null) {
                      vErrors = [err258];
                    } else {
                      vErrors.push(err258);
                    }
                    errors++;
                  }
                }
              } else {
                const err259 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/tokenQuota", schemaPath: "#/properties/consumers/additionalProperties/properties/tokenQuota/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.consumers.additionalProperties.properties.tokenQuota.type, parentSchema: schema11.properties.consumers.additionalProperties.properties.tokenQuota, data: data87 };
                if (vErrors === null) {
                  vErrors = [err259];
                } else {
                  vErrors.push(err259);
                }
                errors++;
              }
            }
            if (data82.requestsPerMinute !== void 0) {
              let data90 = data82.requestsPerMinute;
              if (!(typeof data90 == "number" && (!(data90 % 1) && !isNaN(data90)) && isFinite(data90))) {
                const err260 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/requestsPerMinute", schemaPath: "#/properties/consumers/additionalProperties/properties/requestsPerMinute/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema11.properties.consumers.additionalProperties.properties.requestsPerMinute.type, parentSchema: schema11.properties.consumers.additionalProperties.properties.requestsPerMinute, data: data90 };
                if (vErrors === null) {
                  vErrors = [err260];
                } else {
                  vErrors.push(err260);
                }
                errors++;
              }
              if (typeof data90 == "number" && isFinite(data90)) {
                if (data90 > 2147483647 || isNaN(data90)) {
                  const err261 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/requestsPerMinute", schemaPath: "#/properties/consumers/additionalProperties/properties/requestsPerMinute/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, message: "must be <= 2147483647", schema: 2147483647, parentSchema: schema11.properties.consumers.additionalProperties.properties.requestsPerMinute, data: data90 };
                  if (vErrors === null) {
                    vErrors = [err261];
                  } else {
                    vErrors.push(err261);
                  }
                  errors++;
                }
                if (data90 < 1 || isNaN(data90)) {
                  const err262 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/requestsPerMinute", schemaPath: "#/properties/consumers/additionalProperties/properties/requestsPerMinute/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema11.properties.consumers.additionalProperties.properties.requestsPerMinute, data: data90 };
                  if (vErrors === null) {
                    vErrors = [err262];
                  } else {
                    vErrors.push(err262);
                  }
                  errors++;
                }
              }
            }
            if (data82.entra !== void 0) {
              let data91 = data82.entra;
              if (data91 && typeof data91 == "object" && !Array.isArray(data91)) {
                if (Object.keys(data91).length < 1) {
                  const err263 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/entra", schemaPath: "#/properties/consumers/additionalProperties/properties/entra/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties", schema: 1, parentSchema: schema11.properties.consumers.additionalProperties.properties.entra, data: data91 };
                  if (vErrors === null) {
                    vErrors = [err263];
                  } else {
                    vErrors.push(err263);
                  }
                  errors++;
                }
                for (const key28 in data91) {
                  if (!(key28 === "applications" || key28 === "groups")) {
                    const err264 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/entra", schemaPath: "#/properties/consumers/additionalProperties/properties/entra/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key28 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.consumers.additionalProperties.properties.entra, data: data91 };
                    if (vErrors === null) {
                      vErrors = [err264];
                    } else {
                      vErrors.push(err264);
                    }
                    errors++;
                  }
                }
                if (data91.applications !== void 0) {
                  let data92 = data91.applications;
                  if (Array.isArray(data92)) {
                    if (data92.length < 1) {
                      const err265 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/entra/applications", schemaPath: "#/properties/consumers/additionalProperties/properties/entra/properties/applications/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema11.properties.consumers.additionalProperties.properties.entra.properties.applications, data: data92 };
                      if (vErrors === null) {
                        vErrors = [err265];
                      } else {
                        vErrors.push(err265);
                      }
                      errors++;
                    }
                    const len8 = data92.length;
                    for (let i15 = 0; i15 < len8; i15++) {
                      let data93 = data92[i15];
                      if (typeof data93 === "string") {
                        if (!pattern43.test(data93)) {
                          const err266 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/entra/applications/" + i15, schemaPath: "#/definitions/objectId/pattern", keyword: "pattern", params: { pattern: "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$" }, message: 'must match pattern "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"', schema: "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", parentSchema: schema37, data: data93 };
                          if (vErrors === null) {
                            vErrors = [err266];
                          } else {
                            vErrors.push(err266);
                          }
                          errors++;
                        }
                      } else {
                        const err267 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/entra/applications/" + i15, schemaPath: "#/definitions/objectId/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.type, parentSchema: schema37, data: data93 };
                        if (vErrors === null) {
                          vErrors = [err267];
                        } else {
                          vErrors.push(err267);
                        }
                        errors++;
                      }
                    }
                    let i16 = data92.length;
                    let j7;
                    if (i16 > 1) {
                      outer3: for (; i16--; ) {
                        for (j7 = i16; j7--; ) {
                          if (func0(data92[i16], data92[j7])) {
                            const err268 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/entra/applications", schemaPath: "#/properties/consumers/additionalProperties/properties/entra/properties/applications/uniqueItems", keyword: "uniqueItems", params: { i: i16, j: j7 }, message: "must NOT have duplicate items (items ## " + j7 + " and " + i16 + " are identical)", schema: true, parentSchema: schema11.properties.consumers.additionalProperties.properties.entra.properties.applications, data: data92 };
                            if (vErrors === null) {
                              vErrors = [err268];
                            } else {
                              vErrors.push(err268);
                            }
                            errors++;
                            break outer3;
                          }
                        }
                      }
                    }
                  } else {
                    const err269 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/entra/applications", schemaPath: "#/properties/consumers/additionalProperties/properties/entra/properties/applications/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.consumers.additionalProperties.properties.entra.properties.applications.type, parentSchema: schema11.properties.consumers.additionalProperties.properties.entra.properties.applications, data: data92 };
                    if (vErrors === null) {
                      vErrors = [err269];
                    } else {
                      vErrors.push(err269);
                    }
                    errors++;
                  }
                }
                if (data91.groups !== void 0) {
                  let data94 = data91.groups;
                  if (Array.isArray(data94)) {
                    if (data94.length < 1) {
                      const err270 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/entra/groups", schemaPath: "#/properties/consumers/additionalProperties/properties/entra/properties/groups/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema11.properties.consumers.additionalProperties.properties.entra.properties.groups, data: data94 };
                      if (vErrors === null) {
                        vErrors = [err270];
                      } else {
                        vErrors.push(err270);
                      }
                      errors++;
                    }
                    const len9 = data94.length;
                    for (let i17 = 0; i17 < len9; i17++) {
                      let data95 = data94[i17];
                      if (typeof data95 === "string") {
                        if (!pattern43.test(data95)) {
                          const err271 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/entra/groups/" + i17, schemaPath: "#/definitions/objectId/pattern", keyword: "pattern", params: { pattern: "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$" }, message: 'must match pattern "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"', schema: "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", parentSchema: schema37, data: data95 };
                          if (vErrors === null) {
                            vErrors = [err271];
                          } else {
                            vErrors.push(err271);
                          }
                          errors++;
                        }
                      } else {
                        const err272 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/entra/groups/" + i17, schemaPath: "#/definitions/objectId/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.type, parentSchema: schema37, data: data95 };
                        if (vErrors === null) {
                          vErrors = [err272];
                        } else {
                          vErrors.push(err272);
                        }
                        errors++;
                      }
                    }
                    let i18 = data94.length;
                    let j8;
                    if (i18 > 1) {
                      outer4: for (; i18--; ) {
                        for (j8 = i18; j8--; ) {
                          if (func0(data94[i18], data94[j8])) {
                            const err273 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/entra/groups", schemaPath: "#/properties/consumers/additionalProperties/properties/entra/properties/groups/uniqueItems", keyword: "uniqueItems", params: { i: i18, j: j8 }, message: "must NOT have duplicate items (items ## " + j8 + " and " + i18 + " are identical)", schema: true, parentSchema: schema11.properties.consumers.additionalProperties.properties.entra.properties.groups, data: data94 };
                            if (vErrors === null) {
                              vErrors = [err273];
                            } else {
                              vErrors.push(err273);
                            }
                            errors++;
                            break outer4;
                          }
                        }
                      }
                    }
                  } else {
                    const err274 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/entra/groups", schemaPath: "#/properties/consumers/additionalProperties/properties/entra/properties/groups/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.consumers.additionalProperties.properties.entra.properties.groups.type, parentSchema: schema11.properties.consumers.additionalProperties.properties.entra.properties.groups, data: data94 };
                    if (vErrors === null) {
                      vErrors = [err274];
                    } else {
                      vErrors.push(err274);
                    }
                    errors++;
                  }
                }
              } else {
                const err275 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/entra", schemaPath: "#/properties/consumers/additionalProperties/properties/entra/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.consumers.additionalProperties.properties.entra.type, parentSchema: schema11.properties.consumers.additionalProperties.properties.entra, data: data91 };
                if (vErrors === null) {
                  vErrors = [err275];
                } else {
                  vErrors.push(err275);
                }
                errors++;
              }
            }
            if (data82.readers !== void 0) {
              let data96 = data82.readers;
              if (Array.isArray(data96)) {
                const len10 = data96.length;
                for (let i19 = 0; i19 < len10; i19++) {
                  let data97 = data96[i19];
                  if (typeof data97 === "string") {
                    if (!pattern43.test(data97)) {
                      const err276 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/readers/" + i19, schemaPath: "#/definitions/objectId/pattern", keyword: "pattern", params: { pattern: "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$" }, message: 'must match pattern "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"', schema: "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", parentSchema: schema37, data: data97 };
                      if (vErrors === null) {
                        vErrors = [err276];
                      } else {
                        vErrors.push(err276);
                      }
                      errors++;
                    }
                  } else {
                    const err277 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/readers/" + i19, schemaPath: "#/definitions/objectId/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.type, parentSchema: schema37, data: data97 };
                    if (vErrors === null) {
                      vErrors = [err277];
                    } else {
                      vErrors.push(err277);
                    }
                    errors++;
                  }
                }
                let i20 = data96.length;
                let j9;
                if (i20 > 1) {
                  outer5: for (; i20--; ) {
                    for (j9 = i20; j9--; ) {
                      if (func0(data96[i20], data96[j9])) {
                        const err278 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/readers", schemaPath: "#/properties/consumers/additionalProperties/properties/readers/uniqueItems", keyword: "uniqueItems", params: { i: i20, j: j9 }, message: "must NOT have duplicate items (items ## " + j9 + " and " + i20 + " are identical)", schema: true, parentSchema: schema11.properties.consumers.additionalProperties.properties.readers, data: data96 };
                        if (vErrors === null) {
                          vErrors = [err278];
                        } else {
                          vErrors.push(err278);
                        }
                        errors++;
                        break outer5;
                      }
                    }
                  }
                }
              } else {
                const err279 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/readers", schemaPath: "#/properties/consumers/additionalProperties/properties/readers/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.consumers.additionalProperties.properties.readers.type, parentSchema: schema11.properties.consumers.additionalProperties.properties.readers, data: data96 };
                if (vErrors === null) {
                  vErrors = [err279];
                } else {
                  vErrors.push(err279);
                }
                errors++;
              }
            }
            if (data82.rotation !== void 0) {
              let data98 = data82.rotation;
              if (data98 && typeof data98 == "object" && !Array.isArray(data98)) {
                if (data98.interval === void 0) {
                  const err280 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/rotation", schemaPath: "#/properties/consumers/additionalProperties/properties/rotation/required", keyword: "required", params: { missingProperty: "interval" }, message: "must have required property 'interval'", schema: schema11.properties.consumers.additionalProperties.properties.rotation.required, parentSchema: schema11.properties.consumers.additionalProperties.properties.rotation, data: data98 };
                  if (vErrors === null) {
                    vErrors = [err280];
                  } else {
                    vErrors.push(err280);
                  }
                  errors++;
                }
                for (const key29 in data98) {
                  if (!(key29 === "interval")) {
                    const err281 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/rotation", schemaPath: "#/properties/consumers/additionalProperties/properties/rotation/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key29 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.consumers.additionalProperties.properties.rotation, data: data98 };
                    if (vErrors === null) {
                      vErrors = [err281];
                    } else {
                      vErrors.push(err281);
                    }
                    errors++;
                  }
                }
                if (data98.interval !== void 0) {
                  let data99 = data98.interval;
                  if (typeof data99 === "string") {
                    if (!pattern33.test(data99)) {
                      const err282 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/rotation/interval", schemaPath: "#/definitions/duration/pattern", keyword: "pattern", params: { pattern: "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$" }, message: 'must match pattern "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$"', schema: "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$", parentSchema: schema27, data: data99 };
                      if (vErrors === null) {
                        vErrors = [err282];
                      } else {
                        vErrors.push(err282);
                      }
                      errors++;
                    }
                    if (func42(data99, 2147483647)) {
                      const err283 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/rotation/interval", schemaPath: "#/definitions/duration/maxSeconds", keyword: "maxSeconds", params: {}, message: 'must pass "maxSeconds" keyword validation', schema: 2147483647, parentSchema: schema27, data: data99 };
                      if (vErrors === null) {
                        vErrors = [err283];
                      } else {
                        vErrors.push(err283);
                      }
                      errors++;
                    }
                  } else {
                    const err284 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/rotation/interval", schemaPath: "#/definitions/duration/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema27.type, parentSchema: schema27, data: data99 };
                    if (vErrors === null) {
                      vErrors = [err284];
                    } else {
                      vErrors.push(err284);
                    }
                    errors++;
                  }
                }
              } else {
                const err285 = { instancePath: instancePath + "/consumers/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/rotation", schemaPath: "#/properties/consumers/additionalProperties/properties/rotation/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.consumers.additionalProperties.properties.rotation.type, parentSchema: schema11.properties.consumers.additionalProperties.properties.rotation, data: data98 };
                if (vErrors === null) {
                  vErrors = [err285];
                } else {
                  vErrors.push(err285);
                }
                errors++;
              }
            }
          }
        }
      } else {
        const err286 = { instancePath: instancePath + "/consumers", schemaPath: "#/properties/consumers/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.consumers.type, parentSchema: schema11.properties.consumers, data: data81 };
        if (vErrors === null) {
          vErrors = [err286];
        } else {
          vErrors.push(err286);
        }
        errors++;
      }
    }
    if (data.rotation !== void 0) {
      let data100 = data.rotation;
      if (!(data100 && typeof data100 == "object" && !Array.isArray(data100)) && data100 !== null) {
        const err287 = { instancePath: instancePath + "/rotation", schemaPath: "#/properties/rotation/type", keyword: "type", params: { type: schema11.properties.rotation.type }, message: "must be object,null", schema: schema11.properties.rotation.type, parentSchema: schema11.properties.rotation, data: data100 };
        if (vErrors === null) {
          vErrors = [err287];
        } else {
          vErrors.push(err287);
        }
        errors++;
      }
      if (data100 && typeof data100 == "object" && !Array.isArray(data100)) {
        for (const key30 in data100) {
          if (!func2.call(schema11.properties.rotation.properties, key30)) {
            const err288 = { instancePath: instancePath + "/rotation", schemaPath: "#/properties/rotation/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key30 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.rotation, data: data100 };
            if (vErrors === null) {
              vErrors = [err288];
            } else {
              vErrors.push(err288);
            }
            errors++;
          }
        }
        if (data100.schedule !== void 0) {
          let data101 = data100.schedule;
          if (typeof data101 !== "string") {
            const err289 = { instancePath: instancePath + "/rotation/schedule", schemaPath: "#/properties/rotation/properties/schedule/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.rotation.properties.schedule.type, parentSchema: schema11.properties.rotation.properties.schedule, data: data101 };
            if (vErrors === null) {
              vErrors = [err289];
            } else {
              vErrors.push(err289);
            }
            errors++;
          }
        }
        if (data100.interval !== void 0) {
          let data102 = data100.interval;
          if (typeof data102 === "string") {
            if (!pattern33.test(data102)) {
              const err290 = { instancePath: instancePath + "/rotation/interval", schemaPath: "#/definitions/duration/pattern", keyword: "pattern", params: { pattern: "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$" }, message: 'must match pattern "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$"', schema: "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$", parentSchema: schema27, data: data102 };
              if (vErrors === null) {
                vErrors = [err290];
              } else {
                vErrors.push(err290);
              }
              errors++;
            }
            if (func42(data102, 2147483647)) {
              const err291 = { instancePath: instancePath + "/rotation/interval", schemaPath: "#/definitions/duration/maxSeconds", keyword: "maxSeconds", params: {}, message: 'must pass "maxSeconds" keyword validation', schema: 2147483647, parentSchema: schema27, data: data102 };
              if (vErrors === null) {
                vErrors = [err291];
              } else {
                vErrors.push(err291);
              }
              errors++;
            }
          } else {
            const err292 = { instancePath: instancePath + "/rotation/interval", schemaPath: "#/definitions/duration/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema27.type, parentSchema: schema27, data: data102 };
            if (vErrors === null) {
              vErrors = [err292];
            } else {
              vErrors.push(err292);
            }
            errors++;
          }
        }
        if (data100.window !== void 0) {
          let data103 = data100.window;
          if (typeof data103 === "string") {
            if (!pattern54.test(data103)) {
              const err293 = { instancePath: instancePath + "/rotation/window", schemaPath: "#/properties/rotation/properties/window/pattern", keyword: "pattern", params: { pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$" }, message: 'must match pattern "^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$"', schema: "^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$", parentSchema: schema11.properties.rotation.properties.window, data: data103 };
              if (vErrors === null) {
                vErrors = [err293];
              } else {
                vErrors.push(err293);
              }
              errors++;
            }
          } else {
            const err294 = { instancePath: instancePath + "/rotation/window", schemaPath: "#/properties/rotation/properties/window/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.rotation.properties.window.type, parentSchema: schema11.properties.rotation.properties.window, data: data103 };
            if (vErrors === null) {
              vErrors = [err294];
            } else {
              vErrors.push(err294);
            }
            errors++;
          }
        }
        if (data100.freezes !== void 0) {
          let data104 = data100.freezes;
          if (Array.isArray(data104)) {
            const len11 = data104.length;
            for (let i21 = 0; i21 < len11; i21++) {
              let data105 = data104[i21];
              if (data105 && typeof data105 == "object" && !Array.isArray(data105)) {
                if (data105.from === void 0) {
                  const err295 = { instancePath: instancePath + "/rotation/freezes/" + i21, schemaPath: "#/properties/rotation/properties/freezes/items/required", keyword: "required", params: { missingProperty: "from" }, message: "must have required property 'from'", schema: schema11.properties.rotation.properties.freezes.items.required, parentSchema: schema11.properties.rotation.properties.freezes.items, data: data105 };
                  if (vErrors === null) {
                    vErrors = [err295];
                  } else {
                    vErrors.push(err295);
                  }
                  errors++;
                }
                if (data105.to === void 0) {
                  const err296 = { instancePath: instancePath + "/rotation/freezes/" + i21, schemaPath: "#/properties/rotation/properties/freezes/items/required", keyword: "required", params: { missingProperty: "to" }, message: "must have required property 'to'", schema: schema11.properties.rotation.properties.freezes.items.required, parentSchema: schema11.properties.rotation.properties.freezes.items, data: data105 };
                  if (vErrors === null) {
                    vErrors = [err296];
                  } else {
                    vErrors.push(err296);
                  }
                  errors++;
                }
                for (const key31 in data105) {
                  if (!(key31 === "from" || key31 === "to")) {
                    const err297 = { instancePath: instancePath + "/rotation/freezes/" + i21, schemaPath: "#/properties/rotation/properties/freezes/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key31 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.rotation.properties.freezes.items, data: data105 };
                    if (vErrors === null) {
                      vErrors = [err297];
                    } else {
                      vErrors.push(err297);
                    }
                    errors++;
                  }
                }
                if (data105.from !== void 0) {
                  let data106 = data105.from;
                  if (typeof data106 === "string") {
                    if (!pattern55.test(data106)) {
                      const err298 = { instancePath: instancePath + "/rotation/freezes/" + i21 + "/from", schemaPath: "#/definitions/date/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }, message: 'must match pattern "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"', schema: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", parentSchema: schema44, data: data106 };
                      if (vErrors === null) {
                        vErrors = [err298];
                      } else {
                        vErrors.push(err298);
                      }
                      errors++;
                    }
                  } else {
                    const err299 = { instancePath: instancePath + "/rotation/freezes/" + i21 + "/from", schemaPath: "#/definitions/date/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema44.type, parentSchema: schema44, data: data106 };
                    if (vErrors === null) {
                      vErrors = [err299];
                    } else {
                      vErrors.push(err299);
                    }
                    errors++;
                  }
                }
                if (data105.to !== void 0) {
                  let data107 = data105.to;
                  if (typeof data107 === "string") {
                    if (!pattern55.test(data107)) {
                      const err300 = { instancePath: instancePath + "/rotation/freezes/" + i21 + "/to", schemaPath: "#/definitions/date/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }, message: 'must match pattern "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"', schema: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", parentSchema: schema44, data: data107 };
                      if (vErrors === null) {
                        vErrors = [err300];
                      } else {
                        vErrors.push(err300);
                      }
                      errors++;
                    }
                  } else {
                    const err301 = { instancePath: instancePath + "/rotation/freezes/" + i21 + "/to", schemaPath: "#/definitions/date/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema44.type, parentSchema: schema44, data: data107 };
                    if (vErrors === null) {
                      vErrors = [err301];
                    } else {
                      vErrors.push(err301);
                    }
                    errors++;
                  }
                }
              } else {
                const err302 = { instancePath: instancePath + "/rotation/freezes/" + i21, schemaPath: "#/properties/rotation/properties/freezes/items/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.rotation.properties.freezes.items.type, parentSchema: schema11.properties.rotation.properties.freezes.items, data: data105 };
                if (vErrors === null) {
                  vErrors = [err302];
                } else {
                  vErrors.push(err302);
                }
                errors++;
              }
            }
          } else {
            const err303 = { instancePath: instancePath + "/rotation/freezes", schemaPath: "#/properties/rotation/properties/freezes/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.rotation.properties.freezes.type, parentSchema: schema11.properties.rotation.properties.freezes, data: data104 };
            if (vErrors === null) {
              vErrors = [err303];
            } else {
              vErrors.push(err303);
            }
            errors++;
          }
        }
        if (data100.spread !== void 0) {
          let data108 = data100.spread;
          if (typeof data108 !== "boolean") {
            const err304 = { instancePath: instancePath + "/rotation/spread", schemaPath: "#/properties/rotation/properties/spread/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema11.properties.rotation.properties.spread.type, parentSchema: schema11.properties.rotation.properties.spread, data: data108 };
            if (vErrors === null) {
              vErrors = [err304];
            } else {
              vErrors.push(err304);
            }
            errors++;
          }
        }
        if (data100.discipline !== void 0) {
          let data109 = data100.discipline;
          if (!(data109 === "regenerate" || data109 === "conditional")) {
            const err305 = { instancePath: instancePath + "/rotation/discipline", schemaPath: "#/properties/rotation/properties/discipline/enum", keyword: "enum", params: { allowedValues: schema11.properties.rotation.properties.discipline.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.rotation.properties.discipline.enum, parentSchema: schema11.properties.rotation.properties.discipline, data: data109 };
            if (vErrors === null) {
              vErrors = [err305];
            } else {
              vErrors.push(err305);
            }
            errors++;
          }
        }
        if (data100.gatewayCheck !== void 0) {
          let data110 = data100.gatewayCheck;
          if (typeof data110 !== "boolean") {
            const err306 = { instancePath: instancePath + "/rotation/gatewayCheck", schemaPath: "#/properties/rotation/properties/gatewayCheck/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema11.properties.rotation.properties.gatewayCheck.type, parentSchema: schema11.properties.rotation.properties.gatewayCheck, data: data110 };
            if (vErrors === null) {
              vErrors = [err306];
            } else {
              vErrors.push(err306);
            }
            errors++;
          }
        }
        if (data100.http !== void 0) {
          let data111 = data100.http;
          if (data111 && typeof data111 == "object" && !Array.isArray(data111)) {
            if (data111.audience === void 0) {
              const err307 = { instancePath: instancePath + "/rotation/http", schemaPath: "#/properties/rotation/properties/http/required", keyword: "required", params: { missingProperty: "audience" }, message: "must have required property 'audience'", schema: schema11.properties.rotation.properties.http.required, parentSchema: schema11.properties.rotation.properties.http, data: data111 };
              if (vErrors === null) {
                vErrors = [err307];
              } else {
                vErrors.push(err307);
              }
              errors++;
            }
            if (data111.allowedPrincipals === void 0) {
              const err308 = { instancePath: instancePath + "/rotation/http", schemaPath: "#/properties/rotation/properties/http/required", keyword: "required", params: { missingProperty: "allowedPrincipals" }, message: "must have required property 'allowedPrincipals'", schema: schema11.properties.rotation.properties.http.required, parentSchema: schema11.properties.rotation.properties.http, data: data111 };
              if (vErrors === null) {
                vErrors = [err308];
              } else {
                vErrors.push(err308);
              }
              errors++;
            }
            for (const key32 in data111) {
              if (!(key32 === "audience" || key32 === "allowedPrincipals")) {
                const err309 = { instancePath: instancePath + "/rotation/http", schemaPath: "#/properties/rotation/properties/http/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key32 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.rotation.properties.http, data: data111 };
                if (vErrors === null) {
                  vErrors = [err309];
                } else {
                  vErrors.push(err309);
                }
                errors++;
              }
            }
            if (data111.audience !== void 0) {
              let data112 = data111.audience;
              if (typeof data112 === "string") {
                if (!pattern43.test(data112)) {
                  const err310 = { instancePath: instancePath + "/rotation/http/audience", schemaPath: "#/definitions/objectId/pattern", keyword: "pattern", params: { pattern: "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$" }, message: 'must match pattern "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"', schema: "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", parentSchema: schema37, data: data112 };
                  if (vErrors === null) {
                    vErrors = [err310];
                  } else {
                    vErrors.push(err310);
                  }
                  errors++;
                }
              } else {
                const err311 = { instancePath: instancePath + "/rotation/http/audience", schemaPath: "#/definitions/objectId/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.type, parentSchema: schema37, data: data112 };
                if (vErrors === null) {
                  vErrors = [err311];
                } else {
                  vErrors.push(err311);
                }
                errors++;
              }
            }
            if (data111.allowedPrincipals !== void 0) {
              let data113 = data111.allowedPrincipals;
              if (Array.isArray(data113)) {
                if (data113.length < 1) {
                  const err312 = { instancePath: instancePath + "/rotation/http/allowedPrincipals", schemaPath: "#/properties/rotation/properties/http/properties/allowedPrincipals/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema11.properties.rotation.properties.http.properties.allowedPrincipals, data: data113 };
                  if (vErrors === null) {
                    vErrors = [err312];
                  } else {
                    vErrors.push(err312);
                  }
                  errors++;
                }
                const len12 = data113.length;
                for (let i22 = 0; i22 < len12; i22++) {
                  let data114 = data113[i22];
                  if (typeof data114 === "string") {
                    if (!pattern43.test(data114)) {
                      const err313 = { instancePath: instancePath + "/rotation/http/allowedPrincipals/" + i22, schemaPath: "#/definitions/objectId/pattern", keyword: "pattern", params: { pattern: "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$" }, message: 'must match pattern "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"', schema: "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", parentSchema: schema37, data: data114 };
                      if (vErrors === null) {
                        vErrors = [err313];
                      } else {
                        vErrors.push(err313);
                      }
                      errors++;
                    }
                  } else {
                    const err314 = { instancePath: instancePath + "/rotation/http/allowedPrincipals/" + i22, schemaPath: "#/definitions/objectId/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.type, parentSchema: schema37, data: data114 };
                    if (vErrors === null) {
                      vErrors = [err314];
                    } else {
                      vErrors.push(err314);
                    }
                    errors++;
                  }
                }
                let i23 = data113.length;
                let j10;
                if (i23 > 1) {
                  outer6: for (; i23--; ) {
                    for (j10 = i23; j10--; ) {
                      if (func0(data113[i23], data113[j10])) {
                        const err315 = { instancePath: instancePath + "/rotation/http/allowedPrincipals", schemaPath: "#/properties/rotation/properties/http/properties/allowedPrincipals/uniqueItems", keyword: "uniqueItems", params: { i: i23, j: j10 }, message: "must NOT have duplicate items (items ## " + j10 + " and " + i23 + " are identical)", schema: true, parentSchema: schema11.properties.rotation.properties.http.properties.allowedPrincipals, data: data113 };
                        if (vErrors === null) {
                          vErrors = [err315];
                        } else {
                          vErrors.push(err315);
                        }
                        errors++;
                        break outer6;
                      }
                    }
                  }
                }
              } else {
                const err316 = { instancePath: instancePath + "/rotation/http/allowedPrincipals", schemaPath: "#/properties/rotation/properties/http/properties/allowedPrincipals/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.rotation.properties.http.properties.allowedPrincipals.type, parentSchema: schema11.properties.rotation.properties.http.properties.allowedPrincipals, data: data113 };
                if (vErrors === null) {
                  vErrors = [err316];
                } else {
                  vErrors.push(err316);
                }
                errors++;
              }
            }
          } else {
            const err317 = { instancePath: instancePath + "/rotation/http", schemaPath: "#/properties/rotation/properties/http/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.rotation.properties.http.type, parentSchema: schema11.properties.rotation.properties.http, data: data111 };
            if (vErrors === null) {
              vErrors = [err317];
            } else {
              vErrors.push(err317);
            }
            errors++;
          }
        }
        if (data100.notify !== void 0) {
          let data115 = data100.notify;
          if (data115 && typeof data115 == "object" && !Array.isArray(data115)) {
            if (Object.keys(data115).length < 1) {
              const err318 = { instancePath: instancePath + "/rotation/notify", schemaPath: "#/properties/rotation/properties/notify/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties", schema: 1, parentSchema: schema11.properties.rotation.properties.notify, data: data115 };
              if (vErrors === null) {
                vErrors = [err318];
              } else {
                vErrors.push(err318);
              }
              errors++;
            }
            for (const key33 in data115) {
              if (!(key33 === "webhook" || key33 === "queue")) {
                const err319 = { instancePath: instancePath + "/rotation/notify", schemaPath: "#/properties/rotation/properties/notify/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key33 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.rotation.properties.notify, data: data115 };
                if (vErrors === null) {
                  vErrors = [err319];
                } else {
                  vErrors.push(err319);
                }
                errors++;
              }
            }
            if (data115.webhook !== void 0) {
              let data116 = data115.webhook;
              if (typeof data116 === "string") {
                if (!pattern59.test(data116)) {
                  const err320 = { instancePath: instancePath + "/rotation/notify/webhook", schemaPath: "#/properties/rotation/properties/notify/properties/webhook/pattern", keyword: "pattern", params: { pattern: "^https://[^/?#@\\s]+(/[^?#\\s]*)?$" }, message: 'must match pattern "^https://[^/?#@\\s]+(/[^?#\\s]*)?$"', schema: "^https://[^/?#@\\s]+(/[^?#\\s]*)?$", parentSchema: schema11.properties.rotation.properties.notify.properties.webhook, data: data116 };
                  if (vErrors === null) {
                    vErrors = [err320];
                  } else {
                    vErrors.push(err320);
                  }
                  errors++;
                }
              } else {
                const err321 = { instancePath: instancePath + "/rotation/notify/webhook", schemaPath: "#/properties/rotation/properties/notify/properties/webhook/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.rotation.properties.notify.properties.webhook.type, parentSchema: schema11.properties.rotation.properties.notify.properties.webhook, data: data116 };
                if (vErrors === null) {
                  vErrors = [err321];
                } else {
                  vErrors.push(err321);
                }
                errors++;
              }
            }
            if (data115.queue !== void 0) {
              let data117 = data115.queue;
              if (data117 && typeof data117 == "object" && !Array.isArray(data117)) {
                if (data117.storageAccount === void 0) {
                  const err322 = { instancePath: instancePath + "/rotation/notify/queue", schemaPath: "#/properties/rotation/properties/notify/properties/queue/required", keyword: "required", params: { missingProperty: "storageAccount" }, message: "must have required property 'storageAccount'", schema: schema11.properties.rotation.properties.notify.properties.queue.required, parentSchema: schema11.properties.rotation.properties.notify.properties.queue, data: data117 };
                  if (vErrors === null) {
                    vErrors = [err322];
                  } else {
                    vErrors.push(err322);
                  }
                  errors++;
                }
                if (data117.name === void 0) {
                  const err323 = { instancePath: instancePath + "/rotation/notify/queue", schemaPath: "#/properties/rotation/properties/notify/properties/queue/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'", schema: schema11.properties.rotation.properties.notify.properties.queue.required, parentSchema: schema11.properties.rotation.properties.notify.properties.queue, data: data117 };
                  if (vErrors === null) {
                    vErrors = [err323];
                  } else {
                    vErrors.push(err323);
                  }
                  errors++;
                }
                for (const key34 in data117) {
                  if (!(key34 === "storageAccount" || key34 === "name")) {
                    const err324 = { instancePath: instancePath + "/rotation/notify/queue", schemaPath: "#/properties/rotation/properties/notify/properties/queue/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key34 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.rotation.properties.notify.properties.queue, data: data117 };
                    if (vErrors === null) {
                      vErrors = [err324];
                    } else {
                      vErrors.push(err324);
                    }
                    errors++;
                  }
                }
                if (data117.storageAccount !== void 0) {
                  let data118 = data117.storageAccount;
                  if (typeof data118 === "string") {
                    if (!pattern60.test(data118)) {
                      const err325 = { instancePath: instancePath + "/rotation/notify/queue/storageAccount", schemaPath: "#/properties/rotation/properties/notify/properties/queue/properties/storageAccount/pattern", keyword: "pattern", params: { pattern: "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]/providers/[mM]icrosoft\\.[sS]torage/storage[aA]ccounts/[a-z0-9]{3,24}$" }, message: 'must match pattern "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]/providers/[mM]icrosoft\\.[sS]torage/storage[aA]ccounts/[a-z0-9]{3,24}$"', schema: "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]/providers/[mM]icrosoft\\.[sS]torage/storage[aA]ccounts/[a-z0-9]{3,24}$", parentSchema: schema11.properties.rotation.properties.notify.properties.queue.properties.storageAccount, data: data118 };
                      if (vErrors === null) {
                        vErrors = [err325];
                      } else {
                        vErrors.push(err325);
                      }
                      errors++;
                    }
                  } else {
                    const err326 = { instancePath: instancePath + "/rotation/notify/queue/storageAccount", schemaPath: "#/properties/rotation/properties/notify/properties/queue/properties/storageAccount/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.rotation.properties.notify.properties.queue.properties.storageAccount.type, parentSchema: schema11.properties.rotation.properties.notify.properties.queue.properties.storageAccount, data: data118 };
                    if (vErrors === null) {
                      vErrors = [err326];
                    } else {
                      vErrors.push(err326);
                    }
                    errors++;
                  }
                }
                if (data117.name !== void 0) {
                  let data119 = data117.name;
                  if (typeof data119 === "string") {
                    if (func3(data119) > 63) {
                      const err327 = { instancePath: instancePath + "/rotation/notify/queue/name", schemaPath: "#/properties/rotation/properties/notify/properties/queue/properties/name/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters", schema: 63, parentSchema: schema11.properties.rotation.properties.notify.properties.queue.properties.name, data: data119 };
                      if (vErrors === null) {
                        vErrors = [err327];
                      } else {
                        vErrors.push(err327);
                      }
                      errors++;
                    }
                    if (!pattern61.test(data119)) {
                      const err328 = { instancePath: instancePath + "/rotation/notify/queue/name", schemaPath: "#/properties/rotation/properties/notify/properties/queue/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9](-?[a-z0-9]){2,62}$" }, message: 'must match pattern "^[a-z0-9](-?[a-z0-9]){2,62}$"', schema: "^[a-z0-9](-?[a-z0-9]){2,62}$", parentSchema: schema11.properties.rotation.properties.notify.properties.queue.properties.name, data: data119 };
                      if (vErrors === null) {
                        vErrors = [err328];
                      } else {
                        vErrors.push(err328);
                      }
                      errors++;
                    }
                  } else {
                    const err329 = { instancePath: instancePath + "/rotation/notify/queue/name", schemaPath: "#/properties/rotation/properties/notify/properties/queue/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.rotation.properties.notify.properties.queue.properties.name.type, parentSchema: schema11.properties.rotation.properties.notify.properties.queue.properties.name, data: data119 };
                    if (vErrors === null) {
                      vErrors = [err329];
                    } else {
                      vErrors.push(err329);
                    }
                    errors++;
                  }
                }
              } else {
                const err330 = { instancePath: instancePath + "/rotation/notify/queue", schemaPath: "#/properties/rotation/properties/notify/properties/queue/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.rotation.properties.notify.properties.queue.type, parentSchema: schema11.properties.rotation.properties.notify.properties.queue, data: data117 };
                if (vErrors === null) {
                  vErrors = [err330];
                } else {
                  vErrors.push(err330);
                }
                errors++;
              }
            }
          } else {
            const err331 = { instancePath: instancePath + "/rotation/notify", schemaPath: "#/properties/rotation/properties/notify/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.rotation.properties.notify.type, parentSchema: schema11.properties.rotation.properties.notify, data: data115 };
            if (vErrors === null) {
              vErrors = [err331];
            } else {
              vErrors.push(err331);
            }
            errors++;
          }
        }
        if (data100.vault !== void 0) {
          let data120 = data100.vault;
          if (data120 && typeof data120 == "object" && !Array.isArray(data120)) {
            if (data120.existing === void 0) {
              const err332 = { instancePath: instancePath + "/rotation/vault", schemaPath: "#/properties/rotation/properties/vault/required", keyword: "required", params: { missingProperty: "existing" }, message: "must have required property 'existing'", schema: schema11.properties.rotation.properties.vault.required, parentSchema: schema11.properties.rotation.properties.vault, data: data120 };
              if (vErrors === null) {
                vErrors = [err332];
              } else {
                vErrors.push(err332);
              }
              errors++;
            }
            for (const key35 in data120) {
              if (!(key35 === "existing")) {
                const err333 = { instancePath: instancePath + "/rotation/vault", schemaPath: "#/properties/rotation/properties/vault/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key35 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.rotation.properties.vault, data: data120 };
                if (vErrors === null) {
                  vErrors = [err333];
                } else {
                  vErrors.push(err333);
                }
                errors++;
              }
            }
            if (data120.existing !== void 0) {
              let data121 = data120.existing;
              if (typeof data121 === "string") {
                if (!pattern62.test(data121)) {
                  const err334 = { instancePath: instancePath + "/rotation/vault/existing", schemaPath: "#/properties/rotation/properties/vault/properties/existing/pattern", keyword: "pattern", params: { pattern: "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+/providers/[mM]icrosoft\\.[kK]ey[vV]ault/[vV]aults/[^/]+$" }, message: 'must match pattern "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+/providers/[mM]icrosoft\\.[kK]ey[vV]ault/[vV]aults/[^/]+$"', schema: "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+/providers/[mM]icrosoft\\.[kK]ey[vV]ault/[vV]aults/[^/]+$", parentSchema: schema11.properties.rotation.properties.vault.properties.existing, data: data121 };
                  if (vErrors === null) {
                    vErrors = [err334];
                  } else {
                    vErrors.push(err334);
                  }
                  errors++;
                }
              } else {
                const err335 = { instancePath: instancePath + "/rotation/vault/existing", schemaPath: "#/properties/rotation/properties/vault/properties/existing/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.rotation.properties.vault.properties.existing.type, parentSchema: schema11.properties.rotation.properties.vault.properties.existing, data: data121 };
                if (vErrors === null) {
                  vErrors = [err335];
                } else {
                  vErrors.push(err335);
                }
                errors++;
              }
            }
          } else {
            const err336 = { instancePath: instancePath + "/rotation/vault", schemaPath: "#/properties/rotation/properties/vault/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.rotation.properties.vault.type, parentSchema: schema11.properties.rotation.properties.vault, data: data120 };
            if (vErrors === null) {
              vErrors = [err336];
            } else {
              vErrors.push(err336);
            }
            errors++;
          }
        }
        if (data100.actionGroup !== void 0) {
          let data122 = data100.actionGroup;
          if (typeof data122 === "string") {
            if (!pattern63.test(data122)) {
              const err337 = { instancePath: instancePath + "/rotation/actionGroup", schemaPath: "#/properties/rotation/properties/actionGroup/pattern", keyword: "pattern", params: { pattern: "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]/providers/[mM]icrosoft\\.[iI]nsights/action[gG]roups/[^/\\s\\x00-\\x1f\\x7f]{1,260}$" }, message: 'must match pattern "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]/providers/[mM]icrosoft\\.[iI]nsights/action[gG]roups/[^/\\s\\x00-\\x1f\\x7f]{1,260}$"', schema: "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]/providers/[mM]icrosoft\\.[iI]nsights/action[gG]roups/[^/\\s\\x00-\\x1f\\x7f]{1,260}$", parentSchema: schema11.properties.rotation.properties.actionGroup, data: data122 };
              if (vErrors === null) {
                vErrors = [err337];
              } else {
                vErrors.push(err337);
              }
              errors++;
            }
          } else {
            const err338 = { instancePath: instancePath + "/rotation/actionGroup", schemaPath: "#/properties/rotation/properties/actionGroup/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.rotation.properties.actionGroup.type, parentSchema: schema11.properties.rotation.properties.actionGroup, data: data122 };
            if (vErrors === null) {
              vErrors = [err338];
            } else {
              vErrors.push(err338);
            }
            errors++;
          }
        }
      }
    }
    if (data.expect !== void 0) {
      let data123 = data.expect;
      if (data123 && typeof data123 == "object" && !Array.isArray(data123)) {
        for (const key36 in data123) {
          if (!(key36 === "served" || key36 === "ofIdeal" || key36 === "throttled" || key36 === "failed" || key36 === "attempts" || key36 === "addedP95" || key36 === "recovery")) {
            const err339 = { instancePath: instancePath + "/expect", schemaPath: "#/properties/expect/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key36 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.expect, data: data123 };
            if (vErrors === null) {
              vErrors = [err339];
            } else {
              vErrors.push(err339);
            }
            errors++;
          }
        }
        if (data123.served !== void 0) {
          let data124 = data123.served;
          if (typeof data124 === "string") {
            if (!pattern64.test(data124)) {
              const err340 = { instancePath: instancePath + "/expect/served", schemaPath: "#/definitions/comparison/pattern", keyword: "pattern", params: { pattern: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$" }, message: 'must match pattern "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$"', schema: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$", parentSchema: schema48, data: data124 };
              if (vErrors === null) {
                vErrors = [err340];
              } else {
                vErrors.push(err340);
              }
              errors++;
            }
          } else {
            const err341 = { instancePath: instancePath + "/expect/served", schemaPath: "#/definitions/comparison/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema48.type, parentSchema: schema48, data: data124 };
            if (vErrors === null) {
              vErrors = [err341];
            } else {
              vErrors.push(err341);
            }
            errors++;
          }
        }
        if (data123.ofIdeal !== void 0) {
          let data125 = data123.ofIdeal;
          if (typeof data125 === "string") {
            if (!pattern64.test(data125)) {
              const err342 = { instancePath: instancePath + "/expect/ofIdeal", schemaPath: "#/definitions/comparison/pattern", keyword: "pattern", params: { pattern: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$" }, message: 'must match pattern "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$"', schema: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$", parentSchema: schema48, data: data125 };
              if (vErrors === null) {
                vErrors = [err342];
              } else {
                vErrors.push(err342);
              }
              errors++;
            }
          } else {
            const err343 = { instancePath: instancePath + "/expect/ofIdeal", schemaPath: "#/definitions/comparison/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema48.type, parentSchema: schema48, data: data125 };
            if (vErrors === null) {
              vErrors = [err343];
            } else {
              vErrors.push(err343);
            }
            errors++;
          }
        }
        if (data123.throttled !== void 0) {
          let data126 = data123.throttled;
          if (typeof data126 === "string") {
            if (!pattern64.test(data126)) {
              const err344 = { instancePath: instancePath + "/expect/throttled", schemaPath: "#/definitions/comparison/pattern", keyword: "pattern", params: { pattern: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$" }, message: 'must match pattern "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$"', schema: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$", parentSchema: schema48, data: data126 };
              if (vErrors === null) {
                vErrors = [err344];
              } else {
                vErrors.push(err344);
              }
              errors++;
            }
          } else {
            const err345 = { instancePath: instancePath + "/expect/throttled", schemaPath: "#/definitions/comparison/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema48.type, parentSchema: schema48, data: data126 };
            if (vErrors === null) {
              vErrors = [err345];
            } else {
              vErrors.push(err345);
            }
            errors++;
          }
        }
        if (data123.failed !== void 0) {
          let data127 = data123.failed;
          if (typeof data127 === "string") {
            if (!pattern64.test(data127)) {
              const err346 = { instancePath: instancePath + "/expect/failed", schemaPath: "#/definitions/comparison/pattern", keyword: "pattern", params: { pattern: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$" }, message: 'must match pattern "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$"', schema: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$", parentSchema: schema48, data: data127 };
              if (vErrors === null) {
                vErrors = [err346];
              } else {
                vErrors.push(err346);
              }
              errors++;
            }
          } else {
            const err347 = { instancePath: instancePath + "/expect/failed", schemaPath: "#/definitions/comparison/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema48.type, parentSchema: schema48, data: data127 };
            if (vErrors === null) {
              vErrors = [err347];
            } else {
              vErrors.push(err347);
            }
            errors++;
          }
        }
        if (data123.attempts !== void 0) {
          let data128 = data123.attempts;
          if (typeof data128 === "string") {
            if (!pattern64.test(data128)) {
              const err348 = { instancePath: instancePath + "/expect/attempts", schemaPath: "#/definitions/comparison/pattern", keyword: "pattern", params: { pattern: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$" }, message: 'must match pattern "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$"', schema: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$", parentSchema: schema48, data: data128 };
              if (vErrors === null) {
                vErrors = [err348];
              } else {
                vErrors.push(err348);
              }
              errors++;
            }
          } else {
            const err349 = { instancePath: instancePath + "/expect/attempts", schemaPath: "#/definitions/comparison/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema48.type, parentSchema: schema48, data: data128 };
            if (vErrors === null) {
              vErrors = [err349];
            } else {
              vErrors.push(err349);
            }
            errors++;
          }
        }
        if (data123.addedP95 !== void 0) {
          let data129 = data123.addedP95;
          if (typeof data129 === "string") {
            if (!pattern64.test(data129)) {
              const err350 = { instancePath: instancePath + "/expect/addedP95", schemaPath: "#/definitions/comparison/pattern", keyword: "pattern", params: { pattern: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$" }, message: 'must match pattern "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$"', schema: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$", parentSchema: schema48, data: data129 };
              if (vErrors === null) {
                vErrors = [err350];
              } else {
                vErrors.push(err350);
              }
              errors++;
            }
          } else {
            const err351 = { instancePath: instancePath + "/expect/addedP95", schemaPath: "#/definitions/comparison/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema48.type, parentSchema: schema48, data: data129 };
            if (vErrors === null) {
              vErrors = [err351];
            } else {
              vErrors.push(err351);
            }
            errors++;
          }
        }
        if (data123.recovery !== void 0) {
          let data130 = data123.recovery;
          if (typeof data130 === "string") {
            if (!pattern64.test(data130)) {
              const err352 = { instancePath: instancePath + "/expect/recovery", schemaPath: "#/definitions/comparison/pattern", keyword: "pattern", params: { pattern: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$" }, message: 'must match pattern "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$"', schema: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$", parentSchema: schema48, data: data130 };
              if (vErrors === null) {
                vErrors = [err352];
              } else {
                vErrors.push(err352);
              }
              errors++;
            }
          } else {
            const err353 = { instancePath: instancePath + "/expect/recovery", schemaPath: "#/definitions/comparison/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema48.type, parentSchema: schema48, data: data130 };
            if (vErrors === null) {
              vErrors = [err353];
            } else {
              vErrors.push(err353);
            }
            errors++;
          }
        }
      } else {
        const err354 = { instancePath: instancePath + "/expect", schemaPath: "#/properties/expect/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.expect.type, parentSchema: schema11.properties.expect, data: data123 };
        if (vErrors === null) {
          vErrors = [err354];
        } else {
          vErrors.push(err354);
        }
        errors++;
      }
    }
  } else {
    const err355 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.type, parentSchema: schema11, data };
    if (vErrors === null) {
      vErrors = [err355];
    } else {
      vErrors.push(err355);
    }
    errors++;
  }
  validate10.errors = vErrors;
  return errors === 0;
}

// action/config.ts
var schemaFindings = createSchema(validate);
var REFUSED = { configuration: void 0, expectations: [], allowReplacement: void 0 };
function readConfiguration(text, file) {
  const document = readDocument(text, file);
  if (document.faults.length > 0) {
    return { ...REFUSED, document, findings: inFileOrder(document.faults) };
  }
  const refused = schemaFindings(document);
  if (refused.length > 0) return { ...REFUSED, document, findings: inFileOrder(refused) };
  const written = document.value;
  const findings = toldOnce(complaints(written), document);
  return {
    configuration: findings.some(({ severity }) => severity === "error") ? void 0 : toConfiguration(written),
    expectations: expectationsOf(written.expect ?? {}).expectations,
    allowReplacement: written.gateway.allowReplacement,
    findings: inFileOrder(findings),
    document
  };
}

export {
  readConfiguration
};
