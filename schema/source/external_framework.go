package source

import (
	"path"
	"strings"
)

// serverKind is a server of a framework: it listens on an address that an option
// or its configuration gives.
type serverKind struct {
	role   ListenerRole
	option string // of its constructor, that holds the address
	def    string // the framework's default address; "" = none
	starts string // the method that listens; "" = the constructor's result is always started
}

// serverKinds are the constructors of frameworks' servers.
var serverKinds = map[string]serverKind{
	// https://pkg.go.dev/github.com/cloudwego/hertz/pkg/app/server#WithHostPorts
	"github.com/cloudwego/hertz/pkg/app/server.Default": {RoleHTTP, "WithHostPorts", ":8888", "Spin"},
	"github.com/cloudwego/hertz/pkg/app/server.New":     {RoleHTTP, "WithHostPorts", ":8888", "Spin"},
	// https://pkg.go.dev/github.com/go-kratos/kratos/v2/transport/http#Address
	"github.com/go-kratos/kratos/transport/http.NewServer": {RoleHTTP, "Address", "", ""},
	"github.com/go-kratos/kratos/transport/grpc.NewServer": {RoleGRPC, "Address", "", ""},
	// https://pkg.go.dev/github.com/zeromicro/go-zero/rest#RestConf
	"github.com/zeromicro/go-zero/rest.MustNewServer": {RoleHTTP, "", "", "Start"},
	"github.com/zeromicro/go-zero/rest.NewServer":     {RoleHTTP, "", "", "Start"},
	"github.com/zeromicro/go-zero/zrpc.MustNewServer": {RoleGRPC, "", "", "Start"},
	"github.com/zeromicro/go-zero/zrpc.NewServer":     {RoleGRPC, "", "", "Start"},
}

// frameworkCall makes a framework's server, or starts one.
func (c *call) frameworkCall() (value, bool) {
	if kind, ok := serverKinds[c.path]; ok {
		return c.frameworkServer(kind), true
	}
	if c.recv == nil || c.recv.fields["kind"] == nil {
		return nil, false
	}
	kind := serverKinds[strings.TrimSuffix(c.recv.ext, "()")]
	switch {
	case c.name == kind.starts || c.name == "Run" && kind.starts == "Spin":
		l := c.listener(fieldOf(c.recv, "address"), c.recv, kind.role)
		l.object = c.recv
		c.listens = append(c.listens, l)
		return nil, true
	case c.name == "AddRoutes" || c.name == "AddRoute":
		c.addRoutes()
		return nil, true
	}
	return nil, false
}

func (c *call) frameworkServer(kind serverKind) value {
	o := c.machine.external(c.path+"()", c.at)
	o.router = &router{at: c.at}
	o.args = c.args
	o.fields["kind"] = &cell{v: boolean(true, c.at)}
	addr := c.optionValue(kind.option)
	if addr == nil && kind.option == "" {
		addr = c.configuredAddress()
	}
	if addr == nil && kind.def != "" {
		addr = &constant{kind: kindString, s: kind.def, at: c.at}
	}
	o.fields["address"] = &cell{v: addr}
	for _, arg := range c.args { // zrpc: func(*grpc.Server) registers services
		if f, ok := deref(arg).(*function); ok {
			c.runGiven(f, []value{o})
		}
	}
	if kind.starts == "" {
		l := c.listener(addr, o, kind.role)
		l.object = o
		c.listens = append(c.listens, l)
	}
	if c.name == "NewServer" && kind.starts != "" {
		return tuple{o, nil}
	}
	return o
}

// optionValue is what an option function of a name was given: Address(":8000").
func (c *call) optionValue(name string) value {
	for _, arg := range flatten(c.args) {
		o, ok := first(arg).(*object)
		if ok && name != "" && strings.HasSuffix(o.ext, "."+name+"()") && len(o.args) > 0 {
			return first(o.args[0])
		}
	}
	return nil
}

func flatten(args []value) (all []value) {
	for _, arg := range args {
		if l, ok := first(arg).(*list); ok {
			all = append(all, l.elems...)
			continue
		}
		all = append(all, arg)
	}
	return all
}

// configuredAddress is the address in a server's configuration: Host and Port,
// or ListenOn.
func (c *call) configuredAddress() value {
	o, ok := first(c.arg(0)).(*object)
	if !ok {
		return nil
	}
	if addr := fieldOf(o, "ListenOn"); addr != nil {
		return addr
	}
	port := fieldOf(o, "Port")
	if port == nil {
		return nil
	}
	return &template{[]value{fieldOf(o, "Host"), &constant{kind: kindString, s: ":", at: c.at}, port}}
}

// addRoutes is go-zero's AddRoutes([]rest.Route{{Method, Path, Handler}}, rest.WithPrefix("/v1")).
func (c *call) addRoutes() {
	prefix := ""
	for _, arg := range c.args[min(1, len(c.args)):] {
		if o, ok := first(arg).(*object); ok && strings.HasSuffix(o.ext, ".WithPrefix()") && len(o.args) > 0 {
			prefix, _ = textOf(o.args[0])
		}
	}
	for _, one := range flatten(c.args[:min(1, len(c.args))]) {
		o, ok := first(one).(*object)
		if !ok {
			continue
		}
		to, known := textOf(fieldOf(o, "Path"))
		if !known {
			continue
		}
		method, _ := textOf(fieldOf(o, "Method"))
		c.add(c.recv.router, &route{at: o.at, method: method, path: path.Join(prefix, to), handler: []value{fieldOf(o, "Handler")}})
	}
}

// looseCall is a call that looks like one of a router or server which no table
// knows: server.ListenAndServe(), router.Get("/healthz", h).
func (c *call) looseCall() (value, bool) {
	switch {
	case strings.HasPrefix(c.path, "layeh.com/radius.PacketServer."):
		return nil, true // UDP, which no port here is for
	case strings.HasPrefix(c.name, "ListenAndServe"):
		return nil, c.looseListen()
	case c.name == "Listen" && len(c.args) == 2 && c.isNetwork(0): // of a library for restarts: upgrader.Listen("tcp", addr)
		return c.listenNet(), true
	case c.recv == nil && c.from == nil && (c.name == "Serve" || c.name == "Run" || c.name == "Start"):
		return nil, c.serveGiven()
	case c.recv != nil && c.recv.router == nil && c.recv.typ == nil && c.looksLikeRoute():
		c.recv.router = &router{at: c.recv.at}
		c.routers = append(c.routers, c.recv.router)
		return c.routerCall()
	}
	return nil, false
}

// elsewhere are libraries whose listeners are on another machine or network.
var elsewhere = []string{"tailscale.com", "golang.org/x/crypto/ssh", "golang.ngrok.com"}

func (c *call) isNetwork(at int) bool {
	text, ok := c.string(at)
	return ok && strings.HasPrefix(text, "tcp") && !c.in(elsewhere...)
}

func (c *call) looseListen() bool {
	addr, handler := c.arg(0), c.arg(1)
	if c.recv != nil {
		handler = c.recv
		for _, name := range []string{"Addr", "Address", "ListenAddr", "Server"} {
			if v := fieldOf(c.recv, name); v != nil {
				addr = v
				break
			}
		}
	}
	if server, ok := first(addr).(*object); ok && server.ext == "net/http.Server" { // a wrapper around a server
		addr, handler = fieldOf(server, "Addr"), c.serverHandler(server)
	}
	switch first(addr).(type) {
	case *constant, *setting, *template:
	default:
		if addr = c.looseAddress(); addr == nil && c.recv == nil {
			return false
		}
	}
	role := RoleTCP
	if _, isHandler := first(handler).(*object); strings.Contains(c.path, "http") || c.recv == nil && isHandler {
		role = RoleHTTP
	}
	l := c.listener(addr, handler, role)
	l.object = c.recv
	c.listens = append(c.listens, l)
	return true
}

// serveGiven is a function of a package that no table knows, which is given the
// server to start: zhttp.Serve(flags, stop, &http.Server{…}).
func (c *call) serveGiven() bool {
	for _, arg := range c.args {
		if server, ok := first(arg).(*object); ok && server.ext == "net/http.Server" {
			l := c.listener(fieldOf(server, "Addr"), c.serverHandler(server), RoleHTTP)
			l.object = server
			c.listens = append(c.listens, l)
			return true
		}
	}
	return false
}

// looseAddress is what an option with a telling name gave a server's constructor.
func (c *call) looseAddress() value {
	if c.recv == nil {
		return nil
	}
	inner := &call{frame: c.frame, args: c.recv.args}
	for _, name := range []string{"WithAddress", "WithAddr", "Address", "Addr", "WithListenAddr"} {
		if v := inner.optionValue(name); v != nil {
			return v
		}
	}
	return nil
}

// looksLikeRoute says whether a call has a verb's name, a path and a handler, or
// makes a group with a path.
func (c *call) looksLikeRoute() bool {
	_, isVerb := verbs[c.name]
	isGroup := c.name == "Group" || c.name == "Route"
	at := 0
	if c.name == "To" || isVerb && len(c.args) > 2 && !c.isPath(0) {
		at = 1
	}
	if !isVerb && !isGroup || !c.isPath(at) || isVerb && len(c.args) < at+2 {
		return false
	}
	if isGroup {
		_, hasMethods := c.string(1)
		return c.name == "Group" || len(c.args) == 2 || hasMethods
	}
	switch v := deref(c.args[len(c.args)-1]).(type) {
	case *function:
		return v.decl != nil || v.lit != nil || v.ext != ""
	case *object:
		return v.typ != nil && v.typ.methods["ServeHTTP"] != nil || strings.HasPrefix(v.ext, "net/http.") && strings.Contains(v.ext, "Handler")
	}
	return false
}

func (c *call) isPath(at int) bool {
	path, ok := c.string(at)
	return ok && (strings.HasPrefix(path, "/") || strings.Contains(path, " /"))
}
