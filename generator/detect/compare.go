package detect

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/source"
)

const codeDecides = "the code decides what it listens on"

// compare holds what stands against the code: what the code leaves open is taken,
// what contradicts it is said.
func (r *Result) compare(i int, s *Service) {
	pointer := "/services/" + strconv.Itoa(i)
	s.moves = r.moved(pointer, s)
	if s.image != nil {
		r.comparePorts(pointer, s, &s.image.stand, s.source)
	}
	stands := r.standsOf(s)
	for _, c := range stands {
		r.takePort(pointer, s, c)
		if main := r.startedBy(s, c); main != nil {
			if !c.weak || len(c.ports) == 1 {
				r.comparePorts(pointer, s, &c.stand, main)
			}
		}
	}
	if s.image != nil {
		r.takeProbes(pointer, s, &s.image.stand)
	}
	for _, c := range stands {
		r.takeProbes(pointer, s, &c.stand)
	}
	s.takeResources(stands)
}

// startedBy is the program as a container starts it; nil where some of its
// arguments are not known.
func (r *Result) startedBy(s *Service, c *candidate) *source.Main {
	if c.vague || s.image != nil && s.image.vague && len(c.given.Args) == 0 {
		return nil
	}
	given := &c.given
	if s.image != nil {
		given = merged(s.image.given, c.given)
	}
	if given.Empty() {
		return s.plain
	}
	return r.found.Start(s.plain, given)
}

// comparePorts says where a file has a port that the program does not listen on,
// started as the file starts it. One common port is enough: what else is open may
// be for what the program does not do by default.
func (r *Result) comparePorts(pointer string, s *Service, c *stand, main *source.Main) {
	var listens []string
	var at source.Fact
	for _, l := range main.Listeners {
		switch {
		case l.Port == 0 && !l.Socket:
			return // it may be this one
		case slices.ContainsFunc(c.ports, func(p portClaim) bool { return p.number == l.Port || slices.Contains(l.Others, p.number) }):
			return
		case l.Unless == "" && l.Port != 0:
			listens = append(listens, strconv.Itoa(l.Port))
			if at.Line == 0 {
				at = l.PortAt
			}
		}
	}
	if len(listens) == 0 || len(c.ports) == 0 {
		return
	}
	first := c.ports[0]
	if main == s.source && s.image != nil && s.image.vague {
		r.ask(pointer+"/ports", where(first.at)+" says "+c.what+" "+strconv.Itoa(first.number)+", by default the code listens on "+strings.Join(listens, ", ")+
			", and how the image starts it was not followed")
		return
	}
	if slices.ContainsFunc(r.Disagreements, func(d Disagreement) bool {
		return d.Key == pointer+"/ports" && strings.HasSuffix(d.Other, " "+strconv.Itoa(first.number))
	}) {
		return // one place is enough
	}
	r.differ(pointer+"/ports", strings.Join(listens, ", "), at, c.what+" "+strconv.Itoa(first.number), first.at, codeDecides)
}

// takePort takes a port that the code and the image leave open.
func (r *Result) takePort(pointer string, s *Service, c *candidate) {
	var open []int
	for i, l := range s.source.Listeners {
		if l.Port == 0 && l.Unless == "" && !l.Socket && s.listenerPort[i] == "" {
			open = append(open, i)
		}
	}
	if len(open) != 1 || len(s.source.Listeners) != 1 || len(c.ports) != 1 {
		return
	}
	port := c.ports[0]
	name := s.freeName(string(s.source.Listeners[open[0]].Role))
	s.Ports[name] = port.number
	s.listenerPort[open[0]] = name
	s.prove("/ports/"+name, strconv.Itoa(port.number), port.at)
	s.ownPort(name)
	s.needPort(&s.source.Listeners[open[0]], port.number, port.at)
	r.answeredBy(pointer + "/ports/" + name)
	s.notes = slices.DeleteFunc(s.notes, func(n note) bool { return n.key == "ports" })
}

// answeredBy drops a question that a file answers.
func (r *Result) answeredBy(key string) {
	r.Unknown = slices.DeleteFunc(r.Unknown, func(u Unknown) bool { return u.Key == key })
}

// takeProbes takes the paths that the code does not show, on a port that it has.
func (r *Result) takeProbes(pointer string, s *Service, c *stand) {
	if s.Kind != string(source.KindService) || s.GRPCHealth {
		return
	}
	for _, p := range c.probes {
		name := s.nameOf(p.port)
		if p.port == 0 && len(s.Ports) == 1 {
			name = s.portNames()[0]
		}
		key := p.key
		if key == "" {
			key = "livenessPath"
		}
		has := map[string]string{"livenessPath": s.LivenessPath, "readinessPath": s.ReadinessPath}
		if name == "" || key == "startupPath" || has[key] != "" {
			continue
		}
		s.prove("/"+key, p.path, p.at)
		s.probePort[key] = name
		s.setPath(key, p.path)
		r.answeredBy(pointer + "/" + key)
	}
}
