import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readFragments,
  readJsonFile,
  readNamedValues,
  readScope,
  readTextFile
} from "./chunk-V6A7BJUY.js";
import {
  UsageError
} from "./chunk-55ZJ4OFM.js";
import {
  messageOf
} from "./chunk-GHUUZ5VI.js";
import {
  lint,
  sarif
} from "./chunk-IW574X2M.js";
import "./chunk-KFZXARLD.js";
import "./chunk-TKEMU74O.js";
import "./chunk-7LBMLGN5.js";
import "./chunk-CIHQXFYZ.js";
import "./chunk-ATFY54BQ.js";
import "./chunk-O5HP66GK.js";
import "./chunk-UFVNVTCR.js";
import "./chunk-Q2IWNMJM.js";
import {
  tierOf
} from "./chunk-DT7QFL3W.js";
import {
  isObject
} from "./chunk-2MALVD72.js";
import "./chunk-HANBNIMK.js";

// action/command-line/lint.ts
import { join as join2, resolve } from "node:path";
import { parseArgs } from "node:util";

// action/command-line/described-backends.ts
async function readBackends(path) {
  const content = await readJsonFile(path);
  const expect = expectationsOf(path);
  return new Map(
    Object.entries(expect.object(content, "the file")).map(([name, written]) => [
      name,
      backendOf(expect.object(written, name), name, expect)
    ])
  );
}
function expectationsOf(path) {
  const refuse = (where, expected) => {
    throw new UsageError(`${path}: ${where}: expected ${expected}`);
  };
  const number = (value, where) => typeof value === "number" ? value : refuse(where, "a number");
  return {
    refuse,
    number,
    object: (value, where) => isObject(value) ? value : refuse(where, "an object"),
    list: (value, where) => Array.isArray(value) ? value : refuse(where, "a list"),
    text: (value, where) => typeof value === "string" ? value : refuse(where, "a text"),
    optionalNumber: (value, where) => value === void 0 ? void 0 : number(value, where)
  };
}
function backendOf(written, where, expect) {
  if (written.pool === void 0) {
    return {
      type: "Single",
      url: expect.text(written.url, `${where}.url`),
      circuitBreaker: written.breaker === void 0 ? void 0 : breakerOf(written.breaker, `${where}.breaker`, expect)
    };
  }
  const services = expect.list(written.pool, `${where}.pool`).map((member, index) => {
    const place = `${where}.pool[${index}]`;
    const { backend: name, priority, weight } = expect.object(member, place);
    return {
      backend: expect.text(name, `${place}.backend`),
      priority: expect.optionalNumber(priority, `${place}.priority`),
      weight: expect.optionalNumber(weight, `${place}.weight`)
    };
  });
  return { type: "Pool", services, sessionCookie: void 0 };
}
function breakerOf(written, where, expect) {
  const { failures, statusCodes = ["429", "500-599"] } = expect.object(written, where);
  return {
    name: "",
    failures: { count: expect.number(failures, `${where}.failures`) },
    statusCodeRanges: expect.list(statusCodes, `${where}.statusCodes`).map((code) => rangeOf(code, `${where}.statusCodes`, expect)),
    // How long it counts and stays open is no matter of a document.
    interval: 0,
    tripDuration: 0,
    acceptRetryAfter: true,
    errorReasons: []
  };
}
function rangeOf(written, where, expect) {
  const [, from, to = from] = /^(\d{3})(?:-(\d{3}))?$/.exec(expect.text(written, where)) ?? [];
  if (from === void 0) return expect.refuse(where, 'statuses such as "429" or "500-599"');
  return { min: Number(from), max: Number(to) };
}

// action/command-line/matching-files.ts
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
var LEFT_OUT = ["node_modules", ".git"];
async function matchingFiles(argument, directory) {
  const written = argument.replaceAll("\\", "/");
  const kind = await kindOf(resolveFrom(directory, written));
  if (kind === "file") return [written];
  if (kind === void 0 && !/[*?]/.test(written)) {
    throw new UsageError(`${argument}: no such file`);
  }
  const pattern = kind === "folder" ? `${written.replace(/(?<!\/)\/+$/, "")}/**/*.xml` : written;
  const base = /^(?:[^*?/]*\/)*/.exec(pattern)?.[0] ?? "";
  const expression = expressionOf(pattern.slice(base.length));
  const names = await namesBelow(resolveFrom(directory, base === "" ? "." : base));
  const found = names.filter((name) => expression.test(name)).map((name) => base + name);
  if (found.length === 0) throw new UsageError(`${argument}: no file matches`);
  return found;
}
function expressionOf(pattern) {
  const source = pattern.replace(
    /\*\*\/|\*+|\?|[\\^$.+()[\]{}|]/g,
    (sign) => sign === "**/" ? "(?:.*/)?" : sign === "*" ? "[^/]*" : sign.startsWith("*") ? ".*" : sign === "?" ? "[^/]" : `\\${sign}`
  );
  return new RegExp(`^${source}$`);
}
async function namesBelow(folder) {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = await Promise.all(
    entries.toSorted((a, b) => a.name < b.name ? -1 : 1).map(async (entry) => {
      if (entry.isFile()) return [entry.name];
      if (!entry.isDirectory() || LEFT_OUT.includes(entry.name)) return [];
      const inner = await namesBelow(join(folder, entry.name));
      return inner.map((name) => `${entry.name}/${name}`);
    })
  );
  return names.flat();
}
async function kindOf(path) {
  const found = await stat(path).catch(() => void 0);
  return found === void 0 ? void 0 : found.isDirectory() ? "folder" : "file";
}
function resolveFrom(directory, path) {
  return path.startsWith("/") || /^[A-Za-z]:/.test(path) ? path : join(directory, path);
}

// action/command-line/lint.ts
var SEVERITIES = ["note", "warning", "error"];
var OPTIONS = {
  scope: {
    type: "string",
    default: "api",
    value: "SCOPE",
    help: "where the documents stand: global, product, api or operation"
  },
  sku: {
    type: "string",
    value: "SKU",
    help: "such as BasicV2_1: what its tier does not have or take is a finding"
  },
  "named-values": { type: "string", value: "FILE.json", help: "an object of texts" },
  fragments: { type: "string", value: "FOLDER", help: "ID.xml each" },
  backends: {
    type: "string",
    value: "FILE.json",
    help: "backends and pools, to be judged with the policy"
  },
  severity: {
    type: "string",
    default: "note",
    value: "LEAST",
    help: "the least that is told and counts: note, warning or error"
  },
  json: { type: "boolean", default: false, help: "answer in JSON, an entry a file" },
  sarif: { type: "boolean", default: false, help: "answer in SARIF 2.1.0, for code scanning" }
};
var lint2 = {
  usage: "lint [--scope SCOPE] [--sku SKU] [--named-values FILE.json] [--fragments FOLDER] [--backends FILE.json] [--severity LEAST] [--json | --sarif] FILE\u2026",
  about: "Tells what of policy documents breaks in production. Files, folders and patterns such as 'policies/**/*.xml' name them. Exit code 1: there are warnings or errors.",
  options: OPTIONS,
  example: "aolb lint policies --fragments policies/fragments --sku BasicV2_1",
  run
};
async function run(args, terminal) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: OPTIONS
  });
  if (positionals.length === 0) throw new UsageError("no file to lint");
  if (values.json && values.sarif) throw new UsageError("give --json or --sarif, not both");
  const least = SEVERITIES.map(String).indexOf(values.severity);
  if (least === -1) throw new UsageError(`--severity must be one of ${SEVERITIES.join(", ")}`);
  const options = await readOptions(values, terminal.directory);
  const files = /* @__PURE__ */ new Set();
  for (const argument of positionals) {
    for (const file of await matchingFiles(argument, terminal.directory)) files.add(file);
  }
  const told = [];
  for (const file of files) {
    const findings = await lintFile(resolve(terminal.directory, file), options);
    const shown = findings.filter(({ severity }) => SEVERITIES.indexOf(severity) >= least);
    told.push(...byFile(file, shown, values.fragments));
  }
  if (values.json) terminal.out(`${JSON.stringify(told, null, 2)}
`);
  else if (values.sarif) terminal.out(`${JSON.stringify(sarif(told), null, 2)}
`);
  else describe(told, files.size, terminal);
  return told.some(({ findings }) => findings.some(({ severity }) => severity !== "note")) ? 1 : 0;
}
async function readOptions(values, directory) {
  const { sku, fragments, backends, "named-values": namedValues } = values;
  if (sku !== void 0) {
    try {
      tierOf(sku);
    } catch (error) {
      throw new UsageError(`--sku: ${messageOf(error)}`);
    }
  }
  return {
    scope: readScope(values.scope),
    ...sku === void 0 ? {} : { sku },
    ...namedValues === void 0 ? {} : { namedValues: await readNamedValues(resolve(directory, namedValues)) },
    ...fragments === void 0 ? {} : { fragments: await readFragments(resolve(directory, fragments)) },
    ...backends === void 0 ? {} : { backends: await readBackends(resolve(directory, backends)) }
  };
}
async function lintFile(path, options) {
  const text = await readTextFile(path);
  return typeof text === "string" ? lint(text, options) : [{ rule: "AOLB001", severity: "error", document: void 0, ...text }];
}
function byFile(file, findings, folder) {
  const fileOf = ({ document }) => document === void 0 || folder === void 0 ? file : join2(folder, `${document.replace(/^fragment /, "")}.xml`);
  const files = /* @__PURE__ */ new Set([file, ...findings.map(fileOf)]);
  return [...files].map((name) => ({
    file: name,
    findings: findings.filter((finding) => fileOf(finding) === name)
  }));
}
function describe(told, count, { out, error }) {
  for (const { file, findings } of told) {
    for (const { rule, severity, message, line, column } of findings) {
      out(`${file}:${line}:${column}: ${severity} ${rule}: ${message}
`);
    }
  }
  const all = told.flatMap(({ findings }) => findings);
  const counts = SEVERITIES.toReversed().map((severity) => {
    const found = all.filter((finding) => finding.severity === severity).length;
    return `${found} ${severity}${found === 1 ? "" : "s"}`;
  });
  error(`${count} ${count === 1 ? "file" : "files"}: ${counts.join(", ")}
`);
}
export {
  lint2 as lint
};
