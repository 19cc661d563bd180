package detect

import (
	"path"
	"strings"

	"github.com/shipgen/shipgen/schema/process"
	"github.com/shipgen/shipgen/schema/source"
)

// readProcesses reads Procfiles, systemd units and fly.toml.
func (r *Result) readProcesses() {
	for _, name := range r.tree.Files() {
		base := path.Base(name)
		if isSample(name) || base != "Procfile" && base != "fly.toml" && !strings.HasSuffix(base, ".service") {
			continue
		}
		t := r.open(name)
		switch {
		case t == nil:
		case base == "Procfile":
			for _, p := range process.Procfile(t.data) {
				r.stands = append(r.stands, readProcess(t, p))
			}
		case base == "fly.toml":
			r.stands = append(r.stands, readFly(t))
		default:
			if p, ok := process.Unit(name, t.data); ok {
				r.stands = append(r.stands, readProcess(t, p))
			}
		}
	}
}

// readProcess is a program on a machine: what it starts counts, where it listens
// is that machine's matter.
func readProcess(t *text, p process.Process) *candidate {
	c := &candidate{weak: true, names: []string{path.Base(p.Words[0])}}
	c.given.Env = map[string]source.Setting{}
	for _, e := range p.Env {
		c.given.Env[e.Name] = source.Setting{Value: e.Value, At: source.Fact{File: t.name, Line: e.Line, Column: 1}}
	}
	for _, word := range p.Words[1:] {
		c.vague = c.vague || strings.ContainsAny(word, "$%")
		c.given.Args = append(c.given.Args, source.Setting{Value: word, At: source.Fact{File: t.name, Line: p.Line, Column: 1}})
	}
	return c
}

func readFly(t *text) *candidate {
	f := process.ReadFly(t.data)
	c := &candidate{weak: true, only: true}
	c.what, c.given.Env = "internal_port", map[string]source.Setting{}
	for _, e := range f.Env {
		c.given.Env[e.Name] = source.Setting{Value: e.Value, At: source.Fact{File: t.name, Line: e.Line, Column: 1}}
	}
	for _, p := range f.Ports {
		c.ports = append(c.ports, portClaim{"", p.Number, source.Fact{File: t.name, Line: p.Line, Column: 1}})
	}
	for _, check := range f.Checks {
		c.probes = append(c.probes, probeClaim{"", check.Path, 0, source.Fact{File: t.name, Line: check.Line, Column: 1}})
	}
	return c
}
