package detect

import (
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/dockerfile"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/source"
)

// image is an existing Dockerfile.
type image struct {
	stand
	*text
	parsed *dockerfile.File
	image  *dockerfile.Image
	words  []dockerfile.Text // it is started with
	builds []built
}

// built is a Go program that a file builds.
type built struct {
	dir    string // of the main, from the root
	output string // base name of the binary
	named  bool   // by -o, or by a goreleaser file
	tags   []string
	sets   []string // variables that the linker sets
	all    bool     // by a pattern that means every main below a folder
	at     source.Fact
}

// variants are Dockerfiles for something else than delivery.
var variants = []string{"dev", "debug", "coverage", "test", "tests", "ci", "lint", "e2e", "docs", "site", "tools", "local", "devcontainer", "goreleaser", "release", "base", "builder", "build", "artifacts", "windows"}

func isDockerfile(name string) bool {
	base := path.Base(name)
	return base == "Dockerfile" || base == "Containerfile" || strings.HasPrefix(base, "Dockerfile.") || strings.HasSuffix(base, ".Dockerfile")
}

func isVariant(name string) bool {
	base := strings.ToLower(strings.NewReplacer("Dockerfile", "", "Containerfile", "").Replace(path.Base(name)))
	return slices.ContainsFunc(strings.FieldsFunc(base, func(r rune) bool { return r == '.' || r == '-' || r == '_' }), func(part string) bool {
		return slices.Contains(variants, part)
	})
}

// readImages reads every Dockerfile; of those at one place the plain name comes first.
func (r *Result) readImages() {
	for _, name := range r.tree.Files() {
		if !isDockerfile(name) || isSample(name) || strings.Contains(strings.ToLower(name), "windows") {
			continue
		}
		if t := r.open(name); t != nil {
			if i := r.readImage(t); i != nil {
				r.images = append(r.images, i)
			}
		}
	}
	slices.SortStableFunc(r.images, func(a, b *image) int { return a.rank() - b.rank() })
}

func (i *image) rank() int {
	rank := strings.Count(i.name, "/")
	if path.Base(i.name) != "Dockerfile" {
		rank += 10
	}
	if isVariant(i.name) {
		rank += 100
	}
	return rank
}

func (r *Result) readImage(t *text) *image {
	parsed, _ := dockerfile.Parse(t.data)
	if parsed == nil || parsed.Final() == nil {
		return nil
	}
	i := &image{text: t, parsed: parsed, image: parsed.Image(parsed.Final())}
	i.words = i.image.Start()
	i.what = "EXPOSE"
	i.given.Env = map[string]source.Setting{}
	for _, p := range i.image.Env {
		i.given.Env[p.Key.Value] = source.Setting{Value: p.Value.Value, At: t.at(p.Key.Start)}
	}
	for _, p := range i.image.Ports {
		i.ports = append(i.ports, portClaim{"", p.Number, t.at(p.Start)})
	}
	if check := i.image.Healthcheck; check != nil {
		if port, path, ok := shell.LocalURL(check.Rest.Value); ok {
			i.probes = append(i.probes, probeClaim{"", path, port, t.at(check.Start)})
		}
	}
	i.builds = r.imageBuilds(i)
	return i
}

// starts says whether the image starts a program of a name, also through an
// entry point that is a script.
func (i *image) starts(program string) bool {
	return slices.ContainsFunc(i.words[:min(len(i.words), 2)], func(word dockerfile.Text) bool { return path.Base(word.Value) == program })
}

// program is the folder of the main that the image starts: the only one that it
// builds, or the one whose binary its entry point names. "" = not known.
func (i *image) program() string {
	dirs := map[string]bool{}
	for _, b := range i.builds {
		dirs[b.dir] = true
	}
	for _, b := range i.builds {
		if len(dirs) == 1 || i.starts(b.output) || i.renamed(b.output) {
			return b.dir
		}
	}
	return ""
}

// renamed says whether the image copies a binary to the name that it starts.
func (i *image) renamed(output string) bool {
	return slices.ContainsFunc(i.image.Copies, func(c dockerfile.Copy) bool {
		return path.Base(c.Source) == output && c.From != nil && i.starts(path.Base(c.Dest))
	})
}

// imageOf is the Dockerfile that makes a service's image: one that builds or
// starts its main, else the one beside the main, or that of its module or of the
// root when no other program can be meant.
func (r *Result) imageOf(s *Service) *image {
	for _, i := range r.images {
		if i.program() == s.Main {
			return i
		}
	}
	for _, i := range r.images {
		dir := path.Dir(i.name)
		switch {
		case path.Base(i.name) != "Dockerfile" || len(i.builds) > 0 && i.program() != "":
		case dir == s.Main && (dir != "." || r.deployable(dir) == 1 && s.Kind != string(source.KindCommand)):
			return i
		case i.starts(s.source.Name) && (dir == "." || dir == s.source.ModuleDir()):
			return i
		case (dir == s.source.ModuleDir() || dir == ".") && r.deployable(dir) == 1 && s.Kind != string(source.KindCommand):
			return i
		}
	}
	return nil
}

// deployable counts the services below a folder that are not commands.
func (r *Result) deployable(dir string) (n int) {
	for _, s := range r.Services {
		if s.Kind != string(source.KindCommand) && (dir == "." || s.Main == dir || strings.HasPrefix(s.Main, dir+"/")) {
			n++
		}
	}
	return n
}
