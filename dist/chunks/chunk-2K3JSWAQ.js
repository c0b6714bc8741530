import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  changeJournal,
  merged,
  parseEvent,
  recordedIn,
  remaining,
  tellFailure,
  withoutSecrets
} from "./chunk-EMJBHTV7.js";
import {
  stateSecrets
} from "./chunk-4FBFNNW6.js";
import {
  ActionFailure
} from "./chunk-GHUUZ5VI.js";
import {
  member,
  textOf
} from "./chunk-2MALVD72.js";

// action/terraform/flight.ts
var UNDER_LOCK = /^((apply|refresh)_start|planned_change|resource_drift)$/;
function createFlight() {
  const steps = /* @__PURE__ */ new Map();
  let lockedAt;
  const without = (...states) => [...steps.values()].filter(({ state }) => !states.includes(state)).map(({ address, action }) => ({ address, action }));
  return {
    add: (line) => {
      const event = parseEvent(line);
      const type = textOf(member(event, "type")) ?? "";
      const at = Date.parse(textOf(member(event, "@timestamp")) ?? "");
      if (UNDER_LOCK.test(type) && lockedAt === void 0 && !Number.isNaN(at)) lockedAt = at;
      const [, moment] = /^apply_(start|complete|errored)$/.exec(type) ?? [];
      const hook = member(event, "hook");
      const address = textOf(member(member(hook, "resource"), "addr"));
      const action = textOf(member(hook, "action"));
      if (moment === void 0 || address === void 0 || action === void 0) return;
      if (action === "read") return;
      const state = moment === "start" ? "begun" : moment === "complete" ? "complete" : "errored";
      steps.set(`${action} ${address}`, { address, action, state });
    },
    begun: () => without(),
    inFlight: () => without("complete", "errored"),
    unfinished: () => without("complete"),
    lockedAt: () => lockedAt
  };
}

// action/commands/carry-out.ts
var TIME_TO_TELL = 1500;
async function carryOut(context, terraform, request) {
  const { command, about, planFile, plan } = request;
  const { workflow, signal } = context;
  const flight = createFlight();
  const journal = await writeAhead(context, terraform, request);
  const planned = plan.summary.resources.filter(({ action }) => action !== "read").length;
  const purpose = {
    command,
    ...about,
    planFile,
    plan: reviewedPlan(context, request),
    planned,
    journal
  };
  const reason = command === "apply" ? "apply-failed" : "destroy-failed";
  const ended = await workflow.group(`terraform ${command}`, () => terraform.apply({ planFile, reason, flight, purpose })).catch((error) => ({ diagnostics: [], failure: error }));
  const gone = new Set(request.recovery?.gone);
  const before = journal.before.filter(({ address }) => !gone.has(address));
  const after = await settle(context, terraform, {
    journal: { before, added: journal.added },
    flight,
    diagnostics: ended.diagnostics
  });
  const failure = ended.failure ?? (signal.aborted ? finished(command) : void 0);
  if (failure === void 0) return;
  const told = failure instanceof ActionFailure && (failure.reason === "cancelled" || flight.begun().length > 0) ? describeEnd(failure, { command, flight, planned, after }) : failure;
  const calm = signal.aborted ? context.withSignal(AbortSignal.timeout(TIME_TO_TELL)) : context;
  await tellFailure(calm, purpose, told, signal.aborted);
  throw told;
}
function reviewedPlan({ inputs }, { command, plan }) {
  const wanted = command === "apply" && inputs.requireReviewedPlan !== "false";
  return wanted ? plan.identity : void 0;
}
async function writeAhead(context, terraform, { plan: { creations } }) {
  const since = (/* @__PURE__ */ new Date()).toISOString();
  const run = context.event?.runUrl;
  const added = creations.map(
    ({ address, type, id }) => withoutSecrets(context, {
      address,
      type,
      since,
      ...run === void 0 ? {} : { run },
      ...id === void 0 ? {} : { id }
    })
  );
  let before = [];
  await changeJournal(context, terraform, (entries) => {
    before = entries;
    return merged(entries, added);
  });
  return { before, added };
}
async function settle(context, terraform, { journal, flight, diagnostics }) {
  const { before, added } = journal;
  if (before.length + added.length === 0) return [];
  const state = await terraform.state(true).catch(() => void 0);
  if (state === void 0) return void 0;
  context.secrecy.learn(stateSecrets(state));
  const aftermath = { begun: flight.begun(), recorded: recordedIn(state), diagnostics };
  const known = new Set([...before, ...added].map(({ address }) => address));
  const left = remaining(before, added, aftermath);
  await changeJournal(
    context,
    terraform,
    (entries) => merged(
      left,
      entries.filter(({ address }) => !known.has(address))
    )
  );
  return left;
}
function finished(command) {
  return new ActionFailure("cancelled", `cancelled while terraform ${command} came to its end`);
}
function describeEnd(failure, end) {
  const { command, flight, planned, after } = end;
  const begun = flight.begun();
  const unrecorded = new Map(
    begun.flatMap(({ address, action }) => {
      const entry = after?.find((candidate) => candidate.address === address);
      const creates = action === "create" && (after === void 0 || entry !== void 0);
      return creates ? [[address, entry]] : [];
    })
  );
  const incomplete = addresses(flight.unfinished());
  const open = begun.filter(({ address }) => unrecorded.has(address) || incomplete.has(address));
  const touched = addresses(begun).size;
  const left = addresses(open).size;
  const waiting = Math.max(planned - touched, 0);
  const counts = `${touched - left} of ${planned} resources are done and recorded, ${left} began and are not, ${waiting} did not begin`;
  const next = command === "destroy" ? "What is left is in the state: run destroy again" : "Run plan again: it looks for what is not recorded, and imports it";
  return new ActionFailure(failure.reason, `${failure.message}: ${counts}. ${next}`, [
    ...failure.findings,
    ...open.map(({ address, action }) => {
      const fate = unrecorded.has(address) ? `its creation began, and the state does not have it${idOf(unrecorded.get(address))}. It may exist in Azure: the next plan looks for it, and imports it` : FATES[action];
      return {
        severity: "warning",
        message: `${address}: ${fate ?? `its ${action} began and did not complete`}`
      };
    })
  ]);
}
var FATES = {
  create: "its creation began and did not complete. The state has it, or nothing of it exists: the next plan says which",
  update: "its update began and did not complete: the next apply does it again",
  delete: "its deletion began and did not complete: the next plan sees what is left of it"
};
function idOf(entry) {
  return entry?.id === void 0 ? "" : ` (${entry.id})`;
}
function addresses(steps) {
  return new Set(steps.map(({ address }) => address));
}

export {
  createFlight,
  carryOut,
  settle,
  describeEnd
};
