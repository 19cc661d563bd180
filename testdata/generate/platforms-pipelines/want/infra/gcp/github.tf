# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.

data "google_project" "current" {}

resource "google_service_account" "demo_run" {
  account_id   = "orders-demo-run"
  display_name = "Cloud Build deploys to orders-demo-run"
}

output "demo_run_service_account" {
  value = google_service_account.demo_run.email
}

resource "google_service_account" "production_run" {
  account_id   = "orders-production-run"
  display_name = "Cloud Build deploys to orders-production-run"
}

output "production_run_service_account" {
  value = google_service_account.production_run.email
}

resource "google_service_account" "staging_run" {
  account_id   = "orders-staging-run"
  display_name = "Cloud Build deploys to orders-staging-run"
}

output "staging_run_service_account" {
  value = google_service_account.staging_run.email
}
