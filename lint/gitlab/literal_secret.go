package gitlab

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
)

// LiteralSecret finds variables with a description whose value is a secret.
var LiteralSecret = &lint.Rule{
	Name:  "gitlab-literal-secret",
	Title: "Secret as the value of a GitLab variable",
	Doc: doc("A variable with a `description` is offered in the form that starts a pipeline, with its value filled in: whoever may start one reads it, and so does everybody who reads the repository and its history.",
		"variables:\n  DB_PASSWORD:\n    description: of the test database\n    value: k3vP0q9ZtR4w", "variables:\n  DB_PASSWORD:\n    description: of the test database; set it under CI/CD variables, masked",
		"Change the secret, and keep the new one in the project's CI/CD variables, protected and masked, or in a vault. Values written without a mapping are what `leaked-password` and its kind find. https://docs.gitlab.com/ci/variables/#cicd-variable-security"),
	Theme: lint.LeakedSecret, Severity: lint.High, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Kinds: kinds,
	File:  literalSecret,
}

var (
	secretName = pattern.New(`(?i)(^|_)(password|passwd|passphrase|secret|token|credentials?|(private|secret|api|access|auth)_?key)$`)
	mixed      = pattern.New(`[0-9].*[A-Za-z]|[A-Za-z].*[0-9]`)
)

func literalSecret(p *lint.Pass) error {
	f := view(p)
	if f == nil {
		return nil
	}
	for _, pair := range variables(f) {
		reportSecret(p, pair.Key, pair.Value.Get("value"))
	}
	return nil
}

func reportSecret(p *lint.Pass, name, value *node.Node) {
	text := value.Text()
	if !secretName.MatchString(name.Text()) || len(text) < 8 || dynamic(text) || !mixed.MatchString(text) || strings.ContainsAny(text, " /<>{}") {
		return
	}
	p.Report(lint.Finding{
		Span: at(p, value), Secret: text,
		Message: fmt.Sprintf("variable %s has its value of %d characters in the file", name.Text(), len(text)),
		Hint:    "make it worthless first (change it), then keep the new one in the CI/CD variables, masked",
	})
}
