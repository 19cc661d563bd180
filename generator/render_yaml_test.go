package generator

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/shipgen/shipgen/schema/node"
)

// renderedYAML are the YAML files of all golden trees.
func renderedYAML(tb testing.TB) [][]byte {
	tb.Helper()
	var out [][]byte
	root := os.DirFS("../testdata/generate")
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".yaml") && !strings.HasSuffix(name, ".yml") {
			return err
		}
		data, err := fs.ReadFile(root, name)
		out = append(out, data)
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return out
}

// really says what the real parser says.
func really(data []byte) bool {
	docs, err := node.Parse(data, node.DefaultLimits)
	for _, doc := range docs {
		if duplicateKey(doc.Root) != nil {
			return false
		}
	}
	return err == nil
}

// TestPlainlyYAML cuts, doubles, swaps and bends lines of rendered files: what the
// scan takes, the real parser takes.
func TestPlainlyYAML(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	files := renderedYAML(t)
	plain, taken := 0, 0
	for _, data := range files {
		if plainlyYAML(data) {
			plain++
		}
		if len(data) > 4000 {
			continue
		}
		for range 20 {
			bent := bendYAML(random, string(data))
			if !plainlyYAML([]byte(bent)) {
				continue
			}
			taken++
			if !really([]byte(bent)) {
				t.Fatalf("taken, and is no YAML or has a key twice:\n%s", bent)
			}
		}
	}
	t.Logf("%d of %d rendered files are plain; %d bent ones were", plain, len(files), taken)
	if plain*10 < len(files)*8 || taken == 0 {
		t.Errorf("only %d of %d rendered files are plain, and %d bent ones: the scan is of little use", plain, len(files), taken)
	}
}

// bendYAML changes a line or two of a file.
func bendYAML(random *rand.Rand, text string) string {
	lines := strings.Split(text, "\n")
	for range 1 + random.IntN(2) {
		i, j := random.IntN(len(lines)), random.IntN(len(lines))
		signs := []string{" ", ":", "- ", "#", " #", "'", `"`, "[", "]", "{", "}", "|", ">", "&", "*", "!", "%", "?", ",", ": ", "\\", "---", "~", "\n", "\n\n"}
		switch at := random.IntN(len(lines[i]) + 1); random.IntN(6) {
		case 0:
			lines[i] = "  " + lines[i]
		case 1:
			lines[i] = strings.TrimPrefix(lines[i], " ")
		case 2:
			lines[i] = lines[j]
		case 3:
			lines[i] = lines[i][:at]
		default:
			lines[i] = lines[i][:at] + signs[random.IntN(len(signs))] + lines[i][at:]
		}
	}
	return strings.Join(lines, "\n")
}

// FuzzPlainlyYAML looks for what the scan takes and the real parser does not.
func FuzzPlainlyYAML(f *testing.F) {
	for _, text := range []string{"a: 1\n", "- a: 'b'\n  c: |\n    d\n- - e\n  - {f: g, h: [i, \"j\"]}\n", "a:\n- b\n-\n  c: # d\n    e\n"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if plainlyYAML(data) && !really(data) {
			t.Errorf("taken, and is no YAML or has a key twice: %q", data)
		}
	})
}
