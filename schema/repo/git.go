package repo

import (
	"bytes"
	"errors"
	"fmt"
	"os/exec"
	"strings"
)

// errNoGit: there is no git program, or the root is not in a repository.
var errNoGit = errors.New("not a git repository")

// git runs git in the root.
func (r *Root) git(args ...string) ([]byte, error) { return output(r.gitCommand(args...)) }

// gitCommand is git in the root, with no configuration but the repository's own,
// of that nothing that would start a program, and without a network: a partial
// clone lacks what it lacks.
func (r *Root) gitCommand(args ...string) *exec.Cmd {
	cmd := exec.Command("git", append([]string{
		"-c", "core.fsmonitor=false", "-c", "core.excludesFile=", "-c", "core.quotePath=false",
		"-c", "protocol.allow=never",
		"-c", "safe.directory=*", // a checkout in a container often has another owner; nothing of it is executed
	}, args...)...)
	cmd.Dir = r.dir
	cmd.Env = []string{"GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=/dev/null", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_NO_REPLACE_OBJECTS=1", "LC_ALL=C"}
	return cmd
}

// withIndex is git with another index than the repository's own; "" = its own.
func (r *Root) withIndex(file string, args ...string) *exec.Cmd {
	cmd := r.gitCommand(args...)
	if file != "" {
		cmd.Env = append(cmd.Env, "GIT_INDEX_FILE="+file)
	}
	return cmd
}

// output runs git to its end.
func output(cmd *exec.Cmd) ([]byte, error) {
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return nil, errNoGit
	case err != nil && strings.Contains(strings.ToLower(stderr.String()), "not a git repository"):
		return nil, errNoGit
	case err != nil:
		return nil, fmt.Errorf("git %s: %s", subcommand(cmd.Args), strings.TrimSpace(stderr.String()))
	}
	return out, nil
}

// subcommand is the first argument of git that is no setting.
func subcommand(args []string) string {
	at := 1
	for at+2 < len(args) && args[at] == "-c" {
		at += 2
	}
	return args[at]
}

func (r *Root) gitFiles() ([]string, error) {
	out, err := r.git("ls-files", "-z", "--cached", "--others", "--exclude-per-directory=.gitignore")
	if err != nil {
		return nil, err
	}
	files := strings.Split(string(out), "\x00")
	return files[:len(files)-1], nil
}

// Remote is the URL of the remote "origin", "" where there is none.
func (r *Root) Remote() string {
	out, err := r.git("config", "--get", "remote.origin.url")
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}

// HeadBranch is the default branch as far as the clone knows it: that of
// origin's HEAD, else the branch checked out; "" where neither is known.
func (r *Root) HeadBranch() string {
	for _, args := range [][]string{
		{"symbolic-ref", "--short", "refs/remotes/origin/HEAD"},
		{"symbolic-ref", "--short", "HEAD"},
	} {
		if out, err := r.git(args...); err == nil {
			return strings.TrimPrefix(strings.TrimSpace(string(out)), "origin/")
		}
	}
	return ""
}
