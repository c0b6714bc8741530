import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  canonical,
  isArray,
  isObject,
  items,
  member,
  parseJson
} from "./chunk-2MALVD72.js";

// action/terraform/spelling.ts
var MOST_LEVELS = 6;
function* decode(text) {
  let current = { text, from: (index) => index, to: (index) => index + 1 };
  for (let level = 0; level < MOST_LEVELS; level++) {
    yield lettersAt(current);
    const next = undoEscapes(current);
    if (next === void 0) return;
    current = next;
  }
}
function levelsOf(value) {
  return [...decode(value)].map(({ letters, decoded: decoded2 }) => ({ letters, text: decoded2.text }));
}
function lettersOf(value) {
  return levelsOf(value).at(-1)?.letters ?? "";
}
function lettersAt(decoded2) {
  let positions;
  return {
    letters: decoded2.text.replaceAll(/[^A-Za-z0-9]+/g, ""),
    positionOf: (letter) => {
      positions ??= positionsIn(decoded2.text);
      return positions[letter] ?? 0;
    },
    decoded: decoded2
  };
}
function positionsIn(text) {
  const positions = new Uint32Array(text.length);
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    if (isLetter(text.charCodeAt(index))) {
      positions[count] = index;
      count++;
    }
  }
  return positions;
}
function isLetter(code) {
  return code >= 97 && code <= 122 || code >= 48 && code <= 57 || code >= 65 && code <= 90;
}
function undoEscapes({ text, from, to }) {
  const undone = [];
  const pieces = [];
  let length = 0;
  let done = 0;
  for (let index = nextEscape(text, 0); index >= 0; ) {
    const found = readEscape(text, index);
    if (found !== void 0) {
      pieces.push(text.slice(done, index), String.fromCharCode(found.code));
      length += index - done;
      undone.push({ at: length, from: index, size: found.size });
      length += 1;
      done = index + found.size;
    }
    index = nextEscape(text, found === void 0 ? index + 1 : done);
  }
  if (undone.length === 0) return void 0;
  pieces.push(text.slice(done));
  const before = (index) => {
    const last = undone[lastAtOrBefore(undone, index)];
    if (last === void 0) return { from: index, size: 1 };
    return last.at === index ? last : { from: index - last.at - 1 + last.from + last.size, size: 1 };
  };
  return {
    text: pieces.join(""),
    from: (index) => from(before(index).from),
    to: (index) => {
      const character = before(index);
      return to(character.from + character.size - 1);
    }
  };
}
function nextEscape(text, start) {
  NEXT_ESCAPE.lastIndex = start;
  return NEXT_ESCAPE.exec(text)?.index ?? -1;
}
function lastAtOrBefore(undone, index) {
  let low = -1;
  let high = undone.length;
  while (high - low > 1) {
    const middle = low + high >> 1;
    if ((undone[middle]?.at ?? 0) <= index) low = middle;
    else high = middle;
  }
  return low;
}
var NEXT_ESCAPE = /[&%\\\u001b]/g;
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
  const written2 = text.slice(from, from + digits);
  return written2.length === digits && /^[0-9a-fA-F]+$/.test(written2) ? { code: Number.parseInt(written2, 16), size } : void 0;
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
      if (isNumber || lettersOf(line).length < SHORTEST_ANYWHERE) {
        for (const literal2 of literalsOf(line)) literals.add(literal2);
      }
      addEncodings(patterns, line);
    }
  }
  const find = createFinder(patterns);
  const literal = literals.size === 0 ? void 0 : literalPattern(literals);
  if (patterns.size === 0 && literal === void 0) return (text) => text;
  return (text) => {
    for (let before = text; ; ) {
      const none = patterns.size === 0 || before.length < SHORTEST_ANYWHERE;
      const found = none ? before : maskSpans(before, find(before));
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
  // `"primaryKey": "..."`, `AccountKey=...`, `sig=...`, in JSON within JSON too.
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
  for (const bytes of [twice, Buffer.from(secret, "utf16le")]) {
    for (const text of base64(bytes)) add(text);
  }
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
  const shifts = new Uint8Array(BLOCKS).fill(SHORTEST_ANYWHERE - BLOCK + 1);
  for (const pattern of [...patterns.keys()].sort((a, b) => b.length - a.length)) {
    const head = pattern.slice(0, SHORTEST_ANYWHERE);
    byHead.set(head, [...byHead.get(head) ?? [], pattern]);
    const codes = Buffer.from(head, "latin1");
    for (let last = BLOCK - 1; last < codes.length; last++) {
      const block = blockAt(codes, last);
      shifts[block] = Math.min(shifts[block] ?? 0, codes.length - 1 - last);
    }
  }
  return (text) => {
    const spans = [];
    for (const { letters, decoded: decoded2, positionOf } of decode(text)) {
      const codes = Buffer.from(letters, "latin1");
      for (let end = SHORTEST_ANYWHERE - 1; end < codes.length; ) {
        const shift = shifts[blockAt(codes, end)] ?? 0;
        end += Math.max(shift, 1);
        if (shift > 0) continue;
        const start = end - SHORTEST_ANYWHERE;
        const head = letters.slice(start, end);
        const candidates = byHead.get(head) ?? [];
        const pattern = candidates.find((candidate) => letters.startsWith(candidate, start));
        if (pattern === void 0) continue;
        const border = patterns.get(pattern) ?? NO_BORDER;
        const begin = positionOf(start);
        const first = begin - border.before.length;
        const last = positionOf(start + pattern.length - 1) + border.after.length;
        const takesBefore = decoded2.text.slice(first, begin) === border.before;
        const takesAfter = decoded2.text.slice(last - border.after.length + 1, last + 1) === border.after;
        spans.push({
          from: decoded2.from(takesBefore ? first : begin),
          to: decoded2.to(takesAfter ? last : last - border.after.length)
        });
      }
    }
    return spans;
  };
}
var BLOCK = 3;
var BLOCKS = 1 << 6 * BLOCK;
function blockAt(codes, last) {
  const first = ((codes[last - 2] ?? 0) & 63) << 12;
  return first | ((codes[last - 1] ?? 0) & 63) << 6 | (codes[last] ?? 0) & 63;
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

// action/terraform/hcl.ts
var NEW_LINE = { text: "\n", isWord: false };
function definitionsOf(name, text) {
  return name.endsWith(".json") ? jsonDefinitions(parseJson(text)) : blocksIn(tokensOf(text)).blocks;
}
function argumentsOf(name, text) {
  if (!name.endsWith(".json")) return blocksIn(tokensOf(text)).attributes;
  const document = parseJson(text);
  return new Map(
    Object.entries(isObject(document) ? document : {}).map(([key, value]) => [
      key,
      canonical(value)
    ])
  );
}
function blocksIn(tokens) {
  const blocks = [];
  const attributes = /* @__PURE__ */ new Map();
  let header = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] ?? NEW_LINE;
    if (token.text === "\n") header = [];
    else if (token.text === "{") {
      const end = closing(tokens, index);
      const body = tokens.slice(index + 1, end);
      const inner = blocksIn(body);
      blocks.push({
        header: header.map(nameOf),
        text: written([...header, token, ...body]),
        attributes: inner.attributes,
        blocks: new Set(
          inner.blocks.flatMap(
            ({ header: [type, label] }) => [type, type === "dynamic" ? label : void 0].filter((one) => one !== void 0)
          )
        )
      });
      header = [];
      index = end;
    } else if (token.text === "=" && header.length === 1) {
      const end = endOfExpression(tokens, index + 1);
      attributes.set(nameOf(header[0] ?? NEW_LINE), written(tokens.slice(index + 1, end)));
      header = [];
      index = end;
    } else header.push(token);
  }
  return { blocks, attributes };
}
function nameOf({ text }) {
  return text.startsWith('"') ? text.slice(1, -1) : text;
}
function closing(tokens, open) {
  let depth = 0;
  for (let index = open; index < tokens.length; index++) {
    depth += depthOf(tokens[index]?.text);
    if (depth === 0) return index;
  }
  throw new Error("a bracket is not closed");
}
function endOfExpression(tokens, start) {
  let depth = 0;
  for (let index = start; index < tokens.length; index++) {
    const text = tokens[index]?.text;
    if (text === "\n" && depth === 0) return index;
    depth += depthOf(text);
  }
  return tokens.length;
}
function depthOf(text) {
  if (text === "{" || text === "[" || text === "(") return 1;
  return text === "}" || text === "]" || text === ")" ? -1 : 0;
}
function written(tokens) {
  const pieces = [];
  let wordBefore = false;
  for (const { text, isWord } of tokens) {
    if (text === "\n") continue;
    pieces.push(wordBefore && isWord ? ` ${text}` : text);
    wordBefore = isWord;
  }
  return pieces.join("");
}
var SPACE = /[^\S\n]+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
var WORD = /[\p{L}\p{N}_](?:[\p{L}\p{N}_-])*/uy;
var HEREDOC = /<<-?([\p{L}\p{N}_-]+)\r?\n/uy;
function tokensOf(text) {
  const tokens = [];
  const at = (pattern, index) => {
    pattern.lastIndex = index;
    return pattern.exec(text);
  };
  for (let index = text.startsWith("\uFEFF") ? 1 : 0; index < text.length; ) {
    const space = at(SPACE, index)?.[0].length;
    if (space !== void 0) {
      index += space;
      continue;
    }
    if (text[index] === "\n") {
      tokens.push(NEW_LINE);
      index++;
      continue;
    }
    const word = at(WORD, index)?.[0];
    const heredoc = word === void 0 && text[index] === "<" ? at(HEREDOC, index) : null;
    const end = text[index] === '"' ? endOfString(text, index + 1) : heredoc === null ? index + (word?.length ?? 1) : endOfHeredoc(text, index + heredoc[0].length, heredoc[1] ?? "");
    tokens.push({ text: text.slice(index, end), isWord: word !== void 0 });
    index = end;
  }
  return tokens;
}
function endOfString(text, index) {
  for (let at = index; at < text.length; at++) {
    const sign = text[at];
    if (sign === "\\") at++;
    else if (sign === '"') return at + 1;
    else if ((sign === "$" || sign === "%") && text[at + 1] === "{") {
      if (text[at - 1] === sign) continue;
      at = endOfInterpolation(text, at + 2) - 1;
    }
  }
  throw new Error("a string is not closed");
}
function endOfInterpolation(text, index) {
  let depth = 1;
  for (let at = index; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') at = endOfString(text, at + 1) - 1;
    else if (sign === "{") depth++;
    else if (sign === "}") {
      depth--;
      if (depth === 0) return at + 1;
    }
  }
  throw new Error("an interpolation is not closed");
}
function endOfHeredoc(text, index, delimiter) {
  for (let start = index; start < text.length; ) {
    const newLine = text.indexOf("\n", start);
    const end = newLine < 0 ? text.length : newLine;
    if (text.slice(start, end).trim() === delimiter) return end;
    start = end + 1;
  }
  throw new Error(`a heredoc ${delimiter} is not closed`);
}
var LABELS = {
  resource: 2,
  data: 2,
  ephemeral: 2,
  locals: 0,
  terraform: 0,
  moved: 0,
  import: 0,
  removed: 0
};
function jsonDefinitions(document) {
  const descend = (header, value, labels) => {
    if (isArray(value)) return value.flatMap((item) => descend(header, item, labels));
    if (!isObject(value)) return [];
    if (labels > 0) {
      return Object.entries(value).flatMap(
        ([label, item]) => descend([...header, label], item, labels - 1)
      );
    }
    const members = Object.entries(value).filter(([key]) => key !== "//");
    const text = canonical(Object.fromEntries(members));
    return [
      {
        header,
        text: `${header.join(" ")} ${text}`,
        attributes: new Map(members.map(([key, item]) => [key, canonical(item)])),
        blocks: /* @__PURE__ */ new Set()
      }
    ];
  };
  return Object.entries(isObject(document) ? document : {}).flatMap(
    ([type, value]) => type === "//" ? [] : descend([type], value, LABELS[type] ?? 1)
  );
}

// action/terraform/secrets.ts
function sensitiveValues(plan) {
  const found = /* @__PURE__ */ new Map();
  const mark = (value, marks, origin) => {
    if (marks === true) for (const leaf of leavesOf(value)) addTo2(found, leaf, origin);
    else if (isArray(marks)) {
      for (const [index, one] of marks.entries()) mark(items(value)[index], one, origin);
    } else if (isObject(marks)) {
      for (const [key, one] of Object.entries(marks)) mark(member(value, key), one, origin);
    }
  };
  const visit = (value, origin) => {
    if (isArray(value)) for (const item of value) visit(item, origin);
    if (!isObject(value)) return;
    const address = member(value, "address");
    const here = typeof address === "string" ? address : origin;
    for (const [key, child] of Object.entries(value)) {
      if (key === "sensitive_values") mark(member(value, "values"), child, here);
      else if (key === "config_sensitive") mark(member(value, "config_values"), child, here);
      else if (key.endsWith("_sensitive")) {
        mark(value[key.slice(0, -"_sensitive".length)], child, here);
      } else if (key === "sensitive") mark(member(value, "value"), child, here);
      if (typeof child === "object" && child !== null) visit(child, here === "" ? key : here);
    }
  };
  if (isObject(plan)) {
    for (const [key, part] of Object.entries(plan)) if (key !== "configuration") visit(part, "");
  }
  for (const [value, origin] of variableValues(plan)) addTo2(found, value, origin);
  return found;
}
function stateSecrets(state) {
  const found = /* @__PURE__ */ new Map();
  for (const [name, output] of entriesOf(member(state, "outputs"))) {
    if (member(output, "sensitive") !== true) continue;
    for (const leaf of leavesOf(member(output, "value"))) addTo2(found, leaf, `output.${name}`);
  }
  for (const resource of items(member(state, "resources"))) {
    const origin = `${member(resource, "type")}.${member(resource, "name")}`;
    for (const instance of items(member(resource, "instances"))) {
      const attributes = member(instance, "attributes");
      for (const path of items(member(instance, "sensitive_attributes"))) {
        for (const leaf of leavesOf(valueAt(attributes, items(path)))) addTo2(found, leaf, origin);
      }
      for (const [name, value] of entriesOf(attributes)) {
        if (isSecretName(name)) for (const leaf of leavesOf(value)) addTo2(found, leaf, origin);
      }
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
      for (const value of [given(name), member(declaration, "default")]) {
        for (const leaf of leavesOf(value)) addTo2(found, leaf, `var.${name}`);
      }
    }
    for (const [, call] of entriesOf(member(module, "module_calls"))) {
      visit(
        member(call, "module"),
        (name) => member(member(member(call, "expressions"), name), "constant_value")
      );
    }
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
    else for (const secret of embeddedSecrets(value)) addTo2(found, secret, name);
    if (name.startsWith("TF_CLI_ARGS")) addArguments(found, value, name, sensitive);
  }
  return found;
}
function settingSecrets(settings, origin) {
  const found = /* @__PURE__ */ new Map();
  for (const [key, value] of settings) {
    const text = unquoted(value);
    if (isSecretSetting(key)) addWritten(found, text, `${origin}: ${key}`);
    else for (const secret of embeddedSecrets(text)) addTo2(found, secret, `${origin}: ${key}`);
  }
  return found;
}
function declaredSecrets(files) {
  const variables = /* @__PURE__ */ new Set();
  const found = /* @__PURE__ */ new Map();
  for (const [name, text] of files) {
    const says = text.includes("sensitive") || name.endsWith(".json");
    if (!says || !/\.(tf|tofu)(\.json)?$/.test(name)) continue;
    for (const { header, attributes } of readable(() => definitionsOf(name, text)) ?? []) {
      const [type, variable = ""] = header;
      if (type !== "variable" || attributes.get("sensitive") !== "true") continue;
      variables.add(variable);
      addWritten(found, attributes.get("default") ?? "", `var.${variable}`);
    }
  }
  for (const [name, text] of files) {
    if (!/\.tfvars(\.json)?$/.test(name)) continue;
    for (const [variable, value] of readable(() => argumentsOf(name, text)) ?? []) {
      if (variables.has(variable)) addWritten(found, value, `var.${variable}`);
    }
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
  )) {
    found.push(password, decoded(password));
  }
  for (const [, key = "", value = ""] of text.matchAll(/[?&;]([\w.-]{1,100})=([^&;\s"'#]{4,})/g)) {
    if (key === "code" || isSecretName(key)) found.push(value, decoded(value));
  }
  for (const [, key = "", value = ""] of text.matchAll(
    /(?:^|[;\s"'])([A-Za-z][\w ]{0,100})=([^;\s"']{4,})/g
  )) {
    if (isSecretName(key)) found.push(value);
  }
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
  addTo2(found, unquoted(text), origin);
  for (const secret of embeddedSecrets(text)) addTo2(found, secret, origin);
  if (!/^\s*[[{"]/.test(text)) return;
  for (const leaf of leavesOf(readable(() => parseJson(text)))) addTo2(found, leaf, origin);
  for (const [, inner = "", isKey] of text.matchAll(/"((?:[^"\\]|\\.)*)"(\s*[:=])?/g)) {
    if (isKey === void 0) {
      addTo2(found, readable(() => String(parseJson(`"${inner}"`))) ?? inner, origin);
    }
  }
}
function unquoted(text) {
  return /^\s*"([^"\\]*)"\s*$/.exec(text)?.[1] ?? text;
}
function addTo2(found, value, origin) {
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
  isTooCommon,
  masksOf,
  createScrub,
  scrubJson,
  scrubShapes,
  definitionsOf,
  argumentsOf,
  sensitiveValues,
  stateSecrets,
  variableValues,
  environmentSecrets,
  settingSecrets,
  declaredSecrets
};
