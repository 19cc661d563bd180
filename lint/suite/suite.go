// Package suite is the list of all rules.
package suite

import (
	"cmp"
	"slices"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/lint/compose"
	"github.com/shipgen/shipgen/lint/dockerfile"
	"github.com/shipgen/shipgen/lint/gitlab"
	"github.com/shipgen/shipgen/lint/gomod"
	"github.com/shipgen/shipgen/lint/kubernetes"
	"github.com/shipgen/shipgen/lint/project"
	"github.com/shipgen/shipgen/lint/prometheus"
	"github.com/shipgen/shipgen/lint/script"
	"github.com/shipgen/shipgen/lint/secret"
	"github.com/shipgen/shipgen/lint/serverless"
	"github.com/shipgen/shipgen/lint/terraform"
	"github.com/shipgen/shipgen/lint/workflow"
)

// Rules are the rules of all packages, sorted by name.
func Rules() []*lint.Rule {
	all := slices.Concat(
		lint.Rules,
		compose.Rules,
		dockerfile.Rules,
		gitlab.Rules,
		gomod.Rules,
		kubernetes.Rules,
		project.Rules,
		prometheus.Rules,
		script.Rules,
		secret.Rules,
		serverless.Rules,
		terraform.Rules,
		workflow.Rules,
		workflow.Delivery,
	)
	slices.SortFunc(all, func(a, b *lint.Rule) int { return cmp.Compare(a.Name, b.Name) })
	return all
}

// Names are the names of rules, in their order.
func Names(rules []*lint.Rule) []string {
	names := make([]string, len(rules))
	for i, rule := range rules {
		names[i] = rule.Name
	}
	return names
}
