/** `aolb init`: the first `load-balancer.yml`, from options and from what it asks. */
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { documentsOf } from '../artefacts.ts';
import { readConfiguration } from '../config.ts';
import { accountOf } from '../init/account.ts';
import {
  type AccountAnswer,
  type Answers,
  EXAMPLE,
  listOf,
  TEXT_QUESTIONS,
} from '../init/answers.ts';
import { configurationText } from '../init/configuration-text.ts';
import { type NewFile, takenPaths, writeNew } from '../init/files.ts';
import { completeAnswers } from '../init/interview.ts';
import { isActionReference, ownReference, workflowTexts } from '../init/workflows.ts';
import type { Command, Options } from './command.ts';
import { type ExitCode, type Terminal, UsageError } from './terminal.ts';

const USUAL_FILE = 'load-balancer.yml';

const OPTIONS = {
  output: { type: 'string', default: USUAL_FILE, value: 'FILE', help: 'where it is written' },
  environment: { type: 'string', value: 'NAME', help: 'part of the names in Azure, such as prod' },
  location: { type: 'string', value: 'REGION', help: 'of the gateway, such as swedencentral' },
  sku: { type: 'string', value: 'SKU', help: 'tier and units of the gateway, such as BasicV2_1' },
  'publisher-name': { type: 'string', value: 'NAME', help: 'who runs the gateway' },
  'publisher-email': { type: 'string', value: 'ADDRESS', help: 'where API Management writes to' },
  account: {
    type: 'string',
    multiple: true,
    value: '[NAME=]ID',
    help: 'resource id of an Azure OpenAI account',
  },
  endpoint: {
    type: 'string',
    multiple: true,
    value: 'NAME=URL',
    help: 'where it is not what the id says',
  },
  models: {
    type: 'string',
    multiple: true,
    value: '[NAME=]MODEL,…',
    help: 'deployments of an account, or of all',
  },
  consumer: { type: 'string', multiple: true, value: 'NAME,…', help: 'who calls' },
  rotation: { type: 'boolean', help: 'whether keys are rotated; --no-rotation: they are not' },
  workflows: { type: 'boolean', default: false, help: 'write the workflows for GitHub, too' },
  action: {
    type: 'string',
    value: 'OWNER/REPOSITORY@COMMIT',
    help: 'what the workflows use; a clone knows its own',
  },
} as const satisfies Options;

export const init: Command = {
  usage:
    'init [--output FILE] [--environment NAME] [--location REGION] [--sku SKU] [--publisher-name NAME] [--publisher-email ADDRESS] [--account [NAME=]ID]… [--endpoint NAME=URL]… [--models [NAME=]MODEL,…]… [--consumer NAME,…]… [--rotation] [--workflows [--action OWNER/REPOSITORY@COMMIT]]',
  about:
    'Writes a first load-balancer.yml that check takes. What no option gives is asked; without a terminal it is an error that names what is missing. Nothing is written over.',
  options: OPTIONS,
  example: 'aolb init --environment prod --location swedencentral',
  run,
};

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS, allowNegative: true });
  const { directory, error, out } = terminal;
  const path = resolve(directory, values.output);
  const name = relative(directory, path);
  const workflows = workflowFiles(values, terminal);
  const taken = takenPaths([{ path, text: '' }, ...workflows]);
  if (taken.length > 0) {
    const names = taken.map((one) => relative(directory, one)).join(', ');
    error(`${names}: there already, and nothing is written over. Rename it, or choose --output\n`);
    return 1;
  }
  const given = answersOf(values);
  const wrong = await faultsOf({ ...EXAMPLE, ...given });
  if (wrong.length > 0) return refuse(wrong, terminal);
  const answers = await completed(given, terminal);
  if (answers === undefined) return refuse([], terminal);
  const text = configurationText(answers);
  // As `aolb check` does it: also what is rendered from it must be fine.
  const checked = await documentsOf(text, path, directory, terminal.functionPackage);
  const findings = checked.findings.map(({ message }) => message);
  if (!checked.ok) return refuse(findings, terminal);
  for (const file of [{ path, text }, ...workflows]) {
    writeNew(file);
    out(`wrote ${relative(directory, file.path)}\n`);
  }
  for (const finding of findings) error(`warning: ${finding}\n`);
  const guessed = answers.accounts.filter((account) => isGuessed(account, values));
  if (guessed.length > 0) {
    error(
      `note: the endpoint of ${guessed.map((account) => account.name).join(', ')} is the usual one of the account's name; yours is shown by az cognitiveservices account show --ids ID --query properties.endpoint\n`,
    );
  }
  const config = name === USUAL_FILE ? '' : ` --config ${name}`;
  out(`next: aolb check ${name}, then aolb try plan${config}\n`);
  return 0;
}

function refuse(faults: readonly string[], { error }: Terminal): ExitCode {
  for (const fault of faults) error(`error: ${fault}\n`);
  error('nothing was written\n');
  return 1;
}

async function faultsOf(answers: Answers): Promise<readonly string[]> {
  const { findings } = readConfiguration(configurationText(answers), USUAL_FILE);
  return findings.filter(({ severity }) => severity === 'error').map(({ message }) => message);
}

/** @returns undefined when whoever is asked has had enough */
async function completed(
  given: Partial<Answers>,
  { converse, error }: Terminal,
): Promise<Answers | undefined> {
  const missing = [
    ...TEXT_QUESTIONS.filter(({ key }) => given[key] === undefined).map(
      ({ option }) => `--${option}`,
    ),
    ...(given.accounts === undefined ? ['--account'] : []),
    ...(given.consumers === undefined ? ['--consumer'] : []),
    ...(given.rotation === undefined ? ['--rotation or --no-rotation'] : []),
  ];
  if (missing.length === 0) return { ...EXAMPLE, ...given };
  if (converse === undefined) {
    throw new UsageError(
      `nobody can be asked, since standard input is no terminal: add ${missing.join(', ')}`,
    );
  }
  const conversation = await converse();
  const say = (text: string) => error(`${text}\n`);
  try {
    return await completeAnswers(given, { ask: conversation.ask, say, faultsOf });
  } finally {
    conversation.end();
  }
}

/** What the options say. @throws {UsageError} for an option about an account that no option names */
function answersOf(values: Values): Partial<Answers> {
  const consumers = values.consumer?.flatMap(listOf);
  const accounts = accountsOf(values);
  const twice = repeated(consumers ?? []) ?? repeated(accounts?.map(({ name }) => name) ?? []);
  if (twice !== undefined) throw new UsageError(`the name ${twice} stands twice`);
  const texts = Object.fromEntries(
    TEXT_QUESTIONS.flatMap(({ key, option }) => {
      const value = values[option];
      return value === undefined ? [] : [[key, value]];
    }),
  );
  return {
    ...texts,
    ...(accounts === undefined ? {} : { accounts }),
    ...(consumers === undefined ? {} : { consumers }),
    ...(values.rotation === undefined ? {} : { rotation: values.rotation }),
  };
}

function repeated(names: readonly string[]): string | undefined {
  return names.find((name, index) => names.indexOf(name) !== index);
}

function accountsOf(values: Values): readonly AccountAnswer[] | undefined {
  const endpoints = (values.endpoint ?? []).map(named);
  const models = (values.models ?? []).map(named);
  const accounts: AccountAnswer[] = [];
  for (const [name, id] of (values.account ?? []).map(named)) {
    accounts.push(accountOf(id, name === undefined ? {} : { name }, accounts));
  }
  const known = accounts.map(({ name }) => name);
  for (const [name] of [...endpoints, ...models]) {
    if (name === undefined || known.includes(name)) continue;
    throw new UsageError(
      `no --account is named ${name}${known.length === 0 ? '' : `: they are ${known.join(', ')}`}`,
    );
  }
  const nameless = endpoints.find(([name]) => name === undefined);
  if (nameless !== undefined) {
    throw new UsageError(
      `--endpoint ${nameless[1]}: expected NAME=URL, with the name of an --account`,
    );
  }
  if (accounts.length === 0) return undefined;
  return accounts.map((account) => {
    const own = (list: typeof models) => list.filter(([name]) => name === account.name);
    const mine =
      own(models).length > 0 ? own(models) : models.filter(([name]) => name === undefined);
    return {
      ...account,
      endpoint: own(endpoints).at(-1)?.[1] ?? account.endpoint,
      models: mine.flatMap(([, list]) => listOf(list)),
    };
  });
}

/** `name=value`, or a value alone: neither an id nor a URL has a name's letters only before its first `=`. */
function named(text: string): readonly [name: string | undefined, value: string] {
  const [, name, value] = /^([a-z0-9-]+)=(.*)$/s.exec(text) ?? [];
  return value === undefined ? [undefined, text] : [name, value];
}

/** Whether nobody has said or confirmed the endpoint. */
function isGuessed({ name }: AccountAnswer, { account, endpoint = [] }: Values): boolean {
  return account !== undefined && !endpoint.some((text) => named(text)[0] === name);
}

/** @throws {UsageError} where it is not known what they shall run, or their path filters would name another file */
function workflowFiles(values: Values, { directory, root }: Terminal): readonly NewFile[] {
  const { action, workflows } = values;
  if (action !== undefined && !isActionReference(action)) {
    throw new UsageError(
      `--action ${action}: expected owner/repository@commit, all 40 digits of it`,
    );
  }
  if (!workflows) return [];
  if (resolve(directory, values.output ?? USUAL_FILE) !== join(directory, USUAL_FILE)) {
    throw new UsageError(`--workflows are for ${USUAL_FILE} in this folder: leave out --output`);
  }
  const reference = action ?? ownReference(root);
  if (reference === undefined) {
    throw new UsageError(
      'what the workflows shall run is not known, since this is no clone from GitHub: add --action OWNER/REPOSITORY@COMMIT',
    );
  }
  const folder = join(directory, '.github', 'workflows');
  return [...workflowTexts(root, reference)].map(([name, text]) => ({
    path: join(folder, name),
    text,
  }));
}
