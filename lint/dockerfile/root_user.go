package dockerfile

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/dockerfile"
	"github.com/shipgen/shipgen/schema/images"
)

// RootUser finds images whose program runs as root.
var RootUser = &lint.Rule{
	Name:  "root-user",
	Title: "Image runs as root",
	Doc: doc("Without `USER` the program is root in its container: a flaw in it can change the image's files, install tools, and is one kernel bug away from the host. Kubernetes refuses such an image under `runAsNonRoot`.",
		"FROM alpine:3.22\nCOPY app /app\nENTRYPOINT [\"/app\"]", "FROM alpine:3.22\nCOPY app /app\nUSER 65532:65532\nENTRYPOINT [\"/app\"]",
		"End the last stage with a numeric `USER`, or take a base image that is not root, such as `gcr.io/distroless/static-debian13:nonroot`."),
	Theme: lint.Insecure, Severity: lint.Medium, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Dockerfile}, Aliases: []string{"hadolint:DL3002"},
	File: rootUser,
}

func rootUser(p *lint.Pass) error {
	stage := parsed(p).Final()
	if stage == nil {
		return nil
	}
	if user := last(stage, "USER"); user != nil {
		reportRoot(p, user)
		return nil
	}
	lines := lineage(stage)
	base := lines[len(lines)-1].From
	image, known := base.Expand(base.Stage.Base.Value)
	if !known || !runs(stage) && image == "scratch" || notRoot(image) {
		return nil
	}
	f := lint.Finding{
		Span:    at(p, stage.Base.Span),
		Message: fmt.Sprintf("the image runs as root: no USER after %s", quote(image)),
		Hint:    "add USER 65532:65532 to the last stage",
		Aliases: none,
	}
	if !rootImage(image) || standsIn(stage.Base.Value, image) {
		f.Confidence = lint.LowConfidence // its own USER is not known here
	}
	if !runs(stage) {
		f.Audience = lint.Pedantic // a base for others, or a tool box
	}
	p.Report(f)
	return nil
}

func reportRoot(p *lint.Pass, user *dockerfile.Instruction) {
	value, known := user.Expand(user.Rest.Value)
	name, _, _ := strings.Cut(value, ":")
	if !known || name != "root" && name != "0" {
		return
	}
	p.Report(lint.Finding{
		Span: at(p, user.Rest.Span), Confidence: lint.HighConfidence,
		Message: fmt.Sprintf("the image runs as root: its last USER is %s", quote(value)),
		Hint:    "end the stage with a USER that is not root",
		Aliases: []string{"hadolint:DL3002"},
	})
}

// runs says whether a stage, or what it builds on, names a program.
func runs(stage *dockerfile.Stage) bool {
	return last(stage, "ENTRYPOINT") != nil || last(stage, "CMD") != nil
}

// notRoot knows images that set another user, by their names and tags.
func notRoot(image string) bool {
	for _, mark := range []string{"nonroot", "unprivileged", "rootless", "non-root", "cgr.dev/chainguard/", "bitnami/", "jenkins/", "registry.access.redhat.com/ubi8/nodejs", "sonarsource/"} {
		if strings.Contains(image, mark) {
			return true
		}
	}
	return false
}

// rootImage knows images that stay root: Docker's own library, distroless without
// nonroot, and scratch.
func rootImage(image string) bool {
	ref, err := images.Parse(image)
	if err != nil {
		return image == "scratch"
	}
	return image == "scratch" || strings.HasPrefix(ref.Repository, "library/") && ref.Registry == "docker.io" ||
		ref.Registry == "gcr.io" && strings.HasPrefix(ref.Repository, "distroless/")
}
