package gitlab

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/gitlab"
	"github.com/shipgen/shipgen/schema/node"
)

// DeprecatedKey finds keys that GitLab no longer develops.
var DeprecatedKey = &lint.Rule{
	Name:  "gitlab-deprecated-key",
	Title: "Deprecated key of a GitLab pipeline",
	Doc: doc("`only` and `except` are no longer developed: they know neither changed variables nor merge trains, cannot be mixed with `rules` in one job, and jobs with and without `rules` in one pipeline start duplicate pipelines.",
		"deploy:\n  only: [main]\n  script: [make deploy]", "deploy:\n  rules:\n    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\n  script: [make deploy]",
		"Write `rules` instead of `only` and `except`. `type` and `types` are `stage` and `stages`. `image`, `services`, `cache`, `before_script` and `after_script` at the top of the file belong under `default:`, which is for the pedantic audience. https://docs.gitlab.com/ci/yaml/deprecated_keywords/"),
	Theme: lint.Inconsistent, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: kinds,
	File:  deprecatedKey,
}

func deprecatedKey(p *lint.Pass) error {
	f := view(p)
	if f == nil {
		return nil
	}
	reportJobs(p, f, "use rules", "only")
	reportJobs(p, f, "use rules", "except")
	reportJobs(p, f, "use stage", "type")
	for _, key := range []string{"image", "services", "cache", "before_script", "after_script", "types"} {
		pair := f.Root.Pair(key)
		if pair == nil {
			continue
		}
		finding := lint.Finding{
			Span: at(p, pair.Key), Severity: lint.Info, Audience: lint.Pedantic,
			Message: fmt.Sprintf("%s for all jobs is deprecated at the top of the file", key),
			Hint:    "move it under default:",
		}
		if key == "types" {
			finding.Severity, finding.Audience = lint.Low, lint.Regular
			finding.Message, finding.Hint = "types is the former name of stages", "write stages"
		}
		p.Report(finding)
	}
	return nil
}

// reportJobs reports the first use of a key and says how many jobs have it: they
// are replaced together or not at all.
func reportJobs(p *lint.Pass, f *gitlab.File, hint, key string) {
	var first *node.Pair
	var related []lint.Related
	jobs := 0
	for _, j := range f.Jobs {
		pair := j.Node.Pair(key)
		if pair == nil {
			continue
		}
		jobs++
		if first == nil {
			first = pair
		} else {
			related = append(related, lint.Related{Span: at(p, pair.Key), Message: fmt.Sprintf("job %s too", quote(j.Name))})
		}
	}
	if first == nil {
		return
	}
	p.Report(lint.Finding{
		Span:    at(p, first.Key),
		Message: fmt.Sprintf("%s is deprecated, and %s of the file still %s it", first.Key.Text(), count(jobs), have(jobs)),
		Hint:    hint,
		Related: related,
	})
}

func have(n int) string {
	if n == 1 {
		return "has"
	}
	return "have"
}
