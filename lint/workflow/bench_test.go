package workflow

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/repo"
)

// thousand are 1,000 workflows: those of the fixtures, over and over, or those
// below the folder in WORKFLOWS, once.
func thousand(b *testing.B) repo.Memory {
	b.Helper()
	dir := os.Getenv("WORKFLOWS")
	most := 1 << 20
	if dir == "" {
		dir, most = "../../testdata/lint", 1000
	}
	var found [][]byte
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && strings.Contains(name, ".github/workflows/") && strings.HasSuffix(name, ".yml") {
			data, err := os.ReadFile(name)
			found = append(found, data)
			return err
		}
		return err
	})
	if err != nil || len(found) == 0 {
		b.Fatal("no workflows:", err)
	}
	tree := repo.Memory{}
	for i := range max(len(found), min(most, 1000)) {
		tree[fmt.Sprintf("r%d/.github/workflows/ci.yml", i)] = found[i%len(found)]
	}
	return tree
}

// indexed is a tree that answers from an index, as one on disk does.
type indexed struct {
	repo.Memory
	files []string
}

func (t *indexed) Files() []string { return t.files }

func (t *indexed) Has(name string) bool {
	_, ok := t.Memory[name]
	return ok
}

// userTime is the processor time of this process, in milliseconds.
func userTime(b *testing.B) float64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return float64(usage.Utime.Nano()) / 1e6
}

// BenchmarkWorkflows runs every rule, for everybody and for the auditor, and
// actionlint's own linter over the same files; user-ms/op are to be compared.
func BenchmarkWorkflows(b *testing.B) {
	memory := thousand(b)
	tree := &indexed{memory, memory.Files()}
	for name, audience := range map[string]lint.Audience{"regular": lint.Regular, "auditor": lint.Auditor} {
		b.Run(name, func(b *testing.B) {
			before := userTime(b)
			for b.Loop() {
				opts := lint.Options{Rules: Rules, Audience: audience, MinConfidence: lint.LowConfidence}
				if _, err := lint.Run(context.Background(), tree, opts); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric((userTime(b)-before)/float64(b.N), "user-ms/op")
		})
	}
	b.Run("actionlint", func(b *testing.B) {
		before := userTime(b)
		for b.Loop() {
			linter, err := actionlint.NewLinter(io.Discard, &actionlint.LinterOptions{})
			if err != nil {
				b.Fatal(err)
			}
			for _, name := range tree.Files() {
				if _, err := linter.Lint(name, memory[name], nil); err != nil {
					b.Fatal(err)
				}
			}
		}
		b.ReportMetric((userTime(b)-before)/float64(b.N), "user-ms/op")
	})
}
