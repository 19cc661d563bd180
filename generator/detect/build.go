package detect

import (
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/dockerfile"
	"github.com/shipgen/shipgen/schema/makefile"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/source"
)

// imageBuilds are the mains that a Dockerfile's RUN lines build, by go or by make.
func (r *Result) imageBuilds(i *image) (all []built) {
	for _, in := range i.parsed.Instructions {
		if in.Keyword != "RUN" || in.Stage == nil {
			continue
		}
		for _, b := range shell.GoBuilds(in.Shell()) {
			all = append(all, r.resolve(b, i.folders(in, b.Dir), i.at(in.Start))...)
		}
		for _, c := range in.Commands() {
			if c.Is("make", "gmake") {
				all = append(all, r.makeBuilds(c, i.folders(in, c.Dir))...)
			}
		}
	}
	return all
}

// makeBuilds are the mains that a make command builds, by the Makefile of one of
// the folders in which it may run.
func (r *Result) makeBuilds(c *shell.Command, folders []string) (all []built) {
	for _, folder := range folders {
		t := r.open(path.Join(folder, "Makefile"))
		if t == nil {
			continue
		}
		f := makefile.Parse(t.data)
		goals := slices.DeleteFunc(slices.Clone(c.Args()), func(w shell.Word) bool {
			return strings.ContainsAny(w.Value, "=-") && !strings.Contains(w.Value, "build")
		})
		if len(goals) == 0 {
			goals = []shell.Word{{}}
		}
		for _, goal := range goals {
			for _, b := range f.Builds(f.Target(goal.Value)) {
				all = append(all, r.resolve(b.GoBuild, []string{path.Join(folder, b.Dir)}, source.Fact{File: t.name, Line: b.Line, Column: 1})...)
			}
		}
		if len(all) > 0 {
			return all
		}
	}
	return nil
}

// resolve finds the mains that a build means, from one of the folders in which it
// may run.
func (r *Result) resolve(b shell.GoBuild, folders []string, at source.Fact) (all []built) {
	packages := b.Packages
	if len(packages) == 0 {
		packages = []string{"."}
	}
	for _, word := range packages {
		for _, dir := range r.mainsOf(word, folders) {
			one := built{dir: dir, output: path.Base(b.Output), tags: b.Tags, sets: b.Sets, at: at, named: true, all: strings.HasSuffix(word, "...")}
			if s := r.service(dir); s != nil && (b.Output == "" || strings.HasSuffix(b.Output, "/") || strings.Contains(one.output, "$")) {
				one.output, one.named = s.source.Name, false
			}
			all = append(all, one)
		}
	}
	return all
}

// mainsOf are the folders of the mains that a package argument means.
func (r *Result) mainsOf(word string, folders []string) (dirs []string) {
	word = strings.TrimSuffix(strings.TrimSuffix(word, "/*.go"), "/*")
	if strings.HasSuffix(word, ".go") {
		word = path.Dir(word)
	}
	below, all := strings.CutSuffix(word, "...")
	for _, folder := range folders {
		for _, s := range r.Services {
			dir := path.Join(folder, strings.TrimSuffix(below, "/"))
			switch {
			case s.source.Package == strings.TrimSuffix(word, "/"), !all && s.Main == dir:
				dirs = append(dirs, s.Main)
			case all && (dir == "." || s.Main == dir || strings.HasPrefix(s.Main, dir+"/")):
				dirs = append(dirs, s.Main)
			}
		}
		if len(dirs) > 0 {
			return dirs
		}
	}
	return nil
}

func (r *Result) service(dir string) *Service {
	for _, s := range r.Services {
		if s.Main == dir {
			return s
		}
	}
	return nil
}

// folders are the folders of the repository that a RUN may stand in, the likely
// ones first: what was copied there from the build context, which is the root or
// the Dockerfile's own folder.
func (i *image) folders(in *dockerfile.Instruction, dir string) []string {
	work := in.Workdir()
	if work == "" {
		work = "/"
	}
	run := path.Join(work, dir)
	if path.IsAbs(dir) {
		run = path.Clean(dir)
	}
	var inside []string
	for stage := in.Stage; stage != nil; stage = stage.Parent {
		for _, step := range stage.Steps {
			if step.Order < in.Order && (step.Keyword == "COPY" || step.Keyword == "ADD") {
				inside = append(inside, i.copied(step, run)...)
			}
		}
	}
	for _, mount := range in.Mounts("bind") {
		if mount.Option("from") == nil {
			inside = append(inside, strings.TrimPrefix(dir, "/"))
		}
	}
	slices.Reverse(inside)
	var all []string
	for _, folder := range inside {
		all = append(all, path.Join(".", folder), path.Join(path.Dir(i.name), folder))
	}
	if len(inside) == 0 { // what the base image copies by ONBUILD, say
		all = append(all, ".", path.Dir(i.name))
	}
	return all
}

// copied are the context's folders that a COPY puts where a command runs.
func (i *image) copied(step *dockerfile.Instruction, run string) (folders []string) {
	work := step.Workdir()
	for _, c := range i.parsed.Copies(step) {
		if c.From != nil || c.Foreign {
			continue
		}
		dest, known := step.Expand(step.Dest().Value)
		if !known {
			continue
		}
		if !path.IsAbs(dest) {
			dest = path.Join("/", work, dest)
		}
		dest = path.Clean(dest)
		if rest, ok := strings.CutPrefix(run+"/", strings.TrimSuffix(dest, "/")+"/"); ok {
			folders = append(folders, path.Join(strings.TrimPrefix(c.Source, "/"), rest))
		}
	}
	return folders
}
