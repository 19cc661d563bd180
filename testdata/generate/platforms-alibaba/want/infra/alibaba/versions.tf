# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# tofu init -backend-config=bucket=<bucket> -backend-config=prefix=orders/deploy -backend-config=region=cn-hangzhou \
#   -backend-config=tablestore_endpoint=<endpoint> -backend-config=tablestore_table=<table>
terraform {
  required_version = ">= 1.10"
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "~> 1.252"
    }
  }
  # The table is its lock: two people who apply at once would overwrite each other.
  backend "oss" {
    encrypt = true
  }
}

provider "alicloud" {
  region = "cn-hangzhou"
}
