package script

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/shell"
)

// UnpinnedTool finds tools that a script installs in whatever version is newest.
var UnpinnedTool = &lint.Rule{
	Name:  "script-unpinned-tool",
	Title: "Script that installs a tool without a fixed version",
	Doc: doc("A tool without a version is the newest one at the time of the run: what a script made yesterday it does not make today, and a bad release runs on every developer's machine and in CI before anyone has looked at it.",
		"go install golang.org/x/vuln/cmd/govulncheck@latest\nnpm install -g prettier", "go install golang.org/x/vuln/cmd/govulncheck@v1.1.4\nnpm install -g prettier@3.6.2",
		"Write the exact version, or let go.mod (`go get -tool`), package-lock.json or a requirements file with hashes hold it. Packages of a distribution and scripts of tests are for the pedantic audience. Shell scripts, the recipes of Makefiles and the scripts of GitLab jobs are read."),
	Theme: lint.UnpinnedVersion, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: kinds,
	File:  unpinnedTool,
}

// bootstrap are the package managers themselves: an older one installs as well.
var bootstrap = map[string]bool{"pip": true, "setuptools": true, "wheel": true, "npm": true, "corepack": true, "pipx": true, "uv": true}

func unpinnedTool(p *lint.Pass) error {
	for _, script := range scripts(p) {
		var last shell.Install
		for _, c := range script.Commands {
			for _, install := range shell.Installs(c) {
				if !install.Pinned && !install.Unknown && !install.Locked && !again(p, last, install) {
					reportInstall(p, install)
					last = install
				}
			}
		}
	}
	return nil
}

// again says whether a line names a tool that it has named already: npx a && npx a.
func again(p *lint.Pass, last, install shell.Install) bool {
	return last.Package == install.Package && last.Version == install.Version && last.Command != nil && last.End <= install.Start &&
		!bytes.Contains(p.File.Data[last.End:install.Start], []byte("\n"))
}

// reportInstall leaves to others what a project's own files list.
func reportInstall(p *lint.Pass, install shell.Install) {
	switch install.Source {
	case shell.Local, shell.Project, shell.Requirements:
		return
	}
	if p.Tree.Has(path.Clean(install.Package)) || p.Tree.Has(path.Join(path.Dir(p.File.Path), install.Package)) {
		return // a folder of the repository
	}
	f := lint.Finding{
		Span: p.Span(install.Start, install.End), Hint: "write the exact version",
		Message: fmt.Sprintf("%s installs %s: %s", install.Tool, quote(install.Package), install.Why),
	}
	switch {
	case install.Tool.System():
		f.Severity, f.Audience = lint.Info, lint.Pedantic
	case bootstrap[install.Package], install.Version != "" && !strings.ContainsAny(install.Version, "abcdefghijklmnopqrstuvwxyz"):
		f.Audience = lint.Pedantic // a range keeps the worst away
	case forTests(p.File.Path):
		f.Audience = lint.Pedantic
	}
	p.Report(f)
}
