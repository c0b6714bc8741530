import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  createHash
} from "./chunk-UFVNVTCR.js";

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
function suffixOf(subscriptionId, environment, location) {
  const text = `${subscriptionId}/${environment}/${location}`;
  return createHash("sha256").update(text).digest("hex").slice(0, 6);
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
  const fits = name.length >= min && name.length <= max && new RegExp(pattern).test(name);
  return fits ? void 0 : `has ${name.length} characters; a name of this kind has ${min} to ${max}, of ${holds}`;
}

export {
  NAME_RULES,
  KINDS,
  PLACEHOLDERS,
  kindOf,
  keyOf,
  suffixOf,
  nameOf,
  nameFault
};
