package dockerfile

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/dockerfile"
	"github.com/shipgen/shipgen/schema/shell"
)

// MissingPipefail finds pipelines whose failure is lost.
var MissingPipefail = &lint.Rule{
	Name:  "missing-pipefail",
	Title: "Pipeline that hides a failure",
	Doc: doc("A pipeline's status is that of its last command. When the download on the left fails, the build goes on with what the right made of nothing, and the layer is cached.",
		"RUN curl -fsSL https://example.com/list | sort > /list", "SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nRUN curl -fsSL https://example.com/list | sort > /list",
		"Set `pipefail`: bash and BusyBox's ash know it. A pipeline whose left side rarely fails is reported to the pedantic audience only."),
	Theme: lint.Unreliable, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Dockerfile}, Aliases: []string{"hadolint:DL4006"},
	File: missingPipefail,
}

func missingPipefail(p *lint.Pass) error {
	return each(p, func(in *dockerfile.Instruction) {
		script := in.Shell()
		if script == nil || script.Pipefail || in.JSON {
			return
		}
		found := piped(script)
		if found == nil {
			return
		}
		f := lint.Finding{
			Span:    words(p, found),
			Message: fmt.Sprintf("a failure of %s is lost in the pipe to %s", found.Name(), found.Next.Name()),
			Hint:    "set -o pipefail, or SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]",
		}
		if !fails(found) {
			f.Audience = lint.Pedantic
		}
		p.Report(f)
	}, "RUN")
}

// piped is the pipeline to report: one that downloads before any other.
func piped(script *shell.Script) *shell.Command {
	var found *shell.Command
	for _, c := range script.Commands {
		if c.Next == nil || c.Condition || c.Is("yes", "echo", "printf", "true") {
			continue
		}
		if fails(c) {
			return c
		}
		if found == nil {
			found = c
		}
	}
	return found
}

// fails names commands that depend on the world outside. What a shell runs from a
// pipe is the subject of unverified-download.
func fails(c *shell.Command) bool {
	return c.Is("curl", "wget", "gh", "aws", "gsutil", "gcloud") && !c.Next.Is("sh", "bash", "ash", "zsh", "dash")
}
