package detect

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/shipgen/shipgen/schema/repo"
	"github.com/shipgen/shipgen/schema/ship"
)

var update = flag.Bool("update", false, "rewrite the expected files")

const testdata = "../../testdata/detect"

// TestGolden detects the tree in each folder of testdata/detect.
func TestGolden(t *testing.T) {
	cases, err := filepath.Glob(filepath.Join(testdata, "*", "repo"))
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases in %s: %v", testdata, err)
	}
	for _, dir := range cases {
		name := filepath.Base(filepath.Dir(dir))
		t.Run(name, func(t *testing.T) {
			result, err := Detect(readTree(t, dir), Options{Folder: name, DefaultBranch: "main"})
			if err != nil {
				t.Fatal(err)
			}
			result.WithUnmanaged([]string{"Dockerfile", ".dockerignore", ".github/workflows/ci.yml"})
			data, err := result.JSON()
			if err != nil {
				t.Fatal(err)
			}
			compare(t, filepath.Join(dir, "../want.json"), data)
			compare(t, filepath.Join(dir, "../want.ship.yaml"), result.YAML())
			if _, err := ship.Parse("ship.yaml", result.YAML()); err != nil {
				t.Errorf("the ship.yaml is not valid:\n%v", err)
			}
			compare(t, filepath.Join(dir, "../want.txt"), []byte(result.Text()))
		})
	}
}

func compare(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, got) {
		t.Errorf("%s (-want +got):\n%s", file, cmp.Diff(string(want), string(got)))
	}
}

// readTree holds a folder's files in memory.
func readTree(t *testing.T, dir string) repo.Memory {
	t.Helper()
	tree := repo.Memory{}
	err := filepath.WalkDir(dir, func(file string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(file)
		name, _ := filepath.Rel(dir, file)
		tree[filepath.ToSlash(name)] = data
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return tree
}
