import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  NOTHING_LEFT,
  SUMMARY_LIMIT,
  aboutOf,
  bytes,
  costOfLoss,
  describeCounts,
  originOf,
  renderPlan,
  tellFailure,
  tellGatewayUrl,
  understandPlan,
  writeComment,
  writePlan
} from "./chunk-IQKWUEGN.js";
import {
  openTerraform
} from "./chunk-MJFFXWR5.js";
import {
  describeJudgement,
  missed
} from "./chunk-TA4MW6TS.js";
import {
  about
} from "./chunk-57JQHQ6U.js";
import {
  createBalancer
} from "./chunk-2TJW2JQM.js";
import {
  lintArtefacts
} from "./chunk-RF5645R4.js";
import {
  HIDDEN_MESSAGE
} from "./chunk-OHWW4HQZ.js";
import {
  readRecord
} from "./chunk-IPGNY5MD.js";
import {
  fromWorkspace,
  layoutOf,
  prepareArtefacts
} from "./chunk-UT3LCS62.js";
import {
  describeFinding,
  inFileOrder
} from "./chunk-EHWEQYUQ.js";
import {
  ActionFailure,
  messageOf
} from "./chunk-GHUUZ5VI.js";
import {
  isV2
} from "./chunk-L3XRWZTG.js";

// action/commands/plan.ts
import { writeFile } from "node:fs/promises";

// action/report/changes.ts
var loss = (text) => ({ kind: "loss", text });
var gain = (text) => ({ kind: "gain", text });
var change = (text) => ({ kind: "change", text });
function settled(kind, name, before2, after) {
  return before2 === after ? [] : [{ kind, text: `${name}: ${after} (before: ${before2})` }];
}
function compare(before2, after) {
  const has = (record, name) => Object.hasOwn(record, name);
  return {
    joined: Object.entries(after).filter(([name]) => !has(before2, name)),
    left: Object.entries(before2).filter(([name]) => !has(after, name)),
    kept: Object.entries(after).flatMap(([name, value]) => {
      const old = before2[name];
      return old === void 0 ? [] : [[name, old, value]];
    })
  };
}
var list = (texts) => texts.length === 0 ? "none" : texts.join(", ");
var count = (value) => value.toLocaleString("en");
function describe(value) {
  if (typeof value === "string") return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => a < b ? -1 : 1);
  return entries.length === 0 ? "none" : entries.map(([key, text]) => `${key} ${text}`).join(", ");
}

// action/report/consumer-changes.ts
function consumerChanges(before2, after) {
  const { joined, left, kept } = compare(
    bySubscription(before2.consumers),
    bySubscription(after.consumers)
  );
  const keys = before2.callers.keys ? ": its keys end" : "";
  return [
    ...left.map(([, { name }]) => loss(`${name} leaves${keys}`)),
    ...joined.map(([, consumer]) => gain(`${consumer.name} joins with ${allowance(consumer)}`)),
    ...kept.flatMap(([, old, { name, ...now }]) => [
      ...settled("change", "name of a consumer, which keeps its keys", old.name, name),
      ...allowedModels(name, old, now),
      ...limit(name, "tokens a minute", old.tokensPerMinute, now.tokensPerMinute),
      ...limit(name, "requests a minute", old.requestsPerMinute, now.requestsPerMinute),
      ...settled("change", `token quota of ${name}`, quota(old), quota(now)),
      ...settled(
        "change",
        `tokens that count as ${name}\u2019s`,
        describe(old.entra ?? {}),
        describe(now.entra ?? {})
      ),
      ...settled(
        "change",
        `interval of ${name}\u2019s key`,
        old.rotationInterval ?? "that of all",
        now.rotationInterval ?? "that of all"
      ),
      ...settled(
        "change",
        `who may read the key of ${name}`,
        list(old.readers ?? []),
        list(now.readers ?? [])
      )
    ])
  ];
}
function bySubscription(consumers) {
  return Object.fromEntries(
    Object.entries(consumers).map(([name, consumer]) => [
      consumer.formerly ?? name,
      { ...consumer, name }
    ])
  );
}
function allowance(consumer) {
  const { models, tokensPerMinute, requestsPerMinute } = consumer;
  return [
    models === void 0 ? "all models" : list(models),
    ...tokensPerMinute === void 0 ? [] : [`${count(tokensPerMinute)} tokens a minute`],
    ...requestsPerMinute === void 0 ? [] : [`${count(requestsPerMinute)} requests a minute`],
    ...consumer.tokenQuota === void 0 ? [] : [quota(consumer)]
  ].join(", ");
}
function allowedModels(name, old, now) {
  if (old.models === void 0 && now.models === void 0) return [];
  if (now.models === void 0)
    return [gain(`${name} may call all models (before: ${list(old.models ?? [])})`)];
  if (old.models === void 0)
    return [loss(`${name} may call ${list(now.models)} only (before: all models)`)];
  const lost = old.models.filter((model) => !now.models?.includes(model));
  const won = now.models.filter((model) => !old.models?.includes(model));
  return [
    ...lost.length === 0 ? [] : [loss(`${name} may no longer call ${list(lost)}`)],
    ...won.length === 0 ? [] : [gain(`${name} may call ${list(won)}`)]
  ];
}
function limit(name, what, old, now) {
  if (old === now) return [];
  if (now === void 0)
    return [gain(`${name} is no longer limited in ${what} (before: ${count(old ?? 0)})`)];
  const tighter = old === void 0 || now < old;
  const text = `${name} is limited to ${count(now)} ${what} (before: ${old === void 0 ? "no limit" : count(old)})`;
  return [tighter ? loss(text) : gain(text)];
}
function quota({ tokenQuota }) {
  return tokenQuota === void 0 ? "none" : `${count(tokenQuota.tokens)} tokens ${tokenQuota.period.toLowerCase()}`;
}

// action/report/estate-facts.ts
var EXISTING = {
  resourceGroup: "resource group",
  service: "API Management service",
  identity: "identity that calls the accounts",
  workspace: "Log Analytics workspace",
  vault: "Key Vault"
};
function estateFacts(before2, after) {
  const fact = (kind, name, say) => ({ kind, name, before: say(before2.estate), after: say(after.estate) });
  return [
    ...Object.entries(EXISTING).map(
      ([key, name]) => fact(
        "loss",
        name,
        (estate) => new Map(Object.entries(estate?.existing ?? {})).get(key) ?? "made"
      )
    ),
    fact("loss", "patterns of names", (estate) => pairs(estate?.naming ?? {})),
    fact(
      "change",
      "tags of others that are left alone",
      (estate) => (estate?.ignoreTags ?? ["hidden-*"]).join(", ") || "none"
    )
  ];
}
function pairs(values) {
  return Object.entries(values).map(([key, value]) => `${key} = ${value}`).join(", ") || "the module\u2019s own";
}

// action/report/configuration-changes.ts
var ORDER = ["loss", "change", "gain"];
function configurationChanges(before2, after) {
  return [
    ...gatewayChanges(before2, after),
    ...estateFacts(before2, after).flatMap(
      (fact) => settled(fact.kind, fact.name, fact.before, fact.after)
    ),
    ...accountChanges(before2, after),
    ...modelChanges(before2, after),
    ...balancingChanges(before2, after),
    ...callerChanges(before2, after),
    ...consumerChanges(before2, after),
    ...rotationChanges(before2, after),
    ...settled("change", "tags", describe(before2.tags), describe(after.tags))
  ].toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}
function gatewayChanges(before2, after) {
  const [old, now] = [before2.gateway, after.gateway];
  return [
    ...settled(
      "loss",
      "environment, the prefix of every name",
      before2.environment,
      after.environment
    ),
    ...settled("loss", "region of the gateway", before2.location, after.location),
    ...settled("change", "gateway", old.sku, now.sku),
    ...settled(
      "loss",
      "base URL that callers use, behind the host",
      `/${old.path}`,
      `/${now.path}`
    ),
    ...settled(
      "change",
      "calls that no description has",
      SURFACE[old.surface],
      SURFACE[now.surface]
    ),
    ...settled(
      "change",
      "callers\u2019 headers that reach the accounts besides Azure OpenAI\u2019s",
      list(old.headers),
      list(now.headers)
    ),
    ...settled(
      "change",
      "OpenAPI descriptions",
      list(old.openapi ?? ["shipped"]),
      list(now.openapi ?? ["shipped"])
    ),
    ...settled("change", "publisher", publisherOf(old), publisherOf(now))
  ];
}
function publisherOf({ publisher }) {
  return publisher === void 0 ? "the existing service\u2019s own" : `${publisher.name}, ${publisher.email}`;
}
var SURFACE = { open: "reach an account", described: "refused" };
function accountChanges(before2, after) {
  const { joined, left, kept } = compare(before2.accounts, after.accounts);
  return [
    ...left.map(([name, account]) => loss(`account ${name} leaves, ${modelsOf(account)}`)),
    ...joined.map(
      ([name, account]) => gain(`account ${name} joins, ${modelsOf(account)}${placeOf(account, after)}`)
    ),
    ...kept.flatMap(([name, old, now]) => [
      ...settled("change", `account ${name} is another resource`, old.id, now.id),
      ...settled("change", `endpoint of ${name}`, old.endpoint, now.endpoint),
      ...settled("change", `priority of ${name}`, String(old.priority), String(now.priority)),
      ...settled("change", `weight of ${name}`, String(old.weight), String(now.weight)),
      ...deploymentChanges(name, old, now)
    ])
  ];
}
function modelsOf({ models }) {
  return models === void 0 ? "with every model" : `with ${list(Object.keys(models))}`;
}
function placeOf({ priority, weight }, { balancing }) {
  if (balancing.strategy === "priority") return `; priority ${priority}, weight ${weight}`;
  return balancing.strategy === "weighted" ? `; weight ${weight}` : "";
}
function deploymentChanges(name, old, now) {
  if (old.models === void 0 || now.models === void 0) {
    return settled("change", `models of ${name}`, modelsOf(old), modelsOf(now));
  }
  const { joined, left, kept } = compare(old.models, now.models);
  return [
    ...left.map(([model]) => loss(`${name} no longer serves ${model}`)),
    ...joined.map(([model]) => gain(`${name} serves ${model}`)),
    ...kept.flatMap(
      ([model, { deployment }, next]) => settled("change", `deployment of ${model} on ${name}`, deployment, next.deployment)
    )
  ];
}
function modelChanges(before2, after) {
  const served = servedModels(after);
  const { joined, left, kept } = compare(before2.models, after.models);
  return [
    ...servedModels(before2).filter((model) => !served.includes(model)).map((model) => loss(`no account serves ${model} any more: calls of it get 404`)),
    ...left.flatMap(
      ([name, { use }]) => use === void 0 ? [] : [loss(`alias ${name} is gone`)]
    ),
    ...joined.flatMap(([name, { use, timeout }]) => [
      ...use === void 0 ? [] : [gain(`alias ${name} stands for ${use.join(", then ")}`)],
      ...timeout === void 0 ? [] : [change(`time limit of ${name}: ${timeout}`)]
    ]),
    ...kept.flatMap(([name, old, now]) => [
      ...settled("change", `alias ${name}`, list(old.use ?? []), list(now.use ?? [])),
      ...settled(
        "change",
        `time limit of ${name}`,
        old.timeout ?? "as others",
        now.timeout ?? "as others"
      )
    ])
  ];
}
function servedModels({ accounts }) {
  return [...new Set(Object.values(accounts).flatMap(({ models }) => Object.keys(models ?? {})))];
}
var SPREAD = {
  random: "at random",
  "round-robin": "in equal shares",
  weighted: "by weight",
  priority: "by priority"
};
function balancingChanges(before2, after) {
  const [old, now] = [before2.balancing, after.balancing];
  const breaker = (value) => value === void 0 ? "none" : describe(value);
  return [
    ...old.strategy === now.strategy ? [] : [change(`calls are spread ${SPREAD[now.strategy]} instead of ${SPREAD[old.strategy]}`)],
    ...settled("change", "who chooses an account", old.selection, now.selection),
    ...settled(
      "change",
      "accounts that a call may go through",
      attempts(old.attempts),
      attempts(now.attempts)
    ),
    ...settled("change", "time limit for an answer", old.timeout, now.timeout),
    ...settled(
      "change",
      "how long an account is remembered as what",
      describe(old.marks),
      describe(now.marks)
    ),
    ...settled("change", "circuit breaker", breaker(old.breaker), breaker(now.breaker)),
    ...settled(
      "change",
      "calls that name what an account keeps",
      old.stateful ?? "default",
      now.stateful ?? "default"
    ),
    ...settled(
      "change",
      "consumers may use what others made",
      yes(old.shareState),
      yes(now.shareState)
    ),
    ...settled("change", "answers name the account", yes(old.tell), yes(now.tell))
  ];
}
var attempts = (most) => most === void 0 ? "all" : String(most);
function callerChanges(before2, after) {
  const [old, now] = [before2.callers, after.callers];
  const entra = ({ entra: value }) => value === void 0 ? "refused" : `of tenant ${value.tenant} for ${list(value.audiences)}`;
  const towards = (was, is) => was && !is ? "loss" : "gain";
  return [
    ...settled(
      towards(old.keys, now.keys),
      "subscription keys",
      accepted(old.keys),
      accepted(now.keys)
    ),
    ...settled(
      towards(old.bearer, now.bearer),
      "keys as Authorization: Bearer",
      accepted(old.bearer),
      accepted(now.bearer)
    ),
    ...settled(
      towards(old.entra !== void 0, now.entra !== void 0),
      "tokens of Entra ID",
      entra(old),
      entra(now)
    ),
    ...settled("change", "web pages that may call", list(old.origins), list(now.origins))
  ];
}
function rotationChanges({ rotation: old }, { rotation: now }) {
  if (old === void 0 && now === void 0) return [];
  if (now === void 0) return [loss("keys are no longer rotated, and their vault goes")];
  if (old === void 0)
    return [gain(`keys are rotated every ${now.interval}, at ${now.schedule}`)];
  return [
    ...settled("change", "interval of the rotation", old.interval, now.interval),
    ...settled("change", "schedule of the rotation", old.schedule, now.schedule),
    ...settled("change", "window of the rotation", old.window ?? "none", now.window ?? "none"),
    ...settled(
      "change",
      "days without rotation",
      describe(old.freezes ?? []),
      describe(now.freezes ?? [])
    ),
    ...settled(
      "change",
      "consumers take turns in the rotation",
      yes(old.spread ?? false),
      yes(now.spread ?? false)
    ),
    ...settled("change", "who makes new keys", old.discipline, now.discipline),
    ...settled(
      "change",
      "new keys are tried at the gateway",
      yes(old.gatewayCheck),
      yes(now.gatewayCheck)
    ),
    ...settled(
      "change",
      "runs over HTTP",
      describe(old.http ?? "none"),
      describe(now.http ?? "none")
    ),
    ...settled(
      "change",
      "action group of the alerts",
      old.actionGroup ?? "none",
      now.actionGroup ?? "none"
    )
  ];
}
var yes = (value) => value ? "yes" : "no";
var accepted = (value) => value ? "accepted" : "refused";

// action/commands/preflight.ts
async function checkEstate(context, { configuration, document }, terraform, purpose) {
  const { inputs, workflow, environment, fetch, signal } = context;
  if (inputs.terraformDirectory !== void 0) return;
  const state = await terraform.state();
  const complaints = await workflow.group(
    "Ask Azure",
    () => context.preflight({
      configuration,
      purpose,
      state,
      environment,
      fetch,
      signal,
      info: workflow.info
    })
  );
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
    (loss2) => `- ${loss2.kind} ${loss2.name} (${loss2.action} ${loss2.address}): ${costOfLoss(loss2)}`
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
async function plan(context) {
  const { inputs, workflow, workspace } = context;
  const artefacts = await lintedArtefacts(context);
  const layout = layoutOf(workspace, inputs.label, inputs.planFile);
  const about2 = aboutOf(context, artefacts);
  try {
    const terraform = await openTerraform(context, artefacts);
    await checkEstate(context, artefacts, terraform, "plan");
    const { json, recovery } = await writePlan(context, terraform, {
      planFile: layout.planFile,
      variablesFile: artefacts.variablesFile,
      destroy: false,
      about: about2
    });
    const understood = await understandPlan(context, json, layout.planFile);
    const refusal = refusalOf(artefacts, understood);
    const stale = staleAllowance(artefacts, understood);
    if (stale !== void 0) throw new ActionFailure("config-invalid", stale.message, [stale]);
    workflow.output("plan-file", fromWorkspace(workspace, layout.planFile));
    workflow.info(describeCounts(understood.summary));
    for (const { address } of understood.summary.hidden)
      workflow.annotate({ severity: "warning", message: `${address} ${HIDDEN_MESSAGE}` });
    await tellGatewayUrl(context, terraform);
    const traffic = refusal === void 0 ? await simulatedTraffic(context, artefacts, understood.summary) : [];
    const report = {
      ...reportOf(context, artefacts, understood, "plan", recovery),
      traffic,
      refusal: refusal?.message
    };
    await writeReport(context, report);
    await writeComment(
      context,
      about2.key,
      // What is refused has not been reviewed.
      refusal === void 0 ? understood.identity : void 0,
      (size, prefix) => renderPlan(report, size, prefix)
    );
    if (refusal !== void 0) throw refusal;
    refuseMissed(traffic);
  } catch (error) {
    const told = { ...about2, command: "plan", plan: void 0 };
    if (!context.signal.aborted) await tellFailure(context, told, error, true);
    throw error;
  }
}
async function lintedArtefacts(context) {
  const artefacts = await prepareArtefacts(context);
  const found = await lintArtefacts(context, artefacts);
  const warnings = found.map((finding) => ({ ...finding, severity: "warning" }));
  warnings.forEach(context.workflow.annotate);
  return { ...artefacts, warnings: [...artefacts.warnings, ...warnings] };
}
function reportOf(context, artefacts, { summary, losses }, command, recovery = NOTHING_LEFT) {
  return {
    title: `${aboutOf(context, artefacts).title}: ${command}`,
    origin: originOf(context),
    summary,
    losses,
    refusal: void 0,
    balancer: artefacts.balancer,
    warnings: artefacts.warnings,
    changes: changesSince(summary, artefacts),
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
  } catch (error) {
    const message = `traffic could not be simulated, so the report says nothing of it: ${messageOf(error)}`;
    workflow.annotate({ severity: "warning", message });
    return [];
  }
}
function refuseMissed(traffic) {
  const missing = traffic.flatMap(
    ({ scenario, judgements }) => missed({ judgements }).map((judgement) => `${scenario}: ${describeJudgement(judgement)}`)
  );
  if (missing.length > 0)
    throw new ActionFailure("expectation-missed", `expectations missed: ${missing.join("; ")}`);
}
function changesSince({ recorded }, { configuration }) {
  const before2 = recorded === void 0 ? void 0 : readRecord(recorded);
  return before2 === void 0 ? void 0 : configurationChanges(before2, configuration);
}
var SUMMARY_REST = 1024;
async function writeReport({ workflow, workspace, inputs, secrecy }, report) {
  const { reportFile } = layoutOf(workspace, inputs.label);
  const whole = { limit: Number.POSITIVE_INFINITY, measure: bytes };
  await writeFile(reportFile, `${secrecy.scrub(renderPlan(report, whole))}
`);
  workflow.output("report-file", fromWorkspace(workspace, reportFile));
  await workflow.summary(
    renderPlan(report, { limit: SUMMARY_LIMIT - SUMMARY_REST, measure: bytes })
  );
}

export {
  checkEstate,
  refusalOf,
  staleAllowance,
  plan,
  reportOf,
  writeReport
};
