output "gateway_url" {
  description = "Base URL of the API: what callers use instead of an account's endpoint."
  value       = module.gateway.url
}

output "api_management_id" {
  description = "Resource id of the API Management service."
  value       = module.gateway.api_management_id
}

output "resource_group_name" {
  description = "Resource group of everything that was created."
  value       = basename(local.group_id)
}

output "key_vault_url" {
  description = "Vault that holds the consumers' current keys; null without rotation."
  value       = one(module.rotation[*].key_vault_url)
}

output "key_vault_id" {
  description = "Resource id of that vault; null without rotation."
  value       = one(module.rotation[*].key_vault_id)
}

output "lease_container_url" {
  description = "Container of the lease that runs of the rotation take; null without rotation."
  value       = one(module.rotation[*].lease_container_url)
}

output "gateway_check_urls" {
  description = "Where a run of the rotation tries a new key before it is published; empty without rotation or its check."
  value       = local.check_urls
}

output "secret_names" {
  description = "Secret of each consumer in the vault; empty without rotation. The function's first run writes the secrets."
  value       = try(one(module.rotation[*].secret_names), null) == null ? {} : one(module.rotation[*].secret_names)
}

output "function_app_name" {
  description = "Name of the rotation's function app; null without rotation."
  value       = one(module.rotation[*].function_app_name)
}

output "function_app_id" {
  description = "Resource id of the rotation's function app; null without rotation."
  value       = one(module.rotation[*].function_app_id)
}

output "rotation_url" {
  description = "Where a run of the rotation can be started with a POST, and its status read with a GET; null without `rotation.http`."
  value       = one(module.rotation[*].http_url)
}

output "function_publish_url" {
  description = "Where `function_package` must be posted after apply (One Deploy, with an Entra token); null without rotation or package."
  value       = one(module.rotation[*].function_publish_url)
}

output "configuration" {
  description = "What was applied, as the Action renders it from `load-balancer.yml`: the next plan compares with it. Null without the Action. Nothing in it is secret."
  value       = var.configuration
}
