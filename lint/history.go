package lint

import (
	"cmp"
	"slices"
	"sync"

	"github.com/shipgen/shipgen/schema/repo"
)

// HistoryRules are those of the rules that make sense for a file that is no more:
// a leaked secret stays leaked, all else was mended by the next version.
func HistoryRules(rules []*Rule) []*Rule {
	return slices.DeleteFunc(slices.Clone(rules), func(r *Rule) bool {
		return r.Theme != LeakedSecret || r.Project != nil || !slices.Equal(r.Kinds, []Kind{Text})
	})
}

// History looks at versions of files, one at a time, from several goroutines. A
// secret is told once for each path: where it came in.
type History struct {
	engine  *engine
	mu      sync.Mutex
	found   map[leak]*version
	telling []repo.Blob // versions that have a finding, shown or not, or could not be looked at
	next    int         // Order of the first blob to come
	total   result
	report  Report
}

// leak is what makes two versions' findings one.
type leak struct{ rule, path, secret string }

// version is the first finding of a leak.
type version struct {
	finding Finding
	commit  string
	order   int
	lines   *repo.Lines
}

// NewHistory starts a look at history with the rules of opts that HistoryRules
// leaves.
func NewHistory(opts Options) *History {
	opts.Rules = HistoryRules(opts.Rules)
	return &History{
		engine: newEngine(repo.Memory{}, opts), found: map[leak]*version{},
		report: Report{History: true, Prefix: opts.Prefix, Rules: opts.Rules, Lines: map[string]*repo.Lines{}},
	}
}

// Look runs the rules over one version of a file.
func (h *History) Look(b repo.Blob) {
	res := &result{path: b.Path}
	switch {
	case b.Problem != "" && b.Size > MaxFileSize:
		res.skipped = tooBig(b.Size)
	case b.Problem != "":
		res.errors = append(res.errors, RuleError{File: b.Path, Message: "cannot be read: " + b.Problem})
	default:
		if f := h.engine.view(b.Path, b.Data, res); f != nil {
			h.engine.look(f, res)
		}
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.report.add(res)
	h.total.hidden += res.hidden
	h.next = max(h.next, b.Order+1)
	if len(res.findings)+res.hidden+len(res.errors) > 0 {
		b.Data = nil
		h.telling = append(h.telling, b)
	}
	for _, found := range res.findings {
		h.add(b, found, res.lines)
	}
}

// add keeps a finding unless an older version has it.
func (h *History) add(b repo.Blob, found Finding, lines *repo.Lines) {
	key := leak{found.Rule, b.Path, found.Secret}
	if known := h.found[key]; known == nil || b.Order < known.order {
		h.found[key] = &version{found, b.Commit, b.Order, lines}
	}
}

// shortCommit is how much of a commit's id is shown; git takes it everywhere.
const shortCommit = 12

// Report is the outcome: Files and Bytes count versions, and a finding's file is
// "commit:path", which `git show` takes.
func (h *History) Report() *Report {
	r := h.report
	byFile := map[string]*repo.Lines{}
	for _, v := range h.found {
		found := v.named()
		h.total.findings = append(h.total.findings, found)
		byFile[found.Span.File] = v.lines
	}
	config := h.engine.newConfigIgnores()
	config.path = r.PathOf
	r.Findings = config.filter(&h.total)
	r.Suppressed = h.total.hidden
	for _, found := range r.Findings {
		r.Lines[found.Span.File] = byFile[found.Span.File]
	}
	r.sort()
	slices.SortStableFunc(r.Findings, func(a, b Finding) int {
		return cmp.Compare(r.PathOf(a.Span.File), r.PathOf(b.Span.File))
	})
	return &r
}

func (v *version) name(path string) string {
	return v.commit[:min(len(v.commit), shortCommit)] + ":" + path
}

// named is the finding with the commit in its places and its message.
func (v *version) named() Finding {
	found := v.finding
	found.Fixes = nil // history is not edited
	found.Span.File = v.name(found.Span.File)
	found.Message += ", in history since commit " + v.commit[:min(len(v.commit), shortCommit)]
	found.Related = slices.Clone(found.Related)
	for i := range found.Related {
		found.Related[i].Span.File = v.name(found.Related[i].Span.File)
	}
	return found
}
