package source

import (
	"go/ast"
	"go/token"
	"strings"
)

// compared are the paths that a body compares a request's path with:
// r.URL.Path == "/healthz", a switch over it, or a set that it is looked up in;
// also in the functions that it hands the request to.
func (m *machine) compared(body ast.Node, file *file, inside *scope, depth int) (all []found) {
	fr := &frame{machine: m, file: file, scope: inside}
	add := func(expr ast.Expr) {
		if path, ok := textOf(fr.eval(expr)); ok && strings.HasPrefix(path, "/") {
			all = append(all, found{at: place{file, expr.Pos()}, path: path})
		}
	}
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BinaryExpr:
			switch {
			case n.Op == token.LAND && wantsOptional(n): // answered only when something is there that may not be
				return false
			case n.Op == token.EQL && isRequestPath(n.X):
				add(n.Y)
			case n.Op == token.EQL && isRequestPath(n.Y):
				add(n.X)
			}
		case *ast.IndexExpr: // paths[r.URL.Path]
			if isRequestPath(n.Index) {
				all = append(all, fr.looked(n)...)
			}
		case *ast.CallExpr: // strings.EqualFold(r.URL.Path, "/ping")
			if sel, ok := n.Fun.(*ast.SelectorExpr); ok && sel.Sel.Name == "EqualFold" && len(n.Args) == 2 && isRequestPath(n.Args[0]) {
				add(n.Args[1])
			} else {
				all = append(all, fr.handedOn(n, depth)...)
			}
		case *ast.SwitchStmt:
			if isRequestPath(n.Tag) {
				for _, clause := range n.Body.List {
					for _, expr := range clause.(*ast.CaseClause).List {
						add(expr)
					}
				}
			}
		}
		return true
	})
	return all
}

// wantsOptional says whether a condition asks for a field that may be absent:
// r.URL.Path == "/metrics" && s.metrics != nil.
func wantsOptional(x *ast.BinaryExpr) bool {
	for _, side := range []ast.Expr{x.X, x.Y} {
		inner, ok := side.(*ast.BinaryExpr)
		if !ok {
			continue
		}
		if inner.Op == token.LAND && wantsOptional(inner) {
			return true
		}
		_, isField := inner.X.(*ast.SelectorExpr)
		if null, isName := inner.Y.(*ast.Ident); isField && isName && inner.Op == token.NEQ && null.Name == "nil" {
			return true
		}
	}
	return false
}

// looked are the keys of a known set in which the path is looked up.
func (fr *frame) looked(x *ast.IndexExpr) (all []found) {
	set, ok := first(fr.eval(x.X)).(*dictionary)
	if !ok {
		return nil
	}
	for _, key := range set.keys {
		if strings.HasPrefix(key, "/") {
			all = append(all, found{at: place{fr.file, x.Pos()}, path: key})
		}
	}
	return all
}

// handedOn are the paths that a function compares which is handed the request.
func (fr *frame) handedOn(x *ast.CallExpr, depth int) []found {
	if depth > 3 || len(x.Args) == 0 {
		return nil
	}
	name, isName := x.Args[len(x.Args)-1].(*ast.Ident)
	for _, arg := range x.Args {
		if one, ok := arg.(*ast.Ident); ok && (one.Name == "r" || one.Name == "req" || one.Name == "request" || one.Name == "ctx") {
			name, isName = one, true
		}
	}
	if !isName || name == nil {
		return nil
	}
	f := fr.callee(x.Fun)
	if f == nil || !takesRequest(f) {
		return nil
	}
	typ, body, file, outer := f.code()
	if body == nil {
		return nil
	}
	inner := &frame{machine: fr.machine, file: file, scope: outer.inner()}
	if f.decl.decl.Recv != nil {
		inner.bind(f.decl.decl.Recv, []value{f.recv})
	}
	var args []value
	for _, arg := range x.Args {
		var v value
		if one, ok := arg.(*ast.Ident); ok {
			v = fr.eval(one)
		}
		args = append(args, v)
	}
	inner.bind(typ.Params, args)
	return fr.machine.compared(body, file, inner.scope, depth+1)
}

// takesRequest says whether a function is handed a request.
func takesRequest(f *function) bool {
	typ, _, file, _ := f.code()
	for _, param := range typ.Params.List {
		if t := file.typeOf(param.Type); t != nil && (t.ext == "net/http.Request" || t.ext == "github.com/valyala/fasthttp.RequestCtx") {
			return true
		}
	}
	return false
}

// wrapsHandler says whether a function is middleware: it makes a handler of another.
func wrapsHandler(f *function) bool {
	typ, _, file, _ := f.code()
	if typ.Results == nil || len(typ.Results.List) != 1 || len(typ.Params.List) != 1 {
		return false
	}
	from, to := file.typeOf(typ.Params.List[0].Type), file.typeOf(typ.Results.List[0].Type)
	return from != nil && to != nil && from.ext == "net/http.Handler" && to.ext == "net/http.Handler"
}

// isOwnFunction says whether a handler is a function of the repository.
func isOwnFunction(v value) bool {
	f, ok := first(v).(*function)
	return ok && (f.decl != nil || f.lit != nil)
}

// isRequestPath says whether an expression is a request's path: r.URL.Path,
// r.RequestURI, r.URL.EscapedPath(), string(ctx.Path()) of fasthttp.
func isRequestPath(expr ast.Expr) bool {
	if call, ok := expr.(*ast.CallExpr); ok {
		return isPathCall(call)
	}
	sel, ok := expr.(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "Path" && sel.Sel.Name != "RequestURI" {
		return false
	}
	if url, isURL := sel.X.(*ast.SelectorExpr); isURL {
		return url.Sel.Name == "URL"
	}
	return sel.Sel.Name == "RequestURI"
}

func isPathCall(call *ast.CallExpr) bool {
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		url, isURL := f.X.(*ast.SelectorExpr)
		return f.Sel.Name == "EscapedPath" && isURL && url.Sel.Name == "URL"
	case *ast.Ident:
		if f.Name != "string" || len(call.Args) != 1 {
			return false
		}
		inner, ok := call.Args[0].(*ast.CallExpr)
		if !ok || len(inner.Args) != 0 {
			return false
		}
		sel, ok := inner.Fun.(*ast.SelectorExpr)
		return ok && sel.Sel.Name == "Path"
	}
	return false
}
