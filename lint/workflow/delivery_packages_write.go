package workflow

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// MissingPackagesWrite finds pushes to GitHub's registry that it will refuse.
var MissingPackagesWrite = &lint.Rule{
	Name:  "missing-packages-write",
	Title: "Push to ghcr.io without packages: write",
	Doc: doc("Permissions that are written replace the default, and a scope that is not named is none. Without `packages: write` the registry refuses the push: \"denied: installation not allowed to Write organization package\".",
		"permissions:\n  contents: read\nsteps:\n  - uses: docker/login-action@<commit> # v3.6.0\n    with: {registry: ghcr.io, username: ${{ github.actor }}, password: ${{ github.token }}}\n  - uses: docker/build-push-action@<commit> # v6.18.0\n    with: {push: true, tags: ghcr.io/acme/api:1.2.3}", "permissions:\n  contents: read\n  packages: write",
		"Give the job that pushes `packages: write`. https://docs.github.com/packages/learn-github-packages/about-permissions-for-github-packages"),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflows,
	File:  missingPackagesWrite,
}

func missingPackagesWrite(p *lint.Pass) error {
	return eachJob(p, func(w *workflow.Workflow, j *workflow.Job) {
		perms := w.PermissionsOf(j)
		access := perms.Access("packages")
		if access == "" || access == "write" {
			return
		}
		push := pushesGHCR(w, j)
		for _, l := range registryLogins(w, j) {
			if l.own && push != nil {
				p.Report(lint.Finding{
					Span:    at(p, perms.Node),
					Message: fmt.Sprintf("job %s pushes to ghcr.io with its own token, which has packages: %s", quote(j.ID), access),
					Hint:    "add packages: write to the job's permissions",
					Related: []lint.Related{{Span: at(p, push), Message: "pushed here"}},
				})
				return
			}
		}
	})
}

// pushesGHCR is the step's uses or run that pushes, where images of ghcr.io are
// named.
func pushesGHCR(w *workflow.Workflow, j *workflow.Job) *node.Node {
	named := bytes.Contains(j.Node.Source(), []byte("ghcr.io/")) || w.Env != nil && bytes.Contains(w.Env.Source(), []byte("ghcr.io"))
	var push *node.Node
	for _, s := range j.Steps {
		u := s.Action()
		if u.Is("docker/metadata-action") && (strings.Contains(input(s, "images").Text(), "ghcr.io")) {
			named = true
		}
		if u.Is("docker/build-push-action") && (input(s, "push") != nil && !falsy(input(s, "push")) || strings.Contains(input(s, "outputs").Text(), "push=true")) {
			push = s.Uses
		}
		for _, c := range script(w, s).Commands {
			if c.Is("docker", "podman") && c.Arg(1) == "push" && strings.HasPrefix(c.Arg(2), "ghcr.io/") {
				push, named = s.Run, true
			}
		}
	}
	if !named {
		return nil
	}
	return push
}
