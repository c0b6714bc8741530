import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  isArray,
  isObject
} from "./chunk-2MALVD72.js";

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
    letters: count === text.length ? text : textOf(codes, count),
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
function textOf(codes, count) {
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
  return undone ? { text: textOf(codes, count), starts: newStarts, ends: newEnds } : void 0;
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

export {
  isTooCommon,
  masksOf,
  createScrub,
  scrubJson,
  scrubShapes
};
