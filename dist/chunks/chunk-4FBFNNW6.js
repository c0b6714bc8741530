import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  describeFinding,
  errorsFirst
} from "./chunk-NXTOOCTD.js";
import {
  parseInstant,
  throughProxies
} from "./chunk-V2JMA5QS.js";
import {
  ActionFailure,
  messageOf
} from "./chunk-GHUUZ5VI.js";
import {
  parseRetryAfter
} from "./chunk-TKEMU74O.js";
import {
  canonical,
  isArray,
  isObject,
  items,
  member,
  parseJson,
  textOf
} from "./chunk-2MALVD72.js";
import {
  spawn
} from "./chunk-7M5KZTMK.js";
import {
  constants,
  cpSync,
  mkdirSync,
  mkdtempSync,
  promises,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync
} from "./chunk-NHGEPAGA.js";

// action/terraform/stage.ts
import { mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
function layoutOf(workspace, label, planFile) {
  const directory = join(workspace, ".aolb", label === "" ? "default" : label);
  return {
    directory,
    planFile: planFile === void 0 ? join(directory, "plan.tfplan") : resolve(workspace, planFile),
    planJsonFile: join(directory, "plan.json"),
    reportFile: join(directory, "report.md"),
    stagedModule: join(directory, "terraform")
  };
}
var LOCK_FILE = ".terraform.lock.hcl";
async function makeDirectory(workspace, directory) {
  await mkdir(directory, { recursive: true });
  await writeFile(join(workspace, ".aolb", ".gitignore"), "*\n");
}
var KEPT = /^(\.terraform|\.terraform\.lock\.hcl|\.terraform\.tfstate\.lock\.info|terraform\.tfstate.*)$/;
var NOT_COPIED = /^(\.terraform|terraform\.tfstate.*|\.terraform\.tfstate\.lock\.info|tests|examples)$/;
function stageModule(source, target, backend, lockFile) {
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(target)) {
    if (!KEPT.test(name)) rmSync(join(target, name), { recursive: true });
  }
  for (const name of readdirSync(source)) {
    if (!NOT_COPIED.test(name)) cpSync(join(source, name), join(target, name), { recursive: true });
  }
  if (backend) {
    const override = { terraform: { backend: { azurerm: {} } } };
    writeFileSync(
      join(target, "backend_override.tf.json"),
      `${JSON.stringify(override, null, 2)}
`
    );
  }
  const isLocked = statSync(lockFile, { throwIfNoEntry: false })?.isFile() ?? false;
  if (isLocked) cpSync(lockFile, join(target, LOCK_FILE));
  return isLocked;
}
async function checkModule(directory, input) {
  const found = await stat(directory).catch(() => void 0);
  if (found === void 0 || !found.isDirectory()) {
    throw new ActionFailure(
      "input-invalid",
      `input terraform-directory: ${input} is not a directory`
    );
  }
  const names2 = await readdir(directory);
  if (!names2.some((name) => /\.tf(\.json)?$/.test(name))) {
    throw new ActionFailure(
      "input-invalid",
      `input terraform-directory: ${input} holds no .tf files`
    );
  }
}

// action/commands/render.ts
import { isAbsolute, relative, resolve as resolve2 } from "node:path";
async function render(context) {
  await prepareArtefacts(context);
}
async function prepareArtefacts(context, { judged } = { judged: true }) {
  const { inputs, workflow, workspace } = context;
  const { directory } = layoutOf(workspace, inputs.label);
  await makeDirectory(workspace, directory);
  const prepared = await workflow.group(
    "Render",
    () => context.prepare(resolve2(workspace, inputs.config), directory, { judged })
  );
  if (!prepared.ok) {
    throw refusal(context, prepared.reason, prepared.findings);
  }
  prepared.artefacts.warnings.forEach(workflow.annotate);
  prepared.artefacts.notes.forEach(workflow.info);
  workflow.output("policy-file", fromWorkspace(workspace, prepared.artefacts.policyFile));
  return prepared.artefacts;
}
function judgeArtefacts({ judge, inputs, workspace }, preparing) {
  return judge(preparing, ({ policyFile }) => ({
    policy: fromWorkspace(workspace, policyFile),
    configuration: inputs.config
  }));
}
async function requireTaken(context, judging) {
  const findings = (await judging).refusal;
  if (findings.length > 0) throw refusal(context, "policy-invalid", findings);
}
function refusal({ inputs }, reason, findings) {
  const [first] = findings.filter(({ severity }) => severity === "error");
  const message = first === void 0 ? `${inputs.config} is not valid` : describeFinding(first);
  return new ActionFailure(reason, message, findings);
}
function fromWorkspace(workspace, path4) {
  const relativePath = relative(workspace, path4);
  return relativePath.startsWith("..") || isAbsolute(relativePath) ? path4 : relativePath;
}

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
  const lines2 = [...secrets].flatMap(linesOf);
  return [...new Set(lines2)].filter(
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
  const lines2 = secret.split(/\r?\n/).map((line) => line.trim());
  if (lines2.length === 1) return [secret.trim()];
  const long = lines2.filter(
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

// action/github/client.ts
import { setTimeout } from "node:timers/promises";

// action/retried.ts
async function retried(attempt2, pauseAfter, sleep) {
  for (let tries = 1; ; tries += 1) {
    let pause;
    try {
      return await attempt2();
    } catch (error) {
      pause = pauseAfter(error, tries);
    }
    await sleep(pause);
  }
}

// action/github/client.ts
var GitHubError = class extends Error {
  status;
  constructor(operation, status, message) {
    super(`${operation}: ${status} ${message}`);
    this.name = "GitHubError";
    this.status = status;
  }
  /** The token may read but not write: forks, Dependabot, `permissions:` without `pull-requests: write`. */
  get isReadOnlyToken() {
    return this.status === 403 && /not accessible/i.test(this.message);
  }
  /** The request may have taken effect all the same. */
  get isUncertain() {
    return this.status === NO_ANSWER || this.status >= 500;
  }
};
var asIs = (text) => text;
var NO_ANSWER = 0;
var ATTEMPTS = 4;
var LONGEST_WAIT = 12e4;
var UNNAMED_LIMIT_WAIT = 6e4;
var MOST_PAGES = 50;
function graphqlUrlOf(apiUrl) {
  return `${apiUrl.replace(/(?<!\/)\/+$/, "").replace(/\/api\/v3$/, "/api")}/graphql`;
}
var GitHub = class {
  #options;
  #wait;
  #now;
  constructor(options) {
    const { signal } = options;
    this.#options = options;
    this.#wait = options.wait ?? ((milliseconds) => setTimeout(milliseconds, void 0, { signal }));
    this.#now = options.now ?? Date.now;
  }
  /** @param path below the API's base, `/repos/...`; its parts percent-encoded where needed. */
  async get(path4) {
    return (await this.#call({ method: "GET", url: this.#url(path4) })).body;
  }
  /** All pages of a list. */
  async list(path4) {
    const found = [];
    let next = this.#url(
      `${path4}${path4.includes("?") ? "&" : "?"}per_page=100`
    );
    for (let page = 0; next !== void 0; page++) {
      if (page === MOST_PAGES) {
        throw new GitHubError(`GET ${path4}`, 200, "the list is too long to be read");
      }
      const answer = await this.#call({ method: "GET", url: next });
      if (!Array.isArray(answer.body)) throw new GitHubError(`GET ${path4}`, 200, "not a list");
      found.push(...answer.body);
      next = answer.next;
    }
    return found;
  }
  async post(path4, body) {
    return (await this.#call({ method: "POST", url: this.#url(path4), body })).body;
  }
  async patch(path4, body) {
    return (await this.#call({ method: "PATCH", url: this.#url(path4), body })).body;
  }
  async delete(path4) {
    await this.#call({ method: "DELETE", url: this.#url(path4) });
  }
  /**
   * The token's own login: `github-actions[bot]` for a workflow's token.
   *
   * @throws {GitHubError} when GitHub does not say: nobody may then be taken for it
   */
  async viewer() {
    const { body } = await this.#call({
      method: "POST",
      url: this.#options.graphqlUrl,
      body: { query: "query { viewer { login } }" },
      isRead: true
    });
    const login = textOf(member(member(member(body, "data"), "viewer"), "login"));
    if (login) return login;
    throw new GitHubError(
      "POST /graphql",
      200,
      explain("GitHub does not say whose the token is", body)
    );
  }
  #url(path4) {
    return `${this.#options.apiUrl.replace(/(?<!\/)\/+$/, "")}${path4}`;
  }
  #call(request) {
    let asked;
    const attempt2 = async () => {
      asked = { pause: void 0, limited: false };
      const response = await this.#send(request);
      const text = await response.text();
      const body = text === "" ? null : parseBody(text);
      if (response.ok) return { body, next: nextPage(response.headers.get("link")) };
      const message = textOf(member(body, "message")) ?? response.statusText;
      const limit = limitPause(response, message, this.#now());
      asked = response.status >= 500 ? {
        pause: parseRetryAfter(response.headers.get("retry-after"), this.#now()),
        limited: false
      } : { pause: limit, limited: limit !== void 0 };
      throw new GitHubError(operationOf(request), response.status, explain(message, body));
    };
    const pauseAfter = (failure, tries) => {
      if (!(failure instanceof GitHubError)) throw failure;
      const { pause = 1e3 * 2 ** (tries - 1), limited } = asked;
      const repeatable = limited || failure.isUncertain && (request.method !== "POST" || request.isRead === true);
      if (!repeatable || tries === ATTEMPTS) throw failure;
      if (pause > LONGEST_WAIT) {
        throw new GitHubError(
          operationOf(request),
          failure.status,
          `${limited ? "rate limit" : "not available"}; GitHub asks to wait ${Math.ceil(pause / 1e3)} s`
        );
      }
      this.#options.info(`${failure.message}; trying again in ${Math.ceil(pause / 1e3)} s`);
      return pause;
    };
    return retried(attempt2, pauseAfter, this.#wait);
  }
  async #send(request) {
    const { fetch, token, signal, scrub = asIs } = this.#options;
    const { method, url, body } = request;
    try {
      return await fetch(url, {
        method,
        headers: {
          accept: "application/vnd.github+json",
          authorization: `Bearer ${token}`,
          "user-agent": "apim-openai-load-balancer",
          "x-github-api-version": "2022-11-28",
          ...body !== void 0 && { "content-type": "application/json" }
        },
        ...body !== void 0 && { body: JSON.stringify(scrubJson(body, scrub)) },
        signal
      });
    } catch (error) {
      signal.throwIfAborted();
      const cause = error instanceof Error && error.cause !== void 0 ? error.cause : error;
      throw new GitHubError(operationOf(request), NO_ANSWER, `no answer (${messageOf(cause)})`);
    }
  }
};
function operationOf({ method, url }) {
  return `${method} ${new URL(url).pathname}`;
}
function limitPause(response, message, now) {
  if (response.status !== 403 && response.status !== 429) return void 0;
  const asked = parseRetryAfter(response.headers.get("retry-after"), now);
  if (asked !== void 0) return asked;
  const reset = Number(response.headers.get("x-ratelimit-reset") ?? Number.NaN);
  if (response.headers.get("x-ratelimit-remaining") === "0" && Number.isFinite(reset)) {
    return Math.max(0, reset * 1e3 - now);
  }
  return response.status === 429 || /secondary rate limit/i.test(message) ? UNNAMED_LIMIT_WAIT : void 0;
}
function nextPage(link) {
  return /<([^<>]+)>;[^,<]*\brel="next"/.exec(link ?? "")?.[1];
}
function explain(message, body) {
  const errors = member(body, "errors");
  const reasons = (Array.isArray(errors) ? errors : []).map((error) => textOf(member(error, "message")) ?? textOf(error)).filter((reason) => reason !== void 0);
  return reasons.length === 0 ? message : `${message}: ${reasons.join("; ")}`;
}
function parseBody(text) {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}

// action/github/event.ts
async function readEvent(environment) {
  const { GITHUB_REPOSITORY: repository, GITHUB_SERVER_URL: server } = environment;
  if (repository === void 0 || !/^[\w.-]+\/[\w.-]+$/.test(repository)) return void 0;
  return {
    name: environment.GITHUB_EVENT_NAME ?? "",
    payload: readPayload(environment.GITHUB_EVENT_PATH),
    repository,
    sha: environment.GITHUB_SHA ?? "",
    ref: environment.GITHUB_REF ?? "",
    runUrl: server === void 0 || environment.GITHUB_RUN_ID === void 0 ? void 0 : `${server}/${repository}/actions/runs/${environment.GITHUB_RUN_ID}`,
    run: positive(Number(environment.GITHUB_RUN_ID)) ?? 0
  };
}
function readPayload(path4) {
  if (path4 === void 0 || path4 === "") return null;
  try {
    return parseJson(readFileSync(path4, "utf8"));
  } catch {
    throw new ActionFailure("unexpected", `GITHUB_EVENT_PATH ${path4} is not a readable JSON file`);
  }
}
function plannedCommit({ payload, sha }, checkedOut) {
  const head = textOf(member(member(member(payload, "pull_request"), "head"), "sha"));
  if (checkedOut === void 0 || checkedOut === sha) return head ?? sha;
  return checkedOut;
}
function isOfPullRequest(event) {
  const origin = textOf(member(member(event.payload, "workflow_run"), "event")) ?? "";
  return [event.name, origin].some(
    (name) => name.startsWith("pull_request") || name === "merge_group"
  ) || pullRequestOfEvent(event) !== void 0;
}
function pullRequestOfEvent({ name, payload, ref }) {
  if (name.startsWith("pull_request")) {
    return positive(member(member(payload, "pull_request"), "number"));
  }
  if (name === "issue_comment") {
    const issue = member(payload, "issue");
    return member(issue, "pull_request") === void 0 ? void 0 : positive(member(issue, "number"));
  }
  if (name === "merge_group") {
    const head = textOf(member(member(payload, "merge_group"), "head_ref")) ?? ref;
    return positive(Number(/\/pr-(\d+)-[0-9a-f]+$/.exec(head)?.[1]));
  }
  if (name === "workflow_run") {
    const run = member(payload, "workflow_run");
    if (textOf(member(run, "event")) === "push") return void 0;
    const [first] = items(member(run, "pull_requests"));
    return positive(member(first, "number"));
  }
  return void 0;
}
async function findPullRequest(event, github) {
  const named = pullRequestOfEvent(event);
  if (named !== void 0 || event.name === "schedule" || event.name === "issue_comment") {
    return named;
  }
  if (event.name.startsWith("pull_request") || event.name === "merge_group") {
    throw new ActionFailure(
      "plan-missing",
      `the event ${event.name} does not say its pull request; set pr-number`
    );
  }
  const { sha, branch, isPush } = commitOf(event);
  if (!/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(sha)) {
    throw new ActionFailure(
      "plan-missing",
      "GITHUB_SHA is no commit, so its pull request cannot be looked up; set pr-number"
    );
  }
  const ofCommit = await github.list(`/repos/${event.repository}/commits/${sha}/pulls`);
  const found = bringing(ofCommit, sha, branch) ?? (isPush ? void 0 : openAt(ofCommit, sha));
  if (found !== void 0 || isPush || branch === void 0) return numberOf(found);
  const [owner] = event.repository.split("/");
  const head = encodeURIComponent(`${owner}:${branch}`);
  const [open2] = await github.list(`/repos/${event.repository}/pulls?state=open&head=${head}`);
  return numberOf(open2);
}
function commitOf({ name, payload, sha, ref }) {
  const run = member(payload, "workflow_run");
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
  if (name !== "workflow_run") return { sha, branch, isPush: name === "push" };
  return {
    sha: textOf(member(run, "head_sha")) ?? sha,
    // The event itself is of the default branch, whatever the run was of.
    branch: textOf(member(run, "head_branch")) ?? branch,
    isPush: textOf(member(run, "event")) === "push"
  };
}
function bringing(pulls, sha, branch) {
  const here = pulls.filter(
    (pull) => branch === void 0 || textOf(member(member(pull, "base"), "ref")) === branch
  );
  const merged = here.filter((pull) => textOf(member(pull, "merged_at")) !== void 0);
  return merged.find((pull) => member(pull, "merge_commit_sha") === sha) ?? merged[0] ?? // GitHub notices a merge by hand a moment later.
  here.find((pull) => headOf(pull) === sha);
}
function openAt(pulls, sha) {
  return pulls.find((pull) => member(pull, "state") === "open" && headOf(pull) === sha);
}
function headOf(pull) {
  return textOf(member(member(pull, "head"), "sha"));
}
function numberOf(pull) {
  return positive(member(pull, "number"));
}
function positive(value) {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : void 0;
}

// action/terraform/distributions.ts
var BINARIES = ["terraform", "tofu"];
var DISTRIBUTIONS = {
  terraform: {
    title: "Terraform",
    // `init -json`, and validations that name other variables.
    oldest: [1, 9],
    recommended: "1.11.4",
    folder: (version) => `terraform/${version}`,
    signatureSuffix: ".sig",
    // In use since 2021; in 2026 its expiry was moved to 2030 (docs/security.md).
    source: {
      releases: "https://releases.hashicorp.com",
      keyUrl: "https://www.hashicorp.com/.well-known/pgp-key.txt",
      fingerprint: "C874011F0AB405110D02105534365D9472D7468F"
    }
  },
  tofu: {
    title: "OpenTofu",
    // `removed` blocks that forget without destroying (opentofu/opentofu#2628).
    oldest: [1, 10],
    recommended: "1.12.8",
    folder: (version) => `v${version}`,
    // `.sig` is there as well, but is of cosign.
    signatureSuffix: ".gpgsig",
    source: {
      releases: "https://github.com/opentofu/opentofu/releases/download",
      keyUrl: "https://get.opentofu.org/opentofu.asc",
      fingerprint: "E3E6E43D84CB852EADB0051D0C0AF313E5FD9F80"
    }
  }
};
var SOURCES = {
  terraform: DISTRIBUTIONS.terraform.source,
  tofu: DISTRIBUTIONS.tofu.source
};

// action/inert.ts
var ZERO_WIDTH_SPACE = "\u200B";
function inert(text) {
  return text.replaceAll(/^([^\S\r\n\u2028\u2029]*:)(?=:)/gm, `$1${ZERO_WIDTH_SPACE}`).replaceAll(/#(?=#\[)/g, `#${ZERO_WIDTH_SPACE}`);
}

// action/secrecy.ts
function createSecrecy(runner) {
  const known = /* @__PURE__ */ new Map();
  const masked = /* @__PURE__ */ new Set();
  const told = /* @__PURE__ */ new Set();
  let names2 = () => false;
  let current = (text) => text;
  const scrub = (text) => current(text);
  const workflow = {
    info: (text) => runner.info(inert(scrub(text))),
    // The runner's own escaping makes one line of it.
    annotate: (finding) => runner.annotate({
      ...finding,
      message: scrub(finding.message),
      ...finding.file === void 0 ? {} : { file: scrub(finding.file) }
    }),
    group: (title, work) => runner.group(inert(scrub(title)), work),
    output: (name, value) => runner.output(name, scrub(value)),
    mask: runner.mask,
    // Where our own files are, which the post step has to find.
    saveState: runner.saveState,
    summary: (markdown) => runner.summary(scrub(markdown))
  };
  const hide = () => {
    current = createScrub(known.keys(), names2);
    for (const mask of masksOf([...known.keys()].filter((value) => !isTooCommon(value, names2)))) {
      if (!masked.has(mask)) runner.mask(mask);
      masked.add(mask);
    }
  };
  return {
    workflow,
    scrub,
    learn: (secrets, isName) => {
      names2 = isName ?? names2;
      const fresh = [...secrets].filter(([value]) => !known.has(value));
      for (const [value, origin] of fresh) known.set(value, origin);
      if (fresh.length > 0 || isName !== void 0) hide();
      const common = [...secrets].filter(
        ([value, origin]) => isTooCommon(value, names2) && !SAYS_NOTHING.test(value) && !told.has(origin)
      );
      for (const [, origin] of common) told.add(origin);
      if (common.length === 0) return;
      const origins = [...new Set(common.map(([, origin]) => origin))];
      workflow.annotate({
        severity: "warning",
        message: `sensitive, but too short or too common a word to be removed from texts: the value of ${origins.join(", ")}. It is hidden where Terraform marks it; choose a longer one to have it hidden everywhere`
      });
    }
  };
}
var SAYS_NOTHING = /^(\s*|true|false|null|none|\d)$/i;

// action/terraform/run-record.ts
import { tmpdir } from "node:os";
import { join as join2 } from "node:path";
function createRunRecords(temporary, created) {
  let directory;
  return {
    open: (record) => {
      if (directory === void 0) {
        if (temporary) mkdirSync(temporary, { recursive: true });
        directory = mkdtempSync(join2(temporary || tmpdir(), "aolb-run-"));
        created(directory);
      }
      const file = (name) => join2(directory ?? "", name);
      for (const name of ["pid", "interrupted"]) rmSync(file(name), { force: true });
      const write = (name, text) => writeFileSync(file(name), text, { mode: 384 });
      write("record.json", JSON.stringify(record));
      return {
        stdout: file("stdout"),
        stderr: file("stderr"),
        started: (pid) => write("pid", String(pid)),
        interrupting: () => write("interrupted", "")
      };
    },
    close: () => {
      if (directory !== void 0) rmSync(directory, { recursive: true, force: true });
      directory = void 0;
    }
  };
}
function findRecord(directory) {
  const read2 = (name) => {
    try {
      return readFileSync(join2(directory, name), "utf8");
    } catch {
      return void 0;
    }
  };
  const text = directory === "" ? void 0 : read2("record.json");
  if (text === void 0) return void 0;
  const record = JSON.parse(text);
  const pid = read2("pid");
  return {
    ...record,
    pid: pid === void 0 ? void 0 : Number(pid),
    interrupted: read2("interrupted") !== void 0,
    output: () => read2("stdout") ?? "",
    interrupting: () => writeFileSync(join2(directory, "interrupted"), "", { mode: 384 }),
    remove: () => rmSync(directory, { recursive: true, force: true })
  };
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
function closing(tokens, open2) {
  let depth = 0;
  for (let index = open2; index < tokens.length; index++) {
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
var PLAIN_WORD = /[A-Za-z0-9_][A-Za-z0-9_-]*/y;
var WORD = /[\p{L}\p{N}_](?:[\p{L}\p{N}_-])*/uy;
var HEREDOC = /<<-?([\p{L}\p{N}_-]+)\r?\n/uy;
function tokensOf(text) {
  const tokens = [];
  const at = (pattern, index) => {
    pattern.lastIndex = index;
    return pattern.exec(text);
  };
  const wordAt = (index) => {
    const plain = at(PLAIN_WORD, index)?.[0];
    const isPlain = !(text.charCodeAt(index + (plain?.length ?? 0)) > 127);
    return isPlain ? plain : at(WORD, index)?.[0];
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
    const word = wordAt(index);
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
function endOfHeredoc(text, index, delimiter2) {
  for (let start = index; start < text.length; ) {
    const newLine = text.indexOf("\n", start);
    const end = newLine < 0 ? text.length : newLine;
    if (text.slice(start, end).trim() === delimiter2) return end;
    start = end + 1;
  }
  throw new Error(`a heredoc ${delimiter2} is not closed`);
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
      for (const path4 of items(member(instance, "sensitive_attributes"))) {
        for (const leaf of leavesOf(valueAt(attributes, items(path4)))) addTo2(found, leaf, origin);
      }
      for (const [name, value] of entriesOf(attributes)) {
        if (isSecretName(name)) for (const leaf of leavesOf(value)) addTo2(found, leaf, origin);
      }
    }
  }
  return found;
}
function valueAt(value, path4) {
  const [step, ...rest] = path4;
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
function readable(read2) {
  try {
    return read2();
  } catch {
    return void 0;
  }
}

// action/action.ts
import { resolve as resolve4 } from "node:path";

// action/github/checkout.ts
import { dirname, join as join3, resolve as resolve3 } from "node:path";
var COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
function checkedOutCommit(path4, top) {
  for (let directory = dirname(path4); ; directory = dirname(directory)) {
    const git = join3(directory, ".git");
    const found = attempt(() => statSync(git));
    if (found !== void 0) {
      return headOf2(found.isDirectory() ? git : linked(git, directory));
    }
    if (directory === top || directory === dirname(directory)) return void 0;
  }
}
function linked(file, directory) {
  const target = /^gitdir: (.+)$/m.exec(read(file) ?? "")?.[1] ?? "";
  return resolve3(directory, target);
}
function headOf2(git) {
  const head = read(join3(git, "HEAD"));
  if (head === void 0 || COMMIT.test(head)) return head;
  const reference = /^ref: (.+)$/.exec(head)?.[1];
  if (reference === void 0) return void 0;
  const common = resolve3(git, read(join3(git, "commondir")) ?? ".");
  for (const directory of [git, common]) {
    const commit = read(join3(directory, reference));
    if (commit !== void 0 && COMMIT.test(commit)) return commit;
  }
  const packed = read(join3(common, "packed-refs")) ?? "";
  return packed.split("\n").map((line) => line.split(" ")).find(([commit = "", name]) => name === reference && COMMIT.test(commit))?.[0];
}
function read(path4) {
  return attempt(() => readFileSync(path4, "utf8").trim());
}
function attempt(work) {
  try {
    return work();
  } catch {
    return void 0;
  }
}

// action/inputs.ts
var COMMANDS = [
  "render",
  "lint",
  "simulate",
  "plan",
  "drift",
  "apply",
  "destroy",
  "rotate"
];
var SIMULATION_MODES = ["auto", "never"];
var COMMENT_MODES = ["auto", "always", "never"];
var REVIEW_MODES = ["auto", "true", "false"];
var ROTATION_MODES = ["scheduled", "forced", "emergency", "status"];
function readInputs(get) {
  const rotationMode = oneOf("rotation-mode", get("rotation-mode") || "scheduled", ROTATION_MODES);
  if (rotationMode === "status") {
    for (const input of ["rotation-since", "rotation-reason", "rotation-dry-run"]) {
      const value = get(input);
      if (value !== "" && value !== "false") {
        throw invalid(input, value, "left out with `rotation-mode: status`, which changes nothing");
      }
    }
  }
  return {
    command: oneOf("command", get("command") || "plan", COMMANDS),
    config: get("config") || "load-balancer.yml",
    terraformDirectory: optional(get("terraform-directory")),
    backendConfig: lines(get("backend-config")).map(backendSetting),
    terraformBinary: oneOf("terraform-binary", get("terraform-binary") || "terraform", BINARIES),
    terraformVersion: matching(
      "terraform-version",
      get("terraform-version"),
      /^\d+\.\d+\.\d+(-[a-z0-9.]+)?$/,
      "an exact version such as 1.11.4"
    ),
    scenarios: lines(get("scenarios")),
    simulation: oneOf("simulation", get("simulation") || "auto", SIMULATION_MODES),
    planFile: optional(get("plan-file")),
    comment: oneOf("comment", get("comment") || "auto", COMMENT_MODES),
    // The label is part of a path and of the comment's marker.
    label: matching(
      "label",
      get("label"),
      /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/,
      "up to 63 letters, digits, dots, dashes and underscores, a letter or digit first"
    ) ?? "",
    pullRequest: pullRequestNumber(get("pr-number")),
    token: optional(get("github-token")),
    requireReviewedPlan: oneOf(
      "require-reviewed-plan",
      get("require-reviewed-plan") || "auto",
      REVIEW_MODES
    ),
    confirm: optional(get("confirm")),
    rotationMode,
    rotationDryRun: oneOf("rotation-dry-run", get("rotation-dry-run") || "false", ["true", "false"]) === "true",
    rotationOnly: names(get("rotation-only")),
    rotationSince: instant("rotation-since", get("rotation-since")),
    rotationReason: optional(get("rotation-reason"))
  };
}
function optional(value) {
  return value === "" ? void 0 : value;
}
function instant(input, value) {
  if (value === "") return void 0;
  const time = parseInstant(value);
  if (time === void 0) {
    throw invalid(input, value, "a date with time and zone, such as 2026-11-30T03:00:00Z");
  }
  return time;
}
function names(value) {
  const found = value.split(/[,\n]/).map((name) => name.trim());
  const given = found.filter((name) => name !== "");
  return given.length === 0 ? void 0 : given;
}
function lines(value) {
  return value.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
}
function backendSetting(line, index) {
  const isSetting = /^[A-Za-z_][\w.-]*=(?![\s"'=>])/.test(line) || /^[A-Za-z_][\w.-]*=$/.test(line);
  const isPath = /^[\w@.~/\\ -]+$/.test(line.replace(/^[A-Za-z]:(?=[\\/])/, "")) && !/^-/.test(line);
  if (isSetting || isPath) return line;
  throw new ActionFailure(
    "input-invalid",
    `input backend-config is not shown, since it may hold a secret; its line ${index + 1} must be \`key=value\` without spaces or quotes around the value, or a file path`
  );
}
function oneOf(input, value, allowed) {
  const found = allowed.find((candidate) => candidate === value);
  if (found === void 0) throw invalid(input, value, `one of ${allowed.join(", ")}`);
  return found;
}
function matching(input, value, pattern, expected) {
  if (value === "") return void 0;
  if (!pattern.test(value)) throw invalid(input, value, expected);
  return value;
}
function pullRequestNumber(value) {
  const number = matching("pr-number", value, /^[1-9]\d{0,8}$/, "the number of a pull request");
  return number === void 0 ? void 0 : Number(number);
}
function invalid(input, value, expected) {
  const shown = value.length > 80 ? `${value.slice(0, 80)}\u2026` : value;
  return new ActionFailure(
    "input-invalid",
    `input ${input} is ${JSON.stringify(shown)}; it must be ${expected}`
  );
}

// action/action.ts
var COMMANDS2 = {
  render,
  // A command is loaded by the runs that have it.
  plan: async (context) => (await import("./plan-HJUIUO23.js")).plan(context),
  drift: async (context) => (await import("./drift-UAGTU4ZW.js")).drift(context),
  apply: async (context) => (await import("./apply-HQG6BFXA.js")).apply(context),
  destroy: async (context) => (await import("./destroy-LHV7WA3P.js")).destroy(context),
  rotate: async (context) => (await import("./rotate-I5NYNJV5.js")).rotate(context),
  lint: async (context) => (await import("./lint-H44CPKSP.js")).lint(context),
  simulate: async (context) => (await import("./simulate-2BYOVNUI.js")).simulate(context)
};
async function runAction(run) {
  const secrecy = createSecrecy(run.workflow);
  const { workflow } = secrecy;
  const records = createRunRecords(
    run.environment.RUNNER_TEMP,
    (directory) => workflow.saveState("run", directory)
  );
  try {
    run.signal.throwIfAborted();
    const context = await createContext(run, secrecy, records);
    await COMMANDS2[context.inputs.command](context);
    return 0;
  } catch (error) {
    const failure = run.signal.aborted ? asCancelled(error) : asFailure(error);
    for (const finding of errorsFirst(failure.findings)) workflow.annotate(finding);
    workflow.annotate({ severity: "error", message: failure.message });
    tellReason(workflow, failure.reason);
    return 1;
  } finally {
    records.close();
  }
}
function tellReason(workflow, reason) {
  try {
    workflow.output("failure-reason", reason);
  } catch (error) {
    const message = `failure-reason cannot be set to ${reason}: ${messageOf(error)}`;
    workflow.annotate({ severity: "warning", message });
  }
}
function inputSecrets({ token, backendConfig }) {
  const settings = backendConfig.map((line) => {
    const [key = "", ...value] = line.split("=");
    return [key, value.join("=")];
  });
  return new Map([
    ...settingSecrets(settings, "input backend-config"),
    ...token === void 0 ? [] : [[token, "input github-token"]]
  ]);
}
async function createContext(run, secrecy, records) {
  const { environment } = run;
  const { workflow, scrub } = secrecy;
  secrecy.learn(environmentSecrets(environment));
  const inputs = readInputs(run.getInput);
  secrecy.learn(inputSecrets(inputs));
  const fetch = throughProxies(environment, run.fetch);
  const event = await readEvent(environment);
  const checkedOut = checkedOutCommit(resolve4(run.workspace, inputs.config), run.workspace);
  const commit = event === void 0 ? checkedOut ?? "" : plannedCommit(event, checkedOut);
  const apiUrl = environment.GITHUB_API_URL || "https://api.github.com";
  const graphqlUrl = environment.GITHUB_GRAPHQL_URL || graphqlUrlOf(apiUrl);
  const { token } = inputs;
  const withSignal = (signal) => {
    const { info } = workflow;
    const github = token === void 0 || event === void 0 ? void 0 : new GitHub({ apiUrl, graphqlUrl, token, fetch, signal, scrub, info });
    const changed = { fetch, signal, workflow, secrecy, inputs, event, commit, github };
    return { ...run, ...changed, records, withSignal };
  };
  return withSignal(run.signal);
}
function asCancelled(error) {
  return error instanceof ActionFailure && error.reason === "cancelled" ? error : new ActionFailure("cancelled", "the run was cancelled");
}
function asFailure(error) {
  if (error instanceof ActionFailure) return error;
  const file = fileFailure(error);
  if (file !== void 0) return file;
  const trace = error instanceof Error ? `
${error.stack ?? ""}` : "";
  return new ActionFailure("unexpected", `unexpected failure: ${messageOf(error)}${trace}`);
}
var FILE_FAILURES = {
  ENOSPC: "the disk is full. Free space on the runner, then run again",
  EDQUOT: "the quota of the disk is used up. Free space on the runner, then run again",
  EEXIST: "something else is in the place of the Action\u2019s folder .aolb. Remove it",
  ENOTDIR: "something else is in the place of the Action\u2019s folder .aolb. Remove it",
  EROFS: "the file system is read-only. The Action writes into .aolb below the workspace",
  EACCES: "the runner\u2019s user may not do that. The Action writes into .aolb below the workspace",
  EPERM: "the runner\u2019s user may not do that. The Action writes into .aolb below the workspace"
};
function fileFailure(error) {
  if (!(error instanceof Error) || !("code" in error)) return void 0;
  if ("syscall" in error && String(error.syscall).startsWith("spawn")) return void 0;
  const advice = FILE_FAILURES[String(error.code)];
  if (advice === void 0) return void 0;
  return new ActionFailure("file-failed", `${error.message}: ${advice}`);
}

// node_modules/@actions/exec/lib/toolrunner.js
import * as os from "os";
import * as events from "events";
import * as path3 from "path";

// node_modules/@actions/io/lib/io.js
import * as path2 from "path";

// node_modules/@actions/io/lib/io-util.js
import * as path from "path";
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve6) {
      resolve6(value);
    });
  }
  return new (P || (P = Promise))(function(resolve6, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve6(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { chmod, copyFile, lstat, mkdir: mkdir2, open, readdir: readdir2, rename, rm, rmdir, stat: stat2, symlink, unlink } = promises;
var IS_WINDOWS = process.platform === "win32";
var READONLY = constants.O_RDONLY;
function exists(fsPath) {
  return __awaiter(this, void 0, void 0, function* () {
    try {
      yield stat2(fsPath);
    } catch (err) {
      if (err.code === "ENOENT") {
        return false;
      }
      throw err;
    }
    return true;
  });
}
function isRooted(p) {
  p = normalizeSeparators(p);
  if (!p) {
    throw new Error('isRooted() parameter "p" cannot be empty');
  }
  if (IS_WINDOWS) {
    return p.startsWith("\\") || /^[A-Z]:/i.test(p);
  }
  return p.startsWith("/");
}
function tryGetExecutablePath(filePath, extensions) {
  return __awaiter(this, void 0, void 0, function* () {
    let stats = void 0;
    try {
      stats = yield stat2(filePath);
    } catch (err) {
      if (err.code !== "ENOENT") {
        console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
      }
    }
    if (stats && stats.isFile()) {
      if (IS_WINDOWS) {
        const upperExt = path.extname(filePath).toUpperCase();
        if (extensions.some((validExt) => validExt.toUpperCase() === upperExt)) {
          return filePath;
        }
      } else {
        if (isUnixExecutable(stats)) {
          return filePath;
        }
      }
    }
    const originalFilePath = filePath;
    for (const extension of extensions) {
      filePath = originalFilePath + extension;
      stats = void 0;
      try {
        stats = yield stat2(filePath);
      } catch (err) {
        if (err.code !== "ENOENT") {
          console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
        }
      }
      if (stats && stats.isFile()) {
        if (IS_WINDOWS) {
          try {
            const directory = path.dirname(filePath);
            const upperName = path.basename(filePath).toUpperCase();
            for (const actualName of yield readdir2(directory)) {
              if (upperName === actualName.toUpperCase()) {
                filePath = path.join(directory, actualName);
                break;
              }
            }
          } catch (err) {
            console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
          }
          return filePath;
        } else {
          if (isUnixExecutable(stats)) {
            return filePath;
          }
        }
      }
    }
    return "";
  });
}
function normalizeSeparators(p) {
  p = p || "";
  if (IS_WINDOWS) {
    p = p.replace(/\//g, "\\");
    return p.replace(/\\\\+/g, "\\");
  }
  return p.replace(/\/\/+/g, "/");
}
function isUnixExecutable(stats) {
  return (stats.mode & 1) > 0 || (stats.mode & 8) > 0 && process.getgid !== void 0 && stats.gid === process.getgid() || (stats.mode & 64) > 0 && process.getuid !== void 0 && stats.uid === process.getuid();
}

// node_modules/@actions/io/lib/io.js
var __awaiter2 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve6) {
      resolve6(value);
    });
  }
  return new (P || (P = Promise))(function(resolve6, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve6(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
function which(tool, check) {
  return __awaiter2(this, void 0, void 0, function* () {
    if (!tool) {
      throw new Error("parameter 'tool' is required");
    }
    if (check) {
      const result = yield which(tool, false);
      if (!result) {
        if (IS_WINDOWS) {
          throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
        } else {
          throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
        }
      }
      return result;
    }
    const matches = yield findInPath(tool);
    if (matches && matches.length > 0) {
      return matches[0];
    }
    return "";
  });
}
function findInPath(tool) {
  return __awaiter2(this, void 0, void 0, function* () {
    if (!tool) {
      throw new Error("parameter 'tool' is required");
    }
    const extensions = [];
    if (IS_WINDOWS && process.env["PATHEXT"]) {
      for (const extension of process.env["PATHEXT"].split(path2.delimiter)) {
        if (extension) {
          extensions.push(extension);
        }
      }
    }
    if (isRooted(tool)) {
      const filePath = yield tryGetExecutablePath(tool, extensions);
      if (filePath) {
        return [filePath];
      }
      return [];
    }
    if (tool.includes(path2.sep)) {
      return [];
    }
    const directories = [];
    if (process.env.PATH) {
      for (const p of process.env.PATH.split(path2.delimiter)) {
        if (p) {
          directories.push(p);
        }
      }
    }
    const matches = [];
    for (const directory of directories) {
      const filePath = yield tryGetExecutablePath(path2.join(directory, tool), extensions);
      if (filePath) {
        matches.push(filePath);
      }
    }
    return matches;
  });
}

// node_modules/@actions/exec/lib/toolrunner.js
import { setTimeout as setTimeout2 } from "timers";
var __awaiter3 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve6) {
      resolve6(value);
    });
  }
  return new (P || (P = Promise))(function(resolve6, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve6(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var IS_WINDOWS2 = process.platform === "win32";
var ToolRunner = class extends events.EventEmitter {
  constructor(toolPath, args, options) {
    super();
    if (!toolPath) {
      throw new Error("Parameter 'toolPath' cannot be null or empty.");
    }
    this.toolPath = toolPath;
    this.args = args || [];
    this.options = options || {};
  }
  _debug(message) {
    if (this.options.listeners && this.options.listeners.debug) {
      this.options.listeners.debug(message);
    }
  }
  _getCommandString(options, noPrefix) {
    const toolPath = this._getSpawnFileName();
    const args = this._getSpawnArgs(options);
    let cmd = noPrefix ? "" : "[command]";
    if (IS_WINDOWS2) {
      if (this._isCmdFile()) {
        cmd += toolPath;
        for (const a of args) {
          cmd += ` ${a}`;
        }
      } else if (options.windowsVerbatimArguments) {
        cmd += `"${toolPath}"`;
        for (const a of args) {
          cmd += ` ${a}`;
        }
      } else {
        cmd += this._windowsQuoteCmdArg(toolPath);
        for (const a of args) {
          cmd += ` ${this._windowsQuoteCmdArg(a)}`;
        }
      }
    } else {
      cmd += toolPath;
      for (const a of args) {
        cmd += ` ${a}`;
      }
    }
    return cmd;
  }
  _processLineBuffer(data, strBuffer, onLine) {
    try {
      let s = strBuffer + data.toString();
      let n = s.indexOf(os.EOL);
      while (n > -1) {
        const line = s.substring(0, n);
        onLine(line);
        s = s.substring(n + os.EOL.length);
        n = s.indexOf(os.EOL);
      }
      return s;
    } catch (err) {
      this._debug(`error processing line. Failed with error ${err}`);
      return "";
    }
  }
  _getSpawnFileName() {
    if (IS_WINDOWS2) {
      if (this._isCmdFile()) {
        return process.env["COMSPEC"] || "cmd.exe";
      }
    }
    return this.toolPath;
  }
  _getSpawnArgs(options) {
    if (IS_WINDOWS2) {
      if (this._isCmdFile()) {
        let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
        for (const a of this.args) {
          argline += " ";
          argline += options.windowsVerbatimArguments ? a : this._windowsQuoteCmdArg(a);
        }
        argline += '"';
        return [argline];
      }
    }
    return this.args;
  }
  _endsWith(str, end) {
    return str.endsWith(end);
  }
  _isCmdFile() {
    const upperToolPath = this.toolPath.toUpperCase();
    return this._endsWith(upperToolPath, ".CMD") || this._endsWith(upperToolPath, ".BAT");
  }
  _windowsQuoteCmdArg(arg) {
    if (!this._isCmdFile()) {
      return this._uvQuoteCmdArg(arg);
    }
    if (!arg) {
      return '""';
    }
    const cmdSpecialChars = [
      " ",
      "	",
      "&",
      "(",
      ")",
      "[",
      "]",
      "{",
      "}",
      "^",
      "=",
      ";",
      "!",
      "'",
      "+",
      ",",
      "`",
      "~",
      "|",
      "<",
      ">",
      '"'
    ];
    let needsQuotes = false;
    for (const char of arg) {
      if (cmdSpecialChars.some((x) => x === char)) {
        needsQuotes = true;
        break;
      }
    }
    if (!needsQuotes) {
      return arg;
    }
    let reverse = '"';
    let quoteHit = true;
    for (let i = arg.length; i > 0; i--) {
      reverse += arg[i - 1];
      if (quoteHit && arg[i - 1] === "\\") {
        reverse += "\\";
      } else if (arg[i - 1] === '"') {
        quoteHit = true;
        reverse += '"';
      } else {
        quoteHit = false;
      }
    }
    reverse += '"';
    return reverse.split("").reverse().join("");
  }
  _uvQuoteCmdArg(arg) {
    if (!arg) {
      return '""';
    }
    if (!arg.includes(" ") && !arg.includes("	") && !arg.includes('"')) {
      return arg;
    }
    if (!arg.includes('"') && !arg.includes("\\")) {
      return `"${arg}"`;
    }
    let reverse = '"';
    let quoteHit = true;
    for (let i = arg.length; i > 0; i--) {
      reverse += arg[i - 1];
      if (quoteHit && arg[i - 1] === "\\") {
        reverse += "\\";
      } else if (arg[i - 1] === '"') {
        quoteHit = true;
        reverse += "\\";
      } else {
        quoteHit = false;
      }
    }
    reverse += '"';
    return reverse.split("").reverse().join("");
  }
  _cloneExecOptions(options) {
    options = options || {};
    const result = {
      cwd: options.cwd || process.cwd(),
      env: options.env || process.env,
      silent: options.silent || false,
      windowsVerbatimArguments: options.windowsVerbatimArguments || false,
      failOnStdErr: options.failOnStdErr || false,
      ignoreReturnCode: options.ignoreReturnCode || false,
      delay: options.delay || 1e4
    };
    result.outStream = options.outStream || process.stdout;
    result.errStream = options.errStream || process.stderr;
    return result;
  }
  _getSpawnOptions(options, toolPath) {
    options = options || {};
    const result = {};
    result.cwd = options.cwd;
    result.env = options.env;
    result["windowsVerbatimArguments"] = options.windowsVerbatimArguments || this._isCmdFile();
    if (options.windowsVerbatimArguments) {
      result.argv0 = `"${toolPath}"`;
    }
    return result;
  }
  /**
   * Exec a tool.
   * Output will be streamed to the live console.
   * Returns promise with return code
   *
   * @param     tool     path to tool to exec
   * @param     options  optional exec options.  See ExecOptions
   * @returns   number
   */
  exec() {
    return __awaiter3(this, void 0, void 0, function* () {
      if (!isRooted(this.toolPath) && (this.toolPath.includes("/") || IS_WINDOWS2 && this.toolPath.includes("\\"))) {
        this.toolPath = path3.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
      }
      this.toolPath = yield which(this.toolPath, true);
      return new Promise((resolve6, reject) => __awaiter3(this, void 0, void 0, function* () {
        this._debug(`exec tool: ${this.toolPath}`);
        this._debug("arguments:");
        for (const arg of this.args) {
          this._debug(`   ${arg}`);
        }
        const optionsNonNull = this._cloneExecOptions(this.options);
        if (!optionsNonNull.silent && optionsNonNull.outStream) {
          optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + os.EOL);
        }
        const state = new ExecState(optionsNonNull, this.toolPath);
        state.on("debug", (message) => {
          this._debug(message);
        });
        if (this.options.cwd && !(yield exists(this.options.cwd))) {
          return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
        }
        const fileName = this._getSpawnFileName();
        const cp = spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
        let stdbuffer = "";
        if (cp.stdout) {
          cp.stdout.on("data", (data) => {
            if (this.options.listeners && this.options.listeners.stdout) {
              this.options.listeners.stdout(data);
            }
            if (!optionsNonNull.silent && optionsNonNull.outStream) {
              optionsNonNull.outStream.write(data);
            }
            stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
              if (this.options.listeners && this.options.listeners.stdline) {
                this.options.listeners.stdline(line);
              }
            });
          });
        }
        let errbuffer = "";
        if (cp.stderr) {
          cp.stderr.on("data", (data) => {
            state.processStderr = true;
            if (this.options.listeners && this.options.listeners.stderr) {
              this.options.listeners.stderr(data);
            }
            if (!optionsNonNull.silent && optionsNonNull.errStream && optionsNonNull.outStream) {
              const s = optionsNonNull.failOnStdErr ? optionsNonNull.errStream : optionsNonNull.outStream;
              s.write(data);
            }
            errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
              if (this.options.listeners && this.options.listeners.errline) {
                this.options.listeners.errline(line);
              }
            });
          });
        }
        cp.on("error", (err) => {
          state.processError = err.message;
          state.processExited = true;
          state.processClosed = true;
          state.CheckComplete();
        });
        cp.on("exit", (code) => {
          state.processExitCode = code;
          state.processExited = true;
          this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
          state.CheckComplete();
        });
        cp.on("close", (code) => {
          state.processExitCode = code;
          state.processExited = true;
          state.processClosed = true;
          this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
          state.CheckComplete();
        });
        state.on("done", (error, exitCode) => {
          if (stdbuffer.length > 0) {
            this.emit("stdline", stdbuffer);
          }
          if (errbuffer.length > 0) {
            this.emit("errline", errbuffer);
          }
          cp.removeAllListeners();
          if (error) {
            reject(error);
          } else {
            resolve6(exitCode);
          }
        });
        if (this.options.input) {
          if (!cp.stdin) {
            throw new Error("child process missing stdin");
          }
          cp.stdin.end(this.options.input);
        }
      }));
    });
  }
};
function argStringToArray(argString) {
  const args = [];
  let inQuotes = false;
  let escaped = false;
  let arg = "";
  function append(c) {
    if (escaped && c !== '"') {
      arg += "\\";
    }
    arg += c;
    escaped = false;
  }
  for (let i = 0; i < argString.length; i++) {
    const c = argString.charAt(i);
    if (c === '"') {
      if (!escaped) {
        inQuotes = !inQuotes;
      } else {
        append(c);
      }
      continue;
    }
    if (c === "\\" && escaped) {
      append(c);
      continue;
    }
    if (c === "\\" && inQuotes) {
      escaped = true;
      continue;
    }
    if (c === " " && !inQuotes) {
      if (arg.length > 0) {
        args.push(arg);
        arg = "";
      }
      continue;
    }
    append(c);
  }
  if (arg.length > 0) {
    args.push(arg.trim());
  }
  return args;
}
var ExecState = class _ExecState extends events.EventEmitter {
  constructor(options, toolPath) {
    super();
    this.processClosed = false;
    this.processError = "";
    this.processExitCode = 0;
    this.processExited = false;
    this.processStderr = false;
    this.delay = 1e4;
    this.done = false;
    this.timeout = null;
    if (!toolPath) {
      throw new Error("toolPath must not be empty");
    }
    this.options = options;
    this.toolPath = toolPath;
    if (options.delay) {
      this.delay = options.delay;
    }
  }
  CheckComplete() {
    if (this.done) {
      return;
    }
    if (this.processClosed) {
      this._setResult();
    } else if (this.processExited) {
      this.timeout = setTimeout2(_ExecState.HandleTimeout, this.delay, this);
    }
  }
  _debug(message) {
    this.emit("debug", message);
  }
  _setResult() {
    let error;
    if (this.processExited) {
      if (this.processError) {
        error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
      } else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
        error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
      } else if (this.processStderr && this.options.failOnStdErr) {
        error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
      }
    }
    if (this.timeout) {
      clearTimeout(this.timeout);
      this.timeout = null;
    }
    this.done = true;
    this.emit("done", error, this.processExitCode);
  }
  static HandleTimeout(state) {
    if (state.done) {
      return;
    }
    if (!state.processClosed && state.processExited) {
      const message = `The STDIO streams did not close within ${state.delay / 1e3} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
      state._debug(message);
    }
    state._setResult();
  }
};

// node_modules/@actions/exec/lib/exec.js
var __awaiter4 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve6) {
      resolve6(value);
    });
  }
  return new (P || (P = Promise))(function(resolve6, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve6(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
function exec(commandLine, args, options) {
  return __awaiter4(this, void 0, void 0, function* () {
    const commandArgs = argStringToArray(commandLine);
    if (commandArgs.length === 0) {
      throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
    }
    const toolPath = commandArgs[0];
    args = commandArgs.slice(1).concat(args || []);
    const runner = new ToolRunner(toolPath, args, options);
    return runner.exec();
  });
}

export {
  layoutOf,
  LOCK_FILE,
  makeDirectory,
  stageModule,
  checkModule,
  prepareArtefacts,
  judgeArtefacts,
  requireTaken,
  fromWorkspace,
  retried,
  isTooCommon,
  createScrub,
  scrubJson,
  scrubShapes,
  GitHubError,
  isOfPullRequest,
  findPullRequest,
  DISTRIBUTIONS,
  SOURCES,
  inert,
  createSecrecy,
  createRunRecords,
  findRecord,
  definitionsOf,
  argumentsOf,
  sensitiveValues,
  stateSecrets,
  variableValues,
  environmentSecrets,
  settingSecrets,
  declaredSecrets,
  exec,
  runAction,
  createContext
};
