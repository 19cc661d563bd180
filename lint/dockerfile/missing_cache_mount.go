package dockerfile

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/dockerfile"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/shell"
)

// MissingCacheMount finds downloads and compilations that start from nothing
// whenever their layer is built again.
var MissingCacheMount = &lint.Rule{
	Name:  "missing-cache-mount",
	Title: "Download or compilation without a cache mount",
	Doc: doc("When a source file changes, every layer after its `COPY` is built again. Without a cache mount `go build` then compiles all packages and downloads all modules; with one it only does what changed.",
		"COPY . .\nRUN go build -o /out/app ./cmd/app", "COPY . .\nRUN --mount=type=cache,target=/go/pkg/mod \\\n    --mount=type=cache,target=/root/.cache/go-build \\\n    go build -o /out/app ./cmd/app",
		"Mount the folders that the message names. A download in a layer of its own, before the sources are copied, is reported to the pedantic audience only: it is repeated when the lock file changes. So is what follows the first such command of a stage."),
	Theme: lint.MissingCache, Severity: lint.Low, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Dockerfile}, Fixable: true,
	File: missingCacheMount,
}

func missingCacheMount(p *lint.Pass) error {
	for _, stage := range parsed(p).Stages {
		seen := history{fetched: map[shell.Tool]bool{}}
		for _, s := range lineage(stage)[1:] {
			for _, in := range s.Steps {
				seen.add(in)
			}
		}
		for _, in := range stage.Steps {
			if in.Keyword == "RUN" {
				reportCaches(p, in, &seen)
			}
			seen.add(in)
		}
	}
	return nil
}

// history is what a stage has done before an instruction.
type history struct {
	changes bool                // files other than the lists of dependencies were copied
	fetched map[shell.Tool]bool // dependencies lie in a layer
	said    bool                // a RUN was reported to everybody
}

func (h *history) add(in *dockerfile.Instruction) {
	h.changes = h.changes || bringsSources(in)
	for _, c := range in.Commands() {
		for _, cache := range shell.Caches(c) {
			if onlyFetches(c) && len(in.Mounts("cache")) == 0 {
				h.fetched[cache.Tool] = true
			}
		}
	}
}

// manifest are the files that name dependencies and change seldom.
var manifest = pattern.New(`(?i)(^|/)(go\.(mod|sum|work|work\.sum)|package\*?\.json|package(-lock|\*)\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-.*\.yaml|\.npmrc|bun\.lockb?|requirements.*\.txt|pyproject\.toml|uv\.lock|poetry\.lock|pipfile.*|cargo\.(toml|lock|\*)|gemfile.*|composer\.(json|lock|\*)|pom\.xml|.*\.gradle(\.kts)?|gradlew|gradle\.properties|.*\.csproj|go\.\*)$`)

// bringsSources says whether an instruction brings files of the build context that
// are no lists of dependencies: what follows is then built again and again.
func bringsSources(in *dockerfile.Instruction) bool {
	for _, m := range in.Mounts("bind") {
		source := m.Option("source", "src")
		if m.Option("from") == nil && (source == nil || !manifest.MatchString(source.Value.Value)) {
			return true
		}
	}
	if in.Keyword != "COPY" && in.Keyword != "ADD" || in.Flag("from") != nil {
		return false
	}
	for _, s := range in.Sources() {
		if !manifest.MatchString(s.Value) && !strings.Contains(s.Value, "://") && !strings.HasPrefix(s.Value, "<<") {
			return true
		}
	}
	return false
}

// copiesSources says whether an instruction copies the build context, or a folder
// of it, so that any change of a source builds what follows again.
func copiesSources(in *dockerfile.Instruction) bool {
	if in.Keyword != "COPY" && in.Keyword != "ADD" || in.Flag("from") != nil {
		return false
	}
	for _, s := range in.Sources() {
		switch strings.TrimSuffix(s.Value, "/") {
		case ".", "", "./*", "*", "./.":
			return true
		}
	}
	return false
}

// onlyFetches says whether a command downloads dependencies and does nothing else
// that depends on the sources.
func onlyFetches(c *shell.Command) bool {
	for _, cache := range shell.Caches(c) {
		if cache.Work != shell.Fetching {
			return false
		}
	}
	switch {
	case c.Is("go"):
		return c.Arg(1) == "mod"
	case c.Is("cargo"):
		return c.Arg(1) == "fetch"
	case c.Is("dotnet"):
		return c.Arg(1) == "restore"
	case c.Is("mvn", "mvnw"):
		return c.Has("dependency:go-offline", "dependency:resolve")
	case c.Is("gradle", "gradlew"):
		return c.Has("dependencies")
	}
	return len(shell.Caches(c)) > 0
}

// reportCaches reports the commands of a RUN together, the first being the place.
func reportCaches(p *lint.Pass, in *dockerfile.Instruction, seen *history) {
	var first *shell.Command
	var program string
	var folders []string
	repeated := false
	for _, c := range in.Commands() {
		for _, cache := range shell.Caches(c) {
			if cache.Tool.System() || !missing(p, in, c, cache) || cache.Work == shell.Fetching && seen.fetched[cache.Tool] && !onlyFetches(c) {
				continue
			}
			if first == nil {
				first, program = c, cache.Program
			}
			repeated = repeated || !onlyFetches(c) && (seen.changes || bringsSources(in))
			folders = appendNew(folders, rooted(cache.Folders[0]))
		}
	}
	if first == nil {
		return
	}
	f := lint.Finding{Span: words(p, first), Fixes: mountFix(p, in, folders)}
	f.Message = fmt.Sprintf("%s starts from nothing each time its layer is built: no cache mount for %s", program, strings.Join(folders, ", "))
	f.Hint = "RUN " + mounts(folders) + " " + program
	if !repeated || seen.said {
		f.Audience = lint.Pedantic
	}
	seen.said = seen.said || repeated
	p.Report(f)
}

// missing says whether a cache is needed and not there.
func missing(p *lint.Pass, in *dockerfile.Instruction, c *shell.Command, cache shell.Cache) bool {
	if versioned(c) || cache.Tool == shell.Go && cache.Work == shell.Fetching && nothingToFetch(p) {
		return false
	}
	if c.Has("--no-cache-dir") || set(in, "PIP_NO_CACHE_DIR") && cache.Tool == shell.Pip {
		return false
	}
	moved := movedTo(in, c, cache)
	return !hasMount(in, func(dir string) bool {
		return cache.Has(dir) || moved != "" && (moved == dir || strings.HasPrefix(moved, dir+"/"))
	})
}

// nothingToFetch says whether a Go module has its dependencies in the repository,
// or none: then it has a go.mod and no go.sum.
func nothingToFetch(p *lint.Pass) bool {
	return beside(p, "vendor/modules.txt") || beside(p, "go.mod") && !beside(p, "go.sum")
}

// versioned says whether a command installs one fixed version: nothing but the
// command itself makes its layer anew.
func versioned(c *shell.Command) bool {
	installs := shell.Installs(c)
	for _, i := range installs {
		if i.Source != shell.Registry && i.Source != shell.URL && i.Source != shell.Git {
			return false
		}
	}
	return len(installs) > 0
}

// movedTo is the folder that an environment variable moves a cache to.
func movedTo(in *dockerfile.Instruction, c *shell.Command, cache shell.Cache) string {
	for _, name := range cache.Env {
		for _, a := range c.Assigns {
			if a.Name == name {
				return a.Value.Value
			}
		}
		if value, known := in.Expand("$" + name); known && value != "" {
			return value
		}
	}
	return ""
}

func set(in *dockerfile.Instruction, name string) bool {
	value, known := in.Expand("$" + name)
	return known && value != ""
}

// rooted is a cache folder as root has it.
func rooted(folder string) string {
	if rest, ok := strings.CutPrefix(folder, "~"); ok {
		return "/root" + rest
	}
	return folder
}

func appendNew(list []string, s string) []string {
	for _, have := range list {
		if have == s {
			return list
		}
	}
	return append(list, s)
}

func mounts(folders []string) string {
	var all []string
	for _, f := range folders {
		all = append(all, "--mount=type=cache,target="+f)
	}
	return strings.Join(all, " ")
}

// mountFix adds the mounts. It is not safe: what a later step reads from the
// folder is then no longer in the layer, and another user has another home.
func mountFix(p *lint.Pass, in *dockerfile.Instruction, folders []string) []lint.Fix {
	if last(in.Stage, "USER") != nil {
		return nil
	}
	return []lint.Fix{{
		Title: "mount " + strings.Join(folders, ", "),
		Edits: []lint.Edit{{Span: p.Span(in.KeywordSpan.End, in.KeywordSpan.End), New: []byte(" " + mounts(folders))}},
	}}
}
