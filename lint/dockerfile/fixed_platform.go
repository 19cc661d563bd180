package dockerfile

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/dockerfile"
)

// FixedPlatform finds stages that are built for one platform only.
var FixedPlatform = &lint.Rule{
	Name:  "fixed-platform",
	Title: "FROM with a fixed platform",
	Doc: doc("With a constant `--platform` the stage is built for that platform whatever is asked for, so that an image for arm64 holds an amd64 program.",
		"FROM --platform=linux/amd64 golang:1.26 AS build", "FROM --platform=$BUILDPLATFORM golang:1.26 AS build",
		"Leave the flag out, or use `$BUILDPLATFORM` and cross-compile. A stage whose name holds the architecture is one of several to choose from, and is left alone."),
	Theme: lint.Unreliable, Severity: lint.Low, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Dockerfile}, Aliases: []string{"hadolint:DL3029", "buildkit:FromPlatformFlagConstDisallowed"},
	File: fixedPlatform,
}

func fixedPlatform(p *lint.Pass) error {
	for _, s := range parsed(p).Stages {
		if s.Platform == nil || strings.Contains(s.Platform.Value, "$") || s.Platform.Value == "" || chosen(s) {
			continue
		}
		f := lint.Finding{
			Span:    at(p, s.Platform.Span),
			Message: fmt.Sprintf("the stage is always built for %s", quote(s.Platform.Value)),
			Hint:    "leave --platform out, or use $BUILDPLATFORM",
		}
		if strings.HasPrefix(s.Platform.Value, "windows") {
			f.Audience = lint.Pedantic // where nothing else can run it there is no choice
		}
		p.Report(f)
	}
	return nil
}

// chosen says whether the stage's name holds a part of the platform.
func chosen(s *dockerfile.Stage) bool {
	if s.Name == nil {
		return false
	}
	for _, part := range strings.Split(s.Platform.Value, "/") {
		if strings.Contains(strings.ToLower(s.Name.Value), strings.ToLower(part)) {
			return true
		}
	}
	return false
}
