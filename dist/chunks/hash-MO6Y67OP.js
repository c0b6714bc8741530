import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  sensitiveValues,
  variableValues
} from "./chunk-CTZ76IH3.js";
import {
  actionOf,
  attributeChanges,
  containsTrue
} from "./chunk-6E7V2Q2O.js";
import {
  createScrub,
  isTooCommon,
  scrubJson
} from "./chunk-7V7D77YU.js";
import {
  configurationSource
} from "./chunk-A2MCC3QH.js";
import "./chunk-VHLNYHMM.js";
import {
  hash
} from "./chunk-EZDKBA72.js";
import "./chunk-PYWJKXNW.js";
import "./chunk-27RFI5G6.js";
import "./chunk-75ZBO6A2.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-3BSBAREY.js";
import {
  canonical,
  isArray,
  isObject,
  items,
  member,
  textOf
} from "./chunk-2MALVD72.js";
import "./chunk-HANBNIMK.js";

// action/terraform/mask.ts
var MASK = "***";
var SHORTEST_PART = 4;
function createMask(plan) {
  const variables = [...variableValues(plan).keys()];
  const longVariables = variables.filter((value) => value.length >= SHORTEST_PART);
  const parts = [...sensitiveValues(plan).keys()].filter(
    (value) => variables.includes(value) || !longVariables.some((variable) => variable !== value && value.includes(variable))
  );
  const scrub = createScrub(parts);
  const common = parts.filter((part) => part.length >= SHORTEST_PART && isTooCommon(part));
  const short = parts.filter((part) => part.length < SHORTEST_PART);
  const timestamp = textOf(member(plan, "timestamp"));
  const timeless = (text2) => timestamp === void 0 ? text2 : text2.replaceAll(timestamp, "the time of the plan");
  const text = (value) => timeless(scrub(value));
  const around = (value) => {
    if (short.some((part) => value.includes(part))) return MASK;
    const masked = common.reduce((rest, part) => rest.replaceAll(part, MASK), scrub(value));
    return masked === value ? MASK : timeless(masked);
  };
  const aroundAll = (value) => {
    if (value === null) return null;
    if (typeof value === "string") return around(value);
    if (isArray(value)) return value.map(aroundAll);
    if (!isObject(value)) return MASK;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [text(key), aroundAll(item)])
    );
  };
  const json = (value) => scrubJson(value, text);
  const holdsPart = (value) => {
    if (value === null || typeof value === "boolean") return false;
    if (isArray(value)) return value.some(holdsPart);
    if (!isObject(value)) return scrub(String(value)) !== String(value);
    return Object.entries(value).some(([key, item]) => scrub(key) !== key || holdsPart(item));
  };
  return {
    text,
    json,
    side: (value, unknown, hidden) => {
      const present = value ?? null;
      const known = hidden ? aroundAll(present) : json(present);
      if (unknown) return { kind: "unknown", known };
      if (present === null) return { kind: "absent" };
      return hidden || holdsPart(present) ? { kind: "sensitive", around: known } : { kind: "value", value: known };
    },
    times: (value) => scrubJson(value, withoutTimes(timestamp))
  };
}
var MONTHS = "January February March April May June July August September October November December".split(
  " "
);
var DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");
function withoutTimes(timestamp) {
  const time = new Date(timestamp ?? 0);
  const month = MONTHS[time.getUTCMonth()] ?? "";
  const day = DAYS[time.getUTCDay()] ?? "";
  const numbers = [
    time.getUTCFullYear(),
    time.getUTCFullYear() % 100,
    time.getUTCMonth() + 1,
    time.getUTCDate(),
    time.getUTCHours(),
    time.getUTCHours() % 12 || 12,
    time.getUTCMinutes(),
    time.getUTCSeconds()
  ];
  const written = new Set(
    numbers.flatMap((number) => [String(number), String(number).padStart(2, "0")])
  );
  const words = /* @__PURE__ */ new Set([month, month.slice(0, 3), day, day.slice(0, 3), "AM", "PM", "am", "pm"]);
  return (text) => text.replaceAll(/\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?/g, "time").replaceAll(/(?<!\d)(19|20)\d{6}(\d{4}(\d\d)?)?(?!\d)/g, "time").replaceAll(
    /(?<![A-Za-z0-9])(\d{1,4}|[A-Za-z]{2,9})(?![A-Za-z0-9])/g,
    (part) => written.has(part) || words.has(part) ? "time" : part
  );
}

// action/terraform/hash.ts
function identifyPlan(plan, given) {
  const mask = createMask(plan);
  const source = given ?? configurationSource(mask.json(member(plan, "configuration") ?? null));
  const elements = [
    ...resourceElements(plan, mask, source),
    ...outputElements(plan, mask, source),
    ...providerElements(plan, mask),
    ...otherElements(plan, mask)
  ].sort((a, b) => compare(a.address, b.address) || compare(a.path, b.path));
  const named = distinct(elements);
  const known = new Set(named.map(({ address }) => address));
  return {
    hash: sha256(canonical(named.map(({ address, path, digest }) => [address, path, digest]))),
    elements: named,
    others: items(member(plan, "resource_changes")).map((resource) => mask.text(textOf(member(resource, "address")) ?? "")).filter((address) => !known.has(address))
  };
}
function distinct(elements) {
  const seen = /* @__PURE__ */ new Map();
  return elements.map((element) => {
    const key = canonical([element.address, element.path]);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? element : { ...element, path: `${element.path} (${count})` };
  });
}
function resourceElements(plan, mask, source) {
  return items(member(plan, "resource_changes")).flatMap((resource) => {
    const change = member(resource, "change");
    const text = (key) => textOf(member(resource, key));
    const movedFrom = text("previous_address");
    const importing = member(change, "importing");
    const actions = items(member(change, "actions")).map(String);
    const action = actionOf(actions, movedFrom !== void 0, isObject(importing));
    if (action === void 0) return [];
    const deposed = text("deposed");
    const address = mask.text(text("address") ?? "");
    const name = deposed === void 0 ? address : `${address} (deposed ${deposed})`;
    const place = {
      module: text("module_address") ?? "",
      definition: `${text("mode") === "data" ? "data" : "resource"}.${text("type")}.${text("name")}`
    };
    const goes = action === "delete" || action === "forget";
    const makes = action === "create" || action === "replace";
    const of = (path, what, document) => ({
      address: name,
      path,
      what,
      digest: sha256(canonical(document))
    });
    const commands = makes || action === "delete" ? source.provisioners(place) : void 0;
    return [
      of("", describeAction(action, actions), {
        actions,
        provider: text("provider_name") ?? null,
        movedFrom: movedFrom === void 0 ? null : mask.text(movedFrom),
        importing: isObject(importing) ? mask.json(importing) : null
      }),
      // Which object it is that changes or goes, not only what it is called here.
      ...action === "create" || action === "read" ? [] : [
        of("(object)", "the object in Azure behind this address", objectOf(change, goes, mask))
      ],
      ...commands === void 0 ? [] : [of("(provisioner)", "commands that run", commands)],
      ...goes ? [] : attributeChanges(change, mask.text, mask.side).map((attribute) => {
        const argument = /^(?:\["(.*?)"\]|[^.[]+)/.exec(attribute.path);
        const root = argument?.[1] ?? argument?.[0] ?? "";
        return of(
          attribute.path,
          describeChange(attribute),
          attributeDocument(attribute, mask, source, place, root)
        );
      })
    ];
  });
}
function objectOf(change, goes, mask) {
  const before = member(change, "before");
  const marks = member(change, "before_sensitive");
  const shown = (key) => containsTrue(member(marks, key)) ? null : mask.json(member(before, key) ?? null);
  const keys = ["id", "name", "parent_id", "resource_id", "resource_group_name"];
  const known = keys.filter((key) => member(before, key) !== void 0);
  if (known.length > 0) return Object.fromEntries(known.map((key) => [key, shown(key)]));
  return !goes || marks === true || !isObject(before) ? null : Object.fromEntries(Object.keys(before).map((key) => [key, shown(key)]));
}
function outputElements(plan, mask, source) {
  const outputs = member(plan, "output_changes");
  return Object.entries(isObject(outputs) ? outputs : {}).flatMap(([name, change]) => {
    if (items(member(change, "actions")).includes("no-op")) return [];
    const whole = (key) => ({ value: member(change, key) ?? null });
    const wrapped = Object.fromEntries(
      ["before", "after", "after_unknown", "before_sensitive", "after_sensitive"].map((key) => [
        key,
        whole(key)
      ])
    );
    const place = { module: "", definition: `output.${name}` };
    const address = `output.${mask.text(name)}`;
    const action = items(member(change, "actions")).map(String);
    return [
      { address, path: "", what: action.join(", "), digest: sha256(canonical(action)) },
      ...attributeChanges(wrapped, mask.text, mask.side).map((attribute) => ({
        address,
        path: attribute.path,
        what: describeChange(attribute),
        digest: sha256(canonical(attributeDocument(attribute, mask, source, place, "value")))
      }))
    ];
  });
}
var SIGN_IN = /^(client_|use_|oidc_|msi_|ado_|auxiliary_|partner_|skip_|token|password|secret|features$)/;
function providerElements(plan, mask) {
  const used = new Set(
    items(member(plan, "resource_changes")).map((resource) => member(resource, "provider_name"))
  );
  const configurations = member(member(plan, "configuration"), "provider_config");
  return Object.entries(isObject(configurations) ? configurations : {}).flatMap(([key, config]) => {
    const expressions = member(config, "expressions");
    if (!used.has(member(config, "full_name")) || !isObject(expressions)) return [];
    return Object.entries(expressions).filter(([name]) => !SIGN_IN.test(name)).map(([name, expression]) => {
      const values = items(member(expression, "references")).map((reference) => {
        const variable = /^var\.([\w-]+)$/.exec(String(reference))?.[1] ?? "";
        return [reference, member(member(member(plan, "variables"), variable), "value") ?? null];
      });
      const document = mask.json([member(expression, "constant_value") ?? null, values]);
      return {
        address: `provider.${key}`,
        path: name,
        what: "setting of the provider",
        digest: sha256(canonical(document))
      };
    });
  });
}
function otherElements(plan, mask) {
  const checks = items(member(plan, "checks")).filter((check) => ["fail", "error"].includes(String(member(check, "status")))).map((check) => ({
    address: mask.text(textOf(member(member(check, "address"), "to_display")) ?? "check"),
    path: "",
    what: "a check that fails",
    digest: sha256("check")
  }));
  const keys = ["action_invocations", "deferred_action_invocations", "deferred_changes"];
  const more = keys.flatMap(
    (key) => items(member(plan, key)).map((item, index) => ({
      address: `plan.${key}`,
      path: String(index),
      what: key.replaceAll("_", " "),
      digest: sha256(canonical(mask.json(item)))
    }))
  );
  return [...checks, ...more];
}
function attributeDocument({ before, after, forcesReplacement }, mask, source, place, argument) {
  const isOpen = [before, after].every(({ kind }) => kind === "absent" || kind === "value");
  const isTimed = source.isTimed(place, argument);
  const isOpaque = !isOpen && source.mayDerive(place, argument);
  const side = (one) => {
    const of = (value) => isTimed ? mask.times(value ?? null) : value ?? null;
    if (one.kind === "value") return { kind: one.kind, value: of(one.value) };
    if (one.kind === "sensitive")
      return { kind: one.kind, value: isOpaque ? null : of(one.around) };
    return one.kind === "unknown" ? { kind: one.kind, value: of(one.known) } : { kind: one.kind };
  };
  const sides = after.kind === "unknown" ? { after: side(after) } : { before: side(before), after: side(after) };
  const written = isOpen ? void 0 : source.digest(place, argument);
  return { ...sides, forcesReplacement, written: written ?? null };
}
function describeAction(action, actions) {
  return actions[0] === "create" && actions.length > 1 ? `${action}, create first` : action;
}
function describeChange({ before, after }) {
  const text = (side) => {
    if (side.kind === "value") return shorten(canonical(side.value));
    if (side.kind === "absent") return "null";
    return side.kind === "unknown" ? "(known after apply)" : "(sensitive)";
  };
  return before.kind === "absent" ? text(after) : `${text(before)} -> ${text(after)}`;
}
var LONGEST_VALUE = 120;
function shorten(text) {
  if (text.length <= LONGEST_VALUE) return text;
  return `${text.slice(0, LONGEST_VALUE).toWellFormed()}\u2026 (${text.length} characters)`;
}
function compare(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
function sha256(text) {
  return hash("sha256", text, "hex");
}
export {
  identifyPlan
};
