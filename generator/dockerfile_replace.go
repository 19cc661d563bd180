package generator

import (
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
	"golang.org/x/mod/modfile"
)

// Replaced is a module that go.mod takes from a folder: replace x => ../x.
type Replaced struct {
	Module  string
	Dir     string   // from the root; begins with ".." where it lies outside the repository
	Folders []string // as Identity.Folders, of Dir
}

// LocalReplaces are the modules that the go.mod in a folder takes from folders,
// without their Folders. Those of other modules' go.mod files do not count.
// https://go.dev/ref/mod#go-mod-file-replace
func LocalReplaces(moduleDir string, gomod *modfile.File) []Replaced {
	var all []Replaced
	for _, replace := range gomod.Replace {
		to := replace.New.Path
		if !modfile.IsDirectoryPath(to) {
			continue
		}
		dir := path.Join(moduleDir, to)
		if path.IsAbs(to) {
			dir = path.Join("..", to)
		}
		all = append(all, Replaced{Module: replace.Old.Path, Dir: dir})
	}
	slices.SortFunc(all, func(a, b Replaced) int { return strings.Compare(a.Dir, b.Dir) })
	return slices.CompactFunc(all, func(a, b Replaced) bool { return a.Dir == b.Dir })
}

// replaced are the folders that a build reads modules from: none with vendor,
// which holds them.
func (id *Identity) replaced() []Replaced {
	if slices.Contains(id.Folders, "vendor") {
		return nil
	}
	return id.Replaced
}

func (r Replaced) outside() bool { return r.Dir == ".." || strings.HasPrefix(r.Dir, "../") }

// moduleContext is the nearest folder that holds the module and what it takes
// from other folders of the repository.
func moduleContext(in *Input) string {
	context := moduleDir(in)
	for _, r := range in.Repo.replaced() {
		for !r.outside() && !isWithin(r.Dir, context) {
			context = path.Dir(context)
		}
	}
	if w := in.Repo.Workspace; w != nil && isWithin(context, w.Dir) {
		context = w.Dir
	}
	return context
}

func isWithin(dir, parent string) bool {
	return parent == "." || dir == parent || strings.HasPrefix(dir, parent+"/")
}

// below is a path from the root as seen from a folder above it.
func below(context, file string) string {
	if context == "." {
		return file
	}
	return path.Join(".", strings.TrimPrefix(strings.TrimPrefix(file, context), "/"))
}

// fileMount is a file of the context that a step sees.
type fileMount struct{ Source, Target string }

// moduleFiles are what `go mod download` reads: go.mod, go.sum, and the go.mod of
// each module that is taken from a folder.
func moduleFiles(in *Input, service *ship.Service, found *problems) []fileMount {
	context := buildContext(in, service)
	module := below(context, moduleDir(in))
	files := []fileMount{{path.Join(module, "go.mod"), "go.mod"}, {path.Join(module, "go.sum"), "go.sum"}}
	for _, r := range in.Repo.replaced() {
		if !mountable(r, service, found) {
			continue
		}
		file := path.Join(below(context, r.Dir), "go.mod")
		target := file
		if module != "." {
			target = path.Join("/src", file)
		}
		files = append(files, fileMount{file, target})
	}
	if in.Repo.Workspace != nil {
		return workspaceMounts(in, service, files[2:])
	}
	return files
}

// mountable says where a build could not have a replaced module: it lies outside
// the repository, or its folder cannot be written in a mount.
func mountable(r Replaced, service *ship.Service, found *problems) bool {
	at := pointer("services", service.Name, "build", "main")
	switch {
	case r.outside():
		found.add(at, "require a version of it, or `go mod vendor`", "go.mod takes %s from a folder outside the repository", r.Module)
	case strings.ContainsAny(r.Dir, " \t,\"'\\$"):
		found.add(at, "rename the folder", "the folder %q of %s cannot be mounted", r.Dir, r.Module)
	default:
		return true
	}
	return false
}
