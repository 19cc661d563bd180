# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# What each deployment may do, and what it needs to be there.

# SAM deploys through CloudFormation, which acts with the rights of whoever calls it.
data "aws_iam_policy_document" "production_calls" {
  statement {
    sid = "Stack"
    actions = [
      "cloudformation:CreateChangeSet", "cloudformation:DeleteChangeSet", "cloudformation:DescribeChangeSet", "cloudformation:DescribeStackEvents",
      "cloudformation:DescribeStacks", "cloudformation:ExecuteChangeSet", "cloudformation:GetTemplate", "cloudformation:GetTemplateSummary",
      "cloudformation:ListStackResources", "cloudformation:TagResource",
    ]
    resources = [
      "arn:${local.partition}:cloudformation:eu-central-1:${local.account}:stack/pictures-production-calls/*",
      "arn:${local.partition}:cloudformation:eu-central-1:aws:transform/Serverless-2016-10-31",
    ]
  }
  statement {
    sid       = "Packages"
    actions   = ["s3:GetBucketLocation", "s3:GetObject", "s3:ListBucket", "s3:PutObject"]
    resources = [aws_s3_bucket.production_calls.arn, "${aws_s3_bucket.production_calls.arn}/*"]
  }
  statement {
    sid     = "Functions"
    actions = ["lambda:*"]
    resources = [
      "arn:${local.partition}:lambda:eu-central-1:${local.account}:function:pictures-resize-production",
      "arn:${local.partition}:lambda:eu-central-1:${local.account}:function:pictures-resize-production:*",
    ]
  }
  statement {
    sid = "Around"
    actions = [
      "cloudwatch:DeleteAlarms", "cloudwatch:DescribeAlarms", "cloudwatch:PutMetricAlarm", "cloudwatch:TagResource", "codedeploy:*",
      "logs:CreateLogGroup", "logs:DescribeLogGroups", "logs:PutRetentionPolicy", "logs:TagResource",
    ]
    resources = [
      "arn:${local.partition}:cloudwatch:eu-central-1:${local.account}:alarm:pictures-production-calls*",
      "arn:${local.partition}:codedeploy:eu-central-1:${local.account}:*:pictures-production-calls*",
      "arn:${local.partition}:codedeploy:eu-central-1:${local.account}:deploymentconfig:CodeDeployDefault.*",
      "arn:${local.partition}:logs:eu-central-1:${local.account}:log-group:*",
    ]
  }
  statement {
    sid     = "HandOver"
    actions = ["iam:GetRole", "iam:PassRole"]
    resources = [
      aws_iam_role.production_calls_function.arn,
      aws_iam_role.production_calls_codedeploy.arn,
    ]
  }
}

# The programs, until Lambda has copied them.
resource "aws_s3_bucket" "production_calls" {
  bucket = "pictures-production-calls-packages-123456789012"
}

resource "aws_s3_bucket_public_access_block" "production_calls" {
  bucket                  = aws_s3_bucket.production_calls.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_lifecycle_configuration" "production_calls" {
  bucket = aws_s3_bucket.production_calls.id
  rule {
    id     = "old"
    status = "Enabled"
    filter {}
    expiration {
      days = 90
    }
  }
}

resource "aws_iam_role" "production_calls_function" {
  name = "pictures-production-calls-function"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy_attachment" "production_calls_logs" {
  role       = aws_iam_role.production_calls_function.name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy_attachment" "production_calls_traces" {
  role       = aws_iam_role.production_calls_function.name
  policy_arn = "arn:${local.partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

resource "aws_iam_role" "production_calls_codedeploy" {
  name = "pictures-production-calls-codedeploy"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "codedeploy.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy_attachment" "production_calls_codedeploy" {
  role       = aws_iam_role.production_calls_codedeploy.name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited"
}
