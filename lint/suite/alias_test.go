package suite

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/repo"
)

// TestAliases holds aliases to what they claim: that a finding stands exactly
// where the other tool has one. The cases are testdata/alias/<tool>/<rule>/*.yml,
// written from the tool's documentation; a line that ends in `# here` is one where
// the alias must be, and no other line has it. A case whose name begins with
// action is an action.yml, any other one a workflow.
func TestAliases(t *testing.T) {
	cases, err := filepath.Glob("../../testdata/alias/*/*/*.yml")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	claimed := map[string]bool{}
	for _, name := range cases {
		rule := filepath.Dir(name)
		alias := filepath.Base(filepath.Dir(rule)) + ":" + filepath.Base(rule)
		t.Run(alias+"/"+filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			want := marked(string(data))
			claimed[alias] = claimed[alias] || len(want) > 0
			if diff := cmp.Diff(want, aliased(t, filepath.Base(name), data, alias)); diff != "" {
				t.Errorf("lines that have the alias (-want +got):\n%s", diff)
			}
		})
	}
	for _, alias := range slices.Sorted(maps.Keys(claimed)) {
		if !claimed[alias] {
			t.Errorf("no case of %s has it anywhere", alias)
		}
	}
}

func marked(text string) []int {
	var lines []int
	number := 0
	for line := range strings.Lines(text) {
		number++
		if strings.HasSuffix(strings.TrimSpace(line), "# here") {
			lines = append(lines, number)
		}
	}
	return lines
}

// aliased are the lines of the findings that have an alias.
func aliased(t *testing.T, name string, data []byte, alias string) []int {
	file := ".github/workflows/ci.yml"
	if strings.HasPrefix(name, "action") {
		file = "action.yml"
	}
	report, err := lint.Run(context.Background(), repo.Memory{file: data}, lint.Options{
		Rules: Rules(), Known: Names(Rules()), MinConfidence: lint.LowConfidence, Audience: lint.Auditor,
	})
	if err != nil || len(report.Errors) > 0 {
		t.Fatal(err, report.Errors)
	}
	var lines []int
	index := repo.NewLines(data)
	for _, f := range report.Findings {
		if slices.Contains(f.Aliases, alias) {
			lines = append(lines, index.Position(f.Span.Start).Line)
		}
	}
	slices.Sort(lines)
	return slices.Compact(lines)
}
