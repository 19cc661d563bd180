package secret

import (
	"encoding/base64"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/kubernetes"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
)

// secretKind is what only the manifest of a Secret holds: parsing costs more than
// all the rest.
var secretKind = pattern.New(`kind["']?: *["']?Secret\b`)

// objects looks into the base64 of Kubernetes Secrets. That they hold anything
// at all is another rule's finding, literal-secret: so what only the name says
// there is left to it.
//
// https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data
func (s *scan) objects() {
	if !s.file.Is(lint.Manifest) || !secretKind.Match(s.data) {
		return
	}
	objects, err := s.file.Objects()
	if err != nil {
		return
	}
	for _, o := range objects {
		if o.Kind == "Secret" && o.Group() == "" {
			s.object(o)
		}
	}
}

func (s *scan) object(o *kubernetes.Object) {
	for _, field := range []string{"data", "stringData"} {
		values := o.Node.Get(field)
		if values == nil {
			continue
		}
		s.yield(values)
		for _, pair := range values.Pairs {
			if field == "data" {
				s.encoded(pair.Value)
			}
		}
	}
}

// encoded looks at what one value of data decodes to.
func (s *scan) encoded(n *node.Node) {
	if n == nil || n.Kind != node.Scalar {
		return
	}
	text := strings.Join(strings.Fields(n.Value), "")
	raw, err := base64.StdEncoding.DecodeString(text)
	if err != nil || !printing(raw) || *s.budget < len(raw) {
		return
	}
	*s.budget -= len(raw)
	before := len(s.hits)
	s.nested(raw, n.Start, n.End)
	s.hits = append(s.hits[:before], specific(s.hits[before:])...)
}

// yield drops what only a name says within a node.
func (s *scan) yield(n *node.Node) {
	kept := s.hits[:0]
	for _, h := range s.hits {
		if h.start < n.Start || h.end > n.End || !unspecific(h.kind) {
			kept = append(kept, h)
		}
	}
	s.hits = kept
}

func specific(hits []hit) []hit {
	var kept []hit
	for _, h := range hits {
		if !unspecific(h.kind) {
			kept = append(kept, h)
		}
	}
	return kept
}

func unspecific(k *kind) bool { return k == password || k == namedSecret }
