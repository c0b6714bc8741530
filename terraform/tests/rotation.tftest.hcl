# What the rotation module makes of its input: the function's settings, its rights, and no secret.

# Ids are whole all the same: the providers' checks of values are no mocks.
mock_provider "azurerm" {
  mock_resource "azurerm_user_assigned_identity" {
    defaults = {
      id           = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/group/providers/Microsoft.ManagedIdentity/userAssignedIdentities/prod-rotation"
      client_id    = "00000000-0000-0000-0000-0000000000c2"
      principal_id = "00000000-0000-0000-0000-0000000000f2"
    }
  }
  mock_resource "azurerm_key_vault" {
    defaults = {
      id        = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/group/providers/Microsoft.KeyVault/vaults/prod-kv-1a2b3c"
      vault_uri = "https://prod-kv-1a2b3c.vault.azure.net/"
    }
  }
}
mock_provider "azapi" {
  # Stands for whatever nothing lies below.
  mock_resource "azapi_resource" {
    defaults = { id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/group/providers/Microsoft.Authorization/roleDefinitions/00000000-0000-0000-0000-0000000000d1" }
  }
}

override_resource {
  target = azapi_resource.storage
  values = { id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/group/providers/Microsoft.Storage/storageAccounts/prodst1a2b3c" }
}

override_resource {
  target = azapi_resource.function_app
  values = { id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/group/providers/Microsoft.Web/sites/prod-rotation-1a2b3c" }
}

variables {
  resource_group       = { id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/group", name = "group", location = "japaneast" }
  application_insights = { id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/group/providers/Microsoft.Insights/components/insights", connection_string = "InstrumentationKey=0" }
  subscription_id      = "00000000-0000-0000-0000-000000000001"
  tenant_id            = "00000000-0000-0000-0000-000000000002"
  names = {
    key_vault          = "prod-kv-1a2b3c"
    storage_account    = "prodst1a2b3c"
    function_app       = "prod-rotation-1a2b3c"
    service_plan       = "prod-rotation"
    rotation_identity  = "prod-rotation"
    rotation_alerts    = "prod-rotation"
    key_rotation_role  = "prod-1a2b3c subscription key rotation"
    secret_writer_role = "prod-1a2b3c secret writer"
    key_events         = "prod-1a2b3c-keys"
  }
  tags              = {}
  api_management_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/group/providers/Microsoft.ApiManagement/service/prod-openai"
  subscriptions     = { team-a = "team-a", team-b = "team-b" }
  readers           = { team-a = [], team-b = [] }
  schedule          = "0 0 3 * * *"
  interval          = "P30D"
  discipline        = "regenerate"
  check_urls        = ["https://gateway/openai/v1/models", "https://other/openai/v1/models"]
  http              = null
  action_group_id   = null
  function_package  = "tests/fixtures/function.zip"
}

run "rotation" {
  command = apply
  module { source = "./modules/rotation" }

  assert {
    condition = { for setting in azapi_resource.function_app.body.properties.siteConfig.appSettings : setting.name => setting.value } == {
      AzureWebJobsStorage__accountName          = "prodst1a2b3c"
      AzureWebJobsStorage__credential           = "managedidentity"
      AzureWebJobsStorage__clientId             = "00000000-0000-0000-0000-0000000000c2"
      APPLICATIONINSIGHTS_CONNECTION_STRING     = "InstrumentationKey=0"
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING = "ClientId=00000000-0000-0000-0000-0000000000c2;Authorization=AAD"
      APIM_RESOURCE_ID                          = var.api_management_id
      KEY_VAULT_URL                             = "https://prod-kv-1a2b3c.vault.azure.net/"
      AZURE_CLIENT_ID                           = "00000000-0000-0000-0000-0000000000c2"
      ROTATION_SCHEDULE                         = "0 0 3 * * *"
      ROTATION_INTERVAL                         = "P30D"
      ROTATION_SUBSCRIPTIONS                    = "team-a,team-b"
      ROTATION_DISCIPLINE                       = "regenerate"
      GATEWAY_CHECK_URLS                        = "https://gateway/openai/v1/models,https://other/openai/v1/models"
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
    condition     = azurerm_role_assignment.key_rotation.scope == var.api_management_id && azurerm_role_assignment.secret_writer.scope == azurerm_key_vault.keys[0].id
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

run "nothing_that_was_not_asked_for" {
  command = apply
  module { source = "./modules/rotation" }

  assert {
    condition     = length(azapi_update_resource.authentication) == 0 && output.http_url == null && length(azurerm_role_assignment.reader) == 0
    error_message = "No way in over HTTP, and no reader, unless configured."
  }

  assert {
    condition     = alltrue([for alert in azapi_resource.alert : length(alert.body.properties.actions.actionGroups) == 0])
    error_message = "Without an action group the alerts call nobody."
  }
}

run "everything_that_can_be_asked_for" {
  command = apply
  module { source = "./modules/rotation" }
  variables {
    discipline      = "conditional"
    intervals       = { team-b = "P90D" }
    window          = "22:00-04:00"
    freezes         = [{ from = "2026-12-20", to = "2027-01-03" }, { from = "2027-04-01", to = "2027-04-01" }]
    spread          = true
    readers         = { team-a = ["00000000-0000-0000-0000-00000000000a", "00000000-0000-0000-0000-00000000000b"], team-b = ["00000000-0000-0000-0000-00000000000a"] }
    action_group_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/group/providers/Microsoft.Insights/actionGroups/on-call"
    notify = {
      webhook = "https://hooks.example.com/keys"
      queue   = { storage_account_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/other/providers/Microsoft.Storage/storageAccounts/queues", name = "new-keys" }
    }
    http = {
      audience           = "00000000-0000-0000-0000-00000000000c"
      allowed_principals = ["00000000-0000-0000-0000-00000000000d", "00000000-0000-0000-0000-00000000000e"]
    }
  }

  assert {
    condition = azapi_resource.key_rotation_role.body.properties.permissions[0].actions == [
      "Microsoft.ApiManagement/service/subscriptions/read",
      "Microsoft.ApiManagement/service/subscriptions/listSecrets/action",
      "Microsoft.ApiManagement/service/subscriptions/write",
    ]
    error_message = "Exactly the actions of the discipline."
  }

  assert {
    condition = { for setting in azapi_resource.function_app.body.properties.siteConfig.appSettings : setting.name => setting.value if startswith(setting.name, "ROTATION_") && !contains(["ROTATION_SCHEDULE", "ROTATION_INTERVAL", "ROTATION_SUBSCRIPTIONS"], setting.name) } == {
      ROTATION_DISCIPLINE      = "conditional"
      ROTATION_INTERVALS       = "team-b=P90D"
      ROTATION_WINDOW          = "22:00-04:00"
      ROTATION_FREEZES         = "2026-12-20/2027-01-03,2027-04-01/2027-04-01"
      ROTATION_SPREAD          = "true"
      ROTATION_HTTP_PRINCIPALS = "00000000-0000-0000-0000-00000000000d,00000000-0000-0000-0000-00000000000e"
    }
    error_message = "The function goes by the discipline that its role allows, and checks callers itself, too."
  }

  assert {
    condition = toset([for assignment in azurerm_role_assignment.reader : "${assignment.role_definition_name} ${assignment.scope} ${assignment.principal_id}"]) == toset([
      "Key Vault Secrets User ${azurerm_key_vault.keys[0].id}/secrets/subscription-key-team-a 00000000-0000-0000-0000-00000000000a",
      "Key Vault Secrets User ${azurerm_key_vault.keys[0].id}/secrets/subscription-key-team-a 00000000-0000-0000-0000-00000000000b",
      "Key Vault Secrets User ${azurerm_key_vault.keys[0].id}/secrets/subscription-key-team-b 00000000-0000-0000-0000-00000000000a",
    ])
    error_message = "A reader reads the secrets of its consumers and no other."
  }

  assert {
    condition = (
      azapi_update_resource.authentication[0].body.properties.platform.enabled
      && azapi_update_resource.authentication[0].body.properties.globalValidation == { requireAuthentication = true, unauthenticatedClientAction = "Return401" }
      && azapi_update_resource.authentication[0].body.properties.identityProviders.azureActiveDirectory.registration.openIdIssuer == "https://login.microsoftonline.com/00000000-0000-0000-0000-000000000002/v2.0"
      && azapi_update_resource.authentication[0].body.properties.identityProviders.azureActiveDirectory.validation == {
        allowedAudiences           = ["00000000-0000-0000-0000-00000000000c", "api://00000000-0000-0000-0000-00000000000c"]
        defaultAuthorizationPolicy = { allowedPrincipals = { identities = tolist(["00000000-0000-0000-0000-00000000000d", "00000000-0000-0000-0000-00000000000e"]) } }
      }
    )
    error_message = "Whoever has no token of this tenant for this app, or is not named, is answered 401 or 403 before the function."
  }

  assert {
    condition = { for kind, events in azapi_resource.notify : events.name => [events.parent_id, events.body.properties.filter, events.body.properties.destination] } == {
      prod-1a2b3c-keys-webhook = [azurerm_key_vault.keys[0].id, { includedEventTypes = ["Microsoft.KeyVault.SecretNewVersionCreated"], subjectBeginsWith = "subscription-key-" }, { endpointType = "WebHook", properties = { endpointUrl = "https://hooks.example.com/keys" } }]
      prod-1a2b3c-keys-queue   = [azurerm_key_vault.keys[0].id, { includedEventTypes = ["Microsoft.KeyVault.SecretNewVersionCreated"], subjectBeginsWith = "subscription-key-" }, { endpointType = "StorageQueue", properties = { resourceId = var.notify.queue.storage_account_id, queueName = "new-keys" } }]
    }
    error_message = "Whoever is to be told hears of new versions of the consumers' secrets, and of nothing else in the vault."
  }

  assert {
    condition     = output.http_url == "https://prod-rotation-1a2b3c.azurewebsites.net/api/rotate-keys"
    error_message = "Who may call must know where."
  }

  assert {
    condition     = toset(keys(azapi_resource.alert)) == toset(["failed", "overdue", "drift", "unfinished", "unverified", "unsuitable", "silent"]) && alltrue([for alert in azapi_resource.alert : alert.body.properties.actions.actionGroups == tolist([var.action_group_id]) && alert.body.properties.scopes == [var.application_insights.id]])
    error_message = "Each alert looks at the function's telemetry and calls the action group."
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
