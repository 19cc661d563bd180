package gomod

import (
	"path"
	"strings"

	"golang.org/x/mod/modfile"

	"github.com/shipgen/shipgen/lint"
)

// doc is a rule's page: why, an example of each kind, and what to do.
func doc(why, bad, good, remedy string) string {
	return lint.WritePage("text", why, bad, good, remedy)
}

// lineSpan is the bytes of a directive.
func lineSpan(p *lint.Pass, line *modfile.Line) lint.Span {
	return p.Span(line.Start.Byte, line.End.Byte)
}

func quote(s string) string { return lint.Quote(s) }

// isSample says whether a path is that of test data, of an example or of
// somebody else's code: what such a module lacks, the project does not lack.
func isSample(name string) bool {
	for _, dir := range strings.Split(path.Dir(name), "/") {
		switch dir {
		case "testdata", "test-data", "fixtures", "e2e", "examples", "example", "vendor", "third_party", "node_modules":
			return true
		}
		if strings.HasPrefix(dir, "_") {
			return true
		}
	}
	return false
}

// within says whether a package path is a module's own or below it.
func within(pkg, module string) bool {
	rest, ok := strings.CutPrefix(pkg, module)
	return ok && (rest == "" || rest[0] == '/')
}
