package generator

import (
	"cmp"
	"errors"
	"slices"

	"github.com/shipgen/shipgen/schema/ship"
)

// Targets are all targets, in the order of their names.
var Targets = []Target{alertsTarget, ciTarget, deployTarget, dockerfileTarget, gitopsTarget, imageTarget, infraTarget, kubernetesTarget, platformsTarget, policyTarget, releaseTarget, rollbackTarget, secretsTarget, settingsTarget, updatesTarget}

// Plan runs every target. The jobs come in the order of the targets, without
// those whose output is listed under `unmanaged`. The error, if any, holds every
// problem of every target and every set key that no target renders; it is a
// ship.Errors in file order, joined with what has no place in ship.yaml.
func Plan(in *Input) ([]Job, error) {
	var jobs []Job
	problems := []error{unrendered(in.Ship, Targets)}
	for _, target := range Targets {
		planned, err := target.Plan(in)
		problems = append(problems, err)
		for _, job := range planned {
			job.Target = target.Name
			jobs = append(jobs, job)
		}
	}
	jobs = own(in.Ship, jobs)
	if err := inFileOrder(problems); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(jobs, func(job Job) bool { return unmanaged(in, job.Output) }), nil
}

// unmanaged says whether a file is the user's own. A target asks where it would
// refuse what only its file needs.
func unmanaged(in *Input, output string) bool { return slices.Contains(in.Ship.Unmanaged, output) }

// inFileOrder merges errors with places, without repeats, and joins the others.
func inFileOrder(problems []error) error {
	var placed ship.Errors
	var others []error
	for _, err := range problems {
		var list ship.Errors
		if errors.As(err, &list) {
			placed = append(placed, list...)
		} else {
			others = append(others, err)
		}
	}
	slices.SortStableFunc(placed, func(a, b *ship.Error) int {
		return cmp.Or(cmp.Compare(a.At.Line, b.At.Line), cmp.Compare(a.At.Column, b.At.Column))
	})
	seen := map[ship.Error]bool{}
	placed = slices.DeleteFunc(placed, func(e *ship.Error) bool {
		again := seen[*e]
		seen[*e] = true
		return again
	})
	rest := errors.Join(others...)
	switch {
	case len(placed) == 0:
		return rest
	case rest == nil:
		return placed
	}
	return errors.Join(placed, rest)
}
