package project

import (
	"path"
	"strconv"
	"strings"

	versions "golang.org/x/mod/module"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/dockerfile"
	"github.com/shipgen/shipgen/schema/images"
	"github.com/shipgen/shipgen/schema/kubernetes"
)

// built is the image that a Dockerfile makes.
type built struct {
	file  string
	ports []place
	user  place // of the last USER of the final stage and those below it
	known bool  // user is known, "" being none
}

// run is a container of a manifest.
type run struct {
	container, object string
	image             place
	name              string // of the image, without tag: ghcr.io/acme/api
	ports             []place
	user              place // runAsUser
	nonRoot           place // runAsNonRoot, where it is true
}

var builtImages = &lint.Collector{
	Name:  "built-images",
	Kinds: []lint.Kind{lint.Dockerfile},
	File: func(p *lint.Pass) error {
		f, err := p.File.Dockerfile()
		if err != nil || f.Final() == nil || isSample(p.File.Path) {
			return err
		}
		b := built{file: p.File.Path, known: true}
		for stage := f.Final(); stage != nil; stage = stage.Parent {
			for i := len(stage.Steps) - 1; i >= 0; i-- {
				b.read(p, stage.Steps[i])
			}
		}
		p.Export(b)
		return nil
	},
}

// read takes what an instruction says; the last one is read first.
func (b *built) read(p *lint.Pass, in *dockerfile.Instruction) {
	switch in.Keyword {
	case "EXPOSE":
		for _, arg := range in.Args {
			port, known := in.Expand(arg.Value)
			port = strings.TrimSuffix(strings.ToLower(port), "/tcp")
			if _, err := strconv.Atoi(port); known && err == nil {
				b.ports = append(b.ports, place{port, p.Span(arg.Start, arg.End)})
			}
		}
	case "USER":
		if b.user.text == "" && b.known {
			user, known := in.Expand(in.Rest.Value)
			b.user, b.known = place{user, p.Span(in.Rest.Start, in.Rest.End)}, known
		}
	}
}

var runImages = &lint.Collector{
	Name:  "run-images",
	Kinds: []lint.Kind{lint.Manifest},
	File: func(p *lint.Pass) error {
		objects, err := p.File.Objects()
		if err != nil || isSample(p.File.Path) {
			return err
		}
		for _, o := range objects {
			for _, c := range o.Containers() {
				if r, ok := readRun(p, o, c); ok {
					p.Export(r)
				}
			}
		}
		return nil
	},
}

func readRun(p *lint.Pass, o *kubernetes.Object, c kubernetes.Container) (run, bool) {
	ref, err := images.Parse(c.Image().Text())
	if err != nil || c.Image() == nil || isDynamic(c.Image().Text()) {
		return run{}, false
	}
	r := run{container: c.Name, object: o.Kind + " " + quote(o.Name), image: at(p, c.Image()), name: ref.Name()}
	if list := c.Node.Get("ports"); list != nil {
		for _, port := range list.Items {
			if n := port.Get("containerPort"); n != nil && port.Get("protocol").Text() != "UDP" {
				r.ports = append(r.ports, at(p, n))
			}
		}
	}
	for _, field := range []struct {
		name string
		to   *place
	}{{"runAsUser", &r.user}, {"runAsNonRoot", &r.nonRoot}} {
		n := c.Node.Path("securityContext", field.name)
		if n == nil {
			n = o.PodSpec().Path("securityContext", field.name)
		}
		if n != nil {
			*field.to = at(p, n)
		}
	}
	return r, true
}

// pairs joins each Dockerfile with the containers that run its image, where that
// is plain: the only Dockerfile and the only image of manifests or the one named
// like the repository's module, or an image whose last word is the name of the
// Dockerfile's folder.
func pairs(p *lint.ProjectPass) map[int][]run {
	all, runs := lint.Facts[built](p), lint.Facts[run](p)
	names := map[string]bool{}
	for _, r := range runs {
		names[r.name] = true
	}
	joined, word := map[int][]run{}, projectWord(p)
	for i, b := range all {
		for _, r := range runs {
			if len(all) == 1 && (len(names) == 1 && !official(r.name) || path.Base(r.name) == word) || uniqueFolder(all, b, r.name) {
				joined[i] = append(joined[i], r)
			}
		}
	}
	return joined
}

// official images are Docker's own, no repository's.
func official(name string) bool {
	name = strings.TrimPrefix(strings.TrimPrefix(name, "docker.io/"), "library/")
	return !strings.Contains(name, "/")
}

// projectWord is the last word of the path of the module at the root, "/" without
// one, which is no image's.
func projectWord(p *lint.ProjectPass) string {
	for _, m := range lint.Facts[*module](p) {
		if m.dir == "." {
			prefix, _, _ := versions.SplitPathVersion(m.path)
			return path.Base(prefix)
		}
	}
	return "/"
}

// uniqueFolder says whether the image is named like the Dockerfile's folder and
// no other Dockerfile's folder is.
func uniqueFolder(all []built, b built, image string) bool {
	word, count := path.Base(image), 0
	if path.Base(path.Dir(b.file)) != word || path.Base(b.file) != "Dockerfile" {
		return false
	}
	for _, other := range all {
		if path.Base(path.Dir(other.file)) == word {
			count++
		}
	}
	return count == 1
}
