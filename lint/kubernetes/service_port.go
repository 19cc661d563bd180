package kubernetes

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/lint"
)

// ServicePort finds Services that lead to a port that no container has.
var ServicePort = &lint.Rule{
	Name:  "service-port",
	Title: "Port that a Service or its pods do not have",
	Doc: doc("A Service whose `targetPort` names a port that no container of its pods declares has no endpoint for it: every connection is refused.",
		"kind: Service\nspec: {selector: {app: api}, ports: [{port: 80, targetPort: web}]}\n---\ncontainers: [{name: api, ports: [{name: http, containerPort: 8080}]}]", "kind: Service\nspec: {selector: {app: api}, ports: [{port: 80, targetPort: http}]}",
		"Write the name of the container's port. An Ingress or a route is held against the ports of its Service. A number that is not declared may still be listened on: it is reported at low severity where the pods declare other ports."),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Needs:   []*lint.Collector{relations, backends},
	Project: servicePort,
}

func servicePort(p *lint.ProjectPass) error {
	workloads := lint.Facts[workload](p)
	for _, s := range lint.Facts[selector](p) {
		selected := s.selected(workloads)
		for _, port := range s.ports {
			if len(selected) > 0 && !anyHas(selected, port.text) {
				reportTarget(p, s, port, selected)
			}
		}
	}
	for _, b := range lint.Facts[backend](p) {
		if s, ok := b.missed(lint.Facts[service](p)); ok {
			p.Report(lint.Finding{
				Span:    b.port.place,
				Message: fmt.Sprintf("%s leads to port %s of Service %s, which has only %s", b.title, quote(b.port.text), quote(b.name), strings.Join(s.numbers, ", ")),
				Hint:    "write a port of the Service",
				Related: []lint.Related{{Span: s.place, Message: "the Service"}},
			})
		}
	}
	return nil
}

func reportTarget(p *lint.ProjectPass, s selector, port portRef, selected []workload) {
	f := lint.Finding{
		Span:    port.place,
		Message: fmt.Sprintf("Service %s leads to port %s, which %s %s does not declare", quote(s.name), quote(port.text), selected[0].kind, quote(selected[0].name)),
		Hint:    "write a port that a container declares",
		Related: []lint.Related{{Span: selected[0].place, Message: "the workload"}},
	}
	if _, err := strconv.Atoi(port.text); err == nil {
		if len(selected[0].ports) == 0 {
			return // it declares nothing, and need not
		}
		f.Severity, f.Confidence = lint.Low, lint.MediumConfidence
	}
	p.Report(f)
}

// anyHas says whether some workload has the port.
func anyHas(workloads []workload, port string) bool {
	for _, w := range workloads {
		if w.ports[port] {
			return true
		}
	}
	return false
}
