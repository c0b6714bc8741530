import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  ArmError,
  createArm,
  textAt
} from "./chunk-WBPHWJDE.js";
import {
  PASSING_WHEN_NEW,
  Passing,
  describe,
  patiently,
  sendOnce,
  systemClock
} from "./chunk-QZGKGTYC.js";
import {
  runnerCredential
} from "./chunk-ZBPTDFJ7.js";
import "./chunk-EMJBHTV7.js";
import "./chunk-4FBFNNW6.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-V2JMA5QS.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-75ZBO6A2.js";
import "./chunk-TKEMU74O.js";
import "./chunk-UFVNVTCR.js";
import "./chunk-GSPKAURL.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-A3RQCBOI.js";
import {
  member
} from "./chunk-2MALVD72.js";
import "./chunk-7M5KZTMK.js";
import "./chunk-NHGEPAGA.js";
import "./chunk-HANBNIMK.js";

// action/azure/first-keys.ts
var VAULT_VERSION = "2023-07-01";
var SITE_VERSION = "2024-04-01";
var FUNCTION = "reconcileKeys";
var START = 5 * 6e4;
var RUN = 5 * 6e4;
var ANSWER = 6e4;
var FIRST_LOOK = 1e3;
var LONGEST_PAUSE = 1e4;
var publishFirstKeys = async ({ environment, ...request }) => {
  const credential = await runnerCredential(environment, request.fetch);
  await firstKeys({ ...request, credential, clock: systemClock });
};
async function firstKeys(request) {
  const { secrets, renewed, signal, clock, info } = request;
  const arm = createArm(request);
  const before = await readSecrets(arm, request.keyVaultId);
  const lacking = (now) => secrets.filter((name) => {
    const key = name.toLowerCase();
    return !now.has(key) || renewed.includes(name) && now.get(key) === before.get(key);
  });
  let missing = lacking(before);
  if (missing.length === 0) return;
  info(
    `${missing.length} of ${secrets.length} consumers have no key in the vault yet: starting a run`
  );
  await start(arm, request);
  const end = clock.now() + RUN;
  for (let pause = FIRST_LOOK; missing.length > 0; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    if (clock.now() >= end) {
      throw new Error(
        `the run has started, and after ${RUN / 6e4} minutes there is still no ${missing.join(", ")}; its traces in Application Insights say why`
      );
    }
    await clock.sleep(pause, signal);
    const now = lacking(await readSecrets(arm, request.keyVaultId));
    if (now.length > 0 && now.length < missing.length) info(`${now.length} are still missing`);
    missing = now;
  }
  info("Every consumer\u2019s key is in the vault");
}
async function readSecrets(arm, keyVaultId) {
  const found = await arm.list(`${keyVaultId}/secrets`, VAULT_VERSION);
  return new Map(
    found.map((secret) => [
      (textAt(secret, "name") ?? "").toLowerCase(),
      JSON.stringify([member(secret, "properties"), member(secret, "tags")])
    ])
  );
}
async function start(arm, request) {
  const { functionAppId, clock, signal, info } = request;
  const patience = { clock, limit: START, signal, info };
  await patiently(patience, async () => {
    const app = await orPassing(arm.get(functionAppId, SITE_VERSION));
    const keys = await orPassing(arm.post(`${functionAppId}/host/default/listKeys`, SITE_VERSION));
    const host = textAt(app, "properties", "defaultHostName");
    const masterKey = textAt(keys, "masterKey");
    if (!host || !masterKey) throw new Passing("the app has no address or no key yet");
    const url = `https://${host}/admin/functions/${FUNCTION}`;
    const response = await sendOnce(request.fetch, url, {
      method: "POST",
      headers: { "x-functions-key": masterKey, "content-type": "application/json" },
      body: "{}",
      signal,
      timeout: ANSWER,
      passing: PASSING_WHEN_NEW
    });
    if (!response.ok) throw new Error(`${url} answered ${await describe(response)}`);
  });
}
async function orPassing(answer) {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ArmError) throw new Passing(`${error.message} (${error.code})`);
    throw error;
  }
}
export {
  firstKeys,
  publishFirstKeys
};
