import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  parseInstant
} from "./chunks/chunk-2VUTKGVE.js";
import {
  ArmError,
  PASSING_WHEN_NEW,
  Passing,
  createArm,
  describe,
  patiently,
  sendOnce,
  systemClock,
  textAt
} from "./chunks/chunk-VJ5MPTIN.js";
import {
  runnerCredential
} from "./chunks/chunk-53CPVRKA.js";
import {
  createPrepare,
  intervalsOf
} from "./chunks/chunk-65ID4GKV.js";
import "./chunks/chunk-AP5E6N3Z.js";
import "./chunks/chunk-4JWLQWZ3.js";
import {
  HASHICORP,
  createGitHub,
  environmentSecrets,
  openTerraform,
  plannedCommit,
  readEvent,
  settingSecrets
} from "./chunks/chunk-JVHU7P6X.js";
import "./chunks/chunk-T5P5IWOI.js";
import "./chunks/chunk-57JQHQ6U.js";
import "./chunks/chunk-2TJW2JQM.js";
import {
  plain,
  plural
} from "./chunks/chunk-NBVFCEPZ.js";
import {
  createScrub,
  isTooCommon,
  masksOf
} from "./chunks/chunk-EXXACBWB.js";
import "./chunks/chunk-743EHA2Z.js";
import {
  member
} from "./chunks/chunk-Y3RJ2JCK.js";
import "./chunks/chunk-IPGNY5MD.js";
import "./chunks/chunk-Q2IWNMJM.js";
import "./chunks/chunk-L3XRWZTG.js";
import "./chunks/chunk-NVDFTIHX.js";
import "./chunks/chunk-CDEOX6Z7.js";
import {
  fromWorkspace,
  layoutOf,
  prepareArtefacts,
  render
} from "./chunks/chunk-UT3LCS62.js";
import "./chunks/chunk-EHWEQYUQ.js";
import {
  ActionFailure,
  messageOf
} from "./chunks/chunk-GHUUZ5VI.js";
import "./chunks/chunk-HANBNIMK.js";

// action/main.ts
import * as http from "node:http";
import { join as join3, resolve as resolve3 } from "node:path";
import { fileURLToPath } from "node:url";

// node_modules/@actions/core/lib/command.js
import * as os from "os";

// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
  if (input === null || input === void 0) {
    return "";
  } else if (typeof input === "string" || input instanceof String) {
    return input;
  }
  return JSON.stringify(input);
}
function toCommandProperties(annotationProperties2) {
  if (!Object.keys(annotationProperties2).length) {
    return {};
  }
  return {
    title: annotationProperties2.title,
    file: annotationProperties2.file,
    line: annotationProperties2.startLine,
    endLine: annotationProperties2.endLine,
    col: annotationProperties2.startColumn,
    endColumn: annotationProperties2.endColumn
  };
}

// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
  const cmd = new Command(command, properties, message);
  process.stdout.write(cmd.toString() + os.EOL);
}
function issue(name, message = "") {
  issueCommand(name, {}, message);
}
var CMD_STRING = "::";
var Command = class {
  constructor(command, properties, message) {
    if (!command) {
      command = "missing.command";
    }
    this.command = command;
    this.properties = properties;
    this.message = message;
  }
  toString() {
    let cmdStr = CMD_STRING + this.command;
    if (this.properties && Object.keys(this.properties).length > 0) {
      cmdStr += " ";
      let first = true;
      for (const key in this.properties) {
        if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          if (val) {
            if (first) {
              first = false;
            } else {
              cmdStr += ",";
            }
            cmdStr += `${key}=${escapeProperty(val)}`;
          }
        }
      }
    }
    cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
    return cmdStr;
  }
};
function escapeData(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js
import * as crypto from "crypto";
import * as fs from "fs";
import * as os2 from "os";
function issueFileCommand(command, message) {
  const filePath = process.env[`GITHUB_${command}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command}`);
  }
  if (!fs.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  fs.appendFileSync(filePath, `${toCommandValue(message)}${os2.EOL}`, {
    encoding: "utf8"
  });
}
function prepareKeyValueMessage(key, value) {
  const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
  }
  if (convertedValue.includes(delimiter)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
  }
  return `${key}<<${delimiter}${os2.EOL}${convertedValue}${os2.EOL}${delimiter}`;
}

// node_modules/@actions/core/lib/core.js
import * as os4 from "os";

// node_modules/@actions/core/lib/summary.js
import { EOL as EOL3 } from "os";
import { constants, promises } from "fs";
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve4) {
      resolve4(value);
    });
  }
  return new (P || (P = Promise))(function(resolve4, reject) {
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
      result.done ? resolve4(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { access, appendFile, writeFile } = promises;
var SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
  constructor() {
    this._buffer = "";
  }
  /**
   * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
   * Also checks r/w permissions.
   *
   * @returns step summary file path
   */
  filePath() {
    return __awaiter(this, void 0, void 0, function* () {
      if (this._filePath) {
        return this._filePath;
      }
      const pathFromEnv = process.env[SUMMARY_ENV_VAR];
      if (!pathFromEnv) {
        throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
      }
      try {
        yield access(pathFromEnv, constants.R_OK | constants.W_OK);
      } catch (_a) {
        throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
      }
      this._filePath = pathFromEnv;
      return this._filePath;
    });
  }
  /**
   * Wraps content in an HTML tag, adding any HTML attributes
   *
   * @param {string} tag HTML tag to wrap
   * @param {string | null} content content within the tag
   * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
   *
   * @returns {string} content wrapped in HTML element
   */
  wrap(tag, content, attrs = {}) {
    const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
    if (!content) {
      return `<${tag}${htmlAttrs}>`;
    }
    return `<${tag}${htmlAttrs}>${content}</${tag}>`;
  }
  /**
   * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
   *
   * @param {SummaryWriteOptions} [options] (optional) options for write operation
   *
   * @returns {Promise<Summary>} summary instance
   */
  write(options) {
    return __awaiter(this, void 0, void 0, function* () {
      const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
      const filePath = yield this.filePath();
      const writeFunc = overwrite ? writeFile : appendFile;
      yield writeFunc(filePath, this._buffer, { encoding: "utf8" });
      return this.emptyBuffer();
    });
  }
  /**
   * Clears the summary buffer and wipes the summary file
   *
   * @returns {Summary} summary instance
   */
  clear() {
    return __awaiter(this, void 0, void 0, function* () {
      return this.emptyBuffer().write({ overwrite: true });
    });
  }
  /**
   * Returns the current summary buffer as a string
   *
   * @returns {string} string of summary buffer
   */
  stringify() {
    return this._buffer;
  }
  /**
   * If the summary buffer is empty
   *
   * @returns {boolen} true if the buffer is empty
   */
  isEmptyBuffer() {
    return this._buffer.length === 0;
  }
  /**
   * Resets the summary buffer without writing to summary file
   *
   * @returns {Summary} summary instance
   */
  emptyBuffer() {
    this._buffer = "";
    return this;
  }
  /**
   * Adds raw text to the summary buffer
   *
   * @param {string} text content to add
   * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
   *
   * @returns {Summary} summary instance
   */
  addRaw(text, addEOL = false) {
    this._buffer += text;
    return addEOL ? this.addEOL() : this;
  }
  /**
   * Adds the operating system-specific end-of-line marker to the buffer
   *
   * @returns {Summary} summary instance
   */
  addEOL() {
    return this.addRaw(EOL3);
  }
  /**
   * Adds an HTML codeblock to the summary buffer
   *
   * @param {string} code content to render within fenced code block
   * @param {string} lang (optional) language to syntax highlight code
   *
   * @returns {Summary} summary instance
   */
  addCodeBlock(code, lang) {
    const attrs = Object.assign({}, lang && { lang });
    const element = this.wrap("pre", this.wrap("code", code), attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML list to the summary buffer
   *
   * @param {string[]} items list of items to render
   * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
   *
   * @returns {Summary} summary instance
   */
  addList(items, ordered = false) {
    const tag = ordered ? "ol" : "ul";
    const listItems = items.map((item) => this.wrap("li", item)).join("");
    const element = this.wrap(tag, listItems);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML table to the summary buffer
   *
   * @param {SummaryTableCell[]} rows table rows
   *
   * @returns {Summary} summary instance
   */
  addTable(rows) {
    const tableBody = rows.map((row) => {
      const cells = row.map((cell) => {
        if (typeof cell === "string") {
          return this.wrap("td", cell);
        }
        const { header, data, colspan, rowspan } = cell;
        const tag = header ? "th" : "td";
        const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
        return this.wrap(tag, data, attrs);
      }).join("");
      return this.wrap("tr", cells);
    }).join("");
    const element = this.wrap("table", tableBody);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds a collapsable HTML details element to the summary buffer
   *
   * @param {string} label text for the closed state
   * @param {string} content collapsable content
   *
   * @returns {Summary} summary instance
   */
  addDetails(label, content) {
    const element = this.wrap("details", this.wrap("summary", label) + content);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML image tag to the summary buffer
   *
   * @param {string} src path to the image you to embed
   * @param {string} alt text description of the image
   * @param {SummaryImageOptions} options (optional) addition image attributes
   *
   * @returns {Summary} summary instance
   */
  addImage(src, alt, options) {
    const { width, height } = options || {};
    const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
    const element = this.wrap("img", null, Object.assign({ src, alt }, attrs));
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML section heading element
   *
   * @param {string} text heading text
   * @param {number | string} [level=1] (optional) the heading level, default: 1
   *
   * @returns {Summary} summary instance
   */
  addHeading(text, level) {
    const tag = `h${level}`;
    const allowedTag = ["h1", "h2", "h3", "h4", "h5", "h6"].includes(tag) ? tag : "h1";
    const element = this.wrap(allowedTag, text);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML thematic break (<hr>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addSeparator() {
    const element = this.wrap("hr", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML line break (<br>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addBreak() {
    const element = this.wrap("br", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML blockquote to the summary buffer
   *
   * @param {string} text quote text
   * @param {string} cite (optional) citation url
   *
   * @returns {Summary} summary instance
   */
  addQuote(text, cite) {
    const attrs = Object.assign({}, cite && { cite });
    const element = this.wrap("blockquote", text, attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML anchor tag to the summary buffer
   *
   * @param {string} text link text/content
   * @param {string} href hyperlink
   *
   * @returns {Summary} summary instance
   */
  addLink(text, href) {
    const element = this.wrap("a", text, { href });
    return this.addRaw(element).addEOL();
  }
};
var _summary = new Summary();
var summary = _summary;

// node_modules/@actions/core/lib/platform.js
import os3 from "os";
var platform = os3.platform();
var arch = os3.arch();

// node_modules/@actions/core/lib/core.js
var __awaiter2 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve4) {
      resolve4(value);
    });
  }
  return new (P || (P = Promise))(function(resolve4, reject) {
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
      result.done ? resolve4(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function setSecret(secret) {
  issueCommand("add-mask", {}, secret);
}
function getInput(name, options) {
  const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
  if (options && options.required && !val) {
    throw new Error(`Input required and not supplied: ${name}`);
  }
  if (options && options.trimWhitespace === false) {
    return val;
  }
  return val.trim();
}
function setOutput(name, value) {
  const filePath = process.env["GITHUB_OUTPUT"] || "";
  if (filePath) {
    return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
  }
  process.stdout.write(os4.EOL);
  issueCommand("set-output", { name }, toCommandValue(value));
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
  issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + os4.EOL);
}
function startGroup(name) {
  issue("group", name);
}
function endGroup() {
  issue("endgroup");
}
function group(name, fn) {
  return __awaiter2(this, void 0, void 0, function* () {
    startGroup(name);
    let result;
    try {
      result = yield fn();
    } finally {
      endGroup();
    }
    return result;
  });
}

// action/action.ts
import { resolve as resolve2 } from "node:path";

// action/commands/rotate.ts
import { writeFile as writeFile2 } from "node:fs/promises";
import { join } from "node:path";
async function rotate(context) {
  const { inputs, workflow, workspace: workspace2 } = context;
  const artefacts = await prepareArtefacts(context);
  const { balancer, configuration, rotation } = artefacts;
  if (rotation === void 0) {
    throw new ActionFailure(
      "rotation-failed",
      `${inputs.config} has no rotation: nothing to rotate`
    );
  }
  const own = intervalsOf(configuration);
  const intervals = Object.fromEntries(
    balancer.consumers.flatMap(({ name, subscription }) => {
      const interval = own[name];
      return interval === void 0 ? [] : [[subscription, interval]];
    })
  );
  const terraform = await openTerraform(context, artefacts);
  const {
    api_management_id: apiManagementId,
    key_vault_url: keyVaultUrl,
    lease_container_url: leaseContainerUrl,
    gateway_check_urls: gatewayCheckUrls
  } = await terraform.outputs();
  if (typeof apiManagementId !== "string" || typeof keyVaultUrl !== "string" || typeof leaseContainerUrl !== "string") {
    throw new ActionFailure(
      "rotation-failed",
      "the state has no outputs api_management_id, key_vault_url and lease_container_url: apply first"
    );
  }
  const { outcomes, summary: summary2, report } = await workflow.group(
    "Rotate",
    () => context.rotate({
      apiManagementId,
      keyVaultUrl,
      leaseContainerUrl,
      subscriptions: balancer.consumers.map(({ subscription }) => subscription),
      timing: { ...rotation, intervals },
      discipline: rotation.discipline,
      gatewayCheckUrls: addresses(gatewayCheckUrls),
      mode: inputs.rotationMode,
      dryRun: inputs.rotationDryRun,
      only: inputs.rotationOnly?.map(
        (name) => balancer.consumers.find((one) => one.name === name)?.subscription ?? name
      ),
      since: inputs.rotationSince,
      environment: context.environment,
      fetch: context.fetch,
      info: workflow.info
    })
  );
  const file = join(layoutOf(workspace2, inputs.label).directory, "rotation.json");
  await writeFile2(file, context.secrecy.scrub(`${JSON.stringify(report, null, 2)}
`));
  workflow.output("rotation-report", fromWorkspace(workspace2, file));
  await workflow.summary(
    [`## ${plain(`Key rotation ${balancer.environment}`)}`, "", summary2].join("\n")
  );
  const failed = outcomes.filter((outcome) => outcome.failed);
  if (failed.length > 0) {
    throw new ActionFailure(
      "rotation-failed",
      `${plural(failed.length, "key")} could not be rotated`,
      failed.map(({ subscription, outcome }) => ({
        severity: "error",
        message: `${subscription}: ${outcome}`
      }))
    );
  }
}
function addresses(output) {
  return Array.isArray(output) ? output.filter((address) => typeof address === "string") : [];
}

// action/github/checkout.ts
import { readFile, stat } from "node:fs/promises";
import { dirname, join as join2, resolve } from "node:path";
var COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
async function checkedOutCommit(path, top) {
  for (let directory = dirname(path); ; directory = dirname(directory)) {
    const git = join2(directory, ".git");
    const found = await stat(git).catch(() => void 0);
    if (found !== void 0)
      return headOf(found.isDirectory() ? git : await linked(git, directory));
    if (directory === top || directory === dirname(directory)) return void 0;
  }
}
async function linked(file, directory) {
  const target = /^gitdir: (.+)$/m.exec(await read(file) ?? "")?.[1] ?? "";
  return resolve(directory, target);
}
async function headOf(git) {
  const head = await read(join2(git, "HEAD"));
  if (head === void 0 || COMMIT.test(head)) return head;
  const reference = /^ref: (.+)$/.exec(head)?.[1];
  if (reference === void 0) return void 0;
  const common = resolve(git, await read(join2(git, "commondir")) ?? ".");
  for (const directory of [git, common]) {
    const commit = await read(join2(directory, reference));
    if (commit !== void 0 && COMMIT.test(commit)) return commit;
  }
  const packed = await read(join2(common, "packed-refs")) ?? "";
  return packed.split("\n").map((line) => line.split(" ")).find(([commit = "", name]) => name === reference && COMMIT.test(commit))?.[0];
}
async function read(path) {
  return readFile(path, "utf8").then(
    (text) => text.trim(),
    () => void 0
  );
}

// action/inputs.ts
var COMMANDS = ["render", "lint", "simulate", "plan", "apply", "destroy", "rotate"];
var SIMULATION_MODES = ["auto", "never"];
var COMMENT_MODES = ["auto", "always", "never"];
var REVIEW_MODES = ["auto", "true", "false"];
var ROTATION_MODES = ["scheduled", "forced", "emergency"];
function readInputs(get) {
  return {
    command: oneOf("command", get("command") || "plan", COMMANDS),
    config: get("config") || "load-balancer.yml",
    terraformDirectory: optional(get("terraform-directory")),
    backendConfig: lines(get("backend-config")).map(backendSetting),
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
    rotationMode: oneOf("rotation-mode", get("rotation-mode") || "scheduled", ROTATION_MODES),
    rotationDryRun: oneOf("rotation-dry-run", get("rotation-dry-run") || "false", ["true", "false"]) === "true",
    rotationOnly: names(get("rotation-only")),
    rotationSince: instant("rotation-since", get("rotation-since"))
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
    summary: (markdown) => runner.summary(scrub(markdown))
  };
  return {
    workflow,
    scrub,
    learn: (secrets, isName) => {
      names2 = isName ?? names2;
      for (const [value, origin] of secrets) known.set(value, known.get(value) ?? origin);
      current = createScrub(known.keys(), names2);
      for (const mask of masksOf([...known.keys()].filter((value) => !isTooCommon(value, names2)))) {
        if (!masked.has(mask)) runner.mask(mask);
        masked.add(mask);
      }
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

// action/action.ts
var COMMANDS2 = {
  render,
  // With what compares policies and writes reports; the others do without.
  plan: async (context) => (await import("./chunks/plan-FMIJTPBZ.js")).plan(context),
  apply: async (context) => (await import("./chunks/apply-P5FMEN3U.js")).apply(context),
  destroy: async (context) => (await import("./chunks/destroy-V7Z3HJ4B.js")).destroy(context),
  rotate,
  lint: async (context) => (await import("./chunks/lint-7SEM6PYX.js")).lint(context),
  simulate: async (context) => (await import("./chunks/simulate-3N4UEJ4I.js")).simulate(context)
};
async function runAction(run) {
  const secrecy = createSecrecy(run.workflow);
  const { workflow } = secrecy;
  try {
    secrecy.learn(environmentSecrets(run.environment));
    const inputs = readInputs(run.getInput);
    secrecy.learn(inputSecrets(inputs));
    const context = await createContext(run, inputs, secrecy);
    await COMMANDS2[inputs.command](context);
    return 0;
  } catch (error2) {
    const failure = run.signal.aborted ? asCancelled(error2) : asFailure(error2);
    for (const finding of failure.findings) workflow.annotate(finding);
    workflow.annotate({ severity: "error", message: failure.message });
    tellReason(workflow, failure.reason);
    return 1;
  }
}
function tellReason(workflow, reason) {
  try {
    workflow.output("failure-reason", reason);
  } catch (error2) {
    const message = `failure-reason cannot be set to ${reason}: ${messageOf(error2)}`;
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
async function createContext(run, inputs, secrecy) {
  const { environment, signal } = run;
  const { workflow, scrub } = secrecy;
  const event = await readEvent(environment);
  const checkedOut = await checkedOutCommit(resolve2(run.workspace, inputs.config), run.workspace);
  const commit = event === void 0 ? checkedOut ?? "" : plannedCommit(event, checkedOut);
  const apiUrl = environment.GITHUB_API_URL || "https://api.github.com";
  const graphqlUrl = environment.GITHUB_GRAPHQL_URL || `${apiUrl}/graphql`;
  const github = inputs.token === void 0 || event === void 0 ? void 0 : createGitHub({
    apiUrl,
    graphqlUrl,
    token: inputs.token,
    fetch: run.fetch,
    signal,
    scrub,
    info: workflow.info
  });
  return { ...run, workflow, secrecy, inputs, event, commit, github };
}
function asCancelled(error2) {
  return error2 instanceof ActionFailure && error2.reason === "cancelled" ? error2 : new ActionFailure("cancelled", "the run was cancelled");
}
function asFailure(error2) {
  if (error2 instanceof ActionFailure) return error2;
  const file = fileFailure(error2);
  if (file !== void 0) return file;
  const trace = error2 instanceof Error ? `
${error2.stack ?? ""}` : "";
  return new ActionFailure("unexpected", `unexpected failure: ${messageOf(error2)}${trace}`);
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
function fileFailure(error2) {
  if (!(error2 instanceof Error) || !("code" in error2)) return void 0;
  if ("syscall" in error2 && String(error2.syscall).startsWith("spawn")) return void 0;
  const advice = FILE_FAILURES[String(error2.code)];
  if (advice === void 0) return void 0;
  return new ActionFailure("file-failed", `${error2.message}: ${advice}`);
}

// action/azure/first-keys.ts
var VAULT_VERSION = "2023-07-01";
var SITE_VERSION = "2024-04-01";
var FUNCTION = "reconcileKeys";
var START = 5 * 6e4;
var RUN = 5 * 6e4;
var ANSWER = 6e4;
var FIRST_LOOK = 1e3;
var LONGEST_PAUSE = 1e4;
var publishFirstKeys = async ({ environment, ...request }) => {
  const credential = await runnerCredential(environment, request.fetch);
  await firstKeys({ ...request, credential, clock: systemClock });
};
async function firstKeys(request) {
  const { secrets, renewed, signal, clock, info: info2 } = request;
  const arm = createArm(request);
  const before = await readSecrets(arm, request.keyVaultId);
  const lacking = (now) => secrets.filter((name) => {
    const key = name.toLowerCase();
    return !now.has(key) || renewed.includes(name) && now.get(key) === before.get(key);
  });
  let missing = lacking(before);
  if (missing.length === 0) return;
  info2(
    `${missing.length} of ${secrets.length} consumers have no key in the vault yet: starting a run`
  );
  await start(arm, request);
  const end = clock.now() + RUN;
  for (let pause = FIRST_LOOK; missing.length > 0; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    if (clock.now() >= end) {
      throw new Error(
        `the run has started, and after ${RUN / 6e4} minutes there is still no ${missing.join(", ")}; its traces in Application Insights say why`
      );
    }
    await clock.sleep(pause, signal);
    const now = lacking(await readSecrets(arm, request.keyVaultId));
    if (now.length > 0 && now.length < missing.length) info2(`${now.length} are still missing`);
    missing = now;
  }
  info2("Every consumer\u2019s key is in the vault");
}
async function readSecrets(arm, keyVaultId) {
  const found = await arm.list(`${keyVaultId}/secrets`, VAULT_VERSION);
  return new Map(
    found.map((secret) => [
      (textAt(secret, "name") ?? "").toLowerCase(),
      JSON.stringify([member(secret, "properties"), member(secret, "tags")])
    ])
  );
}
async function start(arm, request) {
  const { functionAppId, clock, signal, info: info2 } = request;
  const patience = { clock, limit: START, signal, info: info2 };
  await patiently(patience, async () => {
    const app = await orPassing(arm.get(functionAppId, SITE_VERSION));
    const keys = await orPassing(arm.post(`${functionAppId}/host/default/listKeys`, SITE_VERSION));
    const host = textAt(app, "properties", "defaultHostName");
    const masterKey = textAt(keys, "masterKey");
    if (!host || !masterKey) throw new Passing("the app has no address or no key yet");
    const url = `https://${host}/admin/functions/${FUNCTION}`;
    const response = await sendOnce(request.fetch, url, {
      method: "POST",
      headers: { "x-functions-key": masterKey, "content-type": "application/json" },
      body: "{}",
      signal,
      timeout: ANSWER,
      passing: PASSING_WHEN_NEW
    });
    if (!response.ok) throw new Error(`${url} answered ${await describe(response)}`);
  });
}
async function orPassing(answer) {
  try {
    return await answer;
  } catch (error2) {
    if (error2 instanceof ArmError) throw new Passing(`${error2.message} (${error2.code})`);
    throw error2;
  }
}

// action/azure/publish.ts
import { readFile as readFile2 } from "node:fs/promises";
var SCOPE = "https://management.azure.com/.default";
var PATIENCE = 10 * 6e4;
var DEPLOYMENT = 5 * 6e4;
var ANSWER2 = 3 * 6e4;
var POLL_INTERVAL = 2e3;
var SUCCEEDED = 4;
var FAILED = /* @__PURE__ */ new Set([3, 5, 6]);
function createPublish(file) {
  return async ({ url, environment, fetch: fetch2, signal, info: info2 }) => {
    const credential = await runnerCredential(environment, fetch2);
    await publishFunction({ url, file, credential, fetch: fetch2, signal, info: info2, clock: systemClock });
  };
}
async function publishFunction(publication) {
  const { url, file, signal, clock, info: info2 } = publication;
  const body = new Uint8Array(await readFile2(file));
  const patience = { clock, limit: PATIENCE, signal, info: info2 };
  const status = await patiently(patience, async () => {
    const headers = { ...await authorization(publication), "content-type": "application/zip" };
    const answer = await ask(url, publication, { method: "POST", headers, body });
    return statusUrl(answer, url);
  });
  info2("The package is sent; waiting for the app to take it");
  await waitFor(status, publication, patience);
}
async function ask(url, publication, init) {
  const { fetch: request, signal } = publication;
  const response = await sendOnce(request, url, {
    ...init,
    signal,
    timeout: ANSWER2,
    passing: PASSING_WHEN_NEW
  });
  if (!response.ok) throw new Error(`${url} answered ${await describe(response)}`);
  return response;
}
async function authorization({
  credential,
  signal
}) {
  const token = await credential.getToken(SCOPE, { abortSignal: signal });
  if (token === null) throw new Error(`no token for ${SCOPE}`);
  return { authorization: `Bearer ${token.token}` };
}
async function statusUrl(response, url) {
  const location = response.headers.get("location");
  const name = /^"([\w-]+)"$/.exec((await response.text()).trim())?.[1] ?? "latest";
  return new URL(location ?? `/api/deployments/${name}`, url).href;
}
async function waitFor(url, publication, patience) {
  const { clock, signal } = publication;
  const end = clock.now() + DEPLOYMENT;
  while (clock.now() < end) {
    const body = await patiently(patience, async () => {
      const headers = await authorization(publication);
      return readState(await ask(url, publication, { headers }), url);
    });
    if (body.status === SUCCEEDED) return;
    if (typeof body.status === "number" && FAILED.has(body.status)) {
      throw new Error(
        `the deployment of the function failed with status ${body.status} ${body.status_text ?? ""}`.trim()
      );
    }
    await clock.sleep(POLL_INTERVAL, signal);
  }
  throw new Error(`the deployment of the function did not end; see ${url}`);
}
async function readState(response, url) {
  if (response.status === 204) return {};
  const text = await response.text();
  try {
    const body = JSON.parse(text);
    return typeof body === "object" && body !== null ? body : {};
  } catch {
    throw new Passing(`${url} answered ${response.status} with something else than JSON`);
  }
}

// action/workflow.ts
function runnerWorkflow(environment) {
  return {
    info,
    annotate: (finding) => {
      const tell = finding.severity === "error" ? error : warning;
      tell(finding.message, annotationProperties(finding));
    },
    group,
    output: setOutput,
    mask: setSecret,
    summary: async (markdown) => {
      if (!environment.GITHUB_STEP_SUMMARY) return info(markdown);
      try {
        await summary.addRaw(markdown, true).write();
      } catch (error2) {
        summary.emptyBuffer();
        warning(
          `the job summary cannot be written (${messageOf(error2)}); it follows in the log`
        );
        info(inert(markdown));
      }
    }
  };
}
function annotationProperties(finding) {
  const { file, line, endLine, column, endColumn } = finding;
  const sameLine = endLine === void 0 || endLine === line;
  return {
    ...file === void 0 ? {} : { file },
    ...line === void 0 ? {} : { startLine: line },
    ...endLine === void 0 ? {} : { endLine },
    ...sameLine && column !== void 0 ? { startColumn: column } : {},
    ...sameLine && endColumn !== void 0 ? { endColumn } : {}
  };
}

// action/main.ts
var root = fileURLToPath(new URL("..", import.meta.url));
var functionPackage = join3(root, "dist", "function.zip");
var workspace = resolve3(process.env.GITHUB_WORKSPACE || process.cwd());
http.setGlobalProxyFromEnv?.();
process.umask(63);
var cancel = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => cancel.abort());
var rotate2 = async (request) => (await import("./chunks/rotation-CSXA3FSC.js")).rotate(request);
var preflight = async (request) => (await import("./chunks/preflight-7UGLHPW7.js")).preflight(request);
var simulate = async (request) => (await import("./chunks/report-PRTCJ3FM.js")).simulateAndReport(request, workspace, functionPackage);
var simulateReview = async ({ before, after, expectations }) => (await import("./chunks/review-BOABG64M.js")).simulateForReview(before, after, { expectations });
process.exitCode = await runAction({
  prepare: createPrepare(workspace, functionPackage),
  rotate: rotate2,
  simulate,
  simulateReview,
  preflight,
  publish: createPublish(functionPackage),
  firstKeys: publishFirstKeys,
  fetch,
  terraformSource: HASHICORP,
  terraformModule: join3(root, "terraform"),
  workflow: runnerWorkflow(process.env),
  getInput,
  environment: process.env,
  workspace,
  signal: cancel.signal
});
