package generator

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/shipgen/shipgen/schema/ship"
	"github.com/shipgen/shipgen/templates"
	"gopkg.in/yaml.v3"
)

// benign stands in a key to learn where its value lands.
const benign = "zqx"

// nasty are values that mean something in one of the languages that are rendered.
var nasty = []string{
	`a'b"c` + "`id`" + `${{ github.token }}$(id)${x}%{y}{{ .A }}\#;|&<>*?[]!~%n, # d: e`,
	`'"` + "`id`" + `${{x}}$(id)${x}%{y}{{.A}};|&<>*?[b]!~%n\`,
	"x\nb: c\n--- \n- 'd' \"e\" $(id) ${{ f }}\nEOF\nEND\n`g`\t{{ .A }}\n",
	"- a: b #c", "*a", "&a", "!a", "@a", "%a", "? a", "| a", "> a", "-n", "--", "$(id)", "${id}", "$$", `\`, `\n`, "'", `"`, "''", "a ", "{{", "}}", "{{.A}}",
	"true", "null", "~", "1", "1e3", "0x1", "1_000", "2026-01-01", "NO", "<<", "=", ".inf", "::", "[]", "{}", "é💥", "a\u00a0b", "\u2062", "a/b", "../a", "a//b",
	"NAMESPACE", "a\xffb", "a|b", "(a", "a)", "[", "a,b", "${{", "%s", "%%", "$1", "<% .A %>", "<script>", "[a](javascript:b)", "```", "*/", "//", "/*", "&amp;",
}

// slot is one text of a base ship.yaml.
type slot struct {
	base  string
	n     int    // the n-th scalar of the file
	key   string // services.*.args.*
	value string
}

// handmade are the files of testdata/values.
var handmade = sync.OnceValue(func() map[string][]byte {
	out := map[string][]byte{}
	files, _ := filepath.Glob("../testdata/values/*.yaml")
	for _, file := range files {
		if data, err := os.ReadFile(file); err == nil {
			out[filepath.Base(file)] = data
		}
	}
	return out
})

// bases are those files and what grew from them.
func bases(tb testing.TB) map[string][]byte {
	tb.Helper()
	out := maps.Clone(handmade())
	if len(out) == 0 {
		tb.Fatal("no files in testdata/values")
	}
	for name, data := range grown() {
		if data != nil {
			out[name] = data
		}
	}
	return out
}

// slots are the values of all bases, each key of a base once; of one that grew
// only what grew.
func slots(bases map[string][]byte) []slot {
	var out []slot
	for _, base := range slices.Sorted(maps.Keys(bases)) {
		_, only, _ := strings.Cut(base, "+")
		n, seen := 0, map[string]bool{}
		eachScalar(bases[base], func(key string, at *yaml.Node) {
			if !seen[key] && strings.HasPrefix(key, only) {
				out = append(out, slot{base, n, key, at.Value})
			}
			seen[key] = true
			n++
		})
	}
	return out
}

func eachScalar(data []byte, do func(key string, at *yaml.Node)) {
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		panic(err) // the bases are files of this repository
	}
	eachNode(&doc, func(key string, n *yaml.Node) {
		if n.Kind == yaml.ScalarNode {
			do(key, n)
		}
	})
}

// eachNode visits the values with the keys that lead to them, as ship.Keys names them.
func eachNode(doc *yaml.Node, do func(key string, n *yaml.Node)) {
	var walk func(key string, n *yaml.Node)
	walk = func(key string, n *yaml.Node) {
		if n.Kind != yaml.DocumentNode {
			do(key, n)
		}
		for i, inner := range n.Content {
			switch {
			case n.Kind == yaml.DocumentNode:
				walk(key, inner)
			case n.Kind == yaml.SequenceNode:
				walk(key+".*", inner)
			case i%2 == 1:
				name := n.Content[i-1].Value
				if ownNames[key] {
					name = "*"
				}
				walk(strings.TrimPrefix(key+"."+name, "."), inner)
			}
		}
	}
	walk("", doc)
}

// ownNames are the mappings whose keys are names of the user's own.
var ownNames = func() map[string]bool {
	out := map[string]bool{}
	for _, key := range ship.Keys() {
		if strings.HasPrefix(key.Type, "mapping") {
			out[key.Path] = true
		}
	}
	return out
}()

// with is a base with another value in a slot.
func with(tb testing.TB, base []byte, n int, value string) []byte {
	var doc yaml.Node
	if err := yaml.Unmarshal(base, &doc); err != nil {
		tb.Fatal(err)
	}
	return withText(tb, &doc, scalars(&doc, nil)[n], value)
}

// withText is a file with another text in the place of one. What is no UTF-8 has no
// writing in YAML and is put in as it is.
func withText(tb testing.TB, doc, at *yaml.Node, text string) []byte {
	tb.Helper()
	const stand = "zqxutf8"
	at.Value, at.Tag, at.Style = text, "!!str", yaml.DoubleQuotedStyle
	if !utf8.ValidString(text) {
		at.Value = stand
	}
	out, err := yaml.Marshal(doc)
	if err != nil {
		tb.Fatal(err)
	}
	if at.Value == stand {
		out = bytes.Replace(out, []byte(stand), []byte(text), 1)
	}
	return out
}

// scalars are the values of a file in its order.
func scalars(n *yaml.Node, all []*yaml.Node) []*yaml.Node {
	if n.Kind == yaml.ScalarNode {
		return append(all, n)
	}
	for i, inner := range n.Content {
		if n.Kind != yaml.MappingNode || i%2 == 1 {
			all = scalars(inner, all)
		}
	}
	return all
}

// errRefused is a ship.yaml that was refused with a place.
var errRefused = errors.New("refused")

// renderValues renders a ship.yaml whose files are there, whatever it calls them.
func renderValues(data []byte) (map[string][]byte, error) {
	s, err := ship.Parse("ship.yaml", data)
	if err != nil {
		return nil, refusal(err)
	}
	in := &Input{Ship: s, Pins: NewPins(PinSet{}, PinSet{}), Version: "v0.1.0"}
	in.Repo = Identity{Owner: s.Repository.Owner, Name: s.Repository.Name, Module: "github.com/acme/orders", ModuleDir: ".",
		GoVersion: "1.26.3", Folders: []string{"cmd"}, Files: map[string][]byte{}, Sources: map[string]Sources{}}
	for _, service := range s.Services {
		for _, file := range service.Config {
			in.Repo.Files[file.Path] = []byte("level: info\n")
		}
		if in.Repo.Sources[path.Clean(service.Build.Context)], err = valueSources(service.Build.Language); err != nil {
			return nil, err
		}
	}
	jobs, err := Plan(in)
	if err != nil {
		return nil, refusal(err)
	}
	files, err := Render(templates.FS, jobs)
	out := map[string][]byte{}
	for _, file := range files {
		out[file.Path] = file.Data
	}
	return out, err
}

// refusal is errRefused for errors that all have a place, else the error.
func refusal(err error) error {
	var list ship.Errors
	if !errors.As(err, &list) || len(list) == 0 {
		return err
	}
	for _, e := range list {
		if e.At.Line < 1 || e.At.Column < 1 {
			return fmt.Errorf("no place: %w", e)
		}
	}
	return fmt.Errorf("%w: %w", errRefused, err)
}

// valueSources are the files of a small program in another language.
func valueSources(language string) (Sources, error) {
	folder := map[string]string{"node": "web", "python": "report"}[language]
	if folder == "" {
		return Sources{}, nil
	}
	root := os.DirFS("../testdata/generate/languages/" + folder)
	var inside []string
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			inside = append(inside, name)
		}
		return err
	})
	if err != nil {
		return Sources{}, err
	}
	return NewSources(language, inside, func(name string) ([]byte, error) { return fs.ReadFile(root, name) })
}

// wrapped are the ways to make a text meet a format: alone, as a path, after
// what stands in the base.
func wrapped(base string) []func(string) string {
	return []func(string) string{
		func(s string) string { return s },
		func(s string) string { return "/" + s },
		func(s string) string { return base + s },
		func(s string) string { return base + "/" + s },
		func(s string) string { return base + "?" + s },
	}
}

// benigns are the renders of the benign value, by base, slot and wrapping.
var benigns sync.Map

func benignRender(tb testing.TB, bases map[string][]byte, s slot, wrap int) (map[string][]byte, error) {
	type result struct {
		files map[string][]byte
		err   error
	}
	key := fmt.Sprint(s.base, s.n, wrap)
	if known, ok := benigns.Load(key); ok {
		return known.(result).files, known.(result).err
	}
	files, err := renderValues(with(tb, bases[s.base], s.n, wrapped(s.value)[wrap](benign)))
	benigns.Store(key, result{files, err})
	return files, err
}

// checkValue puts a value into a slot: it is refused with a place, or every file
// has the structure that it has with a benign value, and the value where that is.
// tried says whether a file was compared.
func checkValue(tb testing.TB, bases map[string][]byte, s slot, value string) (tried bool) {
	tb.Helper()
	for i, wrap := range wrapped(s.value) {
		if i == 2 && strings.HasPrefix(value, "/") {
			continue // a file in another folder than that with the benign value
		}
		got, err := renderValues(with(tb, bases[s.base], s.n, wrap(value)))
		if errors.Is(err, errRefused) {
			continue
		}
		if err != nil {
			tb.Errorf("%s %s = %q: %v", s.base, s.key, wrap(value), err)
			return true
		}
		want, err := benignRender(tb, bases, s, i)
		if err != nil {
			continue // a format that a benign text does not meet; what it lets through rendered
		}
		if !strings.HasPrefix(s.key, "ci.steps.") || !strings.HasSuffix(s.key, ".run") { // a script of the user's own
			compareFiles(tb, fmt.Sprintf("%s %s = %q", s.base, s.key, wrap(value)), want, got, [][2]string{{benign, value}, {wrap(benign), wrap(value)}})
		}
		return true
	}
	return false
}

// TestValues puts some nasty values into every key; the fuzz test takes others.
func TestValues(t *testing.T) {
	all := bases(t)
	for _, s := range slots(all) {
		_, isGrown := grown()[s.base]
		for j, value := range nasty {
			if j == 1 || !isGrown && j < 3 {
				checkValue(t, all, s, value)
			}
		}
	}
}

// TestValuesHaveEveryKey holds the bases to the table of ship.yaml.
func TestValuesHaveEveryKey(t *testing.T) {
	for name, data := range handmade() {
		if _, err := renderValues(data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, data := range grown() {
		if data == nil {
			t.Errorf("no file of testdata/values has the key %s, and none renders with its example", name)
		}
	}
}

func FuzzValues(f *testing.F) {
	all := bases(f)
	list := slots(all)
	for i := range list {
		f.Add(uint16(i), nasty[i%len(nasty)])
	}
	f.Fuzz(func(t *testing.T, n uint16, value string) {
		checkValue(t, all, list[int(n)%len(list)], value)
	})
}
