package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
)

// The escape sequences of the text format, by role.
const (
	bold  = "\x1b[1m"
	faint = "\x1b[2m"
	reset = "\x1b[0m"
)

var severityColor = map[lint.Severity]string{
	lint.High: "\x1b[31m", lint.Medium: "\x1b[33m", lint.Low: "\x1b[36m", lint.Info: "\x1b[36m",
}

// textWriter writes one report for people.
type textWriter struct {
	*bufio.Writer
	report *lint.Report
	opts   Options
	mask   *mask
}

func writeText(w io.Writer, r *lint.Report, opts Options) error {
	t := &textWriter{bufio.NewWriter(w), r, opts, newMask(r, opts.ShowSecrets)}
	for i := range r.Findings {
		t.finding(&r.Findings[i])
	}
	for _, broken := range r.Errors {
		t.broken(broken)
	}
	t.closing()
	return t.Flush()
}

func (t *textWriter) finding(found *lint.Finding) {
	t.printf(bold, "%s", t.place(found.Span))
	t.printf("", ": %s ", t.clean(found.Message))
	t.printf(severityColor[found.Severity], "[%s]", found.Rule)
	t.printf(faint, " %s", found.Severity)
	t.printf("", "\n")
	t.source(found.Span, severityColor[found.Severity])
	if found.Secret != "" && t.opts.ShowSecrets {
		t.printf("", "  secret: %s\n", printables(found.Secret))
	}
	for _, related := range found.Related {
		t.printf("", "  see %s: %s\n", t.place(related.Span), t.clean(related.Message))
	}
	if found.Hint != "" {
		t.printf(bold, "  hint:")
		t.printf("", " %s%s\n", t.clean(found.Hint), fixable(found))
	}
}

// fixable says that --fix repairs the finding.
func fixable(found *lint.Finding) string {
	if slices.ContainsFunc(found.Fixes, func(fix lint.Fix) bool { return fix.Safe }) {
		return " (--fix)"
	}
	return ""
}

func (t *textWriter) source(span lint.Span, color string) {
	text, carets, ok := snippet(t.report, t.mask, span)
	if !ok {
		return
	}
	number := fmt.Sprintf("%5d", placeOf(t.report, span).start.Line)
	t.printf(faint, "%s | ", number)
	t.printf("", "%s\n", text)
	t.printf(faint, "%s | ", strings.Repeat(" ", len(number)))
	t.printf(color, "%s", carets)
	t.printf("", "\n")
}

func (t *textWriter) place(span lint.Span) string {
	at := placeOf(t.report, span).start
	return fmt.Sprintf("%s:%d:%d", printables(t.opts.path(span.File)), at.Line, at.Column)
}

func (t *textWriter) broken(err lint.RuleError) {
	file := printables(t.opts.path(err.File))
	if err.File == "" {
		file = "project"
	}
	t.printf(bold, "%s", file)
	t.printf("", ": shipgen could not check this: %s", t.clean(err.Message))
	if err.Rule != "" {
		t.printf("", " [%s]", err.Rule)
	}
	t.printf("", "\n")
}

// closing is the last line: what was found, in how much.
func (t *textWriter) closing() {
	r := t.report
	line := fmt.Sprintf("%s%s in %s, %d bytes scanned, %d suppressed",
		count(len(r.Findings), "finding"), levels(r.Findings), count(r.Files, "file"), r.Bytes, r.Suppressed)
	if n := len(r.Skipped); n > 0 {
		line += fmt.Sprintf(", %s skipped", count(n, "file"))
	}
	t.skipped()
	t.printf("", "%s\n", line)
}

// skipped names the files that could hold findings and were not looked at; the
// machine formats name all.
func (t *textWriter) skipped() {
	for _, s := range t.report.Skipped {
		if s.Missed() {
			t.printf("", "%s: not looked at: %s\n", printables(t.opts.path(s.File)), t.clean(s.Reason))
		}
	}
}

// levels is " (2 high, 1 low)", "" without findings.
func levels(findings []lint.Finding) string {
	n := map[lint.Severity]int{}
	for _, found := range findings {
		n[found.Severity]++
	}
	var parts []string
	for severity := lint.High; severity >= lint.Info; severity-- {
		if n[severity] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[severity], severity))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func (t *textWriter) clean(s string) string { return printables(t.mask.text(s)) }

func printables(s string) string { return strings.Map(printable, s) }

func (t *textWriter) printf(color, format string, args ...any) {
	if color == "" || !t.opts.Color {
		fmt.Fprintf(t, format, args...)
		return
	}
	fmt.Fprintf(t, color+format+reset, args...)
}
