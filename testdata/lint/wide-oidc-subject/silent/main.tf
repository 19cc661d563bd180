condition {
  test     = "StringEquals"
  variable = "token.actions.githubusercontent.com:sub"
  values   = ["repo:acme@1234/api@5678:environment:production", "repo:${var.owner}/${var.name}:environment:production"]
}
# "repo:acme/*"
locals {
  repository = format("repo:%s@%d/%s@%d", "acme", 1234, "api", 5678)
  prefix     = "repo:acme/api"
}
