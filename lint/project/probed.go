package project

import (
	"bytes"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/images"
	"github.com/shipgen/shipgen/schema/kubernetes"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/source"
)

// probed is a container that is asked over HTTP, and what it is started with.
type probed struct {
	container, object string
	image             string // without tag: ghcr.io/acme/api
	probes            []probe
	given             source.Given
	hidden            []string // variables whose value is not written here; "*" = of any name
}

// probe is one httpGet.
type probe struct {
	kind       string // livenessProbe, readinessProbe, startupProbe
	path       place
	port       int // 0 = a name that no port of the container has
	portAt     lint.Span
	otherwhere bool // another host is asked
}

var probedContainers = &lint.Collector{
	Name:  "probed-containers",
	Kinds: []lint.Kind{lint.Manifest},
	File: func(p *lint.Pass) error {
		objects, err := p.File.Objects()
		if err != nil || isSample(p.File.Path) {
			return err
		}
		for _, o := range objects {
			for _, c := range o.Containers() {
				if one, ok := readProbed(p, o, c); ok {
					p.Export(one)
				}
			}
		}
		return nil
	},
}

func readProbed(p *lint.Pass, o *kubernetes.Object, c kubernetes.Container) (probed, bool) {
	ref, err := images.Parse(c.Image().Text())
	probes := c.HTTPProbes()
	if err != nil || len(probes) == 0 || isDynamic(ref.Name()) {
		return probed{}, false
	}
	one := probed{container: c.Name, object: o.Kind + " " + quote(o.Name), image: ref.Name(), hidden: hiddenEnv(c)}
	for _, asked := range probes {
		get := c.Node.Path(asked.Kind, "httpGet")
		one.probes = append(one.probes, probe{
			kind: asked.Kind, path: at(p, asked.Node), port: portNumber(c, asked.Port),
			portAt: at(p, get.Get("port")).span, otherwhere: get.Get("host") != nil,
		})
	}
	one.given.Env = map[string]source.Setting{}
	for _, env := range c.Env() {
		one.given.Env[env.Name] = setting(p, env.Node)
	}
	words := slices.Concat(c.Words("command"), c.Words("args"))
	if len(c.Words("command")) > 0 {
		words = words[1:]
	}
	for _, word := range words {
		one.given.Args = append(one.given.Args, setting(p, word))
		if isDynamic(word.Text()) {
			one.hidden = append(one.hidden, "*")
		}
	}
	return one, true
}

// hiddenEnv are the variables of a container that come from elsewhere.
func hiddenEnv(c kubernetes.Container) (names []string) {
	if c.Node.Get("envFrom") != nil {
		names = append(names, "*")
	}
	plain := map[string]bool{}
	for _, env := range c.Env() {
		plain[env.Name] = true
	}
	if env := c.Node.Get("env"); env != nil {
		for _, item := range env.Items {
			if name := item.Get("name").Text(); !plain[name] {
				names = append(names, name)
			}
		}
	}
	return names
}

// knows says whether what the container is started with decides a listener's
// port, and is written.
func (c probed) knows(l *source.Listener) bool {
	switch {
	case l.Fixed() || len(c.hidden) == 0:
		return true
	case l.PortEnv == "" || l.Flag != "":
		return false
	}
	return !slices.Contains(c.hidden, "*") && !slices.Contains(c.hidden, l.PortEnv)
}

func setting(p *lint.Pass, n *node.Node) source.Setting {
	line := 1 + bytes.Count(p.File.Data[:n.Start], []byte("\n"))
	return source.Setting{Value: n.Text(), At: source.Fact{File: p.File.Path, Line: line, Column: 1}}
}

// portNumber is the number of a probe's port, which may be the name of one.
func portNumber(c kubernetes.Container, port string) int {
	if number, err := strconv.Atoi(port); err == nil {
		return number
	}
	for _, declared := range c.Ports() {
		if declared.Name == port {
			return declared.Number
		}
	}
	return 0
}

// programOf is the program that a container runs, nil where it is not plain: its
// image has the program's name, or that of the module with one program.
func programOf(s *source.Source, image string) *source.Main {
	var programs, named []*source.Main
	for _, main := range s.Mains {
		if main.Role != source.RoleProgram || isSample(path.Join(main.Dir, "main.go")) {
			continue
		}
		programs = append(programs, main)
		if main.Name == path.Base(image) {
			named = append(named, main)
		}
	}
	switch {
	case len(named) == 1:
		return named[0]
	case len(programs) == 1 && programs[0].Module != nil && moduleName(programs[0].Module.Path) == path.Base(image):
		return programs[0]
	}
	return nil
}

// moduleName is the last word of a module's path, without its major version.
func moduleName(module string) string {
	if base := path.Base(module); len(base) < 2 || base[0] != 'v' || strings.Trim(base[1:], "0123456789") != "" {
		return base
	}
	return path.Base(path.Dir(module))
}
