package secret

import (
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/shipgen/shipgen/lint"
)

// file is the family's look at a file.
func file(p *lint.FamilyPass) error {
	hits := find(p.File)
	for i := range hits {
		p.ReportAs(hits[i].kind.rule, finding(p, &hits[i], hits))
	}
	return nil
}

// find are the secrets of a file, sorted by place, one at each.
func find(f *lint.File) []hit {
	budget := maxDecoded
	s := &scan{file: f, role: roleOf(f.Path, configured(f)), budget: &budget, view: view{data: f.Data}}
	if text, place, ok := widened(f.Data); ok {
		s.data, s.place = text, place
	}
	s.look()
	s.folds()
	s.objects()
	hits := settle(s.hits)
	join(hits)
	return hits
}

// configured says whether the engine knows the file for configuration, whatever
// its name.
func configured(f *lint.File) bool {
	return f.Is(lint.YAML) || f.Is(lint.Dockerfile) || f.Is(lint.Script)
}

// settle leaves one hit at each place: that of the kind that knows most.
func settle(hits []hit) []hit {
	slices.SortStableFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end), better(a, b))
	})
	var kept []hit
	for _, h := range hits {
		n := len(kept)
		switch {
		case n == 0 || h.start >= kept[n-1].end:
			kept = append(kept, h)
		case better(h, kept[n-1]) < 0:
			kept[n-1] = h
		}
	}
	return kept
}

// better orders hits at one place, the best first.
func better(a, b hit) int {
	sure := func(h hit) int {
		if h.sure {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(sure(b), sure(a)), cmp.Compare(b.kind.rank, a.kind.rank), cmp.Compare(b.end-b.start, a.end-a.start), cmp.Compare(b.confidence, a.confidence))
}

// together is how many bytes the halves of a secret stand apart at most.
const together = 600

// join makes both halves of a secret sure.
func join(hits []hit) {
	for i := range hits {
		if other := partner(hits, i); other >= 0 {
			hits[i].confidence = lint.HighConfidence
			hits[i].severity = max(hits[i].severity, hits[other].severity)
		}
	}
}

// partner is the index of the other half of a hit, or -1.
func partner(hits []hit, i int) int {
	if hits[i].kind.partner == "" {
		return -1
	}
	for j := range hits {
		if hits[j].kind.name == hits[i].kind.partner && hits[j].start-hits[i].end < together && hits[i].start-hits[j].end < together {
			return j
		}
	}
	return -1
}

func finding(p *lint.FamilyPass, h *hit, all []hit) lint.Finding {
	f := lint.Finding{
		Span: p.Span(h.start, h.end), Severity: h.severity, Confidence: h.confidence, Audience: h.audience, Secret: h.secret,
		Message: fmt.Sprintf("%s of %d characters%s", h.kind.title, utf8.RuneCountInString(h.secret), h.kind.opening(h.secret)),
		Hint:    "make it worthless first (" + h.kind.revoke() + "), then keep the new one in a secret store",
	}
	i := slices.IndexFunc(all, func(o hit) bool { return o.start == h.start })
	if j := partner(all, i); j >= 0 {
		f.Related = []lint.Related{{Span: p.Span(all[j].start, all[j].end), Message: "the other half: " + all[j].kind.title}}
	}
	return f
}

// opening is what a value begins with where that is the provider's mark, and so
// says nothing about the rest.
func (k *kind) opening(value string) string {
	if n := len(value) - len(k.body(value)); n > 0 && n <= 12 && n*2 < len(value) {
		return ", " + value[:n] + "…"
	}
	return ""
}
