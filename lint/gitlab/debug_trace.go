package gitlab

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
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

var debugVariables = map[string]bool{"CI_DEBUG_TRACE": true, "CI_DEBUG_SERVICES": true}

func debugTrace(p *lint.Pass) error {
	f := view(p)
	if f == nil {
		return nil
	}
	for _, pair := range variables(f) {
		name, value := pair.Key.Text(), pair.Value
		if value.Get("value") != nil {
			value = value.Get("value")
		}
		if debugVariables[name] && (value.Text() == "true" || value.Text() == "1") {
			p.Report(lint.Finding{
				Span:    at(p, value),
				Message: fmt.Sprintf("%s writes every variable of the job to its log", name),
				Hint:    "remove it",
			})
		}
	}
	return nil
}
