import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  comparePolicies
} from "./chunk-BQ7Z6DTG.js";
import {
  RECORD,
  creationsOf,
  namesIn,
  subscriptionOf,
  targetOf
} from "./chunk-EMJBHTV7.js";
import {
  createScrub,
  definitionsOf,
  fromWorkspace,
  isTooCommon,
  layoutOf,
  scrubJson,
  sensitiveValues,
  variableValues
} from "./chunk-4FBFNNW6.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-V2JMA5QS.js";
import {
  ActionFailure,
  messageOf
} from "./chunk-GHUUZ5VI.js";
import "./chunk-75ZBO6A2.js";
import "./chunk-TKEMU74O.js";
import {
  PolicyError
} from "./chunk-ATFY54BQ.js";
import "./chunk-O5HP66GK.js";
import {
  createHash,
  hash
} from "./chunk-UFVNVTCR.js";
import "./chunk-GSPKAURL.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-A3RQCBOI.js";
import {
  canonical,
  isArray,
  isObject,
  items,
  member,
  parseJson,
  textOf
} from "./chunk-2MALVD72.js";
import "./chunk-7M5KZTMK.js";
import "./chunk-NHGEPAGA.js";
import "./chunk-HANBNIMK.js";

// action/commands/understanding.ts
import { readFile, writeFile } from "node:fs/promises";

// action/terraform/attributes.ts
function attributeChanges(change, scrub, show = (value, unknown, hidden) => sideOf(value, unknown, hidden, scrub)) {
  const replacePaths = items(member(change, "replace_paths")).map(canonical);
  const found = [];
  const walk = (path, before, after, marks, inherited) => {
    const forcesReplacement = inherited || replacePaths.length > 0 && replacePaths.includes(canonical([...path]));
    const marked = Object.values(marks).includes(true);
    if (!marked && canDescend(before, after, marks.unknown)) {
      for (const key of childKeys(before, after, marks.unknown)) {
        walk(
          [...path, key],
          child(before, key),
          child(after, key),
          childMarks(marks, key),
          forcesReplacement
        );
      }
      return;
    }
    const unknown = containsTrue(marks.unknown);
    if (!unknown && same(before, after)) return;
    const hidden = containsTrue(marks.hiddenBefore) || containsTrue(marks.hiddenAfter);
    found.push({
      path: scrub(pathText(path)),
      before: show(before, false, hidden),
      after: show(after, unknown, hidden),
      forcesReplacement
    });
  };
  walk(
    [],
    member(change, "before") ?? {},
    member(change, "after") ?? {},
    {
      unknown: member(change, "after_unknown"),
      hiddenBefore: member(change, "before_sensitive"),
      hiddenAfter: member(change, "after_sensitive")
    },
    false
  );
  return found;
}
function childMarks(marks, key) {
  return {
    unknown: child(marks.unknown, key),
    hiddenBefore: child(marks.hiddenBefore, key),
    hiddenAfter: child(marks.hiddenAfter, key)
  };
}
function canDescend(before, after, unknown) {
  const present = [before, after, unknown].filter(
    (value) => value !== void 0 && value !== null && value !== false
  );
  return (present.every((value) => isObject(value)) || present.every((value) => isArray(value))) && childKeys(before, after, unknown).length > 0;
}
function childKeys(...values) {
  const length = Math.max(...values.map((value) => items(value).length));
  if (length > 0) return Array.from({ length }, (_, index) => index);
  return [
    ...new Set(values.flatMap((value) => isObject(value) ? Object.keys(value) : []))
  ].sort();
}
function child(value, key) {
  if (value === true) return true;
  return typeof key === "number" ? items(value)[key] : member(value, key);
}
function same(before, after) {
  if (typeof before !== "object" && typeof after !== "object") {
    return (before ?? null) === (after ?? null);
  }
  return canonical(before ?? null) === canonical(after ?? null);
}
function sideOf(value, unknown, hidden, scrub) {
  if (unknown) return { kind: "unknown" };
  if (value === void 0 || value === null) return { kind: "absent" };
  if (hidden) return { kind: "sensitive" };
  return { kind: "value", value: scrubJson(value, scrub) };
}
function containsTrue(marks) {
  if (isArray(marks)) return marks.some(containsTrue);
  if (isObject(marks)) return Object.values(marks).some(containsTrue);
  return marks === true;
}
function pathText(path) {
  return path.map((key, index) => {
    if (typeof key === "number") return `[${key}]`;
    if (!/^[A-Za-z_][\w-]*$/.test(key)) return `[${JSON.stringify(key)}]`;
    return index === 0 ? key : `.${key}`;
  }).join("");
}

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

// action/terraform/hidden.ts
function hiddenChanges(plan, scrub) {
  const configured = textOf(member(member(member(plan, "variables"), "policy"), "value"));
  if (configured === void 0) return [];
  return items(member(plan, "resource_changes")).flatMap((resource) => {
    const change = member(resource, "change");
    const present = textOf(member(member(change, "before"), "xml_content"));
    const stays = items(member(change, "actions")).includes("no-op");
    if (!stays || present === void 0 || !isHidden(configured, present)) return [];
    const sensitive = containsTrue(member(member(change, "before_sensitive"), "xml_content"));
    const side = (text) => sideOf(text, false, sensitive, scrub);
    return [
      {
        address: scrub(textOf(member(resource, "address")) ?? ""),
        attribute: {
          path: "xml_content",
          before: side(configured),
          after: side(present),
          forcesReplacement: false
        }
      }
    ];
  });
}
function isHidden(configured, present) {
  try {
    const changes = comparePolicies(configured, present);
    return changes.length > 0 && changes.every(({ visibleToTerraform }) => !visibleToTerraform);
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return false;
  }
}

// action/terraform/plan.ts
function summarizePlan(plan, scrub, planArguments = "") {
  const version = textOf(member(plan, "format_version"));
  if (version === void 0) throw new Error("this is not the JSON of a Terraform plan");
  if (version.split(".")[0] !== "1") {
    throw new Error(
      `Terraform's plan format is version ${version}; this Action reads version 1. Use an older Terraform or a newer Action`
    );
  }
  const resources = items(member(plan, "resource_changes")).map((resource) => resourceChange(resource, scrub)).filter((resource) => resource !== void 0);
  const outputs = Object.entries(objectOf(member(plan, "output_changes"))).flatMap(
    ([name, change]) => outputChange(name, change, scrub)
  );
  const count = (...actions) => resources.filter(({ action }) => actions.includes(action)).length;
  return {
    terraformVersion: textOf(member(plan, "terraform_version")) ?? "unknown",
    resources,
    outputs,
    recorded: textOf(member(member(member(plan, "output_changes"), RECORD), "before")),
    drift: items(member(plan, "resource_drift")).filter((resource) => !isFirstRead(member(resource, "change"))).map((resource) => resourceChange(resource, scrub)).filter((resource) => resource !== void 0),
    hidden: hiddenChanges(plan, scrub),
    failedChecks: items(member(plan, "checks")).flatMap((check) => failedCheck(check, scrub)),
    counts: {
      add: count("create", "replace"),
      change: count("update"),
      destroy: count("delete", "replace")
    },
    // A data source that is read again changes nothing.
    changes: resources.some(({ action }) => action !== "read") || outputs.length > 0 || items(member(plan, "action_invocations")).length > 0,
    partial: partialBecause(plan, planArguments)
  };
}
function partialBecause(plan, planArguments) {
  const words = planArguments.replaceAll(/["'\\]/g, "").split(/\s+/);
  const has = (pattern) => words.some((word) => pattern.test(word));
  const reasons = [
    member(plan, "errored") === true ? "planning failed halfway (errored)" : "",
    has(/^--?(target|exclude)(-file)?(=|$)/) ? "only some resources are planned (-target)" : "",
    items(member(plan, "deferred_changes")).length > 0 ? "some changes are deferred to a later plan" : "",
    has(/^--?refresh=(false|f|0)$/i) ? "what is in Azure was not looked at (-refresh=false)" : "",
    has(/^--?refresh-only(=(true|t|1))?$/i) ? "only the state is brought up to date (-refresh-only)" : ""
  ].filter((reason) => reason !== "");
  return reasons.length === 0 && member(plan, "complete") === false ? ["Terraform says that it is not complete (-target, or changes that are deferred)"] : reasons;
}
function isFirstRead(change) {
  const actions = items(member(change, "actions"));
  return actions.length === 1 && actions[0] === "update" && sameButForEmpty(member(change, "before"), member(change, "after"));
}
function sameButForEmpty(before, after) {
  if (isEmpty(before) && isEmpty(after)) return true;
  if (Array.isArray(before) && Array.isArray(after)) {
    return before.length === after.length && before.every((value, index) => sameButForEmpty(value, after[index]));
  }
  if (isObject(before) && isObject(after)) {
    return [.../* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(after)])].every(
      (key) => sameButForEmpty(member(before, key), member(after, key))
    );
  }
  return before === after;
}
function isEmpty(value) {
  return (value ?? "") === "" || (Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0);
}
function resourceChange(resource, scrub) {
  const change = member(resource, "change");
  const actions = items(member(change, "actions")).map(String);
  const movedFrom = textOf(member(resource, "previous_address"));
  const importing = member(change, "importing");
  const action = actionOf(actions, movedFrom !== void 0, isObject(importing));
  if (action === void 0) return void 0;
  const reason = textOf(member(resource, "action_reason"));
  return {
    address: scrub(textOf(member(resource, "address")) ?? ""),
    type: textOf(member(resource, "type")) ?? "",
    action,
    createBeforeDestroy: actions[0] === "create" && actions[1] === "delete",
    movedFrom: movedFrom === void 0 ? void 0 : scrub(movedFrom),
    importing: isObject(importing) ? scrub(textOf(importing.id) ?? "unknown") : void 0,
    deposed: textOf(member(resource, "deposed")),
    reason: reason === void 0 ? void 0 : REASONS[reason] ?? reason.replaceAll("_", " "),
    // What goes away is told by its address; its attributes would only bury the rest.
    attributes: action === "delete" || action === "forget" ? [] : attributeChanges(change, scrub)
  };
}
function actionOf(actions, moved, imported) {
  const has = (action) => actions.includes(action);
  if (has("create") && (has("delete") || has("forget"))) return "replace";
  if (has("delete")) return "delete";
  if (has("forget")) return "forget";
  if (has("create")) return "create";
  if (has("update")) return "update";
  if (has("read")) return "read";
  if (imported) return "import";
  return moved ? "move" : void 0;
}
var REASONS = {
  replace_because_tainted: "an earlier apply left it half made (tainted)",
  replace_because_cannot_update: "an attribute cannot be changed in place",
  replace_by_request: "replacement was asked for",
  replace_by_triggers: "a resource in replace_triggered_by changes",
  delete_because_no_resource_config: "it is no longer in the configuration",
  delete_because_no_module: "its module is no longer in the configuration",
  delete_because_wrong_repetition: "count or for_each was added or removed",
  delete_because_count_index: "count became smaller",
  delete_because_each_key: "its key left for_each",
  delete_because_no_move_target: "it was moved to an address that is not in the configuration",
  read_because_config_unknown: "its arguments are known after apply",
  read_because_dependency_pending: "what it depends on changes first",
  read_because_check_nested: "a check reads it"
};
function outputChange(name, change, scrub) {
  if (items(member(change, "actions")).includes("no-op")) return [];
  const before = member(change, "before");
  const after = member(change, "after");
  const hidden = (key) => containsTrue(member(change, key));
  return [
    {
      name: scrub(name),
      before: sideOf(before, false, hidden("before_sensitive"), scrub),
      after: sideOf(
        after,
        containsTrue(member(change, "after_unknown")),
        hidden("after_sensitive"),
        scrub
      )
    }
  ];
}
function failedCheck(check, scrub) {
  const status = member(check, "status");
  if (status !== "fail" && status !== "error") return [];
  const messages = items(member(check, "instances")).flatMap(
    (instance) => items(member(instance, "problems")).map(
      (problem) => scrub(textOf(member(problem, "message")) ?? "")
    )
  );
  const address = textOf(member(member(check, "address"), "to_display")) ?? "check";
  return [{ address: scrub(address), messages }];
}
function objectOf(value) {
  return isObject(value) ? value : {};
}

// action/terraform/source.ts
async function readSnapshot(planFile) {
  const { unzipSync } = await import("./esm-WNRMFLMN.js");
  const files = unzipSync(planFile, { filter: ({ name }) => name.startsWith("tfconfig/") });
  const text = (name) => new TextDecoder().decode(files[name]);
  const modules = files["tfconfig/modules.json"];
  if (modules === void 0) throw new Error("the plan file holds no configuration");
  return new Map(
    items(parseJson(text("tfconfig/modules.json"))).map((module) => {
      const key = textOf(member(module, "Key")) ?? "";
      const folder = `tfconfig/m-${key}/`;
      const names = Object.keys(files).filter((name) => name.startsWith(folder));
      return [key, new Map(names.map((name) => [name.slice(folder.length), text(name)]))];
    })
  );
}
function configurationSource(configuration) {
  const text = canonical(configuration);
  const whole = hash2(text);
  const runs = text.includes('"provisioners":');
  return {
    digest: () => whole,
    provisioners: () => runs ? whole : void 0,
    mayDerive: () => true,
    isTimed: () => false
  };
}
function createSource(snapshot) {
  const modules = new Map([...snapshot].map(([key, files]) => [key, indexOf(files)]));
  const whole = hash2([...snapshot].map(([key, files]) => [key, [...files].sort()]).sort());
  const unreadable = [...modules.values()].includes(void 0);
  const timed = [...snapshot.values()].some(
    (files) => [...files.values()].some((text) => text.includes("plantimestamp"))
  );
  const find = (module, name) => modules.get(module)?.get(name) ?? [];
  const read = /* @__PURE__ */ new Map();
  const references = (text) => {
    const known = read.get(text) ?? referencesIn(text);
    read.set(text, known);
    return known;
  };
  const reached = /* @__PURE__ */ new Map();
  const reach = (module, text, withResources) => {
    const key = `${withResources} ${module} ${text}`;
    const known = reached.get(key) ?? reachAll({ find, references }, module, text, withResources);
    reached.set(key, known);
    return known;
  };
  const textsOf = ({ module, definition }, argument) => {
    const texts = find(moduleKey(module), definition).flatMap((found) => {
      const own = found.attributes.get(argument);
      const text = own ?? (found.blocks.has(argument) ? found.text : void 0);
      if (text === void 0) return [];
      const repeats = ["for_each", "count"].map((name) => found.attributes.get(name));
      return /\b(each|count)\./.test(text) ? [text, ...repeats] : [text];
    });
    return texts.length === 0 ? void 0 : texts.join("\n");
  };
  return {
    digest: (place, argument) => {
      if (unreadable) return whole;
      const text = textsOf(place, argument);
      return text === void 0 ? void 0 : hash2([...reach(moduleKey(place.module), text, false)].sort());
    },
    provisioners: (place) => {
      const found = find(moduleKey(place.module), place.definition).filter(
        ({ blocks, text }) => blocks.has("provisioner") || text.includes('"provisioner":')
      );
      if (unreadable) return whole;
      return found.length === 0 ? void 0 : hash2(found.map(({ text }) => [...reach(moduleKey(place.module), text, false)].sort()));
    },
    mayDerive: (place, argument) => {
      const text = textsOf(place, argument);
      return text === void 0 || [...reach(moduleKey(place.module), text, false).values()].some((one) => DERIVING.test(one));
    },
    isTimed: (place, argument) => {
      const text = timed ? textsOf(place, argument) : void 0;
      return text !== void 0 && [...reach(moduleKey(place.module), text, true).values()].some(
        (one) => one.includes("plantimestamp")
      );
    }
  };
}
var DERIVING = /\b(sensitive|md5|sha\d+|base64sha\d+|file(md5|sha\d+|base64sha\d+)|uuidv5|bcrypt)\(/;
function reachAll({ find, references }, module, text, withResources) {
  const reached = /* @__PURE__ */ new Map();
  const visit = (where, key, content) => {
    const id = `${where}:${key}`;
    if (content === void 0 || reached.has(id)) return;
    reached.set(id, content);
    for (const reference of references(content)) follow(where, reference);
  };
  const visitAll = (where, name) => {
    for (const { text: own } of find(where, name)) visit(where, name, own);
  };
  const follow = (where, { kind, name, rest }) => {
    if (kind === "var") {
      visitAll(where, `variable.${name}`);
      const { parent, call } = parentOf(where);
      if (call === void 0) return;
      for (const { attributes } of find(parent, `module.${call}`)) {
        visit(parent, `module.${call}#${name}`, attributes.get(name));
      }
    } else if (kind === "local") {
      for (const { attributes } of find(where, "locals")) {
        visit(where, `local.${name}`, attributes.get(name));
      }
    } else if (kind === "module") {
      for (const { attributes } of find(where, `module.${name}`)) {
        for (const argument of ["source", "for_each", "count"]) {
          visit(where, `module.${name}#${argument}`, attributes.get(argument));
        }
      }
      visitAll(where === "" ? name : `${where}.${name}`, `output.${rest}`);
    } else if (kind === "data") visitAll(where, `data.${name}.${rest}`);
    else if (withResources) visitAll(where, `resource.${kind}.${name}`);
  };
  visit(module, "", text);
  return reached;
}
function indexOf(files) {
  const index = /* @__PURE__ */ new Map();
  try {
    for (const [name, text] of [...files].sort()) {
      if (!/\.(tf|tofu)(\.json)?$/.test(name)) continue;
      for (const definition of definitionsOf(name, text)) {
        const key = definition.header.join(".");
        index.set(key, [...index.get(key) ?? [], definition]);
      }
    }
    return index;
  } catch {
    return void 0;
  }
}
function referencesIn(text) {
  const pattern = /(?<![\w.-])([A-Za-z_][\w-]*)\.([A-Za-z_][\w-]*)(?:\[(?:"[^"]{0,200}"|[^\]"]{0,200})\])?(?:\.([A-Za-z_][\w-]*))?/g;
  return [...text.matchAll(pattern)].map(([, kind = "", name = "", rest = ""]) => ({
    kind,
    name,
    rest
  }));
}
function moduleKey(address) {
  const plain = address.replaceAll(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g, "");
  return [...plain.matchAll(/module\.([^.]+)/g)].map(([, name]) => name).join(".");
}
function parentOf(module) {
  if (module === "") return { parent: "", call: void 0 };
  const names = module.split(".");
  return { parent: names.slice(0, -1).join("."), call: names.at(-1) };
}
function hash2(value) {
  return createHash("sha256").update(JSON.stringify(value), "utf8").digest("hex");
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
        of("(object)", "the object in Azure behind this address", objectOf2(change, goes, mask))
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
function objectOf2(change, goes, mask) {
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
    if (one.kind === "sensitive") {
      return { kind: one.kind, value: isOpaque ? null : of(one.around) };
    }
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
  if (instance.tainted && !all.some(({ before }) => idOf(before).startsWith(`${id}/`))) {
    return false;
  }
  if (kind === "product") {
    return subscriptionsOf(all).some(({ before }) => endsWith(kind, instance, before));
  }
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
  for (const names of [namesOf(beside, "before"), namesOf(all, "before")]) {
    if (names.length > 0) return names;
  }
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

// action/terraform/masked-plan.ts
var MASK2 = "***";
function maskPlan(plan, scrubText) {
  const declared = member(member(member(plan, "configuration"), "root_module"), "variables");
  const isSensitive = (name) => member(member(declared, name), "sensitive") === true;
  const scrubbed = /* @__PURE__ */ new Map();
  const scrub = (text) => {
    const known = scrubbed.get(text) ?? scrubText(text);
    scrubbed.set(text, known);
    return known;
  };
  const clean = (value) => {
    if (typeof value === "string") return scrub(value);
    if (typeof value === "number") return scrub(String(value)) === String(value) ? value : MASK2;
    if (isArray(value)) return value.map(clean);
    if (!isObject(value)) return value;
    return fromEntries(
      Object.entries(value).map(([key, item]) => [scrub(key), masked(item, marksOf(value, key))])
    );
  };
  const masked = (value, marks) => {
    if (marks === true) return value === null ? null : MASK2;
    if (isArray(value)) {
      return value.map((item, index) => masked(item, isArray(marks) ? marks[index] : void 0));
    }
    if (!isObject(value) || !isObject(marks)) return clean(value);
    return fromEntries(
      Object.entries(value).map(([key, item]) => [
        scrub(key),
        masked(item, member(marks, key) ?? marksOf(value, key))
      ])
    );
  };
  const variables = member(plan, "variables");
  const document = isObject(plan) ? plan : {};
  const rest = Object.entries(document).filter(([key]) => key !== "variables");
  const hidden = Object.entries(isObject(variables) ? variables : {}).map(
    ([name, variable]) => [
      name,
      isSensitive(name) ? { value: MASK2 } : clean(variable)
    ]
  );
  return {
    ...fromEntries(rest.map(([key, value]) => [key, clean(value)])),
    ...variables === void 0 ? {} : { variables: fromEntries(hidden) }
  };
}
function marksOf(parent, key) {
  if (key === "values") return member(parent, "sensitive_values");
  if (key === "value") return member(parent, "sensitive");
  return key === "before" || key === "after" ? member(parent, `${key}_sensitive`) : void 0;
}
function fromEntries(entries) {
  return Object.fromEntries(entries);
}

// action/commands/understanding.ts
async function understandPlan(context, { json, source }) {
  const { workflow, environment, secrecy } = context;
  await writePlanJson(context, json, secrecy.scrub);
  if (member(json, "errored") === true) {
    throw new ActionFailure(
      "plan-failed",
      "the plan file is of a plan that failed halfway. Plan again, and have that plan reviewed"
    );
  }
  const planArguments = `${environment.TF_CLI_ARGS ?? ""} ${environment.TF_CLI_ARGS_plan ?? ""}`;
  const scrub = createScrub(sensitiveValues(json).keys(), namesIn(json));
  const summary = summarize(json, scrub, planArguments);
  const identity = identifyPlan(json, await knownSource(context, source));
  workflow.output("changes", String(summary.changes));
  workflow.output("add", String(summary.counts.add));
  workflow.output("change", String(summary.counts.change));
  workflow.output("destroy", String(summary.counts.destroy));
  workflow.output("plan-hash", identity.hash);
  const creations = creationsOf(json).map((creation) => {
    const { address, type } = creation;
    const target = targetOf(creation, subscriptionOf(json, address, environment));
    return { address, type, id: target?.kind === "named" ? target.importId : void 0 };
  });
  const outputs = member(member(member(json, "prior_state"), "values"), "outputs");
  const gatewayUrl = member(member(outputs, "gateway_url"), "value");
  const [losses, services] = [lossesOf(json), servicesOf(json)];
  return { summary, identity, losses, services, gatewayUrl, creations };
}
async function readSource(planFile) {
  return createSource(await readSnapshot(await readFile(planFile)));
}
async function knownSource({ workflow }, source) {
  try {
    return await source;
  } catch (error) {
    workflow.info(
      `The configuration in the plan file cannot be read (${messageOf(error)}): any change to it makes another plan.`
    );
    return void 0;
  }
}
async function writePlanJson({ workspace, inputs, workflow }, plan, scrub) {
  const { planJsonFile } = layoutOf(workspace, inputs.label);
  await writeFile(planJsonFile, `${JSON.stringify(maskPlan(plan, scrub))}
`, { mode: 384 });
  workflow.output("plan-json-file", fromWorkspace(workspace, planJsonFile));
}
function summarize(plan, scrub, planArguments) {
  try {
    return summarizePlan(plan, scrub, planArguments);
  } catch (error) {
    throw new ActionFailure("plan-failed", messageOf(error));
  }
}
function tellGatewayUrl({ workflow }, url) {
  if (typeof url === "string") workflow.output("gateway-url", url);
}
export {
  readSource,
  tellGatewayUrl,
  understandPlan
};
