package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// PersistedCredentials finds checkouts that leave the job's token on disk.
var PersistedCredentials = &lint.Rule{
	Name:  "persisted-credentials",
	Title: "Checkout leaves the job's token on disk",
	Doc: doc("actions/checkout writes the job's token where git finds it, for every later step to use: into `.git/config` below v6, into a file of the runner since. A build that runs foreign code can read it, and an artifact of the whole workspace, or of the runner's temporary folder, carries it away.",
		"- uses: actions/checkout@<commit> # v5.0.1\n- uses: actions/upload-artifact@<commit> # v5.0.0\n  with:\n    path: .", "- uses: actions/checkout@<commit> # v5.0.1\n  with:\n    persist-credentials: false",
		"Set `persist-credentials: false` unless a later step pushes with it. A folder that is uploaded together with the token is reported to everybody, also where a local action checks out or uploads, a mere checkout to the pedantic audience; a job that runs `git push`, `git fetch` or the like is left to the auditor."),
	Theme: lint.LeakedSecret, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Aliases: []string{"zizmor:artipacked", "ghalint:checkout_persist_credentials_should_be_false"}, Fixable: true,
	File: persistedCredentials,
}

func persistedCredentials(p *lint.Pass) error {
	return eachJob(p, func(w *workflow.Workflow, j *workflow.Job) {
		var all []nested
		for _, s := range j.Steps {
			local := s.Action().Kind == workflow.Local
			if !local && !keepsToken(s) {
				continue
			}
			if all == nil {
				all, _ = allSteps(p, w, j)
			}
			if local {
				checkoutInside(p, s, all)
			} else {
				p.Report(keptToken(p, w, j, s, all))
			}
		}
	})
}

// keepsToken: of the words for no, only false is read as such by everybody; an
// expression is as good as true.
func keepsToken(s *workflow.Step) bool {
	return s.Action().Is("actions/checkout") && !strings.EqualFold(input(s, "persist-credentials").Text(), "false")
}

func keptToken(p *lint.Pass, w *workflow.Workflow, j *workflow.Job, s *workflow.Step, all []nested) lint.Finding {
	value, pushes := input(s, "persist-credentials"), usesGit(w, j)
	f := lint.Finding{
		Span: at(p, s.Uses), Severity: lint.Low, Audience: lint.Pedantic,
		Message: "the job's token stays on disk for every later step",
		Hint:    "set persist-credentials: false",
		Aliases: []string{"ghalint:checkout_persist_credentials_should_be_false"},
	}
	if !onlyEarlierUpload(j, s) {
		f.Aliases = append(f.Aliases, "zizmor:artipacked")
	}
	switch {
	case dynamic(value), falsy(value):
		f.Audience, f.Confidence = lint.Auditor, lint.LowConfidence
		f.Message = fmt.Sprintf("the job's token may stay on disk for every later step: persist-credentials is %s", quote(value.Text()))
	case pushes, truthy(value):
		f.Audience = lint.Auditor
	}
	if upload := uploadsToken(w, s, after(all, s)); upload != nil && f.Confidence == 0 {
		f.Severity, f.Audience = lint.High, lint.Regular
		f.Message = fmt.Sprintf("the job's token is in %s, which %s uploads", tokenFile(w, s), calledName(upload.via))
		f.Related = []lint.Related{{Span: at(p, upload.place()), Message: "the folder that holds it is uploaded"}}
	}
	if value == nil && !pushes && majorOf(w, s) != 1 && p.Wants(f) { // v1 has no such input
		edit, ok := setInputs(p, s, "persist-credentials: false")
		f.Fixes = fix("do not keep the token", !w.Action && contained(w, j) && !reusedStep(p, j, s), edit, ok)
	}
	return f
}

// checkoutInside looks at a local action that checks out and leaves the token
// where a later step of the job uploads it. The checkout alone is told in the
// action's own file.
func checkoutInside(p *lint.Pass, s *workflow.Step, all []nested) {
	for i, n := range all {
		if n.via != s || !keepsToken(n.step) || dynamic(input(n.step, "persist-credentials")) {
			continue
		}
		upload := uploadsToken(n.w, n.step, all[i+1:])
		if upload == nil || upload.via == s {
			continue
		}
		p.Report(lint.Finding{
			Span: at(p, s.Uses), Aliases: []string{},
			Message: fmt.Sprintf("%s leaves the job's token in %s, which %s uploads", s.Uses.Text(), tokenFile(n.w, n.step), calledName(upload.via)),
			Hint:    "set persist-credentials: false in that action's checkout",
			Related: []lint.Related{{Span: at(p, upload.place()), Message: "the folder that holds it is uploaded"}},
		})
		return
	}
}

// calledName is how a step's action is spoken of.
func calledName(s *workflow.Step) string {
	if s.Action().Kind == workflow.Local {
		return s.Uses.Text()
	}
	return s.Action().FullName()
}

// place is where the job itself speaks of an upload.
func (n *nested) place() *node.Node {
	if value := input(n.step, "path"); n.step == n.via && value != nil {
		return value
	}
	return n.via.Uses
}

func after(all []nested, s *workflow.Step) []nested {
	for i, n := range all {
		if n.step == s {
			return all[i+1:]
		}
	}
	return nil
}

// usesGit says whether a job speaks to the remote with git after its checkout.
func usesGit(w *workflow.Workflow, j *workflow.Job) bool {
	for _, s := range j.Steps {
		for _, c := range script(w, s).Commands {
			if c.Is("git") && c.Has("push", "fetch", "pull", "ls-remote", "submodule") {
				return true
			}
		}
		name := s.Action().Key()
		for _, word := range []string{"commit", "push", "create-pull-request", "gh-pages", "release"} {
			if strings.Contains(name, word) {
				return true
			}
		}
	}
	return false
}
