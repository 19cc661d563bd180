package source

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/shipgen/shipgen/schema/repo"
)

// TestHostileTrees reads trees that mean harm.
func TestHostileTrees(t *testing.T) {
	const serve = "package main\nimport \"net/http\"\nfunc main() { http.ListenAndServe(\":1\", nil) }\n"
	cycle := map[string]string{"main.go": "package main\nimport _ \"example.com/m/a\"\nfunc main() {}\n"}
	for i, name := range []string{"a", "b", "c"} {
		next := []string{"b", "c", "a"}[i]
		cycle[name+"/x.go"] = fmt.Sprintf("package %s\nimport \"example.com/m/%s\"\nvar V = %s.V\n", name, next, next)
	}
	for _, test := range []struct {
		name  string
		files map[string]string
	}{
		{"import cycle", cycle},
		{"replace cycle", map[string]string{"a/go.mod": "module a\ngo 1.26\nreplace b => ../b\n", "b/go.mod": "module b\ngo 1.26\nreplace a => ../a\n",
			"a/main.go": "package main\nimport \"b\"\nfunc main() { b.F() }\n", "b/b.go": "package b\nimport \"a/x\"\nfunc F() { x.F() }\n"}},
		{"aliases in configuration", map[string]string{"main.go": "package main\nimport (\"gopkg.in/yaml.v3\"; \"os\")\ntype c struct{ A *c `yaml:\"a\"` }\nfunc main() { d, _ := os.ReadFile(\"c.yaml\"); var x c; yaml.Unmarshal(d, &x) }\n",
			"c.yaml": "a: &a\n  a: &b\n    a: [" + strings.Repeat("*a, ", 1000) + "]\n"}},
		{"deep configuration", map[string]string{"main.go": "package main\nimport (\"encoding/json\"; \"os\")\ntype c struct{ A *c }\nfunc main() { d, _ := os.ReadFile(\"c.json\"); var x c; json.Unmarshal(d, &x) }\n",
			"c.json": strings.Repeat(`{"A":`, 5000) + "1" + strings.Repeat("}", 5000)}},
		{"values that hold each other", map[string]string{"main.go": "package main\nimport (\"net/http\"; \"example.org/x\")\nfunc main() {\na := x.New(); b := x.New(); a.Add(b); b.Add(a)\n" +
			"http.Handle(\"/m\", a)\nhttp.ListenAndServe(\":1\", nil) }\n"}},
		{"text that doubles", map[string]string{"main.go": "package main\nimport (\"fmt\"; \"net/http\")\nfunc main() {\ns := \"a\"\n" +
			strings.Repeat("s = fmt.Sprintf(\"%s%s\", s, s)\n", 60) + "http.ListenAndServe(s, nil) }\n"}},
		{"literal that calls itself", map[string]string{"main.go": "package main\nfunc main() {\nvar f func(int)\nf = func(i int) { f(i); f(i); f(i) }\nf(1) }\n"}},
		{"configuration named in a loop", map[string]string{"main.go": "package main\nimport \"github.com/spf13/viper\"\nfunc main() {\n" +
			strings.Repeat("viper.AddConfigPath(\"a\"+x())\nviper.ReadInConfig()\n", 400) + "}\nfunc x() string { return \"b\" }\n"}},
		{"Dockerfile of one line", map[string]string{"main.go": serve, "Dockerfile": "COPY\nCMD [\"" + strings.Repeat("a", 100_000)}},
		{"not UTF-8", map[string]string{"main.go": serve, "Dockerfile": "CMD [\"\xff\xfe.yaml\"]", "\xff.yaml": "\xff", "go.work": "\xff"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			start := time.Now()
			s := read(test.files)
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("took %v", took)
			}
			if len(s.Mains) == 0 {
				t.Errorf("no main: %v", s.Skipped)
			}
		})
	}
}

// TestLargeFile leaves out a file of 50 MB and says so.
func TestLargeFile(t *testing.T) {
	tree := repo.Memory{"go.mod": []byte(goMod), "main.go": []byte("package main\nfunc main() {}\n"),
		"table.go": append([]byte("package main\nvar table = \""), make([]byte, 50<<20)...)}
	s := Read(tree)
	if len(s.Mains) != 1 || len(s.Skipped) != 1 || s.Skipped[0].File != "table.go" {
		t.Errorf("mains %d, skipped %v", len(s.Mains), s.Skipped)
	}
}

// TestSymlinkLoop reads a folder that links to itself.
func TestSymlinkLoop(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), goMod)
	write(t, filepath.Join(dir, "main.go"), "package main\nfunc main() {}\n")
	if err := os.Symlink(".", filepath.Join(dir, "again")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("loop.go", filepath.Join(dir, "loop.go")); err != nil {
		t.Fatal(err)
	}
	root, err := repo.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	tree, err := root.Tree()
	if err != nil {
		t.Fatal(err)
	}
	if s := Read(tree); len(s.Mains) != 1 {
		t.Errorf("mains %d, skipped %v", len(s.Mains), s.Skipped)
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// FuzzRead reads any Go file, Dockerfile and configuration: nothing may panic,
// and no program may fail to be read.
func FuzzRead(f *testing.F) {
	f.Add("package main\nimport \"net/http\"\nfunc main() { http.ListenAndServe(\":1\", nil) }\n", "CMD [\"a\", \"c.yaml\"]", "a: 1\n")
	f.Add("package main\nfunc main() { for { select {} } }\n", "FROM x\nCOPY a b/\n", "a: &a [*a]\n")
	f.Add("package main\nvar a, b = b, a\nfunc main() { var x struct{ y []int }; x.y[0]++ }\n", "", "[a]\nb = \"c\n")
	f.Fuzz(func(t *testing.T, code, dockerfile, config string) {
		s := read(map[string]string{"main.go": code, "Dockerfile": dockerfile, "c.yaml": config, "c.toml": config})
		for _, main := range s.Mains {
			for _, u := range main.Unknown {
				if strings.HasPrefix(u.Why, "reading its code failed") {
					t.Error(u.Why)
				}
			}
		}
	})
}

// TestMemory bounds what a repository of 10,000 files takes at most.
func TestMemory(t *testing.T) {
	tree := large()
	runtime.GC()
	var before, now runtime.MemStats
	runtime.ReadMemStats(&before)
	peak := before.HeapAlloc
	done := make(chan struct{})
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			select {
			case <-done:
				return
			case <-time.After(5 * time.Millisecond):
				runtime.ReadMemStats(&now)
				peak = max(peak, now.HeapAlloc)
			}
		}
	}()
	s := Read(tree)
	close(done)
	<-stopped
	if len(s.Mains) != 10 {
		t.Errorf("got %d mains", len(s.Mains))
	}
	const limit = 300 << 20
	t.Logf("peak %d MB above the tree", (peak-before.HeapAlloc)>>20)
	if peak-before.HeapAlloc > limit {
		t.Errorf("peak of the heap is %d MB above the tree, more than %d", (peak-before.HeapAlloc)>>20, limit>>20)
	}
}
