package workflow

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/workflow"
)

// MissingTimeout finds jobs that may hang for six hours.
var MissingTimeout = &lint.Rule{
	Name:  "missing-timeout",
	Title: "Job without a timeout",
	Doc: doc("A job that hangs is stopped after 360 minutes. Until then it blocks the pull request, holds a runner and is paid for.",
		"jobs:\n  test:\n    runs-on: ubuntu-24.04", "jobs:\n  test:\n    runs-on: ubuntu-24.04\n    timeout-minutes: 15",
		"Set `timeout-minutes` to two or three times what the job takes. A job whose steps all have their own timeout is fine. Only one job in sixteen of well-kept repositories has a timeout, so this is for the pedantic audience."),
	Theme: lint.Unreliable, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Pedantic,
	Kinds: workflows, Fixable: true, Aliases: []string{"ghalint:job_timeout_minutes_is_required"},
	File: missingTimeout,
}

func missingTimeout(p *lint.Pass) error {
	return eachJob(p, func(w *workflow.Workflow, j *workflow.Job) {
		if w.Action || j.Uses != nil || j.Timeout != nil || len(j.Steps) == 0 || allTimed(j) {
			return
		}
		p.Report(lint.Finding{
			Span:    jobPlace(p, j),
			Message: fmt.Sprintf("job %s has no timeout, so it may hang for 360 minutes", quote(j.ID)),
			Hint:    "set timeout-minutes",
			Fixes:   timeoutFix(p, j),
		})
	})
}

// guessedTimeout in minutes is above what all but the longest jobs take; that it
// is a guess makes the fix unsafe.
const guessedTimeout = 30

func timeoutFix(p *lint.Pass, j *workflow.Job) []lint.Fix {
	pair := j.Node.Pair("runs-on")
	if pair == nil || !blockMapping(j.Node) || reused(p, j.Node) {
		return nil
	}
	edit, ok := insertBehind(p, pair, fmt.Sprintf("timeout-minutes: %d", guessedTimeout))
	return fix("stop the job after half an hour", false, edit, ok)
}

func allTimed(j *workflow.Job) bool {
	for _, s := range j.Steps {
		if s.Timeout == nil {
			return false
		}
	}
	return true
}
