import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  originsOf
} from "./chunk-T5P5IWOI.js";
import {
  about
} from "./chunk-57JQHQ6U.js";
import {
  actionOf,
  attributeChanges,
  containsTrue,
  createScrub,
  isTooCommon,
  scrubJson,
  scrubShapes
} from "./chunk-EXXACBWB.js";
import {
  canonical,
  isArray,
  isObject,
  items,
  member,
  parseExactJson,
  parseJson,
  textOf
} from "./chunk-Y3RJ2JCK.js";
import {
  LOCK_FILE,
  checkModule,
  layoutOf,
  stageModule
} from "./chunk-UT3LCS62.js";
import {
  describeFinding
} from "./chunk-EHWEQYUQ.js";
import {
  ActionFailure,
  messageOf
} from "./chunk-GHUUZ5VI.js";

// action/terraform/install.ts
import { createHash } from "node:crypto";
import { access, chmod, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
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
  const home = join(cache, "terraform", version);
  const target = join(home, architecture);
  const marker = `${target}.complete`;
  const executable = join(target, name);
  if (await exists(marker)) {
    request.info(`terraform ${version} from the tool cache`);
    return executable;
  }
  try {
    const archive = await downloadVerified(request);
    const { unzipSync } = await import("./esm-WNRMFLMN.js");
    const binary = unzipSync(archive, { filter: (file) => file.name === name })[name];
    if (binary === void 0) throw new Error(`the archive holds no ${name}`);
    await mkdir(home, { recursive: true });
    const half = await mkdtemp(join(home, "half-"));
    await writeFile(join(half, name), binary);
    await chmod(join(half, name), 493);
    await rm(target, { recursive: true, force: true });
    await rename(half, target);
    await writeFile(marker, "");
    request.info(`terraform ${version} installed, checksum and signature verified`);
    return executable;
  } catch (error) {
    throw new ActionFailure(
      "terraform-install-failed",
      `terraform ${version} could not be installed: ${messageOf(error)}`
    );
  }
}
async function downloadVerified(request) {
  const { version, source } = request;
  const platform = PLATFORMS[request.platform];
  const architecture = ARCHITECTURES[request.architecture];
  if (platform === void 0 || architecture === void 0) {
    throw new Error(`there is no release for ${request.platform} on ${request.architecture}`);
  }
  const base = `${source.releases}/terraform/${version}/terraform_${version}`;
  const archiveName = `terraform_${version}_${platform}_${architecture}.zip`;
  const [sums, signature, key, archive] = await Promise.all([
    download(`${base}_SHA256SUMS`, request),
    download(`${base}_SHA256SUMS.sig`, request),
    download(source.keyUrl, request),
    download(`${base}_${platform}_${architecture}.zip`, request)
  ]);
  await verifySignature(sums, signature, key, source.fingerprint);
  const expected = checksumOf(archiveName, new TextDecoder().decode(sums));
  const actual = createHash("sha256").update(archive).digest("hex");
  if (actual !== expected) {
    throw new Error(`${archiveName} has checksum ${actual}, signed is ${expected}`);
  }
  return archive;
}
async function verifySignature(sums, signature, armoredKey, fingerprint) {
  const openpgp = await import("./openpgp-KDO4K5S2.js");
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
  await result.verified.catch((error) => {
    throw new Error(`the signature of SHA256SUMS is not valid: ${messageOf(error)}`);
  });
}
function checksumOf(file, sums) {
  for (const line of sums.split("\n")) {
    const [checksum, name] = line.trim().split(/\s+\*?/);
    if (name === file && checksum !== void 0 && /^[0-9a-f]{64}$/.test(checksum)) return checksum;
  }
  throw new Error(`SHA256SUMS does not list ${file}`);
}
async function download(url, request) {
  const response = await request.fetch(url, { signal: request.signal });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
async function exists(path4) {
  return access(path4).then(
    () => true,
    () => false
  );
}

// action/commands/planning.ts
import { chmod as chmod3, mkdir as mkdir3, readdir as readdir2, readFile, rm as rm3, writeFile as writeFile2 } from "node:fs/promises";
import { dirname as dirname3, join as join6, resolve as resolve2 } from "node:path";

// action/terraform/create-first.ts
var OVERRIDE_FILE = "create_first_override.tf.json";
var SAME_NAMES = ["replace_because_tainted", "replace_by_request"];
function createFirst(plan) {
  const resources = items(member(plan, "resource_changes"));
  const again = resources.some(
    (one) => SAME_NAMES.includes(textOf(member(one, "action_reason")) ?? "")
  );
  if (again || !resources.some(isMoved)) return [];
  const replaced = resources.flatMap(
    (resource) => replacedResource(resource, member(plan, "configuration"))
  );
  const directories = [...new Set(replaced.map(({ directory }) => directory))];
  return directories.map((directory) => {
    const resource = {};
    for (const { type, name } of replaced.filter((one) => one.directory === directory)) {
      resource[type] = {
        ...resource[type],
        [name]: { lifecycle: [{ create_before_destroy: true }] }
      };
    }
    return { directory, text: `${JSON.stringify({ resource }, null, 2)}
` };
  });
}
function isMoved(resource) {
  if (member(resource, "type") !== "azurerm_api_management") return false;
  const change = member(resource, "change");
  const actions = items(member(change, "actions"));
  if (!actions.includes("delete")) return false;
  const name = (side) => textOf(member(member(change, side), "name"));
  const replaced = actions.includes("create") && name("before") !== name("after");
  return replaced || textOf(member(resource, "deposed")) !== void 0;
}
function replacedResource(resource, configuration) {
  const actions = items(member(member(resource, "change"), "actions"));
  if (!actions.includes("delete") || !actions.includes("create")) return [];
  const type = textOf(member(resource, "type"));
  const name = textOf(member(resource, "name"));
  const directory = directoryOf(textOf(member(resource, "module_address")) ?? "", configuration);
  return type === void 0 || name === void 0 || directory === void 0 ? [] : [{ directory, type, name }];
}
function directoryOf(module, configuration) {
  if (module === "") return "";
  const name = module.replace(/^module\./, "").replace(/\[.*$/, "");
  const calls = member(member(configuration, "root_module"), "module_calls");
  const source = textOf(member(member(calls, name), "source"));
  return source?.startsWith("./") ? source.slice(2) : void 0;
}

// action/terraform/executable.ts
import { constants as constants2 } from "node:fs";
import { access as access2 } from "node:fs/promises";
import { delimiter as delimiter2, join as join4 } from "node:path";

// action/terraform/process.ts
import { spawn as spawn2 } from "node:child_process";
import { once } from "node:events";
import { StringDecoder } from "node:string_decoder";

// node_modules/@actions/exec/lib/toolrunner.js
import * as os from "os";
import * as events from "events";
import * as child from "child_process";
import * as path3 from "path";

// node_modules/@actions/io/lib/io.js
import * as path2 from "path";

// node_modules/@actions/io/lib/io-util.js
import * as fs from "fs";
import * as path from "path";
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve3) {
      resolve3(value);
    });
  }
  return new (P || (P = Promise))(function(resolve3, reject) {
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
      result.done ? resolve3(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { chmod: chmod2, copyFile, lstat, mkdir: mkdir2, open, readdir, rename: rename2, rm: rm2, rmdir, stat, symlink, unlink } = fs.promises;
var IS_WINDOWS = process.platform === "win32";
var READONLY = fs.constants.O_RDONLY;
function exists2(fsPath) {
  return __awaiter(this, void 0, void 0, function* () {
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
  return __awaiter(this, void 0, void 0, function* () {
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

// node_modules/@actions/io/lib/io.js
var __awaiter2 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve3) {
      resolve3(value);
    });
  }
  return new (P || (P = Promise))(function(resolve3, reject) {
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
      result.done ? resolve3(result.value) : adopt(result.value).then(fulfilled, rejected);
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
import { setTimeout } from "timers";
var __awaiter3 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve3) {
      resolve3(value);
    });
  }
  return new (P || (P = Promise))(function(resolve3, reject) {
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
      result.done ? resolve3(result.value) : adopt(result.value).then(fulfilled, rejected);
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
      return new Promise((resolve3, reject) => __awaiter3(this, void 0, void 0, function* () {
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
        if (this.options.cwd && !(yield exists2(this.options.cwd))) {
          return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
        }
        const fileName = this._getSpawnFileName();
        const cp = child.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
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
            resolve3(exitCode);
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
      this.timeout = setTimeout(_ExecState.HandleTimeout, this.delay, this);
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
    return value instanceof P ? value : new P(function(resolve3) {
      resolve3(value);
    });
  }
  return new (P || (P = Promise))(function(resolve3, reject) {
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
      result.done ? resolve3(result.value) : adopt(result.value).then(fulfilled, rejected);
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

// action/terraform/process.ts
async function runShort(command) {
  command.signal.throwIfAborted();
  const stdout = collect(command.onLine);
  const stderr = collect();
  const executable = `"${command.executable.replaceAll('"', '\\"')}"`;
  const exitCode = await exec(executable, [...command.arguments], {
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
  const child2 = spawn2(command.executable, command.arguments, {
    cwd: command.directory,
    env: command.environment,
    stdio: ["ignore", "pipe", "pipe"],
    detached: !windows
  });
  let interrupted = false;
  const interrupt = () => {
    interrupted = true;
    if (!windows) child2.kill("SIGINT");
  };
  command.signal.addEventListener("abort", interrupt, { once: true });
  const stdout = collect(command.onLine);
  const stderr = collect();
  child2.stdout.on("data", stdout.add);
  child2.stderr.on("data", stderr.add);
  try {
    const [code] = await once(child2, "close");
    return {
      exitCode: typeof code === "number" ? code : void 0,
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
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(line.replace(/\r$/, ""));
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
  if (found !== void 0 && version === void 0) {
    throw new ActionFailure(
      "terraform-missing",
      `${found} does not say its version (\`terraform version -json\`), so it is not taken for terraform. Set the input terraform-version (for example 1.11.4) and the Action installs it`
    );
  }
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
    const usable = await access2(candidate, constants2.X_OK).then(
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

// action/terraform/azure-errors.ts
var ENVIRONMENT = ["environment"];
var LOCATION = ["location"];
var SKU = ["gateway", "sku"];
var ADVICE = [
  {
    codes: ["MissingSubscriptionRegistration", "SubscriptionNotRegistered"],
    cause: "the subscription has never used this kind of resource",
    fix: "register its provider, which the error names: az provider register --wait --namespace Microsoft.\u2026"
  },
  {
    codes: ["ServiceAlreadyExistsInSoftDeletedState"],
    cause: "a service of this name was deleted within the last 48 hours, and Azure keeps the name",
    fix: "end that with az apim deletedservice purge, or choose another environment",
    key: ENVIRONMENT
  },
  {
    says: /already exists in deleted state/i,
    cause: "a vault of this name was deleted and Azure keeps it, with the keys in it",
    fix: "bring it back with az keyvault recover and import it, or choose another environment",
    key: ENVIRONMENT
  },
  {
    codes: [
      "ServiceNameNotAvailable",
      "ServiceAlreadyExists",
      "VaultAlreadyExists",
      "StorageAccountAlreadyTaken",
      "StorageAccountAlreadyExists"
    ],
    says: /Website with given name .* already exists/i,
    cause: "the name is taken: it must be unique in all of Azure, and follows from subscription, environment and location",
    fix: "if the resource is yours, apply with the state that made it or import it; else choose another environment",
    key: ENVIRONMENT
  },
  {
    codes: ["InvalidResourceGroupLocation", "InvalidResourceLocation"],
    cause: "the same name exists in another region",
    fix: "set location to that region, or choose another environment",
    key: LOCATION
  },
  {
    codes: [
      "LocationNotAvailableForResourceType",
      "LocationNotAvailableForResourceGroup",
      "NoRegisteredProviderFound",
      "LocationNotSupported"
    ],
    cause: "Azure has no such region, or not this kind of resource in it",
    fix: "choose another region: az account list-locations",
    key: LOCATION
  },
  {
    codes: [
      "SubscriptionIsOverQuotaForSku",
      "SubscriptionQuotaExceeded",
      "QuotaExceeded",
      "ResourceQuotaExceeded",
      "QuotaLimitReached"
    ],
    says: /has quota of 0 /i,
    cause: "the subscription's quota does not allow one more in this region",
    fix: "ask for more quota in the portal, delete what is not needed, or choose another SKU or region",
    key: SKU,
    otherwise: LOCATION
  },
  {
    codes: ["SkuNotAvailable", "SkuNotSupported", "InvalidSku", "SKUNotAvailable"],
    says: /not have enough resources available to provision/i,
    cause: "the region does not offer this SKU, or has none left",
    fix: "choose another SKU or region",
    key: SKU,
    otherwise: LOCATION
  },
  {
    codes: ["RoleDefinitionWithSameNameExists"],
    cause: "the tenant has a role of this name, of another subscription or a lost state",
    fix: "apply with the state that made it, delete that role, or choose another environment",
    key: ENVIRONMENT
  },
  {
    codes: ["RoleAssignmentExists"],
    cause: "somebody has given this role already, and the state does not know it",
    fix: "delete that assignment in the portal, or import it"
  },
  {
    codes: ["PrincipalNotFound"],
    cause: "nobody in the tenant has this object id, or was made only moments ago",
    fix: "take the object id: of an application that of its enterprise application, not the client id"
  },
  {
    codes: ["RequestDisallowedByPolicy", "RequestDisallowedByAzure"],
    cause: "an Azure Policy of the subscription forbids this resource as it is",
    fix: "the error names the policy: set what it wants, such as tags or location, or ask for an exemption"
  },
  {
    codes: ["ScopeLocked"],
    cause: "a lock of the resource, its group or its subscription forbids the change",
    fix: "take the lock away: az lock list"
  },
  {
    codes: ["AuthorizationFailed", "LinkedAuthorizationFailed", "RoleAssignmentUpdateNotPermitted"],
    cause: "the identity of this run may not do that",
    fix: "give it the rights of docs/terraform.md; new rights take some minutes"
  },
  {
    codes: ["SubscriptionNotFound", "InvalidSubscriptionId", "ReadOnlyDisabledSubscription"],
    cause: "the subscription does not exist, is disabled, or belongs to another tenant",
    fix: "check ARM_SUBSCRIPTION_ID and ARM_TENANT_ID, and the ids of the accounts"
  },
  {
    codes: ["ResourceGroupNotFound", "ResourceNotFound", "ParentResourceNotFound"],
    cause: "what this needs does not exist, or the identity of this run does not see it",
    fix: "compare the id with the portal; an account that is gone has to leave the file"
  },
  {
    says: /needs to be imported|Resource already exists/i,
    cause: "it exists in Azure and the state does not know it: another state made it, or an earlier run was cut off",
    fix: "check backend-config; then import it, delete it, or choose another environment"
  },
  {
    says: /newer (?:provider )?version|which is newer than|Unsupported state file format|does not support state version/i,
    cause: "the state was written by a newer Terraform or provider than this run has",
    fix: "set terraform-version to at least the one that wrote it, and use the release of the Action that did"
  },
  {
    codes: ["SubscriptionRequestsThrottled", "TooManyRequests"],
    cause: "Azure takes no more requests for now",
    fix: "run again in some minutes"
  },
  {
    codes: [
      "ExpiredAuthenticationToken",
      "InvalidAuthenticationToken",
      "InvalidAuthenticationTokenTenant"
    ],
    says: /AADSTS\d+/,
    cause: "Entra ID does not accept who this run says it is",
    fix: "log in again, or check the federated credential and ARM_CLIENT_ID, ARM_TENANT_ID"
  }
];
function adviceFor(text) {
  const words = new Set(text.split(/\W+/));
  return ADVICE.find(
    ({ codes = [], says }) => codes.some((code) => words.has(code)) || says?.test(text) === true
  );
}

// action/terraform/diagnostics.ts
import { join as join5 } from "node:path";
function parseEvent(line) {
  if (!line.startsWith("{")) return void 0;
  try {
    const event = parseJson(line);
    return isObject(event) && textOf(member(event, "@message")) !== void 0 ? event : void 0;
  } catch {
    return void 0;
  }
}
function diagnosticsOfEvents(output) {
  return output.split("\n").flatMap((line) => {
    const diagnostic = member(parseEvent(line), "diagnostic");
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
  const { severity, summary, detail, address, range } = diagnostic;
  const about2 = address === void 0 ? "" : ` (${address})`;
  return {
    severity,
    message: detail === "" ? `${summary}${about2}` : `${summary}${about2}: ${detail}`,
    ...range === void 0 ? {} : {
      file: join5(directory, range.file),
      line: range.line,
      endLine: range.endLine,
      column: range.column,
      endColumn: range.endColumn
    }
  };
}
function readLockHolder(text) {
  const [, info] = text.split("Lock Info:");
  if (info === void 0) return void 0;
  const field = (name) => new RegExp(`^[\\s\u2502|]*${name}:[^\\S\\n]*(.*)$`, "m").exec(info)?.[1]?.trim() || "unknown";
  return {
    id: field("ID"),
    who: field("Who"),
    operation: field("Operation"),
    created: field("Created")
  };
}
function isLockError({ summary, detail }) {
  return summary === "Error acquiring the state lock" || detail.includes("Lock Info:");
}
function toDiagnostic(json) {
  const range = member(json, "range");
  const file = textOf(member(range, "filename"));
  const position = (end, key) => {
    const value = member(member(range, end), key);
    return typeof value === "number" ? value : 1;
  };
  return {
    severity: member(json, "severity") === "warning" ? "warning" : "error",
    summary: textOf(member(json, "summary")) ?? "Terraform reported a problem without a summary",
    detail: textOf(member(json, "detail")) ?? "",
    address: textOf(member(json, "address")),
    traversals: items(member(member(json, "snippet"), "values")).flatMap(
      (value) => textOf(member(value, "traversal")) ?? []
    ),
    range: file === void 0 ? void 0 : {
      file,
      line: position("start", "line"),
      column: position("start", "column"),
      endLine: position("end", "line"),
      endColumn: position("end", "column")
    }
  };
}

// action/terraform/explain.ts
var explainOwn = (diagnostic, directory) => {
  const finding = toFinding(diagnostic, directory);
  return { ...finding, message: advised(finding.message, adviceOf(diagnostic)) };
};
function explainShipped(document, configuration, balancer) {
  const origins = originsOf(configuration, balancer);
  return (diagnostic, directory) => {
    const { severity, range } = diagnostic;
    const { message } = toFinding(diagnostic, directory);
    const advice = adviceOf(diagnostic);
    const path4 = originOf(diagnostic, advice, origins);
    if (path4 !== void 0 && path4.length > 0)
      return {
        severity,
        file: document.file,
        ...document.placeOf(path4),
        message: about(path4, advised(message, advice))
      };
    const place = range === void 0 ? "" : ` (at ${range.file}:${range.line} of the module)`;
    return { severity, message: advised(`${message}${place}`, advice) };
  };
}
function adviceOf({ severity, summary, detail }) {
  return severity === "error" ? adviceFor(`${summary}
${detail}`) : void 0;
}
function advised(message, advice) {
  return advice === void 0 ? message : `${advice.cause}: ${advice.fix}.
${message}`;
}
function originOf(diagnostic, advice, origins) {
  const variable = variableOf(diagnostic);
  if (variable !== void 0) return origins.ofVariable(variable);
  const { address = "" } = diagnostic;
  if (advice?.key !== void 0)
    return advice.otherwise === void 0 || /\bazurerm_api_management\.gateway$/.test(address) ? advice.key : advice.otherwise;
  return origins.ofResource(address);
}
function variableOf({ summary, detail, traversals }) {
  if (!/variable/i.test(summary)) return void 0;
  const [, told] = /\bvar\.(\w+)|\binput variable "(\w+)"/.exec(detail)?.filter(Boolean) ?? [];
  const [, referred = told] = /^var\.(\w+)/.exec(traversals[0] ?? "") ?? [];
  if (referred === void 0) return void 0;
  const [path4 = ""] = /^[a-z_]+(?:\.[a-z_]+)*/.exec(detail) ?? [];
  const steps = path4.split(".");
  const whole = steps[0] === referred ? steps : [referred];
  const [, entry] = /\b(?:Correct|Rename) ([\w-]+)(?: \([^,]*\))?\./.exec(detail) ?? [];
  return entry === void 0 || whole.length > 1 ? whole : [...whole, entry];
}

// action/terraform/hash.ts
import { hash as hash2 } from "node:crypto";

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
function endOfHeredoc(text, index, delimiter3) {
  for (let start = index; start < text.length; ) {
    const newLine = text.indexOf("\n", start);
    const end = newLine < 0 ? text.length : newLine;
    if (text.slice(start, end).trim() === delimiter3) return end;
    start = end + 1;
  }
  throw new Error(`a heredoc ${delimiter3} is not closed`);
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
    if (labels > 0)
      return Object.entries(value).flatMap(
        ([label, item]) => descend([...header, label], item, labels - 1)
      );
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
    if (marks === true) for (const leaf of leavesOf(value)) addTo(found, leaf, origin);
    else if (isArray(marks))
      for (const [index, one] of marks.entries()) mark(items(value)[index], one, origin);
    else if (isObject(marks))
      for (const [key, one] of Object.entries(marks)) mark(member(value, key), one, origin);
  };
  const visit = (value, origin) => {
    if (isArray(value)) for (const item of value) visit(item, origin);
    if (!isObject(value)) return;
    const address = member(value, "address");
    const here = typeof address === "string" ? address : origin;
    for (const [key, child2] of Object.entries(value)) {
      if (key === "sensitive_values") mark(member(value, "values"), child2, here);
      else if (key === "config_sensitive") mark(member(value, "config_values"), child2, here);
      else if (key.endsWith("_sensitive"))
        mark(value[key.slice(0, -"_sensitive".length)], child2, here);
      else if (key === "sensitive") mark(member(value, "value"), child2, here);
      if (typeof child2 === "object" && child2 !== null) visit(child2, here === "" ? key : here);
    }
  };
  if (isObject(plan)) {
    for (const [key, part] of Object.entries(plan)) if (key !== "configuration") visit(part, "");
  }
  for (const [value, origin] of variableValues(plan)) addTo(found, value, origin);
  return found;
}
function stateSecrets(state) {
  const found = /* @__PURE__ */ new Map();
  for (const [name, output] of entriesOf(member(state, "outputs"))) {
    if (member(output, "sensitive") !== true) continue;
    for (const leaf of leavesOf(member(output, "value"))) addTo(found, leaf, `output.${name}`);
  }
  for (const resource of items(member(state, "resources"))) {
    const origin = `${member(resource, "type")}.${member(resource, "name")}`;
    for (const instance of items(member(resource, "instances"))) {
      const marked = items(member(instance, "sensitive_attributes")).map(
        (path4) => member(items(path4)[0], "value")
      );
      for (const [name, value] of entriesOf(member(instance, "attributes")))
        if (marked.includes(name) || isSecretName(name))
          for (const leaf of leavesOf(value)) addTo(found, leaf, origin);
    }
  }
  return found;
}
function variableValues(plan) {
  const found = /* @__PURE__ */ new Map();
  const visit = (module, given) => {
    for (const [name, declaration] of entriesOf(member(module, "variables"))) {
      if (member(declaration, "sensitive") !== true) continue;
      for (const value of [given(name), member(declaration, "default")])
        for (const leaf of leavesOf(value)) addTo(found, leaf, `var.${name}`);
    }
    for (const [, call] of entriesOf(member(module, "module_calls")))
      visit(
        member(call, "module"),
        (name) => member(member(member(call, "expressions"), name), "constant_value")
      );
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
    else for (const secret of embeddedSecrets(value)) addTo(found, secret, name);
    if (name.startsWith("TF_CLI_ARGS")) addArguments(found, value, name, sensitive);
  }
  return found;
}
function settingSecrets(settings, origin) {
  const found = /* @__PURE__ */ new Map();
  for (const [key, value] of settings) {
    const text = unquoted(value);
    if (isSecretSetting(key)) addWritten(found, text, `${origin}: ${key}`);
    else for (const secret of embeddedSecrets(text)) addTo(found, secret, `${origin}: ${key}`);
  }
  return found;
}
function declaredSecrets(files) {
  const variables = /* @__PURE__ */ new Set();
  const found = /* @__PURE__ */ new Map();
  for (const [name, text] of files) {
    if (!/\.(tf|tofu)(\.json)?$/.test(name)) continue;
    for (const { header, attributes } of readable(() => definitionsOf(name, text)) ?? []) {
      const [type, variable = ""] = header;
      if (type !== "variable" || attributes.get("sensitive") !== "true") continue;
      variables.add(variable);
      addWritten(found, attributes.get("default") ?? "", `var.${variable}`);
    }
  }
  for (const [name, text] of files) {
    if (!/\.tfvars(\.json)?$/.test(name)) continue;
    for (const [variable, value] of readable(() => argumentsOf(name, text)) ?? [])
      if (variables.has(variable)) addWritten(found, value, `var.${variable}`);
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
  ))
    found.push(password, decoded(password));
  for (const [, key = "", value = ""] of text.matchAll(/[?&;]([\w.-]{1,100})=([^&;\s"'#]{4,})/g))
    if (key === "code" || isSecretName(key)) found.push(value, decoded(value));
  for (const [, key = "", value = ""] of text.matchAll(
    /(?:^|[;\s"'])([A-Za-z][\w ]{0,100})=([^;\s"']{4,})/g
  ))
    if (isSecretName(key)) found.push(value);
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
  addTo(found, unquoted(text), origin);
  for (const secret of embeddedSecrets(text)) addTo(found, secret, origin);
  if (!/^\s*[[{"]/.test(text)) return;
  for (const leaf of leavesOf(readable(() => parseJson(text)))) addTo(found, leaf, origin);
  for (const [, inner = "", isKey] of text.matchAll(/"((?:[^"\\]|\\.)*)"(\s*[:=])?/g))
    if (isKey === void 0)
      addTo(found, readable(() => String(parseJson(`"${inner}"`))) ?? inner, origin);
}
function unquoted(text) {
  return /^\s*"([^"\\]*)"\s*$/.exec(text)?.[1] ?? text;
}
function addTo(found, value, origin) {
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

// action/terraform/mask.ts
var MASK = "***";
var SHORTEST_PART = 4;
function createMask(plan) {
  const variables = [...variableValues(plan).keys()];
  const longVariables = variables.filter((value) => value.length >= SHORTEST_PART);
  const parts = [...sensitiveValues(plan).keys()].filter(
    (value) => variables.includes(value) || !longVariables.some((variable) => variable !== value && value.includes(variable))
  );
  const scrub = createScrub(parts);
  const common = parts.filter((part) => part.length >= SHORTEST_PART && isTooCommon(part));
  const short = parts.filter((part) => part.length < SHORTEST_PART);
  const timestamp = textOf(member(plan, "timestamp"));
  const timeless = (text2) => timestamp === void 0 ? text2 : text2.replaceAll(timestamp, "the time of the plan");
  const text = (value) => timeless(scrub(value));
  const around = (value) => {
    if (short.some((part) => value.includes(part))) return MASK;
    const masked = common.reduce((rest, part) => rest.replaceAll(part, MASK), scrub(value));
    return masked === value ? MASK : timeless(masked);
  };
  const aroundAll = (value) => {
    if (value === null) return null;
    if (typeof value === "string") return around(value);
    if (isArray(value)) return value.map(aroundAll);
    if (!isObject(value)) return MASK;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [text(key), aroundAll(item)])
    );
  };
  const json = (value) => scrubJson(value, text);
  const holdsPart = (value) => {
    if (value === null || typeof value === "boolean") return false;
    if (isArray(value)) return value.some(holdsPart);
    if (!isObject(value)) return scrub(String(value)) !== String(value);
    return Object.entries(value).some(([key, item]) => scrub(key) !== key || holdsPart(item));
  };
  return {
    text,
    json,
    side: (value, unknown, hidden) => {
      const present = value ?? null;
      const known = hidden ? aroundAll(present) : json(present);
      if (unknown) return { kind: "unknown", known };
      if (present === null) return { kind: "absent" };
      return hidden || holdsPart(present) ? { kind: "sensitive", around: known } : { kind: "value", value: known };
    },
    times: (value) => scrubJson(value, withoutTimes(timestamp))
  };
}
var MONTHS = "January February March April May June July August September October November December".split(
  " "
);
var DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");
function withoutTimes(timestamp) {
  const time = new Date(timestamp ?? 0);
  const month = MONTHS[time.getUTCMonth()] ?? "";
  const day = DAYS[time.getUTCDay()] ?? "";
  const numbers = [
    time.getUTCFullYear(),
    time.getUTCFullYear() % 100,
    time.getUTCMonth() + 1,
    time.getUTCDate(),
    time.getUTCHours(),
    time.getUTCHours() % 12 || 12,
    time.getUTCMinutes(),
    time.getUTCSeconds()
  ];
  const written2 = new Set(
    numbers.flatMap((number) => [String(number), String(number).padStart(2, "0")])
  );
  const words = /* @__PURE__ */ new Set([month, month.slice(0, 3), day, day.slice(0, 3), "AM", "PM", "am", "pm"]);
  return (text) => text.replaceAll(/\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?/g, "time").replaceAll(/(?<!\d)(19|20)\d{6}(\d{4}(\d\d)?)?(?!\d)/g, "time").replaceAll(
    /(?<![A-Za-z0-9])(\d{1,4}|[A-Za-z]{2,9})(?![A-Za-z0-9])/g,
    (part) => written2.has(part) || words.has(part) ? "time" : part
  );
}

// action/terraform/source.ts
import { createHash as createHash2 } from "node:crypto";
async function readSnapshot(planFile) {
  const { unzipSync } = await import("./esm-WNRMFLMN.js");
  const files = unzipSync(planFile, { filter: ({ name }) => name.startsWith("tfconfig/") });
  const text = (name) => new TextDecoder().decode(files[name]);
  const modules = files["tfconfig/modules.json"];
  if (modules === void 0) throw new Error("the plan file holds no configuration");
  return new Map(
    items(parseJson(text("tfconfig/modules.json"))).map((module) => {
      const key = textOf(member(module, "Key")) ?? "";
      const folder = `tfconfig/m-${key}/`;
      const names = Object.keys(files).filter((name) => name.startsWith(folder));
      return [key, new Map(names.map((name) => [name.slice(folder.length), text(name)]))];
    })
  );
}
function configurationSource(configuration) {
  const text = canonical(configuration);
  const whole = hash(text);
  const runs = text.includes('"provisioners":');
  return {
    digest: () => whole,
    provisioners: () => runs ? whole : void 0,
    mayDerive: () => true,
    isTimed: () => false
  };
}
function createSource(snapshot) {
  const modules = new Map([...snapshot].map(([key, files]) => [key, indexOf(files)]));
  const whole = hash([...snapshot].map(([key, files]) => [key, [...files].sort()]).sort());
  const unreadable = [...modules.values()].includes(void 0);
  const timed = [...snapshot.values()].some(
    (files) => [...files.values()].some((text) => text.includes("plantimestamp"))
  );
  const find = (module, name) => modules.get(module)?.get(name) ?? [];
  const reach = (module, text, withResources) => {
    const reached = /* @__PURE__ */ new Map();
    const visit = (where, key, content) => {
      const id = `${where}:${key}`;
      if (content === void 0 || reached.has(id)) return;
      reached.set(id, content);
      for (const reference of referencesIn(content)) follow(where, reference);
    };
    const visitAll = (where, name) => {
      for (const { text: own } of find(where, name)) visit(where, name, own);
    };
    const follow = (where, { kind, name, rest }) => {
      if (kind === "var") {
        visitAll(where, `variable.${name}`);
        const { parent, call } = parentOf(where);
        if (call === void 0) return;
        for (const { attributes } of find(parent, `module.${call}`))
          visit(parent, `module.${call}#${name}`, attributes.get(name));
      } else if (kind === "local") {
        for (const { attributes } of find(where, "locals"))
          visit(where, `local.${name}`, attributes.get(name));
      } else if (kind === "module") {
        for (const { attributes } of find(where, `module.${name}`))
          for (const argument of ["source", "for_each", "count"])
            visit(where, `module.${name}#${argument}`, attributes.get(argument));
        visitAll(where === "" ? name : `${where}.${name}`, `output.${rest}`);
      } else if (kind === "data") visitAll(where, `data.${name}.${rest}`);
      else if (withResources) visitAll(where, `resource.${kind}.${name}`);
    };
    visit(module, "", text);
    return reached;
  };
  const textsOf = ({ module, definition }, argument) => {
    const texts = find(moduleKey(module), definition).flatMap((found) => {
      const own = found.attributes.get(argument);
      const text = own ?? (found.blocks.has(argument) ? found.text : void 0);
      if (text === void 0) return [];
      const repeats = ["for_each", "count"].map((name) => found.attributes.get(name));
      return /\b(each|count)\./.test(text) ? [text, ...repeats] : [text];
    });
    return texts.length === 0 ? void 0 : texts.join("\n");
  };
  return {
    digest: (place, argument) => {
      if (unreadable) return whole;
      const text = textsOf(place, argument);
      return text === void 0 ? void 0 : hash([...reach(moduleKey(place.module), text, false)].sort());
    },
    provisioners: (place) => {
      const found = find(moduleKey(place.module), place.definition).filter(
        ({ blocks, text }) => blocks.has("provisioner") || text.includes('"provisioner":')
      );
      if (unreadable) return whole;
      return found.length === 0 ? void 0 : hash(found.map(({ text }) => [...reach(moduleKey(place.module), text, false)].sort()));
    },
    mayDerive: (place, argument) => {
      const text = textsOf(place, argument);
      return text === void 0 || [...reach(moduleKey(place.module), text, false).values()].some((one) => DERIVING.test(one));
    },
    isTimed: (place, argument) => {
      const text = timed ? textsOf(place, argument) : void 0;
      return text !== void 0 && [...reach(moduleKey(place.module), text, true).values()].some(
        (one) => one.includes("plantimestamp")
      );
    }
  };
}
var DERIVING = /\b(sensitive|md5|sha\d+|base64sha\d+|file(md5|sha\d+|base64sha\d+)|uuidv5|bcrypt)\(/;
function indexOf(files) {
  const index = /* @__PURE__ */ new Map();
  try {
    for (const [name, text] of [...files].sort()) {
      if (!/\.(tf|tofu)(\.json)?$/.test(name)) continue;
      for (const definition of definitionsOf(name, text)) {
        const key = definition.header.join(".");
        index.set(key, [...index.get(key) ?? [], definition]);
      }
    }
    return index;
  } catch {
    return void 0;
  }
}
function referencesIn(text) {
  const pattern = /(?<![\w.-])([A-Za-z_][\w-]*)\.([A-Za-z_][\w-]*)(?:\[(?:"[^"]{0,200}"|[^\]"]{0,200})\])?(?:\.([A-Za-z_][\w-]*))?/g;
  return [...text.matchAll(pattern)].map(([, kind = "", name = "", rest = ""]) => ({
    kind,
    name,
    rest
  }));
}
function moduleKey(address) {
  const plain = address.replaceAll(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g, "");
  return [...plain.matchAll(/module\.([^.]+)/g)].map(([, name]) => name).join(".");
}
function parentOf(module) {
  if (module === "") return { parent: "", call: void 0 };
  const names = module.split(".");
  return { parent: names.slice(0, -1).join("."), call: names.at(-1) };
}
function hash(value) {
  return createHash2("sha256").update(JSON.stringify(value), "utf8").digest("hex");
}

// action/terraform/hash.ts
function identifyPlan(plan, given) {
  const mask = createMask(plan);
  const source = given ?? configurationSource(mask.json(member(plan, "configuration") ?? null));
  const elements = [
    ...resourceElements(plan, mask, source),
    ...outputElements(plan, mask, source),
    ...providerElements(plan, mask),
    ...otherElements(plan, mask)
  ].sort((a, b) => compare(a.address, b.address) || compare(a.path, b.path));
  const named = distinct(elements);
  const known = new Set(named.map(({ address }) => address));
  return {
    hash: sha256(canonical(named.map(({ address, path: path4, digest }) => [address, path4, digest]))),
    elements: named,
    others: items(member(plan, "resource_changes")).map((resource) => mask.text(textOf(member(resource, "address")) ?? "")).filter((address) => !known.has(address))
  };
}
function distinct(elements) {
  const seen = /* @__PURE__ */ new Map();
  return elements.map((element) => {
    const key = canonical([element.address, element.path]);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? element : { ...element, path: `${element.path} (${count})` };
  });
}
function resourceElements(plan, mask, source) {
  return items(member(plan, "resource_changes")).flatMap((resource) => {
    const change = member(resource, "change");
    const text = (key) => textOf(member(resource, key));
    const movedFrom = text("previous_address");
    const importing = member(change, "importing");
    const actions = items(member(change, "actions")).map(String);
    const action = actionOf(actions, movedFrom !== void 0, isObject(importing));
    if (action === void 0) return [];
    const deposed = text("deposed");
    const address = mask.text(text("address") ?? "");
    const name = deposed === void 0 ? address : `${address} (deposed ${deposed})`;
    const place = {
      module: text("module_address") ?? "",
      definition: `${text("mode") === "data" ? "data" : "resource"}.${text("type")}.${text("name")}`
    };
    const goes = action === "delete" || action === "forget";
    const makes = action === "create" || action === "replace";
    const of = (path4, what, document) => ({
      address: name,
      path: path4,
      what,
      digest: sha256(canonical(document))
    });
    const commands = makes || action === "delete" ? source.provisioners(place) : void 0;
    return [
      of("", describeAction(action, actions), {
        actions,
        provider: text("provider_name") ?? null,
        movedFrom: movedFrom === void 0 ? null : mask.text(movedFrom),
        importing: isObject(importing) ? mask.json(importing) : null
      }),
      // Which object it is that changes or goes, not only what it is called here.
      ...action === "create" || action === "read" ? [] : [
        of("(object)", "the object in Azure behind this address", objectOf(change, goes, mask))
      ],
      ...commands === void 0 ? [] : [of("(provisioner)", "commands that run", commands)],
      ...goes ? [] : attributeChanges(change, mask.text, mask.side).map((attribute) => {
        const argument = /^(?:\["(.*?)"\]|[^.[]+)/.exec(attribute.path);
        const root = argument?.[1] ?? argument?.[0] ?? "";
        return of(
          attribute.path,
          describeChange(attribute),
          attributeDocument(attribute, mask, source, place, root)
        );
      })
    ];
  });
}
function objectOf(change, goes, mask) {
  const before = member(change, "before");
  const marks = member(change, "before_sensitive");
  const shown = (key) => containsTrue(member(marks, key)) ? null : mask.json(member(before, key) ?? null);
  const keys = ["id", "name", "parent_id", "resource_id", "resource_group_name"];
  const known = keys.filter((key) => member(before, key) !== void 0);
  if (known.length > 0) return Object.fromEntries(known.map((key) => [key, shown(key)]));
  return !goes || marks === true || !isObject(before) ? null : Object.fromEntries(Object.keys(before).map((key) => [key, shown(key)]));
}
function outputElements(plan, mask, source) {
  const outputs = member(plan, "output_changes");
  return Object.entries(isObject(outputs) ? outputs : {}).flatMap(([name, change]) => {
    if (items(member(change, "actions")).includes("no-op")) return [];
    const whole = (key) => ({ value: member(change, key) ?? null });
    const wrapped = Object.fromEntries(
      ["before", "after", "after_unknown", "before_sensitive", "after_sensitive"].map((key) => [
        key,
        whole(key)
      ])
    );
    const place = { module: "", definition: `output.${name}` };
    const address = `output.${mask.text(name)}`;
    const action = items(member(change, "actions")).map(String);
    return [
      { address, path: "", what: action.join(", "), digest: sha256(canonical(action)) },
      ...attributeChanges(wrapped, mask.text, mask.side).map((attribute) => ({
        address,
        path: attribute.path,
        what: describeChange(attribute),
        digest: sha256(canonical(attributeDocument(attribute, mask, source, place, "value")))
      }))
    ];
  });
}
var SIGN_IN = /^(client_|use_|oidc_|msi_|ado_|auxiliary_|partner_|skip_|token|password|secret|features$)/;
function providerElements(plan, mask) {
  const used = new Set(
    items(member(plan, "resource_changes")).map((resource) => member(resource, "provider_name"))
  );
  const configurations = member(member(plan, "configuration"), "provider_config");
  return Object.entries(isObject(configurations) ? configurations : {}).flatMap(([key, config]) => {
    const expressions = member(config, "expressions");
    if (!used.has(member(config, "full_name")) || !isObject(expressions)) return [];
    return Object.entries(expressions).filter(([name]) => !SIGN_IN.test(name)).map(([name, expression]) => {
      const values = items(member(expression, "references")).map((reference) => {
        const variable = /^var\.([\w-]+)$/.exec(String(reference))?.[1] ?? "";
        return [reference, member(member(member(plan, "variables"), variable), "value") ?? null];
      });
      const document = mask.json([member(expression, "constant_value") ?? null, values]);
      return {
        address: `provider.${key}`,
        path: name,
        what: "setting of the provider",
        digest: sha256(canonical(document))
      };
    });
  });
}
function otherElements(plan, mask) {
  const checks = items(member(plan, "checks")).filter((check) => ["fail", "error"].includes(String(member(check, "status")))).map((check) => ({
    address: mask.text(textOf(member(member(check, "address"), "to_display")) ?? "check"),
    path: "",
    what: "a check that fails",
    digest: sha256("check")
  }));
  const keys = ["action_invocations", "deferred_action_invocations", "deferred_changes"];
  const more = keys.flatMap(
    (key) => items(member(plan, key)).map((item, index) => ({
      address: `plan.${key}`,
      path: String(index),
      what: key.replaceAll("_", " "),
      digest: sha256(canonical(mask.json(item)))
    }))
  );
  return [...checks, ...more];
}
function attributeDocument({ before, after, forcesReplacement }, mask, source, place, argument) {
  const isOpen = [before, after].every(({ kind }) => kind === "absent" || kind === "value");
  const isTimed = source.isTimed(place, argument);
  const isOpaque = !isOpen && source.mayDerive(place, argument);
  const side = (one) => {
    const of = (value) => isTimed ? mask.times(value ?? null) : value ?? null;
    if (one.kind === "value") return { kind: one.kind, value: of(one.value) };
    if (one.kind === "sensitive")
      return { kind: one.kind, value: isOpaque ? null : of(one.around) };
    return one.kind === "unknown" ? { kind: one.kind, value: of(one.known) } : { kind: one.kind };
  };
  const sides = after.kind === "unknown" ? { after: side(after) } : { before: side(before), after: side(after) };
  const written2 = isOpen ? void 0 : source.digest(place, argument);
  return { ...sides, forcesReplacement, written: written2 ?? null };
}
function describeAction(action, actions) {
  return actions[0] === "create" && actions.length > 1 ? `${action}, create first` : action;
}
function describeChange({ before, after }) {
  const text = (side) => {
    if (side.kind === "value") return shorten(canonical(side.value));
    if (side.kind === "absent") return "null";
    return side.kind === "unknown" ? "(known after apply)" : "(sensitive)";
  };
  return before.kind === "absent" ? text(after) : `${text(before)} -> ${text(after)}`;
}
var LONGEST_VALUE = 120;
function shorten(text) {
  if (text.length <= LONGEST_VALUE) return text;
  return `${text.slice(0, LONGEST_VALUE).toWellFormed()}\u2026 (${text.length} characters)`;
}
function compare(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
function sha256(text) {
  return hash2("sha256", text, "hex");
}

// action/terraform/healing.ts
var WATCHES = /(^|\.)azapi_update_resource\.(?=(?:backend|pool)\[)/;
function toBeWrittenAgain(plan) {
  const changes = items(member(plan, "resource_changes"));
  const actionsAt = (address) => {
    const change = changes.find((one) => member(one, "address") === address);
    return items(member(member(change, "change"), "actions")).map(String);
  };
  return items(member(plan, "resource_drift")).flatMap((drift) => {
    const gone = items(member(member(drift, "change"), "actions")).includes("delete");
    const address = textOf(member(drift, "address")) ?? "";
    if (!gone || !WATCHES.test(address)) return [];
    const writer = address.replace(WATCHES, "$1azapi_resource_action.");
    const idle = actionsAt(writer).includes("no-op") || actionsAt(writer).includes("update");
    return idle && actionsAt(address).includes("create") ? [writer] : [];
  });
}

// action/terraform/losses.ts
var AZURERM = {
  azurerm_api_management: "service",
  azurerm_key_vault: "vault",
  azurerm_api_management_product: "product",
  azurerm_resource_group: "resource group"
};
var AZAPI = {
  "microsoft.apimanagement/service": "service",
  "microsoft.keyvault/vaults": "vault",
  "microsoft.apimanagement/service/products": "product",
  "microsoft.resources/resourcegroups": "resource group"
};
var AZAPI_SUBSCRIPTION = "microsoft.apimanagement/service/subscriptions";
function lossesOf(plan) {
  const instances = items(member(plan, "resource_changes")).map(instanceOf);
  const losses = instances.filter(({ actions }) => actions.includes("delete")).flatMap((instance) => lossOf(instance, instances));
  const told = losses.flatMap(({ kind, keys }) => kind === "service" ? keys : []);
  return losses.filter(
    ({ kind, keys }) => kind !== "product" || keys.some((key) => !told.includes(key))
  );
}
function servicesOf(plan) {
  return namesOf(items(member(plan, "resource_changes")).map(instanceOf), "before");
}
function lossOf(instance, all) {
  const kind = kindOf(instance);
  if (kind === void 0 || !isMissed(kind, instance, all)) return [];
  const { address, before, after, actions } = instance;
  const name = textOf(member(before, "name")) ?? textOf(member(before, "product_id")) ?? address;
  const replaced = actions.includes("create");
  const keys = subscriptionsOf(all).filter(({ before: subscription }) => endsWith(kind, instance, subscription)).map(({ before: subscription }) => nameOfSubscription(subscription));
  return [
    {
      kind,
      address,
      name,
      action: replaced ? "replace" : "delete",
      successor: replaced ? textOf(member(after, "name")) : void 0,
      createdFirst: actions[0] === "create",
      sku: textOf(member(after, "sku_name")) ?? textOf(member(before, "sku_name")),
      keys,
      owners: ownersOf(kind, name, before, all)
    }
  ];
}
function isMissed(kind, instance, all) {
  const id = idOf(instance.before);
  if (instance.tainted && !all.some(({ before }) => idOf(before).startsWith(`${id}/`)))
    return false;
  if (kind === "product")
    return subscriptionsOf(all).some(({ before }) => endsWith(kind, instance, before));
  return kind !== "resource group" || !instance.deposed || inGroup(instance, all).length > 0;
}
function inGroup(group, all) {
  const id = idOf(group.before);
  return all.filter((other) => {
    const kind = kindOf(other);
    return (kind === "service" || kind === "vault") && idOf(other.before).startsWith(`${id}/`);
  });
}
function ownersOf(kind, name, before, all) {
  if (kind === "service") return [name];
  const [group = ""] = /^\/subscriptions\/[^/]+\/resourcegroups\/[^/]+/.exec(idOf(before)) ?? [];
  const beside = all.filter((one) => idOf(one.before).startsWith(`${group}/`));
  for (const names of [namesOf(beside, "before"), namesOf(all, "before")])
    if (names.length > 0) return names;
  return [.../* @__PURE__ */ new Set([...namesOf(all, "after"), name])];
}
function namesOf(instances, side) {
  const services = instances.filter((instance) => kindOf(instance) === "service");
  return [
    ...new Set(services.map((service) => textOf(member(service[side], "name")) ?? ""))
  ].filter((name) => name !== "");
}
function kindOf({ type, before, after }) {
  if (type === "azapi_resource") return AZAPI[armType(before ?? after)];
  return AZURERM[type];
}
function subscriptionsOf(all) {
  return all.filter(
    ({ type, before }) => type === "azurerm_api_management_subscription" || type === "azapi_resource" && armType(before) === AZAPI_SUBSCRIPTION
  );
}
function endsWith(kind, { before }, subscription) {
  if (kind === "vault") return false;
  if (kind !== "product") return idOf(subscription).startsWith(`${idOf(before)}/`);
  const scope = textOf(member(subscription, "product_id")) ?? textOf(member(member(member(subscription, "body"), "properties"), "scope"));
  return scope?.toLowerCase() === idOf(before);
}
function nameOfSubscription(subscription) {
  return textOf(member(subscription, "name")) ?? textOf(member(subscription, "display_name")) ?? "a consumer";
}
function armType(resource) {
  return (textOf(member(resource, "type")) ?? "").split("@")[0]?.toLowerCase() ?? "";
}
function idOf(resource) {
  return (textOf(member(resource, "id")) ?? "").toLowerCase();
}
function instanceOf(resource) {
  const change = member(resource, "change");
  return {
    address: textOf(member(resource, "address")) ?? "",
    type: textOf(member(resource, "type")) ?? "",
    actions: items(member(change, "actions")).map(String),
    deposed: textOf(member(resource, "deposed")) !== void 0,
    tainted: textOf(member(resource, "action_reason")) === "replace_because_tainted",
    before: member(change, "before"),
    after: member(change, "after")
  };
}

// action/terraform/moves.ts
var KEYS = {
  openai_user: (_, scope) => scope.toLowerCase(),
  openai_state: (_, scope) => scope.toLowerCase(),
  reader: (key) => {
    const [subscription, reader = ""] = key.split("/");
    return `${subscription}/${reader.toLowerCase()}`;
  }
};
function movesOf(state) {
  return items(member(state, "resources")).flatMap((resource) => {
    const keyOf = KEYS[textOf(member(resource, "name")) ?? ""];
    if (member(resource, "type") !== "azurerm_role_assignment" || keyOf === void 0) return [];
    const module = textOf(member(resource, "module"));
    const address = `${module === void 0 ? "" : `${module}.`}azurerm_role_assignment.${member(resource, "name")}`;
    return items(member(resource, "instances")).flatMap((instance) => {
      const key = textOf(member(instance, "index_key"));
      const scope = textOf(member(member(instance, "attributes"), "scope"));
      if (key === void 0 || scope === void 0 || keyOf(key, scope) === key) return [];
      return [{ from: `${address}["${key}"]`, to: `${address}["${keyOf(key, scope)}"]` }];
    });
  });
}
function movedBlocks(moves) {
  return `${JSON.stringify({ moved: moves }, null, 2)}
`;
}

// action/terraform/names.ts
function namesIn(plan) {
  const found = /* @__PURE__ */ new Set();
  const addKeys = (value) => {
    if (isArray(value)) for (const item of value) addKeys(item);
    if (!isObject(value)) return;
    for (const [key, child2] of Object.entries(value)) {
      found.add(key);
      addKeys(child2);
    }
  };
  for (const resource of items(member(plan, "resource_changes"))) {
    for (const key of ["address", "type"]) found.add(textOf(member(resource, key)) ?? "");
    addKeys(member(member(resource, "change"), "after"));
  }
  for (const key of ["variables", "output_changes"]) {
    const named = member(plan, key);
    if (isObject(named)) for (const name of Object.keys(named)) found.add(name);
  }
  const text = `
${[...found].join("\n")}
`;
  return (value) => {
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
      if (isBorder(text[at - 1]) && isBorder(text[at + value.length])) return true;
    }
    return false;
  };
}
function isBorder(sign) {
  return sign === void 0 || !/[A-Za-z0-9]/.test(sign);
}

// action/terraform/terraform.ts
import { relative as relative2 } from "node:path";

// action/terraform/lines.ts
var HELD = 8;
function createLines(scrub, tell) {
  let held = [];
  const tellLine = ({ prefix, text }) => tell(scrub(`${prefix}${text}`));
  const join7 = () => {
    const text = held.map((line) => line.text).join("\n");
    const scrubbed = scrub(text);
    if (countOf(scrubbed) < countOf(text))
      held = [{ prefix: held[0]?.prefix ?? "", text: scrubbed }];
  };
  return {
    add: (line) => {
      held = [...held, line];
      join7();
      if (held.length <= HELD) return;
      const [first, ...rest] = held;
      if (first !== void 0) tellLine(first);
      held = rest;
    },
    flush: () => {
      held.forEach(tellLine);
      held = [];
    }
  };
}
function countOf(text) {
  return text.split("\n").length;
}

// action/terraform/terraform.ts
var LOCK_TIMEOUT = "-lock-timeout=120s";
function createTerraform(options) {
  const { workspace, directory } = options;
  const scrub = (text) => scrubShapes(options.scrub(text));
  const commandOf = (arguments_) => ({
    executable: options.executable,
    arguments: arguments_,
    directory,
    environment: childEnvironment(options.environment),
    signal: options.signal
  });
  const lines = createLines(scrub, options.info);
  const onLine = (line) => {
    const event = parseEvent(line);
    const message = textOf(member(event, "@message"));
    const output = textOf(member(member(event, "hook"), "output"));
    if (message === void 0) lines.add({ prefix: "", text: line });
    else if (output === void 0 || !message.endsWith(output)) options.info(scrub(message));
    else lines.add({ prefix: message.slice(0, message.length - output.length), text: output });
  };
  const logged = async (run, command) => {
    try {
      return await run({ ...command, onLine });
    } finally {
      lines.flush();
    }
  };
  const findings = (diagnostics) => {
    const all = diagnostics.map((diagnostic) => {
      const finding = options.explain(diagnostic, relative2(workspace, directory));
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
    const stale = errors.some(({ summary }) => summary === "Saved plan is stale");
    return new ActionFailure(
      stale ? "plan-stale" : reason,
      stale ? "the saved plan is stale: the state has changed since it was made. Plan again, and have that plan reviewed" : scrub(`terraform ${command} failed: ${first}`),
      findings(diagnostics)
    );
  };
  return {
    directory,
    /**
     * @param isLocked whether providers must be those of the lock file that is there, to the checksum
     * @throws {ActionFailure} `init-failed`
     */
    async init(backendConfig, isLocked) {
      const backend = backendConfig.map((setting) => `-backend-config=${setting}`);
      const lock = isLocked ? ["-lockfile=readonly"] : [];
      const outcome = await logged(
        runShort,
        commandOf(["init", "-json", "-input=false", "-reconfigure", ...lock, ...backend])
      );
      if (outcome.interrupted || outcome.exitCode !== 0) {
        throw failure("init-failed", "init", outcome);
      }
    },
    /**
     * The state as it is stored, sensitive values in clear; null where there is none yet.
     *
     * @throws {ActionFailure} `init-failed` when it cannot be read
     */
    async state() {
      const outcome = await runShort(commandOf(["state", "pull"]));
      if (outcome.interrupted || outcome.exitCode !== 0) {
        throw failure("init-failed", "state pull", outcome);
      }
      return outcome.stdout.trim() === "" ? null : readJson(outcome.stdout, "state pull");
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
      const outcome = await logged(
        runToTheEnd,
        commandOf([
          "plan",
          "-json",
          "-input=false",
          "-detailed-exitcode",
          `-out=${request.planFile}`,
          `-var-file=${request.variablesFile}`,
          ...request.destroy ? ["-destroy"] : [],
          ...request.replace.map((address) => `-replace=${address}`)
        ])
      );
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
          scrub(`${planFile} cannot be read as a Terraform plan: ${lastWords(outcome)}`)
        );
      }
      return readJson(outcome.stdout, "show", parseExactJson);
    },
    /** @throws {ActionFailure} `reason`, `plan-stale`, `state-locked`, `cancelled` */
    async apply(planFile, reason) {
      const outcome = await logged(
        runToTheEnd,
        commandOf(["apply", "-json", "-input=false", planFile])
      );
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
function readJson(text, command, parse = parseJson) {
  try {
    return parse(text);
  } catch {
    throw new ActionFailure(
      "unexpected",
      `terraform ${command} -json printed something else than JSON. Something between the Action and terraform, such as a wrapper on PATH, may write into its output; run without it`
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
function lastWords({ stderr, stdout, exitCode }) {
  const text = (stderr.trim() || stdout.trim()).split("\n").slice(-15).join("\n");
  return text === "" ? `exit code ${exitCode ?? "none, ended by a signal"}` : text;
}

// action/commands/planning.ts
async function openTerraform(context, artefacts) {
  const { inputs, workflow, workspace, environment, signal, secrecy } = context;
  const { directory, isLocked } = await rootModule(context);
  await learnDeclared(context, directory);
  const backend = await readBackend(context, directory);
  const executable = await findTerraform({
    version: inputs.terraformVersion,
    environment,
    directory: workspace,
    signal,
    info: workflow.info,
    install: (version) => installTerraform({
      version,
      source: context.terraformSource,
      fetch: context.fetch,
      cache: environment.RUNNER_TOOL_CACHE ?? resolve2(workspace, ".aolb", "tools"),
      platform: process.platform,
      architecture: process.arch,
      signal,
      info: workflow.info
    })
  });
  const terraform = createTerraform({
    executable,
    directory,
    workspace,
    environment,
    signal,
    info: workflow.info,
    scrub: secrecy.scrub,
    explain: inputs.terraformDirectory === void 0 ? explainShipped(artefacts.document, artefacts.configuration, artefacts.balancer) : explainOwn
  });
  await keepPrivate(directory, environment);
  await workflow.group("terraform init", () => terraform.init(backend, isLocked));
  if (inputs.terraformDirectory === void 0) await writeMoves(context, terraform);
  return terraform;
}
async function learnDeclared({ environment, secrecy }, directory) {
  const files = /* @__PURE__ */ new Map();
  for (const name of await readdir2(directory)) {
    if (!/\.(tf|tofu|tfvars)(\.json)?$/.test(name)) continue;
    files.set(name, await readFile(join6(directory, name), "utf8").catch(() => ""));
  }
  const { variables, secrets } = declaredSecrets(files);
  secrecy.learn(new Map([...secrets, ...environmentSecrets(environment, variables)]));
}
async function readBackend({ inputs, secrecy, workspace }, directory) {
  const settings = [];
  for (const [index, line] of inputs.backendConfig.entries()) {
    if (line.includes("=")) {
      settings.push(line);
      continue;
    }
    const file = await firstFile([resolve2(directory, line), resolve2(workspace, line)]);
    if (file === void 0) {
      throw new ActionFailure(
        "input-invalid",
        `input backend-config is not shown, since it may hold a secret; its line ${index + 1} is neither \`key=value\` nor the path of a file in the root module's folder or the workspace`
      );
    }
    settings.push(file.path);
    secrecy.learn(
      settingSecrets(readSettings(file.path, file.text), `input backend-config, line ${index + 1}`)
    );
  }
  return settings;
}
async function firstFile(paths) {
  for (const path4 of paths) {
    const text = await readFile(path4, "utf8").catch(() => void 0);
    if (text !== void 0) return { path: path4, text };
  }
  return void 0;
}
function readSettings(name, text) {
  try {
    return argumentsOf(name, text);
  } catch {
    return [["secret", text]];
  }
}
async function keepPrivate(directory, environment) {
  const data = resolve2(directory, environment.TF_DATA_DIR || ".terraform");
  await mkdir3(data, { recursive: true, mode: 448 });
  await chmod3(data, 448).catch(() => void 0);
}
async function writeMoves({ secrecy }, terraform) {
  const state = await terraform.state();
  secrecy.learn(stateSecrets(state));
  const moves = movesOf(state);
  if (moves.length > 0)
    await writeFile2(join6(terraform.directory, "moved.tf.json"), movedBlocks(moves));
}
async function writePlan(context, terraform, request) {
  const { workflow, inputs } = context;
  const warnings = await workflow.group("terraform validate", terraform.validate);
  await makePrivate(request.planFile);
  const planned = async (replace) => {
    const told2 = await workflow.group("terraform plan", () => terraform.plan({ ...request, replace })).catch(async (error) => {
      await rm3(request.planFile, { force: true });
      throw error;
    });
    const json2 = await terraform.show(request.planFile);
    learnPlan(context, json2);
    return { told: told2, json: json2 };
  };
  let { told, json } = await planned([]);
  if (!request.destroy) {
    const replace = toBeWrittenAgain(json);
    const overrides = inputs.terraformDirectory === void 0 ? createFirst(json) : [];
    for (const { directory, text } of overrides)
      await writeFile2(join6(terraform.directory, directory, OVERRIDE_FILE), text);
    if (replace.length + overrides.length > 0) ({ told, json } = await planned(replace));
  }
  const seen = /* @__PURE__ */ new Set();
  for (const warning of [...warnings, ...told]) {
    const key = `${warning.file}:${warning.line}:${warning.message}`;
    if (!seen.has(key)) workflow.annotate(warning);
    seen.add(key);
  }
  return json;
}
async function makePrivate(file) {
  await mkdir3(dirname3(file), { recursive: true });
  await rm3(file, { force: true });
  await writeFile2(file, "", { mode: 384, flag: "wx" });
}
function learnPlan({ secrecy }, json) {
  secrecy.learn(sensitiveValues(json), namesIn(json));
}
async function understandPlan(context, json, planFile) {
  const { workflow, environment } = context;
  learnPlan(context, json);
  if (member(json, "errored") === true) {
    throw new ActionFailure(
      "plan-failed",
      "the plan file is of a plan that failed halfway. Plan again, and have that plan reviewed"
    );
  }
  const planArguments = `${environment.TF_CLI_ARGS ?? ""} ${environment.TF_CLI_ARGS_plan ?? ""}`;
  const summary = await summarize(
    json,
    createScrub(sensitiveValues(json).keys(), namesIn(json)),
    planArguments
  );
  const identity = identifyPlan(json, await sourceOf(context, planFile));
  workflow.output("changes", String(summary.changes));
  workflow.output("add", String(summary.counts.add));
  workflow.output("change", String(summary.counts.change));
  workflow.output("destroy", String(summary.counts.destroy));
  workflow.output("plan-hash", identity.hash);
  return { summary, identity, losses: lossesOf(json), services: servicesOf(json) };
}
async function sourceOf({ workflow }, planFile) {
  try {
    return createSource(await readSnapshot(await readFile(planFile)));
  } catch (error) {
    workflow.info(
      `The configuration in the plan file cannot be read (${messageOf(error)}): any change to it makes another plan.`
    );
    return void 0;
  }
}
async function summarize(plan, scrub, planArguments) {
  const { summarizePlan } = await import("./plan-LPGLLKNR.js");
  try {
    return summarizePlan(plan, scrub, planArguments);
  } catch (error) {
    throw new ActionFailure("plan-failed", messageOf(error));
  }
}
async function tellGatewayUrl({ workflow }, terraform) {
  const { gateway_url: url } = await terraform.outputs();
  if (typeof url === "string") workflow.output("gateway-url", url);
}
async function rootModule({
  inputs,
  workspace,
  workflow,
  environment,
  terraformModule
}) {
  if (inputs.terraformDirectory !== void 0) {
    const directory = resolve2(workspace, inputs.terraformDirectory);
    await checkModule(directory, inputs.terraformDirectory);
    return { directory, isLocked: false };
  }
  const { stagedModule } = layoutOf(workspace, inputs.label);
  const isLocked = await stageModule(
    terraformModule,
    stagedModule,
    inputs.backendConfig.length > 0,
    join6(dirname3(resolve2(workspace, inputs.config)), LOCK_FILE)
  );
  if (inputs.backendConfig.length === 0 && environment.CI === "true") {
    workflow.annotate({
      severity: "warning",
      message: "input backend-config is empty, so the state is a local file that is gone when this job ends, and the next run would create everything again. Name a storage account, see docs/workflows.md"
    });
  }
  return { directory: stagedModule, isLocked };
}

// action/github/event.ts
import { readFile as readFile2 } from "node:fs/promises";
async function readEvent(environment) {
  const { GITHUB_REPOSITORY: repository, GITHUB_SERVER_URL: server } = environment;
  if (repository === void 0 || !/^[\w.-]+\/[\w.-]+$/.test(repository)) return void 0;
  return {
    name: environment.GITHUB_EVENT_NAME ?? "",
    payload: await readPayload(environment.GITHUB_EVENT_PATH),
    repository,
    sha: environment.GITHUB_SHA ?? "",
    ref: environment.GITHUB_REF ?? "",
    runUrl: server === void 0 || environment.GITHUB_RUN_ID === void 0 ? void 0 : `${server}/${repository}/actions/runs/${environment.GITHUB_RUN_ID}`,
    run: positive(Number(environment.GITHUB_RUN_ID)) ?? 0
  };
}
async function readPayload(path4) {
  if (path4 === void 0 || path4 === "") return null;
  try {
    return parseJson(await readFile2(path4, "utf8"));
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
    const [first] = items(member(member(payload, "workflow_run"), "pull_requests"));
    return positive(member(first, "number"));
  }
  return void 0;
}
async function findPullRequest(event, github) {
  const named = pullRequestOfEvent(event);
  if (named !== void 0 || event.name === "schedule" || event.name === "issue_comment")
    return named;
  if (event.name.startsWith("pull_request") || event.name === "merge_group") {
    throw new ActionFailure(
      "plan-missing",
      `the event ${event.name} does not say its pull request; set pr-number`
    );
  }
  const runOfHead = textOf(member(member(event.payload, "workflow_run"), "head_sha"));
  const sha = runOfHead ?? event.sha;
  if (!/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(sha)) {
    throw new ActionFailure(
      "plan-missing",
      "GITHUB_SHA is no commit, so its pull request cannot be looked up; set pr-number"
    );
  }
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
var asIs = (text) => text;
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
        ...request.body === void 0 ? {} : { body: JSON.stringify(scrubJson(request.body, options.scrub ?? asIs)) },
        signal: options.signal
      });
    } catch (error) {
      options.signal.throwIfAborted();
      const cause = error instanceof Error && error.cause !== void 0 ? error.cause : error;
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
      } catch (error) {
        if (!(error instanceof GitHubError)) throw error;
        failure = error;
      }
      const limited = pause !== void 0;
      const repeatable = limited || failure.isUncertain && (request.method !== "POST" || request.isRead === true);
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
  const url = (path4) => `${options.apiUrl.replace(/(?<!\/)\/+$/, "")}${path4}`;
  return {
    /** @param path below the API's base, `/repos/…`; its parts percent-encoded where needed. */
    get: async (path4) => (await call({ method: "GET", url: url(path4) })).body,
    /** All pages of a list. */
    list: async (path4) => {
      const found = [];
      let next = url(`${path4}${path4.includes("?") ? "&" : "?"}per_page=100`);
      for (let page = 0; next !== void 0; page++) {
        if (page === MOST_PAGES)
          throw new GitHubError(`GET ${path4}`, 200, "the list is too long to be read");
        const answer = await call({ method: "GET", url: next });
        if (!Array.isArray(answer.body)) throw new GitHubError(`GET ${path4}`, 200, "not a list");
        found.push(...answer.body);
        next = answer.next;
      }
      return found;
    },
    post: async (path4, body) => (await call({ method: "POST", url: url(path4), body })).body,
    patch: async (path4, body) => (await call({ method: "PATCH", url: url(path4), body })).body,
    delete: async (path4) => {
      await call({ method: "DELETE", url: url(path4) });
    },
    /**
     * The token's own login: `github-actions[bot]` for a workflow's token.
     *
     * @throws {GitHubError} when GitHub does not say: nobody may then be taken for it
     */
    viewer: async () => {
      const { body } = await call({
        method: "POST",
        url: options.graphqlUrl,
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

export {
  environmentSecrets,
  settingSecrets,
  HASHICORP,
  openTerraform,
  writePlan,
  understandPlan,
  tellGatewayUrl,
  GitHubError,
  createGitHub,
  readEvent,
  plannedCommit,
  isOfPullRequest,
  findPullRequest
};
