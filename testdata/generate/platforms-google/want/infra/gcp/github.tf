# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.

data "google_project" "current" {}

resource "google_iam_workload_identity_pool" "github" {
  workload_identity_pool_id = "github"
  description               = "Workflows of acme/orders"
}

resource "google_iam_workload_identity_pool_provider" "github" {
  workload_identity_pool_id          = google_iam_workload_identity_pool.github.workload_identity_pool_id
  workload_identity_pool_provider_id = "github"
  attribute_mapping = {
    "google.subject"          = "assertion.sub"
    "attribute.environment"   = "assertion.environment"
    "attribute.repository_id" = "assertion.repository_id"
  }
  # Numbers, not names: whoever takes over a name that was given up gets nothing.
  attribute_condition = format("assertion.repository_id == '%d' && assertion.repository_owner_id == '%d'", 4242424, 1296269)
  oidc {
    issuer_uri = "https://token.actions.githubusercontent.com"
  }
}

output "workload_identity_provider" {
  value = google_iam_workload_identity_pool_provider.github.name
}

resource "google_service_account" "production_run" {
  account_id   = "orders-production-run"
  display_name = "GitHub deploys to orders-production-run"
}

resource "google_service_account_iam_member" "production_run" {
  service_account_id = google_service_account.production_run.name
  role               = "roles/iam.workloadIdentityUser"
  member             = "principalSet://iam.googleapis.com/${google_iam_workload_identity_pool.github.name}/attribute.environment/production"
}

output "production_run_service_account" {
  value = google_service_account.production_run.email
}

resource "google_service_account" "production_thumbs" {
  account_id   = "orders-production-thumbs"
  display_name = "GitHub deploys to orders-production-thumbs"
}

resource "google_service_account_iam_member" "production_thumbs" {
  service_account_id = google_service_account.production_thumbs.name
  role               = "roles/iam.workloadIdentityUser"
  member             = "principalSet://iam.googleapis.com/${google_iam_workload_identity_pool.github.name}/attribute.environment/production"
}

output "production_thumbs_service_account" {
  value = google_service_account.production_thumbs.email
}

resource "google_service_account" "staging_run" {
  account_id   = "orders-staging-run"
  display_name = "GitHub deploys to orders-staging-run"
}

resource "google_service_account_iam_member" "staging_run" {
  service_account_id = google_service_account.staging_run.name
  role               = "roles/iam.workloadIdentityUser"
  member             = "principalSet://iam.googleapis.com/${google_iam_workload_identity_pool.github.name}/attribute.environment/staging"
}

output "staging_run_service_account" {
  value = google_service_account.staging_run.email
}

resource "google_service_account" "production_gke" {
  account_id   = "orders-production-gke"
  display_name = "GitHub deploys to orders-production-gke"
}

resource "google_service_account_iam_member" "production_gke" {
  service_account_id = google_service_account.production_gke.name
  role               = "roles/iam.workloadIdentityUser"
  member             = "principalSet://iam.googleapis.com/${google_iam_workload_identity_pool.github.name}/attribute.environment/production"
}

output "production_gke_service_account" {
  value = google_service_account.production_gke.email
}
