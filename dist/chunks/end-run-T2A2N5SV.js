import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  createFlight,
  describeEnd,
  settle
} from "./chunk-2K3JSWAQ.js";
import {
  Terraform,
  diagnosticsOfEvents,
  explainOwn,
  learnDeclared,
  learnPlan,
  tellFailure
} from "./chunk-EMJBHTV7.js";
import {
  createContext,
  createRunRecords,
  createSecrecy,
  findRecord
} from "./chunk-4FBFNNW6.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-V2JMA5QS.js";
import {
  ActionFailure,
  messageOf
} from "./chunk-GHUUZ5VI.js";
import "./chunk-75ZBO6A2.js";
import "./chunk-TKEMU74O.js";
import "./chunk-UFVNVTCR.js";
import "./chunk-GSPKAURL.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-A3RQCBOI.js";
import "./chunk-2MALVD72.js";
import "./chunk-7M5KZTMK.js";
import {
  readFileSync
} from "./chunk-NHGEPAGA.js";
import "./chunk-HANBNIMK.js";

// action/end-run.ts
import { setTimeout as sleep } from "node:timers/promises";
var PATIENCE = 6e4;
var LONGEST_END = 12e4;
var LOOK_EVERY = 100;
async function endRun(run, directory) {
  const record = findRecord(directory);
  if (record === void 0) return;
  const secrecy = createSecrecy(run.workflow);
  const { workflow } = secrecy;
  try {
    const records = createRunRecords(directory, () => {
    });
    const context = await createContext(run, secrecy, records);
    await workflow.group(`End terraform ${record.command}`, () => bringToItsEnd(context, record));
    learnDeclared(context, record.directory);
    const failure = await takeStock(context, record);
    const { title, key, command, plan } = record;
    await tellFailure(context, { title, key, command, plan }, failure, record.command !== "plan");
    for (const finding of failure.findings) workflow.annotate(finding);
    workflow.annotate({ severity: "error", message: failure.message });
  } catch (error) {
    const message = `what the killed run left could not be looked at: ${messageOf(error)}`;
    workflow.annotate({ severity: "error", message });
  } finally {
    record.remove();
  }
}
async function bringToItsEnd({ signal, workflow }, record) {
  const { pid, command } = record;
  if (pid === void 0 || !isAlive(pid)) return;
  const patience = command === "plan" ? 0 : PATIENCE;
  workflow.info(`terraform ${command} (process ${pid}) is still running`);
  if (!record.interrupted && !await hasEnded(pid, patience, signal)) {
    record.interrupting();
    process.kill(pid, "SIGINT");
  }
  if (!await hasEnded(pid, LONGEST_END)) {
    throw new Error(`terraform ${command} (process ${pid}) has not ended`);
  }
}
async function hasEnded(pid, patience, hurry) {
  for (let waited = 0; isAlive(pid); waited += LOOK_EVERY) {
    if (waited >= patience || hurry?.aborted === true) return false;
    await sleep(LOOK_EVERY);
  }
  return true;
}
function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return !/^\d+ \(.*\) [ZX] /s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return true;
  }
}
async function takeStock(context, record) {
  const { environment, workspace, workflow, secrecy, signal, urgent, records } = context;
  const { executable, directory, files, command, planFile, planned, journal } = record;
  const terraform = new Terraform({
    ...{ executable, directory, files, workspace, environment, signal, urgent, records },
    info: workflow.info,
    scrub: secrecy.scrub,
    explain: explainOwn
  });
  const output = record.output();
  const flight = createFlight();
  for (const line of output.split("\n")) flight.add(line);
  const lock = await endLock(terraform, record, flight);
  const failure = new ActionFailure(
    "cancelled",
    `the run was killed during terraform ${command}. ${lock}`
  );
  if (command === "plan") return failure;
  const plan = await terraform.show(planFile).catch(() => null);
  if (plan !== null) learnPlan(context, plan);
  const after = await settle(context, terraform, {
    journal,
    flight,
    diagnostics: diagnosticsOfEvents(output)
  });
  return describeEnd(failure, { command, flight, planned, after });
}
async function endLock(terraform, record, flight) {
  try {
    const holder = await terraform.lockHolder();
    if (holder === void 0) return "The lock of the state is released";
    const { id, who, created } = holder;
    if (!isOurs(holder, record, flight)) {
      return `The state is locked by ${who} since ${created}. That is not known to be this run's lock, so it stays; if its holder is gone, release it with: terraform force-unlock ${id}`;
    }
    await terraform.releaseLock(id);
    return `Terraform was killed as well, and its lock ${id} of the state is released now`;
  } catch (error) {
    return `The state may still be locked: ${messageOf(error)}. Only what a run is known to hold is released; where the holder is gone for sure, break the lease of the state's blob`;
  }
}
function isOurs({ created }, { since }, flight) {
  const lockedAt = flight.lockedAt();
  const taken = Date.parse(
    created.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d{1,3})?\d* \+0000 UTC$/, "$1T$2$3Z")
  );
  return lockedAt !== void 0 && taken >= since - 1 && taken <= lockedAt;
}
export {
  endRun,
  isOurs
};
