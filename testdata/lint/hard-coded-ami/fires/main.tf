resource "aws_instance" "api" {
  ami           = "ami-0123456789abcdef0" # want "machine image \"ami-0123456789abcdef0\" is of one region and one day"
  instance_type = "t4g.small"
}

variable "image" {
  default = "ami-1a2b3c4d" // want "of one region"
}
