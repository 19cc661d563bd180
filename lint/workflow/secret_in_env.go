package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// SecretInEnv finds secrets that more steps can read than need to.
var SecretInEnv = &lint.Rule{
	Name:  "secret-in-env",
	Title: "Secret in the environment of a whole workflow or job",
	Doc: doc("Every step of the job, third-party actions and the dependencies that a build runs included, finds the secret in its environment. Only the step that needs it should.",
		"env:\n  TOKEN: ${{ secrets.TOKEN }}\njobs:\n  build:\n    steps:\n      - run: make\n      - run: ./deploy.sh", "jobs:\n  build:\n    steps:\n      - run: make\n      - run: ./deploy.sh\n        env:\n          TOKEN: ${{ secrets.TOKEN }}",
		"Move it to the env of the steps that use it. A job of a single step is left alone, and so is the job's own `GITHUB_TOKEN`, which permissions limit, outside the pedantic audience."),
	Theme: lint.LeakedSecret, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflows, Aliases: []string{},
	File: secretInEnv,
}

func secretInEnv(p *lint.Pass) error {
	w := view(p)
	steps := 0
	for _, j := range w.Jobs {
		steps += len(j.Steps)
		if len(j.Steps) > 1 {
			envSecrets(p, j.Env, fmt.Sprintf("all %d steps of job %s", len(j.Steps), quote(j.ID)), []string{"ghalint:job_secrets"})
		}
	}
	if len(w.Jobs) > 1 || steps > 1 {
		who, aliases := fmt.Sprintf("all %d jobs of the workflow", len(w.Jobs)), []string{"ghalint:workflow_secrets"}
		if len(w.Jobs) == 1 {
			who, aliases = fmt.Sprintf("all %d steps of the workflow", steps), []string{} // ghalint excepts it
		}
		envSecrets(p, w.Env, who, aliases)
	}
	return nil
}

func envSecrets(p *lint.Pass, env *node.Node, who string, aliases []string) {
	if env == nil {
		return
	}
	for _, pair := range env.Pairs {
		for _, e := range workflow.Expressions(pair.Value) {
			for _, a := range flows(&e) {
				f := lint.Finding{Span: place(p, &e), Hint: "set it in the env of the step that uses it", Aliases: aliases}
				switch name := secretName(a); {
				case name == "github_token", name == "" && a.String() == "github.token":
					f.Audience, f.Severity = lint.Pedantic, lint.Low
					f.Message = fmt.Sprintf("%s can read the job's token from %s", who, quote(pair.Key.Text()))
				case name == "":
					continue
				default:
					f.Message = fmt.Sprintf("%s can read secret %s from %s", who, quote(strings.ToUpper(name)), quote(pair.Key.Text()))
				}
				if !alone(&e) {
					f.Aliases = []string{}
				}
				p.Report(f)
			}
		}
	}
}

// alone says whether an expression is the name of a secret and no more, which is
// what ghalint looks for.
func alone(e *workflow.Expression) bool {
	text := strings.TrimSpace(e.Text)
	return text == "github.token" || strings.HasPrefix(text, "secrets.") && !strings.ContainsAny(text, " \t\n()[]")
}
