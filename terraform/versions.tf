terraform {
  # 1.9 is the first release whose variable validations may look at other variables.
  required_version = ">= 1.9.0, < 2.0.0"

  # A minor version adds, a major one takes away: 5.x and 2.x, no less than what the module was held against. The
  # submodules say the same.
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 5.2"
    }
    # What azurerm cannot do, or cannot do without writing a secret into the state:
    # backend pools, subscriptions, storage, the Flex Consumption app, custom roles. Before 2.7 it refuses pools, whose properties it did not know.
    azapi = {
      source  = "Azure/azapi"
      version = "~> 2.12"
    }
  }
}
