# The service and the identity it calls the accounts with.

resource "azurerm_user_assigned_identity" "gateway" {
  name                = var.identity_name
  resource_group_name = var.resource_group.name
  location            = var.resource_group.location
  tags                = var.tags
}

resource "azurerm_api_management" "gateway" {
  name                = var.name
  resource_group_name = var.resource_group.name
  location            = var.resource_group.location
  sku_name            = var.sku
  publisher_name      = var.publisher.name
  publisher_email     = var.publisher.email
  tags                = var.tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.gateway.id]
  }

  # When everything is destroyed, the service goes before these delete backends in it, and they find nothing to do.
  depends_on = [azapi_resource_action.backend_removal, azapi_resource_action.pool_removal]
}

locals {
  # What a role assignment is, not what somebody calls it: renamed or written in another case, an account keeps it, and one that is listed
  # under several names has it once. Azure refuses a second assignment of the same role.
  accounts = { for ids in values({ for account in var.accounts : lower(account.id) => account.id... }) : lower(ids[0]) => ids[0] }
}

resource "azurerm_role_assignment" "openai_user" {
  for_each = local.accounts

  name                 = uuidv5("url", "${each.key}/openai-user/${azurerm_user_assigned_identity.gateway.principal_id}")
  scope                = each.value
  role_definition_name = "Cognitive Services OpenAI User"
  principal_id         = azurerm_user_assigned_identity.gateway.principal_id
  principal_type       = "ServicePrincipal"

  # The key says the scope, of which only the case can differ; and what an earlier version assigned has a random name.
  lifecycle {
    ignore_changes = [scope, name]
  }
}

# That role may neither write files nor make batches, fine-tuning jobs, evaluations and stored completions. No built-in
# role may without being able to delete deployments as well; hence one of data actions only. It is defined in one
# subscription and may be granted in those of the accounts.
locals {
  account_subscriptions = distinct([for id in keys(local.accounts) : "/subscriptions/${split("/", id)[2]}"])
}

resource "azapi_resource" "state_role" {
  count = var.state_role == null ? 0 : 1

  type      = "Microsoft.Authorization/roleDefinitions@2022-04-01"
  name      = uuidv5("url", var.state_role.name)
  parent_id = "/subscriptions/${var.state_role.subscription_id}"
  body = {
    properties = {
      type             = "CustomRole"
      roleName         = var.state_role.name
      description      = "Calls everything that Azure OpenAI accounts answer; cannot change the accounts or their deployments."
      assignableScopes = distinct(concat(["/subscriptions/${lower(var.state_role.subscription_id)}"], local.account_subscriptions))
      permissions = [{
        actions        = []
        notActions     = []
        dataActions    = ["Microsoft.CognitiveServices/accounts/OpenAI/*"]
        notDataActions = []
      }]
    }
  }
  response_export_values = []
}

resource "azurerm_role_assignment" "openai_state" {
  for_each = var.state_role == null ? {} : local.accounts

  name               = uuidv5("url", "${each.key}/openai-state/${azurerm_user_assigned_identity.gateway.principal_id}")
  scope              = each.value
  role_definition_id = azapi_resource.state_role[0].id
  principal_id       = azurerm_user_assigned_identity.gateway.principal_id
  principal_type     = "ServicePrincipal"

  lifecycle {
    ignore_changes = [scope, name]
  }
}

# The API and its policy.

resource "azurerm_api_management_api" "openai" {
  name                  = "openai"
  display_name          = "Azure OpenAI"
  api_management_name   = azurerm_api_management.gateway.name
  resource_group_name   = var.resource_group.name
  revision              = "1"
  path                  = var.path
  protocols             = ["https"]
  subscription_required = var.keys.required

  # When bearer keys are switched off, this changes, and with it azurerm writes the API without them.
  description = var.keys.bearer ? "Subscription keys are also accepted as bearer tokens." : null

  # What OpenAI's own SDKs send to Azure, so that callers change nothing but the base URL.
  subscription_key_parameter_names {
    header = "api-key"
    query  = "api-key"
  }

  import {
    content_format = "openapi+json"
    content_value  = var.openapi
  }
}

# OpenAI's SDKs for OpenAI itself send their key as `Authorization: Bearer`. API Management takes a subscription key from there
# where `bearer` says so, a property that Microsoft's samples use and no reference documents (docs/parity.md). azurerm does not know
# it and drops it with each write, hence the trigger. An action, because azapi takes out of a resource's body what its schemas lack.
resource "azapi_resource_action" "bearer_keys" {
  count = var.keys.bearer ? 1 : 0

  type        = "Microsoft.ApiManagement/service/apis@2024-06-01-preview"
  resource_id = "${azurerm_api_management.gateway.id}/apis/${azurerm_api_management_api.openai.name}"
  method      = "PATCH"
  headers     = { "If-Match" = "*" }
  body = {
    properties = {
      subscriptionKeyParameterNames = { header = "api-key", query = "api-key", bearer = "enabled" }
    }
  }
  response_export_values = []

  lifecycle {
    replace_triggered_by = [azurerm_api_management_api.openai]
  }
}

# The policy names the identity by this value, so that it is complete before the identity exists.
resource "azurerm_api_management_named_value" "identity_client_id" {
  name                = "identity-client-id"
  display_name        = "identity-client-id"
  api_management_name = azurerm_api_management.gateway.name
  resource_group_name = var.resource_group.name
  value               = azurerm_user_assigned_identity.gateway.client_id
}

locals {
  # azurerm compares policies without white space, inside of literals as well: "Bearer " and "Bearer" are the same to
  # it, and Terraform would leave the old one in place. So the document carries a digest of itself, as a comment, which
  # differs whenever a byte does. In front, where the portal writes its own comment; a declaration stays first.
  policy_digest = substr(sha256(var.policy), 0, 16)
  policy        = replace(var.policy, "/^\\x{FEFF}?(?:<\\?xml[^>]*\\?>\\s*)?/", "$0<!-- ${local.policy_digest} -->\n")
}

resource "azurerm_api_management_api_policy" "openai" {
  api_name            = azurerm_api_management_api.openai.name
  api_management_name = azurerm_api_management.gateway.name
  resource_group_name = var.resource_group.name
  xml_content         = local.policy

  # The document names all of these, and the service refuses or misroutes what does not exist yet.
  depends_on = [
    azapi_update_resource.backend,
    azapi_update_resource.pool,
    azapi_resource_action.backend_removal,
    azapi_resource_action.pool_removal,
  ]

  # With the API its policy goes, and Azure deletes no named value that a policy uses.
  lifecycle {
    replace_triggered_by = [
      azurerm_api_management_api.openai.id,
      azurerm_api_management_named_value.identity_client_id.id,
    ]
  }
}
