package workflow

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/node"
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
var tests = regexp.MustCompile(`(^|[^a-z])(e2e|tests?|integration|preview)([^a-z]|$)`)

// trusted says whether a job has what a deployment takes.
func trusted(w *workflow.Workflow, j *workflow.Job) bool {
	if mintsToken(w, j) {
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
}

func deployingAction(s *workflow.Step) (deployment, bool) {
	name := strings.ToLower(s.Action().FullName())
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
	d := deployment{what: c.Name() + " " + c.Arg(1), observable: true}
	verb := verbOf(c)
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
	case c.Is("terraform", "tofu") && verb == "apply":
		d.observable = false
	default:
		return deployment{}, false
	}
	return d, true
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
