# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# What each deployment may do, and what it needs to be there.

resource "google_artifact_registry_repository" "images" {
  repository_id = "orders"
  location      = "europe-west3"
  format        = "DOCKER"
  docker_config {
    immutable_tags = true
  }
}

resource "google_artifact_registry_repository_iam_member" "production_run" {
  repository = google_artifact_registry_repository.images.name
  location   = google_artifact_registry_repository.images.location
  role       = "roles/artifactregistry.writer"
  member     = google_service_account.production_run.member
}

# Asks a revision whether it is healthy before it gets traffic.
resource "google_project_iam_member" "production_run_invoker" {
  project = data.google_project.current.project_id
  role    = "roles/run.invoker"
  member  = google_service_account.production_run.member
}

resource "google_project_iam_member" "production_run" {
  project = data.google_project.current.project_id
  role    = "roles/run.developer"
  member  = google_service_account.production_run.member
}

# The account that the program has. Deploying means to hand it over.
resource "google_service_account" "production_run_runtime" {
  account_id   = "run-orders-production-run"
  display_name = "orders-production-run runs"
}

resource "google_service_account_iam_member" "production_run_runtime" {
  service_account_id = google_service_account.production_run_runtime.name
  role               = "roles/iam.serviceAccountUser"
  member             = google_service_account.production_run.member
}

output "production_run_runtime_service_account" {
  value = google_service_account.production_run_runtime.email
}

resource "google_project_iam_member" "production_thumbs" {
  project = data.google_project.current.project_id
  role    = "roles/cloudfunctions.developer"
  member  = google_service_account.production_thumbs.member
}

# The account that the program has. Deploying means to hand it over.
resource "google_service_account" "production_thumbs_runtime" {
  account_id   = "run-orders-production-thumbs"
  display_name = "orders-production-thumbs runs"
}

resource "google_service_account_iam_member" "production_thumbs_runtime" {
  service_account_id = google_service_account.production_thumbs_runtime.name
  role               = "roles/iam.serviceAccountUser"
  member             = google_service_account.production_thumbs.member
}

output "production_thumbs_runtime_service_account" {
  value = google_service_account.production_thumbs_runtime.email
}

resource "google_secret_manager_secret_iam_member" "production_thumbs" {
  for_each  = toset(["thumbs-token"])
  secret_id = each.value
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.production_thumbs_runtime.member
}

resource "google_artifact_registry_repository_iam_member" "staging_run" {
  repository = google_artifact_registry_repository.images.name
  location   = google_artifact_registry_repository.images.location
  role       = "roles/artifactregistry.writer"
  member     = google_service_account.staging_run.member
}

# Asks a revision whether it is healthy before it gets traffic.
resource "google_project_iam_member" "staging_run_invoker" {
  project = data.google_project.current.project_id
  role    = "roles/run.invoker"
  member  = google_service_account.staging_run.member
}

resource "google_project_iam_member" "staging_run" {
  project = data.google_project.current.project_id
  role    = "roles/run.developer"
  member  = google_service_account.staging_run.member
}

# The account that the program has. Deploying means to hand it over.
resource "google_service_account" "staging_run_runtime" {
  account_id   = "run-orders-staging-run"
  display_name = "orders-staging-run runs"
}

resource "google_service_account_iam_member" "staging_run_runtime" {
  service_account_id = google_service_account.staging_run_runtime.name
  role               = "roles/iam.serviceAccountUser"
  member             = google_service_account.staging_run.member
}

output "staging_run_runtime_service_account" {
  value = google_service_account.staging_run_runtime.email
}

resource "google_project_iam_member" "production_gke" {
  project = data.google_project.current.project_id
  role    = "roles/container.clusterViewer"
  member  = google_service_account.production_gke.member
}
# What the account may do inside the cluster is in infra/kubernetes.
