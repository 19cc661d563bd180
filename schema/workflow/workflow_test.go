package workflow

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shipgen/shipgen/schema/node"
)

func read(t *testing.T, text string) *Workflow {
	t.Helper()
	docs, err := node.Parse([]byte(text), node.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return New([]byte(text), docs)
}

func equal[T any](t *testing.T, what string, want, got T) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func texts(nodes []*node.Node) string {
	var all []string
	for _, n := range nodes {
		all = append(all, n.Text())
	}
	return strings.Join(all, " ")
}

const sample = `name: CI
run-name: run
on:
  push:
    branches: [main, "release/*"]
    tags: v*
  pull_request:
  schedule:
    - cron: "0 3 * * *"
  workflow_call:
    inputs: {a: {type: string}}
permissions: {contents: read, packages: write}
env: {A: w, B: w}
concurrency: ci
defaults: {run: {shell: sh, working-directory: w}}
jobs:
  build:
    name: Build
    needs: lint
    runs-on: [self-hosted, linux]
    permissions: read-all
    environment: {name: production, url: x}
    env: {B: j}
    defaults: {run: {shell: bash}}
    timeout-minutes: 5
    strategy: {matrix: {go: [1, 2]}}
    container: golang:1
    services: {db: {image: postgres:17}, none: {}}
    if: github.ref == 'refs/heads/main'
    steps:
      - id: a
        name: One
        uses: actions/checkout@v4
        with: {fetch-depth: 0}
      - text
      - run: echo
        id: b
        shell: pwsh
        env: {B: s}
        working-directory: s
        continue-on-error: true
  call:
    needs: [build, lint]
    uses: o/r/.github/workflows/x.yml@main
    with: {a: b}
    secrets: inherit
`

func TestNew(t *testing.T) {
	w := read(t, sample)
	build, call := w.Job("build"), w.Job("call")
	a, b := build.StepByID("a"), build.StepByID("b")
	equal(t, "workflow", "CI run ci", texts([]*node.Node{w.Name, w.RunName, w.Concurrency}))
	equal(t, "job", "Build 5 golang:1", texts([]*node.Node{build.Name, build.Timeout, build.Container}))
	equal(t, "step", "One actions/checkout@v4 0", texts([]*node.Node{a.Name, a.Uses, a.With.Get("fetch-depth")}))
	equal(t, "step", "echo pwsh s true", texts([]*node.Node{b.Run, b.Shell, b.WorkingDirectory, b.ContinueOnError}))
	equal(t, "needs", "lint / build lint", texts(build.Needs)+" / "+texts(call.Needs))
	equal(t, "labels", "self-hosted linux", texts(build.Labels()))
	equal(t, "images", "golang:1 postgres:17", texts(build.Images()))
	equal(t, "matrix", "1 2", texts(build.Matrix().Get("go").Items))
	equal(t, "environment", "production", build.EnvironmentName().Text())
	equal(t, "inherits", []bool{false, true}, []bool{build.InheritsSecrets(), call.InheritsSecrets()})
	equal(t, "reusable", true, w.IsReusable())
	equal(t, "env", "s j w", texts([]*node.Node{w.EnvOf(build, b, "B"), w.EnvOf(build, a, "B"), w.EnvOf(call, nil, "B")}))
	equal(t, "directory", "s w", texts([]*node.Node{w.WorkingDirectoryOf(build, b), w.WorkingDirectoryOf(build, a)}))
	equal(t, "no step", (*Step)(nil), build.StepByID(""))
	count := 0
	for range w.Steps() {
		count++
	}
	equal(t, "steps", 2, count)
}

func TestNewOfWrongShapes(t *testing.T) {
	for _, text := range []string{
		"", "x", "- a", "on:", "on: {push: [a]}\njobs: [a]", "jobs: {a: b, c: [d], e: {steps: {f: g}, needs: {h: i}, runs-on: {}}}",
		"runs: x", "runs: {using: composite, steps: [a, {run: b}]}", "? [a]\n: b\n", "on: [[a]]\njobs:\n",
	} {
		w := read(t, text)
		for j, s := range w.Steps() {
			_, _ = w.ShellOf(j, s)
			equal(t, text, "b", s.Run.Text())
		}
		for _, j := range w.Jobs {
			equal(t, text, 0, len(j.Images())+len(j.Needs)+len(j.Labels()))
		}
		equal(t, text, false, w.OnlyOn("pull_request"))
	}
}

func TestAction(t *testing.T) {
	w := read(t, "name: x\ninputs: {a: {default: b}}\noutputs: {c: {value: d}}\nruns:\n  using: composite\n  steps:\n    - run: go build\n      shell: bash\n")
	equal(t, "action", true, w.Action)
	equal(t, "inputs", "b d", texts([]*node.Node{w.Inputs.Path("a", "default"), w.Outputs.Path("c", "value")}))
	equal(t, "steps", "go build", w.Jobs[0].Steps[0].Run.Text())
	shell, _ := w.ShellOf(w.Jobs[0], w.Jobs[0].Steps[0])
	equal(t, "shell", "bash", shell)
	js := read(t, "runs: {using: node24, main: x.js}")
	equal(t, "javascript action", 0, len(js.Jobs))
	equal(t, "runs", "node24", js.Runs.Get("using").Text())
}

func TestTriggers(t *testing.T) {
	for on, want := range map[string]string{
		"on: push":                          "push",
		"on: [push, pull_request]":          "push pull_request",
		"on:\n- push":                       "push",
		"'on': {push: , schedule: [{}]}":    "push schedule",
		"\"on\":\n  push:\n    tags: [a]\n": "push",
		"on:":                               "",
	} {
		var names []string
		for _, trigger := range read(t, on).On {
			names = append(names, trigger.Name)
			equal(t, on, trigger.Name, trigger.Key.Text())
		}
		equal(t, on, want, strings.Join(names, " "))
	}
	w := read(t, sample)
	equal(t, "branches", "main release/*", texts(w.Trigger("push").Filter("branches")))
	equal(t, "tags", "v*", texts(w.Trigger("push").Filter("tags")))
	equal(t, "short form", (*node.Node)(nil), w.Trigger("pull_request").Config)
	equal(t, "cron", "0 3 * * *", texts(w.Trigger("schedule").Crons()))
	equal(t, "inputs", "string", w.Trigger("workflow_call").Inputs().Path("a", "type").Text())
	equal(t, "absent", 0, len(w.Trigger("release").Filter("types")))
	equal(t, "only", []bool{true, false}, []bool{read(t, "on: push").OnlyOn("push", "x"), w.OnlyOn("push")})
}

func TestPermissions(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"jobs: {j: {}}", "0   0"},
		{"permissions: read-all\njobs: {j: {}}", "1 read read 0"},
		{"permissions: write-all\njobs: {j: {}}", "2 write write 0"},
		{"permissions: {}\njobs: {j: {}}", "3 none none 0"},
		{"permissions: {contents: read, packages: write}\njobs: {j: {}}", "3 read write 1"},
		{"permissions: write-all\njobs: {j: {permissions: {contents: write}}}", "3 write none 1"},
	} {
		w := read(t, c.text)
		p := w.PermissionsOf(w.Jobs[0])
		equal(t, c.text, c.want, fmt.Sprint(p.Form, " ", p.Access("contents"), " ", p.Access("packages"), " ", len(p.Writes())))
	}
}

func TestShellOf(t *testing.T) {
	for text, want := range map[string]string{
		"jobs: {j: {runs-on: ubuntu-24.04, steps: [{run: a}]}}":                                            "bash",
		"jobs: {j: {runs-on: windows-2025, steps: [{run: a}]}}":                                            "pwsh",
		"jobs: {j: {runs-on: {group: g, labels: [Windows]}, steps: [{run: a}]}}":                           "pwsh",
		"jobs: {j: {runs-on: '${{ matrix.os }}', steps: [{run: a}]}}":                                      "",
		"jobs: {j: {runs-on: windows-2025, defaults: {run: {shell: cmd}}, steps: [{run: a}]}}":             "cmd",
		"defaults: {run: {shell: sh}}\njobs: {j: {runs-on: windows-2025, steps: [{run: a, shell: bash}]}}": "bash",
	} {
		w := read(t, text)
		shell, _ := w.ShellOf(w.Jobs[0], w.Jobs[0].Steps[0])
		equal(t, text, want, shell)
	}
}

func TestUses(t *testing.T) {
	hash := strings.Repeat("0a", 20)
	for _, c := range []struct{ uses, want string }{
		{"actions/checkout@v4", "1 actions/checkout actions/checkout v4 v4 false"},
		{"'o/n/a/b@" + hash + "'", "1 o/n o/n/a/b " + hash + " " + hash + " true"},
		{"o/n", "1 o/n o/n   false"},
		{"./.github/actions/x", "2     false"},
		{"$/actions/x", "2     false"},
		{"docker://alpine:3@sha256:0", "3     false"},
		{"'o/${{ x }}@v1'", "4     false"},
		{"checkout@v4", "0   v4 v4 false"},
		{"", "0     false"},
	} {
		w := read(t, "jobs: {j: {steps: [{uses: "+c.uses+"}]}}")
		u := w.Jobs[0].Steps[0].Action()
		ref := ""
		if u.Node != nil {
			start, end := u.RefSpan()
			ref = string(w.Data[start:end])
		}
		equal(t, c.uses, c.want, fmt.Sprint(u.Kind, " ", u.Slug(), " ", u.FullName(), " ", u.Ref, " ", ref, " ", u.IsCommit()))
	}
	u := read(t, "jobs: {j: {uses: O/R/.github/workflows/x.yml@main}}").Jobs[0].Calls()
	equal(t, "case", true, u.Is("o/r/.github/workflows/x.yml"))
}

func TestExpressions(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"a: x ${{ b.c }} y ${{d}}", "b.c=${{ b.c }} d=${{d}}"},
		{"a: |\n  one\n  two ${{ b }}\n  ${{\n  c\n  }}", "b=${{ b }} c=${{\n  c\n  }}"},
		{"a: \"\\t\\\"${{ b }}\\\"\"", "b=${{ b }}"},
		{"a: '${{ ''}}'' }}'", "'}}'=${{ ''}}'' }}"},
		{"a: ${{ b", ""},
		{"a: ${{ '}} }}", ""},
		{"a: [x, {'${{ b }}': \"${{ c }}\"}]", "b=${{ b }} c=${{ c }}"},
		{"a: &x ${{ b }}\nc: *x", "b=${{ b }}"},
	} {
		w := read(t, c.text)
		var got []string
		for _, e := range AllExpressions(w.Root) {
			got = append(got, e.Text+"="+c.text[e.Start:e.End])
			start, end := e.Span(0, 1)
			if first := c.text[start:end]; first != e.Text[:1] && first != "''"[:end-start] {
				t.Errorf("%q: text starts at %q, want %q", c.text, first, e.Text[:1])
			}
		}
		equal(t, c.text, c.want, strings.Join(got, " "))
	}
}

func TestCondition(t *testing.T) {
	for text, want := range map[string]string{
		"if: github.ref == 'x'":     "github.ref == 'x'",
		"if: ${{ a }} && ${{ b }}":  "${{ a }} ${{ b }}",
		"if: >-\n  a &&\n  b":       "a &&\n  b",
		"if: ''":                    "",
		"a: &c always()\nif: *c\n":  "*c",
		"if: {a: b}":                "",
		"if: \"!cancelled() \" # c": "!cancelled()",
	} {
		var got []string
		for _, e := range Condition(read(t, text).Root.Get("if")) {
			got = append(got, text[e.Start:e.End])
		}
		equal(t, text, want, strings.Join(got, " "))
	}
}

func TestParallelSteps(t *testing.T) {
	w := read(t, "jobs:\n  a:\n    steps:\n      - run: one\n      - parallel:\n          - run: two\n          - uses: a/b@c\n          - parallel: [{run: no}]\n          - text\n      - wait-all:\n      - run: three\n")
	var got []string
	for _, s := range w.Jobs[0].Steps {
		got = append(got, s.Run.Text()+s.Uses.Text())
	}
	equal(t, "steps", []string{"one", "two", "a/b@c", "", "", "three"}, got)
}

func TestSpanOfEscapes(t *testing.T) {
	for text, want := range map[string]string{
		`if: 'a == ''b'''`:               "a == ''b''",
		`if: ' ${{ a == ''b'' }}'`:       "a == ''b''",
		`if: "a == '\x62\""`:             `a == '\x62\"`,
		`if: " ${{ a == 'b' }} \" "`:     "a == 'b'",
		"if: a == 'b'":                   "a == 'b'",
		"if: |\n  a == 'b'\n":            "a == 'b'",
		"if: >-\n  ${{ a ==\n    'b' }}": "a ==\n    'b'",
	} {
		docs, err := node.Parse([]byte(text), node.DefaultLimits)
		if err != nil {
			t.Fatal(err)
		}
		e := Condition(docs[0].Root.Get("if"))[0]
		start, end := e.Span(0, len(e.Text))
		if got := text[start:end]; got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
