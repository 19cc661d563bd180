package dockerfile

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/dockerfile"
)

// AptGetUpdateAlone finds package lists that grow old in the layer cache.
var AptGetUpdateAlone = &lint.Rule{
	Name:  "apt-get-update-alone",
	Title: "apt-get update in a layer of its own",
	Doc: doc("The layer with the package lists is cached. When the line that installs changes weeks later, it installs from the old lists: packages that are gone make the build fail, others come without their security fixes.",
		"RUN apt-get update\nRUN apt-get install -y curl", "RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*",
		"Update and install in one `RUN`."),
	Theme: lint.Unreliable, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Dockerfile},
	File:  aptGetUpdateAlone,
}

func aptGetUpdateAlone(p *lint.Pass) error {
	for _, stage := range parsed(p).Stages {
		var alone *dockerfile.Instruction
		for _, in := range stage.Steps {
			install := apt(in, "install", "build-dep", "upgrade", "dist-upgrade")
			update := apt(in, "update")
			switch {
			case update != nil && install == nil && !keepsLists(in):
				alone = in
			case update != nil:
				alone = nil
			case install != nil && alone != nil:
				c := apt(alone, "update")
				p.Report(lint.Finding{
					Span:    words(p, c),
					Message: fmt.Sprintf("the package lists are cached in a layer of their own, and line %d installs from them", line(p, install.Start)),
					Hint:    "put update and install in one RUN",
					Related: []lint.Related{{Span: words(p, install), Message: "installs from the cached lists"}},
				})
				alone = nil
			}
		}
	}
	return nil
}
