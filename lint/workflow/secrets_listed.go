package workflow

import (
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// listedFix hands a workflow of the same repository the secrets that it reads in
// place of all. It is not safe: what it hands on in turn is not seen. There is none
// where it reads a secret that it does not declare, which can only be inherited.
func listedFix(p *lint.Pass, j *workflow.Job) []lint.Fix {
	names, ok := secretsRead(p, j.Uses.Text())
	pair := j.Node.Pair("secrets")
	if !ok || len(names) == 0 || pair == nil || !blockMapping(j.Node) || reused(p, j.Node) || !pair.Value.Plain() {
		return nil
	}
	if _, _, commented := node.TrailingComment(p.File.Data, pair.Value); commented {
		return nil
	}
	indent, _ := column(p.File.Data, pair.Key)
	text := ""
	for _, l := range indented(p, deeper(entriesFor(names))) {
		text += newline(p.File.Data, pair.Key.Start) + strings.Repeat(" ", indent) + l
	}
	edit := lint.Edit{Span: p.Span(pair.Key.End+1, pair.Value.End), New: []byte(text)}
	return fix("list the secrets that it reads", false, edit, p.File.Data[pair.Key.End] == ':')
}

func entriesFor(names []string) []string {
	lines := make([]string, len(names))
	for i, name := range names {
		lines[i] = name + ": ${{ secrets." + name + " }}"
	}
	return lines
}

// secretsRead are the declared names of the secrets that a workflow of the
// repository reads; ok is false where that cannot be told.
func secretsRead(p *lint.Pass, uses string) (names []string, ok bool) {
	called := calledView(p, uses)
	if called == nil || slices.ContainsFunc(called.Jobs, (*workflow.Job).InheritsSecrets) {
		return nil, false
	}
	declared := called.Trigger("workflow_call").Config.Get("secrets")
	for _, e := range workflow.AllExpressions(called.Root) {
		for _, a := range reads(&e) {
			name := secretName(a)
			if name == "" || name == "github_token" {
				continue
			}
			own := declaredAs(declared, name)
			if own == "" {
				return nil, false
			}
			if !slices.Contains(names, own) {
				names = append(names, own)
			}
		}
	}
	slices.Sort(names)
	return names, true
}

// declaredAs is a secret's name as a workflow declares it, "" where it does not.
func declaredAs(declared *node.Node, name string) string {
	if declared == nil {
		return ""
	}
	for _, pair := range declared.Pairs {
		if strings.EqualFold(pair.Key.Text(), name) {
			return pair.Key.Text()
		}
	}
	return ""
}
