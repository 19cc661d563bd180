package drift

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// apply replays changes, which must turn a into b.
func apply(a, b []string, all []change) string {
	var out strings.Builder
	at := 0
	for _, c := range all {
		out.WriteString(strings.Join(a[at:c.aStart], ""))
		out.WriteString(strings.Join(b[c.bStart:c.bEnd], ""))
		at = c.aEnd
	}
	out.WriteString(strings.Join(a[at:], ""))
	return out.String()
}

func randomText(r *rand.Rand, n int) []byte {
	var out strings.Builder
	for range r.IntN(n + 1) {
		fmt.Fprintln(&out, r.IntN(4))
	}
	if r.IntN(3) == 0 {
		out.WriteString("no line end")
	}
	return []byte(out.String())
}

func TestChangesTurnOneTextIntoTheOther(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		from, to := randomText(r, 12), randomText(r, 12)
		a, b := splitLines(from), splitLines(to)
		if diff := cmp.Diff(string(to), apply(a, b, changes(a, b))); diff != "" {
			t.Fatalf("%q to %q: (-want +got)\n%s", from, to, diff)
		}
	}
}

func TestFarApartTextsAreOneReplacement(t *testing.T) {
	var from, to strings.Builder
	for i := range 3 * maxEdits {
		fmt.Fprintln(&from, "a", i)
		fmt.Fprintln(&to, "b", i)
	}
	a, b := splitLines([]byte(from.String())), splitLines([]byte(to.String()))
	if got := changes(a, b); len(got) != 1 {
		t.Errorf("%d changes, want 1", len(got))
	}
}

// TestUnifiedIsWhatGitApplies hands every diff to git apply.
func TestUnifiedIsWhatGitApplies(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	dir := t.TempDir()
	file := filepath.Join(dir, "f")
	for range 25 {
		from, to := randomText(r, 40), randomText(r, 40)
		diff := Unified("f", from, to)
		if diff == "" || len(from) == 0 || len(to) == 0 {
			continue
		}
		if err := os.WriteFile(file, from, 0o644); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command("git", "apply", "--unidiff-zero", "-")
		cmd.Dir, cmd.Stdin = dir, strings.NewReader(diff)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git apply: %s\n%s", out, diff)
		}
		got, _ := os.ReadFile(file)
		if d := cmp.Diff(string(to), string(got)); d != "" {
			t.Fatalf("(-want +got)\n%s", d)
		}
	}
}

func TestUnified(t *testing.T) {
	want := "--- a/f\n+++ b/f\n@@ -1,5 +1,5 @@\n a\n-b\n+B\n c\n d\n e\n"
	if diff := cmp.Diff(want, Unified("f", []byte("a\nb\nc\nd\ne\nf\n"), []byte("a\nB\nc\nd\ne\nf\n"))); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got := Unified("f", nil, []byte("a\n")); !strings.HasPrefix(got, "--- /dev/null\n+++ b/f\n@@ -0,0 +1 @@\n+a\n") {
		t.Errorf("a new file: %q", got)
	}
	if got := Unified("f", []byte("a"), []byte("a")); got != "" {
		t.Errorf("equal texts differ: %q", got)
	}
}
