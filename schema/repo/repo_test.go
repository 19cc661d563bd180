package repo

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLines(t *testing.T) {
	lines := NewLines([]byte("aß\r\n\u2028c\n"))
	for offset, want := range map[int]Position{0: {1, 1}, 1: {1, 2}, 3: {1, 3}, 5: {2, 1}, 8: {2, 2}, 10: {3, 1}, 99: {3, 1}, -1: {1, 1}} {
		if got := lines.Position(offset); got != want {
			t.Errorf("Position(%d) = %v, want %v", offset, got, want)
		}
	}
	for _, offset := range []int{0, 1, 3, 5, 8, 10} {
		if got := lines.Offset(lines.Position(offset)); got != offset {
			t.Errorf("Offset(Position(%d)) = %d", offset, got)
		}
	}
	if got := lines.Offset(Position{1, 99}); got != 3 {
		t.Errorf("a column behind the line gives %d, want the line's end 3", got)
	}
	if got := lines.Count(); got != 2 {
		t.Errorf("Count() = %d, want 2", got)
	}
}

func TestGitHub(t *testing.T) {
	for url, want := range map[string]string{
		"https://github.com/acme/orders.git":      "acme/orders",
		"https://token@github.com/acme/orders":    "acme/orders",
		"git@github.com:acme/orders.git":          "acme/orders",
		"ssh://git@github.com:22/acme/my.orders":  "acme/my.orders",
		"https://gitlab.com/acme/orders":          "",
		"https://evil.com/github.com/acme/orders": "",
		"https://github.com.evil.com/acme/orders": "",
	} {
		owner, name, ok := GitHub(url)
		if got := strings.Trim(owner+"/"+name, "/"); got != want || ok != (want != "") {
			t.Errorf("GitHub(%q) = %q %v, want %q", url, got, ok, want)
		}
	}
}

func TestCleanPath(t *testing.T) {
	for _, good := range []string{"a", "a/b.yml", ".github/x", "..a"} {
		if err := CleanPath(good); err != nil {
			t.Error(err)
		}
	}
	for _, bad := range []string{"", "/a", "../a", "a/../../b", "a//b", "./a", "a/", `a\b`, "a\x00b", ".."} {
		if CleanPath(bad) == nil {
			t.Errorf("CleanPath(%q) accepts it", bad)
		}
	}
}

func write(t *testing.T, dir, name, content string) {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func open(t *testing.T, dir string) *Root {
	t.Helper()
	root, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root
}

// snapshot is every file below dir with its content, journals included.
func snapshot(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(p)
		rel, _ := filepath.Rel(dir, p)
		files[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestTree(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.go", "")
	write(t, dir, "out/b.go", "")
	write(t, dir, "sub/c.go", "")
	write(t, dir, ".gitignore", "/out/\n")
	if err := os.Symlink("a.go", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	root := open(t, dir)
	check := func(want []string, paths ...string) {
		t.Helper()
		tree, err := root.Tree(paths...)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, tree.Files()); diff != "" {
			t.Errorf("files of %v (-want +got):\n%s", paths, diff)
		}
	}
	check([]string{".gitignore", "a.go", "out/b.go", "sub/c.go"})
	if out, err := exec.Command("git", "-C", dir, "init", "-q").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	check([]string{".gitignore", "a.go", "sub/c.go"})
	check([]string{"sub/c.go"}, "sub")
	narrow, err := root.Tree("sub")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{".gitignore", "a.go", "sub/c.go"}, All(narrow)); diff != "" {
		t.Errorf("all files of a narrowed tree (-want +got):\n%s", diff)
	}
	check([]string{"a.go", "out/b.go"}, "a.go", "./out/b.go")
	if _, err := root.Tree("nowhere"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing path gives %v", err)
	}
}

func TestCommit(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "old", "old")
	write(t, dir, "gone/deep/file", "x")
	root := open(t, dir)
	err := root.Commit([]Change{
		{Path: "old", Data: []byte("new")},
		{Path: "a/b/c", Data: []byte("c"), Mode: 0o755},
		{Path: "gone/deep/file", Delete: true},
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"old": "new", "a/b/c": "c"}, snapshot(t, dir)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if mode, _ := root.Mode("a/b/c"); mode != 0o755 {
		t.Errorf("mode %o, want 755", mode)
	}
	if root.Has("gone") {
		t.Error("the folders a deletion leaves empty stay")
	}
}

func TestCommitChangesAllOrNothing(t *testing.T) {
	outside := t.TempDir()
	dir := t.TempDir()
	write(t, dir, "old", "old")
	write(t, dir, "file", "a file where a folder is wanted")
	for link, to := range map[string]string{"escape": outside, "link": "old"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	root := open(t, dir)
	before := snapshot(t, dir)
	for bad, want := range map[string]string{
		"escape/x":  "leaves the repository",
		"link":      "is a symbolic link",
		"file/x":    "not a directory",
		"../x":      "leaves the repository",
		".git/../x": "is not clean",
	} {
		err := root.Commit([]Change{{Path: "new/x", Data: []byte("x")}, {Path: "old", Data: []byte("new")}, {Path: bad, Data: []byte("x")}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want one with %q", bad, err, want)
		}
		if diff := cmp.Diff(before, snapshot(t, dir)); diff != "" {
			t.Errorf("%s changed files (-want +got):\n%s", bad, diff)
		}
		if root.Has("new") || root.Has(".shipgen") {
			t.Errorf("%s left a folder behind", bad)
		}
	}
	if got := snapshot(t, outside); len(got) > 0 {
		t.Errorf("wrote outside the root: %v", got)
	}
}

func TestRecover(t *testing.T) {
	changes := []Change{{Path: "a", Data: []byte("new")}, {Path: "sub/b", Data: []byte("b")}, {Path: "c", Delete: true}}
	prepare := func() (string, *Root, *transaction) {
		dir := t.TempDir()
		write(t, dir, "a", "old")
		write(t, dir, "c", "c")
		root := open(t, dir)
		tr := &transaction{root: root}
		for _, c := range changes {
			tr.steps = append(tr.steps, step{Path: c.Path, Staged: staged(c), Delete: c.Delete})
		}
		if err := tr.stage(changes); err != nil {
			t.Fatal(err)
		}
		return dir, root, tr
	}
	t.Run("staged only is undone", func(t *testing.T) {
		dir, root, _ := prepare()
		if !root.Interrupted() {
			t.Error("not seen as interrupted")
		}
		if err := root.Recover(); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(map[string]string{"a": "old", "c": "c"}, snapshot(t, dir)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
	t.Run("cut off in the middle is completed", func(t *testing.T) {
		dir, root, tr := prepare()
		if err := root.root.Rename(stagingJournal, journal); err != nil {
			t.Fatal(err)
		}
		if err := root.root.Rename(tr.steps[0].Staged, "a"); err != nil {
			t.Fatal(err)
		}
		if err := root.Recover(); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(map[string]string{"a": "new", "sub/b": "b"}, snapshot(t, dir)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
	t.Run("a planted journal reaches nothing", func(t *testing.T) {
		dir, root, _ := prepare()
		write(t, dir, journal, `[{"path":"a","staged":"../../etc/passwd"}]`)
		if err := root.Recover(); err == nil {
			t.Error("accepted")
		}
	})
}
