# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# tofu init -backend-config=bucket=<bucket> -backend-config=key=orders/deploy.tfstate -backend-config=region=eu-central-1
terraform {
  required_version = ">= 1.10"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
  # Two people who apply at once would overwrite each other without a lock.
  backend "s3" {
    encrypt      = true
    use_lockfile = true
  }
}

provider "aws" {
  region = "eu-central-1"
  default_tags {
    tags = { application = "orders" }
  }
}
