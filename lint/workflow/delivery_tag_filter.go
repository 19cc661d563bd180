package workflow

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/workflow"
)

// WideTagFilter finds releases that any tag starts.
var WideTagFilter = &lint.Rule{
	Name:  "wide-tag-filter",
	Title: "Release that any tag starts",
	Doc: doc("With `*` a tag that somebody pushes as a bookmark, or the tag of a part of the repository, is released to users like a version.",
		"on:\n  push:\n    tags: ['*']", "on:\n  push:\n    tags: ['v[0-9]+.[0-9]+.[0-9]+*']",
		"Name the form that versions have. https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet"),
	Theme: lint.Unreliable, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflows,
	File:  wideTagFilter,
}

func wideTagFilter(p *lint.Pass) error {
	w := view(p)
	var wide *node.Node
	narrowed := false
	for _, tag := range w.Trigger("push").Filter("tags") {
		switch {
		case anyName(tag.Text()):
			wide = tag
		case len(tag.Text()) > 0 && tag.Text()[0] == '!':
			narrowed = true
		}
	}
	if wide == nil || narrowed {
		return nil
	}
	for _, j := range w.Jobs {
		published := handsOut(w, j)
		if published == nil || j.If != nil && !anyTag.MatchString(j.If.Text()) {
			continue
		}
		p.Report(lint.Finding{
			Span:    at(p, wide),
			Message: fmt.Sprintf("tag filter %q starts job %s, which publishes, for any tag%s", wide.Text(), quote(j.ID), wanting(wide.Text())),
			Hint:    "name the form of a version: 'v[0-9]+.[0-9]+.[0-9]+*'",
			Related: published.related(p),
		})
		break
	}
	return nil
}

// anyName says whether a pattern asks for no letter or digit, and for less than two
// dots, by which versions without a v are told.
func anyName(pattern string) bool {
	return pattern != "" && strings.Trim(pattern, "*./") == "" && strings.Contains(pattern, "*") && strings.Count(pattern, ".") < 2
}

// wanting is what a wide filter still asks of a tag.
func wanting(pattern string) string {
	if rest := strings.Trim(pattern, "*"); rest != "" {
		return fmt.Sprintf(" with a %q", rest)
	}
	return " at all"
}

// anyTag are conditions that every tag meets.
var anyTag = pattern.New(`^\s*(\$\{\{)?\s*(startsWith\(github\.ref, *'refs/tags/'\)|github\.ref_type *== *'tag'|github\.event_name *== *'push')\s*(\}\})?\s*$`)

// handsOut is publishes, and an image whose push an expression decides. Steps
// with a condition may look at the tag themselves.
func handsOut(w *workflow.Workflow, j *workflow.Job) *evidence {
	always := *j
	always.Steps = slices.DeleteFunc(slices.Clone(j.Steps), func(s *workflow.Step) bool { return s.If != nil })
	if e := publishes(w, &always); e != nil {
		return e
	}
	for _, s := range always.Steps {
		if push := input(s, "push"); s.Action().Is("docker/build-push-action") && push != nil && !falsy(push) {
			return &evidence{why: "docker/build-push-action", start: s.Uses.Start, end: s.Uses.End}
		}
		for _, c := range script(w, s).Commands {
			if c.Is("docker", "podman") && c.Arg(1) == "push" {
				return &evidence{why: c.Name() + " push", start: c.Start, end: c.End}
			}
		}
	}
	return nil
}
