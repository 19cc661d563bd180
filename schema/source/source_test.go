package source

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/shipgen/shipgen/schema/repo"
)

const goMod = "module example.com/m\n\ngo 1.26.3\n"

func read(files map[string]string) *Source {
	tree := repo.Memory{"go.mod": []byte(goMod)}
	for name, text := range files {
		tree[name] = []byte(text)
	}
	return Read(tree)
}

// TestPorts holds the values of addresses that are no whole services.
func TestPorts(t *testing.T) {
	for _, test := range []struct {
		name, body string
		want       []string
	}{
		{"constant", `http.ListenAndServe(":80"+"80", nil)`, []string{"http 8080"}},
		{"iota", `const (a = 8000 + iota; b); http.ListenAndServe(fmt.Sprintf(":%d", third), nil)`, []string{"http 9002"}},
		{"flag of an address", `a := flag.String("a", "0.0.0.0:99", ""); flag.Parse(); http.ListenAndServe(*a, nil)`, []string{"http 99 flag a"}},
		{"argument", `serve(7)`, []string{"http 7"}},
		{"closure", `p := 5; f := func() { http.ListenAndServe(":"+strconv.Itoa(p), nil) }; go f()`, []string{"http 5"}},
		{"environment over constant", `a := ":1"; if v := os.Getenv("ADDR"); v != "" { a = v }; http.ListenAndServe(a, nil)`, []string{"http 1"}},
		{"number from the environment", `p, err := strconv.Atoi(os.Getenv("P")); if err != nil { p = 6 }; serve(p)`, []string{"http 6 env P"}},
		{"off by default", `if *debug { http.ListenAndServe(":6060", nil) }; serve(3)`, []string{"http 6060 unless debug", "http 3"}},
		{"Unix socket", `l, _ := net.Listen("unix", "/s"); http.Serve(l, nil)`, []string{"http 0"}},
		{"net.Listen alone", `net.Listen("tcp", ":4")`, []string{"tcp 4"}},
		{"two conditions", `a := ":1"; if len(os.Args) > 1 { a = ":2" }; http.ListenAndServe(a, nil)`, []string{"http 1 or 2"}},
		{"unknown", `http.ListenAndServe(os.Args[1], nil)`, []string{"http 0"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := read(map[string]string{"main.go": `package main
import ("flag"; "fmt"; "net"; "net/http"; "os"; "strconv")
const (first = 9000 + iota; second; third)
var debug = flag.Bool("debug", false, "")
func serve(port int) { http.ListenAndServe(fmt.Sprintf("%s:%d", "", port), nil) }
func main() { ` + test.body + ` }
`})
			if diff := cmp.Diff(test.want, describe(s.Mains[0])); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func describe(main *Main) (all []string) {
	for _, l := range main.Listeners {
		text := fmt.Sprintf("%s %d", l.Role, l.Port)
		for _, part := range [][2]string{{"env", l.PortEnv}, {"flag", l.Flag}, {"unless", l.Unless}} {
			if part[1] != "" {
				text += " " + part[0] + " " + part[1]
			}
		}
		for _, other := range l.Others {
			text += fmt.Sprintf(" or %d", other)
		}
		all = append(all, text)
	}
	return all
}

// TestHostile reads code that means harm: it must end soon, and say what it did not read.
func TestHostile(t *testing.T) {
	deep := strings.Repeat("(", 100_000) + "1" + strings.Repeat(")", 100_000)
	for _, test := range []struct {
		name, file, text string
		skipped          bool
	}{
		{"nested parentheses", "main.go", "package main\nvar x = " + deep + "\nfunc main() { println(x) }\n", true},
		{"long sum", "main.go", "package main\nvar x = \"\"" + strings.Repeat(`+"a"`, 50_000) + "\nfunc main() { println(x) }\n", false},
		{"large file", "main.go", "package main\nfunc main() {}\n//" + strings.Repeat("x", maxFile), true},
		{"no UTF-8", "main.go", "package main\nfunc main() { println(\"\xff\xfe\") }\n", false},
		{"cyclic constants", "main.go", "package main\nconst a, b = b, a\nfunc main() { println(a) }\n", false},
		{"cyclic types", "main.go", "package main\ntype a b\ntype b a\ntype c struct{ c }\nvar v c\nvar w a\nfunc main() { v.x.y(); w.z() }\n", false},
		{"recursion", "main.go", "package main\nfunc f() { f(); f(); g(f) }\nfunc g(h func()) { h(); f() }\nfunc main() { f() }\n", false},
		{"import of itself", "main.go", "package main\nimport \"example.com/m\"\nfunc main() { m.X() }\n", false},
		{"unclosed", "main.go", "package main\nfunc main() { `", true},
		{"nothing", "main.go", "", false},
		{"no module", "a/go.mod", "modul x", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			start := time.Now()
			s := read(map[string]string{test.file: test.text})
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("took %v", took)
			}
			if (len(s.Skipped) > 0) != test.skipped {
				t.Errorf("skipped %v, want %v", s.Skipped, test.skipped)
			}
		})
	}
}

func TestSkeletonKeepsDeclarationsAndLines(t *testing.T) {
	text := "package p\n\nfunc (a T) f(x interface{ M() }) struct{ A int } {\n\treturn `}` + \"}\" // }\n}\n\nvar v = 1\n"
	got := string(skeleton([]byte(text)))
	if len(got) != len(text) || strings.Count(got, "\n") != strings.Count(text, "\n") {
		t.Errorf("length or lines changed: %q", got)
	}
	if strings.Contains(got, "return") || !strings.Contains(got, "struct{ A int } {") || !strings.Contains(got, "var v = 1") {
		t.Errorf("got %q", got)
	}
}

// large is a repository of 10,000 files with ten programs.
func large() repo.Memory {
	tree := repo.Memory{"go.mod": []byte(goMod)}
	filler := strings.Repeat("\n// F does something with what it is given.\nfunc F%[1]d(a, b int) int {\n\tif a > b {\n\t\treturn a - b\n\t}\n\tfor i := range a {\n\t\tb += i\n\t}\n\treturn b\n}\n", 1)
	for i := range 10_000 {
		dir := fmt.Sprintf("pkg/p%d", i/10)
		text := fmt.Sprintf("package p%d\n", i/10)
		for j := range 40 {
			text += fmt.Sprintf(filler, i%10*100+j)
		}
		tree[fmt.Sprintf("%s/f%d.go", dir, i%10)] = []byte(text)
	}
	for i := range 10 {
		text, calls := "package main\nimport (\n\"net/http\"\n", ""
		for j := range 100 {
			text += fmt.Sprintf("\t\"example.com/m/pkg/p%d\"\n", i*100+j)
			calls += fmt.Sprintf("\tp%d.F1(1, 2)\n", i*100+j)
		}
		tree[fmt.Sprintf("cmd/c%d/main.go", i)] = []byte(text + ")\nfunc main() {\n" + calls + "http.ListenAndServe(\":8080\", nil)\n}\n")
	}
	return tree
}

// BenchmarkRead reads a repository of 10,000 files with ten programs.
func BenchmarkRead(b *testing.B) {
	tree := large()
	b.ReportAllocs()
	for b.Loop() {
		if s := Read(tree); len(s.Mains) != 10 || s.Mains[9].Listeners[0].Port != 8080 {
			b.Fatalf("got %d mains", len(s.Mains))
		}
	}
}
