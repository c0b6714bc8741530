# What the gateway module makes of its input. The providers are mocks: no Azure, not even a local one.

# Ids are whole all the same: the providers' checks of values are no mocks.
mock_provider "azurerm" {
  mock_resource "azurerm_api_management" {
    defaults = {
      id          = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/group/providers/Microsoft.ApiManagement/service/prod-openai"
      gateway_url = "https://prod-openai.azure-api.net"
    }
  }
  mock_resource "azurerm_api_management_api" {
    defaults = {
      id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/group/providers/Microsoft.ApiManagement/service/prod-openai/apis/openai;rev=1"
    }
  }
  mock_resource "azurerm_user_assigned_identity" {
    defaults = {
      id           = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/group/providers/Microsoft.ManagedIdentity/userAssignedIdentities/prod-gateway"
      client_id    = "00000000-0000-0000-0000-0000000000c1"
      principal_id = "00000000-0000-0000-0000-0000000000f1"
    }
  }
}
mock_provider "azapi" {
  mock_resource "azapi_resource" {
    defaults = { id = "/subscriptions/00000000-0000-0000-0000-000000000001/providers/Microsoft.Authorization/roleDefinitions/00000000-0000-0000-0000-0000000000d1" }
  }
}

variables {
  resource_group       = { id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/group", name = "group", location = "japaneast" }
  application_insights = { id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/group/providers/Microsoft.Insights/components/insights", connection_string = "InstrumentationKey=0" }
  name                 = "prod-openai"
  service_id           = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/group/providers/Microsoft.ApiManagement/service/prod-openai"
  identity_name        = "prod-gateway"
  tags                 = { service = { team = "platform" }, identity = { team = "platform" } }
  sku                  = "BasicV2_1"
  publisher            = { name = "AI Platform", email = "ai@example.com" }
  path                 = "openai"
  keys                 = { required = true, bearer = false }
  allow_replacement    = null
  guarded              = true
  state_role           = { name = "prod state", subscription_id = "00000000-0000-0000-0000-000000000001" }
  accounts = {
    japan  = { id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/openai-japan" }
    sweden = { id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/openai-sweden" }
    tokyo  = { id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/OpenAI-Japan" }
  }
  backends = {
    "japan--gpt-4o"  = { url = "https://openai-japan.openai.azure.com/openai", description = "gpt-4o of japan" }
    "sweden--gpt-4o" = { url = "https://openai-sweden.openai.azure.com/openai", description = null }
    "japan--ada"     = { url = "https://openai-japan.openai.azure.com/openai", description = null }
  }
  breaker = { failures = 1, interval = "PT1M", trip = "PT30S", accept_retry_after = true }
  pools = {
    "pool--gpt-4o" = {
      services = [
        { backend = "japan--gpt-4o", priority = 1, weight = 2 },
        { backend = "sweden--gpt-4o", priority = 2, weight = null },
      ]
    }
  }
  consumers = { team-a = { display_name = "Team A" }, team-b = { display_name = null } }
  policy    = "<policies>\n  <inbound><base /></inbound>\n</policies>\n"
  openapi   = "{\"openapi\":\"3.0.1\"}"
}

run "policy_with_a_declaration" {
  command = plan
  module { source = "./modules/gateway" }
  variables { policy = "<?xml version=\"1.0\"?>\n<policies />" }

  assert {
    condition     = startswith(azurerm_api_management_api_policy.openai.xml_content, "<?xml version=\"1.0\"?>\n<!-- ")
    error_message = "An XML declaration stays first: behind anything else it is an error."
  }
}

run "gateway" {
  command = apply
  module { source = "./modules/gateway" }

  assert {
    condition     = azurerm_api_management.gateway[0].sku_name == "BasicV2_1" && azurerm_api_management.gateway[0].tags["team"] == "platform"
    error_message = "The service must get the tier and the tags that were asked for."
  }

  assert {
    condition     = { for id, assignment in azurerm_role_assignment.openai_user : id => assignment.scope } == { for name in ["japan", "sweden"] : lower(var.accounts[name].id) => var.accounts[name].id }
    error_message = "One role assignment for each account, however often and in whatever case it is named: Azure refuses a second."
  }

  assert {
    condition     = alltrue([for assignment in azurerm_role_assignment.openai_user : assignment.role_definition_name == "Cognitive Services OpenAI User" && assignment.principal_id == "00000000-0000-0000-0000-0000000000f1"])
    error_message = "The gateway's identity gets the narrow role."
  }

  assert {
    condition     = azapi_resource.state_role[0].body.properties.permissions[0] == { actions = [], notActions = [], dataActions = ["Microsoft.CognitiveServices/accounts/OpenAI/*"], notDataActions = [] }
    error_message = "What accounts keep takes data actions and nothing else: no deployment can be deleted."
  }

  assert {
    condition     = keys(azurerm_role_assignment.openai_state) == [for name in ["japan", "sweden"] : lower(var.accounts[name].id)]
    error_message = "The role for state is granted on each account once."
  }

  assert {
    condition     = { for name, backend in azapi_update_resource.backend : name => backend.body.properties.url } == { for name, backend in var.backends : name => backend.url }
    error_message = "One backend for each account and model."
  }

  assert {
    condition = alltrue([for backend in azapi_resource_action.backend :
      backend.body.properties.circuitBreaker.rules == [{
        name             = "throttled-or-failing"
        tripDuration     = "PT30S"
        acceptRetryAfter = true
        failureCondition = {
          count            = 1
          interval         = "PT1M"
          errorReasons     = ["BackendConnectionFailure", "Timeout"]
          statusCodeRanges = [{ min = 429, max = 429 }, { min = 500, max = 599 }]
        }
      }]
    ])
    error_message = "Every backend's breaker counts 429 and 5xx, as configured."
  }

  assert {
    condition = alltrue([for name, removal in merge(azapi_resource_action.backend_removal, azapi_resource_action.pool_removal) :
      removal.when == "destroy" && removal.method == "DELETE" && removal.ignore_not_found && removal.resource_id == "${var.service_id}/backends/${name}"
    ]) && length(azapi_resource_action.backend_removal) == 3 && length(azapi_resource_action.pool_removal) == 1
    error_message = "What deletes a backend or pool does so when it is destroyed, and is content when the service is gone."
  }

  assert {
    condition = azapi_resource_action.pool["pool--gpt-4o"].body.properties == {
      type = "Pool"
      pool = {
        services = [
          { id = "${var.service_id}/backends/japan--gpt-4o", priority = 1, weight = 2 },
          { id = "${var.service_id}/backends/sweden--gpt-4o", priority = 2 },
        ]
      }
    }
    error_message = "The pool lists its backends in order, and says nothing of what was left out: nulls would differ for ever."
  }

  assert {
    condition     = azurerm_api_management_api_policy.openai.xml_content == "<!-- ${substr(sha256(var.policy), 0, 16)} -->\n${var.policy}"
    error_message = "The policy must arrive as it was reviewed, to the byte, behind its digest."
  }

  assert {
    condition     = one(azurerm_api_management_api.openai.subscription_key_parameter_names) == { header = "api-key", query = "api-key" } && azurerm_api_management_api.openai.subscription_required
    error_message = "Callers send their key where OpenAI's SDKs put it."
  }

  assert {
    condition     = azurerm_api_management_named_value.identity_client_id.name == "identity-client-id" && azurerm_api_management_named_value.identity_client_id.value == "00000000-0000-0000-0000-0000000000c1"
    error_message = "The policy finds the identity by this named value."
  }

  assert {
    condition     = azurerm_api_management_product.consumers.subscription_required && azurerm_api_management_product.consumers.published && !azurerm_api_management_product.consumers.approval_required
    error_message = "No open product: it would let any key pass."
  }

  assert {
    condition     = can(regex("_", azurerm_api_management_product.consumers.product_id))
    error_message = "The product's id is no consumer's name: earlier versions have a product of that name."
  }

  assert {
    condition     = length(azapi_resource_action.bearer_keys) == 0 && azurerm_api_management_api.openai.description == null
    error_message = "What API Management does not document is used where it was asked for only."
  }

  assert {
    condition = alltrue([for name, subscription in azapi_resource.subscription :
      subscription.body.properties.scope == "${var.service_id}/products/openai_consumers"
      && subscription.body.properties.displayName == { team-a = "Team A", team-b = "team-b" }[name]
      && subscription.locks == tolist(["${var.service_id}/products/openai_consumers"])
      && keys(subscription.body.properties) == ["allowTracing", "displayName", "scope", "state"]
      && subscription.response_export_values == []
    ])
    error_message = "A subscription is scoped to the product by full id, waits for the others, and neither sends nor reads a key."
  }

  assert {
    condition = alltrue([for message in values(merge(
      { for name, one in azapi_resource.diagnostic.body.properties.frontend : "frontend-${name}" => one },
      { for name, one in azapi_resource.diagnostic.body.properties.backend : "backend-${name}" => one },
    )) : message.body.bytes == 0 && length(message.headers) == 0])
    error_message = "Logging any body buffers the stream; logging headers would log keys and tokens."
  }

  assert {
    condition     = azapi_resource.diagnostic.body.properties.frontend.request.dataMasking.queryParams == [{ value = "api-key", mode = "Hide" }]
    error_message = "A key in the query must not reach the logged URL."
  }

  assert {
    condition     = output.url == "https://prod-openai.azure-api.net/openai"
    error_message = "The URL that callers get is the gateway's host and the API's path."
  }
}

run "without_breakers" {
  command = apply
  module { source = "./modules/gateway" }
  variables { breaker = null }

  assert {
    condition     = alltrue([for backend in azapi_resource_action.backend : !can(backend.body.properties.circuitBreaker)])
    error_message = "No breaker was asked for."
  }
}

run "without_pools" {
  command = apply
  module { source = "./modules/gateway" }
  variables { pools = {} }

  assert {
    condition     = length(azapi_resource_action.pool) == 0 && length(azapi_resource_action.backend) == 3
    error_message = "The random strategy chooses among backends and needs no pools."
  }
}

run "bearer_keys" {
  command = apply
  module { source = "./modules/gateway" }
  variables { keys = { required = true, bearer = true } }

  assert {
    condition = (
      azapi_resource_action.bearer_keys[0].body.properties == { subscriptionKeyParameterNames = { header = "api-key", query = "api-key", bearer = "enabled" } }
      && azapi_resource_action.bearer_keys[0].resource_id == "${var.service_id}/apis/openai"
      && azapi_resource_action.bearer_keys[0].headers == tomap({ "If-Match" = "*" })
    )
    error_message = "The API takes keys as bearer tokens, and keeps the names of header and query parameter."
  }
}

run "callers_with_tokens_need_no_key" {
  command = apply
  module { source = "./modules/gateway" }
  variables { keys = { required = false, bearer = false } }

  assert {
    condition     = !azurerm_api_management_api.openai.subscription_required && azurerm_api_management_product.consumers.subscription_required
    error_message = "The policy refuses who has neither key nor token; the product never opens the API to everybody."
  }
}

run "one_gateway_is_asked_about_keys_by_its_name" {
  command = apply
  module { source = "./modules/gateway" }

  assert {
    condition     = output.check_urls == tolist(["https://prod-openai.azure-api.net/openai/v1/models"])
    error_message = "The operation that the policy answers itself."
  }
}

run "without_state" {
  command = plan
  module { source = "./modules/gateway" }
  variables {
    state_role = null
  }

  assert {
    condition     = length(azapi_resource.state_role) == 0 && length(azurerm_role_assignment.openai_state) == 0
    error_message = "Where state is refused, the narrow role is enough."
  }
}
