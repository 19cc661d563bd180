package generator

import (
	"fmt"
	"slices"
	"strings"
)

// A runner is a machine that GitHub offers.
// https://docs.github.com/en/actions/reference/runners/github-hosted-runners
type runner struct{ system, name, arch, label string }

// runners, the first of each system and architecture being its default. All are
// native: emulation makes tests slow and the race detector fail.
var runners = []runner{
	{"linux", "ubuntu-24.04", "amd64", "ubuntu-24.04"},
	{"linux", "ubuntu-24.04", "arm64", "ubuntu-24.04-arm"},
	{"linux", "ubuntu-22.04", "amd64", "ubuntu-22.04"},
	{"linux", "ubuntu-22.04", "arm64", "ubuntu-22.04-arm"},
	// Since 2026-09-17: https://github.com/actions/runner-images/issues/14747
	{"linux", "ubuntu-26.04", "amd64", "ubuntu-26.04"},
	{"linux", "ubuntu-26.04", "arm64", "ubuntu-26.04-arm"},
	{"macos", "macos-15", "arm64", "macos-15"},
	{"macos", "macos-15", "amd64", "macos-15-intel"},
	// macos-14 went on 2026-11-02: https://github.com/actions/runner-images/issues/13518,
	// macos-26 is there since 2026-02-26: https://github.com/actions/runner-images/issues/13739
	{"macos", "macos-26", "arm64", "macos-26"},
	{"macos", "macos-26", "amd64", "macos-26-intel"},
	{"windows", "windows-2025", "amd64", "windows-2025"},
	{"windows", "windows-2022", "amd64", "windows-2022"},
	{"windows", "windows-11", "arm64", "windows-11-arm"},
}

// matrixJobs tests on what ci.matrix names, beside the test job, and compiles
// for the processors that GitHub has no machines of.
func (p *planner) matrixJobs() []*WorkflowJob {
	m := p.in.Ship.CI.Matrix
	foreign := slices.DeleteFunc(slices.Clone(m.Arch), hosted)
	var jobs []*WorkflowJob
	if job := p.compatibilityJob(); job != nil {
		jobs = append(jobs, job, p.mergedCoverageJob())
	}
	return append(jobs, p.crossJob(foreign)...)
}

func hosted(arch string) bool {
	return slices.ContainsFunc(runners, func(r runner) bool { return r.arch == arch })
}

// crossJob compiles the code and its tests, and runs neither.
func (p *planner) crossJob(archs []string) []*WorkflowJob {
	if len(archs) == 0 {
		return nil
	}
	job := p.goJob("cross-build", "Compile for ${{ matrix.arch }}", 20, p.setupGo(p.goCache()),
		WorkflowStep{
			ID: "build-cross", Name: "Build and vet", Run: "go build ./...\ngo vet ./...\n",
			Env: []Setting{
				{Name: "CGO_ENABLED", Value: 0, Why: "There is no C compiler for it here."},
				{Name: "GOARCH", Value: "${{ matrix.arch }}"},
			},
		})
	job.Matrix = []Dimension{{"arch", archs}}
	return []*WorkflowJob{job}
}

// compatibilityJob tests on every row of the matrix that GitHub has a machine
// for, nil where that is no more than the test job.
func (p *planner) compatibilityJob() *WorkflowJob {
	m := p.in.Ship.CI.Matrix
	archs := slices.DeleteFunc(slices.Clone(m.Arch), func(arch string) bool { return !hosted(arch) })
	systems := m.OS
	if len(systems) == 0 && len(archs) > 0 {
		systems = []string{"linux"}
	}
	labels := p.runnerLabels(systems, archs)
	p.checkGoVersions(m.Go)
	if len(m.Go) == 0 {
		// The test job has run there already.
		labels = slices.DeleteFunc(labels, func(l string) bool { return l == p.in.Ship.CI.Runner })
	}
	if len(m.Go) == 0 && len(labels) == 0 {
		return nil
	}
	race, env := p.raceFlags()
	setup := p.setupGo(p.goCache())
	job := p.goJob("compatibility", "", 30, setup,
		WorkflowStep{
			ID: "test-matrix", Name: "Test", Env: env,
			Run: "go test " + race + "-shuffle=on -covermode=atomic -coverprofile=cover.out ./...",
		},
		p.keepProfile("profile", "profile-${{ strategy.job-index }}", ""))
	var on []string
	if len(m.Go) > 0 {
		setup.With[0] = Setting{Name: "go-version", Value: "${{ matrix.go }}"}
		job.Matrix = append(job.Matrix, Dimension{"go", m.Go})
		on = append(on, "Go ${{ matrix.go }}")
	}
	if len(labels) > 0 {
		job.RunsOn = "${{ matrix.runner }}"
		job.Matrix = append(job.Matrix, Dimension{"runner", labels})
		on = append(on, "${{ matrix.runner }}")
	}
	job.Name = "Test on " + strings.Join(on, ", ")
	return job
}

// runnerLabels are the runs-on labels of every wanted system and architecture.
func (p *planner) runnerLabels(systems, archs []string) []string {
	var labels []string
	for i, system := range systems {
		for _, arch := range orEmpty(archs) {
			if r := p.runner(i, system, arch); r.label != "" && !slices.Contains(labels, r.label) {
				labels = append(labels, r.label)
			}
		}
	}
	return labels
}

func orEmpty(list []string) []string {
	if len(list) == 0 {
		return []string{""} // the system's own default
	}
	return list
}

// runner finds a machine for the i-th system of the matrix; arch "" takes its default.
func (p *planner) runner(i int, system, arch string) runner {
	known := false
	for _, r := range runners {
		if system != r.system && system != r.name && system != r.label {
			continue
		}
		known = true
		if arch != "" && arch != r.arch {
			continue
		}
		if r.system == "windows" && r.arch == "arm64" && p.in.Ship.CI.Race {
			p.found.add("/ci/matrix/arch", "leave arm64 out of the matrix, or set ci.race: false",
				"the race detector does not run on windows/arm64")
		}
		return r
	}
	at := fmt.Sprintf("/ci/matrix/os/%d", i)
	if known {
		p.found.add(at, "", "GitHub has no %s runner of architecture %q", system, arch)
	} else {
		p.found.add(at, "known are "+strings.Join(runnerNames(), ", "), "unknown runner system %q", system)
	}
	return runner{}
}

func runnerNames() []string {
	var names []string
	for _, r := range runners {
		names = append(names, r.system, r.name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
