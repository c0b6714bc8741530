import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  messageOf
} from "./chunk-GHUUZ5VI.js";
import {
  createBalancer
} from "./chunk-GSPKAURL.js";

// action/artefacts.ts
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
function createPrepare(workspace, functionPackage) {
  return async (configurationFile, directory, { judged: judged2 }) => {
    const read = await (judged2 ? readDocuments : readUnjudged)(
      configurationFile,
      workspace,
      functionPackage
    );
    if (!read.ok) return read;
    const { configuration, document, rendered, findings, allowReplacement } = read;
    const paths = {
      policyFile: join(directory, "policy.xml"),
      openapiFile: join(directory, "openapi.json"),
      variablesFile: join(directory, "terraform.tfvars.json")
    };
    await mkdir(directory, { recursive: true });
    await writeFile(paths.policyFile, rendered.policy);
    await writeFile(paths.openapiFile, rendered.openapi);
    await writeFile(paths.variablesFile, `${JSON.stringify(rendered.variables, null, 2)}
`);
    return {
      ok: true,
      artefacts: {
        ...paths,
        configuration,
        document,
        expectations: read.expectations,
        balancer: createBalancer(configuration),
        allowReplacement,
        rotation: configuration.rotation,
        warnings: [...findings, ...rendered.warnings],
        notes: rendered.notes
      }
    };
  };
}
async function readDocuments(configurationFile, workspace, functionPackage) {
  return judged(await readUnjudged(configurationFile, workspace, functionPackage));
}
async function documentsOf(text, configurationFile, workspace, functionPackage) {
  return judged(await unjudgedOf(text, configurationFile, workspace, functionPackage));
}
async function judged(read) {
  if (!read.ok) return read;
  const { rendered, configuration, document } = read;
  const findings = await judge(rendered.policy, configuration, document);
  return findings.length > 0 ? refuse("policy-invalid", findings) : read;
}
async function judge(policy, configuration, document) {
  const { policyFaults } = await import("./policy-check-PMP4LIIE.js");
  return placed(await policyFaults(policy, configuration), document);
}
async function judgeAside(judging, preparing, filesOf) {
  const requesting = preparing.then(async (artefacts) => ({
    policy: await readFile(artefacts.policyFile, "utf8"),
    configuration: artefacts.configuration,
    files: filesOf(artefacts)
  }));
  const { faults, lint } = await judging(requesting);
  return { refusal: await placed(faults, (await preparing).document), lint };
}
async function placed(faults, document) {
  const { toldOnce } = await import("./document-X6PEHSRJ.js");
  return toldOnce(
    faults.map((fault) => ({ severity: "error", ...fault })),
    document
  );
}
async function readUnjudged(configurationFile, workspace, functionPackage) {
  const file = relative(workspace, configurationFile) || configurationFile;
  const text = await readText(configurationFile, file);
  if (typeof text !== "string") return refuse("config-invalid", [text]);
  return unjudgedOf(text, configurationFile, workspace, functionPackage);
}
async function unjudgedOf(text, configurationFile, workspace, functionPackage) {
  const file = relative(workspace, configurationFile) || configurationFile;
  const [{ readConfiguration }, { renderDocuments }] = await Promise.all([
    import("./config-PRJGF7I5.js"),
    import("./documents-5WSK4MC7.js")
  ]);
  const { configuration, expectations, findings, document, allowReplacement } = readConfiguration(
    text,
    file
  );
  if (configuration === void 0) return refuse("config-invalid", findings);
  const sources = await readDescriptions(configuration, configurationFile, workspace);
  if ("refused" in sources) return refuse("config-invalid", sources.refused);
  const { descriptions } = sources;
  const rendered = await renderDocuments(configuration, file, descriptions, functionPackage);
  if ("refused" in rendered) return refuse("policy-invalid", rendered.refused);
  return { ok: true, configuration, document, rendered, expectations, findings, allowReplacement };
}
function refuse(reason, findings) {
  return { ok: false, reason, findings };
}
async function readDescriptions({ gateway }, configurationFile, workspace) {
  if (gateway.openapi === void 0) return { descriptions: void 0 };
  const read = await Promise.all(
    gateway.openapi.map(async (path) => {
      const absolute = resolve(dirname(configurationFile), path);
      const name = relative(workspace, absolute);
      const text = await readText(absolute, name);
      return typeof text === "string" ? { name, text } : text;
    })
  );
  const refused = read.filter((result) => "severity" in result);
  return refused.length > 0 ? { refused } : { descriptions: read.filter((result) => "text" in result) };
}
async function readText(path, name) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    const cause = missing ? "the file does not exist" : `the file cannot be read: ${messageOf(error)}`;
    return { severity: "error", file: name, message: `${name}: ${cause}` };
  }
}

export {
  createPrepare,
  readDocuments,
  documentsOf,
  judged,
  judgeAside,
  readUnjudged
};
