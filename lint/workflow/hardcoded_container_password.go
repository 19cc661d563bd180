package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// HardcodedContainerPassword finds registry passwords written into workflows.
var HardcodedContainerPassword = &lint.Rule{
	Name:  "hardcoded-container-password",
	Title: "Registry password written into the workflow",
	Doc: doc("Everyone who can read the repository, its forks and its history can read the password.",
		"container:\n  image: registry.acme.dev/ci:1.2.3@sha256:<digest>\n  credentials:\n    username: ci\n    password: <the password itself>", "container:\n  image: registry.acme.dev/ci:1.2.3@sha256:<digest>\n  credentials:\n    username: ci\n    password: ${{ secrets.REGISTRY_PASSWORD }}",
		"Change the password, store the new one as a secret and refer to it."),
	Theme: lint.LeakedSecret, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflows, Aliases: []string{"zizmor:hardcoded-container-credentials", "actionlint:credentials"},
	File: hardcodedContainerPassword,
}

func hardcodedContainerPassword(p *lint.Pass) error {
	for _, j := range view(p).Jobs {
		password(p, j, j.Container, "the container of job "+quote(j.ID))
		if j.Services == nil {
			continue
		}
		for _, pair := range j.Services.Pairs {
			password(p, j, pair.Value, "service "+quote(pair.Key.Text()))
		}
	}
	return nil
}

// password looks also at jobs that never run, which zizmor passes over: their
// passwords can be read as well.
func password(p *lint.Pass, j *workflow.Job, n *node.Node, where string) {
	value := n.Path("credentials", "password")
	if value == nil {
		return
	}
	f := lint.Finding{Span: at(p, value), Severity: lint.Info, Audience: lint.Auditor, Hint: "store it as a secret and write ${{ secrets.NAME }}"}
	switch text := value.Text(); {
	case whole(value) && text == strings.TrimSpace(text):
		return
	case whole(value):
		f.Message = fmt.Sprintf("the registry password of %s ends in a line break, which its expression does not hold", where)
		f.Aliases = []string{"zizmor:hardcoded-container-credentials"}
	case value.IsNull():
		f.Message = fmt.Sprintf("the registry password of %s is empty", where)
		f.Aliases = []string{"actionlint:credentials"}
	case text == "":
		f.Message = fmt.Sprintf("the registry password of %s is empty", where)
	case withoutExpressions(text) == "":
		f.Message = fmt.Sprintf("the registry password of %s is put together from several expressions", where)
		f.Aliases = []string{"actionlint:credentials"}
	default:
		f.Severity, f.Audience, f.Secret = lint.High, lint.Regular, text
		f.Message = fmt.Sprintf("the registry password of %s is written out (%d characters)", where, len(text))
		f.Hint = "change it, store it as a secret and write ${{ secrets.NAME }}"
		if value.Tag != "!!str" || neverTrue(j.If) {
			f.Aliases = []string{"actionlint:credentials"} // zizmor knows texts of jobs that run
		}
	}
	p.Report(f)
}
