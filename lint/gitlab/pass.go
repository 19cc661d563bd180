package gitlab

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/gitlab"
	"github.com/shipgen/shipgen/schema/node"
)

var kinds = []lint.Kind{lint.GitLab}

// doc is a rule's page: why, an example of each kind, and what to do.
func doc(why, bad, good, remedy string) string {
	return lint.WritePage("yaml", why, bad, good, remedy)
}

// view is the pipeline of a pass, nil where there is none to read: that is the
// finding of one rule, gitlab-syntax.
func view(p *lint.Pass) *gitlab.File {
	docs, err := p.File.Documents()
	if err != nil || installed(p.File.Path) {
		return nil
	}
	if f := gitlab.New(docs); f.Root != nil {
		return f
	}
	return nil
}

// installed says whether a file was brought by a package manager: nobody runs the
// pipelines of a dependency.
func installed(file string) bool {
	return strings.Contains("/"+file, "/node_modules/") || strings.Contains("/"+file, "/vendor/")
}

// variables are the entries of variables: of the file and of its jobs. Those behind
// an alias are among them, at the place where they are written.
func variables(f *gitlab.File) []node.Pair {
	holders := []*node.Node{f.Root}
	for _, j := range f.Jobs {
		holders = append(holders, j.Node)
	}
	var all []node.Pair
	for _, holder := range holders {
		if entries := holder.Get("variables"); entries != nil {
			all = append(all, entries.Pairs...)
		}
	}
	return all
}

func at(p *lint.Pass, n *node.Node) lint.Span { return p.Span(n.Start, n.End) }

func quote(s string) string { return lint.Quote(s) }

// dynamic says whether a value holds a variable or an input.
func dynamic(s string) bool { return strings.ContainsAny(s, "$") }

// deploys says whether a job changes what runs, going by its stage and its name.
func deploys(f *gitlab.File, j *gitlab.Job) bool {
	return named(f, j, map[string]bool{"deploy": true, "deployment": true, "production": true, "rollout": true})
}

// publishes says whether a job hands something to users.
func publishes(f *gitlab.File, j *gitlab.Job) bool {
	return named(f, j, map[string]bool{"release": true, "publish": true})
}

func named(f *gitlab.File, j *gitlab.Job, words map[string]bool) bool {
	stage, _ := f.Get(j, "stage")
	for _, name := range []string{stage.Text(), j.Name} {
		for _, word := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r < 'a' || r > 'z' }) {
			if words[word] {
				return true
			}
		}
	}
	return false
}

// count is "1 job" or "3 jobs".
func count(n int) string {
	if n == 1 {
		return "1 job"
	}
	return fmt.Sprintf("%d jobs", n)
}
