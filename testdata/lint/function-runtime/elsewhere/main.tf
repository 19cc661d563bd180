resource "aws_lambda_function" "orders" {
  function_name = "orders"
  runtime       = "go1.x" # want "function \"orders\" runs on \"go1.x\", which Lambda has deprecated"
}
resource "aws_lambda_function" "image" {
  package_type = "Image"
}
resource "aws_lambda_function" "fine" {
  runtime = "provided.al2023"
}
resource "other_runtime" "x" {
  runtime = "go1.x"
}
