package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/workflow"
)

// MovingRunner finds jobs on whatever image is newest.
var MovingRunner = &lint.Rule{
	Name:  "moving-runner",
	Title: "Runner image that moves",
	Doc: doc("`ubuntu-latest` becomes another release of Ubuntu on a day that GitHub chooses, with other compilers and other packages: jobs break on branches that nobody touched.",
		"runs-on: ubuntu-latest", "runs-on: ubuntu-24.04",
		"Name the release, and move it when you choose to. https://github.com/actions/runner-images#available-images"),
	Theme: lint.UnpinnedVersion, Severity: lint.Info, Confidence: lint.HighConfidence, Audience: lint.Pedantic,
	Kinds: workflows,
	File:  movingRunner,
}

func movingRunner(p *lint.Pass) error {
	return eachJob(p, func(_ *workflow.Workflow, j *workflow.Job) {
		for _, name := range runnerNames(j) {
			if label := movingLabel.FindString(name); label != "" {
				p.Report(lint.Finding{
					Span:    at(p, j.RunsOn),
					Message: fmt.Sprintf("job %s runs on %s, whose release moves", quote(j.ID), strings.Trim(label, `'"`)),
					Hint:    "name the release, as in ubuntu-24.04",
				})
				return
			}
		}
	})
}

// movingLabel is a label alone, or in quotes in an expression.
// https://docs.github.com/actions/reference/runners/github-hosted-runners
var movingLabel = pattern.New(`(?i)^(?:ubuntu|windows|macos)-latest$|^macos-latest-x?large$|['"](?:ubuntu|windows|macos)-latest['"]`)
