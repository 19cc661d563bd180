package workflow

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// MissingLayerCache finds image builds that start from nothing on every run.
var MissingLayerCache = &lint.Rule{
	Name:  "missing-layer-cache",
	Title: "Image build without a layer cache",
	Doc: doc("A runner starts with an empty BuildKit: without `cache-from` every layer is built again, the downloads of every RUN included.",
		"- uses: docker/build-push-action@<commit> # v6.18.0\n  with:\n    context: .", "- uses: docker/setup-buildx-action@<commit> # v3.11.1\n- uses: docker/build-push-action@<commit> # v6.18.0\n  with:\n    context: .\n    cache-from: type=gha\n    cache-to: type=gha,mode=max",
		"Add `cache-from` and `cache-to`; `type=gha` needs setup-buildx-action before it. Builds that push, release jobs and self-hosted runners are left alone; `docker build` in a script is reported to the pedantic. `type=gha` does not keep `RUN --mount=type=cache`."),
	Theme: lint.MissingCache, Severity: lint.Low, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Kinds: workflows, Fixable: true,
	File: missingLayerCache,
}

func missingLayerCache(p *lint.Pass) error {
	return eachJob(p, func(w *workflow.Workflow, j *workflow.Job) {
		if !mayCache(p, w, j) || remoteBuilder(j) {
			return
		}
		for _, s := range j.Steps {
			if s.Action().Key() == "docker/build-push-action" {
				layersBuilt(p, j, s)
			}
			for _, c := range script(w, s).Commands {
				layersInScript(p, j, c)
			}
		}
	})
}

func layersBuilt(p *lint.Pass, j *workflow.Job, s *workflow.Step) {
	if input(s, "cache-from") != nil || truthy(input(s, "no-cache")) || pushesImage(s) {
		return
	}
	f := lint.Finding{
		Span:    at(p, s.Uses),
		Message: fmt.Sprintf("job %s builds %s from nothing on every run: no cache-from is set, and it has no default", quote(j.ID), imageBuilt(s)),
		Hint:    "set cache-from: type=gha and cache-to: type=gha,mode=max",
		Fixes:   layerCacheFix(p, j, s),
	}
	if !slices.ContainsFunc(j.Steps, func(s *workflow.Step) bool { return s.Action().Is("docker/setup-buildx-action") }) {
		f.Hint = "add docker/setup-buildx-action, and set cache-from: type=gha and cache-to: type=gha,mode=max"
	}
	if dynamic(input(s, "context")) {
		f.Audience = lint.Pedantic // what it builds may be another thing each time
	}
	p.Report(f)
}

// pushesImage says whether a build hands its image to a registry, or may: by push, or
// by an output of that kind (https://docs.docker.com/build/exporters/).
func pushesImage(s *workflow.Step) bool {
	push := input(s, "push")
	outputs := input(s, "outputs").Text()
	return push != nil && !falsy(push) || strings.Contains(outputs, "push=true") || strings.Contains(outputs, "type=registry")
}

// layersInScript: the builder of `docker build` keeps its layers on the disk of
// the runner, which the next run does not have.
func layersInScript(p *lint.Pass, j *workflow.Job, c *shell.Command) {
	builds := c.Name() == "docker" && (c.Arg(1) == "build" || (c.Arg(1) == "buildx" || c.Arg(1) == "image") && c.Arg(2) == "build")
	if !builds || c.Has("--push", "--no-cache", "--help", "--check", "--print") {
		return
	}
	for _, word := range c.Args() {
		if !strings.HasPrefix(word.Value, "-") {
			continue
		}
		if strings.HasPrefix(word.Value, "--cache-from") || strings.HasPrefix(word.Value, "--call") || strings.HasPrefix(word.Value, "--builder") {
			return
		}
	}
	p.Report(lint.Finding{
		Span: p.Span(c.Start, c.End), Audience: lint.Pedantic,
		Message: fmt.Sprintf("job %s builds an image from nothing on every run: docker build has no --cache-from", quote(j.ID)),
		Hint:    "use docker/setup-buildx-action, and docker/build-push-action with cache-from: type=gha and cache-to: type=gha,mode=max",
	})
}

// layerCacheFix: only the builders that setup-buildx-action makes by default can
// write to GitHub's cache (https://docs.docker.com/build/cache/backends/gha/).
func layerCacheFix(p *lint.Pass, j *workflow.Job, s *workflow.Step) []lint.Fix {
	for _, other := range j.Steps {
		if other != s && other.Action().Is("docker/build-push-action") {
			return nil // they would need a scope each
		}
	}
	for _, before := range j.Steps {
		if before == s {
			return nil
		}
		if before.Action().Is("docker/setup-buildx-action") && (input(before, "driver") == nil || input(before, "driver").Text() == "docker-container") {
			break
		}
	}
	if flowMapping(s.With) || flowMapping(s.Node) || input(s, "cache-to") != nil {
		return nil
	}
	edit, ok := setInputs(p, s, "cache-from: type=gha", "cache-to: type=gha,mode=max")
	return fix("keep the layers in GitHub's cache", false, edit, ok && !reusedStep(p, j, s))
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
		if n := input(s, name); n.Text() != "" && n.Text() != "." && !dynamic(n) {
			return quote(n.Text())
		}
	}
	return "its image"
}
