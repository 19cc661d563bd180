package workflow

import (
	"bytes"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/gitlab"
)

// gitlabTestRuns are the tests of GitLab's pipelines.
var gitlabTestRuns = &lint.Collector{
	Name:  "gitlab-test-runs",
	Kinds: []lint.Kind{lint.GitLab},
	File: func(p *lint.Pass) error {
		if p.File.Path != ".gitlab-ci.yml" || !bytes.Contains(p.File.Data, []byte("test")) {
			return nil
		}
		docs, err := p.File.Documents()
		if err != nil {
			return nil // the finding of gitlab-syntax
		}
		f := gitlab.New(docs)
		if f.Root == nil {
			return nil
		}
		for _, j := range f.Jobs {
			lines, _ := f.Lines(j, true)
			for _, line := range lines {
				for _, c := range line.Script.Commands {
					if runsTests(c) && !partial.Match(p.File.Data[c.Start:c.End]) {
						p.Export(testRun{races(c) || setsRace(p, c.Start, c.End), p.Span(c.Start, c.End)})
					}
				}
			}
		}
		return nil
	},
}
