// Package script holds the rules about shell scripts, and about the lines of
// Makefiles and GitLab jobs that a shell runs.
package script

import "github.com/shipgen/shipgen/lint"

// Rules are the package's rules, sorted by name.
var Rules = []*lint.Rule{
	RaceWithoutCgo,
	TracedSecret,
	UnpinnedTool,
	UnverifiedDownload,
}
