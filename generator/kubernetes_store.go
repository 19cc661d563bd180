package generator

import (
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// secretStore is a SecretStore of one service, which the External Secrets
// Operator opens as Account, a ServiceAccount that no pod has: the program gets
// its secrets and not the right to ask for more.
type secretStore struct {
	Name, Account string
	Audience      string
	Vault         *ship.VaultStore
	AWS           *ship.AWSStore
	GCP           *ship.GCPStore
	Labels        []label
}

func newSecretStores(in *Input, service *ship.Service, labels []label) []secretStore {
	var out []secretStore
	for _, from := range externalStores(in, service) {
		store := secretStore{Name: storeName(service, from), Account: secretsAccount(service), Audience: vaultAudience, Labels: labels}
		switch stores := in.Ship.SecretStores; from {
		case "vault":
			store.Vault = stores.Vault
		case "aws":
			store.AWS = stores.AWS
		case "gcp":
			store.GCP = stores.GCP
		}
		if store.Vault != nil || store.AWS != nil || store.GCP != nil { // else checkStore reports it
			out = append(out, store)
		}
	}
	return out
}

// externalStores are the stores that the operator opens for a service, sorted.
func externalStores(in *Input, service *ship.Service) []string {
	var out []string
	for _, secret := range service.Secrets {
		if external(in, secret) {
			out = append(out, secret.From)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func secretsAccount(service *ship.Service) string { return service.Name + "-secrets" }

// storeAccount is that ServiceAccount with the right to be taken on.
type storeAccount struct {
	Name        string
	Labels      []label
	Annotations []label // whom the clouds take it for
}

func newStoreAccount(in *Input, service *ship.Service, labels []label) *storeAccount {
	stores := newSecretStores(in, service, labels)
	if len(stores) == 0 {
		return nil
	}
	a := &storeAccount{Name: secretsAccount(service), Labels: labels}
	for _, store := range stores {
		switch {
		case store.AWS != nil && store.AWS.Role != "":
			// https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html
			a.Annotations = append(a.Annotations, label{"eks.amazonaws.com/role-arn", store.AWS.Role})
		case store.GCP != nil && store.GCP.ServiceAccount != "":
			// https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
			a.Annotations = append(a.Annotations, label{"iam.gke.io/gcp-service-account", store.GCP.ServiceAccount})
		}
	}
	return a
}

// secretJobs are the objects that bring a service's secrets into the cluster.
func secretJobs(in *Input, service *ship.Service, labels []label) []Job {
	const dir = "kubernetes/secrets/"
	var jobs []Job
	if account := newStoreAccount(in, service, labels); account != nil {
		for _, file := range []string{"secrets-serviceaccount.yaml", "secrets-role.yaml", "secrets-rolebinding.yaml"} {
			jobs = append(jobs, Job{Template: dir + file + ".tmpl", Output: file, Data: account})
		}
	}
	for _, store := range newSecretStores(in, service, labels) {
		jobs = append(jobs, Job{Template: dir + "secretstore.yaml.tmpl", Output: "secretstore-" + strings.TrimPrefix(store.Name, service.Name+"-") + ".yaml", Data: store})
	}
	for _, secret := range newExternalSecrets(in, service, labels) {
		jobs = append(jobs, Job{Template: dir + "externalsecret.yaml.tmpl", Output: "externalsecret-" + strings.TrimPrefix(secret.Name, service.Name+"-") + ".yaml", Data: secret})
	}
	if secrets := agentSecrets(in, service); len(secrets) > 0 {
		config := &workload{Labels: labels, ConfigMap: agentConfig(in, service, secrets)}
		jobs = append(jobs, Job{Template: "kubernetes/base/configmap.yaml.tmpl", Output: "vault-agent.yaml", Data: config})
	}
	return jobs
}
