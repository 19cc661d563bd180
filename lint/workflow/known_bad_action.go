package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/actions"
	"github.com/shipgen/shipgen/schema/pin"
)

// KnownBadAction finds commits that are known to be malicious.
var KnownBadAction = &lint.Rule{
	Name:  "known-bad-action",
	Title: "Action at a commit that is known to be malicious",
	Doc: doc("Some commits of well-known actions were planted by attackers and printed or sent away the secrets of whoever ran them. Pinning by hash keeps such a commit for ever when it was pinned during the hours of the attack.",
		"- uses: tj-actions/changed-files@0e58ed8671d6b60d0890c21b07f8835ace038e67", "- uses: tj-actions/changed-files@ed68ef82c095e0d48ec87eccea555d944a631a4c # v46.0.5",
		"Move to a release that its owner declares clean, and rotate every secret that a run with the bad commit could read."),
	Theme: lint.Insecure, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions,
	File:  knownBadAction,
}

func knownBadAction(p *lint.Pass) error {
	for _, ref := range references(live(p)) {
		if ref.Kind != pin.Action && ref.Kind != pin.ReusableWorkflow {
			continue
		}
		commit := ref.Ref
		if tagged, ok := actions.Commit(ref.Name, ref.Ref); ok {
			commit = tagged
		}
		if reason, bad := actions.KnownBad(commit); bad {
			_, what, _ := strings.Cut(reason, ": ")
			what, _, _ = strings.Cut(what, ": ") // the details follow
			what = strings.Replace(what, "COMPROMISED", "compromised", 1)
			p.Report(lint.Finding{
				Span:    p.Span(ref.Span.Start, ref.Span.End),
				Message: fmt.Sprintf("%s is a malicious commit: %s", quote(ref.Action()+"@"+short(ref.Ref)), what),
				Hint:    "move to a clean release and rotate every secret that a run could read",
			})
		}
	}
	return nil
}
