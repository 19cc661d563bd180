package kubernetes

import (
	"bytes"
	"errors"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
)

// ManifestSyntax finds manifests that are no YAML.
var ManifestSyntax = &lint.Rule{
	Name:  "manifest-syntax",
	Title: "Manifest that does not parse",
	Doc: doc("A manifest that is no YAML is refused as a whole, with every object in it; no other rule has seen what follows the error.",
		"metadata:\n  name: api\n labels: {}", "metadata:\n  name: api\n  labels: {}",
		"Correct the place; it is where the parser stopped, and the mistake is there or just before. Helm templates are not looked at."),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Manifest},
	File:  manifestSyntax,
}

func manifestSyntax(p *lint.Pass) error {
	_, err := p.File.Objects()
	var syntax *node.Error
	if err == nil || !errors.As(err, &syntax) || isSample(p.File.Path) || inChart(p) || isTemplateText(p.File.Data) {
		return nil
	}
	p.Report(lint.Finding{
		Span:    p.Span(syntax.Offset, syntax.Offset),
		Message: "the manifest is no YAML: " + syntax.Message,
		Hint:    "correct the YAML here or just before",
	})
	return nil
}

// blank is a place to fill in of the sort {NAME} or @NAME@.
var blank = pattern.New(`\{[A-Z][A-Z0-9_]+\}|@[A-Z][A-Z0-9_]+@`)

// isTemplateText knows the marks of Go templates, Jinja, ERB and home-made ones.
func isTemplateText(data []byte) bool {
	return blank.Match(data) || bytes.Contains(data, []byte("{{")) || bytes.Contains(data, []byte("{%")) || bytes.Contains(data, []byte("<%"))
}
