output "key_vault_url" {
  description = "Vault that holds the consumers' current keys."
  value       = local.vault.uri
}

output "key_vault_id" {
  description = "Resource id of that vault."
  value       = local.vault.id
}

output "lease_container_url" {
  description = "Container of the lease that runs take."
  value       = "${local.blob_url}/${azapi_resource.container["locks"].name}"
}

output "secret_names" {
  description = "Secret of each consumer."
  value       = { for consumer, subscription in var.subscriptions : consumer => "subscription-key-${subscription}" }
}

output "function_app_name" {
  description = "Name of the function app."
  value       = azapi_resource.function_app.name
}

output "function_app_id" {
  description = "Resource id of the function app."
  value       = azapi_resource.function_app.id
}

output "http_url" {
  description = "Where a run can be started over HTTP; null where nobody may."
  value       = var.http == null ? null : "https://${azapi_resource.function_app.name}.azurewebsites.net/api/rotate-keys"
}

output "function_publish_url" {
  description = "One Deploy endpoint of the app; null without a package."
  value       = var.function_package == null ? null : "https://${azapi_resource.function_app.name}.scm.azurewebsites.net/api/publish?type=zip"
}
