// Package terraform holds the rules about Terraform files and about the trust
// that clouds give to GitHub.
package terraform

import "github.com/shipgen/shipgen/lint"

// Rules are the package's rules, sorted by name.
var Rules = []*lint.Rule{
	HardCodedAMI,
	OIDCSubject,
}
