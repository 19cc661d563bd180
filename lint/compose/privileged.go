package compose

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
)

// Privileged finds services that own the machine they run on.
var Privileged = &lint.Rule{
	Name:  "compose-privileged",
	Title: "Compose service with the rights of its host",
	Doc: doc("A privileged container is root on its host with a detour; so is one that can talk to Docker's socket. A flaw in the service is then a flaw of the machine.",
		"services:\n  agent:\n    privileged: true", "services:\n  agent:\n    cap_drop: [ALL]\n    cap_add: [NET_ADMIN]\n    devices: [/dev/net/tun]",
		"Name the capability or the device that it needs. The socket and the host's namespaces, which proxies and agents are often given on purpose, are for the pedantic audience. https://docs.docker.com/engine/security/"),
	Theme: lint.Insecure, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: kinds,
	File:  privileged,
}

func privileged(p *lint.Pass) error {
	for _, s := range services(p) {
		if value := s.node.Get("privileged"); value.Text() == "true" && !dind(s) {
			report(p, value, lint.Finding{
				Message: fmt.Sprintf("service %s is privileged: root in it is root on its host", quote(s.name)),
				Hint:    "name the capability or the device that it needs",
			})
		}
		for _, key := range []string{"pid", "ipc", "network_mode", "userns_mode"} {
			if value := s.node.Get(key); value.Text() == "host" {
				report(p, value, lint.Finding{
					Severity: lint.Low, Audience: lint.Pedantic,
					Message: fmt.Sprintf("service %s shares its host's namespace (%s)", quote(s.name), key),
				})
			}
		}
		sockets(p, s)
	}
	return nil
}

// dind: Docker in Docker does not start otherwise.
func dind(s service) bool {
	return strings.Contains(s.node.Get("image").Text(), "dind") || strings.Contains(s.node.Get("image").Text(), "kindest/")
}

func sockets(p *lint.Pass, s service) {
	volumes := s.node.Get("volumes")
	if volumes == nil || volumes.Alias {
		return
	}
	for _, v := range volumes.Items {
		source := v
		if v.Kind == node.Mapping {
			source = v.Get("source")
		}
		if strings.HasPrefix(source.Text(), "/var/run/docker.sock") || strings.HasPrefix(source.Text(), "/run/docker.sock") {
			report(p, source, lint.Finding{
				Severity: lint.Low, Audience: lint.Pedantic,
				Message: fmt.Sprintf("service %s may tell Docker what to do, which is root on its host; :ro does not change that", quote(s.name)),
				Hint:    "put a proxy before the socket that allows only what is needed",
			})
		}
	}
}

func report(p *lint.Pass, n *node.Node, f lint.Finding) {
	f.Span = at(p, n)
	if isSample(p.File.Path) {
		f.Audience = lint.Pedantic
	}
	p.Report(f)
}
