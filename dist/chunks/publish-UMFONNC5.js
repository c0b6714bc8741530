import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
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
import "./chunk-2MALVD72.js";
import "./chunk-7M5KZTMK.js";
import "./chunk-NHGEPAGA.js";
import "./chunk-HANBNIMK.js";

// action/azure/publish.ts
import { readFile } from "node:fs/promises";
var SCOPE = "https://management.azure.com/.default";
var PATIENCE = 10 * 6e4;
var DEPLOYMENT = 5 * 6e4;
var ANSWER = 3 * 6e4;
var POLL_INTERVAL = 2e3;
var SUCCEEDED = 4;
var FAILED = /* @__PURE__ */ new Set([3, 5, 6]);
function createPublish(file) {
  return async ({ url, environment, fetch, signal, info }) => {
    const credential = await runnerCredential(environment, fetch);
    await publishFunction({ url, file, credential, fetch, signal, info, clock: systemClock });
  };
}
async function publishFunction(publication) {
  const { url, file, signal, clock, info } = publication;
  const body = new Uint8Array(await readFile(file));
  const patience = { clock, limit: PATIENCE, signal, info };
  const status = await patiently(patience, async () => {
    const headers = { ...await authorization(publication), "content-type": "application/zip" };
    const answer = await ask(url, publication, { method: "POST", headers, body });
    return statusUrl(answer, url);
  });
  info("The package is sent; waiting for the app to take it");
  await waitFor(status, publication, patience);
}
async function ask(url, publication, init) {
  const { fetch: request, signal } = publication;
  const response = await sendOnce(request, url, {
    ...init,
    signal,
    timeout: ANSWER,
    passing: PASSING_WHEN_NEW
  });
  if (!response.ok) throw new Error(`${url} answered ${await describe(response)}`);
  return response;
}
async function authorization({
  credential,
  signal
}) {
  const token = await credential.getToken(SCOPE, { abortSignal: signal });
  if (token === null) throw new Error(`no token for ${SCOPE}`);
  return { authorization: `Bearer ${token.token}` };
}
async function statusUrl(response, url) {
  const location = response.headers.get("location");
  const name = /^"([\w-]+)"$/.exec((await response.text()).trim())?.[1] ?? "latest";
  return new URL(location ?? `/api/deployments/${name}`, url).href;
}
async function waitFor(url, publication, patience) {
  const { clock, signal } = publication;
  const end = clock.now() + DEPLOYMENT;
  while (clock.now() < end) {
    const body = await patiently(patience, async () => {
      const headers = await authorization(publication);
      return readState(await ask(url, publication, { headers }), url);
    });
    if (body.status === SUCCEEDED) return;
    if (typeof body.status === "number" && FAILED.has(body.status)) {
      throw new Error(
        `the deployment of the function failed with status ${body.status} ${body.status_text ?? ""}`.trim()
      );
    }
    await clock.sleep(POLL_INTERVAL, signal);
  }
  throw new Error(`the deployment of the function did not end; see ${url}`);
}
async function readState(response, url) {
  if (response.status === 204) return {};
  const text = await response.text();
  try {
    const body = JSON.parse(text);
    return typeof body === "object" && body !== null ? body : {};
  } catch {
    throw new Passing(`${url} answered ${response.status} with something else than JSON`);
  }
}
export {
  createPublish,
  publishFunction
};
