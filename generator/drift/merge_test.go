package drift

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMerge(t *testing.T) {
	const base = "a\nb\nc\nd\ne\n"
	cases := map[string]struct {
		ours, theirs, want string
		conflicts          int
	}{
		"only ours":           {"a\nB\nc\nd\ne\n", base, "a\nB\nc\nd\ne\n", 0},
		"only theirs":         {base, "a\nc\nd\ne\n", "a\nc\nd\ne\n", 0},
		"both, apart":         {"a\nB\nc\nd\ne\n", "a\nb\nc\nD1\nD2\ne\n", "a\nB\nc\nD1\nD2\ne\n", 0},
		"both the same":       {"a\nX\nc\nd\ne\n", "a\nX\nc\nd\ne\n", "a\nX\nc\nd\ne\n", 0},
		"both, differing":     {"a\nX\nc\nd\ne\n", "a\nY\nc\nd\ne\n", "a\n<<<<<<< on disk\nX\n=======\nY\n>>>>>>> rendered\nc\nd\ne\n", 1},
		"neighbours":          {"a\nX\nc\nd\ne\n", "a\nb\nY\nd\ne\n", "a\n<<<<<<< on disk\nX\nc\n=======\nb\nY\n>>>>>>> rendered\nd\ne\n", 1},
		"deleted and changed": {"a\nd\ne\n", "a\nb\nC\nd\ne\n", "a\n<<<<<<< on disk\n=======\nb\nC\n>>>>>>> rendered\nd\ne\n", 1},
		"no last line end":    {"a\nb\nc\nd\nE", "A\nb\nc\nd\ne\n", "A\nb\nc\nd\nE", 0},
		"end, both":           {"a\nb\nc\nd\nE", "a\nb\nc\nd\nF", "a\nb\nc\nd\n<<<<<<< on disk\nE\n=======\nF\n>>>>>>> rendered\n", 1},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			got := merge([]byte(base), []byte(c.ours), []byte(c.theirs))
			if diff := cmp.Diff(c.want, string(got.text)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if len(got.conflicts) != c.conflicts {
				t.Errorf("conflicts %q, want %d", got.conflicts, c.conflicts)
			}
		})
	}
}

// A side that changed nothing takes the other whole, and the sides may be
// exchanged where there is no conflict.
func TestMergeOfRandomTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		base, ours, theirs := randomText(r, 12), randomText(r, 12), randomText(r, 12)
		if got := merge(base, base, theirs); string(got.text) != string(theirs) || got.conflicts != nil {
			t.Fatalf("base %q, theirs %q: %q", base, theirs, got.text)
		}
		if got := merge(base, ours, base); string(got.text) != string(ours) || got.conflicts != nil {
			t.Fatalf("base %q, ours %q: %q", base, ours, got.text)
		}
		one, two := merge(base, ours, theirs), merge(base, theirs, ours)
		if len(one.conflicts) != len(two.conflicts) || one.conflicts == nil && string(one.text) != string(two.text) {
			t.Fatalf("base %q, ours %q, theirs %q: %q and %q", base, ours, theirs, one.text, two.text)
		}
		if unresolved(one.text) != (len(one.conflicts) > 0) && !strings.Contains(string(ours)+string(theirs), "<<<") {
			t.Fatalf("base %q, ours %q, theirs %q: %d conflicts in %q", base, ours, theirs, len(one.conflicts), one.text)
		}
	}
}
