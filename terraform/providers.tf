# Credentials and subscription come from the environment (ARM_SUBSCRIPTION_ID, ARM_TENANT_ID, ARM_CLIENT_ID,
# ARM_USE_OIDC …), so that the same files serve a laptop, a workflow and the local Azure. azapi reads the same
# variables and needs no block.

provider "azurerm" {
  features {
    # A deleted service keeps its name for days. `destroy` purges it, so that `apply` may follow; one that
    # somebody deleted by hand is recovered instead of failing on its name.
    api_management {
      purge_soft_delete_on_destroy = true
      recover_soft_deleted         = true
    }
    # A vault has keys in it that somebody may still want back: it is never purged, and the next `apply` of the
    # same configuration recovers it with its secrets.
    key_vault {
      purge_soft_delete_on_destroy    = false
      recover_soft_deleted_key_vaults = true
    }

    # The resource group holds this module's resources and nothing else, except what Azure itself adds
    # (Application Insights brings a smart detection rule and an action group): those must not stop `destroy`.
    resource_group {
      prevent_deletion_if_contains_resources = false
    }
  }
}
