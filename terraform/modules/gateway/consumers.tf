# Who may call: one product, and one subscription of it for each consumer. What they may do differs in the policy only: a product for each
# would end at the 100 to 200 products that a service takes.

resource "azurerm_api_management_product" "consumers" {
  product_id            = "openai_consumers" # no consumer's name has an underscore, and earlier versions named products after consumers
  display_name          = "Azure OpenAI consumers"
  api_management_name   = local.service.name
  resource_group_name   = local.service.resource_group_name
  published             = true
  subscription_required = true
  approval_required     = false
}

resource "azurerm_api_management_product_api" "consumers" {
  product_id          = azurerm_api_management_product.consumers.product_id
  api_name            = azurerm_api_management_api.openai.name
  api_management_name = local.service.name
  resource_group_name = local.service.resource_group_name

  # The door: keys open the API while it belongs to the product. An API without a policy sends callers' keys on to an account, so the
  # door is closed before the policy goes and opened once it is back. (Where no key is required, there is no door.)
  depends_on = [azurerm_api_management_api_policy.openai]
  lifecycle {
    replace_triggered_by = [
      azurerm_api_management_api_policy.openai.id,
      azurerm_api_management_product.consumers.id, # with which it goes
    ]
  }
}

# Through azapi, which neither reads nor sends keys: azurerm keeps both in the state and, at any update,
# writes the ones it remembers back over a rotation.
resource "azapi_resource" "subscription" {
  for_each = var.consumers

  type      = "Microsoft.ApiManagement/service/subscriptions@2024-05-01"
  name      = each.key
  parent_id = local.service.id
  body = {
    properties = {
      displayName  = coalesce(each.value.display_name, each.key)
      scope        = local.product_id
      state        = "active"
      allowTracing = false
    }
  }
  ignore_casing          = true
  response_export_values = []

  # The service refuses subscriptions of one product that are written at the same time, see
  # https://github.com/hashicorp/terraform-provider-azurerm/issues/30112.
  locks = [local.product_id]

  # A subscription that changes its product must find the API there: its keys work at every moment.
  depends_on = [azurerm_api_management_product_api.consumers]

  lifecycle {
    # The key says the name, of which only the case can differ, in a state that was moved from an earlier version.
    ignore_changes = [name]

    # azurerm deletes a product together with its subscriptions.
    replace_triggered_by = [azurerm_api_management_product.consumers.id]
  }
}

locals {
  product_id = "${local.service.id}/products/${azurerm_api_management_product.consumers.product_id}"
}

# Earlier versions had a product for each consumer. azurerm deletes a product together with its subscriptions, and Terraform would before
# the subscriptions have moved: their keys would be gone. So those products stay, empty; docs/terraform.md says how to delete them.

removed {
  from = azurerm_api_management_product.consumer

  lifecycle {
    destroy = false
  }
}

removed {
  from = azurerm_api_management_product_api.consumer

  lifecycle {
    destroy = false
  }
}
