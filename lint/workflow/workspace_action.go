package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
)

// WorkspaceAction finds local actions that are taken from the workspace.
var WorkspaceAction = &lint.Rule{
	Name:  "workspace-action",
	Title: "Local action taken from the workspace",
	Doc: doc("`./path` is whatever lies there when the step runs, which an earlier step may have put there; `$/path` is the action of the commit that the workflow itself is from. GitHub's policy to pin everything takes only the latter for pinned.",
		"- uses: ./.github/actions/setup", "- uses: $/.github/actions/setup",
		"Write `$/` where every tool that reads the workflow knows it: GitHub does since 2026-07-30, GitHub Enterprise Server and older linters do not. That is why this is for the auditor, unless the repository asks for it with the policy `hash` for `./*` under `lint.pins`; then there is a fix too. https://github.blog/changelog/2026-07-30-reference-same-repository-actions-with-self-repository-syntax/"),
	Theme: lint.Insecure, Severity: lint.Info, Confidence: lint.HighConfidence, Audience: lint.Auditor, Widest: lint.Regular,
	Kinds: workflowsAndActions, Fixable: true, Aliases: []string{"zizmor:self-repository"},
	File: workspaceAction,
}

func workspaceAction(p *lint.Pass) error {
	w := live(p)
	for _, j := range w.Jobs {
		fromWorkspace(p, j.Uses)
		for _, s := range j.Steps {
			fromWorkspace(p, s.Uses)
		}
	}
	return nil
}

func fromWorkspace(p *lint.Pass, n *node.Node) {
	if !strings.HasPrefix(n.Text(), "./") {
		return
	}
	f := lint.Finding{
		Span:    at(p, n),
		Message: fmt.Sprintf("%s is what lies in the workspace when the step runs, not what the commit has", quote(n.Text())),
		Hint:    "write $/ in place of ./",
	}
	if policyOf(p.Config, n.Text()) == pinHash {
		edit, ok := replace(p, n, "$/"+strings.TrimPrefix(n.Text(), "./"))
		f.Fixes = fix("take it from the repository", false, edit, ok && n.Plain())
		f.Severity, f.Audience = lint.Medium, lint.Regular
	}
	p.Report(f)
}
