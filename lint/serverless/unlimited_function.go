package serverless

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
)

// UnlimitedFunction finds functions that a burst of events starts without end.
var UnlimitedFunction = &lint.Rule{
	Name:  "unlimited-function",
	Title: "Function without a limit of its instances",
	Doc: lint.WritePage("yaml", "A burst of events starts as many instances as the account allows: they use up its quota for all other functions, the connections of the database, and the budget.",
		"Type: AWS::Serverless::Function\nProperties: {Runtime: provided.al2023, Handler: bootstrap}", "Type: AWS::Serverless::Function\nProperties: {Runtime: provided.al2023, Handler: bootstrap, ReservedConcurrentExecutions: 20}",
		"Set `ReservedConcurrentExecutions` for Lambda; `autoscaling.knative.dev/max-scale` or `maxScale` for Knative and Cloud Run. https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html https://knative.dev/docs/serving/autoscaling/scale-bounds/"),
	Theme: lint.Unreliable, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Pedantic,
	Kinds: []lint.Kind{lint.YAML},
	File:  unlimitedFunction,
}

func unlimitedFunction(p *lint.Pass) error {
	for _, f := range functions(p) {
		if f.get("ReservedConcurrentExecutions") == nil {
			report(p, f.name, "function "+lint.Quote(f.name.Text()), "set ReservedConcurrentExecutions")
		}
	}
	unlimitedInFramework(p)
	return knative(p)
}

// knative reads services of Knative, of which Cloud Run's are some.
func knative(p *lint.Pass) error {
	if !p.File.Contains("serving.knative.dev/") || isSample(p.File.Path) {
		return nil
	}
	objects, err := p.File.Objects()
	if err != nil {
		return nil // another rule speaks of manifests that do not parse
	}
	for _, o := range objects {
		if o.Kind != "Service" || o.Group() != "serving.knative.dev" || o.Node.Path("spec", "template", "spec") == nil {
			continue
		}
		if bounded(o.Annotations()) || bounded(o.Node.Path("spec", "template", "metadata", "annotations")) {
			continue
		}
		at := o.Node.Path("metadata", "name")
		if at == nil {
			at = o.Node
		}
		report(p, at, "Service "+lint.Quote(o.Name), "annotate the template: autoscaling.knative.dev/max-scale")
	}
	return nil
}

// bounded: Knative's annotation, its older form that Cloud Run has, and Cloud
// Run's for the service.
func bounded(annotations *node.Node) bool {
	if annotations == nil {
		return false
	}
	for _, pair := range annotations.Pairs {
		key := pair.Key.Text()
		if strings.HasSuffix(key, "/max-scale") || strings.HasSuffix(key, "/maxScale") {
			return true
		}
	}
	return false
}

func report(p *lint.Pass, n *node.Node, what, hint string) {
	p.Report(lint.Finding{
		Span:    p.Span(n.Start, n.End),
		Message: what + " has no limit of its instances",
		Hint:    fmt.Sprintf("%s to what its dependencies bear", hint),
	})
}
