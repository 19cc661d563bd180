package gitlab

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/gitlab"
	"github.com/shipgen/shipgen/schema/shell"
)

// Environment finds deployments that GitLab knows nothing of.
var Environment = &lint.Rule{
	Name:  "gitlab-deploy-without-environment",
	Title: "GitLab job that deploys without an environment",
	Doc: doc("GitLab keeps protection, approval, variables and the history of what ran where by environment. A job that deploys without one has every variable of the project, needs nobody's approval and leaves no way back in the interface.",
		"deploy:\n  script: [kubectl apply -f deploy/]", "deploy:\n  environment: production\n  script: [kubectl apply -f deploy/]",
		"Name the environment, and protect it. https://docs.gitlab.com/ci/environments/protected_environments/"),
	Theme: lint.Insecure, Severity: lint.Low, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Kinds: kinds,
	File:  withoutEnvironment,
}

func withoutEnvironment(p *lint.Pass) error {
	f := view(p)
	if f == nil {
		return nil
	}
	for _, j := range f.Jobs {
		environment, known := f.Get(j, "environment")
		if j.Hidden() || environment != nil || !known || !deploys(f, j) {
			continue
		}
		if c := deployment(f, j); c != nil {
			p.Report(lint.Finding{
				Span:    at(p, j.Key),
				Message: fmt.Sprintf("job %s deploys with %s and names no environment", quote(j.Name), quote(c.Name()+" "+c.Arg(1))),
				Hint:    "add environment: and protect it",
				Related: []lint.Related{{Span: p.Span(c.Start, c.End), Message: "deployed here"}},
			})
		}
	}
	return nil
}

// changing are the subcommands that change what runs, by program.
var changing = map[string]map[string]bool{
	"kubectl": {"apply": true, "set": true, "rollout": true, "create": true, "replace": true, "patch": true},
	"helm":    {"upgrade": true, "install": true},
	"gcloud":  {"run": true, "app": true, "functions": true},
	"aws":     {"ecs": true, "lambda": true, "s3": true},
	"ssh":     {}, "scp": {}, "rsync": {}, "ansible-playbook": {}, "terraform": {"apply": true}, "tofu": {"apply": true}, "argocd": {"app": true},
}

// deployment is the first command of a job that changes what runs somewhere.
func deployment(f *gitlab.File, j *gitlab.Job) *shell.Command {
	lines, _ := f.Lines(j, false)
	for _, line := range lines {
		for _, c := range line.Script.Commands {
			if subcommands, ok := changing[c.Name()]; ok && (len(subcommands) == 0 || subcommands[c.Arg(1)]) {
				return c
			}
		}
	}
	return nil
}
