package detect

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/goreleaser"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/source"
)

// keepDelivered leaves those mains among the services that are meant to be
// delivered: the programs, and what is released or made into an image wherever it
// lies. A tool off the usual places that ends and that nothing builds is none.
func (r *Result) keepDelivered() {
	kept := []*Service{}
	var left []string
	for _, s := range r.Services {
		role := s.source.Role
		if role != source.RoleProgram && r.ships(s) {
			r.found.Deliver(s.source)
		}
		switch {
		case s.source.Role != source.RoleProgram:
		case role == source.RoleProgram && r.aside(s):
			left = append(left, s.Main)
		default:
			one := newService(s.source)
			one.byBinary = role != source.RoleProgram
			kept = append(kept, one)
		}
	}
	r.Services = kept
	if len(left) > 0 {
		r.ask("/services", "not among the services, because they listen nowhere and no file here builds them: "+strings.Join(left, ", "))
	}
	r.builds = slices.DeleteFunc(r.builds, func(b built) bool { return r.service(b.dir) == nil })
	for _, i := range r.images {
		i.builds = slices.DeleteFunc(i.builds, func(b built) bool { return r.service(b.dir) == nil })
	}
}

// ships says whether a main that lies among examples or tools is released, or
// made into an image of its own.
func (r *Result) ships(s *Service) bool {
	if s.source.Role != source.RoleExample && s.source.Role != source.RoleTool {
		return false
	}
	named := func(b built) bool { return b.dir == s.Main && !b.all }
	return slices.ContainsFunc(r.builds, func(b built) bool { return named(b) && goreleaser.Is(b.at.File) }) ||
		slices.ContainsFunc(r.images, func(i *image) bool {
			return !isVariant(i.name) && slices.ContainsFunc(i.builds, named) && i.program() == s.Main
		})
}

// aside says whether a program is a helper of its repository: it listens nowhere,
// lies neither at a module's root nor below a cmd folder near it, and no file
// builds it, while there are others in the usual places.
func (r *Result) aside(s *Service) bool {
	if s.source.Kind == source.KindService || r.usual(s) || len(s.source.Listeners) > 0 {
		return false
	}
	return slices.ContainsFunc(r.Services, r.usual) && !r.builtSomewhere(s)
}

// usual says whether a program lies where programs are looked for.
func (r *Result) usual(s *Service) bool {
	if s.source.Role != source.RoleProgram {
		return false
	}
	if s.source.Kind == source.KindCommand && s.Main != "." && s.Main == s.source.ModuleDir() && r.module.Dir == "." {
		return false // a module of its own beside that of the repository, for a tool and what it needs
	}
	rel := s.Main
	if dir := s.source.ModuleDir(); dir != "." {
		rel = strings.TrimPrefix(strings.TrimPrefix(s.Main, dir), "/")
	}
	parts := strings.Split(rel, "/")
	at := slices.IndexFunc(parts, func(part string) bool { return slices.Contains(programFolders, part) })
	return rel == "." || rel == "" || at == 0 || at == 1 && parts[0] != "pkg" && parts[0] != "plugins" || s.source.Kind == source.KindService
}

// programFolders hold programs.
var programFolders = []string{"cmd", "cmds", "command", "commands", "app", "apps", "service", "services", "bin", "src", "server", "main"}

// buildLine is a line that builds Go programs.
var buildLine = pattern.New(`go build|go install|GOBUILD|GO_BUILD|gox |ko (build|publish)|xgo `)

// builtSomewhere says whether a build names a main, or a line of a script or
// workflow does that builds Go programs.
func (r *Result) builtSomewhere(s *Service) bool {
	if slices.ContainsFunc(r.builds, func(b built) bool { return b.dir == s.Main && !b.all }) {
		return true
	}
	return slices.ContainsFunc(r.buildLines(), func(line []byte) bool { return bytes.Contains(line, []byte(s.Main)) })
}

// buildLines are the lines of scripts, Makefiles and workflows that build Go
// programs, read once.
func (r *Result) buildLines() [][]byte {
	if r.lines != nil {
		return r.lines
	}
	r.lines = [][]byte{}
	for _, name := range r.files {
		if !buildsPrograms(name) || isSample(name) {
			continue
		}
		t := r.open(name)
		if t == nil {
			continue
		}
		for line := range bytes.Lines(t.data) {
			if buildLine.Match(line) {
				r.lines = append(r.lines, line)
			}
		}
	}
	return r.lines
}

// buildsPrograms says whether a file holds commands that may build something.
func buildsPrograms(name string) bool {
	base := path.Base(name)
	switch path.Ext(base) {
	case ".sh", ".bash", ".mk", ".mak":
		return true
	case ".yml", ".yaml":
		return strings.HasPrefix(name, ".github/workflows/") || strings.HasPrefix(strings.ToLower(base), "taskfile") || base == ".gitlab-ci.yml"
	}
	return strings.HasPrefix(base, "Makefile") || base == "justfile" || base == "magefile.go" || isDockerfile(name)
}
