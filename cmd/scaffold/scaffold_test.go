package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// workshop is a copy of what a rule and a target are built and judged with.
func workshop(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, part := range []string{"go.mod", "go.sum", "generator", "lint", "schema", "templates", "testdata/lint"} {
		from, to := filepath.Join("../..", part), filepath.Join(dir, part)
		err := os.CopyFS(to, os.DirFS(from))
		if strings.HasPrefix(part, "go.") {
			var data []byte
			if data, err = os.ReadFile(from); err == nil {
				err = os.WriteFile(to, data, 0o644)
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func command(dir string, args ...string) (string, error) {
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// TestScaffold holds what is written to compile, to be in its list, and not to
// pass for finished. -trimpath lets the build cache serve every temporary folder.
func TestScaffold(t *testing.T) {
	dir := workshop(t)
	for _, args := range [][]string{
		{"rule", "dockerfile/zz-last"}, {"rule", "kubernetes/my-linux"}, {"rule", "project/my-test"},
		{"rule", "workflow/aa-first"}, {"target", "my-target"},
	} {
		if _, err := run(dir, args); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := command(dir, "vet", "-trimpath", "./lint/...", "./generator"); err != nil {
		t.Fatalf("what was written does not build: %s", out)
	}
	out, _ := command(dir, "test", "-trimpath", "-run", "^(TestRules|TestFixtures)$/^(aa-first|my-linux|my-test|zz-last)?$", "./lint/suite")
	for _, name := range []string{"aa-first", "my-linux", "my-test", "zz-last"} {
		for _, want := range []string{`rule "` + name + `" lacks a title`, `rule "` + name + `" lacks a Doc`, "--- FAIL: TestFixtures/" + name + "/silent"} {
			if !strings.Contains(out, want) {
				t.Errorf("the tests pass %s: no %q in %s", name, want, out)
			}
		}
	}
	out, _ = command(dir, "test", "-trimpath", "-run", "^TestTargetsAreDocumented$", "./generator")
	if !strings.Contains(out, "target my-target: no documentation") || strings.Contains(out, "not sorted") {
		t.Errorf("the tests pass my-target, or find it out of order: %s", out)
	}
	out, _ = command(dir, "test", "-trimpath", "-run", "^TestGenerate$/^my-target$", "./generator", "-update")
	golden := filepath.Join(dir, "testdata/generate/my-target/want/my-target.yaml")
	if data, err := os.ReadFile(golden); err != nil || !strings.HasSuffix(string(data), "name: my-target\n") {
		t.Errorf("its golden case renders %q, error %v: %s", data, err, out)
	}
}

func TestRefuses(t *testing.T) {
	for args, want := range map[string]string{
		"rule workflow/My_rule":       "not in kebab-case",
		"rule workflow/../x":          "not in kebab-case",
		"rule my-rule":                "dockerfile, kubernetes, project, workflow",
		"rule dockerfile/root-user":   "exists",
		"rule workflow/unused-ignore": "testdata/lint/unused-ignore exists",
		"target ci":                   "exists",
		"target partials":             "templates/partials exists",
		"target ../x":                 "not in kebab-case",
		"format x":                    "usage",
	} {
		if _, err := run("../..", strings.Fields(args)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", args, err, want)
		}
	}
}
