package repo

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Tips are the ids of the commits that HEAD and the refs point to.
func (r *Root) Tips() ([]string, error) {
	out, err := r.git("rev-list", "--no-walk", "--all")
	return strings.Fields(string(out)), err
}

// Reaches says whether HEAD and the refs of today reach all of these commits:
// what a rewritten branch has dropped is in no history any more.
func (r *Root) Reaches(commits []string) bool {
	list := r.gitCommand("rev-list", "--max-count=1", "--stdin", "--not", "--all")
	list.Stdin = revisions("", commits)
	out, err := output(list)
	return err == nil && len(out) == 0
}

// revisions is how git reads commits from its standard input.
func revisions(prefix string, commits []string) io.Reader {
	var lines strings.Builder
	for _, id := range commits {
		lines.WriteString(prefix + id + "\n")
	}
	return strings.NewReader(lines.String())
}

// Shallow says whether the clone lacks older history.
func (r *Root) Shallow() bool {
	out, err := r.git("rev-parse", "--is-shallow-repository")
	return err == nil && strings.TrimSpace(string(out)) == "true"
}

// Notes is a folder in the repository's git directory, which no commit holds,
// for what shipgen remembers of this clone. It is made where make says so.
func (r *Root) Notes(make bool) (*Root, error) {
	dir, err := r.gitPath("shipgen")
	if err != nil {
		return nil, err
	}
	if make {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return nil, plain("shipgen", err)
		}
	}
	return Open(dir)
}

// gitPath is where git keeps something of its own; worktrees and settings such
// as core.hooksPath are honoured.
func (r *Root) gitPath(name string) (string, error) {
	out, err := r.git("rev-parse", "--git-path", name)
	if err != nil {
		return "", fmt.Errorf("%s: %w", r.dir, err)
	}
	dir := strings.TrimSpace(string(out))
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(r.dir, dir)
	}
	return dir, nil
}
