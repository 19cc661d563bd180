package workflow

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
)

// retiredImages are GitHub's images that are gone, with the day and what took
// their place: a job that asks for one waits for a day and fails
// (https://github.com/actions/runner-images/issues?q=label%3AAnnouncement+retirement).
var retiredImages = map[string][2]string{
	"ubuntu-16.04": {"2021-09-20", "ubuntu-24.04"},
	"ubuntu-18.04": {"2023-04-03", "ubuntu-24.04"},
	"ubuntu-20.04": {"2025-04-15", "ubuntu-24.04"},
	"windows-2016": {"2022-03-15", "windows-2025"},
	"windows-2019": {"2025-06-30", "windows-2025"},
	"macos-11":     {"2024-06-28", "macos-15"},
	"macos-12":     {"2024-12-03", "macos-15"},
	"macos-13":     {"2025-12-04", "macos-15-intel"},
	"macos-14":     {"2026-11-02", "macos-15"},
}

// newLabels came after actionlint's release
// (https://github.com/actions/runner-images#available-images).
var newLabels = []string{"ubuntu-26.04", "ubuntu-26.04-arm", "xcode-27", "xcode-27-xlarge"}

// retiredImage is the image behind a label, which may name a larger machine.
func retiredImage(label string) string {
	label = strings.ToLower(label)
	for _, suffix := range []string{"-xlarge", "-large"} {
		label = strings.TrimSuffix(label, suffix)
	}
	if _, gone := retiredImages[label]; gone {
		return label
	}
	return ""
}

var unknownLabel = pattern.New(`^label "([^"]*)" is unknown`)

// adaptLabel: GitHub adds labels, and repositories have runners of their own. What
// is gone for sure is for everybody.
func adaptLabel(p *lint.Pass, e *actionlint.Error, f *lint.Finding) {
	f.Severity, f.Confidence, f.Audience = lint.Low, lint.LowConfidence, lint.Pedantic
	label := unknownLabel.FindStringSubmatch(e.Message)
	if label == nil || bytes.Contains(p.File.Lines().Text(e.Line), []byte("self-hosted")) {
		return
	}
	if image := retiredImage(label[1]); image != "" {
		retired(f, label[1], image)
	}
}

func retired(f *lint.Finding, label, image string) {
	f.Severity, f.Confidence, f.Audience = lint.High, lint.MediumConfidence, lint.Regular
	f.Message = fmt.Sprintf("GitHub removed %s on %s: a job that asks for it never starts", quote(label), retiredImages[image][0])
	f.Hint = "use " + retiredImages[image][1]
}

// sinceRelease finds the image that went after actionlint's release.
func sinceRelease(p *lint.Pass) {
	const image = "macos-14"
	if !p.File.Contains(image) {
		return
	}
	report := func(n *node.Node) bool {
		if n.Kind == node.Scalar && retiredImage(n.Value) == image {
			f := lint.Finding{Span: at(p, n), Aliases: []string{}}
			retired(&f, n.Value, image)
			p.Report(f)
		}
		return true
	}
	for _, j := range view(p).Jobs {
		labels := j.Labels()
		if slices.ContainsFunc(labels, func(n *node.Node) bool { return strings.EqualFold(n.Value, "self-hosted") }) {
			continue
		}
		for _, label := range labels {
			report(label)
			if strings.Contains(label.Value, "matrix.") && j.Matrix() != nil {
				j.Matrix().Walk(report)
			}
		}
	}
}
