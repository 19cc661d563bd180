package workflow

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// runners are programs that run another one, whose name follows some options.
var runners = map[string]bool{
	"bundle": true, "npx": true, "pnpm": true, "pipx": true, "poetry": true, "python": true, "uv": true, "uvx": true, "yarn": true, "cargo": true, "npm": true,
}

// uploadWords are the names of publishing programs with what makes them publish.
var uploadWords = map[string]string{
	"twine": "upload", "gem": "push", "npm": "publish", "nuget": "push", "nuget.exe": "push", "cargo": "publish", "pnpm": "publish", "yarn": "publish", "uv": "publish", "bun": "publish",
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

// reportWithoutToken is for the auditor: with what a package is published is not
// to be seen.
func reportWithoutToken(p *lint.Pass, c *shell.Command, who string) {
	f := lint.Finding{
		Span: p.Span(c.Start, c.End), Audience: lint.Auditor, Confidence: lint.LowConfidence,
		Message: who + " use trusted publishing: the job may not ask for a token",
		Hint:    "set up trusted publishing in the package's settings, and give the job id-token: write",
	}
	if disguised(c) || c.Is("poetry") && c.Arg(1) == "run" {
		f.Aliases = []string{}
	}
	p.Report(f)
}

// disguised says whether other words stand before a program's name, or quotes
// around it: zizmor does not see it then.
func disguised(c *shell.Command) bool {
	return len(c.Wrappers) > 0 && !slices.Contains([]string{"uv", "uvx", "pipx", "bundle"}, c.Wrappers[0]) || c.Words[0].Quoted || c.Outer != nil && c.Outer.Is("bash", "sh", "eval")
}

// reportSomeToken: the token comes from somewhere else than a secret.
func reportSomeToken(p *lint.Pass, s *workflow.Step, token *node.Node) {
	p.Report(lint.Finding{
		Span: at(p, token), Audience: lint.Auditor, Confidence: lint.LowConfidence,
		Message: fmt.Sprintf("%s is given a token, where trusted publishing would need none", s.Action().FullName()),
		Hint:    "set up trusted publishing in the package's settings, and give the job id-token: write",
	})
}

// reportSwitchedOff: https://github.com/rubygems/release-gem#inputs
func reportSwitchedOff(p *lint.Pass, s *workflow.Step, value *node.Node) {
	f := lint.Finding{Span: at(p, s.Uses), Message: fmt.Sprintf("trusted publishing is switched off for %s", s.Action().FullName()), Hint: "remove setup-trusted-publisher"}
	switch {
	case dynamic(value):
		f.Message = fmt.Sprintf("an expression decides whether %s uses trusted publishing", s.Action().FullName())
		f.Audience, f.Confidence = lint.Auditor, lint.LowConfidence
	case !falsy(value):
		return
	}
	p.Report(f)
}

// loggedIn is the secret with which an earlier command of the job told a
// publishing program its token: poetry config pypi-token.pypi, cargo login, npm
// config set, a line of .npmrc or of gem's credentials.
func loggedIn(w *workflow.Workflow, j *workflow.Job, publishing *shell.Command) string {
	mark := map[string]string{"poetry": "pypi-token.", "cargo": "login", "npm": ":_authToken", "pnpm": ":_authToken", "yarn": ":_authToken", "gem": "rubygems_api_key"}[publishing.Name()]
	if mark == "" {
		return ""
	}
	for _, s := range j.Steps {
		if !strings.Contains(s.Run.Text(), mark) {
			continue
		}
		for _, c := range script(w, s).Commands {
			named := slices.ContainsFunc(c.Args(), func(word shell.Word) bool {
				return strings.Contains(word.Value, mark) && !strings.Contains(word.Value, "npm.pkg.github.com")
			})
			if !named || mark == "login" && !c.Is("cargo") {
				continue
			}
			if secret := cmp.Or(secretIn(w, j, s, c), strings.ToUpper(pastedSecret(s.Run, c))); secret != "" && secret != "GITHUB_TOKEN" {
				return secret
			}
		}
	}
	return ""
}
