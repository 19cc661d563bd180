package suite

import (
	"os"
	"slices"
	"testing"

	"github.com/shipgen/shipgen/lint/secret"
	"github.com/shipgen/shipgen/lint/suite/fixture"
)

const fixtures = "../../testdata/lint"

// TestFixtures leaves out the rules whose own package builds their fixtures.
func TestFixtures(t *testing.T) {
	fixture.Run(t, fixtures, slices.DeleteFunc(Rules(), secret.Built))
}

// TestFixtureFolders finds fixtures that no rule reads any more.
func TestFixtureFolders(t *testing.T) {
	entries, err := os.ReadDir(fixtures)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !slices.Contains(Names(Rules()), entry.Name()) {
			t.Errorf("testdata/lint/%s: no rule has this name", entry.Name())
		}
	}
}
