# ami = "ami-0123456789abcdef0"
data "aws_ami" "al2023" {
  owners = ["amazon"]
  filter {
    name   = "name"
    values = ["al2023-ami-2023.*-arm64"]
  }
}

resource "aws_instance" "api" {
  ami = data.aws_ami.al2023.id
}
