package workflow

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// SecretAsBuildArgument finds secrets that a build leaves in the image.
var SecretAsBuildArgument = &lint.Rule{
	Name:  "secret-as-build-argument",
	Title: "Secret passed to an image build as an argument",
	Doc: doc("The value of a build argument is kept in the image's history and in its provenance: whoever can pull the image can read it.",
		"- uses: docker/build-push-action@<commit> # v6.18.0\n  with:\n    build-args: |\n      TOKEN=${{ secrets.TOKEN }}", "- uses: docker/build-push-action@<commit> # v6.18.0\n  with:\n    secrets: |\n      token=${{ secrets.TOKEN }}",
		"Pass it as a build secret and read it with `RUN --mount=type=secret,id=token`; change what has been passed before. https://docs.docker.com/build/building/secrets/"),
	Theme: lint.LeakedSecret, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions,
	File:  secretAsBuildArgument,
}

func secretAsBuildArgument(p *lint.Pass) error {
	return eachStep(p, func(w *workflow.Workflow, j *workflow.Job, s *workflow.Step) {
		if s.Action().Is("docker/build-push-action") {
			args := input(s, "build-args")
			for _, e := range workflow.Expressions(args) {
				for _, a := range flows(&e) {
					if name := secretName(a); name != "" || a.String() == "github.token" {
						reportArgument(p, place(p, &e), name)
						break
					}
				}
			}
		}
		for _, c := range script(w, s).Commands {
			builds(p, w, j, s, c)
		}
	})
}

func reportArgument(p *lint.Pass, span lint.Span, name string) {
	what := "the job's token"
	if name != "" {
		what = "secret " + quote(strings.ToUpper(name))
	}
	p.Report(lint.Finding{
		Span:    span,
		Message: fmt.Sprintf("%s becomes a build argument, which stays in the image's history", what),
		Hint:    "pass it as a build secret and use RUN --mount=type=secret",
	})
}

// secretInWord is an expression within a script that is a secret and no more.
var secretInWord = regexp.MustCompile(`^\$\{\{\s*secrets\.(\w+)\s*\}\}$`)

// builds looks at docker build --build-arg NAME=$VALUE, and NAME alone, which
// takes the value from the environment.
func builds(p *lint.Pass, w *workflow.Workflow, j *workflow.Job, s *workflow.Step, c *shell.Command) {
	if !c.Is("docker", "podman", "buildah", "nerdctl") {
		return
	}
	for i, word := range c.Words {
		value, ok := strings.CutPrefix(word.Value, "--build-arg=")
		if !ok && word.Value == "--build-arg" && i+1 < len(c.Words) {
			word = c.Words[i+1]
			value, ok = word.Value, true
		}
		if !ok {
			continue
		}
		name, given, assigned := strings.Cut(value, "=")
		if m := secretInWord.FindStringSubmatch(given); m != nil {
			reportArgument(p, p.Span(word.Start, word.End), m[1])
			continue
		}
		if assigned {
			name = strings.Trim(given, "${}")
		}
		for _, secret := range secretsOf(w.EnvOf(j, s, name)) {
			reportArgument(p, p.Span(word.Start, word.End), secret)
		}
	}
}
