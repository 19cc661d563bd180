package source

import "strings"

// externalName is what a name of another module's package stands for: a value
// that is known, or a function.
func (fr *frame) externalName(path, name string, at place) value {
	if path == "net/http" || path == "github.com/gofiber/fiber" || path == "github.com/labstack/echo" {
		switch {
		case name == "DefaultServeMux":
			return fr.defaultMux()
		case strings.HasPrefix(name, "Method") && len(name) > len("Method"):
			return &constant{kind: kindString, s: strings.ToUpper(name[len("Method"):]), at: at}
		}
	}
	if v := wellKnown(path, name, at); v != nil {
		return v
	}
	if path == "os" && strings.HasPrefix(name, "Std") {
		return nil
	}
	if path == "os" && name == "Args" {
		return &object{ext: allWords, fields: map[string]*cell{}, at: at}
	}
	return &function{ext: path + "." + name, at: at}
}

// importEffect is what importing a package does by itself.
func (m *machine) importEffect(f *file, to imported) {
	at := place{f, to.pos}
	switch to.path {
	case "net/http/pprof": // https://pkg.go.dev/net/http/pprof
		m.routed.routes = append(m.routed.routes, &route{at: at, path: "/debug/pprof/"})
	case "expvar": // https://pkg.go.dev/expvar
		m.routed.routes = append(m.routed.routes, &route{at: at, path: "/debug/vars"})
	}
}
