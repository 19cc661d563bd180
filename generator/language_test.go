package generator

import (
	"slices"
	"strings"
	"testing"
)

func TestRustBinary(t *testing.T) {
	for manifest, want := range map[string]string{
		"[package]\nname = \"a\"\n": "a",
		"[package]\nname = \"a\"\ndefault-run = \"c\"\n[[bin]]\nname = \"b\"\n":      "c",
		"[package]\nname = \"a\"\n[[bin]]\nname = \"b\"\npath = \"src/b.rs\"\n":      "b",
		"[package]\nname = \"a\"\n[[bin]]\nname = \"b\"\n[[bin]]\nname = \"c\"\n":    "",
		"[workspace]\nmembers = [\"a\"]\n[dependencies]\nname = \"x\"\n":             "",
		"[package]\nname = \"$(id)\"\n":                                              "",
		"[package]\nname=\"tight\"\nversion=\"1\"\n[dependencies]\nname = \"other\"": "tight",
	} {
		if got := rustBinary(manifest); got != want {
			t.Errorf("%q: got %q, want %q", manifest, got, want)
		}
	}
}

func TestNodeLine(t *testing.T) {
	for engines, want := range map[string]int{"": 24, "22": 22, "^22.3": 22, "22.x": 22, ">=18": 24, ">=22": 24, "18": 24, "~24.1": 24, "99999999999999999999": 24} {
		if got := nodeLine(engines); got != want {
			t.Errorf("%q: got %d, want %d", engines, got, want)
		}
	}
}

func TestNodeCommand(t *testing.T) {
	for _, test := range []struct {
		start, main string
		mains       []string
		want        string
	}{
		{"node dist/server.js --port 1", "lib.js", nil, "node dist/server.js --port 1"},
		{"npm run serve && id", "lib.js", []string{"index.js"}, "node lib.js"},
		{"next start", "", []string{"index.js", "server.js"}, "node index.js"},
		{"", "", nil, ""},
	} {
		got := nodeCommand(packageJSON{Main: test.main, Scripts: map[string]string{"start": test.start}}, test.mains)
		if strings.Join(got, " ") != test.want {
			t.Errorf("%+v: got %q", test, got)
		}
	}
}

func TestNewSources(t *testing.T) {
	files := []string{"a.py", "orders/__main__.py", "deep/er/__main__.py", "main.py", "tests/t.py", ".env", "README.md", "requirements.txt", "Dockerfile"}
	got, err := NewSources("python", files, func(name string) ([]byte, error) { return []byte(name), nil })
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"a.py", "deep", "main.py", "orders", "requirements.txt"}; !slices.Equal(got.Entries, want) {
		t.Errorf("entries %q, want %q", got.Entries, want)
	}
	if want := []string{"main.py", "orders/__main__.py"}; !slices.Equal(got.Mains, want) {
		t.Errorf("mains %q, want %q", got.Mains, want)
	}
	if string(got.Manifests["requirements.txt"]) != "requirements.txt" || len(got.Manifests) != 1 {
		t.Errorf("manifests %q", got.Manifests)
	}
}

func TestLanguageProblems(t *testing.T) {
	for _, test := range []struct{ language, file, want string }{
		{"node", "", "no package.json to read"},
		{"node", "", "no package-lock.json, pnpm-lock.yaml or yarn.lock"},
		{"python", "", "neither uv.lock nor requirements.txt"},
		{"python", "requirements.txt", "nothing in \"svc\" says how the program"},
		{"rust", "", "no Cargo.lock"},
		{"rust", "Cargo.lock", "no Cargo.toml of one binary"},
	} {
		in := testInput(t, "services: {a: {build: {language: "+test.language+", context: svc}}}")
		in.Repo.Sources = map[string]Sources{"svc": {Manifests: map[string][]byte{}}}
		if test.file != "" {
			in.Repo.Sources["svc"].Manifests[test.file] = nil
		}
		_, err := planDockerfiles(in)
		if err == nil || !strings.Contains(err.Error(), test.want) || !strings.HasPrefix(err.Error(), "ship.yaml:") {
			t.Errorf("%s with %q: got %v, want %q", test.language, test.file, err, test.want)
		}
	}
}
