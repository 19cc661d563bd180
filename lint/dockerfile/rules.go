// Package dockerfile holds the rules about Dockerfiles.
package dockerfile

import "github.com/shipgen/shipgen/lint"

// Rules are the package's rules, sorted by name.
var Rules = []*lint.Rule{}
