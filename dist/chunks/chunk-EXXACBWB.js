import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  comparePolicies
} from "./chunk-743EHA2Z.js";
import {
  canonical,
  isArray,
  isObject,
  items,
  member,
  textOf
} from "./chunk-Y3RJ2JCK.js";
import {
  RECORD
} from "./chunk-IPGNY5MD.js";
import {
  PolicyError
} from "./chunk-NVDFTIHX.js";

// action/terraform/spelling.ts
var MOST_LEVELS = 6;
function* decode(text) {
  let current = { text, starts: void 0, ends: void 0 };
  for (let level = 0; level < MOST_LEVELS; level++) {
    yield lettersAt(current);
    const next = undoEscapes(current);
    if (next === void 0) return;
    current = next;
  }
}
function levelsOf(value) {
  return [...decode(value)].map(({ letters, decoded }) => ({ letters, text: decoded.text }));
}
function lettersOf(value) {
  return levelsOf(value).at(-1)?.letters ?? "";
}
function lettersAt({ text, starts, ends }) {
  const positions = new Uint32Array(text.length);
  const codes = new Uint16Array(text.length);
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (!isLetter(code)) continue;
    positions[count] = index;
    codes[count] = code;
    count++;
  }
  return {
    letters: count === text.length ? text : textOf2(codes, count),
    positions,
    decoded: {
      text,
      from: (index) => starts?.[index] ?? index,
      to: (index) => ends?.[index] ?? index + 1
    }
  };
}
function isLetter(code) {
  return code >= 97 && code <= 122 || code >= 48 && code <= 57 || code >= 65 && code <= 90;
}
function textOf2(codes, count) {
  return new TextDecoder("utf-16le").decode(codes.subarray(0, count));
}
function undoEscapes({ text, starts, ends }) {
  if (!ESCAPE.test(text)) return void 0;
  const codes = new Uint16Array(text.length);
  const newStarts = new Uint32Array(text.length);
  const newEnds = new Uint32Array(text.length);
  let count = 0;
  let undone = false;
  for (let index = 0; index < text.length; ) {
    const found = ESCAPING.has(text.charCodeAt(index)) ? readEscape(text, index) : void 0;
    const size = found?.size ?? 1;
    if (found !== void 0) undone = true;
    codes[count] = found?.code ?? text.charCodeAt(index);
    newStarts[count] = starts?.[index] ?? index;
    newEnds[count] = ends?.[index + size - 1] ?? index + size;
    count++;
    index += size;
  }
  return undone ? { text: textOf2(codes, count), starts: newStarts, ends: newEnds } : void 0;
}
var ESCAPE = /[&%\\\u001b]/;
var ESCAPING = /* @__PURE__ */ new Set([38, 37, 92, 27]);
var LINE_BREAK = 10;
var NAMED = {
  amp: 38,
  lt: 60,
  gt: 62,
  quot: 34,
  apos: 39,
  nbsp: 32,
  num: 35,
  lowbar: 95,
  hyphen: 45
};
var CONTROL = /[abfnrtv0]/;
function readEscape(text, index) {
  switch (text.charCodeAt(index)) {
    case 38: {
      const found = /&(?:#(\d{1,6})|#[xX]([0-9a-fA-F]{1,5})|([a-z]{2,6}));/y;
      found.lastIndex = index;
      const [all, decimal, hexadecimal2, name] = found.exec(text) ?? [];
      if (all === void 0) return void 0;
      const code = decimal ?? (hexadecimal2 === void 0 ? NAMED[name ?? ""] : `0x${hexadecimal2}`);
      return code === void 0 ? void 0 : { code: Number(code), size: all.length };
    }
    case 37:
      return hexadecimal(text, index + 1, 2, 3);
    case 92: {
      const sign = text[index + 1];
      if (sign === void 0) return void 0;
      if (sign === "u") return hexadecimal(text, index + 2, 4, 6) ?? itself(text, index);
      if (sign === "U") return hexadecimal(text, index + 2, 8, 10) ?? itself(text, index);
      if (sign === "x") return hexadecimal(text, index + 2, 2, 4) ?? itself(text, index);
      return CONTROL.test(sign) ? { code: LINE_BREAK, size: 2 } : itself(text, index);
    }
    case 27: {
      const colour = /\u001b\[[\d;]*[A-Za-z]/y;
      colour.lastIndex = index;
      const size = colour.exec(text)?.[0].length;
      return size === void 0 ? void 0 : { code: LINE_BREAK, size };
    }
    default:
      return void 0;
  }
}
function itself(text, index) {
  return { code: text.charCodeAt(index + 1), size: 2 };
}
function hexadecimal(text, from, digits, size) {
  const written = text.slice(from, from + digits);
  return written.length === digits && /^[0-9a-fA-F]+$/.test(written) ? { code: Number.parseInt(written, 16), size } : void 0;
}

// action/terraform/redact.ts
var MASK = "***";
var SHORTEST = 4;
var SHORTEST_ANYWHERE = 8;
var SHORTEST_NUMBER = 6;
var NOT_SECRET = /* @__PURE__ */ new Set(["true", "false", "null", "none"]);
function isTooCommon(value, isName = () => false) {
  const text = value.trim();
  if (text.length < SHORTEST || NOT_SECRET.has(text.toLowerCase())) return true;
  if (/^-?[\d.]+$/.test(text)) return text.length < SHORTEST_NUMBER;
  return looksLikeName(text) && (text.length < SHORTEST_ANYWHERE || isName(text));
}
function looksLikeName(text) {
  return text.length < 24 && text.split(/[-_./ ]/).every((word) => /^([A-Za-z]+|\d{1,4}|[A-Za-z0-9]{1,3})$/.test(word));
}
function masksOf(secrets) {
  const lines = [...secrets].flatMap(linesOf);
  return [...new Set(lines)].filter(
    (line) => line.trim().length >= SHORTEST_ANYWHERE && !isTooCommon(line)
  );
}
function createScrub(secrets, isName = () => false) {
  const patterns = /* @__PURE__ */ new Map();
  const literals = /* @__PURE__ */ new Set();
  for (const secret of secrets) {
    if (isTooCommon(secret, isName)) continue;
    for (const line of linesOf(secret)) {
      if (isTooCommon(line, isName)) continue;
      const isNumber = /^[\d\s.-]+$/.test(line);
      if (!isNumber) addLetters(patterns, line);
      if (isNumber || lettersOf(line).length < SHORTEST_ANYWHERE)
        for (const literal2 of literalsOf(line)) literals.add(literal2);
      addEncodings(patterns, line);
    }
  }
  const find = createFinder(patterns);
  const literal = literals.size === 0 ? void 0 : literalPattern(literals);
  if (patterns.size === 0 && literal === void 0) return (text) => text;
  return (text) => {
    for (let before = text; ; ) {
      const found = patterns.size === 0 ? before : maskSpans(before, find(before));
      const after = literal === void 0 ? found : found.replace(literal, MASK);
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
function scrubShapes(text) {
  return SHAPES.reduce((rest, shape) => rest.replace(shape, `$1${MASK}`), text);
}
var KEY_NAMES = "account_?key|shared_?access_?key|shared_?access_?signature|primary_?key|secondary_?key|(?:primary|secondary)_?master_?key|(?:master|system|function|admin|query|instrumentation|access|api|subscription|private)[-_ ]?key|ocp-apim-subscription-key|key[12]|sig|sas_?token|client_?secret|secret|pass(?:word|phrase)?|pwd|(?:access|refresh|id|bearer)?_?token|assertion|(?:primary|secondary)?_?connection_?string|credential";
var SHAPES = [
  /()(?<![\w-])eyJ[\w-]{4,}\.[\w-]{4,}(?:\.[\w-]*)?/g,
  /(\b(?:Bearer|Basic|SharedKey|SharedAccessSignature)\s+)[\w+/=.:~%-]{8,}/gi,
  // `"primaryKey": "…"`, `AccountKey=…`, `sig=…`, in JSON within JSON too.
  new RegExp(
    `((?<![\\w-])[\\w-]*(?:${KEY_NAMES})(?:\\\\*["'])?\\s*(?:[:=]|=>)\\s*(?:\\\\*["'])?)(?!\\*\\*\\*)[^\\s"'\\\\,;&<>(){}]{4,}`,
    "gi"
  ),
  // Keys of API Management and Cognitive Services; of storage, Service Bus and Cosmos DB; Azure's newer, marked ones.
  /()(?<![A-Za-z0-9+/=_-])[0-9a-fA-F]{32}(?![A-Za-z0-9+/=_-])/g,
  /()(?<![A-Za-z0-9+/=])(?:[A-Za-z0-9+/]{86}==|[A-Za-z0-9+/]{43}=)(?![A-Za-z0-9+/=])/g,
  /()(?<![A-Za-z0-9+/])(?=[A-Za-z0-9+/]*(?:JQQJ99|AzFu|AzSe|AzCa|ACDb|AStb))[A-Za-z0-9+/]{52,88}={0,2}(?![A-Za-z0-9+/=])/g
];
var NO_BORDER = { before: "", after: "" };
function linesOf(secret) {
  const lines = secret.split(/\r?\n/).map((line) => line.trim());
  if (lines.length === 1) return [secret.trim()];
  const long = lines.filter(
    (line) => line.length >= SHORTEST_ANYWHERE && !/^-+(BEGIN|END) [A-Z0-9 ]+-+$/.test(line)
  );
  return long.length === 0 ? [secret.trim()] : long;
}
function addTo(patterns, text, border) {
  if (text.length >= SHORTEST_ANYWHERE && !patterns.has(text)) patterns.set(text, border);
}
function addLetters(patterns, secret) {
  for (const { letters, text } of levelsOf(secret)) {
    const before = /^[^A-Za-z0-9]*/.exec(text)?.[0] ?? "";
    const last = text.length - (letters === "" ? 0 : lengthOfEnd(text));
    addTo(patterns, letters, { before, after: text.slice(last) });
  }
}
function addEncodings(patterns, secret) {
  const add = (text) => addTo(patterns, text, NO_BORDER);
  const escaped = JSON.stringify(secret).slice(1, -1);
  const spellings = /* @__PURE__ */ new Set([secret, escaped, goJson(escaped), escapeMarkup(secret)]);
  for (const spelling of spellings) {
    const bytes = Buffer.from(spelling, "utf8");
    for (const encoded of base64(bytes)) add(encoded);
    add(bytes.toString("hex"));
    add(bytes.toString("hex").toUpperCase());
  }
  const twice = Buffer.from(Buffer.from(secret, "utf8").toString("base64"), "utf8");
  for (const bytes of [twice, Buffer.from(secret, "utf16le")])
    for (const text of base64(bytes)) add(text);
}
function lengthOfEnd(text) {
  let length = 0;
  while (!/[A-Za-z0-9]/.test(text.at(-1 - length) ?? "a")) length++;
  return length;
}
function base64(bytes) {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
    const inner = encoded.slice(
      Math.ceil(offset * 8 / 6),
      Math.floor((offset + bytes.length) * 8 / 6)
    );
    return inner.replaceAll(/[^A-Za-z0-9]/g, "");
  });
}
function goJson(escaped) {
  return escaped.replaceAll("&", "\\u0026").replaceAll("<", "\\u003c").replaceAll(">", "\\u003e");
}
function escapeMarkup(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
function createFinder(patterns) {
  const byHead = /* @__PURE__ */ new Map();
  const hashes = new Uint8Array(1 << 20);
  for (const pattern of [...patterns.keys()].sort((a, b) => b.length - a.length)) {
    const head = pattern.slice(0, SHORTEST_ANYWHERE);
    byHead.set(head, [...byHead.get(head) ?? [], pattern]);
    let hash = 0;
    for (let index = 0; index < head.length; index++) hash = roll(hash, head.charCodeAt(index), 0);
    hashes[hash >>> 12] = 1;
  }
  return (text) => {
    const spans = [];
    for (const { letters, decoded, positions } of decode(text)) {
      let hash = 0;
      for (let end = 0; end < letters.length; end++) {
        const start = end - SHORTEST_ANYWHERE + 1;
        hash = roll(hash, letters.charCodeAt(end), start > 0 ? letters.charCodeAt(start - 1) : 0);
        if (start < 0 || hashes[hash >>> 12] === 0) continue;
        const candidates = byHead.get(letters.slice(start, end + 1)) ?? [];
        const pattern = candidates.find((candidate) => letters.startsWith(candidate, start));
        if (pattern === void 0) continue;
        const border = patterns.get(pattern) ?? NO_BORDER;
        const first = (positions[start] ?? 0) - border.before.length;
        const last = (positions[start + pattern.length - 1] ?? 0) + border.after.length;
        const takesBefore = decoded.text.slice(first, positions[start]) === border.before;
        const takesAfter = decoded.text.slice(last - border.after.length + 1, last + 1) === border.after;
        spans.push({
          from: decoded.from(takesBefore ? first : positions[start] ?? 0),
          to: decoded.to(takesAfter ? last : last - border.after.length)
        });
      }
    }
    return spans;
  };
}
var BASE = 1000003;
var LEAVING = Array.from({ length: SHORTEST_ANYWHERE }).reduce(
  (power) => Math.imul(power, BASE),
  1
);
function roll(hash, entering, leaving) {
  return Math.imul(hash, BASE) + entering - Math.imul(leaving, LEAVING) | 0;
}
function maskSpans(text, spans) {
  if (spans.length === 0) return text;
  const pieces = [];
  let end = 0;
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    if (span.from >= end) pieces.push(text.slice(end, span.from), MASK);
    end = Math.max(end, span.to);
  }
  pieces.push(text.slice(end));
  return pieces.join("");
}
function literalsOf(secret) {
  const escaped = JSON.stringify(secret).slice(1, -1);
  const url = encodeURIComponent(secret.toWellFormed());
  const bytes = Buffer.from(secret, "utf8");
  const markup = escapeMarkup(secret);
  const encoded = bytes.length < SHORTEST_ANYWHERE ? [] : [bytes.toString("base64"), bytes.toString("base64url")];
  return [
    secret,
    escaped,
    JSON.stringify(escaped).slice(1, -1),
    goJson(escaped),
    secret.replaceAll("&", "&amp;").replaceAll("<", "&lt;"),
    markup,
    markup.replaceAll("&quot;", '"'),
    markup.replaceAll("'", "&apos;"),
    markup.replaceAll("'", "&#39;").replaceAll("&quot;", "&#34;"),
    secret.replaceAll(/[\\`*_{}[\]()|~!>+-]/g, "\\$&").replaceAll("&", "&amp;").replaceAll("<", "&lt;"),
    secret.replaceAll("|", "\\|"),
    secret.replaceAll('"', '""'),
    url,
    url.replaceAll("%20", "+"),
    new URLSearchParams([["", secret]]).toString().slice(1),
    ...encoded
  ].filter((spelling) => spelling.length >= SHORTEST);
}
function literalPattern(literals) {
  const alternatives = [...literals].sort((a, b) => b.length - a.length).map((literal) => {
    const exact = literal.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
    return literal.length >= SHORTEST_ANYWHERE && /[^\d]/.test(literal) ? exact : `(?<![A-Za-z0-9])${exact}(?![A-Za-z0-9])`;
  });
  return new RegExp(alternatives.join("|"), "g");
}

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
    drift: items(member(plan, "resource_drift")).map((resource) => resourceChange(resource, scrub)).filter((resource) => resource !== void 0),
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
  isTooCommon,
  masksOf,
  createScrub,
  scrubJson,
  scrubShapes,
  attributeChanges,
  containsTrue,
  HIDDEN_MESSAGE,
  summarizePlan,
  actionOf
};
