package main

import (
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/repo"
	"github.com/shipgen/shipgen/schema/source"
)

// buildInputs lists the top-level folders and files of a module that `go build`
// can read: those with sources, and what files at the top embed.
func buildInputs(tree *repo.Disk, moduleDir string) []string {
	var inputs, patterns, files []string
	for _, file := range tree.Files() {
		rel, ok := within(moduleDir, file)
		if !ok {
			continue
		}
		files = append(files, rel)
		top, _, nested := strings.Cut(rel, "/")
		if !isGo(rel) && !isNative(rel) || ignored(top) {
			continue
		}
		inputs = append(inputs, top)
		if !nested && isGo(rel) {
			data, _ := tree.Read(file) // unreadable: the build will say so
			patterns = append(patterns, embedded(data)...)
		}
	}
	for _, file := range files {
		if slices.ContainsFunc(patterns, func(p string) bool { return source.EmbedMatches(p, file) }) {
			top, _, _ := strings.Cut(file, "/")
			inputs = append(inputs, top)
		}
	}
	slices.Sort(inputs)
	return slices.Compact(inputs)
}

// ignored says whether the go command looks for no package in a top-level folder.
func ignored(top string) bool {
	return top == "testdata" || strings.HasPrefix(top, ".") || strings.HasPrefix(top, "_")
}

// nativeSources are the endings of what a Go package can hold beside Go, and of
// what cgo's directives can name. https://pkg.go.dev/cmd/go#hdr-File_types
var nativeSources = strings.Fields(".c .cc .cpp .cxx .m .h .hh .hpp .hxx .f .F .for .f90 .s .S .sx .swig .swigcxx .syso .a .so")

func isNative(file string) bool { return slices.Contains(nativeSources, path.Ext(file)) }

func within(dir, file string) (string, bool) {
	if dir == "." {
		return file, true
	}
	return strings.CutPrefix(file, dir+"/")
}

// embedded are the patterns of a file's //go:embed directives.
func embedded(data []byte) (patterns []string) {
	for line := range strings.Lines(string(data)) {
		patterns = append(patterns, source.EmbedPatterns(line)...)
	}
	return patterns
}

// hiddenInputs are files that a package embeds and whose names the .dockerignore
// keeps out, so that no one's own .env gets into an image: .env.example.
func hiddenInputs(tree *repo.Disk, moduleDir string) (files []string) {
	for _, file := range tree.Files() {
		rel, ok := within(moduleDir, file)
		if base := path.Base(file); ok && (base == ".env" || strings.HasPrefix(base, ".env.")) && isEmbedded(tree, file) {
			files = append(files, rel)
		}
	}
	return files
}

// isEmbedded says whether a Go file beside a file, or in a folder above it, embeds it.
func isEmbedded(tree *repo.Disk, file string) bool {
	return slices.ContainsFunc(tree.Files(), func(other string) bool {
		rel, ok := within(path.Dir(other), file)
		if !ok || !isGo(other) {
			return false
		}
		data, err := tree.Read(other)
		return err == nil && slices.ContainsFunc(embedded(data), func(p string) bool { return source.EmbedMatches(p, rel) })
	})
}
