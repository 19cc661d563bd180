package main

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/generator"
	"github.com/shipgen/shipgen/schema/repo"
	"github.com/shipgen/shipgen/schema/ship"
	"golang.org/x/mod/modfile"
)

// identify reads what a plan needs to know of the repository, and says where
// ship.yaml names a main, module or file that is not there.
func identify(tree *repo.Disk, s *ship.Ship) (generator.Identity, error) {
	id := generator.Identity{Owner: s.Repository.Owner, Name: s.Repository.Name, ModuleDir: ".", Files: map[string][]byte{}}
	owner, name, _ := repo.GitHub(tree.Remote())
	if id.Owner == "" {
		id.Owner = owner
	}
	if id.Name == "" {
		id.Name = name
	}
	var errs ship.Errors
	for i, dir := range moduleDirs(tree, s, &errs) {
		if i == 0 {
			id.ModuleDir = dir
			readModule(tree, s, &id, &errs)
			continue
		}
		further := generator.Identity{ModuleDir: dir}
		readModule(tree, s, &further, &errs)
		id.Modules = append(id.Modules, further)
	}
	readConfigFiles(tree, s, &id, &errs)
	findPatches(tree, s, &errs)
	readSources(tree, s, &id, &errs)
	if len(errs) > 0 {
		return id, errs
	}
	return id, nil
}

// moduleDirs are the folders of the go.mod files that the services are built from:
// the root's first, else that of the first service that is deployed, then the
// others, sorted. Without any service in Go it is the one that go.versionFile names.
func moduleDirs(tree *repo.Disk, s *ship.Ship, errs *ship.Errors) []string {
	var dirs, commands []string
	for _, service := range s.Services {
		if service.Build.Main == "" {
			continue
		}
		dir, ok := serviceModule(tree, s, service, errs)
		switch {
		case !ok:
		case service.Kind == ship.KindCommand:
			commands = append(commands, dir)
		default:
			dirs = append(dirs, dir)
		}
	}
	if dirs = append(dirs, commands...); len(dirs) == 0 {
		if tree.Has(s.Go.VersionFile) && path.Base(s.Go.VersionFile) == "go.mod" {
			return []string{path.Dir(s.Go.VersionFile)}
		}
		return nil
	}
	first := dirs[0]
	if slices.Contains(dirs, ".") {
		first = "."
	}
	slices.Sort(dirs)
	dirs = slices.DeleteFunc(slices.Compact(dirs), func(dir string) bool { return dir == first })
	return append([]string{first}, dirs...)
}

// serviceModule is the folder of the go.mod that a service is built from.
func serviceModule(tree *repo.Disk, s *ship.Ship, service *ship.Service, errs *ship.Errors) (string, bool) {
	pointer := "/services/" + service.Name + "/build/main"
	main := path.Clean(service.Build.Main)
	if !hasGo(tree, main) {
		*errs = append(*errs, s.Errorf(pointer, "name the folder that holds func main, from the repository root", "%q holds no Go file", service.Build.Main))
		return "", false
	}
	dir, ok := nearestModule(tree, main)
	if !ok {
		*errs = append(*errs, s.Errorf(pointer, "run `go mod init` there", "no go.mod at or above %q", service.Build.Main))
	}
	return dir, ok
}

func hasGo(tree *repo.Disk, dir string) bool {
	return slices.ContainsFunc(tree.Files(), func(file string) bool { return path.Dir(file) == dir && isGo(file) })
}

func isGo(file string) bool {
	return strings.HasSuffix(file, ".go") && !strings.HasSuffix(file, "_test.go")
}

func nearestModule(tree *repo.Disk, dir string) (string, bool) {
	for {
		if tree.Has(path.Join(dir, "go.mod")) {
			return dir, true
		}
		if dir == "." || dir == "/" {
			return "", false
		}
		dir = path.Dir(dir)
	}
}

func readModule(tree *repo.Disk, s *ship.Ship, id *generator.Identity, errs *ship.Errors) {
	file := path.Join(id.ModuleDir, "go.mod")
	data, err := tree.Read(file)
	if err == nil {
		var mod *modfile.File
		if mod, err = modfile.ParseLax(file, data, nil); err == nil {
			if mod.Module != nil {
				id.Module = mod.Module.Mod.Path
			}
			if mod.Go != nil {
				id.GoVersion = mod.Go.Version
			}
			if mod.Toolchain != nil {
				id.Toolchain = strings.TrimPrefix(mod.Toolchain.Name, "go")
			}
		}
	}
	if err != nil {
		*errs = append(*errs, s.Errorf("/go/versionFile", "repair the file", "%v", err))
		return
	}
	if id.GoVersion == "" {
		*errs = append(*errs, s.Errorf("/go/versionFile", "add one with `go mod edit -go=1.26`", "%s has no go line", file))
	}
	id.GoSum = tree.Has(path.Join(id.ModuleDir, "go.sum"))
	id.Folders = buildInputs(tree, id.ModuleDir)
	id.Hidden = hiddenInputs(tree, id.ModuleDir)
	readReplaced(tree, s, id, data, errs)
	readWorkspace(tree, id)
}

// readReplaced parses go.mod again, strictly: ParseLax drops replace lines.
func readReplaced(tree *repo.Disk, s *ship.Ship, id *generator.Identity, data []byte, errs *ship.Errors) {
	file := path.Join(id.ModuleDir, "go.mod")
	mod, err := modfile.Parse(file, data, nil)
	if err != nil {
		return // what ParseLax read is enough for all else, and the build will say so
	}
	id.Replaced = generator.LocalReplaces(id.ModuleDir, mod)
	for i := range id.Replaced {
		r := &id.Replaced[i]
		if strings.HasPrefix(r.Dir, "..") {
			continue
		}
		if !tree.Has(path.Join(r.Dir, "go.mod")) {
			*errs = append(*errs, s.Errorf("/go/versionFile", "run `go mod init` there", "%s takes %s from %q, which has no go.mod", file, r.Module, r.Dir))
		}
		r.Folders = buildInputs(tree, r.Dir)
	}
}

func readConfigFiles(tree *repo.Disk, s *ship.Ship, id *generator.Identity, errs *ship.Errors) {
	for _, service := range s.Services {
		for _, config := range service.Config {
			data, err := tree.Read(config.Path)
			if err != nil {
				*errs = append(*errs, s.Errorf("/services/"+service.Name+"/config/files/"+config.Name, "name a file of the repository", "%v", err))
				continue
			}
			id.Files[config.Path] = data
		}
		for _, file := range service.Build.Files {
			if !tree.Has(file.Path) {
				*errs = append(*errs, s.Errorf("/services/"+service.Name+"/build/files/"+strings.ReplaceAll(file.Name, "/", "~1"), "name a file or folder of the repository", "no such file: %q", file.Path))
			}
		}
	}
}

// ownTemplates reads the user's own templates. before are problems already
// found; those of the templates join them.
func ownTemplates(tree *repo.Disk, s *ship.Ship, before error) (map[string][]byte, error) {
	var errs ship.Errors
	if !errors.As(before, &errs) && before != nil {
		return nil, before
	}
	own := map[string][]byte{}
	for i, t := range s.Templates {
		data, err := tree.Read(t.Template)
		if err != nil {
			errs = append(errs, s.Errorf(fmt.Sprintf("/templates/%d/template", i), "name a file of the repository", "%v", err))
			continue
		}
		own[t.Template] = data
	}
	if len(errs) > 0 {
		return nil, errs
	}
	return own, nil
}

// findPatches refuses patches that kustomize would not find.
func findPatches(tree *repo.Disk, s *ship.Ship, errs *ship.Errors) {
	for _, file := range s.Patches {
		if !tree.Has(path.Clean(file)) {
			*errs = append(*errs, s.Errorf("/patches", "write it, or take it out of patches", "no such file: %q", file))
		}
	}
}
