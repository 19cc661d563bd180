package project

import (
	"fmt"
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/images"
	"github.com/shipgen/shipgen/schema/node"
)

// ImageMismatch finds manifests that deploy another image than the one pushed.
var ImageMismatch = &lint.Rule{
	Name:  "image-mismatch",
	Title: "Deployed image that no workflow pushes",
	Doc: doc("When the workflow pushes an image to one place and the manifest takes one of the same name from another, releases succeed and nothing new runs.",
		"yaml", "# workflow: tags: ghcr.io/acme/api:1.2.3\nimage: ghcr.io/acme-old/api:1.2.3", "# workflow: tags: ghcr.io/acme/api:1.2.3\nimage: ghcr.io/acme/api:1.2.3",
		"Write the same image in both places. Only names without expressions are compared, and only where no manifest has the pushed one."),
	Theme: lint.Inconsistent, Severity: lint.Medium, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Needs:   []*lint.Collector{pushedImages, runImages},
	Project: imageMismatch,
}

// pushed is an image that a workflow pushes.
type pushed struct {
	name string
	span lint.Span
}

var pushedImages = &lint.Collector{
	Name:  "pushed-images",
	Kinds: []lint.Kind{lint.Workflow},
	File: func(p *lint.Pass) error {
		w, err := p.File.Workflow()
		if err != nil || isSample(p.File.Path) {
			return err
		}
		for _, s := range w.Steps() {
			switch action := s.Action(); {
			case action.Is("docker/build-push-action") && s.With.Get("push").Text() != "" && s.With.Get("push").Text() != "false":
				exportPushed(p, s.With.Get("tags"))
			case action.Is("docker/metadata-action"):
				exportPushed(p, s.With.Get("images"))
			}
		}
		return nil
	},
}

// exportPushed: one name a line, or several with commas.
func exportPushed(p *lint.Pass, n *node.Node) {
	for _, word := range strings.FieldsFunc(n.Text(), func(r rune) bool { return r == '\n' || r == ',' || r == ' ' }) {
		name, _, _ := strings.Cut(word, ":${{")
		if ref, err := images.Parse(name); err == nil && !isDynamic(name) {
			p.Export(pushed{ref.Name(), at(p, n).span})
		}
	}
}

func imageMismatch(p *lint.ProjectPass) error {
	deployed := map[string]bool{}
	for _, r := range lint.Facts[run](p) {
		deployed[r.name] = true
	}
	byWord := map[string]pushed{}
	for _, image := range lint.Facts[pushed](p) {
		if deployed[image.name] {
			return nil // some of what is pushed is deployed: the rest may be for others
		}
		byWord[path.Base(image.name)] = image
	}
	for _, r := range lint.Facts[run](p) {
		if image, ok := byWord[path.Base(r.name)]; ok && strings.Contains(r.name, "/") {
			p.Report(lint.Finding{
				Span:    r.image.span,
				Message: fmt.Sprintf("%s deploys %s, and the workflow pushes %s", r.object, quote(r.name), quote(image.name)),
				Hint:    "write the same image in both places",
				Related: []lint.Related{{Span: image.span, Message: "the push"}},
			})
		}
	}
	return nil
}
