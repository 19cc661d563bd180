package detect

import (
	"strings"

	"github.com/shipgen/shipgen/schema/helm"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/source"
)

// resources are what a manifest asks for a container, as ship.yaml writes them.
type resources struct {
	text string
	at   source.Fact
}

// readResources reads cpu and memory of requests and limits; nil where there are
// none, or one is not known.
func readResources(t *text, n *node.Node) *resources {
	var sides []string
	for _, side := range []string{"requests", "limits"} {
		var parts []string
		for _, name := range []string{"cpu", "memory"} {
			if value := n.Path(side, name).Text(); value != "" {
				parts = append(parts, name+": "+quantity(value))
			}
		}
		if len(parts) > 0 {
			sides = append(sides, side+": {"+strings.Join(parts, ", ")+"}")
		}
	}
	text := strings.Join(sides, ", ")
	if text == "" || strings.Contains(text, helm.Unknown) {
		return nil
	}
	return &resources{"{" + text + "}", t.of(n)}
}

// quantity is 100m as it stands, and 1 or 0.5 in quotes.
func quantity(value string) string {
	if strings.Trim(value, "0123456789.") == "" {
		return `"` + value + `"`
	}
	return value
}

// takeResources takes the resources on which all manifests of a service agree.
func (s *Service) takeResources(stands []*candidate) {
	for _, c := range stands {
		switch {
		case c.sizes == nil:
		case s.resources == nil:
			s.resources = c.sizes
		case s.resources.text != c.sizes.text:
			s.resources = &resources{}
			return
		}
	}
}
