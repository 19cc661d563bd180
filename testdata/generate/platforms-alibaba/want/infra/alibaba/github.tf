# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.

variable "fingerprints" {
  type        = list(string)
  description = "SHA-1 of the authority that vouches for token.actions.githubusercontent.com, as openssl x509 -fingerprint says"
}

data "alicloud_account" "current" {}

# One per account; where it is there already, import it.
resource "alicloud_ims_oidc_provider" "github" {
  oidc_provider_name  = "github"
  description         = "Workflows of GitHub"
  issuer_url          = "https://token.actions.githubusercontent.com"
  client_ids          = ["sts.aliyuncs.com"]
  fingerprints        = var.fingerprints
  issuance_limit_time = 1
}

locals {
  account = data.alicloud_account.current.id
  # The subject has the numbers beside the names: whoever takes over a name that was
  # given up gets no token that fits.
  # https://docs.github.com/en/actions/reference/security/oidc
  repository = format("repo:%s@%d/%s@%d", "acme", 1296269, "orders", 4242424)
}

resource "alicloud_ram_role" "production_fc" {
  role_name            = "orders-production-fc-deploy"
  description          = "GitHub deploys to orders-production-fc"
  max_session_duration = 3600
  assume_role_policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Federated = ["acs:ram::${local.account}:oidc-provider/${alicloud_ims_oidc_provider.github.oidc_provider_name}"] }
      Condition = {
        StringEquals = {
          "oidc:iss" = ["https://token.actions.githubusercontent.com"]
          "oidc:aud" = ["sts.aliyuncs.com"]
          "oidc:sub" = ["${local.repository}:environment:production"]
        }
      }
    }]
  })
}

resource "alicloud_ram_role_policy_attachment" "production_fc" {
  role_name   = alicloud_ram_role.production_fc.role_name
  policy_name = alicloud_ram_policy.production_fc.policy_name
  policy_type = "Custom"
}

output "production_fc_role" {
  value = alicloud_ram_role.production_fc.arn
}

resource "alicloud_ram_role" "production_ack" {
  role_name            = "orders-production-ack-deploy"
  description          = "GitHub deploys to orders-production-ack"
  max_session_duration = 3600
  assume_role_policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Federated = ["acs:ram::${local.account}:oidc-provider/${alicloud_ims_oidc_provider.github.oidc_provider_name}"] }
      Condition = {
        StringEquals = {
          "oidc:iss" = ["https://token.actions.githubusercontent.com"]
          "oidc:aud" = ["sts.aliyuncs.com"]
          "oidc:sub" = ["${local.repository}:environment:production"]
        }
      }
    }]
  })
}

resource "alicloud_ram_role_policy_attachment" "production_ack" {
  role_name   = alicloud_ram_role.production_ack.role_name
  policy_name = alicloud_ram_policy.production_ack.policy_name
  policy_type = "Custom"
}

output "production_ack_role" {
  value = alicloud_ram_role.production_ack.arn
}
