# The vault with the consumers' current keys. Terraform writes no secret: the function's first run publishes
# each primary key as it is, later runs replace them, and no key ever passes through plan or state.

resource "azurerm_key_vault" "keys" {
  count = var.existing_key_vault == null ? 1 : 0

  name                       = var.names.key_vault
  resource_group_name        = var.resource_group.name
  location                   = var.resource_group.location
  tenant_id                  = var.tenant_id
  sku_name                   = "standard"
  rbac_authorization_enabled = true
  tags                       = lookup(var.tags, "key_vault", {})

  # Nothing here purges a vault: deleted, it can be recovered for these days. Purge protection would forbid it to people, too, and
  # could never be switched off.
  soft_delete_retention_days = 7
  purge_protection_enabled   = false
}

# An existing vault is read and never written by Terraform. The function's secrets stay in it when everything else is destroyed.
data "azapi_resource" "vault" {
  count = var.existing_key_vault == null ? 0 : 1

  type        = "Microsoft.KeyVault/vaults@2023-07-01"
  resource_id = var.existing_key_vault.id
  response_export_values = {
    uri  = "properties.vaultUri"
    rbac = "properties.enableRbacAuthorization"
  }

  lifecycle {
    postcondition {
      condition     = self.output.rbac == true
      error_message = "The existing vault uses access policies: roles, which keep the function to what it needs, have no effect in it. Switch it to Azure RBAC (az keyvault update --enable-rbac-authorization true), or leave it out and get a vault of its own."
    }

    postcondition {
      condition     = lower(replace(self.location, " ", "")) == try(var.existing_key_vault.location, "")
      error_message = "The existing vault is in ${self.location}, location says ${try(var.existing_key_vault.location, "nothing")}. Name a vault in the gateway's region."
    }
  }
}

locals {
  vault = var.existing_key_vault == null ? {
    id  = one(azurerm_key_vault.keys[*].id)
    uri = one(azurerm_key_vault.keys[*].vault_uri)
    } : {
    id  = var.existing_key_vault.id
    uri = one(data.azapi_resource.vault[*].output.uri)
  }

  # Where the role for its secrets may be granted: a vault may be in another subscription.
  vault_subscription = var.existing_key_vault == null ? var.subscription_id : lower(element(split("/", var.existing_key_vault.id), 2))
}

resource "azurerm_user_assigned_identity" "rotation" {
  name                = var.names.rotation_identity
  resource_group_name = var.resource_group.name
  location            = var.resource_group.location
  tags                = lookup(var.tags, "rotation_identity", {})
}

# Storage of the Functions host (timers, code) and of the rotation's lease. Through azapi because azurerm
# would keep the account's keys in the state; nobody needs them, so they do not work either.

resource "azapi_resource" "storage" {
  type      = "Microsoft.Storage/storageAccounts@2023-05-01"
  name      = var.names.storage_account
  parent_id = var.resource_group.id
  location  = var.resource_group.location
  tags      = lookup(var.tags, "storage_account", {})
  body = {
    kind = "StorageV2"
    sku  = { name = "Standard_LRS" }
    properties = {
      allowSharedKeyAccess         = false
      allowBlobPublicAccess        = false
      allowCrossTenantReplication  = false
      defaultToOAuthAuthentication = true
      supportsHttpsTrafficOnly     = true
      minimumTlsVersion            = "TLS1_2"
    }
  }
  response_export_values = []
}

resource "azapi_resource" "container" {
  for_each = { packages = "function-packages", locks = "rotation-locks" }

  type                   = "Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01"
  name                   = each.value
  parent_id              = "${azapi_resource.storage.id}/blobServices/default"
  body                   = { properties = { publicAccess = "None" } }
  response_export_values = []
}

locals {
  # What was not asked for is not set.
  timing_settings = merge(
    length(var.intervals) == 0 ? {} : { ROTATION_INTERVALS = join(",", [for consumer, interval in var.intervals : "${var.subscriptions[consumer]}=${interval}"]) },
    var.window == null ? {} : { ROTATION_WINDOW = var.window },
    length(var.freezes) == 0 ? {} : { ROTATION_FREEZES = join(",", [for freeze in var.freezes : "${freeze.from}/${freeze.to}"]) },
    var.spread ? { ROTATION_SPREAD = "true" } : {},
  )
  blob_url = "https://${azapi_resource.storage.name}.blob.core.windows.net"
}

# The function app, on a Flex Consumption plan.

resource "azurerm_service_plan" "rotation" {
  name                = var.names.service_plan
  resource_group_name = var.resource_group.name
  location            = var.resource_group.location
  os_type             = "Linux"
  sku_name            = "FC1"
  tags                = lookup(var.tags, "service_plan", {})
}

# Through azapi because azurerm, even with an identity, sets AzureWebJobsStorage to a connection string with
# an empty key, which newer hosts refuse (hashicorp/terraform-provider-azurerm#29693).
resource "azapi_resource" "function_app" {
  type      = "Microsoft.Web/sites@2024-04-01"
  name      = var.names.function_app
  parent_id = var.resource_group.id
  location  = var.resource_group.location
  tags      = lookup(var.tags, "function_app", {})

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.rotation.id]
  }

  body = {
    kind = "functionapp,linux"
    properties = {
      serverFarmId = azurerm_service_plan.rotation.id
      httpsOnly    = true
      functionAppConfig = {
        runtime = { name = "node", version = "24" }
        deployment = {
          storage = {
            type  = "blobContainer"
            value = "${local.blob_url}/${azapi_resource.container["packages"].name}"
            authentication = {
              type                           = "UserAssignedIdentity"
              userAssignedIdentityResourceId = azurerm_user_assigned_identity.rotation.id
            }
          }
        }
        # One timer runs at a time; these are the smallest values that the platform's documentation names.
        scaleAndConcurrency = { maximumInstanceCount = 40, instanceMemoryMB = 2048 }
      }
      siteConfig = {
        appSettings = [for name, value in merge({
          AzureWebJobsStorage__accountName          = azapi_resource.storage.name
          AzureWebJobsStorage__credential           = "managedidentity"
          AzureWebJobsStorage__clientId             = azurerm_user_assigned_identity.rotation.client_id
          APPLICATIONINSIGHTS_CONNECTION_STRING     = var.application_insights.connection_string
          APPLICATIONINSIGHTS_AUTHENTICATION_STRING = "ClientId=${azurerm_user_assigned_identity.rotation.client_id};Authorization=AAD"
          APIM_RESOURCE_ID                          = var.api_management_id
          KEY_VAULT_URL                             = local.vault.uri
          AZURE_CLIENT_ID                           = azurerm_user_assigned_identity.rotation.client_id
          ROTATION_SCHEDULE                         = var.schedule
          ROTATION_INTERVAL                         = var.interval
          ROTATION_SUBSCRIPTIONS                    = join(",", sort(values(var.subscriptions)))
          ROTATION_DISCIPLINE                       = var.discipline
          GATEWAY_CHECK_URLS                        = join(",", var.check_urls)
          LEASE_CONTAINER_URL                       = "${local.blob_url}/${azapi_resource.container["locks"].name}"
        }, local.timing_settings, local.http_settings) : { name = name, value = value }]
      }
    }
  }
  response_export_values = []

  # A host that starts before its roles exist fails until the next restart.
  depends_on = [
    azurerm_role_assignment.storage,
    azurerm_role_assignment.telemetry,
    azurerm_role_assignment.key_rotation,
    azurerm_role_assignment.secret_writer,
  ]
}

# Nobody signs in to the deployment endpoint with a password: packages are published with an Entra token.
resource "azapi_update_resource" "basic_publishing_credentials" {
  for_each = toset(["ftp", "scm"])

  type                   = "Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01"
  name                   = each.key
  parent_id              = azapi_resource.function_app.id
  body                   = { properties = { allow = false } }
  response_export_values = []
}

# Terraform cannot upload the package (see docs/terraform.md), but the plan shows that it changes.
resource "terraform_data" "function_package" {
  count = var.function_package == null ? 0 : 1
  input = { sha256 = filesha256(var.function_package) }
}
