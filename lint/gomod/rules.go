// Package gomod holds the rules about go.mod, go.sum and go.work.
package gomod

import "github.com/shipgen/shipgen/lint"

// Rules are the package's rules, sorted by name.
var Rules = []*lint.Rule{
	BrokenWorkspace,
	GoModSyntax,
	MissingChecksum,
	MissingRequirement,
	MissingWorkspace,
	MovingRequirement,
	ReplaceInRelease,
	UntaggedRequirement,
	UntidyGoMod,
	UnverifiedModules,
}
