package report

import (
	"io"
	"net/url"
	"path"

	"github.com/shipgen/shipgen/lint"
)

const (
	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	sarifRoot   = "%SRCROOT%" // the repository root, for those who know where it is
)

func writeSARIF(w io.Writer, r *lint.Report, opts Options) error {
	s := &sarifWriter{report: r, mask: newMask(r, false), rules: map[string]int{}}
	run := sarifRun{
		Tool:       sarifTool{s.driver(opts.Version)},
		ColumnKind: "unicodeCodePoints",
		Invocations: []sarifInvocation{{
			ExecutionSuccessful: len(r.Errors) == 0, Notifications: s.notifications(),
		}},
		Results: []sarifResult{},
	}
	for i, id := range lint.Fingerprints(r) {
		run.Results = append(run.Results, s.result(&r.Findings[i], id))
	}
	return encode(w, sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{run}})
}

// sarifWriter turns one report into SARIF.
type sarifWriter struct {
	report *lint.Report
	mask   *mask
	rules  map[string]int // index by name
}

func (s *sarifWriter) driver(version string) sarifDriver {
	d := sarifDriver{
		Name: "shipgen", Version: version,
		InformationURI: "https://github.com/shipgen/shipgen",
		Rules:          []sarifRule{},
	}
	for _, rule := range s.report.Rules {
		s.rules[rule.Name] = len(d.Rules)
		d.Rules = append(d.Rules, newSARIFRule(rule))
	}
	return d
}

func newSARIFRule(rule *lint.Rule) sarifRule {
	out := sarifRule{
		ID: rule.Name, Name: rule.Name,
		Short:   sarifText{rule.Title},
		Help:    sarifHelp{rule.Title, rule.Page()},
		Default: sarifConfiguration{sarifLevel(rule.Severity)},
		Properties: sarifRuleProperties{
			Tags: []string{string(rule.Theme)}, Precision: rule.Confidence.String(),
			Problem: problemSeverity(rule.Severity),
		},
	}
	if score, ok := securityScore(rule); ok {
		out.Properties.Tags = append(out.Properties.Tags, "security")
		out.Properties.Security = score
	}
	return out
}

func sarifLevel(s lint.Severity) string {
	switch s {
	case lint.High:
		return "error"
	case lint.Medium:
		return "warning"
	}
	return "note"
}

// problemSeverity and securityScore are what GitHub sorts alerts by:
// https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning#reportingdescriptor-object
func problemSeverity(s lint.Severity) string {
	switch s {
	case lint.High:
		return "error"
	case lint.Medium:
		return "warning"
	}
	return "recommendation"
}

func securityScore(rule *lint.Rule) (string, bool) {
	switch rule.Theme {
	case lint.LeakedSecret, lint.UnpinnedVersion, lint.Insecure:
	default:
		return "", false
	}
	scores := map[lint.Severity]string{lint.High: "8.0", lint.Medium: "5.0", lint.Low: "3.0", lint.Info: "1.0"}
	score, ok := scores[rule.Severity]
	return score, ok
}

func (s *sarifWriter) result(found *lint.Finding, fingerprint string) sarifResult {
	text := s.mask.text(found.Message)
	if found.Hint != "" {
		text += "\n" + s.mask.text(found.Hint)
	}
	out := sarifResult{
		RuleID: found.Rule, Level: sarifLevel(found.Severity),
		Message:      sarifText{text},
		Locations:    []sarifLocation{s.location(found.Span)},
		Fingerprints: map[string]string{"shipgen/v1": fingerprint},
		Fixes:        s.fixes(found),
	}
	if index, ok := s.rules[found.Rule]; ok {
		out.RuleIndex = &index
	}
	for i, related := range found.Related {
		location := s.location(related.Span)
		location.ID = i + 1
		location.Message = &sarifText{s.mask.text(related.Message)}
		out.Related = append(out.Related, location)
	}
	return out
}

func (s *sarifWriter) location(span lint.Span) sarifLocation {
	region := s.region(span)
	return sarifLocation{Physical: &sarifPhysical{s.artifact(span.File), &region}}
}

func (s *sarifWriter) region(span lint.Span) sarifRegion {
	at := placeOf(s.report, span)
	return sarifRegion{at.start.Line, at.start.Column, at.end.Line, at.end.Column}
}

// artifact is a file as a relative URI reference from the repository root.
func (s *sarifWriter) artifact(file string) sarifArtifact {
	uri := url.URL{Path: path.Join(s.report.Prefix, s.report.PathOf(file))}
	return sarifArtifact{URI: uri.String(), Base: sarifRoot}
}

// fixes leaves out those that would write what leaked.
func (s *sarifWriter) fixes(found *lint.Finding) []sarifFix {
	var all []sarifFix
	for _, fix := range found.Fixes {
		if changes := s.changes(fix); changes != nil {
			all = append(all, sarifFix{sarifText{s.mask.text(fix.Title)}, changes})
		}
	}
	return all
}

func (s *sarifWriter) changes(fix lint.Fix) []sarifChange {
	var all []sarifChange
	byFile := map[string]int{}
	for _, edit := range fix.Edits {
		if !s.mask.clean(string(edit.New)) {
			return nil
		}
		i, ok := byFile[edit.Span.File]
		if !ok {
			i = len(all)
			byFile[edit.Span.File] = i
			all = append(all, sarifChange{Artifact: s.artifact(edit.Span.File)})
		}
		all[i].Replacements = append(all[i].Replacements, sarifReplacement{
			s.region(edit.Span), sarifText{string(edit.New)},
		})
	}
	return all
}

// notifications are what was not looked at, and what broke.
func (s *sarifWriter) notifications() []sarifNotification {
	all := []sarifNotification{}
	for _, skipped := range s.report.Skipped {
		all = append(all, s.notification("note", skipped.File, "not looked at: "+skipped.Reason))
	}
	for _, broken := range s.report.Errors {
		text := s.mask.text(broken.Message)
		if broken.Rule != "" {
			text = "rule " + broken.Rule + ": " + text
		}
		all = append(all, s.notification("error", broken.File, text))
	}
	return all
}

func (s *sarifWriter) notification(level, file, text string) sarifNotification {
	n := sarifNotification{Level: level, Message: sarifText{text}}
	if file != "" {
		n.Locations = []sarifLocation{{Physical: &sarifPhysical{Artifact: s.artifact(file)}}}
	}
	return n
}
