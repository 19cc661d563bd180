package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/shell"
)

// derivedSecrets follows what a script makes of a secret, a field of its JSON or
// its decoded text, to where that is written: no mask covers it. The runner shows
// what stands in GITHUB_ENV at the head of every later step
// (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#masking-a-value-in-a-log).
func derivedSecrets(p *lint.Pass, h *holder) {
	read := script(h.w, h.step)
	var derived map[string]string
	for _, c := range read.Commands {
		if c.Prev == nil && (c.Into != "" || c.Outer != nil) {
			secret := takenFrom(h, c)
			switch {
			case secret == "":
			case c.Into == "":
				reportDerived(p, h, c.Outer, secret)
			default:
				if derived == nil {
					derived = map[string]string{}
				}
				derived[c.Into] = secret
			}
		}
		for _, name := range printedVariables(c, derived) {
			if !masks(read, name) {
				reportDerived(p, h, c, derived[name])
			}
		}
	}
}

// takenFrom is the secret of which a pipeline makes another text, "" for none.
func takenFrom(h *holder, c *shell.Command) string {
	secret := h.in(c)
	for _, r := range c.Redirect {
		if secret == "" && r.Op == "<<<" {
			secret = h.text(r.Target.Value)
		}
	}
	if secret == "" || !printers[strings.ToLower(c.Name())] && !filters[c.Name()] {
		return ""
	}
	for n := c; n != nil; n = n.Next {
		if filters[n.Name()] {
			return secret
		}
		if _, passes := filters[n.Name()]; n != c && !passes {
			return ""
		}
	}
	return ""
}

// printedVariables are the derived variables in the words of a command that
// writes.
func printedVariables(c *shell.Command, derived map[string]string) (names []string) {
	if len(derived) == 0 || !printers[strings.ToLower(c.Name())] || addsMask(c) {
		return nil
	}
	for _, word := range c.Args() {
		for _, m := range variableUse.FindAllStringSubmatch(word.Value, -1) {
			if name := m[1] + m[2] + m[3]; derived[name] != "" {
				names = append(names, name)
			}
		}
	}
	return names
}

// masks says whether a script masks a variable.
func masks(read *shell.Script, name string) bool {
	for _, c := range read.Commands {
		for _, word := range c.Args() {
			if rest, ok := strings.CutPrefix(word.Value, "::add-mask::"); ok && strings.Contains(rest, name) {
				return true
			}
		}
	}
	return false
}

// reportDerived judges by where a command writes; into a file of one's own, or to
// another program, is fine.
func reportDerived(p *lint.Pass, h *holder, c *shell.Command, secret string) {
	f := lint.Finding{
		Span: h.span(p, c.Start, c.End), Aliases: []string{},
		Hint: "mask it first: echo \"::add-mask::$VALUE\"",
	}
	_, shown := reachesLog(c)
	switch {
	case !printers[strings.ToLower(c.Name())]:
		return
	case environmentFile(c) == "GITHUB_ENV":
		f.Message = fmt.Sprintf("what a script%s takes out of secret %s goes to GITHUB_ENV, which every later step shows in its log", h.where(), quote(secret))
	case toOutput(c):
		f.Message = fmt.Sprintf("what a script%s takes out of secret %s becomes an output that no mask covers", h.where(), quote(secret))
		f.Severity, f.Audience = lint.Low, lint.Pedantic
	case shown:
		f.Message = fmt.Sprintf("what a script%s takes out of secret %s goes to the log, where no mask covers it", h.where(), quote(secret))
	default:
		return
	}
	p.Report(f)
}

func toOutput(c *shell.Command) bool {
	for _, r := range c.Redirect {
		if strings.Contains(r.Op, ">") && strings.Contains(r.Target.Value, "GITHUB_OUTPUT") {
			return true
		}
	}
	return false
}
