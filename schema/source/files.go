package source

import (
	"bytes"
	"go/build/constraint"
	"path"
	"slices"
	"strings"
)

// maxFile is the size in bytes above which a Go file is not read: larger ones
// are generated tables.
const maxFile = 2 << 20

// unbuilt says whether the go tool leaves a folder out: vendored code, test
// data, and names that begin with "_" or ".".
func unbuilt(dir string) bool {
	for part := range strings.SplitSeq(dir, "/") {
		switch {
		case part == "vendor", part == "testdata", part == "node_modules":
			return true
		case part != "." && part != ".." && (strings.HasPrefix(part, "_") || strings.HasPrefix(part, ".")):
			return true
		}
	}
	return false
}

// goFolders groups the Go files that a build may use by their folder.
func goFolders(files []string) map[string][]string {
	folders := map[string][]string{}
	for _, file := range files {
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			continue
		}
		dir, base := path.Split(file)
		if base[0] == '_' || base[0] == '.' || !systemFits(base) {
			continue
		}
		dir = path.Clean(dir)
		folders[dir] = append(folders[dir], file)
	}
	for dir := range folders {
		if unbuilt(dir) {
			delete(folders, dir)
		}
	}
	return folders
}

// Images run on Linux; a port does not depend on the architecture.
// https://pkg.go.dev/cmd/go#hdr-Build_constraints
var (
	foreignSystems = strings.Fields(`aix android darwin dragonfly freebsd illumos ios js netbsd
		openbsd plan9 solaris wasip1 windows zos`)
	foreignArchitectures = strings.Fields(`386 arm arm64 loong64 mips mips64 mips64le mipsle ppc64
		ppc64le riscv64 s390x wasm`)
)

// systemFits says whether a file name's _GOOS and _GOARCH endings allow a
// build for linux/amd64.
func systemFits(base string) bool {
	parts := strings.Split(strings.TrimSuffix(base, ".go"), "_")
	for _, part := range parts[max(1, len(parts)-2):] {
		if slices.Contains(foreignSystems, part) || slices.Contains(foreignArchitectures, part) {
			return false
		}
	}
	return true
}

// header is what stands above and in a file's package clause.
type header struct {
	name  string   // package name; "" = none found
	built bool     // its build constraint allows linux/amd64 without further tags
	tags  []string // the tags of its build constraint
}

// readHeader reads a file up to its package clause without parsing it.
func readHeader(data []byte) header {
	h := header{built: true}
	old := true // the lines of before Go 1.17 count where there is no other
	for len(data) > 0 {
		line, rest, _ := bytes.Cut(data, []byte("\n"))
		text := strings.TrimSpace(string(line[:min(len(line), 1000)]))
		switch {
		case strings.HasPrefix(text, "//go:build "):
			h.built, old = true, false
			h.readConstraint(text)
		case old && constraint.IsPlusBuild(text):
			h.readConstraint(text)
		case strings.HasPrefix(text, "/*"):
			_, after, found := bytes.Cut(data, []byte("*/"))
			if !found {
				return h
			}
			rest = after
		case strings.HasPrefix(text, "package "):
			h.name = strings.TrimRight(strings.Fields(text)[1], ";")
			return h
		}
		data = rest
	}
	return h
}

func (h *header) readConstraint(line string) {
	expr, err := constraint.Parse(line)
	if err != nil {
		return
	}
	h.built = h.built && expr.Eval(func(tag string) bool {
		h.tags = append(h.tags, tag)
		switch tag {
		case "linux", "amd64", "unix", "cgo", "gc":
			return true
		}
		return strings.HasPrefix(tag, "go1.")
	})
}
