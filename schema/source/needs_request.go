package source

import "go/ast"

// maxRequestSteps bounds what is read of a program's handlers.
const maxRequestSteps = 150_000

// serveRequests runs the handlers of routes and gRPC services once, for the
// environment and files that they use. Nothing that they do counts for how the
// program lives, and no variable that only they read is required for its start.
func (m *machine) serveRequests() {
	if m.exhausted {
		return
	}
	kept, known := m.effects, map[string]envRead{}
	for name, read := range m.env {
		known[name] = *read
	}
	m.steps, m.limit = maxSteps-maxRequestSteps, maxSteps
	m.stack, m.guards, m.off, m.cond, m.spawned = nil, nil, 0, 0, 1
	seen := map[ast.Node]bool{}
	for _, r := range append([]*router{m.routed}, m.routers...) {
		for _, one := range r.middle {
			m.serve(one, seen, 0)
		}
		for _, one := range r.routes {
			for _, handler := range one.handler {
				m.serve(handler, seen, 0)
			}
		}
	}
	for _, one := range m.implemented {
		m.serveMethods(one, seen)
	}
	for name, read := range m.env {
		if before, ok := known[name]; ok {
			*read = before
		} else {
			read.required = false
		}
	}
	m.effects = kept
}

// serve runs a handler, through what wraps it.
func (m *machine) serve(v value, seen map[ast.Node]bool, depth int) {
	if depth > 8 || !m.step() { // values may hold each other
		return
	}
	for _, alt := range alternatives(v) {
		switch v := first(alt).(type) {
		case *function:
			m.serveFunction(v, seen, depth)
		case *object:
			if v.typ != nil {
				if serve := m.method(v, "ServeHTTP", 0); serve != nil {
					m.serveFunction(serve, seen, depth)
				}
			}
			if v.router == nil {
				for _, arg := range v.args {
					m.serve(arg, seen, depth+1)
				}
			}
		case *list:
			for _, elem := range v.elems {
				m.serve(elem, seen, depth+1)
			}
		}
	}
}

// serveFunction runs each handler once; one that returns a handler made it.
func (m *machine) serveFunction(f *function, seen map[ast.Node]bool, depth int) {
	var node ast.Node
	switch {
	case f.lit != nil:
		node = f.lit
	case f.decl != nil:
		node = f.decl.decl
	default:
		return
	}
	if seen[node] {
		return
	}
	seen[node] = true
	m.serve(m.call(f, nil), seen, depth+1)
}

// serveMethods runs the methods of a gRPC service.
func (m *machine) serveMethods(v value, seen map[ast.Node]bool) {
	o, ok := first(v).(*object)
	if !ok || o.typ == nil {
		return
	}
	for _, name := range sortedMethods(o.typ) {
		if ast.IsExported(name) {
			decl := o.typ.methods[name]
			m.serveFunction(&function{decl: decl, file: decl.file, recv: o}, seen, 0)
		}
	}
}
