import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  scrubJson
} from "./chunk-7V7D77YU.js";
import {
  comparePolicies
} from "./chunk-PYWJKXNW.js";
import {
  RECORD
} from "./chunk-27RFI5G6.js";
import {
  PolicyError
} from "./chunk-NVDFTIHX.js";
import {
  canonical,
  isArray,
  isObject,
  items,
  member,
  textOf
} from "./chunk-2MALVD72.js";

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
  if (typeof before !== "object" && typeof after !== "object")
    return (before ?? null) === (after ?? null);
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
  if (Array.isArray(before) && Array.isArray(after))
    return before.length === after.length && before.every((value, index) => sameButForEmpty(value, after[index]));
  if (isObject(before) && isObject(after))
    return [.../* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(after)])].every(
      (key) => sameButForEmpty(member(before, key), member(after, key))
    );
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

export {
  attributeChanges,
  containsTrue,
  summarizePlan,
  actionOf
};
