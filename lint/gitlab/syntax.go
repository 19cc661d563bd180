package gitlab

import (
	"errors"
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/gitlab"
	"github.com/shipgen/shipgen/schema/node"
)

// Syntax finds pipelines that GitLab refuses to create.
var Syntax = &lint.Rule{
	Name:  "gitlab-syntax",
	Title: "Pipeline that GitLab refuses",
	Doc: doc("One broken job stops the whole pipeline: nothing is tested, and a merge request without a pipeline can look like one that has passed.",
		"stages: [build, test]\nunit:\n  stage: tests\n  needs: [compile]", "stages: [build, test]\ncompile:\n  stage: build\n  script: [make]\nunit:\n  stage: test\n  needs: [compile]\n  script: [make test]",
		"Reported are broken YAML, jobs without `script`, `run` or `trigger`, and stages, templates and needed jobs that do not exist. With `include`, what is not in the file may be elsewhere and is not reported. https://docs.gitlab.com/ci/yaml/"),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: kinds,
	File:  syntax,
}

func syntax(p *lint.Pass) error {
	if _, err := p.File.Documents(); err != nil && !installed(p.File.Path) {
		var broken *node.Error
		if errors.As(err, &broken) {
			p.Report(lint.Finding{Span: p.Span(broken.Offset, broken.Offset), Message: "the file is no YAML: " + broken.Message})
		}
		return nil
	}
	f := view(p)
	if f == nil || f.Includes {
		return nil
	}
	stages := stagesOf(f)
	for _, j := range f.Jobs {
		unknownParents(p, f, j)
		if j.Hidden() {
			continue
		}
		nothingToRun(p, f, j)
		unknownStage(p, f, j, stages)
		unknownNeeds(p, f, j)
	}
	return nil
}

// stagesOf are the stages that a file has; without a list they are GitLab's own
// (https://docs.gitlab.com/ci/yaml/#stages).
func stagesOf(f *gitlab.File) map[string]bool {
	known := map[string]bool{".pre": true, ".post": true}
	list := gitlab.Texts(f.Root.Get("stages"))
	for _, n := range list {
		known[n.Value] = true
	}
	if f.Root.Get("stages") == nil {
		known["build"], known["test"], known["deploy"] = true, true, true
	}
	return known
}

func unknownParents(p *lint.Pass, f *gitlab.File, j *gitlab.Job) {
	for _, parent := range gitlab.Texts(j.Node.Get("extends")) {
		if f.Job(parent.Value) == nil && !dynamic(parent.Value) {
			p.Report(lint.Finding{
				Span:    at(p, parent),
				Message: fmt.Sprintf("job %s extends %s, which is not in the file, and nothing is included", quote(j.Name), quote(parent.Value)),
			})
		}
	}
}

// nothingToRun: https://docs.gitlab.com/ci/jobs/ and, for pages that are made by
// an external tool, https://docs.gitlab.com/ci/yaml/#pages.
func nothingToRun(p *lint.Pass, f *gitlab.File, j *gitlab.Job) {
	for _, key := range []string{"script", "run", "trigger"} {
		if value, known := f.Get(j, key); value != nil || !known {
			return
		}
	}
	p.Report(lint.Finding{
		Span:    at(p, j.Key),
		Message: fmt.Sprintf("job %s has neither script nor run nor trigger", quote(j.Name)),
		Hint:    "begin the name of a template with a dot",
	})
}

func unknownStage(p *lint.Pass, f *gitlab.File, j *gitlab.Job, stages map[string]bool) {
	stage, known := f.Get(j, "stage")
	if stage == nil && known && !stages["test"] && f.Root.Get("stages") != nil {
		p.Report(lint.Finding{
			Span:    at(p, j.Key),
			Message: fmt.Sprintf("job %s has no stage, so it is in test, which is not among the stages", quote(j.Name)),
			Hint:    "name one of the stages of the file",
		})
	}
	if name := stage.Text(); name != "" && !stages[name] && !dynamic(name) {
		p.Report(lint.Finding{
			Span:    at(p, stage),
			Message: fmt.Sprintf("stage %s of job %s is not among the stages of the file", quote(name), quote(j.Name)),
			Hint:    "add it to stages",
		})
	}
}

// unknownNeeds: needs of other projects and pipelines, optional ones and rows of
// a matrix are not looked at.
func unknownNeeds(p *lint.Pass, f *gitlab.File, j *gitlab.Job) {
	needs := j.Node.Get("needs")
	if needs == nil || needs.Kind != node.Sequence || needs.Tag == "!reference" {
		return
	}
	for _, item := range needs.Items {
		name := item
		if item.Kind == node.Mapping {
			if name = item.Get("job"); item.Get("project") != nil || item.Get("pipeline") != nil || item.Get("optional").Text() == "true" {
				continue
			}
		}
		if text := name.Text(); text != "" && f.Job(text) == nil && !dynamic(text) && !strings.Contains(text, ": ") {
			p.Report(lint.Finding{
				Span:    at(p, name),
				Message: fmt.Sprintf("job %s needs %s, which is not in the file, and nothing is included", quote(j.Name), quote(text)),
			})
		}
	}
}
