package kubernetes

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
)

// ProgressDeadline finds rollouts that cannot be in time.
var ProgressDeadline = &lint.Rule{
	Name:  "progress-deadline",
	Title: "Rollout deadline below the time that a pod takes",
	Doc: doc("A Deployment whose `progressDeadlineSeconds` is not above `minReadySeconds` is refused by the API server. https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds",
		"spec:\n  minReadySeconds: 60\n  progressDeadlineSeconds: 60", "spec:\n  minReadySeconds: 10\n  progressDeadlineSeconds: 120",
		"Set the deadline above `minReadySeconds` and the time that a start takes."),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Manifest},
	File:  progressDeadline,
}

func progressDeadline(p *lint.Pass) error {
	for _, w := range wholePods(p) {
		written := w.Node.Path("spec", "minReadySeconds")
		ready, ok := number(written, 0)
		deadline, known := w.deadline()
		if !ok || !known || written == nil || deadline > ready {
			continue
		}
		p.Report(lint.Finding{
			Span:    at(p, first(w.Node.Path("spec", "progressDeadlineSeconds"), written)),
			Message: fmt.Sprintf("%s has %d s for a rollout in which every pod must be ready for %d s", name(w.Object), deadline, ready),
			Hint:    "set progressDeadlineSeconds above minReadySeconds",
		})
	}
	return nil
}
