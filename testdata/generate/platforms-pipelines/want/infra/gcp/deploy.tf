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

resource "google_artifact_registry_repository_iam_member" "demo_run" {
  repository = google_artifact_registry_repository.images.name
  location   = google_artifact_registry_repository.images.location
  role       = "roles/artifactregistry.writer"
  member     = google_service_account.demo_run.member
}

# Asks a revision whether it is healthy before it gets traffic.
resource "google_project_iam_member" "demo_run_invoker" {
  project = data.google_project.current.project_id
  role    = "roles/run.invoker"
  member  = google_service_account.demo_run.member
}

resource "google_project_iam_member" "demo_run" {
  project = data.google_project.current.project_id
  role    = "roles/run.developer"
  member  = google_service_account.demo_run.member
}

# The program has an account that is there. Deploying means to hand it over.
resource "google_service_account_iam_member" "demo_run_runtime" {
  service_account_id = "projects/-/serviceAccounts/orders@acme-prod.iam.gserviceaccount.com"
  role               = "roles/iam.serviceAccountUser"
  member             = google_service_account.demo_run.member
}

# Cloud Build writes its log with the rights of the account.
resource "google_project_iam_member" "demo_run_logs" {
  project = data.google_project.current.project_id
  role    = "roles/logging.logWriter"
  member  = google_service_account.demo_run.member
}

# The connection itself is made by a person, who lets Google's application into the
# repository.
resource "google_cloudbuildv2_repository" "demo_run" {
  name              = "orders-demo_run"
  location          = "europe-west3"
  parent_connection = "github"
  remote_uri        = "https://github.com/acme/orders.git"
}

resource "google_cloudbuild_trigger" "demo_run" {
  name            = "orders-demo-run"
  location        = "europe-west3"
  service_account = google_service_account.demo_run.id
  source_to_build {
    repository = google_cloudbuildv2_repository.demo_run.id
    ref        = "refs/heads/main"
    repo_type  = "GITHUB"
  }
  git_file_source {
    path       = "deploy/run/demo/cloudbuild.yaml"
    repository = google_cloudbuildv2_repository.demo_run.id
    revision   = "refs/heads/main"
    repo_type  = "GITHUB"
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

# The program has an account that is there. Deploying means to hand it over.
resource "google_service_account_iam_member" "production_run_runtime" {
  service_account_id = "projects/-/serviceAccounts/orders@acme-prod.iam.gserviceaccount.com"
  role               = "roles/iam.serviceAccountUser"
  member             = google_service_account.production_run.member
}

# Cloud Build writes its log with the rights of the account.
resource "google_project_iam_member" "production_run_logs" {
  project = data.google_project.current.project_id
  role    = "roles/logging.logWriter"
  member  = google_service_account.production_run.member
}

# The connection itself is made by a person, who lets Google's application into the
# repository.
resource "google_cloudbuildv2_repository" "production_run" {
  name              = "orders-production_run"
  location          = "europe-west3"
  parent_connection = "github"
  remote_uri        = "https://github.com/acme/orders.git"
}

resource "google_cloudbuild_trigger" "production_run" {
  name            = "orders-production-run"
  location        = "europe-west3"
  service_account = google_service_account.production_run.id
  filename        = "deploy/run/production/cloudbuild.yaml"
  repository_event_config {
    repository = google_cloudbuildv2_repository.production_run.id
    push {
      tag = "^v.*$"
    }
  }
  # Who may approve has roles/cloudbuild.builds.approver.
  approval_config {
    approval_required = true
  }
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

# The program has an account that is there. Deploying means to hand it over.
resource "google_service_account_iam_member" "staging_run_runtime" {
  service_account_id = "projects/-/serviceAccounts/orders@acme-prod.iam.gserviceaccount.com"
  role               = "roles/iam.serviceAccountUser"
  member             = google_service_account.staging_run.member
}

# Cloud Build writes its log with the rights of the account.
resource "google_project_iam_member" "staging_run_logs" {
  project = data.google_project.current.project_id
  role    = "roles/logging.logWriter"
  member  = google_service_account.staging_run.member
}

# The connection itself is made by a person, who lets Google's application into the
# repository.
resource "google_cloudbuildv2_repository" "staging_run" {
  name              = "orders-staging_run"
  location          = "europe-west3"
  parent_connection = "github"
  remote_uri        = "https://github.com/acme/orders.git"
}

resource "google_cloudbuild_trigger" "staging_run" {
  name            = "orders-staging-run"
  location        = "europe-west3"
  service_account = google_service_account.staging_run.id
  filename        = "deploy/run/staging/cloudbuild.yaml"
  repository_event_config {
    repository = google_cloudbuildv2_repository.staging_run.id
    push {
      branch = "^main$"
    }
  }
}
