package workflow

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/actions"
	"github.com/shipgen/shipgen/schema/pin"
)

// VersionComment finds commits whose version is not noted, or noted wrongly.
var VersionComment = &lint.Rule{
	Name:  "version-comment",
	Title: "Pinned commit whose version comment is missing or wrong",
	Doc: doc("Nobody knows a version by its hash. The comment behind it is what a reviewer reads and what Dependabot and Renovate update; a comment that names another version hides what really runs.",
		"- uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.1.0", "- uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2",
		"Note the exact version of the commit. A missing comment is reported to the pedantic audience. Both are checked against shipgen's catalogue, offline; commits that it does not know are left alone."),
	Theme: lint.UnpinnedVersion, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Fixable: true, Aliases: []string{},
	File: versionComment,
}

func versionComment(p *lint.Pass) error {
	for _, ref := range references(live(p)) {
		if ref.Kind != pin.Action && ref.Kind != pin.ReusableWorkflow || !pin.IsCommit(ref.Ref) || !ref.Exact {
			continue
		}
		tags := actions.Tags(ref.Name, ref.Ref)
		if ref.Comment == "" {
			missingVersion(p, ref, tags)
		} else {
			lyingVersion(p, ref, tags)
		}
	}
	return nil
}

func missingVersion(p *lint.Pass, ref pin.Reference, tags []string) {
	f := lint.Finding{
		Span: p.Span(ref.Span.Start, ref.Span.End), Severity: lint.Low, Audience: lint.Pedantic,
		Message: fmt.Sprintf("the version of %s at %s is not noted", quote(ref.Action()), short(ref.Ref)),
		Hint:    "note it behind the commit: # v1.2.3",
		Aliases: []string{"zizmor:ref-version-mismatch"},
	}
	if len(tags) > 0 {
		f.Hint = "it is " + tags[0]
		f.Fixes = rewrite(p, ref, ref.Text, tags[0], "note "+tags[0])
	}
	p.Report(f)
}

// lyingVersion compares a comment with the catalogue. A comment lies when the
// catalogue knows the commit under other versions, or knows that the version is
// another commit. `v4` is true of every v4.x; so is 4.2.2 of v4.2.2.
func lyingVersion(p *lint.Pass, ref pin.Reference, tags []string) {
	if slices.ContainsFunc(tags, func(tag string) bool { return sameVersion(ref.Comment, tag) }) {
		return
	}
	commit, known := actions.Commit(ref.Name, ref.Comment)
	f := lint.Finding{Span: p.Span(ref.CommentSpan.Start, ref.CommentSpan.End), Aliases: []string{"zizmor:ref-version-mismatch"}}
	switch {
	case len(tags) > 0 && actions.Exact(tags[0]):
		f.Message = fmt.Sprintf("the comment says %s, but commit %s of %s is %s", ref.Comment, short(ref.Ref), quote(ref.Action()), tags[0])
		f.Hint = "note " + tags[0] + ", or pin the version that the comment names"
		f.Fixes = rewrite(p, ref, ref.Text, tags[0], "note "+tags[0])
	case known && actions.FirstHand(ref.Name, ref.Comment) && actions.Exact(ref.Comment) && !strings.EqualFold(commit, ref.Ref):
		f.Message = fmt.Sprintf("the comment says %s, which is commit %s of %s, not %s", ref.Comment, short(commit), quote(ref.Action()), short(ref.Ref))
		f.Hint = "pin " + commit + ", or note the commit's own version"
	default:
		return
	}
	if _, moved := actions.MovedTag(ref.Name, ref.Ref); moved {
		return // it was that version, before its tag was moved
	}
	p.Report(f)
}

// sameVersion says whether a note means a tag: v4 and 4.2 mean v4.2.2 too.
func sameVersion(note, tag string) bool {
	note, tag = strings.TrimLeft(note, "vV"), strings.TrimLeft(tag[strings.LastIndexByte(tag, '/')+1:], "vV")
	return note == tag || strings.HasPrefix(tag, note+".")
}

// short is a commit as people write it.
func short(commit string) string { return commit[:min(len(commit), 12)] }
