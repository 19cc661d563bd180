package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/pin"
)

var preCommits = []lint.Kind{lint.PreCommit}

// InsecureHookSource finds hooks that come over a connection that proves nothing.
var InsecureHookSource = &lint.Rule{
	Name:  "insecure-hook-source",
	Title: "pre-commit hook fetched without encryption",
	Doc: doc("pre-commit clones the repository and runs what is in it. Over `http://` and `git://` whoever sits between can put in anything else.",
		"repos:\n  - repo: http://github.com/psf/black\n    rev: 25.1.0", "repos:\n  - repo: https://github.com/psf/black\n    rev: 25.1.0",
		"Write `https://`, or `ssh://` for a private repository."),
	Theme: lint.Insecure, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: preCommits, Fixable: true, Aliases: []string{"zizmor:insecure-url-scheme"},
	File: insecureHookSource,
}

func insecureHookSource(p *lint.Pass) error {
	return eachHookSource(p, func(entry *node.Node) {
		for _, dependency := range hookDependencies(entry) {
			plainDependency(p, dependency)
		}
		source := entry.Get("repo")
		scheme, rest, ok := strings.Cut(source.Text(), "://")
		if scheme = strings.ToLower(scheme); !ok || scheme != "http" && scheme != "git" {
			return
		}
		edit, fixable := replace(p, source, "https://"+rest)
		p.Report(lint.Finding{
			Span:    at(p, source),
			Message: fmt.Sprintf("hooks are fetched over %s, which proves nothing about who answers", scheme),
			Hint:    "write https://",
			Fixes:   fix("use https", false, edit, fixable && source.Plain()),
		})
	})
}

// UnpinnedHook finds hooks that follow a branch.
var UnpinnedHook = &lint.Rule{
	Name:  "unpinned-hook",
	Title: "pre-commit hook that follows a branch",
	Doc: doc("A hook at a branch is another one on every machine that installs it anew: pre-commit never updates what it has cloned, so nobody knows which version ran. A tag can be moved as well; only a commit cannot.",
		"- repo: https://github.com/psf/black\n  rev: main", "- repo: https://github.com/psf/black\n  rev: 8a737e727ac5ab2f1d4cf5876720ed276dc8dc4b # 25.1.0",
		"`pre-commit autoupdate --freeze` writes commits with their tags behind them. Branches are reported to everybody, tags and `additional_dependencies` without a version to the auditor. https://pre-commit.com/#using-the-latest-version-for-a-repository"),
	Theme: lint.UnpinnedVersion, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: preCommits,
	File:  unpinnedHook,
}

var hasDigit = pattern.New(`[0-9]`)

func unpinnedHook(p *lint.Pass) error {
	return eachHookSource(p, func(entry *node.Node) {
		for _, dependency := range hookDependencies(entry) {
			openDependency(p, dependency)
		}
		source, rev := entry.Get("repo"), entry.Get("rev")
		f := lint.Finding{Span: at(p, source), Hint: "pre-commit autoupdate --freeze writes the commit"}
		switch name := source.Text(); {
		case name == "local", name == "meta", name == "builtin", pin.IsCommit(rev.Text()):
			return
		case rev.Text() == "":
			f.Message = fmt.Sprintf("hooks of %s have no rev, which pre-commit refuses", quote(name))
		case branches[strings.ToLower(rev.Text())] || rev.Text() == "HEAD" || rev.Text() == "stable":
			f.Span = at(p, rev)
			f.Message = fmt.Sprintf("hooks of %s follow branch %s", quote(name), quote(rev.Text()))
		case hasDigit.MatchString(rev.Text()):
			f.Span, f.Severity, f.Audience = at(p, rev), lint.Low, lint.Auditor
			f.Message = fmt.Sprintf("hooks of %s are at tag %s, which its owner can move", quote(name), quote(rev.Text()))
		default:
			f.Span, f.Confidence = at(p, rev), lint.MediumConfidence
			f.Message = fmt.Sprintf("hooks of %s are at %s, which is neither a commit nor looks like a version", quote(name), quote(rev.Text()))
		}
		p.Report(f)
	})
}

// eachHookSource calls f for every entry of repos.
func eachHookSource(p *lint.Pass, f func(*node.Node)) error {
	docs, err := p.File.Documents()
	if err != nil || len(docs) == 0 {
		return err
	}
	repos := docs[0].Root.Get("repos")
	if repos == nil {
		return nil
	}
	for _, entry := range repos.Items {
		if entry.Get("repo").Text() != "" {
			f(entry)
		}
	}
	return nil
}
