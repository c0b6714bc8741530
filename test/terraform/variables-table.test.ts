import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readDeclarations, renderPage, replaceSection, variablesTable } from './variables-table.ts';

test('docs/terraform.md shows the variables and outputs as they are', () => {
  const page = readFileSync(new URL('../../docs/terraform.md', import.meta.url), 'utf8');
  assert.equal(page, renderPage(page), 'run node test/terraform/variables-table.ts');
});

test('a type over several lines is read whole, up to the next argument', () => {
  const source = [
    'variable "pools" {',
    '  description = "Pools; `priority` \\"first\\"."',
    '  type = map(object({',
    '    services = list(object({',
    '      backend = string',
    '      weight  = optional(number, 1)',
    '    }))',
    '  }))',
    '  default  = {}',
    '  nullable = false',
    '',
    '  validation {',
    '    condition     = length(var.pools) > 0',
    '    error_message = "none"',
    '  }',
    '}',
    '',
  ].join('\n');
  assert.deepEqual(readDeclarations(source, 'variable'), [
    {
      name: 'pools',
      description: 'Pools; `priority` "first".',
      type: 'map(object({ services = list(object({ backend = string, weight = optional(number, 1) })) }))',
      default: '{}',
    },
  ]);
});

test('a variable without description is refused by name', () => {
  assert.throws(
    () => readDeclarations('variable "tags" {\n  type = map(string)\n}\n', 'variable'),
    /variable tags has no description/,
  );
});

test('a bar in a description does not break the table', () => {
  const table = variablesTable([
    { name: 'a', description: 'x | y', type: 'string', default: undefined },
  ]);
  assert.match(table, /\| `a` \| `string` \| required \| x \\\| y \|$/);
});

test('a type that is too long for a cell has a section of its own', () => {
  const type =
    'map(object({ url = string, pool = optional(object({ a = string, b = string })), sizes = optional(map(string), {}) }))';
  const section = variablesTable([
    { name: 'backends', description: 'The backends: `url` and more.', type, default: '{}' },
  ]);
  assert.match(
    section,
    /\| `backends` \| \[below\]\(#variable-backends\) \| `\{\}` \| The backends\. \|\n/,
  );
  assert.ok(
    section.endsWith(`### Variable \`backends\`

The backends: \`url\` and more.

\`\`\`hcl
map(object({
  url = string
  pool = optional(object({ a = string, b = string }))
  sizes = optional(map(string), {})
}))
\`\`\``),
    section,
  );
});

test('a page without markers is refused', () => {
  assert.throws(
    () => replaceSection('# Terraform', 'variables', ''),
    /lacks <!-- variables:begin -->/,
  );
});
