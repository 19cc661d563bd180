package workflow

import (
	"strings"

	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// registryLogin is a step that logs in to GitHub's container registry.
type registryLogin struct {
	step     *workflow.Step
	password *node.Node // where the credential stands
	secrets  []string   // lower case; none where it is no secret
	own      bool       // it is the run's own token
}

// registryLogins are the logins of a job to ghcr.io, by docker/login-action or by
// a script.
func registryLogins(w *workflow.Workflow, j *workflow.Job) []registryLogin {
	var all []registryLogin
	for _, s := range j.Steps {
		if s.Action().Is("docker/login-action") && isGHCR(w, j, s, input(s, "registry").Text()) {
			all = append(all, login(s, input(s, "password")))
		}
		for _, c := range script(w, s).Commands {
			if c.Is("docker", "podman", "buildah", "skopeo", "crane", "oras", "helm") && c.Has("login") && c.Has("ghcr.io", "https://ghcr.io") {
				all = append(all, scriptLogin(s))
				break
			}
		}
	}
	return all
}

// isGHCR: the registry is often a variable of the workflow.
func isGHCR(w *workflow.Workflow, j *workflow.Job, s *workflow.Step, registry string) bool {
	inner := strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(registry, "${{"), "}}"))
	if name, ok := strings.CutPrefix(inner, "env."); ok {
		registry = w.EnvOf(j, s, name).Text()
	}
	return registry == "ghcr.io" || registry == "https://ghcr.io"
}

func login(s *workflow.Step, password *node.Node) registryLogin {
	l := registryLogin{step: s, password: password, secrets: secretsOf(password)}
	l.own = ownToken(password)
	return l
}

// scriptLogin takes the credential from the script or, where it names none, from
// the step's env.
func scriptLogin(s *workflow.Step) registryLogin {
	if l := login(s, s.Run); l.own || len(l.secrets) > 0 {
		return l
	}
	if s.Env != nil {
		for _, pair := range s.Env.Pairs {
			if strings.Contains(strings.ToUpper(pair.Key.Text()), "USER") {
				continue
			}
			if l := login(s, pair.Value); l.own || len(l.secrets) > 0 {
				return l
			}
		}
	}
	return registryLogin{step: s}
}

// ownToken says whether a scalar holds the run's own token.
func ownToken(n *node.Node) bool {
	for _, e := range workflow.Expressions(n) {
		text := strings.ToLower(e.Text)
		if strings.Contains(text, "github.token") || strings.Contains(text, "secrets.github_token") {
			return true
		}
	}
	return false
}
