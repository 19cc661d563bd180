package generator

import (
	"slices"

	"github.com/shipgen/shipgen/schema/ship"
)

// namespaceData is a Namespace with its Pod Security level.
type namespaceData struct {
	Name, PartOf string
	Level        string
	// Version is the policy that refuses pods. It is fixed, so that an upgrade of
	// the cluster cannot start to refuse what ran before; warn and audit follow
	// the cluster and announce what will be refused. A cluster older than it
	// uses the newest it knows.
	// https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces
	Version string
}

const podSecurityVersion = "v1.36"

func newNamespace(in *Input, environment *ship.Environment) namespaceData {
	level := in.Ship.Policies.PodSecurity
	if level == "" {
		level = "restricted"
	}
	return namespaceData{Name: namespaceOf(in, environment), PartOf: in.Ship.Name, Level: level, Version: podSecurityVersion}
}

// namespaceOf is the namespace of an environment: the one that its clusters
// agree on, else its own, else one made of the names.
func namespaceOf(in *Input, environment *ship.Environment) string {
	var agreed []string
	for _, target := range kubernetesTargets(in.Ship, environment, nil) {
		agreed = append(agreed, target.Options["namespace"])
	}
	if agreed = slices.Compact(agreed); len(agreed) == 1 && agreed[0] != "" {
		return agreed[0]
	}
	if environment.Namespace != "" {
		return environment.Namespace
	}
	return in.Ship.Name + "-" + environment.Name
}

// checkNamespaces refuses two environments in one namespace of one cluster: the
// second deployment would overwrite the first.
func checkNamespaces(in *Input, found *problems) {
	type place struct{ target, namespace string }
	first := map[place]string{}
	for _, environment := range in.Ship.Environments {
		for _, target := range kubernetesTargets(in.Ship, environment, nil) {
			at := place{target.Name, namespaceOf(in, environment)}
			if other, ok := first[at]; ok {
				found.add(pointer("environments", environment.Name), "give each environment a namespace of its own",
					"environments %q and %q both deploy to namespace %q of target %q", other, environment.Name, at.namespace, target.Name)
				continue
			}
			first[at] = environment.Name
		}
	}
}
