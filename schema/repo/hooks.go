package repo

import "os"

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
	hooks, err := root.gitPath("hooks")
	if err != nil {
		return "", err
	}
	return hooks, os.MkdirAll(hooks, 0o755)
}
