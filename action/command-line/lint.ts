/** `aolb lint`: what breaks in production, told for policy documents before they are deployed. */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type LintFinding,
  type LintOptions,
  lint as lintPolicy,
  type Severity,
  sarif,
} from '../../policy/lint/index.ts';
import { tierOf } from '../../policy/tier.ts';
import { messageOf } from '../failure.ts';
import type { Command, Options } from './command.ts';
import { readBackends } from './described-backends.ts';
import { matchingFiles } from './matching-files.ts';
import { readFragments, readNamedValues, readScope, readTextFile } from './policy-files.ts';
import { type ExitCode, type Terminal, UsageError } from './terminal.ts';

const SEVERITIES: readonly Severity[] = ['note', 'warning', 'error'];

type FileFindings = { readonly file: string; readonly findings: readonly LintFinding[] };

const OPTIONS = {
  scope: {
    type: 'string',
    default: 'api',
    value: 'SCOPE',
    help: 'where the documents stand: global, product, api or operation',
  },
  sku: {
    type: 'string',
    value: 'SKU',
    help: 'such as BasicV2_1: what its tier does not have or take is a finding',
  },
  'named-values': { type: 'string', value: 'FILE.json', help: 'an object of texts' },
  fragments: { type: 'string', value: 'FOLDER', help: 'ID.xml each' },
  backends: {
    type: 'string',
    value: 'FILE.json',
    help: 'backends and pools, to be judged with the policy',
  },
  severity: {
    type: 'string',
    default: 'note',
    value: 'LEAST',
    help: 'the least that is told and counts: note, warning or error',
  },
  json: { type: 'boolean', default: false, help: 'answer in JSON, an entry a file' },
  sarif: { type: 'boolean', default: false, help: 'answer in SARIF 2.1.0, for code scanning' },
} as const satisfies Options;

export const lint: Command = {
  usage:
    'lint [--scope SCOPE] [--sku SKU] [--named-values FILE.json] [--fragments FOLDER] [--backends FILE.json] [--severity LEAST] [--json | --sarif] FILE…',
  about:
    "Tells what of policy documents breaks in production. Files, folders and patterns such as 'policies/**/*.xml' name them. Exit code 1: there are warnings or errors.",
  options: OPTIONS,
  example: 'aolb lint policies --fragments policies/fragments --sku BasicV2_1',
  run,
};

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: OPTIONS,
  });
  if (positionals.length === 0) throw new UsageError('no file to lint');
  if (values.json && values.sarif) throw new UsageError('give --json or --sarif, not both');
  const least = SEVERITIES.map(String).indexOf(values.severity);
  if (least === -1) throw new UsageError(`--severity must be one of ${SEVERITIES.join(', ')}`);
  const options = await readOptions(values, terminal.directory);
  const files = new Set<string>();
  for (const argument of positionals) {
    for (const file of await matchingFiles(argument, terminal.directory)) files.add(file);
  }
  const told: FileFindings[] = [];
  for (const file of files) {
    const findings = await lintFile(resolve(terminal.directory, file), options);
    const shown = findings.filter(({ severity }) => SEVERITIES.indexOf(severity) >= least);
    told.push(...byFile(file, shown, values.fragments));
  }
  if (values.json) terminal.out(`${JSON.stringify(told, null, 2)}\n`);
  else if (values.sarif) terminal.out(`${JSON.stringify(sarif(told), null, 2)}\n`);
  else describe(told, files.size, terminal);
  return told.some(({ findings }) => findings.some(({ severity }) => severity !== 'note')) ? 1 : 0;
}

type Values = {
  readonly scope: string;
  readonly sku?: string | undefined;
  readonly 'named-values'?: string | undefined;
  readonly fragments?: string | undefined;
  readonly backends?: string | undefined;
};

async function readOptions(values: Values, directory: string): Promise<LintOptions> {
  const { sku, fragments, backends, 'named-values': namedValues } = values;
  if (sku !== undefined) {
    try {
      tierOf(sku);
    } catch (error) {
      throw new UsageError(`--sku: ${messageOf(error)}`);
    }
  }
  return {
    scope: readScope(values.scope),
    ...(sku === undefined ? {} : { sku }),
    ...(namedValues === undefined
      ? {}
      : { namedValues: await readNamedValues(resolve(directory, namedValues)) }),
    ...(fragments === undefined
      ? {}
      : { fragments: await readFragments(resolve(directory, fragments)) }),
    ...(backends === undefined
      ? {}
      : { backends: await readBackends(resolve(directory, backends)) }),
  };
}

async function lintFile(path: string, options: LintOptions): Promise<readonly LintFinding[]> {
  const text = await readTextFile(path);
  return typeof text === 'string'
    ? lintPolicy(text, options)
    : [{ rule: 'AOLB001', severity: 'error', document: undefined, ...text }];
}

/** What is found inside of an included fragment belongs to the fragment's own file. */
function byFile(
  file: string,
  findings: readonly LintFinding[],
  folder: string | undefined,
): readonly FileFindings[] {
  const fileOf = ({ document }: LintFinding) =>
    document === undefined || folder === undefined
      ? file
      : join(folder, `${document.replace(/^fragment /, '')}.xml`);
  const files = new Set([file, ...findings.map(fileOf)]);
  return [...files].map((name) => ({
    file: name,
    findings: findings.filter((finding) => fileOf(finding) === name),
  }));
}

function describe(told: readonly FileFindings[], count: number, { out, error }: Terminal): void {
  for (const { file, findings } of told) {
    for (const { rule, severity, message, line, column } of findings) {
      out(`${file}:${line}:${column}: ${severity} ${rule}: ${message}\n`);
    }
  }
  const all = told.flatMap(({ findings }) => findings);
  const counts = SEVERITIES.toReversed().map((severity) => {
    const found = all.filter((finding) => finding.severity === severity).length;
    return `${found} ${severity}${found === 1 ? '' : 's'}`;
  });
  error(`${count} ${count === 1 ? 'file' : 'files'}: ${counts.join(', ')}\n`);
}
