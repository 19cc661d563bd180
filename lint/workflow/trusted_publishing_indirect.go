package workflow

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// runners are programs that run another one, whose name follows some options.
var runners = map[string]bool{
	"bundle": true, "npx": true, "pnpm": true, "pipx": true, "poetry": true, "python": true, "uv": true, "uvx": true, "yarn": true, "cargo": true, "npm": true,
}

// uploadWords are the names of publishing programs with what makes them publish.
var uploadWords = map[string]string{
	"twine": "upload", "gem": "push", "npm": "publish", "nuget": "push", "nuget.exe": "push", "cargo": "publish", "pnpm": "publish", "yarn": "publish", "uv": "publish",
}

// publishesIndirectly says whether a command publishes by way of another program
// or with options before its subcommand: `python -m twine upload`, `uvx twine
// upload`, `pnpm -r publish`, `cargo +nightly publish`.
func publishesIndirectly(c *shell.Command) bool {
	if c.Has("--dry-run", "--help", "-n") || c.Is("npx") && c.Arg(1) == "npm" {
		return false
	}
	words := make([]string, 0, len(c.Words))
	for _, word := range c.Words {
		words = append(words, word.Value)
	}
	name := c.Name()
	if strings.HasPrefix(name, "python") {
		name = "python"
	}
	for program, sub := range uploadWords {
		at := slices.Index(words, program)
		if at < 0 && name == program {
			at = 0
		}
		if at == 0 || at > 0 && runners[name] {
			if rest := words[at+1:]; slices.Contains(rest, sub) {
				return true
			}
		}
	}
	return false
}

func reportIndirect(p *lint.Pass, c *shell.Command) {
	p.Report(lint.Finding{
		Span: p.Span(c.Start, c.End), Audience: lint.Auditor, Confidence: lint.LowConfidence,
		Message: fmt.Sprintf("%s publishes a package and cannot use trusted publishing: the job may not ask for a token", c.Name()),
		Hint:    "set up trusted publishing in the package's settings, and give the job id-token: write",
	})
}

// reportSwitchedOff: https://github.com/rubygems/release-gem#inputs
func reportSwitchedOff(p *lint.Pass, s *workflow.Step) {
	p.Report(lint.Finding{
		Span:    at(p, s.Uses),
		Message: fmt.Sprintf("trusted publishing is switched off for %s", s.Action().FullName()),
		Hint:    "remove setup-trusted-publisher",
	})
}
