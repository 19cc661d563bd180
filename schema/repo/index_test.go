package repo

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// gitRepo is an empty repository and what runs git in it.
func gitRepo(t *testing.T) (*Root, func(...string), func(name, text string)) {
	t.Helper()
	dir := t.TempDir()
	run := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-c", "user.name=t", "-c", "user.email=t@acme.dev"}, args...)...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %s", args, out)
		}
	}
	write := func(name, text string) {
		t.Helper()
		if err := errors.Join(os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755), os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	run("init", "-q", "-b", "main")
	root, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root, run, write
}

// TestIndex: staged contents, not those of the work tree, before and after the
// first commit; unstaged and deleted files are not looked at, but may be read.
func TestIndex(t *testing.T) {
	root, run, write := gitRepo(t)
	write("a/b c.txt", "staged")
	write("old.txt", "old")
	run("add", "-A")
	write("a/b c.txt", "later")
	checkIndex(t, root, "", map[string]string{"a/b c.txt": "staged", "old.txt": "old"})
	run("commit", "-q", "-m", "first")
	checkIndex(t, root, "", map[string]string{})
	write("new.txt", "new")
	run("add", "new.txt")
	run("rm", "-q", "--cached", "old.txt")
	checkIndex(t, root, "", map[string]string{"new.txt": "new"})
	index, err := root.Index("")
	if err != nil {
		t.Fatal(err)
	}
	defer index.Close()
	if data, err := index.Read("a/b c.txt"); string(data) != "staged" || err != nil {
		t.Errorf("a committed file reads %q, %v", data, err)
	}
	if _, err := index.Read("old.txt"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that left the index reads with error %v", err)
	}
	if all := All(index); !slices.Equal(all, []string{"a/b c.txt", "new.txt"}) {
		t.Errorf("all files of the index are %q", all)
	}
	if !index.Has("a") || index.Has("old.txt") {
		t.Error("Has knows folders and forgets what left")
	}
}

// TestIndexFile reads another index, as `git commit -a` passes to its hooks.
func TestIndexFile(t *testing.T) {
	root, run, write := gitRepo(t)
	write("a.txt", "a")
	run("add", "-A")
	other := filepath.Join(root.Dir(), ".git", "other")
	if err := os.Rename(filepath.Join(root.Dir(), ".git", "index"), other); err != nil {
		t.Fatal(err)
	}
	checkIndex(t, root, "", map[string]string{})
	checkIndex(t, root, other, map[string]string{"a.txt": "a"})
}

func checkIndex(t *testing.T, root *Root, file string, want map[string]string) {
	t.Helper()
	index, err := root.Index(file)
	if err != nil {
		t.Fatal(err)
	}
	defer index.Close()
	got := map[string]string{}
	for _, name := range index.Files() {
		data, err := index.Read(name)
		if err != nil {
			t.Error(err)
		}
		got[name] = string(data)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("index (-want +got):\n%s", diff)
	}
}

func TestIndexWithoutGit(t *testing.T) {
	root, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if _, err := root.Index(""); !errors.Is(err, errNoGit) {
		t.Errorf("error %v", err)
	}
	if err := root.Blobs(context.Background(), History{}, func(Blob) {}); !errors.Is(err, errNoGit) {
		t.Errorf("error %v", err)
	}
}

// TestBlobs: deleted files, other branches and what a merge alone brings; each
// content once, and what is too big by name.
func TestBlobs(t *testing.T) {
	root, run, write := gitRepo(t)
	commit := func(name, text string) { write(name, text); run("add", "-A"); run("commit", "-q", "-m", name) }
	commit("gone.txt", "gone")
	run("rm", "-q", "gone.txt")
	commit("a b.txt", "same")
	run("tag", "start")
	run("checkout", "-q", "-b", "side")
	commit("side.txt", "side")
	run("checkout", "-q", "main")
	commit("copy.txt", "same")
	commit("big.txt", "larger than ten bytes")
	run("merge", "-q", "--no-commit", "side")
	commit("merge.txt", "merge")
	all := map[string]string{"gone.txt": "gone", "a b.txt": "same", "side.txt": "side", "big.txt": "!too big", "merge.txt": "merge"}
	checkBlobs(t, root, "", all)
	checkBlobs(t, root, "start", map[string]string{"copy.txt": "same", "side.txt": "side", "big.txt": "!too big", "merge.txt": "merge"})
	if err := root.Blobs(context.Background(), History{Since: "--all"}, func(Blob) {}); err == nil || err.Error() != "--all: no such revision" {
		t.Errorf("error %v", err)
	}
}

func checkBlobs(t *testing.T, root *Root, since string, want map[string]string) {
	t.Helper()
	got := map[string]string{}
	var orders []int
	var mu sync.Mutex
	err := root.Blobs(context.Background(), History{Since: since, Readers: 3, MaxSize: 10}, func(b Blob) {
		mu.Lock()
		defer mu.Unlock()
		got[b.Path] = string(b.Data)
		if b.Problem != "" {
			got[b.Path] = "!" + b.Problem
		}
		orders = append(orders, b.Order)
		if len(b.Commit) != 40 {
			t.Errorf("%s came with commit %q", b.Path, b.Commit)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("since %q (-want +got):\n%s", since, diff)
	}
	slices.Sort(orders)
	if orders[0] != 0 || orders[len(orders)-1] != len(want)-1 {
		t.Errorf("orders %v", orders)
	}
}
