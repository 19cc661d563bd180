package workflow

import (
	"fmt"
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/workflow"
)

// ArtifactPoisoning finds privileged runs that execute what a stranger's run
// uploaded.
var ArtifactPoisoning = &lint.Rule{
	Name:  "artifact-poisoning",
	Title: "Privileged run executes an artifact of an unprivileged one",
	Doc: doc("`workflow_run` starts when another workflow ends, also one that a stranger's pull request ran, and with the repository's secrets. The artifact is whatever that run uploaded: a script in it, or a file that it overwrites in the checkout, is the stranger's.",
		"on: {workflow_run: {workflows: [ci], types: [completed]}}\njobs:\n  deploy:\n    steps:\n      - uses: actions/download-artifact@<commit> # v5.0.0\n        with: {run-id: '${{ github.event.workflow_run.id }}'}\n      - run: ./build/deploy.sh", "      - uses: actions/download-artifact@<commit> # v5.0.0\n        with: {run-id: '${{ github.event.workflow_run.id }}', path: '${{ runner.temp }}/artifact'}\n      - run: ./deploy.sh < \"$RUNNER_TEMP/artifact/number\"",
		"Unpack into a folder of its own below `runner.temp`, read it as data, check what it says, and execute nothing of it; or act only where `github.event.workflow_run.event` is `push`."),
	Theme: lint.Insecure, Severity: lint.High, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Kinds: workflows,
	File:  artifactPoisoning,
}

// downloaders are actions that fetch artifacts, of other runs too
// (each action's README).
var downloaders = map[string]bool{
	"actions/download-artifact": true, "dawidd6/action-download-artifact": true, "bettermarks/action-artifact-download": true, "aochmann/actions-download-artifact": true,
}

func artifactPoisoning(p *lint.Pass) error {
	return eachJob(p, func(w *workflow.Workflow, j *workflow.Job) {
		event := w.Trigger("workflow_run")
		if event == nil || guarded(w, j) {
			return
		}
		for i, s := range j.Steps {
			into, ok := fetchesForeign(w, s)
			if !ok {
				continue
			}
			run := executes(w, j, i)
			if run == nil || !intoWorkspace(into) {
				continue
			}
			f := lint.Finding{
				Span:    at(p, s.Node),
				Message: fmt.Sprintf("the artifact of another run lands in the workspace, where %q runs what it finds", run.why),
				Hint:    "unpack it below ${{ runner.temp }} and execute nothing of it",
				Related: []lint.Related{
					{Span: at(p, event.Key), Message: "this run has the repository's secrets"},
					{Span: p.Span(run.start, run.end), Message: "executed here"},
				},
			}
			if folder := path.Clean(into); into != "" && folder != "." && !dynamic(input(s, "path")) {
				// What is run lies elsewhere, as far as this can be told.
				f.Severity, f.Audience, f.Confidence = lint.Low, lint.Auditor, lint.LowConfidence
			}
			p.Report(f)
		}
	})
}

// fetchesForeign says whether a step downloads an artifact of the run that
// started this one, and into which folder.
func fetchesForeign(w *workflow.Workflow, s *workflow.Step) (folder string, ok bool) {
	if downloaders[s.Action().Key()] {
		other := !s.Action().Is("actions/download-artifact") || input(s, "run-id") != nil
		return input(s, "path").Text(), other
	}
	if s.Action().Is("actions/github-script") && strings.Contains(input(s, "script").Text(), "downloadArtifact") {
		return "", true
	}
	for _, c := range script(w, s).Commands {
		if c.Is("gh") && c.Arg(1) == "run" && c.Arg(2) == "download" {
			for i, word := range c.Words {
				if (word.Value == "-D" || word.Value == "--dir") && i+1 < len(c.Words) {
					return c.Words[i+1].Value, true
				}
			}
			return "", true
		}
	}
	return "", false
}

// intoWorkspace: a folder below the runner's temporary one is out of the way.
func intoWorkspace(folder string) bool {
	lower := strings.ToLower(folder)
	return !strings.Contains(lower, "runner.temp") && !strings.Contains(lower, "runner_temp") && !strings.HasPrefix(lower, "/")
}
