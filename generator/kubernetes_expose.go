package generator

import (
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// exposure is how clients outside the cluster reach a service.
type exposure struct {
	*ship.Expose
	PortNumber int
	GRPC       bool   // the port speaks gRPC
	Own        bool   // the Gateway is the service's own
	Parent     parent // the Gateway that the route joins
	Secret     string // the certificate of an Ingress or of an own Gateway
}

// parent is a Gateway; no Namespace means the route's own.
type parent struct{ Namespace, Name string }

func newExposure(service *ship.Service) *exposure {
	if service.Expose == nil {
		return nil
	}
	e := &exposure{Expose: service.Expose, Own: service.Expose.Class != "", Secret: service.Name + "-tls"}
	i := slices.IndexFunc(service.Ports, func(p ship.Port) bool { return p.Name == service.Expose.Port })
	if i >= 0 { // schema/ship refuses an unknown port
		e.PortNumber, e.GRPC = service.Ports[i].Number, appProtocol(service.Ports[i].Name) == "grpc"
	}
	e.Parent.Namespace, e.Parent.Name, _ = strings.Cut(service.Expose.Gateway, "/")
	if e.Own {
		e.Parent = parent{Name: service.Name}
	}
	return e
}

// Listener is the part of the Gateway that the route joins: a route on all of
// them would answer in clear text too.
func (e *exposure) Listener() string {
	if e.TLS {
		return "https"
	}
	return "http"
}

func exposedVia(via string) func(*workload) bool {
	return func(w *workload) bool { return w.Expose != nil && w.Expose.Via == via }
}

// routedAs says whether a Gateway routes the requests of one protocol.
func routedAs(grpc bool) func(*workload) bool {
	return func(w *workload) bool { return exposedVia("gateway")(w) && w.Expose.GRPC == grpc }
}

// ownGateway says whether the service has a Gateway of its own.
func ownGateway(w *workload) bool { return exposedVia("gateway")(w) && w.Expose.Own }

// redirects says whether clients in clear text are sent to TLS: those of gRPC
// follow no redirection.
func redirects(w *workload) bool { return routedAs(false)(w) && w.Expose.TLS }

// ClearText says whether an own Gateway listens without TLS.
func (e *exposure) ClearText() bool { return !e.TLS || !e.GRPC }
