# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  application = "orders"
  account     = data.aws_caller_identity.current.account_id
  partition   = data.aws_partition.current.partition
}
