package project

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
)

// UserMismatch finds pods that cannot run as the user of their image.
var UserMismatch = &lint.Rule{
	Name:  "user-mismatch",
	Title: "Image user that the pod's security context refuses",
	Doc: doc("Under `runAsNonRoot` without `runAsUser` the kubelet takes the image's user, and refuses root and every name, since it cannot know that `app` is not root: the container never starts.",
		"yaml", "# Dockerfile: USER app\nsecurityContext: {runAsNonRoot: true}", "# Dockerfile: USER 65532:65532\nsecurityContext: {runAsNonRoot: true}",
		"Write a number in the Dockerfile, or `runAsUser` in the manifest. That both are numbers and differ is reported to the pedantic audience: files of the image belong to its user. https://kubernetes.io/docs/tasks/configure-pod-container/security-context/"),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Needs:   []*lint.Collector{builtImages, runImages, modules},
	Project: userMismatch,
}

func userMismatch(p *lint.ProjectPass) error {
	all, joined := lint.Facts[built](p), pairs(p)
	for i, b := range all {
		for _, r := range joined[i] {
			if b.known && b.user.text != "" {
				compareUser(p, b, r)
			}
		}
	}
	return nil
}

func compareUser(p *lint.ProjectPass, b built, r run) {
	user, _, _ := strings.Cut(b.user.text, ":")
	numeric := strings.Trim(user, "0123456789") == ""
	f := lint.Finding{Related: []lint.Related{{Span: b.user.span, Message: "USER of the image"}}}
	switch {
	case r.user.text == "" && r.nonRoot.text == "true" && (!numeric || strings.Trim(user, "0") == ""):
		f.Span = r.nonRoot.span
		f.Message = fmt.Sprintf("container %s of %s cannot start: runAsNonRoot needs a user that is a number above 0, and the image has USER %s", quote(r.container), r.object, quote(user))
		f.Hint = "write a number in USER, or runAsUser here"
	case r.user.text != "" && numeric && user != r.user.text && !isDynamic(r.user.text):
		f.Span, f.Severity, f.Audience = r.user.span, lint.Low, lint.Pedantic
		f.Message = fmt.Sprintf("container %s of %s runs as %s, and its image is made for user %s", quote(r.container), r.object, r.user.text, user)
		f.Hint = "write the same user in both places"
	default:
		return
	}
	p.Report(f)
}
