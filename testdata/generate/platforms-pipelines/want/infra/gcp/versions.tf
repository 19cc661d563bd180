# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# tofu init -backend-config=bucket=<bucket> -backend-config=prefix=orders/deploy
terraform {
  required_version = ">= 1.10"
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 7.0"
    }
  }
  # It locks by itself: two people who apply at once would overwrite each other.
  backend "gcs" {}
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}
