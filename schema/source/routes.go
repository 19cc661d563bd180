package source

import (
	"go/ast"
	"slices"
	"strings"
)

// found is a route with its whole path.
type found struct {
	at      place
	method  string
	path    string
	handler []value
	hint    string // the setting that holds the path
}

// collector walks a listener's handler and gathers its routes.
type collector struct {
	machine *machine
	routes  []found
	seen    map[any]bool
	steps   int
	vague   bool             // some paths are not known
	routers map[*router]bool // those met
}

// handled are the routes that a handler answers.
func (m *machine) handled(handler value) (routes []found, vague bool) {
	c := &collector{machine: m, seen: map[any]bool{}, routers: m.attached}
	c.walk(handler, "", 0)
	return c.routes, c.vague
}

// walk looks for routers in a value, through what wraps them.
func (c *collector) walk(v value, prefix string, depth int) {
	if c.steps++; depth > 24 || c.steps > 20_000 {
		return
	}
	switch v := deref(v).(type) {
	case *object:
		c.answering(v.ext, v.args, v.at, prefix)
		c.object(v, prefix, depth)
	case *function:
		c.answering(v.ext, nil, v.at, prefix)
		c.function(v, prefix, depth)
	case *list:
		for _, elem := range v.elems {
			c.walk(elem, prefix, depth+1)
		}
	case *choice:
		for _, alt := range v.alts {
			c.walk(alt, prefix, depth+1)
		}
	}
}

// answering are middleware of other modules that answer a path themselves.
// https://pkg.go.dev/github.com/go-chi/chi/v5/middleware#Heartbeat
// https://pkg.go.dev/github.com/go-pkgz/rest#Ping
// https://docs.gofiber.io/v2.x/api/middleware/healthcheck
func (c *collector) answering(ext string, args []value, at place, prefix string) {
	var paths []string
	switch ext {
	case "github.com/go-chi/chi/middleware.Heartbeat()":
		if path, ok := textOf(first(args[0])); ok {
			paths = []string{path}
		}
	case "github.com/go-pkgz/rest.Ping":
		paths = []string{"/ping"}
	case "github.com/gofiber/fiber/middleware/healthcheck.New()":
		if len(args) == 0 {
			paths = []string{"/livez", "/readyz"}
		}
	}
	for _, path := range paths {
		c.routes = append(c.routes, found{at: at, method: "GET", path: joinPaths(prefix, path)})
	}
}

func (c *collector) object(o *object, prefix string, depth int) {
	key := any(o)
	if o.router != nil {
		key = o.router
	}
	if c.seen[key] {
		return
	}
	c.seen[key] = true
	defer delete(c.seen, key)
	switch {
	case o.router != nil:
		c.router(o.router, prefix, depth)
	case o.typ != nil:
		c.served(o, prefix, depth)
	case o.ext == "net/http.StripPrefix()":
		text, _ := textOf(first(o.args[0]))
		c.walk(o.args[len(o.args)-1], joinPaths(prefix, text), depth+1)
	default:
		for _, arg := range o.args {
			c.walk(arg, prefix, depth+1)
		}
		for _, name := range []string{"Handler", "Next", "Mux"} {
			if f := o.fields[name]; f != nil {
				c.walk(f.v, prefix, depth+1)
			}
		}
	}
}

func (c *collector) router(r *router, prefix string, depth int) {
	c.routers[r] = true
	c.vague = c.vague || r.open
	for _, one := range r.middle {
		c.walk(one, prefix, depth+1)
	}
	for _, one := range r.routes {
		path := joinPaths(r.prefix, one.path)
		inner := prefix
		if one.strips {
			inner = joinPaths(prefix, path)
		}
		c.vague = c.vague || r.vague
		if !r.vague {
			c.routes = append(c.routes, found{one.at, one.method, joinPaths(prefix, path), one.handler, one.hint})
		}
		before := len(c.routes)
		for _, handler := range one.handler {
			if holdsRouter(handler, 0) || strings.HasSuffix(path, "/") && isOwnFunction(handler) {
				c.walk(handler, inner, depth+1)
			}
		}
		if !one.strips {
			c.keepBelow(before, joinPaths(prefix, path))
		}
	}
	for _, sub := range r.subs {
		c.router(sub, prefix, depth+1)
	}
}

// keepBelow drops the routes of an inner router that requests to it never
// match: they keep their whole path, which begins with the mount's.
func (c *collector) keepBelow(from int, path string) {
	path, _, _ = strings.Cut(path, "*")
	path, _, _ = strings.Cut(path, "{")
	path = strings.TrimRight(path, "/")
	kept := slices.DeleteFunc(c.routes[from:], func(f found) bool { return !strings.HasPrefix(f.path, path) })
	c.routes = c.routes[:from+len(kept)]
}

// holdsRouter says whether a route leads to further routes.
func holdsRouter(v value, depth int) bool {
	if depth > 6 {
		return false
	}
	switch v := first(v).(type) {
	case *object:
		if v.router != nil || v.typ != nil && v.typ.methods["ServeHTTP"] != nil {
			return true
		}
		for _, arg := range v.args {
			if holdsRouter(arg, depth+1) {
				return true
			}
		}
	}
	return false
}

// served is a handler type of the repository: what its ServeHTTP compares the
// path with, and the routers in the fields that it mentions.
func (c *collector) served(o *object, prefix string, depth int) {
	serve := c.machine.method(o, "ServeHTTP", 0)
	if serve == nil {
		return
	}
	if serve.decl == nil {
		c.walk(serve.recv, prefix, depth+1)
		return
	}
	c.function(serve, prefix, depth)
	if o.own != nil {
		c.router(o.own, prefix, depth+1)
	}
	_, body, _, _ := serve.code()
	mentioned(body, func(name string) {
		if f := o.fields[name]; f != nil {
			c.walk(f.v, prefix, depth+1)
		}
	})
	for _, arg := range o.args {
		c.walk(arg, prefix, depth+1)
	}
}

// function is a handler or middleware: what it compares the path with, and the
// routers that it captured.
func (c *collector) function(f *function, prefix string, depth int) {
	if f.decl == nil && f.lit == nil {
		c.walk(f.recv, prefix, depth+1) // router.ServeHTTP as a value
		return
	}
	_, body, file, outer := f.code()
	if body == nil || c.seen[body] {
		return
	}
	c.seen[body] = true
	defer delete(c.seen, body)
	inside := outer.inner()
	if f.decl != nil && f.decl.decl.Recv != nil {
		(&frame{machine: c.machine, file: file, scope: inside}).bind(f.decl.decl.Recv, []value{f.recv})
	}
	paths := c.machine.compared(body, file, inside, 0)
	for _, path := range paths {
		path.path = joinPaths(prefix, path.path)
		if len(paths) == 1 { // what a function does that tells several apart is not what one of them does
			path.handler = []value{f}
		}
		c.routes = append(c.routes, path)
	}
	if wrapsHandler(f) {
		c.walk(c.machine.call(f, nil), prefix, depth+1)
	}
	if outer == nil {
		return
	}
	mentioned(body, func(name string) {
		if captured := outer.find(name); captured != nil {
			c.walk(captured.v, prefix, depth+1)
		}
	})
}

// mentioned calls f once for each name in a body.
func mentioned(body ast.Node, f func(string)) {
	seen := map[string]bool{}
	ast.Inspect(body, func(n ast.Node) bool {
		if name, ok := n.(*ast.Ident); ok && !seen[name.Name] {
			seen[name.Name] = true
			f(name.Name)
		}
		return true
	})
}
