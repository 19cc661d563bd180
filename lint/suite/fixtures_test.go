package suite

import (
	"os"
	"slices"
	"testing"

	"github.com/shipgen/shipgen/lint/suite/fixture"
)

const fixtures = "../../testdata/lint"

func TestFixtures(t *testing.T) { fixture.Run(t, fixtures, Rules()) }

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
