package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/shipgen/shipgen/generator/drift"
	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/lint/report"
	"github.com/shipgen/shipgen/schema/repo"
	"github.com/urfave/cli/v2"
)

func (a *app) checkCommand() *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "fail where files differ from what ship.yaml renders; never write",
		ArgsUsage: "[dir]",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "strict", Usage: "fail on recorded edits and on newer templates, too"},
			formatFlag(),
		},
		Action: func(c *cli.Context) error {
			dir, err := oneDir(c)
			if err != nil {
				return err
			}
			format, err := report.Lookup(c.String("format"))
			if err != nil {
				return usage("check: %v", err)
			}
			return a.check(dir, c.Bool("strict"), format)
		},
	}
}

func (a *app) check(dir string, strict bool, format report.Format) error {
	p, err := a.openProject(dir, false)
	if err != nil {
		return err
	}
	defer p.root.Close()
	if p.root.Interrupted() {
		return usage("an interrupted generate left a journal in .shipgen\n  hint: run `shipgen generate`, which completes or undoes it first")
	}
	all, err := p.statuses()
	if err != nil {
		return usage("%v", err)
	}
	failing := 0
	for _, s := range all {
		if s.State.Fails(strict) {
			failing++
		}
	}
	if format.Name == "text" {
		printCheck(a.stdout, all, strict, failing)
	} else if err := format.Write(a.stdout, driftReport(p, all, strict), report.Options{Version: a.version}); err != nil {
		return err
	}
	if failing > 0 {
		return found()
	}
	return nil
}

func printCheck(w io.Writer, all []drift.Status, strict bool, failing int) {
	for _, s := range all {
		if s.State == drift.Clean {
			continue
		}
		fmt.Fprintf(w, "%s: %s\n", s.Path, sentence(s))
		if s.State.Fails(strict) {
			io.WriteString(w, s.Diff)
		}
	}
	if failing == 0 {
		fmt.Fprintf(w, "%d files are as ship.yaml renders them\n", len(all))
		return
	}
	fmt.Fprintf(w, "%d of %d files differ from what ship.yaml renders\n", failing, len(all))
	fmt.Fprintln(w, "  hint: "+remedy(all))
}

// remedy is how check gets green again.
func remedy(all []drift.Status) string {
	for _, s := range all {
		switch {
		case s.State == drift.Foreign:
			return "list a file of your own under `unmanaged:` in ship.yaml, or run `shipgen generate --force`"
		case s.State == drift.Drifted && s.Edited:
			return "run `shipgen generate` to merge and record edits, with --force to discard them, and commit what it writes"
		}
	}
	return "run `shipgen generate`, and commit what it writes"
}

// sentence says what a state means for a file.
func sentence(s drift.Status) string {
	text := map[drift.State]string{
		drift.New:      "is asked for by ship.yaml and was never rendered",
		drift.Missing:  "was rendered and is missing",
		drift.Outdated: "is out of date: ship.yaml or the repository changed",
		drift.Stale:    "is out of date: this shipgen has newer templates",
		drift.Drifted:  "was edited since the last generate",
		drift.Edited:   "holds a recorded edit",
		drift.Orphan:   "is an orphan: nothing in ship.yaml asks for it any more",
		drift.Foreign:  "was there before shipgen and differs",
	}[s.State]
	if s.Note != "" {
		text += ": " + s.Note
	}
	return text
}

// driftRule makes drift a finding like any other, for the machine formats.
var driftRule = &lint.Rule{
	Name:  "drift",
	Title: "A rendered file differs from what ship.yaml renders",
	Doc: "A file that shipgen rendered was edited, is missing, is out of date or is no longer asked for. " +
		"An edit nobody meant to make is how a tampered workflow shows.\n\nFix: run `shipgen generate` and commit what it writes.",
	Theme: lint.Inconsistent, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
}

func driftReport(p *project, all []drift.Status, strict bool) *lint.Report {
	r := &lint.Report{Files: len(all), Rules: []*lint.Rule{driftRule}, Lines: map[string]*repo.Lines{}}
	for _, s := range all {
		if !s.State.Fails(strict) {
			continue
		}
		data, _ := p.root.Read(s.Path) // a missing file has no lines: its finding stands at 1:1
		r.Bytes += int64(len(data))
		r.Lines[s.Path] = repo.NewLines(data)
		r.Findings = append(r.Findings, lint.Finding{
			Rule: driftRule.Name, Theme: driftRule.Theme, Severity: driftRule.Severity,
			Confidence: driftRule.Confidence, Audience: driftRule.Audience,
			Span:    lint.Span{File: s.Path, Start: firstChange(r.Lines[s.Path], s.Diff), End: firstChange(r.Lines[s.Path], s.Diff)},
			Message: sentence(s), Hint: "run `shipgen generate` and commit what it writes",
		})
	}
	return r
}

// firstChange is the offset of the first line that a diff changes on disk.
func firstChange(lines *repo.Lines, diff string) int {
	_, hunk, ok := strings.Cut(diff, "\n@@ -")
	if !ok {
		return 0
	}
	var line int
	fmt.Sscanf(hunk, "%d", &line)
	_, body, _ := strings.Cut(hunk, "\n")
	for text := range strings.SplitSeq(body, "\n") {
		if !strings.HasPrefix(text, " ") {
			break
		}
		line++
	}
	return lines.Offset(repo.Position{Line: line, Column: 1})
}
