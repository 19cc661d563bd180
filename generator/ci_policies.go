package generator

import "slices"

// policyJobs hold the manifests of every overlay to the rules that conftest
// knows, before anything is applied.
func (p *planner) policyJobs() []*WorkflowJob {
	const script = "scripts/check-policies.sh"
	if !slices.Contains(p.in.Ship.Policies.Engines, "conftest") || len(kubernetesServices(p.in.Ship, nil)) == 0 || unmanaged(p.in, script) {
		return nil
	}
	setup := p.shipgenGo(false)
	setup.With[len(setup.With)-1].Why = "Only tools are built here, and the key would be this repository's go.sum."
	return []*WorkflowJob{{
		ID: "policies", Name: "Policies", RunsOn: p.in.Ship.CI.Runner, TimeoutMinutes: 15,
		Permissions: []Permission{readContents}, Shell: bash,
		Steps: []WorkflowStep{
			p.checkout(), setup,
			install("install-conftest", "Install conftest", "github.com/open-policy-agent/conftest@"+conftest),
			install("install-kustomize", "Install kustomize", "sigs.k8s.io/kustomize/kustomize/v5@"+kustomize),
			{ID: "check-policies", Name: "Hold every overlay to the policies", Run: script},
		},
	}}
}
