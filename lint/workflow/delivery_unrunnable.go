package workflow

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/workflow"
)

// UnrunnableTest finds tests that are built for a machine which the runner is not.
var UnrunnableTest = &lint.Rule{
	Name:  "unrunnable-test",
	Title: "Go tests for a machine that the runner is not",
	Doc: doc("`GOARCH` and `GOOS` only tell the compiler what to build. The test binary is then started on the runner, which is another machine: \"exec format error\".",
		"strategy:\n  matrix: {arch: [amd64, arm64]}\nruns-on: ubuntu-24.04\nsteps:\n  - run: GOARCH=${{ matrix.arch }} go test ./...", "strategy:\n  matrix: {runner: [ubuntu-24.04, ubuntu-24.04-arm]}\nruns-on: ${{ matrix.runner }}\nsteps:\n  - run: go test ./...",
		"Test on a runner of the architecture, or set up QEMU (docker/setup-qemu-action) or `-exec`. `go vet` and `go test -c` only build. https://docs.github.com/actions/reference/runners/github-hosted-runners"),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflows,
	File:  unrunnableTest,
}

// runsOn are the architectures that GitHub's runners start, by what their labels
// say; an amd64 kernel runs 386 too.
// https://docs.github.com/actions/reference/runners/github-hosted-runners
func runsOn(label string) []string {
	switch {
	case strings.HasPrefix(label, "macos-") && !strings.Contains(label, "intel") && !strings.Contains(label, "large") && label != "macos-13" && label != "macos-12":
		return []string{"arm64", "amd64"} // Rosetta
	case strings.HasSuffix(label, "-arm"):
		return []string{"arm64"}
	}
	return []string{"amd64", "386"}
}

func unrunnableTest(p *lint.Pass) error {
	return eachJob(p, func(w *workflow.Workflow, j *workflow.Job) {
		labels := runnerNames(j)
		if !hosted(j) || len(labels) != 1 || emulates(w, j) {
			return // with several runners, the rows say which goes with which
		}
		for _, t := range goTests(w, j) {
			if exec, _ := flag(t.cmd, "exec"); exec != nil {
				continue
			}
			if foreign := foreignTarget(w, j, t, labels[0]); foreign != "" {
				p.Report(lint.Finding{
					Span:    p.Span(t.cmd.Start, t.cmd.End),
					Message: fmt.Sprintf("tests are built for %s and started on %s, which cannot run them", foreign, labels[0]),
					Hint:    "run them on a runner of that kind; for another architecture, QEMU does too",
				})
			}
		}
	})
}

// foreignTarget is the first architecture or system that a test is built for and a
// runner does not start, "" if there is none.
func foreignTarget(w *workflow.Workflow, j *workflow.Job, t goTest, label string) string {
	values, _ := variableOf(w, j, t, "GOARCH")
	for _, arch := range values {
		if architectures[arch] && !slices.Contains(runsOn(label), arch) {
			return arch
		}
	}
	values, _ = variableOf(w, j, t, "GOOS")
	for _, system := range values {
		if systems[system] && system != systemOf(label) {
			return system
		}
	}
	return ""
}

// systems are values of GOOS whose tests run on a machine of that system only; those
// of others, such as js, have a program that starts them.
var systems = map[string]bool{"linux": true, "darwin": true, "windows": true, "freebsd": true, "openbsd": true, "netbsd": true}

// systemOf is the GOOS of a runner by its label.
func systemOf(label string) string {
	system, _, _ := strings.Cut(strings.ToLower(label), "-")
	switch system {
	case "ubuntu":
		return "linux"
	case "macos":
		return "darwin"
	}
	return system
}

// architectures are values of GOARCH (go tool dist list).
var architectures = map[string]bool{
	"386": true, "amd64": true, "arm": true, "arm64": true, "loong64": true, "mips": true, "mips64": true, "mips64le": true,
	"mipsle": true, "ppc64": true, "ppc64le": true, "riscv64": true, "s390x": true, "wasm": true,
}

// emulates says whether a job has something that runs foreign programs.
func emulates(w *workflow.Workflow, j *workflow.Job) bool {
	for _, s := range j.Steps {
		u := s.Action()
		name := strings.ToLower(u.FullName())
		if u.Kind == workflow.Local || u.Kind == workflow.Dynamic || strings.Contains(name, "qemu") || strings.Contains(name, "binfmt") || strings.Contains(name, "wasm") {
			return true
		}
		if text := s.Run.Text(); strings.Contains(text, "qemu") || strings.Contains(text, "binfmt") || strings.Contains(text, "wasmtime") || strings.Contains(text, "go_js_wasm_exec") {
			return true
		}
	}
	return false
}
