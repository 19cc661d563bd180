package generator

import (
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

var settingsTarget = Target{
	Name: "settings",
	Doc: "What is a setting of the repository and no file of it: `.github/rulesets/*.json` with the required checks, the merge queue and " +
		"tags that cannot move, and `scripts/github-settings.sh`, which an administrator runs to apply them with `gh`, together with the " +
		"environments, who must approve a deployment there, and the least rights for workflows.",
	Keys: []string{"/environments/*/approval", "/environments/*/on", "/repository/defaultBranch"},
	Plan: planSettings,
}

// repositorySettings is what the script applies.
type repositorySettings struct {
	Repository   string // owner/name, "" where unknown
	Branch, Tags string
	Checks       []string // of pull requests and the merge queue
	Environments []environmentSettings
	Pulled       bool // there are branches that clusters pull from
	Trusted      bool // infra/ trusts subjects that hold the numbers of owner and repository
}

// environmentSettings is one environment: what may deploy to it and who approves.
type environmentSettings struct {
	Name           string
	Branches, Tags []string
	Reviewers      []string
}

func planSettings(in *Input) ([]Job, error) {
	if !deploys(in) {
		return nil, nil
	}
	at, p := deployPlaces(in), newPlanner(in, "/environments")
	data := repositorySettings{
		Branch: p.defaultBranch(), Tags: tagPattern(in.Ship), Checks: p.requiredChecks(),
		Pulled: slices.ContainsFunc(at, place.fromGit), Trusted: trustsSubjects(in),
	}
	if in.Repo.Owner != "" && in.Repo.Name != "" {
		data.Repository = in.Repo.Owner + "/" + in.Repo.Name
	}
	deployed := environmentNames(at, newPlanner(in, "/targets").platformEnvironments()...)
	for _, environment := range in.Ship.Environments {
		if slices.Contains(deployed, environment.Name) {
			data.Environments = append(data.Environments, newEnvironmentSettings(data, environment))
		}
	}
	jobs := []Job{scriptJob("settings", "github-settings.sh", data)}
	for _, ruleset := range data.rulesets() {
		jobs = append(jobs, Job{Template: "settings/" + ruleset + ".tmpl", Output: ruleset, Data: data})
	}
	return jobs, p.found.err()
}

func (s repositorySettings) rulesets() []string {
	files := []string{".github/rulesets/default-branch.json", ".github/rulesets/release-tags.json"}
	if s.Pulled {
		files = append(files, ".github/rulesets/environment-branches.json")
	}
	return files
}

// newEnvironmentSettings lets to an environment what its jobs run on. By hand
// one deploys from the default branch, or from the tag itself.
func newEnvironmentSettings(s repositorySettings, e *ship.Environment) environmentSettings {
	out := environmentSettings{Name: e.Name, Branches: []string{s.Branch}, Reviewers: e.Approval}
	if e.On != "push" {
		out.Tags = []string{s.Tags}
	}
	return out
}

// requiredChecks are the names of the jobs that judge a change, as GitHub shows
// them: one for each row of a matrix.
func (p *planner) requiredChecks() []string {
	var checks []string
	if !unmanaged(p.in, ciFile) {
		for _, job := range p.ciJobs() {
			checks = append(checks, checkNames(job)...)
		}
	}
	if services := builtServices(p.in.Ship); !unmanaged(p.in, imageFile) {
		for _, service := range services {
			checks = append(checks, p.trialJob(p.imageBuild(service, len(services) > 1)).Name)
		}
	}
	return checks
}

// checkNames are the names of a job's runs.
func checkNames(job *WorkflowJob) []string {
	names := []string{job.Name}
	for _, dimension := range job.Matrix {
		var more []string
		for _, name := range names {
			for _, value := range dimension.Values {
				more = append(more, strings.ReplaceAll(name, "${{ matrix."+dimension.Name+" }}", value))
			}
		}
		names = more
	}
	return names
}
