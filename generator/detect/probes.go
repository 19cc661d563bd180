package detect

import (
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/source"
)

// nameProbes keeps the port name of each listener that routes belong to.
func (s *Service) nameProbes(names []string) {
	s.listenerPort = names
}

// readProbes chooses the paths. A route that asks a dependency tells readiness:
// as liveness it would restart every replica when the database is away.
func (s *Service) readProbes(ask func(key, why string)) {
	live := s.choose(source.ProbeLiveness, source.ProbeHealth)
	ready := s.choose(source.ProbeReadiness)
	startup := s.choose(source.ProbeStartup)
	metrics := s.choose(source.ProbeMetrics)
	s.LivenessPath = s.take("livenessPath", live)
	s.ReadinessPath = s.take("readinessPath", ready)
	s.MetricsPath = s.take("metricsPath", metrics)
	s.startupPath = s.take("startupPath", startup)
	if ready != nil && ready.Asks != "" {
		s.prove("/readinessPath", ready.Path+" calls "+ready.Asks, ready.AsksAt)
	}
	if s.Kind != string(source.KindService) || s.GRPCHealth {
		return
	}
	if live == nil {
		ask("/livenessPath", "no route answers whether the program itself is alive")
	}
	if ready == nil {
		ask("/readinessPath", "no route answers whether the program can take requests")
	}
}

// lesser are the health routes to fall back on when there is a better name.
var lesser = pattern.New(`(?i)/(_?ping|heartbeat|up)/?$`)

// choose is the best route of the wanted kinds: an earlier kind before a later
// one, the service's own port before others, a short path before a long one.
func (s *Service) choose(kinds ...source.Probe) *source.Route {
	var best *source.Route
	bestRank := 0
	for i := range s.source.Routes {
		r := &s.source.Routes[i]
		kind := slices.Index(kinds, r.Probe)
		if kind < 0 || !s.reaches(r.Listener) || strings.ContainsAny(r.Path, ":{*") {
			continue
		}
		rank := kind*100 + s.rank(r.Listener)
		if lesser.MatchString(r.Path) {
			rank += 50
		}
		if best == nil || rank < bestRank || rank == bestRank && len(r.Path) < len(best.Path) {
			best, bestRank = r, rank
		}
	}
	return best
}

// reaches says whether a probe can ask a listener: it is there by default, and
// its port is known or it is the service's own.
func (s *Service) reaches(i int) bool {
	l := s.source.Listeners[i]
	return l.Unless == "" && (s.listenerPort[i] != "" || l.Role == source.RoleHTTP)
}

func (s *Service) take(key string, r *source.Route) string {
	if r == nil {
		return ""
	}
	s.prove("/"+key, r.Path, r.Fact)
	s.probePort[key] = s.listenerPort[r.Listener]
	if s.source.Listeners[r.Listener].TLS {
		s.probeScheme[key] = ", scheme: HTTPS"
	}
	return r.Path
}
