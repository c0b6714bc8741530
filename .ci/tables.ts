/**
 * Writes the tables of docs/ that repeat what a machine-readable file says: the Action's inputs and outputs, the keys of
 * load-balancer.yml and of scenarios, the shipped scenarios, the operations and the rules of lint. `--check` writes nothing and fails when a
 * table is stale.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { catalogue } from '../action/simulation/catalogue/index.ts';
import { ADVICE } from '../action/terraform/azure-errors.ts';
import {
  isRepeatable,
  namedBy,
  type Operation,
  operations,
  withoutDialect,
} from '../openapi/index.ts';
import { RULES } from '../policy/lint/index.ts';
import { type Limit, tierOf } from '../policy/tier.ts';
import { describeRule } from './lint-rules.ts';

type Described = {
  readonly description?: string;
  readonly default?: unknown;
  readonly required?: boolean;
};
type Schema = {
  readonly description?: string;
  readonly expected?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
};

const root = new URL('../', import.meta.url);
const read = (path: string) => readFile(new URL(path, root), 'utf8');

const action: { inputs: Record<string, Described>; outputs: Record<string, Described> } = parse(
  await read('action.yml'),
);
const schema: Schema = JSON.parse(await read('action/config.schema.json'));
const scenarioSchema: Schema = JSON.parse(await read('action/scenario.schema.json'));

const code = (value: unknown) =>
  value === undefined || value === '' ? '' : `\`${String(value).replaceAll('|', '\\|')}\``;
const cell = (text: string | undefined) =>
  (text ?? '').trim().replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');
const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly string[]) =>
  [row(...head), row(...head.map(() => '---')), ...rows].join('\n');

function keyRows(
  root: Schema,
  node: Schema = root,
  path = '',
  required = false,
): readonly string[] {
  const resolved = resolve(node, root);
  const own =
    path === ''
      ? []
      : [
          row(
            code(path),
            cell(kind(resolved)),
            required ? 'required' : code(resolved.default),
            cell(resolved.description),
          ),
        ];
  const children = Object.entries(resolved.properties ?? {}).flatMap(([key, child]) =>
    keyRows(
      root,
      child,
      path === '' ? key : `${path}.${key}`,
      resolved.required?.includes(key) ?? false,
    ),
  );
  const entries = resolved.additionalProperties;
  return [
    ...own,
    ...children,
    ...(typeof entries === 'object' && entries.properties !== undefined
      ? keyRows(root, entries, `${path}.<name>`).slice(1)
      : []),
    ...(resolved.items?.properties === undefined
      ? []
      : keyRows(root, resolved.items, `${path}[]`).slice(1)),
  ];
}

function resolve(node: Schema, { definitions }: Schema): Schema {
  const name = node.$ref?.split('/').at(-1);
  return name === undefined ? node : { ...definitions?.[name], ...node };
}

function kind({ enum: choices, expected, type, minimum, maximum, items }: Schema): string {
  if (choices !== undefined) return choices.map(code).join(', ');
  if (expected !== undefined) return expected;
  const name = [type ?? []].flat().join(' or ');
  const range = [minimum, maximum].every((limit) => limit !== undefined)
    ? ` ${minimum}–${maximum}`
    : '';
  return items === undefined ? name + range : 'list';
}

/** A row for operations that differ in their dialect alone. */
function operationRows(): readonly string[] {
  const key = (operation: Operation) => `${operation.method} ${withoutDialect(operation)}`;
  return [...Map.groupBy(operations, key)].map(([call, group]) => {
    const [first] = group;
    if (first === undefined) throw new Error(`${call} is a group without members`);
    return row(
      code(call),
      group.map((one) => one.dialect).join(', '),
      cell(first.summary),
      first.model ?? '',
      namedBy(first).join(', '),
      isRepeatable(first) ? 'yes' : '',
    );
  });
}

const FINITE = new Intl.NumberFormat('en-US');

/** What differs between tiers that a load balancer may have, the classic ones first. */
function tierRows(): readonly string[] {
  const figure = ({ most, elsewhere }: Limit, unit: number) => {
    const shown = (value: number | undefined) =>
      value === undefined || value === Number.POSITIVE_INFINITY
        ? 'none'
        : FINITE.format(value / unit);
    return elsewhere === undefined
      ? shown(most)
      : `${shown(most)}; ${shown(elsewhere.most)} in another document`;
  };
  return (
    ['Developer', 'Basic', 'Standard', 'Premium', 'BasicV2', 'StandardV2', 'PremiumV2'] as const
  ).map((name) => {
    const tier = tierOf(name);
    return row(
      name,
      tier.subscriptions === undefined ? '' : figure(tier.subscriptions, 1),
      figure(tier.bufferedPayload, 1024 * 1024),
      figure(tier.requestDuration, 1),
      figure(tier.builtInCache, 1_000_000),
    );
  });
}

const TABLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'docs/action.md': {
    inputs: table(
      ['input', 'default', 'meaning'],
      Object.entries(action.inputs).map(([name, input]) =>
        row(code(name), code(input.default), cell(input.description)),
      ),
    ),
    outputs: table(
      ['output', 'meaning'],
      Object.entries(action.outputs).map(([name, output]) =>
        row(code(name), cell(output.description)),
      ),
    ),
  },
  'docs/configuration.md': {
    keys: table(['key', 'value', 'default', 'meaning'], keyRows(schema)),
  },
  'docs/tiers.md': {
    tiers: table(
      ['tier', 'consumers', 'MiB kept of a body', 'seconds of a request', 'MB of cache'],
      tierRows(),
    ),
  },
  'docs/simulation.md': {
    scenarios: table(
      ['scenario', 'what happens'],
      Object.entries(catalogue).map(([name, text]) => row(code(name), cell(parse(text).about))),
    ),
    keys: table(['key', 'value', 'default', 'meaning'], keyRows(scenarioSchema)),
  },
  'docs/lint.md': {
    rules: [
      table(
        ['rule', 'severity', 'what it finds'],
        RULES.map(({ id, severity, title }) =>
          row(`[${id}](#${id.toLowerCase()})`, severity, cell(title)),
        ),
      ),
      ...RULES.map(describeRule),
    ].join('\n\n'),
  },
  'docs/troubleshooting.md': {
    refusals: table(
      ['Azure or Terraform says', 'what it means', 'what to do', 'key'],
      ADVICE.map(({ codes = [], says, cause, fix, key, otherwise }) =>
        row(
          [...codes.map(code), ...(says === undefined ? [] : [code(says.source)])].join(', '),
          cell(cause),
          cell(fix),
          [key, otherwise]
            .flatMap((path) => (path === undefined ? [] : code(path.join('.'))))
            .join(' or '),
        ),
      ),
    ),
  },
  'docs/surface.md': {
    operations: table(
      ['call', 'dialects', 'what it does', 'model', 'names', 'may be sent twice'],
      operationRows(),
    ),
  },
};

const check = process.argv.includes('--check');
for (const [file, tables] of Object.entries(TABLES)) {
  const text = await read(file);
  const fresh = Object.entries(tables).reduce((result, [name, body]) => {
    const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
    const start = result.indexOf(begin);
    const stop = result.indexOf(end);
    if (start === -1 || stop === -1) {
      throw new Error(`${file} lacks the markers ${begin} and ${end}`);
    }
    return `${result.slice(0, start + begin.length)}\n\n${body}\n\n${result.slice(stop)}`;
  }, text);
  if (fresh === text) continue;
  if (check) {
    console.error(`${file} is stale: run npm run build`);
    process.exitCode = 1;
  } else {
    await writeFile(new URL(file, root), fresh);
    console.log(`wrote ${file}`);
  }
}
