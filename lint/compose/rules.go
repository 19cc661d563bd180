// Package compose holds the rules about Compose files.
package compose

import "github.com/shipgen/shipgen/lint"

// Rules are the package's rules, sorted by name.
var Rules = []*lint.Rule{
	Privileged,
	UnpinnedImage,
}
