package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// SecretOutsideEnvironment finds secrets that no environment guards.
var SecretOutsideEnvironment = &lint.Rule{
	Name:  "secret-outside-environment",
	Title: "Secret read by a job without an environment",
	Doc: doc("A secret of the repository is there for every workflow on every branch that somebody can push to. One that belongs to an environment is given only to jobs that pass its rules: a branch, a reviewer, a waiting time.",
		"jobs:\n  deploy:\n    steps:\n      - run: ./deploy.sh\n        env:\n          TOKEN: ${{ secrets.DEPLOY_TOKEN }}", "jobs:\n  deploy:\n    environment: production\n    steps:\n      - run: ./deploy.sh\n        env:\n          TOKEN: ${{ secrets.DEPLOY_TOKEN }}",
		"Move the secret into an environment and name it on the job. That needs settings that are not in the files, so this is for the auditor."),
	Theme: lint.LeakedSecret, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Auditor,
	Kinds: workflows, Aliases: []string{"zizmor:secrets-outside-env"},
	File: secretOutsideEnvironment,
}

func secretOutsideEnvironment(p *lint.Pass) error {
	if view(p).OnlyOn("workflow_call") {
		return nil // the caller's environment is not to be seen here
	}
	return eachJob(p, func(w *workflow.Workflow, j *workflow.Job) {
		if j.Environment != nil || j.Uses != nil || w.Action {
			return
		}
		for _, e := range secretReads(w, j.Node) {
			for _, a := range reads(&e) {
				name := secretName(a)
				if name == "" || name == "github_token" {
					continue
				}
				what := "secret " + quote(strings.ToUpper(name))
				if len(a) == 1 {
					what = "all secrets"
				}
				f := lint.Finding{
					Span:    place(p, &e),
					Message: fmt.Sprintf("job %s reads %s outside any environment", quote(j.ID), what),
					Hint:    "keep the secret in an environment and name that on the job",
				}
				if w.IsReusable() {
					f.Aliases = []string{} // others take the caller's environment for granted
				}
				p.Report(f)
			}
		}
	})
}

// secretReads are the expressions of a node that may read secrets. Conditions
// without fences are left out: GitHub knows no secrets there.
func secretReads(w *workflow.Workflow, n *node.Node) []workflow.Expression {
	var all []workflow.Expression
	for _, e := range expressions(w) {
		if e.Node.Start >= n.Start && e.Node.End <= n.End && strings.Contains(strings.ToLower(e.Text), "secrets") {
			all = append(all, e)
		}
	}
	return all
}
