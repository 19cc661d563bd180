package gitlab

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/images"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
)

// UnpinnedImage finds images of jobs and services that are another one tomorrow.
var UnpinnedImage = &lint.Rule{
	Name:  "gitlab-unpinned-image",
	Title: "Image of a GitLab job without a fixed version",
	Doc: doc("The image of a job runs with its files, its variables and its token. Without a tag, or with `latest`, it is whatever was pushed last, so a commit that passed yesterday fails today; only a digest names one image.",
		"image: golang\ntest:\n  services: [postgres:latest]\n  script: [go test ./...]", "image: golang:1.27.0@sha256:<digest of the index>\ntest:\n  services: [\"postgres:17.6@sha256:<digest of the index>\"]\n  script: [go test ./...]",
		"Write the version, and the digest behind it. A tag without a digest is reported to the pedantic audience; images that a variable names are left alone. https://docs.gitlab.com/ci/docker/using_docker_images/"),
	Theme: lint.UnpinnedVersion, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: kinds,
	File:  unpinnedImage,
}

// movingTags are tags that by their name mean no release.
var movingTags = map[string]bool{
	"latest": true, "edge": true, "nightly": true, "main": true, "master": true, "dev": true, "canary": true, "rolling": true, "unstable": true,
}

// machine is a system of GitLab's own runners for macOS, whose name has the version
// (https://docs.gitlab.com/ci/runners/hosted_runners/macos/#supported-macos-images).
var machine = pattern.New(`^macos-\d+-xcode-\d+$`)

// unpinnedImage reads every image and services key, of the file, of default and
// of jobs; aliases are read where they are written.
func unpinnedImage(p *lint.Pass) error {
	f := view(p)
	if f == nil {
		return nil
	}
	places := []*node.Node{f.Root, f.Root.Get("default")}
	for _, j := range f.Jobs {
		places = append(places, j.Node)
	}
	for _, place := range places {
		reportImage(p, place.Get("image"))
		if services := place.Get("services"); services != nil && services.Tag != "!reference" {
			for _, item := range services.Items {
				reportImage(p, item)
			}
		}
	}
	return nil
}

func reportImage(p *lint.Pass, n *node.Node) {
	if n.IsNull() || n.Alias {
		return
	}
	if n.Kind == node.Mapping {
		n = n.Get("name")
	}
	ref, err := images.Parse(n.Text())
	if n.Text() == "" || dynamic(n.Text()) || err != nil || ref.Digest != "" || machine.MatchString(n.Text()) {
		return
	}
	finding := lint.Finding{Span: at(p, n), Hint: "write the exact version and its digest: name:1.2.3@sha256:…"}
	switch {
	case ref.Tag == "":
		finding.Message = fmt.Sprintf("image %s has no tag, so it is whatever latest is when the job starts", quote(n.Text()))
	case movingTags[ref.Tag]:
		finding.Message = fmt.Sprintf("image %s has the moving tag %q", quote(n.Text()), ref.Tag)
	default:
		finding.Message = fmt.Sprintf("image %s has a tag and no digest", quote(n.Text()))
		finding.Severity, finding.Audience = lint.Low, lint.Pedantic
	}
	p.Report(finding)
}
