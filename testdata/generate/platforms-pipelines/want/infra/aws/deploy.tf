# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# What each deployment may do, and what it needs to be there.

resource "aws_ecr_repository" "orders-api" {
  name                 = "orders-api"
  image_tag_mutability = "IMMUTABLE"
  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "orders-api" {
  repository = aws_ecr_repository.orders-api.name
  policy = jsonencode({
    rules = [{
      rulePriority = 1
      description  = "what is old enough that nobody goes back to it"
      selection    = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = 50 }
      action       = { type = "expire" }
    }]
  })
}

resource "aws_ecr_repository" "orders-thumbs" {
  name                 = "orders-thumbs"
  image_tag_mutability = "IMMUTABLE"
  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "orders-thumbs" {
  repository = aws_ecr_repository.orders-thumbs.name
  policy = jsonencode({
    rules = [{
      rulePriority = 1
      description  = "what is old enough that nobody goes back to it"
      selection    = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = 50 }
      action       = { type = "expire" }
    }]
  })
}

# Starts the tasks: pulls the image, reads the secrets, writes the logs.
resource "aws_iam_role" "demo_staged_execution" {
  name = "orders-demo-staged-execution"
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

resource "aws_iam_role_policy_attachment" "demo_staged_execution" {
  role       = aws_iam_role.demo_staged_execution.name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_cloudwatch_log_group" "demo_staged_api" {
  name              = "/ecs/orders-api-demo"
  retention_in_days = 30
}

# The deployment goes back when it goes off, so it looks at what a bad release
# does to the service itself.
resource "aws_cloudwatch_metric_alarm" "demo_staged_api" {
  alarm_name          = "orders-api-demo-cpu"
  alarm_description   = "orders-api-demo is short of CPU"
  namespace           = "AWS/ECS"
  metric_name         = "CPUUtilization"
  dimensions          = { ClusterName = "test", ServiceName = "orders-api-demo" }
  statistic           = "Average"
  period              = 60
  evaluation_periods  = 5
  threshold           = 80
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
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

data "aws_lb_target_group" "production_fargate_api" {
  arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/orders/0123456789abcdef"
}

locals {
  # The metrics go by the ends of the names.
  production_fargate_api_requests = {
    TargetGroup  = data.aws_lb_target_group.production_fargate_api.arn_suffix
    LoadBalancer = split(":loadbalancer/", one(data.aws_lb_target_group.production_fargate_api.load_balancer_arns))[1]
  }
}

resource "aws_cloudwatch_metric_alarm" "production_fargate_api_errors" {
  alarm_name          = "orders-api-production-errors"
  alarm_description   = "orders-api-production answers too many requests with an error, in percent"
  evaluation_periods  = 1
  threshold           = 5
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  metric_query {
    id          = "rate"
    label       = "errors in percent"
    expression  = "IF(requests > 0, 100 * FILL(errors, 0) / requests, 0)"
    return_data = true
  }
  metric_query {
    id = "errors"
    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "HTTPCode_Target_5XX_Count"
      dimensions  = local.production_fargate_api_requests
      stat        = "Sum"
      period      = 60
    }
  }
  metric_query {
    id = "requests"
    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "RequestCount"
      dimensions  = local.production_fargate_api_requests
      stat        = "Sum"
      period      = 60
    }
  }
}

resource "aws_cloudwatch_log_group" "production_fargate_thumbs" {
  name              = "/ecs/orders-thumbs-production"
  retention_in_days = 30
}

# The deployment goes back when it goes off, so it looks at what a bad release
# does to the service itself.
resource "aws_cloudwatch_metric_alarm" "production_fargate_thumbs" {
  alarm_name          = "orders-thumbs-production-cpu"
  alarm_description   = "orders-thumbs-production is short of CPU"
  namespace           = "AWS/ECS"
  metric_name         = "CPUUtilization"
  dimensions          = { ClusterName = "main", ServiceName = "orders-thumbs-production" }
  statistic           = "Average"
  period              = 60
  evaluation_periods  = 5
  threshold           = 80
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
}

# Starts the tasks: pulls the image, reads the secrets, writes the logs.
resource "aws_iam_role" "staging_staged_execution" {
  name = "orders-staging-staged-execution"
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

resource "aws_iam_role_policy_attachment" "staging_staged_execution" {
  role       = aws_iam_role.staging_staged_execution.name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_cloudwatch_log_group" "staging_staged_api" {
  name              = "/ecs/orders-api-staging"
  retention_in_days = 30
}

# The deployment goes back when it goes off, so it looks at what a bad release
# does to the service itself.
resource "aws_cloudwatch_metric_alarm" "staging_staged_api" {
  alarm_name          = "orders-api-staging-cpu"
  alarm_description   = "orders-api-staging is short of CPU"
  namespace           = "AWS/ECS"
  metric_name         = "CPUUtilization"
  dimensions          = { ClusterName = "test", ServiceName = "orders-api-staging" }
  statistic           = "Average"
  period              = 60
  evaluation_periods  = 5
  threshold           = 80
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
}
