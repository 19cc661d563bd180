package prometheus

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
)

// IncompleteAlert finds alerts that come too early, reach nobody or help nobody.
var IncompleteAlert = &lint.Rule{
	Name:  "incomplete-alert",
	Title: "Alert without for, severity or runbook",
	Doc: lint.WritePage("yaml", "Without `for` one bad scrape wakes somebody. Without a severity Alertmanager cannot tell what must wake whom. Without a runbook whoever is woken starts from nothing.",
		"- alert: Errors\n  expr: errors:ratio > 0.05", "- alert: Errors\n  expr: errors:ratio > 0.05\n  for: 5m\n  labels: {severity: critical}\n  annotations: {summary: \"…\", runbook_url: \"https://…\"}",
		"Add what is missing; `for: 0s` says that an alert is meant to come at once. Labels of the group count. Files with groups of rules and PrometheusRule objects are read. https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/"),
	Theme: lint.Unreliable, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Pedantic,
	Kinds: []lint.Kind{lint.YAML},
	File:  incompleteAlert,
}

func incompleteAlert(p *lint.Pass) error {
	if p.File.Contains("alert:") && !isSample(p.File.Path) {
		eachRule(p, func(group, rule *node.Node) { report(p, group, rule) })
	}
	return nil
}

// eachRule calls f for the rules of a file, be it of Prometheus or of its operator.
func eachRule(p *lint.Pass, f func(group, rule *node.Node)) {
	docs, err := p.File.Documents()
	if err != nil {
		return // another rule speaks of files that do not parse
	}
	for _, doc := range docs {
		root := doc.Root
		if doc.Root.Get("kind").Text() == "PrometheusRule" {
			root = doc.Root.Get("spec")
		}
		for _, group := range items(root.Get("groups")) {
			for _, rule := range items(group.Get("rules")) {
				f(group, rule)
			}
		}
	}
}

func report(p *lint.Pass, group, rule *node.Node) {
	name := rule.Get("alert")
	lacks := lacking(group, rule)
	if name == nil || rule.Get("expr") == nil || len(lacks) == 0 {
		return
	}
	p.Report(lint.Finding{
		Span:    p.Span(name.Start, name.End),
		Message: fmt.Sprintf("alert %s has no %s", lint.Quote(name.Text()), strings.Join(lacks, ", no ")),
		Hint:    "say how long the condition must hold, how bad it is and what to do",
	})
}

func lacking(group, rule *node.Node) (lacks []string) {
	if rule.Get("for") == nil {
		lacks = append(lacks, "for")
	}
	if !hasKey(rule.Get("labels"), "severity", "priority", "level") && !hasKey(group.Get("labels"), "severity", "priority", "level") {
		lacks = append(lacks, "severity label")
	}
	if !hasKey(rule.Get("annotations"), "runbook", "playbook") {
		lacks = append(lacks, "runbook")
	}
	return lacks
}

// hasKey says whether a mapping has a key that holds one of the words.
func hasKey(n *node.Node, words ...string) bool {
	if n == nil {
		return false
	}
	for _, pair := range n.Pairs {
		for _, word := range words {
			if strings.Contains(strings.ToLower(pair.Key.Text()), word) {
				return true
			}
		}
	}
	return false
}

func items(n *node.Node) []*node.Node {
	if n == nil {
		return nil
	}
	return n.Items
}

// isSample says whether a file tests or shows something.
func isSample(name string) bool {
	return lint.InFolder(name, "testdata", "test", "tests", "fixtures", "examples", "example", "vendor", "node_modules")
}
