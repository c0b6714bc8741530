import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { rootModule } from './terraform.ts';
import { openWorkspace } from './workspace.ts';

const examples = readdirSync(join(rootModule, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** The accounts that an example says exist. */
function accountsOf(example: string) {
  const source = readFileSync(join(rootModule, 'examples', example, 'main.tf'), 'utf8');
  return [
    ...source.matchAll(
      /"\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.CognitiveServices\/accounts\/([^/"]+)"/g,
    ),
  ].map(([, subscriptionId = '', resourceGroup = '', name = '']) => ({
    name,
    subscriptionId,
    resourceGroup,
    location: 'japaneast',
    deployments: { 'gpt-4o': {} },
  }));
}

for (const example of examples) {
  test(`the example ${example} is valid and can be applied as it is`, async () => {
    const { terraform, outputs, close } = await openWorkspace(
      { accounts: accountsOf(example) },
      join('examples', example),
    );
    try {
      const { diagnostics } = JSON.parse(await terraform('validate', '-json'));
      assert.deepEqual(diagnostics, []);
      await terraform('apply', '-auto-approve');
      assert.match((await outputs()).gateway_url ?? '', /\.azure-api\.net\/openai$/);
    } finally {
      await close();
    }
  });
}
