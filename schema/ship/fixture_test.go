package ship_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shipgen/shipgen/schema/ship"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const fixtures = "../../testdata/schema"

// files are the fixtures of one folder, by name.
func files(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(fixtures, folder, "*.yaml"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no fixtures in %s: %v", folder, err)
	}
	all := map[string][]byte{}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all[strings.TrimSuffix(filepath.Base(path), ".yaml")] = data
	}
	return all
}

// golden compares with a file beside the fixture, or rewrites it.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join(fixtures, name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run the test with -update", err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

// TestValid decodes every valid file, also as each environment with overrides sees it.
func TestValid(t *testing.T) {
	for name, data := range files(t, "valid") {
		t.Run(name, func(t *testing.T) {
			s, err := ship.Parse(name+".yaml", data)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "valid/"+name+".json", encode(t, s))
			for _, e := range s.Environments {
				in, err := s.In(e.Name)
				if err != nil {
					t.Fatal(err)
				}
				if base, own := encode(t, s), encode(t, in); !bytes.Equal(base, own) {
					golden(t, "valid/"+name+"."+e.Name+".diff", lineDiff(base, own))
				}
			}
		})
	}
}

func encode(t *testing.T, s *ship.Ship) []byte {
	t.Helper()
	data, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(data, '\n')
}

// lineDiff are the lines that an environment has in the place of the base's,
// between the first and the last that differ.
func lineDiff(base, own []byte) []byte {
	a, b := strings.SplitAfter(string(base), "\n"), strings.SplitAfter(string(own), "\n")
	first := 0
	for first < len(a) && first < len(b) && a[first] == b[first] {
		first++
	}
	last := 0
	for last < len(a)-first && last < len(b)-first && a[len(a)-1-last] == b[len(b)-1-last] {
		last++
	}
	var out strings.Builder
	fmt.Fprintf(&out, "line %d\n", first+1)
	for _, line := range b[first : len(b)-last] {
		out.WriteString(line)
	}
	return []byte(out.String())
}

// TestInvalid holds every invalid file to all its errors.
func TestInvalid(t *testing.T) {
	for name, data := range files(t, "invalid") {
		t.Run(name, func(t *testing.T) {
			s, err := ship.Parse("ship.yaml", data)
			if err == nil || s != nil {
				t.Fatalf("accepted: %v", s)
			}
			golden(t, "invalid/"+name+".want", []byte(err.Error()+"\n"))
		})
	}
}
