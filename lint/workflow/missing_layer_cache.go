package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/workflow"
)

// MissingLayerCache finds image builds that start from nothing on every run.
var MissingLayerCache = &lint.Rule{
	Name:  "missing-layer-cache",
	Title: "Image build without a layer cache",
	Doc: doc("A runner starts with an empty BuildKit: without `cache-from` every layer is built again, the downloads of every RUN included.",
		"- uses: docker/build-push-action@<commit> # v6.18.0\n  with:\n    context: .", "- uses: docker/setup-buildx-action@<commit> # v3.11.1\n- uses: docker/build-push-action@<commit> # v6.18.0\n  with:\n    context: .\n    cache-from: type=gha\n    cache-to: type=gha,mode=max",
		"Add `cache-from` and `cache-to`; `type=gha` needs setup-buildx-action before it. Builds that push, release jobs and self-hosted runners are left alone. `type=gha` does not keep `RUN --mount=type=cache`."),
	Theme: lint.MissingCache, Severity: lint.Low, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Kinds: workflows,
	File:  missingLayerCache,
}

func missingLayerCache(p *lint.Pass) error {
	return eachStep(p, func(w *workflow.Workflow, j *workflow.Job, s *workflow.Step) {
		u := s.Action()
		name := u.Key()
		if name != "docker/build-push-action" || !mayCache(p, w, j) || input(s, "cache-from") != nil || truthy(input(s, "no-cache")) {
			return
		}
		if push := input(s, "push"); push != nil && !falsy(push) || remoteBuilder(j) {
			return
		}
		p.Report(lint.Finding{
			Span:    at(p, s.Uses),
			Message: fmt.Sprintf("job %s builds %s from nothing on every run: no cache-from is set, and it has no default", quote(j.ID), imageBuilt(s)),
			Hint:    "set cache-from: type=gha and cache-to: type=gha,mode=max",
		})
	})
}

// remoteBuilder says whether the builder keeps its layers elsewhere, or some step
// brings them back.
func remoteBuilder(j *workflow.Job) bool {
	for _, s := range j.Steps {
		u := s.Action()
		if u.Kind == workflow.Local || strings.Contains(u.Key(), "cache") {
			return true
		}
		if u.Is("docker/setup-buildx-action") && (input(s, "endpoint") != nil || input(s, "append") != nil || strings.Contains(input(s, "driver").Text(), "remote") || strings.Contains(input(s, "driver").Text(), "cloud")) {
			return true
		}
	}
	return false
}

func imageBuilt(s *workflow.Step) string {
	for _, name := range []string{"file", "context"} {
		if n := input(s, name); n.Text() != "" && !dynamic(n) {
			return quote(n.Text())
		}
	}
	return "its image"
}
