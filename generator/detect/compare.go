package detect

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/source"
)

const codeDecides = "the code decides what it listens on"

// fillPorts takes the ports that the code leaves open from what stands.
func (r *Result) fillPorts(i int, s *Service) {
	for _, c := range r.standsOf(s) {
		r.takePorts("/services/"+strconv.Itoa(i), s, c, r.startedBy(s, c))
	}
}

// compare holds what stands against the code: a path that the code does not
// show is taken, what contradicts it is said.
func (r *Result) compare(i int, s *Service) {
	pointer := "/services/" + strconv.Itoa(i)
	s.moves = r.moved(pointer, s)
	if s.image != nil {
		r.comparePorts(pointer, s, &s.image.stand, s.source)
	}
	stands := r.standsOf(s)
	for _, c := range stands {
		main := r.startedBy(s, c)
		if main != nil && (!c.weak || len(c.ports) == 1) {
			r.comparePorts(pointer, s, &c.stand, main)
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
	if !s.touchedBy(&c.given) {
		return s.source
	}
	return r.start(s, given)
}

// start is the program as it runs with what is given; nil where it was read too
// often already.
func (r *Result) start(s *Service, given *source.Given) *source.Main {
	key := s.plain.Key(given)
	main, had := s.starts[key]
	if !had && len(s.starts) < maxStarts {
		main = r.found.Start(s.plain, given)
		s.starts[key] = main
	}
	return main
}

// maxStarts is how often one program is read as other files start it: each time
// costs as much as the first.
const maxStarts = 8

// touchedBy says whether a program could behave otherwise with what it is given.
func (s *Service) touchedBy(given *source.Given) bool {
	return len(given.Args) > 0 || slices.ContainsFunc(s.plain.Env, func(e source.EnvVar) bool {
		_, ok := given.Env[e.Name]
		return ok
	})
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

// takePorts takes the ports that the code and the image leave open: those on
// which the program listens when it is started as the file starts it, else the
// file's only port where there is one listener.
func (r *Result) takePorts(pointer string, s *Service, c *candidate, main *source.Main) {
	for i := range s.source.Listeners {
		l := &s.source.Listeners[i]
		if l.Port != 0 || l.Unless != "" || l.Socket || s.listenerPort[i] != "" {
			continue
		}
		if after := startedListener(main, s.source, i); after != nil && after.Port != 0 && after.Unless == "" {
			r.takePort(pointer, s, i, after.Port, after.PortAt)
		} else if port, at := s.takenFor(l.PortEnv); port != 0 { // two ways to listen on one port
			r.takePort(pointer, s, i, port, at)
		} else if len(s.source.Listeners) == 1 && len(c.ports) == 1 {
			r.takePort(pointer, s, i, c.ports[0].number, c.ports[0].at)
		}
	}
}

// takenFor is the port that a variable was found to hold.
func (s *Service) takenFor(variable string) (int, source.Fact) {
	for _, e := range s.needed {
		if port, err := strconv.Atoi(e.Default); err == nil && e.Name == variable {
			return port, e.at
		}
	}
	return 0, source.Fact{}
}

func startedListener(started, plain *source.Main, i int) *source.Listener {
	if started == nil {
		return nil
	}
	return sameListener(started, plain, i)
}

// takePort gives a listener its port and drops the question.
func (r *Result) takePort(pointer string, s *Service, i, port int, at source.Fact) {
	l := &s.source.Listeners[i]
	r.answeredBy(pointer+"/ports/"+string(l.Role), l.Fact)
	name := s.nameOf(port)
	if name == "" {
		name = s.freeName(string(l.Role))
		s.Ports[name] = port
		s.prove("/ports/"+name, strconv.Itoa(port), at)
		s.needPort(l, port, at)
	}
	s.listenerPort[i] = name
	s.notes = slices.DeleteFunc(s.notes, func(n note) bool { return n.key == "ports" })
}

// answeredBy drops the questions that a file answers; of those about ports only
// the one on a listener.
func (r *Result) answeredBy(key string, listener source.Fact) {
	r.Unknown = slices.DeleteFunc(r.Unknown, func(u Unknown) bool {
		return strings.HasPrefix(u.Key, key) && strings.Trim(u.Key[len(key):], "0123456789") == "" && strings.Contains(u.Why, where(listener))
	})
}

// saysLittle says whether a path answers whatever the state of the program: a first
// page, its metrics or profiles.
func (s *Service) saysLittle(path string) bool {
	return path == "/" || path == "/metrics" || slices.ContainsFunc(s.source.Routes, func(route source.Route) bool {
		return route.Path == path && (route.Probe == source.ProbeMetrics || route.Probe == source.ProbePprof)
	})
}

// passOver does not take a path that says little: the code's own health route
// stands, or the question stays and names what is asked today.
func (r *Result) passOver(pointer string, s *Service, key string, p probeClaim) {
	const little = " answers whatever the state of the program"
	if i := slices.IndexFunc(s.Evidence, func(e Evidence) bool { return e.Key == "/livenessPath" }); i >= 0 {
		e := s.Evidence[i]
		r.differ(pointer+"/"+key, s.LivenessPath, source.Fact{File: e.File, Line: e.Line}, p.path, p.at, p.path+little)
		return
	}
	r.addTo(pointer+"/"+key, where(p.at)+" asks "+p.path+", which"+little)
}

// addTo says more in a question that stays.
func (r *Result) addTo(key, more string) {
	_, what, _ := strings.Cut(more, " asks ")
	for i := range r.Unknown {
		if u := &r.Unknown[i]; u.Key == key && !strings.Contains(u.Why, what) {
			u.Why += "; " + more
		}
	}
}

// reachedBy is the dependency that a path's handler asks; "" = none was seen.
func (s *Service) reachedBy(path string) string {
	for _, route := range s.source.Routes {
		if route.Path == path && route.Asks != "" {
			return route.Asks
		}
	}
	return ""
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
		if s.saysLittle(p.path) {
			r.passOver(pointer, s, key, p)
			continue
		}
		if called := s.reachedBy(p.path); key == "livenessPath" && called != "" {
			r.addTo(pointer+"/"+key, where(p.at)+" asks "+p.path+", which calls "+called)
			continue
		}
		s.prove("/"+key, p.path, p.at)
		s.probePort[key] = name
		s.setPath(key, p.path)
		r.Unknown = slices.DeleteFunc(r.Unknown, func(u Unknown) bool { return u.Key == pointer+"/"+key })
	}
}
