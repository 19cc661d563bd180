package dockerfile

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// Each testdata/schema/dockerfile/<case>.dockerfile is read and printed with the
// bytes that its spans hold in the file.
func TestParse(t *testing.T) {
	files, err := filepath.Glob("../../testdata/schema/dockerfile/*.dockerfile")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := dump(data)
			golden := strings.TrimSuffix(name, ".dockerfile") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func dump(data []byte) string {
	f, err := Parse(data)
	var b strings.Builder
	bytesOf := func(s Span) string { return string(data[s.Start:s.End]) }
	var errs Errors
	if errors.As(err, &errs) {
		for _, e := range errs {
			fmt.Fprintf(&b, "error %d-%d: %s\n", e.Start, e.End, e.Message)
		}
	}
	if f.Syntax != nil {
		fmt.Fprintf(&b, "syntax %q\n", bytesOf(f.Syntax.Span))
	}
	for _, in := range f.Instructions {
		dumpInstruction(&b, in, bytesOf)
	}
	return b.String()
}

func dumpInstruction(b *strings.Builder, in *Instruction, bytesOf func(Span) string) {
	stage := "-"
	if in.Stage != nil {
		stage = fmt.Sprint(in.Stage.Index)
	}
	fmt.Fprintf(b, "%s stage=%s json=%v %d-%d %q\n", in.Keyword, stage, in.JSON, in.Start, in.End, bytesOf(in.KeywordSpan))
	for _, f := range in.Flags {
		fmt.Fprintf(b, "  flag %s %q\n", f.Name, bytesOf(f.Value.Span))
		for _, o := range f.Options {
			fmt.Fprintf(b, "    %q=%q\n", bytesOf(o.Key.Span), bytesOf(o.Value.Span))
		}
	}
	for _, p := range in.Pairs {
		value, known := in.Expand(p.Value.Value)
		fmt.Fprintf(b, "  pair %q=%q expands to %q %v\n", bytesOf(p.Key.Span), bytesOf(p.Value.Span), value, known)
	}
	for _, a := range in.Args {
		fmt.Fprintf(b, "  arg %q", bytesOf(a.Span))
		if value, known := in.Expand(a.Value); in.Keyword != "RUN" {
			fmt.Fprintf(b, " expands to %q %v", value, known)
		}
		fmt.Fprintln(b)
	}
	for _, d := range in.Heredocs {
		fmt.Fprintf(b, "  heredoc %s %q\n", d.Name, bytesOf(d.Body))
	}
	if script := in.Shell(); script != nil {
		for _, c := range script.Commands {
			fmt.Fprintf(b, "  command")
			for _, w := range c.Words {
				fmt.Fprintf(b, " %q", bytesOf(Span{w.Start, w.End}))
			}
			fmt.Fprintln(b)
		}
	}
	if in.Trigger != nil {
		dumpInstruction(b, in.Trigger, bytesOf)
	}
}

// Whatever the bytes, spans stay inside the file and nothing panics.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"", "FROM", "FROM a\nRUN <<E\n", "# escape=`\nFROM a\nRUN a `\n b", "\ufeffFROM a AS b\r\nCOPY --from=b [\"x\", \"y\"]\r\n", "# check=x\nFROM a", "ONBUILD ONBUILD RUN x", "FROM a\nENV a", "FROM a\\\n", "\\\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file, _ := Parse(data)
		for _, in := range file.Instructions {
			if in.Start < 0 || in.Start > in.End || in.End > len(data) {
				t.Fatalf("%s has the span %d-%d of %d bytes", in.Keyword, in.Start, in.End, len(data))
			}
			for _, a := range in.Args {
				if a.Start < 0 || a.Start > a.End || a.End > len(data) {
					t.Fatalf("%s has an argument at %d-%d of %d bytes", in.Keyword, a.Start, a.End, len(data))
				}
				in.Expand(a.Value)
			}
			in.Shell()
		}
	})
}

// Files made to be slow or to grow are read, or refused, in bounded time.
func TestHostileFiles(t *testing.T) {
	double := "FROM a\nENV v0=xxxxxxxxxxxxxxxx\n"
	for i := range 200 {
		double += fmt.Sprintf("ENV v%d=$v%d$v%d\n", i+1, i, i)
	}
	tests := map[string]string{
		"doubling":      double + "COPY $v200 /\n",
		"environment":   "FROM a\n" + strings.Repeat("ENV a=$b\n", 100_000),
		"stages":        strings.Repeat("FROM a AS a\n", 80_000),
		"continuations": "FROM a\nRUN " + strings.Repeat("\\\n", 400_000),
		"unknown":       strings.Repeat("X\n", 400_000),
		"heredocs":      "FROM a\nRUN " + strings.Repeat("<<a ", 15_000) + strings.Repeat("\na", 15_000),
		"flags":         "FROM a\nRUN " + strings.Repeat("--mount=a,b ", 5_000),
		"triggers":      "FROM a\n" + strings.Repeat("ONBUILD ", 7_000) + "RUN a",
		"chained":       "FROM a\n" + strings.Repeat("ONBUILD \\\n", 90_000) + "RUN a",
		"large":         strings.Repeat("#", MaxSize+1),
	}
	for name, src := range tests {
		start := time.Now()
		file, _ := Parse([]byte(src))
		for _, in := range file.Instructions {
			for _, a := range in.Args {
				in.Expand(a.Value)
			}
			in.Shell()
		}
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s: %d bytes took %s", name, len(src), took)
		}
	}
}
