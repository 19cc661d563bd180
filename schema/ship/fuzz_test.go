package ship_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/shipgen/shipgen/schema/ship"
)

// FuzzParse: no input panics, and each is a ship or has errors with a place in
// the file; a ship is one in each of its environments too.
func FuzzParse(f *testing.F) {
	paths, err := filepath.Glob(filepath.Join(fixtures, "*", "*.yaml"))
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := ship.Parse("ship.yaml", data)
		if err != nil {
			holdErrors(t, err)
			return
		}
		for _, e := range s.Environments {
			if _, err := s.In(e.Name); err != nil {
				t.Errorf("in %s: %v", e.Name, err)
			}
		}
	})
}

func holdErrors(t *testing.T, err error) {
	t.Helper()
	var errs ship.Errors
	if !errors.As(err, &errs) || len(errs) == 0 {
		t.Fatalf("no Errors: %v", err)
	}
	for _, e := range errs {
		if e.At.Line < 1 || e.At.Column < 1 || e.Message == "" {
			t.Errorf("no place or message: %+v", e)
		}
	}
}
