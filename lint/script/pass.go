package script

import (
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/gitlab"
	"github.com/shipgen/shipgen/schema/shell"
)

// kinds: a Makefile is text, told by its name.
var kinds = []lint.Kind{lint.Script, lint.GitLab, lint.Text}

// doc is a rule's page: why, an example of each kind, and what to do.
func doc(why, bad, good, remedy string) string {
	return lint.WritePage("sh", why, bad, good, remedy)
}

// scripts are what a shell reads of the file: the whole of it, the entries of a
// GitLab job's scripts, the recipes of a Makefile.
func scripts(p *lint.Pass) []*shell.Script {
	switch {
	case elsewhere(p.File.Path):
		return nil
	case p.File.Is(lint.Script):
		return []*shell.Script{whole(p)}
	case p.File.Is(lint.GitLab):
		return ofGitLab(p)
	case isMakefile(p.File.Path):
		return recipes(p)
	}
	return nil
}

// elsewhere says whether a file is test data, or somebody else's.
func elsewhere(name string) bool {
	for _, dir := range strings.Split(path.Dir(name), "/") {
		switch dir {
		case "testdata", "test-data", "fixtures", "__fixtures__", "vendor", "third_party", "node_modules", "examples", "example":
			return true
		}
	}
	return false
}

// forTests says whether a script sets up what tests need: it runs where nothing
// is at stake but a red run.
func forTests(name string) bool {
	for _, part := range strings.Split(name, "/") {
		switch part {
		case "test", "tests", "e2e", "integration", "bench", "benchmarks":
			return true
		}
	}
	base := path.Base(name)
	return strings.Contains(base, "e2e") || strings.Contains(base, "test.")
}

func whole(p *lint.Pass) *shell.Script {
	lang := shell.Bash
	if line, _, _ := strings.Cut(string(p.File.Data[:min(len(p.File.Data), 64)]), "\n"); strings.HasSuffix(strings.TrimSpace(line), "/sh") {
		lang = shell.POSIX
	}
	script, _ := shell.Parse(string(p.File.Data), lang) // with an error, what stands before it
	return script
}

func ofGitLab(p *lint.Pass) []*shell.Script {
	docs, err := p.File.Documents()
	f := gitlab.New(docs)
	if err != nil || f.Root == nil {
		return nil
	}
	var all []*shell.Script
	for _, line := range f.GlobalLines() {
		all = append(all, line.Script)
	}
	for _, j := range f.Jobs {
		lines, _ := f.Lines(j, true)
		for _, line := range lines {
			all = append(all, line.Script)
		}
	}
	return all
}

func quote(s string) string { return lint.Quote(s) }

// host is the address without its path and without credentials.
func host(url string) string {
	scheme, rest, _ := strings.Cut(url, "://")
	rest, _, _ = strings.Cut(rest, "/")
	return scheme + "://" + rest[strings.LastIndexByte(rest, '@')+1:]
}
