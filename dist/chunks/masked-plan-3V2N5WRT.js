import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  isArray,
  isObject,
  member
} from "./chunk-2MALVD72.js";
import "./chunk-HANBNIMK.js";

// action/terraform/masked-plan.ts
var MASK = "***";
function maskPlan(plan, scrub) {
  const declared = member(member(member(plan, "configuration"), "root_module"), "variables");
  const isSensitive = (name) => member(member(declared, name), "sensitive") === true;
  const clean = (value) => {
    if (typeof value === "string") return scrub(value);
    if (typeof value === "number") return scrub(String(value)) === String(value) ? value : MASK;
    if (isArray(value)) return value.map(clean);
    if (!isObject(value)) return value;
    return fromEntries(
      Object.entries(value).map(([key, item]) => [scrub(key), masked(item, marksOf(value, key))])
    );
  };
  const masked = (value, marks) => {
    if (marks === true) return value === null ? null : MASK;
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
      isSensitive(name) ? { value: MASK } : clean(variable)
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
export {
  maskPlan
};
