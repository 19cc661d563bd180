// Package project holds the rules about what several files say together.
package project

import "github.com/shipgen/shipgen/lint"

// Rules are the package's rules, sorted by name.
var Rules = []*lint.Rule{
	EOLGo,
	GoVersionDiffers,
	ImageMismatch,
	LocalReplace,
	MissingFile,
	MissingGoSum,
	MissingUpdates,
	OutdatedGo,
	PortMismatch,
	ProbeHandler,
	UnpinnedTaskImage,
	UserMismatch,
}
