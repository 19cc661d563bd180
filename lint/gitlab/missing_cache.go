package gitlab

import (
	"fmt"
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/gitlab"
	"github.com/shipgen/shipgen/schema/shell"
)

// MissingCache finds jobs that download their dependencies anew in every
// pipeline.
var MissingCache = &lint.Rule{
	Name:  "gitlab-missing-cache",
	Title: "GitLab job downloads its dependencies in every pipeline",
	Doc: doc("A runner with containers starts every job empty. Without a cache each job of each pipeline fetches all dependencies again, and fails when the registry does.",
		"test:\n  image: golang:1.27\n  script: [go test ./...]", "test:\n  image: golang:1.27\n  variables: {GOPATH: $CI_PROJECT_DIR/.go}\n  cache:\n    key: {files: [go.sum]}\n    paths: [.go/pkg/mod]\n  script: [go test ./...]",
		"Give the job a cache keyed on the lock file, with the tool's folder inside the project: GitLab caches nothing outside it. Jobs that deploy or release, jobs without a lock file beside them and caches that `extends` or `default` bring are no finding. https://docs.gitlab.com/ci/caching/"),
	Theme: lint.MissingCache, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: kinds,
	File:  missingCache,
}

// work is the first command of a package manager and the jobs that download so.
type work struct {
	cache shell.Cache
	cmd   *shell.Command
	lock  string
	jobs  []string
	sure  bool
}

func missingCache(p *lint.Pass) error {
	f := view(p)
	if f == nil {
		return nil
	}
	var all []*work
	seen := map[shell.Tool]*work{}
	for _, j := range f.Jobs {
		cache, known := f.Effective(j, "cache")
		if j.Hidden() || cache != nil || deploys(f, j) || publishes(f, j) {
			continue
		}
		for _, w := range downloads(p, f, j) {
			if before := seen[w.cache.Tool]; before != nil {
				before.jobs = append(before.jobs, j.Name)
				before.sure = before.sure || known
				continue
			}
			w.jobs, w.sure = []string{j.Name}, known
			seen[w.cache.Tool] = w
			all = append(all, w)
		}
	}
	for _, w := range all {
		reportWork(p, w)
	}
	return nil
}

// downloads are the commands of a job that fetch what a lock file names, the
// first of each package manager.
func downloads(p *lint.Pass, f *gitlab.File, j *gitlab.Job) []*work {
	var all []*work
	seen := map[shell.Tool]bool{}
	lines, _ := f.Lines(j, false)
	for _, line := range lines {
		for _, c := range line.Script.Commands {
			for _, cache := range shell.Caches(c) {
				lock := lockFor(p, c, cache)
				if cache.Work == shell.Fetching && !cache.Tool.System() && !seen[cache.Tool] && lock != "" && shell.OfProject(c, cache.Tool) {
					seen[cache.Tool] = true
					all = append(all, &work{cache: cache, cmd: c, lock: lock})
				}
			}
		}
	}
	return all
}

// lockFor is the lock file in the folder where a command runs, "" where there is
// none or the folder is not known.
func lockFor(p *lint.Pass, c *shell.Command, cache shell.Cache) string {
	if c.Lost || path.IsAbs(c.Dir) || strings.ContainsAny(c.Dir, "$~") || strings.HasPrefix(path.Clean(c.Dir), "..") {
		return ""
	}
	if cache.Tool == shell.Go && p.Tree.Has(path.Join(path.Dir(p.File.Path), c.Dir, "vendor/modules.txt")) {
		return "" // nothing is downloaded (https://go.dev/ref/mod#vendoring)
	}
	for _, name := range cache.Locks {
		if file := path.Join(c.Dir, name); p.Tree.Has(path.Join(path.Dir(p.File.Path), file)) {
			return file
		}
	}
	return ""
}

func reportWork(p *lint.Pass, w *work) {
	f := lint.Finding{
		Span:    p.Span(w.cmd.Start, w.cmd.End),
		Message: fmt.Sprintf("%q downloads what %s names in every pipeline: job %s has no cache", w.cache.Program, w.lock, quote(w.jobs[0])),
		Hint:    "add cache: with key: {files: [" + w.lock + "]} and a path inside the project",
	}
	if more := len(w.jobs) - 1; more > 0 {
		f.Message += fmt.Sprintf(", nor have %s more", count(more))
	}
	if !w.sure {
		f.Confidence = lint.LowConfidence // an included file may have one
	}
	p.Report(f)
}
