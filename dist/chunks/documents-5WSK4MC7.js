import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  operationsOf
} from "./chunk-V5UVGAND.js";
import {
  toVariables
} from "./chunk-UPIGYZN5.js";
import "./chunk-67337CR6.js";
import {
  figure
} from "./chunk-OKRRPTW6.js";
import "./chunk-EMJBHTV7.js";
import "./chunk-4FBFNNW6.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-V2JMA5QS.js";
import "./chunk-GHUUZ5VI.js";
import {
  policySize,
  renderPolicy
} from "./chunk-4MPUGQQR.js";
import {
  shippedOpenApi,
  surface
} from "./chunk-4NFBVTJB.js";
import "./chunk-75ZBO6A2.js";
import "./chunk-TKEMU74O.js";
import "./chunk-UFVNVTCR.js";
import {
  createBalancer
} from "./chunk-GSPKAURL.js";
import {
  tierOf
} from "./chunk-DT7QFL3W.js";
import "./chunk-A3RQCBOI.js";
import "./chunk-2MALVD72.js";
import "./chunk-7M5KZTMK.js";
import "./chunk-NHGEPAGA.js";
import "./chunk-HANBNIMK.js";

// action/policy-size.ts
var NEAR = 0.8;
var DIGEST_BYTES = 26;
function describeSize(bytes, { name, policyDocument }) {
  return `${figure(bytes)} of ${figure(policyDocument.most)} bytes that ${name} documents`;
}
function sizeFinding(bytes, tier, file) {
  const { most, elsewhere } = tier.policyDocument;
  const size = `the policy has ${describeSize(bytes, tier)}`;
  const advice = "list fewer models, or give consumers with equal models and limits the same ones";
  if (bytes > most) return { severity: "error", file, message: `${size}: ${advice}` };
  if (bytes > most * NEAR) {
    return { severity: "warning", file, message: `${size}, which is nearly all: ${advice}` };
  }
  if (elsewhere?.most === void 0 || bytes <= elsewhere.most) return void 0;
  return {
    severity: "warning",
    file,
    message: `${size}, and more than the ${figure(elsewhere.most)} of an older document (${elsewhere.source}); which holds is not verified`
  };
}
function tierNotes({ name, requestDuration, bufferedPayload }) {
  const { most, source, elsewhere } = requestDuration;
  return [
    ...bufferedPayload.most < 16 * 1024 * 1024 ? [
      `${name} buffers ${figure(bufferedPayload.most)} bytes: a larger body is sent to one account only, and no expression can read it (${bufferedPayload.source})`
    ] : [],
    ...most === Number.POSITIVE_INFINITY ? [] : [
      `${name} may end a request after ${most} seconds: ${source} says so${elsewhere === void 0 ? "" : `, ${elsewhere.source} lists no such limit`}; let long answers stream`
    ]
  ];
}
var UNDISPUTED_OPERATIONS = 100;
function operationNotes(count) {
  if (count <= UNDISPUTED_OPERATIONS) return [];
  return [
    `the API has ${figure(count)} operations: an older document allows ${UNDISPUTED_OPERATIONS} (https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits), a newer one limits only those of a service (https://learn.microsoft.com/azure/api-management/service-limits); should the import be refused, describe fewer by gateway.openapi`
  ];
}

// action/documents.ts
var SERVER_URL = "https://account-of-the-policy.invalid/openai";
async function renderDocuments(configuration, file, descriptions, functionPackage) {
  const balancer = createBalancer(configuration);
  const policy = renderPolicy(balancer, surface);
  const tier = tierOf(balancer.sku);
  const bytes = policySize(policy) + DIGEST_BYTES;
  const size = sizeFinding(bytes, tier, file);
  if (size?.severity === "error") return { refused: [size] };
  const open = configuration.gateway.surface === "open";
  const api = {
    title: `Azure OpenAI (${configuration.environment})`,
    serverUrl: SERVER_URL
  };
  const described = descriptions === void 0 ? { openapi: shippedOpenApi(api, open) } : await adjusted(descriptions, api, open);
  if ("refused" in described) return described;
  const { openapi } = described;
  const variables = toVariables(configuration, balancer, {
    policy,
    openapi,
    functionPackage: configuration.rotation === void 0 ? void 0 : functionPackage
  });
  return {
    policy,
    openapi,
    variables,
    warnings: size === void 0 ? [] : [size],
    notes: [
      `policy: ${describeSize(bytes, tier)}`,
      ...tierNotes(tier),
      ...operationNotes(operationsOf(openapi).length)
    ]
  };
}
async function adjusted(descriptions, api, open) {
  const { adjustOpenApi, anyOtherCall, OpenApiError } = await import("./descriptions-ZMCSAXJ3.js");
  try {
    return { openapi: adjustOpenApi([...descriptions, ...open ? [anyOtherCall] : []], api) };
  } catch (error) {
    if (!(error instanceof OpenApiError)) throw error;
    return {
      refused: error.problems.map(({ document, line, column, message }) => ({
        severity: "error",
        file: document,
        line,
        column,
        message
      }))
    };
  }
}
export {
  renderDocuments
};
