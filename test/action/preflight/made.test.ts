/** The table of what is made, held against the Terraform files that make it. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readConfiguration } from '../../../action/config.ts';
import { madeBy, PLACES } from '../../../action/preflight/made.ts';

const TERRAFORM = join(import.meta.dirname, '../../../terraform');

const filesOf = (directory: string): string =>
  globSync('*.tf', { cwd: join(TERRAFORM, directory) })
    .map((file) => readFileSync(join(TERRAFORM, directory, file), 'utf8'))
    .join('\n');

const FILES: Readonly<Record<string, string>> = {
  '': filesOf('.'),
  'module.gateway.': filesOf('modules/gateway'),
  'module.rotation[0].': filesOf('modules/rotation'),
};

/** The block of a resource. */
function blockAt(address: string): string {
  const [, module = '', type = '', name = '', index] =
    /^(module\.\w+(?:\[0\])?\.)?(\w+)\.(\w+)(\[0\])?$/.exec(address) ?? [];
  const pattern = new RegExp(`^resource "${type}" "${name}" \\{\\n([\\s\\S]*?)^\\}`, 'm');
  const block = pattern.exec(FILES[module] ?? '')?.[1];
  assert.ok(block !== undefined, `there is no ${address}`);
  assert.equal(/^ {2}count /m.test(block), index !== undefined, address);
  return block;
}

const { configuration } = readConfiguration(
  `environment: prod
location: japaneast
gateway: { sku: BasicV2_1, publisher: { name: A, email: a@example.com } }
accounts:
  japan:
    id: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/japan
    endpoint: https://openai-japan.openai.azure.com/
    models: [gpt-4o]
consumers: { team-a: }
rotation: {}
`,
  'lb.yml',
);
assert.ok(configuration);
const made = madeBy(configuration, '00000000-0000-0000-0000-000000000001', true);

describe('what an apply makes under a name of its own', () => {
  for (const [kind, { address, type }] of Object.entries(PLACES)) {
    it(`is the ${kind} of the Terraform files`, () => {
      const block = blockAt(address);
      const sent = /^ {2}type += "([^@"]+)@/m.exec(block)?.[1];
      if (address.includes('azapi_')) assert.equal(sent, type);
    });
  }

  it('is every resource that stands in a group, and the group', () => {
    const named = Object.values(FILES)
      .flatMap((text) => [...text.matchAll(/^resource "(\w+)" "(\w+)" \{\n([\s\S]*?)^\}/gm)])
      .filter(([, , , body = '']) =>
        /^ {2}(resource_group_name|parent_id) += (var|local)\.resource_group/m.test(body),
      )
      .map(([, type, name]) => `${type}.${name}`)
      .filter((address) => address !== 'azapi_resource.alert');
    const listed = made.inGroup.map(({ kind }) =>
      PLACES[kind].address.replace(/^module\.\w+(\[0\])?\./, '').replace(/\[0\]$/, ''),
    );
    assert.deepEqual(listed.toSorted(), named.toSorted());
  });

  it('is every role definition, by its name', () => {
    const text = FILES[''] ?? '';
    for (const { roleName, address } of made.roles) {
      assert.match(blockAt(address), /Microsoft\.Authorization\/roleDefinitions@/);
      const what = roleName.replace(/^prod-[0-9a-f]{6} /, '');
      assert.ok(text.includes(`"\${var.environment}-\${local.suffix} ${what}"`), roleName);
    }
    assert.equal(made.roles.length, text.match(/^ +\w+_role += "\$\{var\.environment\}/gm)?.length);
  });
});
