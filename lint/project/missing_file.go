package project

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/near"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/repo"
	"github.com/shipgen/shipgen/schema/workflow"
)

// MissingFile finds workflows that name files which are not there.
var MissingFile = &lint.Rule{
	Name:  "missing-file",
	Title: "Workflow that names a file which does not exist",
	Doc: doc("A workflow that names a moved or misspelt file fails where it is used, and often only on the release that nobody tried before.",
		"yaml", "- uses: docker/build-push-action@v6\n  with: {file: build/Dockerfile}   # it is ./Dockerfile", "- uses: docker/build-push-action@v6\n  with: {file: Dockerfile}",
		"Correct the path; it starts at the root of the repository. Local actions are missing-local-action's; patterns, expressions and jobs that check out another repository are left alone. What an earlier step may make is reported to the auditor only, unless a file that there is has nearly the same name."),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Workflow},
	File:  missingFile,
}

// fileInputs are inputs of actions that name files or folders, each read from
// their action.yml.
var fileInputs = map[string][]string{
	"actions/setup-go":              {"go-version-file", "cache-dependency-path"},
	"actions/setup-node":            {"node-version-file", "cache-dependency-path"},
	"actions/setup-python":          {"python-version-file", "cache-dependency-path"},
	"actions/setup-java":            {"java-version-file", "cache-dependency-path"},
	"actions/setup-dotnet":          {"global-json-file", "cache-dependency-path"},
	"docker/build-push-action":      {"file", "context"},
	"docker/bake-action":            {"files", "workdir"},
	"golangci/golangci-lint-action": {"working-directory"},
	"goreleaser/goreleaser-action":  {"workdir"},
	"hadolint/hadolint-action":      {"dockerfile"},
	"pnpm/action-setup":             {"package_json_file"},
	"ruby/setup-ruby":               {"working-directory"},
}

func missingFile(p *lint.Pass) error {
	w, err := p.File.Workflow()
	if err != nil || isSample(p.File.Path) {
		return err
	}
	for _, j := range w.Jobs {
		if checksOutElsewhere(j) {
			continue
		}
		named := &namedFiles{pass: p, root: workflowRoot(p.File.Path)}
		for _, s := range j.Steps {
			if s.Run != nil {
				named.judge(w.WorkingDirectoryOf(j, s), "the working-directory")
			}
			named.inputs(s)
			named.made = named.made || s.Run != nil || s.Action().Kind == workflow.Repository && !harmless(s.Action())
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

// namedFiles looks for the files that the steps of a job name.
type namedFiles struct {
	pass *lint.Pass
	root string
	made bool         // something before may have made files
	told []*node.Node // a default holds for many steps
}

func (f *namedFiles) inputs(s *workflow.Step) {
	slug := s.Action().Slug()
	for _, input := range fileInputs[strings.ToLower(slug)] {
		f.judge(s.With.Get(input), input+" of "+slug)
	}
	if s.Action().Is("docker/build-push-action") && s.With.Get("file") == nil {
		f.dockerfile(s)
	}
}

// dockerfile: without a file it is the Dockerfile of the context, which without
// one is the repository (https://github.com/docker/build-push-action#inputs).
func (f *namedFiles) dockerfile(s *workflow.Step) {
	context := s.With.Get("context")
	if isDynamic(context.Text()) || elsewhere(context.Text()) || f.missing(context.Text()) {
		return
	}
	file := path.Join(context.Text(), "Dockerfile")
	if f.missing(file) && f.missing(path.Join(context.Text(), "dockerfile")) {
		f.report(s.Uses, s.Action().Slug()+" builds", file)
	}
}

func (f *namedFiles) judge(n *node.Node, what string) {
	if isDynamic(n.Text()) || slices.Contains(f.told, n) {
		return
	}
	f.told = append(f.told, n)
	for line := range strings.Lines(n.Text()) {
		if file := strings.TrimSpace(line); f.missing(file) {
			f.report(n, what+" names", file)
		}
	}
}

// report: what a step may have made is the auditor's, unless it is one letter
// away from what the repository has.
func (f *namedFiles) report(n *node.Node, what, file string) {
	found := lint.Finding{
		Span:    at(f.pass, n).span,
		Message: fmt.Sprintf("%s %s, which does not exist", what, quote(file)),
		Hint:    "the path starts at the root of the repository",
	}
	if meant := neighbour(f.pass.Tree, path.Join(f.root, file)); meant != "" {
		found.Hint = "did you mean " + meant + "?"
	} else if f.made {
		found.Confidence, found.Audience = lint.LowConfidence, lint.Auditor
	}
	f.pass.Report(found)
}

// missing says whether a path leads nowhere.
func (f *namedFiles) missing(file string) bool {
	if elsewhere(file) {
		return false
	}
	full := path.Join(f.root, file)
	return full != "." && full != "" && !strings.HasPrefix(full, "..") && !f.pass.Tree.Has(full)
}

// elsewhere says whether a path is a pattern, or leads out of the repository.
func elsewhere(file string) bool {
	return strings.ContainsAny(file, "*?![{@") || path.IsAbs(file) || strings.HasPrefix(file, "~") || strings.Contains(file, "://")
}

// neighbour is the path with its first missing part in the spelling of a file or
// folder that there is, "" where none is near.
func neighbour(tree repo.Tree, file string) string {
	folder := ""
	for part := range strings.SplitSeq(file, "/") {
		next := path.Join(folder, part)
		if tree.Has(next) {
			folder = next
			continue
		}
		for _, name := range lint.Children(tree, folder) {
			if misspelt(name, part) {
				return path.Join(folder, name)
			}
		}
		return ""
	}
	return ""
}

// misspelt says whether two names differ in their case, or those of some length by
// one slip.
func misspelt(a, b string) bool {
	const shortest = 4
	if strings.EqualFold(a, b) {
		return true
	}
	return min(len(a), len(b)) >= shortest && near.OneSlip(strings.ToLower(a), strings.ToLower(b))
}
