package generator

import (
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// policyTarget renders what holds workloads to the policies.
var policyTarget = Target{
	Name: "policy",
	Doc: "One set of rules for pods and what makes them: no root, images by digest from allowed registries only, requests and a " +
		"memory limit, a readiness probe where there are ports. `policies.engines` says who enforces it: " +
		"`policy/admission` is a ValidatingAdmissionPolicy, `policy/gatekeeper` a ConstraintTemplate with its constraint, " +
		"`policy/conftest` Rego that `scripts/check-policies.sh` holds every overlay to. Gatekeeper's and conftest's come with their tests.",
	Keys: []string{"/policies/allowedRegistries", "/policies/engines"},
	Plan: planPolicy,
}

// policyData is what the templates of templates/policy print.
type policyData struct {
	Name       string
	Registries []string // "" = from anywhere
	Overlays   []string // folders that conftest looks at
}

// policySample is a Deployment for the tests of a policy: right but for one
// thing, which Wrong names; "" = right.
type policySample struct{ Image, Wrong string }

// policyMistakes are what the rules find, each by the name of its sample.
var policyMistakes = []string{"root", "registry", "tag", "limits", "probe"}

func planPolicy(in *Input) ([]Job, error) {
	engines := in.Ship.Policies.Engines
	if len(engines) == 0 || len(kubernetesServices(in.Ship, nil)) == 0 {
		return nil, nil
	}
	found := newProblems(in.Ship)
	checkPolicyOverrides(in, found)
	checkOwnImages(in, found)
	data := policyData{Name: in.Ship.Name, Registries: in.Ship.Policies.AllowedRegistries}
	for _, at := range allPlaces(in) {
		data.Overlays = append(data.Overlays, at.dir())
	}
	var jobs []Job
	for _, engine := range engines {
		for _, file := range policyFiles[engine] {
			jobs = append(jobs, Job{Template: "policy/" + file + ".tmpl", Output: file, Mode: modeOf(file), Data: data})
		}
		if engine == "gatekeeper" {
			jobs = append(jobs, sampleJobs(data)...)
		}
	}
	return jobs, found.err()
}

// policyFiles are the files of each engine.
var policyFiles = map[string][]string{
	"validatingAdmissionPolicy": {"policy/admission/kustomization.yaml", "policy/admission/policy.yaml", "policy/admission/binding.yaml"},
	"gatekeeper":                {"policy/gatekeeper/template.yaml", "policy/gatekeeper/constraint.yaml", "policy/gatekeeper/suite.yaml"},
	"conftest":                  {"policy/conftest/workloads.rego", "policy/conftest/workloads_test.rego", "scripts/check-policies.sh"},
}

func sampleJobs(data policyData) []Job {
	const dir = "policy/gatekeeper/"
	jobs := []Job{
		{Template: "policy/policy/gatekeeper/namespace.yaml.tmpl", Output: dir + "samples/namespace.yaml", Data: data},
		{Template: "policy/policy/gatekeeper/sample.yaml.tmpl", Output: dir + "samples/right.yaml", Data: data.Sample("")},
	}
	for _, wrong := range data.Mistakes() {
		jobs = append(jobs, Job{Template: "policy/policy/gatekeeper/sample.yaml.tmpl", Output: path.Join(dir, "samples", wrong+".yaml"), Data: data.Sample(wrong)})
	}
	return jobs
}

// Mistakes are those that the rules can find: without a list of registries all
// of them are right.
func (d policyData) Mistakes() []string {
	return slices.DeleteFunc(slices.Clone(policyMistakes), func(one string) bool { return one == "registry" && len(d.Registries) == 0 })
}

// Image is one that the rules let through.
func (d policyData) Image() string { return d.Sample("").Image }

func (d policyData) Sample(wrong string) policySample {
	registry := "registry.example"
	if len(d.Registries) > 0 {
		registry = d.Registries[0]
	}
	image := registry + "/app@" + noDigest
	switch wrong {
	case "tag":
		image = registry + "/app:1.2.3"
	case "registry":
		image = "elsewhere.example/app@" + noDigest
	}
	return policySample{Image: image, Wrong: wrong}
}

// checkPolicyOverrides refuses rules of one environment: the objects of a
// cluster are the same for all of its namespaces.
func checkPolicyOverrides(in *Input, found *problems) {
	for _, environment := range in.Ship.Environments {
		there, err := in.Ship.In(environment.Name)
		if err != nil {
			continue // schema/ship reports it
		}
		at := pointer("environments", environment.Name, "overrides", "policies")
		if !slices.Equal(there.Policies.AllowedRegistries, in.Ship.Policies.AllowedRegistries) {
			found.add(at+"/allowedRegistries", "set policies.allowedRegistries for all environments", "the rules are the cluster's, so its registries cannot differ in environment %q", environment.Name)
		}
	}
}

// checkOwnImages refuses what the rules would keep out of the cluster.
func checkOwnImages(in *Input, found *problems) {
	look := func(in *Input, services []*ship.Service) {
		for _, service := range services {
			w := newWorkload(in, service, newProblems(in.Ship))
			for _, c := range append(slices.Clone(w.Pod.Init), w.Pod.Containers...) {
				checkOwnImage(in, service, c, found)
			}
		}
	}
	look(in, kubernetesServices(in.Ship, nil))
	for _, at := range allPlaces(in) {
		there := *in
		there.place = &at
		look(&there, at.services(&there))
	}
}

func checkOwnImage(in *Input, service *ship.Service, c container, found *problems) {
	at := imageKey(in, service, c)
	if !strings.Contains(c.Image, "@sha256:") {
		found.add(at, "write it with its digest, or run `shipgen pin`", "the policies want images by digest, and %q has none", c.Image)
	}
	allowed := in.Ship.Policies.AllowedRegistries
	if len(allowed) > 0 && !slices.ContainsFunc(allowed, func(registry string) bool { return strings.HasPrefix(c.Image, registry+"/") }) {
		found.add(at, "add its registry to policies.allowedRegistries, or take it from one of them", "%q comes from none of the allowed registries %s", c.Image, strings.Join(allowed, ", "))
	}
}

// imageKey is the key of ship.yaml that a container's image comes from.
func imageKey(in *Input, service *ship.Service, c container) string {
	isSidecar := slices.ContainsFunc(service.Sidecars, func(s ship.Sidecar) bool { return s.Name == c.Name })
	switch {
	case isSidecar:
		return pointer("services", service.Name, "sidecars", c.Name, "image")
	case c.Name == "vault-agent":
		return "/secretStores/vault/image"
	case c.Name == "bundle" && in.edge() != nil:
		return pointer("targets", in.place.Target.Name, "edge", "bundle")
	case service.Build.Image != "":
		return pointer("services", service.Name, "build", "image")
	}
	return "/image/registry"
}
