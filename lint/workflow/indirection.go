package workflow

import (
	"regexp"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// indirection is the fix that hands an expression to a script through the step's
// env instead of pasting it into the text. It is not safe: a value with blanks
// now is one word where it was several. There is none where the variable would
// not be expanded (single quotes, quoted here-documents) or the shell is not one
// that writes variables like this.
func indirection(p *lint.Pass, w *workflow.Workflow, j *workflow.Job, s *workflow.Step, e *workflow.Expression) []lint.Fix {
	shell, _ := w.ShellOf(j, s)
	pair := s.Node.Pair("run")
	if shell != "bash" && shell != "sh" || pair == nil || !blockMapping(s.Node) || s.Run.Alias || e.Node.Alias {
		return nil
	}
	quoting, ok := quotingAt(p, s, e)
	if !ok {
		return nil
	}
	if name, ok := strings.CutPrefix(e.Text, "env."); ok && isVariable.MatchString(name) {
		// The variable is there already.
		use := lint.Edit{Span: place(p, e), New: []byte(quoting + "${" + name + "}" + quoting)}
		return fix("use the variable "+name, false, use, true)
	}
	name := variable(e.Text)
	if s.Env.Get(name) != nil || name == "" {
		return nil
	}
	declare, ok := declaration(p, s, pair.Key, name+": ${{ "+e.Text+" }}")
	if !ok {
		return nil
	}
	use := lint.Edit{Span: place(p, e), New: []byte(quoting + "${" + name + "}" + quoting)}
	return []lint.Fix{{Title: "pass it through the environment as " + name, Edits: []lint.Edit{declare, use}}}
}

// declaration adds a variable to the step's env, or an env to the step.
func declaration(p *lint.Pass, s *workflow.Step, run *node.Node, text string) (lint.Edit, bool) {
	switch {
	case s.Env == nil:
		return insertBefore(p, run, "env:", "  "+text)
	case blockMapping(s.Env):
		return insertBefore(p, s.Env.Pairs[0].Key, text)
	}
	return lint.Edit{}, false
}

var (
	plainPath  = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_.-]*$`)
	isVariable = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)
	notWord    = regexp.MustCompile(`[^A-Z0-9]+`)
)

// variable is a name for a plain path: github.event.issue.title becomes
// ISSUE_TITLE, secrets.TOKEN TOKEN. Names that the runner owns are given a tail.
func variable(text string) string {
	if !plainPath.MatchString(text) {
		return ""
	}
	name := strings.ToUpper(text)
	for _, prefix := range []string{"GITHUB.EVENT.", "GITHUB.", "SECRETS.", "INPUTS."} {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			name = rest
			break
		}
	}
	name = strings.Trim(notWord.ReplaceAllString(name, "_"), "_")
	if name == "" || name[0] <= '9' || strings.HasPrefix(name, "GITHUB_") || strings.HasPrefix(name, "RUNNER_") || name == "PATH" || name == "HOME" {
		return "INPUT_" + name
	}
	return name
}

// quotingAt says which quotes a variable needs in the place of an expression: a
// bare word needs some, text in double quotes has them. ok is false in single
// quotes and wherever the script cannot tell.
func quotingAt(p *lint.Pass, s *workflow.Step, e *workflow.Expression) (quotes string, ok bool) {
	for _, c := range script(view(p), s).Commands {
		for _, word := range c.Words {
			if word.Start <= e.Start && e.End <= word.End {
				return quotingIn(p.File.Data[word.Start:e.Start])
			}
		}
		for _, assign := range c.Assigns {
			if assign.Value.Start <= e.Start && e.End <= assign.Value.End {
				return quotingIn(p.File.Data[assign.Value.Start:e.Start])
			}
		}
	}
	return "", false
}

// quotingIn reads the quotes of a word up to a place in it.
func quotingIn(before []byte) (quotes string, ok bool) {
	single, double := false, false
	for i := 0; i < len(before); i++ {
		switch c := before[i]; {
		case c == '\\' && !single:
			i++
		case c == '\'' && !double:
			single = !single
		case c == '"' && !single:
			double = !double
		case (c == '`' || c == '$' && i+1 < len(before) && before[i+1] == '(') && !single:
			return "", false
		}
	}
	if double {
		return "", true
	}
	return `"`, !single
}
