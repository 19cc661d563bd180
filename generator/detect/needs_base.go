package detect

import (
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/dockerfile"
	"github.com/shipgen/shipgen/schema/source"
)

// compareBase says where the image that stands lacks what the code needs: scratch
// holds neither certificates nor time zones, Alpine no time zones.
// https://pkg.go.dev/time#LoadLocation, https://pkg.go.dev/crypto/x509#SystemCertPool
func (s *Service) compareBase(n *Needs, facts *source.Needs, ask func(key, why string)) {
	if s.image == nil || s.image.image == nil {
		return
	}
	base, _, _ := strings.Cut(s.image.image.Base.Value, ":")
	if base != "scratch" && base != "alpine" || s.brings("/") {
		return
	}
	at := where(s.image.at(s.image.image.Base.Start))
	text := string(s.image.data)
	if n.TimeZones && !strings.Contains(text, "tzdata") && !s.brings("zoneinfo") {
		ask("/build", at+" is "+base+", which has no time zones, and "+where(facts.Zones[0].Fact)+" loads one: import time/tzdata, or build with -tags timetzdata")
	}
	if n.Certificates && base == "scratch" && !s.brings("cert") && !s.brings("/etc/ssl") && !s.brings("pki") {
		ask("/build", at+" is scratch, which has no certificates, and "+where(facts.Certificates)+" may need them: copy /etc/ssl/certs/ca-certificates.crt")
	}
}

// brings says whether a COPY of the image names something; "/" is a copy over
// everything.
func (s *Service) brings(what string) bool {
	return slices.ContainsFunc(s.image.image.Copies, func(c dockerfile.Copy) bool {
		if what == "/" {
			return c.Dest == "/" && strings.HasSuffix(c.Source, "/")
		}
		return strings.Contains(c.Source, what) || strings.Contains(c.Dest, what)
	})
}
