package workflow

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/repo"
	"github.com/shipgen/shipgen/schema/workflow"
)

// runKeys are the keys of runs that each kind of action may have; GitHub refuses
// others when the action is used
// (https://docs.github.com/actions/reference/workflows-and-actions/metadata-syntax#runs).
var runKeys = map[string][]string{
	"node":      {"using", "main", "pre", "pre-if", "post", "post-if"},
	"composite": {"using", "steps"},
	"docker":    {"using", "image", "pre-entrypoint", "pre-if", "entrypoint", "post-entrypoint", "post-if", "args", "env"},
}

// inputKeys: https://docs.github.com/actions/reference/workflows-and-actions/metadata-syntax#inputs
var inputKeys = []string{"description", "required", "default", "deprecationMessage"}

// fault is something wrong with an action's metadata. It is told where it
// stands, and to the auditor once more where a workflow uses the action, which is
// where actionlint tells it.
type fault struct {
	at            *node.Node
	severity      lint.Severity
	audience      lint.Audience
	confidence    lint.Confidence // 0 = the rule's
	message, hint string
	own           bool // actionlint does not look for it
}

// metadata is an action.yml while it is looked through.
type metadata struct {
	tree  repo.Tree
	path  string
	w     *workflow.Workflow
	found []fault
}

func (m *metadata) add(f fault) { m.found = append(m.found, f) }

func (m *metadata) minor(at *node.Node, message, hint string) {
	m.add(fault{at: at, severity: lint.Low, audience: lint.Pedantic, message: message, hint: hint})
}

func (m *metadata) grave(at *node.Node, message, hint string) {
	m.add(fault{at: at, severity: lint.High, audience: lint.Regular, message: message, hint: hint})
}

// faults holds an action.yml to what GitHub's metadata syntax asks for.
func faults(tree repo.Tree, file string, w *workflow.Workflow) []fault {
	m := &metadata{tree: tree, path: file, w: w}
	for _, key := range []string{"name", "description"} {
		if strings.TrimSpace(w.Root.Get(key).Text()) == "" {
			m.minor(w.Runs, fmt.Sprintf("the action has no %s, which GitHub's syntax requires", key), "add "+key+": at the top")
		}
	}
	m.branding(w.Root.Get("branding"))
	if w.Inputs != nil {
		for _, pair := range w.Inputs.Pairs {
			m.input(pair)
		}
	}
	m.runs()
	return m.found
}

func actionSyntax(p *lint.Pass) {
	w := view(p)
	if w.Root == nil {
		return
	}
	if !w.Action {
		withoutRuns(p, w)
		return
	}
	for _, f := range faults(p.Tree, p.File.Path, w) {
		p.Report(lint.Finding{
			Span: at(p, f.at), Severity: f.severity, Audience: f.audience, Confidence: f.confidence,
			Message: f.message, Hint: f.hint, Aliases: f.aliases(),
		})
	}
}

// withoutRuns: an action.yml elsewhere may be another program's.
func withoutRuns(p *lint.Pass, w *workflow.Workflow) {
	if below(p.File.Path, ".github/actions/") {
		p.Report(lint.Finding{
			Span: at(p, w.Root), Severity: lint.High, Aliases: []string{"actionlint:action"},
			Message: "the action has no runs, so GitHub refuses it", Hint: "add runs with using: composite, docker or node24",
		})
	}
}

func (f *fault) aliases() []string {
	if f.own {
		return []string{}
	}
	return []string{"actionlint:action"}
}

func (m *metadata) branding(branding *node.Node) {
	icon, color := branding.Get("icon"), branding.Get("color")
	if _, ok := actionlint.BrandingIcons[strings.ToLower(icon.Text())]; icon != nil && !ok {
		m.minor(icon, fmt.Sprintf("%s is no icon of GitHub's marketplace", quote(icon.Text())), "the icons are those of Feather 4.28 without the brands")
	}
	if _, ok := actionlint.BrandingColors[strings.ToLower(color.Text())]; color != nil && !ok {
		m.minor(color, fmt.Sprintf("%s is no colour of GitHub's marketplace", quote(color.Text())), "use white, black, yellow, blue, green, orange, red, purple or gray-dark")
	}
}

func (m *metadata) input(pair node.Pair) {
	name := quote(pair.Key.Text())
	if message := pair.Value.Get("deprecationMessage"); message != nil && strings.TrimSpace(message.Text()) == "" {
		m.minor(pair.Key, fmt.Sprintf("the deprecationMessage of input %s is empty", name), "say what replaces the input")
	}
	if pair.Value == nil {
		return
	}
	for _, key := range pair.Value.Pairs {
		if text := key.Key.Text(); !slices.Contains(inputKeys, text) && text != "<<" {
			m.minor(key.Key, fmt.Sprintf("input %s has the key %s, which means nothing to GitHub", name, quote(text)), "an input has "+strings.Join(inputKeys, ", ")+"; its value is always text")
		}
	}
}

func (m *metadata) runs() {
	runs := m.w.Runs
	using := runs.Get("using")
	kind := using.Text()
	switch kind {
	case "node12", "node16", "node20", "node24": // rule outdated-runtime has the old ones
		kind = "node"
	}
	allowed := runKeys[kind]
	switch {
	case runs == nil || runs.Kind != node.Mapping:
		return
	case using == nil:
		m.grave(runs, "runs has no using, so GitHub refuses the action", "add using: composite, docker or node24")
		return
	case allowed == nil:
		m.grave(using, fmt.Sprintf("there is no runtime %s", quote(using.Text())), "use composite, docker or node24")
		return
	}
	for _, pair := range runs.Pairs {
		if key := pair.Key.Text(); !slices.Contains(allowed, key) && key != "<<" {
			m.add(fault{
				at: pair.Key, severity: lint.High, audience: lint.Regular, own: !knownRunKey(key),
				message: fmt.Sprintf("runs of an action using %s has no key %s", using.Text(), quote(key)), hint: "it has " + strings.Join(allowed, ", "),
			})
		}
	}
	required := map[string]string{"node": "main", "composite": "steps", "docker": "image"}[kind]
	if runs.Get(required) == nil {
		m.grave(using, fmt.Sprintf("an action using %s needs %s below runs", using.Text(), required), "add "+required)
	}
	m.conditions(kind)
	m.files(allowed)
}

func knownRunKey(key string) bool {
	for _, keys := range runKeys {
		if slices.Contains(keys, key) {
			return true
		}
	}
	return false
}
