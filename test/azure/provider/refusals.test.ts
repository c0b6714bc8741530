/** How the stand-ins fail: wrong configurations, an Azure that refuses, an interrupt; and what they are made of. */
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { backend, group, service } from './support/configurations.ts';
import { blocks, createWorkspace } from './support/workspace.ts';
import { ownWorld } from './support/world.ts';

describe('a configuration that is wrong', () => {
  const world = ownWorld();

  it('is refused before any request, every fault at once', async () => {
    const { workspace } = world();
    await workspace.write(
      `${blocks}${group}
resource "azurerm_api_management" "service" {
  name                = "under_score"
  resource_group_name = azurerm_resource_group.group.name
  location            = "japaneast"
  sku_name            = "Basic"
  publisher_name      = "AI"
  publisher_email     = "ai@example.com"
  virtual_network_configuration {
    subnet_id = "x"
  }
}
resource "azurerm_role_assignment" "both" {
  scope                = azurerm_resource_group.group.id
  principal_id         = "x"
  role_definition_name = "Reader"
  role_definition_id   = "y"
}
resource "azurerm_api_management_api_policy" "both" {
  api_name            = "api"
  api_management_name = "service"
  resource_group_name = "group"
  xml_content         = "<policies />"
  xml_link            = "https://example.com"
}
resource "azurerm_api_management_backend" "breaker" {
  name                = "backend"
  api_management_name = "service"
  resource_group_name = "group"
  protocol            = "http"
  url                 = "https://example.com"
  circuit_breaker_rule {
    name          = "rule"
    trip_duration = "30s"
    failure_condition {
      count             = 1
      interval_duration = "PT1M"
      status_code_range {
        min = 429
        max = 1000
      }
    }
  }
}
resource "azapi_resource" "type" {
  type = "Microsoft.ApiManagement/service"
  body = "{}"
}
`,
    );
    const from = workspace.requests.length;
    const { exitCode, output } = await workspace.run('validate');
    assert.equal(exitCode, 1);
    for (const message of [
      '`name` must have 1 to 50 letters, digits and dashes',
      '`sku_name` must be a tier and its units, such as `Developer_1`, `Standard_2` or `BasicV2_1`, got "Basic"',
      'this stand-in for azurerm does not map `virtual_network_configuration`',
      'exactly one of `role_definition_id`, `role_definition_name` must be given',
      '`xml_content` conflicts with `xml_link`',
      '`trip_duration` must be an ISO 8601 duration such as `PT30S`, got "30s"',
      '`max` must be between 200 and 599, got 1000',
      'the argument "type" is invalid: "Microsoft.ApiManagement/service"',
      '`body` must be an object, not JSON in a text',
    ]) {
      assert.ok(output.includes(message), `${message}\nis not in\n${output}`);
    }
    assert.equal(workspace.requests.length, from);
  });

  it('is told of its credentials before its resources', async () => {
    const { azure } = world();
    const wrong = { ...azure.environment, ARM_CLIENT_SECRET: 'wrong' };
    const other = await createWorkspace(wrong, azure.clientFetch);
    try {
      await other.write(`${blocks}${group}`);
      const { exitCode, output } = await other.run('plan');
      assert.equal(exitCode, 1);
      assert.match(output, /oauth2\/v2\.0\/token: 401 Unauthorized: invalid_client/);
      assert.match(output, /with provider\["registry\.terraform\.io\/hashicorp\/azurerm"\]/);
      assert.ok(!output.includes('wrong'));
    } finally {
      await other.close();
    }
  });
});

describe('an Azure that refuses', () => {
  const world = ownWorld();

  beforeEach(async () => {
    const { workspace } = world();
    await workspace.write(`${blocks}${service}`);
    await workspace.apply();
    await workspace.write(`${blocks}${service}${backend('https://a.example.com')}`);
  });

  it('is quoted with request, status, code and message, at the place in the configuration', async () => {
    const { azure, workspace, service: path } = world();
    azure.failNext({ method: 'PUT', path: /backends\/japan/, status: 409, code: 'Conflict' });
    const { exitCode, output } = await workspace.run('apply', '-auto-approve');
    assert.equal(exitCode, 1);
    assert.ok(
      output.includes(
        `Error: PUT ${path}/backends/japan: 409 Conflict: Conflict: Asked for by failNext`,
      ),
      output,
    );
    assert.match(output, /with azurerm_api_management_backend\.backend, on main\.tf line \d+/);
    assert.deepEqual((await workspace.plan()).actions, {
      'azurerm_api_management_backend.backend': 'created',
    });
  });

  it('is asked again when it is only busy', async () => {
    const { azure, workspace } = world();
    azure.failNext({ method: 'PUT', path: /backends\/japan/, status: 429, retryAfter: 0 });
    azure.failNext({ method: 'PUT', path: /backends\/japan/, status: 503, retryAfter: 0 });
    await workspace.apply();
    assert.deepEqual((await workspace.plan()).actions, {});
  });

  it('does not hold up an interrupt: the wait ends, the lock is released, the state is whole', async () => {
    const { azure, workspace } = world();
    azure.failNext({ method: 'PUT', path: /backends\/japan/, status: 429, retryAfter: 600 });
    const { child, outcome } = workspace.start('apply', '-auto-approve');
    await workspace.requestEnding(' 429');
    child.kill('SIGINT');
    const { exitCode, output } = await outcome;
    assert.equal(exitCode, 1);
    assert.match(output, /Error: PUT \S+\/backends\/japan: context canceled/);
    assert.deepEqual((await workspace.plan()).actions, {
      'azurerm_api_management_backend.backend': 'created',
    });
    await workspace.apply();
  });
});

describe('an interrupt while Azure is at work', () => {
  const world = ownWorld({ isSlow: true });

  async function interrupt(storage: string): Promise<void> {
    const { azure, workspace } = world();
    await workspace.write(`${blocks}${group}`);
    await workspace.apply();
    await workspace.write(`${blocks}${group}${storage}`);
    // The wait for the end of the write is what it meets: nothing is over before the interrupt.
    azure.failNext({ method: 'GET', path: /operationResults/, status: 429, retryAfter: 600 });
    const { child, outcome } = workspace.start('apply', '-auto-approve');
    await workspace.requestEnding(' 429');
    child.kill('SIGINT');
    const { exitCode, output } = await outcome;
    assert.equal(exitCode, 1);
    assert.match(output, /operationResults\/[\w-]+: context canceled/);
  }

  it('leaves what azapi was creating in the state, to be replaced', async () => {
    await interrupt(`
resource "azapi_resource" "storage" {
  type      = "Microsoft.Storage/storageAccounts@2023-05-01"
  name      = "viaazapi"
  parent_id = azurerm_resource_group.group.id
  location  = "japaneast"
  body      = { kind = "StorageV2", sku = { name = "Standard_LRS" } }
}
`);
    assert.deepEqual((await world().workspace.plan()).actions, {
      'azapi_resource.storage': 'replaced',
    });
  });

  it('leaves what azurerm was creating to be imported', async () => {
    await interrupt(`
resource "azurerm_storage_account" "storage" {
  name                     = "viaazurerm"
  resource_group_name      = azurerm_resource_group.group.name
  location                 = azurerm_resource_group.group.location
  account_tier             = "Standard"
  account_replication_type = "LRS"
}
`);
    const { exitCode, output } = await world().workspace.run('apply', '-auto-approve');
    assert.equal(exitCode, 1);
    assert.match(output, /viaazurerm" already exists - to be managed via Terraform/);
  });
});

describe('both schemas', () => {
  const world = ownWorld();

  it('are attached together and carry the facts of the real ones', async () => {
    const { workspace } = world();
    await workspace.write(`${blocks}${group}`);
    const schemas = await workspace.schemas();
    const azurerm = schemas['registry.terraform.io/hashicorp/azurerm'];
    const azapi = schemas['registry.terraform.io/azure/azapi'];
    const pool = azapi?.resource_schemas.azapi_resource;
    assert.equal(pool?.version, 2);
    assert.deepEqual(pool?.block.attributes.sensitive_body, {
      type: 'dynamic',
      description_kind: 'plain',
      optional: true,
      write_only: true,
    });
    assert.equal(pool?.block.attributes.retry?.nested_type?.nesting_mode, 'single');
    assert.equal(pool?.block.block_types.identity?.nesting_mode, 'list');
    const policy = azurerm?.resource_schemas.azurerm_api_management_api_policy;
    assert.equal(policy?.version, 2);
    assert.equal(policy?.block.attributes.xml_content?.computed, true);
    const rule = azurerm?.resource_schemas.azurerm_api_management_backend?.block.block_types;
    assert.equal(rule?.circuit_breaker_rule?.max_items, 1);
  });
});
