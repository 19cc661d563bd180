package workflow

import (
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// headPaths are the contexts that name the stranger's commit or branch, in their
// parts.
var headPaths = splitPaths(
	"github.event.pull_request.head", "github.head_ref", "github.event.workflow_run.head_sha", "github.event.workflow_run.head_branch",
	"github.event.workflow_run.head_commit", "github.event.pull_request.merge_commit_sha", "github.event.pull_request.number", "github.event.number", "github.event.issue.number",
)

func splitPaths(paths ...string) [][]string {
	all := make([][]string, len(paths))
	for i, path := range paths {
		all[i] = strings.Split(path, ".")
	}
	return all
}

func isHead(a access) bool {
	return slices.ContainsFunc(headPaths, func(path []string) bool { return a.in(path...) })
}

// head is the context by which a checkout takes the stranger's commit, "" for none
// and for another step. The inputs of a local action are those that its caller
// gives.
func (h *holder) head() string {
	if !h.step.Action().Is("actions/checkout") {
		return ""
	}
	for _, name := range []string{"ref", "repository"} {
		if what := h.headIn(input(h.step, name), longestChain); what != "" {
			return what
		}
	}
	return ""
}

func (h *holder) headIn(n *node.Node, left int) string {
	if n == nil || left == 0 {
		return ""
	}
	for _, e := range workflow.Expressions(n) {
		for _, a := range flows(&e) {
			if isHead(a) {
				return quote(a.String())
			}
			if name := inputNamed(a); name != "" && h.outer != nil {
				if what := h.outer.headIn(input(h.outer.step, name), left-1); what != "" {
					return what
				}
			}
		}
	}
	return ""
}

// checkoutWithin is the context by which a local action checks out a stranger's
// commit, in a step of its own or by an input; "" for none.
func checkoutWithin(p *lint.Pass, w *workflow.Workflow, j *workflow.Job, s *workflow.Step) (what string, by *holder) {
	if s.Action().Kind != workflow.Local {
		return "", nil
	}
	left := mostFollowed
	(&holder{w: w, j: j, step: s, via: s}).follow(p, func(h *holder) {
		if what == "" {
			what, by = h.head(), h
		}
	}, deepest, &left)
	if what == "" {
		return "", nil
	}
	return what, by
}
