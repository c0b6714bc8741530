# Who may read a consumer's key: that one secret, with all its versions, and nothing else in the vault.

locals {
  readings = merge([
    for subscription, readers in var.readers : {
      for reader in readers : "${subscription}/${lower(reader)}" => { subscription = subscription, reader = lower(reader) }
    }
  ]...)
}

# The scope is an address, not a resource: the function's first run makes the secret, later than this, see
# https://learn.microsoft.com/azure/key-vault/general/rbac-guide#secret-scope-role-assignment.
resource "azurerm_role_assignment" "reader" {
  for_each = local.readings

  scope                = "${local.vault.id}/secrets/subscription-key-${each.value.subscription}"
  role_definition_name = "Key Vault Secrets User"
  principal_id         = each.value.reader
}
