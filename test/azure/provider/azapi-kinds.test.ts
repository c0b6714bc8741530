/** The resources and data sources of azapi that are no `azapi_resource`, through terraform. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { service } from './support/configurations.ts';
import { blocks } from './support/workspace.ts';
import { ownWorld } from './support/world.ts';

const VERSION = '2024-05-01';
const subscription = `
resource "azapi_resource" "subscription" {
  type      = "Microsoft.ApiManagement/service/subscriptions@${VERSION}"
  name      = "team-a"
  parent_id = azurerm_api_management.service.id
  body = {
    properties = {
      displayName = "Team A"
      scope       = "\${azurerm_api_management.service.id}/apis"
      state       = "active"
    }
  }
  response_export_values = { scope = "properties.scope" }
}
`;

describe('azapi beside its resource', () => {
  const world = ownWorld();

  before(async () => {
    await world().workspace.write(`${blocks}${service}${subscription}`);
    await world().workspace.apply();
  });

  it('runs an action once, and again when it changes', async () => {
    const { azure, workspace } = world();
    const action = (name: string) => `
resource "azapi_resource_action" "regenerate" {
  type        = "Microsoft.ApiManagement/service/subscriptions@${VERSION}"
  resource_id = azapi_resource.subscription.id
  action      = "${name}"
}
`;
    const posted = () => azure.requests.filter(({ url }) => url.includes('/regenerate')).length;
    await workspace.write(`${blocks}${service}${subscription}${action('regeneratePrimaryKey')}`);
    await workspace.apply();
    assert.equal(posted(), 1);
    assert.deepEqual((await workspace.plan()).actions, {});
    await workspace.apply();
    assert.equal(posted(), 1);

    await workspace.write(`${blocks}${service}${subscription}${action('regenerateSecondaryKey')}`);
    assert.deepEqual((await workspace.plan()).actions, {
      'azapi_resource_action.regenerate': 'replaced',
    });
    await workspace.apply();
    assert.equal(posted(), 2);
  });

  it('updates some properties of what another resource owns, and leaves them when it goes', async () => {
    const { azure, workspace, service: path } = world();
    const update = (tracing: boolean) => `
resource "azapi_update_resource" "tracing" {
  type        = "Microsoft.ApiManagement/service/subscriptions@${VERSION}"
  resource_id = azapi_resource.subscription.id
  body        = { properties = { allowTracing = ${tracing} } }
}
`;
    const tracing = async () => {
      const { body } = await azure.call(
        'GET',
        `${path}/subscriptions/team-a?api-version=${VERSION}`,
      );
      return JSON.parse(JSON.stringify(body)).properties;
    };
    await workspace.write(`${blocks}${service}${subscription}${update(true)}`);
    await workspace.apply();
    assert.deepEqual((await workspace.plan()).actions, {});
    assert.equal((await tracing()).allowTracing, true);
    assert.equal((await tracing()).displayName, 'Team A');

    await workspace.write(`${blocks}${service}${subscription}${update(false)}`);
    assert.deepEqual((await workspace.plan()).actions, {
      'azapi_update_resource.tracing': 'updated',
    });
    await workspace.apply();
    assert.equal((await tracing()).allowTracing, false);

    await workspace.write(`${blocks}${service}${subscription}`);
    await workspace.apply();
    assert.equal((await tracing()).allowTracing, false);
  });

  it('reads what exists, and leaves the keys that an action tells in the state', async () => {
    const { azure, workspace, service: path } = world();
    await workspace.write(`${blocks}${service}${subscription}
data "azapi_client_config" "me" {}
data "azapi_resource" "account" {
  type      = "Microsoft.CognitiveServices/accounts@2024-10-01"
  name      = "openai-japan"
  parent_id = "/subscriptions/\${data.azapi_client_config.me.subscription_id}/resourceGroups/openai"
  response_export_values = ["properties.endpoint"]
}
data "azapi_resource" "absent" {
  type             = "Microsoft.CognitiveServices/accounts@2024-10-01"
  name             = "absent"
  parent_id        = "/subscriptions/\${data.azapi_client_config.me.subscription_id}/resourceGroups/openai"
  ignore_not_found = true
}
data "azapi_resource_action" "keys" {
  type                             = "Microsoft.ApiManagement/service/subscriptions@${VERSION}"
  resource_id                      = azapi_resource.subscription.id
  action                           = "listSecrets"
  sensitive_response_export_values = ["primaryKey"]
}
output "read" {
  value = {
    endpoint = data.azapi_resource.account.output.properties.endpoint
    location = data.azapi_resource.account.location
    exists   = data.azapi_resource.absent.exists
    scope    = azapi_resource.subscription.output.scope
  }
}
`);
    await workspace.apply();
    const { output } = await workspace.run('output', '-json', 'read');
    assert.deepEqual(JSON.parse(output), {
      endpoint: 'https://openai-japan.openai.azure.com/',
      location: 'japaneast',
      exists: false,
      scope: `${path}/apis`,
    });
    const id = `${path}/subscriptions/team-a`;
    const { body } = await azure.call('POST', `${id}/listSecrets?api-version=${VERSION}`);
    const { primaryKey } = JSON.parse(JSON.stringify(body));
    assert.ok((await workspace.state()).includes(primaryKey));
  });

  it('names the data source that finds nothing', async () => {
    const { workspace } = world();
    await workspace.write(`${blocks}
data "azapi_resource" "absent" {
  type      = "Microsoft.Resources/resourceGroups@2024-03-01"
  name      = "absent"
  parent_id = "/subscriptions/5b000000-0000-4000-8000-000000000001"
}
`);
    const { exitCode, output } = await workspace.run('plan', '-refresh=false');
    assert.equal(exitCode, 1);
    assert.match(output, /"\/subscriptions\/[^"]*\/resourceGroups\/absent" was not found/);
  });
});
