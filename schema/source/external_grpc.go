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
