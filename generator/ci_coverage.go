package generator

// coverageSteps report a profile and hold it to the minimum.
func (p *planner) coverageSteps() []WorkflowStep {
	steps := []WorkflowStep{{ID: "coverage", Name: "Summarise the coverage", Run: coverageSummary}}
	if least := p.in.Ship.CI.Coverage.Min; least > 0 {
		steps = append(steps, coverageGate(least))
	}
	return steps
}

// keepProfile hands a profile over, or keeps it for people.
func (p *planner) keepProfile(id, name, condition string) WorkflowStep {
	return WorkflowStep{
		ID: id, Name: "Keep the coverage profile", Uses: p.uses("actions/upload-artifact"), If: condition,
		With: []Setting{
			{Name: "name", Value: name},
			{Name: "path", Value: p.inModule("cover.out")},
			{Name: "if-no-files-found", Value: "error"},
			{Name: "retention-days", Value: 7},
		},
	}
}

// mergedCoverageJob makes one report of the test job's profile and the matrix':
// code that is there for one system alone counts where it was run.
func (p *planner) mergedCoverageJob() *WorkflowJob {
	job := p.goJob("coverage", "Coverage", 10, append([]WorkflowStep{
		p.setupGo(Setting{Name: "cache", Value: false, Why: "Nothing is compiled here."}),
		{
			ID: "profiles", Name: "Take over the profiles", Uses: p.uses("actions/download-artifact"),
			With: []Setting{{Name: "pattern", Value: "profile-*"}, {Name: "path", Value: "${{ runner.temp }}/profiles"}},
		},
		{
			ID: "merge", Name: "Merge the profiles",
			Env: []Setting{{Name: "PROFILES", Value: "${{ runner.temp }}/profiles"}},
			Run: "{\n  echo 'mode: atomic'\n  " + mergeProfiles + " \"$PROFILES\"/*/cover.out | sort\n} > cover.out\n",
		},
	}, append(p.coverageSteps(), p.keepProfile("coverage-artifact", "coverage", whenSummarised))...)...)
	job.Needs = []string{"test", "compatibility"}
	return job
}

// mergeProfiles adds up the counts of each block, file:from,to statements count.
const mergeProfiles = `awk '!/^mode:/ { runs[$1 " " $2] += $3 } END { for (block in runs) print block, runs[block] }'`

// whenSummarised keeps a profile that fails its minimum, too.
const whenSummarised = "${{ !cancelled() && steps.coverage.outcome == 'success' }}"
