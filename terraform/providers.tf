# Credentials and subscription come from the environment (ARM_SUBSCRIPTION_ID, ARM_TENANT_ID, ARM_CLIENT_ID,
# ARM_USE_OIDC …), so that the same files serve a laptop, a workflow and the local Azure. azapi reads the same
# variables and needs no block.

provider "azurerm" {
  features {
    # A deleted service or vault keeps its name for days. `destroy` purges it, so that `apply` may follow;
    # what somebody deleted by hand is recovered instead of failing on its name.
    api_management {
      purge_soft_delete_on_destroy = true
      recover_soft_deleted         = true
    }
    key_vault {
      purge_soft_delete_on_destroy    = true
      recover_soft_deleted_key_vaults = true
    }

    # The resource group holds this module's resources and nothing else, except what Azure itself adds
    # (Application Insights brings a smart detection rule and an action group): those must not stop `destroy`.
    resource_group {
      prevent_deletion_if_contains_resources = false
    }
  }
}
