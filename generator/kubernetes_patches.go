package generator

import (
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// userPatches are the patches of ship.yaml by their folders. kustomize reads no
// file outside the folder of a kustomization.yaml, so a patch in a rendered
// folder (deploy/base, an overlay) is listed there and counts there only; any
// other folder becomes a component that all overlays use.
// https://kubectl.docs.kubernetes.io/guides/config_management/components/
type userPatches struct {
	byDir    map[string][]string // file names, in the order of ship.yaml
	rendered map[string]bool     // folders that have a kustomization.yaml anyway
}

func newUserPatches(in *Input, services []*ship.Service, found *problems) *userPatches {
	u := &userPatches{byDir: map[string][]string{}, rendered: map[string]bool{baseDir: true}}
	for _, service := range services {
		u.rendered[serviceDir(services, service)] = true
	}
	for _, at := range allPlaces(in) {
		u.rendered[at.dir()] = true
	}
	for _, file := range in.Ship.Patches {
		dir := path.Dir(path.Clean(file))
		if !u.rendered[dir] && (dir == "." || strings.HasPrefix(overlaysDir+"/", dir+"/")) {
			found.add("/patches", "move it to deploy/patches for all environments, or into the overlay of one",
				"%q cannot be used from where it lies: kustomize takes no folder that holds the overlays", file)
			continue
		}
		u.byDir[dir] = append(u.byDir[dir], path.Base(file))
	}
	return u
}

// in are the patches to list in a rendered folder.
func (u *userPatches) in(dir string) []string { return u.byDir[dir] }

// dirs are the folders that become components, sorted.
func (u *userPatches) dirs() []string {
	var out []string
	for dir := range u.byDir {
		if !u.rendered[dir] {
			out = append(out, dir)
		}
	}
	slices.Sort(out)
	return out
}

// components are those folders as seen from an overlay.
func (u *userPatches) components(overlay string) []string {
	var out []string
	for _, dir := range u.dirs() {
		if rel, err := filepath.Rel(overlay, dir); err == nil {
			out = append(out, filepath.ToSlash(rel))
		}
	}
	return out
}

func (u *userPatches) jobs() []Job {
	var out []Job
	for _, dir := range u.dirs() {
		out = append(out, Job{
			Template: "kubernetes/patches/kustomization.yaml.tmpl",
			Output:   path.Join(dir, "kustomization.yaml"),
			Data:     kustomization{Patches: u.byDir[dir]},
		})
	}
	return out
}
