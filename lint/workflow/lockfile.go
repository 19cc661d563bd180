package workflow

import (
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
)

// lockedActions are the references, in lower case, that actions.lock resolves for
// this workflow; the runner takes them from there. It lies beside the workflows
// and lists each file that takes part with what it uses, and for every such
// reference its commit (gh actions-lock, format v0.0.2). What lacks either is not
// locked: the runner ignores a broken lock file without a word.
func lockedActions(p *lint.Pass) map[string]bool {
	locked := map[string]bool{}
	name := path.Join(path.Dir(p.File.Path), "actions.lock")
	if !p.File.Is(lint.Workflow) || !p.Tree.Has(name) {
		return locked
	}
	data, err := p.Tree.Read(name)
	if err != nil {
		return locked
	}
	docs, err := node.Parse(data, node.DefaultLimits)
	if err != nil || len(docs) == 0 {
		return locked
	}
	own := docs[0].Root.Path("workflows", workflowPath(p.File.Path))
	if own == nil {
		return locked
	}
	for _, item := range own.Items {
		if commit := docs[0].Root.Path("dependencies", item.Text(), "commit"); strings.HasPrefix(commit.Text(), "sha") {
			locked[strings.ToLower(item.Text())] = true
		}
	}
	return locked
}

// workflowPath is a workflow's path from the root of its repository.
func workflowPath(file string) string {
	if i := strings.LastIndex("/"+file, "/.github/"); i >= 0 {
		return file[i:]
	}
	return file
}
