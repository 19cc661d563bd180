package actions

import (
	"strconv"
	"strings"
)

// Metadata is what one major version of an action declares in its action.yml.
type Metadata struct {
	Tag     string   // the tag that it was read at, the newest of its major
	Using   string   // runs.using: node24, composite, docker; "" = unknown
	Inputs  []Input  // sorted by name
	Outputs []string // sorted
}

// Input is one input of an action.
type Input struct {
	Name       string
	Required   bool
	Deprecated bool
	Cache      bool   // it is about caching
	HasDefault bool   // a default is declared, be it empty
	Default    string // "…" stands for a long one that was not kept
}

// Input is the input of a name, without regard to case as the runner does it.
func (m *Metadata) Input(name string) (Input, bool) {
	for _, in := range m.Inputs {
		if strings.EqualFold(in.Name, name) {
			return in, true
		}
	}
	return Input{}, false
}

var inputs = table[map[string]*Metadata]{text: &inputTable, parse: parseMajors}

// Inputs is what a major version ("v4", or any tag of it) of an action or
// sub-action declares; nil where that is not catalogued.
func Inputs(action, major string) *Metadata {
	majors := inputs.get(strings.TrimSuffix(action, "/"))
	if majors == nil {
		return nil
	}
	return (*majors)[Major(major)]
}

func parseMajors(block string) *map[string]*Metadata {
	majors := map[string]*Metadata{}
	var m *Metadata
	for row := range rows(block) {
		switch fields := strings.Fields(row); {
		case !strings.HasPrefix(row, "\t"):
			m = &Metadata{Tag: fields[1], Using: strings.TrimPrefix(fields[2], "-")}
			majors[fields[0]] = m
		case fields[0] == ">":
			m.Outputs = fields[1:]
		default:
			m.Inputs = append(m.Inputs, parseInput(row[1:]))
		}
	}
	return &majors
}

// parseInput reads `name [required] [deprecated] [cache] [= "default"]`.
func parseInput(row string) Input {
	words, quoted, hasDefault := strings.Cut(row, " = ")
	fields := strings.Fields(words)
	in := Input{Name: fields[0], HasDefault: hasDefault}
	for _, flag := range fields[1:] {
		switch flag {
		case "required":
			in.Required = true
		case "deprecated":
			in.Deprecated = true
		case "cache":
			in.Cache = true
		}
	}
	in.Default, _ = strconv.Unquote(quoted)
	return in
}
