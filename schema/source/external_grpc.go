package source

import "strings"

// grpcCall notes what is registered at a gRPC server.
func (c *call) grpcCall() (value, bool) {
	server, ok := first(c.arg(0)).(*object)
	if !ok {
		return nil, false
	}
	switch {
	case c.name == "RegisterHealthServer" && strings.HasSuffix(c.path, "grpc_health_v1.RegisterHealthServer"):
		server.fields["health"] = &cell{v: boolean(true, c.at)}
	case c.path == "google.golang.org/grpc/reflection.Register":
		server.fields["reflection"] = &cell{v: boolean(true, c.at)}
	default:
		return nil, false
	}
	return nil, true
}

// gatewayHealth is the route by which a gateway passes the gRPC health service on.
// https://pkg.go.dev/github.com/grpc-ecosystem/grpc-gateway/v2/runtime#WithHealthzEndpoint
func (c *call) gatewayHealth(mux *object) {
	for _, arg := range c.args {
		o, ok := first(arg).(*object)
		switch {
		case !ok:
		case strings.HasSuffix(o.ext, "/runtime.WithHealthzEndpoint()"):
			c.add(mux.router, &route{at: o.at, method: "GET", path: "/healthz"})
		case strings.HasSuffix(o.ext, "/runtime.WithHealthEndpointAt()") && len(o.args) > 1:
			if path, known := textOf(o.args[1]); known {
				c.add(mux.router, &route{at: o.at, method: "GET", path: path})
			}
		}
	}
}
