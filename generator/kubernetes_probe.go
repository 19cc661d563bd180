package generator

import (
	"slices"

	"github.com/shipgen/shipgen/schema/ship"
)

// probe is one probe; partials/kubernetes-probe.tmpl prints it.
type probe struct {
	*ship.Probe
	GRPCPort int // a number: the API takes no port name here
}

// newProbe looks up the port of a gRPC probe. nil stays nil.
func newProbe(service *ship.Service, p *ship.Probe) *probe {
	if p == nil {
		return nil
	}
	out := &probe{Probe: p}
	if p.GRPC != nil {
		i := slices.IndexFunc(service.Ports, func(port ship.Port) bool { return port.Name == p.GRPC.Port })
		if i >= 0 { // schema/ship refuses an unknown port
			out.GRPCPort = service.Ports[i].Number
		}
	}
	return out
}

// seconds is how long it takes until the probe gives up.
func (p *probe) seconds() int {
	if p == nil {
		return 0
	}
	return p.InitialDelaySeconds + p.PeriodSeconds*p.FailureThreshold
}
