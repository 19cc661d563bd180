package main

import (
	"errors"
	"flag"
	"hash/crc32"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
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
			"token":  plantToken,
			"quiet":  quiet,
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

// tokens are what the scripts plant. No token is written down here: push
// protection would hold it for real. GitHub's end in a checksum of six digits in
// base 62 of the CRC-32 of the rest.
var tokens = map[string]string{"first": gitHubToken('a'), "second": gitHubToken('b'), "third": gitHubToken('c'), "fourth": gitHubToken('d')}

func gitHubToken(seed byte) string {
	const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	body := make([]byte, 30)
	state := uint32(seed)
	for i := range body {
		state = state*1664525 + 1013904223
		body[i] = digits[(state>>16)%62]
	}
	sum := make([]byte, 6)
	for i, n := 5, crc32.ChecksumIEEE(body); i >= 0; i-- {
		sum[i], n = digits[n%62], n/62
	}
	return "ghp" + "_" + string(body) + string(sum)
}

// plantToken adds a line with a token to a file: token first config.txt.
func plantToken(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 || tokens[args[0]] == "" {
		ts.Fatalf("usage: token name file")
	}
	file, err := os.OpenFile(ts.MkAbs(args[1]), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	ts.Check(err)
	_, err = file.WriteString("token: " + tokens[args[0]] + "\n")
	ts.Check(errors.Join(err, file.Close()))
}

// quiet holds what was printed last, or files, to hold no token.
func quiet(ts *testscript.TestScript, neg bool, args []string) {
	if neg {
		ts.Fatalf("usage: quiet file…")
	}
	for _, name := range append([]string{"stdout", "stderr"}, args...) {
		text := ts.ReadFile(name)
		for which, token := range tokens {
			if strings.Contains(text, token) || strings.Contains(text, token[10:]) {
				ts.Fatalf("%s shows the token %q", name, which)
			}
		}
	}
}
