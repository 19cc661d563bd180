package detect

import (
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/source"
)

// candidate is a stand of a container that may be a service's: it is, where its
// Dockerfile or the name of its image says so.
type candidate struct {
	stand
	dockerfile string   // from the root; "" = not built here
	names      []string // of the image, the container, the chart
	weak       bool     // a Compose file or a unit: for a desk or one machine
	only       bool     // it can only mean the only service
}

// readStands reads the Compose files, manifests and charts.
func (r *Result) readStands() {
	r.readManifests()
	r.readCharts()
	r.readCompose()
	r.readProcesses()
}

// stands are those of a service.
func (r *Result) standsOf(s *Service) (all []*candidate) {
	for _, c := range r.stands {
		if r.means(c, s) {
			all = append(all, c)
		}
	}
	return all
}

func (r *Result) means(c *candidate, s *Service) bool {
	if s.Kind == string(source.KindCommand) {
		return false
	}
	if c.dockerfile != "" {
		return s.image != nil && s.image.name == c.dockerfile
	}
	if c.only {
		return r.deployable(".") == 1
	}
	names := []string{s.Name, label(s.source.Name)}
	if r.deployable(".") == 1 {
		names = append(names, r.name, label(r.options.Name), label(lastName(r.module)))
	}
	return slices.ContainsFunc(c.names, func(name string) bool { return name != "" && slices.Contains(names, label(name)) })
}

// imageName is the last part of an image reference without tag and digest.
func imageName(reference string) string {
	if reference == "" {
		return ""
	}
	reference, _, _ = strings.Cut(reference, "@")
	base := path.Base(reference)
	base, _, _ = strings.Cut(base, ":")
	return base
}
