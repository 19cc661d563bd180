package workflow

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// goVersion and gitCommit are versions that cannot change: Go's checksum database
// holds a semantic version to its hash, and a commit is one.
var (
	goVersion = pattern.New(`@v\d+\.\d+\.\d+|@[0-9a-f]{40}$`)
	gitCommit = pattern.New(`^git\+.*@[0-9a-f]{40}(?:[#&]|$)`)
)

// UnhashedInstall finds what is installed without a hash.
var UnhashedInstall = &lint.Rule{
	Name:  "unhashed-install",
	Title: "Package installed without a hash that holds it",
	Doc: doc("A version names a package, a hash is the package: a registry that is taken over, or a mirror that lies, can answer a version with another file.",
		"- run: pip install tox==4.32.0\n- run: npm install", "- run: pip install --require-hashes -r requirements.txt\n- run: npm ci",
		"Install from a lock file with hashes. Few repositories do so for a single tool of the build, which is why this is for the auditor; what has no version at all is for rule unpinned-tool. https://github.com/ossf/scorecard/blob/main/docs/checks.md#pinned-dependencies"),
	Theme: lint.UnpinnedVersion, Severity: lint.Info, Confidence: lint.LowConfidence, Audience: lint.Auditor,
	Kinds: workflowsAndActions, Aliases: []string{"scorecard:Pinned-Dependencies"},
	File: unhashedInstall,
}

// unhashedInstall asks for what scorecard asks for
// (https://github.com/ossf/scorecard/blob/main/docs/checks.md#pinned-dependencies).
func unhashedInstall(p *lint.Pass) error {
	return eachStep(p, func(w *workflow.Workflow, j *workflow.Job, s *workflow.Step) {
		if name, _ := w.ShellOf(j, s); strings.HasPrefix(strings.ToLower(name), "p") {
			return // scorecard reads no PowerShell
		}
		for _, c := range script(w, s).Commands {
			words := installWords(c)
			if words == nil || !unhashed(words[0], words[1], words[2:]) {
				continue
			}
			f := lint.Finding{
				Span:    p.Span(c.Start, c.End),
				Message: fmt.Sprintf("%s %s takes packages that no hash holds", words[0], words[1]),
				Hint:    "install from a lock file with hashes: npm ci, pip install --require-hashes, go install …@v1.2.3",
			}
			if w.Action {
				f.Aliases = []string{} // nor actions
			}
			p.Report(f)
		}
	})
}

// installWords is the name of a package manager, its subcommand and what
// follows; nil for another program.
func installWords(c *shell.Command) []string {
	name := c.Name()
	switch {
	case strings.HasPrefix(name, "python") && c.Arg(1) == "-m" && strings.HasPrefix(c.Arg(2), "pip") && len(c.Words) > 3:
		return values(c)[2:]
	case len(c.Words) < 2, !slices.Contains([]string{"pip", "pip3", "npm", "go", "choco", "nuget", "nuget.exe", "dotnet"}, name):
		return nil
	}
	words := values(c)
	words[0] = name
	return words
}

func values(c *shell.Command) []string {
	all := make([]string, 0, len(c.Words))
	for _, word := range c.Words {
		all = append(all, word.Value)
	}
	return all
}

func unhashed(program, sub string, args []string) bool {
	named := slices.DeleteFunc(slices.Clone(args), func(arg string) bool { return strings.HasPrefix(arg, "-") })
	switch program {
	case "npm":
		return slices.Contains([]string{"install", "i", "install-test", "update"}, sub)
	case "go":
		return (sub == "get" || sub == "install") && slices.ContainsFunc(named, func(arg string) bool {
			return !strings.HasPrefix(arg, ".") && !goVersion.MatchString(arg)
		})
	case "choco":
		return sub == "install" && !slices.ContainsFunc(args, func(arg string) bool {
			return strings.HasPrefix(strings.ReplaceAll(strings.ToLower(arg), "-", ""), "requirechecksum")
		})
	case "nuget", "nuget.exe":
		return sub == "install" && len(named) > 0 && named[0] != "packages.config" && !hasFlag(args, "-version")
	case "dotnet":
		return sub == "add" && slices.Contains(named, "package") && !hasFlag(args, "--version", "-v")
	}
	return sub == "install" && unhashedPip(args, named)
}

// unhashedPip: a wheel of the repository, a commit, and a folder whose
// dependencies are left alone need no hash.
func unhashedPip(args, named []string) bool {
	if hasFlag(args, "--require-hashes") {
		return false
	}
	free := hasFlag(args, "--no-deps")
	return len(named) == 0 || slices.ContainsFunc(named, func(arg string) bool {
		return !gitCommit.MatchString(arg) && !strings.HasSuffix(arg, ".whl") && !(free && strings.HasPrefix(arg, "."))
	})
}

func hasFlag(args []string, names ...string) bool {
	return slices.ContainsFunc(args, func(arg string) bool {
		name, _, _ := strings.Cut(strings.ToLower(arg), "=")
		return slices.Contains(names, name)
	})
}
