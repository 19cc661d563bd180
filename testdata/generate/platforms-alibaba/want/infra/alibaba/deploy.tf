# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# What each deployment may do.

resource "alicloud_ram_policy" "production_fc" {
  policy_name = "orders-production-fc-deploy"
  description = "Deploy the functions, publish versions and move their alias"
  policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Effect = "Allow"
      Action = [
        "fc:CreateAlias", "fc:CreateFunction", "fc:GetAlias", "fc:GetFunction", "fc:PublishFunctionVersion",
        "fc:UpdateAlias", "fc:UpdateFunction",
      ]
      Resource = [
        "acs:fc:cn-hangzhou:${local.account}:functions/orders-hook-production",
        "acs:fc:cn-hangzhou:${local.account}:functions/orders-hook-production/*",
      ]
    }]
  })
}

resource "alicloud_ram_policy" "production_ack" {
  policy_name = "orders-production-ack-deploy"
  description = "Find the cluster and sign in to it"
  policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Effect   = "Allow"
      Action   = ["cs:DescribeClusterDetail", "cs:DescribeClusterUserKubeconfig", "cs:GetClusterById"]
      Resource = ["acs:cs:cn-hangzhou:${local.account}:cluster/c1a2b3"]
    }]
  })
}

# Inside the cluster the role has the ClusterRole of infra/kubernetes, in its
# namespace alone. Apply that first: it is bound by its name.
resource "alicloud_cs_kubernetes_permissions" "production_ack" {
  uid = alicloud_ram_role.production_ack.role_id
  permissions {
    cluster     = "c1a2b3"
    role_type   = "namespace"
    namespace   = "orders-production"
    role_name   = "orders-production-deployer"
    is_custom   = true
    is_ram_role = true
  }
  # Who may not see the cluster at all gets no rights inside it.
  depends_on = [alicloud_ram_role_policy_attachment.production_ack]
}
