package workflow

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// lockNames are the files in the root that setup-node looks for, by the value of
// cache (https://github.com/actions/setup-node#caching-global-packages-data).
var lockNames = map[string][]string{
	"npm": {"package-lock.json", "npm-shrinkwrap.json", "yarn.lock"}, "yarn": {"yarn.lock"}, "pnpm": {"pnpm-lock.yaml"},
}

// manifests say that a folder is a project, and that its files are here to see.
var manifests = []string{"package.json", "pyproject.toml", "setup.py", "go.mod", "pom.xml", "build.gradle", "build.gradle.kts"}

// lockMissing: setup-node fails where there is no lock file to key its cache on,
// and so do the others where the one they are given is not there.
func lockMissing(p *lint.Pass, w *workflow.Workflow, j *workflow.Job, s *workflow.Step) {
	known := setupOf(w, s)
	if known == nil || w.Action || !plainCheckout(j) {
		return
	}
	if named := input(s, "cache-dependency-path"); named != nil {
		for _, file := range strings.Fields(named.Text()) {
			if strings.ContainsAny(file, "*?[!$") || path.IsAbs(file) || !lockName(path.Base(file)) || has(p, path.Clean(file)) || !isProject(p, path.Dir(file)) || makes(j, file) {
				continue
			}
			p.Report(lint.Finding{
				Span: at(p, named), Confidence: lint.MediumConfidence,
				Message: fmt.Sprintf("%s is to key its cache on %s, which is not in the repository", known, quote(file)),
				Hint:    "name the lock file that the job installs from",
			})
		}
		return
	}
	names := lockNames[input(s, "cache").Text()]
	if known.setup != setups["actions/setup-node"] || names == nil || !isProject(p, ".") || slices.ContainsFunc(names, func(name string) bool { return has(p, name) }) {
		return
	}
	p.Report(lint.Finding{
		Span: at(p, input(s, "cache")), Severity: lint.Medium, Confidence: lint.MediumConfidence,
		Message: fmt.Sprintf("%s fails: there is no %s in the root to key the cache on", known, strings.Join(names, " or ")),
		Hint:    "commit the lock file, or set cache-dependency-path to where it is",
	})
}

// lockName says whether a file is one that people commit: a job may write any
// other itself, and key its cache on that.
func lockName(base string) bool {
	for _, names := range keyed {
		if slices.Contains(names, base) && base != "go.sum" { // of a module without dependencies
			return true
		}
	}
	return strings.HasPrefix(base, "requirements") && path.Ext(base) == ".txt"
}

func makes(j *workflow.Job, file string) bool {
	return slices.ContainsFunc(j.Steps, func(s *workflow.Step) bool { return strings.Contains(s.Run.Text(), path.Base(file)) })
}

// has says whether a file is in the repository of the workflow.
func has(p *lint.Pass, file string) bool {
	return p.Tree.Has(path.Join(strings.TrimPrefix(root(p.File.Path), "/"), file))
}

func isProject(p *lint.Pass, dir string) bool {
	return slices.ContainsFunc(manifests, func(name string) bool { return has(p, path.Join(dir, name)) })
}

// plainCheckout says whether a job works in a checkout of its own repository, in
// the workspace.
func plainCheckout(j *workflow.Job) bool {
	first := firstCheckout(j)
	return first >= 0 && !slices.ContainsFunc(j.Steps, func(s *workflow.Step) bool {
		return s.Action().Is("actions/checkout") && (input(s, "repository") != nil || input(s, "path") != nil)
	})
}

// families are tools of which a project uses one, each with a cache of its own.
var families = [][]shell.Tool{{shell.NPM, shell.Yarn, shell.PNPM, shell.Bun}, {shell.Pip, shell.Poetry, shell.UV}, {shell.Maven, shell.Gradle}}

// othersFolder: a cache of the folder of a tool that the job does not run, while
// it runs another of its kind.
func othersFolder(p *lint.Pass, w *workflow.Workflow, j *workflow.Job, s *workflow.Step) {
	paths := input(s, "path")
	if paths == nil || dynamic(paths) || w.Action || !s.Action().Is("actions/cache") && !s.Action().Is("actions/cache/restore") {
		return
	}
	all := strings.Fields(paths.Text())
	if len(all) != 1 {
		return
	}
	steps, whole := allSteps(p, w, j)
	if !whole {
		return
	}
	for _, needed := range downloads(steps) {
		owner := ownerOf(all[0], needed.cache.Tool)
		if owner == "" || scriptsName(steps, string(owner)) || needed.cache.Has(all[0]) {
			continue
		}
		p.Report(lint.Finding{
			Span: at(p, paths), Confidence: lint.MediumConfidence,
			Message: fmt.Sprintf("%s is where %s keeps its downloads, and the job runs %q", quote(all[0]), owner, needed.cache.Program),
			Hint:    "cache " + needed.cache.Folders[0],
		})
		return
	}
}

func scriptsName(steps []nested, tool string) bool {
	return slices.ContainsFunc(steps, func(n nested) bool { return strings.Contains(n.step.Run.Text(), tool) })
}

// cacheFolders are where the tools keep what they download on a runner.
var cacheFolders = map[string]shell.Tool{
	"~/.npm": shell.NPM, "~/.cache/yarn": shell.Yarn, "~/.yarn/berry/cache": shell.Yarn, "~/.yarn/cache": shell.Yarn, "~/.pnpm-store": shell.PNPM,
	"~/.local/share/pnpm/store": shell.PNPM, "~/.bun/install/cache": shell.Bun, "~/.cache/pip": shell.Pip, "~/.cache/pypoetry": shell.Poetry,
	"~/.cache/uv": shell.UV, "~/.m2": shell.Maven, "~/.m2/repository": shell.Maven, "~/.gradle": shell.Gradle, "~/.gradle/caches": shell.Gradle,
}

// ownerOf is another tool of the family that a folder belongs to, or "".
func ownerOf(folder string, tool shell.Tool) shell.Tool {
	owner := cacheFolders[strings.TrimSuffix(folder, "/")]
	for _, family := range families {
		if owner != tool && slices.Contains(family, owner) && slices.Contains(family, tool) {
			return owner
		}
	}
	return ""
}
