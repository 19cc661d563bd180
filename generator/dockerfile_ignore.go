package generator

import (
	"slices"
	"strings"
)

// dockerignoreData is an allow-list: patterns of what a Go build reads.
type dockerignoreData struct{ Allow []string }

func newDockerignore(in *Input) dockerignoreData {
	entries := append([]string{"go.mod"}, in.Repo.Folders...)
	if in.Repo.GoSum {
		entries = append(entries, "go.sum")
	}
	slices.Sort(entries)
	data := dockerignoreData{}
	for _, entry := range slices.Compact(entries) {
		data.Allow = append(data.Allow, ignorePattern(entry))
	}
	return data
}

// ignorePattern is a path as a pattern that matches only it.
// https://pkg.go.dev/path/filepath#Match
func ignorePattern(path string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(path)
}
