import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  NOTHING_LEFT,
  aboutOf,
  learnPlan,
  originOf,
  readLeftovers,
  recover,
  tellFailure,
  writeComment
} from "./chunk-YA2TI3UU.js";
import {
  findMoves,
  inTurn,
  movedBlocks,
  openTerraform,
  readState
} from "./chunk-WJNRFORZ.js";
import {
  error
} from "./chunk-RQNQMP3I.js";
import {
  about
} from "./chunk-57JQHQ6U.js";
import {
  HIDDEN_MESSAGE,
  costOfLoss,
  describeCounts
} from "./chunk-DAROR4ZE.js";
import {
  SUMMARY_LIMIT,
  bytes
} from "./chunk-2JMEM6ZP.js";
import {
  describeJudgement,
  missed
} from "./chunk-DWG4YDZM.js";
import {
  fromWorkspace,
  layoutOf,
  prepareArtefacts,
  requireTaken
} from "./chunk-L6VHR5Q4.js";
import {
  readRecord
} from "./chunk-27RFI5G6.js";
import {
  describeFinding,
  inFileOrder
} from "./chunk-NXTOOCTD.js";
import {
  ActionFailure,
  messageOf
} from "./chunk-GHUUZ5VI.js";
import {
  createBalancer
} from "./chunk-GSPKAURL.js";
import {
  isV2
} from "./chunk-DT7QFL3W.js";
import {
  items,
  member,
  textOf
} from "./chunk-2MALVD72.js";
import {
  mkdirSync,
  rmSync,
  writeFileSync
} from "./chunk-NOI25EJ4.js";

// action/commands/plan.ts
import { writeFile as writeFile2 } from "node:fs/promises";

// action/commands/planning.ts
import { rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

// action/terraform/create-first.ts
var OVERRIDE_FILE = "create_first_override.tf.json";
var SAME_NAMES = ["replace_because_tainted", "replace_by_request"];
function createFirst(plan2) {
  const resources = items(member(plan2, "resource_changes"));
  const again = resources.some(
    (one) => SAME_NAMES.includes(textOf(member(one, "action_reason")) ?? "")
  );
  if (again || !resources.some(isMoved)) return [];
  const replaced = resources.flatMap(
    (resource) => replacedResource(resource, member(plan2, "configuration"))
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

// action/terraform/healing.ts
var WATCHES = /(^|\.)azapi_update_resource\.(?=(?:backend|pool)\[)/;
function toBeWrittenAgain(plan2) {
  const changes = items(member(plan2, "resource_changes"));
  const actionsAt = (address) => {
    const change = changes.find((one) => member(one, "address") === address);
    return items(member(member(change, "change"), "actions")).map(String);
  };
  return items(member(plan2, "resource_drift")).flatMap((drift) => {
    const gone = items(member(member(drift, "change"), "actions")).includes("delete");
    const address = textOf(member(drift, "address")) ?? "";
    if (!gone || !WATCHES.test(address)) return [];
    const writer = address.replace(WATCHES, "$1azapi_resource_action.");
    const idle = actionsAt(writer).includes("no-op") || actionsAt(writer).includes("update");
    return idle && actionsAt(address).includes("create") ? [writer] : [];
  });
}

// action/commands/planning.ts
async function writePlan(context, { terraform, judging }, request) {
  const { workflow } = context;
  const { destroy } = request;
  const judged = Promise.allSettled([judging]);
  const searching = judged.then(() => readLeftovers(context, terraform));
  const { begin, plan: plan2 } = createPlanner(context, terraform, { ...request, judged });
  const first = await inTurn(workflow, "terraform plan", request.admit, begin);
  const search = { first, leftovers: await searching, destroy, plan: plan2 };
  const { planned, recovery } = await recover(context, terraform, search);
  planned.warnings.forEach(workflow.annotate);
  return { shown: planned, recovery };
}
function createPlanner(context, terraform, request) {
  const { planFile, destroy, about: about2, judged } = request;
  const journal = { before: [], added: [] };
  const purpose = {
    command: "plan",
    ...about2,
    planFile,
    plan: void 0,
    planned: 0,
    journal
  };
  const replace = /* @__PURE__ */ new Set();
  const overrides = /* @__PURE__ */ new Map();
  const planOnce = async (turn = Promise.resolve()) => {
    makePrivate(planFile);
    const planAndShow = async () => {
      const warnings = await terraform.plan({ ...request, replace: [...replace], purpose, turn });
      return { ...await showPlan(context, terraform, planFile), warnings };
    };
    try {
      return await planAndShow().finally(() => turn);
    } catch (error2) {
      await rm(planFile, { force: true });
      throw error2;
    }
  };
  const planFirst = async (turn) => {
    const finding = judged.then(() => findMoves(context, terraform));
    const unmoved = finding.then((moves) => moves.length === 0 ? turn : Promise.reject(MOVED));
    unmoved.catch(() => void 0);
    try {
      return await planOnce(unmoved);
    } catch (error2) {
      if (error2 instanceof ActionFailure && error2.reason === "plan-failed") {
        await terraform.validate();
      }
      if (error2 !== MOVED) throw error2;
    }
    await writeFile(join(terraform.directory, "moved.tf.json"), movedBlocks(await finding));
    return planOnce(turn);
  };
  const complete = async (planning) => {
    const planned = await planning;
    if (destroy) return planned;
    const before2 = replace.size;
    for (const address of toBeWrittenAgain(planned.json)) replace.add(address);
    let again = replace.size > before2;
    const wanted = context.inputs.terraformDirectory === void 0 ? createFirst(planned.json) : [];
    for (const { directory, text } of wanted) {
      if (overrides.get(directory) === text) continue;
      overrides.set(directory, text);
      await writeFile(join(terraform.directory, directory, OVERRIDE_FILE), text);
      again = true;
    }
    return again ? planOnce() : planned;
  };
  return { begin: (turn) => complete(planFirst(turn)), plan: () => complete(planOnce()) };
}
var MOVED = new Error("the state has something under a former address");
function makePrivate(file) {
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  writeFileSync(file, "", { mode: 384, flag: "wx" });
}
async function showPlan(context, terraform, planFile) {
  const showing = terraform.show(planFile);
  const source = import("./understanding-XX7FMFZK.js").then(({ readSource }) => readSource(planFile));
  for (const begun of [showing, source, import("./report-HUBMSGH2.js")]) begun.catch(() => void 0);
  const json = await showing;
  learnPlan(context, json);
  return { json, source };
}

// action/preflight/strangers.ts
import { readdir, readFile } from "node:fs/promises";
import { join as join2 } from "node:path";
var KNOWN = [/^resource "(\w+)" "(\w+)"/gm, /^(?:moved|removed) \{\s+from\s+= (\w+)\.(\w+)/gm];
var SHOWN = 5;
async function resourcesIn(directory) {
  const folders = await readdir(join2(directory, "modules")).catch(() => []);
  const found = await Promise.all([
    declaredIn(directory, ""),
    ...folders.map((name) => declaredIn(join2(directory, "modules", name), `module.${name}.`))
  ]);
  return new Set(found.flat());
}
async function declaredIn(directory, module) {
  const files = (await readdir(directory)).filter((name) => name.endsWith(".tf"));
  const texts = await Promise.all(files.map((name) => readFile(join2(directory, name), "utf8")));
  return KNOWN.flatMap((pattern) => [...texts.join("\n").matchAll(pattern)]).map(
    ([, type, name]) => `${module}${type}.${name}`
  );
}
function strangerComplaints(state, known) {
  const addresses = items(member(state, "resources")).filter((resource) => member(resource, "mode") === "managed").map((resource) => {
    const module = textOf(member(resource, "module"))?.replaceAll(/\[[^[\]]*\]/g, "");
    const name = `${textOf(member(resource, "type"))}.${textOf(member(resource, "name"))}`;
    return module === void 0 ? name : `${module}.${name}`;
  });
  const strangers = [...new Set(addresses.filter((address) => !known.has(address)))];
  if (strangers.length === 0) return [];
  const more = strangers.length > SHOWN ? ` and ${strangers.length - SHOWN} more` : "";
  return [
    error(
      [],
      `the state holds what this release of the Action does not know, and would have Terraform destroy: ${strangers.slice(0, SHOWN).join(", ")}${more}. Where another configuration keeps its state there, give this load balancer one of its own (another key in backend-config); where a newer release of the Action wrote it, use that one`
    )
  ];
}

// action/commands/preflight.ts
async function admit(context, artefacts, { terraform, judging }, purpose) {
  await requireTaken(context, judging);
  await checkEstate(context, artefacts, terraform, purpose);
}
async function checkEstate(context, { configuration, document }, terraform, purpose) {
  const { inputs, workflow, environment, fetch, signal } = context;
  if (inputs.terraformDirectory !== void 0) return;
  const state = await readState(context, terraform);
  const strangers = strangerComplaints(state, await resourcesIn(terraform.directory));
  const answers = await workflow.group(
    "Ask Azure",
    () => context.preflight({
      configuration,
      purpose,
      state,
      begun: () => begunBy(terraform),
      environment,
      fetch,
      signal,
      info: workflow.info
    })
  );
  const complaints = [...strangers, ...answers];
  if (complaints.length === 0) return;
  const findings = complaints.map(
    ({ severity, path, message }) => ({
      severity,
      ...path.length === 0 ? {} : { file: document.file, ...document.placeOf(path) },
      message: about(path, message)
    })
  );
  const errors = inFileOrder(findings.filter(({ severity }) => severity === "error"));
  const [first] = errors;
  if (first === void 0) findings.forEach(workflow.annotate);
  else {
    const more = errors.length === 1 ? "" : ` (and ${errors.length - 1} more)`;
    throw new ActionFailure(
      "preflight-failed",
      `nothing was changed: ${describeFinding(first)}${more}`,
      findings
    );
  }
}
async function begunBy(terraform) {
  const entries = await terraform.journal().then((journal) => journal.read()).catch(() => []);
  return new Set(entries.map(({ address }) => address));
}

// action/commands/protection.ts
var ALLOWANCE = ["gateway", "allowReplacement"];
var OTHER_WAY = 'Build the new gateway beside the old one, move the callers, then remove the old one: docs/operations.md, "Another region, environment or family of tiers"';
function refusalOf(artefacts, { losses, services, summary }) {
  const { allowReplacement: allowed, document, configuration } = artefacts;
  const refused = losses.filter(({ owners }) => allowed === void 0 || !owners.includes(allowed));
  if (refused.length === 0) return void 0;
  const names = [...new Set(refused.map(({ owners }) => owners[0] ?? ""))];
  if (allowed !== void 0) {
    const there = services.length === 0 ? "the state holds no service" : `there is ${services.join(", ")}`;
    const message2 = `gateway.allowReplacement is "${allowed}", which is not what the plan destroys: ${names.join(", ")} (${there}). Nothing was changed. Correct the name if that is to go, or take it out`;
    throw new ActionFailure("config-invalid", `${message2}.
${lines(refused)}`, [
      { severity: "error", ...placeIn(document, ALLOWANCE), message: message2 }
    ]);
  }
  const causes = causesOf(before(summary), configuration);
  const why = causes.map(({ text }) => text).join(" and ");
  const message = [
    `the plan destroys what no apply gives back${why === "" ? "" : `, since ${why}`}. Nothing was changed.`,
    lines(refused),
    `${OTHER_WAY}. ${allow(names)}`
  ].join("\n");
  return new ActionFailure(
    "replacement-refused",
    message,
    causes.map(
      ({ path, text }) => ({
        severity: "error",
        ...placeIn(document, path),
        message: `${text}, which destroys what no apply gives back`
      })
    )
  );
}
function staleAllowance({ allowReplacement: allowed, document }, { losses, services }) {
  if (allowed === void 0 || losses.length > 0) return void 0;
  const what = services.includes(allowed) ? "the plan destroys nothing of it" : `there is no such service${services.length === 0 ? "" : `, but ${services.join(", ")}`}`;
  return {
    severity: "error",
    ...placeIn(document, ALLOWANCE),
    message: `gateway.allowReplacement: "${allowed}" allows nothing: ${what}. Take it out, so that it does not allow what somebody changes later`
  };
}
function placeIn(document, path) {
  return { file: document.file, ...document.placeOf(path) };
}
function allow(names) {
  const [name, ...others] = names;
  return others.length === 0 ? `To destroy it all the same, write gateway.allowReplacement: ${name}` : `gateway.allowReplacement names one service, and this would be ${names.join(" and ")}: let one of them go at a time`;
}
function lines(losses) {
  return losses.map(
    (loss) => `- ${loss.kind} ${loss.name} (${loss.action} ${loss.address}): ${costOfLoss(loss)}`
  ).join("\n");
}
function causesOf(before2, after) {
  if (before2 === void 0) return [];
  const changed = (path, name, was, is) => was === is ? [] : [{ path, text: `${name} changes from ${was} to ${is}` }];
  const [old, now] = [before2.gateway.sku, after.gateway.sku];
  return [
    ...changed(["environment"], "environment", before2.environment, after.environment),
    ...changed(["location"], "location", before2.location, after.location),
    ...isV2(old) === isV2(now) ? [] : changed(["gateway", "sku"], "gateway.sku", old, now),
    ...before2.rotation !== void 0 && after.rotation === void 0 ? [{ path: ["rotation"], text: "rotation is taken out" }] : []
  ];
}
function before({ recorded }) {
  return recorded === void 0 ? void 0 : readRecord(recorded);
}

// action/commands/plan.ts
var tellInComment = async (context, report, key, reviewed) => {
  const { renderPlan } = await import("./report-HUBMSGH2.js");
  await writeComment(context, key, reviewed, (size, prefix) => renderPlan(report, size, prefix));
};
async function plan(context, tell = tellInComment) {
  const { inputs, workflow, workspace } = context;
  const { preparing, opening } = openTerraform(
    context,
    () => prepareArtefacts(context, { judged: false })
  );
  let artefacts = await preparing;
  const { planFile } = layoutOf(workspace, inputs.label, inputs.planFile);
  const about2 = aboutOf(context, artefacts);
  try {
    const opened = await opening;
    let lint = [];
    const admitted = async () => {
      await admit(context, artefacts, opened, "plan");
      lint = await tellLint(context, opened);
    };
    const { variablesFile } = artefacts;
    const request = { planFile, variablesFile, destroy: false, about: about2, admit: admitted };
    const { shown, recovery } = await writePlan(context, opened, request);
    artefacts = { ...artefacts, warnings: [...artefacts.warnings, ...lint] };
    const { tellGatewayUrl, understandPlan } = await import("./understanding-XX7FMFZK.js");
    const understood = await understandPlan(context, shown);
    const refusal = refusalOf(artefacts, understood);
    const stale = staleAllowance(artefacts, understood);
    if (stale !== void 0) throw new ActionFailure("config-invalid", stale.message, [stale]);
    workflow.output("plan-file", fromWorkspace(workspace, planFile));
    workflow.info(describeCounts(understood.summary));
    for (const { address } of understood.summary.hidden) {
      workflow.annotate({ severity: "warning", message: `${address} ${HIDDEN_MESSAGE}` });
    }
    tellGatewayUrl(context, understood.gatewayUrl);
    const traffic = refusal === void 0 ? await simulatedTraffic(context, artefacts, understood.summary) : [];
    const report = {
      ...await reportOf(context, artefacts, understood, "plan", recovery),
      traffic,
      refusal: refusal?.message
    };
    await writeReport(context, report);
    const reviewed = refusal === void 0 ? understood.identity : void 0;
    await tell(context, report, about2.key, reviewed);
    if (refusal !== void 0) throw refusal;
    refuseMissed(traffic);
  } catch (error2) {
    const told = { ...about2, command: "plan", plan: void 0 };
    if (!context.signal.aborted) await tellFailure(context, told, error2, true);
    throw error2;
  }
}
async function tellLint({ workflow }, { judging }) {
  const { lint } = await judging;
  const warnings = lint.map((finding) => ({ ...finding, severity: "warning" }));
  warnings.forEach(workflow.annotate);
  return warnings;
}
async function reportOf(context, artefacts, { summary, losses }, command, recovery = NOTHING_LEFT) {
  return {
    title: `${aboutOf(context, artefacts).title}: ${command}`,
    origin: originOf(context),
    summary,
    losses,
    refusal: void 0,
    balancer: artefacts.balancer,
    warnings: artefacts.warnings,
    changes: await changesSince(summary, artefacts),
    traffic: [],
    recovery
  };
}
var trafficOf = ({ accounts, models, balancing, gateway }) => JSON.stringify([accounts, models, balancing, gateway.sku]);
async function simulatedTraffic({ inputs, workflow, simulateReview }, { configuration, balancer, expectations }, { recorded }) {
  const before2 = recorded === void 0 ? void 0 : readRecord(recorded);
  if (inputs.simulation === "never") return [];
  const same = before2 !== void 0 && trafficOf(before2) === trafficOf(configuration);
  if (same && expectations.length === 0) return [];
  try {
    return await workflow.group(
      "Simulate traffic",
      () => simulateReview({
        before: before2 === void 0 ? void 0 : createBalancer(before2),
        after: balancer,
        expectations
      })
    );
  } catch (error2) {
    const message = `traffic could not be simulated, so the report says nothing of it: ${messageOf(error2)}`;
    workflow.annotate({ severity: "warning", message });
    return [];
  }
}
function refuseMissed(traffic) {
  const missing = traffic.flatMap(
    ({ scenario, judgements }) => missed({ judgements }).map((judgement) => `${scenario}: ${describeJudgement(judgement)}`)
  );
  if (missing.length > 0) {
    throw new ActionFailure("expectation-missed", `expectations missed: ${missing.join("; ")}`);
  }
}
async function changesSince({ recorded }, { configuration }) {
  const before2 = recorded === void 0 ? void 0 : readRecord(recorded);
  if (before2 === void 0) return void 0;
  const { configurationChanges } = await import("./report-HUBMSGH2.js");
  return configurationChanges(before2, configuration);
}
var SUMMARY_REST = 1024;
async function writeReport({ workflow, workspace, inputs, secrecy }, report) {
  const { renderPlan } = await import("./report-HUBMSGH2.js");
  const { reportFile } = layoutOf(workspace, inputs.label);
  const whole = renderPlan(report, { limit: Number.POSITIVE_INFINITY, measure: bytes });
  await writeFile2(reportFile, `${secrecy.scrub(whole)}
`);
  workflow.output("report-file", fromWorkspace(workspace, reportFile));
  const limit = SUMMARY_LIMIT - SUMMARY_REST;
  await workflow.summary(
    bytes(whole) <= limit ? whole : renderPlan(report, { limit, measure: bytes })
  );
}

export {
  writePlan,
  showPlan,
  admit,
  refusalOf,
  staleAllowance,
  plan,
  reportOf,
  writeReport
};
