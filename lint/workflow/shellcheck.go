package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/workflow"
)

// Shellcheck hands scripts to ShellCheck, where the user asks for it.
var Shellcheck = &lint.Rule{
	Name:  "shellcheck",
	Title: "What ShellCheck says of a script",
	Doc: doc("ShellCheck knows the traps of shells: words that split, tests that are always true, commands whose failure is lost.",
		"- run: rm -rf $DIR/*", "- run: rm -rf \"${DIR:?}\"/*",
		"`shipgen lint --shellcheck` runs the program `shellcheck`, which must be installed, over every script for sh and bash; without the option no other program is started. Expressions are replaced by underscores before. https://www.shellcheck.net/wiki/"),
	Theme: lint.Unreliable, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Aliases: []string{"actionlint:shellcheck"},
	File: shellcheckScripts,
}

func shellcheckScripts(p *lint.Pass) error {
	check := p.Config.Shellcheck
	if check == nil {
		return nil
	}
	var failed error
	err := eachStep(p, func(w *workflow.Workflow, j *workflow.Job, s *workflow.Step) {
		dialect := dialectOf(w, j, s)
		if s.Run.Text() == "" || dialect != "bash" && dialect != "sh" || failed != nil {
			return
		}
		problems, err := check(dialect, masked(s))
		failed = err
		for _, problem := range problems {
			reportProblem(p, s, problem)
		}
	})
	if failed != nil {
		return failed
	}
	return err
}

// dialectOf is the shell of a step, bash where a label of one's own may be any
// system but Windows.
func dialectOf(w *workflow.Workflow, j *workflow.Job, s *workflow.Step) string {
	name, _ := w.ShellOf(j, s)
	dialect, _, _ := strings.Cut(name, " ")
	if dialect != "" || w.Action {
		return dialect
	}
	for _, label := range j.Labels() {
		if dynamic(label) || strings.Contains(strings.ToLower(label.Text()), "win") {
			return ""
		}
	}
	return "bash"
}

// masked is a script with underscores for its expressions, so that every place
// stays where it is.
func masked(s *workflow.Step) []byte {
	script := []byte(s.Run.Value)
	for at := 0; ; {
		open := strings.Index(string(script[at:]), "${{")
		if open < 0 {
			return script
		}
		size := strings.Index(string(script[at+open:]), "}}")
		if size < 0 {
			return script
		}
		for i := at + open; i < at+open+size+2; i++ {
			if script[i] != '\n' {
				script[i] = '_'
			}
		}
		at += open + size + 2
	}
}

func reportProblem(p *lint.Pass, s *workflow.Step, problem lint.ScriptProblem) {
	lines := strings.SplitAfter(s.Run.Value, "\n")
	at := 0
	for i := 0; i < problem.Line-1 && i < len(lines); i++ {
		at += len(lines[i])
	}
	at = min(at+max(problem.Column-1, 0), max(len(s.Run.Value)-1, 0))
	start := s.Run.Map().Offset(at)
	f := lint.Finding{
		Span:    p.Span(start, start+1),
		Message: fmt.Sprintf("%s: %s", problem.Code, strings.TrimSuffix(problem.Message, ".")),
		Hint:    "see https://www.shellcheck.net/wiki/" + problem.Code,
	}
	switch problem.Level {
	case "error":
		f.Severity = lint.High
	case "warning":
		f.Severity = lint.Medium
	case "style":
		f.Severity = lint.Info
	}
	p.Report(f)
}
