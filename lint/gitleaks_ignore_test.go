package lint

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shipgen/shipgen/schema/repo"
)

// TestGitleaksIgnore: rule, path and line decide, and a commit where one is named.
func TestGitleaksIgnore(t *testing.T) {
	commit := strings.Repeat("1", 40)
	data := []byte("# known\nno fingerprint\na.txt:generic-api-key:1\na.txt:aws-access-token:2\nb.txt:generic-api-key:2\n" + commit + ":c.txt:generic-api-key:1\n")
	tree := repo.Memory{"a.txt": []byte("pw=one\npw=two\n"), "b.txt": []byte("pw=three"), "c.txt": []byte("pw=four")}
	r := runLeaking(t, tree)
	ParseGitleaksIgnore(data).Hide(r)
	if diff := cmp.Diff([]string{"two", "three", "four"}, secretsOf(r)); diff != "" || r.Suppressed != 1 {
		t.Errorf("%d suppressed, left in the tree (-want +got):\n%s", r.Suppressed, diff)
	}
	h := NewHistory(Options{Rules: []*Rule{leaking()}})
	for i, name := range tree.Files() {
		h.Look(repo.Blob{Path: name, Commit: commit, Order: i, Data: tree[name]})
	}
	r = h.Report()
	ParseGitleaksIgnore(data).Hide(r)
	if diff := cmp.Diff([]string{"two", "three"}, secretsOf(r)); diff != "" || r.Suppressed != 2 {
		t.Errorf("%d suppressed, left in history (-want +got):\n%s", r.Suppressed, diff)
	}
}

func secretsOf(r *Report) []string {
	var all []string
	for _, found := range r.Findings {
		all = append(all, found.Secret)
	}
	return all
}
