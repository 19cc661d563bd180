package terraform

import (
	"bytes"
	"strings"

	"github.com/shipgen/shipgen/lint"
)

// doc is a rule's page: why, an example of each kind, and what to do.
func doc(why, bad, good, remedy string) string {
	return lint.WritePage("hcl", why, bad, good, remedy)
}

// line is one line with its first byte in the file.
type line struct {
	text  string
	start int
}

// lines are the lines of a file that are no comments.
func lines(p *lint.Pass) []line {
	var all []line
	offset := 0
	for raw := range bytes.Lines(p.File.Data) {
		text := string(raw)
		trimmed := strings.TrimSpace(text)
		if !strings.HasPrefix(trimmed, "#") && !strings.HasPrefix(trimmed, "//") {
			all = append(all, line{text, offset})
		}
		offset += len(raw)
	}
	return all
}

// isSample says whether a file shows or tests something.
func isSample(name string) bool {
	return lint.InFolder(name, "testdata", "fixtures", "tests", "test", "examples", "example", "vendor", "node_modules", ".terraform")
}

func quote(s string) string { return lint.Quote(s) }
