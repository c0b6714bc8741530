import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  documentsOf
} from "./chunk-GI4LBW4T.js";
import {
  readConfiguration
} from "./chunk-Q4YAZSH3.js";
import "./chunk-IVEV3KM5.js";
import "./chunk-FT5OCPVE.js";
import "./chunk-UPIGYZN5.js";
import "./chunk-67337CR6.js";
import "./chunk-3L4MNKEA.js";
import "./chunk-OKRRPTW6.js";
import "./chunk-EMJBHTV7.js";
import "./chunk-4FBFNNW6.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-V2JMA5QS.js";
import {
  UsageError
} from "./chunk-55ZJ4OFM.js";
import "./chunk-GHUUZ5VI.js";
import {
  Document,
  isMap,
  isScalar,
  isSeq
} from "./chunk-4NFBVTJB.js";
import "./chunk-75ZBO6A2.js";
import "./chunk-TKEMU74O.js";
import "./chunk-UFVNVTCR.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-GSPKAURL.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-A3RQCBOI.js";
import "./chunk-2MALVD72.js";
import {
  execFileSync
} from "./chunk-7M5KZTMK.js";
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync
} from "./chunk-NHGEPAGA.js";
import "./chunk-HANBNIMK.js";

// action/command-line/init.ts
import { join as join2, relative, resolve } from "node:path";
import { parseArgs } from "node:util";

// action/init/account.ts
var LONGEST_NAME = 40;
function accountOf(id, given, others) {
  const resource = id.replace(/\/$/, "").split("/").at(-1) ?? "";
  return {
    name: given.name ?? nameOf(resource, new Set(others.map(({ name }) => name))),
    id,
    endpoint: given.endpoint ?? `https://${resource.toLowerCase()}.openai.azure.com/`,
    models: given.models ?? []
  };
}
function nameOf(resource, taken) {
  const words = resource.toLowerCase().split(/[^a-z0-9]+/);
  const name = words.filter((word) => word !== "").join("-") || "account";
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? "" : `-${number}`;
    const candidate = name.slice(0, LONGEST_NAME - end.length).replace(/-$/, "") + end;
    if (!taken.has(candidate)) return candidate;
  }
}

// action/init/answers.ts
var EXAMPLE = {
  environment: "prod",
  location: "japaneast",
  sku: "BasicV2_1",
  publisherName: "AI Platform",
  publisherEmail: "ai@example.com",
  accounts: [
    {
      name: "example",
      id: "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/example",
      endpoint: "https://example.openai.azure.com/",
      models: ["gpt-4o"]
    }
  ],
  consumers: ["team-a"],
  rotation: false
};
var TEXT_QUESTIONS = [
  {
    key: "environment",
    option: "environment",
    text: "Environment, the first part of every resource name",
    usual: "prod"
  },
  {
    key: "location",
    option: "location",
    text: "Azure region of the gateway, such as japaneast"
  },
  {
    key: "sku",
    option: "sku",
    text: "SKU of API Management and its units",
    usual: "BasicV2_1"
  },
  {
    key: "publisherName",
    option: "publisher-name",
    text: "Who runs the gateway: name"
  },
  {
    key: "publisherEmail",
    option: "publisher-email",
    text: "Who runs the gateway: e-mail, where Azure sends notifications"
  }
];
function listOf(text) {
  return text.split(/[\s,]+/).filter((word) => word !== "");
}

// action/init/configuration-text.ts
var HEAD = [
  " What each key means, and what else there is: docs/configuration.md.",
  " After every change: aolb check load-balancer.yml; on a local Azure: aolb try plan."
].join("\n");
var SECTIONS = {
  environment: " The first part of every resource name. Another one is another load balancer.",
  location: " Azure region of the gateway. It costs the keys to change it later (docs/operations.md).",
  gateway: " The API Management service: its tier and units, and who runs it.",
  accounts: " Existing Azure OpenAI accounts. A lower priority is preferred; those with the same one share the calls. models: deployment names.",
  callers: " Keys are taken as api-key and as Authorization: Bearer, so that every OpenAI SDK works as it comes.",
  consumers: " One subscription each, with keys of its own; limits such as tokensPerMinute: 20000 go inside the braces.",
  rotation: " Gives every consumer a new key regularly, into Key Vault; the previous one works for an interval more."
};
function configurationText(answers) {
  const document = new Document({
    environment: answers.environment,
    location: answers.location,
    gateway: {
      sku: answers.sku,
      publisher: { name: answers.publisherName, email: answers.publisherEmail }
    },
    accounts: Object.fromEntries(
      answers.accounts.map(({ name, id, endpoint, models }) => [
        name,
        { id, endpoint, priority: 1, ...models.length === 0 ? {} : { models } }
      ])
    ),
    callers: { keys: { bearer: true } },
    consumers: Object.fromEntries(answers.consumers.map((name) => [name, {}])),
    ...answers.rotation ? { rotation: { schedule: "0 0 3 * * *", interval: "P30D" } } : {}
  });
  document.commentBefore = HEAD;
  const { contents } = document;
  for (const { key } of isMap(contents) ? contents.items : []) {
    if (isScalar(key)) key.commentBefore = SECTIONS[String(key.value)] ?? null;
  }
  for (const path of [
    ["gateway", "publisher"],
    ["callers", "keys"],
    ...answers.accounts.map(({ name }) => ["accounts", name, "models"])
  ]) {
    const node = document.getIn(path, true);
    if (isMap(node) || isSeq(node)) node.flow = true;
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

// action/init/files.ts
import { dirname } from "node:path";
function takenPaths(files) {
  return files.map(({ path }) => path).filter((path) => existsSync(path));
}
function writeNew({ path, text }) {
  const half = `${path}.${process.pid}.new`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(half, text, { flag: "wx" });
    linkSync(half, path);
  } finally {
    rmSync(half, { force: true });
  }
}

// action/init/interview.ts
var BrokenOff = class extends Error {
};
async function completeAnswers(known, interview) {
  try {
    return await complete(known, interview);
  } catch (error) {
    if (error instanceof BrokenOff) return void 0;
    throw error;
  }
}
async function complete(given, interview) {
  let answers = given;
  const settle = async (question) => {
    const known = (answer) => ({ ...answers, ...answer });
    answers = known(await asked({ ...question, known }, interview));
  };
  for (const { key, text, usual } of TEXT_QUESTIONS) {
    if (answers[key] !== void 0) continue;
    await settle({
      text,
      ...usual === void 0 ? {} : { usual },
      read: (value) => ({ [key]: value })
    });
  }
  if (answers.accounts === void 0) {
    answers = { ...answers, accounts: await askAccounts(answers, interview) };
  }
  if (answers.consumers === void 0) {
    await settle({
      text: "Consumers: who gets keys, a name each",
      usual: "team-a",
      read: (value) => ({ consumers: listOf(value) })
    });
  }
  if (answers.rotation === void 0) {
    await settle({
      text: "Give every consumer a new key each month: yes or no",
      usual: "yes",
      read: (value) => /^(y(es)?|no?)$/i.test(value) ? { rotation: /^y/i.test(value) } : void 0
    });
  }
  return { ...EXAMPLE, ...answers };
}
async function askAccounts(answers, interview) {
  const accounts = [];
  const account = (id, more) => accountOf(id, more, accounts);
  const known = (next) => ({ ...answers, accounts: [...accounts, next] });
  const same = (value) => value;
  interview.say('Your accounts: az cognitiveservices account list --query "[].id" -o tsv');
  for (; ; ) {
    const id = await asked(
      {
        text: `Resource id of ${accounts.length === 0 ? "an Azure OpenAI account" : "another account, Enter for no more"}`,
        ...accounts.length === 0 ? {} : { usual: "" },
        read: same,
        // The endpoint that follows from the id is asked for next, and no fault of the id.
        known: (value) => value === "" ? { ...answers, accounts } : known(
          account(value, { endpoint: `https://new-${accounts.length}.openai.azure.com/` })
        )
      },
      interview
    );
    if (id === "") return accounts;
    const endpoint = await asked(
      {
        text: "  its endpoint",
        usual: account(id, {}).endpoint,
        read: same,
        known: (value) => known(account(id, { endpoint: value }))
      },
      interview
    );
    const models = await asked(
      {
        text: "  its deployments, such as gpt-4o, Enter for whatever it has",
        usual: "",
        read: listOf,
        known: (value) => known(account(id, { endpoint, models: value }))
      },
      interview
    );
    accounts.push(account(id, { endpoint, models }));
  }
}
async function asked({ text, usual, read, known }, { ask, say, faultsOf: faultsOf2 }) {
  for (; ; ) {
    const said = await ask(`${text}${usual ? ` [${usual}]` : ""}: `);
    if (said === void 0) throw new BrokenOff();
    const answer = said.trim() || usual;
    const value = answer === void 0 ? void 0 : read(answer);
    if (value === void 0) {
      say("  an answer is needed");
      continue;
    }
    const faults = await faultsOf2({ ...EXAMPLE, ...known(value) });
    if (faults.length === 0) return value;
    for (const fault of faults) say(`  ${fault}`);
  }
}

// action/init/workflows.ts
import { join } from "node:path";
var PLACEHOLDER = "<owner>/apim-openai-load-balancer@<commit>";
var REFERENCE = /^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+@[0-9a-f]{40}$/;
function isActionReference(text) {
  return REFERENCE.test(text);
}
function workflowTexts(root, reference) {
  const folder = join(root, "docs", "examples");
  return new Map(
    readdirSync(folder).filter((name) => name.endsWith(".yml")).toSorted().map((name) => [
      name,
      readFileSync(join(folder, name), "utf8").replaceAll(PLACEHOLDER, reference)
    ])
  );
}
function ownReference(root) {
  try {
    const git = (...args) => execFileSync("git", ["-C", root, ...args], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"]
    }).trim();
    const remote = git("remote", "get-url", "origin");
    const [, repository] = /github\.com[:/]([^/]+\/[^/]+?)(?:\.git)?\/?$/.exec(remote) ?? [];
    const reference = `${repository}@${git("rev-parse", "HEAD")}`;
    return isActionReference(reference) ? reference : void 0;
  } catch {
    return void 0;
  }
}

// action/command-line/init.ts
var USUAL_FILE = "load-balancer.yml";
var OPTIONS = {
  output: { type: "string", default: USUAL_FILE, value: "FILE", help: "where it is written" },
  environment: { type: "string", value: "NAME", help: "part of the names in Azure, such as prod" },
  location: { type: "string", value: "REGION", help: "of the gateway, such as swedencentral" },
  sku: { type: "string", value: "SKU", help: "tier and units of the gateway, such as BasicV2_1" },
  "publisher-name": { type: "string", value: "NAME", help: "who runs the gateway" },
  "publisher-email": { type: "string", value: "ADDRESS", help: "where API Management writes to" },
  account: {
    type: "string",
    multiple: true,
    value: "[NAME=]ID",
    help: "resource id of an Azure OpenAI account"
  },
  endpoint: {
    type: "string",
    multiple: true,
    value: "NAME=URL",
    help: "where it is not what the id says"
  },
  models: {
    type: "string",
    multiple: true,
    value: "[NAME=]MODEL,\u2026",
    help: "deployments of an account, or of all"
  },
  consumer: { type: "string", multiple: true, value: "NAME,\u2026", help: "who calls" },
  rotation: { type: "boolean", help: "whether keys are rotated; --no-rotation: they are not" },
  workflows: { type: "boolean", default: false, help: "write the workflows for GitHub, too" },
  action: {
    type: "string",
    value: "OWNER/REPOSITORY@COMMIT",
    help: "what the workflows use; a clone knows its own"
  }
};
var init = {
  usage: "init [--output FILE] [--environment NAME] [--location REGION] [--sku SKU] [--publisher-name NAME] [--publisher-email ADDRESS] [--account [NAME=]ID]\u2026 [--endpoint NAME=URL]\u2026 [--models [NAME=]MODEL,\u2026]\u2026 [--consumer NAME,\u2026]\u2026 [--rotation] [--workflows [--action OWNER/REPOSITORY@COMMIT]]",
  about: "Writes a first load-balancer.yml that check takes. What no option gives is asked; without a terminal it is an error that names what is missing. Nothing is written over.",
  options: OPTIONS,
  example: "aolb init --environment prod --location swedencentral",
  run
};
async function run(args, terminal) {
  const { values } = parseArgs({ args: [...args], options: OPTIONS, allowNegative: true });
  const { directory, error, out } = terminal;
  const path = resolve(directory, values.output);
  const name = relative(directory, path);
  const workflows = workflowFiles(values, terminal);
  const taken = takenPaths([{ path, text: "" }, ...workflows]);
  if (taken.length > 0) {
    const names = taken.map((one) => relative(directory, one)).join(", ");
    error(`${names}: there already, and nothing is written over. Rename it, or choose --output
`);
    return 1;
  }
  const given = answersOf(values);
  const wrong = await faultsOf({ ...EXAMPLE, ...given });
  if (wrong.length > 0) return refuse(wrong, terminal);
  const answers = await completed(given, terminal);
  if (answers === void 0) return refuse([], terminal);
  const text = configurationText(answers);
  const checked = await documentsOf(text, path, directory, terminal.functionPackage);
  const findings = checked.findings.map(({ message }) => message);
  if (!checked.ok) return refuse(findings, terminal);
  for (const file of [{ path, text }, ...workflows]) {
    writeNew(file);
    out(`wrote ${relative(directory, file.path)}
`);
  }
  for (const finding of findings) error(`warning: ${finding}
`);
  const guessed = answers.accounts.filter((account) => isGuessed(account, values));
  if (guessed.length > 0) {
    error(
      `note: the endpoint of ${guessed.map((account) => account.name).join(", ")} is the usual one of the account's name; yours is shown by az cognitiveservices account show --ids ID --query properties.endpoint
`
    );
  }
  const config = name === USUAL_FILE ? "" : ` --config ${name}`;
  out(`next: aolb check ${name}, then aolb try plan${config}
`);
  return 0;
}
function refuse(faults, { error }) {
  for (const fault of faults) error(`error: ${fault}
`);
  error("nothing was written\n");
  return 1;
}
async function faultsOf(answers) {
  const { findings } = readConfiguration(configurationText(answers), USUAL_FILE);
  return findings.filter(({ severity }) => severity === "error").map(({ message }) => message);
}
async function completed(given, { converse, error }) {
  const missing = [
    ...TEXT_QUESTIONS.filter(({ key }) => given[key] === void 0).map(
      ({ option }) => `--${option}`
    ),
    ...given.accounts === void 0 ? ["--account"] : [],
    ...given.consumers === void 0 ? ["--consumer"] : [],
    ...given.rotation === void 0 ? ["--rotation or --no-rotation"] : []
  ];
  if (missing.length === 0) return { ...EXAMPLE, ...given };
  if (converse === void 0) {
    throw new UsageError(
      `nobody can be asked, since standard input is no terminal: add ${missing.join(", ")}`
    );
  }
  const conversation = await converse();
  const say = (text) => error(`${text}
`);
  try {
    return await completeAnswers(given, { ask: conversation.ask, say, faultsOf });
  } finally {
    conversation.end();
  }
}
function answersOf(values) {
  const consumers = values.consumer?.flatMap(listOf);
  const accounts = accountsOf(values);
  const twice = repeated(consumers ?? []) ?? repeated(accounts?.map(({ name }) => name) ?? []);
  if (twice !== void 0) throw new UsageError(`the name ${twice} stands twice`);
  const texts = Object.fromEntries(
    TEXT_QUESTIONS.flatMap(({ key, option }) => {
      const value = values[option];
      return value === void 0 ? [] : [[key, value]];
    })
  );
  return {
    ...texts,
    ...accounts === void 0 ? {} : { accounts },
    ...consumers === void 0 ? {} : { consumers },
    ...values.rotation === void 0 ? {} : { rotation: values.rotation }
  };
}
function repeated(names) {
  return names.find((name, index) => names.indexOf(name) !== index);
}
function accountsOf(values) {
  const endpoints = (values.endpoint ?? []).map(named);
  const models = (values.models ?? []).map(named);
  const accounts = [];
  for (const [name, id] of (values.account ?? []).map(named)) {
    accounts.push(accountOf(id, name === void 0 ? {} : { name }, accounts));
  }
  const known = accounts.map(({ name }) => name);
  for (const [name] of [...endpoints, ...models]) {
    if (name === void 0 || known.includes(name)) continue;
    throw new UsageError(
      `no --account is named ${name}${known.length === 0 ? "" : `: they are ${known.join(", ")}`}`
    );
  }
  const nameless = endpoints.find(([name]) => name === void 0);
  if (nameless !== void 0) {
    throw new UsageError(
      `--endpoint ${nameless[1]}: expected NAME=URL, with the name of an --account`
    );
  }
  if (accounts.length === 0) return void 0;
  return accounts.map((account) => {
    const own = (list) => list.filter(([name]) => name === account.name);
    const mine = own(models).length > 0 ? own(models) : models.filter(([name]) => name === void 0);
    return {
      ...account,
      endpoint: own(endpoints).at(-1)?.[1] ?? account.endpoint,
      models: mine.flatMap(([, list]) => listOf(list))
    };
  });
}
function named(text) {
  const [, name, value] = /^([a-z0-9-]+)=(.*)$/s.exec(text) ?? [];
  return value === void 0 ? [void 0, text] : [name, value];
}
function isGuessed({ name }, { account, endpoint = [] }) {
  return account !== void 0 && !endpoint.some((text) => named(text)[0] === name);
}
function workflowFiles(values, { directory, root }) {
  const { action, workflows } = values;
  if (action !== void 0 && !isActionReference(action)) {
    throw new UsageError(
      `--action ${action}: expected owner/repository@commit, all 40 digits of it`
    );
  }
  if (!workflows) return [];
  if (resolve(directory, values.output ?? USUAL_FILE) !== join2(directory, USUAL_FILE)) {
    throw new UsageError(`--workflows are for ${USUAL_FILE} in this folder: leave out --output`);
  }
  const reference = action ?? ownReference(root);
  if (reference === void 0) {
    throw new UsageError(
      "what the workflows shall run is not known, since this is no clone from GitHub: add --action OWNER/REPOSITORY@COMMIT"
    );
  }
  const folder = join2(directory, ".github", "workflows");
  return [...workflowTexts(root, reference)].map(([name, text]) => ({
    path: join2(folder, name),
    text
  }));
}
export {
  init
};
