/**
 * Writes the tables of variables and outputs in docs/terraform.md from the Terraform files, between marker
 * comments. `node test/terraform/variables-table.ts` writes; with `--check` it only reports that the page is
 * stale, with exit code 1.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A `variable` or `output` block. Type and default are HCL on one line; outputs have neither. */
type Declaration = {
  readonly name: string;
  readonly description: string;
  readonly type: string | undefined;
  readonly default: string | undefined;
};

/**
 * Reads the blocks of one kind from a file in `terraform fmt` layout, which leaves one way only to write
 * them: blocks begin at column 0, their arguments at column 2.
 *
 * @throws {Error} when a block has no description, or the file holds no block of the kind.
 */
export function readDeclarations(source: string, kind: 'variable' | 'output'): Declaration[] {
  const blocks = [...source.matchAll(new RegExp(`^${kind} "([^"]+)" \\{\\n(.*?)^\\}`, 'gms'))].map(
    ([, name = '', body = '']) => {
      const description = argument(body, 'description');
      if (description === undefined) throw new Error(`${kind} ${name} has no description`);
      return {
        name,
        description: String(JSON.parse(description)),
        type: argument(body, 'type'),
        default: argument(body, 'default'),
      };
    },
  );
  if (blocks.length === 0) throw new Error(`no ${kind} block found: is the file formatted?`);
  return blocks;
}

/** An argument's value on one line, or undefined: its own line and those that are indented deeper or close it. */
function argument(body: string, name: string): string | undefined {
  const lines = body.split('\n');
  const first = lines.findIndex((line) => new RegExp(`^ {2}${name} += `).test(line));
  if (first < 0) return undefined;
  const length = lines.slice(first + 1).findIndex((line) => !/^( {3}| {2}[})\]])/.test(line));
  return lines
    .slice(first, first + 1 + length)
    .map((line) => line.trim().replace(/ += /, ' = '))
    .join('\n')
    .replace(`${name} = `, '')
    .replaceAll(/([{[(])\n/g, '$1 ')
    .replaceAll(/\n([}\])])/g, ' $1')
    .replaceAll('\n', ', ');
}

/** A cell with more has a table scroll sideways where a page is about 980 pixels wide, and nobody reads it. */
const WIDEST_TYPE = 60;

/** The table, and a section for every variable whose type is too long for a cell. */
export function variablesTable(declarations: readonly Declaration[]): string {
  const long = declarations.filter(isLong);
  return [
    table(
      ['Variable', 'Type', 'Default', 'Meaning'],
      declarations.map((variable) => [
        code(variable.name),
        isLong(variable) ? `[below](#${anchorOf(variable)})` : code(variable.type ?? 'any'),
        variable.default === undefined ? 'required' : code(variable.default),
        isLong(variable) ? beginning(variable.description) : variable.description,
      ]),
    ),
    ...long.map(
      (variable) =>
        `### Variable ${code(variable.name)}\n\n${variable.description}\n\n\`\`\`hcl\n${broken(variable.type ?? '')}\n\`\`\``,
    ),
  ].join('\n\n');
}

function isLong({ type = '' }: Declaration): boolean {
  return type.length > WIDEST_TYPE;
}

function anchorOf({ name }: Declaration): string {
  return `variable-${name}`;
}

/** What it is, before its parts are told. */
function beginning(description: string): string {
  const [first = description] = /^[^:;.]+/.exec(description) ?? [];
  return `${first}.`;
}

/** A type of one line, with each attribute of its outermost object on a line of its own. */
function broken(type: string): string {
  let depth = 0;
  const signs = [...type].map((sign, index) => {
    if (sign === '}') depth -= 1;
    const outermost = depth === 1;
    if (sign === '{') depth += 1;
    if (sign === '{' && depth === 1) return '{\n ';
    if (sign === '}' && depth === 0) return '\n}';
    return sign === ',' && outermost && isClosedAt(type, index) ? '\n ' : sign;
  });
  return signs.join('').replaceAll(/ +$/gm, '');
}

/** Whether no parenthesis is open inside of the outermost object. */
function isClosedAt(type: string, end: number): boolean {
  const inside = type.slice(type.indexOf('{'), end);
  return inside.split('(').length === inside.split(')').length;
}

export function outputsTable(declarations: readonly Declaration[]): string {
  return table(
    ['Output', 'Meaning'],
    declarations.map(({ name, description }) => [code(name), description]),
  );
}

const code = (text: string): string => `\`${text}\``;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/**
 * Replaces what stands between `<!-- name:begin -->` and `<!-- name:end -->`.
 *
 * @throws {Error} when the page lacks the markers.
 */
export function replaceSection(page: string, name: string, content: string): string {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`docs/terraform.md lacks ${begin} … ${end}`);
  return `${page.slice(0, from + begin.length)}\n${content}\n${page.slice(to)}`;
}

const repository = new URL('../../', import.meta.url);
const pageFile = new URL('docs/terraform.md', repository);

/** The page as it should be. */
export function renderPage(page: string): string {
  const read = (file: string): string =>
    readFileSync(new URL(`terraform/${file}`, repository), 'utf8');
  const variables = variablesTable(readDeclarations(read('variables.tf'), 'variable'));
  const outputs = outputsTable(readDeclarations(read('outputs.tf'), 'output'));
  return replaceSection(replaceSection(page, 'variables', variables), 'outputs', outputs);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const page = readFileSync(pageFile, 'utf8');
  const rendered = renderPage(page);
  if (page === rendered) process.exit(0);
  if (process.argv.includes('--check')) {
    console.error('docs/terraform.md is stale: run node test/terraform/variables-table.ts');
    process.exit(1);
  }
  writeFileSync(pageFile, rendered);
}
