package generator

import "strconv"

// testJob builds and tests with the Go version of go.mod.
func (p *planner) testJob() *WorkflowJob {
	race, env := p.raceFlags()
	steps := []WorkflowStep{
		p.setupGo(p.goCache()),
		{ID: "modules", Name: "Verify the modules", Run: p.moduleCommands()},
		{ID: "vet", Name: "Vet", Run: "go vet ./..."},
		{ID: "build", Name: "Build", Run: "go build ./..."},
		{
			ID: "test", Name: "Test", Env: env,
			Run: "go test " + race + "-shuffle=on -covermode=atomic -coverprofile=cover.out ./...",
		},
	}
	if p.suffix == "" && p.compatibilityJob() != nil {
		steps = append(steps, p.keepProfile("coverage-artifact", "profile-test", ""))
	} else {
		steps = append(steps, p.coverageSteps()...)
		steps = append(steps, p.keepProfile("coverage-artifact", "coverage"+p.suffix, whenSummarised))
	}
	return p.goJob("test", "Test", 20, steps...)
}

// moduleCommands compare the downloads with go.sum, and go.mod with the imports.
// `tidy -diff` is there since Go 1.23. https://go.dev/doc/go1.23#go-command
func (p *planner) moduleCommands() string {
	installed := p.in.Repo.Toolchain // setup-go takes the toolchain line before the go line
	if installed == "" {
		installed = p.in.Repo.GoVersion
	}
	if v, known := parseGoVersion(installed); known && v.below(goVersion{1, 23, 0}) {
		return "go mod verify\ngo mod tidy\ngit diff --exit-code\n"
	}
	return "go mod verify\ngo mod tidy -diff\n"
}

// coverageSummary writes the total and a table per package. A profile has one
// line per block: file:from,to statements count.
// https://pkg.go.dev/golang.org/x/tools/cover#ProfileBlock
const coverageSummary = `percent=$(go tool cover -func=cover.out | awk '/^total:/ { sub("%", "", $NF); print $NF }')
printf 'percent=%s\n' "$percent" >> "$GITHUB_OUTPUT"
{
  printf '### Coverage: %s%% of statements\n\n' "$percent"
  printf '| Package | Coverage |\n| --- | ---: |\n'
  awk 'NR > 1 {
    package = $1
    sub("/[^/]*$", "", package)
    statements[package] += $2
    if ($3 > 0) covered[package] += $2
  }
  END {
    for (package in statements)
      printf "| %s | %.1f%% |\n", package, 100 * covered[package] / statements[package]
  }' cover.out | sort
} >> "$GITHUB_STEP_SUMMARY"
`

func coverageGate(least float64) WorkflowStep {
	return WorkflowStep{
		ID: "coverage-minimum", Name: "Hold the coverage",
		Env: []Setting{
			{Name: "PERCENT", Value: "${{ steps.coverage.outputs.percent }}"},
			{Name: "MINIMUM", Value: strconv.FormatFloat(least, 'f', -1, 64)},
		},
		Run: `awk -v percent="$PERCENT" -v minimum="$MINIMUM" 'BEGIN {
  if (percent + 0 >= minimum + 0) exit 0
  printf "::error::%s%% of statements are covered, the minimum is %s%%\n", percent, minimum
  exit 1
}'
`,
	}
}
