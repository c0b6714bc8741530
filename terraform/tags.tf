# Tags that Azure or an Azure Policy adds are not this module's to remove. azurerm and azapi plan to remove whatever the configuration
# lacks, and `ignore_changes` takes no patterns. So what is there and matches `ignore_tags` is read, and becomes part of what is wanted.

locals {
  # Ids are put together from names: known before anything is made, and no reference to any resource, so that they are read in each plan.
  group_id = coalesce(var.existing.resource_group, "/subscriptions/${local.subscription_id}/resourceGroups/${local.names.resource_group}")

  tagged_types = merge(
    { application_insights = "Microsoft.Insights/components@2020-02-02" },
    var.existing.log_workspace != null ? {} : { log_workspace = "Microsoft.OperationalInsights/workspaces@2023-09-01" },
    var.existing.api_management != null ? {} : {
      api_management   = "Microsoft.ApiManagement/service@2024-05-01"
      gateway_identity = "Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31"
    },
    var.rotation == null ? {} : {
      storage_account   = "Microsoft.Storage/storageAccounts@2023-05-01"
      function_app      = "Microsoft.Web/sites@2024-04-01"
      service_plan      = "Microsoft.Web/serverfarms@2024-04-01"
      rotation_identity = "Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31"
    },
    var.rotation == null || var.existing.key_vault != null ? {} : { key_vault = "Microsoft.KeyVault/vaults@2023-07-01" },
  )

  tagged = merge(
    var.existing.resource_group != null ? {} : { resource_group = { type = "Microsoft.Resources/resourceGroups@2024-03-01", id = local.group_id } },
    { for kind, type in local.tagged_types : kind => { type = type, id = "${local.group_id}/providers/${split("@", type)[0]}/${local.names[kind]}" } },
    var.rotation == null ? {} : {
      for alert in ["failed", "unfinished", "overdue", "drift", "unverified", "unsuitable", "silent"] : "alert_${alert}" => {
        type = "Microsoft.Insights/scheduledQueryRules@2023-12-01"
        id   = "${local.group_id}/providers/Microsoft.Insights/scheduledQueryRules/${local.names.rotation_alerts}-${alert}"
      }
    },
  )
}

data "azapi_resource" "tagged" {
  for_each = length(var.ignore_tags) == 0 ? {} : local.tagged

  type                   = each.value.type
  resource_id            = each.value.id
  ignore_not_found       = true # before the first apply
  response_export_values = []
}

locals {
  # `*` stands for any characters; Azure ignores case in names of tags.
  ignored_tags = [for pattern in var.ignore_tags : "(?i)^${replace(replace(pattern, "/[.+?^$(){}|\\[\\]\\\\]/", "\\$0"), "*", ".*")}$"]

  own_tags = [for name in keys(var.tags) : lower(name)]
  tags = {
    for kind in keys(local.tagged) : kind => merge({
      for name, value in try(coalesce(data.azapi_resource.tagged[kind].tags, {}), {}) : name => value
      if !contains(local.own_tags, lower(name)) && anytrue([for pattern in local.ignored_tags : can(regex(pattern, name))])
    }, var.tags)
  }
}
