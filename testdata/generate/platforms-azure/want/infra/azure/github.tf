# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
variable "owner_id" {
  type        = number
  description = "GitHub's number of the owner: gh api users/acme --jq .id"
}

variable "repository_id" {
  type        = number
  description = "GitHub's number of the repository: gh api repos/acme/orders --jq .id"
}

data "azurerm_resource_group" "identities" {
  name = "orders"
}

locals {
  # The subject has the numbers beside the names: whoever takes over a name that was
  # given up gets no token that fits. Let the repository use such subjects.
  # https://learn.microsoft.com/en-us/entra/workload-id/workload-identities-github-immutable-subjects
  repository = format("repo:%s@%d/%s@%d", "acme", var.owner_id, "orders", var.repository_id)
}

# A managed identity rather than an application: it can have no secret.
resource "azurerm_user_assigned_identity" "production_aks" {
  name                = "orders-production-aks-deploy"
  resource_group_name = data.azurerm_resource_group.identities.name
  location            = data.azurerm_resource_group.identities.location
}

resource "azurerm_federated_identity_credential" "production_aks" {
  name                      = "github"
  user_assigned_identity_id = azurerm_user_assigned_identity.production_aks.id
  issuer                    = "https://token.actions.githubusercontent.com"
  audience                  = ["api://AzureADTokenExchange"]
  subject                   = "${local.repository}:environment:production"
}

output "production_aks" {
  description = "client, principal and tenant of the target in ship.yaml, for orders-production-aks"
  value = {
    client    = azurerm_user_assigned_identity.production_aks.client_id
    principal = azurerm_user_assigned_identity.production_aks.principal_id
    tenant    = azurerm_user_assigned_identity.production_aks.tenant_id
  }
}

# A managed identity rather than an application: it can have no secret.
resource "azurerm_user_assigned_identity" "production_plant" {
  name                = "orders-production-plant-deploy"
  resource_group_name = data.azurerm_resource_group.identities.name
  location            = data.azurerm_resource_group.identities.location
}

resource "azurerm_federated_identity_credential" "production_plant" {
  name                      = "github"
  user_assigned_identity_id = azurerm_user_assigned_identity.production_plant.id
  issuer                    = "https://token.actions.githubusercontent.com"
  audience                  = ["api://AzureADTokenExchange"]
  subject                   = "${local.repository}:environment:production"
}

output "production_plant" {
  description = "client, principal and tenant of the target in ship.yaml, for orders-production-plant"
  value = {
    client    = azurerm_user_assigned_identity.production_plant.client_id
    principal = azurerm_user_assigned_identity.production_plant.principal_id
    tenant    = azurerm_user_assigned_identity.production_plant.tenant_id
  }
}
