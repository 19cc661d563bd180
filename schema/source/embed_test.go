package source

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEmbedPatterns(t *testing.T) {
	for line, want := range map[string][]string{
		"//go:embed a b/*.html\n":          {"a", "b/*.html"},
		"\t//go:embed \"a b\" `c d` all:e": {"a b", "c d", "all:e"},
		"//go:embed \"all:x y\"":           {"all:x y"},
		"//go:embedded a":                  nil,
		"// go:embed a":                    nil,
		"//go:embed":                       nil,
	} {
		if diff := cmp.Diff(want, EmbedPatterns(line)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", line, diff)
		}
	}
}

func TestEmbedMatches(t *testing.T) {
	for _, test := range []struct {
		pattern, file string
		want          bool
	}{
		{"*.html", "a.html", true},
		{"*.html", "sub/a.html", false},
		{"dist", "dist/js/app.js", true},
		{"dist/*", "dist/js/app.js", true},
		{"dist", "dist/.gitkeep", false},
		{"all:dist", "dist/.gitkeep", true},
		{"dist", "dist/_next/app.js", false},
		{"all:dist", "dist/_next/app.js", true},
		{"dist/_next", "dist/_next/app.js", true},
		{".env.example", ".env.example", true},
		{".", "a.html", true},
		{"dist", "distinct", false},
		{"[", "a", false},
	} {
		if got := EmbedMatches(test.pattern, test.file); got != test.want {
			t.Errorf("%s of %s: got %v", test.pattern, test.file, got)
		}
	}
}
