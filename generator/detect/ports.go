package detect

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/source"
)

// portOrder says which listener is a service's own, when there are several.
var portOrder = []source.ListenerRole{source.RoleHTTP, source.RoleGRPC, source.RoleTCP, source.RoleWebhook, source.RoleAdmin, source.RoleMetrics, source.RolePprof}

// readPorts names the ports that the service listens on by default.
func (r *Result) readPorts(s *Service, ask func(key, why string)) {
	names := make([]string, len(s.source.Listeners))
	order := make([]int, len(names))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return s.rank(order[a]) < s.rank(order[b]) })
	image := s.image
	for n, i := range order {
		l := &s.source.Listeners[i]
		s.GRPC = s.GRPC || l.Role == source.RoleGRPC && l.Unless == ""
		s.GRPCHealth = s.GRPCHealth || l.Health && l.Unless == ""
		if n == 0 {
			s.readPortEnv(l)
		}
		names[i] = s.readPort(l, image, n == 0, ask)
	}
	s.nameProbes(names)
}

func (s *Service) rank(i int) int {
	l := &s.source.Listeners[i]
	rank := slices.Index(portOrder, l.Role) * 4
	if l.Unless != "" {
		rank += 100
	}
	if l.TLS {
		rank++
	}
	if l.Socket {
		rank += 50
	}
	return rank
}

func (s *Service) readPortEnv(l *source.Listener) {
	if l.PortEnv != "" {
		s.PortEnv = l.PortEnv
		s.prove("/portEnv", l.PortEnv, l.PortEnvAt)
	}
}

// readPort adds a listener's port and returns its name, "" when it has none.
func (s *Service) readPort(l *source.Listener, image *image, own bool, ask func(key, why string)) string {
	name := s.freeName(string(l.Role))
	key := "/ports/" + name
	if l.Unless != "" {
		how := "listens"
		if l.TLS && l.Role != source.RoleWebhook {
			how = "listens with TLS"
		}
		if strings.HasPrefix(l.Unless, "the subcommand ") {
			ask(key, fmt.Sprintf("%s only under %s (%s)", how, l.Unless, where(l.Fact)))
			return ""
		}
		ask(key, fmt.Sprintf("%s only when %s is set (%s)", how, l.Unless, where(l.Fact)))
		return ""
	}
	if l.Socket && !own {
		return ""
	}
	port, at := l.Port, l.PortAt
	if port == 0 && image != nil && len(s.source.Listeners) == 1 && len(image.ports) == 1 {
		port, at = image.ports[0].number, image.ports[0].at
		s.needPort(l, port, at)
	}
	if port == 0 {
		ask(key, l.Why()+" ("+where(l.Fact)+")")
		s.notes = append(s.notes, note{"ports", l.Why() + " # " + where(l.Fact)})
		return ""
	}
	if taken := s.nameOf(port); taken != "" {
		return taken
	}
	if l.Host == "localhost" || l.Host == "127.0.0.1" || l.Host == "::1" {
		ask(key, fmt.Sprintf("%s:%d is reached from inside the container only (%s)", l.Host, port, where(l.Fact)))
		if !own {
			return ""
		}
	}
	s.Ports[name] = port
	s.prove(key, strconv.Itoa(port), at)
	if at != l.Fact {
		s.prove(key, strconv.Itoa(port), l.Fact)
	}
	for _, other := range l.Others {
		ask(key, fmt.Sprintf("may also be %d, by a condition that is not known (%s)", other, where(l.Fact)))
	}
	return name
}

func (s *Service) nameOf(port int) string {
	for name, number := range s.Ports {
		if number == port {
			return name
		}
	}
	return ""
}

func (s *Service) freeName(role string) string {
	name := role
	for i := 2; s.Ports[name] != 0; i++ {
		name = role + strconv.Itoa(i)
	}
	return name
}

// portNames are the names of the ports, sorted.
func (s *Service) portNames() []string {
	names := make([]string, 0, len(s.Ports))
	for name := range s.Ports {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

func where(at source.Fact) string { return at.File + ":" + strconv.Itoa(at.Line) }
