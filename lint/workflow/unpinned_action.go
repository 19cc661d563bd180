package workflow

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/actions"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/pin"
)

// UnpinnedAction finds actions and reusable workflows at a tag or branch.
var UnpinnedAction = &lint.Rule{
	Name:  "unpinned-action",
	Title: "Action or reusable workflow not pinned to a commit",
	Doc: doc("A tag or branch is a name that its owner, or whoever took over the owner's account, can move: the next run then executes other code with this repository's token and secrets. That is how tj-actions/changed-files (2025-03) and aquasecurity/trivy-action (2026-03) reached thousands of repositories. A commit cannot be moved.",
		"- uses: acme/deploy@v2\n- uses: acme/deploy@main", "- uses: acme/deploy@<commit of 40 hex digits> # v2.3.1",
		"Write the commit and note its version behind it; Dependabot and Renovate move both. Actions of `actions/*` and `github/*` at a tag are reported with low severity, branches always with high. `lint.pins` in ship.yaml sets another policy per owner (`hash`, `ref`, `any`). Local actions, `slsa-framework/slsa-github-generator` (which refuses commits) and what `actions.lock` covers are fine. The fix takes the commit that the tag pointed at when shipgen's catalogue was made."),
	Theme: lint.UnpinnedVersion, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Aliases: []string{"zizmor:unpinned-uses", "ghalint:action_ref_should_be_full_length_commit_sha", "scorecard:Pinned-Dependencies"}, Fixable: true,
	File: unpinnedAction,
}

func unpinnedAction(p *lint.Pass) error {
	var locked map[string]bool
	for _, ref := range references(live(p)) {
		if ref.Kind != pin.Action && ref.Kind != pin.ReusableWorkflow {
			continue
		}
		if ref.Err != nil || ref.Dynamic || len(ref.Ref) == 64 && ref.Pinned() {
			unreadableRef(p, ref)
			continue
		}
		if ref.Pinned() {
			continue
		}
		finding, ok := judgeRef(p, ref)
		if !ok {
			continue
		}
		if actions.TagOnly(ref.Name) {
			finding.Severity, finding.Audience, finding.Fixes = lint.Info, lint.Auditor, nil
			finding.Hint = "it refuses commits, so check what the tag is by hand"
		}
		if view(p).Action {
			finding.Aliases = append(slices.Clone(p.Rule.Aliases), "poutine:unpinnable_action")
		}
		if locked == nil {
			locked = lockedActions(p)
		}
		if !locked[strings.ToLower(ref.Action()+"@"+ref.Ref)] {
			p.Report(finding)
		}
	}
	return nil
}

// unreadableRef reports what GitHub refuses, and another rule says why, and a
// SHA-256, which no repository of GitHub has.
func unreadableRef(p *lint.Pass, ref pin.Reference) {
	_, after, ok := strings.Cut(ref.Text, "@")
	if !ok || pin.IsCommit(after) && len(after) == 40 {
		return
	}
	f := lint.Finding{
		Span: p.Span(ref.Span.Start, ref.Span.End), Audience: lint.Auditor, Confidence: lint.MediumConfidence,
		Message: fmt.Sprintf("%s is at no commit that GitHub could find", quote(ref.Text)), Hint: pinHint(ref),
	}
	if ref.Dynamic {
		f.Message = fmt.Sprintf("%s says only when it runs what it is, which GitHub refuses", quote(ref.Text))
	}
	p.Report(f)
}

func judgeRef(p *lint.Pass, ref pin.Reference) (lint.Finding, bool) {
	f := lint.Finding{Span: p.Span(ref.Span.Start, ref.Span.End), Hint: pinHint(ref)}
	policy := policyOf(p.Config, ref.Action())
	switch kind := refKind(ref); {
	case policy == pinAny:
		return f, false
	case kind == "branch":
		f.Message = fmt.Sprintf("%s %s follows branch %s, so every push to it runs here unseen", ref.Kind, quote(ref.Action()), quote(ref.Ref))
	case policy == pinRef:
		return f, false
	case kind == "abbreviation":
		f.Message = fmt.Sprintf("%s %s has the shortened commit %s, which GitHub refuses", ref.Kind, quote(ref.Action()), quote(ref.Ref))
	default:
		f.Message = fmt.Sprintf("%s %s is at %s %s, which its owner can move", ref.Kind, quote(ref.Action()), kind, quote(ref.Ref))
		if policy == "" && ownedByGitHub(ref.Name) {
			f.Severity = lint.Low
		}
	}
	if p.Wants(f) {
		f.Fixes = pinFix(p, ref)
	}
	return f, true
}

var (
	abbreviated = pattern.New(`^[0-9a-f]{7,39}$`)
	digits      = pattern.New(`^[0-9]+$`)
)

// branches are names that are a branch nearly everywhere.
var branches = map[string]bool{
	"main": true, "master": true, "develop": true, "dev": true, "trunk": true, "next": true, "head": true, "edge": true, "nightly": true, "beta": true, "unstable": true,
}

// refKind tells tag, branch and shortened commit apart as far as the catalogue
// and the form of the name allow; "ref" is what could be either.
func refKind(ref pin.Reference) string {
	if _, tag := actions.Commit(ref.Name, ref.Ref); tag {
		return "tag"
	}
	_, known := actions.Branch(ref.Name, ref.Ref)
	first, _, slash := strings.Cut(ref.Ref, "/")
	switch {
	case known, branches[strings.ToLower(ref.Ref)], slash && (first == "refs" && strings.HasPrefix(ref.Ref, "refs/heads/") || first == "release" || first == "releases" || first == "unstable"):
		return "branch"
	case abbreviated.MatchString(ref.Ref) && !digits.MatchString(ref.Ref):
		return "abbreviation"
	case actions.Major(ref.Ref) != "" && !digits.MatchString(ref.Ref) || len(ref.Ref) < 7:
		return "tag"
	}
	return "ref"
}

func pinHint(ref pin.Reference) string {
	if commit, version, ok := pin.Catalogued(ref); ok {
		return fmt.Sprintf("use %s # %s", commit, version)
	}
	return "pin the commit and note its version behind it: @<40 hex digits> # v1.2.3; shipgen pin looks it up"
}

// pinFix writes the catalogue's commit, which is what the tag means anyway.
func pinFix(p *lint.Pass, ref pin.Reference) []lint.Fix {
	commit, version, ok := pin.Catalogued(ref)
	if !ok {
		return nil
	}
	return rewrite(p, ref, commit, version, "pin "+ref.Text+" to its commit")
}

// rewrite is the fix that replaces a reference.
func rewrite(p *lint.Pass, ref pin.Reference, text, version, title string) []lint.Fix {
	edits := pin.Rewrite(p.File.Data, ref, text, version)
	if len(edits) == 0 {
		return nil
	}
	fix := lint.Fix{Title: title, Safe: true}
	for _, e := range edits {
		fix.Edits = append(fix.Edits, lint.Edit{Span: p.Span(e.Start, e.End), New: []byte(e.New)})
	}
	return []lint.Fix{fix}
}
