package dockerfile

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
)

// RelativeWorkdir finds folders that depend on the base image.
var RelativeWorkdir = &lint.Rule{
	Name:  "relative-workdir",
	Title: "Relative WORKDIR that depends on the base image",
	Doc: doc("A relative `WORKDIR` continues the one before it. Where the Dockerfile set none, that is the base image's, which its next version may change.",
		"FROM golang:1.26\nWORKDIR src", "FROM golang:1.26\nWORKDIR /src",
		"Begin with a slash."),
	Theme: lint.Unreliable, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Dockerfile}, Aliases: []string{"hadolint:DL3000", "buildkit:WorkdirRelativePath"},
	File: relativeWorkdir,
}

func relativeWorkdir(p *lint.Pass) error {
	for _, stage := range parsed(p).Stages {
		if stage.Parent != nil && last(stage.Parent, "WORKDIR") != nil {
			continue
		}
		for _, in := range stage.Steps {
			if in.Keyword != "WORKDIR" {
				continue
			}
			if dir, known := in.Expand(in.Rest.Value); known && relative(dir) {
				p.Report(lint.Finding{
					Span:    at(p, in.Rest.Span),
					Message: fmt.Sprintf("WORKDIR %s is relative to the folder that the base image sets", quote(dir)),
					Hint:    fmt.Sprintf("write WORKDIR /%s", strings.TrimPrefix(dir, "./")),
				})
			}
			break // those that follow continue this one
		}
	}
	return nil
}

// relative knows / and Windows' C:\ and C:/ .
func relative(dir string) bool {
	return dir != "" && dir[0] != '/' && dir[0] != '\\' && !(len(dir) > 1 && dir[1] == ':')
}
