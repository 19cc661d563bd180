// Package workflow holds the rules about GitHub workflows and actions.
package workflow

import "github.com/shipgen/shipgen/lint"

// Rules are the package's rules, sorted by name.
var Rules = []*lint.Rule{}
