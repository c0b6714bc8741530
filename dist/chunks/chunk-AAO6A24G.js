import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  parseInstant
} from "./chunk-Q6UOKUG3.js";
import {
  inert
} from "./chunk-7YPKZKRZ.js";
import {
  GitHub,
  graphqlUrlOf,
  plannedCommit,
  readEvent
} from "./chunk-YCP5QMW3.js";
import {
  BINARIES
} from "./chunk-VX56ZLTQ.js";
import {
  createScrub,
  environmentSecrets,
  isTooCommon,
  masksOf,
  settingSecrets
} from "./chunk-WRSUBA2T.js";
import {
  render
} from "./chunk-L6VHR5Q4.js";
import {
  errorsFirst
} from "./chunk-NXTOOCTD.js";
import {
  ActionFailure,
  messageOf
} from "./chunk-GHUUZ5VI.js";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync
} from "./chunk-NOI25EJ4.js";

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
import { join } from "node:path";
function createRunRecords(temporary, created) {
  let directory;
  return {
    open: (record) => {
      if (directory === void 0) {
        if (temporary) mkdirSync(temporary, { recursive: true });
        directory = mkdtempSync(join(temporary || tmpdir(), "aolb-run-"));
        created(directory);
      }
      const file = (name) => join(directory ?? "", name);
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
      return readFileSync(join(directory, name), "utf8");
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
    interrupting: () => writeFileSync(join(directory, "interrupted"), "", { mode: 384 }),
    remove: () => rmSync(directory, { recursive: true, force: true })
  };
}

// action/action.ts
import { resolve as resolve2 } from "node:path";

// action/github/checkout.ts
import { dirname, join as join2, resolve } from "node:path";
var COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
function checkedOutCommit(path, top) {
  for (let directory = dirname(path); ; directory = dirname(directory)) {
    const git = join2(directory, ".git");
    const found = attempt(() => statSync(git));
    if (found !== void 0) {
      return headOf(found.isDirectory() ? git : linked(git, directory));
    }
    if (directory === top || directory === dirname(directory)) return void 0;
  }
}
function linked(file, directory) {
  const target = /^gitdir: (.+)$/m.exec(read(file) ?? "")?.[1] ?? "";
  return resolve(directory, target);
}
function headOf(git) {
  const head = read(join2(git, "HEAD"));
  if (head === void 0 || COMMIT.test(head)) return head;
  const reference = /^ref: (.+)$/.exec(head)?.[1];
  if (reference === void 0) return void 0;
  const common = resolve(git, read(join2(git, "commondir")) ?? ".");
  for (const directory of [git, common]) {
    const commit = read(join2(directory, reference));
    if (commit !== void 0 && COMMIT.test(commit)) return commit;
  }
  const packed = read(join2(common, "packed-refs")) ?? "";
  return packed.split("\n").map((line) => line.split(" ")).find(([commit = "", name]) => name === reference && COMMIT.test(commit))?.[0];
}
function read(path) {
  return attempt(() => readFileSync(path, "utf8").trim());
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

// action/proxy.ts
var VARIABLES = ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"];
function useProxies(environment, setProxies) {
  const given = VARIABLES.filter((name) => environment[name]);
  if (given.length === 0) return;
  const set = setProxies === void 0 ? process.getBuiltinModule("node:http").setGlobalProxyFromEnv : setProxies;
  if (typeof set !== "function") {
    throw new ActionFailure(
      "input-invalid",
      `the environment variable ${given[0]} names a proxy, and Node ${process.version} of this runner cannot use it. Update the runner`
    );
  }
  const proxies = given.map((name) => [name, addressOf(name, environment[name] ?? "")]);
  set({ ...environment, ...Object.fromEntries(proxies) });
}
function addressOf(name, value) {
  const address = value.includes("://") ? value : `http://${value}`;
  if (URL.canParse(address) && /^https?:\/\/[^/]/.test(address)) return address;
  throw new ActionFailure(
    "input-invalid",
    `the environment variable ${name} (not shown, it may hold a password) is no address of a proxy; it must be like http://proxy.example:8080`
  );
}

// action/action.ts
var COMMANDS2 = {
  render,
  // A command is loaded by the runs that have it.
  plan: async (context) => (await import("./plan-ZFHSJZ6C.js")).plan(context),
  drift: async (context) => (await import("./drift-SG6FS6Q2.js")).drift(context),
  apply: async (context) => (await import("./apply-XMXUUGGU.js")).apply(context),
  destroy: async (context) => (await import("./destroy-KVLUIICN.js")).destroy(context),
  rotate: async (context) => (await import("./rotate-7PDQ5C6B.js")).rotate(context),
  lint: async (context) => (await import("./lint-EKO423EC.js")).lint(context),
  simulate: async (context) => (await import("./simulate-JFR2KSSH.js")).simulate(context)
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
  useProxies(environment);
  const event = await readEvent(environment);
  const checkedOut = checkedOutCommit(resolve2(run.workspace, inputs.config), run.workspace);
  const commit = event === void 0 ? checkedOut ?? "" : plannedCommit(event, checkedOut);
  const apiUrl = environment.GITHUB_API_URL || "https://api.github.com";
  const graphqlUrl = environment.GITHUB_GRAPHQL_URL || graphqlUrlOf(apiUrl);
  const { token } = inputs;
  const withSignal = (signal) => {
    const { fetch } = run;
    const { info } = workflow;
    const github = token === void 0 || event === void 0 ? void 0 : new GitHub({ apiUrl, graphqlUrl, token, fetch, signal, scrub, info });
    const changed = { signal, workflow, secrecy, inputs, event, commit, github };
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

export {
  createSecrecy,
  createRunRecords,
  findRecord,
  runAction,
  createContext
};
