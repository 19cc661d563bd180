// Package report writes the outcome of a lint run, one format a file.
package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/repo"
)

// Format is one way to write a report.
type Format struct {
	Name, Doc string
	Write     func(io.Writer, *lint.Report, Options) error // the writer's error
}

// Options are what a format may be asked for.
type Options struct {
	Color       bool                // escape sequences, text only
	ShowSecrets bool                // leaked values in clear, text and JSON only
	Version     string              // of shipgen, in SARIF
	Path        func(string) string // a path as text and JSON show it; nil = as it is
}

// Formats are all formats, the default first.
var Formats = []Format{
	{"text", "for people: each finding with its line and what to do", writeText},
	{"json", "for tools, version 1", writeJSON},
	{"sarif", "SARIF 2.1.0, for GitHub code scanning and others", writeSARIF},
	{"github", "annotations of a GitHub Actions job", writeGitHub},
}

// Names are the formats' names, in their order.
func Names() []string {
	names := make([]string, len(Formats))
	for i, format := range Formats {
		names[i] = format.Name
	}
	return names
}

// Lookup is the format of a name; the error lists the names.
func Lookup(name string) (Format, error) {
	for _, format := range Formats {
		if format.Name == name {
			return format, nil
		}
	}
	return Format{}, fmt.Errorf("unknown format %q: use one of %s", name, strings.Join(Names(), ", "))
}

func (o Options) path(path string) string {
	if o.Path == nil {
		return path
	}
	return o.Path(path)
}

// place is where a span begins and ends, for people: lines and columns from 1,
// the end after the last character.
type place struct{ start, end repo.Position }

func placeOf(r *lint.Report, span lint.Span) place {
	lines := r.Lines[span.File]
	if lines == nil {
		return place{repo.Position{Line: 1, Column: 1}, repo.Position{Line: 1, Column: 1}}
	}
	return place{lines.Position(span.Start), lines.Position(span.End)}
}
