package project

import (
	"path"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
)

// toolFiles are where version managers read which Go a folder has, and the form of
// its line: https://asdf-vm.com/manage/configuration.html,
// https://mise.jdx.dev/configuration.html,
// https://github.com/go-nv/goenv/blob/master/COMMANDS.md#goenv-local
var toolFiles = map[string]*pattern.Pattern{
	".tool-versions": pattern.New(`(?m)^(?:golang|go)[ \t]+(\S+)[ \t]*(?:#.*)?$`),
	"mise.toml":      miseGo,
	".mise.toml":     miseGo,
	".go-version":    pattern.New(`^\s*(1\.\S+)\s*$`),
}

var miseGo = pattern.New(`(?m)^(?:go|golang)\s*=\s*["']([^"']+)["']`)

// toolGo reads such a file. The go command that it installs may fetch a newer one.
func toolGo(p *lint.Pass, form *pattern.Pattern) error {
	m := form.FindSubmatchIndex(p.File.Data)
	if m == nil {
		return nil
	}
	if version, ok := parseGo(string(p.File.Data[m[2]:m[3]])); ok {
		p.Export(goUse{place{string(p.File.Data[m[2]:m[3]]), p.Span(m[2], m[3])}, version, path.Base(p.File.Path), path.Dir(p.File.Path), false, false})
	}
	return nil
}
