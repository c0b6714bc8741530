/** Small configurations that the tests put together: a group, a service in it, and what belongs to that. */
export const group = `
resource "azurerm_resource_group" "group" {
  name     = "group"
  location = "Japan East"
}
`;
export const service = `${group}
resource "azurerm_api_management" "service" {
  name                = "service"
  resource_group_name = azurerm_resource_group.group.name
  location            = azurerm_resource_group.group.location
  sku_name            = "BasicV2_1"
  publisher_name      = "AI"
  publisher_email     = "ai@example.com"
}
`;

export function backend(url: string, name = 'japan'): string {
  return `
resource "azurerm_api_management_backend" "backend" {
  name                = "${name}"
  api_management_name = azurerm_api_management.service.name
  resource_group_name = azurerm_resource_group.group.name
  protocol            = "http"
  url                 = "${url}"
}
`;
}

export function pool(weight: number): string {
  return `
resource "azapi_resource" "pool" {
  type      = "Microsoft.ApiManagement/service/backends@2024-05-01"
  name      = "pool"
  parent_id = azurerm_api_management.service.id
  body = {
    properties = {
      type = "Pool"
      pool = { services = [{ id = azurerm_api_management_backend.backend.id, weight = ${weight} }] }
    }
  }
  response_export_values = ["properties.type"]
}
`;
}

/** An API that is imported, with the description that the OpenAPI document gives it. */
export function api(description = ''): string {
  return `
resource "azurerm_api_management_api" "api" {
  name                = "api"
  display_name        = "API"
  api_management_name = azurerm_api_management.service.name
  resource_group_name = azurerm_resource_group.group.name
  revision            = "1"
  path                = "api"
  protocols           = ["https"]
  import {
    content_format = "openapi+json"
    content_value = jsonencode({
      openapi = "3.0.1"
      info    = { title = "t", version = "1", description = "${description}" }
      paths   = { "/a" = { get = { operationId = "a", responses = { 200 = { description = "ok" } } } } }
    })
  }
}
`;
}

export function apiPolicy(policy: string): string {
  return `${api()}
resource "azurerm_api_management_api_policy" "policy" {
  api_name            = azurerm_api_management_api.api.name
  api_management_name = azurerm_api_management.service.name
  resource_group_name = azurerm_resource_group.group.name
  xml_content         = <<-XML
${policy}
  XML
}
`;
}

export function policyWith(value: string): string {
  return `<policies>
  <inbound><base /><set-header name="x" exists-action="override"><value>${value}</value></set-header></inbound>
  <backend><base /></backend>
  <outbound><base /></outbound>
  <on-error><base /></on-error>
</policies>`;
}

export function subscription(displayName: string): string {
  return `
resource "azurerm_api_management_subscription" "subscription" {
  subscription_id     = "team-a"
  display_name        = "${displayName}"
  api_management_name = azurerm_api_management.service.name
  resource_group_name = azurerm_resource_group.group.name
  state               = "active"
}
`;
}

/** An output that only the answer to the pool's creation tells. */
export const kind = `
output "kind" { value = azapi_resource.pool.output.properties.type }
`;
