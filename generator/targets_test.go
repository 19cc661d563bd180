package generator

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/shipgen/shipgen/schema/ship"
	"github.com/shipgen/shipgen/templates"
)

func TestTargetsAreDocumented(t *testing.T) {
	if !slices.IsSortedFunc(Targets, func(a, b Target) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("targets are not sorted by name")
	}
	for _, target := range Targets {
		if target.Doc == "" || len(target.Keys) == 0 || target.Plan == nil {
			t.Errorf("target %s: no documentation, keys or plan", target.Name)
		}
		if entries, err := fs.ReadDir(templates.FS, target.Name); err != nil || len(entries) == 0 {
			t.Errorf("target %s: %d templates, error %v", target.Name, len(entries), err)
		}
	}
}

// TestTargetKeysExist keeps a misspelt key from covering nothing.
func TestTargetKeysExist(t *testing.T) {
	for _, target := range append(slices.Clone(Targets), readKeys) {
		for _, key := range target.Keys {
			if _, ok := ship.Explain(strings.ReplaceAll(key[1:], "/", ".")); !ok {
				t.Errorf("target %s: ship.yaml has no key %s", target.Name, key)
			}
		}
	}
}

// TestTemplatesHaveHeaders looks at every template that renders a file.
func TestTemplatesHaveHeaders(t *testing.T) {
	seen := 0
	err := fs.WalkDir(templates.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".tmpl" || strings.HasPrefix(name, "partials/") {
			return err
		}
		seen++
		if strings.HasSuffix(name, ".json.tmpl") {
			return nil // a format without comments
		}
		text, err := fs.ReadFile(templates.FS, name)
		if !strings.Contains(string(text), `include "header"`) {
			t.Errorf("%s: no header", name)
		}
		return err
	})
	if err != nil || seen < len(Targets) {
		t.Errorf("%d templates, error %v", seen, err)
	}
}

// TestTemplatesAreUsed finds templates that no golden case renders.
func TestTemplatesAreUsed(t *testing.T) {
	used := map[string]bool{}
	for name := range treeOf(cases) {
		dir, file := path.Split(name)
		if file != "ship.yaml" || strings.Count(dir, "/") != 1 {
			continue
		}
		in, err := input(path.Join(cases, dir))
		if err != nil {
			continue
		}
		jobs, _ := Plan(in)
		for _, job := range jobs {
			used[job.Template] = true
		}
	}
	for _, name := range []string{"ci/.github/workflows/ci.yml.tmpl", "image/.github/workflows/image.yml.tmpl"} {
		if !used[name] {
			t.Errorf("no case of %s renders %s", cases, name)
		}
	}
}

func TestPlanLeavesUnmanagedAlone(t *testing.T) {
	in, err := input(path.Join(cases, "no-dependencies"))
	if err != nil {
		t.Fatal(err)
	}
	planned := func() bool {
		jobs, err := Plan(in)
		if err != nil {
			t.Fatal(err)
		}
		return slices.ContainsFunc(jobs, func(job Job) bool { return job.Output == ".github/workflows/image.yml" })
	}
	if planned() {
		t.Error("an unmanaged file was planned")
	}
	in.Ship.Image.Registry = "docker.io/acme"
	if planned() {
		t.Error("an unmanaged file was planned")
	}
	in.Ship.Image.Registry = "ghcr.io/acme"
	in.Ship.Unmanaged = nil
	if !planned() {
		t.Error("the file is not planned where it is managed")
	}
}
