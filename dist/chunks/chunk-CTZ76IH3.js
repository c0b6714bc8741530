import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  argumentsOf,
  definitionsOf
} from "./chunk-VHLNYHMM.js";
import {
  isArray,
  isObject,
  items,
  member,
  parseJson
} from "./chunk-2MALVD72.js";

// action/terraform/secrets.ts
function sensitiveValues(plan) {
  const found = /* @__PURE__ */ new Map();
  const mark = (value, marks, origin) => {
    if (marks === true) for (const leaf of leavesOf(value)) addTo(found, leaf, origin);
    else if (isArray(marks))
      for (const [index, one] of marks.entries()) mark(items(value)[index], one, origin);
    else if (isObject(marks))
      for (const [key, one] of Object.entries(marks)) mark(member(value, key), one, origin);
  };
  const visit = (value, origin) => {
    if (isArray(value)) for (const item of value) visit(item, origin);
    if (!isObject(value)) return;
    const address = member(value, "address");
    const here = typeof address === "string" ? address : origin;
    for (const [key, child] of Object.entries(value)) {
      if (key === "sensitive_values") mark(member(value, "values"), child, here);
      else if (key === "config_sensitive") mark(member(value, "config_values"), child, here);
      else if (key.endsWith("_sensitive"))
        mark(value[key.slice(0, -"_sensitive".length)], child, here);
      else if (key === "sensitive") mark(member(value, "value"), child, here);
      if (typeof child === "object" && child !== null) visit(child, here === "" ? key : here);
    }
  };
  if (isObject(plan)) {
    for (const [key, part] of Object.entries(plan)) if (key !== "configuration") visit(part, "");
  }
  for (const [value, origin] of variableValues(plan)) addTo(found, value, origin);
  return found;
}
function stateSecrets(state) {
  const found = /* @__PURE__ */ new Map();
  for (const [name, output] of entriesOf(member(state, "outputs"))) {
    if (member(output, "sensitive") !== true) continue;
    for (const leaf of leavesOf(member(output, "value"))) addTo(found, leaf, `output.${name}`);
  }
  for (const resource of items(member(state, "resources"))) {
    const origin = `${member(resource, "type")}.${member(resource, "name")}`;
    for (const instance of items(member(resource, "instances"))) {
      const attributes = member(instance, "attributes");
      for (const path of items(member(instance, "sensitive_attributes")))
        for (const leaf of leavesOf(valueAt(attributes, items(path)))) addTo(found, leaf, origin);
      for (const [name, value] of entriesOf(attributes))
        if (isSecretName(name)) for (const leaf of leavesOf(value)) addTo(found, leaf, origin);
    }
  }
  return found;
}
function valueAt(value, path) {
  const [step, ...rest] = path;
  if (step === void 0) return withoutType(value);
  const key = member(step, "value");
  const index = member(key, "value") ?? key;
  const within = (one) => typeof index === "number" ? items(one)[index] : member(one, String(index));
  const next = within(value) ?? within(withoutType(value));
  return next === void 0 ? withoutType(value) : valueAt(next, rest);
}
function withoutType(value) {
  const [first, second, ...more] = Object.keys(isObject(value) ? value : {}).sort();
  return first === "type" && second === "value" && more.length === 0 ? member(value, "value") : value;
}
function variableValues(plan) {
  const found = /* @__PURE__ */ new Map();
  const visit = (module, given) => {
    for (const [name, declaration] of entriesOf(member(module, "variables"))) {
      if (member(declaration, "sensitive") !== true) continue;
      for (const value of [given(name), member(declaration, "default")])
        for (const leaf of leavesOf(value)) addTo(found, leaf, `var.${name}`);
    }
    for (const [, call] of entriesOf(member(module, "module_calls")))
      visit(
        member(call, "module"),
        (name) => member(member(member(call, "expressions"), name), "constant_value")
      );
  };
  const values = member(plan, "variables");
  visit(
    member(member(plan, "configuration"), "root_module"),
    (name) => member(member(values, name), "value")
  );
  return found;
}
function environmentSecrets(environment, sensitive = /* @__PURE__ */ new Set()) {
  const found = /* @__PURE__ */ new Map();
  for (const [name, value] of Object.entries(environment)) {
    if (value === void 0) continue;
    const variable = name.startsWith("TF_VAR_") ? name.slice("TF_VAR_".length) : void 0;
    if (variable !== void 0 && sensitive.has(variable)) addWritten(found, value, name);
    else if (isSecretName(name) && isSecretText(value)) addWritten(found, value, name);
    else for (const secret of embeddedSecrets(value)) addTo(found, secret, name);
    if (name.startsWith("TF_CLI_ARGS")) addArguments(found, value, name, sensitive);
  }
  return found;
}
function settingSecrets(settings, origin) {
  const found = /* @__PURE__ */ new Map();
  for (const [key, value] of settings) {
    const text = unquoted(value);
    if (isSecretSetting(key)) addWritten(found, text, `${origin}: ${key}`);
    else for (const secret of embeddedSecrets(text)) addTo(found, secret, `${origin}: ${key}`);
  }
  return found;
}
function declaredSecrets(files) {
  const variables = /* @__PURE__ */ new Set();
  const found = /* @__PURE__ */ new Map();
  for (const [name, text] of files) {
    if (!/\.(tf|tofu)(\.json)?$/.test(name)) continue;
    for (const { header, attributes } of readable(() => definitionsOf(name, text)) ?? []) {
      const [type, variable = ""] = header;
      if (type !== "variable" || attributes.get("sensitive") !== "true") continue;
      variables.add(variable);
      addWritten(found, attributes.get("default") ?? "", `var.${variable}`);
    }
  }
  for (const [name, text] of files) {
    if (!/\.tfvars(\.json)?$/.test(name)) continue;
    for (const [variable, value] of readable(() => argumentsOf(name, text)) ?? [])
      if (variables.has(variable)) addWritten(found, value, `var.${variable}`);
  }
  return { variables, secrets: found };
}
function isSecretSetting(name) {
  return name !== "key" && isSecretName(name);
}
function isSecretName(name) {
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== "");
  const last = words.at(-1) ?? "";
  if (NOT_THE_SECRET.has(last) || words.includes("public")) return false;
  const joined = words.join("_");
  return words.some((word) => SECRET_WORDS.test(word)) || /connection_?str|conn_str|access_key/.test(joined);
}
var SECRET_WORDS = /^(.*secrets?|.*tokens?|.*passwords?|passwd|passcode|.*passphrase|pwd|pass|pat|pin|sas|sig|signature|jwt|bearer|cookie|dsn|credentials?|.*(api|access|account|private|primary|secondary|shared|storage|master|subscription|function|client|host|openai|encryption|signing)keys?|keys?\d*|connectionstrings?|connstr)$/;
var NOT_THE_SECRET = new Set(
  "url uri endpoint file filename path dir directory folder name names id ids vault type version ttl expiry expires length count enabled location region algorithm format scope scopes issuer audience".split(
    " "
  )
);
function isSecretText(value) {
  return value.length >= 4 && !/^(true|false|null|none|auto|always|never|\d{1,5})$/i.test(value);
}
function embeddedSecrets(text) {
  const found = [];
  for (const [, password = ""] of text.matchAll(
    /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:([^\s/@]{1,1000})@/gi
  ))
    found.push(password, decoded(password));
  for (const [, key = "", value = ""] of text.matchAll(/[?&;]([\w.-]{1,100})=([^&;\s"'#]{4,})/g))
    if (key === "code" || isSecretName(key)) found.push(value, decoded(value));
  for (const [, key = "", value = ""] of text.matchAll(
    /(?:^|[;\s"'])([A-Za-z][\w ]{0,100})=([^;\s"']{4,})/g
  ))
    if (isSecretName(key)) found.push(value);
  return found.filter((secret) => secret.length >= 4);
}
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
function addArguments(found, text, origin, sensitive) {
  for (const [, name = "", a, b, c] of text.matchAll(
    /(?:var|backend-config)(?:\s+|=)["']?([\w-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"']+))/g
  )) {
    const value = a ?? b ?? c ?? "";
    if (sensitive.has(name) || isSecretSetting(name)) addWritten(found, value, origin);
  }
}
function addWritten(found, text, origin) {
  addTo(found, unquoted(text), origin);
  for (const secret of embeddedSecrets(text)) addTo(found, secret, origin);
  if (!/^\s*[[{"]/.test(text)) return;
  for (const leaf of leavesOf(readable(() => parseJson(text)))) addTo(found, leaf, origin);
  for (const [, inner = "", isKey] of text.matchAll(/"((?:[^"\\]|\\.)*)"(\s*[:=])?/g))
    if (isKey === void 0)
      addTo(found, readable(() => String(parseJson(`"${inner}"`))) ?? inner, origin);
}
function unquoted(text) {
  return /^\s*"([^"\\]*)"\s*$/.exec(text)?.[1] ?? text;
}
function addTo(found, value, origin) {
  if (value.trim() !== "" && !found.has(value)) found.set(value, origin);
}
function leavesOf(value) {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  if (isArray(value)) return value.flatMap(leavesOf);
  return isObject(value) ? Object.values(value).flatMap(leavesOf) : [];
}
function entriesOf(value) {
  return isObject(value) ? Object.entries(value) : [];
}
function readable(read) {
  try {
    return read();
  } catch {
    return void 0;
  }
}

export {
  sensitiveValues,
  stateSecrets,
  variableValues,
  environmentSecrets,
  settingSecrets,
  declaredSecrets
};
