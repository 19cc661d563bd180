package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
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
	t.write(bold, t.place(found.Span))
	t.write("", ": ", t.clean(found.Message), " ")
	t.write(severityColor[found.Severity], "[", found.Rule, "]")
	t.write(faint, " ", found.Severity.String())
	t.write("", "\n")
	t.source(found.Span, severityColor[found.Severity])
	if found.Secret != "" && t.opts.ShowSecrets {
		t.printf("", "  secret: %s\n", printables(found.Secret))
	}
	for _, related := range found.Related {
		t.printf("", "  see %s: %s\n", t.place(related.Span), t.clean(related.Message))
	}
	if found.Hint != "" {
		t.write(bold, "  hint:")
		t.write("", " ", t.clean(found.Hint), fixable(found), "\n")
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
	number := strconv.Itoa(placeOf(t.report, span).start.Line)
	margin := max(len(number), numberWidth)
	t.write(faint, blanks(margin-len(number)), number, " | ")
	t.write("", text, "\n")
	t.write(faint, blanks(margin), " | ")
	t.write(color, carets)
	t.write("", "\n")
}

// numberWidth is the least room for a line's number, in columns.
const numberWidth = 5

func blanks(n int) string { return strings.Repeat(" ", n) }

func (t *textWriter) place(span lint.Span) string {
	at := placeOf(t.report, span).start
	return printables(t.opts.path(span.File)) + ":" + strconv.Itoa(at.Line) + ":" + strconv.Itoa(at.Column)
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

func printables(s string) string {
	if plain(s) {
		return s
	}
	return strings.Map(printable, s)
}

// write writes parts in a color; thousands of findings would have Fprintf read
// its format as often.
func (t *textWriter) write(color string, parts ...string) {
	colored := color != "" && t.opts.Color
	if colored {
		t.WriteString(color)
	}
	for _, part := range parts {
		t.WriteString(part)
	}
	if colored {
		t.WriteString(reset)
	}
}

func (t *textWriter) printf(color, format string, args ...any) {
	if color == "" || !t.opts.Color {
		fmt.Fprintf(t, format, args...)
		return
	}
	fmt.Fprintf(t, color+format+reset, args...)
}
