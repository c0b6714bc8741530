import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  PASSING_ANYWAY,
  patiently,
  sendOnce
} from "./chunk-QZGKGTYC.js";
import {
  messageOf
} from "./chunk-GHUUZ5VI.js";
import {
  isObject,
  items,
  member,
  textOf
} from "./chunk-2MALVD72.js";

// action/azure/arm.ts
var HOST = "https://management.azure.com";
var ANSWER = 3e4;
var PATIENCE = 6e4;
var ArmError = class extends Error {
  status;
  /** Such as `AuthorizationFailed`. */
  code;
  constructor(status, code, message) {
    super(message);
    this.name = "ArmError";
    this.status = status;
    this.code = code;
  }
};
function createArm(options) {
  const { credential, fetch: request, signal, clock, info } = options;
  async function send(method, url, body) {
    const token = await credential.getToken(`${HOST}/.default`, { abortSignal: signal });
    if (token === null) throw new Error(`no token for ${HOST}`);
    const response = await patiently(
      { clock, limit: PATIENCE, signal, info },
      () => sendOnce(request, url, {
        method,
        headers: {
          authorization: `Bearer ${token.token}`,
          ...body === void 0 ? {} : { "content-type": "application/json" }
        },
        ...body === void 0 ? {} : { body: JSON.stringify(body) },
        signal,
        timeout: ANSWER,
        passing: PASSING_ANYWAY
      })
    ).catch((error) => {
      signal.throwIfAborted();
      throw new ArmError(0, "NoAnswer", messageOf(error));
    });
    const text = await response.text();
    if (!response.ok) throw errorOf(response.status, text);
    return text === "" ? null : JSON.parse(text);
  }
  const urlOf = (path, apiVersion) => {
    const url = new URL(`${HOST}${path}`);
    url.searchParams.set("api-version", apiVersion);
    return url.href;
  };
  return {
    async get(id, apiVersion, method = "GET") {
      try {
        return await send(method, urlOf(id, apiVersion));
      } catch (error) {
        if (error instanceof ArmError && error.status === 404) return void 0;
        throw error;
      }
    },
    async list(path, apiVersion) {
      const found = [];
      for (let url = urlOf(path, apiVersion); url !== void 0; ) {
        const page = await send("GET", url);
        found.push(...items(member(page, "value")));
        url = textOf(member(page, "nextLink")) || void 0;
      }
      return found;
    },
    post: (path, apiVersion, body) => send("POST", urlOf(path, apiVersion), body)
  };
}
function errorOf(status, text) {
  let error;
  try {
    const body = JSON.parse(text);
    error = member(body, "error");
  } catch {
  }
  return isObject(error) ? new ArmError(status, textOf(error.code) ?? "", textOf(error.message) ?? text) : new ArmError(status, "", text.slice(0, 200));
}
function textAt(document, ...path) {
  return textOf(path.reduce(member, document));
}

export {
  ArmError,
  createArm,
  textAt
};
