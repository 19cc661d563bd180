package project

import (
	"fmt"
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/workflow"
)

// MissingFile finds workflows that name files which are not there.
var MissingFile = &lint.Rule{
	Name:  "missing-file",
	Title: "Workflow that names a file which does not exist",
	Doc: doc("A workflow that names a moved or misspelt file fails where it is used, and often only on the release that nobody tried before.",
		"yaml", "- uses: docker/build-push-action@v6\n  with: {file: build/Dockerfile}   # it is ./Dockerfile", "- uses: docker/build-push-action@v6\n  with: {file: Dockerfile}",
		"Correct the path; it starts at the root of the repository. Local actions are missing-local-action's; files that an earlier step may make, patterns, expressions and jobs that check out another repository are left alone."),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Workflow},
	File:  missingFile,
}

// fileInputs are inputs of actions that name files, each read from their action.yml.
var fileInputs = map[string][]string{
	"actions/setup-go":         {"go-version-file", "cache-dependency-path"},
	"actions/setup-node":       {"node-version-file", "cache-dependency-path"},
	"actions/setup-python":     {"python-version-file", "cache-dependency-path"},
	"actions/setup-java":       {"java-version-file", "cache-dependency-path"},
	"docker/build-push-action": {"file", "context"},
}

func missingFile(p *lint.Pass) error {
	w, err := p.File.Workflow()
	if err != nil || isSample(p.File.Path) {
		return err
	}
	root := workflowRoot(p.File.Path)
	for _, j := range w.Jobs {
		if checksOutElsewhere(j) {
			continue
		}
		made := false // something before may have made files
		for _, s := range j.Steps {
			stepFiles(p, root, s, made)
			made = made || s.Run != nil || s.Action().Kind == workflow.Repository && !harmless(s.Action())
		}
	}
	return nil
}

// harmless actions leave no file of the repository's.
func harmless(u workflow.Uses) bool {
	owner := strings.ToLower(u.Owner)
	return owner == "docker" || u.Is("actions/checkout") || owner == "actions" && strings.HasPrefix(u.Name, "setup-") || u.Is("sigstore/cosign-installer")
}

// checksOutElsewhere says whether a job's workspace is not the repository.
func checksOutElsewhere(j *workflow.Job) bool {
	for _, s := range j.Steps {
		if s.Action().Is("actions/checkout") && (s.With.Get("path") != nil || s.With.Get("repository") != nil || s.With.Get("ref") != nil || s.With.Get("sparse-checkout") != nil) {
			return true
		}
	}
	return false
}

func stepFiles(p *lint.Pass, root string, s *workflow.Step, made bool) {
	for _, input := range fileInputs[strings.ToLower(s.Action().Slug())] {
		n := s.With.Get(input)
		if isDynamic(n.Text()) {
			continue
		}
		for file := range strings.FieldsSeq(n.Text()) {
			if missing(p, root, file, made) {
				p.Report(lint.Finding{
					Span:    at(p, n).span,
					Message: fmt.Sprintf("%s of %s names %s, which does not exist", input, s.Action().Slug(), quote(file)),
					Hint:    "the path starts at the root of the repository",
				})
			}
		}
	}
}

// missing says whether a path leads nowhere and nothing can have made it.
func missing(p *lint.Pass, root, file string, made bool) bool {
	if strings.ContainsAny(file, "*?![{") || path.IsAbs(file) || strings.HasPrefix(file, "~") || strings.Contains(file, "://") || strings.HasPrefix(file, "git@") {
		return false
	}
	full := path.Join(root, file)
	return !made && full != "." && !strings.HasPrefix(full, "..") && !p.Tree.Has(full)
}
