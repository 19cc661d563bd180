package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/workflow"
)

// PersonalRegistryToken finds personal tokens where the run's own would do.
var PersonalRegistryToken = &lint.Rule{
	Name:  "personal-registry-token",
	Title: "Personal token for GitHub's container registry",
	Doc: doc("A personal token works for everything that its owner may do, until somebody revokes it, and stops when its owner leaves. The run has a token of its own, good for this repository until the job ends.",
		"- uses: docker/login-action@<commit> # v3.6.0\n  with:\n    registry: ghcr.io\n    password: ${{ secrets.CR_PAT }}", "permissions:\n  packages: write\nsteps:\n  - uses: docker/login-action@<commit> # v3.6.0\n    with:\n      registry: ghcr.io\n      username: ${{ github.actor }}\n      password: ${{ secrets.GITHUB_TOKEN }}",
		"Use `GITHUB_TOKEN` with `packages: write`, and give the repository access in the package's settings where the package is older than it. A package of another owner does need another token. https://docs.github.com/packages/working-with-a-github-packages-registry/working-with-the-container-registry"),
	Theme: lint.Insecure, Severity: lint.Medium, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Kinds: workflows,
	File:  personalRegistryToken,
}

func personalRegistryToken(p *lint.Pass) error {
	return eachJob(p, func(w *workflow.Workflow, j *workflow.Job) {
		for _, l := range registryLogins(w, j) {
			if l.own || len(l.secrets) == 0 || l.secrets[0] == "*" || handedOver(w, l.secrets[0]) {
				continue
			}
			p.Report(lint.Finding{
				Span:    at(p, l.password),
				Message: fmt.Sprintf("stored token %s is used for ghcr.io, where the run's own would do", strings.ToUpper(l.secrets[0])),
				Hint:    "use secrets.GITHUB_TOKEN and give the job packages: write",
			})
		}
	})
}

// handedOver says whether a secret is what the caller of a reusable workflow
// passes, which may be its own token.
func handedOver(w *workflow.Workflow, name string) bool {
	call := w.Trigger("workflow_call")
	if call == nil || call.Config == nil {
		return false
	}
	declared := call.Config.Get("secrets")
	if declared == nil {
		return false
	}
	for _, pair := range declared.Pairs {
		if strings.EqualFold(pair.Key.Text(), name) {
			return true
		}
	}
	return false
}
