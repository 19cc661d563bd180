package workflow

import (
	"fmt"
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/workflow"
)

// PersistedCredentials finds checkouts that leave the job's token on disk.
var PersistedCredentials = &lint.Rule{
	Name:  "persisted-credentials",
	Title: "Checkout leaves the job's token on disk",
	Doc: doc("actions/checkout writes the job's token where git finds it, for every later step to use: into `.git/config` below v6, into a file of the runner since. A build that runs foreign code can read it, and an artifact of the whole workspace carries the former away.",
		"- uses: actions/checkout@<commit> # v5.0.1\n- uses: actions/upload-artifact@<commit> # v5.0.0\n  with:\n    path: .", "- uses: actions/checkout@<commit> # v5.0.1\n  with:\n    persist-credentials: false",
		"Set `persist-credentials: false` unless a later step pushes with it. A workspace that is uploaded together with the token is reported to everybody, a mere checkout to the pedantic audience; a job that runs `git push`, `git fetch` or the like is left to the auditor."),
	Theme: lint.LeakedSecret, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Aliases: []string{"zizmor:artipacked"}, Fixable: true,
	File: persistedCredentials,
}

func persistedCredentials(p *lint.Pass) error {
	return eachJob(p, func(w *workflow.Workflow, j *workflow.Job) {
		pushes := usesGit(w, j)
		for i, s := range j.Steps {
			value := input(s, "persist-credentials")
			if !s.Action().Is("actions/checkout") || falsy(value) || dynamic(value) {
				continue
			}
			f := lint.Finding{
				Span: at(p, s.Uses), Severity: lint.Low, Audience: lint.Pedantic,
				Message: "the job's token stays on disk for every later step",
				Hint:    "set persist-credentials: false",
			}
			if pushes || truthy(value) {
				f.Audience = lint.Auditor
			}
			if upload := uploadsGit(j, s, i); upload != nil && majorOf(w, s) < 6 && majorOf(w, s) > 0 {
				f.Severity, f.Audience = lint.High, lint.Regular
				f.Message = fmt.Sprintf("the job's token is in .git/config, which %s uploads", upload.Action().FullName())
				f.Related = []lint.Related{{Span: at(p, input(upload, "path")), Message: "the whole checkout is uploaded"}}
			}
			if value == nil && !pushes {
				edit, ok := setInputs(p, s, "persist-credentials: false")
				f.Fixes = fix("do not keep the token", false, edit, ok)
			}
			p.Report(f)
		}
	})
}

// uploadsGit is a later step that uploads the folder of a checkout. Hidden files
// are left out of artifacts since v4.4 unless they are asked for
// (https://github.com/actions/upload-artifact#uploading-hidden-files).
func uploadsGit(j *workflow.Job, checkout *workflow.Step, after int) *workflow.Step {
	folder := path.Clean("./" + input(checkout, "path").Text())
	for _, s := range j.Steps[after+1:] {
		if !s.Action().Is("actions/upload-artifact") {
			continue
		}
		if truthy(input(s, "include-hidden-files")) && uploadsFolder(input(s, "path").Text(), folder) {
			return s
		}
	}
	return nil
}

func uploadsFolder(paths, folder string) bool {
	for _, line := range strings.Fields(strings.ReplaceAll(paths, "${{ github.workspace }}", ".")) {
		line = strings.TrimSuffix(line, "/*")
		if line == "**" || line == "*" || path.Clean("./"+line) == "." || path.Clean("./"+line) == folder || path.Clean("./"+line) == folder+"/.git" {
			return true
		}
	}
	return false
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
