package source

import (
	"path"
	"slices"
	"strings"

	"golang.org/x/mod/module"

	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/repo"
)

// PrivatePattern is a pattern of module paths that a file of the repository sets
// for the go command: those are fetched without a proxy.
type PrivatePattern struct {
	Fact
	Variable string // GOPRIVATE, GONOSUMDB or GONOPROXY
	Text     string
}

// privateLine is the setting in a Makefile, Dockerfile, workflow, shell script or
// .env file. https://go.dev/ref/mod#private-modules
var privateLine = pattern.New(`\b(GOPRIVATE|GONOSUMDB|GONOPROXY)\s*[:?]?(?:=|:|\s)\s*["']?([A-Za-z0-9*?\[\]._~/,-]+)(["']|\s|$)`)

// PrivatePatterns are the patterns that the repository's own files set, each once,
// sorted by file.
func PrivatePatterns(tree repo.Tree) (all []PrivatePattern) {
	for _, name := range tree.Files() {
		if !setsVariables(name) {
			continue
		}
		data, err := tree.Read(name)
		if err != nil || len(data) > maxConfig || !strings.Contains(string(data), "GOPRIVATE") && !strings.Contains(string(data), "GONO") {
			continue
		}
		for i, line := range strings.Split(string(data), "\n") {
			m := privateLine.FindStringSubmatch(line)
			if m == nil || strings.HasPrefix(strings.TrimSpace(line), "#") {
				continue
			}
			for text := range strings.SplitSeq(m[2], ",") {
				known := slices.ContainsFunc(all, func(p PrivatePattern) bool { return p.Text == text })
				if strings.Contains(text, ".") && !known {
					all = append(all, PrivatePattern{Fact{File: name, Line: i + 1, Column: 1}, m[1], text})
				}
			}
		}
	}
	return all
}

// setsVariables says whether a file is one where builds get their environment from.
func setsVariables(name string) bool {
	dir, base := path.Split(name)
	switch {
	case strings.HasPrefix(dir, ".github/workflows/"), strings.HasPrefix(dir, ".circleci/"):
		return true
	case unbuilt(path.Dir(name)):
		return false
	case isDockerfile(name), strings.HasPrefix(base, ".env"), strings.HasSuffix(base, ".mk"), strings.HasSuffix(base, ".sh"):
		return true
	}
	return slices.Contains([]string{"Makefile", "makefile", "GNUmakefile", "Taskfile.yml", "Taskfile.yaml", "justfile", ".gitlab-ci.yml", "go.env"}, base)
}

// Matches says whether a pattern of GOPRIVATE holds for a module.
func (p PrivatePattern) Matches(modulePath string) bool {
	return module.MatchPrefixPatterns(p.Text, modulePath)
}

// privateHosts are how hosts within a company are often called.
var privateHosts = pattern.New(`^(git|gitlab|gitea|stash|code|source|scm|bitbucket|forgejo|internal|go)\.|\.(internal|local|corp|lan|intra|intranet)$`)

// publicHosts look alike and are public.
var publicHosts = []string{"gitlab.com", "bitbucket.org", "go.uber.org", "go.etcd.io", "go.opentelemetry.io", "go.mongodb.org", "go.opencensus.io",
	"git.sr.ht", "go.googlesource.com", "code.cloudfoundry.org", "code.gitea.io", "gitea.com", "go.k6.io", "go.temporal.io", "go.starlark.net",
	"go.dedis.ch", "go.bug.st", "go.yaml.in", "go.mau.fi", "go.elastic.co", "go.step.sm", "go.nhat.io", "go.skia.org", "go.akshayshah.org", "go4.org"}

// AskPrivate is the first required module that lies at the host of the module
// itself where that is no public one by its name: it may be private.
func (m *Module) AskPrivate() (required string, ok bool) {
	host, _, _ := strings.Cut(m.Path, "/")
	if !privateHosts.MatchString(host) || slices.Contains(publicHosts, host) {
		return "", false
	}
	for _, one := range m.Requires {
		replaced := slices.ContainsFunc(m.Replaces, func(r Replace) bool { return r.Old == one })
		if strings.HasPrefix(one, host+"/") && !replaced {
			return one, true
		}
	}
	return "", false
}
