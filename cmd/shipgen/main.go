// Command shipgen renders a service's delivery files from ship.yaml, keeps them
// true, and lints any repository for leaked secrets, unpinned versions and
// missing caches.
package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"strings"
)

func main() {
	debug.SetGCPercent(400) // a run is short and its memory small: collecting it less often is faster
	dir, err := os.Getwd()
	if err != nil {
		dir = "."
	}
	a := &app{
		stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr,
		dir: dir, version: version(),
		color: os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(os.Stdout),
		index: os.Getenv("GIT_INDEX_FILE"),
	}
	os.Exit(a.run(os.Args[1:]))
}

// isTerminal says whether a file is a character device; a pipe and a plain file are not.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// release is set by the linker in release builds: 1.2.3.
var release string

// version is the release, else the module version that `go install` recorded,
// else "devel".
func version() string {
	if release != "" {
		return "v" + strings.TrimPrefix(release, "v")
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "devel"
}

// build tells this program from any other: by its version, and a build that has
// none by its file.
func build(version string) string {
	name, err := os.Executable()
	if err != nil {
		return version
	}
	info, err := os.Stat(name)
	if err != nil {
		return version
	}
	return fmt.Sprint(version, info.Size(), info.ModTime().UnixNano())
}
