/** A terraform that is ready: found, with its root module in place and initialised, and with everything secret learnt that is written there. */

import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Json } from '../../policy/standards/json.ts';
import { ActionFailure } from '../failure.ts';
import { findTerraform, onPath, suits } from '../terraform/executable.ts';
import { type Explain, explainOwn, explainShipped } from '../terraform/explain.ts';
import { argumentsOf } from '../terraform/hcl.ts';
import { type Move, movesOf } from '../terraform/moves.ts';
import {
  declaredSecrets,
  environmentSecrets,
  settingSecrets,
  stateSecrets,
} from '../terraform/secrets.ts';
import { checkModule, LOCK_FILE, layoutOf, stageModule } from '../terraform/stage.ts';
import { Terraform, type TerraformOptions } from '../terraform/terraform.ts';
import type { Workflow } from '../workflow.ts';
import type { Artefacts, Context, Judgement } from './ports.ts';
import { judgeArtefacts, requireTaken } from './render.ts';
import { inTurn } from './turn.ts';

/** A terraform that can plan, and what is thought of the policy that it would plan. */
export type Opened = {
  readonly terraform: Terraform;
  /** Goes on; see `requireTaken`. */
  readonly judging: Promise<Judgement>;
};

/**
 * Finds or installs terraform, puts the root module in place and begins to initialise it; then the artefacts are prepared, and the policy
 * is judged, beside everything else.
 *
 * @returns two promises. The latter rejects with what keeps the artefacts from being there, `policy-invalid`, and what Terraform cannot
 *   do, in this order
 */
export function openTerraform(
  context: Context,
  prepare: () => Promise<Artefacts>,
): { readonly preparing: Promise<Artefacts>; readonly opening: Promise<Opened> } {
  const { promise: beginning, resolve } = Promise.withResolvers<void>();
  const preparing = beginning.then(prepare);
  // Behind terraform, for which everything waits.
  const judging = beginning.then(() => judgeArtefacts(context, preparing));
  const begin = () => {
    resolve();
    return preparing;
  };
  const opening = open(context, preparing, begin).then(
    (terraform) => ({ terraform, judging }),
    async (error: unknown) => {
      await begin();
      await requireTaken(context, judging);
      throw error;
    },
  );
  // Whoever waits for them may still be waiting for what comes before.
  for (const one of [judging, opening]) one.catch(() => undefined);
  return { preparing, opening };
}

async function open(
  context: Context,
  preparing: Promise<Artefacts>,
  begin: () => Promise<Artefacts>,
): Promise<Terraform> {
  const { inputs, workspace, environment, signal, urgent, records, secrecy } = context;
  const later = { ...context, workflow: speakingAfter(context.workflow, preparing) };
  const { terraformBinary: binary, terraformVersion: version } = inputs;
  const present = version === undefined ? onPath({ binary, environment }) : undefined;
  const { directory, isLocked, backend } = await putInPlace(later);
  let explain: Explain = explainOwn;
  const options: Omit<TerraformOptions, 'executable'> = {
    directory,
    workspace,
    files: layoutOf(workspace, inputs.label).directory,
    environment,
    signal,
    urgent,
    records,
    info: context.workflow.info,
    scrub: secrecy.scrub,
    explain: (...given) => explain(...given),
  };
  const explained = async () => {
    const { document, configuration, balancer } = await begin();
    if (inputs.terraformDirectory === undefined) {
      explain = explainShipped(document, configuration, balancer);
    }
  };
  const init = async (
    executable: string,
    before: () => Promise<unknown>,
    hear?: (version: string | undefined) => void,
  ) => {
    const terraform = new Terraform({ ...options, executable });
    await inTurn(context.workflow, 'terraform init', before, (turn) =>
      terraform.init(backend, isLocked, turn, hear),
    );
    return terraform;
  };
  if (present !== undefined) {
    const { promise: said, resolve: hear } = Promise.withResolvers<string | undefined>();
    const suited = async () => {
      await explained();
      const found = await said;
      // What a cancel has ended tells of it.
      if (signal.aborted) return;
      if (found === undefined || !suits(found, { binary, version })) throw UNSUITED;
      context.workflow.info(`${binary} ${found} (${present})`);
    };
    try {
      // It says its version first, which saves to ask for it.
      return await init(present, suited, hear);
    } catch (error) {
      if (error !== UNSUITED) throw error;
    }
  }
  return init(await findOrInstall(later, begin), explained);
}

const UNSUITED = new Error('the one on PATH is too old, or does not say its version');

/** @param wanted rejects where there is nothing to plan: a download is not begun for nothing */
function findOrInstall(
  { inputs, workflow, workspace, environment, signal, sources, fetch }: Context,
  wanted: () => Promise<unknown>,
): Promise<string> {
  const binary = inputs.terraformBinary;
  const { info } = workflow;
  return findTerraform({
    binary,
    version: inputs.terraformVersion,
    environment,
    directory: workspace,
    signal,
    info,
    install: async (version) => {
      await wanted();
      const { installTerraform } = await import('../terraform/install.ts');
      return installTerraform({
        binary,
        version,
        source: sources[binary],
        fetch,
        cache: environment.RUNNER_TOOL_CACHE ?? resolve(workspace, '.aolb', 'tools'),
        platform: process.platform,
        architecture: process.arch,
        signal,
        info,
      });
    },
  });
}

/** The root module, with all that is secret in it and in the backend's settings learnt. */
async function putInPlace(context: Context) {
  const module = await rootModule(context);
  learnDeclared(context, module.directory);
  const backend = readBackend(context, module.directory);
  keepPrivate(module.directory, context.environment);
  return { ...module, backend };
}

/** What is said while something else has the log is told after it. */
function speakingAfter(workflow: Workflow, other: Promise<unknown>): Workflow {
  const later =
    <T>(tell: (what: T) => void) =>
    (what: T) =>
      void other.then(
        () => tell(what),
        () => undefined,
      );
  return { ...workflow, info: later(workflow.info), annotate: later(workflow.annotate) };
}

/** What the module calls sensitive is hidden before Terraform says anything: an error of `init` may quote it. */
export function learnDeclared({ environment, secrecy }: Context, directory: string): void {
  const names = readdirSync(directory).filter((name) => /\.(tf|tofu|tfvars)(\.json)?$/.test(name));
  const files = names.map((name) => [name, readText(join(directory, name)) ?? ''] as const);
  const { variables, secrets } = declaredSecrets(new Map(files));
  secrecy.learn(new Map([...secrets, ...environmentSecrets(environment, variables)]));
}

/**
 * Settings may be files, with the same secrets inside. Their paths start in the root module's folder, as Terraform's do, or in
 * the workspace.
 *
 * @returns the settings as Terraform takes them
 * @throws {ActionFailure} `input-invalid` for a file that is not there; its name is not shown, since it may be a secret that
 *   lacks its key
 */
function readBackend(
  { inputs, secrecy, workspace }: Context,
  directory: string,
): readonly string[] {
  const settings: string[] = [];
  for (const [index, line] of inputs.backendConfig.entries()) {
    if (line.includes('=')) {
      settings.push(line);
      continue;
    }
    const file = firstFile([resolve(directory, line), resolve(workspace, line)]);
    if (file === undefined) {
      throw new ActionFailure(
        'input-invalid',
        `input backend-config is not shown, since it may hold a secret; its line ${index + 1} is neither \`key=value\` nor the path of a file in the root module's folder or the workspace`,
      );
    }
    settings.push(file.path);
    secrecy.learn(
      settingSecrets(readSettings(file.path, file.text), `input backend-config, line ${index + 1}`),
    );
  }
  return settings;
}

function firstFile(paths: readonly string[]) {
  for (const path of paths) {
    const text = readText(path);
    if (text !== undefined) return { path, text };
  }
  return undefined;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** What cannot be read as settings is Terraform's to complain about, and hidden as a whole until then. */
function readSettings(name: string, text: string): Iterable<readonly [string, string]> {
  try {
    return argumentsOf(name, text);
  } catch {
    return [['secret', text]];
  }
}

/** Terraform keeps the backend's settings there, credentials among them. */
function keepPrivate(directory: string, environment: NodeJS.ProcessEnv): void {
  const data = resolve(directory, environment.TF_DATA_DIR || '.terraform');
  mkdirSync(data, { recursive: true, mode: 0o700 });
  try {
    chmodSync(data, 0o700);
  } catch {
    // Somebody else's folder is somebody else's to protect.
  }
}

/** The state, with what is secret in it learnt before anybody sees it. */
export async function readState({ secrecy }: Context, terraform: Terraform): Promise<Json> {
  const state = await terraform.state();
  secrecy.learn(stateSecrets(state));
  return state;
}

/** What the state has under former addresses; nothing in a root module of the user's own, whose files are the user's to write. */
export async function findMoves(context: Context, terraform: Terraform): Promise<readonly Move[]> {
  if (context.inputs.terraformDirectory !== undefined) return [];
  return movesOf(await readState(context, terraform));
}

/** Where terraform runs, and whether the user has chosen the providers' versions. */
async function rootModule({
  inputs,
  workspace,
  workflow,
  environment,
  terraformModule,
}: Context): Promise<{ readonly directory: string; readonly isLocked: boolean }> {
  if (inputs.terraformDirectory !== undefined) {
    const directory = resolve(workspace, inputs.terraformDirectory);
    await checkModule(directory, inputs.terraformDirectory);
    return { directory, isLocked: false };
  }
  const { stagedModule } = layoutOf(workspace, inputs.label);
  const isLocked = stageModule(
    terraformModule,
    stagedModule,
    inputs.backendConfig.length > 0,
    join(dirname(resolve(workspace, inputs.config)), LOCK_FILE),
  );
  if (inputs.backendConfig.length === 0 && environment.CI === 'true') {
    workflow.annotate({
      severity: 'warning',
      message:
        'input backend-config is empty, so the state is a local file that is gone when this job ends, and the next run would create everything again. Name a storage account, see docs/workflows.md',
    });
  }
  return { directory: stagedModule, isLocked };
}
