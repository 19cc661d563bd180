package workflow

import (
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// mayCache says whether a job is one where a cache saves time and does no harm.
// A machine of one's own keeps its disk. What a release job restores can have
// been put there by any other job of the branch (the TanStack packages of 2026-05
// and Ultralytics' of 2024-12 went that way), and a run for a stranger's pull
// request must not leave anything for later ones.
func mayCache(p *lint.Pass, w *workflow.Workflow, j *workflow.Job) bool {
	return !w.Action && hosted(j) && !runsForeignCode(w) && !mayRelease(w, p.File.Path) &&
		!mintsToken(w, j) && publishes(w, j) == nil && j.Environment == nil && !commits(w, j)
}

// committers are actions that push what a job has made
// (each action's README).
var committers = map[string]bool{
	"ad-m/github-push-action": true, "endbug/add-and-commit": true, "peter-evans/create-pull-request": true,
	"stefanzweifel/git-auto-commit-action": true,
}

// commits says whether a job pushes commits: what it restored may be in them.
func commits(w *workflow.Workflow, j *workflow.Job) bool {
	for _, s := range j.Steps {
		if committers[s.Action().Key()] {
			return true
		}
		for _, c := range script(w, s).Commands {
			if c.Name() == "git" && c.Arg(1) == "push" {
				return true
			}
		}
	}
	return false
}

// work is a command that downloads what a project's manifest names.
type work struct {
	cache shell.Cache
	nested
	cmd *shell.Command
}

// downloads are the commands of steps that fetch dependencies, the first of each
// package manager.
func downloads(steps []nested) []work {
	var all []work
	seen := map[shell.Tool]bool{}
	for _, s := range steps {
		for _, c := range script(s.w, s.step).Commands {
			for _, cache := range shell.Caches(c) {
				if cache.Work == shell.Fetching && !seen[cache.Tool] && shell.OfProject(c, cache.Tool) {
					seen[cache.Tool] = true
					all = append(all, work{cache, s, c})
				}
			}
		}
	}
	return all
}

// covered says whether some step caches for the tool, or might: an action whose
// name speaks of caches can.
func covered(p *lint.Pass, steps []nested, needed work) bool {
	for _, one := range steps {
		s := one.step
		u := s.Action()
		name := u.Key()
		switch {
		case u.Kind == workflow.Dynamic:
			return true
		case name == "actions/cache", name == "actions/cache/restore":
			if covers := input(s, "path"); covers == nil || holds(covers, needed.cache) {
				return true
			}
		case strings.Contains(name, "cache"):
			return true
		case setups[name] == nil && input(s, "cache") != nil && !falsy(input(s, "cache")):
			return true
		}
		for _, tool := range cachers[name] {
			if tool == needed.cache.Tool {
				return true
			}
		}
		if known := setupOf(one.w, s); known != nil && known.serves(needed.cache.Tool) {
			if state := known.cachesIn(p, needed.cache.Tool); state == on || state == unknown {
				return true
			}
		}
	}
	return false
}

// holds says whether the path of a cache step has a tool's folder, going by the
// tool's own words: folders differ by system. Where a path is only known when it
// runs, it may.
func holds(paths *node.Node, cache shell.Cache) bool {
	if dynamic(paths) {
		return true
	}
	for _, dir := range strings.Fields(paths.Text()) {
		dir = strings.TrimSuffix(strings.TrimPrefix(dir, "!"), "/")
		if cache.Has(dir) || strings.Contains(dir, string(cache.Tool)) || strings.HasSuffix(dir, "node_modules") || strings.HasSuffix(dir, ".venv") || strings.HasSuffix(dir, "target") {
			return true
		}
	}
	return false
}
