package workflow

import (
	"fmt"
	"strings"

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
		var all []pasted
		for _, e := range workflow.Expressions(s.Run) {
			for _, a := range flows(&e) {
				name := secretName(a)
				if name == "" && a.String() != "github.token" || name == "*" {
					continue
				}
				f := lint.Finding{
					Span:    place(p, &e),
					Message: fmt.Sprintf("secret %s is pasted into the script's text", quote(strings.ToUpper(name))),
					Hint:    "pass it in the step's env and use the variable",
				}
				if name == "" || name == "github_token" {
					f.Message, f.Severity = "the job's token is pasted into the script's text", lint.Low
				}
				all = append(all, pasted{f, e})
				break
			}
		}
		reportPasted(p, w, j, s, s.Run, all)
	})
}
