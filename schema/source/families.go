package source

import "strings"

// families are the calls known by the kind of their receiver or by their name,
// in the order asked.
var families []func(*call) (value, bool)

func init() {
	families = []func(*call) (value, bool){
		(*call).frameworkCall, (*call).kitCall, (*call).factoriesCall, (*call).collectorCall, (*call).kubernetesCall, (*call).knativeCall, (*call).apiServerCall, (*call).routerCall, (*call).serverCall, (*call).metricsCall, (*call).flagCall, (*call).kingpinCall, (*call).configCall, (*call).koanfCall,
		(*call).decodeCall, (*call).tagCall, (*call).grpcCall, (*call).consumerCall, (*call).constructorCall, (*call).readerCall, (*call).looseCall,
	}
}

// arg is an argument, nil when there is none.
func (c *call) arg(i int) value {
	if i < 0 || i >= len(c.args) {
		return nil
	}
	return c.args[i]
}

// text of an argument, with settings at their defaults.
func (c *call) text(i int) string {
	text, _ := textOf(c.arg(i))
	return text
}

// string is an argument that must be a text; ok is false for anything else.
func (c *call) string(i int) (string, bool) {
	v := first(c.arg(i))
	if k, isConstant := v.(*constant); isConstant && k.kind != kindString {
		return "", false
	}
	return textOf(v)
}

// in says whether the call is of a package, its methods included.
func (c *call) in(packages ...string) bool {
	for _, p := range packages {
		if rest, ok := strings.CutPrefix(c.path, p); ok && rest != "" && (rest[0] == '.' || rest[0] == '/') {
			return true
		}
	}
	return false
}

// knownMethod says whether a method of another module's type has a meaning here.
func knownMethod(o *object, name string) bool {
	if o.router != nil {
		return isRouterMethod(name)
	}
	_, known := externals[o.ext+"."+name]
	_, isServer := servers[o.ext]
	return known || isCommand(o) || isServer && serverMethods[name]
}

// onValue is a method of a value that is no object: what a setting or text
// becomes by its own methods stays what it is.
func (c *call) onValue() (value, bool) {
	switch v := deref(c.from).(type) {
	case *flagChain:
		return c.chainCall(v), true
	case *function:
		return c.beegoKey(v)
	case *pendingRoute:
		return c.routeBuilder(v), true
	case *setting, *constant, *template:
		if c.name == "Network" && len(c.args) == 0 { // of a net.Addr
			return &constant{kind: kindString, s: "tcp", at: c.at}, true
		}
		if c.name == "String" || c.name == "Value" || c.name == "Get" || c.name == "Int" {
			return v, true
		}
	}
	return nil, false
}

// constructorCall makes the types that the tables know.
func (c *call) constructorCall() (value, bool) {
	typ, ok := constructors[c.path]
	if !ok {
		return nil, false
	}
	o := c.machine.external(typ, c.at)
	o.args = append(o.args, c.args...)
	if typ == gatewayMux {
		o.router.open = true // of the services that are registered
		c.gatewayHealth(o)
	}
	return o, true
}

// made is told of every struct literal of another module's type.
func (fr *frame) made(o *object) {
	if strings.HasSuffix(o.ext, "Flag") {
		fr.flagLiteral(o)
	}
}
