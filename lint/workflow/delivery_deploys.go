package workflow

import (
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// deployment is a command or action of a job that changes what runs somewhere.
type deployment struct {
	what       string // "kubectl apply"
	start, end int
	step       int  // index of its step
	waits      bool // it ends when the new version runs, or fails
	observable bool // a later step could wait for it
}

// deployments are those of a job that reaches a real place: one with a stored
// secret or an identity, and no cluster that it made itself.
func deployments(w *workflow.Workflow, j *workflow.Job) []deployment {
	if w.OnlyOn("pull_request", "merge_group") {
		return nil
	}
	all := deploying(w, j)
	if len(all) == 0 || tests.MatchString(strings.ToLower(j.ID)) || ownCluster(w, j) || !trusted(w, j) {
		return nil
	}
	return all
}

// deploying is every command and action of a job that could deploy.
func deploying(w *workflow.Workflow, j *workflow.Job) []deployment {
	var all []deployment
	for i, s := range j.Steps {
		if d, ok := deployingAction(s); ok {
			d.step = i
			all = append(all, d)
		}
		for _, c := range script(w, s).Commands {
			if d, ok := deployingCommand(c); ok {
				d.start, d.end, d.step = c.Start, c.End, i
				all = append(all, d)
			}
		}
	}
	return all
}

// tests are words in the id of a job that deploys only to look at it.
var tests = pattern.New(`(^|[^a-z])(e2e|tests?|integration|preview)([^a-z]|$)`)

// trusted says whether a job has what a deployment takes; a machine of one's own
// may hold the key itself.
func trusted(w *workflow.Workflow, j *workflow.Job) bool {
	if mintsToken(w, j) || slices.Contains(runnerNames(j), "self-hosted") {
		return true
	}
	stored := func(n *node.Node) bool {
		return slices.ContainsFunc(workflow.AllExpressions(n), func(e workflow.Expression) bool {
			for _, a := range flows(&e) {
				if name := secretName(a); name != "" && name != "github_token" {
					return true
				}
			}
			return false
		})
	}
	return stored(j.Node) || stored(w.Env)
}

// ownCluster says whether a job tests on a cluster of its own.
func ownCluster(w *workflow.Workflow, j *workflow.Job) bool {
	for _, s := range j.Steps {
		name := strings.ToLower(s.Action().FullName())
		for _, word := range []string{"kind", "minikube", "k3d", "k3s", "microk8s", "localstack"} {
			if strings.Contains(name, word) {
				return true
			}
		}
		for _, c := range script(w, s).Commands {
			if c.Is("kind", "minikube", "k3d", "k3s", "ctlptl", "microk8s", "localstack", "vcluster") {
				return true
			}
		}
	}
	return false
}

// waitingInputs are the actions that deploy, with the input that makes them wait;
// "*" where they always do, as their READMEs say.
var waitingInputs = map[string]string{
	"aws-actions/amazon-ecs-deploy-task-definition": "wait-for-service-stability",
	"google-github-actions/deploy-cloudrun":         "*",
	"google-github-actions/deploy-appengine":        "*",
	"azure/k8s-deploy":                              "*",
	"azure/webapps-deploy":                          "*",
	"azure/container-apps-deploy-action":            "*",
	"azure/functions-action":                        "*",
	"aws-actions/aws-cloudformation-github-deploy":  "*",
	"google-github-actions/deploy-cloud-functions":  "*",
	"akhileshns/heroku-deploy":                      "healthcheck",
}

func deployingAction(s *workflow.Step) (deployment, bool) {
	name := strings.ToLower(s.Action().FullName())
	if name == "appleboy/ssh-action" {
		return remote(s.Action().Slug(), input(s, "script").Text(), s.Uses.Start, s.Uses.End)
	}
	wait, ok := waitingInputs[name]
	if !ok || name == "aws-actions/amazon-ecs-deploy-task-definition" && input(s, "service") == nil {
		return deployment{}, false
	}
	d := deployment{what: s.Action().Slug(), start: s.Uses.Start, end: s.Uses.End, waits: wait == "*", observable: true}
	if value := input(s, wait); value != nil && !falsy(value) {
		d.waits = true
	}
	return d, true
}

// deployingCommand: what waits does so by its documentation: helm with --wait,
// gcloud run deploy unless --async or --no-traffic, flyctl and kubectl rollout.
func deployingCommand(c *shell.Command) (deployment, bool) {
	if c.Has("--dry-run", "--dry-run=client", "--dry-run=server", "--help") {
		return deployment{}, false
	}
	d, verb := deployment{observable: true}, verbOf(c)
	switch {
	case c.Is("kubectl") && (verb == "apply" || verb == "replace" || verb == "set" && slices.ContainsFunc(c.Words, func(w shell.Word) bool { return w.Value == "image" })),
		c.Is("kubectl") && verb == "rollout" && c.Has("restart"):
		d.what = "kubectl " + verb
	case c.Is("helm") && (verb == "upgrade" || verb == "install"):
		d.waits = c.Has("--wait", "--atomic", "--rollback-on-failure", "--wait=true", "--wait=watcher", "--atomic=true")
	case c.Is("aws") && c.Arg(1) == "ecs" && (c.Arg(2) == "update-service"):
		d.what = "aws ecs update-service"
	case c.Is("gcloud") && slices.Contains([]string{"run deploy", "app deploy", "functions deploy"}, c.Arg(1)+" "+c.Arg(2)):
		d.what, d.waits = "gcloud "+c.Arg(1)+" deploy", !c.Has("--async")
	case c.Is("argocd") && c.Arg(1) == "app" && (c.Arg(2) == "sync" || c.Arg(2) == "set"):
		d.what = "argocd app " + c.Arg(2)
	case c.Is("flyctl", "fly") && c.Arg(1) == "deploy":
		d.waits = !c.Has("--detach")
	case c.Is("terraform", "tofu") && verb == "apply", c.Is("pulumi") && verb == "up", c.Is("cdk", "sam", "serverless", "sls", "kamal", "wrangler") && verb == "deploy":
		d.what, d.observable = c.Name()+" "+verb, false
	case c.Is("helmfile") && (verb == "apply" || verb == "sync"), c.Is("nomad") && verb == "job" && c.Has("run"):
		d.waits = !c.Has("-detach")
	case c.Is("aws") && c.Arg(1) == "lambda" && c.Arg(2) == "update-function-code":
		d.what, d.observable = "aws lambda update-function-code", false
	case c.Is("docker") && c.Arg(1) == "stack" && c.Arg(2) == "deploy":
		d.what, d.waits = "docker stack deploy", c.Has("--detach=false")
	case c.Is("ssh"):
		return remote("ssh", restOf(c), c.Start, c.End)
	default:
		return deployment{}, false
	}
	if d.what == "" {
		d.what = c.Name() + " " + c.Arg(1)
	}
	return d, true
}

// restarts are what starts another version on a machine, by the commands that
// somebody runs there; asks, what looks at it afterwards.
var (
	restarts = pattern.New(`docker[ -]compose\b[^\n;&|]*\bup\b|docker (?:service update|stack deploy|run -d|run --detach)|systemctl\b[^\n;&|]*\brestart\b|service \S+ restart|kubectl (?:apply|set image|rollout restart)|pm2 (?:restart|reload)|supervisorctl restart`)
	asks     = pattern.New(`\b(?:curl|wget|is-active|rollout status|healthcheck|systemctl status)\b|\s--wait\b`)
)

// remote is a deployment by commands that run on another machine.
func remote(what, script string, start, end int) (deployment, bool) {
	if !restarts.MatchString(script) {
		return deployment{}, false
	}
	return deployment{what: what, start: start, end: end, waits: asks.MatchString(script), observable: true}, true
}

// restOf is the text of a command behind its program, here-documents included.
func restOf(c *shell.Command) string {
	var text strings.Builder
	for _, word := range c.Args() {
		text.WriteString(word.Value + " ")
	}
	for _, r := range c.Redirect {
		text.WriteString("\n" + r.Heredoc)
	}
	return text.String()
}

// verbOf is the first word of a command that is no option: options before it,
// such as `kubectl -n prod apply` or `terraform -chdir=infra apply`, take at most
// one value.
func verbOf(c *shell.Command) string {
	for i := 1; i < len(c.Words); i++ {
		word := c.Words[i].Value
		if !strings.HasPrefix(word, "-") {
			return word
		}
		if !strings.Contains(word, "=") && !c.Is("terraform", "tofu") {
			i++
		}
	}
	return ""
}
