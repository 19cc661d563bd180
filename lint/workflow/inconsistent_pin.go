package workflow

import (
	"fmt"
	"sort"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/actions"
	"github.com/shipgen/shipgen/schema/pin"
)

// InconsistentPin finds one action at two pins in one repository.
var InconsistentPin = &lint.Rule{
	Name:  "inconsistent-pin",
	Title: "Same action pinned to different commits",
	Doc: doc("Two workflows that pin one action to different commits run different code under one name. Usually one of them was forgotten when the other was updated, and keeps a bug or a hole that is fixed elsewhere.",
		"# ci.yml\n- uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2\n# release.yml\n- uses: actions/checkout@b4ffde65f46336ab88eb53be808477a3936bae11 # v4.1.1", "# both\n- uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2",
		"Pin the newer commit everywhere. Different commits of one version (one of them lies) are reported with medium severity, different versions, and tags that mean such, to the pedantic audience."),
	Theme: lint.Inconsistent, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Needs:   []*lint.Collector{pinnedActions},
	Project: inconsistentPin,
}

// pinnedActions collects what is pinned by commit, and the tags whose commit the
// catalogue has.
var pinnedActions = &lint.Collector{Name: "pinned-actions", Kinds: workflowsAndActions, File: collectPins}

// actionPin is one action at a commit.
type actionPin struct {
	action, commit, version string
	tag                     string // it is written as, "" where it is the commit
	span                    lint.Span
}

// as is how the file has it.
func (a actionPin) as() string {
	if a.tag != "" {
		return "at " + a.tag
	}
	return "pinned to " + a.version
}

func collectPins(p *lint.Pass) error {
	for _, ref := range references(live(p)) {
		if ref.Kind != pin.Action && ref.Kind != pin.ReusableWorkflow || ref.Dynamic {
			continue
		}
		if !pin.IsCommit(ref.Ref) {
			if commit, version, ok := actions.Pin(ref.Action() + "@" + ref.Ref); ok {
				p.Export(actionPin{strings.ToLower(ref.Name), commit, version, ref.Ref, p.Span(ref.Span.Start, ref.Span.End)})
			}
			continue
		}
		version := ref.Comment
		if tags := actions.Tags(ref.Name, ref.Ref); len(tags) > 0 {
			version = tags[0]
		}
		p.Export(actionPin{strings.ToLower(ref.Name), strings.ToLower(ref.Ref), version, "", p.Span(ref.Span.Start, ref.Span.End)})
	}
	return nil
}

func inconsistentPin(p *lint.ProjectPass) error {
	byAction := map[string][]actionPin{}
	for _, fact := range lint.Facts[actionPin](p) {
		byAction[root(fact.span.File)+" "+fact.action] = append(byAction[root(fact.span.File)+" "+fact.action], fact)
	}
	keys := make([]string, 0, len(byAction))
	for key := range byAction {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	for _, key := range keys {
		comparePins(p, byAction[key])
	}
	return nil
}

// root is the folder that holds a workflow's .github: repositories may be nested.
func root(file string) string {
	if inner, ok := strings.CutPrefix(file, ".github/"); ok && !strings.Contains(inner, "/.github/") {
		return ""
	}
	if i := strings.LastIndex("/"+file, "/.github/"); i >= 0 {
		return ("/" + file)[:i]
	}
	return ""
}

// comparePins reports each pin that is older than the newest; pins without a
// version are compared with nothing.
func comparePins(p *lint.ProjectPass, pins []actionPin) {
	best := pins[0]
	for _, other := range pins[1:] {
		if actions.CompareVersions(other.version, best.version) > 0 {
			best = other
		}
	}
	for _, other := range pins {
		if other.commit == best.commit || other.version == "" || best.version == "" {
			continue
		}
		f := lint.Finding{
			Span: other.span, Hint: "pin the newer one everywhere",
			Related: []lint.Related{{Span: best.span, Message: fmt.Sprintf("pinned to %s (%s) here", short(best.commit), best.version)}},
		}
		if best.tag != "" {
			f.Related[0].Message = best.as() + " here"
		}
		if other.version == best.version && other.tag+best.tag == "" {
			f.Message = fmt.Sprintf("%s is pinned to %s and elsewhere to %s, both noted as %s", quote(other.action), short(other.commit), short(best.commit), best.version)
		} else {
			f.Message = fmt.Sprintf("%s is %s and elsewhere %s", quote(other.action), other.as(), best.as())
			if other.tag+best.tag == "" {
				f.Message = fmt.Sprintf("%s is pinned to %s and elsewhere to %s", quote(other.action), other.version, best.version)
			}
			f.Severity, f.Audience = lint.Low, lint.Pedantic
		}
		p.Report(f)
	}
}
