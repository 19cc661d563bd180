# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.

# One per account, often there already; to have it made here, write "resource" for
# "data" and add client_id_list = ["sts.amazonaws.com"].
data "aws_iam_openid_connect_provider" "github" {
  url = "https://token.actions.githubusercontent.com"
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  application = "orders"
  account     = data.aws_caller_identity.current.account_id
  partition   = data.aws_partition.current.partition
  # The subject has the numbers beside the names: whoever takes over a name that was
  # given up gets no token that fits.
  # https://docs.github.com/en/actions/reference/security/oidc
  repository = format("repo:%s@%d/%s@%d", "acme", 1296269, "orders", 4242424)
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
  name                 = "orders-production-calls-deploy"
  description          = "GitHub deploys to orders-production-calls"
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

data "aws_iam_policy_document" "production_fargate_trust" {
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

resource "aws_iam_role" "production_fargate" {
  name                 = "orders-production-fargate-deploy"
  description          = "GitHub deploys to orders-production-fargate"
  assume_role_policy   = data.aws_iam_policy_document.production_fargate_trust.json
  max_session_duration = 3600
}

resource "aws_iam_role_policy" "production_fargate" {
  name   = "deploy"
  role   = aws_iam_role.production_fargate.id
  policy = data.aws_iam_policy_document.production_fargate.json
}

output "production_fargate_role" {
  value = aws_iam_role.production_fargate.arn
}

data "aws_iam_policy_document" "production_eks_trust" {
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

resource "aws_iam_role" "production_eks" {
  name                 = "orders-production-eks-deploy"
  description          = "GitHub deploys to orders-production-eks"
  assume_role_policy   = data.aws_iam_policy_document.production_eks_trust.json
  max_session_duration = 3600
}

resource "aws_iam_role_policy" "production_eks" {
  name   = "deploy"
  role   = aws_iam_role.production_eks.id
  policy = data.aws_iam_policy_document.production_eks.json
}

output "production_eks_role" {
  value = aws_iam_role.production_eks.arn
}
