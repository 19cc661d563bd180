package detect

import (
	"path"
	"strings"

	"github.com/shipgen/shipgen/schema/source"
)

// imageBase is what the image that stands is built on, and its user.
func (s *Service) imageBase() string {
	if s.image == nil {
		return ""
	}
	base := s.image.image.Base.Value
	if user := s.image.image.User; user != nil {
		base += ", user " + user.Value
	}
	return strings.TrimPrefix(base, ", ")
}

func (s *Service) imageAt() evidence {
	if s.image == nil {
		return nil
	}
	return evidence{where(s.image.at(s.image.image.Base.Start))}
}

// baseKind is the base of ship.yaml that an image reference is, "" for another.
// https://github.com/GoogleContainerTools/distroless#what-images-are-available
func baseKind(reference string) string {
	switch name := imageName(reference); {
	case name == "alpine" || name == "scratch":
		return name
	case strings.HasPrefix(name, "static") && strings.Contains(path.Dir(reference), "distroless"):
		return "distroless-static"
	case strings.HasPrefix(name, "base") && strings.Contains(path.Dir(reference), "distroless"):
		return "distroless-base"
	}
	return ""
}

// keptBase is the base on which all images agree that a rendered one replaces; ""
// for the one that is taken anyway. A program with cgo needs a C library, which
// scratch and static have not.
func (r *Result) keptBase() (string, source.Fact) {
	kind, at := "", source.Fact{}
	for _, s := range r.Services {
		if s.Kind == string(source.KindCommand) || s.dockerfile != "" {
			continue
		}
		if s.image == nil || s.Cgo {
			return "", source.Fact{}
		}
		own := baseKind(s.image.image.Base.Value)
		if own == "" || own == "distroless-static" || kind != "" && own != kind {
			return "", source.Fact{}
		}
		kind, at = own, s.image.at(s.image.image.Base.Start)
	}
	return kind, at
}
