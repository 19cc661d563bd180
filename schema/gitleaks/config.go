// Package gitleaks reads the parts of a .gitleaks.toml that say what is no leak.
//
// https://github.com/gitleaks/gitleaks#configuration
package gitleaks

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/BurntSushi/toml"
)

// Config is what a .gitleaks.toml allows.
type Config struct {
	Allow    []Allow
	Disabled []string // rules that are switched off
}

// Allow is one allow list. A list without Rules holds for all.
type Allow struct {
	Rules     []string
	All       bool   // every test that is given must hold, not any
	Target    string // what Regexes look at: "secret", "match" or "line"
	Paths     []*regexp.Regexp
	Regexes   []*regexp.Regexp
	Stopwords []string // folded
	Commits   []string
}

type document struct {
	Extend struct {
		DisabledRules []string `toml:"disabledRules"`
	} `toml:"extend"`
	Rules []struct {
		ID         string  `toml:"id"`
		Allowlist  *entry  `toml:"allowlist"`
		Allowlists []entry `toml:"allowlists"`
	} `toml:"rules"`
	Allowlist  *entry  `toml:"allowlist"`
	Allowlists []entry `toml:"allowlists"`
}

type entry struct {
	Condition   string   `toml:"condition"`
	RegexTarget string   `toml:"regexTarget"`
	Paths       []string `toml:"paths"`
	Regexes     []string `toml:"regexes"`
	Stopwords   []string `toml:"stopwords"`
	Commits     []string `toml:"commits"`
	TargetRules []string `toml:"targetRules"`
}

// Parse reads a .gitleaks.toml. The error names all that is wrong: the place of a
// syntax error, or each pattern that does not compile.
func Parse(data []byte) (*Config, error) {
	var doc document
	if err := toml.Unmarshal(data, &doc); err != nil {
		return nil, err
	}
	c := &Config{Disabled: doc.Extend.DisabledRules}
	var errs []error
	add := func(e entry, rules []string) {
		allow, err := e.compile(rules)
		c.Allow, errs = append(c.Allow, allow), append(errs, err)
	}
	for _, e := range joined(doc.Allowlist, doc.Allowlists) {
		add(e, e.TargetRules)
	}
	for _, rule := range doc.Rules {
		for _, e := range joined(rule.Allowlist, rule.Allowlists) {
			add(e, []string{rule.ID})
		}
	}
	return c, errors.Join(errs...)
}

// joined is the one list of the older form and those of the newer.
func joined(one *entry, many []entry) []entry {
	if one == nil {
		return many
	}
	return append([]entry{*one}, many...)
}

func (e entry) compile(rules []string) (Allow, error) {
	a := Allow{Rules: rules, All: strings.EqualFold(e.Condition, "AND") || e.Condition == "&&", Target: e.RegexTarget, Commits: e.Commits}
	var errs [2]error
	a.Paths, errs[0] = compileAll(e.Paths)
	a.Regexes, errs[1] = compileAll(e.Regexes)
	for _, word := range e.Stopwords {
		a.Stopwords = append(a.Stopwords, strings.ToLower(word))
	}
	return a, errors.Join(errs[:]...)
}

func compileAll(patterns []string) ([]*regexp.Regexp, error) {
	var all []*regexp.Regexp
	var errs []error
	for _, pattern := range patterns {
		re, err := regexp.Compile(pattern)
		if err != nil {
			errs = append(errs, fmt.Errorf("allow list: %w", err))
			continue
		}
		all = append(all, re)
	}
	return all, errors.Join(errs...)
}
