package pin

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shipgen/shipgen/schema/dockerfile"
	"github.com/shipgen/shipgen/schema/kubernetes"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/repo"
	"github.com/shipgen/shipgen/schema/workflow"
)

var update = flag.Bool("update", false, "rewrite the golden files")

var files = filepath.Join("..", "..", "testdata", "schema", "pin")

// readers tell by a fixture's file name how it is read.
var readers = map[string]func(*testing.T, []byte) []Reference{
	"workflow.yml": readWorkflow,
	"action.yml":   readWorkflow,
	"Dockerfile": func(t *testing.T, data []byte) []Reference {
		f, err := dockerfile.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		return Dockerfile(data, f)
	},
	"manifest.yaml": func(t *testing.T, data []byte) []Reference {
		var objects []*kubernetes.Object
		for _, doc := range parse(t, data) {
			objects = append(objects, &kubernetes.Object{Node: doc.Root})
		}
		return Kubernetes(data, objects)
	},
	"compose.yaml":   func(t *testing.T, data []byte) []Reference { return Compose(data, parse(t, data)[0].Root) },
	".gitlab-ci.yml": func(t *testing.T, data []byte) []Reference { return GitLab(data, parse(t, data)[0].Root) },
}

func readWorkflow(t *testing.T, data []byte) []Reference {
	return Workflow(data, workflow.New(data, parse(t, data)))
}

func parse(t *testing.T, data []byte) []node.Document {
	docs, err := node.Parse(data, node.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

// Each folder of testdata/schema/pin holds one file, want.txt with its references
// and want.pinned, the file with everything pinned that can be.
func TestFiles(t *testing.T) {
	cases, err := os.ReadDir(files)
	if err != nil || len(cases) == 0 {
		t.Fatalf("%d cases: %v", len(cases), err)
	}
	for _, c := range cases {
		t.Run(c.Name(), func(t *testing.T) {
			dir := filepath.Join(files, c.Name())
			data, read := fixture(t, dir)
			refs := read(t, data)
			golden(t, filepath.Join(dir, "want.txt"), print(data, refs))
			rewritten := pinAll(data, refs)
			golden(t, filepath.Join(dir, "want.pinned"), string(rewritten))

			again := pinAll(rewritten, read(t, rewritten))
			if diff := cmp.Diff(string(rewritten), string(again)); diff != "" {
				t.Errorf("pinned twice (-want +got):\n%s", diff)
			}
			crlf := func(s []byte) []byte { return bytes.ReplaceAll(s, []byte("\n"), []byte("\r\n")) }
			data = crlf(data)
			if diff := cmp.Diff(string(crlf(rewritten)), string(pinAll(data, read(t, data)))); diff != "" {
				t.Errorf("with CRLF (-want +got):\n%s", diff)
			}
		})
	}
}

func fixture(t *testing.T, dir string) ([]byte, func(*testing.T, []byte) []Reference) {
	for name, read := range readers {
		if data, err := os.ReadFile(filepath.Join(dir, name)); err == nil {
			return data, read
		}
	}
	t.Fatalf("%s has no file of a known name", dir)
	return nil, nil
}

// pinAll pins every reference that is not, to made-up commits and digests.
func pinAll(data []byte, refs []Reference) []byte {
	var edits []Edit
	for _, r := range refs {
		switch {
		case r.Pinned() || r.Dynamic || r.Err != nil:
		case r.Kind == Image || r.Kind == DockerAction:
			edits = append(edits, Rewrite(data, r, r.Text+"@"+sum, "")...)
		default:
			edits = append(edits, Rewrite(data, r, r.At(commit), "v9.8.7")...)
		}
	}
	return Apply(data, edits)
}

func print(data []byte, refs []Reference) string {
	var out strings.Builder
	lines := repo.NewLines(data)
	for _, r := range refs {
		at := lines.Position(r.Span.Start)
		fmt.Fprintf(&out, "%d:%d: %s under %s: %s", at.Line, at.Column, r.Kind, r.Place, data[r.Span.Start:r.Span.End])
		for _, part := range []struct{ name, value string }{
			{"name", r.Name}, {"path", r.Path}, {"ref", r.Ref}, {"tag", r.Tag}, {"digest", r.Digest}, {"comment", r.Comment},
		} {
			if part.value != "" {
				fmt.Fprintf(&out, "\n\t%s %s", part.name, part.value)
			}
		}
		if r.Err != nil {
			fmt.Fprintf(&out, "\n\terror %v", r.Err)
		}
		fmt.Fprintf(&out, "\n\tpinned %v, dynamic %v, exact %v\n", r.Pinned(), r.Dynamic, r.Exact)
	}
	return out.String()
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}
