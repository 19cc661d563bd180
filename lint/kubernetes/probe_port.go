package kubernetes

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
)

// ProbePort finds probes that ask a port that nobody declared.
var ProbePort = &lint.Rule{
	Name:  "probe-port",
	Title: "Probe of a port that the container does not declare",
	Doc: doc("A probe that names a port which the container has not is an error at every attempt: the pod is restarted for ever, or is never ready.",
		"ports: [{name: http, containerPort: 8080}]\nreadinessProbe: {httpGet: {path: /readyz, port: web}}", "ports: [{name: http, containerPort: 8080}]\nreadinessProbe: {httpGet: {path: /readyz, port: http}}",
		"Declare the port or name the one that is there. A number that is not declared works, and is reported to the pedantic audience: it is likely the port of yesterday."),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Manifest},
	File:  probePort,
}

func probePort(p *lint.Pass) error {
	for _, c := range containers(wholePods(p)) {
		for _, probeName := range []string{"startupProbe", "livenessProbe", "readinessProbe"} {
			for _, handler := range []string{"httpGet", "tcpSocket", "grpc"} {
				if port := c.Node.Path(probeName, handler, "port"); port != nil && !c.declares(port) && !isDynamic(port.Text()) {
					reportPort(p, c, probeName, port)
				}
			}
		}
	}
	return nil
}

func reportPort(p *lint.Pass, c container, probeName string, port *node.Node) {
	f := lint.Finding{
		Span:    at(p, port),
		Message: fmt.Sprintf("%s of %s asks port %s, which %s does not declare", probeName, name(c.pod.Object), port.Text(), c.title()),
		Hint:    "it declares " + c.declared(),
		Aliases: c.aliases("kube-linter:" + strings.ToLower(strings.TrimSuffix(probeName, "Probe")) + "-port"),
	}
	if _, err := strconv.Atoi(port.Text()); err == nil {
		f.Severity, f.Audience, f.Confidence = lint.Low, lint.Pedantic, lint.MediumConfidence
	}
	p.Report(f)
}

// declares says whether a port is one of the container's, by name or number.
func (c container) declares(port *node.Node) bool {
	for _, declared := range items(c.Node.Get("ports")) {
		if text := port.Text(); text == declared.Get("name").Text() || text == declared.Get("containerPort").Text() || isDynamic(declared.Get("name").Text()) {
			return true
		}
	}
	return false
}

func (c container) declared() string {
	var all []string
	for _, port := range items(c.Node.Get("ports")) {
		text := port.Get("containerPort").Text()
		if alias := port.Get("name").Text(); alias != "" {
			text = alias + " (" + text + ")"
		}
		all = append(all, text)
	}
	if len(all) == 0 {
		return "no port"
	}
	return strings.Join(all, ", ")
}
