package lint

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/schema/repo"
)

// Fingerprints name the report's findings, in their order, so that a finding is
// known again after lines were added above it. A fingerprint is 32 bits of hash
// of rule and path and 24 of these and the matched text; findings alike in all
// three are numbered. 24 bits are enough to tell the findings of one rule in one
// file apart, and too few to confirm a guess of the secret that is among them.
func Fingerprints(r *Report) []string {
	all := make([]string, len(r.Findings))
	seen := map[string]int{}
	for i := range r.Findings {
		id := fingerprint(r, &r.Findings[i])
		seen[id]++
		if n := seen[id]; n > 1 {
			id = fmt.Sprintf("%s-%d", id, n)
		}
		all[i] = id
	}
	return all
}

func fingerprint(r *Report, found *Finding) string {
	path := r.PathOf(found.Span.File)
	return digest(8, found.Rule, path) + digest(6, found.Rule, path, matched(r, found))
}

// matched is what a finding is about: its secret, else its bytes without regard
// to line ends, else, where it marks a place, what it says.
func matched(r *Report, found *Finding) string {
	if found.Secret != "" {
		return found.Secret
	}
	if lines := r.Lines[found.Span.File]; lines != nil && found.Span.End > found.Span.Start {
		return spanText(lines, found.Span)
	}
	return found.Message
}

// spanText is the text of a span, its lines joined with LF.
func spanText(lines *repo.Lines, span Span) string {
	var parts []string
	first, last := lines.Position(span.Start).Line, lines.Position(span.End).Line
	for n := first; n <= last; n++ {
		start, end := lines.Line(n)
		from := min(max(span.Start, start), end)
		to := max(min(span.End, end), from)
		parts = append(parts, string(lines.Text(n)[from-start:to-start]))
	}
	return strings.Join(parts, "\n")
}

// digest is the first n hex digits of the SHA-256 of parts, each ended by a NUL.
func digest(n int, parts ...string) string {
	h := sha256.New()
	for _, part := range parts {
		h.Write(append([]byte(part), 0))
	}
	return hex.EncodeToString(h.Sum(nil))[:n]
}
