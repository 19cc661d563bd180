package generator

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// externalSecret is an ExternalSecret: what the operator copies from one store
// into a Secret of the same name, at one pace.
type externalSecret struct {
	Name, Store string
	Interval    string // as Go writes durations: another form would differ from what the API server keeps
	Data        []remoteSecret
	Labels      []label
}

// remoteSecret is a key of the Secret and where the store has it; Property is
// the part of a value that is an object, "" = all of it.
type remoteSecret struct{ Key, Name, Property string }

// viaAgent says whether a Vault Agent in the pod brings a secret, so that it
// never is a Secret of the cluster.
func viaAgent(in *Input, secret ship.Secret) bool {
	vault := in.Ship.SecretStores.Vault
	return secret.From == "vault" && vault != nil && vault.Via == "initContainer"
}

// external says whether the External Secrets Operator brings a secret.
func external(in *Input, secret ship.Secret) bool {
	return secret.From != "kubernetes" && !viaAgent(in, secret)
}

// newExternalSecrets are a service's, one per store and interval.
func newExternalSecrets(in *Input, service *ship.Service, labels []label) []externalSecret {
	var out []externalSecret
	for _, secret := range service.Secrets {
		if !external(in, secret) {
			continue
		}
		name, property, _ := strings.Cut(secret.Path, "#")
		from := remoteSecret{secret.Name, name, property}
		target := secretName(in, service, secret)
		i := slices.IndexFunc(out, func(e externalSecret) bool { return e.Name == target })
		if i >= 0 {
			out[i].Data = append(out[i].Data, from)
			continue
		}
		out = append(out, externalSecret{
			Name: target, Store: storeName(service, secret.From), Interval: secret.RefreshInterval.Std().String(),
			Data: []remoteSecret{from}, Labels: labels,
		})
	}
	return out
}

// secretName is the Secret of the cluster that holds a secret: <service>-<store>,
// with the interval where one store is asked at several.
func secretName(in *Input, service *ship.Service, secret ship.Secret) string {
	if secret.From == "kubernetes" {
		name, _, _ := strings.Cut(secret.Path, "#")
		return name
	}
	name := storeName(service, secret.From)
	for _, other := range service.Secrets {
		if other.From == secret.From && other.RefreshInterval != secret.RefreshInterval {
			return name + "-" + inUnits(secret.RefreshInterval)
		}
	}
	return name
}

// inUnits is a duration in its largest whole unit: 90s, 15m, 1h.
func inUnits(d ship.Duration) string {
	n, unit := d.Seconds(), "s"
	for _, larger := range []struct {
		unit  string
		times int
	}{{"m", 60}, {"h", 60}, {"d", 24}} {
		if n%larger.times != 0 {
			break
		}
		n, unit = n/larger.times, larger.unit
	}
	return strconv.Itoa(n) + unit
}

func storeName(service *ship.Service, store string) string { return service.Name + "-" + store }

// secretKey is the key in that Secret.
func secretKey(secret ship.Secret) string {
	if secret.From == "kubernetes" {
		_, key, _ := strings.Cut(secret.Path, "#")
		return key
	}
	return secret.Name
}

// mountSecrets turns references to stores into files below /run/secrets, whose
// place the variable <name>_FILE tells, or into variables. A file follows a
// rotated secret without a restart, a variable does not.
func (p *pod) mountSecrets(in *Input, c *container, service *ship.Service, found *problems) {
	var sources []secretSource
	var agent []ship.Secret
	for _, secret := range service.Secrets {
		checkStore(in, service, secret, found)
		switch name := secretName(in, service, secret); {
		case viaAgent(in, secret):
			agent = append(agent, secret)
			c.setEnv(envEntry{Name: envName(secret.Name) + "_FILE", Value: path.Join(agentDir, secret.Name)})
		case secret.Mount == "env":
			c.setEnv(envEntry{Name: secret.Name, Secret: name, Key: secretKey(secret)})
		default:
			sources = addSource(sources, name, secretItem{Key: secretKey(secret), Path: secret.Name})
			c.setEnv(envEntry{Name: envName(secret.Name) + "_FILE", Value: path.Join(secretsDir, secret.Name)})
		}
	}
	if len(sources) > 0 {
		p.Volumes = append(p.Volumes, volume{Name: "secrets", Secrets: sources})
		c.Mounts = append(c.Mounts, mount{Volume: "secrets", Path: secretsDir, ReadOnly: true})
	}
	p.addAgent(in, c, service, agent, found)
}

// checkStore refuses a secret of a store that ship.yaml does not describe, and
// what its way into the pod cannot do.
func checkStore(in *Input, service *ship.Service, secret ship.Secret, found *problems) {
	stores := in.Ship.SecretStores
	at := pointer("services", service.Name, "secrets", secret.Name)
	known := map[string]bool{"kubernetes": true, "vault": stores.Vault != nil, "aws": stores.AWS != nil, "gcp": stores.GCP != nil}
	hint := map[string]string{"vault": "{server: https://…}", "aws": "{region: …, role: …}", "gcp": "{project: …}"}[secret.From]
	switch {
	case !known[secret.From]:
		found.add(at+"/from", fmt.Sprintf("add `secretStores: {%s: %s}`", secret.From, hint), "secretStores does not say where %s is", secret.From)
	case viaAgent(in, secret) && secret.Mount == "env":
		found.add(at+"/mount", "mount it as a file", "a Vault Agent in the pod writes files, no variables")
	case viaAgent(in, secret) && service.Rotation == "restart":
		found.add(pointer("services", service.Name, "rotation"), "let the program read its files again",
			"a Vault Agent in the pod changes files, and no Secret that a restart could follow")
	}
}

// restartOnRotation has Reloader replace the pods, one by one, when a Secret
// that they use changes.
// https://github.com/stakater/Reloader#readme
func (w *workload) restartOnRotation(in *Input, service *ship.Service) {
	if service.Rotation != "restart" || w.Kind != "Deployment" {
		return
	}
	var names []string
	for _, secret := range service.Secrets {
		names = append(names, secretName(in, service, secret))
	}
	slices.Sort(names)
	if names = slices.Compact(names); len(names) > 0 {
		w.annotate("secret.reloader.stakater.com/reload", strings.Join(names, ","))
	}
}
