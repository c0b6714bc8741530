data "azurerm_client_config" "current" {}

# Every name, in one place: names.json says how each is made and what Azure allows; `naming` replaces its patterns. Service, vault,
# storage account and app need names that are unique in the world, hence the suffix; it is derived, not random, so that a lost state
# still leads to the same names. The region is part of it: moving builds the new gateway beside the old one, whose name would otherwise
# still be taken.
locals {
  subscription_id = data.azurerm_client_config.current.subscription_id
  suffix          = substr(sha256("${local.subscription_id}/${var.environment}/${var.location}"), 0, 6)

  named = {
    for kind, rule in local.kinds : kind => replace(replace(replace(replace(replace(
      lookup(var.naming, kind, lookup(var.naming, "pattern", rule.default)),
    "{environment}", var.environment), "{region}", var.location), "{suffix}", local.suffix), "{type}", rule.type), "{use}", rule.use)
  }
  names = merge(
    # No hyphens in a storage account's name.
    { for kind, name in local.named : kind => try(local.kinds[kind].compact, false) ? lower(replace(name, "/[^A-Za-z0-9]/", "")) : name },
    {
      key_rotation_role  = "${var.environment}-${local.suffix} subscription key rotation" # unique in the tenant
      state_role         = "${var.environment}-${local.suffix} Azure OpenAI state"        # unique in the tenant
      secret_writer_role = "${var.environment}-${local.suffix} secret writer"             # unique in the tenant
      key_events         = "${var.environment}-${local.suffix}-keys"                      # unique at the vault
    },
  )
}

resource "azurerm_resource_group" "load_balancer" {
  count = var.existing.resource_group == null ? 1 : 0

  name     = local.names.resource_group
  location = var.location
  tags     = local.tags["resource_group"]
}

locals {
  # Resources stand in `location`, wherever an existing group says that it is.
  resource_group = var.existing.resource_group == null ? {
    id       = one(azurerm_resource_group.load_balancer[*].id)
    name     = basename(one(azurerm_resource_group.load_balancer[*].id)) # unknown while the group is replaced, as all in it
    location = one(azurerm_resource_group.load_balancer[*].location)
    } : {
    id       = var.existing.resource_group
    name     = basename(var.existing.resource_group)
    location = var.location
  }
}

# Through azapi because azurerm would keep the workspace's shared keys in the state.
resource "azapi_resource" "log_workspace" {
  count = var.existing.log_workspace == null ? 1 : 0

  type      = "Microsoft.OperationalInsights/workspaces@2023-09-01"
  name      = local.names.log_workspace
  parent_id = local.resource_group.id
  location  = local.resource_group.location
  tags      = local.tags["log_workspace"]
  body = {
    properties = {
      sku             = { name = "PerGB2018" }
      retentionInDays = 30
      features        = { disableLocalAuth = true }
    }
  }
  # Without `force` the workspace, and its name, would linger for two weeks.
  delete_query_parameters = { force = ["true"] }
  response_export_values  = []
}

# With local authentication off, the connection string in the state is an address and no credential: who
# writes telemetry needs the role Monitoring Metrics Publisher.
resource "azurerm_application_insights" "load_balancer" {
  name                         = local.names.application_insights
  resource_group_name          = local.resource_group.name
  location                     = local.resource_group.location
  application_type             = "web"
  workspace_id                 = var.existing.log_workspace == null ? one(azapi_resource.log_workspace[*].id) : var.existing.log_workspace
  local_authentication_enabled = false
  tags                         = local.tags["application_insights"]

  # Of all names, which a variable's own validation cannot see. Before anything is made: this fails the plan.
  # https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
  lifecycle {
    precondition {
      condition     = alltrue([for name in local.named : !can(regex("[{}]", name))])
      error_message = "naming: placeholders are {environment}, {region}, {suffix}, {type} and {use}. Correct ${join(", ", [for kind, name in local.named : "${kind} (${name})" if can(regex("[{}]", name))])}."
    }

    precondition {
      condition = alltrue([
        for kind, rule in local.kinds :
        can(regex(rule.pattern, local.names[kind])) && length(local.names[kind]) >= rule.min && length(local.names[kind]) <= rule.max
      ])
      error_message = "naming: ${join("; ", [
        for kind, rule in local.kinds : "${kind} would be ${local.names[kind]} (${length(local.names[kind])} characters), and takes ${rule.min} to ${rule.max} ${rule.holds}"
        if !can(regex(rule.pattern, local.names[kind])) || length(local.names[kind]) < rule.min || length(local.names[kind]) > rule.max
      ])}."
    }

    # azurerm works in one subscription. What is only looked up may be in any.
    precondition {
      condition = alltrue([
        for id in compact([var.existing.resource_group, var.existing.api_management]) :
        lower(element(split("/", id), 2)) == lower(local.subscription_id)
      ])
      error_message = "existing: resource_group and api_management must be in the subscription that Terraform works in, ${local.subscription_id}."
    }

    precondition {
      condition     = lower(local.names.gateway_identity) != lower(local.names.rotation_identity)
      error_message = "naming: both identities would be ${local.names.gateway_identity}. Put {use} into the pattern, or give one of them a pattern of its own."
    }
  }
}

locals {
  # A consumer that was renamed keeps its subscription, and with it its keys and its secret. In lower case: Azure takes names that differ in
  # case only for one, and a new one under the old one's name would end its keys.
  subscriptions = { for name, consumer in var.consumers : name => lower(coalesce(consumer.formerly, name)) }

  # Where a new key is tried before it is published.
  check_urls = try(var.rotation.gateway_check, false) ? module.gateway.check_urls : tolist([])
}

module "gateway" {
  source = "./modules/gateway"

  resource_group       = local.resource_group
  application_insights = azurerm_application_insights.load_balancer
  name                 = local.names.api_management
  service_id           = coalesce(var.existing.api_management, "${local.group_id}/providers/Microsoft.ApiManagement/service/${local.names.api_management}")
  identity_name        = local.names.gateway_identity
  existing = var.existing.api_management == null ? null : {
    location    = var.location
    identity_id = var.existing.api_management_identity
  }
  tags = {
    service  = lookup(local.tags, "api_management", {})
    identity = lookup(local.tags, "gateway_identity", {})
  }

  sku = var.gateway.sku

  allow_replacement = var.gateway.allow_replacement
  guarded           = var.configuration == null && var.existing.api_management == null

  publisher = var.gateway.publisher
  path      = var.gateway.path
  keys      = var.gateway.keys
  accounts  = var.accounts
  backends  = var.backends
  breaker   = var.breaker
  pools     = var.pools
  consumers = { for name, consumer in var.consumers : local.subscriptions[name] => { display_name = coalesce(consumer.display_name, name) } }
  policy    = var.policy
  openapi   = var.openapi
  state_role = var.gateway.state ? {
    name            = local.names.state_role
    subscription_id = local.subscription_id
  } : null
}

module "rotation" {
  source = "./modules/rotation"
  count  = var.rotation == null ? 0 : 1

  resource_group       = local.resource_group
  application_insights = azurerm_application_insights.load_balancer
  subscription_id      = local.subscription_id
  tenant_id            = data.azurerm_client_config.current.tenant_id
  names                = local.names
  existing_key_vault   = var.existing.key_vault == null ? null : { id = var.existing.key_vault, location = var.location }
  tags                 = local.tags

  api_management_id = module.gateway.api_management_id
  subscriptions     = { for name, subscription in local.subscriptions : name => module.gateway.subscriptions[subscription] }
  readers           = { for name, consumer in var.consumers : local.subscriptions[name] => consumer.readers }
  schedule          = var.rotation.schedule
  interval          = var.rotation.interval
  intervals         = var.rotation.intervals
  window            = var.rotation.window
  freezes           = var.rotation.freezes
  spread            = var.rotation.spread
  discipline        = var.rotation.discipline
  check_urls        = local.check_urls
  http              = var.rotation.http
  notify            = var.rotation.notify
  action_group_id   = var.rotation.action_group_id
  function_package  = var.function_package
}
