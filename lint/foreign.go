package lint

import (
	"bytes"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// scope is a range of lines in which another tool's comment or annotation
// switches off what that tool reports; a finding says by its aliases (and, of
// secrets and pins, by its theme) that it is that report.
type scope struct {
	first, last int  // lines, inclusive
	spanned     bool // the finding's whole span counts, not only its first line
	match       func(*Finding) bool
}

func (s scope) covers(first, last int) bool {
	if s.spanned {
		return first <= s.last && s.first <= last
	}
	return s.first <= first && first <= s.last
}

// foreignScopes reads what other tools understand in this file.
func foreignScopes(f *File) []scope {
	var all []scope
	if f.Is(YAML) {
		all = append(all, f.zizmorIgnores()...)
	}
	if f.Is(Dockerfile) {
		all = append(all, f.dockerfileIgnores()...)
	}
	if f.Is(Manifest) {
		all = append(all, f.annotationIgnores()...)
	}
	return append(all, f.lineIgnores()...)
}

// aliased matches findings that are one of a tool's rules.
func aliased(tool string, names []string) func(*Finding) bool {
	return func(found *Finding) bool {
		return slices.ContainsFunc(names, func(name string) bool {
			return slices.ContainsFunc(found.Aliases, func(alias string) bool {
				return strings.EqualFold(alias, tool+":"+name)
			})
		})
	}
}

// aliasedAny matches findings that are any of a tool's rules.
func aliasedAny(tool string) func(*Finding) bool {
	return func(found *Finding) bool {
		return slices.ContainsFunc(found.Aliases, func(alias string) bool {
			return strings.HasPrefix(alias, tool+":")
		})
	}
}

func themed(theme Theme) func(*Finding) bool {
	return func(found *Finding) bool { return found.Theme == theme }
}

// list splits "a, b" and drops what is empty.
func list(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' })
}

// zizmorIgnores are "# zizmor: ignore[a,b] reason", good for every finding whose
// span touches the line, and for those of the step, of the job that calls a
// workflow, or of the events around it: https://docs.zizmor.sh/usage/#with-comments
func (f *File) zizmorIgnores() []scope {
	if !f.Contains("zizmor:") {
		return nil
	}
	var all []scope
	for _, c := range f.comments("zizmor:") {
		rest := strings.TrimSpace(strings.TrimPrefix(c.text, "zizmor:"))
		rest, ok := strings.CutPrefix(rest, "ignore[")
		names, _, closed := strings.Cut(rest, "]")
		if ok && closed {
			first, last := f.stepLines(c.line)
			all = append(all, scope{first, last, true, aliased("zizmor", list(names))})
		}
	}
	return all
}

// stepLines are the lines of the step, the calling job or the events that hold a
// line; the line alone where none do.
func (f *File) stepLines(line int) (first, last int) {
	var w *workflow.Workflow
	if f.Is(Workflow) || f.Is(Action) {
		w, _ = f.Workflow()
	}
	if w == nil {
		return line, line
	}
	between := func(start, end int) bool {
		first, last = f.Lines().Position(start).Line, f.Lines().Position(max(start, end-1)).Line
		return first <= line && line <= last
	}
	around := func(n *node.Node) bool { return n != nil && between(n.Start, n.End) }
	if on := w.Root.Pair("on"); on != nil && between(on.Key.Start, on.Value.End) {
		return first, last
	}
	for _, j := range w.Jobs {
		if j.Uses != nil && around(j.Node) {
			return first, last
		}
		for _, s := range j.Steps {
			if around(s.Node) {
				return first, last
			}
		}
	}
	return line, line
}

// inline are markers that speak for their own line, or the next.
var inline = []struct {
	marker string
	next   int // 0 = the marker's line, 1 = the line after it
	match  func(*Finding) bool
}{
	{"gitleaks:allow", 0, themed(LeakedSecret)},           // https://github.com/gitleaks/gitleaks#gitleaksallow
	{"betterleaks:allow", 0, themed(LeakedSecret)},        // its successor reads both
	{"pragma: allowlist secret", 0, themed(LeakedSecret)}, // https://github.com/Yelp/detect-secrets#inline-allowlisting
	{"pragma: allowlist nextline secret", 1, themed(LeakedSecret)},
	{"ratchet:exclude", 0, themed(UnpinnedVersion)}, // https://github.com/sethvargo/ratchet#excluding
}

func (f *File) lineIgnores() []scope {
	if !f.Contains("allow") && !f.Contains("ratchet:exclude") {
		return nil // no marker is there
	}
	var all []scope
	for _, in := range inline {
		marker := []byte(in.marker)
		for at := 0; ; {
			i := bytes.Index(f.Data[at:], marker)
			if i < 0 {
				break
			}
			line := f.Lines().Position(at+i).Line + in.next
			all = append(all, scope{line, line, true, in.match})
			at += i + len(marker)
		}
	}
	return all
}

// annotationIgnores are the annotations of kube-linter and kube-score, which
// speak for their whole object:
// https://docs.kubelinter.io/#/configuring-kubelinter?id=ignoring-violations-for-specific-cases
// https://github.com/zegl/kube-score#ignoring-a-test
func (f *File) annotationIgnores() []scope {
	if !f.Contains("kube-linter.io/") && !f.Contains("kube-score/ignore") {
		return nil
	}
	var all []scope
	objects, _ := f.Objects() // of a broken file, those before the error
	for _, object := range objects {
		annotations := object.Node.Path("metadata", "annotations")
		if annotations == nil {
			continue
		}
		first := f.Lines().Position(object.Node.Start).Line
		last := f.Lines().Position(object.Node.End).Line
		for _, pair := range annotations.Pairs {
			if match := annotationMatch(pair.Key.Text(), pair.Value.Text()); match != nil {
				all = append(all, scope{first, last, false, match})
			}
		}
	}
	return all
}

func annotationMatch(key, value string) func(*Finding) bool {
	if check, ok := strings.CutPrefix(key, "ignore-check.kube-linter.io/"); ok {
		return aliased("kube-linter", []string{check})
	}
	switch key {
	case "kube-linter.io/ignore-all":
		return aliasedAny("kube-linter")
	case "kube-score/ignore":
		return aliased("kube-score", list(value))
	}
	return nil
}
