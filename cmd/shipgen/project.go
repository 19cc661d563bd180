package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"

	"github.com/shipgen/shipgen/generator"
	"github.com/shipgen/shipgen/generator/drift"
	"github.com/shipgen/shipgen/schema/repo"
	"github.com/shipgen/shipgen/schema/ship"
	"github.com/shipgen/shipgen/templates"
	"golang.org/x/mod/semver"
)

const shipFile = "ship.yaml"

// project is a repository with a ship.yaml, and what it renders to.
type project struct {
	root  *repo.Root
	tree  *repo.Disk
	ship  *ship.Ship
	lock  *drift.Lock // as on disk, empty before the first generate
	next  *drift.Lock // as it would be after this render, but for its Files
	jobs  []generator.Job
	files []generator.File
	own   map[string][]byte // the user's templates by path
}

// openProject reads the repository around dir and renders it in memory, as the
// shipgen that rendered it last would; moving says that this one takes over. The
// caller closes the project's root.
func (a *app) openProject(dir string, moving bool) (*project, error) {
	base, ok := repo.FindUp(a.path(dir), shipFile)
	if !ok {
		return nil, usage("%s: no such file here or above\n  hint: run `shipgen init` to write one", shipFile)
	}
	root, err := repo.Open(base)
	if err != nil {
		return nil, err
	}
	p := &project{root: root}
	if err := p.read(a.version, moving); err != nil {
		root.Close()
		return nil, err
	}
	return p, nil
}

// path makes a path of the command line absolute.
func (a *app) path(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(a.dir, name)
}

func (p *project) read(version string, moving bool) error {
	data, err := p.root.Read(shipFile)
	if err != nil {
		return usage("%v", err)
	}
	if p.ship, err = ship.Parse(shipFile, data); err != nil {
		return invalid(err)
	}
	if p.tree, err = p.root.Tree(); err != nil {
		return err
	}
	if p.lock, err = p.readLock(); err != nil {
		return usage("%v", err)
	}
	id, err := identify(p.tree, p.ship)
	p.own, err = ownTemplates(p.tree, p.ship, err)
	if err != nil {
		return invalid(err)
	}
	return p.render(data, id, p.rendersAs(version, moving))
}

// rendersAs is the version that rendered files name, for the CI job that installs
// it: the lock's, so that another shipgen finds no drift where there is none,
// until a release takes over.
func (p *project) rendersAs(version string, moving bool) string {
	if p.lock.Shipgen == "" || moving && isRelease(version) {
		return version
	}
	return p.lock.Shipgen
}

// isRelease says whether a version is a tag that can be installed by name.
func isRelease(version string) bool {
	return semver.IsValid(version) && semver.Prerelease(version) == "" && semver.Build(version) == ""
}

func (p *project) readLock() (*drift.Lock, error) {
	data, err := p.root.Read(drift.LockPath)
	if errors.Is(err, fs.ErrNotExist) {
		return drift.NewLock(), nil
	}
	if err != nil {
		return nil, err
	}
	return drift.ParseLock(data)
}

// render plans and renders with the pins that stand in the files on disk, then
// those of the lock, then the catalogue's.
func (p *project) render(shipData []byte, id generator.Identity, version string) error {
	pins := generator.NewPins(p.editedPins(), p.lock.Pins)
	var err error
	p.jobs, err = generator.Plan(&generator.Input{Ship: p.ship, Pins: pins, Repo: id, Version: version})
	if err != nil {
		return invalid(err)
	}
	if p.files, err = generator.Render(generator.Overlay(templates.FS, p.own), p.jobs); err != nil {
		return invalid(err)
	}
	hash, err := templates.Hash(templates.FS)
	if err != nil {
		return err
	}
	p.next = drift.NewLock()
	p.next.Shipgen, p.next.Templates, p.next.Input, p.next.Pins = version, hash, inputHash(shipData, id, p.own), pins.Used()
	return nil
}

// inputHash tells a render that changed because the repository did from one
// that changed because shipgen did.
func inputHash(shipData []byte, id generator.Identity, own map[string][]byte) string {
	sum := sha256.New()
	fmt.Fprintf(sum, "%s\n%q\n%q\n", drift.Hash(shipData), []string{id.Owner, id.Name, id.Module, id.ModuleDir, id.GoVersion, id.Toolchain}, id.Folders)
	for _, r := range id.Replaced {
		fmt.Fprintf(sum, "%q %q\n", r.Dir, r.Folders)
	}
	for _, module := range id.Modules {
		fmt.Fprintf(sum, "module %s\n", inputHash(nil, module, nil))
	}
	for _, file := range id.Hidden {
		fmt.Fprintf(sum, "hidden %q\n", file)
	}
	if w := id.Workspace; w != nil {
		fmt.Fprintf(sum, "%q\n", fmt.Sprint(*w))
	}
	for _, files := range []map[string][]byte{id.Files, own} {
		for _, name := range slices.Sorted(maps.Keys(files)) {
			fmt.Fprintf(sum, "%q %s\n", name, drift.Hash(files[name]))
		}
	}
	return "sha256:" + hex.EncodeToString(sum.Sum(nil))
}

// statuses compares the render with the disk.
func (p *project) statuses() ([]drift.Status, error) {
	return drift.Compare(p.root, p.lock, p.files, p.next.Templates, p.next.Input)
}

// editedPins reads back what a bot moved in the files rendered last.
func (p *project) editedPins() generator.PinSet {
	files := map[string][]byte{}
	for name := range p.lock.Files {
		if data, err := p.root.Read(name); err == nil { // a missing file has no pins; Compare reports it
			files[name] = data
		}
	}
	return generator.EditedPins(files, p.lock.Pins)
}
