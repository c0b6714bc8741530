import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  longestGap,
  parseFreeze,
  parseSchedule,
  parseWindow,
  restrict
} from "./chunk-AP5E6N3Z.js";
import {
  OpenApiError,
  adjustOpenApi,
  anyOtherCall,
  createSchema,
  error,
  expectationsOf,
  operationsOf,
  policySize,
  readDocument,
  renderPolicy,
  shippedDescriptions,
  surface,
  toldOnce,
  warning
} from "./chunk-4JWLQWZ3.js";
import {
  originsOf
} from "./chunk-T5P5IWOI.js";
import {
  ANY_MODEL,
  AliasLoop,
  BackendNameFault,
  MOST_ATTEMPTS,
  createBalancer,
  durationSeconds,
  expandAlias
} from "./chunk-2TJW2JQM.js";
import {
  DEFAULT_BALANCING,
  DEFAULT_BREAKER,
  DEFAULT_CALLERS,
  recordOf
} from "./chunk-IPGNY5MD.js";
import {
  suggestion
} from "./chunk-Q2IWNMJM.js";
import {
  tierOf
} from "./chunk-L3XRWZTG.js";
import {
  inFileOrder
} from "./chunk-EHWEQYUQ.js";
import {
  messageOf
} from "./chunk-GHUUZ5VI.js";

// action/artefacts.ts
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";

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
    if (known.size === 0)
      return [
        error(
          path,
          "no account names its models, so an alias has nothing to choose from: list the models of the accounts"
        )
      ];
    if (balancing.selection === "pool")
      return [error(path, 'an alias needs selection "policy": a pool knows one name for a model')];
    const taken = [...known].find((model) => model.toLowerCase() === name.toLowerCase());
    if (taken !== void 0)
      return [error(path, `an account has a model "${taken}": give the alias another name`)];
    const [loop] = loopOf(name, configuration);
    if (loop !== void 0) return [error(path, loop)];
    const count = expandAlias(name, models2).length;
    if (count > MOST_ATTEMPTS)
      return [
        error(
          path,
          `the alias stands for ${count} models, and a request makes ${MOST_ATTEMPTS} attempts at most`
        )
      ];
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
  if (none.length > 0)
    return none.map(
      (key) => error(["balancing", "breaker", key], `${breaker[key]} is no time at all`)
    );
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
  if (!URL.canParse(origin))
    return [error(path, `"${origin}" is no origin: its host or port cannot be`)];
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

// terraform/names.json
var names_default = {
  resource_group: {
    type: "rg",
    use: "openai",
    default: "{environment}-openai-{suffix}",
    min: 1,
    max: 90,
    pattern: "^[A-Za-z0-9_().-]*[A-Za-z0-9_()-]$",
    holds: "letters, digits and _ ( ) . -, and does not end in a dot"
  },
  api_management: {
    type: "apim",
    use: "openai",
    default: "{environment}-openai-{suffix}",
    min: 1,
    max: 50,
    pattern: "^[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$",
    holds: "letters, digits and inner hyphens, and begins with a letter"
  },
  gateway_identity: {
    type: "id",
    use: "gateway",
    default: "{environment}-gateway",
    min: 3,
    max: 128,
    pattern: "^[A-Za-z0-9][A-Za-z0-9_-]*$",
    holds: "letters, digits, hyphens and underscores, and begins with a letter or digit"
  },
  log_workspace: {
    type: "log",
    use: "openai",
    default: "{environment}-logs",
    min: 4,
    max: 63,
    pattern: "^[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9]$",
    holds: "letters, digits and inner hyphens"
  },
  application_insights: {
    type: "appi",
    use: "openai",
    default: "{environment}-insights",
    min: 1,
    max: 260,
    pattern: "^[A-Za-z0-9_().-]*[A-Za-z0-9_()-]$",
    holds: "letters, digits and _ ( ) . -, and does not end in a dot"
  },
  key_vault: {
    type: "kv",
    use: "openai",
    default: "{environment}-kv-{suffix}",
    min: 3,
    max: 24,
    pattern: "^[A-Za-z](-?[A-Za-z0-9])*$",
    holds: "letters, digits and single inner hyphens, and begins with a letter"
  },
  storage_account: {
    type: "st",
    use: "openai",
    default: "{environment}st{suffix}",
    min: 3,
    max: 24,
    pattern: "^[a-z0-9]+$",
    holds: "lower-case letters and digits",
    compact: true
  },
  function_app: {
    type: "func",
    use: "rotation",
    default: "{environment}-rotation-{suffix}",
    min: 2,
    max: 32,
    pattern: "^[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9]$",
    holds: "letters, digits and inner hyphens"
  },
  service_plan: {
    type: "asp",
    use: "rotation",
    default: "{environment}-rotation",
    min: 1,
    max: 60,
    pattern: "^[A-Za-z0-9-]+$",
    holds: "letters, digits and hyphens"
  },
  rotation_identity: {
    type: "id",
    use: "rotation",
    default: "{environment}-rotation",
    min: 3,
    max: 128,
    pattern: "^[A-Za-z0-9][A-Za-z0-9_-]*$",
    holds: "letters, digits, hyphens and underscores, and begins with a letter or digit"
  },
  rotation_alerts: {
    type: "ar",
    use: "rotation",
    default: "{environment}-rotation",
    min: 1,
    max: 200,
    pattern: "^[A-Za-z0-9_().-]*[A-Za-z0-9_()-]$",
    holds: "letters, digits and _ ( ) . -"
  }
};

// action/names.ts
var NAME_RULES = names_default;
var KINDS = Object.keys(names_default);
var PLACEHOLDERS = ["environment", "region", "suffix", "type", "use"];
function kindOf(key) {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
function keyOf(kind) {
  return kind.replaceAll(/_([a-z])/g, (_, letter) => letter.toUpperCase());
}
function patternOf(kind, naming) {
  return naming[keyOf(kind)] ?? naming.pattern ?? NAME_RULES[kind].default;
}
function nameOf(kind, { environment, location, naming }, suffix) {
  const { type, use, compact = false } = NAME_RULES[kind];
  const values = { environment, region: location, suffix, type, use };
  const name = PLACEHOLDERS.reduce(
    (text, placeholder) => text.replaceAll(`{${placeholder}}`, () => values[placeholder]),
    patternOf(kind, naming)
  );
  return compact ? name.replaceAll(/[^A-Za-z0-9]/g, "").toLowerCase() : name;
}
function nameFault(kind, name) {
  const { min, max, pattern, holds } = NAME_RULES[kind];
  const fits2 = name.length >= min && name.length <= max && new RegExp(pattern).test(name);
  return fits2 ? void 0 : `has ${name.length} characters; a name of this kind has ${min} to ${max}, of ${holds}`;
}

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

// action/variables.ts
function toVariables(configuration, balancer, { policy, openapi, functionPackage }) {
  const { environment, location, tags, estate, gateway, accounts, rotation: rotation2 } = configuration;
  const { backends: backends2, breaker, models: models2, callers, consumers: consumers2 } = balancer;
  return {
    environment,
    location,
    tags,
    ...estate === void 0 ? {} : toEstate(estate),
    gateway: {
      sku: gateway.sku,
      publisher: gateway.publisher ?? null,
      path: gateway.path,
      state: balancer.stateful !== "refuse",
      keys: { required: callers.entra === void 0, bearer: callers.bearer }
    },
    accounts: fromEntries(Object.entries(accounts), ([name, { id }]) => [name, { id }]),
    backends: fromEntries(backends2, ({ name, url, description }) => [name, { url, description }]),
    breaker: breaker === void 0 ? null : {
      failures: breaker.failures,
      interval: breaker.interval,
      trip: breaker.trip,
      accept_retry_after: breaker.acceptRetryAfter
    },
    pools: fromEntries(
      models2.flatMap(({ pool }) => pool ?? []),
      ({ name, members }) => [name, { services: members }]
    ),
    consumers: fromEntries(callers.keys ? consumers2 : [], ({ name, formerly, readers: readers2 = [] }) => [
      name,
      {
        ...formerly === void 0 ? {} : { formerly },
        ...readers2.length === 0 ? {} : { readers: readers2 }
      }
    ]),
    policy,
    openapi,
    rotation: rotation2 === void 0 ? null : toRotation(rotation2, intervalsOf(configuration)),
    function_package: functionPackage ?? null,
    configuration: recordOf(configuration)
  };
}
function toEstate({
  existing,
  naming,
  ignoreTags
}) {
  const ids = {
    resource_group: existing.resourceGroup,
    api_management: existing.service,
    api_management_identity: existing.identity,
    log_workspace: existing.workspace,
    key_vault: existing.vault
  };
  return {
    ...ignoreTags === void 0 ? {} : { ignore_tags: ignoreTags },
    naming: fromEntries(Object.entries(naming), ([kind, pattern]) => [kindOf(kind), pattern]),
    existing: Object.fromEntries(
      Object.entries(ids).flatMap(([key, id]) => id === void 0 ? [] : [[key, id]])
    )
  };
}
function intervalsOf({ consumers: consumers2 }) {
  return Object.fromEntries(
    Object.entries(consumers2).flatMap(
      ([name, { rotationInterval }]) => rotationInterval === void 0 ? [] : [[name, rotationInterval]]
    )
  );
}
function toRotation(rotation2, intervals) {
  const { schedule, interval, window, freezes, spread } = rotation2;
  const { discipline, gatewayCheck, http, actionGroup } = rotation2;
  return {
    schedule,
    interval,
    ...Object.keys(intervals).length > 0 && { intervals },
    ...window !== void 0 && { window },
    ...freezes !== void 0 && { freezes },
    ...spread !== void 0 && { spread },
    discipline,
    gateway_check: gatewayCheck,
    http: http === void 0 ? null : { audience: http.audience, allowed_principals: http.allowedPrincipals },
    action_group_id: actionGroup ?? null
  };
}
function fromEntries(items, entry) {
  return Object.fromEntries(items.map(entry));
}

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
  for (const [name, { id }] of Object.entries(variables.accounts))
    yield one(["accounts", name, "id"], "it", id.toLowerCase(), limits_default.account_id);
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
  for (const name of Object.keys(variables.pools))
    yield one(["pools", name], "a pool's name", name, limits_default.backend_name);
  for (const [name, { formerly = name, readers: readers2 = [] }] of Object.entries(variables.consumers)) {
    yield one(["consumers", name], "the subscription's name", formerly, limits_default.consumer_name);
    yield one(["consumers", name], "the subscription's display name", name, limits_default.display_name);
    for (const id of readers2)
      yield one(["consumers", name, "readers"], "it", id.toLowerCase(), limits_default.object_id);
  }
  if (rotation2 === null) return;
  yield one(["rotation", "schedule"], "it", rotation2.schedule, limits_default.schedule);
  yield one(["rotation", "interval"], "it", rotation2.interval, limits_default.duration);
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
    if (other !== void 0)
      return [
        error(["tags", name], `Azure takes it for the same tag as "${other}": remove one of them`)
      ];
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
function pairComplaints(path, interval, gap, { schedule }) {
  const seconds = durationSeconds(interval);
  if (seconds >= gap || seconds < durationSeconds(SHORTEST_INTERVAL)) return [];
  const days = Number((gap / 86400).toFixed(1));
  const apart = gap >= 86400 ? `${days} days` : `${Math.ceil(gap / 60)} minutes`;
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
function figure(count) {
  return count.toLocaleString("en-US");
}
var tierRules = [features, consumers, backends];

// action/config/written.ts
function toConfiguration(written) {
  const { gateway, balancing = {}, rotation: rotation2 } = written;
  return {
    environment: written.environment,
    location: written.location,
    tags: written.tags ?? {},
    estate: toEstate2(written),
    gateway: {
      sku: gateway.sku,
      publisher: gateway.publisher,
      path: gateway.path ?? "openai",
      headers: (gateway.headers ?? []).map((name) => name.toLowerCase()),
      openapi: gateway.openapi,
      surface: gateway.surface ?? "open"
    },
    accounts: mapValues(written.accounts, (account) => ({
      id: account.id,
      endpoint: account.endpoint,
      priority: account.priority ?? 1,
      weight: account.weight ?? 1,
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
      schedule: (rotation2.schedule ?? "0 0 3 * * *").trim().split(/\s+/).join(" "),
      interval: rotation2.interval ?? "P30D",
      discipline: rotation2.discipline ?? "regenerate",
      ...rotation2.window !== void 0 && { window: rotation2.window },
      ...rotation2.freezes !== void 0 && { freezes: rotation2.freezes },
      ...rotation2.spread !== void 0 && { spread: rotation2.spread },
      gatewayCheck: rotation2.gatewayCheck ?? true,
      http: rotation2.http,
      actionGroup: rotation2.actionGroup
    } : void 0
  };
}
function toEstate2(written) {
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
function toCallers({ keys = true, entra, cors } = {}) {
  return {
    ...DEFAULT_CALLERS,
    keys: keys !== false,
    bearer: typeof keys === "object" && keys.bearer === true,
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
  if (endpoint.replace(/\/?$/, "/").toLowerCase() !== url.href || !endpoint.startsWith("https://"))
    return `"${endpoint}" is an unusual way to write ${url.href}: write that`;
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
  if (Object.hasOwn(accounts, name))
    return [
      error(path, `"${name}" is an account here and a choice: give the account another name`)
    ];
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

// action/config.schema.json
var config_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "load-balancer.yml",
  description: "Azure OpenAI accounts behind one API Management gateway, and who may use them.",
  type: "object",
  additionalProperties: false,
  required: ["environment", "location", "gateway", "accounts"],
  properties: {
    environment: {
      description: "Prefix of every resource name.",
      type: "string",
      pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
      maxLength: 12,
      expected: "1 to 12 lower-case letters, digits and single hyphens, starting with a letter, such as prod"
    },
    location: {
      description: "Azure region of the gateway, in its short form.",
      type: "string",
      pattern: "^[a-z][a-z0-9]+$",
      expected: "a region's short name, such as japaneast"
    },
    tags: {
      description: "Tags of every resource.",
      type: "object",
      maxProperties: 50,
      propertyNames: {
        pattern: "^[^<>%&\\\\?/\\x00-\\x1f\\x7f]{1,128}$",
        expected: "a tag's name: 1 to 128 characters without < > % & \\ ? /"
      },
      additionalProperties: {
        type: "string",
        pattern: "^[^\\x00-\\x1f\\x7f]*$",
        maxLength: 256,
        maxBytes: 256,
        expected: "text on one line"
      }
    },
    ignoreTags: {
      description: "Names of tags that Azure or an Azure Policy adds and this project leaves alone; * stands for any characters.",
      type: "array",
      uniqueItems: true,
      items: {
        type: "string",
        pattern: "^[^<>%&\\\\?/]+$",
        maxLength: 512,
        expected: "the name of a tag, in which * may stand for any characters, such as hidden-*"
      },
      default: ["hidden-*"]
    },
    naming: {
      description: "Patterns of the resources' names. {environment}, {region}, {suffix}, {type} and {use} are replaced; docs/terraform.md says by what.",
      type: "object",
      additionalProperties: false,
      properties: {
        pattern: {
          $ref: "#/definitions/name",
          description: "Of everything that has no pattern of its own."
        },
        resourceGroup: { $ref: "#/definitions/name", description: "Of the resource group." },
        apiManagement: {
          $ref: "#/definitions/name",
          description: "Of the API Management service."
        },
        gatewayIdentity: {
          $ref: "#/definitions/name",
          description: "Of the identity that calls the accounts."
        },
        logWorkspace: {
          $ref: "#/definitions/name",
          description: "Of the Log Analytics workspace."
        },
        applicationInsights: {
          $ref: "#/definitions/name",
          description: "Of Application Insights."
        },
        keyVault: { $ref: "#/definitions/name", description: "Of the Key Vault." },
        storageAccount: {
          $ref: "#/definitions/name",
          description: "Of the storage account; what is neither letter nor digit is left out."
        },
        functionApp: {
          $ref: "#/definitions/name",
          description: "Of the function app; its host tells apps apart by 32 characters."
        },
        servicePlan: {
          $ref: "#/definitions/name",
          description: "Of the function app's plan."
        },
        rotationIdentity: {
          $ref: "#/definitions/name",
          description: "Of the function's identity."
        },
        rotationAlerts: {
          $ref: "#/definitions/name",
          description: "Of the alerts, which add their own."
        }
      }
    },
    resourceGroup: {
      description: "An existing resource group to create in; destroy leaves it. Left out: one is made.",
      type: "object",
      additionalProperties: false,
      required: ["existing"],
      properties: {
        existing: {
          description: "ARM resource id of the group.",
          type: "string",
          pattern: "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+$",
          expected: "a resource id: /subscriptions/<guid>/resourceGroups/\u2026"
        }
      }
    },
    logs: {
      description: "An existing Log Analytics workspace for the telemetry; it is left as it is. Left out: one is made.",
      type: "object",
      additionalProperties: false,
      required: ["existing"],
      properties: {
        existing: {
          description: "ARM resource id of the workspace.",
          type: "string",
          pattern: "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+/providers/[mM]icrosoft\\.[oO]perational[iI]nsights/[wW]orkspaces/[^/]+$",
          expected: "a resource id: /subscriptions/<guid>/resourceGroups/\u2026/providers/Microsoft.OperationalInsights/workspaces/\u2026"
        }
      }
    },
    gateway: {
      description: "The API Management service.",
      type: "object",
      additionalProperties: false,
      required: ["sku"],
      properties: {
        sku: {
          description: "SKU and units.",
          type: "string",
          pattern: "^(Consumption_0|Developer_1|Basic_[12]|Standard_[1-4]|Premium_[1-9][0-9]?|(Basic|Standard)V2_([1-9]|10)|PremiumV2_([1-9]|[12][0-9]|30))$",
          expected: "a SKU and its units: Consumption_0, Developer_1, Basic_1 to 2, Standard_1 to 4, Premium_1 to 99, BasicV2_1 to 10, StandardV2_1 to 10 or PremiumV2_1 to 30"
        },
        existing: {
          description: "ARM resource id of an existing API Management service to use, in the region and with the SKU that this file says; destroy leaves it. Left out: one is made.",
          type: "string",
          pattern: "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+/providers/[mM]icrosoft\\.[aA]pi[mM]anagement/service/[^/]+$",
          expected: "a resource id: /subscriptions/<guid>/resourceGroups/\u2026/providers/Microsoft.ApiManagement/service/\u2026"
        },
        identity: {
          description: "With existing: ARM resource id of the user-assigned identity that is attached to the service and calls the accounts.",
          type: "string",
          pattern: "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+/providers/[mM]icrosoft\\.[mM]anaged[iI]dentity/user[aA]ssigned[iI]dentities/[^/]+$",
          expected: "a resource id: /subscriptions/<guid>/resourceGroups/\u2026/providers/Microsoft.ManagedIdentity/userAssignedIdentities/\u2026"
        },
        publisher: {
          description: "Who runs the gateway: shown in the developer portal, and where Azure sends notifications. Required, unless the service exists.",
          type: "object",
          additionalProperties: false,
          required: ["name", "email"],
          properties: {
            name: {
              description: "Name of the publisher.",
              type: "string",
              pattern: "^[^\\x00-\\x1f\\x7f]{1,100}$",
              expected: "1 to 100 characters on one line"
            },
            email: {
              description: "E-mail address of the publisher.",
              type: "string",
              pattern: "^[^@\\s\\x00-\\x1f\\x7f]+@[^@\\s\\x00-\\x1f\\x7f]+$",
              maxLength: 100,
              expected: "an e-mail address of at most 100 characters"
            }
          }
        },
        path: {
          description: "First segment of the gateway's URL path; Azure OpenAI's SDKs expect openai.",
          type: "string",
          pattern: "^[A-Za-z0-9_][A-Za-z0-9_-]*(/[A-Za-z0-9_-]+)*$",
          maxLength: 400,
          default: "openai",
          expected: "a URL path of letters, digits, _ and -, without slashes at its ends and a hyphen in front, such as openai"
        },
        headers: {
          description: "Callers' headers that reach the accounts, besides those that Azure OpenAI has. All others are removed.",
          type: "array",
          uniqueItems: true,
          items: {
            type: "string",
            pattern: "^[A-Za-z0-9!#*+._|~-]+$",
            maxLength: 100,
            expected: "a header's name such as x-team"
          }
        },
        openapi: {
          description: "Your own OpenAPI descriptions instead of the ones that ship; paths relative to this file.",
          type: "array",
          minItems: 1,
          items: { type: "string", minLength: 1 }
        },
        allowReplacement: {
          description: "Name of the API Management service that may be destroyed, once, with all keys and its host name: without it a plan that destroys or replaces the service, the vault or their resource group is refused. Take it out afterwards.",
          type: "string",
          pattern: "^[A-Za-z]([A-Za-z0-9-]{0,48}[A-Za-z0-9])?$",
          expected: "the name of an API Management service, as the refusal says it"
        },
        surface: {
          description: "open: calls that no description has reach the accounts, too, so that what Azure adds needs no new release. described: they are answered with 404.",
          enum: ["open", "described"],
          default: "open"
        }
      }
    },
    accounts: {
      description: "Existing Azure OpenAI accounts, by a name of your choice.",
      type: "object",
      minProperties: 1,
      propertyNames: {
        pattern: "^[a-z0-9]+(-[a-z0-9]+)*$",
        maxLength: 40,
        expected: "a name of lower-case letters, digits and single hyphens"
      },
      additionalProperties: {
        type: "object",
        additionalProperties: false,
        required: ["id", "endpoint"],
        properties: {
          id: {
            description: "ARM resource id of the account.",
            type: "string",
            pattern: "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]/providers/Microsoft\\.CognitiveServices/accounts/[A-Za-z0-9][A-Za-z0-9_.-]{1,63}$",
            expected: "a resource id: /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.CognitiveServices/accounts/<name>, with the subscription's id as 00000000-0000-0000-0000-000000000000 and a name of 2 to 64 characters"
          },
          endpoint: {
            description: "Endpoint of the account, on its custom subdomain.",
            type: "string",
            expected: "an endpoint such as https://my-account.openai.azure.com/"
          },
          location: {
            description: "Azure region of the account. Accounts of one subscription and region share their quota.",
            type: "string",
            pattern: "^[a-z0-9]+$",
            expected: "a region's short name, such as swedencentral"
          },
          priority: {
            description: "Lower is preferred; a group is used when the ones before it are unavailable.",
            type: "integer",
            minimum: 0,
            maximum: 100,
            default: 1
          },
          weight: {
            description: "Share of the traffic within its priority.",
            type: "integer",
            minimum: 1,
            maximum: 100,
            default: 1
          },
          models: {
            description: "Models this account serves: a list of deployment names, or a map from a model to this account's deployment of it. Left out: every model that any account names.",
            type: ["array", "object"],
            minItems: 1,
            minProperties: 1,
            uniqueItems: true,
            items: { $ref: "#/definitions/model" },
            propertyNames: { $ref: "#/definitions/model" },
            additionalProperties: {
              type: ["object", "null"],
              additionalProperties: false,
              properties: {
                deployment: {
                  $ref: "#/definitions/model",
                  description: "This account's own name of the model. Left out: the model's name."
                }
              }
            }
          }
        }
      }
    },
    balancing: {
      description: "How calls are spread, and what happens when an account fails.",
      type: "object",
      additionalProperties: false,
      properties: {
        strategy: {
          description: "How a model's accounts share the traffic.",
          enum: ["random", "round-robin", "weighted", "priority"],
          default: "priority"
        },
        selection: {
          description: "Who chooses an account: the policy, which asks one after the other and remembers when each is back, or an API Management pool with circuit breakers.",
          enum: ["policy", "pool"],
          default: "policy"
        },
        attempts: {
          description: "Backend calls per request at most, the first included. Left out: as many as the model has accounts.",
          type: "integer",
          minimum: 1,
          maximum: 50
        },
        timeout: {
          $ref: "#/definitions/duration",
          description: "How long an account has for the headers of its answer; then the caller gets 504, and nobody generates the answer again.",
          default: "PT4M"
        },
        marks: {
          description: "How long an account is remembered as what. With selection policy.",
          type: "object",
          additionalProperties: false,
          properties: {
            throttled: {
              $ref: "#/definitions/duration",
              description: "An account whose 429 tells no wait is asked after the others for this long, and callers are told to wait so long.",
              default: "PT5S"
            },
            faulty: {
              $ref: "#/definitions/duration",
              description: "An account that cannot be reached, or three times failed at what another one served, is asked last for this long.",
              default: "PT30S"
            },
            misconfigured: {
              $ref: "#/definitions/duration",
              description: "An account that refuses the gateway or lacks the deployment is asked last for this long.",
              default: "PT1M"
            },
            longest: {
              $ref: "#/definitions/duration",
              description: "The longest wait that an account is believed, and that a caller is told.",
              default: "PT1H"
            }
          }
        },
        breaker: {
          description: "With selection pool: circuit breaker of every backend; false for none.",
          type: ["object", "boolean"],
          not: { const: true },
          expected: "an object, or false for no circuit breaker",
          additionalProperties: false,
          properties: {
            failures: {
              description: "Failures within the interval that open it.",
              type: "integer",
              minimum: 1,
              maximum: 2147483647,
              default: 1
            },
            interval: {
              $ref: "#/definitions/duration",
              description: "How long failures are counted together.",
              default: "PT1M"
            },
            trip: {
              $ref: "#/definitions/duration",
              description: "How long it stays open where no Retry-After says otherwise.",
              default: "PT30S"
            },
            acceptRetryAfter: {
              description: "Let the backend's Retry-After say how long it stays open.",
              type: "boolean",
              default: true
            }
          }
        },
        tell: {
          description: "Tell callers the account and the number of attempts in response headers x-load-balancer-account and x-load-balancer-attempts.",
          type: "boolean",
          default: false
        },
        stateful: {
          description: "Where calls go that name what an account keeps, such as stored responses and files: follow (the account that has it), refuse, or one account's name. Left out: follow; refuse with selection pool, which cannot follow.",
          type: "string"
        },
        shareState: {
          description: "Let consumers use responses, files and other state that another one made, where they know its id. Isolation is as good as the gateway's memory: docs/security.md.",
          type: "boolean",
          default: false
        }
      }
    },
    models: {
      description: "What holds for a model on every account, by the model's name; and aliases.",
      type: "object",
      propertyNames: { $ref: "#/definitions/model" },
      additionalProperties: {
        type: ["object", "null"],
        additionalProperties: false,
        properties: {
          timeout: {
            $ref: "#/definitions/duration",
            description: "Instead of balancing.timeout, such as PT3M for a model that reasons for minutes."
          },
          use: {
            description: "Makes the name an alias: the models that stand for it, in order. The next is used where the first has no capacity on any account.",
            type: "array",
            minItems: 1,
            uniqueItems: true,
            items: { $ref: "#/definitions/model" }
          }
        }
      }
    },
    callers: {
      description: "How callers prove who they are, and from which web pages they may call.",
      type: "object",
      additionalProperties: false,
      properties: {
        keys: {
          description: "Whether subscription keys are accepted, in the header or query parameter api-key: each consumer then has two. false: tokens of callers.entra only.",
          type: ["boolean", "object"],
          default: true,
          expected: "true, false, or an object such as { bearer: true }",
          additionalProperties: false,
          properties: {
            bearer: {
              description: "Accept a key as Authorization: Bearer, too, which OpenAI's own clients send. Rests on a property that API Management does not document. Not together with callers.entra, whose tokens use the same header.",
              type: "boolean",
              default: false
            }
          }
        },
        entra: {
          description: "Accept tokens of Microsoft Entra ID as Authorization: Bearer; consumers.<name>.entra says whose they are.",
          type: "object",
          additionalProperties: false,
          required: ["tenant", "audiences"],
          properties: {
            tenant: {
              $ref: "#/definitions/objectId",
              description: "Id of the tenant that issues the tokens."
            },
            audiences: {
              description: "What the tokens are for: the application id URI or client id of the app registration that stands for the gateway.",
              type: "array",
              minItems: 1,
              uniqueItems: true,
              items: {
                type: "string",
                pattern: "^[A-Za-z0-9][A-Za-z0-9._~:/-]*$",
                maxLength: 256,
                expected: "an application id URI or a client id, such as api://openai"
              }
            }
          }
        },
        cors: {
          description: "Web pages whose scripts may call the gateway. Left out: none.",
          type: "object",
          additionalProperties: false,
          required: ["origins"],
          properties: {
            origins: {
              description: "Their origins: scheme, host and port, as browsers send them.",
              type: "array",
              minItems: 1,
              uniqueItems: true,
              items: {
                type: "string",
                pattern: "^https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?$",
                maxLength: 256,
                expected: "an origin without a path, in lower case, such as https://app.example.com or http://localhost:3000"
              }
            }
          }
        }
      }
    },
    consumers: {
      description: "Who may call the gateway: one subscription with two keys each, all of one product.",
      type: "object",
      propertyNames: {
        pattern: "^[a-z0-9]+(-[a-z0-9]+)*$",
        maxLength: 60,
        expected: "a name of lower-case letters, digits and single hyphens"
      },
      additionalProperties: {
        type: ["object", "null"],
        additionalProperties: false,
        properties: {
          formerly: {
            description: "After a renaming: the name that the consumer had when its key was made. Its subscription, and with it its keys and the secret in the vault, keep that name. Without it a renamed consumer is a new one, and the old one's keys end.",
            type: "string",
            pattern: "^[a-z0-9]+(-[a-z0-9]+)*$",
            maxLength: 60,
            expected: "a name of lower-case letters, digits and single hyphens"
          },
          models: {
            description: "Models this consumer may call. Left out: every model.",
            type: "array",
            minItems: 1,
            uniqueItems: true,
            items: { $ref: "#/definitions/model" }
          },
          tokensPerMinute: {
            description: "Tokens per minute over all models; then 429.",
            type: "integer",
            minimum: 1,
            maximum: 2147483647
          },
          tokenQuota: {
            description: "Tokens per period over all models; then 403.",
            type: "object",
            additionalProperties: false,
            required: ["tokens", "period"],
            properties: {
              tokens: {
                description: "Tokens of a period.",
                type: "integer",
                minimum: 1,
                maximum: 2147483647
              },
              period: {
                description: "Hours, days, weeks, months or years of UTC.",
                enum: ["Hourly", "Daily", "Weekly", "Monthly", "Yearly"]
              }
            }
          },
          requestsPerMinute: {
            description: "Requests per minute, of whatever kind; then 429.",
            type: "integer",
            minimum: 1,
            maximum: 2147483647
          },
          entra: {
            description: "Whose tokens of Microsoft Entra ID count as this consumer's. Needs callers.entra.",
            type: "object",
            additionalProperties: false,
            minProperties: 1,
            properties: {
              applications: {
                description: "Client ids of applications.",
                type: "array",
                minItems: 1,
                uniqueItems: true,
                items: { $ref: "#/definitions/objectId" }
              },
              groups: {
                description: "Object ids of groups, which the tokens must name in their claim groups. An application that a consumer names comes first, then the order of consumers.",
                type: "array",
                minItems: 1,
                uniqueItems: true,
                items: { $ref: "#/definitions/objectId" }
              }
            }
          },
          readers: {
            description: "Who may read this consumer's key in Key Vault: object ids in Entra ID of users, groups, applications and identities.",
            type: "array",
            uniqueItems: true,
            items: { $ref: "#/definitions/objectId" }
          },
          rotation: {
            description: "How this consumer's key is rotated, where it differs from everybody's.",
            type: "object",
            additionalProperties: false,
            required: ["interval"],
            properties: {
              interval: {
                $ref: "#/definitions/duration",
                description: "Age at which this consumer's key is replaced."
              }
            }
          }
        }
      }
    },
    rotation: {
      description: "Rotation of the subscription keys into Key Vault. Left out: none is deployed.",
      type: ["object", "null"],
      additionalProperties: false,
      properties: {
        schedule: {
          description: "When the function runs: NCRONTAB with six fields, UTC. A run rotates only what is due.",
          type: "string",
          default: "0 0 3 * * *"
        },
        interval: {
          $ref: "#/definitions/duration",
          description: "Age at which a key is replaced; its predecessor works for one more.",
          default: "P30D"
        },
        window: {
          description: "Time of day, UTC, at which keys that are due are rotated; the schedule must fire in it. It may span midnight. Left out: whenever the schedule fires.",
          type: "string",
          pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$",
          expected: "two times of day such as 22:00-04:00"
        },
        freezes: {
          description: "Days, UTC, on which no key is rotated but by force or in an emergency. Keys that would be due then are rotated before.",
          type: "array",
          items: {
            type: "object",
            additionalProperties: false,
            required: ["from", "to"],
            properties: {
              from: { $ref: "#/definitions/date", description: "The first of the days." },
              to: { $ref: "#/definitions/date", description: "The last of the days." }
            }
          }
        },
        spread: {
          description: "Lets consumers take turns over their interval, instead of all being due on one day.",
          type: "boolean",
          default: false
        },
        discipline: {
          description: "Who makes a new key: API Management (regenerate, the narrower role), or the function (conditional, one call less).",
          enum: ["regenerate", "conditional"],
          default: "regenerate"
        },
        gatewayCheck: {
          description: "Publish a new key only once the gateway accepts it. Switch it off where the function has no way to the gateway.",
          type: "boolean",
          default: true
        },
        http: {
          description: "Lets a run be started over HTTP, with Entra ID. Left out: it cannot.",
          type: "object",
          additionalProperties: false,
          required: ["audience", "allowedPrincipals"],
          properties: {
            audience: {
              $ref: "#/definitions/objectId",
              description: "Client id of the app registration that callers ask a token for."
            },
            allowedPrincipals: {
              description: "Object ids in Entra ID of who may call.",
              type: "array",
              minItems: 1,
              uniqueItems: true,
              items: { $ref: "#/definitions/objectId" }
            }
          }
        },
        vault: {
          description: "An existing Key Vault, with roles (RBAC), for the keys; it is left as it is. Left out: one is made.",
          type: "object",
          additionalProperties: false,
          required: ["existing"],
          properties: {
            existing: {
              description: "ARM resource id of the vault.",
              type: "string",
              pattern: "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[^/]+/providers/[mM]icrosoft\\.[kK]ey[vV]ault/[vV]aults/[^/]+$",
              expected: "a resource id: /subscriptions/<guid>/resourceGroups/\u2026/providers/Microsoft.KeyVault/vaults/\u2026"
            }
          }
        },
        actionGroup: {
          description: "Resource id of the Azure Monitor action group that hears of the rotation's alerts. Left out: they show in the portal only.",
          type: "string",
          pattern: "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]/providers/[mM]icrosoft\\.[iI]nsights/action[gG]roups/[^/\\s\\x00-\\x1f\\x7f]{1,260}$",
          expected: "a resource id: /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Insights/actionGroups/<name>, with the subscription's id as 00000000-0000-0000-0000-000000000000"
        }
      }
    },
    expect: {
      description: "What aolb simulate and the plan's simulation must show in every scenario in which an ideal balancer shows it, or they fail.",
      type: "object",
      additionalProperties: false,
      properties: {
        served: {
          $ref: "#/definitions/comparison",
          description: "Share of the requests that are served, of the callers whose requests can be."
        },
        ofIdeal: {
          $ref: "#/definitions/comparison",
          description: "The same as a share of what an ideal balancer serves."
        },
        throttled: {
          $ref: "#/definitions/comparison",
          description: "Share of their requests that end with 429."
        },
        failed: {
          $ref: "#/definitions/comparison",
          description: "Share of their requests that end with 5xx."
        },
        attempts: {
          $ref: "#/definitions/comparison",
          description: "Calls that reach an account, for each request."
        },
        addedP95: {
          $ref: "#/definitions/comparison",
          description: "How much longer than their account took 95 % of the served requests waited at most."
        },
        recovery: {
          $ref: "#/definitions/comparison",
          description: "How long after the end of a fault its account serves again."
        }
      }
    }
  },
  definitions: {
    name: {
      type: "string",
      minLength: 1,
      maxLength: 260,
      pattern: "^[A-Za-z0-9_().{}-]+$",
      expected: "a name of letters, digits and _ ( ) . - with placeholders such as {environment}-{type}-{suffix}"
    },
    comparison: {
      type: "string",
      pattern: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$",
      expected: 'a comparison such as ">= 99.9%", "<= 1.1" or "< 500ms"'
    },
    model: {
      type: "string",
      pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$",
      maxLength: 64,
      expected: "a deployment name: letters, digits, dots, hyphens and underscores"
    },
    objectId: {
      type: "string",
      pattern: "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
      expected: "an id such as 00000000-0000-0000-0000-000000000000"
    },
    date: {
      type: "string",
      pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
      expected: "a date such as 2026-12-20"
    },
    duration: {
      type: "string",
      pattern: "^P(?=.)([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,8}M)?([0-9]{1,10}S)?)?$",
      maxSeconds: 2147483647,
      expected: "an ISO 8601 duration of days, hours, minutes and seconds, such as PT30S or P30D"
    }
  }
};

// action/config.ts
var schemaFindings = createSchema(config_schema_default);
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

// action/policy-check.ts
async function policyFaults(policy, configuration) {
  const { checkPolicy } = await import("./check-HFR76BDD.js");
  const check = (text, balancer) => checkPolicy(text, { backends: backendNames2(balancer), namedValues: NAMED_VALUES });
  const { ok, errors, unsupported } = check(policy, createBalancer(configuration));
  if (ok) return [];
  const path = blamed(
    configuration,
    (balancer) => check(renderPolicy(balancer, surface), balancer)
  );
  const lines = policy.split("\n");
  return [
    ...errors,
    ...unsupported.map(({ what, ...place }) => ({ ...place, message: `cannot judge ${what}` }))
  ].map(({ message, line, column }) => ({
    path,
    message: `the policy that follows is refused at its line ${line}, column ${column}: ${message}. There stands: ${lines[line - 1]?.trim().slice(0, 200)}. ${path.length === 0 ? "No single key is to blame: please report it with the file" : "It is taken without this key: change or remove it, and please report it"}`
  }));
}
var NAMED_VALUES = /* @__PURE__ */ new Map([["identity-client-id", "00000000-0000-0000-0000-000000000000"]]);
function backendNames2({ backends: backends2, models: models2 }) {
  return new Set(
    [...backends2, ...models2.flatMap(({ pool }) => pool ?? [])].map(({ name }) => name)
  );
}
function blamed(configuration, check) {
  for (const [path, without] of reductions(configuration)) {
    try {
      if (check(createBalancer(without)).ok) return path;
    } catch {
    }
  }
  return [];
}
function* reductions(configuration) {
  const { gateway, balancing, callers, consumers: consumers2, models: models2, accounts } = configuration;
  for (const [part, entries] of Object.entries({ consumers: consumers2, models: models2, accounts }))
    for (const name of Object.keys(entries))
      yield [
        [part, name],
        {
          ...configuration,
          [part]: Object.fromEntries(Object.entries(entries).filter(([other]) => other !== name))
        }
      ];
  for (const key of Object.keys(balancing))
    yield [
      ["balancing", key],
      { ...configuration, balancing: { ...balancing, [key]: DEFAULT_BALANCING[key] } }
    ];
  for (const key of Object.keys(callers))
    yield [
      ["callers", key === "origins" ? "cors" : key],
      { ...configuration, callers: { ...callers, [key]: DEFAULT_CALLERS[key] } }
    ];
  yield [["gateway", "headers"], { ...configuration, gateway: { ...gateway, headers: [] } }];
  yield [["gateway", "path"], { ...configuration, gateway: { ...gateway, path: "openai" } }];
}

// action/policy-size.ts
var NEAR = 0.8;
var DIGEST_BYTES = 26;
function describeSize(bytes, { name, policyDocument }) {
  return `${figure2(bytes)} of ${figure2(policyDocument.most)} bytes that ${name} documents`;
}
function sizeFinding(bytes, tier, file) {
  const { most, elsewhere } = tier.policyDocument;
  const size = `the policy has ${describeSize(bytes, tier)}`;
  const advice = "list fewer models, or give consumers with equal models and limits the same ones";
  if (bytes > most) return { severity: "error", file, message: `${size}: ${advice}` };
  if (bytes > most * NEAR)
    return { severity: "warning", file, message: `${size}, which is nearly all: ${advice}` };
  if (elsewhere?.most === void 0 || bytes <= elsewhere.most) return void 0;
  return {
    severity: "warning",
    file,
    message: `${size}, and more than the ${figure2(elsewhere.most)} of an older document (${elsewhere.source}); which holds is not verified`
  };
}
function tierNotes({ name, requestDuration, bufferedPayload }) {
  const { most, source, elsewhere } = requestDuration;
  return [
    ...bufferedPayload.most < 16 * 1024 * 1024 ? [
      `${name} buffers ${figure2(bufferedPayload.most)} bytes: a larger body is sent to one account only, and no expression can read it (${bufferedPayload.source})`
    ] : [],
    ...most === Number.POSITIVE_INFINITY ? [] : [
      `${name} may end a request after ${most} seconds: ${source} says so${elsewhere === void 0 ? "" : `, ${elsewhere.source} lists no such limit`}; let long answers stream`
    ]
  ];
}
var UNDISPUTED_OPERATIONS = 100;
function operationNotes(count) {
  if (count <= UNDISPUTED_OPERATIONS) return [];
  return [
    `the API has ${figure2(count)} operations: an older document allows ${UNDISPUTED_OPERATIONS} (https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits), a newer one limits only those of a service (https://learn.microsoft.com/azure/api-management/service-limits); should the import be refused, describe fewer by gateway.openapi`
  ];
}
function figure2(count) {
  return count.toLocaleString("en-US");
}

// action/artefacts.ts
function renderDocuments(configuration, file, descriptions, functionPackage) {
  const balancer = createBalancer(configuration);
  const policy = renderPolicy(balancer, surface);
  const tier = tierOf(balancer.sku);
  const bytes = policySize(policy) + DIGEST_BYTES;
  const size = sizeFinding(bytes, tier, file);
  if (size?.severity === "error") return { refused: [size] };
  try {
    const open = configuration.gateway.surface === "open" ? [anyOtherCall] : [];
    const openapi = adjustOpenApi([...descriptions, ...open], {
      title: `Azure OpenAI (${configuration.environment})`,
      serverUrl: serverUrl(configuration)
    });
    const variables = toVariables(configuration, balancer, {
      policy,
      openapi,
      functionPackage: configuration.rotation === void 0 ? void 0 : functionPackage
    });
    return {
      policy,
      openapi,
      variables,
      warnings: size === void 0 ? [] : [size],
      notes: [
        `policy: ${describeSize(bytes, tier)}`,
        ...tierNotes(tier),
        ...operationNotes(operationsOf(openapi).length)
      ]
    };
  } catch (error2) {
    if (!(error2 instanceof OpenApiError)) throw error2;
    return {
      refused: error2.problems.map(({ document, line, column, message }) => ({
        severity: "error",
        file: document,
        line,
        column,
        message
      }))
    };
  }
}
function serverUrl({ accounts }) {
  const [preferred] = Object.values(accounts).toSorted((a, b) => a.priority - b.priority);
  if (preferred === void 0) throw new Error("a configuration without accounts was accepted");
  return new URL("/openai", preferred.endpoint).href;
}
function createPrepare(workspace, functionPackage) {
  return async (configurationFile, directory) => {
    const read = await readDocuments(configurationFile, workspace, functionPackage);
    if (!read.ok) return read;
    const { configuration, document, rendered, findings, allowReplacement } = read;
    const paths = {
      policyFile: join(directory, "policy.xml"),
      openapiFile: join(directory, "openapi.json"),
      variablesFile: join(directory, "terraform.tfvars.json")
    };
    await mkdir(directory, { recursive: true });
    await writeFile(paths.policyFile, rendered.policy);
    await writeFile(paths.openapiFile, rendered.openapi);
    await writeFile(paths.variablesFile, `${JSON.stringify(rendered.variables, null, 2)}
`);
    return {
      ok: true,
      artefacts: {
        ...paths,
        configuration,
        document,
        expectations: read.expectations,
        balancer: createBalancer(configuration),
        allowReplacement,
        rotation: configuration.rotation,
        warnings: [...findings, ...rendered.warnings],
        notes: rendered.notes
      }
    };
  };
}
async function readDocuments(configurationFile, workspace, functionPackage) {
  const file = relative(workspace, configurationFile) || configurationFile;
  const text = await readText(configurationFile, file);
  if (typeof text !== "string") return refuse("config-invalid", [text]);
  const { configuration, expectations: expectations2, findings, document, allowReplacement } = readConfiguration(
    text,
    file
  );
  if (configuration === void 0) return refuse("config-invalid", findings);
  const sources = await readDescriptions(configuration, configurationFile, workspace);
  if ("refused" in sources) return refuse("config-invalid", sources.refused);
  const rendered = renderDocuments(configuration, file, sources.descriptions, functionPackage);
  if ("refused" in rendered) return refuse("policy-invalid", rendered.refused);
  const faults = await policyFaults(rendered.policy, configuration);
  if (faults.length > 0) {
    const told = faults.map((fault) => ({ severity: "error", ...fault }));
    return refuse("policy-invalid", toldOnce(told, document));
  }
  return { ok: true, configuration, document, rendered, expectations: expectations2, findings, allowReplacement };
}
function refuse(reason, findings) {
  return { ok: false, reason, findings };
}
async function readDescriptions({ gateway }, configurationFile, workspace) {
  if (gateway.openapi === void 0) return { descriptions: shippedDescriptions };
  const read = await Promise.all(
    gateway.openapi.map(async (path) => {
      const absolute = resolve(dirname(configurationFile), path);
      const name = relative(workspace, absolute);
      const text = await readText(absolute, name);
      return typeof text === "string" ? { name, text } : text;
    })
  );
  const refused = read.filter((result) => "severity" in result);
  return refused.length > 0 ? { refused } : { descriptions: read.filter((result) => "text" in result) };
}
async function readText(path, name) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
  } catch (error2) {
    const missing = error2 instanceof Error && "code" in error2 && error2.code === "ENOENT";
    const cause = missing ? "the file does not exist" : `the file cannot be read: ${messageOf(error2)}`;
    return { severity: "error", file: name, message: `${name}: ${cause}` };
  }
}

export {
  intervalsOf,
  createPrepare,
  readDocuments
};
