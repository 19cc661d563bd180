package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/workflow"
)

// ShallowRelease finds releases from a clone that lacks the history they read.
var ShallowRelease = &lint.Rule{
	Name:  "shallow-release",
	Title: "Release from a clone without history",
	Doc: doc("actions/checkout fetches one commit. What reads the tags or the commits since the last release finds nothing then: the changelog is empty or holds everything, the previous version is wrong, or the tool stops.",
		"- uses: actions/checkout@<commit> # v6.0.0\n- uses: goreleaser/goreleaser-action@<commit> # v6.4.0\n  with: {args: release}", "- uses: actions/checkout@<commit> # v6.0.0\n  with: {fetch-depth: 0}\n- uses: goreleaser/goreleaser-action@<commit> # v6.4.0\n  with: {args: release}",
		"Set `fetch-depth: 0` for the checkout. GoReleaser that is given its notes (`--release-notes`) is no finding. https://goreleaser.com/ci/actions/ https://github.com/actions/checkout#fetch-all-history-for-all-tags-and-branches"),
	Theme: lint.Broken, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflows, Fixable: true,
	File: shallowRelease,
}

// readers are actions that read history, each as its README says.
var readers = map[string]string{
	"goreleaser/goreleaser-action":                    "goreleaser",
	"cycjimmy/semantic-release-action":                "semantic-release",
	"orhun/git-cliff-action":                          "git-cliff",
	"googleapis/release-please-action":                "",
	"mathieudutour/github-tag-action":                 "",
	"paulhatch/semantic-version":                      "semantic-version",
	"gittools/actions/gitversion/execute":             "GitVersion",
	"requarks/changelog-action":                       "",
	"release-drafter/release-drafter":                 "",
	"anothrnick/github-tag-action":                    "github-tag-action",
	"python-semantic-release/python-semantic-release": "semantic-release",
}

func shallowRelease(p *lint.Pass) error {
	return eachJob(p, func(w *workflow.Workflow, j *workflow.Job) {
		var shallow *workflow.Step
		for _, s := range j.Steps {
			switch {
			case s.Action().Is("actions/checkout"):
				shallow = nil
				if depth := input(s, "fetch-depth"); (depth == nil || depth.Text() == "1") && input(s, "repository") == nil {
					shallow = s
				}
			case deepens(w, s) || s.Action().Kind == workflow.Local:
				shallow = nil
			case shallow != nil:
				if tool, place := readsHistory(p, w, s); tool != "" {
					reportShallow(p, shallow, tool, place)
					shallow = nil
				}
			}
		}
	})
}

// deepens says whether a step fetches what the checkout left out.
func deepens(w *workflow.Workflow, s *workflow.Step) bool {
	for _, c := range script(w, s).Commands {
		if c.Is("git") && (c.Arg(1) == "fetch" || c.Arg(1) == "pull") {
			return true
		}
	}
	return false
}

func readsHistory(p *lint.Pass, w *workflow.Workflow, s *workflow.Step) (tool string, place lint.Span) {
	if tool = readers[strings.ToLower(s.Action().FullName())]; tool != "" {
		args := input(s, "args").Text()
		if tool == "goreleaser" && (!strings.HasPrefix(args, "release") || strings.Contains(args, "--snapshot") || strings.Contains(args, "--release-notes")) {
			return "", lint.Span{}
		}
		return tool, at(p, s.Uses)
	}
	for _, c := range script(w, s).Commands {
		switch {
		case c.Is("goreleaser") && c.Arg(1) == "release" && !c.Has("--snapshot", "--help", "--release-notes"),
			c.Is("git-cliff", "git-chglog", "semantic-release", "standard-version", "gitversion"):
			return c.Name(), p.Span(c.Start, c.End)
		case c.Is("git") && c.Arg(1) == "describe" && c.Has("--abbrev=0") && !c.Condition:
			return "git describe", p.Span(c.Start, c.End)
		}
	}
	return "", lint.Span{}
}

func reportShallow(p *lint.Pass, checkout *workflow.Step, tool string, place lint.Span) {
	f := lint.Finding{
		Span:    at(p, checkout.Uses),
		Message: fmt.Sprintf("checkout fetches one commit, and %s reads the history behind it", tool),
		Hint:    "set fetch-depth: 0",
		Related: []lint.Related{{Span: place, Message: tool + " runs here"}},
	}
	if depth := input(checkout, "fetch-depth"); depth != nil {
		f.Span = at(p, depth)
		edit, ok := replace(p, depth, "0")
		f.Fixes = fix("fetch the whole history", false, edit, ok)
	} else {
		edit, ok := setInputs(p, checkout, "fetch-depth: 0")
		f.Fixes = fix("fetch the whole history", false, edit, ok)
	}
	p.Report(f)
}
