package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAnotherVersionFindsNoDrift: check renders as the version that rendered
// last; generate moves on only to a release.
func TestAnotherVersionFindsNoDrift(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../testdata/detect/orders/repo")); err != nil {
		t.Fatal(err)
	}
	run := func(version string, args ...string) int {
		var out strings.Builder
		code := (&app{stdin: strings.NewReader(""), stdout: &out, stderr: &out, dir: dir, version: version}).run(args)
		if code != 0 {
			t.Log(out.String())
		}
		return code
	}
	installs := func() string {
		data, err := os.ReadFile(filepath.Join(dir, ".github/workflows/ci.yml"))
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(string(data), "cmd/shipgen@")
		version, _, _ := strings.Cut(rest, "\n")
		return version
	}
	if run("v0.1.0", "init", "--generate") != 0 || installs() != "v0.1.0" {
		t.Fatalf("rendered for %q, want v0.1.0", installs())
	}
	for _, other := range []string{"v0.2.0", "devel", "v0.2.1-0.20260101000000-abcdefabcdef"} {
		if code := run(other, "check"); code != 0 {
			t.Errorf("check by %s: exit status %d", other, code)
		}
	}
	if run("devel", "generate") != 0 || installs() != "v0.1.0" {
		t.Errorf("a development build renders for %q, want v0.1.0 still", installs())
	}
	if run("v0.2.0", "generate") != 0 || installs() != "v0.2.0" {
		t.Errorf("the next release renders for %q, want v0.2.0", installs())
	}
}
