package secret

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"unicode/utf8"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
)

// custom is a kind of secret of a repository's own.
type custom struct {
	name     string
	re       *regexp.Regexp
	keywords *automaton // nil = every file is looked at wholly
	rule     *lint.Rule
}

var customName = pattern.New(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// around is how many bytes before and after a keyword a secret of its kind lies in.
const around = 1000

// Custom is the rule "leaked-NAME" for a kind of secret of the repository's own:
// a pattern (RE2) whose first group, if any, is the secret, and words, in any
// case, of which one stands near every such secret. An error says what is wrong
// with which of them.
func Custom(name, pattern string, keywords []string) (*lint.Rule, error) {
	rule := "leaked-" + name
	switch {
	case !customName.MatchString(name):
		return nil, fmt.Errorf("the name of a secret is words of small letters and digits with hyphens between, not %q", name)
	case slices.ContainsFunc(Rules, func(r *lint.Rule) bool { return r.Name == rule }):
		return nil, fmt.Errorf("%s is a rule already: choose another name", rule)
	case slices.Contains(keywords, ""):
		return nil, fmt.Errorf("secret %q has an empty keyword", name)
	}
	re, err := regexp.Compile(pattern)
	if err != nil {
		return nil, fmt.Errorf("the pattern of secret %q: %w", name, err)
	}
	if re.MatchString("") {
		return nil, fmt.Errorf("the pattern of secret %q matches the empty text, and so everywhere", name)
	}
	c := &custom{name: name, re: re}
	if len(keywords) > 0 {
		c.keywords = newAutomaton(keywords)
	}
	c.rule = &lint.Rule{
		Name: rule, Title: "Leaked " + name, Doc: "A kind of secret that this repository's `lint.secrets.rules` describe.\n",
		Theme: lint.LeakedSecret, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
		Kinds: []lint.Kind{lint.Text}, File: c.file,
	}
	return c.rule, nil
}

// file looks at the places of a file that keywords lead to.
func (c *custom) file(p *lint.Pass) error {
	data, place := p.File.Data, func(start, end int) (int, int) { return start, end }
	if text, widen, ok := widened(data); ok {
		data, place = text, widen
	}
	for _, w := range c.windows(data) {
		for _, at := range c.re.FindAllSubmatchIndex(data[w.start:w.end], -1) {
			if len(at) >= 4 && at[2] >= 0 {
				at = at[2:]
			}
			if at[0] == at[1] {
				continue
			}
			value := string(data[w.start+at[0] : w.start+at[1]])
			p.Report(lint.Finding{
				Span: p.Span(place(w.start+at[0], w.start+at[1])), Secret: value,
				Message: fmt.Sprintf("%s of %d characters", c.name, utf8.RuneCountInString(value)),
				Hint:    "make it worthless first, then keep the new one in a secret store",
			})
		}
	}
	return nil
}

type stretch struct{ start, end int }

// windows are the stretches around keywords, from the beginning of a line where
// lines are short, joined where they meet.
func (c *custom) windows(data []byte) []stretch {
	if c.keywords == nil {
		return []stretch{{0, len(data)}}
	}
	var all []stretch
	c.keywords.scan(data, func(_ int32, end int) {
		n := len(all)
		next := stretch{max(0, end-around), min(len(data), end+around)}
		if next.start > 0 {
			next.start += bytes.IndexByte(data[next.start:end], '\n') + 1
		}
		if n > 0 && next.start <= all[n-1].end {
			all[n-1].end = next.end
			return
		}
		all = append(all, next)
	})
	return all
}
