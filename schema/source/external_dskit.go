package source

// serverKits are the constructors of the server that Grafana's and Weaveworks'
// services share: it is told its ports by fields of its configuration, whose
// flags have these defaults, and answers /metrics by itself.
// https://github.com/grafana/dskit/blob/main/server/server.go
var serverKits = map[string]bool{
	"github.com/grafana/dskit/server.New":                true,
	"github.com/grafana/dskit/server.NewWithMetrics":     true,
	"github.com/weaveworks/common/server.New":            true,
	"github.com/weaveworks/common/server.NewWithMetrics": true,
}

// kitCall makes a shared server, which listens for HTTP and for gRPC.
func (c *call) kitCall() (value, bool) {
	if !serverKits[c.path] {
		return nil, false
	}
	o := c.machine.external(c.path+"()", c.at)
	mux := c.machine.external("github.com/gorilla/mux.Router", c.at)
	c.add(mux.router, &route{method: "GET", path: "/metrics"})
	mux.router.open = true
	o.fields["HTTP"] = &cell{v: mux}
	o.fields["GRPC"] = &cell{v: c.machine.external(grpcServer, c.at)}
	config, _ := first(c.arg(0)).(*object)
	c.listens = append(c.listens,
		c.listener(c.kitPort(config, "HTTPListenPort", "server.http-listen-port", 80), mux, RoleHTTP),
		c.listener(c.kitPort(config, "GRPCListenPort", "server.grpc-listen-port", 9095), nil, RoleGRPC))
	return tuple{o, nil}, true
}

// kitPort is a port of the configuration, else the one its flag has by default.
func (c *call) kitPort(config *object, field, flag string, def int64) value {
	if config != nil {
		if v := fieldOf(config, field); !isEmpty(v) {
			return v
		}
	}
	return &setting{source: fromFlag, name: flag, def: &constant{kind: kindInt, i: def, at: c.at}, at: c.at}
}

const otelCommand = "go.opentelemetry.io/collector/otelcol.NewCommand()"

// collectorCall is what OpenTelemetry's collector listens on: its configuration
// says where. https://pkg.go.dev/go.opentelemetry.io/collector
func (c *call) collectorCall() (value, bool) {
	switch c.path {
	case otelCommand + ".Execute", otelCommand + ".ExecuteContext":
		c.listens = append(c.listens, c.listener(nil, nil, RoleTCP))
		return nil, false
	case "go.opentelemetry.io/collector/config/confignet.AddrConfig.Listen":
		return c.open(&constant{kind: kindString, s: "tcp", at: c.at}, fieldOf(c.recv, "Endpoint")), true
	}
	return nil, false
}
