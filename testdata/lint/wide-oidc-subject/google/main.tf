resource "google_iam_workload_identity_pool_provider" "open" { # want "so every repository of GitHub gets an identity in the pool"
  workload_identity_pool_id = "github"
  attribute_mapping         = { "google.subject" = "assertion.sub" }
  oidc {
    issuer_uri = "https://token.actions.githubusercontent.com"
  }
}

resource "google_iam_workload_identity_pool_provider" "owner" {
  attribute_condition = "assertion.repository_owner_id == '1234'"
  oidc { issuer_uri = "https://token.actions.githubusercontent.com" }
}

resource "google_iam_workload_identity_pool_provider" "gitlab" {
  oidc { issuer_uri = "https://gitlab.example.com" }
}
