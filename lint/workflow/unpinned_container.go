package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/images"
	"github.com/shipgen/shipgen/schema/pin"
	"github.com/shipgen/shipgen/schema/workflow"
)

// UnpinnedContainer finds job containers, services and Docker actions that are
// another image tomorrow.
var UnpinnedContainer = &lint.Rule{
	Name:  "unpinned-container",
	Title: "Container image of a job without a fixed version",
	Doc: doc("The image of a job's container, of a service or of a `docker://` step runs with the job's files, and often its secrets. Without a tag, or with `latest`, it is whatever was pushed last; only a digest names one image.",
		"container: golang\nservices:\n  db:\n    image: postgres:latest", "container: golang:1.26.3@sha256:<digest of the index>\nservices:\n  db:\n    image: postgres:17.6@sha256:<digest of the index>",
		"Write the version, and the digest behind it. A tag without a digest is reported to the pedantic audience; images that an expression names are left alone."),
	Theme: lint.UnpinnedVersion, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Aliases: []string{"zizmor:unpinned-images"}, Fixable: true,
	File: unpinnedContainer,
}

// movingTags are tags that by their name mean no release.
var movingTags = map[string]bool{
	"latest": true, "edge": true, "nightly": true, "main": true, "master": true, "dev": true, "canary": true, "rolling": true, "unstable": true,
}

func unpinnedContainer(p *lint.Pass) error {
	w := view(p)
	for _, ref := range references(w) {
		if ref.Dynamic && ref.Kind != pin.Local && isImage(ref) {
			dynamicImage(p, w, ref)
			continue
		}
		if ref.Kind != pin.Image && ref.Kind != pin.DockerAction || ref.Err != nil || ref.Dynamic || ref.Pinned() {
			continue
		}
		f := lint.Finding{
			Span: p.Span(ref.Span.Start, ref.Span.End), Fixes: imageFix(p, ref),
			Hint: "write the exact version and its digest: name:1.2.3@sha256:…",
		}
		switch {
		case ref.Tag == "":
			f.Message = fmt.Sprintf("image %s has no tag, so it is whatever latest is when the job starts", quote(ref.Name))
		case movingTags[ref.Tag]:
			f.Message = fmt.Sprintf("image %s has the moving tag %q", quote(ref.Name), ref.Tag)
		default:
			f.Message = fmt.Sprintf("image %s has a tag and no digest", quote(ref.Name+":"+ref.Tag))
			f.Severity, f.Audience = lint.Low, lint.Pedantic
		}
		p.Report(f)
	}
	return nil
}

// isImage: what is put together at run time has no kind yet.
func isImage(ref pin.Reference) bool {
	return ref.Place == "container" || ref.Place == "services" || ref.Place == "image" || strings.HasPrefix(ref.Text, "docker://")
}

// dynamicImage judges the values that a matrix gives an image, the first that
// moves; what comes from elsewhere is left to the auditor.
func dynamicImage(p *lint.Pass, w *workflow.Workflow, ref pin.Reference) {
	f := lint.Finding{
		Span: p.Span(ref.Span.Start, ref.Span.End), Severity: lint.Low, Audience: lint.Auditor, Confidence: lint.LowConfidence,
		Message: fmt.Sprintf("image %s is only known when the job starts, so nothing says that it is pinned", quote(ref.Text)),
		Hint:    "write the exact version and its digest",
	}
	values, known := imageValues(w, ref)
	if !known && strings.Contains(ref.Text, "matrix.") && (strings.Contains(ref.Text, "@") || strings.HasPrefix(ref.Text, "${{") && !wholeMatrix(w, ref)) {
		f.Aliases = []string{} // zizmor expands matrices, and says nothing where they lack the value
	}
	for _, value := range values {
		image, err := pin.ParseImage(value)
		if err != nil || image.Pinned() {
			continue
		}
		if image.Tag == "" || movingTags[image.Tag] {
			f.Severity, f.Audience, f.Confidence = lint.Medium, lint.Regular, lint.HighConfidence
			f.Message = fmt.Sprintf("the matrix gives image %s, which moves", quote(value))
			break
		}
		f.Audience, f.Confidence = lint.Pedantic, lint.HighConfidence
		f.Message = fmt.Sprintf("the matrix gives image %s, which has a tag and no digest", quote(value))
	}
	if !known || f.Audience != lint.Auditor {
		p.Report(f)
	}
}

// wholeMatrix says whether the job's matrix is one expression.
func wholeMatrix(w *workflow.Workflow, ref pin.Reference) bool {
	for _, j := range w.Jobs {
		if ref.Span.Start >= j.Node.Start && ref.Span.End <= j.Node.End {
			return whole(j.Matrix())
		}
	}
	return false
}

// imageValues are what an image can be; known is false where more than a matrix
// of the file decides. An empty value is a job without a container.
func imageValues(w *workflow.Workflow, ref pin.Reference) (values []string, known bool) {
	for _, j := range w.Jobs {
		if ref.Span.Start < j.Node.Start || ref.Span.End > j.Node.End {
			continue
		}
		return expandMatrix(j, ref.Text)
	}
	return nil, false
}

// imageFix adds the catalogued digest behind a tag that names a release.
func imageFix(p *lint.Pass, ref pin.Reference) []lint.Fix {
	text, _, ok := pin.Catalogued(ref)
	if !ok || ref.Tag == "" || movingTags[ref.Tag] {
		return nil
	}
	fixes := rewrite(p, ref, text, "", "add the digest")
	for i := range fixes {
		fixes[i].Safe = images.Exact(ref.Tag)
	}
	return fixes
}
