package kubernetes

import (
	"path"
	"slices"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/kubernetes"
	"github.com/shipgen/shipgen/schema/node"
)

// service is a Service with the ports that it has, by number and by name.
type service struct {
	name, namespace string
	ports           []string // numbers and names
	numbers         []string // alone, for people
	place           lint.Span
}

// backend is a Service's port that an Ingress or a route leads to.
type backend struct {
	title, name, namespace string
	port                   portRef
	elsewhere              bool // it names the namespace of the Service
}

var backends = &lint.Collector{
	Name:  "service-backends",
	Kinds: []lint.Kind{lint.Manifest},
	File:  collectBackends,
}

func collectBackends(p *lint.Pass) error {
	for _, o := range objects(p) {
		switch {
		case is(o, "", "Service") && o.Node.Path("spec", "ports") != nil:
			p.Export(newService(p, o))
		case is(o, "networking.k8s.io", "Ingress"):
			o.Node.Get("spec").Walk(func(n *node.Node) bool {
				if s := n.Get("service"); s.Get("port") != nil {
					exportBackend(p, o, s.Get("name"), nil, first(s.Path("port", "number"), s.Path("port", "name")))
				}
				return true
			})
		case is(o, "gateway.networking.k8s.io", "HTTPRoute", "GRPCRoute"):
			for _, rule := range items(o.Node.Path("spec", "rules")) {
				for _, ref := range items(rule.Get("backendRefs")) {
					if kind := ref.Get("kind").Text(); kind == "" || kind == "Service" {
						exportBackend(p, o, ref.Get("name"), ref.Get("namespace"), ref.Get("port"))
					}
				}
			}
		}
	}
	return nil
}

func newService(p *lint.Pass, o *kubernetes.Object) service {
	s := service{name: o.Name, namespace: o.Namespace, place: at(p, place(o))}
	for _, port := range items(o.Node.Path("spec", "ports")) {
		s.ports = append(s.ports, port.Get("port").Text(), port.Get("name").Text())
		s.numbers = append(s.numbers, port.Get("port").Text())
	}
	return s
}

func exportBackend(p *lint.Pass, o *kubernetes.Object, target, namespace, port *node.Node) {
	if target == nil || port == nil || isDynamic(target.Text()) || isDynamic(port.Text()) || port.Text() == "use-annotation" {
		return // the last means an action of AWS's controller
	}
	b := backend{title: name(o), name: target.Text(), namespace: o.Namespace, port: portRef{port.Text(), at(p, port)}}
	if namespace != nil {
		b.namespace, b.elsewhere = namespace.Text(), true
	}
	p.Export(b)
}

// missed is the Service that a backend means where it has no such port: one in the
// folder, or the only ones of that name; an overlay may give it more.
func (b backend) missed(all []service) (service, bool) {
	var near, far []service
	for _, s := range all {
		switch {
		case s.name != b.name || !sameNamespace(s.namespace, b.namespace) || b.elsewhere && s.namespace != b.namespace:
		case path.Dir(s.place.File) == path.Dir(b.port.place.File):
			near = append(near, s)
		default:
			far = append(far, s)
		}
	}
	if len(near) == 0 {
		near = far
	}
	for _, s := range near {
		if slices.Contains(s.ports, b.port.text) || slices.ContainsFunc(s.ports, isDynamic) {
			return service{}, false
		}
	}
	if len(near) == 0 {
		return service{}, false
	}
	return near[0], true
}
