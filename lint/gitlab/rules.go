// Package gitlab holds the rules about GitLab's pipelines.
package gitlab

import "github.com/shipgen/shipgen/lint"

// Rules are the package's rules, sorted by name.
var Rules = []*lint.Rule{
	DeprecatedKey,
	DebugTrace,
	Environment,
	LiteralSecret,
	LongLivedBranch,
	MissingCache,
	Syntax,
	UnpinnedImage,
	UnpinnedInclude,
}
