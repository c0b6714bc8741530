output "api_management_id" {
  description = "Resource id of the service."
  value       = local.service.id
}

output "url" {
  description = "Base URL of the API."
  value       = "${local.service.gateway_url}/${azurerm_api_management_api.openai.path}"
}

# The policy answers this operation itself, for a valid key. A list, because a key may be known to one region and
# not yet to another: whoever adds regions to the service adds the `gateway_regional_url` of each.
output "check_urls" {
  description = "An operation on each gateway that tells whether a key works there, without a call to an account."
  value       = tolist(["${local.service.gateway_url}/${azurerm_api_management_api.openai.path}/v1/models"])
}

output "subscriptions" {
  description = "Names of the subscriptions, each by itself, known to exist."
  value       = { for name, subscription in azapi_resource.subscription : name => subscription.name }
}
