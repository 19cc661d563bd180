package source

import (
	"slices"
	"strings"
)

// router is anything that routes are registered at: net/http's ServeMux, or a
// framework's engine, group or sub-router.
type router struct {
	at     place
	prefix string // of all its routes, groups included
	vague  bool   // part of the prefix is not known
	open   bool   // it has further routes that are not seen
	routes []*route
	subs   []*router
	middle []value // middleware, which may answer before the routes
}

// route is one registration.
type route struct {
	at      place
	method  string
	path    string
	vague   bool
	hint    string // the setting that holds the path
	strips  bool   // the handler sees what is left of the path (chi, echo and fiber mounts)
	handler []value
}

// routerTypes are the types that routes are registered at.
var routerTypes = map[string]bool{
	"net/http.ServeMux":                          true,
	"github.com/gin-gonic/gin.Engine":            true,
	"github.com/gin-gonic/gin.RouterGroup":       true,
	"github.com/gin-gonic/gin.IRouter":           true,
	"github.com/gin-gonic/gin.IRoutes":           true,
	"github.com/go-chi/chi.Mux":                  true,
	"github.com/go-chi/chi.Router":               true,
	"github.com/labstack/echo.Echo":              true,
	"github.com/labstack/echo.Group":             true,
	"github.com/gorilla/mux.Router":              true,
	"github.com/gofiber/fiber.App":               true,
	"github.com/gofiber/fiber.Router":            true,
	"github.com/gofiber/fiber.Group":             true,
	"github.com/julienschmidt/httprouter.Router": true,
	"github.com/fasthttp/router.Router":          true,
	"github.com/prometheus/common/route.Router":  true,
	"github.com/go-pkgz/routegroup.Bundle":       true,
	"github.com/uptrace/bunrouter.Router":        true,
	"github.com/kataras/iris.Application":        true,
	"github.com/kataras/iris/core/router.Party":  true,
	gatewayMux: true,
}

// verbs are the methods that register a route: the HTTP method, "" for any.
var verbs = map[string]string{
	"GET": "GET", "Get": "GET", "HEAD": "HEAD", "Head": "HEAD", "POST": "POST", "Post": "POST", "PUT": "PUT", "Put": "PUT",
	"PATCH": "PATCH", "Patch": "PATCH", "DELETE": "DELETE", "Delete": "DELETE", "OPTIONS": "OPTIONS", "Options": "OPTIONS",
	"Any": "", "All": "", "ANY": "", "Handle": "", "HandleFunc": "", "HandlePath": "", "Method": "", "MethodFunc": "",
	"Match": "", "Add": "", "Handler": "", "HandlerFunc": "", "Mount": "", "To": "",
}

func isRouterMethod(name string) bool {
	if _, ok := verbs[name]; ok {
		return true
	}
	switch name {
	case "Group", "Route", "With", "Use", "Pre", "PathPrefix", "Path", "Methods", "NewRoute", "Subrouter", "Party",
		"Run", "RunTLS", "Start", "StartTLS", "Listen", "ListenTLS", "ServeHTTP", "Shutdown", "Host", "RouterGroup":
		return true
	}
	return false
}

// routerCall is a method of a router.
func (c *call) routerCall() (value, bool) {
	if c.recv == nil || c.recv.router == nil {
		return nil, false
	}
	r := c.recv.router
	switch c.name {
	case "Group", "Party", "WithPrefix":
		return c.group(r), true
	case "Route":
		if methods, ok := c.string(1); ok { // macaron: Route("/path", "GET,HEAD", handler)
			path, _ := c.string(0)
			c.add(r, &route{method: firstMethod(methods), path: path, handler: c.args[2:]})
			return c.recv, true
		}
		return c.subRoute(r), true
	case "Use", "Pre", "UseGlobal":
		if path, ok := c.string(0); ok { // fiber and echo mount with it, too
			c.add(r, &route{path: path, strips: true, handler: c.args[1:]})
		}
		r.middle = append(r.middle, c.args...)
		return c.recv, true
	case "With", "Host", "NewRoute", "StrictSlash", "UseEncodedPath", "SkipClean":
		return c.recv, true
	case "PathPrefix", "Path", "Methods":
		return c.routeBuilder(&pendingRoute{router: r}), true
	case "HealthCheck":
		return nil, false
	}
	return c.register(r)
}

// register is one route: verb(path, handler…), or with the method before it.
func (c *call) register(r *router) (value, bool) {
	method, ok := verbs[c.name]
	if !ok {
		return nil, false
	}
	at := 0
	switch c.name {
	case "Method", "MethodFunc", "HandlePath", "Add", "To":
		method, at = strings.ToUpper(c.text(0)), 1
	case "Handle", "Handler", "HandlerFunc", "Match":
		if len(c.args) >= 3 { // gin, httprouter: Handle(method, path, handler)
			method, at = strings.ToUpper(c.text(0)), 1
		}
	}
	path, known := pathText(c.arg(at))
	if !known {
		return &pendingRoute{router: r}, true
	}
	if verb, rest, spaced := strings.Cut(path, " "); spaced { // Go 1.22: "GET /healthz"
		method, path = verb, strings.TrimLeft(rest, " \t")
	}
	if i := strings.Index(path, "/"); i > 0 { // a ServeMux pattern may begin with a host
		path = path[i:]
	}
	if strings.Contains(method, "GET") { // "GET,HEAD"
		method = "GET"
	}
	entry := &route{hint: settingName(c.arg(at)), method: method, path: path, strips: c.name == "Mount", handler: c.args[min(at+1, len(c.args)):]}
	c.add(r, entry)
	return &pendingRoute{router: r, entry: entry}, true
}

// settingName is the name of the setting that a value is.
func settingName(v value) string {
	if s, ok := first(v).(*setting); ok {
		return s.name
	}
	return ""
}

// pathText is a path's text; an environment variable in it that has no default
// is left out, as when it is not set.
func pathText(v value) (string, bool) {
	if t, ok := first(v).(*template); ok {
		text := ""
		for _, part := range t.parts {
			s, known := textOf(part)
			if _, isSetting := first(part).(*setting); !known && !isSetting {
				return "", false
			}
			text += s
		}
		return text, text != ""
	}
	return textOf(v)
}

func (c *call) add(r *router, entry *route) {
	if entry.at.file == nil {
		entry.at = c.at
	}
	c.seen++
	c.routesMet++
	if c.off > 0 {
		return // not registered by default
	}
	r.routes = append(r.routes, entry)
}

// group is a router below another one, by prefix (gin, echo, fiber) or by a
// function that fills it (chi).
func (c *call) group(r *router) value {
	c.seen++
	sub := r.below("", c.at)
	if path, ok := c.prefix(); ok {
		sub.prefix = joinPaths(r.prefix, path)
	} else if c.name == "Group" && len(c.args) > 0 {
		if _, isFunction := first(c.arg(0)).(*function); !isFunction {
			sub.vague = true
		}
	}
	o := c.routerObject(sub)
	for _, arg := range c.args {
		if f, ok := deref(arg).(*function); ok && !isMiddleware(f) {
			c.fill(f, o, sub)
		}
	}
	return o
}

// fill runs a group's function, which is given the group, or, where it takes
// nothing, finds the router itself within the group (macaron, flamego).
// https://go-macaron.com/middlewares/routing#group-routing
func (c *call) fill(f *function, o *object, sub *router) {
	if typ, _, _, _ := f.code(); typ.Params.NumFields() == 0 {
		outer := c.recv.router
		c.recv.router = sub
		defer func() { c.recv.router = outer }()
	}
	c.runGiven(f, []value{o})
}

// firstMethod is GET where it is one of several methods, else the first.
func firstMethod(methods string) string {
	all := strings.Split(strings.ToUpper(methods), ",")
	if slices.Contains(all, "GET") {
		return "GET"
	}
	return all[0]
}

// prefix is a group's path; ok is false where a function comes first.
func (c *call) prefix() (string, bool) {
	switch first(c.arg(0)).(type) {
	case *constant, *setting, *template:
		return pathText(c.arg(0))
	}
	return "", false
}

// isMiddleware says whether a group's function wraps handlers instead of filling the group.
func isMiddleware(f *function) bool { return f.decl == nil && f.lit == nil || isHandler(f) }

func (c *call) subRoute(r *router) value {
	c.seen++
	path, ok := pathText(c.arg(0))
	sub := r.below(path, c.at)
	sub.vague = sub.vague || !ok
	o := c.routerObject(sub)
	for _, arg := range c.args[min(1, len(c.args)):] {
		if f, isFunction := deref(arg).(*function); isFunction && (f.decl != nil || f.lit != nil) {
			c.machine.call(f, []value{o})
		}
	}
	return o
}

func (c *call) routerObject(r *router) *object {
	return &object{ext: c.recv.ext, router: r, fields: map[string]*cell{}, cond: c.cond, at: c.at}
}

func (r *router) below(path string, at place) *router {
	sub := &router{at: at, prefix: joinPaths(r.prefix, path), vague: r.vague}
	r.subs = append(r.subs, sub)
	return sub
}

// metricsCall are Prometheus middleware that register their route themselves.
// https://pkg.go.dev/github.com/ansrivas/fiberprometheus/v2#FiberPrometheus.RegisterAt
// https://pkg.go.dev/github.com/zsais/go-gin-prometheus#Prometheus.Use
func (c *call) metricsCall() (value, bool) {
	o, ok := first(c.arg(0)).(*object)
	if !ok || o.router == nil {
		return nil, false
	}
	switch {
	case c.in("github.com/ansrivas/fiberprometheus") && c.name == "RegisterAt":
		if path, known := c.string(1); known {
			c.add(o.router, &route{method: "GET", path: joinPaths(o.router.prefix, path)})
		}
	case c.in("github.com/zsais/go-gin-prometheus") && c.name == "Use":
		c.add(o.router, &route{method: "GET", path: "/metrics"})
	default:
		return nil, false
	}
	return nil, true
}

func (c *call) defaultRoute() value {
	c.recv = c.defaultMux().(*object)
	v, _ := c.register(c.routed)
	return v
}

// pendingRoute is gorilla/mux's builder: r.PathPrefix("/api").Subrouter(),
// r.Path("/healthz").Methods("GET").HandlerFunc(h).
type pendingRoute struct {
	router *router
	path   string
	method string
	entry  *route
}

func (c *call) routeBuilder(p *pendingRoute) value {
	next := *p
	switch c.name {
	case "PathPrefix", "Path":
		path, _ := pathText(c.arg(0))
		next.path = joinPaths(next.path, path)
	case "Methods":
		next.method = c.text(0)
		if next.entry != nil {
			next.entry.method = next.method
		}
	case "Subrouter":
		return &object{ext: "github.com/gorilla/mux.Router", router: p.router.below(p.path, c.at), fields: map[string]*cell{}}
	case "Handler", "HandlerFunc":
		next.entry = &route{method: p.method, path: p.path, handler: c.args}
		c.add(p.router, next.entry)
	}
	return &next
}

// joinPaths joins two parts of a path with one slash. A route "/" below a
// prefix keeps it: gin, echo and gorilla/mux answer nothing, or a redirect,
// without; chi and fiber answer both.
// https://github.com/gin-gonic/gin/blob/v1.10.0/utils.go#L130
// https://pkg.go.dev/github.com/gorilla/mux#Router.StrictSlash
func joinPaths(a, b string) string {
	switch {
	case b == "":
		return a
	case a == "":
		return b
	}
	return strings.TrimRight(a, "/") + "/" + strings.TrimLeft(b, "/")
}
