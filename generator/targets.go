package generator

import (
	"errors"
	"slices"
)

// Targets are all targets, in the order of their names.
var Targets = []Target{ciTarget, dockerfileTarget, imageTarget, kubernetesTarget}

// Plan runs every target. The jobs come in the order of the targets, without
// those whose output is listed under `unmanaged`. The error, if any, joins every
// problem of every target, and every set key that no target renders.
func Plan(in *Input) ([]Job, error) {
	var jobs []Job
	var problems []error
	if err := unrendered(in.Ship, Targets); err != nil {
		problems = append(problems, err)
	}
	for _, target := range Targets {
		planned, err := target.Plan(in)
		if err != nil {
			problems = append(problems, err)
		}
		jobs = append(jobs, planned...)
	}
	if len(problems) > 0 {
		return nil, errors.Join(problems...)
	}
	return slices.DeleteFunc(jobs, func(job Job) bool { return slices.Contains(in.Ship.Unmanaged, job.Output) }), nil
}
