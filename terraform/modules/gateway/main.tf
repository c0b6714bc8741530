# The service and the identity it calls the accounts with.

resource "azurerm_user_assigned_identity" "gateway" {
  count = var.existing == null ? 1 : 0

  name                = var.identity_name
  resource_group_name = var.resource_group.name
  location            = var.resource_group.location
  tags                = var.tags.identity
}

resource "azurerm_api_management" "gateway" {
  count = var.existing == null ? 1 : 0

  name                = var.name
  resource_group_name = var.resource_group.name
  location            = var.resource_group.location
  sku_name            = var.sku
  publisher_name      = var.publisher.name
  publisher_email     = var.publisher.email
  tags                = var.tags.service

  identity {
    type         = "UserAssigned"
    identity_ids = azurerm_user_assigned_identity.gateway[*].id
  }

  # When everything is destroyed, the service goes before these delete backends in it, and they find nothing to do.
  depends_on = [azapi_resource_action.backend_removal, azapi_resource_action.pool_removal]
}

# An existing service, and the identity that is attached to it, are read and never written. What does not fit is refused in the plan.

data "azapi_resource" "existing_service" {
  count = var.existing == null ? 0 : 1

  type        = "Microsoft.ApiManagement/service@2024-05-01"
  resource_id = var.service_id
  response_export_values = {
    gateway_url = "properties.gatewayUrl"
    tier        = "sku.name"
    units       = "sku.capacity"
    identities  = "identity.userAssignedIdentities"
  }

  lifecycle {
    postcondition {
      condition     = "${self.output.tier}_${self.output.units}" == var.sku
      error_message = "The existing service has the SKU ${self.output.tier}_${self.output.units}, gateway.sku says ${var.sku}. Write the service's own: what the policy may use follows from it."
    }

    postcondition {
      condition     = lower(replace(self.location, " ", "")) == try(var.existing.location, "")
      error_message = "The existing service is in ${self.location}, location says ${try(var.existing.location, "nothing")}. What is made for it belongs beside it: write the service's region."
    }

    postcondition {
      condition     = contains([for id in try(keys(self.output.identities), []) : lower(id)], lower(try(var.existing.identity_id, "")))
      error_message = "The identity ${try(var.existing.identity_id, "")} is not attached to the existing service. Attach it, or name one of ${join(", ", try(keys(self.output.identities), ["none"]))}."
    }
  }
}

data "azapi_resource" "existing_identity" {
  count = var.existing == null ? 0 : 1

  type        = "Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31"
  resource_id = var.existing.identity_id
  response_export_values = {
    client_id    = "properties.clientId"
    principal_id = "properties.principalId"
  }
}

locals {
  service = var.existing == null ? {
    id                  = one(azurerm_api_management.gateway[*].id)
    name                = basename(one(azurerm_api_management.gateway[*].id)) # unknown while the service is replaced, as all in it
    resource_group_name = one(azurerm_api_management.gateway[*].resource_group_name)
    gateway_url         = one(azurerm_api_management.gateway[*].gateway_url)
    } : {
    id                  = var.service_id
    name                = basename(var.service_id)
    resource_group_name = element(split("/", var.service_id), 4)
    gateway_url         = one(data.azapi_resource.existing_service[*].output.gateway_url)
  }

  identity = var.existing == null ? {
    principal_id = one(azurerm_user_assigned_identity.gateway[*].principal_id)
    client_id    = one(azurerm_user_assigned_identity.gateway[*].client_id)
    } : {
    principal_id = one(data.azapi_resource.existing_identity[*].output.principal_id)
    client_id    = one(data.azapi_resource.existing_identity[*].output.client_id)
  }
}

locals {
  # What a role assignment is, not what somebody calls it: renamed or written in another case, an account keeps it, and one that is listed
  # under several names has it once. Azure refuses a second assignment of the same role.
  accounts = { for ids in values({ for account in var.accounts : lower(account.id) => account.id... }) : lower(ids[0]) => ids[0] }
}

# When an account joins, its role is there before its backend and the policy. When it leaves, its role goes as soon as it can, which may be
# long before the policy is updated, say while the service changes its units. Terraform destroys something after what it updates only
# if that is created before it is destroyed; so would then be the identity, whose id a role names, and of each of the two there cannot be two.
# What deletes a backend escapes that by an id that is put together from names; that of a role cannot be, because it has to differ from
# identity to identity: Azure lets no assignment change its principal. docs/terraform.md says how an account leaves where callers would notice.
resource "azurerm_role_assignment" "openai_user" {
  for_each = local.accounts

  name                 = uuidv5("url", "${each.key}/openai-user/${local.identity.principal_id}")
  scope                = each.value
  role_definition_name = "Cognitive Services OpenAI User"
  principal_id         = local.identity.principal_id
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

  name               = uuidv5("url", "${each.key}/openai-state/${local.identity.principal_id}")
  scope              = each.value
  role_definition_id = azapi_resource.state_role[0].id
  principal_id       = local.identity.principal_id
  principal_type     = "ServicePrincipal"

  lifecycle {
    ignore_changes = [scope, name]
  }
}

# The API and its policy.

resource "azurerm_api_management_api" "openai" {
  name                  = "openai"
  display_name          = "Azure OpenAI"
  api_management_name   = local.service.name
  resource_group_name   = local.service.resource_group_name
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
  resource_id = local.api_id
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

locals {
  # Without its revision, and unknown until the API is there: what is sent to the API is sent again when somebody has deleted it, which
  # `replace_triggered_by` does not see.
  api_id = replace(azurerm_api_management_api.openai.id, "/;rev=[0-9]+$/", "")
}

# The policy names the identity by this value, so that it is complete before the identity exists.
resource "azurerm_api_management_named_value" "identity_client_id" {
  name                = "identity-client-id"
  display_name        = "identity-client-id"
  api_management_name = local.service.name
  resource_group_name = local.service.resource_group_name
  value               = local.identity.client_id
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
  api_management_name = local.service.name
  resource_group_name = local.service.resource_group_name
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
