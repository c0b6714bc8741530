/**
 * `aolb check`: whether the local gateway, and so most probably API Management, takes a policy document; of a `load-balancer.yml`
 * whether it is right, and what is rendered from it.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type CheckOptions, checkPolicy, type PolicyCheck } from '../../policy/gateway/index.ts';
import { readDocuments } from '../artefacts.ts';
import { describeFinding, type Finding } from '../finding.ts';
import type { Command, Options } from './command.ts';
import { readFragments, readNamedValues, readScope, readTextFile } from './policy-files.ts';
import { type ExitCode, type Terminal, UsageError } from './terminal.ts';

const OPTIONS = {
  'named-values': {
    type: 'string',
    value: 'FILE.json',
    help: 'an object of texts; without it, {{names}} may be anything',
  },
  fragments: {
    type: 'string',
    value: 'FOLDER',
    help: 'ID.xml each; without it, fragments are taken on trust',
  },
  backends: {
    type: 'string',
    value: 'NAME,…',
    help: 'the backends there are; without it, any backend-id goes',
  },
  scope: {
    type: 'string',
    default: 'api',
    value: 'SCOPE',
    help: 'where the document stands: global, product, api or operation',
  },
  json: { type: 'boolean', default: false, help: 'answer in JSON, an entry a file' },
} as const satisfies Options;

export const check: Command = {
  usage:
    'check [--named-values FILE.json] [--fragments FOLDER] [--backends NAME,…] [--scope SCOPE] [--json] FILE…',
  about:
    'Reads and compiles every element, attribute and expression of policy documents; a file named .yml or .yaml is a configuration, which is read and rendered. Exit code 1: something is wrong, or cannot be judged here.',
  options: OPTIONS,
  example: 'aolb check --named-values values.json policy.xml',
  run,
};

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: OPTIONS,
  });
  if (positionals.length === 0) throw new UsageError('no file to check');
  const scope = readScope(values.scope);
  const { directory } = terminal;
  const namedValues = values['named-values'];
  const options: CheckOptions = {
    scope,
    ...(namedValues === undefined
      ? {}
      : { namedValues: await readNamedValues(resolve(directory, namedValues)) }),
    ...(values.fragments === undefined
      ? {}
      : { fragments: await readFragments(resolve(directory, values.fragments)) }),
    ...(values.backends === undefined
      ? {}
      : { backends: new Set(values.backends.split(',').map((name) => name.trim())) }),
  };
  const checks: { readonly file: string; readonly result: PolicyCheck }[] = [];
  for (const file of positionals) {
    checks.push({ file, result: await checkFile(file, options, terminal) });
  }
  if (values.json) {
    terminal.out(
      `${JSON.stringify(
        checks.map(({ file, result }) => ({ file, ...result })),
        null,
        2,
      )}\n`,
    );
  } else for (const { file, result } of checks) describe(file, result, terminal);
  return checks.every(({ result }) => result.ok) ? 0 : 1;
}

/** No policy is YAML. */
const isConfiguration = (file: string) => /\.ya?ml$/i.test(file);

async function checkFile(
  file: string,
  options: CheckOptions,
  { directory, functionPackage }: Terminal,
): Promise<PolicyCheck> {
  const path = resolve(directory, file);
  if (isConfiguration(file)) return checkConfiguration(path, directory, functionPackage);
  const text = await readTextFile(path);
  if (typeof text === 'string') return checkPolicy(text, options);
  return { ok: false, expressions: 0, unsupported: [], errors: [text], warnings: [] };
}

/** As a plan reads it, and nothing is written. */
async function checkConfiguration(
  path: string,
  directory: string,
  functionPackage: string,
): Promise<PolicyCheck> {
  const read = await readDocuments(path, directory, functionPackage);
  const of = (severity: Finding['severity']) =>
    [...read.findings, ...(read.ok ? read.rendered.warnings : [])]
      .filter((finding) => finding.severity === severity)
      .map(({ message, line = 1, column = 1 }) => ({ message, line, column }));
  const policy = read.ok ? checkPolicy(read.rendered.policy, { scope: 'api' }) : undefined;
  return {
    ok: read.ok,
    expressions: policy?.expressions ?? 0,
    unsupported: [],
    errors: of('error'),
    warnings: of('warning'),
  };
}

function describe(file: string, result: PolicyCheck, { out, error }: Terminal): void {
  const { ok, expressions, errors, unsupported, warnings } = result;
  const say = (kind: string, message: string, { line, column }: { line: number; column: number }) =>
    error(`${kind}: ${describeFinding({ severity: 'error', file, line, column, message })}\n`);
  for (const each of errors) say('error', each.message, each);
  for (const each of unsupported) say('unsupported', each.what, each);
  for (const each of warnings) say('warning', each.message, each);
  if (ok) {
    out(`${file}: fine, ${expressions} ${expressions === 1 ? 'expression' : 'expressions'}\n`);
  }
}
