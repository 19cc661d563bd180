package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// EnvironmentFileWrite finds privileged runs that let foreign text into the
// environment of later steps.
var EnvironmentFileWrite = &lint.Rule{
	Name:  "environment-file-write",
	Title: "Privileged run writes unknown text to GITHUB_ENV or GITHUB_PATH",
	Doc: doc("A line break in the text starts another variable: `LD_PRELOAD`, `NODE_OPTIONS` or `BASH_ENV` of the stranger's choice then runs code in the next step, with this repository's secrets.",
		"on: pull_request_target\njobs:\n  label:\n    steps:\n      - run: echo \"TITLE=$(cat title.txt)\" >> \"$GITHUB_ENV\"", "on: pull_request_target\njobs:\n  label:\n    steps:\n      - run: echo \"title=$(head -c 100 title.txt | tr -cd 'A-Za-z0-9 ')\" >> \"$GITHUB_OUTPUT\"",
		"Write to `$GITHUB_OUTPUT`, which sets no variables, or only what has been checked."),
	Theme: lint.Insecure, Severity: lint.High, Confidence: lint.LowConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Aliases: []string{"zizmor:github-env"},
	File: environmentFileWrite,
}

func environmentFileWrite(p *lint.Pass) error {
	if w := view(p); !runsForeignCode(w) && !w.Action {
		return nil
	}
	return eachStep(p, func(w *workflow.Workflow, j *workflow.Job, s *workflow.Step) {
		windowsWrites(p, w, j, s)
		for _, c := range script(w, s).Commands {
			file := environmentFile(c)
			if file == "" || constant(c) {
				continue
			}
			f := lint.Finding{
				Span:    p.Span(c.Start, c.End),
				Message: fmt.Sprintf("%s writes text to %s that is only known when it runs, in a run that strangers can start", c.Name(), file),
				Hint:    "write to $GITHUB_OUTPUT instead",
			}
			if ofGroup(c) || c.Is("tee") && c.Prev == nil || fromHeredoc(c) {
				f.Aliases = []string{} // zizmor reads none of these
			}
			if w.Action {
				f.Severity, f.Audience = lint.Info, lint.Auditor
				f.Message = fmt.Sprintf("%s writes text to %s that is only known when it runs, which workflows that strangers can start should not do", c.Name(), file)
			}
			p.Report(f)
		}
	})
}

// environmentFile is the file that a command appends to, "" for another.
func environmentFile(c *shell.Command) string {
	for _, name := range []string{"GITHUB_ENV", "GITHUB_PATH"} {
		for _, r := range c.Redirect {
			if strings.Contains(r.Op, ">") && strings.Contains(r.Target.Value, name) {
				return name
			}
		}
		if c.Is("tee") && strings.Contains(c.Arg(len(c.Words)-1), name) {
			return name
		}
	}
	return ""
}

// constant says whether all that a command writes is in the file.
func constant(c *shell.Command) bool {
	if !c.Is("echo", "printf") {
		return false
	}
	for _, word := range c.Args() {
		if !word.Static {
			return false
		}
	}
	return true
}

// ofGroup says whether the redirection is that of a group, `{ …; } >> file`.
func ofGroup(c *shell.Command) bool {
	for _, r := range c.Redirect {
		if strings.HasPrefix(r.Op, ">") && strings.Contains(r.Target.Value, "GITHUB_") && r.Target.Start >= c.End {
			return true
		}
	}
	return false
}

// fromHeredoc says whether what is written stands in the script itself.
func fromHeredoc(c *shell.Command) bool {
	for _, r := range c.Redirect {
		if r.Op == "<<" || r.Op == "<<-" {
			return true
		}
	}
	return false
}
