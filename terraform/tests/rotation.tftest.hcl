# What the rotation module makes of its input: the function's settings, its rights, and no secret.

mock_provider "azurerm" {
  mock_resource "azurerm_user_assigned_identity" {
    defaults = { id = "/identity", client_id = "client-id-of-the-function", principal_id = "principal-of-the-function" }
  }
  mock_resource "azurerm_key_vault" {
    defaults = { id = "/vault", vault_uri = "https://prod-kv-1a2b3c.vault.azure.net/" }
  }
}
mock_provider "azapi" {}

variables {
  resource_group       = { id = "/group", name = "group", location = "japaneast" }
  application_insights = { id = "/insights", connection_string = "InstrumentationKey=0" }
  subscription_id      = "00000000-0000-0000-0000-000000000001"
  tenant_id            = "00000000-0000-0000-0000-000000000002"
  names = {
    key_vault          = "prod-kv-1a2b3c"
    storage_account    = "prodst1a2b3c"
    function_app       = "prod-rotation-1a2b3c"
    service_plan       = "prod-rotation"
    rotation_identity  = "prod-rotation"
    key_rotation_role  = "prod-1a2b3c subscription key rotation"
    secret_writer_role = "prod-1a2b3c secret writer"
  }
  tags              = {}
  api_management_id = "/service"
  subscriptions     = { team-a = "team-a", team-b = "team-b" }
  schedule          = "0 0 3 * * *"
  interval          = "P30D"
  function_package  = "tests/fixtures/function.zip"
}

run "rotation" {
  command = apply
  module { source = "./modules/rotation" }

  assert {
    condition = { for setting in azapi_resource.function_app.body.properties.siteConfig.appSettings : setting.name => setting.value } == {
      AzureWebJobsStorage__accountName          = "prodst1a2b3c"
      AzureWebJobsStorage__credential           = "managedidentity"
      AzureWebJobsStorage__clientId             = "client-id-of-the-function"
      APPLICATIONINSIGHTS_CONNECTION_STRING     = "InstrumentationKey=0"
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING = "ClientId=client-id-of-the-function;Authorization=AAD"
      APIM_RESOURCE_ID                          = "/service"
      KEY_VAULT_URL                             = "https://prod-kv-1a2b3c.vault.azure.net/"
      AZURE_CLIENT_ID                           = "client-id-of-the-function"
      ROTATION_SCHEDULE                         = "0 0 3 * * *"
      ROTATION_INTERVAL                         = "P30D"
      ROTATION_SUBSCRIPTIONS                    = "team-a,team-b"
      LEASE_CONTAINER_URL                       = "https://prodst1a2b3c.blob.core.windows.net/rotation-locks"
    }
    error_message = "These are the settings the function reads; any AzureWebJobsStorage of its own would break the host."
  }

  assert {
    condition     = azapi_resource.function_app.body.properties.functionAppConfig.runtime == { name = "node", version = "24" }
    error_message = "The function is built for Node.js 24."
  }

  assert {
    condition     = azapi_resource.function_app.body.properties.functionAppConfig.deployment.storage.authentication.type == "UserAssignedIdentity" && !azapi_resource.storage.body.properties.allowSharedKeyAccess
    error_message = "Storage is reached with the identity; its shared keys are off."
  }

  assert {
    condition = azapi_resource.key_rotation_role.body.properties.permissions == [{
      actions = [
        "Microsoft.ApiManagement/service/subscriptions/read",
        "Microsoft.ApiManagement/service/subscriptions/listSecrets/action",
        "Microsoft.ApiManagement/service/subscriptions/regeneratePrimaryKey/action",
        "Microsoft.ApiManagement/service/subscriptions/regenerateSecondaryKey/action",
      ]
      notActions     = []
      dataActions    = []
      notDataActions = []
    }]
    error_message = "Exactly the actions that a rotation takes."
  }

  assert {
    condition     = azurerm_role_assignment.key_rotation.scope == "/service" && azurerm_role_assignment.secret_writer.scope == "/vault"
    error_message = "Each custom role is granted on one resource."
  }

  assert {
    condition = azapi_resource.secret_writer_role.body.properties.permissions == [{
      actions    = []
      notActions = []
      dataActions = [
        "Microsoft.KeyVault/vaults/secrets/getSecret/action",
        "Microsoft.KeyVault/vaults/secrets/setSecret/action",
        "Microsoft.KeyVault/vaults/secrets/readMetadata/action",
        "Microsoft.KeyVault/vaults/secrets/update/action",
      ]
      notDataActions = []
    }]
    error_message = "The function reads and writes secrets; it can neither delete nor purge one."
  }

  assert {
    condition     = terraform_data.function_package[0].output.sha256 == filesha256("tests/fixtures/function.zip")
    error_message = "The plan must show when the function's code changes."
  }

  assert {
    condition     = output.function_publish_url == "https://prod-rotation-1a2b3c.scm.azurewebsites.net/api/publish?type=zip"
    error_message = "Who applies must be told where the package goes."
  }

  assert {
    condition     = output.secret_names == { team-a = "subscription-key-team-a", team-b = "subscription-key-team-b" }
    error_message = "Consumers find their key under this name."
  }
}

run "without_a_package" {
  command = apply
  module { source = "./modules/rotation" }
  variables { function_package = null }

  assert {
    condition     = length(terraform_data.function_package) == 0 && output.function_publish_url == null
    error_message = "Without a package there is nothing to publish."
  }
}
