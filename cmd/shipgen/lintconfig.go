package main

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/lint/secret"
	"github.com/shipgen/shipgen/lint/suite"
	"github.com/shipgen/shipgen/schema/repo"
	"github.com/shipgen/shipgen/schema/ship"
)

// lintOnlyFile holds the lint section where a repository has no ship.yaml.
const lintOnlyFile = ".shipgen.yaml"

// reader is where settings are read from: the work tree, or git's index.
type reader interface {
	Read(name string) ([]byte, error)
}

// lintSettings reads the repository's own settings: ship.yaml's lint section,
// else .shipgen.yaml's, else none.
func lintSettings(from reader) (*ship.Ship, *repo.Lines, error) {
	for _, kind := range []struct {
		file  string
		parse func(string, []byte) (*ship.Ship, error)
	}{{shipFile, ship.Parse}, {lintOnlyFile, ship.ParseLint}} {
		data, err := from.Read(kind.file)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		s, err := kind.parse(kind.file, data)
		return s, repo.NewLines(data), err
	}
	return &ship.Ship{}, nil, nil
}

func configOf(s *ship.Ship, lines *repo.Lines) lint.Config {
	var config lint.Config
	for _, p := range s.Lint.Pins {
		config.Pins = append(config.Pins, lint.PinPolicy(p))
	}
	for i, entry := range s.Lint.Ignore {
		at := lines.Offset(s.At(fmt.Sprintf("/lint/ignore/%d", i)))
		config.Ignore = append(config.Ignore, lint.Ignore{
			Rule: entry.Rule, Path: entry.Path, Reason: entry.Reason,
			At: lint.Span{File: s.File, Start: at, End: at},
		})
	}
	return config
}

// customRules are the rules of lint.secrets.rules; every wrong entry is told.
func customRules(s *ship.Ship) ([]*lint.Rule, error) {
	var rules []*lint.Rule
	var errs []error
	for i, own := range s.Lint.SecretRules {
		rule, err := secret.Custom(own.Name, own.Pattern, own.Keywords)
		if err == nil && slices.ContainsFunc(rules, func(r *lint.Rule) bool { return r.Name == rule.Name }) {
			err = fmt.Errorf("secret %q is there twice", own.Name)
		}
		if err != nil {
			at := s.At(fmt.Sprintf("/lint/secrets/rules/%d", i))
			errs = append(errs, fmt.Errorf("%s:%d:%d: %w", s.File, at.Line, at.Column, err))
			continue
		}
		rules = append(rules, rule)
	}
	return rules, errors.Join(errs...)
}

// configure reads the repository's settings into opts. Kinds of secret of its own
// run where the whole theme does.
func (a *app) configure(opts *lintOptions, source *lintSource) error {
	s, lines, err := lintSettings(source.settings)
	if err != nil {
		return err
	}
	own, err := customRules(s)
	if err != nil {
		return err
	}
	opts.run.Config, opts.run.Partial = configOf(s, lines), source.partial
	opts.run.Named = source.named
	opts.run.Config.Shellcheck = opts.shellcheck
	opts.own, opts.known.set = s.Lint.SecretRules, s.Lint.Baseline
	var names []string
	for _, rule := range own {
		names = append(names, rule.Name)
		if (len(opts.only) == 0 || concerns(opts.only, rule)) && !concerns(opts.skip, rule) {
			opts.run.Rules = append(opts.run.Rules, rule)
		}
	}
	opts.run.Known = append(opts.run.Known, names...)
	for _, name := range slices.Concat(opts.only, opts.skip) {
		if ownSecret(name) && !slices.Contains(names, name) {
			_, err := suite.Select([]string{name}, nil)
			return err
		}
	}
	return nil
}

// concerns says whether a rule or its theme is one of names.
func concerns(names []string, rule *lint.Rule) bool {
	return slices.Contains(names, rule.Name) || slices.Contains(names, string(rule.Theme))
}

// ownSecret says whether a name can only be that of a kind of secret that the
// settings describe; they are read later than the flags.
func ownSecret(name string) bool {
	return strings.HasPrefix(name, "leaked-") && name != string(lint.LeakedSecret) && !slices.Contains(suite.Names(suite.Rules()), name)
}

// selectRules are the rules that the flags ask for, without those of the settings.
func selectRules(only, skip []string) ([]*lint.Rule, error) {
	known := slices.DeleteFunc(slices.Clone(only), ownSecret)
	rules, err := suite.Select(known, slices.DeleteFunc(slices.Clone(skip), ownSecret))
	if len(only) > 0 && len(known) == 0 {
		return nil, err
	}
	return rules, err
}
