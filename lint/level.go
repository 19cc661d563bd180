package lint

import (
	"fmt"
	"strings"
)

// Severity is what a finding costs when it is true.
type Severity int

// Confidence is how surely a finding is true.
type Confidence int

// Audience is who wants to read a finding; each includes those before.
type Audience int

// The levels, lowest first. The zero value of each means "as the rule says".
const (
	Info Severity = iota + 1
	Low
	Medium
	High
)

// How sure a rule is.
const (
	LowConfidence Confidence = iota + 1
	MediumConfidence
	HighConfidence
)

// Who a finding is for.
const (
	Regular  Audience = iota + 1 // everybody
	Pedantic                     // those who want it perfect
	Auditor                      // those who look for what might be
)

var (
	severities  = []string{"info", "low", "medium", "high"}
	confidences = []string{"low", "medium", "high"}
	audiences   = []string{"regular", "pedantic", "auditor"}
)

func (s Severity) String() string   { return levelName(severities, int(s)) }
func (c Confidence) String() string { return levelName(confidences, int(c)) }
func (a Audience) String() string   { return levelName(audiences, int(a)) }

// ParseSeverity reads info, low, medium or high; the error lists them.
func ParseSeverity(s string) (Severity, error) {
	n, err := parseLevel("severity", severities, s)
	return Severity(n), err
}

// ParseConfidence reads low, medium or high; the error lists them.
func ParseConfidence(s string) (Confidence, error) {
	n, err := parseLevel("confidence", confidences, s)
	return Confidence(n), err
}

// ParseAudience reads regular, pedantic or auditor; the error lists them.
func ParseAudience(s string) (Audience, error) {
	n, err := parseLevel("audience", audiences, s)
	return Audience(n), err
}

func levelName(names []string, n int) string {
	if n < 1 || n > len(names) {
		return "unset"
	}
	return names[n-1]
}

func parseLevel(what string, names []string, s string) (int, error) {
	for i, name := range names {
		if s == name {
			return i + 1, nil
		}
	}
	return 0, fmt.Errorf("unknown %s %q: use one of %s", what, s, strings.Join(names, ", "))
}
