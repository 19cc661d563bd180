package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/repo"
	"github.com/shipgen/shipgen/schema/workflow"
)

// UnmatchedPath finds patterns that no file of the repository matches.
var UnmatchedPath = &lint.Rule{
	Name:  "unmatched-path",
	Title: "Path filter or hashFiles pattern that matches no file",
	Doc: doc("A `paths` filter that matches nothing never starts the workflow, and one among others silently leaves a folder out that was renamed. `hashFiles` of a file that is not there is empty, so a cache's key never changes.",
		"on:\n  push:\n    paths: [src/**]\n# the code is in lib/", "on:\n  push:\n    paths: [lib/**]",
		"Correct the pattern. A filter is held to the whole path of a file, from the root of the repository and with its case: a folder's name alone lets nothing through, `lib/**` all that is in it. hashFiles takes what is below a folder; files that a job makes itself, below `target` or `node_modules` for one, are left alone. https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet"),
	Theme: lint.Broken, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Needs:   []*lint.Collector{pathPatterns},
	Project: unmatchedPath,
}

// pathPatterns collects the patterns of each workflow.
var pathPatterns = &lint.Collector{Name: "path-patterns", Kinds: workflows, File: collectPatterns}

// patterns are the globs of one filter, or of one expression with hashFiles.
type patterns struct {
	globs []glob
	event string // that the filter belongs to; "" = hashFiles
	skip  bool   // paths-ignore
}

type glob struct {
	span lint.Span
	text string
}

func collectPatterns(p *lint.Pass) error {
	w := view(p)
	if !strings.HasPrefix(p.File.Path, ".github/") {
		return nil // another repository's, in a folder of this one
	}
	for i := range w.On {
		t := &w.On[i]
		for _, key := range []string{"paths", "paths-ignore"} {
			one := patterns{event: t.Name, skip: key != "paths"}
			for _, n := range t.Filter(key) {
				one.globs = append(one.globs, glob{at(p, n), n.Text()})
			}
			if one.globs != nil {
				p.Export(one)
			}
		}
	}
	for j, s := range w.Steps() {
		if !strings.HasPrefix(s.Action().Key(), "actions/cache") || checksOutElsewhere(j) {
			continue // an if may well ask for what a step has made
		}
		for _, e := range workflow.Expressions(input(s, "key")) {
			if all := hashed(&e); len(all) == 1 {
				p.Export(patterns{globs: []glob{{place(p, &e), all[0]}}})
			}
		}
	}
	return nil
}

// checksOutElsewhere says whether a job has files that are not where this
// repository has them: of another repository, or below a folder.
func checksOutElsewhere(j *workflow.Job) bool {
	for _, s := range j.Steps {
		if s.Action().Is("actions/checkout") && (input(s, "path") != nil || input(s, "repository") != nil) {
			return true
		}
	}
	return false
}

var hashCall = pattern.New(`(?i)hashFiles\(([^()]*)\)`)

// hashed are the literal patterns of an expression's hashFiles.
func hashed(e *workflow.Expression) []string {
	var all []string
	for _, call := range hashCall.FindAllStringSubmatch(e.Text, -1) {
		for part := range strings.SplitSeq(call[1], ",") {
			part = strings.TrimSpace(part)
			if len(part) < 3 || part[0] != '\'' || part[len(part)-1] != '\'' {
				return nil
			}
			all = append(all, part[1:len(part)-1])
		}
	}
	return all
}

func unmatchedPath(p *lint.ProjectPass) error {
	filters := lint.Facts[patterns](p)
	if len(filters) == 0 {
		return nil
	}
	tree := &matcher{files: repo.All(p.Tree), known: map[string]bool{}}
	for _, one := range filters {
		if one.event == "" {
			unmatchedHash(p, tree, one.globs[0])
		} else {
			unmatchedFilter(p, tree, one)
		}
	}
	return nil
}

func unmatchedHash(p *lint.ProjectPass, tree *matcher, one glob) {
	if !tree.hash(one.text) {
		p.Report(lint.Finding{
			Span: one.span, Confidence: lint.MediumConfidence, Hint: "correct the pattern; it starts at the root of the repository",
			Message: fmt.Sprintf("hashFiles(%s) is empty: no file of the repository matches", quote(one.text)),
		})
	}
}

// unmatchedFilter reports a filter that lets nothing through, and of another the
// patterns that match nothing: they may be meant for files to come.
func unmatchedFilter(p *lint.ProjectPass, tree *matcher, one patterns) {
	var lost []glob
	useful := one.skip
	for _, g := range one.globs {
		switch {
		case !tree.filter(strings.TrimPrefix(g.text, "!")) && !linked(p, tree, g.text):
			lost = append(lost, g)
		case !strings.HasPrefix(g.text, "!"):
			useful = true
		}
	}
	for i, g := range lost {
		f := lint.Finding{Span: g.span, Audience: lint.Pedantic, Hint: "correct the pattern; it starts at the root of the repository"}
		f.Message = fmt.Sprintf("path filter %s matches no file", quote(g.text))
		if dir := strings.Trim(g.text, "!/"); tree.folder(dir) {
			f.Audience = lint.Regular
			f.Message += ", for it is a folder"
			f.Hint = fmt.Sprintf("write %s/**: a pattern is held to the whole path of a file", strings.TrimSuffix(g.text, "/"))
		}
		if i == 0 && !useful {
			f.Audience, f.Severity = lint.Regular, lint.Medium
			f.Message += fmt.Sprintf(", so %s never starts this workflow", one.event)
			if len(one.globs) > 1 {
				f.Message += ", nor do the others"
			}
		}
		p.Report(f)
	}
}

// linked says whether a path is a link or a submodule, which are no files but
// change.
func linked(p *lint.ProjectPass, tree *matcher, glob string) bool {
	return glob != "" && !strings.ContainsAny(glob, "*?[]+!") && p.Tree.Has(glob) && !tree.folder(glob)
}
