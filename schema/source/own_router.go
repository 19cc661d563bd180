package source

import "strings"

// ownRoute runs a function of the repository. Where it is a method by which a
// router that the repository wrote itself is told a route, and none of the known
// routers hears of it, the route is the object's own:
//
//	func (r *Router) GET(path string, h Handler) { r.routes = append(r.routes, route{path, h}) }
func (fr *frame) ownRoute(f *function, args []value, at place) value {
	o, isObject := first(f.recv).(*object)
	if !isObject || f.decl == nil || !isOwnRouter(o, f.decl.decl.Name.Name, args) {
		return fr.machine.call(f, args)
	}
	before := fr.routesMet
	result := fr.machine.call(f, args)
	if fr.routesMet > before || fr.off > 0 {
		return result
	}
	if o.own == nil {
		o.own = &router{at: o.at}
	}
	path, _ := textOf(args[0])
	o.own.routes = append(o.own.routes, &route{at: at, method: verbs[f.decl.decl.Name.Name], path: path, handler: args[1:2]})
	return result
}

// isOwnRouter says whether a method with a verb's name is given a path and a
// function, of a type that serves requests.
func isOwnRouter(o *object, name string, args []value) bool {
	_, isVerb := verbs[name]
	if !isVerb || o.typ == nil || o.typ.methods["ServeHTTP"] == nil || len(args) < 2 {
		return false
	}
	path, isPath := textOf(args[0])
	_, isFunction := first(args[1]).(*function)
	return isPath && strings.HasPrefix(path, "/") && isFunction
}
