package lint

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// fixer applies fixes to an overlay, pass by pass.
type fixer struct {
	over    *overlay
	unsafe  bool
	refused map[string]RuleError // by the fix's identity
}

// proposal is a fix and the finding that it repairs.
type proposal struct {
	found *Finding
	fix   *Fix
	key   string
}

// pass applies what a report proposes and says how many fixes it applied and
// how many it refused for good.
func (x *fixer) pass(report *Report) (applied, refused int) {
	before := len(x.refused)
	taken := x.choose(report)
	after, ok := x.outcome(taken)
	if !ok {
		taken = x.sound(taken)
		after, _ = x.outcome(taken)
	}
	for path, data := range after {
		x.over.set(path, data)
	}
	return len(taken), len(x.refused) - before
}

// sound are the fixes, taken one after the other, that leave files that parse.
func (x *fixer) sound(taken []proposal) []proposal {
	var kept []proposal
	for _, one := range taken {
		with := append(slices.Clip(kept), one)
		if _, ok := x.outcome(with); ok {
			kept = with
			continue
		}
		x.refuse(one, "its fix would leave a file that does not parse")
	}
	return kept
}

// choose takes the fixes that do not touch one another, in the report's order.
func (x *fixer) choose(report *Report) []proposal {
	var taken []proposal
	var edits []Edit
	for i := range report.Findings {
		found := &report.Findings[i]
		fix := x.preferred(found)
		if fix == nil {
			continue
		}
		one := proposal{found, fix, identity(found, fix)}
		if _, ok := x.refused[one.key]; ok {
			continue
		}
		if problem := x.invalid(fix); problem != "" {
			x.refuse(one, problem)
			continue
		}
		if !collides(edits, fix.Edits) {
			taken, edits = append(taken, one), append(edits, fix.Edits...)
		}
	}
	return taken
}

func (x *fixer) preferred(found *Finding) *Fix {
	i := slices.IndexFunc(found.Fixes, func(fix Fix) bool { return fix.Safe || x.unsafe })
	if i < 0 {
		return nil
	}
	return &found.Fixes[i]
}

// identity tells a fix from others, so that it is refused only once. A slice of
// plain values always marshals.
func identity(found *Finding, fix *Fix) string {
	text, _ := json.Marshal([]any{found.Rule, found.Message, fix.Title, fix.Edits})
	return string(text)
}

func (x *fixer) refuse(one proposal, why string) {
	x.refused[one.key] = RuleError{one.found.Rule, one.found.Span.File, why + ", and was refused"}
}

func (x *fixer) errors() []RuleError {
	var all []RuleError
	for _, key := range slices.Sorted(maps.Keys(x.refused)) {
		all = append(all, x.refused[key])
	}
	return all
}

// invalid says what is wrong with a fix whatever else is applied.
func (x *fixer) invalid(fix *Fix) string {
	changes := false
	for i, edit := range fix.Edits {
		data, err := x.over.Read(edit.Span.File)
		if err != nil && (edit.Span.Start != 0 || edit.Span.End != 0 || x.over.Has(edit.Span.File)) {
			return "its fix edits a file that cannot be read"
		}
		if edit.Span != clamp(edit.Span, len(data)) {
			return fmt.Sprintf("its fix edits bytes %d to %d of %d", edit.Span.Start, edit.Span.End, len(data))
		}
		if overlapping(fix.Edits[:i], edit) {
			return "its fix edits the same bytes twice"
		}
		changes = changes || err != nil || !bytes.Equal(data[edit.Span.Start:edit.Span.End], edit.New)
	}
	if !changes {
		return "its fix changes nothing"
	}
	return ""
}

func overlapping(edits []Edit, edit Edit) bool {
	return slices.ContainsFunc(edits, func(e Edit) bool {
		return e.Span.File == edit.Span.File && e.Span.Start < edit.Span.End && edit.Span.Start < e.Span.End
	})
}

// collides says whether edits of two fixes overlap or touch: which of two
// insertions at one place comes first is nobody's to guess.
func collides(taken, edits []Edit) bool {
	return slices.ContainsFunc(edits, func(edit Edit) bool {
		return slices.ContainsFunc(taken, func(e Edit) bool {
			return e.Span.File == edit.Span.File && e.Span.Start <= edit.Span.End && edit.Span.Start <= e.Span.End
		})
	})
}

// outcome is the files after fixes; not ok where one parsed before and does not
// any more.
func (x *fixer) outcome(taken []proposal) (after map[string][]byte, ok bool) {
	byFile := map[string][]Edit{}
	for _, one := range taken {
		for _, edit := range one.fix.Edits {
			byFile[edit.Span.File] = append(byFile[edit.Span.File], edit)
		}
	}
	after = map[string][]byte{}
	for path, edits := range byFile {
		before, _ := x.over.Read(path) // none: the edits create it
		after[path] = applyEdits(before, edits)
		if parses(path, before) && !parses(path, after[path]) {
			return nil, false
		}
	}
	return after, true
}

// applyEdits is data after edits that do not overlap. Line ends of new text
// become those of the file.
func applyEdits(data []byte, edits []Edit) []byte {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	crlf := crlf(data)
	var out []byte
	at := 0
	for _, edit := range edits {
		out = append(out, data[at:edit.Span.Start]...)
		out = append(out, lineEnds(edit.New, crlf)...)
		at = edit.Span.End
	}
	return append(out, data[at:]...)
}

// crlf says whether every line of a file ends in CRLF.
func crlf(data []byte) bool {
	n := bytes.Count(data, []byte("\n"))
	return n > 0 && n == bytes.Count(data, []byte("\r\n"))
}

func lineEnds(text []byte, crlf bool) []byte {
	if !crlf {
		return text
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))
}

// parses says whether a file is well formed in the formats that it is read in.
func parses(path string, data []byte) bool {
	f := &File{Path: path, Data: data, Kinds: classify(path, data)}
	if f.Is(YAML) {
		if _, err := f.Documents(); err != nil {
			return false
		}
	}
	if f.Is(Dockerfile) {
		if _, err := f.Dockerfile(); err != nil {
			return false
		}
	}
	return !hasExt(path, ".json") || json.Valid(data)
}
