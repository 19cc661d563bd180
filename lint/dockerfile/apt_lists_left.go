package dockerfile

import (
	"github.com/shipgen/shipgen/lint"
)

// AptListsLeft finds package lists in the image.
var AptListsLeft = &lint.Rule{
	Name:  "apt-lists-left",
	Title: "apt package lists stay in the image",
	Doc: doc("`apt-get update` leaves some 20 to 40 MB of package lists, out of date by the time the image runs. Deleting them in a later `RUN` does not make the image smaller.",
		"RUN apt-get update && apt-get install -y curl", "RUN --mount=type=cache,target=/var/lib/apt,sharing=locked \\\n    --mount=type=cache,target=/var/cache/apt,sharing=locked \\\n    apt-get update && apt-get install -y curl",
		"Put the lists in a cache mount, or end the same `RUN` with `rm -rf /var/lib/apt/lists/*`. Only the stages that become the image are looked at."),
	Theme: lint.Unreliable, Severity: lint.Info, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Dockerfile}, Aliases: []string{"hadolint:DL3009"},
	File: aptListsLeft,
}

func aptListsLeft(p *lint.Pass) error {
	for _, stage := range lineage(parsed(p).Final()) {
		for _, in := range stage.Steps {
			c := apt(in, "update")
			if c == nil || apt(in, "install") == nil || keepsLists(in) || removesLists(in) {
				continue
			}
			p.Report(lint.Finding{
				Span:    words(p, c),
				Message: "the package lists stay in the image",
				Hint:    "mount a cache at /var/lib/apt and /var/cache/apt, or end the RUN with rm -rf /var/lib/apt/lists/*",
			})
		}
	}
	return nil
}
