package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"strings"

	"github.com/shipgen/shipgen/lint"
)

// unfair are what ShellCheck cannot judge where expressions were replaced, or
// where other files and the environment set variables: constant words and tests,
// unknown variables, files that are not followed.
var unfair = []string{"SC1091", "SC2043", "SC2050", "SC2153", "SC2154", "SC2157", "SC2194"}

// shellcheck is the program of that name as a checker of scripts.
func shellcheck() (lint.ScriptChecker, error) {
	program, err := exec.LookPath("shellcheck")
	if err != nil {
		return nil, errors.New("--shellcheck needs the program shellcheck, which is not installed")
	}
	return func(dialect string, script []byte) ([]lint.ScriptProblem, error) {
		var failure bytes.Buffer
		cmd := exec.Command(program, "--norc", "--format", "json1", "--shell", dialect, "--exclude", strings.Join(unfair, ","), "-")
		cmd.Stdin, cmd.Stderr = bytes.NewReader(script), &failure
		out, err := cmd.Output()
		var exit *exec.ExitError
		if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1) { // 1 = there are problems
			return nil, fmt.Errorf("shellcheck: %w: %s", err, strings.TrimSpace(failure.String()))
		}
		return problemsOf(out)
	}, nil
}

// problemsOf reads ShellCheck's json1
// (https://github.com/koalaman/shellcheck/wiki/Integration).
func problemsOf(out []byte) ([]lint.ScriptProblem, error) {
	var report struct {
		Comments []struct {
			Line, Column, Code int
			Level, Message     string
		}
	}
	if err := json.Unmarshal(out, &report); err != nil {
		return nil, fmt.Errorf("shellcheck: %w", err)
	}
	var all []lint.ScriptProblem
	for _, c := range report.Comments {
		all = append(all, lint.ScriptProblem{Line: c.Line, Column: c.Column, Code: fmt.Sprintf("SC%d", c.Code), Level: c.Level, Message: c.Message})
	}
	return all, nil
}
