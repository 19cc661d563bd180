package detect

import (
	"fmt"
	"go/version"
	"slices"
	"strconv"
	"time"

	"github.com/shipgen/shipgen/schema/source"
)

// How long a pod that shipgen renders may take: it goes on serving for drain, then
// has what is left of the grace period (schema/ship derives both).
const (
	drain       = 5 * time.Second
	defaultRest = 30 * time.Second
	slack       = 5 * time.Second
)

// readStop says whether the service is told to stop, and how long that may take.
func (s *Service) readStop(n *Needs, facts *source.Needs) {
	if n.Signals = s.source.Signals.Line > 0; n.Signals {
		s.prove("/needs/signals", "caught", s.source.Signals)
	}
	mayCatch := n.Signals || facts.Catches.Line > 0
	var longest time.Duration
	for _, stop := range facts.Stops {
		d, err := time.ParseDuration(stop.Timeout)
		if err != nil || d <= longest {
			continue
		}
		longest, n.ShutdownTimeout = d, stop.Timeout
		s.prove("/needs/shutdownTimeout", stop.Timeout, stop.TimeoutAt)
	}
	bounded := slices.ContainsFunc(facts.Stops, func(stop source.Stop) bool { return !stop.Endless })
	if len(facts.Stops) > 0 && !bounded {
		s.note("stop", "stopping has no deadline of its own: what is not done within the grace period is cut off", facts.Stops[0].Fact)
	}
	if lives := s.Kind == string(source.KindService) || s.Kind == string(source.KindWorker); lives && !mayCatch && s.readWhole() {
		s.notes = append(s.notes, note{"stop", "nothing in the code catches SIGTERM: it ends the program at once, requests in flight included"})
	}
}

// readWhole says whether all of the program was followed.
func (s *Service) readWhole() bool {
	for _, u := range s.source.Unknown {
		if u.Key == "" {
			return false
		}
	}
	return true
}

// gracePeriod is the time that a pod needs to stop, where that is more than it
// gets anyway; 0 = it is not.
func (s *Service) gracePeriod() time.Duration {
	if s.Needs == nil {
		return 0
	}
	d, err := time.ParseDuration(s.Needs.ShutdownTimeout)
	if err != nil || d+slack <= defaultRest || d > time.Hour {
		return 0
	}
	before := drain
	if s.Kind != string(source.KindService) {
		before = 0
	}
	return (before + d + slack).Round(time.Second)
}

func (s *Service) writeStop(w *writer) {
	if period := s.gracePeriod(); period > 0 {
		text := fmt.Sprintf("    gracePeriod: %ds # stopping may take %s: ", int(period.Seconds()), s.Needs.ShutdownTimeout)
		w.line(text + s.at("/needs/shutdownTimeout").String())
	}
	s.writeNotes(w, "stop")
}

func (s *Service) writeNotes(w *writer, key string) {
	for _, one := range s.notes {
		if one.key == key {
			w.line("    # " + oneLine(one.text))
		}
	}
}

// readRuntime says what else sets the limits that the manifests set: GOMEMLIMIT is
// nine tenths of the memory limit, and the runtime follows a CPU limit by itself
// from Go 1.25 on (https://go.dev/doc/go1.25#container-aware-gomaxprocs).
func (s *Service) readRuntime(n *Needs, facts *source.Needs) {
	if facts.MemoryLimit.Line > 0 {
		n.MemoryLimit = facts.MemoryBy
		s.prove("/needs/memoryLimit", facts.MemoryBy, facts.MemoryLimit)
		text := "automemlimit leaves GOMEMLIMIT as the manifests set it"
		if facts.MemoryBy != "automemlimit" {
			text = facts.MemoryBy + " replaces the GOMEMLIMIT of the manifests"
		}
		s.note("runtime", text, facts.MemoryLimit)
	}
	if facts.Processors.Line == 0 {
		return
	}
	n.Processors = "GOMAXPROCS is set by the code"
	s.prove("/needs/processors", n.Processors, facts.Processors)
	if version.Compare("go"+s.GoVersion, "go1.25") >= 0 {
		s.note("runtime", "what sets GOMAXPROCS here is not needed any more: Go follows the CPU limit by itself since 1.25", facts.Processors)
	}
}

// readLowPorts says that a port below 1024 is open to a program that is not root:
// Docker allows it since 20.10, containerd since 2.0, and the pod's sysctl
// elsewhere. https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/
func (s *Service) readLowPorts() {
	for _, name := range s.portNames() {
		if port := s.Ports[name]; port < 1024 {
			s.notes = append(s.notes, note{"lowPort", "port " + strconv.Itoa(port) + " is below 1024: a sysctl of the pod lets user 65532 listen on it"})
		}
	}
}
