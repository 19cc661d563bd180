#!/bin/sh
aws ec2 run-instances --image-id ami-0abcdef1234567890 --instance-type t4g.micro # want "machine image \"ami-0abcdef1234567890\""
aws ec2 deregister-image --image-id "$OLD"
echo "ami-0abcdef1234567890 is gone"
