package workflow

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// keyWithoutSystem: entries of Linux and macOS share a name, those of Windows do
// not (https://github.com/actions/cache#cache-version).
func keyWithoutSystem(p *lint.Pass, j *workflow.Job, s *workflow.Step) {
	key := input(s, "key")
	if key.Text() == "" || !s.Action().Is("actions/cache") && !s.Action().Is("actions/cache/save") || namesSystem(j, key) {
		return
	}
	var systems []string
	for _, name := range runnerNames(j) {
		system, _, _ := strings.Cut(strings.ToLower(name), "-")
		if (system == "ubuntu" || system == "macos") && !slices.Contains(systems, system) {
			systems = append(systems, system)
		}
	}
	if len(systems) < 2 {
		return
	}
	p.Report(lint.Finding{
		Span:    at(p, key),
		Message: fmt.Sprintf("cache key %s is the same on %s, so one restores the other's files", quote(key.Text()), strings.Join(systems, " and ")),
		Hint:    "put ${{ runner.os }} in the key",
	})
}

// namesSystem says whether a key differs by system: by runner.os, by a value of
// the matrix, or by something that is not known here.
func namesSystem(j *workflow.Job, key *node.Node) bool {
	for _, e := range workflow.Expressions(key) {
		for _, a := range reads(&e) {
			if a.in("runner") || a.in("matrix") && !(len(a) > 1 && crossed(j, a[1])) || a.in("env") || a.in("steps") || a.in("inputs") {
				return true
			}
		}
	}
	return false
}

// crossed says whether a key of the matrix takes each of its values on each system:
// it is a list of its own, and the labels are those of another list.
func crossed(j *workflow.Job, name string) bool {
	matrix := j.Matrix()
	list := matrix.Get(name)
	if list == nil || list.Kind != node.Sequence || matrix.Get("include") != nil || matrix.Get("exclude") != nil {
		return false
	}
	return !slices.ContainsFunc(j.Labels(), func(label *node.Node) bool {
		return slices.ContainsFunc(workflow.Expressions(label), func(e workflow.Expression) bool {
			return slices.ContainsFunc(reads(&e), func(a access) bool { return a.in("matrix", name) })
		})
	})
}

// cachedTwice: below v5 golangci-lint-action kept Go's modules and build cache as
// setup-go does, and unpacking one over the other fails
// (https://github.com/golangci/golangci-lint-action#caching-internals).
func cachedTwice(p *lint.Pass, w *workflow.Workflow, j *workflow.Job) {
	for i, s := range j.Steps {
		major := majorOf(w, s)
		if !s.Action().Is("golangci/golangci-lint-action") || major == 0 || major > 4 || truthy(input(s, "skip-cache")) || truthy(input(s, "skip-pkg-cache")) {
			continue
		}
		for _, before := range j.Steps[:i] {
			if known := setupOf(w, before); known != nil && known.serves(shell.Go) && known.caches(shell.Go) == on {
				edit, ok := setInputs(p, s, "skip-pkg-cache: true", "skip-build-cache: true")
				p.Report(lint.Finding{
					Span:    at(p, s.Uses),
					Message: fmt.Sprintf("golangci-lint-action v%d unpacks its cache of Go's modules over that of %s", major, known),
					Hint:    "set skip-pkg-cache and skip-build-cache, or move to v5 or later",
					Related: []lint.Related{{Span: at(p, before.Uses), Message: "cached here already"}},
					Fixes:   fix("leave Go's caches to setup-go", false, edit, ok && major >= 2),
				})
				return
			}
		}
	}
}
