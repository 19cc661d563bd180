package goreleaser

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/shipgen/shipgen/schema/node"
)

func TestBuilds(t *testing.T) {
	docs, err := node.Parse([]byte("builds:\n- id: a\n  main: ./cmd/a\n  binary: a\n  tags: [x]\n  ldflags:\n  - -s -X main.v={{.Version}} -X 'b.C=d'\n- {builder: rust}\n- {skip: true}\n- dir: b\n  ldflags: -X e.f=1\n- text\n"), node.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	want := []Build{
		{ID: "a", Main: "./cmd/a", Dir: ".", Binary: "a", Tags: []string{"x"}, Sets: []string{"main.v", "b.C"}},
		{Main: ".", Dir: "b", Sets: []string{"e.f"}},
	}
	if diff := cmp.Diff(want, Builds(docs), cmpopts.IgnoreFields(Build{}, "Node")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for name, want := range map[string]bool{".goreleaser.yml": true, "goreleaser.yaml": true, "x/.goreleaser.yaml": true, ".goreleaser.nightly.yml": false} {
		if Is(name) != want {
			t.Errorf("Is(%q) is %v", name, !want)
		}
	}
}
