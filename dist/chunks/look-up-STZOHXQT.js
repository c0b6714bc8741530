import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  createArm,
  textAt
} from "./chunk-WBPHWJDE.js";
import {
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

// action/azure/look-up.ts
var AUTHORIZATION = "/providers/Microsoft.Authorization";
var AUTHORIZATION_VERSION = "2022-04-01";
var lookUp = async ({ environment, ...request }) => {
  const credential = await runnerCredential(environment, request.fetch);
  const arm = createArm({ ...request, credential, clock: systemClock });
  const roleId = async (scope, name) => {
    const filter = new URLSearchParams({ $filter: `roleName eq '${name.replaceAll("'", "''")}'` });
    const path = `${encodeURI(scope)}${AUTHORIZATION}/roleDefinitions?${filter}`;
    return textAt((await arm.list(path, AUTHORIZATION_VERSION))[0], "id");
  };
  return async (target) => {
    if (target.kind === "named") {
      const { method, path: path2, apiVersion } = target.probe;
      const document2 = await arm.get(encodeURI(path2), apiVersion, method);
      return document2 === void 0 ? void 0 : { importId: target.importId, document: document2 };
    }
    const { scope, principalId, role } = target;
    const wanted = "id" in role ? role.id : await roleId(scope, role.name);
    if (wanted === void 0) return void 0;
    const filter = new URLSearchParams({ $filter: `principalId eq '${principalId}'` });
    const path = `${encodeURI(scope)}${AUTHORIZATION}/roleAssignments?${filter}`;
    const document = (await arm.list(path, AUTHORIZATION_VERSION)).find(
      (assignment) => same(textAt(assignment, "properties", "scope"), scope) && same(
        lastSegment(textAt(assignment, "properties", "roleDefinitionId")),
        lastSegment(wanted)
      )
    );
    const importId = textAt(document, "id");
    return document === void 0 || importId === void 0 ? void 0 : { importId, document };
  };
};
function lastSegment(id) {
  return id?.split("/").at(-1);
}
function same(a, b) {
  return a?.toLowerCase() === b?.toLowerCase();
}
export {
  lookUp
};
