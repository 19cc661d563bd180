package kubernetes

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
)

// DuplicateEnv finds variables that are set twice.
var DuplicateEnv = &lint.Rule{
	Name:  "duplicate-env",
	Title: "Environment variable set twice",
	Doc: doc("Of two entries with one name the last holds, and a patch or an apply from another client merges them by name and may keep either: the value depends on how the manifest was applied.",
		"env:\n  - {name: LOG_LEVEL, value: info}\n  - {name: LOG_LEVEL, value: debug}", "env:\n  - {name: LOG_LEVEL, value: debug}",
		"Remove one."),
	Theme: lint.Broken, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds:   []lint.Kind{lint.Manifest},
	Aliases: []string{"kube-linter:duplicate-env-var", "kube-score:environment-variable-key-duplication"},
	File:    duplicateEnv,
}

func duplicateEnv(p *lint.Pass) error {
	for _, c := range containers(pods(p)) {
		seen := map[string]*node.Node{}
		for _, entry := range items(c.Node.Get("env")) {
			variable := entry.Get("name")
			if before := seen[variable.Text()]; before != nil {
				p.Report(lint.Finding{
					Span:    at(p, variable),
					Message: fmt.Sprintf("%s of %s sets %s twice", c.title(), name(c.pod.Object), quote(variable.Text())),
					Hint:    "remove one of the two",
					Aliases: c.aliases("kube-linter:duplicate-env-var", "kube-score:environment-variable-key-duplication"),
					Related: []lint.Related{{Span: at(p, before), Message: "set here first"}},
				})
			}
			if variable.Text() != "" && entry.Get("$patch") == nil {
				seen[variable.Text()] = variable
			}
		}
	}
	return nil
}
