package compose

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/images"
)

// UnpinnedImage finds images of services that are another one tomorrow.
var UnpinnedImage = &lint.Rule{
	Name:  "compose-unpinned-image",
	Title: "Image of a Compose service without a fixed version",
	Doc: doc("Without a tag, or with `latest`, every `docker compose pull` may bring a new major version: a database that does not read its own files any more, a proxy with another configuration. Everybody who starts the file gets another system.",
		"services:\n  db:\n    image: postgres", "services:\n  db:\n    image: postgres:17.6@sha256:<digest of the index>",
		"Write the version. A tag without a digest, and files of examples and tests, are for the pedantic audience; images that the file itself builds and images that a variable names are left alone. https://docs.docker.com/reference/compose-file/services/#image"),
	Theme: lint.UnpinnedVersion, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: kinds,
	File:  unpinnedImage,
}

// movingTags are tags that by their name mean no release.
var movingTags = map[string]bool{
	"latest": true, "edge": true, "nightly": true, "main": true, "master": true, "dev": true, "canary": true, "rolling": true, "unstable": true,
}

func unpinnedImage(p *lint.Pass) error {
	all := services(p)
	built := map[string]bool{}
	for _, s := range all {
		if s.node.Get("build") != nil {
			built[s.node.Get("image").Text()] = true
		}
	}
	for _, s := range all {
		image := s.node.Get("image")
		ref, err := images.Parse(image.Text())
		if image.Text() == "" || image.Alias || built[image.Text()] || strings.Contains(image.Text(), "$") || err != nil || ref.Digest != "" {
			continue
		}
		f := lint.Finding{Span: at(p, image), Hint: "write the exact version, and the digest behind it"}
		switch {
		case ref.Tag == "":
			f.Message = fmt.Sprintf("image %s of service %s has no tag, so it is whatever latest is when it is pulled", quote(image.Text()), quote(s.name))
		case movingTags[ref.Tag]:
			f.Message = fmt.Sprintf("image %s of service %s has the moving tag %q", quote(image.Text()), quote(s.name), ref.Tag)
		default:
			f.Message = fmt.Sprintf("image %s of service %s has a tag and no digest", quote(image.Text()), quote(s.name))
			f.Severity, f.Audience = lint.Info, lint.Pedantic
		}
		if isSample(p.File.Path) {
			f.Audience = lint.Pedantic
		}
		p.Report(f)
	}
	return nil
}
