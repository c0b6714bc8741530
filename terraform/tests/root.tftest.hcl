# How the root module names things, and what it leaves out.

mock_provider "azurerm" {
  mock_data "azurerm_client_config" {
    defaults = {
      subscription_id = "00000000-0000-0000-0000-000000000001"
      tenant_id       = "00000000-0000-0000-0000-000000000002"
    }
  }
}
mock_provider "azapi" {}

variables {
  environment = "fourteen-chars"
  location    = "japaneast"
  gateway     = { sku = "BasicV2_1", publisher = { name = "AI Platform", email = "ai@example.com" } }
  accounts = {
    japan = { id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/openai-japan" }
  }
  backends  = { "japan--gpt-4o" = { url = "https://openai-japan.openai.azure.com/openai" } }
  consumers = { team-a = {} }
  policy    = "<policies><inbound><base /></inbound></policies>"
  openapi   = "{\"openapi\":\"3.0.1\",\"info\":{\"title\":\"t\",\"version\":\"1\"},\"paths\":{}}"
  rotation  = { schedule = "0 0 3 * * *", interval = "P30D" }
}

# https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
run "names_of_the_longest_environment" {
  command = plan

  assert {
    condition     = can(regex("^[a-z](-?[a-z0-9]){2,23}$", local.names.key_vault)) && length(local.names.key_vault) <= 24
    error_message = "Key Vault: 3 to 24 letters, digits and single hyphens; got ${local.names.key_vault}."
  }

  assert {
    condition     = can(regex("^[a-z0-9]{3,24}$", local.names.storage_account))
    error_message = "Storage account: 3 to 24 lower-case letters and digits; got ${local.names.storage_account}."
  }

  assert {
    condition     = can(regex("^[a-z][a-z0-9-]*[a-z0-9]$", local.names.api_management)) && length(local.names.api_management) <= 50
    error_message = "API Management: at most 50 letters, digits and hyphens; got ${local.names.api_management}."
  }

  assert {
    condition     = length(local.names.function_app) <= 32
    error_message = "Function app: the host id is made of the first 32 characters; got ${local.names.function_app}."
  }

  assert {
    condition     = alltrue([for name in values(local.names) : startswith(name, var.environment) || startswith(name, "fourteenchars")])
    error_message = "Every name begins with the environment."
  }
}

run "names_of_the_shortest_environment" {
  command = plan
  variables { environment = "a" }

  assert {
    condition     = length(local.names.log_workspace) >= 4 && length(local.names.rotation_identity) >= 3
    error_message = "Log Analytics wants 4 characters, an identity 3."
  }
}

run "names_of_another_environment_that_differs_in_a_hyphen" {
  command = plan
  variables { environment = "fourteenchars" }

  assert {
    condition     = !endswith(run.names_of_the_longest_environment.resource_group_name, local.suffix)
    error_message = "Hyphens are left out of the storage account's name, so the suffix must tell the environments apart."
  }
}

run "rotation_is_optional" {
  command = plan
  variables { rotation = null }

  assert {
    condition     = length(module.rotation) == 0 && output.key_vault_url == null && output.function_app_name == null && output.secret_names == {}
    error_message = "Without rotation there is no vault, no function and no secret."
  }
}

run "telemetry_needs_an_identity" {
  command = plan

  assert {
    condition     = !azurerm_application_insights.load_balancer.local_authentication_enabled && azapi_resource.log_workspace[0].body.properties.features.disableLocalAuth
    error_message = "A connection string or workspace key must not be a credential: both are in the state."
  }
}

run "names_by_a_pattern" {
  command = plan
  variables { naming = { pattern = "{type}-{use}-{suffix}", key_vault = "kv-{environment}" } }

  assert {
    condition     = local.names.api_management == "apim-openai-${local.suffix}" && local.names.key_vault == "kv-fourteen-chars" && local.names.storage_account == "stopenai${local.suffix}"
    error_message = "A kind's own pattern comes first, and a storage account's name has no hyphens; got ${jsonencode(local.names)}."
  }
}

run "one_name_for_two_identities" {
  command = plan
  variables { naming = { pattern = "{type}-{suffix}" } }
  expect_failures = [azurerm_application_insights.load_balancer]
}

run "unknown_placeholder" {
  command = plan
  variables { naming = { log_workspace = "log-{sufix}" } }
  expect_failures = [azurerm_application_insights.load_balancer]
}

run "a_name_of_nothing" {
  command = plan
  variables { naming = { vault = "kv" } }
  expect_failures = [var.naming]
}

run "existing_service_without_its_identity" {
  command = plan
  variables { existing = { api_management = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ai/providers/Microsoft.ApiManagement/service/shared" } }
  expect_failures = [var.existing]
}

run "existing_group_of_another_subscription" {
  command = plan
  variables { existing = { resource_group = "/subscriptions/00000000-0000-0000-0000-000000000009/resourceGroups/ai" } }
  expect_failures = [azurerm_application_insights.load_balancer]
}

run "existing_vault_by_name" {
  command = plan
  variables { existing = { key_vault = "my-vault" } }
  expect_failures = [var.existing]
}

run "service_without_publisher" {
  command = plan
  variables { gateway = { sku = "BasicV2_1" } }
  expect_failures = [var.gateway]
}
