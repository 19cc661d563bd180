package lint

import (
	"testing"

	"github.com/shipgen/shipgen/schema/repo"
)

// FuzzComments holds the comment readers to any input: no panic, and every
// comment where a "#" stands.
func FuzzComments(f *testing.F) {
	f.Add([]byte("a: |2-\n   # x\nb: 'it''s # y' # z\n- !t &a \"\\\" #\" # w\n"))
	f.Add([]byte("# escape=`\nRUN <<-'A' <<B `\n\tA\n# x\nB\n# hadolint ignore=DL1\nRUN x\n"))
	f.Add([]byte("{{- if \"#\" }} # a\n? |\n  #\n: >\n--- |\n#\n"))
	f.Add([]byte("a: 1 # zizmor: ignore[x] # shipgen: ignore[a, b] c\n# shipgen: ignore[]\r\n<!-- shipgen: ignore[c] --> // shipgen: ignore\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		lines := repo.NewLines(data)
		for _, starts := range [][]int{yamlComments(lines), dockerfileComments(lines)} {
			for n, at := range starts {
				if at >= 0 && lines.Text(n + 1)[at] != '#' {
					t.Errorf("line %d: no comment at byte %d of %q", n+1, at, lines.Text(n+1))
				}
			}
		}
		for _, name := range []string{"a.yml", "Dockerfile", "a.md", "a.go"} {
			file := &File{Path: name, Data: data, Kinds: classify(name, data)}
			for _, ig := range file.ownIgnores() {
				if ig.cutStart > ig.start || ig.cutEnd < ig.end || ig.cutEnd > len(data) {
					t.Errorf("%s: comment %d-%d is cut as %d-%d", name, ig.start, ig.end, ig.cutStart, ig.cutEnd)
				}
			}
			foreignScopes(file)
		}
	})
}
