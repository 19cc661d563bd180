package workflow

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/workflow"
)

// DeployWithoutEnvironment finds deployments that GitHub knows nothing of.
var DeployWithoutEnvironment = &lint.Rule{
	Name:  "deploy-without-environment",
	Title: "Job that deploys without an environment",
	Doc: doc("An environment holds the secrets that only its jobs may read, says who approves and which branches and tags may deploy, and keeps the history. A job that deploys without one has the secrets that every other job can have, and anybody who can push a workflow can deploy.",
		"deploy:\n  runs-on: ubuntu-24.04\n  steps:\n    - run: kubectl apply -k deploy/overlays/production", "deploy:\n  runs-on: ubuntu-24.04\n  environment: production\n  steps:\n    - run: kubectl apply -k deploy/overlays/production",
		"Name the environment, move its secrets there, and protect it. Jobs that test on a cluster of their own are no deployments. https://docs.github.com/actions/how-tos/deploy/configure-and-manage-deployments/manage-environments"),
	Theme: lint.Insecure, Severity: lint.Low, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Kinds: workflows,
	File:  deployWithoutEnvironment,
}

func deployWithoutEnvironment(p *lint.Pass) error {
	return eachJob(p, func(w *workflow.Workflow, j *workflow.Job) {
		all := deployments(w, j)
		if w.Action || j.Environment != nil || len(all) == 0 {
			return
		}
		p.Report(lint.Finding{
			Span:    jobPlace(p, j),
			Message: fmt.Sprintf("job %s deploys with %s and names no environment", quote(j.ID), quote(all[0].what)),
			Hint:    "add environment: and move its secrets there",
			Related: []lint.Related{{Span: p.Span(all[0].start, all[0].end), Message: "deployed here"}},
		})
	})
}
