package workflow

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// PrintedSecret finds scripts that write secrets to the log.
var PrintedSecret = &lint.Rule{
	Name:  "printed-secret",
	Title: "Secret written to the log",
	Doc: doc("The runner masks the exact value only: a part of it, another encoding, one line of many or a changed case stands in the log in the clear, and logs of public repositories are public.",
		"- run: echo \"$TOKEN\"\n  env:\n    TOKEN: ${{ secrets.TOKEN }}\n- run: |\n    set -x\n    curl -H \"Authorization: $TOKEN\" https://api.example.com\n  env:\n    TOKEN: ${{ secrets.TOKEN }}", "- run: |\n    curl -H \"Authorization: $TOKEN\" https://api.example.com\n  env:\n    TOKEN: ${{ secrets.TOKEN }}",
		"Do not print it, do not trace commands that use it (`set -x`), and mask what is derived from it with `::add-mask::`. Output that goes through a pipe or into a file is left alone."),
	Theme: lint.LeakedSecret, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions,
	File:  printedSecret,
}

func printedSecret(p *lint.Pass) error {
	return eachStep(p, func(w *workflow.Workflow, j *workflow.Job, s *workflow.Step) {
		traced := tracedAt(w, s)
		for _, c := range script(w, s).Commands {
			if traced != nil && c.Start > traced.Start {
				if name := secretIn(w, j, s, c); name != "" && !c.Is("test", "[", "[[", "export", "set") {
					p.Report(lint.Finding{
						Span:    p.Span(c.Start, c.End),
						Message: fmt.Sprintf("%s is traced with secret %s in its words: set -x is on", c.Name(), quote(name)),
						Hint:    "put set +x before it",
						Related: []lint.Related{{Span: p.Span(traced.Start, traced.End), Message: "tracing starts here"}},
					})
				}
			}
			prints(p, w, j, s, c)
		}
	})
}

// tracedAt is the command after which the shell prints what it runs, or nil.
// One `set +x` anywhere is taken for the care that is needed.
func tracedAt(w *workflow.Workflow, s *workflow.Step) *shell.Command {
	var on *shell.Command
	for _, c := range script(w, s).Commands {
		if c.Name() != "set" {
			continue
		}
		for _, word := range c.Args() {
			if strings.HasPrefix(word.Value, "+") && strings.Contains(word.Value, "x") {
				return nil
			}
			if on == nil && len(word.Value) < 8 && strings.HasPrefix(word.Value, "-") && !strings.HasPrefix(word.Value, "--") && strings.Contains(word.Value, "x") {
				on = c
			}
		}
	}
	return on
}

// prints looks at echo, printf, printenv and cat of a here-string whose output
// goes to the log.
func prints(p *lint.Pass, w *workflow.Workflow, j *workflow.Job, s *workflow.Step, c *shell.Command) {
	if !c.Is("echo", "printf", "printenv") || c.Next != nil || c.Outer != nil || redirected(c) {
		return
	}
	for _, word := range c.Args() {
		if strings.HasPrefix(word.Value, "::add-mask::") {
			return
		}
	}
	name := secretIn(w, j, s, c)
	if c.Is("printenv") && name == "" && len(c.Words) > 1 {
		name = secretNamed(w, j, s, c.Arg(1))
	}
	if name != "" {
		p.Report(lint.Finding{
			Span:    p.Span(c.Start, c.End),
			Message: fmt.Sprintf("%s writes secret %s to the log", c.Name(), quote(name)),
			Hint:    "do not print it; hand it over by pipe, file or environment",
		})
	}
}

func redirected(c *shell.Command) bool {
	for _, r := range c.Redirect {
		if strings.HasPrefix(r.Op, ">") || strings.HasPrefix(r.Op, "&>") {
			return r.Target.Value != "&2" && r.Target.Value != "2" && r.Target.Value != "/dev/stderr"
		}
	}
	return false
}

var secretUse = regexp.MustCompile(`(?i)\$\{\{\s*secrets\.([A-Z_][A-Z0-9_]*)\s*\}\}`)

var variableUse = regexp.MustCompile(`\$(?:\{([A-Za-z_][A-Za-z0-9_]*)\}|([A-Za-z_][A-Za-z0-9_]*))`)

// secretIn is a secret that a command's words hold by way of the step's
// environment, "" for none. `${TOKEN:+set}` and `${#TOKEN}` do not show it.
func secretIn(w *workflow.Workflow, j *workflow.Job, s *workflow.Step, c *shell.Command) string {
	for _, word := range c.Args() {
		if word.Static {
			continue
		}
		for _, m := range secretUse.FindAllStringSubmatch(word.Value, -1) {
			return strings.ToUpper(m[1]) // pasted
		}
		for _, m := range variableUse.FindAllStringSubmatch(word.Value, -1) {
			if name := secretNamed(w, j, s, m[1]+m[2]); name != "" {
				return name
			}
		}
	}
	return ""
}

func secretNamed(w *workflow.Workflow, j *workflow.Job, s *workflow.Step, variable string) string {
	for _, name := range secretsOf(w.EnvOf(j, s, variable)) {
		return strings.ToUpper(name)
	}
	return ""
}
