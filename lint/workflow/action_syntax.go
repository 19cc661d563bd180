package workflow

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
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

// actionSyntax holds an action.yml to what GitHub's metadata syntax asks for.
func actionSyntax(p *lint.Pass) {
	w := view(p)
	if !w.Action || w.Root == nil {
		return
	}
	for _, key := range []string{"name", "description"} {
		if strings.TrimSpace(w.Root.Get(key).Text()) == "" {
			about(p, at(p, w.Runs), lint.Low, lint.Pedantic, fmt.Sprintf("the action has no %s, which GitHub's syntax requires", key), "add "+key+": at the top")
		}
	}
	brandingSyntax(p, w.Root.Get("branding"))
	if w.Inputs != nil {
		for _, pair := range w.Inputs.Pairs {
			if message := pair.Value.Get("deprecationMessage"); message != nil && strings.TrimSpace(message.Text()) == "" {
				about(p, at(p, pair.Key), lint.Low, lint.Pedantic, fmt.Sprintf("the deprecationMessage of input %s is empty", quote(pair.Key.Text())), "say what replaces the input")
			}
		}
	}
	runsSyntax(p, w)
}

// about is a finding on an action's metadata, which actionlint makes where a
// workflow uses the action.
func about(p *lint.Pass, span lint.Span, severity lint.Severity, audience lint.Audience, message, hint string) {
	p.Report(lint.Finding{Span: span, Severity: severity, Audience: audience, Message: message, Hint: hint, Aliases: []string{"actionlint:action"}})
}

func brandingSyntax(p *lint.Pass, branding *node.Node) {
	icon, color := branding.Get("icon"), branding.Get("color")
	if _, ok := actionlint.BrandingIcons[strings.ToLower(icon.Text())]; icon != nil && !ok {
		about(p, at(p, icon), lint.Low, lint.Pedantic, fmt.Sprintf("%s is no icon of GitHub's marketplace", quote(icon.Text())), "the icons are those of Feather 4.28 without the brands")
	}
	if _, ok := actionlint.BrandingColors[strings.ToLower(color.Text())]; color != nil && !ok {
		about(p, at(p, color), lint.Low, lint.Pedantic, fmt.Sprintf("%s is no colour of GitHub's marketplace", quote(color.Text())), "use white, black, yellow, blue, green, orange, red, purple or gray-dark")
	}
}

func runsSyntax(p *lint.Pass, w *workflow.Workflow) {
	using := w.Runs.Get("using")
	kind := using.Text()
	switch kind {
	case "node12", "node16", "node20", "node24": // rule outdated-runtime has the old ones
		kind = "node"
	}
	allowed := runKeys[kind]
	switch {
	case w.Runs == nil || w.Runs.Kind != node.Mapping:
		return
	case using == nil:
		about(p, at(p, w.Runs), lint.High, lint.Regular, "runs has no using, so GitHub refuses the action", "add using: composite, docker or node24")
		return
	case allowed == nil:
		about(p, at(p, using), lint.High, lint.Regular, fmt.Sprintf("there is no runtime %s", quote(using.Text())), "use composite, docker or node24")
		return
	}
	for _, pair := range w.Runs.Pairs {
		if key := pair.Key.Text(); !slices.Contains(allowed, key) && key != "<<" {
			about(p, at(p, pair.Key), lint.High, lint.Regular, fmt.Sprintf("runs of an action using %s has no key %s", using.Text(), quote(key)), "it has "+strings.Join(allowed, ", "))
		}
	}
	required := map[string]string{"node": "main", "composite": "steps", "docker": "image"}[kind]
	if w.Runs.Get(required) == nil {
		about(p, at(p, using), lint.High, lint.Regular, fmt.Sprintf("an action using %s needs %s below runs", using.Text(), required), "add "+required)
	}
	runFiles(p, w.Runs, allowed)
}

// runFiles looks for the files that an action runs. They may be built just before
// it is used, so that is for the pedantic.
func runFiles(p *lint.Pass, runs *node.Node, allowed []string) {
	for _, key := range []string{"main", "pre", "post", "image", "pre-entrypoint", "entrypoint", "post-entrypoint"} {
		n := runs.Get(key)
		if n == nil || !slices.Contains(allowed, key) || n.Text() == "" || dynamic(n) || key == "image" && strings.HasPrefix(n.Text(), "docker://") || strings.HasPrefix(n.Text(), "/") {
			continue
		}
		file := path.Join(path.Dir(p.File.Path), n.Text())
		if !p.Tree.Has(file) {
			p.Report(lint.Finding{
				Span: at(p, n), Severity: lint.Low, Audience: lint.Pedantic, Confidence: lint.LowConfidence, Aliases: []string{"actionlint:action"},
				Message: fmt.Sprintf("%s of the action names %s, which is not in the repository", key, quote(file)), Hint: "build and commit it, or correct the path",
			})
		}
	}
}
