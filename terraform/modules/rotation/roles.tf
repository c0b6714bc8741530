# What the function may do, and nothing else.
#
# Custom roles are defined in the subscription, so that the id of a definition reads the same wherever Azure
# returns it, and granted on one service and one vault only.

locals {
  replacement = {
    regenerate = [
      "Microsoft.ApiManagement/service/subscriptions/regeneratePrimaryKey/action",
      "Microsoft.ApiManagement/service/subscriptions/regenerateSecondaryKey/action",
    ]
    conditional = ["Microsoft.ApiManagement/service/subscriptions/write"]
  }
}

resource "azapi_resource" "key_rotation_role" {
  type      = "Microsoft.Authorization/roleDefinitions@2022-04-01"
  name      = uuidv5("url", var.names.key_rotation_role)
  parent_id = "/subscriptions/${var.subscription_id}"
  body = {
    properties = {
      type             = "CustomRole"
      roleName         = var.names.key_rotation_role
      description      = "Reads and replaces API Management subscription keys."
      assignableScopes = ["/subscriptions/${var.subscription_id}"]
      permissions = [{
        actions = concat([
          "Microsoft.ApiManagement/service/subscriptions/read",
          "Microsoft.ApiManagement/service/subscriptions/listSecrets/action",
        ], local.replacement[var.discipline])
        notActions     = []
        dataActions    = []
        notDataActions = []
      }]
    }
  }
  response_export_values = []
}

resource "azurerm_role_assignment" "key_rotation" {
  scope              = var.api_management_id
  role_definition_id = azapi_resource.key_rotation_role.id
  principal_id       = azurerm_user_assigned_identity.rotation.principal_id
  principal_type     = "ServicePrincipal"
}

resource "azapi_resource" "secret_writer_role" {
  type      = "Microsoft.Authorization/roleDefinitions@2022-04-01"
  name      = uuidv5("url", var.names.secret_writer_role)
  parent_id = "/subscriptions/${var.subscription_id}"
  body = {
    properties = {
      type             = "CustomRole"
      roleName         = var.names.secret_writer_role
      description      = "Reads and writes secrets; cannot delete, purge, back up or restore them."
      assignableScopes = distinct(["/subscriptions/${var.subscription_id}", "/subscriptions/${local.vault_subscription}"])
      permissions = [{
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
    }
  }
  response_export_values = []
}

resource "azurerm_role_assignment" "secret_writer" {
  scope              = local.vault.id
  role_definition_id = azapi_resource.secret_writer_role.id
  principal_id       = azurerm_user_assigned_identity.rotation.principal_id
  principal_type     = "ServicePrincipal"
}

# The Functions host needs the Owner role on blobs, not Contributor, see
# https://learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity.
# The account holds nothing but the host's blobs, the packages and the lease.
resource "azurerm_role_assignment" "storage" {
  scope                = azapi_resource.storage.id
  role_definition_name = "Storage Blob Data Owner"
  principal_id         = azurerm_user_assigned_identity.rotation.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_role_assignment" "telemetry" {
  scope                = var.application_insights.id
  role_definition_name = "Monitoring Metrics Publisher"
  principal_id         = azurerm_user_assigned_identity.rotation.principal_id
  principal_type       = "ServicePrincipal"
}
