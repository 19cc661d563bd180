package detect

import (
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/goreleaser"
	"github.com/shipgen/shipgen/schema/makefile"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/source"
)

// readBuilds reads what goreleaser, Makefiles and Dockerfiles build, in this
// order: what is released is named with the most care.
func (r *Result) readBuilds() {
	for _, name := range r.tree.Files() {
		if goreleaser.Is(name) && !isSample(name) {
			r.releaseBuilds(name)
		}
	}
	for _, name := range r.tree.Files() {
		if t := (*text)(nil); makefile.Is(name) && !isSample(name) {
			if t = r.open(name); t == nil {
				continue
			}
			f := makefile.Parse(t.data)
			for _, target := range f.Targets {
				for _, b := range f.Builds(target) {
					r.builds = append(r.builds, r.resolve(b.GoBuild, []string{path.Join(path.Dir(name), b.Dir)}, source.Fact{File: name, Line: b.Line, Column: 1})...)
				}
			}
		}
	}
	for _, i := range r.images {
		r.builds = append(r.builds, i.builds...)
	}
}

// releaseBuilds are those of a goreleaser file, which runs at the root.
func (r *Result) releaseBuilds(name string) {
	t := r.open(name)
	if t == nil {
		return
	}
	docs, err := node.Parse(t.data, node.DefaultLimits)
	if err != nil {
		return
	}
	r.releases = name
	for _, b := range goreleaser.Builds(docs) {
		build := shell.GoBuild{Packages: []string{b.Main}, Output: b.Binary, Tags: b.Tags, Sets: b.Sets}
		r.builds = append(r.builds, r.resolve(build, []string{b.Dir, path.Join(path.Dir(name), b.Dir)}, t.of(b.Node))...)
	}
}

// binary is the name that the files which build a main agree on, "" if they
// don't; at is the first of them.
func (r *Result) binary(s *Service) (name string, at source.Fact) {
	for _, b := range r.builds {
		output := strings.TrimSuffix(b.output, ".exe")
		switch {
		case b.dir != s.Main || !b.named || strings.ContainsAny(output, "${}"):
		case name == "":
			name, at = output, b.at
		case name != output:
			return "", source.Fact{}
		}
	}
	return name, at
}

// variable is what build.version takes: no name that a Makefile puts together.
var variable = pattern.New(`^[A-Za-z0-9_.~-]+(/[A-Za-z0-9_.~-]+)*\.[A-Za-z_][A-Za-z0-9_]*$`)

// linked is the version that the linker sets in a build of a main, where a
// rendered image would not set it.
func (r *Result) linked(s *Service) (name string, at source.Fact) {
	for _, b := range r.builds {
		if b.dir != s.Main || slices.Contains(b.sets, "main.version") {
			continue
		}
		for _, set := range b.sets {
			if strings.HasSuffix(strings.ToLower(set), "version") {
				return set, b.at
			}
		}
	}
	return "", source.Fact{}
}

// plainTags change how a binary is linked, not what is in it: a build without
// cgo needs none of them.
var plainTags = []string{"netgo", "osusergo", "static_build", "timetzdata"}

// buildTags are the build tags on which all builds of a main agree.
func (r *Result) buildTags(s *Service) (tags []string, at source.Fact) {
	first := true
	for _, b := range r.builds {
		if b.dir != s.Main {
			continue
		}
		own := slices.DeleteFunc(slices.Clone(b.tags), func(tag string) bool { return slices.Contains(plainTags, tag) })
		slices.Sort(own)
		if first {
			tags, at, first = own, b.at, false
		} else if !slices.Equal(tags, own) {
			return nil, source.Fact{}
		}
	}
	if slices.ContainsFunc(tags, func(tag string) bool { return strings.ContainsAny(tag, "${}") }) {
		return nil, source.Fact{}
	}
	return tags, at
}

// compareBuilds takes the tags of a service's builds, and says what they link in.
func (r *Result) compareBuilds(s *Service) {
	tags, at := r.buildTags(s)
	if len(tags) > 0 {
		s.tags = tags
		s.prove("/tags", strings.Join(tags, ","), at)
	}
	switch name, at := r.linked(s); {
	case variable.MatchString(name):
		s.version = name
		s.prove("/version", name, at)
	case name != "" && s.Kind != string(source.KindCommand):
		s.notes = append(s.notes, note{"build", "the linker sets " + name + " in " + where(at) + ", in a rendered image main.version"})
	}
}
