package generator

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

func newNamespace(in *Input, at place) namespaceData {
	level := in.Ship.Policies.PodSecurity
	if level == "" {
		level = "restricted"
	}
	return namespaceData{Name: at.namespace(in), PartOf: in.Ship.Name, Level: level, Version: podSecurityVersion}
}

// checkNamespaces refuses two environments in one namespace of one cluster: the
// second deployment would overwrite the first.
func checkNamespaces(in *Input, found *problems) {
	type namespace struct{ target, name string }
	first := map[namespace]string{}
	for _, p := range allPlaces(in) {
		if p.Target == nil {
			continue
		}
		at := namespace{p.Target.Name, p.namespace(in)}
		if other, ok := first[at]; ok {
			found.add(pointer("environments", p.Environment.Name), "give each environment a namespace of its own",
				"environments %q and %q both deploy to namespace %q of target %q", other, p.Environment.Name, at.name, at.target)
			continue
		}
		first[at] = p.Environment.Name
	}
}
