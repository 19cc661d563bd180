package main

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite golden files")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"shipgen": main})
}

// TestCLI runs the scripts of testdata/cli, which read as shell sessions.
func TestCLI(t *testing.T) {
	samples, err := filepath.Abs("../../testdata/detect")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata/cli",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("SAMPLES", samples)
			env.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"sample": sample,
			"status": exitStatus,
		},
	})
}

// sample copies a sample service into a new git repository: sample orders dir.
func sample(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sample name dir")
	}
	dir := ts.MkAbs(args[1])
	ts.Check(os.CopyFS(dir, os.DirFS(filepath.Join(ts.Getenv("SAMPLES"), args[0], "repo"))))
	for _, git := range [][]string{{"init", "-q", "-b", "main"}, {"remote", "add", "origin", "https://github.com/acme/" + args[0]}} {
		cmd := exec.Command("git", git...)
		cmd.Dir = dir
		ts.Check(cmd.Run())
	}
}

// exitStatus runs shipgen and holds it to an exit status: status 2 check.
func exitStatus(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status code argument…")
	}
	err := ts.Exec("shipgen", args[1:]...)
	code := "0"
	if exit, ok := err.(*exec.ExitError); ok {
		code = exit.ProcessState.String()[len("exit status "):]
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if code != args[0] {
		ts.Fatalf("exit status %s, want %s", code, args[0])
	}
}
