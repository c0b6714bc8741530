data "azurerm_client_config" "current" {}

# Every name, in one place. Service, vault, storage account and app need names that are unique in the world,
# hence the suffix; it is derived, not random, so that a lost state still leads to the same names. The region
# is part of it: moving builds the new gateway beside the old one, whose name would otherwise still be taken.
locals {
  subscription_id = data.azurerm_client_config.current.subscription_id
  suffix          = substr(sha256("${local.subscription_id}/${var.environment}/${var.location}"), 0, 6)

  names = {
    resource_group       = "${var.environment}-openai-${local.suffix}"
    api_management       = "${var.environment}-openai-${local.suffix}" # at most 50 characters
    gateway_identity     = "${var.environment}-gateway"
    log_workspace        = "${var.environment}-logs"
    application_insights = "${var.environment}-insights"
    key_vault            = "${var.environment}-kv-${local.suffix}"                 # at most 24, no two hyphens in a row
    storage_account      = "${replace(var.environment, "-", "")}st${local.suffix}" # at most 24, no hyphens
    function_app         = "${var.environment}-rotation-${local.suffix}"           # the host tells apps apart by the first 32
    service_plan         = "${var.environment}-rotation"
    rotation_identity    = "${var.environment}-rotation"
    rotation_alerts      = "${var.environment}-rotation"                                  # each alert adds its own name
    key_rotation_role    = "${var.environment}-${local.suffix} subscription key rotation" # unique in the tenant
    state_role           = "${var.environment}-${local.suffix} Azure OpenAI state"        # unique in the tenant
    secret_writer_role   = "${var.environment}-${local.suffix} secret writer"             # unique in the tenant
  }
}

resource "azurerm_resource_group" "load_balancer" {
  name     = local.names.resource_group
  location = var.location
  tags     = var.tags
}

# Through azapi because azurerm would keep the workspace's shared keys in the state.
resource "azapi_resource" "log_workspace" {
  type      = "Microsoft.OperationalInsights/workspaces@2023-09-01"
  name      = local.names.log_workspace
  parent_id = azurerm_resource_group.load_balancer.id
  location  = azurerm_resource_group.load_balancer.location
  tags      = var.tags
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
  resource_group_name          = azurerm_resource_group.load_balancer.name
  location                     = azurerm_resource_group.load_balancer.location
  application_type             = "web"
  workspace_id                 = azapi_resource.log_workspace.id
  local_authentication_enabled = false
  tags                         = var.tags
}

locals {
  # A consumer that was renamed keeps its subscription, and with it its keys and its secret.
  subscriptions = { for name, consumer in var.consumers : name => coalesce(consumer.formerly, name) }

  # Where a new key is tried before it is published.
  check_urls = try(var.rotation.gateway_check, false) ? module.gateway.check_urls : tolist([])
}

module "gateway" {
  source = "./modules/gateway"

  resource_group       = azurerm_resource_group.load_balancer
  application_insights = azurerm_application_insights.load_balancer
  name                 = local.names.api_management
  service_id           = "/subscriptions/${local.subscription_id}/resourceGroups/${local.names.resource_group}/providers/Microsoft.ApiManagement/service/${local.names.api_management}"
  identity_name        = local.names.gateway_identity
  tags                 = var.tags

  sku       = var.gateway.sku
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

  resource_group       = azurerm_resource_group.load_balancer
  application_insights = azurerm_application_insights.load_balancer
  subscription_id      = local.subscription_id
  tenant_id            = data.azurerm_client_config.current.tenant_id
  names                = local.names
  tags                 = var.tags

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
  action_group_id   = var.rotation.action_group_id
  function_package  = var.function_package
}
