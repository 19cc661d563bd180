package main

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/repo"
	"github.com/shipgen/shipgen/schema/ship"
)

// lintOnlyFile holds the lint section where a repository has no ship.yaml.
const lintOnlyFile = ".shipgen.yaml"

// lintConfig reads the repository's own lint settings: ship.yaml's, else
// .shipgen.yaml's, else none.
func lintConfig(root *repo.Root) (lint.Config, error) {
	for _, kind := range []struct {
		file  string
		parse func(string, []byte) (*ship.Ship, error)
	}{{shipFile, ship.Parse}, {lintOnlyFile, ship.ParseLint}} {
		data, err := root.Read(kind.file)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return lint.Config{}, err
		}
		s, err := kind.parse(kind.file, data)
		if err != nil {
			return lint.Config{}, err
		}
		return configOf(s, repo.NewLines(data)), nil
	}
	return lint.Config{}, nil
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
