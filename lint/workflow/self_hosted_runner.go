package workflow

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// SelfHostedRunner finds jobs on machines of one's own.
var SelfHostedRunner = &lint.Rule{
	Name:  "self-hosted-runner",
	Title: "Job runs on a self-hosted machine",
	Doc: doc("A machine of one's own keeps what a job leaves behind, and stands in one's own network. In a public repository anybody can open a pull request whose code runs there.",
		"runs-on: self-hosted", "runs-on: ubuntu-24.04",
		"Use GitHub's runners for public repositories, or machines that are thrown away after each job. Whether the repository is public is not in its files, so this is for the auditor; with `pull_request` among the events it is reported with more weight."),
	Theme: lint.Insecure, Severity: lint.Low, Confidence: lint.MediumConfidence, Audience: lint.Auditor,
	Kinds: workflows, Aliases: []string{"zizmor:self-hosted-runner"},
	File: selfHostedRunner,
}

func selfHostedRunner(p *lint.Pass) error {
	return eachJob(p, func(w *workflow.Workflow, j *workflow.Job) {
		key := j.Node.Pair("runs-on")
		if key == nil {
			return
		}
		f := lint.Finding{
			Span: p.Span(key.Key.Start, key.Value.End), Hint: "use a machine that is thrown away after the job",
			Aliases: []string{"zizmor:self-hosted-runner"},
		}
		if group := j.RunsOn.Get("group"); group != nil {
			f.Severity = lint.Info
			f.Message = fmt.Sprintf("job %s runs on a machine of group %s, which may be self-hosted", quote(j.ID), quote(group.Text()))
			p.Report(f)
			return
		}
		for _, label := range j.Labels() {
			sure, literal, maybe := selfHosted(j, label)
			switch {
			case !sure && !maybe:
				continue
			case !sure:
				f.Severity, f.Confidence = lint.Info, lint.LowConfidence
				f.Message = fmt.Sprintf("job %s may run on a self-hosted machine: %s", quote(j.ID), quote(label.Text()))
			default:
				f.Message = fmt.Sprintf("job %s runs on a self-hosted machine", quote(j.ID))
			}
			if j.RunsOn.Kind == node.Mapping || literal {
				f.Aliases = []string{} // zizmor reads neither labels below a key nor literals in expressions
			}
			if sure && (w.Trigger("pull_request") != nil || w.Trigger("pull_request_target") != nil) {
				f.Severity = lint.Medium
				f.Message += ", also for pull requests"
				f.Aliases = append(f.Aliases, "poutine:pr_runs_on_self_hosted")
			}
			p.Report(f)
			return
		}
	})
}

// selfHosted says whether a label, or one of the values that an expression chooses
// from, is self-hosted; literal where it is the expression's own, and maybe where
// a part of the expression names it.
func selfHosted(j *workflow.Job, label *node.Node) (sure, literal, maybe bool) {
	if !dynamic(label) {
		return strings.EqualFold(label.Text(), "self-hosted"), false, false
	}
	if !whole(label) {
		return false, false, false
	}
	e := workflow.Expressions(label)[0]
	tree := parseExpression(&e)
	if tree == nil {
		return false, false, false
	}
	for _, leaf := range leaves(tree) {
		_, isText := leaf.(*actionlint.StringNode)
		switch {
		case slices.ContainsFunc(choices(j, leaf), func(value string) bool { return strings.EqualFold(value, "self-hosted") }):
			if sure = true; isText {
				literal = true
				continue
			}
			return true, false, false
		case !isText && j.RunsOn.Kind == node.Scalar && mentionsSelfHosted(e.Text):
			maybe = maybe || namesSelfHosted(leaf)
		}
	}
	return sure, literal, maybe
}

func namesSelfHosted(n actionlint.ExprNode) bool {
	named := false
	actionlint.VisitExprNode(n, func(n, _ actionlint.ExprNode, _ bool) {
		switch n := n.(type) {
		case *actionlint.StringNode:
			named = named || mentionsSelfHosted(n.Value)
		case *actionlint.ObjectDerefNode:
			named = named || mentionsSelfHosted(n.Property)
		}
	})
	return named
}

func mentionsSelfHosted(text string) bool {
	return strings.Contains(strings.ToLower(text), "self-hosted")
}

// leaves are what && and || choose from.
func leaves(n actionlint.ExprNode) []actionlint.ExprNode {
	or, ok := n.(*actionlint.LogicalOpNode)
	switch {
	case !ok:
		return []actionlint.ExprNode{n}
	case or.Kind == actionlint.LogicalOpNodeKindAnd:
		return leaves(or.Right)
	}
	return append(leaves(or.Left), leaves(or.Right)...)
}
