package workflow

import (
	"fmt"
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// MissingLocalAction finds local actions and workflows that are not there.
var MissingLocalAction = &lint.Rule{
	Name:  "missing-local-action",
	Title: "Local action or workflow that does not exist",
	Doc: doc("A path that leads nowhere fails the job, and of a called workflow the whole run, at the moment when it is reached.",
		"- uses: ./.github/actions/setpu", "- uses: ./.github/actions/setup",
		"Write the folder that holds action.yml, or the workflow's file, from the root of the repository. Jobs that check out another repository or into a folder are left alone: the path may lead there."),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions,
	File:  missingLocalAction,
}

func missingLocalAction(p *lint.Pass) error {
	w := view(p)
	for _, j := range w.Jobs {
		if u := j.Calls(); u.Kind == workflow.Local {
			mustExist(p, j.Uses, u.Path, "workflow", "")
		}
		if bringsFiles(w, j) {
			continue
		}
		for _, s := range j.Steps {
			if u := s.Action(); u.Kind == workflow.Local {
				mustExist(p, s.Uses, u.Path, "action", "action.yml", "action.yaml", "Dockerfile")
			}
		}
	}
	return nil
}

// mustExist looks for one of the names below a local path.
func mustExist(p *lint.Pass, n *node.Node, local, what string, names ...string) {
	rest, ok := strings.CutPrefix(local, "./")
	if !ok {
		rest, ok = strings.CutPrefix(local, "$/")
	}
	rest, _, _ = strings.Cut(rest, "@")
	if !ok || strings.HasPrefix(path.Clean(rest), "..") || !strings.HasPrefix(p.File.Path, ".github/") && !strings.Contains(p.File.Path, "/.github/") {
		return
	}
	base := strings.TrimPrefix(root(p.File.Path), "/")
	for _, name := range names {
		if p.Tree.Has(path.Join(base, rest, name)) && (what != "workflow" || isWorkflowFile(rest)) {
			return
		}
	}
	aliases := []string{}
	if what == "workflow" {
		aliases = append(aliases, "actionlint:workflow-call")
	}
	p.Report(lint.Finding{
		Span: at(p, n), Aliases: aliases,
		Message: fmt.Sprintf("there is no %s at %s", what, quote(local)),
		Hint:    "the path starts at the root of the repository",
	})
}

// isWorkflowFile: a folder is there too, but nothing that could be called.
func isWorkflowFile(name string) bool {
	return strings.HasSuffix(name, ".yml") || strings.HasSuffix(name, ".yaml")
}

// bringsFiles says whether a job puts files into the workspace that are not this
// repository's at this place.
func bringsFiles(w *workflow.Workflow, j *workflow.Job) bool {
	for _, s := range j.Steps {
		if s.Action().Is("actions/checkout") && (input(s, "path") != nil || input(s, "repository") != nil) || s.Action().Is("actions/download-artifact") {
			return true
		}
		for _, c := range script(w, s).Commands {
			if c.Is("git") && c.Has("clone", "checkout", "worktree") || c.Is("tar", "unzip", "cp", "mv", "ln") {
				return true
			}
		}
	}
	return false
}
