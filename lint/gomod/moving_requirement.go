package gomod

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
)

// MovingRequirement finds requirements of a branch.
var MovingRequirement = &lint.Rule{
	Name:  "moving-requirement",
	Title: "Module required at a branch or at latest",
	Doc: doc("A branch names another commit tomorrow. The go command turns the name into a version the next time that it may write go.mod; until then every build with `-mod=readonly`, which is the default, stops with \"updates to go.mod needed\", and two people who run `go mod tidy` get two programs.",
		"require github.com/acme/lib master", "require github.com/acme/lib v1.2.3",
		"Run `go get github.com/acme/lib@v1.2.3`, or `@master` once: the command writes the version that the name stands for now. https://go.dev/ref/mod#version-queries"),
	Theme: lint.UnpinnedVersion, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.GoMod},
	File:  movingRequirement,
}

func movingRequirement(p *lint.Pass) error {
	if isSample(p.File.Path) {
		return nil
	}
	f, queries, err := parse(p)
	if err != nil || f.Module == nil || marker.Match(p.File.Data) {
		return nil
	}
	for _, q := range queries {
		p.Report(lint.Finding{
			Span:    findQuery(p, q),
			Message: fmt.Sprintf("module %s is asked for at %s, which is no version", q.path, quote(q.version)),
			Hint:    fmt.Sprintf("run go get %s@%s, which writes the version that it stands for", q.path, q.version),
		})
	}
	return nil
}

// findQuery is where path and version stand together.
func findQuery(p *lint.Pass, q query) lint.Span {
	offset := 0
	for line := range bytes.Lines(p.File.Data) {
		fields := strings.Fields(string(line))
		for i := 1; i < len(fields); i++ {
			if strings.Trim(fields[i-1], "\"`") == q.path && strings.Trim(fields[i], "\"`") == q.version {
				start := offset + strings.Index(string(line), fields[i-1])
				end := offset + strings.LastIndex(string(line), fields[i]) + len(fields[i])
				return p.Span(start, end)
			}
		}
		offset += len(line)
	}
	return p.Span(0, 0)
}
