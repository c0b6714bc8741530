import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  originsOf
} from "./chunk-CHM24KTD.js";
import {
  about
} from "./chunk-PLUJSTA7.js";
import {
  canonical,
  createScrub,
  environmentSecrets,
  isObject,
  items,
  masksOf,
  member,
  parseJson,
  sensitiveValues,
  textOf
} from "./chunk-DMP2Q4AD.js";
import {
  LOCK_FILE,
  checkModule,
  layoutOf,
  stageModule
} from "./chunk-OBC5XFUW.js";
import {
  describeFinding
} from "./chunk-EHWEQYUQ.js";
import {
  ActionFailure,
  messageOf
} from "./chunk-XQOUJGX6.js";

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
import { writeFile as writeFile2 } from "node:fs/promises";
import { dirname as dirname3, join as join6, resolve as resolve2 } from "node:path";

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
import { createHash as createHash2 } from "node:crypto";
var DIGEST_LENGTH = 8;
function identifyPlan(summary) {
  const resources = /* @__PURE__ */ new Map();
  for (const resource of summary.resources) {
    if (resource.action !== "read") resources.set(keyOf(resource), resourceDocument(resource));
  }
  for (const { name, before, after } of summary.outputs) {
    resources.set(`output.${name}`, {
      action: "output",
      attributes: { value: transition(before, after) }
    });
  }
  const document = {
    resources: Object.fromEntries(resources),
    failedChecks: summary.failedChecks.map(({ address }) => address).sort()
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
  return createHash2("sha256").update(text, "utf8").digest("hex");
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
    const keyOf2 = KEYS[textOf(member(resource, "name")) ?? ""];
    if (member(resource, "type") !== "azurerm_role_assignment" || keyOf2 === void 0) return [];
    const module = textOf(member(resource, "module"));
    const address = `${module === void 0 ? "" : `${module}.`}azurerm_role_assignment.${member(resource, "name")}`;
    return items(member(resource, "instances")).flatMap((instance) => {
      const key = textOf(member(instance, "index_key"));
      const scope = textOf(member(member(instance, "attributes"), "scope"));
      if (key === void 0 || scope === void 0 || keyOf2(key, scope) === key) return [];
      return [{ from: `${address}["${key}"]`, to: `${address}["${keyOf2(key, scope)}"]` }];
    });
  });
}
function movedBlocks(moves) {
  return `${JSON.stringify({ moved: moves }, null, 2)}
`;
}

// action/terraform/terraform.ts
import { relative as relative2 } from "node:path";
var LOCK_TIMEOUT = "-lock-timeout=120s";
function createTerraform(options) {
  const { workspace, directory } = options;
  let scrub = (text) => text;
  const commandOf = (arguments_) => ({
    executable: options.executable,
    arguments: arguments_,
    directory,
    environment: childEnvironment(options.environment),
    signal: options.signal
  });
  const onLine = (line) => options.info(scrub(messageOfLine(line)));
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
    /** From now on nothing that Terraform prints reaches the log unscrubbed. */
    scrubWith(replacement) {
      scrub = replacement;
    },
    /**
     * @param isLocked whether providers must be those of the lock file that is there, to the checksum
     * @throws {ActionFailure} `init-failed`
     */
    async init(backendConfig, isLocked) {
      const backend = backendConfig.map((setting) => `-backend-config=${setting}`);
      const lock = isLocked ? ["-lockfile=readonly"] : [];
      const outcome = await runShort({
        ...commandOf(["init", "-json", "-input=false", "-reconfigure", ...lock, ...backend]),
        onLine
      });
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
function messageOfLine(line) {
  return textOf(member(parseEvent(line), "@message")) ?? line;
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
async function openTerraform(context, artefacts) {
  const { inputs, workflow, workspace, environment, signal } = context;
  const { directory, isLocked } = await rootModule(context);
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
    explain: inputs.terraformDirectory === void 0 ? explainShipped(artefacts.document, artefacts.configuration, artefacts.balancer) : explainOwn
  });
  terraform.scrubWith(environmentScrub(context));
  await workflow.group("terraform init", () => terraform.init(inputs.backendConfig, isLocked));
  if (inputs.terraformDirectory === void 0) await writeMoves(terraform);
  return terraform;
}
async function writeMoves(terraform) {
  const moves = movesOf(await terraform.state());
  if (moves.length > 0)
    await writeFile2(join6(terraform.directory, "moved.tf.json"), movedBlocks(moves));
}
async function writePlan({ workflow }, terraform, request) {
  const warnings = await workflow.group("terraform validate", terraform.validate);
  const more = await workflow.group("terraform plan", () => terraform.plan(request));
  const seen = /* @__PURE__ */ new Set();
  for (const warning of [...warnings, ...more]) {
    const key = `${warning.file}:${warning.line}:${warning.message}`;
    if (!seen.has(key)) workflow.annotate(warning);
    seen.add(key);
  }
}
async function understandPlan(context, terraform, planFile) {
  const { workflow, environment, inputs } = context;
  const json = await terraform.show(planFile);
  const secrets = sensitiveValues(json);
  masksOf(secrets).forEach(workflow.mask);
  const summary = await summarize(json, createScrub(secrets));
  const scrub = createScrub([
    ...secrets,
    ...environmentSecrets(environment),
    ...inputs.token === void 0 ? [] : [inputs.token]
  ]);
  terraform.scrubWith(scrub);
  const identity2 = identifyPlan(summary);
  workflow.output("changes", String(summary.changes));
  workflow.output("add", String(summary.counts.add));
  workflow.output("change", String(summary.counts.change));
  workflow.output("destroy", String(summary.counts.destroy));
  workflow.output("plan-hash", identity2.hash);
  return { summary, identity: identity2, scrub };
}
async function summarize(plan, scrub) {
  const { summarizePlan } = await import("./plan-L3N77Q2B.js");
  try {
    return summarizePlan(plan, scrub);
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
  const url = (path4) => `${options.apiUrl.replace(/(?<!\/)\/+$/, "")}${path4}`;
  return {
    /** @param path below the API's base, `/repos/…`; its parts percent-encoded where needed. */
    get: async (path4) => (await call({ method: "GET", url: url(path4) })).body,
    /** All pages of a list. */
    list: async (path4) => {
      const found = [];
      let next = url(`${path4}${path4.includes("?") ? "&" : "?"}per_page=100`);
      for (let page = 0; next !== void 0 && page < MOST_PAGES; page++) {
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
    /** The token's own login: `github-actions[bot]` for a workflow's token; undefined when GitHub will not say. */
    viewer: async () => {
      try {
        const query = "query { viewer { login } }";
        const { body } = await call({ method: "POST", url: options.graphqlUrl, body: { query } });
        return textOf(member(member(member(body, "data"), "viewer"), "login"));
      } catch (error) {
        if (error instanceof GitHubError) return void 0;
        throw error;
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
  compareIdentities,
  HASHICORP,
  environmentScrub,
  openTerraform,
  writePlan,
  understandPlan,
  tellGatewayUrl,
  GitHubError,
  createGitHub,
  readEvent,
  reviewedCommit,
  pullRequestOfEvent,
  findPullRequest
};
