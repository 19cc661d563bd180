package dockerfile

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/dockerfile"
	"github.com/shipgen/shipgen/schema/shell"
)

// CopyBeforeDownload finds sources that are copied before the dependencies are
// downloaded.
var CopyBeforeDownload = &lint.Rule{
	Name:  "copy-before-download",
	Title: "Sources copied before dependencies are downloaded",
	Doc: doc("A layer is built again when a layer before it changes. With the sources copied first, a change of one comment downloads every dependency again.",
		"COPY . .\nRUN go mod download\nRUN go build -o /out/app ./cmd/app", "COPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o /out/app ./cmd/app",
		"Copy the files that name the dependencies, download, then copy the rest."),
	Theme: lint.MissingCache, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Dockerfile},
	File:  copyBeforeDownload,
}

func copyBeforeDownload(p *lint.Pass) error {
	for _, stage := range parsed(p).Stages {
		var sources *dockerfile.Instruction
		done := map[shell.Tool]bool{}
		for _, in := range stage.Steps {
			if copiesSources(in) && sources == nil {
				sources = in
			}
			for _, c := range in.Commands() {
				for _, cache := range shell.Caches(c) {
					if late(p, in, c, cache, sources, done) {
						reportLate(p, sources, c, cache)
					}
					done[cache.Tool] = true
				}
			}
		}
	}
	return nil
}

// late says whether a download waits for sources that it does not need.
func late(p *lint.Pass, in *dockerfile.Instruction, c *shell.Command, cache shell.Cache, sources *dockerfile.Instruction, done map[shell.Tool]bool) bool {
	if sources == nil || done[cache.Tool] || cache.Tool.System() || cache.Work != shell.Fetching || !onlyFetches(c) || versioned(c) || c.Condition {
		return false
	}
	if c.Has("vendor") || hasMount(in, cache.Has) || installsSources(c) {
		return false
	}
	return cache.Tool != shell.Go || !beside(p, "vendor/modules.txt")
}

// installsSources: `pip install .` is about the sources themselves.
func installsSources(c *shell.Command) bool {
	for _, i := range shell.Installs(c) {
		if i.Source == shell.Local || i.Source == shell.Registry {
			return true
		}
	}
	return c.Is("uv") && !c.Has("--no-install-project") || c.Is("poetry") && !c.Has("--no-root")
}

func reportLate(p *lint.Pass, sources *dockerfile.Instruction, c *shell.Command, cache shell.Cache) {
	manifest := "the lock file"
	if len(cache.Locks) > 0 {
		manifest = cache.Locks[0]
	}
	p.Report(lint.Finding{
		Span:    at(p, sources.Span),
		Message: fmt.Sprintf("the sources are copied before %s on line %d: every change of a source downloads all dependencies again", cache.Program, line(p, c.Start)),
		Hint:    fmt.Sprintf("copy %s and its like first, download, then copy the rest", manifest),
		Related: []lint.Related{{Span: words(p, c), Message: "downloads the dependencies"}},
	})
}
