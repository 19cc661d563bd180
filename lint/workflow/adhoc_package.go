package workflow

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// AdhocPackage finds packages that are installed past the project's lock file.
var AdhocPackage = &lint.Rule{
	Name:  "adhoc-package",
	Title: "Package installed outside a lock file",
	Doc: doc("Also with an exact version, what the package itself depends on is resolved anew on every run: the worm that reached npm in September 2025 came in as a dependency of dependencies.",
		"- run: npm install -g prettier@3.6.2", "- run: npm ci\n- run: npx prettier --check .",
		"Make it a dependency of the project, whose lock file holds everything below it, and install with `npm ci` or `bundle install`. Packages without a version are reported by rule unpinned-tool as well; those with one are for the pedantic audience."),
	Theme: lint.UnpinnedVersion, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Pedantic,
	Kinds: workflowsAndActions, Aliases: []string{"zizmor:adhoc-packages"},
	File: adhocPackage,
}

// adhoc are the subcommands that bring packages in from outside the lock file,
// where they have an operand.
var adhoc = map[string][]string{
	"npm":    {"install", "i", "in", "ins", "inst", "insta", "instal", "isnt", "isnta", "isntal", "isntall", "add"},
	"pnpm":   {"install", "i", "add"},
	"yarn":   {"add", "global"},
	"gem":    {"install", "i", "inst", "insta", "instal"},
	"bundle": {"add", "update"},
}

func adhocPackage(p *lint.Pass) error {
	return eachStep(p, func(w *workflow.Workflow, _ *workflow.Job, s *workflow.Step) {
		for _, c := range script(w, s).Commands {
			names, built := adhocNames(c)
			if names == "" && built == "" {
				continue
			}
			f := lint.Finding{
				Span:    p.Span(c.Start, c.End),
				Message: fmt.Sprintf("%s brings in %s outside the lock file, and what they need is resolved anew", c.Name(), names),
				Hint:    "make it a dependency of the project and install from the lock file",
			}
			if names == "" {
				f.Message = fmt.Sprintf("what the built package %s needs is resolved anew", built)
				f.Severity, f.Audience, f.Confidence = lint.Info, lint.Auditor, lint.LowConfidence
			}
			if !plainAdhoc(c) {
				f.Aliases = []string{} // zizmor reads the plain command only
			}
			p.Report(f)
		}
	})
}

// plainAdhoc says whether a command is written as zizmor looks for it: the
// program and its subcommand without quotes, not started by another program, and
// no bare expression behind them.
func plainAdhoc(c *shell.Command) bool {
	if len(c.Wrappers) > 0 || c.Outer != nil && c.Outer.Is("bash", "sh", "zsh", "dash", "ksh", "eval") {
		return false
	}
	words := c.Args()
	switch {
	case len(c.Words[0].Value) != c.Words[0].End-c.Words[0].Start, strings.Contains(c.Words[0].Value, "/"):
		return false
	case c.Is("npm") && len(words) > 0 && valued[words[0].Value], c.Is("pnpm") && !c.Has("add"), c.Is("bundle") && !c.Has("add"), c.Is("yarn") && !c.Has("add"):
		return false
	}
	for i, word := range words {
		if slices.Contains(adhoc[c.Name()], word.Value) {
			first := slices.IndexFunc(words[i+1:], func(w shell.Word) bool { return !strings.HasPrefix(w.Value, "-") })
			return !word.Quoted && (first < 0 || words[i+1+first].Quoted || !strings.HasPrefix(words[i+1+first].Value, "${{"))
		}
	}
	return true
}

// adhocNames are the packages that a command names, and the files of built
// packages, "" where it names none.
func adhocNames(c *shell.Command) (names, built string) {
	subs, ok := adhoc[c.Name()]
	if !ok {
		return "", ""
	}
	words := c.Args()
	for i := 0; i < len(words); i++ {
		word := words[i].Value
		switch {
		case valued[word], word == "workspace" && c.Is("yarn"):
			i++
		case strings.HasPrefix(word, "-"):
		case slices.Contains(subs, word):
			return operands(words[i+1:])
		default:
			return "", ""
		}
	}
	return "", ""
}

// valued are the options whose value is the next word
// (https://pnpm.io/cli/install, and npm-install(1)).
var valued = map[string]bool{
	"--dir": true, "-C": true, "--prefix": true, "--fetch-timeout": true, "--fetch-retries": true, "--registry": true, "--filter": true, "-F": true,
	"--cwd": true, "--loglevel": true, "--reporter": true, "--network-timeout": true, "--cache": true, "--store-dir": true, "-w": true, "--workspace": true,
}

// operands are the words that name something, as far as the form of a word tells.
func operands(words []shell.Word) (names, built string) {
	var all, files []string
	for i, word := range words {
		v := word.Value
		if i > 0 && valued[words[i-1].Value] {
			continue
		}
		switch {
		case v == "" || v == "add" && len(all) == 0 || strings.HasPrefix(v, "-"):
		case (strings.HasSuffix(v, ".gem") || strings.HasSuffix(v, ".tgz")) && !strings.Contains(v, "://"):
			files = append(files, v)
		default:
			all = append(all, v)
		}
	}
	return quoted(all), quoted(files)
}

func quoted(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return quote(strings.Join(words, " "))
}
