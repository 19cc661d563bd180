package generator

import (
	"path"
	"slices"
	"strings"
)

// dockerignoreData is an allow-list: patterns of what a Go build reads, and of
// files that it embeds although their names are those of secrets.
type dockerignoreData struct{ Allow, Embedded []string }

// newDockerignore also allows what the image holds beside the program.
func newDockerignore(in *Input, context string, files []string) dockerignoreData {
	module := moduleDir(in)
	entries := inContext(context, module, append([]string{"go.mod"}, in.Repo.Folders...))
	if in.Repo.GoSum {
		entries = append(entries, inContext(context, module, []string{"go.sum"})...)
	}
	for _, r := range in.Repo.replaced() {
		entries = append(entries, inContext(context, r.Dir, append([]string{"go.mod"}, r.Folders...))...)
	}
	entries = append(entries, inContext(context, ".", append(in.Repo.Workspace.files(), in.Repo.Workspace.code()...))...)
	entries = append(entries, files...)
	slices.Sort(entries)
	data := dockerignoreData{}
	for _, entry := range slices.Compact(entries) {
		if slices.ContainsFunc(entries, func(above string) bool { return above != entry && isWithin(entry, above) }) {
			continue // allowed with the folder that it lies in
		}
		data.Allow = append(data.Allow, ignorePattern(entry))
	}
	for _, file := range inContext(context, module, in.Repo.Hidden) {
		data.Embedded = append(data.Embedded, ignorePattern(file))
	}
	return data
}

// inContext are entries of a folder, from the context.
func inContext(context, dir string, entries []string) []string {
	all := make([]string, len(entries))
	for i, entry := range entries {
		all[i] = path.Join(below(context, dir), entry)
	}
	return all
}

// ignorePattern is a path as a pattern that matches only it.
// https://pkg.go.dev/path/filepath#Match
func ignorePattern(path string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(path)
}
