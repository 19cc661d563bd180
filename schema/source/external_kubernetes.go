package source

import "strings"

// controllerRuntime is the library that operators are made with: its manager
// serves metrics and, when told an address, probes.
// https://pkg.go.dev/sigs.k8s.io/controller-runtime/pkg/manager#Options
const controllerRuntime = "sigs.k8s.io/controller-runtime"

const managerType = controllerRuntime + "/pkg/manager.Manager"

// apiServer is the library of Kubernetes' own API servers.
const apiServer = "k8s.io/apiserver/pkg/server"

func (c *call) kubernetesCall() (value, bool) {
	switch {
	case c.path == controllerRuntime+".NewManager" || c.path == controllerRuntime+"/pkg/manager.New":
		return c.newManager(), true
	case c.path == "github.com/fluxcd/pkg/runtime/probes.SetupChecks":
		// https://pkg.go.dev/github.com/fluxcd/pkg/runtime/probes#SetupChecks
		if o, ok := first(c.arg(0)).(*object); ok && o.ext == managerType {
			c.addCheck(o, "/healthz")
			c.addCheck(o, "/readyz")
		}
		return nil, true
	case strings.HasSuffix(c.path, "WebhookManagedBy"):
		if o, ok := first(c.arg(0)).(*object); ok && o.ext == managerType {
			c.wantWebhooks(o)
		}
		return nil, false
	case c.recv != nil && c.recv.ext == managerType:
		return c.managerCall()
	}
	return nil, false
}

// wantWebhooks notes that a manager will listen for webhooks, unless that is off by default.
func (c *call) wantWebhooks(manager *object) {
	if c.off == 0 {
		manager.fields["webhooks"] = &cell{v: boolean(true, c.at)}
	}
}

func (c *call) newManager() value {
	o := c.machine.external(managerType, c.at)
	if options, ok := first(c.arg(1)).(*object); ok {
		o.fields["options"] = &cell{v: options}
	}
	probes := c.machine.external("net/http.ServeMux", c.at)
	o.fields["probes"] = &cell{v: probes}
	return tuple{o, nil}
}

func (c *call) addCheck(manager *object, path string) {
	if probes, ok := fieldOf(manager, "probes").(*object); ok {
		c.add(probes.router, &route{method: "GET", path: path})
	}
}

func (c *call) managerCall() (value, bool) {
	switch c.name {
	case "AddHealthzCheck":
		c.addCheck(c.recv, "/healthz")
	case "AddReadyzCheck":
		c.addCheck(c.recv, "/readyz")
	case "GetWebhookServer":
		c.wantWebhooks(c.recv)
		return nil, false
	case "Add":
		c.mayRun(c.arg(0))
	case "Start":
		c.startManager()
	default:
		return nil, false
	}
	return nil, true
}

// startManager listens for metrics (":8080" unless told otherwise, "0" for
// never), probes (only when told an address) and webhooks.
func (c *call) startManager() {
	options, _ := fieldOf(c.recv, "options").(*object)
	if options == nil {
		options = &object{fields: map[string]*cell{}, filled: true}
	}
	metrics, secure := managerMetrics(options)
	if metrics == nil && !options.filled {
		metrics = &constant{kind: kindString, s: ":8080", at: c.at}
	}
	if !switchedOff(metrics) {
		mux := c.machine.external("net/http.ServeMux", c.at)
		mux.router.routes = []*route{{at: c.at, method: "GET", path: "/metrics"}}
		l := c.listener(metrics, mux, RoleMetrics)
		l.tls = secure
		c.listens = append(c.listens, l)
	}
	if addr := fieldOf(options, "HealthProbeBindAddress"); addr != nil && !switchedOff(addr) {
		c.listens = append(c.listens, c.listener(addr, fieldOf(c.recv, "probes"), RoleAdmin))
	}
	c.startWebhooks(options)
}

// managerMetrics is the metrics address of both generations of the options.
func managerMetrics(options *object) (addr value, secure bool) {
	if inner, ok := fieldOf(options, "Metrics").(*object); ok {
		text, _ := textOf(fieldOf(inner, "SecureServing"))
		return fieldOf(inner, "BindAddress"), text == "true"
	}
	return fieldOf(options, "MetricsBindAddress"), false
}

// switchedOff says whether an address is "0", which means that nothing listens.
func switchedOff(addr value) bool {
	text, ok := textOf(addr)
	return ok && (text == "0" || text == "")
}

// startWebhooks listens when webhooks were registered, on port 9443 by default.
// https://pkg.go.dev/sigs.k8s.io/controller-runtime/pkg/webhook#Options
func (c *call) startWebhooks(options *object) {
	if c.recv.fields["webhooks"] == nil {
		return
	}
	port := fieldOf(options, "Port")
	if server, ok := fieldOf(options, "WebhookServer").(*object); ok && len(server.args) > 0 {
		if inner, isObject := first(server.args[0]).(*object); isObject {
			port = fieldOf(inner, "Port")
		}
	}
	if port == nil {
		port = &constant{kind: kindInt, i: 9443, at: c.at}
	}
	l := c.listener(port, nil, RoleWebhook)
	l.tls = true
	c.listens = append(c.listens, l)
}

// apiServerCall is a server of k8s.io/apiserver: it runs by PrepareRun().Run and
// listens with TLS on the port of its secure serving options.
func (c *call) apiServerCall() (value, bool) {
	if c.name == "NewSecureServingOptions" && c.in("k8s.io/apiserver/pkg/server/options") {
		o := c.machine.external("k8s.io/apiserver/pkg/server/options.SecureServingOptions", c.at)
		// https://pkg.go.dev/k8s.io/apiserver/pkg/server/options#NewSecureServingOptions
		o.fields["BindPort"] = &cell{v: c.newFlag("secure-port", "", &constant{kind: kindInt, i: 443, at: c.at}, c.at)}
		c.secure = o
		return o, true
	}
	if c.name != "PrepareRun" {
		return nil, false
	}
	mux := c.machine.external("net/http.ServeMux", c.at)
	for _, path := range []string{"/livez", "/readyz", "/healthz", "/metrics", "/version"} {
		mux.router.routes = append(mux.router.routes, &route{at: c.at, method: "GET", path: path})
	}
	var port value
	if c.secure != nil {
		port = fieldOf(c.secure, "BindPort")
	}
	l := c.listener(port, mux, RoleHTTP)
	l.tls = true
	c.listens = append(c.listens, l)
	return nil, false
}

// knativeCall is a webhook of Knative's library: it listens with TLS on the port of
// its options, which $WEBHOOK_PORT changes where they ask for it.
// https://pkg.go.dev/knative.dev/pkg/webhook#Options
func (c *call) knativeCall() (value, bool) {
	switch c.path {
	case "knative.dev/pkg/webhook.PortFromEnv":
		return c.readEnv("WEBHOOK_PORT", first(c.arg(0)), c.at), true
	case "knative.dev/pkg/webhook.WithOptions":
		if options, ok := first(c.arg(1)).(*object); ok {
			port := fieldOf(options, "Port")
			if port == nil {
				port = &constant{kind: kindInt, i: 8443, at: c.at}
			}
			l := c.listener(port, nil, RoleWebhook)
			l.tls = true
			c.listens = append(c.listens, l)
		}
	}
	return nil, false
}
