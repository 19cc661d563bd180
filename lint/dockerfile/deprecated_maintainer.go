package dockerfile

import (
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/dockerfile"
)

// DeprecatedMaintainer finds MAINTAINER.
var DeprecatedMaintainer = &lint.Rule{
	Name:  "deprecated-maintainer",
	Title: "MAINTAINER is deprecated",
	Doc: doc("`MAINTAINER` is deprecated since Docker 1.13; tools that look for the authors read the label of the OCI image specification.",
		"MAINTAINER Jo <jo@example.com>", "LABEL org.opencontainers.image.authors=\"Jo <jo@example.com>\"",
		"Write the label."),
	Theme: lint.Inconsistent, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Dockerfile}, Fixable: true, Aliases: []string{"hadolint:DL4000", "buildkit:MaintainerDeprecated"},
	File: deprecatedMaintainer,
}

func deprecatedMaintainer(p *lint.Pass) error {
	return each(p, func(in *dockerfile.Instruction) {
		f := lint.Finding{
			Span:    at(p, in.KeywordSpan),
			Message: "MAINTAINER is deprecated",
			Hint:    "use LABEL org.opencontainers.image.authors",
		}
		name := in.Rest.Value
		if unquoted, err := strconv.Unquote(name); err == nil {
			name = unquoted
		}
		if name != "" && !strings.ContainsAny(name, "$\\\"`\n") {
			label := `LABEL org.opencontainers.image.authors="` + name + `"`
			f.Fixes = []lint.Fix{{Title: "write " + label, Safe: true, Edits: []lint.Edit{{Span: p.Span(in.KeywordSpan.Start, in.Rest.End), New: []byte(label)}}}}
		}
		p.Report(f)
	}, "MAINTAINER")
}
