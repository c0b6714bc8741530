terraform {
  # 1.9 is the first release whose variable validations may look at other variables.
  required_version = ">= 1.9.0"

  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 5.2"
    }
    # What azurerm cannot do, or cannot do without writing a secret into the state:
    # backend pools, subscriptions, storage, the Flex Consumption app, custom roles. 2.12 is what the module was held against.
    azapi = {
      source  = "Azure/azapi"
      version = "~> 2.12"
    }
  }
}
