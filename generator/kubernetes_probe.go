package generator

import (
	"slices"

	"github.com/shipgen/shipgen/schema/ship"
)

// probe is one probe; partials/kubernetes-probe.tmpl prints it. Its pace is
// ship.yaml's or that of schema/ship's defaults: a start is asked often, a pod
// that is not ready leaves the Service soon, and a restart, which helps only a
// program that hangs, comes last.
type probe struct {
	*ship.Probe
	GRPCPort int // a number: the API takes no port name here
}

// newProbe checks the port that a probe asks. nil stays nil.
func newProbe(service *ship.Service, key string, p *ship.Probe, found *problems) *probe {
	if p == nil {
		return nil
	}
	at := pointer("services", service.Name, key)
	out := &probe{Probe: p}
	switch {
	case p.HTTPGet != nil:
		portOf(service, p.HTTPGet.Port, at+"/httpGet/port", found)
	case p.TCPSocket != nil:
		portOf(service, p.TCPSocket.Port, at+"/tcpSocket/port", found)
	case p.GRPC != nil:
		out.GRPCPort = portOf(service, p.GRPC.Port, at+"/grpc/port", found)
	}
	return out
}

// startSeconds is how long a start may take before the probe gives up.
func (p *probe) startSeconds() int {
	if p == nil {
		return 0
	}
	return p.InitialDelaySeconds + p.PeriodSeconds*p.FailureThreshold
}

func portOf(service *ship.Service, name, at string, found *problems) int {
	i := slices.IndexFunc(service.Ports, func(p ship.Port) bool { return p.Name == name })
	if i < 0 {
		found.add(at, "name it under ports", "service %q has no port %q", service.Name, name)
		return 0
	}
	return service.Ports[i].Number
}
