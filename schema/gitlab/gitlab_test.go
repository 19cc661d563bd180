package gitlab

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/shipgen/shipgen/schema/node"
)

const sample = `spec: {inputs: {}}
---
default:
  image: golang:1.26
cache: {paths: [x]}
.base: &base
  before_script: [echo base]
  variables: {A: b}
.more:
  extends: .base
  script:
    - echo more
unit:
  extends: [.base, .more]
  image: {name: "golang:1.27"}
merge:
  <<: *base
  script: !reference [.more, script]
alone:
  inherit: {default: false}
  script: ["cd a && go test", [make x]]
far:
  extends: .elsewhere
  script: !reference [.elsewhere, script]
`

func file(t *testing.T) *File {
	t.Helper()
	docs, err := node.Parse([]byte(sample), node.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return New(docs)
}

func TestNew(t *testing.T) {
	f := file(t)
	var names []string
	for _, j := range f.Jobs {
		names = append(names, j.Name)
	}
	if diff := cmp.Diff(".base .more unit merge alone far", strings.Join(names, " ")); diff != "" {
		t.Errorf("jobs (-want +got):\n%s", diff)
	}
	if !f.Job(".base").Hidden() || f.Job("unit").Hidden() || f.Includes {
		t.Error("want .base hidden, unit not, and no includes")
	}
}

func TestEffective(t *testing.T) {
	f := file(t)
	for _, c := range []struct {
		job, key, want string
		known          bool
	}{
		{"merge", "image", "golang:1.26", true},
		{"alone", "image", "", true},
		{"far", "variables", "", false},
		{"far", "image", "golang:1.26", true},
		{"unit", "timeout", "", true},
	} {
		got, known := f.Effective(f.Job(c.job), c.key)
		if got.Text() != c.want || known != c.known {
			t.Errorf("%s of %s: %q, %v, want %q, %v", c.key, c.job, got.Text(), known, c.want, c.known)
		}
	}
	if got, _ := f.Effective(f.Job("unit"), "image"); got.Get("name").Text() != "golang:1.27" {
		t.Errorf("image of unit: %q", got.Get("name").Text())
	}
	if got, _ := f.Effective(f.Job("unit"), "cache"); got.Get("paths") == nil {
		t.Error("unit does not have the file's cache")
	}
}

func TestLines(t *testing.T) {
	f := file(t)
	for _, c := range []struct {
		job, want string
		own       bool
		known     bool
	}{
		{"unit", "echo base; echo more", false, true},
		{"unit", "", true, true},
		{"merge", "echo base; echo more", false, true},
		{"alone", "cd a && go test; make x", false, true},
		{"far", "", false, false},
	} {
		lines, known := f.Lines(f.Job(c.job), c.own)
		var got []string
		for _, l := range lines {
			got = append(got, l.Node.Value)
		}
		if diff := cmp.Diff(c.want, strings.Join(got, "; ")); diff != "" || known != c.known {
			t.Errorf("lines of %s, known %v (-want +got):\n%s", c.job, known, diff)
		}
	}
	lines, _ := f.Lines(f.Job("alone"), true)
	test := lines[0].Script.Commands[1]
	if got := sample[test.Start:test.End]; got != "go test" || test.Dir != "a" {
		t.Errorf("command %q in %q", got, test.Dir)
	}
}

func TestNewOfWrongShapes(t *testing.T) {
	for _, text := range []string{"", "x", "- a", "a: b", "a: {extends: [a, {b: c}], script: {d: e}}", "a: {extends: a}", "a: {script: !reference [a]}", "a: &a {<<: 1}"} {
		docs, err := node.Parse([]byte(text), node.DefaultLimits)
		if err != nil {
			t.Fatal(err)
		}
		f := New(docs)
		for _, j := range f.Jobs {
			f.Lines(j, false)
			f.Effective(j, "image")
		}
	}
}

func TestLinesShareAShell(t *testing.T) {
	const text = ".x: {after_script: &after [cd c, ls]}\nunit: {before_script: [cd a], script: [cd b, go test], after_script: *after}\nown: {script: [cd a], after_script: [go vet]}\n"
	docs, err := node.Parse([]byte(text), node.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	f := New(docs)
	for job, want := range map[string]string{"unit": " a a/b", "own": " "} {
		var got []string
		lines, _ := f.Lines(f.Job(job), true)
		for _, l := range lines {
			got = append(got, l.Script.Commands[0].Dir)
		}
		if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
			t.Errorf("folders of %s (-want +got):\n%s", job, diff)
		}
	}
}
