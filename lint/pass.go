package lint

import "github.com/shipgen/shipgen/schema/repo"

// Config is what a repository says about its own linting (ship.yaml's lint
// section or .shipgen.yaml).
type Config struct {
	Pins   []PinPolicy // most specific pattern wins
	Ignore []Ignore

	Shellcheck ScriptChecker // nil = no program is started
}

// PinPolicy is what actions matching a pattern must be pinned to: hash, ref or any.
type PinPolicy struct{ Pattern, Policy string }

// Ignore switches a rule ("*" = all) off for paths matching a glob.
type Ignore struct {
	Rule, Path, Reason string

	At Span // where the entry stands, for the finding that it matches nothing; zero = in no file
}

// Pass is one rule looking at one file.
type Pass struct {
	Rule   *Rule // nil for a Collector
	File   *File
	Tree   repo.Tree // for Has: which other files exist
	Config *Config

	report func(Finding)
	wants  func(*Finding) bool
	export func(any)
	known  map[string]bool // names of rules that exist
}

// Report adds a finding; what it leaves empty comes from the rule. A Span
// without File is in this file.
func (p *Pass) Report(f Finding) {
	if f.Span.File == "" {
		f.Span.File = p.File.Path
	}
	p.report(complete(p.Rule, f))
}

// For is the pass of a rule whose findings here are for an audience, or for the
// one of the finding where that is smaller.
func (p *Pass) For(audience Audience) *Pass {
	narrow := *p
	narrow.report = func(f Finding) {
		f.Audience = max(f.Audience, audience)
		p.report(f)
	}
	return &narrow
}

// Wants says whether a finding would be shown, so that its rule need not make a
// fix for one that is not. What the finding leaves empty comes from the rule.
func (p *Pass) Wants(f Finding) bool {
	f = complete(p.Rule, f)
	return p.wants(&f)
}

// FamilyPass is a family looking at one file.
type FamilyPass struct {
	Pass

	asked map[*Rule]bool
}

// Asked says whether a rule of the family runs.
func (p *FamilyPass) Asked(rule *Rule) bool { return p.asked[rule] }

// ReportAs adds a finding of one of the family's rules, unless it does not run.
func (p *FamilyPass) ReportAs(rule *Rule, f Finding) {
	if !p.asked[rule] {
		return
	}
	if f.Span.File == "" {
		f.Span.File = p.File.Path
	}
	p.report(complete(rule, f))
}

// Span is a span of this file.
func (p *Pass) Span(start, end int) Span { return Span{File: p.File.Path, Start: start, End: end} }

// Export leaves a fact for project rules.
func (p *Pass) Export(fact any) { p.export(fact) }

// ProjectPass is one rule looking at the facts of all files.
type ProjectPass struct {
	Rule   *Rule
	Tree   repo.Tree
	Config *Config

	facts  []any
	report func(Finding)
}

// Report adds a finding, whose Span must name its file.
func (p *ProjectPass) Report(f Finding) { p.report(complete(p.Rule, f)) }

// Facts are the collected facts of type T, in order of path and position.
func Facts[T any](p *ProjectPass) []T {
	var facts []T
	for _, fact := range p.facts {
		if t, ok := fact.(T); ok {
			facts = append(facts, t)
		}
	}
	return facts
}

func complete(r *Rule, f Finding) Finding {
	f.Rule, f.Theme = r.Name, r.Theme
	if f.Severity == 0 {
		f.Severity = r.Severity
	}
	if f.Confidence == 0 {
		f.Confidence = r.Confidence
	}
	if f.Audience == 0 {
		f.Audience = r.Audience
	}
	if f.Aliases == nil {
		f.Aliases = r.Aliases
	}
	f.forOthers()
	return f
}
