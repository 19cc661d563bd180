package generator

import (
	"path"
	"slices"

	"github.com/shipgen/shipgen/schema/ship"
)

// kubernetesTarget renders manifests for kustomize.
var kubernetesTarget = Target{
	Name: "kubernetes",
	Doc: "Manifests for kustomize: `deploy/base` holds the objects of each service, `deploy/overlays/<environment>` a Namespace " +
		"with Pod Security labels, the image digest and, as patches, just what `environments.<name>.overrides` changes. " +
		"A service or worker becomes a Deployment with ServiceAccount, NetworkPolicy, Service, HorizontalPodAutoscaler and " +
		"PodDisruptionBudget as its ports and scaling ask; a job a Job; a cron job a CronJob. Config files become a ConfigMap " +
		"named by its content, secrets files below `/run/secrets`: those of a store come through the External Secrets " +
		"Operator or a Vault Agent in the pod. `expose` becomes an HTTPRoute or an Ingress, `migrate` a Job or an init container. " +
		"An environment with several clusters has an overlay for each, `<environment>-<target>`; that of a KubeEdge group keeps the pods on its nodes. Patches of your own, listed under `patches`, apply last.",
	Keys: []string{
		"/services/*/kind", "/services/*/build/image", "/services/*/ports", "/services/*/livenessProbe", "/services/*/readinessProbe",
		"/services/*/startupProbe", "/services/*/health", "/services/*/env", "/services/*/config", "/services/*/secrets", "/services/*/resources",
		"/services/*/scaling", "/services/*/schedule", "/services/*/args", "/services/*/writablePaths", "/services/*/sidecars", "/services/*/targets",
		"/services/*/gracePeriod", "/services/*/drain", "/image/registry", "/targets/*/kubernetes/namespace", "/policies/podSecurity",
		"/services/*/expose", "/services/*/migrate", "/services/*/rotation", "/secretStores", "/targets/*/edge", "/environments/*/namespace", "/environments/*/targets", "/environments/*/overrides", "/patches",
	},
	Plan: planKubernetes,
}

const (
	baseDir     = "deploy/base"
	overlaysDir = "deploy/overlays"
)

func planKubernetes(in *Input) ([]Job, error) {
	found := newProblems(in.Ship)
	services := kubernetesServices(in.Ship, nil)
	if len(services) == 0 {
		return nil, found.err()
	}
	patches := newUserPatches(in, services, found)
	jobs := baseJobs(in, services, patches, found)
	if err := found.err(); err != nil {
		return nil, err // what follows compares renders of a base that is sound
	}
	objects, err := newObjectRenders(in, services, found)
	if err != nil {
		return nil, err
	}
	for _, at := range allPlaces(in) {
		more, err := overlayJobs(in, objects, at, patches, found)
		if err != nil {
			return nil, err
		}
		jobs = append(jobs, more...)
	}
	checkNamespaces(in, found)
	checkPlaces(in, found)
	return append(jobs, patches.jobs()...), found.err()
}

// kustomization is a kustomization.yaml that lists files.
type kustomization struct{ Resources, Patches []string }

// baseJobs are deploy/base: flat for one service, a folder each for several.
func baseJobs(in *Input, services []*ship.Service, patches *userPatches, found *problems) []Job {
	var jobs []Job
	var folders []string
	for _, service := range services {
		dir := serviceDir(services, service)
		mine := serviceJobs(in, service, dir, found)
		jobs = append(jobs, mine...)
		jobs = append(jobs, kustomizationJob(dir, kustomization{Resources: baseNames(mine), Patches: patches.in(dir)}))
		folders = append(folders, service.Name)
	}
	if len(services) > 1 {
		jobs = append(jobs, kustomizationJob(baseDir, kustomization{Resources: folders, Patches: patches.in(baseDir)}))
	}
	return jobs
}

func kustomizationJob(dir string, k kustomization) Job {
	return Job{Template: "kubernetes/base/kustomization.yaml.tmpl", Output: path.Join(dir, "kustomization.yaml"), Data: k}
}

func serviceDir(services []*ship.Service, service *ship.Service) string {
	if len(services) == 1 {
		return baseDir
	}
	return path.Join(baseDir, service.Name)
}

func baseNames(jobs []Job) []string {
	var names []string
	for _, job := range jobs {
		names = append(names, path.Base(job.Output))
	}
	return names
}

// kubernetesServices are the services that run on Kubernetes: in an
// environment, or anywhere when environment is nil.
func kubernetesServices(s *ship.Ship, environment *ship.Environment) []*ship.Service {
	var out []*ship.Service
	for _, service := range s.Services {
		if len(kubernetesTargets(s, environment, service)) == 0 && len(s.Targets) > 0 {
			continue
		}
		if workloadKinds[service.Kind] != "" {
			out = append(out, service)
		}
	}
	return out
}

// clusters are the platforms that take the manifests as they are.
var clusters = []string{"kubernetes", "eks", "gke", "aks", "arc", "ack", "edge"}

// kubernetesTargets are the clusters that an environment and a
// service both name; one that names none means all. Both may be nil.
func kubernetesTargets(s *ship.Ship, environment *ship.Environment, service *ship.Service) []*ship.Target {
	var out []*ship.Target
	for _, target := range s.Targets {
		if !slices.Contains(clusters, target.Platform) ||
			environment != nil && len(environment.Targets) > 0 && !slices.Contains(environment.Targets, target.Name) ||
			service != nil && len(service.Targets) > 0 && !slices.Contains(service.Targets, target.Name) {
			continue
		}
		out = append(out, target)
	}
	return out
}
