package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shipgen/shipgen/schema/repo"
)

// TestInputs: what the go command reads is let into the image build, and no more.
func TestInputs(t *testing.T) {
	tree := diskOf(t, map[string]string{
		"svc/go.mod":                "module m",
		"svc/main.go":               "package main\n\n//go:embed testdata/page.html _layout VERSION\n//go:embed \"all:my site\" .env.example\n",
		"svc/page_test.go":          "package main\n\n//go:embed golden",
		"svc/add_amd64.s":           "",
		"svc/libfast/fast.c":        "",
		"svc/libfast/README.md":     "",
		"svc/internal/a/a.go":       "package a\n//go:embed defaults/*",
		"svc/internal/a/defaults/x": "",
		"svc/internal/a/.env.local": "",
		"svc/testdata/page.html":    "",
		"svc/_layout/base.html":     "",
		"svc/_draft/draft.go":       "package draft",
		"svc/VERSION":               "",
		"svc/my site/index.html":    "",
		"svc/.env":                  "",
		"svc/.env.example":          "",
		"svc/golden/x":              "",
		"svc/docs/index.md":         "",
		"other/other.go":            "package other",
	})
	want := []string{".env.example", "VERSION", "_layout", "add_amd64.s", "internal", "libfast", "main.go", "my site", "testdata"}
	if diff := cmp.Diff(want, buildInputs(tree, "svc")); diff != "" {
		t.Errorf("buildInputs (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{".env.example"}, hiddenInputs(tree, "svc")); diff != "" {
		t.Errorf("hiddenInputs (-want +got):\n%s", diff)
	}
}

func diskOf(t *testing.T, files map[string]string) *repo.Disk {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	root, err := repo.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	tree, err := root.Tree()
	if err != nil {
		t.Fatal(err)
	}
	return tree
}
