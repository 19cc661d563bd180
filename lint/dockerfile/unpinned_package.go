package dockerfile

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/dockerfile"
	"github.com/shipgen/shipgen/schema/shell"
)

// UnpinnedPackage finds packages that are installed without a version.
var UnpinnedPackage = &lint.Rule{
	Name:  "unpinned-package",
	Title: "Package installed without a fixed version",
	Doc: doc("A package without a version is the newest one at build time: two builds of one commit differ, and a bad release reaches the image without a review.",
		"RUN pip install flask\nRUN npm install -g yarn\nRUN go install example.com/tool@latest", "RUN pip install flask==3.0.3\nRUN npm install -g yarn@1.22.22\nRUN go install example.com/tool@v1.4.2",
		"Write the exact version, or install from a lock file (`npm ci`, `pip install --require-hashes -r`). Packages of a distribution (apt, apk, dnf, yum, zypper) are reported to the pedantic audience only: mirrors drop versions that are superseded, so that a pin breaks the build later; a base image pinned by digest or a snapshot mirror is what helps there."),
	Theme: lint.UnpinnedVersion, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Dockerfile}, Aliases: []string{
		"hadolint:DL3008", "hadolint:DL3013", "hadolint:DL3016", "hadolint:DL3018", "hadolint:DL3028",
		"hadolint:DL3033", "hadolint:DL3037", "hadolint:DL3041", "hadolint:DL3062",
	},
	File: unpinnedPackage,
}

// packageAliases are the rules of hadolint that fire on the same RUN.
var packageAliases = map[shell.Tool]string{
	shell.Apt: "hadolint:DL3008", shell.Apk: "hadolint:DL3018", shell.Pip: "hadolint:DL3013", shell.NPM: "hadolint:DL3016", shell.Gem: "hadolint:DL3028",
	shell.Yum: "hadolint:DL3033", shell.Zypper: "hadolint:DL3037", shell.Dnf: "hadolint:DL3041", shell.Go: "hadolint:DL3062",
}

// bootstrap are the package managers themselves: an older one installs as well.
var bootstrap = map[string]bool{"pip": true, "setuptools": true, "wheel": true, "npm": true, "corepack": true}

// lockFiles are what an install without operands could keep to.
var lockFiles = map[shell.Tool][]string{
	shell.NPM: {"package-lock.json", "npm-shrinkwrap.json"}, shell.Yarn: {"yarn.lock"}, shell.PNPM: {"pnpm-lock.yaml"},
	shell.Bun: {"bun.lock", "bun.lockb"}, shell.Bundler: {"Gemfile.lock"}, shell.UV: {"uv.lock"}, shell.Dotnet: {"packages.lock.json"},
}

func unpinnedPackage(p *lint.Pass) error {
	return each(p, func(in *dockerfile.Instruction) {
		for _, c := range in.Commands() {
			var system []shell.Install
			for _, install := range shell.Installs(c) {
				switch {
				case install.Pinned || install.Unknown:
				case install.Tool.System():
					system = append(system, install)
				default:
					reportInstall(p, install)
				}
			}
			reportSystem(p, system)
		}
	}, "RUN")
}

// reportSystem names a command's packages of a distribution together: they are
// pinned together, by a snapshot of the mirror, or not at all.
func reportSystem(p *lint.Pass, all []shell.Install) {
	if len(all) == 0 {
		return
	}
	var names []string
	for _, install := range all {
		names = append(names, install.Package)
	}
	f := lint.Finding{
		Span:     p.Span(all[0].Start, all[0].End),
		Message:  fmt.Sprintf("%s installs %s: %s", all[0].Tool, quote(names[0]), all[0].Why),
		Hint:     "pin the base image by digest and install from a snapshot mirror, or write the versions",
		Severity: lint.Info, Audience: lint.Pedantic, Aliases: none,
	}
	if alias, ok := packageAliases[all[0].Tool]; ok {
		f.Aliases = []string{alias}
	}
	if len(names) > 1 {
		f.Message = fmt.Sprintf("%s installs %d packages without a version: %s", all[0].Tool, len(names), lint.Shorten(strings.Join(names, ", ")))
	}
	p.Report(f)
}

func reportInstall(p *lint.Pass, install shell.Install) {
	f := lint.Finding{Span: p.Span(install.Start, install.End), Aliases: none}
	if alias, ok := packageAliases[install.Tool]; ok && install.Source == shell.Registry {
		f.Aliases = []string{alias}
	}
	if install.Source == shell.Project && install.Package == "" {
		if !hasLock(p, install.Tool) {
			return
		}
		f.Message, f.Severity = install.Why, lint.Low
		f.Hint = "hold it to the lock file: " + frozen[install.Tool]
		if install.Tool != shell.NPM {
			f.Audience = lint.Pedantic
		}
	} else {
		f.Message = fmt.Sprintf("%s installs %s: %s", install.Tool, quote(install.Package), install.Why)
		f.Hint = "write the exact version"
		if bootstrap[install.Package] {
			f.Audience = lint.Pedantic
		}
	}
	p.Report(f)
}

// frozen is the install that fails rather than change the lock file.
var frozen = map[shell.Tool]string{
	shell.NPM: "npm ci", shell.Yarn: "yarn install --immutable (--frozen-lockfile before version 2)", shell.PNPM: "pnpm install --frozen-lockfile",
	shell.Bun: "bun install --frozen-lockfile", shell.Bundler: "bundle config set frozen true", shell.UV: "uv sync --locked", shell.Dotnet: "dotnet restore --locked-mode",
}

func hasLock(p *lint.Pass, tool shell.Tool) bool {
	for _, name := range lockFiles[tool] {
		if beside(p, name) {
			return true
		}
	}
	return false
}
