package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shipgen/shipgen/lint/secret"
)

// Whole processes are compared here: shipgen with programs that do a part of its
// work, on the same files in the same run. A program that is not there is left
// out, and so is its figure.

// BenchmarkInitLarge reads a Go service of 10,000 files: x-rg is against ripgrep
// counting their lines, in processor time of user mode.
func BenchmarkInitLarge(b *testing.B) {
	s := newSynthetic(b)
	s.service(10000)
	s.git()
	b.SetBytes(s.size)
	for b.Loop() {
		mustRun(b, s.dir, exitClean, "init", "--dry-run")
	}
	compare(b, s.dir, "x-rg", []string{"shipgen", "init", "--dry-run"}, []string{"rg", "--no-config", "-c", ".", "-g", "*.go", "."})
}

// BenchmarkLintWorkflows lints 1,000 workflows, those below the folder in
// WORKFLOWS if it is set: x-actionlint is how many times as long in processor
// time of user mode as actionlint's command, without shellcheck.
func BenchmarkLintWorkflows(b *testing.B) {
	s := newSynthetic(b)
	s.workflows(1000)
	s.git()
	b.SetBytes(s.size)
	for b.Loop() {
		mustRun(b, s.dir, exitFindings, "lint", ".")
	}
	compare(b, s.dir, "x-actionlint", []string{"shipgen", "lint", "."}, []string{"actionlint", "-shellcheck=", "-pyflakes="})
}

// workflows writes n workflows.
func (s *synthetic) workflows(n int) {
	found, err := filepath.Glob(filepath.Join(os.Getenv("WORKFLOWS"), "*.yml"))
	if err != nil {
		s.b.Fatal(err)
	}
	for i := range n {
		text := ""
		if len(found) > 0 && os.Getenv("WORKFLOWS") != "" {
			data, err := os.ReadFile(found[i%len(found)])
			if err != nil {
				s.b.Fatal(err)
			}
			text = string(data)
		} else {
			text = s.workflow()
		}
		s.write(filepath.Join(".github/workflows", s.hex(12)+".yml"), text)
	}
}

// BenchmarkLintSecrets looks for secrets in a tree of over 100 MB, or in the one
// in TREE. x-keywords is all of lint against ripgrep counting lines with shipgen's
// keywords, x-secrets the search for secrets alone; x-gitleaks how many times as
// long gitleaks takes as that; MB/s are of processor time of user mode.
func BenchmarkLintSecrets(b *testing.B) {
	s := newSynthetic(b)
	if tree := os.Getenv("TREE"); tree != "" {
		s.dir, s.size = tree, sizeOf(b, tree)
	} else {
		s.monorepo(12000)
		s.git()
	}
	words := filepath.Join(b.TempDir(), "keywords")
	if err := os.WriteFile(words, []byte(strings.Join(secret.Keywords(), "\n")+"\n"), 0o644); err != nil {
		b.Fatal(err)
	}
	only := []string{"shipgen", "lint", "--only", "leaked-secret", "."}
	b.SetBytes(s.size)
	for b.Loop() {
		mustRun(b, s.dir, exitFindings, only[1:]...)
	}
	b.ReportMetric(float64(s.size)/1e6/best(b, s.dir, only).user.Seconds(), "MB/user-s")
	ripgrep := []string{"rg", "--no-config", "-F", "-i", "-c", "-f", words, "."}
	compare(b, s.dir, "x-keywords", []string{"shipgen", "lint", "."}, ripgrep)
	compare(b, s.dir, "x-secrets", only, ripgrep)
	compare(b, s.dir, "x-gitleaks", []string{"gitleaks", "dir", "--no-banner", "--exit-code", "0", "."}, only)
}

func sizeOf(b *testing.B, tree string) int64 {
	var size int64
	err := filepath.WalkDir(tree, func(_ string, entry os.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		info, err := entry.Info()
		size += info.Size()
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return size
}

// BenchmarkLintStaged lints ten staged files of a repository of 10,000, as the
// hook does before each commit.
func BenchmarkLintStaged(b *testing.B) {
	s := newSynthetic(b)
	s.monorepo(10000)
	s.git()
	s.run("git", "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "first")
	for i := range 10 {
		s.write(filepath.Join("services", "new", s.hex(8)+".go"), s.goFile("new", strings.Repeat("\n", i)))
	}
	s.run("git", "add", "-A")
	for b.Loop() {
		mustRun(b, s.dir, exitClean, "lint", "--staged")
	}
	b.ReportMetric(float64(best(b, s.dir, []string{"shipgen", "lint", "--staged"}).wall.Milliseconds()), "process-ms")
}

func (s *synthetic) run(args ...string) {
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = s.dir
	if out, err := cmd.CombinedOutput(); err != nil {
		s.b.Fatalf("%v: %v: %s", args, err, out)
	}
}

// compare reports how many times as long one program takes as another, in
// processor time of user mode.
func compare(b *testing.B, dir, figure string, one, other []string) {
	for _, program := range []string{one[0], other[0]} {
		if _, err := exec.LookPath(program); err != nil {
			return
		}
	}
	b.ReportMetric(float64(best(b, dir, one).user)/float64(best(b, dir, other).user), figure)
}
