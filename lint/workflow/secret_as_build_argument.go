package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
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
	return eachHolder(p, func(h *holder) {
		for _, value := range argumentInputs(h.step) {
			for _, e := range workflow.Expressions(value) {
				for _, a := range flows(&e) {
					if name := h.access(a, longestChain); name != "" || a.String() == "github.token" {
						reportArgument(p, h.span(p, e.Start, e.End), h.where(), name)
						break
					}
				}
			}
		}
		for _, c := range script(h.w, h.step).Commands {
			builds(p, h, c)
		}
	})
}

var withoutDashes = strings.NewReplacer("-", "", "_", "")

// argumentInputs are the inputs of a step that become build arguments, or labels,
// which are as public: of whatever action, for they all name them alike.
func argumentInputs(s *workflow.Step) (all []*node.Node) {
	if s.With == nil {
		return nil
	}
	for _, pair := range s.With.Pairs {
		switch name := withoutDashes.Replace(strings.ToLower(pair.Key.Text())); {
		case name == "buildargs", name == "buildarg", name == "buildextraargs", name == "dockerbuildargs":
		case name == "labels" && s.Action().Is("docker/build-push-action"):
		case name == "set" && s.Action().Is("docker/bake-action") && strings.Contains(pair.Value.Text(), ".args."):
		default:
			continue
		}
		all = append(all, pair.Value)
	}
	return all
}

func reportArgument(p *lint.Pass, span lint.Span, where, name string) {
	what := "the job's token"
	if name != "" {
		what = "secret " + quote(strings.ToUpper(name))
	}
	f := lint.Finding{
		Span:    span,
		Message: fmt.Sprintf("%s becomes a build argument%s, which stays in the image's history", what, where),
		Hint:    "pass it as a build secret and use RUN --mount=type=secret",
	}
	if name == "" || name == "GITHUB_TOKEN" {
		f.Severity = lint.Low // it ends with the job
	}
	p.Report(f)
}

// secretInWord is an expression within a script that is a secret and no more.
var secretInWord = pattern.New(`^\$\{\{\s*secrets\.(\w+)\s*\}\}$`)

// builds looks at docker build --build-arg NAME=$VALUE, and NAME alone, which
// takes the value from the environment.
func builds(p *lint.Pass, h *holder, c *shell.Command) {
	if !c.Is("docker", "podman", "buildah", "nerdctl", "kaniko", "executor") {
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
			reportArgument(p, h.span(p, word.Start, word.End), h.where(), m[1])
			continue
		}
		if assigned {
			name = strings.Trim(given, "${}")
		}
		if secret := h.variable(name); secret != "" {
			reportArgument(p, h.span(p, word.Start, word.End), h.where(), secret)
		}
	}
}
