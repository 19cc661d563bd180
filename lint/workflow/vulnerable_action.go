package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/actions"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/pin"
)

// VulnerableAction finds versions with a published flaw.
var VulnerableAction = &lint.Rule{
	Name:  "vulnerable-action",
	Title: "Action in a version with a published flaw",
	Doc: doc("Everybody can read how a published flaw is used, and workflows are as public as the advisory: most of these let the author of a pull request run code beside the job's token.",
		"- uses: tj-actions/changed-files@v35", "- uses: tj-actions/changed-files@<commit> # v46.0.5",
		"Move to a version that the advisory names as fixed. The advisories are those that were known when this shipgen was released: nothing is asked over the network. A moving tag (v4) counts as the newest version of its line; that older ones had the flaw is reported to the auditor. https://github.com/advisories?query=ecosystem%3Aactions"),
	Theme: lint.Insecure, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Aliases: []string{"zizmor:known-vulnerable-actions", "poutine:known_vulnerability_in_build_component"},
	File: vulnerableAction,
}

func vulnerableAction(p *lint.Pass) error {
	for _, ref := range references(live(p)) {
		if ref.Kind != pin.Action && ref.Kind != pin.ReusableWorkflow || ref.Err != nil || ref.Dynamic {
			continue
		}
		for _, flaw := range actions.Advisories(ref.Action()) {
			judgeFlaw(p, ref, flaw)
		}
	}
	return nil
}

func judgeFlaw(p *lint.Pass, ref pin.Reference, flaw actions.Advisory) {
	oldest, newest, ok := versionsOf(ref)
	if !ok || !flaw.Affects(oldest) && !flaw.Affects(newest) || flaw.OfTags && pin.IsCommit(ref.Ref) {
		return
	}
	f := lint.Finding{
		Span:    p.Span(ref.Span.Start, ref.Span.End),
		Message: fmt.Sprintf("%s %s has a published flaw, %s: %s", quote(ref.Action()), newest, flaw.ID, flaw.What),
		Hint:    fmt.Sprintf("move to v%s or later; see https://github.com/advisories/%s", flaw.Fixed(), flaw.ID),
		Aliases: []string{"zizmor:known-vulnerable-actions"},
	}
	if !flaw.Affects(newest) {
		f.Message = fmt.Sprintf("versions of %s before %s, which %s was once, have a published flaw, %s: %s", quote(ref.Action()), flaw.Below, ref.Ref, flaw.ID, flaw.What)
		f.Severity, f.Audience, f.Confidence, f.Aliases = lint.Info, lint.Auditor, lint.LowConfidence, []string{}
	}
	if flaw.OSV && ref.Kind == pin.Action && strings.EqualFold(ref.Action(), flaw.Action) && !pin.IsCommit(ref.Ref) && flaw.Affects(oldest) {
		f.Aliases = append(f.Aliases, "poutine:known_vulnerability_in_build_component")
	}
	p.Report(f)
}

var numbered = pattern.New(`^[vV]?\d+(\.\d+){0,2}$`)

// versionsOf are the versions of three numbers that a reference can be: one for a
// commit or an exact tag; for a moving tag from the first to the newest of its
// line, as far as the catalogue knows it.
func versionsOf(ref pin.Reference) (oldest, newest string, ok bool) {
	version := ref.Ref
	if pin.IsCommit(version) {
		version = ref.Comment
		if tags := actions.Tags(ref.Name, ref.Ref); len(tags) > 0 {
			version = tags[0]
		}
		if !actions.Exact(version) {
			return "", "", false
		}
	}
	if !numbered.MatchString(version) {
		return "", "", false
	}
	version = strings.TrimLeft(version, "vV")
	missing := 2 - strings.Count(version, ".")
	oldest, newest = version+strings.Repeat(".0", missing), version+strings.Repeat(".99999", missing)
	if latest, _ := actions.LatestOf(ref.Name, actions.Major(version)); missing == 2 && actions.Exact(latest) {
		newest = strings.TrimLeft(latest, "vV")
	}
	return oldest, newest, true
}
