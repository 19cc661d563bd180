# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# tofu init -backend-config=storage_account_name=<account> -backend-config=container_name=<container> -backend-config=key=orders/deploy.tfstate
terraform {
  required_version = ">= 1.10"
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 5.0"
    }
  }
  # It locks by itself: two people who apply at once would overwrite each other.
  # Entra ID lets in, not the key of the account.
  backend "azurerm" {
    use_azuread_auth = true
  }
}

provider "azurerm" {
  subscription_id                 = "00000000-0000-0000-0000-000000000001"
  resource_provider_registrations = "none"
  features {}
}
