package generator

import (
	"path"
	"slices"

	"github.com/shipgen/shipgen/schema/ship"
)

// Workspace is the go.work that a module is built in, because it takes another
// module of the repository from there. https://go.dev/ref/mod#workspaces
type Workspace struct {
	Dir     string // of go.work, from the root
	Sum     bool   // go.work.sum stands beside it
	Modules []WorkspaceModule
}

// WorkspaceModule is a module that go.work uses. The go command wants the go.mod of
// all of them, and the code of those that the build reaches.
type WorkspaceModule struct {
	Dir     string
	Sum     bool     // go.sum stands beside go.mod
	Folders []string // as Identity.Folders; none where the build does not reach it
}

// files are the files that say which modules a workspace build takes, from the root.
func (w *Workspace) files() []string {
	if w == nil {
		return nil
	}
	all := []string{path.Join(w.Dir, "go.work")}
	if w.Sum {
		all = append(all, path.Join(w.Dir, "go.work.sum"))
	}
	for _, m := range w.Modules {
		all = append(all, path.Join(m.Dir, "go.mod"))
		if m.Sum {
			all = append(all, path.Join(m.Dir, "go.sum"))
		}
	}
	return all
}

// code are the folders of the modules that the build reaches, from the root.
func (w *Workspace) code() (all []string) {
	if w == nil {
		return nil
	}
	for _, m := range w.Modules {
		for _, name := range m.Folders {
			all = append(all, path.Join(m.Dir, name))
		}
	}
	return all
}

// workspaceMounts are the files of the workspace that `go mod download` reads, and
// those of modules that a go.mod takes from elsewhere.
func workspaceMounts(in *Input, service *ship.Service, replaced []fileMount) (all []fileMount) {
	context := buildContext(in, service)
	for _, file := range in.Repo.Workspace.files() {
		inside := below(context, file)
		all = append(all, fileMount{inside, path.Join("/src", inside)})
	}
	for _, one := range replaced {
		if !slices.ContainsFunc(all, func(m fileMount) bool { return m.Source == one.Source }) {
			all = append(all, one)
		}
	}
	return all
}
