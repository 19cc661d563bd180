// Package secret holds the rules about leaked secrets.
package secret

import "github.com/shipgen/shipgen/lint"

// Rules are the package's rules, sorted by name.
var Rules = []*lint.Rule{}
