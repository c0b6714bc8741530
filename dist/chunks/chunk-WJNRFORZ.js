import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  exec
} from "./chunk-ZYVBJKCQ.js";
import {
  originsOf
} from "./chunk-7AZ22VCS.js";
import {
  about
} from "./chunk-57JQHQ6U.js";
import {
  DISTRIBUTIONS
} from "./chunk-VX56ZLTQ.js";
import {
  readJournal,
  sameJournal,
  writeJournal
} from "./chunk-JZUUMSOD.js";
import {
  argumentsOf,
  declaredSecrets,
  environmentSecrets,
  scrubShapes,
  settingSecrets,
  stateSecrets
} from "./chunk-WRSUBA2T.js";
import {
  LOCK_FILE,
  checkModule,
  judgeArtefacts,
  layoutOf,
  requireTaken,
  stageModule
} from "./chunk-L6VHR5Q4.js";
import {
  describeFinding
} from "./chunk-NXTOOCTD.js";
import {
  randomUUID
} from "./chunk-EZDKBA72.js";
import {
  ActionFailure
} from "./chunk-GHUUZ5VI.js";
import {
  isObject,
  items,
  member,
  parseExactJson,
  parseJson,
  textOf
} from "./chunk-2MALVD72.js";
import {
  spawn
} from "./chunk-BUZOMN6Z.js";
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync
} from "./chunk-NOI25EJ4.js";

// action/terraform/diagnostics.ts
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
function parseEvent(line) {
  if (!line.startsWith("{")) return void 0;
  try {
    const event = parseJson(line);
    return isObject(event) && textOf(member(event, "@message")) !== void 0 ? event : void 0;
  } catch {
    return void 0;
  }
}
function versionIn(line) {
  const event = parseEvent(line);
  if (member(event, "type") !== "version") return void 0;
  return textOf(member(event, "terraform")) ?? textOf(member(event, "tofu"));
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
      file: join(directory, range.file),
      line: range.line,
      endLine: range.endLine,
      column: range.column,
      endColumn: range.endColumn
    }
  };
}
function readLockHolder(text) {
  const [, info] = stripVTControlCharacters(text).split("Lock Info:");
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
      "QuotaLimitReached",
      "MaxStorageAccountsCountPerSubscriptionExceeded"
    ],
    says: /has quota of 0 |without additional quota/i,
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
    fix: "plan again, which imports what an apply of this state began; else check backend-config, and import it, delete it, or choose another environment"
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
    const path = originOf(diagnostic, advice, origins);
    if (path !== void 0 && path.length > 0) {
      return {
        severity,
        file: document.file,
        ...document.placeOf(path),
        message: about(path, advised(message, advice))
      };
    }
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
  if (advice?.key !== void 0) {
    return advice.otherwise === void 0 || /\bazurerm_api_management\.gateway$/.test(address) ? advice.key : advice.otherwise;
  }
  return origins.ofResource(address);
}
function variableOf({ summary, detail, traversals }) {
  if (!/variable/i.test(summary)) return void 0;
  const [, told] = /\bvar\.(\w+)|\binput variable "(\w+)"/.exec(detail)?.filter(Boolean) ?? [];
  const [, referred = told] = /^var\.(\w+)/.exec(traversals[0] ?? "") ?? [];
  if (referred === void 0) return void 0;
  const [path = ""] = /^[a-z_]+(?:\.[a-z_]+)*/.exec(detail) ?? [];
  const steps = path.split(".");
  const whole = steps[0] === referred ? steps : [referred];
  const [, entry] = /\b(?:Correct|Rename) ([\w-]+)(?: \([^,]*\))?\./.exec(detail) ?? [];
  return entry === void 0 || whole.length > 1 ? whole : [...whole, entry];
}

// action/terraform/terraform.ts
import { join as join3, relative } from "node:path";

// action/terraform/journal-store.ts
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join as join2, resolve } from "node:path";

// action/terraform/process.ts
import { once } from "node:events";
import { StringDecoder } from "node:string_decoder";
var KILLED_AFTER = 2e3;
var READ_EVERY = 50;
async function runLocal(command) {
  const { signal } = command;
  signal.throwIfAborted();
  const stdout = collect(command.onLine);
  const stderr = collect();
  const outcome = (exitCode, interrupted) => {
    return { exitCode, stdout: stdout.end(), stderr: stderr.end(), interrupted };
  };
  let abandon = () => {
  };
  const cancelled2 = new Promise((resolve3) => {
    abandon = () => resolve3(outcome(void 0, true));
  });
  signal.addEventListener("abort", abandon, { once: true });
  const executable = `"${command.executable.replaceAll('"', '\\"')}"`;
  const ended = exec(executable, [...command.arguments], {
    cwd: command.directory,
    env: definedOf(command.environment),
    // Else the toolkit logs the output, and it must not be logged before it is scrubbed.
    silent: true,
    ignoreReturnCode: true,
    // Not `stdline`, which loses a last line without a newline.
    listeners: { stdout: stdout.add, stderr: stderr.add }
  }).then((exitCode) => outcome(exitCode, false));
  try {
    return await Promise.race([ended, cancelled2]);
  } finally {
    signal.removeEventListener("abort", abandon);
  }
}
function definedOf(environment) {
  const entries = Object.entries(environment);
  return Object.fromEntries(
    entries.flatMap(([name, value]) => value === void 0 ? [] : [[name, value]])
  );
}
async function runShort(command) {
  command.signal.throwIfAborted();
  const child = spawn(command.executable, command.arguments, {
    cwd: command.directory,
    env: command.environment,
    stdio: ["ignore", "pipe", "pipe"],
    detached: !WINDOWS
  });
  const stdout = collect(command.onLine);
  const stderr = collect();
  child.stdout.on("data", stdout.add);
  child.stderr.on("data", stderr.add);
  let timer;
  const interruption = interruptOnce(child, () => {
    timer = setTimeout(() => child.kill("SIGKILL"), KILLED_AFTER);
  });
  command.signal.addEventListener("abort", interruption.pass, { once: true });
  try {
    const exitCode = exitCodeOf(await once(child, "close"));
    const interrupted = interruption.passed() && exitCode !== 0;
    return { exitCode, stdout: stdout.end(), stderr: stderr.end(), interrupted };
  } finally {
    clearTimeout(timer);
    command.signal.removeEventListener("abort", interruption.pass);
  }
}
async function runToTheEnd(command) {
  const { signal, urgent, recorder, idle } = command;
  signal.throwIfAborted();
  const out = openSync(recorder.stdout, "w", 384);
  const error = openSync(recorder.stderr, "w", 384);
  const child = spawn(command.executable, command.arguments, {
    cwd: command.directory,
    env: command.environment,
    stdio: ["ignore", out, error],
    detached: !WINDOWS
  });
  closeSync(out);
  closeSync(error);
  if (child.pid !== void 0) recorder.started(child.pid);
  const interruption = interruptOnce(child, recorder.interrupting);
  const whenIdle = () => {
    if (signal.aborted && idle()) interruption.pass();
  };
  signal.addEventListener("abort", whenIdle, { once: true });
  urgent.addEventListener("abort", interruption.pass, { once: true });
  const stdout = collect((line) => {
    command.onLine?.(line);
    whenIdle();
  });
  const stderr = collect();
  const files = [follow(recorder.stdout, stdout.add), follow(recorder.stderr, stderr.add)];
  const reading = setInterval(() => {
    for (const file of files) file.read();
  }, READ_EVERY);
  try {
    const exitCode = exitCodeOf(await once(child, "exit"));
    for (const file of files) file.read();
    const interrupted = interruption.passed() && exitCode !== 0;
    return { exitCode, stdout: stdout.end(), stderr: stderr.end(), interrupted };
  } finally {
    clearInterval(reading);
    for (const file of files) file.close();
    signal.removeEventListener("abort", whenIdle);
    urgent.removeEventListener("abort", interruption.pass);
  }
}
var WINDOWS = process.platform === "win32";
function exitCodeOf([code]) {
  return typeof code === "number" ? code : void 0;
}
function interruptOnce(child, before) {
  let passed = false;
  return {
    passed: () => passed,
    pass: () => {
      if (passed) return;
      passed = true;
      before();
      if (!WINDOWS) child.kill("SIGINT");
    }
  };
}
function follow(path, take) {
  const file = openSync(path, "r");
  const buffer = Buffer.alloc(65536);
  return {
    read: () => {
      for (; ; ) {
        const length = readSync(file, buffer);
        if (length === 0) return;
        take(buffer.subarray(0, length));
      }
    },
    close: () => closeSync(file)
  };
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

// action/terraform/journal-store.ts
var PLACES = /* @__PURE__ */ new Map([
  ["azurerm", ["key", suffixed]],
  ["consul", ["path", suffixed]],
  ["cos", ["key", suffixed]],
  ["gcs", ["prefix", (prefix) => prefix === "" ? "journal" : suffixed(prefix)]],
  ["kubernetes", ["secret_suffix", (suffix) => `${suffix}-journal`]],
  ["oss", ["key", suffixed]],
  ["s3", ["key", suffixed]]
]);
var RACES = 3;
function suffixed(place) {
  return `${place}.journal`;
}
async function openJournal(request) {
  const { directory, environment } = request;
  const data = resolve(directory, environment.TF_DATA_DIR || ".terraform");
  const initialised = await readInitialised(data);
  const backend = backendOf(initialised);
  const workspace = environment.TF_WORKSPACE || (await readFile(join2(data, "environment"), "utf8").catch(() => "")).trim() || "default";
  const settings = siblingSettings(backend, workspace);
  if (settings !== void 0) {
    return remoteStore({ ...request, initialised, type: backend.type, settings });
  }
  const state = backend.type === "local" ? textOf(backend.config.path) : void 0;
  const place = workspace === "default" ? "" : `.${workspace}`;
  return localStore(resolve(directory, `${state ?? "terraform.tfstate"}${place}.journal`));
}
var SETTINGS_FILE = "terraform.tfstate";
async function readInitialised(data) {
  return parseJson(await readFile(join2(data, SETTINGS_FILE), "utf8").catch(() => "null"));
}
function backendOf(initialised) {
  const backend = member(initialised, "backend");
  const config = member(backend, "config");
  return {
    type: textOf(member(backend, "type")) ?? "local",
    config: isObject(config) ? config : {}
  };
}
function siblingSettings(backend, workspace) {
  const [setting, beside] = PLACES.get(backend.type) ?? [];
  if (setting === void 0 || beside === void 0) return void 0;
  const place = textOf(backend.config[setting]) ?? "";
  const given = Object.entries(backend.config).filter(([, value]) => value !== null);
  const own = workspace === "default" ? place : `${place}.${workspace}`;
  return { ...Object.fromEntries(given), [setting]: beside(own) };
}
function localStore(file) {
  const read = async () => {
    const text = await readFile(file, "utf8").catch(() => void 0);
    return text === void 0 ? [] : readJournal(text);
  };
  return {
    remote: false,
    read,
    update: async (change) => {
      const before = await read();
      const after = change(before);
      if (sameJournal(before, after)) return;
      if (after.length === 0) return rm(file, { force: true });
      await writeFile(`${file}.new`, writeJournal(after), { mode: 384 });
      await rename(`${file}.new`, file);
    }
  };
}
function remoteStore(request) {
  const { scratch } = request;
  const run = (...arguments_) => runShort(commandOf(request, arguments_));
  const pullState = () => run("state", "pull", "-no-color");
  let opening;
  let known;
  const open2 = async () => {
    await makeRoot(request);
    const outcome = await pullState();
    if (outcome.exitCode === 0) return outcome;
    const data = dataOf(scratch);
    await rm(join2(data, SETTINGS_FILE), { force: true });
    const file = join2(data, "settings.json");
    await writeFile(file, literal(request.settings), { mode: 384 });
    const options = ["-no-color", "-input=false", "-reconfigure", `-backend-config=${file}`];
    succeeded(await run("init", ...options).finally(() => rm(file)));
    return pullState();
  };
  const pulled = async () => {
    if (opening !== void 0) {
      await opening;
      return pullState();
    }
    opening = open2();
    return opening;
  };
  const pull = async () => {
    const { stdout } = succeeded(await pulled());
    const state = stdout.trim() === "" ? null : parseJson(stdout);
    const text = textOf(member(member(member(state, "outputs"), "journal"), "value"));
    const serial = member(state, "serial");
    return {
      lineage: textOf(member(state, "lineage")) ?? randomUUID(),
      serial: typeof serial === "number" ? serial : 0,
      entries: text === void 0 ? [] : readJournal(text)
    };
  };
  return {
    remote: true,
    read: async () => {
      known = await pull();
      return known.entries;
    },
    update: async (change) => {
      for (let race = 1; ; race++) {
        const before = known ?? await pull();
        const after = change(before.entries);
        if (sameJournal(before.entries, after)) return;
        const next = { ...before, serial: before.serial + 1, entries: after };
        const file = join2(scratch, "journal.tfstate");
        await writeFile(file, stateOf(next), { mode: 384 });
        const outcome = await run("state", "push", "-no-color", "-lock=false", file);
        known = outcome.exitCode === 0 ? next : void 0;
        if (outcome.exitCode === 0) return;
        if (race === RACES) succeeded(outcome);
      }
    }
  };
}
async function makeRoot({ scratch, type, settings, initialised }) {
  const data = dataOf(scratch);
  await mkdir(data, { recursive: true, mode: 448 });
  const root = { terraform: { backend: { [type]: {} } } };
  await writeFile(join2(scratch, "main.tf.json"), JSON.stringify(root));
  const { backend, ...rest } = isObject(initialised) ? initialised : {};
  const config = { ...backendOf(initialised).config, ...settings };
  const own = { ...rest, backend: { ...isObject(backend) ? backend : {}, config } };
  await writeFile(join2(data, SETTINGS_FILE), JSON.stringify(own), { mode: 384 });
}
function dataOf(scratch) {
  return join2(scratch, ".terraform");
}
function literal(settings) {
  return JSON.stringify(settings).replaceAll(/[$%]\{/g, (start) => `${start[0]}${start}`);
}
function stateOf({ lineage, serial, entries }) {
  return JSON.stringify({
    version: 4,
    terraform_version: "1.9.0",
    serial,
    lineage,
    outputs: { journal: { value: writeJournal(entries), type: "string" } },
    resources: []
  });
}
function commandOf({ executable, scratch, environment }, arguments_) {
  const inherited = Object.entries(environment).filter(
    ([name]) => !/^(INPUT_.*|TF_CLI_ARGS.*|TF_WORKSPACE|TF_VAR_.*)$/.test(name)
  );
  return {
    executable,
    arguments: arguments_,
    directory: scratch,
    environment: {
      ...Object.fromEntries(inherited),
      TF_IN_AUTOMATION: "1",
      TF_INPUT: "0",
      CHECKPOINT_DISABLE: "1",
      TF_DATA_DIR: dataOf(scratch)
    },
    signal: new AbortController().signal
  };
}
function succeeded(outcome) {
  if (outcome.exitCode === 0) return outcome;
  const words = (outcome.stderr.trim() || outcome.stdout.trim()).split("\n").slice(-8).join("\n");
  throw new Error(words === "" ? `exit code ${outcome.exitCode ?? "none"}` : words);
}

// action/terraform/child-environment.ts
var LOCK_TIMEOUT = "-lock-timeout=120s";
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

// action/terraform/lines.ts
var HELD = 8;
function createLines(scrub, tell) {
  let held = [];
  const tellLine = ({ prefix, text }) => tell(scrub(`${prefix}${text}`));
  const join6 = () => {
    const text = held.map((line) => line.text).join("\n");
    const scrubbed = scrub(text);
    if (countOf(scrubbed) < countOf(text)) {
      held = [{ prefix: held[0]?.prefix ?? "", text: scrubbed }];
    }
  };
  return {
    add: (line) => {
      held = [...held, line];
      join6();
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

// action/terraform/launcher.ts
var Launcher = class {
  #options;
  #scrub;
  #lines;
  constructor(options, scrub) {
    this.#options = options;
    this.#scrub = scrub;
    this.#lines = createLines(scrub, options.info);
  }
  command(arguments_) {
    const { executable, directory, environment, signal } = this.#options;
    return {
      executable,
      arguments: arguments_,
      directory,
      environment: childEnvironment(environment),
      signal
    };
  }
  /** Holds the lock: it is recorded, and not interrupted while `idle` says no. */
  longCommand(arguments_, purpose, idle) {
    const { executable, directory, files, records, urgent } = this.#options;
    return {
      ...this.command(arguments_),
      recorder: records.open({ ...purpose, executable, directory, files, since: Date.now() }),
      urgent,
      idle
    };
  }
  /** What a cancel must not stop: to look at what it has left. */
  calmCommand(arguments_) {
    return { ...this.command(arguments_), signal: new AbortController().signal };
  }
  /**
   * Runs with its output in the log, to the last line.
   *
   * @param turn before it nothing is told, also of a command that has ended; where it never comes, the command is interrupted. Whoever has
   *   one waits for it
   */
  async logged(run, command, turn) {
    const refused = new AbortController();
    turn?.catch(() => refused.abort());
    const tell = (what) => {
      if (turn === void 0) what();
      else void turn.then(what, () => void 0);
    };
    const onLine = (line) => {
      command.onLine?.(line);
      tell(() => this.#log(line));
    };
    const signal = AbortSignal.any([command.signal, refused.signal]);
    try {
      return await run({ ...command, signal, onLine });
    } finally {
      tell(() => this.#lines.flush());
    }
  }
  #log(line) {
    const event = parseEvent(line);
    const message = textOf(member(event, "@message"));
    const output = textOf(member(member(event, "hook"), "output"));
    if (message === void 0) this.#lines.add({ prefix: "", text: line });
    else if (output === void 0 || !message.endsWith(output)) {
      this.#options.info(this.#scrub(message));
    } else {
      const prefix = message.slice(0, message.length - output.length);
      this.#lines.add({ prefix, text: output });
    }
  }
};

// action/terraform/terraform.ts
var Terraform = class {
  directory;
  #options;
  #launcher;
  #scrub;
  #journal;
  #pulled;
  constructor(options) {
    this.directory = options.directory;
    this.#options = options;
    this.#scrub = (text) => scrubShapes(options.scrub(text));
    this.#launcher = new Launcher(options, this.#scrub);
  }
  /** What earlier applies have left unknown; to be asked for after `init`. */
  journal() {
    const { executable, directory, environment, files } = this.#options;
    const scratch = join3(files, "journal");
    this.#journal ??= openJournal({ executable, directory, environment, scratch });
    return this.#journal;
  }
  /**
   * @param isLocked whether providers must be those of the lock file that is there, to the checksum
   * @param turn see `inTurn`
   * @param hear told the version once Terraform says it; undefined once it has ended
   * @throws {ActionFailure} `init-failed`
   */
  async init(backendConfig, isLocked, turn, hear = () => {
  }) {
    const backend = backendConfig.map((setting) => `-backend-config=${setting}`);
    const lock = isLocked ? ["-lockfile=readonly"] : [];
    const arguments_ = ["init", "-json", "-input=false", "-reconfigure", ...lock, ...backend];
    const onLine = (line) => {
      const version = versionIn(line);
      if (version !== void 0) hear(version);
    };
    const outcome = await this.#launcher.logged(runShort, { ...this.#launcher.command(arguments_), onLine }, turn).finally(() => {
      hear(void 0);
      return turn;
    });
    if (outcome.interrupted || outcome.exitCode !== 0) {
      throw this.#failure("init-failed", "init", outcome);
    }
  }
  /**
   * The state as it is stored, sensitive values in clear; null where there is none yet.
   *
   * @param calm reads it after a cancel, too
   * @throws {ActionFailure} `init-failed` when it cannot be read
   */
  state(calm = false) {
    if (calm) return this.#pullState(true);
    this.#pulled ??= this.#pullState(false).catch((error) => {
      this.#pulled = void 0;
      throw error;
    });
    return this.#pulled;
  }
  /**
   * @returns the warnings
   * @throws {ActionFailure} `validate-failed`
   */
  async validate() {
    const outcome = await runLocal(this.#launcher.command(["validate", "-json"]));
    if (outcome.interrupted) throw cancelled("validate");
    const diagnostics = diagnosticsOfValidation(outcome.stdout);
    if (diagnostics === void 0) throw this.#failure("validate-failed", "validate", outcome);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    if (outcome.exitCode !== 0 || errors.length > 0) {
      throw new ActionFailure(
        "validate-failed",
        this.#scrub(
          `the Terraform configuration is not valid: ${errors[0]?.summary ?? "no reason given"}`
        ),
        this.#findings(diagnostics)
      );
    }
    return this.#findings(diagnostics);
  }
  /**
   * Writes a plan to `planFile`; ends when Terraform does, and what it says may still wait for its turn.
   *
   * @returns the warnings
   * @throws {ActionFailure} `plan-failed`, `state-locked`, `cancelled`
   */
  async plan(request) {
    const arguments_ = [
      "plan",
      "-json",
      "-input=false",
      "-detailed-exitcode",
      `-out=${request.planFile}`,
      `-var-file=${request.variablesFile}`,
      ...request.destroy ? ["-destroy"] : [],
      ...request.replace.map((address) => `-replace=${address}`)
    ];
    const outcome = await this.#launcher.logged(
      runToTheEnd,
      this.#launcher.longCommand(arguments_, request.purpose, () => true),
      request.turn
    );
    if (outcome.interrupted || outcome.exitCode !== 0 && outcome.exitCode !== 2) {
      throw this.#failure("plan-failed", "plan", outcome);
    }
    return this.#findings(diagnosticsOfEvents(outcome.stdout)).filter(
      ({ message }) => !/^Values? for undeclared variable/.test(message)
    );
  }
  /**
   * The JSON of a plan file. It holds sensitive values in clear.
   *
   * @throws {ActionFailure} `plan-missing` when the file cannot be read as a plan
   */
  async show(planFile) {
    const outcome = await runShort(this.#launcher.command(["show", "-json", planFile]));
    if (outcome.interrupted) throw cancelled("show");
    if (outcome.exitCode !== 0) {
      throw new ActionFailure(
        "plan-missing",
        this.#scrub(`${planFile} cannot be read as a Terraform plan: ${lastWords(outcome)}`)
      );
    }
    return readJson(outcome.stdout, "show", parseExactJson);
  }
  /**
   * After a cancel it goes on for as long as something is in flight and the runner allows.
   *
   * @param flight is told what begins and what ends
   * @returns what Terraform complained about, and the failure where it did not succeed: `reason`, `plan-stale`, `state-locked` or
   *   `cancelled`
   */
  async apply(request) {
    const { planFile, reason, flight, purpose } = request;
    this.#pulled = void 0;
    const arguments_ = ["apply", "-json", "-input=false", planFile];
    const idle = () => flight.inFlight().length === 0;
    const command = {
      ...this.#launcher.longCommand(arguments_, purpose, idle),
      onLine: flight.add
    };
    const outcome = await this.#launcher.logged(runToTheEnd, command);
    return {
      diagnostics: diagnosticsOfEvents(outcome.stdout),
      failure: outcome.exitCode === 0 ? void 0 : this.#failure(reason, "apply", outcome)
    };
  }
  /**
   * Who holds the state's lock; undefined when nobody does.
   *
   * @throws {ActionFailure} `unexpected` when that cannot be asked
   */
  async lockHolder() {
    const flags = ["-no-color", "-dry-run", "-lock-timeout=0s"];
    const outcome = await runShort(
      this.#launcher.calmCommand(["state", "rm", ...flags, "terraform_data.none"])
    );
    const holder = readLockHolder(outcome.stderr);
    if (holder === void 0 && outcome.exitCode !== 0) {
      throw new ActionFailure(
        "unexpected",
        this.#scrub(`the lock cannot be asked for: ${lastWords(outcome)}`)
      );
    }
    return holder;
  }
  /** @throws {ActionFailure} `state-locked` when it cannot be released */
  async releaseLock(id) {
    const outcome = await runShort(
      this.#launcher.calmCommand(["force-unlock", "-no-color", "-force", id])
    );
    if (outcome.exitCode === 0) return;
    throw new ActionFailure(
      "state-locked",
      this.#scrub(`the lock ${id} of this run could not be released: ${lastWords(outcome)}`)
    );
  }
  /** The outputs in the state that are not sensitive. */
  async outputs() {
    const outcome = await runShort(this.#launcher.command(["output", "-json"]));
    if (outcome.exitCode !== 0) throw this.#failure("unexpected", "output", outcome);
    const document = readJson(outcome.stdout, "output");
    return Object.fromEntries(
      Object.entries(isObject(document) ? document : {}).filter(([, output]) => member(output, "sensitive") !== true).map(([name, output]) => [name, member(output, "value") ?? null])
    );
  }
  async #pullState(calm) {
    const arguments_ = ["state", "pull"];
    const outcome = await runShort(
      calm ? this.#launcher.calmCommand(arguments_) : this.#launcher.command(arguments_)
    );
    if (outcome.interrupted || outcome.exitCode !== 0) {
      throw this.#failure("init-failed", "state pull", outcome);
    }
    return outcome.stdout.trim() === "" ? null : readJson(outcome.stdout, "state pull");
  }
  #findings(diagnostics) {
    const { explain, workspace, directory } = this.#options;
    const all = diagnostics.map((diagnostic) => {
      const finding = explain(diagnostic, relative(workspace, directory));
      return { ...finding, message: this.#scrub(finding.message) };
    });
    return [...new Map(all.map((finding) => [describeFinding(finding), finding])).values()];
  }
  #failure(reason, command, outcome) {
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
      stale ? "the saved plan is stale: the state has changed since it was made. Plan again, and have that plan reviewed" : this.#scrub(`terraform ${command} failed: ${first}`),
      this.#findings(diagnostics)
    );
  }
};
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
    command === "apply" ? "cancelled during terraform apply" : `cancelled during terraform ${command}; nothing was changed`
  );
}
function lastWords({ stderr, stdout, exitCode }) {
  const text = (stderr.trim() || stdout.trim()).split("\n").slice(-15).join("\n");
  return text === "" ? `exit code ${exitCode ?? "none, ended by a signal"}` : text;
}

// action/commands/opening.ts
import { dirname, join as join5, resolve as resolve2 } from "node:path";

// action/terraform/executable.ts
import { delimiter, join as join4 } from "node:path";
async function findTerraform(request) {
  const { binary, info } = request;
  const found = onPath(request);
  const version = found === void 0 ? void 0 : await versionOf(found, request);
  if (found !== void 0 && version !== void 0 && suits(version, request)) {
    info(`${binary} ${version} (${found})`);
    return found;
  }
  if (request.version !== void 0) return request.install(request.version);
  const { recommended, oldest } = DISTRIBUTIONS[binary];
  if (found !== void 0 && version === void 0) {
    throw new ActionFailure(
      "terraform-missing",
      `${found} does not say its version (\`${binary} version -json\`), so it is not taken for ${binary}. Set the input terraform-version (for example ${recommended}) and the Action installs it`
    );
  }
  info(
    found === void 0 ? `there is no ${binary} on PATH; installing ${recommended}` : `${binary} ${version} on PATH is older than ${oldest.join(".")}; installing ${recommended}`
  );
  return request.install(recommended);
}
function onPath({
  binary,
  environment
}) {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const wrapped = environment[binary === "tofu" ? "TOFU_CLI_PATH" : "TERRAFORM_CLI_PATH"];
  const candidates = [
    ...wrapped === void 0 ? [] : [join4(wrapped, `${binary}-bin${suffix}`)],
    ...(environment.PATH ?? "").split(delimiter).filter((directory) => directory !== "").map((directory) => join4(directory, `${binary}${suffix}`))
  ];
  return candidates.find(isExecutable);
}
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
async function versionOf(executable, { environment, directory, signal }) {
  const outcome = await runLocal({
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
function suits(version, { binary, version: wanted }) {
  if (wanted !== void 0) return version === wanted;
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor, oldestMinor] = DISTRIBUTIONS[binary].oldest;
  return major > oldestMajor || major === oldestMajor && minor >= oldestMinor;
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

// action/commands/turn.ts
async function inTurn({ group }, title, before, work) {
  const { promise: turn, resolve: resolve3, reject } = Promise.withResolvers();
  const working = work(turn);
  for (const one of [turn, working]) one.catch(() => void 0);
  try {
    await before();
  } catch (error) {
    reject(error);
    await working.catch(() => void 0);
    throw error;
  }
  return group(title, () => {
    resolve3();
    return working;
  });
}

// action/commands/opening.ts
function openTerraform(context, prepare) {
  const { promise: beginning, resolve: resolve3 } = Promise.withResolvers();
  const preparing = beginning.then(prepare);
  const judging = beginning.then(() => judgeArtefacts(context, preparing));
  const begin = () => {
    resolve3();
    return preparing;
  };
  const opening = open(context, preparing, begin).then(
    (terraform) => ({ terraform, judging }),
    async (error) => {
      await begin();
      await requireTaken(context, judging);
      throw error;
    }
  );
  for (const one of [judging, opening]) one.catch(() => void 0);
  return { preparing, opening };
}
async function open(context, preparing, begin) {
  const { inputs, workspace, environment, signal, urgent, records, secrecy } = context;
  const later = { ...context, workflow: speakingAfter(context.workflow, preparing) };
  const { terraformBinary: binary, terraformVersion: version } = inputs;
  const present = version === void 0 ? onPath({ binary, environment }) : void 0;
  const { directory, isLocked, backend } = await putInPlace(later);
  let explain = explainOwn;
  const options = {
    directory,
    workspace,
    files: layoutOf(workspace, inputs.label).directory,
    environment,
    signal,
    urgent,
    records,
    info: context.workflow.info,
    scrub: secrecy.scrub,
    explain: (...given) => explain(...given)
  };
  const explained = async () => {
    const { document, configuration, balancer } = await begin();
    if (inputs.terraformDirectory === void 0) {
      explain = explainShipped(document, configuration, balancer);
    }
  };
  const init = async (executable, before, hear) => {
    const terraform = new Terraform({ ...options, executable });
    await inTurn(
      context.workflow,
      "terraform init",
      before,
      (turn) => terraform.init(backend, isLocked, turn, hear)
    );
    return terraform;
  };
  if (present !== void 0) {
    const { promise: said, resolve: hear } = Promise.withResolvers();
    const suited = async () => {
      await explained();
      const found = await said;
      if (signal.aborted) return;
      if (found === void 0 || !suits(found, { binary, version })) throw UNSUITED;
      context.workflow.info(`${binary} ${found} (${present})`);
    };
    try {
      return await init(present, suited, hear);
    } catch (error) {
      if (error !== UNSUITED) throw error;
    }
  }
  return init(await findOrInstall(later, begin), explained);
}
var UNSUITED = new Error("the one on PATH is too old, or does not say its version");
function findOrInstall({ inputs, workflow, workspace, environment, signal, sources, fetch }, wanted) {
  const binary = inputs.terraformBinary;
  const { info } = workflow;
  return findTerraform({
    binary,
    version: inputs.terraformVersion,
    environment,
    directory: workspace,
    signal,
    info,
    install: async (version) => {
      await wanted();
      const { installTerraform } = await import("./install-XLVXWNMY.js");
      return installTerraform({
        binary,
        version,
        source: sources[binary],
        fetch,
        cache: environment.RUNNER_TOOL_CACHE ?? resolve2(workspace, ".aolb", "tools"),
        platform: process.platform,
        architecture: process.arch,
        signal,
        info
      });
    }
  });
}
async function putInPlace(context) {
  const module = await rootModule(context);
  learnDeclared(context, module.directory);
  const backend = readBackend(context, module.directory);
  keepPrivate(module.directory, context.environment);
  return { ...module, backend };
}
function speakingAfter(workflow, other) {
  const later = (tell) => (what) => void other.then(
    () => tell(what),
    () => void 0
  );
  return { ...workflow, info: later(workflow.info), annotate: later(workflow.annotate) };
}
function learnDeclared({ environment, secrecy }, directory) {
  const names = readdirSync(directory).filter((name) => /\.(tf|tofu|tfvars)(\.json)?$/.test(name));
  const files = names.map((name) => [name, readText(join5(directory, name)) ?? ""]);
  const { variables, secrets } = declaredSecrets(new Map(files));
  secrecy.learn(new Map([...secrets, ...environmentSecrets(environment, variables)]));
}
function readBackend({ inputs, secrecy, workspace }, directory) {
  const settings = [];
  for (const [index, line] of inputs.backendConfig.entries()) {
    if (line.includes("=")) {
      settings.push(line);
      continue;
    }
    const file = firstFile([resolve2(directory, line), resolve2(workspace, line)]);
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
function firstFile(paths) {
  for (const path of paths) {
    const text = readText(path);
    if (text !== void 0) return { path, text };
  }
  return void 0;
}
function readText(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return void 0;
  }
}
function readSettings(name, text) {
  try {
    return argumentsOf(name, text);
  } catch {
    return [["secret", text]];
  }
}
function keepPrivate(directory, environment) {
  const data = resolve2(directory, environment.TF_DATA_DIR || ".terraform");
  mkdirSync(data, { recursive: true, mode: 448 });
  try {
    chmodSync(data, 448);
  } catch {
  }
}
async function readState({ secrecy }, terraform) {
  const state = await terraform.state();
  secrecy.learn(stateSecrets(state));
  return state;
}
async function findMoves(context, terraform) {
  if (context.inputs.terraformDirectory !== void 0) return [];
  return movesOf(await readState(context, terraform));
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
  const isLocked = stageModule(
    terraformModule,
    stagedModule,
    inputs.backendConfig.length > 0,
    join5(dirname(resolve2(workspace, inputs.config)), LOCK_FILE)
  );
  if (inputs.backendConfig.length === 0 && environment.CI === "true") {
    workflow.annotate({
      severity: "warning",
      message: "input backend-config is empty, so the state is a local file that is gone when this job ends, and the next run would create everything again. Name a storage account, see docs/workflows.md"
    });
  }
  return { directory: stagedModule, isLocked };
}

export {
  parseEvent,
  diagnosticsOfEvents,
  explainOwn,
  movedBlocks,
  Terraform,
  inTurn,
  openTerraform,
  learnDeclared,
  readState,
  findMoves
};
