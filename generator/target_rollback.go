package generator

import (
	"slices"
	"strings"
)

var rollbackTarget = Target{
	Name: "rollback",
	Doc: "The way back: `scripts/rollback.sh` for a person, `.github/workflows/rollback.yml` for one without access to the cluster, and " +
		"`scripts/watch-rollout.sh`, which a deployment runs: when a rollout fails, or the share of failed requests crosses `rollback.errorRate`, " +
		"it goes back at once, all pods of the old revision together, and waits until they are ready, " +
		"`rollback.timeout` from the crossing. Where the cluster pulls from Git, `scripts/rollback-gitops.sh` commits the files of the release before; " +
		"there `rollback.tool: argoRollouts` makes each service a Rollout in `deploy/rollouts`, which takes a share of the traffic at a time and " +
		"aborts by itself when an AnalysisTemplate finds the error rate too high.",
	Keys: []string{"/rollback"},
	Plan: planRollback,
}

const rollbackFile = ".github/workflows/rollback.yml"

func planRollback(in *Input) ([]Job, error) {
	at := deployPlaces(in)
	if len(at) == 0 {
		return nil, nil
	}
	p := newPlanner(in, "/rollback")
	jobs := []Job{{Template: "rollback/" + rollbackFile + ".tmpl", Output: rollbackFile, Data: p.rollbackWorkflow(at)}}
	facts := newPlaceFacts(in, at)
	scripts := []string{"rollback.sh", "watch-rollout.sh"}
	if slices.ContainsFunc(at, place.fromGit) {
		scripts = append(scripts, "rollback-gitops.sh")
	}
	for _, script := range scripts {
		jobs = append(jobs, scriptJob("rollback", script, facts))
	}
	for _, one := range at {
		jobs = append(jobs, p.rolloutJobs(one)...)
	}
	return jobs, p.found.err()
}

func (p *planner) rollbackWorkflow(at []place) *Workflow {
	services := builtServices(p.in.Ship)
	w := &Workflow{
		Name: "Roll back",
		On: On{Dispatch: true, Inputs: append([]DispatchInput{
			{Name: "environment", Description: "Where", Options: environmentNames(at)},
			{Name: "reason", Description: "Why"},
			{Name: "revision", Description: "To which revision (a commit where the cluster pulls from Git); empty: the one before", Optional: true},
		}, serviceInput(services)...)},
	}
	for _, one := range at {
		w.Jobs = append(w.Jobs, p.rollbackJob(one, len(services) > 1))
	}
	return w
}

func (p *planner) rollbackJob(at place, several bool) *WorkflowJob {
	job := &WorkflowJob{
		ID: "rollback-" + at.Name, Name: "Roll back " + at.Name,
		If:     "${{ inputs.environment == '" + at.Environment.Name + "' }}",
		RunsOn: p.in.Ship.CI.Runner, TimeoutMinutes: 15, Shell: bash, Environment: at.Environment.Name,
		Concurrency: Concurrency{
			Group: "rollback-" + at.Name, Cancel: "false",
			Why: "Not the group of deployments: the way back must not wait for what it undoes.",
		},
		Env: []Setting{
			{Name: "PLACE", Value: at.Name},
			{Name: "REASON", Value: "${{ inputs.reason }}"},
			{Name: "REVISION", Value: "${{ inputs.revision }}"},
		},
	}
	checkout := p.checkout()
	if at.fromGit() {
		job.Permissions = []Permission{{"contents", "write", "checkout, and push of the branch " + at.branch()}}
		checkout.With = append(checkout.With, Setting{Name: "fetch-depth", Value: 0, Why: "The releases are in the history."})
		job.Steps = []WorkflowStep{checkout, {
			ID: "rollback", Name: "Commit the release before",
			Env: []Setting{{Name: "GH_TOKEN", Value: "${{ github.token }}"}},
			Run: "scripts/rollback-gitops.sh \"$PLACE\" ${REVISION:+\"$REVISION\"}\n" + reasonSummary,
		}}
		return job
	}
	login := clusterLogins[at.Target.Platform](p, at)
	job.Permissions = append([]Permission{readContents}, login.Permissions...)
	job.Steps = append(append([]WorkflowStep{checkout}, login.Steps...), WorkflowStep{
		ID: "rollback", Name: "Roll back", Run: p.rollbackCommands(at, several) + reasonSummary,
	})
	if several {
		job.Env = append(job.Env, Setting{Name: "SERVICE", Value: "${{ inputs.service }}"})
	}
	return job
}

// rollbackCommands go back with one service or all.
func (p *planner) rollbackCommands(at place, several bool) string {
	var fact placeFact
	for _, service := range at.released(p.in) {
		fact.add(service)
	}
	commands := "services=(" + strings.Join(fact.Deployments, " ") + ")\n"
	if several {
		commands += "if [ \"$SERVICE\" != \"" + everyService + "\" ]; then\n  services=(\"$SERVICE\")\nfi\n"
	}
	return commands + "scripts/rollback.sh \"$PLACE\" \"${services[@]/%/${REVISION:+=$REVISION}}\"\n"
}

const reasonSummary = `printf '### %s was rolled back\n\n%s\n' "$PLACE" "$REASON" >> "$GITHUB_STEP_SUMMARY"
`
