package generator

import (
	"path"
	"slices"

	"github.com/shipgen/shipgen/schema/ship"
)

var deployTarget = Target{
	Name: "deploy",
	Doc: "The workflow that builds, publishes and attests the images of a push and takes them to the environments which ask for it: " +
		"a push to the default branch to `on: push`, a tag to `on: tag`, and by hand any released version to any environment, all services or one. " +
		"With `auth: gitops` a job commits digests, version and time to the branch `environments/<overlay>`, which a controller in the cluster follows; " +
		"with `oidc` or `kubeconfig` it applies the overlay, waits, asks each service whether it is ready, compares what runs with what was released, " +
		"and goes back where any of that fails. `scripts/` holds the same steps for a person.",
	Keys: []string{
		"/environments/*/on", "/environments/*/targets", "/targets/*/kubernetes", "/targets/*/eks", "/targets/*/gke", "/targets/*/aks", "/targets/*/arc", "/targets/*/ack", "/release/tags", "/repository/defaultBranch",
	},
	Plan: planDeploy,
}

const deployFile = ".github/workflows/deploy.yml"

func planDeploy(in *Input) ([]Job, error) {
	at := deployPlaces(in)
	if !deploys(in) {
		return nil, nil
	}
	p := newPlanner(in, "/environments")
	var jobs []Job
	if deploysImages(in) {
		p.checkRegistry()
		jobs = append(jobs, Job{Template: "deploy/" + deployFile + ".tmpl", Output: deployFile, Data: p.deployWorkflow(at)})
	}
	if len(at) == 0 {
		return jobs, p.found.err() // no cluster: the scripts of the platforms do the rest
	}
	facts := newPlaceFacts(in, at)
	for _, script := range p.deployScripts(at) {
		jobs = append(jobs, scriptJob("deploy", script, facts))
	}
	return jobs, p.found.err()
}

// deployScripts are those that the places need.
func (p *planner) deployScripts(at []place) []string {
	scripts := []string{"places.sh", "set-release.sh", "verify-release.sh", "smoke.sh"}
	for _, one := range at {
		if one.fromGit() {
			scripts = append(scripts, "commit-release.sh")
		} else {
			scripts = append(scripts, clusterLogins[one.Target.Platform](p, one).Scripts...)
		}
	}
	slices.Sort(scripts)
	return slices.Compact(scripts)
}

// scriptJob is an executable script of a target.
func scriptJob(target, name string, data any) Job {
	return Job{Template: path.Join(target, "scripts", name+".tmpl"), Output: path.Join("scripts", name), Mode: 0o755, Data: data}
}

// deployPlaces are where a workflow can take what this repository builds: the
// cluster pulls from Git, or there is a way to log in to it.
func deployPlaces(in *Input) []place {
	var out []place
	for _, at := range allPlaces(in) {
		if len(at.released(in)) > 0 && (at.fromGit() || clusterLogins[at.Target.Platform] != nil) {
			out = append(out, at)
		}
	}
	return out
}

// branch is the branch that holds what a place runs. Nobody merges it: each
// deployment adds a commit, so that its history is that of the place.
func (p place) branch() string { return "environments/" + p.Name }

// released are the services of the place, as its environment has them, whose
// image this repository builds.
func (p place) released(in *Input) []*ship.Service {
	there := *in
	var err error
	if there.Ship, err = in.Ship.In(p.Environment.Name); err != nil {
		return nil // planKubernetes reports it
	}
	return slices.DeleteFunc(p.services(&there), func(service *ship.Service) bool { return service.Build.Image != "" })
}

// deploysImages says whether the deploy workflow publishes the images. Where the
// image workflow is the user's own, so is what follows it.
func deploysImages(in *Input) bool {
	return !unmanaged(in, deployFile) && !unmanaged(in, imageFile) && deploys(in)
}

// tagPattern is which tags are releases.
func tagPattern(s *ship.Ship) string {
	if s.Release != nil && s.Release.Tags != "" {
		return s.Release.Tags
	}
	return "v*"
}
