package project

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
)

// PortMismatch finds manifests that speak to another port than the image has.
var PortMismatch = &lint.Rule{
	Name:  "port-mismatch",
	Title: "Container port that the image does not expose",
	Doc: doc("`EXPOSE` says on which port the program listens, `containerPort` where the cluster looks for it. Where they differ one of them is of yesterday, and probes and Services lead nowhere.",
		"yaml", "# Dockerfile: EXPOSE 8080\nports: [{name: http, containerPort: 3000}]", "# Dockerfile: EXPOSE 8080\nports: [{name: http, containerPort: 8080}]",
		"Write the port that the program listens on in both places. Only an image whose Dockerfile is plain to see is compared: the only one of the repository, or the one in the folder of its name; one common port is enough."),
	Theme: lint.Inconsistent, Severity: lint.Medium, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Needs:   []*lint.Collector{builtImages, runImages, modules},
	Project: portMismatch,
}

func portMismatch(p *lint.ProjectPass) error {
	all, joined := lint.Facts[built](p), pairs(p)
	for i, b := range all {
		for _, r := range joined[i] {
			if len(b.ports) == 0 || len(r.ports) == 0 || slices.ContainsFunc(r.ports, func(port place) bool { return has(b.ports, port.text) }) {
				continue
			}
			p.Report(lint.Finding{
				Span:    r.ports[0].span,
				Message: fmt.Sprintf("container %s of %s has port %s, and its image exposes %s", quote(r.container), r.object, r.ports[0].text, list(b.ports)),
				Hint:    "write the port that the program listens on in both places",
				Related: []lint.Related{{Span: b.ports[0].span, Message: "EXPOSE of the image"}},
			})
		}
	}
	return nil
}

func has(ports []place, text string) bool {
	return slices.ContainsFunc(ports, func(p place) bool { return p.text == text })
}

func list(ports []place) string {
	var all []string
	for _, port := range ports {
		all = append(all, port.text)
	}
	slices.Sort(all)
	return strings.Join(slices.Compact(all), ", ")
}
