package main

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/repo"
)

// fixture is the kind of file that the rules of a package look at, and one of them.
type fixture struct{ kind, file, text string }

var fixtures = map[string]fixture{
	"dockerfile": {"Dockerfile", "Dockerfile", "FROM scratch\nRUN [\"/app\"]\n"},
	"kubernetes": {"Manifest", "service.yaml", "apiVersion: v1\nkind: Service\nmetadata:\n  name: api\nspec:\n  ports:\n    - port: 80\n"},
	"project":    {"Workflow", ".github/workflows/ci.yml", workflowText},
	"workflow":   {"Workflow", ".github/workflows/ci.yml", workflowText},
}

const workflowText = "on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: go test ./...\n"

// planRule's skeleton reports everything that it could look at, without a
// message, and both of its fixtures are the same.
func planRule(root *repo.Root, arg string) ([]repo.Change, error) {
	pkg, name, _ := strings.Cut(arg, "/")
	sample, ok := fixtures[pkg]
	if !ok {
		return nil, fmt.Errorf("rule %q: want <package>/<name>, the package one of %s", arg, strings.Join(slices.Sorted(maps.Keys(fixtures)), ", "))
	}
	dir, cases := "lint/"+pkg, "testdata/lint/"+name
	p, err := newPiece(dir, name)
	if err != nil {
		return nil, err
	}
	p.Kind = sample.kind
	file := p.file(dir, "")
	if err := free(root, file, cases); err != nil {
		return nil, err
	}
	list, err := insert(root, dir+"/rules.go", "Rules", p.Exported)
	if err != nil {
		return nil, err
	}
	data, err := p.fill("rule.tmpl")
	return []repo.Change{
		{Path: file, Data: data}, list,
		{Path: path.Join(cases, "fires", sample.file), Data: []byte(sample.text)},
		{Path: path.Join(cases, "silent", sample.file), Data: []byte(sample.text)},
	}, err
}
