package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// DeployWithoutVerification finds deployments that end before anybody knows
// whether they work.
var DeployWithoutVerification = &lint.Rule{
	Name:  "deploy-without-verification",
	Title: "Deployment that nobody waits for",
	Doc: doc("`kubectl apply` is done when the API server has taken the text. Whether the new pods start, answer and stay up shows minutes later, and the job is green by then: the next thing that notices is a user.",
		"- run: kubectl apply -k deploy/overlays/production", "- run: kubectl apply -k deploy/overlays/production\n- run: kubectl rollout status deployment/api --timeout=120s\n- run: curl --fail --retry 5 --retry-all-errors https://api.example.com/readyz",
		"Wait for the rollout (`kubectl rollout status`, `helm upgrade --wait`, `aws ecs wait services-stable`, `wait-for-service-stability: true`), then ask the service. A later step that calls a script, or a job that needs this one, is taken for a check. https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#deployment-status"),
	Theme: lint.Unreliable, Severity: lint.Low, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Kinds: workflows,
	File:  deployWithoutVerification,
}

func deployWithoutVerification(p *lint.Pass) error {
	return eachJob(p, func(w *workflow.Workflow, j *workflow.Job) {
		for _, d := range deployments(w, j) {
			if d.waits || !d.observable || checkedLater(w, j, d) || neededByCheck(w, j) {
				continue
			}
			p.Report(lint.Finding{
				Span:    p.Span(d.start, d.end),
				Message: fmt.Sprintf("nothing waits for what %s deploys, so the job is green before the new version runs", quote(d.what)),
				Hint:    "wait for the rollout, then ask the service for its health",
			})
			return // one per job: a check at its end is one for all
		}
	})
}

func checkedLater(w *workflow.Workflow, j *workflow.Job, d deployment) bool {
	for i, s := range j.Steps[d.step:] {
		if i > 0 && (checksByName(s.Name.Text()) || s.Action().Kind == workflow.Local) {
			return true
		}
		for _, c := range script(w, s).Commands {
			if c.Start > d.start && checks(c) {
				return true
			}
		}
	}
	return false
}

// checks says whether a command waits for a rollout or asks what was deployed, or
// is the repository's own and may.
func checks(c *shell.Command) bool {
	switch {
	case c.Is("kubectl"):
		return verbOf(c) == "wait" || c.Has("rollout") && c.Has("status")
	case c.Is("aws"):
		return c.Arg(2) == "wait"
	case c.Is("argocd"):
		return c.Has("wait")
	case c.Is("ssh"):
		return asks.MatchString(restOf(c))
	case c.Is("helm"):
		return c.Arg(1) == "test" || c.Arg(1) == "status"
	}
	return c.Is("curl", "wget", "http", "grpcurl", "k6", "newman", "hurl", "kubedog", "kapp", "werf") || private(c)
}

func checksByName(name string) bool {
	name = strings.ToLower(name)
	for _, word := range []string{"smoke", "verify", "health", "wait"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

// neededByCheck says whether another job runs after this one and checks.
func neededByCheck(w *workflow.Workflow, j *workflow.Job) bool {
	for _, other := range w.Jobs {
		for _, need := range other.Needs {
			if need.Value != j.ID {
				continue
			}
			if other.Uses != nil || checksByName(other.ID+" "+other.Name.Text()) {
				return true
			}
			for _, s := range other.Steps {
				for _, c := range script(w, s).Commands {
					if checks(c) {
						return true
					}
				}
			}
		}
	}
	return false
}
