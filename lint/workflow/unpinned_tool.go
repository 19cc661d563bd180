package workflow

import (
	"fmt"
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// UnpinnedTool finds tools that a job installs in whatever version is newest.
var UnpinnedTool = &lint.Rule{
	Name:  "unpinned-tool",
	Title: "Tool installed without a fixed version",
	Doc: doc("A tool without a version is the newest one at the time of the run: a commit that passed yesterday fails today, and a bad release runs with the job's token before anyone has looked at it.",
		"- run: go install golang.org/x/vuln/cmd/govulncheck@latest\n- run: pip install build\n- uses: golangci/golangci-lint-action@<commit> # v9.2.0\n  with:\n    version: latest", "- run: go install golang.org/x/vuln/cmd/govulncheck@v1.1.4\n- run: pip install build==1.3.0\n- uses: golangci/golangci-lint-action@<commit> # v9.2.0\n  with:\n    version: v2.6.1",
		"Write the exact version, or install from a lock file (`npm ci`, `pip install --require-hashes -r`, `go tool`). Scripts for POSIX shells and PowerShell are read, with downloads from the address of the newest release and manifests that kubectl applies from one. Packages of the runner's distribution (apt, brew, choco) and the package managers themselves are left to the pedantic audience: a pin there breaks the job when the mirror moves on."),
	Theme: lint.UnpinnedVersion, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Aliases: []string{},
	File: unpinnedTool,
}

func unpinnedTool(p *lint.Pass) error {
	return eachStep(p, func(w *workflow.Workflow, j *workflow.Job, s *workflow.Step) {
		for _, c := range script(w, s).Commands {
			for _, install := range shell.Installs(c) {
				if !install.Pinned && !install.Unknown {
					reportInstall(p, w, j, s, install)
				}
			}
			if repository, ok := shell.LatestRelease(c); ok {
				p.Report(lint.Finding{
					Span:    p.Span(c.Start, c.End),
					Message: fmt.Sprintf("gh release download takes the newest release of %s: no tag is given", quote(repository.Value)),
					Hint:    "name the tag",
				})
			}
		}
		movingDownloads(p, w, s)
		toolInput(p, s)
	})
}

// bootstrap are the package managers themselves: an older one installs as well.
var bootstrap = map[string]bool{"pip": true, "setuptools": true, "wheel": true, "npm": true, "corepack": true, "pipx": true, "uv": true}

func reportInstall(p *lint.Pass, w *workflow.Workflow, j *workflow.Job, s *workflow.Step, install shell.Install) {
	f := lint.Finding{Span: p.Span(install.Start, install.End), Hint: "write the exact version"}
	switch {
	case install.Source == shell.Local, install.Source == shell.Requirements && install.Locked:
		return
	case strings.Contains(install.Package, "/") && !strings.HasPrefix(install.Package, "@") && inRepository(p, w, j, s, install.Package) != "":
		return // a folder of the repository
	case install.Source == shell.Project && install.Package == "":
		lock := lockOf(p, w, j, s, install.Tool)
		if lock == "" {
			return
		}
		f.Message, f.Severity, f.Audience = install.Why, lint.Low, lint.Pedantic
		f.Hint = "hold it to " + lock
	case install.Source == shell.Requirements:
		f.Message = fmt.Sprintf("%s installs what %s lists: %s", install.Tool, quote(install.Package), install.Why)
		f.Severity, f.Audience, f.Hint = lint.Low, lint.Pedantic, "pin every line with its hash: pip install --require-hashes -r"
	default:
		f.Message = fmt.Sprintf("%s installs %s: %s", install.Tool, quote(install.Package), install.Why)
		switch {
		case install.Tool.System():
			f.Severity, f.Audience = lint.Info, lint.Pedantic
		case bootstrap[install.Package]:
			f.Severity, f.Audience = lint.Low, lint.Pedantic
		case install.Version != "" && !strings.ContainsAny(install.Version, "abcdefghijklmnopqrstuvwxyz"):
			f.Severity = lint.Low // a range keeps the worst away
		}
	}
	p.Report(f)
}

// lockOf is the lock file that a project's own install could keep to, found in
// the step's folder.
func lockOf(p *lint.Pass, w *workflow.Workflow, j *workflow.Job, s *workflow.Step, tool shell.Tool) string {
	for _, name := range lockFiles[tool] {
		if file := inRepository(p, w, j, s, name); file != "" {
			return file
		}
	}
	return ""
}

// lockFiles are what an install without operands could keep to, per manager.
var lockFiles = map[shell.Tool][]string{
	shell.NPM: {"package-lock.json", "npm-shrinkwrap.json"}, shell.Yarn: {"yarn.lock"}, shell.PNPM: {"pnpm-lock.yaml"},
	shell.Bun: {"bun.lock", "bun.lockb"}, shell.Bundler: {"Gemfile.lock"}, shell.UV: {"uv.lock"}, shell.Dotnet: {"packages.lock.json"},
}

// inRepository is the path of a file in the folder where a step runs, "" where
// there is none or the folder is only known when it runs.
func inRepository(p *lint.Pass, w *workflow.Workflow, j *workflow.Job, s *workflow.Step, name string) string {
	dir := w.WorkingDirectoryOf(j, s)
	if dynamic(dir) || path.IsAbs(dir.Text()) {
		return ""
	}
	file := path.Join(strings.TrimPrefix(root(p.File.Path), "/"), dir.Text(), name)
	if !p.Tree.Has(file) {
		return ""
	}
	return file
}

// toolVersions are the inputs with which well-known actions choose what they
// install; unset is whether leaving it out means the newest, going by each
// action's action.yml.
var toolVersions = map[string]struct {
	input string
	unset bool
}{
	"aquasecurity/setup-trivy":           {"version", true},
	"1password/load-secrets-action":      {"version", true},
	"golangci/golangci-lint-action":      {"version", false},
	"goreleaser/goreleaser-action":       {"version", false},
	"azure/setup-helm":                   {"version", false},
	"azure/setup-kubectl":                {"version", false},
	"hashicorp/setup-terraform":          {"terraform_version", false},
	"astral-sh/setup-uv":                 {"version", false},
	"bufbuild/buf-action":                {"version", false},
	"bufbuild/buf-setup-action":          {"version", false},
	"dominikh/staticcheck-action":        {"version", false},
	"oven-sh/setup-bun":                  {"bun-version", false},
	"pnpm/action-setup":                  {"version", false},
	"denoland/setup-deno":                {"deno-version", false},
	"mlugg/setup-zig":                    {"version", false},
	"go-task/setup-task":                 {"version", false},
	"arduino/setup-task":                 {"version", false},
	"docker/setup-buildx-action":         {"version", false},
	"pulumi/setup-pulumi":                {"pulumi-version", false},
	"google-github-actions/setup-gcloud": {"version", false},
}

func toolInput(p *lint.Pass, s *workflow.Step) {
	u := s.Action()
	tool, ok := toolVersions[u.Key()]
	if !ok {
		return
	}
	f := lint.Finding{Hint: "write the exact version"}
	if tool.unset {
		f.Aliases = []string{"zizmor:unpinned-tools"}
	}
	switch value := input(s, tool.input); {
	case value == nil && tool.unset:
		f.Span, f.Message = at(p, s.Uses), fmt.Sprintf("%s installs the newest version, for %s is not set", quote(u.FullName()), quote(tool.input))
	case newestVersion(value):
		f.Span, f.Message = at(p, value), fmt.Sprintf("%s installs version %s, which moves", quote(u.FullName()), quote(value.Text()))
		if !tool.unset {
			f.Severity = lint.Low
		} else if value.Text() != "latest" {
			f.Aliases = []string{}
		}
	case tool.unset && (dynamic(value) || value.Text() == ""):
		f.Span, f.Message = at(p, value), fmt.Sprintf("what version %s installs is only known when it runs", quote(u.FullName()))
		f.Severity, f.Audience, f.Confidence = lint.Low, lint.Auditor, lint.LowConfidence
		if value.Text() == "" {
			f.Aliases = []string{}
		}
	default:
		return
	}
	p.Report(f)
}

func newestVersion(n *node.Node) bool {
	switch strings.ToLower(n.Text()) {
	case "latest", "main", "master", "nightly", "canary", "edge":
		return true
	}
	return false
}
