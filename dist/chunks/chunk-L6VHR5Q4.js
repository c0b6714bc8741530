import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  describeFinding
} from "./chunk-NXTOOCTD.js";
import {
  ActionFailure
} from "./chunk-GHUUZ5VI.js";
import {
  cpSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync
} from "./chunk-NOI25EJ4.js";

// action/terraform/stage.ts
import { mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
function layoutOf(workspace, label, planFile) {
  const directory = join(workspace, ".aolb", label === "" ? "default" : label);
  return {
    directory,
    planFile: planFile === void 0 ? join(directory, "plan.tfplan") : resolve(workspace, planFile),
    planJsonFile: join(directory, "plan.json"),
    reportFile: join(directory, "report.md"),
    stagedModule: join(directory, "terraform")
  };
}
var LOCK_FILE = ".terraform.lock.hcl";
async function makeDirectory(workspace, directory) {
  await mkdir(directory, { recursive: true });
  await writeFile(join(workspace, ".aolb", ".gitignore"), "*\n");
}
var KEPT = /^(\.terraform|\.terraform\.lock\.hcl|\.terraform\.tfstate\.lock\.info|terraform\.tfstate.*)$/;
var NOT_COPIED = /^(\.terraform|terraform\.tfstate.*|\.terraform\.tfstate\.lock\.info|tests|examples)$/;
function stageModule(source, target, backend, lockFile) {
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(target)) {
    if (!KEPT.test(name)) rmSync(join(target, name), { recursive: true });
  }
  for (const name of readdirSync(source)) {
    if (!NOT_COPIED.test(name)) cpSync(join(source, name), join(target, name), { recursive: true });
  }
  if (backend) {
    const override = { terraform: { backend: { azurerm: {} } } };
    writeFileSync(
      join(target, "backend_override.tf.json"),
      `${JSON.stringify(override, null, 2)}
`
    );
  }
  const isLocked = statSync(lockFile, { throwIfNoEntry: false })?.isFile() ?? false;
  if (isLocked) cpSync(lockFile, join(target, LOCK_FILE));
  return isLocked;
}
async function checkModule(directory, input) {
  const found = await stat(directory).catch(() => void 0);
  if (found === void 0 || !found.isDirectory()) {
    throw new ActionFailure(
      "input-invalid",
      `input terraform-directory: ${input} is not a directory`
    );
  }
  const names = await readdir(directory);
  if (!names.some((name) => /\.tf(\.json)?$/.test(name))) {
    throw new ActionFailure(
      "input-invalid",
      `input terraform-directory: ${input} holds no .tf files`
    );
  }
}

// action/commands/render.ts
import { isAbsolute, relative, resolve as resolve2 } from "node:path";
async function render(context) {
  await prepareArtefacts(context);
}
async function prepareArtefacts(context, { judged } = { judged: true }) {
  const { inputs, workflow, workspace } = context;
  const { directory } = layoutOf(workspace, inputs.label);
  await makeDirectory(workspace, directory);
  const prepared = await workflow.group(
    "Render",
    () => context.prepare(resolve2(workspace, inputs.config), directory, { judged })
  );
  if (!prepared.ok) {
    throw refusal(context, prepared.reason, prepared.findings);
  }
  prepared.artefacts.warnings.forEach(workflow.annotate);
  prepared.artefacts.notes.forEach(workflow.info);
  workflow.output("policy-file", fromWorkspace(workspace, prepared.artefacts.policyFile));
  return prepared.artefacts;
}
function judgeArtefacts({ judge, inputs, workspace }, preparing) {
  return judge(preparing, ({ policyFile }) => ({
    policy: fromWorkspace(workspace, policyFile),
    configuration: inputs.config
  }));
}
async function requireTaken(context, judging) {
  const findings = (await judging).refusal;
  if (findings.length > 0) throw refusal(context, "policy-invalid", findings);
}
function refusal({ inputs }, reason, findings) {
  const [first] = findings.filter(({ severity }) => severity === "error");
  const message = first === void 0 ? `${inputs.config} is not valid` : describeFinding(first);
  return new ActionFailure(reason, message, findings);
}
function fromWorkspace(workspace, path) {
  const relativePath = relative(workspace, path);
  return relativePath.startsWith("..") || isAbsolute(relativePath) ? path : relativePath;
}

export {
  layoutOf,
  LOCK_FILE,
  makeDirectory,
  stageModule,
  checkModule,
  render,
  prepareArtefacts,
  judgeArtefacts,
  requireTaken,
  fromWorkspace
};
