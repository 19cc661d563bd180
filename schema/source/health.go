package source

import (
	"go/ast"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
)

// The names that probes have by convention, as the last elements of a path.
// The z-pages are Kubernetes' own (https://kubernetes.io/docs/reference/using-api/health-checks/),
// "/-/healthy" and "/-/ready" Prometheus's, "/health/live" MicroProfile's.
var (
	livenessPath  = pattern.New(`(?i)/(livez?|liveness|alive|healthy|health[-_]?live)$|/(health|healthz|probe|probes)/(livez?|liveness|alive)/?$`)
	readinessPath = pattern.New(`(?i)/(readyz?|readiness|is[-_]?ready)/?$`)
	startupPath   = pattern.New(`(?i)/(startupz?|started|startup[-_]?probe)/?$`)
	healthPath    = pattern.New(`(?i)/(_?healthz?|health[-_]?check|healthcheckz?|_?ping|heartbeat|heath|status/health|_health|up)(\.html|/)?$`)
	metricsPath   = pattern.New(`(?i)/(metricsz?|prometheus)/?$`)
)

// healthHint are the names of settings that hold the path of a probe.
var healthHint = pattern.New(`(?i)(health|liveness)`)

const promhttp = "github.com/prometheus/client_golang/prometheus/promhttp."

// classify says what a route tells an orchestrator, and which dependency its
// handler asks.
func (m *machine) classify(f found) (probe Probe, asks string, at place) {
	switch {
	case strings.HasPrefix(f.path, "/debug/pprof"), strings.HasPrefix(f.path, "/debug/vars"), strings.HasPrefix(f.path, "/debug/statsviz"):
		return ProbePprof, "", at
	case metricsPath.MatchString(f.path) && !strings.Contains(f.path, "/api/") || slices.ContainsFunc(f.handler, func(v value) bool { return isPrometheus(v, 0) }):
		return ProbeMetrics, "", at
	case f.method != "" && f.method != "GET" && f.method != "HEAD":
		return ProbeNone, "", at
	case startupPath.MatchString(f.path):
		return ProbeStartup, "", at
	case healthHint.MatchString(f.hint):
		return ProbeHealth, "", at
	case !livenessPath.MatchString(f.path) && !readinessPath.MatchString(f.path) && !healthPath.MatchString(f.path):
		return ProbeNone, "", at
	}
	for _, handler := range f.handler {
		if asks == "" {
			asks, at = m.asks(handler, 0)
		}
	}
	switch {
	case readinessPath.MatchString(f.path) || asks != "":
		return ProbeReadiness, asks, at
	case livenessPath.MatchString(f.path):
		return ProbeLiveness, "", at
	}
	return ProbeHealth, "", at
}

// isPrometheus says whether a handler is made by promhttp, also when wrapped.
func isPrometheus(v value, depth int) bool {
	if depth > 6 { // objects may hold each other
		return false
	}
	switch v := first(v).(type) {
	case *object:
		return v.ext == promhttp+"Handler()" || v.ext == promhttp+"HandlerFor()" ||
			slices.ContainsFunc(v.args, func(arg value) bool { return isPrometheus(arg, depth+1) })
	case *function:
		return v.recv != nil && isPrometheus(v.recv, depth+1)
	}
	return false
}

// dependencyCalls are the methods by which code asks whether a database, cache
// or other service answers.
var dependencyCalls = map[string]bool{"Ping": true, "PingContext": true, "PingCtx": true, "Query": true, "QueryContext": true,
	"QueryRow": true, "QueryRowContext": true, "ExecContext": true, "CheckHealth": true, "HealthCheck": true,
	"IsConnected": true, "ServerStatus": true, "RunCommand": true}

// asks finds the first call by which a handler reaches a dependency, in itself
// or in the functions of the repository that it calls.
func (m *machine) asks(handler value, depth int) (name string, at place) {
	if depth > 4 {
		return "", at
	}
	switch v := deref(handler).(type) {
	case *function:
		if v.decl == nil && v.lit == nil {
			return "", at
		}
		if name, at = m.asksBody(v, depth); name == "" && v.recv != nil { // Handler(f).ServeHTTP of a function type
			return m.asksConverted(v.recv, depth)
		}
		return name, at
	case *object:
		if v.typ != nil {
			if serve := m.method(v, "ServeHTTP", 0); serve != nil && serve.decl != nil {
				if name, at = m.asksBody(serve, depth); name != "" {
					return name, at
				}
			}
		}
		for _, arg := range v.args {
			if name, at = m.asks(arg, depth+1); name != "" {
				return name, at
			}
		}
	}
	return "", at
}

// asksConverted looks into the function that a handler type's value was made of.
func (m *machine) asksConverted(v value, depth int) (name string, at place) {
	o, ok := first(v).(*object)
	if !ok || o.typ == nil || len(o.args) != 1 {
		return "", at
	}
	return m.asks(o.args[0], depth+1)
}

func (m *machine) asksBody(f *function, depth int) (name string, at place) {
	_, body, file, scope := f.code()
	if body == nil {
		return "", at
	}
	fr := &frame{machine: m, file: file, scope: scope.inner()}
	if f.decl != nil && f.decl.decl.Recv != nil {
		fr.bind(f.decl.decl.Recv, []value{f.recv})
	}
	var calls []*ast.CallExpr
	ast.Inspect(body, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			calls = append(calls, call)
		}
		return true
	})
	for _, call := range calls {
		sel, ok := call.Fun.(*ast.SelectorExpr)
		if ok && (dependencyCalls[sel.Sel.Name] || asksStore(sel)) && !isPackage(file, sel.X) {
			return sel.Sel.Name, place{file, sel.Sel.Pos()}
		}
	}
	for _, call := range calls {
		if inner := fr.callee(call.Fun); inner != nil {
			if name, at = m.asks(inner, depth+1); name != "" {
				return name, at
			}
		}
	}
	return "", at
}

// storeName are the names that code gives to what keeps its data.
var storeName = pattern.New(`(?i)(^|[a-z])(db|database|datastore|store|storage|repo|repository|redis|cache|mongo|sql|conn)$`)

// asksStore says whether a call asks a store how it is: s.database.Health().
func asksStore(sel *ast.SelectorExpr) bool {
	switch sel.Sel.Name {
	case "Health", "Healthy", "IsHealthy", "Check":
	default:
		return false
	}
	switch from := sel.X.(type) {
	case *ast.Ident:
		return storeName.MatchString(from.Name)
	case *ast.SelectorExpr:
		return storeName.MatchString(from.Sel.Name)
	}
	return false
}

// isPackage says whether an expression names an imported package: http.Get.
func isPackage(f *file, expr ast.Expr) bool {
	name, ok := expr.(*ast.Ident)
	if !ok {
		return false
	}
	_, imported := f.imported(name.Name)
	return imported
}

// callee is the repository's function that a call leads to, when it can be
// told without running the code around it.
func (fr *frame) callee(expr ast.Expr) *function {
	switch expr.(type) {
	case *ast.Ident, *ast.SelectorExpr:
		f, ok := first(fr.eval(expr)).(*function)
		if ok && f.decl != nil {
			return f
		}
	}
	return nil
}
