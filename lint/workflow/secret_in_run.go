package workflow

import (
	"fmt"
	"slices"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/workflow"
)

// SecretInRun finds secrets that are pasted into scripts.
var SecretInRun = &lint.Rule{
	Name:  "secret-in-run",
	Title: "Secret pasted into a script",
	Doc: doc("The runner puts the value into the script's text before a shell reads it: it is written to a file, shows in the process list and, with a quote or a `$` in it, breaks or runs. Error messages that quote the line defeat the masking of logs.",
		"- run: curl -H 'Authorization: Bearer ${{ secrets.TOKEN }}' https://api.example.com", "- run: curl -H \"Authorization: Bearer $TOKEN\" https://api.example.com\n  env:\n    TOKEN: ${{ secrets.TOKEN }}",
		"Hand it over in the step's env and use the variable. Only comparisons, as in `${{ secrets.TOKEN != '' }}`, are fine."),
	Theme: lint.LeakedSecret, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Fixable: true,
	File: secretInRun,
}

func secretInRun(p *lint.Pass) error {
	return eachStep(p, func(w *workflow.Workflow, j *workflow.Job, s *workflow.Step) {
		if s.Action().Kind == workflow.Local {
			pastedInside(p, w, j, s)
			return
		}
		pastedSecrets(p, w, j, s, "")
		pastedSecrets(p, w, j, s, "script")
	})
}

// pastedSecrets reports the secrets in a step's script, or in an input that its
// action runs.
func pastedSecrets(p *lint.Pass, w *workflow.Workflow, j *workflow.Job, s *workflow.Step, name string) {
	code, into := s.Run, "the script's text"
	if name != "" {
		if code = nil; slices.Contains(sinks[s.Action().Key()], name) {
			code, into = input(s, name), "input "+name+" of "+s.Action().FullName()
		}
	}
	if !dynamic(code) {
		return
	}
	own := &holder{w: w, j: j, step: s, via: s}
	var all []pasted
	for _, e := range workflow.Expressions(code) {
		for _, a := range flows(&e) {
			secret := own.access(a, longestChain)
			if secret == "" && a.String() != "github.token" || secret == "*" {
				continue
			}
			f := lint.Finding{
				Span:    place(p, &e),
				Message: fmt.Sprintf("secret %s is pasted into %s", quote(secret), into),
				Hint:    "pass it in the step's env and use the variable",
			}
			if secret == "" || secret == "GITHUB_TOKEN" {
				f.Message, f.Severity = "the job's token is pasted into "+into, lint.Low
			}
			if name != "" && !s.Action().Is("actions/github-script") {
				f.Severity, f.Audience = lint.Low, lint.Pedantic // it runs on another machine
			}
			all = append(all, pasted{f, e})
			break
		}
	}
	reportPasted(p, w, j, s, code, all)
}

// pastedInside reports a local action that is handed a secret and pastes it into
// a script, where the file uses the action.
func pastedInside(p *lint.Pass, w *workflow.Workflow, j *workflow.Job, s *workflow.Step) {
	if !handlesSecrets(p) {
		return
	}
	left := mostFollowed
	(&holder{w: w, j: j, step: s, via: s}).follow(p, func(h *holder) {
		if name := h.value(h.step.Run); name != "" && name != "*" {
			p.Report(lint.Finding{
				Span:    at(p, s.Uses),
				Message: fmt.Sprintf("%s pastes secret %s into a script's text", s.Uses.Text(), quote(name)),
				Hint:    "let the action pass its input in the env of the step and use the variable",
			})
		}
	}, deepest, &left)
}
