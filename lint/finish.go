package lint

import (
	"cmp"
	"slices"

	"github.com/shipgen/shipgen/schema/repo"
)

// report is the end of a run: project rules, ignores that match nothing, and
// everything sorted.
func (e *engine) report(results []*result) *Report {
	r := &Report{Prefix: e.opts.Prefix, Rules: e.opts.Rules, Lines: map[string]*repo.Lines{}}
	all := e.projects(results)
	byPath := map[string]*result{}
	for _, res := range results {
		byPath[res.path] = res
		all.findings = append(all.findings, takeForeign(res)...)
	}
	e.elsewhere(all, byPath)
	e.unused(all, byPath)
	config := e.newConfigIgnores()
	for _, res := range byPath {
		r.add(res)
		r.Findings = append(r.Findings, config.filter(res)...)
		r.Suppressed += res.hidden
	}
	r.Errors = append(r.Errors, all.errors...)
	r.UnusedIgnores = config.unused(e)
	r.Findings = append(r.Findings, e.idleEntries(r.UnusedIgnores)...)
	r.sort()
	e.addLines(r, byPath)
	return r
}

// takeForeign removes and returns the findings that are about other files.
func takeForeign(res *result) []Finding {
	var own, foreign []Finding
	for _, found := range res.findings {
		if found.Span.File == res.path {
			own = append(own, found)
		} else {
			foreign = append(foreign, found)
		}
	}
	res.findings = own
	return foreign
}

func (r *Report) add(res *result) {
	r.Errors = append(r.Errors, res.errors...)
	r.Secrets = append(r.Secrets, res.secrets...)
	if res.skipped != "" {
		r.Skipped = append(r.Skipped, Skipped{res.path, res.skipped})
	}
	if res.looked {
		r.Files++
		r.Bytes += res.size
	}
}

func (r *Report) sort() {
	r.Findings = distinct(r.Findings)
	slices.Sort(r.Secrets)
	r.Secrets = slices.Compact(r.Secrets)
	slices.SortFunc(r.Skipped, func(a, b Skipped) int { return cmp.Compare(a.File, b.File) })
	slices.SortStableFunc(r.Errors, func(a, b RuleError) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message))
	})
}

// distinct sorts findings and drops what is said twice: the target of a YAML
// alias is seen once for each place that it hangs under. Findings are large, so
// their order is found first and each is moved once.
func distinct(findings []Finding) []Finding {
	order := make([]int, len(findings))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(compareFindings(&findings[a], &findings[b]), cmp.Compare(a, b))
	})
	sorted := make([]Finding, 0, len(findings))
	for _, i := range order {
		if n := len(sorted); n == 0 || !saysAgain(&sorted[n-1], &findings[i]) {
			sorted = append(sorted, findings[i])
		}
	}
	return sorted
}

func saysAgain(a, b *Finding) bool {
	return a.Span == b.Span && a.Rule == b.Rule && a.Message == b.Message
}

// compareFindings orders by file, position, rule and message; the rest makes
// the order total where two of them agree.
func compareFindings(a, b *Finding) int {
	if n := cmp.Compare(a.Span.Start, b.Span.Start); n != 0 && a.Span.File == b.Span.File {
		return n
	}
	return cmp.Or(
		cmp.Compare(a.Span.File, b.Span.File),
		cmp.Compare(a.Span.Start, b.Span.Start),
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Message, b.Message),
		cmp.Compare(a.Span.End, b.Span.End),
		cmp.Compare(b.Severity, a.Severity),
		cmp.Compare(a.Hint, b.Hint),
	)
}

// addLines gives the report the line table of every file that it points into.
func (e *engine) addLines(r *Report, byPath map[string]*result) {
	for _, found := range r.Findings {
		e.addLine(r, byPath, found.Span.File)
		for i := range found.Related {
			e.addLine(r, byPath, found.Related[i].Span.File)
		}
		for _, fix := range found.Fixes {
			for _, edit := range fix.Edits {
				e.addLine(r, byPath, edit.Span.File)
			}
		}
	}
}

func (e *engine) addLine(r *Report, byPath map[string]*result, path string) {
	if r.Lines[path] != nil {
		return
	}
	if res := byPath[path]; res != nil && res.lines != nil {
		r.Lines[path] = res.lines
		return
	}
	r.Lines[path] = e.reopen(path).Lines()
}
