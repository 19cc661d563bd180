package workflow

import (
	"fmt"
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// CoverageNotKept finds coverage profiles that nobody will ever see.
var CoverageNotKept = &lint.Rule{
	Name:  "coverage-not-kept",
	Title: "Coverage profile that is thrown away with the job",
	Doc: doc("The runner is deleted with the profile on it. Writing it costs time in every run, and nobody can see what is not tested, nor does anything stop a change that lowers it.",
		"- run: go test -coverprofile=coverage.out ./...", "- run: go test -coverprofile=coverage.out ./...\n- run: go tool cover -func=coverage.out | tail -1 >> \"$GITHUB_STEP_SUMMARY\"\n- uses: actions/upload-artifact@<commit> # v5.0.0\n  with: {name: coverage, path: coverage.out}",
		"Write the total into the job's summary, fail below a minimum, and keep the profile as an artifact; or drop the flag. A later step that names the file, a coverage service, an upload and any local script are taken for a use. https://go.dev/doc/build-cover"),
	Theme: lint.Unreliable, Severity: lint.Low, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Kinds: workflows,
	File:  coverageNotKept,
}

func coverageNotKept(p *lint.Pass) error {
	return eachJob(p, func(w *workflow.Workflow, j *workflow.Job) {
		for _, t := range goTests(w, j) {
			word, file := flag(t.cmd, "coverprofile")
			if word == nil || file == "" || strings.ContainsAny(file, "$*") || file == "/dev/null" || usesProfile(w, j, t, path.Base(file)) {
				continue
			}
			p.Report(lint.Finding{
				Span:    p.Span(word.Start, word.End),
				Message: fmt.Sprintf("nothing in job %s reads coverage profile %s, which ends with the job", quote(j.ID), quote(file)),
				Hint:    "summarize it with go tool cover -func, and upload it",
			})
		}
	})
}

// usesProfile says whether something behind the test reads the file, or may.
func usesProfile(w *workflow.Workflow, j *workflow.Job, t goTest, file string) bool {
	behind := false
	for _, s := range j.Steps {
		if s == t.step {
			behind = true
		}
		if !behind {
			continue
		}
		for _, c := range script(w, s).Commands {
			if c != t.cmd && c.Start > t.cmd.Start && (mentions(c, file) || private(c)) {
				return true
			}
		}
		if s != t.step && (keeps(s) || s.With != nil && strings.Contains(string(s.With.Source()), file)) {
			return true
		}
		if s.Run != nil && len(script(w, s).Commands) == 0 {
			return true // a shell that is not read
		}
	}
	return false
}

func mentions(c *shell.Command, file string) bool {
	for _, word := range c.Words {
		if strings.Contains(word.Value, file) {
			return true
		}
	}
	for _, redirect := range c.Redirect {
		if strings.Contains(redirect.Target.Value, file) {
			return true
		}
	}
	return false
}

// private says whether a command is the repository's own, whose work is not
// known.
func private(c *shell.Command) bool {
	return strings.Contains(c.Words[0].Value, "/") || c.Is("make", "task", "mage", "just", "bash", "sh", "npm", "python", "python3", "bazel", "goveralls", "codecov", "gocovmerge") ||
		c.Is("go") && c.Arg(1) == "run"
}

// keeps says whether an action takes coverage or files away.
func keeps(s *workflow.Step) bool {
	u := s.Action()
	name := strings.ToLower(u.FullName())
	if u.Kind == workflow.Local || u.Kind == workflow.Dynamic || u.Kind == workflow.Docker || name == "actions/upload-artifact" || name == "actions/github-script" {
		return true
	}
	for _, word := range []string{"cov", "sonar", "codacy", "codeclimate", "qlty", "deepsource", "octocov"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}
