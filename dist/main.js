import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  block,
  code,
  details,
  htmlCode,
  plain,
  plural,
  tableHead
} from "./chunks/chunk-NBVFCEPZ.js";
import {
  runnerCredential
} from "./chunks/chunk-JGPWHVGM.js";
import {
  createPrepare,
  describeFinding
} from "./chunks/chunk-NSAGATFK.js";
import {
  ActionFailure,
  messageOf
} from "./chunks/chunk-XQOUJGX6.js";
import "./chunks/chunk-HANBNIMK.js";

// action/main.ts
import * as http from "node:http";
import { join as join8, resolve as resolve5 } from "node:path";
import { fileURLToPath } from "node:url";

// ../main/node_modules/@actions/core/lib/command.js
import * as os from "os";

// ../main/node_modules/@actions/core/lib/utils.js
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

// ../main/node_modules/@actions/core/lib/command.js
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

// ../main/node_modules/@actions/core/lib/file-command.js
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
  const delimiter3 = `ghadelimiter_${crypto.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter3)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter3}"`);
  }
  if (convertedValue.includes(delimiter3)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter3}"`);
  }
  return `${key}<<${delimiter3}${os2.EOL}${convertedValue}${os2.EOL}${delimiter3}`;
}

// ../main/node_modules/@actions/core/lib/core.js
import * as os5 from "os";

// ../main/node_modules/@actions/core/lib/summary.js
import { EOL as EOL3 } from "os";
import { constants, promises } from "fs";
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
  addCodeBlock(code2, lang) {
    const attrs = Object.assign({}, lang && { lang });
    const element = this.wrap("pre", this.wrap("code", code2), attrs);
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
  addList(items2, ordered = false) {
    const tag = ordered ? "ol" : "ul";
    const listItems = items2.map((item) => this.wrap("li", item)).join("");
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
  addTable(rows2) {
    const tableBody = rows2.map((row) => {
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
  addDetails(label2, content) {
    const element = this.wrap("details", this.wrap("summary", label2) + content);
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

// ../main/node_modules/@actions/core/lib/platform.js
import os4 from "os";

// ../main/node_modules/@actions/exec/lib/toolrunner.js
import * as os3 from "os";
import * as events from "events";
import * as child from "child_process";
import * as path3 from "path";

// ../main/node_modules/@actions/io/lib/io.js
import * as path2 from "path";

// ../main/node_modules/@actions/io/lib/io-util.js
import * as fs2 from "fs";
import * as path from "path";
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
var { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, symlink, unlink } = fs2.promises;
var IS_WINDOWS = process.platform === "win32";
var READONLY = fs2.constants.O_RDONLY;
function exists(fsPath) {
  return __awaiter2(this, void 0, void 0, function* () {
    try {
      yield stat(fsPath);
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
  return __awaiter2(this, void 0, void 0, function* () {
    let stats = void 0;
    try {
      stats = yield stat(filePath);
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
        stats = yield stat(filePath);
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
            for (const actualName of yield readdir(directory)) {
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

// ../main/node_modules/@actions/io/lib/io.js
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
function which(tool, check) {
  return __awaiter3(this, void 0, void 0, function* () {
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
  return __awaiter3(this, void 0, void 0, function* () {
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

// ../main/node_modules/@actions/exec/lib/toolrunner.js
import { setTimeout } from "timers";
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
      let n = s.indexOf(os3.EOL);
      while (n > -1) {
        const line2 = s.substring(0, n);
        onLine(line2);
        s = s.substring(n + os3.EOL.length);
        n = s.indexOf(os3.EOL);
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
    return __awaiter4(this, void 0, void 0, function* () {
      if (!isRooted(this.toolPath) && (this.toolPath.includes("/") || IS_WINDOWS2 && this.toolPath.includes("\\"))) {
        this.toolPath = path3.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
      }
      this.toolPath = yield which(this.toolPath, true);
      return new Promise((resolve6, reject) => __awaiter4(this, void 0, void 0, function* () {
        this._debug(`exec tool: ${this.toolPath}`);
        this._debug("arguments:");
        for (const arg of this.args) {
          this._debug(`   ${arg}`);
        }
        const optionsNonNull = this._cloneExecOptions(this.options);
        if (!optionsNonNull.silent && optionsNonNull.outStream) {
          optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + os3.EOL);
        }
        const state = new ExecState(optionsNonNull, this.toolPath);
        state.on("debug", (message) => {
          this._debug(message);
        });
        if (this.options.cwd && !(yield exists(this.options.cwd))) {
          return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
        }
        const fileName = this._getSpawnFileName();
        const cp2 = child.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
        let stdbuffer = "";
        if (cp2.stdout) {
          cp2.stdout.on("data", (data) => {
            if (this.options.listeners && this.options.listeners.stdout) {
              this.options.listeners.stdout(data);
            }
            if (!optionsNonNull.silent && optionsNonNull.outStream) {
              optionsNonNull.outStream.write(data);
            }
            stdbuffer = this._processLineBuffer(data, stdbuffer, (line2) => {
              if (this.options.listeners && this.options.listeners.stdline) {
                this.options.listeners.stdline(line2);
              }
            });
          });
        }
        let errbuffer = "";
        if (cp2.stderr) {
          cp2.stderr.on("data", (data) => {
            state.processStderr = true;
            if (this.options.listeners && this.options.listeners.stderr) {
              this.options.listeners.stderr(data);
            }
            if (!optionsNonNull.silent && optionsNonNull.errStream && optionsNonNull.outStream) {
              const s = optionsNonNull.failOnStdErr ? optionsNonNull.errStream : optionsNonNull.outStream;
              s.write(data);
            }
            errbuffer = this._processLineBuffer(data, errbuffer, (line2) => {
              if (this.options.listeners && this.options.listeners.errline) {
                this.options.listeners.errline(line2);
              }
            });
          });
        }
        cp2.on("error", (err) => {
          state.processError = err.message;
          state.processExited = true;
          state.processClosed = true;
          state.CheckComplete();
        });
        cp2.on("exit", (code2) => {
          state.processExitCode = code2;
          state.processExited = true;
          this._debug(`Exit code ${code2} received from tool '${this.toolPath}'`);
          state.CheckComplete();
        });
        cp2.on("close", (code2) => {
          state.processExitCode = code2;
          state.processExited = true;
          state.processClosed = true;
          this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
          state.CheckComplete();
        });
        state.on("done", (error2, exitCode) => {
          if (stdbuffer.length > 0) {
            this.emit("stdline", stdbuffer);
          }
          if (errbuffer.length > 0) {
            this.emit("errline", errbuffer);
          }
          cp2.removeAllListeners();
          if (error2) {
            reject(error2);
          } else {
            resolve6(exitCode);
          }
        });
        if (this.options.input) {
          if (!cp2.stdin) {
            throw new Error("child process missing stdin");
          }
          cp2.stdin.end(this.options.input);
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
      this.timeout = setTimeout(_ExecState.HandleTimeout, this.delay, this);
    }
  }
  _debug(message) {
    this.emit("debug", message);
  }
  _setResult() {
    let error2;
    if (this.processExited) {
      if (this.processError) {
        error2 = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
      } else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
        error2 = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
      } else if (this.processStderr && this.options.failOnStdErr) {
        error2 = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
      }
    }
    if (this.timeout) {
      clearTimeout(this.timeout);
      this.timeout = null;
    }
    this.done = true;
    this.emit("done", error2, this.processExitCode);
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

// ../main/node_modules/@actions/exec/lib/exec.js
var __awaiter5 = function(thisArg, _arguments, P, generator) {
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
  return __awaiter5(this, void 0, void 0, function* () {
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

// ../main/node_modules/@actions/core/lib/platform.js
var platform = os4.platform();
var arch = os4.arch();

// ../main/node_modules/@actions/core/lib/core.js
var __awaiter6 = function(thisArg, _arguments, P, generator) {
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
  process.stdout.write(os5.EOL);
  issueCommand("set-output", { name }, toCommandValue(value));
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
  issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + os5.EOL);
}
function startGroup(name) {
  issue("group", name);
}
function endGroup() {
  issue("endgroup");
}
function group(name, fn) {
  return __awaiter6(this, void 0, void 0, function* () {
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

// action/commands/apply.ts
import { access as access4, mkdir as mkdir5 } from "node:fs/promises";
import { dirname as dirname4 } from "node:path";

// action/terraform/json.ts
function parseJson(text) {
  return JSON.parse(text);
}
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isArray(value) {
  return Array.isArray(value);
}
function member(value, key) {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : void 0;
}
function items(value) {
  return isArray(value) ? value : [];
}
function textOf(value) {
  return typeof value === "string" ? value : void 0;
}
function canonical(value) {
  if (isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members2 = Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`);
  return `{${members2.join(",")}}`;
}

// action/report/diff.ts
var MOST_EDITS = 1e3;
function diffLines(before, after, context = 3) {
  const edits = editScript(splitLines(before), splitLines(after));
  return {
    lines: hunks(edits, context),
    added: edits.filter(({ sign }) => sign === "+").length,
    removed: edits.filter(({ sign }) => sign === "-").length
  };
}
function splitLines(text) {
  return text === "" ? [] : text.replace(/\r?\n$/, "").split(/\r?\n/);
}
function editScript(before, after) {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) {
    end++;
  }
  const old = before.slice(start, before.length - end);
  const changed = after.slice(start, after.length - end);
  return [
    ...before.slice(0, start).map(keep),
    ...shortestEdits(old, changed) ?? [...old.map(remove), ...changed.map(add)],
    ...before.slice(before.length - end).map(keep)
  ];
}
function shortestEdits(before, after) {
  if (Math.abs(before.length - after.length) > MOST_EDITS) return void 0;
  if (before.length === 0 || after.length === 0) return [...before.map(remove), ...after.map(add)];
  const most = Math.min(before.length + after.length, MOST_EDITS);
  const offset = most + 1;
  const reach = new Int32Array(2 * most + 3);
  const history = [];
  for (let distance = 0; distance <= most; distance++) {
    history.push(reach.slice(offset - distance - 1, offset + distance + 2));
    for (let k = -distance; k <= distance; k += 2) {
      let x = nextX(k, distance, (diagonal) => reach[offset + diagonal] ?? 0);
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x++;
      reach[offset + k] = x;
      if (x >= before.length && x - k >= after.length) return backtrack(before, after, history);
    }
  }
  return void 0;
}
function nextX(k, distance, reached) {
  const down = k === -distance || k !== distance && reached(k - 1) < reached(k + 1);
  return down ? reached(k + 1) : reached(k - 1) + 1;
}
function backtrack(before, after, history) {
  const edits = [];
  let x = before.length;
  let y = after.length;
  for (let distance = history.length - 1; distance >= 0; distance--) {
    const row = history[distance] ?? new Int32Array();
    const reached = (diagonal) => row[diagonal + distance + 1] ?? 0;
    const k = x - y;
    const down = k === -distance || k !== distance && reached(k - 1) < reached(k + 1);
    const fromX = distance === 0 ? 0 : reached(down ? k + 1 : k - 1);
    const fromY = distance === 0 ? 0 : fromX - (down ? k + 1 : k - 1);
    while (x > fromX && y > fromY && before[x - 1] === after[y - 1]) {
      edits.push(keep(before[x - 1] ?? ""));
      x--;
      y--;
    }
    if (distance === 0) break;
    edits.push(down ? add(after[fromY] ?? "") : remove(before[fromX] ?? ""));
    x = fromX;
    y = fromY;
  }
  return edits.reverse();
}
function hunks(edits, context) {
  const lines2 = [];
  for (const [from, to] of changedRanges(edits, context)) {
    const count = (start, end, other) => edits.slice(start, end).filter(({ sign }) => sign !== other).length;
    lines2.push(
      `@@ -${range(count(0, from, "+"), count(from, to, "+"))} +${range(count(0, from, "-"), count(from, to, "-"))} @@`,
      ...edits.slice(from, to).map(({ sign, text }) => sign + text)
    );
  }
  return lines2;
}
function changedRanges(edits, context) {
  const ranges = [];
  edits.forEach(({ sign }, index) => {
    if (sign === " ") return;
    const from = Math.max(0, index - context);
    const to = Math.min(edits.length, index + context + 1);
    const last = ranges.at(-1);
    if (last !== void 0 && from <= last[1]) last[1] = to;
    else ranges.push([from, to]);
  });
  return ranges;
}
function range(before, count) {
  const start = count === 0 ? before : before + 1;
  return count === 1 ? `${start}` : `${start},${count}`;
}
function keep(text) {
  return { sign: " ", text };
}
function add(text) {
  return { sign: "+", text };
}
function remove(text) {
  return { sign: "-", text };
}

// action/report/attributes.ts
var LONGEST_INLINE = 100;
var MOST_LINES = 400;
var LONGEST_LINE = 500;
function renderAttributes(attributes) {
  const short = attributes.filter((attribute) => !isLong(attribute));
  const long = attributes.filter(isLong);
  return [
    ...short.length === 0 ? [] : [block(limitLines(short.map(line)).join("\n"), "diff")],
    ...long.map(renderLongAttribute)
  ].join("\n\n");
}
function renderLongAttribute(attribute) {
  const before = documentText(attribute.before);
  const after = documentText(attribute.after);
  const diff = diffLines(before, after);
  const size = `${plural(diff.added, "line")} added, ${diff.removed} removed`;
  const title = `${code(attribute.path)}: ${size}${attribute.forcesReplacement ? ", forces replacement" : ""}`;
  if (diff.lines.length === 0) return `${title} (line ends only)`;
  return `${title}

${block(limitLines(diff.lines).join("\n"), "diff")}`;
}
function describeSide(side) {
  switch (side.kind) {
    case "absent":
      return "null";
    case "unknown":
      return "(known after apply)";
    case "sensitive":
      return "(sensitive)";
    case "value":
      return shorten(canonical(side.value));
  }
}
function isLong({ before, after }) {
  const texts = [before, after].filter((side) => side.kind === "value").map(documentText);
  return before.kind !== "sensitive" && after.kind !== "sensitive" && after.kind !== "unknown" && texts.some((text) => text.length > LONGEST_INLINE || text.includes("\n"));
}
function line({ path: path4, before, after, forcesReplacement }) {
  const note = forcesReplacement ? "  # forces replacement" : "";
  if (before.kind === "absent") return `+ ${path4} = ${describeSide(after)}${note}`;
  if (after.kind === "absent") return `- ${path4} = ${describeSide(before)}${note}`;
  return `! ${path4} = ${describeSide(before)} -> ${describeSide(after)}${note}`;
}
function documentText(side) {
  if (side.kind !== "value") return "";
  if (typeof side.value !== "string") return JSON.stringify(side.value, null, 2);
  const parsed = /^\s*[[{]/.test(side.value) ? parseOrUndefined(side.value) : void 0;
  return isObject(parsed) || isArray(parsed) ? JSON.stringify(parsed, null, 2) : side.value;
}
function parseOrUndefined(text) {
  try {
    const parsed = JSON.parse(text);
    return parsed;
  } catch {
    return void 0;
  }
}
function limitLines(lines2) {
  const kept = lines2.slice(0, MOST_LINES).map((text) => shortenTo(text, LONGEST_LINE));
  const left = lines2.length - kept.length;
  return left === 0 ? kept : [...kept, `\u2026 ${plural(left, "more line")}`];
}
function shorten(text) {
  return shortenTo(text, LONGEST_LINE / 2);
}
function shortenTo(text, length) {
  if (text.length <= length) return text;
  return `${text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "")}\u2026 (${text.length} characters)`;
}

// action/report/budget.ts
var COMMENT_LIMIT = 65536;
var characters = (text) => text.length;
var SUMMARY_LIMIT = 1048576;
var bytes = (text) => Buffer.byteLength(text, "utf8");
function fit(parts, limit, measure, compose) {
  const victims = byRank([...parts].reverse());
  const withDetail = byRank(
    parts.filter(({ detail }) => detail !== "").toSorted((a, b) => b.detail.length - a.detail.length)
  );
  const steps = withDetail.length + victims.length;
  const textAfter = (step) => {
    const details2 = new Set(withDetail.slice(0, step));
    const rows2 = new Set(victims.slice(0, Math.max(0, step - withDetail.length)));
    return compose({
      rows: parts.filter((part) => part.row !== "" && !rows2.has(part)),
      details: parts.filter((part) => part.detail !== "" && !details2.has(part)),
      missingRows: countKinds([...rows2].filter(({ row }) => row !== "")),
      missingDetails: countKinds(details2)
    });
  };
  let enough = steps;
  let tooLittle = -1;
  while (enough - tooLittle > 1) {
    const middle = Math.floor((enough + tooLittle) / 2);
    if (measure(textAfter(middle)) <= limit) enough = middle;
    else tooLittle = middle;
  }
  return textAfter(enough);
}
function byRank(parts) {
  return parts.toSorted((a, b) => a.rank - b.rank);
}
function countKinds(parts) {
  const counts = /* @__PURE__ */ new Map();
  for (const { kind } of parts) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

// action/report/topology.ts
var MOST_EDGES = 60;
function renderTopology({ models, strategy, stateful }) {
  const accounts = [
    .../* @__PURE__ */ new Set([
      ...models.flatMap(({ members: members2 }) => members2.map(({ account }) => account)),
      ...typeof stateful === "string" ? [] : [stateful.account]
    ])
  ];
  const edges = models.flatMap((model, index) => modelEdges(model, index, accounts, strategy));
  if (edges.length === 0 || edges.length > MOST_EDGES) return "";
  const lines2 = [
    "flowchart LR",
    '  gateway(["API Management"])',
    ...models.map(({ name }, index) => `  gateway --> m${index}[${label(name)}]`),
    ...accounts.map((name, index) => `  a${index}[(${label(name)})]`),
    ...edges,
    ...typeof stateful === "string" ? [] : [`  gateway -. stateful calls .-> a${accounts.indexOf(stateful.account)}`]
  ];
  return block(lines2.join("\n"), "mermaid");
}
function modelEdges({ members: members2 }, index, accounts, strategy) {
  return members2.map(({ account, priority, weight }) => {
    const share = { random: "", "round-robin": "", weighted: `weight ${weight}` };
    const text = strategy === "priority" ? `priority ${priority}, weight ${weight}` : share[strategy];
    const arrow = text === "" ? "-->" : `-->|${text}|`;
    return `  m${index} ${arrow} a${accounts.indexOf(account)}`;
  });
}
function label(text) {
  const escaped = text.replaceAll(/[^A-Za-z0-9 ._-]/gu, (sign) => `#${sign.codePointAt(0)};`);
  return `"${escaped === "*" || escaped === "#42;" ? "any model" : escaped}"`;
}

// action/report/plan-report.ts
var RANKS = {
  output: 9,
  delete: 8,
  replace: 7,
  forget: 6,
  update: 5,
  create: 4,
  warning: 3.5,
  import: 3,
  move: 2,
  read: 1,
  drift: 0,
  picture: -1
};
var POLICY_BONUS = 0.5;
function renderPlan(report, { limit, measure }, prefix = "") {
  const { summary: summary2, warnings, balancer } = report;
  const picture = balancer === void 0 ? "" : renderTopology(balancer);
  const parts = [
    ...summary2.resources.map(resourcePart),
    ...summary2.outputs.map(outputPart),
    ...summary2.drift.map(driftPart),
    ...[...warnings.map(describeFinding), ...checkMessages(summary2)].map(warningPart),
    ...picture === "" ? [] : [picturePart(picture)]
  ];
  return fit(
    parts,
    limit,
    measure,
    (selection) => [
      prefix + headline(report),
      overview(["action", "resource", "why"], rows(selection, "resources")),
      leftOut(selection),
      ...detailsOf(selection, "resources"),
      titled("Outputs", overview(["output", "before", "after"], rows(selection, "outputs"))),
      ...detailsOf(selection, "outputs"),
      titled("Changed outside Terraform", rows(selection, "drift").join("\n")),
      ...detailsOf(selection, "drift"),
      titled("Warnings", rows(selection, "warnings").join("\n")),
      ...detailsOf(selection, "picture")
    ].filter((text) => text !== "").join("\n\n")
  );
}
function renderFailure(failure, { limit, measure }, prefix = "") {
  const parts = failure.findings.map((finding) => {
    const rank = finding.severity === "error" ? RANKS.delete : RANKS.warning;
    const row = block(describeFinding(finding));
    return { section: "findings", rank, kind: finding.severity, row, detail: "" };
  });
  return fit(
    parts,
    limit,
    measure,
    (selection) => [
      `${prefix}## ${plain(failure.title)}`,
      `**Failed:** ${plain(failure.message.slice(0, 2e3).toWellFormed())}`,
      ...rows(selection, "findings"),
      leftOut(selection),
      failure.origin
    ].filter((text) => text !== "").join("\n\n")
  );
}
function describeCounts({ changes, counts, resources }) {
  if (!changes) return "No changes";
  const others = ["replace", "import", "move", "forget"].flatMap((action) => {
    const count = resources.filter((resource) => resource.action === action).length;
    return count === 0 ? [] : [`${count} ${PARTICIPLES[action]}`];
  });
  const base = `${counts.add} to add, ${counts.change} to change, ${counts.destroy} to destroy`;
  return others.length === 0 ? base : `${base} (${others.join(", ")})`;
}
var PARTICIPLES = {
  replace: "replaced",
  import: "imported",
  move: "moved",
  forget: "forgotten, not destroyed"
};
function headline({ title, origin, summary: summary2 }) {
  const outputsOnly = summary2.changes && summary2.resources.length === 0 ? " (changes to outputs only)" : "";
  return [`## ${plain(title)}`, `**${describeCounts(summary2)}**${outputsOnly}`, origin].filter((text) => text !== "").join("\n\n");
}
function resourcePart(resource) {
  const isPolicy = resource.type.endsWith("_policy");
  return {
    section: "resources",
    rank: RANKS[resource.action] + (isPolicy ? POLICY_BONUS : 0),
    kind: resource.action,
    row: tableRow([resource.action, code(nameOf(resource)), why(resource)]),
    detail: resource.attributes.length === 0 ? "" : details(
      `${resource.action} ${htmlCode(nameOf(resource))}`,
      renderAttributes(resource.attributes),
      isPolicy && resource.action === "update"
    )
  };
}
function nameOf({ address, deposed }) {
  return deposed === void 0 ? address : `${address} (deposed ${deposed})`;
}
function why(resource) {
  const forced = resource.attributes.filter(({ forcesReplacement }) => forcesReplacement).map(({ path: path4 }) => code(path4));
  return [
    resource.reason === void 0 ? "" : plain(resource.reason),
    forced.length === 0 ? "" : `forced by ${[...new Set(forced)].slice(0, 5).join(", ")}`,
    resource.createBeforeDestroy ? "the new one is created first" : "",
    resource.movedFrom === void 0 ? "" : `moved from ${code(resource.movedFrom)}`,
    resource.importing === void 0 ? "" : `imports ${code(resource.importing)}`
  ].filter((text) => text !== "").join("; ");
}
function outputPart(output) {
  const long = isLong(output);
  const cell = (side) => long ? "below" : code(describeSide(side));
  return {
    section: "outputs",
    rank: RANKS.output,
    kind: "output",
    row: tableRow([code(output.name), cell(output.before), cell(output.after)]),
    detail: long ? details(
      `output ${htmlCode(output.name)}`,
      renderLongAttribute({ ...output, path: output.name, forcesReplacement: false })
    ) : ""
  };
}
function driftPart(resource) {
  const change = resource.action === "delete" ? "is gone" : "is different";
  return {
    section: "drift",
    rank: RANKS.drift,
    kind: "drift",
    row: `- ${code(nameOf(resource))} ${change}`,
    detail: resource.attributes.length === 0 ? "" : details(`drift of ${htmlCode(nameOf(resource))}`, renderAttributes(resource.attributes))
  };
}
function checkMessages({ failedChecks }) {
  return failedChecks.map(
    ({ address, messages }) => `${address} fails: ${messages.join("; ") || "no message"}`
  );
}
function warningPart(message) {
  const row = `- ${plain(message)}`;
  return { section: "warnings", rank: RANKS.warning, kind: "warning", row, detail: "" };
}
function picturePart(picture) {
  const detail = details("Who serves which model", picture);
  return { section: "picture", rank: RANKS.picture, kind: "picture", row: "", detail };
}
function rows(selection, section) {
  return selection.rows.filter((part) => part.section === section).map(({ row }) => row);
}
function detailsOf(selection, section) {
  return selection.details.filter((part) => part.section === section).map(({ detail }) => detail);
}
function overview(header, lines2) {
  return lines2.length === 0 ? "" : [tableHead(header), ...lines2].join("\n");
}
function titled(title, body) {
  return body === "" ? "" : `### ${title}

${body}`;
}
function tableRow(cells) {
  return `| ${cells.join(" | ")} |`;
}
function leftOut({ missingRows, missingDetails }) {
  const count = (missing) => [...missing].map(([kind, number]) => `${number} \xD7 ${kind}`).join(", ");
  const sentences = [
    missingRows.size === 0 ? "" : `not listed: ${count(missingRows)}`,
    missingDetails.size === 0 ? "" : `without details: ${count(missingDetails)}`
  ].filter((text) => text !== "");
  return sentences.length === 0 ? "" : `> Left out for GitHub's size limit, ${sentences.join("; ")}. The job summary and the report file have more.`;
}

// action/terraform/stage.ts
import { cp, mkdir as mkdir2, readdir as readdir2, rm as rm2, stat as stat2, writeFile as writeFile2 } from "node:fs/promises";
import { join as join3, resolve as resolve2 } from "node:path";
function layoutOf(workspace2, label2, planFile) {
  const directory = join3(workspace2, ".aolb", label2 === "" ? "default" : label2);
  return {
    directory,
    planFile: planFile === void 0 ? join3(directory, "plan.tfplan") : resolve2(workspace2, planFile),
    reportFile: join3(directory, "report.md"),
    stagedModule: join3(directory, "terraform")
  };
}
var KEPT = /^(\.terraform|\.terraform\.lock\.hcl|\.terraform\.tfstate\.lock\.info|terraform\.tfstate.*)$/;
var NOT_COPIED = /^(\.terraform|terraform\.tfstate.*|\.terraform\.tfstate\.lock\.info|tests|examples)$/;
async function stageModule(source, target, backend) {
  await mkdir2(target, { recursive: true });
  for (const name of await readdir2(target)) {
    if (!KEPT.test(name)) await rm2(join3(target, name), { recursive: true });
  }
  for (const name of await readdir2(source)) {
    if (!NOT_COPIED.test(name))
      await cp(join3(source, name), join3(target, name), { recursive: true });
  }
  if (backend) {
    const override = { terraform: { backend: { azurerm: {} } } };
    await writeFile2(
      join3(target, "backend_override.tf.json"),
      `${JSON.stringify(override, null, 2)}
`
    );
  }
}
async function checkModule(directory, input) {
  const found = await stat2(directory).catch(() => void 0);
  if (found === void 0 || !found.isDirectory()) {
    throw new ActionFailure(
      "input-invalid",
      `input terraform-directory: ${input} is not a directory`
    );
  }
  const names2 = await readdir2(directory);
  if (!names2.some((name) => /\.tf(\.json)?$/.test(name))) {
    throw new ActionFailure(
      "input-invalid",
      `input terraform-directory: ${input} holds no .tf files`
    );
  }
}

// action/commands/plan.ts
import { mkdir as mkdir4, writeFile as writeFile4 } from "node:fs/promises";
import { dirname as dirname3 } from "node:path";

// action/github/event.ts
import { readFile } from "node:fs/promises";
async function readEvent(environment) {
  const { GITHUB_REPOSITORY: repository, GITHUB_SERVER_URL: server } = environment;
  if (repository === void 0 || !/^[\w.-]+\/[\w.-]+$/.test(repository)) return void 0;
  return {
    name: environment.GITHUB_EVENT_NAME ?? "",
    payload: await readPayload(environment.GITHUB_EVENT_PATH),
    repository,
    sha: environment.GITHUB_SHA ?? "",
    ref: environment.GITHUB_REF ?? "",
    runUrl: server === void 0 || environment.GITHUB_RUN_ID === void 0 ? void 0 : `${server}/${repository}/actions/runs/${environment.GITHUB_RUN_ID}`
  };
}
async function readPayload(path4) {
  if (path4 === void 0 || path4 === "") return null;
  try {
    return parseJson(await readFile(path4, "utf8"));
  } catch {
    throw new ActionFailure("unexpected", `GITHUB_EVENT_PATH ${path4} is not a readable JSON file`);
  }
}
function reviewedCommit({ payload, sha }) {
  return textOf(member(member(member(payload, "pull_request"), "head"), "sha")) ?? sha;
}
function pullRequestOfEvent({ name, payload, ref }) {
  if (name.startsWith("pull_request")) {
    return positive(member(member(payload, "pull_request"), "number"));
  }
  if (name === "issue_comment") {
    const issue3 = member(payload, "issue");
    return member(issue3, "pull_request") === void 0 ? void 0 : positive(member(issue3, "number"));
  }
  if (name === "merge_group") {
    const head = textOf(member(member(payload, "merge_group"), "head_ref")) ?? ref;
    return positive(Number(/\/pr-(\d+)-[0-9a-f]+$/.exec(head)?.[1]));
  }
  if (name === "workflow_run") {
    const [first] = items(member(member(payload, "workflow_run"), "pull_requests"));
    return positive(member(first, "number"));
  }
  return void 0;
}
async function findPullRequest(event, github) {
  const named = pullRequestOfEvent(event);
  if (named !== void 0 || event.name === "schedule" || event.name === "issue_comment")
    return named;
  const runOfHead = textOf(member(member(event.payload, "workflow_run"), "head_sha"));
  const sha = runOfHead ?? event.sha;
  if (!/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(sha)) return void 0;
  const ofCommit = await github.list(`/repos/${event.repository}/commits/${sha}/pulls`);
  const branch = /^refs\/heads\/(.+)$/.exec(event.ref)?.[1];
  const here = ofCommit.filter((pull) => textOf(member(member(pull, "base"), "ref")) === branch);
  const found = [...here, ...ofCommit].map((pull) => positive(member(pull, "number")));
  const first = found.find((number) => number !== void 0);
  if (first !== void 0 || branch === void 0 || event.name === "push") return first;
  const [owner] = event.repository.split("/");
  const head = encodeURIComponent(`${owner}:${branch}`);
  const [open2] = await github.list(`/repos/${event.repository}/pulls?state=open&head=${head}`);
  return positive(member(open2, "number"));
}
function positive(value) {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : void 0;
}

// action/commands/planning.ts
import { resolve as resolve3 } from "node:path";

// action/terraform/executable.ts
import { constants as constants3 } from "node:fs";
import { access as access2 } from "node:fs/promises";
import { delimiter as delimiter2, join as join4 } from "node:path";

// action/terraform/process.ts
import { spawn as spawn2 } from "node:child_process";
import { once } from "node:events";
import { StringDecoder } from "node:string_decoder";
async function runShort(command) {
  command.signal.throwIfAborted();
  const stdout = collect(command.onLine);
  const stderr = collect();
  const exitCode = await exec(`"${command.executable}"`, [...command.arguments], {
    cwd: command.directory,
    env: definedOf(command.environment),
    // Else the toolkit logs the output, and it must not be logged before it is scrubbed.
    silent: true,
    ignoreReturnCode: true,
    // Not `stdline`, which loses a last line without a newline.
    listeners: { stdout: stdout.add, stderr: stderr.add }
  });
  return {
    exitCode,
    stdout: stdout.end(),
    stderr: stderr.end(),
    interrupted: command.signal.aborted
  };
}
function definedOf(environment) {
  const entries = Object.entries(environment);
  return Object.fromEntries(
    entries.flatMap(([name, value]) => value === void 0 ? [] : [[name, value]])
  );
}
async function runToTheEnd(command) {
  command.signal.throwIfAborted();
  const windows = process.platform === "win32";
  const child3 = spawn2(command.executable, command.arguments, {
    cwd: command.directory,
    env: command.environment,
    stdio: ["ignore", "pipe", "pipe"],
    detached: !windows
  });
  let interrupted = false;
  const interrupt = () => {
    interrupted = true;
    if (!windows) child3.kill("SIGINT");
  };
  command.signal.addEventListener("abort", interrupt, { once: true });
  const stdout = collect(command.onLine);
  const stderr = collect();
  child3.stdout.on("data", stdout.add);
  child3.stderr.on("data", stderr.add);
  try {
    const [code2] = await once(child3, "close");
    return {
      exitCode: typeof code2 === "number" ? code2 : void 0,
      stdout: stdout.end(),
      stderr: stderr.end(),
      interrupted
    };
  } finally {
    command.signal.removeEventListener("abort", interrupt);
  }
}
function collect(onLine) {
  const decoder = new StringDecoder("utf8");
  const pieces = [];
  let rest = "";
  const take = (text) => {
    pieces.push(text);
    if (onLine === void 0) return;
    const lines2 = (rest + text).split("\n");
    rest = lines2.pop() ?? "";
    for (const line2 of lines2) onLine(line2.replace(/\r$/, ""));
  };
  return {
    add: (chunk) => take(decoder.write(chunk)),
    end: () => {
      take(decoder.end());
      if (rest !== "") onLine?.(rest);
      return pieces.join("");
    }
  };
}

// action/terraform/executable.ts
var OLDEST = [1, 9];
async function findTerraform(request) {
  const found = await onPath(request.environment);
  const version = found === void 0 ? void 0 : await versionOf(found, request);
  if (found !== void 0 && version !== void 0 && suits(version, request.version)) {
    request.info(`terraform ${version} (${found})`);
    return found;
  }
  if (request.version !== void 0) return request.install(request.version);
  throw new ActionFailure(
    "terraform-missing",
    version === void 0 ? "there is no terraform on PATH. Set the input terraform-version (for example 1.11.4) and the Action installs it" : `terraform ${version} on PATH is older than ${OLDEST.join(".")}. Set the input terraform-version (for example 1.11.4) and the Action installs it`
  );
}
async function onPath(environment) {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const wrapped = environment.TERRAFORM_CLI_PATH;
  const candidates = [
    ...wrapped === void 0 ? [] : [join4(wrapped, `terraform-bin${suffix}`)],
    ...(environment.PATH ?? "").split(delimiter2).filter((directory) => directory !== "").map((directory) => join4(directory, `terraform${suffix}`))
  ];
  for (const candidate of candidates) {
    const usable = await access2(candidate, constants3.X_OK).then(
      () => true,
      () => false
    );
    if (usable) return candidate;
  }
  return void 0;
}
async function versionOf(executable, { environment, directory, signal }) {
  const outcome = await runShort({
    executable,
    arguments: ["version", "-json"],
    directory,
    environment: { ...environment, CHECKPOINT_DISABLE: "1" },
    signal
  });
  try {
    return textOf(member(parseJson(outcome.stdout), "terraform_version"));
  } catch {
    return void 0;
  }
}
function suits(version, wanted) {
  if (wanted !== void 0) return version === wanted;
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > OLDEST[0] || major === OLDEST[0] && minor >= OLDEST[1];
}

// action/terraform/hash.ts
import { createHash } from "node:crypto";
var DIGEST_LENGTH = 8;
function identifyPlan(summary2) {
  const resources = /* @__PURE__ */ new Map();
  for (const resource of summary2.resources) {
    if (resource.action !== "read") resources.set(keyOf(resource), resourceDocument(resource));
  }
  for (const { name, before, after } of summary2.outputs) {
    resources.set(`output.${name}`, {
      action: "output",
      attributes: { value: transition(before, after) }
    });
  }
  const document = {
    resources: Object.fromEntries(resources),
    failedChecks: summary2.failedChecks.map(({ address }) => address).sort()
  };
  return {
    hash: sha256(canonical(document)),
    resources: Object.fromEntries(
      [...resources].sort(([a], [b]) => a < b ? -1 : 1).map(([key, value]) => [key, identity(value)])
    )
  };
}
function compareIdentities(reviewed, current) {
  const recorded = Object.values(reviewed);
  if (recorded.length === 0) return [];
  const withAttributes = recorded.some(({ attributes }) => Object.keys(attributes).length > 0);
  return union(reviewed, current).flatMap((address) => {
    const then = reviewed[address];
    const now = current[address];
    if (then === void 0) {
      return [{ address, what: `${now?.action} was not in the reviewed plan` }];
    }
    if (now === void 0) return [{ address, what: `${then.action} was reviewed and is gone` }];
    if (then.action !== now.action) {
      return [{ address, what: `${then.action} was reviewed, it is ${now.action} now` }];
    }
    const paths = union(then.attributes, now.attributes).filter(
      (path4) => withAttributes && then.attributes[path4] !== now.attributes[path4]
    );
    return paths.length === 0 ? [] : [{ address, what: `other changes to ${paths.join(", ")}` }];
  });
}
function union(a, b) {
  return [.../* @__PURE__ */ new Set([...Object.keys(a), ...Object.keys(b)])].sort();
}
function keyOf({ address, deposed }) {
  return deposed === void 0 ? address : `${address} (deposed ${deposed})`;
}
function resourceDocument(resource) {
  return {
    action: resource.createBeforeDestroy ? "replace, create first" : resource.action,
    movedFrom: resource.movedFrom ?? null,
    importing: resource.importing ?? null,
    attributes: Object.fromEntries(
      resource.attributes.map((attribute) => [attribute.path, attributeDocument(attribute)])
    )
  };
}
function attributeDocument({ before, after, forcesReplacement }) {
  return { ...transition(before, after), forcesReplacement };
}
function transition(before, after) {
  return after.kind === "unknown" ? { after: sideDocument(after) } : { before: sideDocument(before), after: sideDocument(after) };
}
function sideDocument(side) {
  return side.kind === "value" ? { kind: side.kind, value: side.value } : { kind: side.kind };
}
function identity(document) {
  const attributes = member(document, "attributes");
  return {
    action: String(member(document, "action")),
    attributes: Object.fromEntries(
      Object.entries(isObject(attributes) ? attributes : {}).map(([path4, value]) => [
        path4,
        sha256(canonical(value)).slice(0, DIGEST_LENGTH)
      ])
    )
  };
}
function sha256(text) {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

// action/terraform/install.ts
import { createHash as createHash2 } from "node:crypto";
import { access as access3, chmod as chmod2, mkdir as mkdir3, mkdtemp, rename as rename2, rm as rm3, writeFile as writeFile3 } from "node:fs/promises";
import { join as join5 } from "node:path";
var HASHICORP = {
  releases: "https://releases.hashicorp.com",
  keyUrl: "https://www.hashicorp.com/.well-known/pgp-key.txt",
  fingerprint: "C874011F0AB405110D02105534365D9472D7468F"
};
var PLATFORMS = {
  linux: "linux",
  darwin: "darwin",
  win32: "windows"
};
var ARCHITECTURES = {
  x64: "amd64",
  arm64: "arm64",
  arm: "arm",
  ia32: "386"
};
async function installTerraform(request) {
  const { version, cache, architecture } = request;
  const name = request.platform === "win32" ? "terraform.exe" : "terraform";
  const home = join5(cache, "terraform", version);
  const target = join5(home, architecture);
  const marker = `${target}.complete`;
  const executable = join5(target, name);
  if (await exists2(marker)) {
    request.info(`terraform ${version} from the tool cache`);
    return executable;
  }
  try {
    const archive = await downloadVerified(request);
    const { unzipSync } = await import("./chunks/esm-CU3DG34N.js");
    const binary = unzipSync(archive, { filter: (file) => file.name === name })[name];
    if (binary === void 0) throw new Error(`the archive holds no ${name}`);
    await mkdir3(home, { recursive: true });
    const half = await mkdtemp(join5(home, "half-"));
    await writeFile3(join5(half, name), binary);
    await chmod2(join5(half, name), 493);
    await rm3(target, { recursive: true, force: true });
    await rename2(half, target);
    await writeFile3(marker, "");
    request.info(`terraform ${version} installed, checksum and signature verified`);
    return executable;
  } catch (error2) {
    throw new ActionFailure(
      "terraform-install-failed",
      `terraform ${version} could not be installed: ${messageOf(error2)}`
    );
  }
}
async function downloadVerified(request) {
  const { version, source } = request;
  const platform2 = PLATFORMS[request.platform];
  const architecture = ARCHITECTURES[request.architecture];
  if (platform2 === void 0 || architecture === void 0) {
    throw new Error(`there is no release for ${request.platform} on ${request.architecture}`);
  }
  const base = `${source.releases}/terraform/${version}/terraform_${version}`;
  const archiveName = `terraform_${version}_${platform2}_${architecture}.zip`;
  const [sums, signature, key, archive] = await Promise.all([
    download(`${base}_SHA256SUMS`, request),
    download(`${base}_SHA256SUMS.sig`, request),
    download(source.keyUrl, request),
    download(`${base}_${platform2}_${architecture}.zip`, request)
  ]);
  await verifySignature(sums, signature, key, source.fingerprint);
  const expected = checksumOf(archiveName, new TextDecoder().decode(sums));
  const actual = createHash2("sha256").update(archive).digest("hex");
  if (actual !== expected) {
    throw new Error(`${archiveName} has checksum ${actual}, signed is ${expected}`);
  }
  return archive;
}
async function verifySignature(sums, signature, armoredKey, fingerprint) {
  const openpgp = await import("./chunks/openpgp-HVVY2L47.js");
  const key = await openpgp.readKey({ armoredKey: new TextDecoder().decode(armoredKey) });
  const actual = key.getFingerprint().toUpperCase();
  if (actual !== fingerprint) {
    throw new Error(`the published signing key has fingerprint ${actual}, expected ${fingerprint}`);
  }
  const verification = await openpgp.verify({
    message: await openpgp.createMessage({ binary: sums }),
    signature: await openpgp.readSignature({ binarySignature: signature }),
    verificationKeys: key
  });
  const [result] = verification.signatures;
  if (result === void 0) throw new Error("SHA256SUMS.sig holds no signature");
  await result.verified.catch((error2) => {
    throw new Error(`the signature of SHA256SUMS is not valid: ${messageOf(error2)}`);
  });
}
function checksumOf(file, sums) {
  for (const line2 of sums.split("\n")) {
    const [checksum, name] = line2.trim().split(/\s+\*?/);
    if (name === file && checksum !== void 0 && /^[0-9a-f]{64}$/.test(checksum)) return checksum;
  }
  throw new Error(`SHA256SUMS does not list ${file}`);
}
async function download(url2, request) {
  const response = await request.fetch(url2, { signal: request.signal });
  if (!response.ok) throw new Error(`${url2} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
async function exists2(path4) {
  return access3(path4).then(
    () => true,
    () => false
  );
}

// action/terraform/redact.ts
var MASK = "***";
var SHORTEST = 4;
var SHORTEST_ANYWHERE = 8;
var SHORTEST_LINE = 8;
var SHORTEST_NUMBER = 6;
var NOT_SECRET = /* @__PURE__ */ new Set(["true", "false", "null", "none"]);
function sensitiveValues(plan2) {
  const found = /* @__PURE__ */ new Set();
  const add2 = (value) => {
    if (typeof value === "string") found.add(value);
    else if (typeof value === "number") found.add(String(value));
    else if (isArray(value)) value.forEach(add2);
    else if (isObject(value)) Object.values(value).forEach(add2);
  };
  const addMarked = (value, marks) => {
    if (marks === true) add2(value);
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
      if (member(output, "sensitive") === true) add2(member(output, "value"));
    }
  };
  for (const key of ["resource_changes", "resource_drift"]) {
    for (const resource of items(member(plan2, key))) addChange(member(resource, "change"));
  }
  members(member(plan2, "output_changes")).forEach(addChange);
  addValues(member(plan2, "planned_values"));
  addValues(member(member(plan2, "prior_state"), "values"));
  const declared = member(member(member(plan2, "configuration"), "root_module"), "variables");
  for (const [name, declaration] of Object.entries(isObject(declared) ? declared : {})) {
    if (member(declaration, "sensitive") === true) {
      add2(member(member(member(plan2, "variables"), name), "value"));
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
  const lines2 = [...secrets].flatMap((secret) => secret.split(/\r?\n/));
  return [...new Set(lines2)].filter((line2) => line2.trim().length >= SHORTEST_ANYWHERE);
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
  const lines2 = secret.split(/\r?\n/).map((line2) => line2.trim());
  const parts = lines2.length > 1 ? lines2.filter((line2) => line2.length >= SHORTEST_LINE) : [];
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
  const bytes2 = Buffer.from(text, "utf8");
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes2]).toString("base64");
    const inner = encoded.slice(
      Math.ceil(offset * 8 / 6),
      Math.floor((offset + bytes2.length) * 8 / 6)
    );
    const spellings = offset === 0 ? [encoded, inner] : [inner];
    return spellings.filter((spelling) => spelling.length >= SHORTEST_ANYWHERE).flatMap((spelling) => [spelling, spelling.replaceAll("+", "-").replaceAll("/", "_")]);
  });
}
function members(value) {
  return isObject(value) ? Object.values(value) : [];
}

// action/terraform/attributes.ts
function attributeChanges(change, scrub) {
  const replacePaths = items(member(change, "replace_paths")).map(canonical);
  const found = [];
  const walk = (path4, before, after, marks, inherited) => {
    const forcesReplacement = inherited || replacePaths.includes(canonical([...path4]));
    const marked = Object.values(marks).includes(true);
    if (!marked && canDescend(before, after, marks.unknown)) {
      for (const key of childKeys(before, after, marks.unknown)) {
        walk(
          [...path4, key],
          child2(before, key),
          child2(after, key),
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
      path: scrub(pathText(path4)),
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
    unknown: child2(marks.unknown, key),
    hiddenBefore: child2(marks.hiddenBefore, key),
    hiddenAfter: child2(marks.hiddenAfter, key)
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
function child2(value, key) {
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
function pathText(path4) {
  return path4.map((key, index) => {
    if (typeof key === "number") return `[${key}]`;
    if (!/^[A-Za-z_][\w-]*$/.test(key)) return `[${JSON.stringify(key)}]`;
    return index === 0 ? key : `.${key}`;
  }).join("");
}

// action/terraform/plan.ts
function summarizePlan(plan2, scrub) {
  const version = textOf(member(plan2, "format_version"));
  if (version === void 0) throw new Error("this is not the JSON of a Terraform plan");
  if (version.split(".")[0] !== "1") {
    throw new Error(
      `Terraform's plan format is version ${version}; this Action reads version 1. Use an older Terraform or a newer Action`
    );
  }
  const resources = items(member(plan2, "resource_changes")).map((resource) => resourceChange(resource, scrub)).filter((resource) => resource !== void 0);
  const outputs = Object.entries(objectOf(member(plan2, "output_changes"))).flatMap(
    ([name, change]) => outputChange(name, change, scrub)
  );
  const count = (...actions) => resources.filter(({ action }) => actions.includes(action)).length;
  return {
    terraformVersion: textOf(member(plan2, "terraform_version")) ?? "unknown",
    resources,
    outputs,
    drift: items(member(plan2, "resource_drift")).map((resource) => resourceChange(resource, scrub)).filter((resource) => resource !== void 0),
    failedChecks: items(member(plan2, "checks")).flatMap((check) => failedCheck(check, scrub)),
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

// action/terraform/terraform.ts
import { relative as relative2 } from "node:path";

// action/terraform/diagnostics.ts
import { join as join6 } from "node:path";
function parseEvent(line2) {
  if (!line2.startsWith("{")) return void 0;
  try {
    const event = parseJson(line2);
    return isObject(event) && textOf(member(event, "@message")) !== void 0 ? event : void 0;
  } catch {
    return void 0;
  }
}
function diagnosticsOfEvents(output) {
  return output.split("\n").flatMap((line2) => {
    const diagnostic = member(parseEvent(line2), "diagnostic");
    return diagnostic === void 0 ? [] : [toDiagnostic(diagnostic)];
  });
}
function diagnosticsOfValidation(output) {
  try {
    const document = parseJson(output);
    if (typeof member(document, "valid") !== "boolean") return void 0;
    return items(member(document, "diagnostics")).map(toDiagnostic);
  } catch {
    return void 0;
  }
}
function toFinding(diagnostic, directory) {
  const { severity, summary: summary2, detail, address, range: range2 } = diagnostic;
  const about = address === void 0 ? "" : ` (${address})`;
  return {
    severity,
    message: detail === "" ? `${summary2}${about}` : `${summary2}${about}: ${detail}`,
    ...range2 === void 0 ? {} : {
      file: join6(directory, range2.file),
      line: range2.line,
      endLine: range2.endLine,
      column: range2.column,
      endColumn: range2.endColumn
    }
  };
}
function readLockHolder(text) {
  const [, info2] = text.split("Lock Info:");
  if (info2 === void 0) return void 0;
  const field = (name) => new RegExp(`^[\\s\u2502|]*${name}:[^\\S\\n]*(.*)$`, "m").exec(info2)?.[1]?.trim() || "unknown";
  return {
    id: field("ID"),
    who: field("Who"),
    operation: field("Operation"),
    created: field("Created")
  };
}
function isLockError({ summary: summary2, detail }) {
  return summary2 === "Error acquiring the state lock" || detail.includes("Lock Info:");
}
function toDiagnostic(json2) {
  const range2 = member(json2, "range");
  const file = textOf(member(range2, "filename"));
  const position = (end, key) => {
    const value = member(member(range2, end), key);
    return typeof value === "number" ? value : 1;
  };
  return {
    severity: member(json2, "severity") === "warning" ? "warning" : "error",
    summary: textOf(member(json2, "summary")) ?? "Terraform reported a problem without a summary",
    detail: textOf(member(json2, "detail")) ?? "",
    address: textOf(member(json2, "address")),
    range: file === void 0 ? void 0 : {
      file,
      line: position("start", "line"),
      column: position("start", "column"),
      endLine: position("end", "line"),
      endColumn: position("end", "column")
    }
  };
}

// action/terraform/terraform.ts
var LOCK_TIMEOUT = "-lock-timeout=120s";
function createTerraform(options) {
  const { workspace: workspace2, directory } = options;
  let scrub = (text) => text;
  const commandOf = (arguments_) => ({
    executable: options.executable,
    arguments: arguments_,
    directory,
    environment: childEnvironment(options.environment),
    signal: options.signal
  });
  const onLine = (line2) => options.info(scrub(messageOfLine(line2)));
  const findings = (diagnostics) => {
    const all = diagnostics.map((diagnostic) => {
      const finding = toFinding(diagnostic, relative2(workspace2, directory));
      return { ...finding, message: scrub(finding.message) };
    });
    return [...new Map(all.map((finding) => [describeFinding(finding), finding])).values()];
  };
  const failure = (reason, command, outcome) => {
    if (outcome.interrupted) return cancelled(command);
    const diagnostics = diagnosticsOfEvents(outcome.stdout);
    const holder = readLockHolder(
      diagnostics.find(isLockError)?.detail ?? (diagnostics.length === 0 ? outcome.stderr : "")
    );
    if (holder !== void 0) {
      return new ActionFailure(
        "state-locked",
        `the state is locked by ${holder.who} since ${holder.created} (${holder.operation}). Wait until that run ends; if it is gone, release the lock with: terraform force-unlock ${holder.id}`
      );
    }
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    const first = errors[0]?.summary ?? lastWords(outcome);
    const stale = errors.some(({ summary: summary2 }) => summary2 === "Saved plan is stale");
    return new ActionFailure(
      stale ? "plan-stale" : reason,
      stale ? "the saved plan is stale: the state has changed since it was made. Plan again, and have that plan reviewed" : scrub(`terraform ${command} failed: ${first}`),
      findings(diagnostics)
    );
  };
  return {
    directory,
    /** From now on nothing that Terraform prints reaches the log unscrubbed. */
    scrubWith(replacement) {
      scrub = replacement;
    },
    /** @throws {ActionFailure} `init-failed` */
    async init(backendConfig) {
      const backend = backendConfig.map((setting) => `-backend-config=${setting}`);
      const outcome = await runShort({
        ...commandOf(["init", "-json", "-input=false", "-reconfigure", ...backend]),
        onLine
      });
      if (outcome.interrupted || outcome.exitCode !== 0) {
        throw failure("init-failed", "init", outcome);
      }
    },
    /**
     * @returns the warnings
     * @throws {ActionFailure} `validate-failed`
     */
    async validate() {
      const outcome = await runShort(commandOf(["validate", "-json"]));
      if (outcome.interrupted) throw cancelled("validate");
      const diagnostics = diagnosticsOfValidation(outcome.stdout);
      if (diagnostics === void 0) throw failure("validate-failed", "validate", outcome);
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      if (outcome.exitCode !== 0 || errors.length > 0) {
        throw new ActionFailure(
          "validate-failed",
          scrub(
            `the Terraform configuration is not valid: ${errors[0]?.summary ?? "no reason given"}`
          ),
          findings(diagnostics)
        );
      }
      return findings(diagnostics);
    },
    /**
     * Writes a plan to `planFile`.
     *
     * @returns the warnings
     * @throws {ActionFailure} `plan-failed`, `state-locked`, `cancelled`
     */
    async plan(request) {
      const outcome = await runToTheEnd({
        ...commandOf([
          "plan",
          "-json",
          "-input=false",
          "-detailed-exitcode",
          `-out=${request.planFile}`,
          `-var-file=${request.variablesFile}`,
          ...request.destroy ? ["-destroy"] : []
        ]),
        onLine
      });
      if (outcome.interrupted || outcome.exitCode !== 0 && outcome.exitCode !== 2) {
        throw failure("plan-failed", "plan", outcome);
      }
      return findings(diagnosticsOfEvents(outcome.stdout)).filter(
        ({ message }) => !/^Values? for undeclared variable/.test(message)
      );
    },
    /**
     * The JSON of a plan file. It holds sensitive values in clear.
     *
     * @throws {ActionFailure} `plan-missing` when the file cannot be read as a plan
     */
    async show(planFile) {
      const outcome = await runShort(commandOf(["show", "-json", planFile]));
      if (outcome.interrupted) throw cancelled("show");
      if (outcome.exitCode !== 0) {
        throw new ActionFailure(
          "plan-missing",
          `${planFile} cannot be read as a Terraform plan: ${lastWords(outcome)}`
        );
      }
      return readJson(outcome.stdout, "show");
    },
    /** @throws {ActionFailure} `reason`, `plan-stale`, `state-locked`, `cancelled` */
    async apply(planFile, reason) {
      const outcome = await runToTheEnd({
        ...commandOf(["apply", "-json", "-input=false", planFile]),
        onLine
      });
      if (outcome.interrupted || outcome.exitCode !== 0) throw failure(reason, "apply", outcome);
    },
    /** The outputs in the state that are not sensitive. */
    async outputs() {
      const outcome = await runShort(commandOf(["output", "-json"]));
      if (outcome.exitCode !== 0) throw failure("unexpected", "output", outcome);
      const document = readJson(outcome.stdout, "output");
      return Object.fromEntries(
        Object.entries(isObject(document) ? document : {}).filter(([, output]) => member(output, "sensitive") !== true).map(([name, output]) => [name, member(output, "value") ?? null])
      );
    }
  };
}
function readJson(text, command) {
  try {
    return parseJson(text);
  } catch {
    throw new ActionFailure(
      "unexpected",
      `terraform ${command} -json printed something else than JSON`
    );
  }
}
function cancelled(command) {
  return new ActionFailure(
    "cancelled",
    command === "apply" ? 'cancelled during terraform apply. The state lock is released and finished resources are recorded, but what was being created may exist unrecorded: apply again; if Terraform then says "already exists", import that resource or delete it' : `cancelled during terraform ${command}; nothing was changed`
  );
}
function childEnvironment(environment) {
  const inherited = Object.entries(environment).filter(([name]) => !name.startsWith("INPUT_"));
  const withLockTimeout = (name) => `${LOCK_TIMEOUT} ${environment[name] ?? ""}`.trim();
  return {
    ...Object.fromEntries(inherited),
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    CHECKPOINT_DISABLE: "1",
    TF_CLI_ARGS_plan: withLockTimeout("TF_CLI_ARGS_plan"),
    TF_CLI_ARGS_apply: withLockTimeout("TF_CLI_ARGS_apply")
  };
}
function messageOfLine(line2) {
  return textOf(member(parseEvent(line2), "@message")) ?? line2;
}
function lastWords({ stderr, stdout, exitCode }) {
  const text = (stderr.trim() || stdout.trim()).split("\n").slice(-15).join("\n");
  return text === "" ? `exit code ${exitCode ?? "none, ended by a signal"}` : text;
}

// action/commands/planning.ts
function environmentScrub({ environment, inputs }) {
  return createScrub([
    ...environmentSecrets(environment),
    ...inputs.token === void 0 ? [] : [inputs.token]
  ]);
}
async function openTerraform(context) {
  const { inputs, workflow, workspace: workspace2, environment, signal } = context;
  const directory = await rootModule(context);
  const executable = await findTerraform({
    version: inputs.terraformVersion,
    environment,
    directory: workspace2,
    signal,
    info: workflow.info,
    install: (version) => installTerraform({
      version,
      source: context.terraformSource,
      fetch: context.fetch,
      cache: environment.RUNNER_TOOL_CACHE ?? resolve3(workspace2, ".aolb", "tools"),
      platform: process.platform,
      architecture: process.arch,
      signal,
      info: workflow.info
    })
  });
  const terraform = createTerraform({
    executable,
    directory,
    workspace: workspace2,
    environment,
    signal,
    info: workflow.info
  });
  terraform.scrubWith(environmentScrub(context));
  await workflow.group("terraform init", () => terraform.init(inputs.backendConfig));
  return terraform;
}
async function writePlan({ workflow }, terraform, request) {
  const warnings = await workflow.group("terraform validate", terraform.validate);
  const more = await workflow.group("terraform plan", () => terraform.plan(request));
  const seen = /* @__PURE__ */ new Set();
  for (const warning2 of [...warnings, ...more]) {
    const key = `${warning2.file}:${warning2.line}:${warning2.message}`;
    if (!seen.has(key)) workflow.annotate(warning2);
    seen.add(key);
  }
}
async function understandPlan(context, terraform, planFile) {
  const { workflow, environment, inputs } = context;
  const json2 = await terraform.show(planFile);
  const secrets = sensitiveValues(json2);
  masksOf(secrets).forEach(workflow.mask);
  const summary2 = summarize(json2, createScrub(secrets));
  const scrub = createScrub([
    ...secrets,
    ...environmentSecrets(environment),
    ...inputs.token === void 0 ? [] : [inputs.token]
  ]);
  terraform.scrubWith(scrub);
  const identity2 = identifyPlan(summary2);
  workflow.output("changes", String(summary2.changes));
  workflow.output("add", String(summary2.counts.add));
  workflow.output("change", String(summary2.counts.change));
  workflow.output("destroy", String(summary2.counts.destroy));
  workflow.output("plan-hash", identity2.hash);
  return { summary: summary2, identity: identity2, scrub };
}
function summarize(plan2, scrub) {
  try {
    return summarizePlan(plan2, scrub);
  } catch (error2) {
    throw new ActionFailure("plan-failed", messageOf(error2));
  }
}
async function tellGatewayUrl({ workflow }, terraform) {
  const { gateway_url: url2 } = await terraform.outputs();
  if (typeof url2 === "string") workflow.output("gateway-url", url2);
}
async function rootModule({
  inputs,
  workspace: workspace2,
  workflow,
  environment,
  terraformModule
}) {
  if (inputs.terraformDirectory !== void 0) {
    const directory = resolve3(workspace2, inputs.terraformDirectory);
    await checkModule(directory, inputs.terraformDirectory);
    return directory;
  }
  const { stagedModule } = layoutOf(workspace2, inputs.label);
  await stageModule(terraformModule, stagedModule, inputs.backendConfig.length > 0);
  if (inputs.backendConfig.length === 0 && environment.CI === "true") {
    workflow.annotate({
      severity: "warning",
      message: "input backend-config is empty, so the state is a local file that is gone when this job ends, and the next run would create everything again. Name a storage account, see docs/workflows.md"
    });
  }
  return stagedModule;
}

// action/commands/render.ts
import { isAbsolute, relative as relative3, resolve as resolve4 } from "node:path";
async function render(context) {
  await prepareArtefacts(context);
}
async function prepareArtefacts(context) {
  const { inputs, workflow, workspace: workspace2 } = context;
  const { directory } = layoutOf(workspace2, inputs.label);
  const prepared = await workflow.group(
    "Render",
    () => context.prepare(resolve4(workspace2, inputs.config), directory)
  );
  if (!prepared.ok) {
    const [first] = prepared.findings.filter(({ severity }) => severity === "error");
    throw new ActionFailure(
      prepared.reason,
      first === void 0 ? `${inputs.config} is not valid` : describeFinding(first),
      prepared.findings
    );
  }
  prepared.artefacts.warnings.forEach(workflow.annotate);
  prepared.artefacts.notes.forEach(workflow.info);
  workflow.output("policy-file", fromWorkspace(workspace2, prepared.artefacts.policyFile));
  return prepared.artefacts;
}
function fromWorkspace(workspace2, path4) {
  const relativePath = relative3(workspace2, path4);
  return relativePath.startsWith("..") || isAbsolute(relativePath) ? path4 : relativePath;
}

// action/github/client.ts
import { setTimeout as setTimeout2 } from "node:timers/promises";
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
var NO_ANSWER = 0;
var ATTEMPTS = 4;
var LONGEST_WAIT = 12e4;
var UNNAMED_LIMIT_WAIT = 6e4;
var MOST_PAGES = 50;
function createGitHub(options) {
  const wait = options.wait ?? ((milliseconds) => setTimeout2(milliseconds, void 0, { signal: options.signal }));
  const now = options.now ?? Date.now;
  const send = async (request) => {
    const operation = `${request.method} ${new URL(request.url).pathname}`;
    try {
      return await options.fetch(request.url, {
        method: request.method,
        headers: {
          accept: "application/vnd.github+json",
          authorization: `Bearer ${options.token}`,
          "user-agent": "apim-openai-load-balancer",
          "x-github-api-version": "2022-11-28",
          ...request.body === void 0 ? {} : { "content-type": "application/json" }
        },
        ...request.body === void 0 ? {} : { body: JSON.stringify(request.body) },
        signal: options.signal
      });
    } catch (error2) {
      options.signal.throwIfAborted();
      const cause = error2 instanceof Error && error2.cause !== void 0 ? error2.cause : error2;
      throw new GitHubError(operation, NO_ANSWER, `no answer (${messageOf(cause)})`);
    }
  };
  const call = async (request) => {
    const operation = `${request.method} ${new URL(request.url).pathname}`;
    for (let attempt = 1; ; attempt++) {
      let pause;
      let failure;
      try {
        const response = await send(request);
        const text = await response.text();
        const body = text === "" ? null : parseBody(text);
        if (response.ok) return { body, next: nextPage(response.headers.get("link")) };
        const message = textOf(member(body, "message")) ?? response.statusText;
        failure = new GitHubError(operation, response.status, explain(message, body));
        pause = limitPause(response, message, now());
      } catch (error2) {
        if (!(error2 instanceof GitHubError)) throw error2;
        failure = error2;
      }
      const limited = pause !== void 0;
      const repeatable = limited || failure.isUncertain && request.method !== "POST";
      pause ??= 1e3 * 2 ** (attempt - 1);
      if (!repeatable || attempt === ATTEMPTS) throw failure;
      if (pause > LONGEST_WAIT) {
        throw new GitHubError(
          operation,
          failure.status,
          `rate limit; GitHub asks to wait ${Math.ceil(pause / 1e3)} s`
        );
      }
      options.info(`${failure.message}; trying again in ${Math.ceil(pause / 1e3)} s`);
      await wait(pause);
    }
  };
  const url2 = (path4) => `${options.apiUrl.replace(/(?<!\/)\/+$/, "")}${path4}`;
  return {
    /** @param path below the API's base, `/repos/…`; its parts percent-encoded where needed. */
    get: async (path4) => (await call({ method: "GET", url: url2(path4) })).body,
    /** All pages of a list. */
    list: async (path4) => {
      const found = [];
      let next = url2(`${path4}${path4.includes("?") ? "&" : "?"}per_page=100`);
      for (let page = 0; next !== void 0 && page < MOST_PAGES; page++) {
        const answer = await call({ method: "GET", url: next });
        if (!Array.isArray(answer.body)) throw new GitHubError(`GET ${path4}`, 200, "not a list");
        found.push(...answer.body);
        next = answer.next;
      }
      return found;
    },
    post: async (path4, body) => (await call({ method: "POST", url: url2(path4), body })).body,
    patch: async (path4, body) => (await call({ method: "PATCH", url: url2(path4), body })).body,
    delete: async (path4) => {
      await call({ method: "DELETE", url: url2(path4) });
    },
    /** The token's own login: `github-actions[bot]` for a workflow's token; undefined when GitHub will not say. */
    viewer: async () => {
      try {
        const query = "query { viewer { login } }";
        const { body } = await call({ method: "POST", url: options.graphqlUrl, body: { query } });
        return textOf(member(member(member(body, "data"), "viewer"), "login"));
      } catch (error2) {
        if (error2 instanceof GitHubError) return void 0;
        throw error2;
      }
    }
  };
}
function limitPause(response, message, now) {
  if (response.status !== 403 && response.status !== 429) return void 0;
  const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
  if (Number.isFinite(retryAfter)) return retryAfter * 1e3;
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
  const reasons = (Array.isArray(errors) ? errors : []).map((error2) => textOf(member(error2, "message")) ?? textOf(error2)).filter((reason) => reason !== void 0);
  return reasons.length === 0 ? message : `${message}: ${reasons.join("; ")}`;
}
function parseBody(text) {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}

// action/github/marker.ts
var START = "<!-- apim-openai-load-balancer ";
var END = " -->\n";
var LONGEST = 12e3;
function writeMarker(marker) {
  const { plan: plan2 } = marker;
  const candidates = plan2 === void 0 ? [] : [plan2, withoutAttributes(plan2), { ...plan2, resources: {} }];
  const written = candidates.map((candidate) => write(marker, candidate));
  return written.find((text) => text.length <= LONGEST) ?? written.at(-1) ?? write(marker, void 0);
}
function readMarker(comment) {
  const end = comment.indexOf(END.trimEnd());
  if (!comment.startsWith(START) || end < 0) return void 0;
  try {
    const json2 = parseJson(comment.slice(START.length, end));
    const label2 = textOf(member(json2, "label"));
    const environment = textOf(member(json2, "environment"));
    const hash = textOf(member(json2, "hash"));
    if (label2 === void 0 || environment === void 0) return void 0;
    return {
      label: label2,
      environment,
      commit: textOf(member(json2, "commit")) ?? "",
      plan: hash === void 0 ? void 0 : { hash, resources: readResources(member(json2, "resources")) }
    };
  } catch {
    return void 0;
  }
}
function sameKey(a, b) {
  return a.label === b.label && a.environment === b.environment;
}
function write({ label: label2, environment, commit }, plan2) {
  const content = { label: label2, environment, commit, ...plan2 ?? {} };
  const json2 = JSON.stringify(content).replaceAll("-", "\\u002d").replaceAll(">", "\\u003e");
  return `${START}${json2}${END}`;
}
function withoutAttributes(plan2) {
  const resources = Object.entries(plan2.resources).map(([address, { action }]) => [
    address,
    { action, attributes: {} }
  ]);
  return { hash: plan2.hash, resources: Object.fromEntries(resources) };
}
function readResources(json2) {
  const entries = Object.entries(isObject(json2) ? json2 : {}).map(([address, resource]) => {
    const attributes = member(resource, "attributes");
    const digests = Object.entries(isObject(attributes) ? attributes : {});
    return [
      address,
      {
        action: String(member(resource, "action")),
        attributes: Object.fromEntries(digests.map(([path4, digest]) => [path4, String(digest)]))
      }
    ];
  });
  return Object.fromEntries(entries);
}

// action/github/comment.ts
async function findComments(github, { repository, number }, key) {
  const comments = await github.list(`/repos/${repository}/issues/${number}/comments`);
  const marked = comments.flatMap((comment) => {
    const found = ownComment(comment);
    return found !== void 0 && sameKey(found.marker, key) ? [{ comment, found }] : [];
  });
  if (marked.length === 0) return [];
  const viewer = await github.viewer();
  return marked.filter(({ comment }) => isOwn(comment, viewer)).map(({ found }) => found);
}
async function upsertComment(github, pullRequest, key, body) {
  for (let attempt = 1; ; attempt++) {
    const [comment, ...duplicates] = await findComments(github, pullRequest, key);
    try {
      const written = comment === void 0 ? await github.post(`${issue2(pullRequest)}/comments`, { body }) : await github.patch(commentPath(pullRequest, comment.id), { body });
      for (const duplicate of duplicates) await remove2(github, pullRequest, duplicate);
      return textOf(member(written, "html_url")) ?? "";
    } catch (error2) {
      if (!(error2 instanceof GitHubError) || attempt === 2) throw error2;
      const deletedMeanwhile = comment !== void 0 && error2.status === 404;
      if (!deletedMeanwhile && !error2.isUncertain) throw error2;
    }
  }
}
async function remove2(github, pullRequest, { id }) {
  try {
    await github.delete(commentPath(pullRequest, id));
  } catch (error2) {
    if (!(error2 instanceof GitHubError)) throw error2;
  }
}
function issue2({ repository, number }) {
  return `/repos/${repository}/issues/${number}`;
}
function commentPath({ repository }, id) {
  return `/repos/${repository}/issues/comments/${id}`;
}
function ownComment(comment) {
  const id = member(comment, "id");
  const marker = readMarker(textOf(member(comment, "body")) ?? "");
  if (typeof id !== "number" || marker === void 0) return void 0;
  return { id, marker, url: textOf(member(comment, "html_url")) ?? "" };
}
function isOwn(comment, viewer) {
  const user = member(comment, "user");
  return viewer === void 0 ? textOf(member(user, "type")) === "Bot" : textOf(member(user, "login")) === viewer;
}

// action/commands/review.ts
var MOST_DIFFERENCES = 20;
async function writeComment(context, key, plan2, scrub, compose) {
  const { inputs, workflow, github, event } = context;
  if (inputs.comment === "never" || event === void 0) return;
  try {
    if (github === void 0) throw new Error("the input github-token is empty");
    const pullRequest = await pullRequestOf(context);
    if (pullRequest === void 0) {
      if (inputs.comment === "always") {
        throw new Error(`event ${event.name} belongs to no pull request; set the input pr-number`);
      }
      workflow.info("No pull request: the plan is in the job summary only.");
      return;
    }
    const marker = writeMarker({ ...key, commit: reviewedCommit(event), plan: plan2 });
    const body = scrub(compose({ limit: COMMENT_LIMIT, measure: characters }, marker));
    workflow.output("comment-url", await upsertComment(github, pullRequest, key, body));
  } catch (error2) {
    if (context.signal.aborted) throw error2;
    const message = `the pull request could not be commented on: ${explain2(error2)}`;
    if (inputs.comment === "always") throw new ActionFailure("comment-failed", message);
    workflow.annotate({
      severity: "warning",
      message: `${message}. The plan is in the job summary`
    });
  }
}
async function requireReviewedPlan(context, key, identity2) {
  const { inputs, workflow, github, event } = context;
  if (inputs.requireReviewedPlan === "false") return;
  const required = inputs.requireReviewedPlan === "true";
  if (github === void 0 || event === void 0) {
    const named = inputs.pullRequest ?? (event === void 0 ? void 0 : pullRequestOfEvent(event));
    if (!required && named === void 0) return;
    throw notReviewed("without github-token the reviewed plan cannot be read");
  }
  const reviewed = await (async () => {
    const pullRequest = await pullRequestOf(context);
    if (pullRequest === void 0) return void 0;
    const [comment] = await findComments(github, pullRequest, key);
    return { number: pullRequest.number, comment };
  })().catch((error2) => {
    if (context.signal.aborted) throw error2;
    throw notReviewed(`the reviewed plan cannot be read: ${explain2(error2)}`);
  });
  if (reviewed === void 0) {
    if (required) throw notReviewed("no pull request was found for this run; set pr-number");
    workflow.info("No pull request: nothing to compare the plan with.");
    return;
  }
  const plan2 = reviewed.comment?.marker.plan;
  if (plan2 === void 0) {
    throw notReviewed(
      `pull request #${reviewed.number} shows no plan of ${describeKey(key)} by this account`
    );
  }
  if (plan2.hash === identity2.hash) {
    workflow.info(`This is the plan that pull request #${reviewed.number} shows.`);
    return;
  }
  const differences = compareIdentities(plan2.resources, identity2.resources);
  const shown = differences.slice(0, MOST_DIFFERENCES).map(({ address, what }) => `- ${address}: ${what}`);
  const rest = differences.length - shown.length;
  throw new ActionFailure(
    "plan-changed",
    [
      `the plan is not the one that was reviewed on pull request #${reviewed.number}. Plan again and have that plan reviewed.`,
      ...shown.length === 0 ? ["(The comment has no room to tell where they differ.)"] : shown,
      ...rest > 0 ? [`- and ${rest} more`] : []
    ].join("\n")
  );
}
async function pullRequestOf({ inputs, event, github }) {
  if (event === void 0 || github === void 0) return void 0;
  const number = inputs.pullRequest ?? await findPullRequest(event, github);
  return number === void 0 ? void 0 : { repository: event.repository, number };
}
function notReviewed(why2) {
  return new ActionFailure(
    "plan-missing",
    `apply wants the plan that was reviewed, but ${why2}. Run the command plan on the pull request first, or set require-reviewed-plan: false`
  );
}
function describeKey({ label: label2, environment }) {
  return label2 === "" ? `environment ${environment}` : `${label2} (environment ${environment})`;
}
function explain2(error2) {
  if (!(error2 instanceof GitHubError)) return messageOf(error2);
  return error2.isReadOnlyToken ? `${error2.message}: the token may only read. Give the job \`permissions: pull-requests: write\`; pull requests from forks and from Dependabot never get it` : error2.message;
}

// action/commands/plan.ts
async function plan(context) {
  const { inputs, workflow, workspace: workspace2 } = context;
  const artefacts = await prepareArtefacts(context);
  const layout = layoutOf(workspace2, inputs.label, inputs.planFile);
  try {
    const terraform = await openTerraform(context);
    await mkdir4(dirname3(layout.planFile), { recursive: true });
    await writePlan(context, terraform, {
      planFile: layout.planFile,
      variablesFile: artefacts.variablesFile,
      destroy: false
    });
    const understood = await understandPlan(context, terraform, layout.planFile);
    workflow.output("plan-file", fromWorkspace(workspace2, layout.planFile));
    workflow.info(describeCounts(understood.summary));
    await tellGatewayUrl(context, terraform);
    const report = reportOf(context, artefacts, understood.summary, "plan");
    await writeReport(context, report, understood.scrub);
    await writeComment(
      context,
      keyOf2(context, artefacts),
      understood.identity,
      understood.scrub,
      (size, prefix) => renderPlan(report, size, prefix)
    );
  } catch (error2) {
    if (!context.signal.aborted) await reportFailure(context, artefacts, error2);
    throw error2;
  }
}
function keyOf2({ inputs }, { balancer }) {
  return { label: inputs.label, environment: balancer.environment };
}
function reportOf(context, artefacts, summary2, command) {
  return {
    title: `${titleOf(context, artefacts)}: ${command}`,
    origin: originOf(context),
    summary: summary2,
    balancer: artefacts.balancer,
    warnings: artefacts.warnings
  };
}
async function writeReport({ workflow, workspace: workspace2, inputs }, report, scrub) {
  const { reportFile } = layoutOf(workspace2, inputs.label);
  const whole = { limit: Number.POSITIVE_INFINITY, measure: bytes };
  await writeFile4(reportFile, `${scrub(renderPlan(report, whole))}
`);
  workflow.output("report-file", fromWorkspace(workspace2, reportFile));
  await workflow.summary(scrub(renderPlan(report, { limit: SUMMARY_LIMIT - 1, measure: bytes })));
}
async function reportFailure(context, artefacts, error2) {
  if (error2 instanceof ActionFailure && error2.reason === "comment-failed") return;
  const failure = {
    title: `${titleOf(context, artefacts)}: plan`,
    origin: originOf(context),
    message: messageOf(error2),
    findings: error2 instanceof ActionFailure ? error2.findings : []
  };
  const scrub = environmentScrub(context);
  const size = { limit: SUMMARY_LIMIT - 1, measure: bytes };
  await context.workflow.summary(scrub(renderFailure(failure, size)));
  const comment = context.inputs.comment === "never" ? "never" : "auto";
  const lenient = { ...context, inputs: { ...context.inputs, comment } };
  await writeComment(
    lenient,
    keyOf2(context, artefacts),
    void 0,
    scrub,
    (limit, prefix) => renderFailure(failure, limit, prefix)
  );
}
function titleOf({ inputs }, { balancer }) {
  return inputs.label === "" ? `Load balancer ${balancer.environment}` : `Load balancer ${inputs.label} (${balancer.environment})`;
}
function originOf({ event }) {
  if (event === void 0) return "";
  const commit = reviewedCommit(event).slice(0, 12);
  return [
    commit === "" ? "" : `Commit ${code(commit)}`,
    event.runUrl === void 0 ? "" : `[run](${event.runUrl})`,
    event.name === "workflow_dispatch" ? `dispatched on ${plain(event.ref)}` : ""
  ].filter((text) => text !== "").join(" \xB7 ");
}

// action/commands/apply.ts
async function apply(context) {
  const { inputs, workflow, workspace: workspace2 } = context;
  const artefacts = await prepareArtefacts(context);
  const { planFile } = layoutOf(workspace2, inputs.label, inputs.planFile);
  const saved = inputs.planFile !== void 0;
  if (saved) await requirePlanFile(planFile, inputs.planFile ?? "");
  const terraform = await openTerraform(context);
  if (!saved) {
    await mkdir5(dirname4(planFile), { recursive: true });
    await writePlan(context, terraform, {
      planFile,
      variablesFile: artefacts.variablesFile,
      destroy: false
    });
  }
  const { summary: summary2, identity: identity2, scrub } = await understandPlan(context, terraform, planFile);
  workflow.info(describeCounts(summary2));
  if (summary2.changes) {
    if (saved) refuseOldKeys(summary2);
    await requireReviewedPlan(context, keyOf2(context, artefacts), identity2);
    await workflow.group("terraform apply", () => terraform.apply(planFile, "apply-failed"));
  }
  await writeReport(context, reportOf(context, artefacts, summary2, "applied"), scrub);
  await tellGatewayUrl(context, terraform);
  await publishFunction(context, terraform);
}
async function publishFunction(context, terraform) {
  const { workflow, environment, signal, fetch: fetch2 } = context;
  const { function_publish_url: url2 } = await terraform.outputs();
  if (typeof url2 !== "string") return;
  try {
    await workflow.group(
      "Publish the rotation function",
      () => context.publish({ url: url2, environment, fetch: fetch2, signal })
    );
  } catch (error2) {
    throw new ActionFailure(
      "publish-failed",
      `everything is applied, but the rotation's app did not get its code: ${messageOf(error2)}. Run apply again`
    );
  }
}
async function requirePlanFile(planFile, input) {
  await access4(planFile).catch(() => {
    throw new ActionFailure(
      "plan-missing",
      `input plan-file: ${input} does not exist. Run the command plan with the same plan-file, or leave plan-file out to plan afresh`
    );
  });
}
function refuseOldKeys({ resources }) {
  const updates = resources.filter(
    ({ type, action }) => type === "azurerm_api_management_subscription" && action === "update"
  );
  if (updates.length === 0) return;
  throw new ActionFailure(
    "plan-unsafe",
    `the saved plan updates ${updates.map(({ address }) => address).join(", ")}, and azurerm would write the keys back that it saw when the plan was made. Leave plan-file out, so that apply plans afresh, or manage the subscription with azapi_resource`
  );
}

// action/commands/destroy.ts
async function destroy(context) {
  const { inputs, workflow, workspace: workspace2 } = context;
  const artefacts = await prepareArtefacts(context);
  const planFile = `${layoutOf(workspace2, inputs.label).planFile}.destroy`;
  const terraform = await openTerraform(context);
  await writePlan(context, terraform, {
    planFile,
    variablesFile: artefacts.variablesFile,
    destroy: true
  });
  const { summary: summary2, scrub } = await understandPlan(context, terraform, planFile);
  workflow.info(describeCounts(summary2));
  if (summary2.changes) {
    await workflow.group("terraform destroy", () => terraform.apply(planFile, "destroy-failed"));
  }
  await writeReport(context, reportOf(context, artefacts, summary2, "destroyed"), scrub);
}

// action/commands/rotate.ts
import { writeFile as writeFile5 } from "node:fs/promises";
import { join as join7 } from "node:path";
async function rotate(context) {
  const { inputs, workflow, workspace: workspace2 } = context;
  const { balancer, rotation } = await prepareArtefacts(context);
  if (rotation === void 0) {
    throw new ActionFailure(
      "rotation-failed",
      `${inputs.config} has no rotation: nothing to rotate`
    );
  }
  const terraform = await openTerraform(context);
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
      subscriptions: balancer.consumers.map(({ name }) => name),
      interval: rotation.interval,
      discipline: rotation.discipline,
      gatewayCheckUrls: addresses(gatewayCheckUrls),
      mode: inputs.rotationMode,
      dryRun: inputs.rotationDryRun,
      only: inputs.rotationOnly,
      environment: context.environment,
      fetch: context.fetch,
      info: workflow.info
    })
  );
  const file = join7(layoutOf(workspace2, inputs.label).directory, "rotation.json");
  await writeFile5(file, `${JSON.stringify(report, null, 2)}
`);
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

// action/inputs.ts
var COMMANDS = ["render", "lint", "simulate", "plan", "apply", "destroy", "rotate"];
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
    rotationMode: oneOf("rotation-mode", get("rotation-mode") || "scheduled", ROTATION_MODES),
    rotationDryRun: oneOf("rotation-dry-run", get("rotation-dry-run") || "false", ["true", "false"]) === "true",
    rotationOnly: names(get("rotation-only"))
  };
}
function optional(value) {
  return value === "" ? void 0 : value;
}
function names(value) {
  const found = value.split(/[,\n]/).map((name) => name.trim());
  const given = found.filter((name) => name !== "");
  return given.length === 0 ? void 0 : given;
}
function lines(value) {
  return value.split(/\r?\n/).map((line2) => line2.trim()).filter((line2) => line2 !== "" && !line2.startsWith("#"));
}
function backendSetting(line2) {
  if (/^\w+\s+=|^\w+\s*=\s+/.test(line2)) {
    throw invalid("backend-config", line2, "`key=value` without spaces or quotes, or a file path");
  }
  return line2;
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
  plan,
  apply,
  destroy,
  rotate,
  lint: unavailable("lint"),
  simulate: unavailable("simulate")
};
async function runAction(run) {
  let tell = (text) => text;
  try {
    const inputs = readInputs(run.getInput);
    if (inputs.token !== void 0) run.workflow.mask(inputs.token);
    const context = await createContext(run, inputs);
    tell = environmentScrub(context);
    await COMMANDS2[inputs.command](context);
    return 0;
  } catch (error2) {
    const failure = run.signal.aborted ? asCancelled(error2) : asFailure(error2);
    for (const finding of failure.findings) {
      run.workflow.annotate({ ...finding, message: tell(finding.message) });
    }
    run.workflow.annotate({ severity: "error", message: tell(failure.message) });
    run.workflow.output("failure-reason", failure.reason);
    return 1;
  }
}
async function createContext(run, inputs) {
  const { environment, signal, workflow } = run;
  const event = await readEvent(environment);
  const apiUrl = environment.GITHUB_API_URL || "https://api.github.com";
  const graphqlUrl = environment.GITHUB_GRAPHQL_URL || `${apiUrl}/graphql`;
  const github = inputs.token === void 0 || event === void 0 ? void 0 : createGitHub({
    apiUrl,
    graphqlUrl,
    token: inputs.token,
    fetch: run.fetch,
    signal,
    info: workflow.info
  });
  return { ...run, inputs, event, github };
}
function asCancelled(error2) {
  return error2 instanceof ActionFailure && error2.reason === "cancelled" ? error2 : new ActionFailure("cancelled", "the run was cancelled");
}
function asFailure(error2) {
  if (error2 instanceof ActionFailure) return error2;
  const trace = error2 instanceof Error ? `
${error2.stack ?? ""}` : "";
  return new ActionFailure("unexpected", `unexpected failure: ${messageOf(error2)}${trace}`);
}
function unavailable(command) {
  return async () => {
    throw new ActionFailure(
      "command-unavailable",
      `command ${command} is not available in this version of the Action`
    );
  };
}

// action/publish.ts
import { readFile as readFile2 } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
var SCOPE = "https://management.azure.com/.default";
var POLL_INTERVAL = 2e3;
var POLLS = 90;
var SUCCEEDED = 4;
var FAILED = /* @__PURE__ */ new Set([3, 5, 6]);
function createPublish(file) {
  return async ({ url: url2, environment, fetch: fetch2, signal }) => {
    const credential = await runnerCredential(environment, fetch2);
    await publishFunction2({ url: url2, file, credential, fetch: fetch2, signal, sleep });
  };
}
async function publishFunction2(publication) {
  const { url: url2, file, credential, fetch: request, signal } = publication;
  const token = await credential.getToken(SCOPE, { abortSignal: signal });
  if (token === null) throw new Error(`no token for ${SCOPE}`);
  const authorization = `Bearer ${token.token}`;
  const response = await request(url2, {
    method: "POST",
    headers: { authorization, "content-type": "application/zip" },
    body: new Uint8Array(await readFile2(file)),
    signal
  });
  if (!response.ok) throw new Error(`${url2} answered ${await describe(response)}`);
  await waitFor(await statusUrl(response, url2), authorization, publication);
}
async function statusUrl(response, url2) {
  const location = response.headers.get("location");
  const name = /^"([\w-]+)"$/.exec((await response.text()).trim())?.[1] ?? "latest";
  return new URL(location ?? `/api/deployments/${name}`, url2).href;
}
async function waitFor(url2, authorization, { fetch: request, sleep: sleep2, signal }) {
  for (let poll = 0; poll < POLLS; poll += 1) {
    const response = await request(url2, { headers: { authorization }, signal });
    if (!response.ok) throw new Error(`${url2} answered ${await describe(response)}`);
    const body = response.status === 204 ? {} : await response.json();
    const status = typeof body === "object" && body !== null && "status" in body ? body.status : 0;
    if (status === SUCCEEDED) return;
    if (typeof status === "number" && FAILED.has(status)) {
      const text = typeof body === "object" && body !== null && "status_text" in body ? body.status_text : "";
      throw new Error(
        `the deployment of the function failed with status ${status} ${String(text)}`.trim()
      );
    }
    await sleep2(POLL_INTERVAL);
  }
  throw new Error(`the deployment of the function did not end; see ${url2}`);
}
async function describe(response) {
  const text = (await response.text()).trim();
  return [response.status, response.statusText, text.slice(0, 200)].filter((part) => part !== "").join(" ");
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
      if (environment.GITHUB_STEP_SUMMARY) await summary.addRaw(markdown, true).write();
      else info(markdown);
    }
  };
}
function annotationProperties(finding) {
  const { file, line: line2, endLine, column, endColumn } = finding;
  const sameLine = endLine === void 0 || endLine === line2;
  return {
    ...file === void 0 ? {} : { file },
    ...line2 === void 0 ? {} : { startLine: line2 },
    ...endLine === void 0 ? {} : { endLine },
    ...sameLine && column !== void 0 ? { startColumn: column } : {},
    ...sameLine && endColumn !== void 0 ? { endColumn } : {}
  };
}

// action/main.ts
var root = fileURLToPath(new URL("..", import.meta.url));
var functionPackage = join8(root, "dist", "function.zip");
var workspace = resolve5(process.env.GITHUB_WORKSPACE || process.cwd());
http.setGlobalProxyFromEnv?.();
var cancel = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => cancel.abort());
var rotate2 = async (request) => (await import("./chunks/rotation-LHZSBMKQ.js")).rotate(request);
process.exitCode = await runAction({
  prepare: createPrepare(workspace, functionPackage),
  rotate: rotate2,
  publish: createPublish(functionPackage),
  fetch,
  terraformSource: HASHICORP,
  terraformModule: join8(root, "terraform"),
  workflow: runnerWorkflow(process.env),
  getInput,
  environment: process.env,
  workspace,
  signal: cancel.signal
});
