package ship

import "strings"

// expandRepository makes {owner: acme, name: orders} of `acme/orders`.
func expandRepository(v *value) *value {
	owner, name, _ := strings.Cut(v.text, "/")
	out := mapValue("owner", scalarValue("!!str", owner, v))
	out.set("name", scalarValue("!!str", name, v))
	return out
}

// expandScaling makes a fixed number of replicas of one number.
func expandScaling(v *value) *value {
	out := mapValue("minReplicas", v)
	out.set("maxReplicas", v)
	return out
}

// expandService puts the short forms port and health of a service into ports
// and the three probes.
func expandService(c *checker, s *value, p *place) {
	if port := s.get("port"); port != nil {
		s.remove("port")
		c.expandPort(s, port, p)
	}
	health := s.get("health")
	if health == nil {
		return
	}
	s.remove("health")
	for _, probe := range probeKeys {
		switch {
		case s.has(probe):
		case health.isNull():
			s.set(probe, health)
		default:
			s.set(probe, mapValue("httpGet", mapValue("path", health)))
		}
	}
}

func (c *checker) expandPort(s, port *value, p *place) {
	ports := s.get("ports")
	switch {
	case ports == nil || ports.isNull():
		s.set("ports", mapValue("http", port))
	case ports.has("http"):
		c.fail(port.at, "keep one of the two", "%s and %s both give the port http", p.at("port"), p.at("ports").at("http"))
	default:
		both := ports.copyTree()
		both.set("http", port)
		s.set("ports", both)
	}
}

var probeKeys = []string{"livenessProbe", "readinessProbe", "startupProbe"}
