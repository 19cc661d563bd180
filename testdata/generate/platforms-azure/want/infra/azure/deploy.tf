# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# What each deployment may do in Azure: find the cluster and sign in to it. What it
# may do inside is in infra/kubernetes.

resource "azurerm_role_assignment" "production_aks" {
  scope                = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/orders/providers/Microsoft.ContainerService/managedClusters/main"
  role_definition_name = "Azure Kubernetes Service Cluster User Role"
  principal_id         = azurerm_user_assigned_identity.production_aks.principal_id
  principal_type       = "ServicePrincipal"
}

locals {
  production_plant_cluster = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/orders/providers/Microsoft.Kubernetes/connectedClusters/plant"
}

# Lets it ask for the connection through the agent of the cluster.
resource "azurerm_role_assignment" "production_plant" {
  scope                = local.production_plant_cluster
  role_definition_name = "Azure Arc Enabled Kubernetes Cluster User Role"
  principal_id         = azurerm_user_assigned_identity.production_plant.principal_id
  principal_type       = "ServicePrincipal"
}

# The proxy reads where the cluster is.
resource "azurerm_role_assignment" "production_plant_reader" {
  scope                = local.production_plant_cluster
  role_definition_name = "Reader"
  principal_id         = azurerm_user_assigned_identity.production_plant.principal_id
  principal_type       = "ServicePrincipal"
}
