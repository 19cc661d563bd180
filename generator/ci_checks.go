package generator

// lintJob runs golangci-lint at one version, so that a new release changes
// nothing before somebody asks for it.
func (p *planner) lintJob() *WorkflowJob {
	with := []Setting{{Name: "version", Value: golangciLint}}
	if dir := p.workingDirectory(); dir != "" {
		with = append(with, Setting{Name: "working-directory", Value: dir})
	}
	return p.goJob("lint", "Lint", 15,
		p.setupGo(Setting{
			Name: "cache", Value: false,
			Why: "The linter's action keeps a cache of its own. Two jobs that save one key race,\n" +
				"and the tests' compiled packages are the ones worth keeping.",
		}),
		WorkflowStep{
			ID: "golangci-lint", Name: "Run golangci-lint", With: with,
			Uses: p.uses("golangci/golangci-lint-action"),
		})
}

// vulnerabilityJob runs govulncheck by version: its own action installs @latest.
// https://github.com/golang/govulncheck-action/blob/master/action.yml
func (p *planner) vulnerabilityJob() *WorkflowJob {
	return p.goJob("vulnerabilities", "Known vulnerabilities", 15,
		p.setupGo(p.vulnerabilityCache()),
		install("install-govulncheck", "Install govulncheck", "golang.org/x/vuln/cmd/govulncheck@"+govulncheck),
		WorkflowStep{ID: "govulncheck", Name: "Look for known vulnerabilities in use", Run: "govulncheck ./..."})
}

// vulnerabilityCache is keyed on two files, so that it is not the tests' cache.
func (p *planner) vulnerabilityCache() Setting {
	if !p.in.Repo.GoSum {
		return Setting{Name: "cache", Value: false, Why: "Without dependencies there is nothing to download twice."}
	}
	return Setting{
		Name: "cache-dependency-path", Value: p.inModule("go.mod") + "\n" + p.inModule("go.sum") + "\n",
		Why: "Another key than the tests': whoever saves a key first decides what it holds.",
	}
}

// install fetches a Go program at one version.
func install(id, name, pkg string) WorkflowStep {
	return WorkflowStep{
		ID: id, Name: name, Run: "go install " + pkg,
		Env: []Setting{{
			Name: "GOTOOLCHAIN", Value: "auto",
			Why: "The tool may be written for a newer Go than this repository.",
		}},
	}
}

// shipgenJobs hold the rendered files to ship.yaml. A development build of
// shipgen cannot be installed elsewhere, so there is no such job then.
func (p *planner) shipgenJobs() []*WorkflowJob {
	own := p.in.Repo.Module == shipgenModule
	if !own && !released.MatchString(p.in.Version) {
		return nil
	}
	shipgen := "shipgen"
	steps := []WorkflowStep{p.checkout(), p.shipgenGo(own)}
	if own {
		shipgen = "go run ./cmd/shipgen"
	} else {
		steps = append(steps, install("install-shipgen", "Install shipgen", shipgenModule+"/cmd/shipgen@"+p.in.Version))
	}
	return []*WorkflowJob{{
		ID: "shipgen", Name: "Delivery files", RunsOn: p.in.Ship.CI.Runner, TimeoutMinutes: 10,
		Permissions: []Permission{readContents}, Shell: bash,
		Steps: append(steps,
			WorkflowStep{ID: "check", Name: "Compare the files with ship.yaml", Run: shipgen + " check"},
			WorkflowStep{
				ID: "lint-files", Name: "Lint the repository", If: "${{ !cancelled() }}",
				Run: shipgen + " lint --format github",
			}),
	}}
}

// shipgenGo sets up Go for shipgen itself, or for another tool.
func (p *planner) shipgenGo(own bool) WorkflowStep {
	switch {
	case own:
		return p.setupGo(p.goCache())
	case p.in.Repo.Module == "":
		step := p.setupGo(noCache)
		step.With[0] = Setting{Name: "go-version", Value: "stable"}
		return step
	}
	return p.setupGo(noCache)
}

var noCache = Setting{
	Name: "cache", Value: false,
	Why: "Only shipgen is built here, and the key would be this repository's go.sum.",
}
