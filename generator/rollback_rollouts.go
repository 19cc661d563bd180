package generator

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

const rolloutsDir = "deploy/rollouts"

// rollout is a service that Argo Rollouts takes from one revision to the next.
type rollout struct {
	*workload
	Prometheus, Query, Share string
	PauseSeconds             int // at each step, so that all of them take rollback.watch
}

// rolloutData is the component of one place.
type rolloutData struct{ Rollouts []rollout }

// Resources are the component's files.
func (d rolloutData) Resources() []string {
	var files []string
	for _, one := range d.Rollouts {
		files = append(files, one.Name+".yaml")
	}
	return files
}

// Autoscaled says whether an autoscaler has to know the Rollout.
func (d rolloutData) Autoscaled() bool {
	return slices.ContainsFunc(d.Rollouts, func(one rollout) bool { return one.Autoscaler != nil })
}

// rolloutSteps are the pauses of a rollout, after each share of the traffic.
const rolloutSteps = 3

// rolloutServices are those of a place, with its environment's overrides in
// there, whose share of failed requests is known.
func rolloutServices(there *Input, at place) []*ship.Service {
	wanted := there.Ship.Rollback
	if wanted == nil || wanted.Tool != "argoRollouts" || !at.fromGit() {
		return nil
	}
	return slices.DeleteFunc(at.released(there), func(service *ship.Service) bool {
		return workloadKinds[service.Kind] != "Deployment" || wanted.Query == "" && metricsPort(service) == nil
	})
}

// rollsOut says whether Argo Rollouts makes the pods of a service at the place
// that is being rendered.
func (in *Input) rollsOut(service *ship.Service) bool {
	return in.place != nil && slices.ContainsFunc(rolloutServices(in, *in.place), func(s *ship.Service) bool { return s.Name == service.Name })
}

// rolloutComponents are the Rollouts as the overlay of a place refers to them.
func rolloutComponents(there *Input, at place) []string {
	if len(rolloutServices(there, at)) == 0 {
		return nil
	}
	return []string{path.Join("../../rollouts", at.Name)}
}

func (p *planner) rolloutJobs(at place) []Job {
	there := *p.in
	there.place = &at
	var err error
	if there.Ship, err = p.in.Ship.In(at.Environment.Name); err != nil {
		return nil // planKubernetes reports it
	}
	if wanted := there.Ship.Rollback; wanted != nil && wanted.Tool == "argoRollouts" && !at.fromGit() {
		p.found.add("/rollback/tool", "set auth: gitops there, or tool: script",
			"a workflow deploys to %q and looks after the rollout; Argo Rollouts would do so a second time", at.Name)
	}
	var data rolloutData
	var jobs []Job
	dir := path.Join(rolloutsDir, at.Name)
	for _, service := range rolloutServices(&there, at) {
		one := newRollout(&there, at, service, p.found)
		data.Rollouts = append(data.Rollouts, one)
		jobs = append(jobs, Job{Template: "rollback/" + rolloutsDir + "/service.yaml.tmpl", Output: path.Join(dir, service.Name+".yaml"), Data: one})
	}
	if len(jobs) == 0 {
		return nil
	}
	return append(jobs, Job{Template: "rollback/" + rolloutsDir + "/kustomization.yaml.tmpl", Output: path.Join(dir, "kustomization.yaml"), Data: data})
}

func newRollout(there *Input, at place, service *ship.Service, found *problems) rollout {
	wanted := there.Ship.Rollback
	return rollout{
		workload:     newWorkload(there, service, found),
		Prometheus:   wanted.Prometheus,
		Query:        strings.ReplaceAll(errorShare(there.Ship, service), "NAMESPACE", at.namespace(there)),
		Share:        strconv.FormatFloat(wanted.ErrorRate/100, 'f', -1, 64),
		PauseSeconds: max(wanted.Watch.Seconds()/rolloutSteps, 1),
	}
}
