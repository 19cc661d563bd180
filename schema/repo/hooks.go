package repo

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// HooksDir is the folder of git's hooks for the repository around dir, made if
// it is not there; worktrees and core.hooksPath are honoured.
func HooksDir(dir string) (string, error) {
	top, _, err := FindRoot(dir)
	if err != nil {
		return "", err
	}
	root, err := Open(top)
	if err != nil {
		return "", err
	}
	defer root.Close()
	out, err := root.git("rev-parse", "--git-path", "hooks")
	if err != nil {
		return "", fmt.Errorf("%s: %w", top, err)
	}
	hooks := strings.TrimSpace(string(out))
	if !filepath.IsAbs(hooks) {
		hooks = filepath.Join(top, hooks)
	}
	return hooks, os.MkdirAll(hooks, 0o755)
}
