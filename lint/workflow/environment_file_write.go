package workflow

import (
	"bytes"
	"fmt"
	"slices"
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
		if windowsWrites(p, w, j, s) {
			return
		}
		for _, c := range script(w, s).Commands {
			file := environmentFile(c)
			if file == "" || constant(p, c) {
				continue
			}
			f := lint.Finding{
				Span:    p.Span(c.Start, c.End),
				Message: fmt.Sprintf("%s writes text to %s that is only known when it runs, in a run that strangers can start", c.Name(), file),
				Hint:    "write to $GITHUB_OUTPUT instead",
			}
			if unusual(p, c) || dash(w, j, s) {
				f.Aliases = []string{}
			}
			switch {
			case w.Action:
				f.Severity, f.Audience = lint.Info, lint.Auditor
				f.Message = fmt.Sprintf("%s writes text to %s that is only known when it runs, which workflows that strangers can start should not do", c.Name(), file)
			case static(c):
				f.Severity, f.Audience = lint.Info, lint.Auditor
				f.Message = fmt.Sprintf("%s writes a variable of the script to %s, in a run that strangers can start", c.Name(), file)
			}
			p.Report(f)
		}
	})
}

// environmentFile is the file that a command appends to, "" for another.
func environmentFile(c *shell.Command) string {
	for _, r := range c.Redirect {
		if name := environmentName(r.Target); name != "" && strings.Contains(r.Op, ">") {
			return name
		}
	}
	if !c.Is("tee") {
		return ""
	}
	for _, word := range c.Args() {
		if name := environmentName(word); name != "" {
			return name
		}
	}
	return ""
}

// environmentName is the variable that a word is, "" for one of no interest.
func environmentName(word shell.Word) string {
	name, dollar := strings.CutPrefix(word.Value, "$")
	if inner, braced := strings.CutPrefix(name, "{"); braced {
		name, dollar = strings.CutSuffix(inner, "}")
		if end := strings.IndexAny(name, ":%#"); end > 0 {
			name = name[:end]
		}
	}
	if dollar && !word.Static && (name == "GITHUB_ENV" || name == "GITHUB_PATH") {
		return name
	}
	return ""
}

// constant says whether all that a command writes stands in it.
func constant(p *lint.Pass, c *shell.Command) bool {
	if !static(c) {
		return false
	}
	return !slices.ContainsFunc(c.Args(), func(word shell.Word) bool {
		return bytes.ContainsRune(p.File.Data[word.Start:word.End], '$') && !strings.Contains(word.Value, "$")
	})
}

// static says whether all that a command writes is in the file, if only in a
// variable that the script sets before.
func static(c *shell.Command) bool {
	if !c.Is("echo", "printf") {
		return false
	}
	return !slices.ContainsFunc(c.Args(), func(word shell.Word) bool { return !word.Static && strings.ContainsAny(word.Value, "$`") })
}

// unusual says whether zizmor, whose patterns know single commands, overlooks one:
// the redirection is that of a group, a list or a pipeline, stands before the
// command, or comes after a here-document; or all that echo
// writes are expressions without double quotes, which it takes for text.
func unusual(p *lint.Pass, c *shell.Command) bool {
	if c.Is("tee") {
		return c.Prev == nil || len(c.Wrappers) > 0
	}
	if c.Is("echo", "printf") && !slices.ContainsFunc(c.Args(), func(w shell.Word) bool { return !w.Static && !pastedBare(p, w) }) {
		return true
	}
	before := bytes.TrimRight(p.File.Data[:c.Start], " \t\r\n\\")
	return c.Prev != nil || ofGroup(c) || c.Outer != nil && c.Outer.Is("sh", "bash") || heredocFirst(c) ||
		bytes.HasSuffix(before, []byte("&&")) || bytes.HasSuffix(before, []byte("||")) || p.File.Data[c.Start] == '!' || c.Redirect[0].Target.End < c.Words[0].Start
}

// pastedBare says whether an expression outside of double quotes is all that is
// not literal in a word.
func pastedBare(p *lint.Pass, w shell.Word) bool {
	text := string(p.File.Data[w.Start:w.End])
	before, rest, found := strings.Cut(text, "${{")
	_, after, closed := strings.Cut(rest, "}}")
	return found && closed && strings.Count(before, `"`)%2 == 0 && !strings.ContainsAny(before+strings.ReplaceAll(after, "${{", ""), "$`")
}

// dash says whether a shell that zizmor does not read runs a step.
func dash(w *workflow.Workflow, j *workflow.Job, s *workflow.Step) bool {
	name, _ := w.ShellOf(j, s)
	return strings.Contains(name, "dash")
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

// heredocFirst: `cat <<EOF >> file`.
func heredocFirst(c *shell.Command) bool {
	return strings.HasPrefix(c.Redirect[0].Op, "<<") && c.Redirect[0].Op != "<<<"
}
