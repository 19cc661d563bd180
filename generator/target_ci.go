package generator

import "slices"

var ciTarget = Target{
	Name: "ci",
	Doc: "The workflow that judges every change: tests with the race detector and coverage, " +
		"further systems and Go versions, linter, known vulnerabilities, policies with conftest, and shipgen itself. " +
		"Services in several Go modules: the same for each; the matrix tests the first.",
	Keys: []string{
		"/ci", "/repository/defaultBranch", "/go/versionFile", "/go/proxy", "/go/private",
	},
	Plan: planCI,
}

const ciFile = ".github/workflows/ci.yml"

func planCI(in *Input) ([]Job, error) {
	if unmanaged(in, ciFile) {
		return nil, nil
	}
	p := newPlanner(in, "/ci")
	w := &Workflow{
		Name: "CI",
		On: On{
			Push:        &Push{Branches: []string{branchPattern(p.defaultBranch())}},
			PullRequest: true,
			MergeGroup:  true,
		},
		Concurrency: Concurrency{
			Group:  "${{ github.workflow }}-${{ github.event.pull_request.number || github.run_id }}",
			Cancel: "${{ github.event_name == 'pull_request' }}",
			Why: "A new push to a pull request makes its older run pointless. Every other run\n" +
				"judges a commit that stays, so it has a group of its own and ends.",
		},
		Env: p.goEnvironment(),
	}
	w.Jobs = p.ciJobs()
	if len(w.Jobs) == 0 {
		p.found.add("/ci", "add a go.mod, or list "+ciFile+" under unmanaged",
			"nothing to test: the repository has no Go module")
	}
	w.Jobs = p.changeSteps(w.Jobs)
	jobs, err := p.job("ci/.github/workflows/ci.yml.tmpl", ciFile, w)
	if script := p.matrixScript(); err == nil && len(script.Rows) > 0 {
		jobs = append(jobs, scriptJob("ci", "test-matrix.sh", script))
		err = p.found.err()
	}
	return jobs, err
}

// ciJobs are the jobs of the workflow.
func (p *planner) ciJobs() []*WorkflowJob {
	var jobs []*WorkflowJob
	if p.in.Repo.Module != "" {
		jobs = append(jobs, p.testJob())
		jobs = append(jobs, p.matrixJobs()...)
		jobs = append(jobs, p.checkJobs()...)
		for _, module := range p.modulePlanners()[1:] {
			jobs = append(jobs, module.testJob())
			jobs = append(jobs, module.checkJobs()...)
		}
	}
	return slices.Concat(jobs, p.policyJobs(), p.shipgenJobs())
}

// checkJobs judge the code without running it.
func (p *planner) checkJobs() []*WorkflowJob {
	var jobs []*WorkflowJob
	if p.in.Ship.CI.Lint {
		jobs = append(jobs, p.lintJob())
	}
	if p.in.Ship.CI.Vuln {
		jobs = append(jobs, p.vulnerabilityJob())
	}
	return jobs
}

// goJob is a job that runs go in the module's folder.
func (p *planner) goJob(id, name string, minutes int, steps ...WorkflowStep) *WorkflowJob {
	before := append([]WorkflowStep{p.checkout()}, p.credentials()...)
	return &WorkflowJob{
		ID: id + p.suffix, Name: name + p.label(), RunsOn: p.in.Ship.CI.Runner, TimeoutMinutes: minutes,
		Permissions:      []Permission{readContents},
		Shell:            bash,
		WorkingDirectory: p.workingDirectory(),
		Steps:            append(before, steps...),
	}
}

// setupGo installs the Go version of go.mod. It keys its cache on the files given.
func (p *planner) setupGo(cacheKey ...Setting) WorkflowStep {
	return WorkflowStep{
		ID: "setup-go", Name: "Set up Go", Uses: p.uses("actions/setup-go"),
		With: append([]Setting{p.goVersion()}, cacheKey...),
	}
}

// goVersion tells setup-go which Go to install.
func (p *planner) goVersion() Setting {
	if p.in.Repo.outlived() {
		return Setting{
			Name: "go-version", Value: goOldstable.String(),
			Why: "go.mod asks for " + p.in.Repo.goWanted() + ", which gets no security fixes any more.",
		}
	}
	return Setting{Name: "go-version-file", Value: p.versionFile()}
}

// versionFile is where the Go version stands.
func (p *planner) versionFile() string {
	if file := p.in.Ship.Go.VersionFile; file != "" && file != "go.mod" && !p.in.Repo.further {
		return file
	}
	return p.inModule("go.mod")
}

// goCache names the file that the cache of modules and compiled packages is
// keyed on: setup-go would take the root's go.mod, which says nothing of
// indirect changes, and warns where the file it is given does not exist.
// https://github.com/actions/setup-go#caching-dependency-files-and-build-outputs
func (p *planner) goCache() Setting {
	if p.in.Repo.GoSum {
		return Setting{Name: "cache-dependency-path", Value: p.inModule("go.sum")}
	}
	return Setting{
		Name: "cache-dependency-path", Value: p.inModule("go.mod"),
		Why: "Without dependencies there is no go.sum; the cache holds compiled packages.",
	}
}

// raceFlags are the flags and environment of a test run.
func (p *planner) raceFlags() (flags string, env []Setting) {
	if !p.in.Ship.CI.Race {
		return "", nil
	}
	return "-race ", []Setting{{Name: "CGO_ENABLED", Value: 1, Why: "The race detector needs cgo."}}
}
