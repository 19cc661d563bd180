package gitlab

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
)

// DebugTrace finds jobs that write every variable to their log.
var DebugTrace = &lint.Rule{
	Name:  "gitlab-debug-trace",
	Title: "GitLab job log with all variables in it",
	Doc: doc("With `CI_DEBUG_TRACE` the runner writes each command and every variable of the job to its log, secrets included. GitLab masks what it knows to be masked, and nothing that is derived from it.",
		"variables:\n  CI_DEBUG_TRACE: \"true\"", "variables:\n  LOG_LEVEL: debug",
		"Remove it, and set it for one run by hand where it is needed. https://docs.gitlab.com/ci/variables/variables_troubleshooting/#enable-debug-logging"),
	Theme: lint.LeakedSecret, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: kinds, Aliases: []string{"poutine:debug_enabled"},
	File: debugTrace,
}

func debugTrace(p *lint.Pass) error {
	f := view(p)
	if f == nil {
		return nil
	}
	places := []*node.Node{f.Root}
	for _, j := range f.Jobs {
		places = append(places, j.Node)
	}
	for _, place := range places {
		for _, name := range []string{"CI_DEBUG_TRACE", "CI_DEBUG_SERVICES"} {
			value := place.Path("variables", name)
			if value.Get("value") != nil {
				value = value.Get("value")
			}
			if value.Text() == "true" || value.Text() == "1" {
				p.Report(lint.Finding{
					Span:    at(p, value),
					Message: fmt.Sprintf("%s writes every variable of the job to its log", name),
					Hint:    "remove it",
				})
			}
		}
	}
	return nil
}
