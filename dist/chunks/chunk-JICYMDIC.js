import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  comparePolicies
} from "./chunk-743EHA2Z.js";
import {
  scrubJson
} from "./chunk-AM2UYUR7.js";
import {
  canonical,
  isArray,
  isObject,
  items,
  member,
  textOf
} from "./chunk-IDYBSRFM.js";
import {
  PolicyError
} from "./chunk-NVDFTIHX.js";

// action/terraform/attributes.ts
function attributeChanges(change, scrub) {
  const replacePaths = items(member(change, "replace_paths")).map(canonical);
  const found = [];
  const walk = (path, before, after, marks, inherited) => {
    const forcesReplacement = inherited || replacePaths.includes(canonical([...path]));
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
      before: sideOf(before, false, hidden, scrub),
      after: sideOf(after, unknown, hidden, scrub),
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
var HIDDEN_MESSAGE = "differs in Azure in white space alone, which azurerm does not see: this plan does not undo it. Put it back by hand, or change something there that Terraform sees";
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

export {
  attributeChanges,
  sideOf,
  containsTrue,
  HIDDEN_MESSAGE,
  hiddenChanges
};
