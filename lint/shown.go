package lint

import (
	"path"
	"slices"
	"strings"
)

// forOthers puts a finding about a file that nobody ships off to the pedantic
// audience: what is wrong in an example or a test costs nobody an outage. A
// leaked secret is one wherever it lies, and what is broken misleads readers too,
// unless it is a fixture, which may be broken on purpose.
func (f *Finding) forOthers() {
	if f.Audience != Regular || f.Theme == LeakedSecret || strings.HasPrefix(f.Span.File, ".github/") {
		return
	}
	if fixture(f.Span.File) || f.Theme != Broken && shown(f.Span.File) {
		f.Audience = Pedantic
	}
}

// fixture says whether a file is data of a test, or somebody else's.
func fixture(name string) bool {
	return InFolder(name, "testdata", "test-data", "fixtures", "__fixtures__", "vendor", "third_party", "node_modules")
}

// shown says whether a file shows, tries or tests something.
func shown(name string) bool {
	return tried(path.Base(name)) || anyDir(name, func(dir string) bool {
		switch dir = strings.TrimLeft(dir, "._"); dir {
		case "example", "sample", "demo", "demos", "doc", "docs", "documentation", "website", "tutorial", "tutorials", "snippets",
			"test", "tests", "e2e", "fuzz", "benchmark", "benchmarks", "hack", "contrib", "devcontainer", "dev-env", "playground":
			return true
		}
		return strings.HasSuffix(dir, "examples") || strings.HasSuffix(dir, "samples") || strings.HasSuffix(dir, "-test") || strings.HasSuffix(dir, "-tests")
	})
}

// tried says whether an image or a set of services is for developers by its name:
// Dockerfile.dev, docker-compose.test.yml.
func tried(base string) bool {
	words := strings.FieldsFunc(strings.ToLower(base), func(r rune) bool { return r == '.' || r == '-' || r == '_' })
	kind, dev := false, false
	for _, word := range words {
		switch word {
		case "dockerfile", "containerfile", "compose":
			kind = true
		case "dev", "development", "local", "test", "tests", "e2e", "integration", "coverage", "example", "sample", "demo", "fuzz":
			dev = true
		}
	}
	return kind && dev
}

// InFolder says whether a file lies below a folder of one of some names.
func InFolder(name string, folders ...string) bool {
	return anyDir(name, func(dir string) bool { return slices.Contains(folders, dir) })
}

func anyDir(name string, is func(string) bool) bool {
	for dir, rest, more := strings.Cut(name, "/"); more; dir, rest, more = strings.Cut(rest, "/") {
		if is(dir) {
			return true
		}
	}
	return false
}
