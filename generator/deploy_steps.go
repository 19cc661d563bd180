package generator

import "strings"

// pulledDeployment commits the release to the branch of the place.
func (p *planner) pulledDeployment(job *WorkflowJob, at place) {
	job.Permissions = []Permission{{"contents", "write", "checkout, and push of the branch " + at.branch()}}
	checkout := p.checkoutReleased()
	checkout.With = append(checkout.With, Setting{
		Name: "fetch-depth", Value: 0,
		Why: "A commit names the whole history that it was made from.",
	})
	job.Steps = []WorkflowStep{checkout, {
		ID: "commit", Name: "Commit the release to " + at.branch(),
		Why: "The cluster pulls from that branch: whether the pods are healthy is known there,\n" +
			"and scripts/verify-release.sh asks.",
		Env: []Setting{{Name: "GH_TOKEN", Value: "${{ github.token }}"}},
		Run: words("IMAGES", "images") + "scripts/commit-release.sh \"$PLACE\" \"$VERSION\" \"${images[@]}\"\n",
	}}
}

// appliedDeployment applies the overlay and sees to it that it runs.
func (p *planner) appliedDeployment(job *WorkflowJob, at place) {
	login := clusterLogins[at.Target.Platform](p, at)
	job.Permissions = append([]Permission{readContents}, login.Permissions...)
	job.Steps = append([]WorkflowStep{p.checkoutReleased()}, login.Steps...)
	if p.in.Ship.Rollback != nil {
		job.Steps = append(job.Steps, WorkflowStep{
			ID: "prometheus", Name: "Ask Prometheus whether it answers",
			Why: "Nothing is changed that nobody could watch.",
			Env: []Setting{{Name: "PROMETHEUS_URL", Value: "${{ vars.PROMETHEUS_URL }}"}},
			Run: "curl --fail --silent --show-error --max-time 10 --retry 3 --output /dev/null \\\n" +
				"  \"${PROMETHEUS_URL:?make it a variable of the environment}/-/ready\"\n",
		})
	}
	job.Steps = append(job.Steps, WorkflowStep{
		ID: "write", Name: "Write the release into the manifests",
		Run: words("IMAGES", "images") + "scripts/set-release.sh \"$PLACE\" \"$VERSION\" \"${images[@]}\"\n",
	})
	job.Steps = append(job.Steps, p.applySteps(at)...)
	job.Steps = append(job.Steps, p.afterSteps()...)
}

// applySteps change the cluster.
func (p *planner) applySteps(at place) []WorkflowStep {
	overlay := Setting{Name: "OVERLAY", Value: at.dir()}
	namespace := Setting{Name: "NAMESPACE", Value: at.namespace(p.in)}
	var steps []WorkflowStep
	if jobs := p.jobsOf(at); len(jobs) > 0 {
		steps = append(steps, WorkflowStep{
			ID: "jobs", Name: "Remove the jobs of the last release", Env: []Setting{namespace},
			Why: "The template of a Job cannot be changed.",
			Run: "kubectl delete job " + strings.Join(jobs, " ") + " --ignore-not-found --namespace \"$NAMESPACE\"\n",
		})
	}
	steps = append(steps,
		WorkflowStep{
			ID: "ask", Name: "Ask the API server", Env: []Setting{overlay},
			Why: "Everything is refused or nothing: no half of a release is applied.",
			Run: "kubectl apply --server-side --force-conflicts --field-manager=deploy -f \"$OVERLAY/namespace.yaml\"\n" +
				"kubectl apply --server-side --force-conflicts --field-manager=deploy --dry-run=server -k \"$OVERLAY\"\n",
		},
		WorkflowStep{
			ID: "before", Name: "Note what runs",
			Run: words("IMAGES", "images") + "printf 'revisions=%s\\n' \"$(scripts/rollback.sh --list \"$PLACE\" \"${images[@]%%=*}\")\" | tee -a \"$GITHUB_OUTPUT\"\n",
		})
	return append(steps, WorkflowStep{
		ID: "apply", Name: "Apply", Env: []Setting{overlay},
		Why: "What Git says wins over what an earlier rollback has set.",
		Run: "kubectl apply --server-side --force-conflicts --field-manager=deploy -k \"$OVERLAY\"\n",
	})
}

func (p *planner) jobsOf(at place) []string {
	var fact placeFact
	for _, service := range at.released(p.in) {
		fact.add(service)
	}
	return fact.Jobs
}

// afterSteps hold what was applied to what was meant, and go back if it is not so.
func (p *planner) afterSteps() []WorkflowStep {
	revisions := Setting{Name: "REVISIONS", Value: "${{ steps.before.outputs.revisions }}"}
	prometheus := Setting{Name: "PROMETHEUS_URL", Value: "${{ vars.PROMETHEUS_URL }}"}
	watch := []Setting{revisions, {Name: "WATCH_SECONDS", Value: 0}}
	if p.in.Ship.Rollback != nil {
		watch = append(watch, prometheus)
	}
	steps := []WorkflowStep{
		{
			ID: "rollout", Name: "Wait for the rollout", Env: watch,
			Why: "It goes back by itself, at once.",
			Run: words("REVISIONS", "revisions") + "scripts/watch-rollout.sh \"$PLACE\" \"${revisions[@]}\"\n",
		},
		{
			ID: "smoke", Name: "Ask the services",
			Env: []Setting{{Name: "SMOKE_URLS", Value: "${{ vars.SMOKE_URLS }}", Why: "service=URL, where port-forward is not allowed; empty else."}},
			Run: words("IMAGES", "images") + "scripts/smoke.sh \"$PLACE\" \"${images[@]%%=*}\"\n",
		},
		{
			ID: "verify", Name: "Compare what runs with the release",
			Env: []Setting{{Name: "CONSUL_HTTP_ADDR", Value: "${{ vars.CONSUL_HTTP_ADDR }}", Why: "Empty where there is no Consul to ask."}},
			Run: words("IMAGES", "images") + "scripts/verify-release.sh \"$PLACE\" \"$VERSION\" \"${images[@]}\"\n",
		},
		{
			ID: "undo", Name: "Go back",
			If:  "${{ failure() && (steps.smoke.outcome == 'failure' || steps.verify.outcome == 'failure') }}",
			Env: []Setting{revisions},
			Run: words("REVISIONS", "revisions") + "scripts/rollback.sh \"$PLACE\" \"${revisions[@]}\"\n",
		},
	}
	if p.in.Ship.Rollback == nil {
		return steps
	}
	return append(steps, WorkflowStep{
		ID: "watch", Name: "Watch the error rate", Env: []Setting{revisions, prometheus},
		Why: "It goes back by itself, at once.",
		Run: words("REVISIONS", "revisions") + "scripts/watch-rollout.sh \"$PLACE\" \"${revisions[@]}\"\n",
	})
}

// words makes an array of a variable's words.
func words(variable, array string) string {
	return "read -ra " + array + " <<< \"$" + variable + "\"\n"
}
