//go:build ignore

// Command catalogue_gen writes tags.txt and inputs.txt from a pins folder
// (actions.json, action-inputs.json, cache-inputs.json):
//
//	go run catalogue_gen.go -pins /path/to/pins
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

type action struct {
	AsOf     string              `json:"as_of"`
	Tags     map[string]string   `json:"tags"`
	Branches map[string]string   `json:"branches"`
	Moved    map[string][]string `json:"moved_tags"`
	Bad      []string            `json:"known_bad"`
	Unclear  []string            `json:"ambiguous_refs"`
	Note     string              `json:"note"`
	Seen     map[string]struct {
		Commit   string `json:"sha"`
		Repos    int    `json:"repos"`
		Files    int    `json:"files"`
		Conflict bool   `json:"conflict"`
	} `json:"seen_elsewhere"`
}

type metadata struct {
	Tag     string           `json:"tag"`
	Using   string           `json:"using"`
	Inputs  map[string]input `json:"inputs"`
	Outputs []string         `json:"outputs"`
}

type input struct {
	Required   bool    `json:"required"`
	Deprecated bool    `json:"deprecated"`
	Default    *string `json:"default"`
}

type cached struct {
	Majors map[string]struct {
		Inputs map[string]struct {
			Default *string `json:"default"`
		} `json:"cache_inputs"`
	} `json:"majors"`
}

func main() {
	pins := flag.String("pins", "", "folder with actions.json, action-inputs.json and cache-inputs.json")
	flag.Parse()
	var tags struct {
		On      string            `json:"generated_on"`
		Actions map[string]action `json:"actions"`
	}
	var inputs struct {
		Actions map[string]map[string]metadata `json:"actions"`
	}
	caches := map[string]cached{}
	read(filepath.Join(*pins, "actions.json"), &tags)
	read(filepath.Join(*pins, "action-inputs.json"), &inputs)
	read(filepath.Join(*pins, "cache-inputs.json"), &caches)
	write("tags.txt", tagTable(tags.On, tags.Actions))
	write("inputs.txt", inputTable(tags.On, inputs.Actions, caches))
}

func tagTable(on string, actions map[string]action) []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, `# GitHub Actions: the commit that each version tag points at (annotated tags peeled).
# Source: git tags of the public repositories, newest snapshot of each. Collected %s.
# A line of words is an action; below it
#   TAG COMMIT                   a tag, first-hand
#   seen: TAG COMMIT COUNT       second-hand: COUNT other repositories or files pin COMMIT as TAG, newer than the snapshot
#   branch: REF COMMIT           a mutable head
#   moved: TAG COMMIT            what TAG pointed at before
#   bad: COMMIT                  malicious, never to be pinned
#   ambiguous: REF               a tag and a branch of one name
#   tag-only:                    never to be pinned by commit: its own verification needs the tag
#   as-of: DATE                  of the snapshot
#   note: TEXT
`, on)
	for _, name := range names(actions) {
		a := actions[name]
		fmt.Fprintf(&out, "%s\n\tas-of: %s\n", name, a.AsOf[:len("2006-01-02")])
		if a.Note != "" {
			fmt.Fprintf(&out, "\tnote: %s\n", a.Note)
		}
		if strings.HasPrefix(a.Note, "DO NOT PIN BY SHA") {
			fmt.Fprint(&out, "\ttag-only:\n")
		}
		for _, commit := range a.Bad {
			fmt.Fprintf(&out, "\tbad: %s\n", commit)
		}
		for _, ref := range a.Unclear {
			fmt.Fprintf(&out, "\tambiguous: %s\n", ref)
		}
		for _, ref := range names(a.Branches) {
			fmt.Fprintf(&out, "\tbranch: %s %s\n", ref, a.Branches[ref])
		}
		for _, tag := range names(a.Moved) {
			for _, commit := range a.Moved[tag] {
				fmt.Fprintf(&out, "\tmoved: %s %s\n", tag, commit)
			}
		}
		for _, tag := range names(a.Seen) {
			if s := a.Seen[tag]; !s.Conflict {
				fmt.Fprintf(&out, "\tseen: %s %s %d\n", tag, s.Commit, s.Repos+s.Files)
			}
		}
		for _, tag := range names(a.Tags) {
			fmt.Fprintf(&out, "\t%s %s\n", tag, a.Tags[tag])
		}
	}
	return out.Bytes()
}

func inputTable(on string, actions map[string]map[string]metadata, caches map[string]cached) []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, `# GitHub Actions: inputs and outputs of each major version.
# Source: action.yml at the newest tag of that major. Collected %s.
# A line of words is an action (owner/name or owner/name/path); below it
#   MAJOR TAG USING              runs.using ("-" = another form or none)
#     INPUT [required] [deprecated] [cache] [= "DEFAULT"]
#     > OUTPUT…
# cache = the input is about caching. A default over 80 characters that is not is an ellipsis.
`, on)
	for _, name := range names(actions) {
		fmt.Fprintln(&out, name)
		majors := names(actions[name])
		slices.SortFunc(majors, func(a, b string) int { return number(a) - number(b) })
		for _, major := range majors {
			m := actions[name][major]
			using := m.Using
			if using == "" {
				using = "-"
			}
			fmt.Fprintf(&out, "\t%s %s %s\n", major, m.Tag, using)
			about := caches[name].Majors[major].Inputs
			for _, in := range names(m.Inputs) {
				i := m.Inputs[in]
				c, isCache := about[in]
				if isCache {
					i.Default = c.Default
				}
				fmt.Fprintf(&out, "\t\t%s%s\n", in, flags(i, isCache))
			}
			if len(m.Outputs) > 0 {
				fmt.Fprintf(&out, "\t\t> %s\n", strings.Join(slices.Sorted(slices.Values(m.Outputs)), " "))
			}
		}
	}
	return out.Bytes()
}

func flags(i input, cache bool) string {
	var s string
	if i.Required {
		s += " required"
	}
	if i.Deprecated {
		s += " deprecated"
	}
	if cache {
		s += " cache"
	}
	if i.Default != nil {
		s += " = " + strconv.Quote(*i.Default)
	}
	return s
}

func names[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }

func number(major string) int {
	n, err := strconv.Atoi(strings.TrimPrefix(major, "v"))
	if err != nil {
		log.Fatalf("major %q: %v", major, err)
	}
	return n
}

func read(path string, into any) {
	data, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(data, into)
	}
	if err != nil {
		log.Fatal(err)
	}
}

func write(path string, data []byte) {
	if err := os.WriteFile(path, data, 0o644); err != nil {
		log.Fatal(err)
	}
}
