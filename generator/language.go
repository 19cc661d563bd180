package generator

import (
	"path"
	"slices"
	"strings"
)

// Sources is what an image build of another language than Go reads, from its
// context.
type Sources struct {
	Manifests map[string][]byte // the manifests and locks that are there; of a lock that decides nothing but that it is there, the content may be nil
	Entries   []string          // files and folders directly in the context that the program may need, sorted
	Mains     []string          // files that could be what is run, sorted
}

// ManifestFiles are the files that NewSources reads, by language; true where the
// content counts.
var ManifestFiles = map[string]map[string]bool{
	"node":   {"package.json": true, "package-lock.json": false, "pnpm-lock.yaml": false, "yarn.lock": false},
	"python": {"requirements.txt": true, "pyproject.toml": true, "uv.lock": false},
	"rust":   {"Cargo.toml": true, "Cargo.lock": false},
}

// NewSources looks through the files of a context, given by their paths in it.
func NewSources(language string, files []string, read func(string) ([]byte, error)) (Sources, error) {
	s := Sources{Manifests: map[string][]byte{}}
	for _, file := range files {
		top, _, nested := strings.Cut(file, "/")
		if !unneeded(top) {
			s.Entries = append(s.Entries, top)
		}
		if content, known := ManifestFiles[language][file]; known {
			s.Manifests[file] = nil
			if content {
				data, err := read(file)
				if err != nil {
					return s, err
				}
				s.Manifests[file] = data
			}
		}
		if couldBeMain(language, file, nested) {
			s.Mains = append(s.Mains, file)
		}
	}
	slices.Sort(s.Entries)
	s.Entries = slices.Compact(s.Entries)
	slices.Sort(s.Mains)
	return s, nil
}

// aside are folders and files that no program reads while it runs.
var aside = []string{
	"Dockerfile*", "LICENSE*", "Makefile", "*.md", "ship.yaml", "ship.lock", "test", "tests", "__tests__", "docs",
	"deploy", "infra", "monitoring", "policy", "node_modules", "target", "__pycache__", "docker-compose*", "compose*.yaml",
}

func unneeded(name string) bool {
	return strings.HasPrefix(name, ".") || slices.ContainsFunc(aside, func(pattern string) bool {
		ok, _ := path.Match(pattern, name)
		return ok
	})
}

func couldBeMain(language, file string, nested bool) bool {
	switch language {
	case "node":
		return !nested && slices.Contains([]string{"server.js", "index.js", "app.js", "main.js", "server.mjs", "index.mjs"}, file)
	case "python":
		return !nested && slices.Contains([]string{"main.py", "app.py", "server.py", "__main__.py"}, file) ||
			strings.Count(file, "/") == 1 && path.Base(file) == "__main__.py"
	}
	return false
}
