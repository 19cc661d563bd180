package generator

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// Where the Vault Agent of a pod has its files.
const (
	agentDir       = "/run/vault"
	agentTokenDir  = "/run/vault-token"
	agentConfigDir = "/etc/vault-agent"
)

// vaultAudience is whom the tokens are for that ServiceAccounts show Vault.
const vaultAudience = "vault"

// addAgent puts a Vault Agent before the program: an init container that goes on
// running, so that the files are there before the start and follow a rotation.
// https://developer.hashicorp.com/vault/docs/agent-and-proxy/agent
func (p *pod) addAgent(in *Input, c *container, service *ship.Service, secrets []ship.Secret, found *problems) {
	if len(secrets) == 0 {
		return
	}
	wanted := in.Ship.SecretStores.Vault.Image
	image, err := in.Pins.Image(wanted)
	if err != nil {
		found.add("/secretStores/vault/image", "", "no pin for the image %s: %v", wanted, err)
	}
	var there []string
	for _, secret := range secrets {
		there = append(there, "test -s "+path.Join(agentDir, secret.Name))
	}
	p.Volumes = append(p.Volumes,
		volume{Name: "vault", Size: "1Mi", Memory: true},
		volume{Name: "vault-token", Audience: vaultAudience},
		volume{Name: "vault-agent", ConfigMap: agentConfig(in, service, secrets).Name},
	)
	files := mount{Volume: "vault", Path: agentDir}
	p.Init = append(p.Init, container{
		Name: "vault-agent", Image: image, Always: true,
		Command: []string{"vault", "agent", "-config=" + agentConfigDir},
		Resources: ship.Resources{
			Requests: ship.ResourceList{CPU: "10m", Memory: "64Mi", EphemeralStorage: "16Mi"},
			Limits:   ship.ResourceList{Memory: "64Mi", EphemeralStorage: "16Mi"},
		},
		Startup: &probe{Probe: &ship.Probe{
			Exec: []string{"sh", "-c", strings.Join(there, " && ")}, PeriodSeconds: 1, TimeoutSeconds: 1, FailureThreshold: 60,
		}},
		Mounts: []mount{
			files,
			{Volume: "vault-token", Path: agentTokenDir, ReadOnly: true},
			{Volume: "vault-agent", Path: agentConfigDir, ReadOnly: true},
		},
	})
	files.ReadOnly = true
	c.Mounts = append(c.Mounts, files)
}

// agentConfig is the agent's configuration, named by its content: a change is
// read by new pods only.
func agentConfig(in *Input, service *ship.Service, secrets []ship.Secret) *configMap {
	vault := in.Ship.SecretStores.Vault
	var b strings.Builder
	fmt.Fprintf(&b, "vault {\n  address = %s\n}\n\n", hclText(vault.Server))
	fmt.Fprintf(&b, "auto_auth {\n  method \"kubernetes\" {\n    mount_path = %s\n    config = {\n      role       = %s\n      token_path = %s\n    }\n  }\n}\n\n",
		hclText("auth/"+vault.Mount), hclText(vault.Role), hclText(agentTokenDir+"/token"))
	b.WriteString("template_config {\n  exit_on_retry_failure         = true\n  static_secret_render_interval = " + hclText(shortest(secrets)) + "\n}\n")
	for _, secret := range secrets {
		fmt.Fprintf(&b, "\ntemplate {\n  destination          = %s\n  perms                = \"0440\"\n  error_on_missing_key = true\n  contents             = %s\n}\n",
			hclText(path.Join(agentDir, secret.Name)), hclText(agentTemplate(vault, secret)))
	}
	sum := sha256.Sum256([]byte(b.String()))
	return &configMap{
		Name: service.Name + "-vault-agent-" + hex.EncodeToString(sum[:])[:10],
		Text: []configEntry{{"agent.hcl", b.String()}},
	}
}

// shortest is the interval of the secret that is asked for most often: the
// agent has one for all.
func shortest(secrets []ship.Secret) string {
	least := secrets[0].RefreshInterval
	for _, secret := range secrets {
		least = min(least, secret.RefreshInterval)
	}
	return least.Std().String()
}

// agentTemplate prints one value. schema/ship lets neither quotes nor braces
// into a path or key.
func agentTemplate(vault *ship.VaultStore, secret ship.Secret) string {
	name, key, _ := strings.Cut(secret.Path, "#")
	data := ".Data.data"
	if vault.Version == "v1" {
		data = ".Data"
	}
	return fmt.Sprintf(`{{ with secret "%s" }}{{ index %s "%s" }}{{ end }}`, vaultPath(vault, name), data, key)
}

// vaultPath is the path of Vault's API below /v1 for a path as people write it.
// https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2#read-secret-version
func vaultPath(vault *ship.VaultStore, name string) string {
	engine, rest, _ := strings.Cut(name, "/")
	if vault.Version == "v1" || strings.HasPrefix(rest, "data/") {
		return name
	}
	return engine + "/data/" + rest
}

// hclText is a string of HCL; what ship.yaml lets through is UTF-8.
func hclText(s string) string {
	quoted, err := quoteHCL(s)
	if err != nil {
		return `""`
	}
	return quoted
}

// agentSecrets are the secrets that a Vault Agent brings a service.
func agentSecrets(in *Input, service *ship.Service) []ship.Secret {
	var out []ship.Secret
	for _, secret := range service.Secrets {
		if viaAgent(in, secret) {
			out = append(out, secret)
		}
	}
	return out
}
