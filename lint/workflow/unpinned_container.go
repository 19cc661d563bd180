package workflow

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/images"
	"github.com/shipgen/shipgen/schema/node"
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
		"Write the version, and the digest behind it. A tag without a digest is reported to the pedantic audience. The values of a matrix and of choices between literals are looked at one by one; images that only the run knows are left to the auditor."),
	Theme: lint.UnpinnedVersion, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Aliases: []string{"zizmor:unpinned-images"}, Fixable: true,
	File: unpinnedContainer,
}

// movingTags are tags that by their name mean no release.
var movingTags = map[string]bool{
	"latest": true, "edge": true, "nightly": true, "main": true, "master": true, "dev": true, "canary": true, "rolling": true, "unstable": true,
}

func unpinnedContainer(p *lint.Pass) error {
	w := live(p)
	for _, ref := range references(w) {
		if ref.Dynamic && ref.Kind != pin.Local && isImage(ref) {
			dynamicImage(p, w, ref)
			continue
		}
		if ref.Kind != pin.Image && ref.Kind != pin.DockerAction || ref.Dynamic || ref.Pinned() {
			continue
		}
		f := lint.Finding{
			Span: p.Span(ref.Span.Start, ref.Span.End), Fixes: imageFix(p, ref),
			Hint: "write the exact version and its digest: name:1.2.3@sha256:…",
		}
		switch {
		case ref.Err != nil:
			f.Message = fmt.Sprintf("%s names no image that could be pinned", quote(ref.Text))
			f.Audience, f.Confidence = lint.Auditor, lint.MediumConfidence
		case ref.Tag == "":
			f.Message = fmt.Sprintf("image %s has no tag, so it is whatever latest is when the job starts", quote(ref.Name))
		case movingTags[ref.Tag]:
			f.Message = fmt.Sprintf("image %s has the moving tag %q", quote(ref.Name), ref.Tag)
		default:
			f.Message = fmt.Sprintf("image %s has a tag and no digest", quote(ref.Name+":"+ref.Tag))
			f.Severity, f.Audience = lint.Low, lint.Pedantic
		}
		f.Aliases = imageAliases(w, ref)
		p.Report(f)
	}
	bareImage(p, w)
	return nil
}

// imageAliases are the rules of others that find the same image; nil = the rule's.
func imageAliases(w *workflow.Workflow, ref pin.Reference) []string {
	switch latest := ref.Tag == "" || ref.Tag == "latest"; {
	case ref.Err != nil && (strings.Contains(ref.Text, "@") || ref.Text == "docker://"):
		return []string{} // zizmor takes what has the form of a digest for one
	case w.Action && ref.Place == "image":
		return []string{"zizmor:unpinned-images", "poutine:unpinnable_action"}
	case latest && ref.Place == "container" && strings.Count(ref.Text, ":") < 2:
		return []string{"zizmor:unpinned-images", "ghalint:deny_job_container_latest_image"}
	case w.Action && ref.Place == "uses":
		return []string{} // zizmor reads the steps of workflows only
	}
	return nil
}

// bareImage: GitHub takes what is no docker:// for a Dockerfile of the action,
// which must have that name.
func bareImage(p *lint.Pass, w *workflow.Workflow) {
	image := w.Runs.Get("image")
	if !w.Action || image.Text() == "" || strings.Contains(image.Text(), "://") || strings.Contains(strings.ToLower(image.Text()), "dockerfile") {
		return
	}
	p.Report(lint.Finding{
		Span: at(p, image), Audience: lint.Auditor, Confidence: lint.MediumConfidence,
		Message: fmt.Sprintf("image %s is neither a Dockerfile nor docker://name@sha256:…", quote(image.Text())),
		Hint:    "write docker:// before it, its exact version and its digest",
	})
}

// isImage: what is put together at run time has no kind yet.
func isImage(ref pin.Reference) bool {
	return ref.Place == "container" || ref.Place == "services" || ref.Place == "image" || strings.HasPrefix(ref.Text, "docker://")
}

// dynamicImage judges the values that a matrix gives an image, the first that
// moves; what comes from elsewhere is left to the auditor.
func dynamicImage(p *lint.Pass, w *workflow.Workflow, ref pin.Reference) {
	if _, digest, ok := strings.Cut(ref.Text, "@sha256:"); ok && pin.IsCommit(digest) && len(digest) == 64 {
		return
	}
	f := lint.Finding{
		Span: p.Span(ref.Span.Start, ref.Span.End), Severity: lint.Low, Audience: lint.Auditor, Confidence: lint.LowConfidence,
		Message: fmt.Sprintf("image %s is only known when the job starts, so nothing says that it is pinned", quote(ref.Text)),
		Hint:    "write the exact version and its digest",
	}
	j := jobAt(w, ref)
	values, known := expandMatrix(j, strings.TrimPrefix(ref.Text, "docker://"))
	if !known && (strings.Contains(ref.Text, "@") || ofMatrixAlone(ref.Text) && !whole(j.Matrix())) {
		f.Aliases = []string{} // zizmor says nothing where a digest follows, or the matrix lacks the value
	}
	for _, value := range values {
		image, err := pin.ParseImage(value)
		switch {
		case image.Dynamic:
			known, f.Aliases = false, []string{}
			continue
		case err != nil, image.Pinned():
			continue
		}
		f.Aliases = nil
		if matrix := j.Matrix(); mentioned(matrix.Get("exclude"), value) && !mentioned(matrix.Get("include"), value) {
			f.Aliases = []string{} // zizmor takes it for excluded from every combination
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

// ofMatrixAlone says whether a text is ${{ matrix.key }} and nothing else.
func ofMatrixAlone(text string) bool {
	inner, ok := strings.CutPrefix(text, "${{")
	inner, closed := strings.CutSuffix(inner, "}}")
	if !ok || !closed || strings.Contains(inner, "${{") {
		return false
	}
	path, _ := chain(read(strings.TrimSpace(inner)).tree)
	return path.in("matrix")
}

// mentioned says whether an entry of exclude or include names a value.
func mentioned(entries *node.Node, value string) bool {
	return entries != nil && slices.ContainsFunc(entries.Items, func(entry *node.Node) bool {
		return slices.ContainsFunc(entry.Pairs, func(pair node.Pair) bool { return pair.Value.Text() == value })
	})
}

// jobAt is the job that holds a reference.
func jobAt(w *workflow.Workflow, ref pin.Reference) *workflow.Job {
	for _, j := range w.Jobs {
		if j.Node != nil && ref.Span.Start >= j.Node.Start && ref.Span.End <= j.Node.End {
			return j
		}
	}
	return &workflow.Job{}
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
