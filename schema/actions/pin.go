package actions

import (
	"slices"
	"strings"
)

// Pin is what to write for `uses: owner/name[/path]@ref`: the commit that the
// ref points at, so that nothing changes for those who run it, and the exact
// version to note beside it. @v4 gives v4's commit and "v4.2.2"; where no exact
// tag shares the commit, the ref itself is the version.
//
// It refuses (ok is false) what it cannot know or should not do: unknown actions
// and refs, commits, branches, refs that are tag and branch at once, commits known
// to be malicious, and actions that must be referenced by tag.
func Pin(uses string) (commit, version string, ok bool) {
	action, ref, found := strings.Cut(uses, "@")
	if !found || Ambiguous(action, ref) || TagOnly(action) {
		return "", "", false
	}
	commit, ok = Commit(action, ref)
	if !ok || isBad(commit) {
		return "", "", false
	}
	return commit, exactVersion(action, ref, commit), true
}

func exactVersion(action, ref, commit string) string {
	asked, ok := parseVersion(ref)
	if !ok || asked.suffix != "" {
		return ref
	}
	for _, tag := range Tags(action, commit) {
		v, _ := parseVersion(tag)
		if v.suffix == "" && v.count > asked.count && slices.Equal(v.parts[:asked.count], asked.numbers()) {
			return tag
		}
	}
	return ref
}
