# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
variable "owner_id" {
  type        = number
  description = "GitHub's number of the owner: gh api users/acme --jq .id"
}

variable "repository_id" {
  type        = number
  description = "GitHub's number of the repository: gh api repos/acme/pictures --jq .id"
}

# One per account, often there already; to have it made here, write "resource" for
# "data" and add client_id_list = ["sts.amazonaws.com"].
data "aws_iam_openid_connect_provider" "github" {
  url = "https://token.actions.githubusercontent.com"
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  application = "pictures"
  account     = data.aws_caller_identity.current.account_id
  partition   = data.aws_partition.current.partition
  # The subject has the numbers beside the names: whoever takes over a name that was
  # given up gets no token that fits.
  # https://docs.github.com/en/actions/reference/security/oidc
  repository = format("repo:%s@%d/%s@%d", "acme", var.owner_id, "pictures", var.repository_id)
}

data "aws_iam_policy_document" "production_calls_trust" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]
    principals {
      type        = "Federated"
      identifiers = [data.aws_iam_openid_connect_provider.github.arn]
    }
    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:aud"
      values   = ["sts.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:sub"
      values   = ["${local.repository}:environment:production"]
    }
  }
}

resource "aws_iam_role" "production_calls" {
  name                 = "pictures-production-calls-deploy"
  description          = "GitHub deploys to pictures-production-calls"
  assume_role_policy   = data.aws_iam_policy_document.production_calls_trust.json
  max_session_duration = 3600
}

resource "aws_iam_role_policy" "production_calls" {
  name   = "deploy"
  role   = aws_iam_role.production_calls.id
  policy = data.aws_iam_policy_document.production_calls.json
}

output "production_calls_role" {
  value = aws_iam_role.production_calls.arn
}
