import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  attributeChanges,
  containsTrue,
  hiddenChanges,
  sideOf
} from "./chunk-JICYMDIC.js";
import "./chunk-743EHA2Z.js";
import "./chunk-AM2UYUR7.js";
import {
  isObject,
  items,
  member,
  textOf
} from "./chunk-IDYBSRFM.js";
import {
  RECORD
} from "./chunk-IPGNY5MD.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-CDEOX6Z7.js";
import "./chunk-HANBNIMK.js";

// action/terraform/plan.ts
function summarizePlan(plan, scrub) {
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
    drift: items(member(plan, "resource_drift")).map((resource) => resourceChange(resource, scrub)).filter((resource) => resource !== void 0),
    hidden: hiddenChanges(plan, scrub),
    failedChecks: items(member(plan, "checks")).flatMap((check) => failedCheck(check, scrub)),
    counts: {
      add: count("create", "replace"),
      change: count("update"),
      destroy: count("delete", "replace")
    },
    // A data source that is read again changes nothing.
    changes: resources.some(({ action }) => action !== "read") || outputs.length > 0
  };
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
  summarizePlan
};
