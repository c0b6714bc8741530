import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  isArray,
  isObject,
  items,
  member
} from "./chunk-IDYBSRFM.js";

// action/terraform/redact.ts
var MASK = "***";
var SHORTEST = 4;
var SHORTEST_ANYWHERE = 8;
var SHORTEST_LINE = 8;
var SHORTEST_NUMBER = 6;
var NOT_SECRET = /* @__PURE__ */ new Set(["true", "false", "null", "none"]);
function sensitiveValues(plan) {
  const found = /* @__PURE__ */ new Set();
  const add = (value) => {
    if (typeof value === "string") found.add(value);
    else if (typeof value === "number") found.add(String(value));
    else if (isArray(value)) value.forEach(add);
    else if (isObject(value)) Object.values(value).forEach(add);
  };
  const addMarked = (value, marks) => {
    if (marks === true) add(value);
    else if (isArray(marks)) {
      marks.forEach((mark, index) => {
        addMarked(items(value)[index], mark);
      });
    } else if (isObject(marks)) {
      for (const [key, mark] of Object.entries(marks)) addMarked(member(value, key), mark);
    }
  };
  const addChange = (change) => {
    addMarked(member(change, "before"), member(change, "before_sensitive"));
    addMarked(member(change, "after"), member(change, "after_sensitive"));
  };
  const addModule = (module) => {
    for (const resource of items(member(module, "resources"))) {
      addMarked(member(resource, "values"), member(resource, "sensitive_values"));
    }
    items(member(module, "child_modules")).forEach(addModule);
  };
  const addValues = (values) => {
    addModule(member(values, "root_module"));
    for (const output of members(member(values, "outputs"))) {
      if (member(output, "sensitive") === true) add(member(output, "value"));
    }
  };
  for (const key of ["resource_changes", "resource_drift"]) {
    for (const resource of items(member(plan, key))) addChange(member(resource, "change"));
  }
  members(member(plan, "output_changes")).forEach(addChange);
  addValues(member(plan, "planned_values"));
  addValues(member(member(plan, "prior_state"), "values"));
  const declared = member(member(member(plan, "configuration"), "root_module"), "variables");
  for (const [name, declaration] of Object.entries(isObject(declared) ? declared : {})) {
    if (member(declaration, "sensitive") === true) {
      add(member(member(member(plan, "variables"), name), "value"));
    }
  }
  return found;
}
function environmentSecrets(environment) {
  const secretName = /secret|token|password|passphrase|access_?key|api_?key|sas_|credential|private_?key/i;
  return Object.entries(environment).flatMap(
    ([name, value]) => value !== void 0 && value.length >= SHORTEST_ANYWHERE && secretName.test(name) && !/_(URL|URI|FILE|FILE_PATH|PATH)$/i.test(name) ? [value] : []
  );
}
function masksOf(secrets) {
  const lines = [...secrets].flatMap((secret) => secret.split(/\r?\n/));
  return [...new Set(lines)].filter((line) => line.trim().length >= SHORTEST_ANYWHERE);
}
function createScrub(secrets) {
  const spellings = /* @__PURE__ */ new Set();
  for (const secret of secrets) {
    for (const spelling of spellingsOf(secret)) spellings.add(spelling);
  }
  if (spellings.size === 0) return (text) => text;
  const alternatives = [...spellings].sort((a, b) => b.length - a.length).map(
    (spelling) => spelling.length >= SHORTEST_ANYWHERE ? literal(spelling) : `(?<![A-Za-z0-9])${literal(spelling)}(?![A-Za-z0-9])`
  );
  const pattern = new RegExp(alternatives.join("|"), "g");
  return (text) => {
    for (let before = text; ; ) {
      const after = before.replace(pattern, MASK);
      if (after === before) return after;
      before = after;
    }
  };
}
function scrubJson(value, scrub) {
  if (typeof value === "string") return scrub(value);
  if (typeof value === "number") return scrub(String(value)) === String(value) ? value : MASK;
  if (isArray(value)) return value.map((item) => scrubJson(item, scrub));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [scrub(key), scrubJson(item, scrub)])
  );
}
function literal(text) {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
function spellingsOf(secret) {
  if (isTooCommon(secret)) return [];
  const lines = secret.split(/\r?\n/).map((line) => line.trim());
  const parts = lines.length > 1 ? lines.filter((line) => line.length >= SHORTEST_LINE) : [];
  return [secret, secret.trim(), ...parts].flatMap((part) => [
    part,
    json(part),
    json(json(part)),
    htmlSafeJson(part),
    ...markup(part),
    ...url(part),
    ...base64(part)
  ]).filter((spelling) => spelling.length >= SHORTEST);
}
function isTooCommon(secret) {
  return secret.trim().length < SHORTEST || NOT_SECRET.has(secret.toLowerCase()) || /^-?[\d.]+$/.test(secret) && secret.length < SHORTEST_NUMBER;
}
function json(text) {
  return JSON.stringify(text).slice(1, -1);
}
function htmlSafeJson(text) {
  return json(text).replaceAll("&", "\\u0026").replaceAll("<", "\\u003c").replaceAll(">", "\\u003e");
}
function markup(text) {
  const inText = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const inAttribute = inText.replaceAll('"', "&quot;");
  return [
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;"),
    inText,
    inAttribute,
    inAttribute.replaceAll("'", "&apos;"),
    inAttribute.replaceAll("'", "&#39;"),
    inText.replaceAll('"', "&#34;").replaceAll("'", "&#39;")
  ];
}
function url(text) {
  const encoded = encodeURIComponent(text.toWellFormed());
  return [
    encoded,
    encoded.replaceAll("%20", "+"),
    new URLSearchParams([["", text]]).toString().slice(1)
  ];
}
function base64(text) {
  const bytes = Buffer.from(text, "utf8");
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
    const inner = encoded.slice(
      Math.ceil(offset * 8 / 6),
      Math.floor((offset + bytes.length) * 8 / 6)
    );
    const spellings = offset === 0 ? [encoded, inner] : [inner];
    return spellings.filter((spelling) => spelling.length >= SHORTEST_ANYWHERE).flatMap((spelling) => [spelling, spelling.replaceAll("+", "-").replaceAll("/", "_")]);
  });
}
function members(value) {
  return isObject(value) ? Object.values(value) : [];
}

export {
  sensitiveValues,
  environmentSecrets,
  masksOf,
  createScrub,
  scrubJson
};
