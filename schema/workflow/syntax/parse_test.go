package syntax

import (
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/schema/node"
)

// TestParse reads every workflow of the fixtures in both ways.
func TestParse(t *testing.T) {
	read := 0
	err := filepath.WalkDir("../../../testdata", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.Contains(name, "workflows/") {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if same(t, name, data) {
			read++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if read < 100 {
		t.Errorf("read %d workflows, want hundreds", read)
	}
}

// TestParseShapes reads what fixtures seldom hold.
func TestParseShapes(t *testing.T) {
	for name, text := range map[string]string{
		"empty":              "",
		"comment":            "# nothing\n",
		"scalar":             "workflow\n",
		"no on":              "\n# first\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps: [{run: ls}]\n",
		"marker":             "---\nname: x\n",
		"marker below":       "# first\n\n---\nname: x\n",
		"marker on line":     "--- {name: x}\n",
		"alias":              "on: push\njobs:\n  a: &a\n    runs-on: ubuntu-24.04\n    steps: &s\n      - run: ls ${{ github.x }}\n  b:\n    runs-on: &os x\n    steps: *s\n  c: *a\n",
		"merge":              "on: push\nenv: &e {A: b}\njobs:\n  a:\n    env:\n      <<: *e\n    runs-on: x\n    steps: [{run: ls}]\n",
		"unused anchor":      "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps: &unused\n      - run: ls\n",
		"two documents":      "on: push\n---\non: pull_request\n",
		"CRLF":               "on: push\r\njobs:\r\n  a:\r\n    runs-on: x\r\n    steps:\r\n      - run: |\r\n          ls ${{ x }}\r\n",
		"byte order mark":    "\xEF\xBB\xBFon: push\njobs: {}\n",
		"beyond ASCII":       "on: push\nname: \"ü ${{ y }}\"\njobs: {ä: {runs-on: ubuntu-24.04, steps: [{run: \"é ${{ z }}\"}]}}\n",
		"duplicate keys":     "on: push\non: push\njobs: {a: {runs-on: x, runs-on: y, steps: []}}\n",
		"tags":               "on: !!str push\njobs: {a: {runs-on: x, timeout-minutes: !!str 3, steps: [{run: !!binary aGk=}]}}\n",
		"empty values":       "on:\njobs:\n  a:\n    runs-on:\n    steps:\n      -\n      - run:\n",
		"folded":             "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: >-\n          ls\n          ${{ nope }}\n      - if: |\n          ${{ true }}\n        run: ls\n",
		"quoted":             "'on': \"push\"\njobs: {a: {\"runs-on\": 'x', steps: [{run: 'it''s ${{ a.b }}'}]}}\n",
		"complex key":        "? on\n: push\n? [a, b]\n: c\njobs: {}\n",
		"anchor on own line": "on: push\njobs:\n  a:\n    &x\n    runs-on: x\n    steps: [{run: ls}]\n  b: *x\n",
	} {
		if !same(t, name, []byte(text)) {
			t.Errorf("%s: no YAML", name)
		}
	}
}

// elsewhere are files in which a value is said to begin where it does, and not,
// as YAML parsers say, at its tag, before a byte order mark or, where it is not
// written at all, at the next token.
var elsewhere = []string{"tags", "byte order mark", "/invisible-character/silent/", "/hardcoded-container-password/empty/"}

func same(t *testing.T, name string, data []byte) bool {
	t.Helper()
	docs, err := node.Parse(data, node.DefaultLimits)
	if err != nil {
		return false
	}
	want, wantErrs := actionlint.Parse(data)
	got, gotErrs := Parse(data, docs)
	options := cmp.Options{cmp.Exporter(func(reflect.Type) bool { return true })}
	if slices.ContainsFunc(elsewhere, func(part string) bool { return strings.Contains(name, part) }) {
		options = append(options, cmp.FilterPath(isColumn, cmp.Ignore()))
	}
	if diff := cmp.Diff(want, got, options); diff != "" {
		t.Errorf("%s: tree (-want +got)\n%s", name, diff)
	}
	if diff := cmp.Diff(wantErrs, gotErrs, options); diff != "" {
		t.Errorf("%s: errors (-want +got)\n%s", name, diff)
	}
	return true
}

func isColumn(path cmp.Path) bool {
	last := path.Last().String()
	return last == ".Col" || last == ".Column"
}
