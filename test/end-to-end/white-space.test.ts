/** What azurerm does not see: white space inside of a policy's literals. Shown and applied all the same, by the built Action. */
import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { isSamePolicy } from '../azure/provider/azurerm/policy-difference.ts';
import { EVENTS, type Stage, setStage } from '../demo/stage.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const OWN = { 'terraform-directory': 'infrastructure' };

describe('a change of white space inside of a literal', () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage([
      { name: 'japan', location: 'japaneast', deployments: { 'gpt-4o': {} } },
    ]);
    await stage.configure(`environment: test
location: japaneast
gateway: { sku: BasicV2_1, publisher: { name: AI Platform, email: ai@example.com } }
accounts:
  japan:
    id: ${stage.azure.account('japan').id}
    endpoint: https://japan.openai.azure.com/
    models: [gpt-4o]
consumers: { team-a: {} }
`);
  });
  after(() => stage.close());

  async function run(command: string, inputs: Readonly<Record<string, string>> = {}) {
    const result = await stage.run(
      command,
      command === 'apply' ? EVENTS.push : EVENTS.pullRequest,
      inputs,
    );
    assert.equal(result.exitCode, 0, result.log);
    return result;
  }

  /** A root module of the user's own, which adds a header to the policy. */
  async function writeModule(value: string): Promise<void> {
    const directory = join(stage.workspace, 'infrastructure');
    await cp(join(ROOT, 'terraform'), directory, {
      recursive: true,
      filter: (path) => !/\/(tests|examples|\.terraform)$/.test(path),
    });
    const main = await readFile(join(directory, 'main.tf'), 'utf8');
    const header = `<set-header name=\\"x-greeting\\"><value>@(${value.replaceAll('"', '\\"')})</value></set-header>`;
    await writeFile(
      join(directory, 'main.tf'),
      main.replace('= var.policy', `= replace(var.policy, "<inbound>", "<inbound>${header}")`),
    );
    const backend = { terraform: { backend: { azurerm: {} } } };
    await writeFile(join(directory, 'backend_override.tf.json'), JSON.stringify(backend));
  }

  const comment = () => stage.github.comments.at(-1)?.body ?? '';

  function policyUrl(format: string): string {
    const service = stage.azure
      .resourceIds()
      .find((id) => /\/Microsoft\.ApiManagement\/service\/[^/]+$/.test(id));
    return `${service}/apis/openai/policies/policy?api-version=2022-08-01&format=${format}`;
  }

  async function policyInAzure(): Promise<string> {
    const { body } = await stage.azure.call('GET', policyUrl('rawxml'));
    return JSON.parse(JSON.stringify(body)).properties.value;
  }

  it('is in the comment, is applied, and the next plan is empty', async () => {
    await writeModule('"Hello " + "you"');
    await run('apply', { ...OWN, 'require-reviewed-plan': 'false' });
    const applied = await policyInAzure();

    await writeModule('"Hello" + "you"');
    const planned = await run('plan', OWN);
    assert.equal(planned.outputs.change, '1');
    assert.match(
      comment(),
      /`xml_content`: 1 change by meaning\n\n```diff\n@@ inbound > set-header "x-greeting" > value, line \d+: changed @@ only white space\n- @\("Hello " \+ "you"\)\n\+ @\("Hello" \+ "you"\)\n```/,
    );
    await run('apply', OWN);
    const fresh = await policyInAzure();
    assert.ok(fresh.includes('@("Hello" + "you")'), fresh);
    const withoutDigest = (policy: string) => policy.replace(/^<!-- [0-9a-f]{16} -->\n/, '');
    assert.ok(isSamePolicy(withoutDigest(applied), withoutDigest(fresh)));
    assert.equal((await run('plan', OWN)).outputs.changes, 'false', comment());
  });

  it('made by hand in Azure is told, since no plan would undo it', async () => {
    await run('apply', { 'require-reviewed-plan': 'false' });
    const applied = await policyInAzure();
    const value = applied.replace(/(context\.Variables\["\w+)("\])/, '$1 $2');
    assert.notEqual(value, applied);
    await stage.azure.call('PUT', policyUrl('rawxml'), {
      properties: { format: 'rawxml', value },
    });
    const planned = await run('plan');
    assert.equal(planned.outputs.changes, 'false', comment());
    assert.match(comment(), /this plan does not undo it/);
    assert.ok(planned.annotations.some(({ message }) => /white space alone/.test(message)));
    assert.match(comment(), /changed @@ only white space/);
  });
});
