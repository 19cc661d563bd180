package actions

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// repository is one action's block of tags.txt.
type repository struct {
	tags      map[string]string // first-hand
	seen      map[string]string // second-hand, only what qualifies
	branches  map[string]string
	moved     map[string]string // earlier commit -> tag
	bad       []string
	ambiguous []string
	tagOnly   bool
	note      string
	asOf      string

	byCommit   func() map[string][]string // tags, the most exact first
	latestSeen func() string
}

var tags = table[repository]{text: &tagTable, parse: parseRepository}

func find(action string) *repository { return tags.get(Repository(action)) }

// qualified is how many repositories or files must agree on a second-hand
// commit; rows on which they disagree are not in the table at all.
const qualified = 2

func parseRepository(block string) *repository {
	r := &repository{tags: map[string]string{}, seen: map[string]string{}, branches: map[string]string{}, moved: map[string]string{}}
	for row := range rows(block) {
		word, rest, _ := strings.Cut(row, " ")
		name, value, _ := strings.Cut(rest, " ")
		switch word {
		case "as-of:":
			r.asOf = rest
		case "note:":
			r.note = rest
		case "tag-only:":
			r.tagOnly = true
		case "bad:":
			r.bad = append(r.bad, rest)
		case "ambiguous:":
			r.ambiguous = append(r.ambiguous, rest)
		case "branch:":
			r.branches[name] = value
		case "moved:":
			r.moved[value] = name
		case "seen:":
			commit, count, _ := strings.Cut(value, " ")
			if n, _ := strconv.Atoi(count); n >= qualified {
				r.seen[name] = commit
			}
		default:
			r.tags[word] = rest
		}
	}
	r.byCommit = sync.OnceValue(r.indexCommits)
	r.latestSeen = sync.OnceValue(r.findLatest)
	return r
}

func (r *repository) indexCommits() map[string][]string {
	index := map[string][]string{}
	for _, table := range []map[string]string{r.tags, r.seen} {
		for tag, commit := range table {
			if !slices.Contains(index[commit], tag) {
				index[commit] = append(index[commit], tag)
			}
		}
	}
	for _, found := range index {
		slices.SortFunc(found, mostExact)
	}
	return index
}

func (r *repository) findLatest() string {
	latest := ""
	for _, table := range []map[string]string{r.tags, r.seen} {
		for tag, commit := range table {
			if Stable(tag) && !slices.Contains(r.bad, commit) && (latest == "" || cmp.Or(CompareVersions(tag, latest), strings.Compare(tag, latest)) > 0) {
				latest = tag
			}
		}
	}
	return latest
}

// Commit is the commit that a tag of the action points at: read from git, or
// else as at least two other repositories or files agree.
func Commit(action, tag string) (commit string, ok bool) {
	r := find(action)
	if r == nil {
		return "", false
	}
	if commit, ok = r.tags[tag]; !ok {
		commit, ok = r.seen[tag]
	}
	return commit, ok
}

// FirstHand says whether a tag's commit was read from the action's own git
// repository, and not only seen pinned by others.
func FirstHand(action, tag string) bool {
	r := find(action)
	return r != nil && r.tags[tag] != ""
}

// Tags are the tags that point at a commit, the most exact first: v4.2.2, v4.2, v4.
func Tags(action, commit string) []string {
	r := find(action)
	if r == nil {
		return nil
	}
	return slices.Clone(r.byCommit()[strings.ToLower(commit)])
}

// Latest is the highest stable version that was read from the action's own git
// repository, with its commit; "" where the action is unknown. Versions that
// were only seen elsewhere are newer at times, but what shipgen renders must
// not rest on hearsay.
func Latest(action string) (tag, commit string) { return LatestOf(action, "") }

// LatestOf is Latest within one major version, "v4".
func LatestOf(action, major string) (tag, commit string) {
	r, line := find(action), Major(major)
	if r == nil || line == "" && major != "" {
		return "", ""
	}
	found, ok := newest.Load(r)
	if !ok {
		found, _ = newest.LoadOrStore(r, r.findLatestOf())
	}
	tag = found.(map[string]string)[line]
	return tag, r.tags[tag]
}

// newest is what findLatestOf found: *repository -> map[string]string. It stands
// apart for it rests on the bad commits of all repositories.
var newest sync.Map

// findLatestOf is the highest stable version of each major version, and under ""
// of all.
func (r *repository) findLatestOf() map[string]string {
	latest := map[string]string{}
	for tag, commit := range r.tags {
		if !Stable(tag) || isBad(commit) {
			continue
		}
		for _, line := range []string{"", Major(tag)} {
			if best := latest[line]; best == "" || cmp.Or(CompareVersions(tag, best), strings.Compare(tag, best)) > 0 {
				latest[line] = tag
			}
		}
	}
	return latest
}

// LatestSeen is the highest stable version that is known at all, first-hand or
// seen elsewhere; "" where the action is unknown. It tells how old a version is.
func LatestSeen(action string) string {
	if r := find(action); r != nil {
		return r.latestSeen()
	}
	return ""
}

// MovedTag is the tag that once pointed at a commit and was moved away from it.
func MovedTag(action, commit string) (tag string, ok bool) {
	r := find(action)
	if r == nil {
		return "", false
	}
	tag, ok = r.moved[strings.ToLower(commit)]
	return tag, ok
}

// Branch is the head of a version-like branch (releases/v1, unstable/v1) when
// the catalogue was made. A branch moves: its commit is no pin.
func Branch(action, ref string) (commit string, ok bool) {
	r := find(action)
	if r == nil {
		return "", false
	}
	commit, ok = r.branches[ref]
	return commit, ok
}

// Ambiguous says whether a ref is both a tag and a branch, so that a commit for
// it would be a guess.
func Ambiguous(action, ref string) bool {
	r := find(action)
	return r != nil && slices.Contains(r.ambiguous, ref)
}

// TagOnly says whether an action must be referenced by its full tag, because
// pinning its commit breaks its own verification.
func TagOnly(action string) bool {
	r := find(action)
	return r != nil && r.tagOnly
}

// Note is what is to be known about an action (compromises, shutdowns,
// deprecations), with its source; "" where there is nothing.
func Note(action string) string {
	if r := find(action); r != nil {
		return r.note
	}
	return ""
}

// bad maps every malicious commit to its action. It scans the table's text
// instead of parsing all blocks.
var bad = sync.OnceValue(func() map[string]string {
	found := map[string]string{}
	for _, name := range Names() {
		if strings.Contains(tags.blocks[strings.ToLower(name)], "\tbad: ") {
			for _, commit := range find(name).bad {
				found[commit] = name
			}
		}
	}
	return found
})

func isBad(commit string) bool { return bad()[strings.ToLower(commit)] != "" }

// KnownBad says whether a commit is known to be malicious, whichever action it
// is used as, and why.
func KnownBad(commit string) (reason string, ok bool) {
	name := bad()[strings.ToLower(commit)]
	if name == "" {
		return "", false
	}
	return name + ": " + Note(name), true
}
