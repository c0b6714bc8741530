# The one loss that Terraform alone can refuse: azurerm replaces a service whose tier moves between the classic family and the v2 one. Region
# and environment are part of the service's name, and no condition sees the name that the state holds; nor does `prevent_destroy` take a
# variable. The Action refuses all of it from the plan (docs/operations.md), and needs no second refusal here.
data "azapi_resource" "service" {
  count = var.guarded ? 1 : 0

  type                   = "Microsoft.ApiManagement/service@2024-05-01"
  resource_id            = var.service_id
  ignore_not_found       = true
  response_export_values = { tier = "sku.name" }

  lifecycle {
    postcondition {
      condition     = !self.exists || var.allow_replacement == var.name || endswith(try(self.output.tier, ""), "V2") == strcontains(var.sku, "V2_")
      error_message = "gateway.sku changes from ${try(self.output.tier, "another tier")} to ${var.sku}, which is another family of tiers. The service ${var.name} would be destroyed and built anew: all keys end, and nobody is served meanwhile. Build the new one beside it (docs/operations.md), or set gateway.allow_replacement to \"${var.name}\" for this one apply."
    }
  }
}
