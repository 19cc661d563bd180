package kubernetes

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
)

// RefreshInterval finds external secrets that are read once.
var RefreshInterval = &lint.Rule{
	Name:  "refresh-interval",
	Title: "External secret that is never refreshed",
	Doc: doc("With `refreshInterval: 0` the operator reads the secret store once. After a rotation the cluster keeps the old value, and the service fails when the old one is revoked.",
		"kind: ExternalSecret\nspec: {refreshInterval: \"0\"}", "kind: ExternalSecret\nspec: {refreshInterval: 1h}",
		"Set an interval below the time for which the old value stays valid. `refreshPolicy: CreatedOnce` says the same on purpose: it is reported to the pedantic audience. https://external-secrets.io/latest/api/externalsecret/"),
	Theme: lint.Unreliable, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Manifest},
	File:  refreshInterval,
}

func refreshInterval(p *lint.Pass) error {
	for _, o := range objects(p) {
		if !is(o, "external-secrets.io", "ExternalSecret", "ClusterExternalSecret") {
			continue
		}
		value := first(o.Node.Path("spec", "refreshInterval"), o.Node.Path("spec", "externalSecretSpec", "refreshInterval"))
		policy := o.Node.Path("spec", "refreshPolicy").Text()
		if value != nil && strings.Trim(value.Text(), "0hms") == "" && value.Text() != "" && policy != "OnChange" && policy != "CreatedOnce" {
			p.Report(lint.Finding{
				Span:    at(p, value),
				Message: fmt.Sprintf("%s is read once: refreshInterval is %s", name(o), quote(value.Text())),
				Hint:    "set an interval such as 1h",
			})
		}
		if policy == "CreatedOnce" {
			p.Report(lint.Finding{
				Span: at(p, o.Node.Path("spec", "refreshPolicy")), Severity: lint.Low, Audience: lint.Pedantic,
				Message: fmt.Sprintf("%s is read once: refreshPolicy is %s", name(o), quote(policy)),
				Hint:    "write refreshPolicy: Periodic where the secret is ever rotated",
			})
		}
	}
	return nil
}
