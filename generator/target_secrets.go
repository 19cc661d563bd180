package generator

import (
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// secretsTarget renders what lies around the secrets of the manifests.
var secretsTarget = Target{
	Name: "secrets",
	Doc: "What the people who run Vault and the control plane apply, and how a rotation ends: the policy of Vault with just the " +
		"paths that ship.yaml names, `infra/vault/<name>.hcl`; the EncryptionConfiguration of the API server, " +
		"`infra/kubernetes/encryption.yaml`; and `scripts/revoke-old-key.sh`, which takes a rotated key back once no pod has it any more.",
	Keys: []string{"/services/*/secrets", "/secretStores"},
	Plan: planSecrets,
}

func planSecrets(in *Input) ([]Job, error) {
	var jobs []Job
	policy, err := newVaultPolicy(in)
	if err != nil {
		return nil, err
	}
	if policy != nil {
		jobs = append(jobs, Job{Template: "secrets/infra/vault/policy.hcl.tmpl", Output: path.Join("infra/vault", in.Ship.Name+".hcl"), Data: policy})
	}
	if socket := in.Ship.SecretStores.KMS; socket != "" {
		jobs = append(jobs, Job{Template: "secrets/infra/kubernetes/encryption.yaml.tmpl", Output: "infra/kubernetes/encryption.yaml",
			Data: encryption{Name: in.Ship.Name, Endpoint: socket}})
	}
	if slices.ContainsFunc(kubernetesServices(in.Ship, nil), keepsSecrets) {
		jobs = append(jobs, Job{Template: "secrets/scripts/revoke-old-key.sh.tmpl", Output: "scripts/revoke-old-key.sh", Mode: 0o755, Data: in.Ship.Name})
	}
	return jobs, nil
}

// keepsSecrets says whether a service has pods that live long enough to hold an
// old key.
func keepsSecrets(service *ship.Service) bool {
	return workloadKinds[service.Kind] == "Deployment" && len(service.Secrets) > 0
}

// encryption is the EncryptionConfiguration of a cluster.
type encryption struct{ Name, Endpoint string }

// vaultPolicy is what the role of the application may read, and the role.
type vaultPolicy struct {
	Name, Role, Mount, Audience string
	Paths                       []string
	Accounts, Namespaces        []string
}

// newVaultPolicy gathers the paths of all environments; nil where none is in Vault.
func newVaultPolicy(in *Input) (*vaultPolicy, error) {
	vault := in.Ship.SecretStores.Vault
	if vault == nil {
		return nil, nil
	}
	policy := &vaultPolicy{Name: in.Ship.Name, Role: vault.Role, Mount: vault.Mount, Audience: vaultAudience}
	for _, environment := range in.Ship.Environments {
		there, err := in.Ship.In(environment.Name)
		if err != nil {
			return nil, err
		}
		policy.add(in, there)
	}
	for _, at := range allPlaces(in) {
		policy.Namespaces = append(policy.Namespaces, at.namespace(in))
	}
	for _, list := range []*[]string{&policy.Paths, &policy.Accounts, &policy.Namespaces} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	if len(policy.Paths) == 0 {
		return nil, nil
	}
	return policy, nil
}

func (p *vaultPolicy) add(in *Input, there *ship.Ship) {
	for _, service := range kubernetesServices(there, nil) {
		for _, secret := range service.Secrets {
			if secret.From != "vault" {
				continue
			}
			name, _, _ := strings.Cut(secret.Path, "#")
			p.Paths = append(p.Paths, vaultPath(in.Ship.SecretStores.Vault, name))
			if viaAgent(in, secret) {
				p.Accounts = append(p.Accounts, service.Name)
			} else {
				p.Accounts = append(p.Accounts, secretsAccount(service))
			}
		}
	}
}

// Bound is a list as the flag of `vault write` takes it.
func (p *vaultPolicy) Bound(list []string) string { return strings.Join(list, ",") }
