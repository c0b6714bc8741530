import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { resourcesIn, strangerComplaints } from '../../../action/preflight/strangers.ts';
import type { Json } from '../../../policy/standards/json.ts';

const ROOT = join(import.meta.dirname, '../../..');
const known = await resourcesIn(join(ROOT, 'terraform'));

const stateOf = (...addresses: readonly string[]): Json => ({
  version: 4,
  resources: addresses.map((address) => {
    const [, module, type = '', name = ''] =
      /^(?:(module\..+)\.)?(\w+)\.(\w+)$/.exec(address) ?? [];
    return { mode: 'managed', ...(module === undefined ? {} : { module }), type, name };
  }),
});

const complaintsOf = (state: Json) =>
  strangerComplaints(state, known).map(({ message }) => message);

describe('a state', () => {
  it('may be empty, or not there yet', () => {
    assert.deepEqual(complaintsOf(null), []);
    assert.deepEqual(complaintsOf(stateOf()), []);
  });

  it('may hold what this release makes', () => {
    assert.deepEqual(
      complaintsOf(
        stateOf(
          'azurerm_resource_group.load_balancer',
          'module.gateway.azapi_resource_action.backend',
          'module.rotation[0].azurerm_key_vault.keys',
        ),
      ),
      [],
    );
  });

  it('may hold what earlier releases made', () => {
    const earlier = globSync('test/terraform/fixtures/*.tf', { cwd: ROOT }).flatMap((file) =>
      [...readFileSync(join(ROOT, file), 'utf8').matchAll(/^resource "(\w+)" "(\w+)"/gm)].map(
        ([, type, name]) => `module.gateway.${type}.${name}`,
      ),
    );
    assert.ok(earlier.length > 10);
    assert.deepEqual(complaintsOf(stateOf(...earlier)), []);
  });

  it('is refused where another configuration keeps its resources there', () => {
    const [complaint = '', ...others] = complaintsOf(
      stateOf('azurerm_storage_account.shop', 'module.gateway.azapi_resource.subscription'),
    );
    assert.deepEqual(others, []);
    assert.match(
      complaint,
      /would have Terraform destroy: azurerm_storage_account\.shop\. .*another key in backend-config/,
    );
  });

  it('is refused where a newer release wrote it, with the first of what is not known', () => {
    const parts = Array.from(
      { length: 7 },
      (_, index) => `module.gateway.azapi_resource.new${index}`,
    );
    const [complaint = ''] = complaintsOf(stateOf(...parts));
    assert.match(
      complaint,
      /new0, .*new4 and 2 more\. .*newer release of the Action wrote it, use that one/,
    );
  });

  it('is nobody’s where it only looks something up', () => {
    const state = { resources: [{ mode: 'data', type: 'azurerm_subscription', name: 'x' }] };
    assert.deepEqual(strangerComplaints(state, known), []);
  });
});
