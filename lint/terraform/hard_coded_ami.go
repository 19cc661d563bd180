package terraform

import (
	"fmt"
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
)

// HardCodedAMI finds machine images that are written as their id.
var HardCodedAMI = &lint.Rule{
	Name:  "hard-coded-ami",
	Title: "Machine image written as its id",
	Doc: doc("An AMI's id holds in one region only, says nothing about what is in it, and is withdrawn by its owner after a while; until then every new machine starts with the flaws that were found since.",
		"resource \"aws_instance\" \"api\" {\n  ami = \"ami-0123456789abcdef0\"\n}", "data \"aws_ssm_parameter\" \"al2023\" {\n  name = \"/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64\"\n}\nresource \"aws_instance\" \"api\" {\n  ami = data.aws_ssm_parameter.al2023.value\n}",
		"Look the image up: `data \"aws_ami\"` with owner and name, or the publisher's SSM parameter; ignore its changes (`lifecycle { ignore_changes = [ami] }`) where a new one must not replace machines. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/finding-an-ami.html"),
	Theme: lint.Unreliable, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Text},
	File:  hardCodedAMI,
}

// An id has 17 digits, an old one 8; elsewhere than in Terraform it counts where
// it is given to a machine: CloudFormation's and the AWS CLI's ImageId, Packer's
// source_ami. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
var (
	amiID    = pattern.New(`("ami-(?:[0-9a-f]{17}|[0-9a-f]{8})")`)
	givenAMI = pattern.New(`(?i)\b(?:image[-_]?id|source_ami)["']?(?:\s*[:=]\s*|\s+)(["']?ami-(?:[0-9a-f]{17}|[0-9a-f]{8})\b["']?)`)
)

func hardCodedAMI(p *lint.Pass) error {
	form := givenAMI
	switch path.Ext(p.File.Path) {
	case ".tf":
		form = amiID
	case ".yml", ".yaml", ".json", ".hcl", ".sh", ".template":
	default:
		if !p.File.Is(lint.Script) && path.Base(p.File.Path) != "Makefile" {
			return nil
		}
	}
	if isSample(p.File.Path) || !p.File.Contains("ami-") {
		return nil
	}
	for _, l := range lines(p) {
		for _, m := range form.FindAllStringSubmatchIndex(l.text, -1) {
			p.Report(lint.Finding{
				Span:    p.Span(l.start+m[2], l.start+m[3]),
				Message: fmt.Sprintf("machine image %s is of one region and one day", quote(strings.Trim(l.text[m[2]:m[3]], `"'`))),
				Hint:    hintFor(p.File.Path),
			})
		}
	}
	return nil
}

func hintFor(file string) string {
	if path.Ext(file) == ".tf" {
		return "look it up with data \"aws_ami\" or an SSM parameter of its publisher"
	}
	return "look it up in an SSM parameter of its publisher: resolve:ssm:/aws/service/…"
}
