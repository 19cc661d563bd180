package lint

import (
	"fmt"
	"maps"
	"slices"

	"github.com/shipgen/shipgen/schema/near"
)

// Rules are the rules about shipgen's own ignore comments, which belong to no
// format.
var Rules = []*Rule{IgnoreWithoutReason, InvalidIgnore, UnusedIgnore}

// InvalidIgnore finds ignore comments that cannot work.
var InvalidIgnore = &Rule{
	Name:  "invalid-ignore",
	Title: "Ignore comment that cannot work",
	Doc: `An ignore comment with a wrong form or an unknown rule suppresses nothing, and
looks as if it did.

Bad:

` + "```yaml" + `
- uses: acme/tool@v1 # shipgen: ignore
- uses: acme/tool@v1 # shipgen: ignore[unpined-action] our own action
` + "```" + `

Good:

` + "```yaml" + `
- uses: acme/tool@v1 # shipgen: ignore[unpinned-action] our own action
` + "```" + `

Name the rules in brackets, as the finding does, several with commas. The
comment stands on the finding's line or alone on the line above it.
`,
	Theme:      Broken,
	Severity:   Medium,
	Confidence: HighConfidence,
	Audience:   Regular,
	Kinds:      []Kind{Text},
	File:       invalidIgnores,
}

// IgnoreWithoutReason finds ignore comments that do not say why.
var IgnoreWithoutReason = &Rule{
	Name:  "ignore-without-reason",
	Title: "Ignore comment without a reason",
	Doc: `An ignore comment outlives the memory of why it is there. Without a reason no
reviewer can tell whether it still holds.

Bad:

` + "```yaml" + `
- uses: acme/tool@v1 # shipgen: ignore[unpinned-action]
` + "```" + `

Good:

` + "```yaml" + `
- uses: acme/tool@v1 # shipgen: ignore[unpinned-action] our own action, released by tag
` + "```" + `

Write the reason after the bracket.
`,
	Theme:      Inconsistent,
	Severity:   Info,
	Confidence: HighConfidence,
	Audience:   Pedantic,
	Kinds:      []Kind{Text},
	File:       unexplainedIgnores,
}

func invalidIgnores(p *Pass) error {
	for _, ig := range p.File.ownIgnores() {
		if ig.problem != "" {
			p.Report(Finding{
				Span: p.Span(ig.start, ig.end), Message: ig.problem,
				Hint: "write shipgen: ignore[rule] and why",
			})
		}
		for _, name := range ig.names {
			if !p.known[name.name] {
				p.Report(Finding{
					Span:    p.Span(name.start, name.end),
					Message: fmt.Sprintf("ignore comment names unknown rule %q", name.name),
					Hint:    unknownRuleHint(name.name, p.known),
				})
			}
		}
	}
	return nil
}

func unknownRuleHint(name string, known map[string]bool) string {
	if meant, ok := near.Name(name, slices.Collect(maps.Keys(known))); ok {
		return fmt.Sprintf("did you mean %s?", meant)
	}
	return "shipgen rules lists the names"
}

func unexplainedIgnores(p *Pass) error {
	for _, ig := range p.File.ownIgnores() {
		if ig.problem == "" && ig.reason == "" {
			p.Report(Finding{
				Span:    p.Span(ig.start, ig.end),
				Message: "ignore comment without a reason",
				Hint:    "say why after the bracket",
			})
		}
	}
	return nil
}
