/**
 * Where the journal is kept: beside the state, by the state's own backend, so that it outlives the runner and needs no access of its own.
 *
 * In a remote backend it is the output of a state with nothing else in it, under a key of its own, written and read by Terraform. It is
 * never locked, so it can leave no lock; two runs that write it at once are told apart by the state's serial number.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  isObject,
  type Json,
  type JsonObject,
  member,
  parseJson,
  textOf,
} from '../../policy/standards/json.ts';
import { type JournalEntry, readJournal, sameJournal, writeJournal } from './journal.ts';
import { type Command, type Outcome, runShort } from './process.ts';

export type JournalStore = {
  /** Whether it outlives the runner. */
  readonly remote: boolean;
  /** @throws {Error} when it cannot be read */
  readonly read: () => Promise<readonly JournalEntry[]>;
  /**
   * Replaces it by what `change` makes of it; what does not change is not written. Called again when another run wrote meanwhile.
   *
   * @throws {Error} when it cannot be written
   */
  readonly update: (
    change: (entries: readonly JournalEntry[]) => readonly JournalEntry[],
  ) => Promise<void>;
};

export type StoreRequest = {
  readonly executable: string;
  /** Absolute path of the root module, after `terraform init`. */
  readonly directory: string;
  /** A folder of its own, for a root module that has the backend only. */
  readonly scratch: string;
  readonly environment: NodeJS.ProcessEnv;
};

/** By backend: the setting that names the state's place, and a place beside it. */
const PLACES: ReadonlyMap<string, readonly [setting: string, beside: (place: string) => string]> =
  new Map([
    ['azurerm', ['key', suffixed]],
    ['consul', ['path', suffixed]],
    ['cos', ['key', suffixed]],
    ['gcs', ['prefix', (prefix) => (prefix === '' ? 'journal' : suffixed(prefix))]],
    ['kubernetes', ['secret_suffix', (suffix) => `${suffix}-journal`]],
    ['oss', ['key', suffixed]],
    ['s3', ['key', suffixed]],
  ]);

const RACES = 3;

function suffixed(place: string): string {
  return `${place}.journal`;
}

/** Chooses the place by what `terraform init` has left: the backend with all its settings, wherever they came from. */
export async function openJournal(request: StoreRequest): Promise<JournalStore> {
  const { directory, environment } = request;
  const data = resolve(directory, environment.TF_DATA_DIR || '.terraform');
  const initialised = await readInitialised(data);
  const backend = backendOf(initialised);
  const workspace =
    environment.TF_WORKSPACE ||
    (await readFile(join(data, 'environment'), 'utf8').catch(() => '')).trim() ||
    'default';
  const settings = siblingSettings(backend, workspace);
  if (settings !== undefined) {
    return remoteStore({ ...request, initialised, type: backend.type, settings });
  }
  const state = backend.type === 'local' ? textOf(backend.config.path) : undefined;
  const place = workspace === 'default' ? '' : `.${workspace}`;
  return localStore(resolve(directory, `${state ?? 'terraform.tfstate'}${place}.journal`));
}

export type Backend = { readonly type: string; readonly config: JsonObject };

/** Where `init` keeps a backend's settings, in Terraform's data folder. */
const SETTINGS_FILE = 'terraform.tfstate';

async function readInitialised(data: string): Promise<Json> {
  return parseJson(await readFile(join(data, SETTINGS_FILE), 'utf8').catch(() => 'null'));
}

function backendOf(initialised: Json): Backend {
  const backend = member(initialised, 'backend');
  const config = member(backend, 'config');
  return {
    type: textOf(member(backend, 'type')) ?? 'local',
    config: isObject(config) ? config : {},
  };
}

/**
 * The settings of the place beside the state; undefined where the backend has none that is known.
 *
 * @param workspace Terraform's; the journal has it in its name, since Terraform wants a workspace to exist before it is used
 */
export function siblingSettings(backend: Backend, workspace: string): JsonObject | undefined {
  const [setting, beside] = PLACES.get(backend.type) ?? [];
  if (setting === undefined || beside === undefined) return undefined;
  const place = textOf(backend.config[setting]) ?? '';
  const given = Object.entries(backend.config).filter(([, value]) => value !== null);
  const own = workspace === 'default' ? place : `${place}.${workspace}`;
  return { ...Object.fromEntries(given), [setting]: beside(own) };
}

function localStore(file: string): JournalStore {
  const read = async () => {
    const text = await readFile(file, 'utf8').catch(() => undefined);
    return text === undefined ? [] : readJournal(text);
  };
  return {
    remote: false,
    read,
    update: async (change) => {
      const before = await read();
      const after = change(before);
      if (sameJournal(before, after)) return;
      if (after.length === 0) return rm(file, { force: true });
      // A reader never sees half of it.
      await writeFile(`${file}.new`, writeJournal(after), { mode: 0o600 });
      await rename(`${file}.new`, file);
    },
  };
}

type Pulled = {
  readonly lineage: string;
  readonly serial: number;
  readonly entries: readonly JournalEntry[];
};

type RemoteRequest = StoreRequest & {
  readonly type: string;
  readonly settings: JsonObject;
  /** What `init` has left of the root module's backend. */
  readonly initialised: Json;
};

function remoteStore(request: RemoteRequest): JournalStore {
  const { scratch } = request;
  const run = (...arguments_: readonly string[]) => runShort(commandOf(request, arguments_));
  const pullState = () => run('state', 'pull', '-no-color');
  let opening: Promise<Outcome> | undefined;
  let known: Pulled | undefined;

  const open = async (): Promise<Outcome> => {
    await makeRoot(request);
    const outcome = await pullState();
    if (outcome.exitCode === 0) return outcome;
    const data = dataOf(scratch);
    // Else what Terraform cannot read there keeps it from anything.
    await rm(join(data, SETTINGS_FILE), { force: true });
    // Not as arguments, which everybody on this machine may see.
    const file = join(data, 'settings.json');
    await writeFile(file, literal(request.settings), { mode: 0o600 });
    const options = ['-no-color', '-input=false', '-reconfigure', `-backend-config=${file}`];
    succeeded(await run('init', ...options).finally(() => rm(file)));
    return pullState();
  };
  /** Opening has pulled it once. */
  const pulled = async (): Promise<Outcome> => {
    if (opening !== undefined) {
      await opening;
      return pullState();
    }
    opening = open();
    return opening;
  };
  const pull = async (): Promise<Pulled> => {
    const { stdout } = succeeded(await pulled());
    const state: Json = stdout.trim() === '' ? null : parseJson(stdout);
    const text = textOf(member(member(member(state, 'outputs'), 'journal'), 'value'));
    const serial = member(state, 'serial');
    return {
      lineage: textOf(member(state, 'lineage')) ?? randomUUID(),
      serial: typeof serial === 'number' ? serial : 0,
      entries: text === undefined ? [] : readJournal(text),
    };
  };
  return {
    remote: true,
    read: async () => {
      known = await pull();
      return known.entries;
    },
    update: async (change) => {
      for (let race = 1; ; race++) {
        const before = known ?? (await pull());
        const after = change(before.entries);
        if (sameJournal(before.entries, after)) return;
        const next = { ...before, serial: before.serial + 1, entries: after };
        const file = join(scratch, 'journal.tfstate');
        await writeFile(file, stateOf(next), { mode: 0o600 });
        // Unlocked: a lock could be left behind, and the serial number tells whether somebody else has written.
        const outcome = await run('state', 'push', '-no-color', '-lock=false', file);
        known = outcome.exitCode === 0 ? next : undefined;
        if (outcome.exitCode === 0) return;
        if (race === RACES) succeeded(outcome);
      }
    },
  };
}

/**
 * A root module with the backend only, and what `terraform init` would leave there, which saves to run it: Terraform takes such settings from
 * a module that names its backend in the same words, as ours does with none inside, and else wants an `init` before it asks anybody.
 */
async function makeRoot({ scratch, type, settings, initialised }: RemoteRequest): Promise<void> {
  // Where Terraform keeps the settings, credentials among them.
  const data = dataOf(scratch);
  await mkdir(data, { recursive: true, mode: 0o700 });
  const root = { terraform: { backend: { [type]: {} } } };
  await writeFile(join(scratch, 'main.tf.json'), JSON.stringify(root));
  const { backend, ...rest } = isObject(initialised) ? initialised : {};
  const config = { ...backendOf(initialised).config, ...settings };
  const own = { ...rest, backend: { ...(isObject(backend) ? backend : {}), config } };
  await writeFile(join(data, SETTINGS_FILE), JSON.stringify(own), { mode: 0o600 });
}

function dataOf(scratch: string): string {
  return join(scratch, '.terraform');
}

/** Terraform takes texts in JSON for templates. */
function literal(settings: JsonObject): string {
  return JSON.stringify(settings).replaceAll(/[$%]\{/g, (start) => `${start[0]}${start}`);
}

function stateOf({ lineage, serial, entries }: Pulled): string {
  return JSON.stringify({
    version: 4,
    terraform_version: '1.9.0',
    serial,
    lineage,
    outputs: { journal: { value: writeJournal(entries), type: 'string' } },
    resources: [],
  });
}

/** Neither the user's options for the real root module nor a cancel have anything to do here. */
function commandOf(
  { executable, scratch, environment }: StoreRequest,
  arguments_: readonly string[],
): Command {
  const inherited = Object.entries(environment).filter(
    ([name]) => !/^(INPUT_.*|TF_CLI_ARGS.*|TF_WORKSPACE|TF_VAR_.*)$/.test(name),
  );
  return {
    executable,
    arguments: arguments_,
    directory: scratch,
    environment: {
      ...Object.fromEntries(inherited),
      TF_IN_AUTOMATION: '1',
      TF_INPUT: '0',
      CHECKPOINT_DISABLE: '1',
      TF_DATA_DIR: dataOf(scratch),
    },
    signal: new AbortController().signal,
  };
}

function succeeded(outcome: Outcome): Outcome {
  if (outcome.exitCode === 0) return outcome;
  const words = (outcome.stderr.trim() || outcome.stdout.trim()).split('\n').slice(-8).join('\n');
  throw new Error(words === '' ? `exit code ${outcome.exitCode ?? 'none'}` : words);
}
