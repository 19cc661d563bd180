package workflow

import (
	"fmt"
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
			if wrapped(c) || c.Is("pnpm") && !c.Has("add") || strings.Contains(names, "${{") {
				f.Aliases = []string{} // zizmor reads the plain command only
			}
			p.Report(f)
		}
	})
}

// wrapped says whether another program starts the command: sudo, env, a shell.
func wrapped(c *shell.Command) bool { return len(c.Wrappers) > 0 || c.Outer != nil }

// adhocNames are the packages that a command names, and the files of built
// packages, "" where it names none.
func adhocNames(c *shell.Command) (names, built string) {
	subs, ok := adhoc[c.Name()]
	if !ok {
		return "", ""
	}
	for i, word := range c.Args() {
		if strings.HasPrefix(word.Value, "-") {
			continue
		}
		for _, sub := range subs {
			if word.Value == sub {
				return operands(c.Args()[i+1:])
			}
		}
		return "", ""
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
