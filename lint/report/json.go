package report

import (
	"encoding/json"
	"io"

	"github.com/shipgen/shipgen/lint"
)

// jsonVersion changes when a tool that reads the output would have to change.
const jsonVersion = 1

type jsonReport struct {
	Version  int           `json:"version"`
	Summary  jsonSummary   `json:"summary"`
	Skipped  []jsonSkipped `json:"skipped"`
	Errors   []jsonError   `json:"errors"`
	Findings []jsonFinding `json:"findings"`
}

type jsonSummary struct {
	Files      int   `json:"files"`
	Bytes      int64 `json:"bytes"`
	Findings   int   `json:"findings"`
	Suppressed int   `json:"suppressed"`
}

type jsonSkipped struct {
	File   string `json:"file"`
	Reason string `json:"reason"`
}

type jsonError struct {
	Rule    string `json:"rule"`
	File    string `json:"file"`
	Message string `json:"message"`
}

type jsonFinding struct {
	Rule        string        `json:"rule"`
	Theme       lint.Theme    `json:"theme"`
	Severity    string        `json:"severity"`
	Confidence  string        `json:"confidence"`
	Audience    string        `json:"audience"`
	Fingerprint string        `json:"fingerprint"`
	File        string        `json:"file"`
	Line        int           `json:"line"`
	Column      int           `json:"column"`
	EndLine     int           `json:"endLine"`
	EndColumn   int           `json:"endColumn"`
	Message     string        `json:"message"`
	Hint        string        `json:"hint"`
	Aliases     []string      `json:"aliases"`
	Related     []jsonRelated `json:"related"`
	Fix         *jsonFix      `json:"fix"` // the preferred one, null for none
	Secret      string        `json:"secret,omitempty"`
}

type jsonRelated struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

type jsonFix struct {
	Title string `json:"title"`
	Safe  bool   `json:"safe"`
}

func writeJSON(w io.Writer, r *lint.Report, opts Options) error {
	out := jsonReport{
		Version:  jsonVersion,
		Summary:  jsonSummary{r.Files, r.Bytes, len(r.Findings), r.Suppressed},
		Skipped:  []jsonSkipped{},
		Errors:   []jsonError{},
		Findings: []jsonFinding{},
	}
	m := newMask(r, opts.ShowSecrets)
	for _, s := range r.Skipped {
		out.Skipped = append(out.Skipped, jsonSkipped{opts.path(s.File), s.Reason})
	}
	for _, e := range r.Errors {
		out.Errors = append(out.Errors, jsonError{e.Rule, filePath(e.File, opts), m.text(e.Message)})
	}
	for i, id := range lint.Fingerprints(r) {
		found := newJSONFinding(r, &r.Findings[i], m, opts)
		found.Fingerprint = id
		out.Findings = append(out.Findings, found)
	}
	return encode(w, out)
}

// filePath leaves the empty path of what is about no file alone.
func filePath(path string, opts Options) string {
	if path == "" {
		return ""
	}
	return opts.path(path)
}

func newJSONFinding(r *lint.Report, found *lint.Finding, m *mask, opts Options) jsonFinding {
	at := placeOf(r, found.Span)
	out := jsonFinding{
		Rule: found.Rule, Theme: found.Theme,
		Severity: found.Severity.String(), Confidence: found.Confidence.String(), Audience: found.Audience.String(),
		File: opts.path(found.Span.File),
		Line: at.start.Line, Column: at.start.Column, EndLine: at.end.Line, EndColumn: at.end.Column,
		Message: m.text(found.Message), Hint: m.text(found.Hint),
		Aliases: append([]string{}, found.Aliases...),
		Related: []jsonRelated{},
	}
	for _, related := range found.Related {
		at := placeOf(r, related.Span).start
		out.Related = append(out.Related,
			jsonRelated{opts.path(related.Span.File), at.Line, at.Column, m.text(related.Message)})
	}
	if len(found.Fixes) > 0 {
		out.Fix = &jsonFix{m.text(found.Fixes[0].Title), found.Fixes[0].Safe}
	}
	if opts.ShowSecrets {
		out.Secret = found.Secret
	}
	return out
}

// encode writes a value as indented JSON, "<" and "&" as they are.
func encode(w io.Writer, value any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(value)
}
