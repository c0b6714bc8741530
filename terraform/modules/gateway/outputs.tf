output "api_management_id" {
  description = "Resource id of the service."
  value       = azurerm_api_management.gateway.id
}

output "url" {
  description = "Base URL of the API."
  value       = "${azurerm_api_management.gateway.gateway_url}/${azurerm_api_management_api.openai.path}"
}

output "subscriptions" {
  description = "Name of each consumer's subscription."
  value       = { for consumer, subscription in azapi_resource.subscription : consumer => subscription.name }
}
