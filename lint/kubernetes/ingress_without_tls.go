package kubernetes

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
)

// IngressWithoutTLS finds hosts that are served in plain text.
var IngressWithoutTLS = &lint.Rule{
	Name:  "ingress-without-tls",
	Title: "Ingress host without TLS",
	Doc: doc("A host that is not under `tls` is served over plain HTTP, or with the controller's own certificate: cookies and tokens can be read on the way.",
		"kind: Ingress\nspec: {rules: [{host: orders.acme.dev}]}", "kind: Ingress\nspec: {tls: [{hosts: [orders.acme.dev], secretName: orders-tls}], rules: [{host: orders.acme.dev}]}",
		"List the host under `tls`. Load balancers of clouds take their certificate from an annotation; an Ingress with one is not reported."),
	Theme: lint.Insecure, Severity: lint.Low, Confidence: lint.MediumConfidence, Audience: lint.Pedantic,
	Kinds: []lint.Kind{lint.Manifest},
	File:  ingressWithoutTLS,
}

func ingressWithoutTLS(p *lint.Pass) error {
	for _, o := range objects(p) {
		if !is(o, "networking.k8s.io", "Ingress") || certified(o.Annotations()) {
			continue
		}
		for _, rule := range items(o.Node.Path("spec", "rules")) {
			host := rule.Get("host")
			if host.Text() == "" || isDynamic(host.Text()) || covered(o.Node.Path("spec", "tls"), host.Text()) {
				continue
			}
			p.Report(lint.Finding{
				Span:    at(p, host),
				Message: fmt.Sprintf("%s serves %s without TLS", name(o), quote(host.Text())),
				Hint:    "list the host under spec.tls",
			})
		}
	}
	return nil
}

// certified says whether an annotation names the certificate.
func certified(annotations *node.Node) bool {
	if annotations == nil {
		return false
	}
	for _, pair := range annotations.Pairs {
		if key := pair.Key.Text(); strings.Contains(key, "cert") || strings.Contains(key, "ssl") || strings.Contains(key, "tls") {
			return true
		}
	}
	return false
}

// covered says whether a tls entry has the host; one without hosts has all.
func covered(tls *node.Node, host string) bool {
	_, domain, _ := strings.Cut(host, ".")
	for _, entry := range items(tls) {
		hosts := items(entry.Get("hosts"))
		if len(hosts) == 0 {
			return true
		}
		for _, h := range hosts {
			if h.Text() == host || h.Text() == "*."+domain {
				return true
			}
		}
	}
	return false
}
