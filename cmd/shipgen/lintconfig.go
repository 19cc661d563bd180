package main

import (
	"errors"
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
	data, err := root.Read(shipFile)
	if err == nil {
		s, err := ship.Parse(shipFile, data)
		if err != nil {
			return lint.Config{}, err
		}
		return configOf(s.Lint), nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return lint.Config{}, err
	}
	data, err = root.Read(lintOnlyFile)
	if errors.Is(err, fs.ErrNotExist) {
		return lint.Config{}, nil
	}
	if err != nil {
		return lint.Config{}, err
	}
	section, err := ship.ParseLint(lintOnlyFile, data)
	if err != nil {
		return lint.Config{}, err
	}
	return configOf(section.Lint), nil
}

func configOf(section ship.Lint) lint.Config {
	var config lint.Config
	for _, p := range section.Pins {
		config.Pins = append(config.Pins, lint.PinPolicy(p))
	}
	for _, i := range section.Ignore {
		config.Ignore = append(config.Ignore, lint.Ignore(i))
	}
	return config
}
