package source

import (
	"go/ast"
	"strings"
)

// call is one call of code outside the repository.
type call struct {
	*frame
	name string  // of the function or method: "ListenAndServe"
	path string  // "net/http.ListenAndServe"; for a method its receiver's type with the name
	recv *object // nil for a function, or when unknown
	from value   // the receiver, whatever it is
	args []value
	at   place
	of   *typeRef // the type argument
}

func (fr *frame) callExpr(x *ast.CallExpr) value {
	if name, ok := x.Fun.(*ast.Ident); ok && fr.builtinName(name.Name) {
		return fr.builtin(name.Name, x)
	}
	callee := deref(fr.eval(x.Fun))
	args := fr.arguments(x)
	at := place{fr.file, x.Pos()}
	if sel, ok := x.Fun.(*ast.SelectorExpr); ok {
		at.pos = sel.Sel.Pos()
	}
	var results value
	for _, one := range alternatives(callee) {
		results = join(results, fr.apply(one, args, at))
	}
	return results
}

// arguments of a call; f(g()) with several results of g gives them all.
func (fr *frame) arguments(x *ast.CallExpr) (args []value) {
	for i, arg := range x.Args {
		v := fr.eval(arg)
		if t, ok := v.(tuple); ok && len(x.Args) == 1 {
			return t
		}
		if l := longest(v); l != nil && x.Ellipsis.IsValid() && i == len(x.Args)-1 {
			return append(args, l.elems...)
		}
		args = append(args, single(v))
	}
	return args
}

// longest is the list with most elements of those that a value may be: options
// are added to it under conditions.
func longest(v value) (found *list) {
	for _, alt := range alternatives(v) {
		if l, ok := first(alt).(*list); ok && (found == nil || len(l.elems) > len(found.elems) || found.none && !l.none) {
			found = l
		}
	}
	return found
}

// apply calls a value.
func (fr *frame) apply(callee value, args []value, at place) value {
	switch f := callee.(type) {
	case *function:
		return fr.applyFunction(f, args, at)
	case *typeValue:
		return fr.convert(f.ref, args)
	case *object: // what another module returned is called: handlers.CORS(…)(r)
		c := &call{frame: fr, name: "()", path: f.ext + "()", recv: f, from: f, args: args, at: at}
		return c.generic()
	}
	c := &call{frame: fr, args: args, at: at}
	return c.generic()
}

func (fr *frame) applyFunction(f *function, args []value, at place) value {
	if f.decl != nil || f.lit != nil {
		return fr.ownRoute(f, args, at)
	}
	c := &call{frame: fr, args: args, at: at, from: f.recv, of: f.of}
	c.name, c.path = f.ext[strings.LastIndex(f.ext, ".")+1:], f.ext
	if o, ok := first(f.recv).(*object); ok {
		c.recv, c.path = o, o.ext+"."+f.ext
	}
	return c.external()
}

// external calls what the tables know, by path or by the receiver's kind.
func (c *call) external() value {
	c.note()
	if known, ok := externals[c.path]; ok {
		return known(c)
	}
	if c.recv == nil && c.from != nil {
		if v, ok := c.onValue(); ok {
			return v
		}
	}
	for _, known := range families {
		if v, ok := known(c); ok {
			return v
		}
	}
	return c.generic()
}

// generic is a call of which nothing is known: the functions that it was given
// may be called, and its result may hold what it was given.
func (c *call) generic() value {
	c.waitOutside()
	if c.name == "Go" || c.name == "TryGo" || c.name == "Submit" { // of a group of goroutines
		c.spawned++
		defer func() { c.spawned-- }()
	}
	run := func() {
		for _, arg := range c.args {
			c.mayRun(arg)
		}
	}
	if c.preparing > 0 && !c.in("github.com/spf13/cobra") && !c.standard() {
		c.branch(guard{setting: c.registered(), holds: false}, run) // kept by its name, for whoever asks for it
	} else {
		run()
	}
	if c.recv != nil && c.recv.router == nil && runsItself[c.name] {
		c.runObject(c.recv, 0)
	}
	if c.recv != nil && addsTo(c.name) {
		c.recv.args = append(c.recv.args, c.args...)
	}
	o := &object{ext: c.path + "()", fields: map[string]*cell{}, cond: c.cond, at: c.at, filled: true}
	if c.recv != nil {
		o.args = append(o.args, c.recv)
	}
	o.args = append(o.args, c.args...)
	return o
}

// registered names what an init function hands over: by its first text.
func (c *call) registered() string {
	for i := range c.args {
		if text, ok := c.string(i); ok && text != "" {
			return text
		}
	}
	return "a plugin"
}

// runsItself are methods that run the functions their receiver holds.
var runsItself = map[string]bool{"Execute": true, "ExecuteC": true, "ExecuteContext": true, "Run": true,
	"RunContext": true, "RunAndExitOnError": true, "ParseAndRun": true, "Start": true, "Serve": true, "Main": true, "Wait": true, "Done": true}

func addsTo(name string) bool {
	return strings.HasPrefix(name, "Add") || strings.HasPrefix(name, "Register") || strings.HasPrefix(name, "With") ||
		strings.HasPrefix(name, "Set") || name == "Append"
}

// mayRun runs a function that code outside was given, with unknown arguments.
// Handlers run per request, not here.
func (c *call) mayRun(arg value) {
	switch v := deref(arg).(type) {
	case *function:
		c.runGiven(v, nil)
	case *object:
		switch {
		case v.typ != nil:
			if !c.standard() {
				c.runLifecycle(v)
			}
		case v.router == nil && !isCommand(v):
			c.runFields(v)
		}
	case *list:
		for _, elem := range v.elems {
			if f, ok := deref(elem).(*function); ok {
				c.runGiven(f, nil)
			}
		}
	}
}

// standard says whether the call is of the standard library: it runs none of the
// methods by which a service is started.
func (c *call) standard() bool {
	first, _, nested := strings.Cut(c.path, "/")
	return c.recv == nil && c.from == nil && strings.Contains(c.path, ".") && (!nested || !strings.Contains(first, "."))
}

func (c *call) runGiven(f *function, args []value) {
	if f.decl == nil && f.lit == nil {
		if strings.HasPrefix(f.ext, "ListenAndServe") { // group.Go(server.ListenAndServe)
			c.under(func() { c.applyFunction(f, args, c.at) })
		}
		return
	}
	if isHandler(f) {
		return
	}
	var node ast.Node = f.lit
	if f.decl != nil {
		node = f.decl.decl
	}
	key := runKey{node, c.off > 0}
	if c.run[key]++; c.run[key] > 6 {
		return
	}
	var result value
	c.under(func() { result = c.machine.call(f, args) })
	if strings.HasPrefix(c.path, "go.uber.org/") {
		c.provide(f, result)
	}
}

// provide keeps what a constructor returns for those who ask for its type.
func (c *call) provide(f *function, result value) {
	typ, _, file, _ := f.code()
	if typ.Results == nil {
		return
	}
	values, ok := result.(tuple)
	if !ok {
		values = tuple{result}
	}
	for i, one := range typ.Results.List {
		if t := file.typeOf(one.Type); t != nil && i < len(values) && values[i] != nil {
			c.given[t.key()] = values[i]
		}
	}
}

// runLifecycle runs the methods by which a service of the repository is started
// by a framework that it is handed to.
func (c *call) runLifecycle(o *object) {
	for _, name := range []string{"Init", "Start", "Run", "Execute", "Serve", "OnStart"} {
		if name == "Init" && !c.in("github.com/judwhite/go-svc") {
			continue // https://pkg.go.dev/github.com/judwhite/go-svc#Service: before Start
		}
		if decl := o.typ.methods[name]; decl != nil {
			c.runGiven(&function{decl: decl, file: decl.file, recv: o}, nil)
		}
	}
}

// isHandler says whether a function answers requests: it has the shape of
// net/http's handlers or takes a router's request context.
func isHandler(f *function) bool {
	typ, _, file, _ := f.code()
	for _, param := range typ.Params.List {
		t := file.typeOf(param.Type)
		if t == nil {
			continue
		}
		switch {
		case t.ext == "net/http.ResponseWriter", t.ext == "net/http.Request", t.ext == "net/http.Handler",
			t.ext == "net/http.HandlerFunc", t.ext == "github.com/gin-gonic/gin.Context",
			t.ext == "github.com/valyala/fasthttp.RequestCtx",
			strings.HasSuffix(t.ext, "/echo.Context"), strings.HasSuffix(t.ext, "/echo.HandlerFunc"),
			strings.HasPrefix(t.ext, "github.com/gofiber/fiber.Ctx"):
			return true
		}
	}
	return false
}

// convert is a conversion to a type of the repository or a basic one.
func (fr *frame) convert(t *typeRef, args []value) value {
	if len(args) == 0 {
		return nil
	}
	switch t.basic() {
	case "string":
		return args[0]
	case "int", "int16", "int32", "int64", "uint", "uint16", "uint32", "uint64":
		return mapConstants(args[0], asInt)
	}
	if f, ok := args[0].(*function); ok && t != nil && t.sym != nil && len(t.sym.methods) > 0 {
		// a function type with methods, such as a handler that returns an error
		o := fr.instance(t, place{fr.file, 0})
		o.args = []value{f}
		return o
	}
	return args[0]
}

var builtinNames = map[string]bool{"append": true, "make": true, "new": true, "len": true, "cap": true, "panic": true,
	"close": true, "copy": true, "delete": true, "min": true, "max": true, "print": true, "println": true, "recover": true, "clear": true}

func (fr *frame) builtinName(name string) bool {
	return builtinNames[name] && fr.scope.find(name) == nil && fr.file.pkg.function(name) == nil
}

func (fr *frame) builtin(name string, x *ast.CallExpr) value {
	at := place{fr.file, x.Pos()}
	switch name {
	case "new", "make":
		if len(x.Args) > 0 {
			return fr.zero(fr.file.typeOf(x.Args[0]), at)
		}
	case "append":
		return fr.appended(x)
	case "len":
		if l, ok := first(fr.eval(x.Args[0])).(*list); ok && len(l.elems) > 0 {
			return &constant{kind: kindInt, i: int64(len(l.elems)), at: at}
		}
	default:
		for _, arg := range x.Args {
			fr.eval(arg)
		}
	}
	return nil
}

func (fr *frame) appended(x *ast.CallExpr) value {
	joined := &list{}
	for i, arg := range x.Args {
		v := fr.eval(arg)
		inner, ok := first(v).(*list)
		if ok && (i == 0 || x.Ellipsis.IsValid()) {
			joined.elems = append(joined.elems, inner.elems...)
		} else if i > 0 {
			joined.elems = append(joined.elems, single(v))
		}
	}
	if len(joined.elems) > 200 {
		joined.elems = joined.elems[:200]
	}
	return joined
}
