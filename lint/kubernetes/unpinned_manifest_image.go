package kubernetes

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/images"
	"github.com/shipgen/shipgen/schema/pin"
)

// UnpinnedManifestImage finds images that are another one tomorrow.
var UnpinnedManifestImage = &lint.Rule{
	Name:  "unpinned-manifest-image",
	Title: "Deployed image without a fixed version",
	Doc: doc("A tag is a name that its owner moves: a pod that is restarted on another node can run another program than its neighbour, and a rollback to the same tag rolls nothing back. Only a digest names one image.",
		"image: acme/api:latest", "image: acme/api:1.2.3@sha256:<digest of the index>",
		"Write the version, and the digest behind it. A tag without a digest is reported to the pedantic audience only. An image that a kustomization or skaffold replaces is judged there."),
	Theme: lint.UnpinnedVersion, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Fixable: true, Aliases: []string{"kube-linter:latest-tag", "kube-score:container-image-tag"},
	Needs:   []*lint.Collector{manifestImages, kustomizations},
	Project: unpinnedManifestImage,
}

// manifestImage is an unpinned image of a manifest.
type manifestImage struct {
	text, name string
	place      lint.Span
	exact      bool // the bytes at place are the text
	aliases    []string
	rendered   bool // of a manifest that is made from others
}

var manifestImages = &lint.Collector{
	Name:  "manifest-images",
	Kinds: []lint.Kind{lint.Manifest},
	File: func(p *lint.Pass) error {
		aliases := map[int][]string{} // by the place of the image
		for _, c := range containers(pods(p)) {
			if image := c.Image(); image != nil {
				aliases[image.Offset(0)] = c.aliases("kube-linter:latest-tag", "kube-score:container-image-tag")
			}
		}
		for _, ref := range pin.Kubernetes(p.File.Data, objects(p)) {
			if ref.Err == nil && !ref.Dynamic && !ref.Pinned() && !isDynamic(ref.Text) {
				p.Export(manifestImage{ref.Text, ref.Name, p.Span(ref.Span.Start, ref.Span.End), ref.Exact, aliases[ref.Span.Start], rendered(p)})
			}
		}
		return nil
	},
}

// movingTags are tags that by their name mean no release.
var movingTags = set("latest edge nightly main master dev canary rolling unstable experimental")

func unpinnedManifestImage(p *lint.ProjectPass) error {
	replaced := map[string]bool{}
	for _, k := range lint.Facts[*kustomization](p) {
		for _, i := range k.images {
			if i.tag != "" || i.digest != "" {
				replaced[i.name] = true
				judge(p, manifestImage{text: i.image(), place: i.place})
			}
		}
	}
	for _, b := range lint.Facts[built](p) {
		replaced[b.name] = true
	}
	for _, i := range lint.Facts[manifestImage](p) {
		if !replaced[i.text] && !replaced[i.name] {
			judge(p, i)
		}
	}
	return nil
}

// judge reports an image unless it has a digest.
func judge(p *lint.ProjectPass, i manifestImage) {
	ref, err := images.Parse(i.text)
	if err != nil || ref.Digest != "" || isDynamic(i.text) {
		return
	}
	f := lint.Finding{Span: i.place, Aliases: append([]string{}, i.aliases...), Fixes: digestFix(i, ref), Hint: "write the exact version and its digest: name:1.2.3@sha256:…"}
	switch {
	case ref.Tag == "":
		f.Message = fmt.Sprintf("image %s has no tag: it is whatever latest is when a pod starts", quote(i.text))
	case movingTags[ref.Tag]:
		f.Message = fmt.Sprintf("image %s has the moving tag %s", quote(i.text), quote(ref.Tag))
		if ref.Tag != "latest" {
			f.Aliases = none
		}
	default:
		f.Message = fmt.Sprintf("image %s has a tag and no digest", quote(i.text))
		f.Hint = "add the digest behind the tag: @sha256:…; shipgen pin finds it"
		f.Severity, f.Audience, f.Aliases = lint.Low, lint.Pedantic, none
	}
	if i.rendered {
		f.Audience = lint.Pedantic
	}
	p.Report(f)
}

// digestFix adds the catalogued digest. The catalogue is second-hand, and the
// digest may be one of a platform: what is deployed is not changed unasked.
func digestFix(i manifestImage, ref images.Reference) []lint.Fix {
	if !i.exact || !images.Exact(ref.Tag) {
		return nil
	}
	digest, ok := images.Digest(i.text)
	if !ok {
		return nil
	}
	span := i.place
	span.Start = span.End
	return []lint.Fix{{
		Title: "pin the image to " + digest[:min(len(digest), 19)] + "…",
		Edits: []lint.Edit{{Span: span, New: []byte("@" + digest)}},
	}}
}
