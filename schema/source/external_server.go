package source

import "strings"

// listen is one call that listens.
type listen struct {
	at      place
	addr    value
	handler value
	object  *object // the server: its later registrations count
	role    ListenerRole
	tls     bool
	unless  string
	socket  bool
	command []string
	before  bool // it was met in what runs before any subcommand
}

// constructors make the types whose methods the tables know.
var constructors = map[string]string{
	"google.golang.org/grpc.NewServer":                           grpcServer,
	"google.golang.org/grpc/health.NewServer":                    "google.golang.org/grpc/health.Server",
	"net/http.NewServeMux":                                       "net/http.ServeMux",
	"github.com/gin-gonic/gin.New":                               "github.com/gin-gonic/gin.Engine",
	"github.com/gin-gonic/gin.Default":                           "github.com/gin-gonic/gin.Engine",
	"github.com/go-chi/chi.NewRouter":                            "github.com/go-chi/chi.Mux",
	"github.com/go-chi/chi.NewMux":                               "github.com/go-chi/chi.Mux",
	"github.com/labstack/echo.New":                               "github.com/labstack/echo.Echo",
	"github.com/gorilla/mux.NewRouter":                           "github.com/gorilla/mux.Router",
	"github.com/gofiber/fiber.New":                               "github.com/gofiber/fiber.App",
	"github.com/julienschmidt/httprouter.New":                    "github.com/julienschmidt/httprouter.Router",
	"github.com/fasthttp/router.New":                             "github.com/fasthttp/router.Router",
	"github.com/grpc-ecosystem/grpc-gateway/runtime.NewServeMux": gatewayMux,
	"github.com/prometheus/common/route.New":                     "github.com/prometheus/common/route.Router",
	"github.com/go-pkgz/routegroup.New":                          "github.com/go-pkgz/routegroup.Bundle",
	"github.com/go-pkgz/routegroup.Mount":                        "github.com/go-pkgz/routegroup.Bundle",
	"github.com/uptrace/bunrouter.New":                           "github.com/uptrace/bunrouter.Router",
	"github.com/kataras/iris.New":                                "github.com/kataras/iris.Application",
	"github.com/kataras/iris.Default":                            "github.com/kataras/iris.Application",
	"github.com/urfave/cli.NewApp":                               "github.com/urfave/cli.App",
	"github.com/codegangsta/cli.NewApp":                          "github.com/codegangsta/cli.App",
}

const (
	grpcServer = "google.golang.org/grpc.Server"
	gatewayMux = "github.com/grpc-ecosystem/grpc-gateway/runtime.ServeMux"
)

// servers are the types that listen or serve by methods.
var servers = map[string]ListenerRole{
	"net/http.Server":                    RoleHTTP,
	grpcServer:                           RoleGRPC,
	"github.com/valyala/fasthttp.Server": RoleHTTP,
}

// serverMethods are those that have a meaning here.
var serverMethods = map[string]bool{"ListenAndServe": true, "ListenAndServeTLS": true, "Serve": true, "ServeTLS": true, "Shutdown": true}

// serverCall is a method of a server, or of a router that listens by itself.
func (c *call) serverCall() (value, bool) {
	if c.recv == nil {
		return nil, false
	}
	role, isServer := servers[c.recv.ext]
	if !isServer && c.recv.router == nil {
		return nil, false
	}
	switch c.name {
	case "Shutdown", "GracefulStop", "ShutdownWithContext", "ShutdownWithTimeout":
		c.stopped()
	case "ListenAndServe", "ListenAndServeTLS":
		c.listenServer(role)
	case "Serve", "ServeTLS", "Listener", "RunListener":
		c.serveOn(role)
	case "Run", "Start", "Listen", "RunTLS", "StartTLS", "ListenTLS", "StartAutoTLS", "StartH2CServer":
		if c.recv.router == nil {
			return nil, false
		}
		c.listenRouter()
	case "StartServer":
		if server, ok := first(c.arg(0)).(*object); ok {
			c.listens = append(c.listens, c.listener(fieldOf(server, "Addr"), c.recv, RoleHTTP))
		}
	default:
		return nil, false
	}
	return nil, true
}

func (c *call) stopped() {
	if c.shutdown.file == nil {
		c.shutdown = c.at
	}
}

func (c *call) listener(addr, handler value, role ListenerRole) *listen {
	c.seen++
	l := &listen{at: c.at, addr: addr, handler: handler, role: role, tls: strings.Contains(c.name, "TLS")}
	unread := isUnread(addr)
	for _, g := range c.guards {
		switch {
		case !g.holds && g.setting != "":
			l.unless = g.setting
		case unread && g.given != "" && l.unless == "": // if addr != "" { … }, where code outside tells the address
			l.unless = g.given
		}
	}
	if o, ok := first(handler).(*object); ok && l.unless == "" && strings.HasSuffix(o.ext, "/autocert.Manager.HTTPHandler()") {
		l.unless = "automatic TLS" // what answers an authority's challenges is of no use without
	}
	l.command, l.before = append(l.command, c.subcommand...), c.before > 0
	return l
}

// isUnread says whether nothing is known of an address.
func isUnread(addr value) bool {
	switch v := first(addr).(type) {
	case nil:
		return true
	case *object:
		return v.ext != "" && v.router == nil
	case *function:
		return v.decl == nil && v.lit == nil
	}
	return false
}

func fieldOf(o *object, name string) value {
	if c := o.fields[name]; c != nil {
		return first(c.v)
	}
	return nil
}

// listenServer is http.Server's own listening. "If srv.Addr is blank, ":http" is
// used" (":https" for TLS). https://pkg.go.dev/net/http#Server.ListenAndServe
func (c *call) listenServer(role ListenerRole) {
	addr := value(nil)
	if field := c.recv.fields["Addr"]; field != nil {
		addr = deref(field.v)
	}
	if c.recv.ext != "net/http.Server" {
		addr = c.arg(0)
	} else if c.recv.fields["Addr"] == nil && !c.recv.filled {
		addr = &constant{kind: kindString, s: ":80", at: c.at}
		if strings.HasSuffix(c.name, "TLS") {
			addr = &constant{kind: kindString, s: ":443", at: c.at}
		}
	}
	l := c.listener(addr, c.serverHandler(c.recv), role)
	l.object = c.recv
	c.listens = append(c.listens, l)
}

// serverHandler is a server's handler: http.DefaultServeMux when none is given.
func (c *call) serverHandler(server *object) value {
	for _, name := range []string{"Handler", "Router"} {
		if h := server.fields[name]; h != nil && !isEmpty(deref(h.v)) {
			return h.v
		}
	}
	if server.ext != "net/http.Server" || server.filled || server.fields["Handler"] != nil && deref(server.fields["Handler"].v) == nil {
		return nil
	}
	return c.defaultMux()
}

func (m *machine) defaultMux() value {
	return &object{ext: "net/http.ServeMux", router: m.routed, fields: map[string]*cell{}}
}

// serveOn serves on what net.Listen opened.
func (c *call) serveOn(role ListenerRole) {
	if inMemory(c.arg(0)) {
		return
	}
	handler := value(c.recv)
	if c.recv.router == nil {
		handler = c.serverHandler(c.recv)
	} else {
		role = RoleHTTP
	}
	l := c.listener(c.openedAddrs(c.arg(0)), handler, role)
	l.object, l.socket = c.recv, onlySockets(c.arg(0))
	l.openedUnless(c.arg(0))
	c.listens = append(c.listens, l)
}

// openedAddrs is the address behind a value that may be one of several listeners:
// those that lead to a port come before Unix sockets.
func (c *call) openedAddrs(v value) (addr value) {
	for _, alt := range alternatives(single(deref(v))) {
		if o, ok := first(alt).(*object); ok && o.fields["socket"] == nil {
			addr = join(addr, c.openedAddr(o))
		}
	}
	return addr
}

// listenRouter is a router that listens itself: gin's Run, echo's Start, fiber's Listen.
func (c *call) listenRouter() {
	addr := c.arg(0)
	if addr == nil && c.recv.ext == "github.com/gin-gonic/gin.Engine" {
		// "it takes :8080 unless a PORT environment variable was defined"
		// https://pkg.go.dev/github.com/gin-gonic/gin#Engine.Run
		port := &constant{kind: kindString, s: "8080", at: c.at}
		addr = &template{[]value{&constant{kind: kindString, s: ":", at: c.at}, c.readEnv("PORT", port, c.at)}}
	}
	if c.in("github.com/kataras/iris") {
		if inner, ok := first(addr).(*object); ok && len(inner.args) > 0 { // iris.Addr(":8080")
			addr = inner.args[0]
		}
	}
	c.listens = append(c.listens, c.listener(addr, c.recv, RoleHTTP))
}

// listenNet opens a listener; a Unix socket is none that a port leads to.
func (c *call) listenNet() value { return c.open(c.arg(0), c.arg(1)) }

func (c *call) listenConfig() value { return c.open(c.arg(1), c.arg(2)) }

func (c *call) open(network, addr value) value {
	o := &object{ext: "net.Listener", fields: map[string]*cell{}, at: c.at, args: []value{addr}}
	network, addr = overNetwork(network, addr)
	o.args[0] = addr
	text, ok := textOf(network)
	if portAtEnd(addr) && text == "unix" {
		text = "tcp" // a socket only where it is told one
	}
	if ok && strings.HasPrefix(text, "unix") {
		o.fields["socket"] = &cell{v: boolean(true, c.at)}
	}
	if !ok || strings.HasPrefix(text, "tcp") {
		l := c.listener(addr, nil, RoleTCP)
		l.object = o
		c.opened = append(c.opened, o)
		o.fields["listen"] = &cell{v: l}
	}
	return tuple{o, nil}
}

// overNetwork takes of several networks the one with ports, and its address.
func overNetwork(network, addr value) (value, value) {
	networks, addrs := alternatives(network), alternatives(addr)
	for i, one := range networks {
		text, ok := textOf(one)
		if len(networks) < 2 || !ok || !strings.HasPrefix(text, "tcp") {
			continue
		}
		if len(addrs) == len(networks) {
			return one, addrs[i]
		}
		return one, addr
	}
	return network, addr
}

func portAtEnd(addr value) bool {
	text, ok := textOf(addr)
	_, port, found := cutLast(text, ":")
	return ok && found && port != "" && strings.Trim(port, "0123456789") == ""
}

func (c *call) listenHTTP() value {
	handler := c.arg(1)
	if isEmpty(deref(handler)) && deref(handler) != nil || len(c.args) < 2 {
		handler = c.defaultMux()
	}
	c.listens = append(c.listens, c.listener(c.arg(0), handler, RoleHTTP))
	return nil
}

// listenHTTPS has two file names between address and handler.
func (c *call) listenHTTPS() value {
	handler := c.arg(3)
	if k, ok := deref(handler).(*constant); ok && k.kind == kindNil {
		handler = c.defaultMux()
	}
	c.listens = append(c.listens, c.listener(c.arg(0), handler, RoleHTTP))
	return nil
}

func (c *call) serveHTTP() value {
	if inMemory(c.arg(0)) {
		return nil
	}
	handler := c.arg(1)
	if k, ok := deref(handler).(*constant); ok && k.kind == kindNil {
		handler = c.defaultMux()
	}
	l := c.listener(c.openedAddrs(c.arg(0)), handler, RoleHTTP)
	l.socket = onlySockets(c.arg(0))
	l.openedUnless(c.arg(0))
	c.listens = append(c.listens, l)
	return nil
}
