package dockerfile

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/dockerfile"
	"github.com/shipgen/shipgen/schema/images"
)

// UnpinnedImage finds images that are another one tomorrow.
var UnpinnedImage = &lint.Rule{
	Name:  "unpinned-image",
	Title: "Image without a fixed version",
	Doc: doc("A tag is a name that its owner moves. Without a tag, or with `latest`, the next build takes whatever is newest; with a version tag it takes what was last pushed under it. Only a digest names one image.",
		"FROM alpine\nCOPY --from=busybox:latest /bin/busybox /bin/", "FROM alpine:3.22.1@sha256:<digest of the index>\nCOPY --from=busybox:1.37.0@sha256:<digest of the index> /bin/busybox /bin/",
		"Write the version, and the digest behind it; keep the tag for readers and for the bot that moves both. A tag without a digest is reported to the pedantic audience only. `FROM`, `COPY --from`, `RUN --mount=from=` and `# syntax=` are read; stages, `scratch` and images that only a build argument names are left alone."),
	Theme: lint.UnpinnedVersion, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Dockerfile}, Fixable: true,
	Aliases: []string{"hadolint:DL3006", "hadolint:DL3007"},
	File:    unpinnedImage,
}

// imageUse is a place where a Dockerfile names an image.
type imageUse struct {
	written    dockerfile.Text
	value      string // with the values of ARGs
	from       bool   // in FROM
	confidence lint.Confidence
}

// movingTags are tags that by their name mean no release.
var movingTags = map[string]bool{
	"latest": true, "edge": true, "nightly": true, "main": true, "master": true, "dev": true, "canary": true, "rolling": true, "unstable": true, "experimental": true,
}

func unpinnedImage(p *lint.Pass) error {
	for _, use := range imageUses(parsed(p)) {
		ref, err := images.Parse(use.value)
		if err != nil || ref.Digest != "" {
			continue
		}
		finding := lint.Finding{Span: at(p, use.written.Span), Confidence: use.confidence, Fixes: digestFix(p, use, ref)}
		finding.Hint = "write the exact version and its digest: name:1.2.3@sha256:…"
		switch {
		case ref.Tag == "":
			finding.Message = fmt.Sprintf("image %s has no tag, so it is whatever latest is at build time", quote(use.value))
			finding.Aliases = fromAlias(use, "hadolint:DL3006")
		case movingTags[ref.Tag]:
			finding.Message = fmt.Sprintf("image %s has the moving tag %q", quote(use.value), ref.Tag)
			if finding.Aliases = none; ref.Tag == "latest" {
				finding.Aliases = fromAlias(use, "hadolint:DL3007")
			}
		default:
			finding.Message = fmt.Sprintf("image %s has a tag and no digest", quote(use.value))
			finding.Severity, finding.Audience, finding.Aliases = lint.Low, lint.Pedantic, none
			finding.Hint = "add the digest behind the tag: @sha256:…; shipgen pin finds it"
		}
		p.Report(finding)
	}
	return nil
}

// fromAlias: hadolint reads FROM only, and no variables.
func fromAlias(use imageUse, alias string) []string {
	if use.from && dockerfile.Static(use.written.Value) {
		return []string{alias}
	}
	return none
}

func imageUses(f *dockerfile.File) []imageUse {
	var all []imageUse
	if f.Syntax != nil {
		all = append(all, imageUse{written: *f.Syntax, value: f.Syntax.Value, confidence: lint.HighConfidence})
	}
	for _, in := range f.Instructions {
		switch in.Keyword {
		case "FROM":
			s := in.Stage
			value, known := in.Expand(s.Base.Value)
			if known && s.Parent == nil && value != "scratch" && value != "" {
				use := imageUse{s.Base, value, true, lint.HighConfidence}
				if standsIn(s.Base.Value, value) {
					use.confidence = lint.LowConfidence
				}
				all = append(all, use)
			}
		case "COPY", "ADD", "RUN":
			for _, from := range sourcesOf(in) {
				if use, ok := foreignImage(f, in, from); ok {
					all = append(all, use)
				}
			}
		}
	}
	return all
}

// standsIn says whether an image is given by the build, and the argument's default
// is a mere word that takes its place: ARG BASE=placeholder, FROM ${BASE}.
func standsIn(written, value string) bool {
	return strings.HasPrefix(written, "$") && strings.Count(written, "$") == 1 && !strings.ContainsAny(value, ":/@") &&
		(strings.HasSuffix(written, "}") || !strings.ContainsAny(written, "{:/"))
}

// sourcesOf are the values of --from= and of a mount's from=.
func sourcesOf(in *dockerfile.Instruction) []dockerfile.Text {
	var all []dockerfile.Text
	for i := range in.Flags {
		f := &in.Flags[i]
		if f.Name == "from" {
			all = append(all, f.Value)
		} else if option := f.Option("from"); f.Name == "mount" && option != nil {
			all = append(all, option.Value)
		}
	}
	return all
}

// foreignImage: what is no stage is an image, or a build context that the caller
// names (--build-context), which a bare word could well be.
func foreignImage(f *dockerfile.File, in *dockerfile.Instruction, from dockerfile.Text) (imageUse, bool) {
	value, known := in.Expand(from.Value)
	number := strings.Trim(value, "0123456789") == ""
	if !known || value == "scratch" || in.Stage == nil || number || f.Stage(value, len(f.Stages)) != nil {
		return imageUse{}, false
	}
	use := imageUse{written: from, value: value, confidence: lint.HighConfidence}
	if !strings.ContainsAny(value, "/:") {
		use.confidence = lint.LowConfidence
	}
	return use, true
}

// digestFix adds the catalogued digest. A tag that names a release keeps meaning
// the same image; one that moves is frozen, which its owner may not want.
func digestFix(p *lint.Pass, use imageUse, ref images.Reference) []lint.Fix {
	if use.written.Value != use.value || ref.Tag == "" || movingTags[ref.Tag] || string(p.File.Data[use.written.Start:use.written.End]) != use.value {
		return nil
	}
	digest, ok := images.Digest(use.value)
	if !ok {
		return nil
	}
	return []lint.Fix{{
		Title: "pin the image to " + digest[:min(len(digest), 19)] + "…",
		Safe:  images.Exact(ref.Tag),
		Edits: []lint.Edit{{Span: p.Span(use.written.End, use.written.End), New: []byte("@" + digest)}},
	}}
}
