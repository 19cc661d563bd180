package dockerfile

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
)

// NonNumericUser finds users that Kubernetes cannot check.
var NonNumericUser = &lint.Rule{
	Name:  "non-numeric-user",
	Title: "USER is a name, not a number",
	Doc: doc("The kubelet refuses to start a container under `runAsNonRoot` when the image's user is a name: it cannot tell whether the name is root.",
		"USER app", "USER 65532:65532",
		"Write the numeric user and group."),
	Theme: lint.Unreliable, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Pedantic,
	Kinds: []lint.Kind{lint.Dockerfile}, Aliases: []string{"hadolint:DL3066"},
	File: nonNumericUser,
}

func nonNumericUser(p *lint.Pass) error {
	stage := parsed(p).Final()
	if stage == nil {
		return nil
	}
	user := last(stage, "USER")
	if user == nil {
		return nil
	}
	value, known := user.Expand(user.Rest.Value)
	name, _, _ := strings.Cut(value, ":")
	if !known || name == "" || name == "root" || strings.Trim(name, "0123456789") == "" {
		return nil
	}
	p.Report(lint.Finding{
		Span:    at(p, user.Rest.Span),
		Message: fmt.Sprintf("USER %s is a name, which runAsNonRoot cannot check", quote(value)),
		Hint:    "write the number that the name stands for",
	})
	return nil
}
