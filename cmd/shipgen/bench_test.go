package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// mustRun runs shipgen in this process, where a profile can see it.
func mustRun(b *testing.B, dir string, most int, args ...string) {
	b.Helper()
	var stderr bytes.Buffer
	a := &app{stdin: &bytes.Buffer{}, stdout: io.Discard, stderr: &stderr, dir: dir, version: "v0.1.0"}
	if code := a.run(args); code > most {
		b.Fatalf("shipgen %v: status %d: %s", args, code, &stderr)
	}
}

// BenchmarkInit reads a Go service of 500 files.
func BenchmarkInit(b *testing.B) {
	s := newSynthetic(b)
	s.service(500)
	s.git()
	b.SetBytes(s.size)
	b.ReportAllocs()
	for b.Loop() {
		mustRun(b, s.dir, exitClean, "init", "--dry-run")
	}
}

// renderedSample is a repository with the sample service, and its files.
func renderedSample(b *testing.B) string {
	s := newSynthetic(b)
	s.service(0)
	if err := os.Remove(filepath.Join(s.dir, "cmd/api/more.go")); err != nil {
		b.Fatal(err)
	}
	s.git()
	mustRun(b, s.dir, exitClean, "init", "--generate")
	return s.dir
}

// BenchmarkGenerate renders and writes every file of the sample service.
func BenchmarkGenerate(b *testing.B) {
	dir := renderedSample(b)
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		for _, name := range []string{".github", ".shipgen", "ship.lock", "Dockerfile", ".dockerignore", "deploy"} {
			if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
				b.Fatal(err)
			}
		}
		b.StartTimer()
		mustRun(b, dir, exitClean, "generate")
	}
}

// BenchmarkCheck renders the same files and compares them with the disk.
func BenchmarkCheck(b *testing.B) {
	dir := renderedSample(b)
	b.ReportAllocs()
	for b.Loop() {
		mustRun(b, dir, exitClean, "check")
	}
}

// BenchmarkLint lints a repository of 5,000 files, and says how many times as
// long that takes as counting their lines does: x-rg in processor time of user
// mode, x-rg-wall by the clock, both of whole processes (x-grep without ripgrep).
func BenchmarkLint(b *testing.B) {
	s := newSynthetic(b)
	s.monorepo(5000)
	s.git()
	b.SetBytes(s.size)
	b.ReportAllocs()
	for b.Loop() {
		mustRun(b, s.dir, exitFindings, "lint", ".")
	}
	name, counter := lineCounter()
	if counter == nil {
		return
	}
	measured := func(args ...string) cost { return best(b, s.dir, args) }
	lint, count := measured("shipgen", "lint", "."), measured(counter...)
	b.ReportMetric(float64(lint.user)/float64(count.user), "x-"+name)
	b.ReportMetric(float64(lint.wall)/float64(count.wall), "x-"+name+"-wall")
}

// lineCounter is the program to compare with, nil where there is none.
func lineCounter() (name string, command []string) {
	for _, c := range [][]string{{"rg", "--no-config", "-c", "."}, {"grep", "-rc", "."}} {
		if _, err := exec.LookPath(c[0]); err == nil {
			return c[0], c
		}
	}
	return "", nil
}

// cost is what one process took.
type cost struct{ user, wall time.Duration }

// best is the least of several runs: what others do on the machine only adds.
func best(b *testing.B, dir string, args []string) cost {
	var least cost
	for range 7 {
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Dir = dir
		start := time.Now()
		err := cmd.Run()
		took := cost{cmd.ProcessState.UserTime(), time.Since(start)}
		if code := cmd.ProcessState.ExitCode(); code != exitClean && code != exitFindings {
			b.Fatalf("%v: %v", args, err)
		}
		if least.wall == 0 || took.user < least.user {
			least.user = took.user
		}
		if least.wall == 0 || took.wall < least.wall {
			least.wall = took.wall
		}
	}
	return least
}
