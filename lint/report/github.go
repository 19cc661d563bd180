package report

import (
	"bufio"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
)

// How the runner wants values escaped, in messages and, more, in properties:
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
var (
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// writeGitHub writes a workflow command for each finding. Paths are relative to
// the repository root, as the checkout is.
func writeGitHub(w io.Writer, r *lint.Report, _ Options) error {
	out := bufio.NewWriter(w)
	m := newMask(r, false)
	for i := range r.Findings {
		found := &r.Findings[i]
		message := m.text(found.Message)
		if found.Hint != "" {
			message += "\n" + m.text(found.Hint)
		}
		fmt.Fprintf(out, "::%s file=%s,%s,title=%s::%s\n", githubLevel(found.Severity),
			githubProperty.Replace(path.Join(r.Prefix, r.PathOf(found.Span.File))), githubRange(placeOf(r, found.Span)),
			githubProperty.Replace(found.Rule), githubData.Replace(message))
	}
	return out.Flush()
}

// githubRange leaves columns out of a range of several lines, where the API that
// the annotation ends in refuses them:
// https://docs.github.com/en/rest/checks/runs#create-a-check-run
func githubRange(at place) string {
	if at.start.Line != at.end.Line {
		return fmt.Sprintf("line=%d,endLine=%d", at.start.Line, at.end.Line)
	}
	return fmt.Sprintf("line=%d,col=%d,endLine=%d,endColumn=%d",
		at.start.Line, at.start.Column, at.end.Line, at.end.Column)
}

func githubLevel(s lint.Severity) string {
	switch s {
	case lint.High:
		return "error"
	case lint.Medium:
		return "warning"
	}
	return "notice"
}
