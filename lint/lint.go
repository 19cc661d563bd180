// Package lint turns a tree of files into findings. A Rule is a named,
// documented value with one function; it sees parsed views of files and reports
// spans of bytes, and it never prints and never opens a file.
package lint

// Theme is what a finding is about.
type Theme string

// The themes; the first three are what shipgen is for.
const (
	LeakedSecret    Theme = "leaked-secret"
	UnpinnedVersion Theme = "unpinned-version"
	MissingCache    Theme = "missing-cache"
	Broken          Theme = "broken"
	Insecure        Theme = "insecure"
	Unreliable      Theme = "unreliable"
	Inconsistent    Theme = "inconsistent"
)

// Span is a range of bytes of a file, half-open. Start = End is a point.
type Span struct {
	File       string
	Start, End int
}

// Edit replaces a span. Start = End = 0 in a file that does not exist creates it.
type Edit struct {
	Span Span
	New  []byte
}

// Fix is a repair. Its edits may span files and are applied together or not at
// all. A safe fix cannot change what the file does for those who run it.
type Fix struct {
	Title string
	Safe  bool
	Edits []Edit
}

// Related is a further place that explains a finding.
type Related struct {
	Span    Span
	Message string
}

// Finding is one thing wrong at one place. A rule fills Span, Message, Hint and
// what differs from its own defaults; the Pass fills the rest.
type Finding struct {
	Rule       string
	Theme      Theme
	Severity   Severity
	Confidence Confidence
	Audience   Audience
	Span       Span
	Message    string // lower case, no full stop, with the measured value
	Hint       string // the remedy, one line
	Related    []Related
	Fixes      []Fix    // the first is the preferred one
	Aliases    []string // rules of other tools that fire exactly here: "zizmor:unpinned-uses", "hadolint:DL3006"
	Secret     string   // a leaked value; shown only on request, never stored
}

// Rule is one check. File sees one file of the Kinds at a time, in any order and
// from several goroutines; Project sees the facts that Collect left, once, after
// all files. An error means that the rule broke, a Finding that the user's file
// is wrong.
type Rule struct {
	Name       string // kebab-case: unpinned-action
	Title      string // one line
	Doc        string // Markdown: why, bad, good, how to fix; Page reads it
	Theme      Theme
	Severity   Severity
	Confidence Confidence
	Audience   Audience
	Widest     Audience // of any of its findings, where that is wider than Audience; 0 = none is
	Kinds      []Kind   // of files that File wants
	Aliases    []string
	Fixable    bool // some finding of it carries a fix

	File    func(*Pass) error
	Write   func() string // makes Doc, where hundreds of rules have one of a pattern
	Family  *Family       // looks at files for this rule and others, in place of File
	Needs   []*Collector
	Project func(*ProjectPass) error
}

// MayBeFor says whether a finding of the rule may be for an audience or those
// before it.
func (r *Rule) MayBeFor(audience Audience) bool {
	return r.Audience <= audience || r.Widest != 0 && r.Widest <= audience
}

// Page is the rule's page of the manual, in Markdown.
func (r *Rule) Page() string {
	if r.Write != nil {
		return r.Write()
	}
	return r.Doc
}

// Family is one look at a file that serves many rules: hundreds of kinds of
// token are found in one pass over the bytes. It runs once per file, however many
// of its rules were asked for; all its rules have its Kinds.
type Family struct {
	Name  string // kebab-case, for errors
	Kinds []Kind
	File  func(*FamilyPass) error
}

// Collector reads small facts out of files for project rules that Need it. It
// runs once per file, however many rules need it.
type Collector struct {
	Name  string
	Kinds []Kind
	File  func(*Pass) error // calls Pass.Export
}
