# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# What each deployment may do, and what it needs to be there.

resource "aws_ecr_repository" "orders" {
  name                 = "orders"
  image_tag_mutability = "IMMUTABLE"
  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "orders" {
  repository = aws_ecr_repository.orders.name
  policy = jsonencode({
    rules = [{
      rulePriority = 1
      description  = "what is old enough that nobody goes back to it"
      selection    = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = 50 }
      action       = { type = "expire" }
    }]
  })
}

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
      "arn:${local.partition}:cloudformation:eu-central-1:${local.account}:stack/orders-production-calls/*",
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
      "arn:${local.partition}:lambda:eu-central-1:${local.account}:function:orders-resize-production",
      "arn:${local.partition}:lambda:eu-central-1:${local.account}:function:orders-resize-production:*",
    ]
  }
  statement {
    sid = "Around"
    actions = [
      "cloudwatch:DeleteAlarms", "cloudwatch:DescribeAlarms", "cloudwatch:PutMetricAlarm", "cloudwatch:TagResource", "codedeploy:*",
      "logs:CreateLogGroup", "logs:DescribeLogGroups", "logs:PutRetentionPolicy", "logs:TagResource",
    ]
    resources = [
      "arn:${local.partition}:cloudwatch:eu-central-1:${local.account}:alarm:orders-production-calls*",
      "arn:${local.partition}:codedeploy:eu-central-1:${local.account}:*:orders-production-calls*",
      "arn:${local.partition}:codedeploy:eu-central-1:${local.account}:deploymentconfig:CodeDeployDefault.*",
      "arn:${local.partition}:logs:eu-central-1:${local.account}:log-group:*",
    ]
  }
  statement {
    sid     = "Secrets"
    actions = ["secretsmanager:GetSecretValue"]
    resources = [
      format("arn:%s:secretsmanager:eu-central-1:%s:secret:%s-??????", local.partition, local.account, "orders/token"), # six characters of AWS's own
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
  bucket = "orders-production-calls-packages-123456789012"
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
  name = "orders-production-calls-function"
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
  name = "orders-production-calls-codedeploy"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "codedeploy.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy_attachment" "production_calls_codedeploy" {
  role       = aws_iam_role.production_calls_codedeploy.name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited"
}

data "aws_iam_policy_document" "production_fargate" {
  statement {
    sid       = "Login"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"] # the action knows no resource
  }
  statement {
    sid = "Push"
    actions = [
      "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload", "ecr:DescribeImages",
      "ecr:GetDownloadUrlForLayer", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart",
    ]
    resources = ["arn:${local.partition}:ecr:eu-central-1:${local.account}:repository/*"]
    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/application"
      values   = [local.application]
    }
  }
  statement {
    sid       = "Register"
    actions   = ["ecs:RegisterTaskDefinition", "ecs:TagResource"]
    resources = ["*"] # the action knows no resource
  }
  statement {
    sid     = "Deploy"
    actions = ["ecs:CreateService", "ecs:DescribeServices", "ecs:UpdateService"]
    resources = [
      "arn:${local.partition}:ecs:eu-central-1:${local.account}:service/main/orders-api-production",
    ]
  }
  statement {
    sid       = "Scale"
    actions   = ["application-autoscaling:PutScalingPolicy", "application-autoscaling:RegisterScalableTarget", "application-autoscaling:TagResource"]
    resources = ["*"] # a target has no name of its own
    condition {
      test     = "StringEquals"
      variable = "application-autoscaling:service-namespace"
      values   = ["ecs"]
    }
  }
  statement {
    sid     = "ScaleBy"
    actions = ["cloudwatch:DeleteAlarms", "cloudwatch:DescribeAlarms", "cloudwatch:PutMetricAlarm"]
    resources = [
      "arn:${local.partition}:cloudwatch:eu-central-1:${local.account}:alarm:TargetTracking-service/main/orders-api-production-*",
    ]
  }
  statement {
    sid       = "ScaleFirst"
    actions   = ["iam:CreateServiceLinkedRole"]
    resources = ["arn:${local.partition}:iam::${local.account}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/*"]
  }
  statement {
    sid       = "HandOver"
    actions   = ["iam:PassRole"]
    resources = ["arn:aws:iam::123456789012:role/orders-production-fargate-execution"]
    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["ecs-tasks.amazonaws.com"]
    }
  }
}

# Starts the tasks: pulls the image, reads the secrets, writes the logs.
resource "aws_iam_role" "production_fargate_execution" {
  name = "orders-production-fargate-execution"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
      Condition = { StringEquals = { "aws:SourceAccount" = local.account } }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "production_fargate_execution" {
  role       = aws_iam_role.production_fargate_execution.name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_iam_role_policy" "production_fargate_secrets" {
  name = "secrets"
  role = aws_iam_role.production_fargate_execution.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "secretsmanager:GetSecretValue"
      Resource = [
        format("arn:%s:secretsmanager:eu-central-1:%s:secret:%s-??????", local.partition, local.account, "orders/db"), # six characters of AWS's own
      ]
    }]
  })
}

resource "aws_cloudwatch_log_group" "production_fargate_api" {
  name              = "/ecs/orders-api-production"
  retention_in_days = 30
}

# The deployment goes back when it goes off, so it looks at what a bad release
# does to the service itself.
resource "aws_cloudwatch_metric_alarm" "production_fargate_api" {
  alarm_name          = "orders-api-production-cpu"
  alarm_description   = "orders-api-production is short of CPU"
  namespace           = "AWS/ECS"
  metric_name         = "CPUUtilization"
  dimensions          = { ClusterName = "main", ServiceName = "orders-api-production" }
  statistic           = "Average"
  period              = 60
  evaluation_periods  = 5
  threshold           = 80
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
}

data "aws_iam_policy_document" "production_eks" {
  statement {
    sid       = "Find"
    actions   = ["eks:DescribeCluster"]
    resources = ["arn:${local.partition}:eks:eu-central-1:${local.account}:cluster/main"]
  }
}

# Inside the cluster the role is a group, whose rights infra/kubernetes gives.
resource "aws_eks_access_entry" "production_eks" {
  cluster_name      = "main"
  principal_arn     = aws_iam_role.production_eks.arn
  kubernetes_groups = ["orders-deployers"]
}
