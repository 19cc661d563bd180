package makefile

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBuilds(t *testing.T) {
	for _, test := range []struct {
		name, text, target string
		want               []string
	}{
		{"variables", "BIN = app\nGO ?= go\nbuild:\n\t$(GO) build -o bin/$(BIN) ./cmd/app\n", "build", []string{"4: bin/app ./cmd/app"}},
		{"needs", "all: build\nbuild: dep\n\t@go build \\\n\t  -o x .\ndep:\n\tgo build ./cmd/gen\n", "", []string{"6:  ./cmd/gen", "3: x ."}},
		{"unknown variable", "build:\n\tgo build -o $(shell pwd)/x $(PKG)\n", "build", []string{"2: ${shell_pwd}/x ${PKG}"}},
		{"itself", "A = $(A)\nbuild: build\n\tgo build $(A)\n", "build", []string{"3:  $(A)"}},
		{"flags", "LD := -X main.version=$(V)\nbuild:\n\tgo build -ldflags \"-s $(LD)\" -tags a,b\n", "build", []string{"3:   a b main.version"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := Parse([]byte(test.text))
			var got []string
			for _, b := range f.Builds(f.Target(test.target)) {
				text := fmt.Sprintf("%d: %s %s", b.Line, b.Output, strings.Join(b.Packages, " "))
				if len(b.Tags)+len(b.Sets) > 0 {
					text += " " + strings.Join(append(b.Tags, b.Sets...), " ")
				}
				got = append(got, text)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestHostile holds files that must neither hang nor panic.
func TestHostile(t *testing.T) {
	for _, text := range []string{"", ":", "\t", "a:\\", strings.Repeat("$(", 10_000), "A=$(B)$(B)\nB=$(A)$(A)\nx:\n\t$(A)\n", strings.Repeat("a: a\n", 10_000), "a\xff: \x00\n\tgo build $"} {
		f := Parse([]byte(text))
		f.Builds(f.Target(""))
		if len(f.Expand("$(A)")) > 1<<24 {
			t.Errorf("%.20q grew", text)
		}
	}
}
