resource "aws_iam_role" "narrow" {
  assume_role_policy = jsonencode({
    Statement = [{
      Action = "sts:AssumeRoleWithWebIdentity"
      Condition = { StringEquals = {
        "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
        "token.actions.githubusercontent.com:sub" = "repo:acme@1/api@2:environment:production"
      } }
    }]
  })
}

resource "aws_iam_role" "open" {
  assume_role_policy = jsonencode({
    Statement = [{
      Action = "sts:AssumeRoleWithWebIdentity"
      Condition = { StringEquals = {
        "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com" # want "the audience is compared and the subject is not"
      } }
    }]
  })
}

resource "google_iam_workload_identity_pool_provider" "owner" {
  attribute_condition = "assertion.repository_owner == 'acme'"
  oidc { issuer_uri = "https://token.actions.githubusercontent.com" }
}

resource "google_iam_workload_identity_pool_provider" "both" {
  attribute_condition = "assertion.repository_owner_id == '1' && assertion.repository_id == '2'"
  oidc { issuer_uri = "https://token.actions.githubusercontent.com" }
}

resource "google_service_account_iam_member" "all" {
  role   = "roles/iam.workloadIdentityUser"
  member = "principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/github/*" # want "every identity of the pool has the role"
}

resource "google_service_account_iam_member" "named" {
  role   = "roles/iam.workloadIdentityUser"
  member = "principalSet://iam.googleapis.com/${google_iam_workload_identity_pool.github.name}/*" # want "every identity of the pool"
}

resource "google_service_account_iam_member" "one" {
  role   = "roles/iam.workloadIdentityUser"
  member = "principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/github/attribute.repository_id/2"
}
