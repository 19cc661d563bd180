package dockerfile

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/dockerfile"
	"github.com/shipgen/shipgen/schema/shell"
)

// PackageInstallPrompt finds installs that wait for an answer.
var PackageInstallPrompt = &lint.Rule{
	Name:  "package-install-prompt",
	Title: "Package install without -y",
	Doc: doc("The package manager asks before it installs. Nobody answers in a build, so that it stops as soon as there is something to ask.",
		"RUN apt-get update && apt-get install curl", "RUN apt-get update && apt-get install -y curl",
		"Add `-y`."),
	Theme: lint.Broken, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Dockerfile}, Fixable: true, Aliases: []string{"hadolint:DL3014", "hadolint:DL3030", "hadolint:DL3038"},
	File: packageInstallPrompt,
}

// promptAliases are the same finding, one rule per program.
var promptAliases = map[string]string{"apt-get": "hadolint:DL3014", "yum": "hadolint:DL3030", "dnf": "hadolint:DL3038", "microdnf": "hadolint:DL3038"}

func packageInstallPrompt(p *lint.Pass) error {
	return each(p, func(in *dockerfile.Instruction) {
		for _, c := range in.Commands() {
			if !c.Is("apt-get", "apt", "yum", "dnf", "microdnf") || aptVerb(c) != "install" || answers(c) {
				continue
			}
			f := lint.Finding{
				Span:    words(p, c),
				Message: fmt.Sprintf("%s install waits for an answer", c.Name()),
				Hint:    "add -y",
				Aliases: none,
				Fixes:   yesFix(p, c),
			}
			if alias, ok := promptAliases[c.Name()]; ok {
				f.Aliases = []string{alias}
			}
			p.Report(f)
		}
	}, "RUN")
}

// answers says whether the questions are answered: apt-get(8), yum(8). -qq means
// -y, and a pipe may hold the answers.
func answers(c *shell.Command) bool {
	if c.Prev != nil {
		return true
	}
	for _, w := range c.Args() {
		v := w.Value
		switch {
		case !w.Static && strings.HasPrefix(v, "$"):
			return true
		case v == "--yes", v == "--assume-yes", v == "--assumeyes", v == "--force-yes", v == "-qq", v == "-q=2", strings.Contains(v, "Assume-Yes"),
			v == "--simulate", v == "--dry-run", v == "--download-only", v == "--print-uris":
			return true
		case len(v) > 1 && v[0] == '-' && v[1] != '-' && strings.ContainsAny(v, "y"):
			return true
		}
	}
	return false
}

func yesFix(p *lint.Pass, c *shell.Command) []lint.Fix {
	for _, w := range c.Args() {
		if w.Value == "install" {
			return []lint.Fix{{Title: "add -y", Safe: true, Edits: []lint.Edit{{Span: p.Span(w.End, w.End), New: []byte(" -y")}}}}
		}
	}
	return nil
}
