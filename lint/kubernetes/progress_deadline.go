package kubernetes

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
)

// ProgressDeadline finds rollouts that cannot be in time.
var ProgressDeadline = &lint.Rule{
	Name:  "progress-deadline",
	Title: "Rollout deadline that does not fit the time that a pod takes",
	Doc: doc("A Deployment whose `progressDeadlineSeconds` is not above `minReadySeconds` is refused by the API server. https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds",
		"spec:\n  minReadySeconds: 60\n  progressDeadlineSeconds: 60", "spec:\n  minReadySeconds: 10\n  progressDeadlineSeconds: 120",
		"Set the deadline above `minReadySeconds` and the time that a start takes. One of many times what the probes allow, as the default of 600 s mostly is, keeps a rollout that has failed from being rolled back: it is reported to the pedantic audience."),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Manifest},
	File:  progressDeadline,
}

func progressDeadline(p *lint.Pass) error {
	for _, w := range wholePods(p) {
		written := w.Node.Path("spec", "minReadySeconds")
		ready, ok := number(written, 0)
		deadline, known := w.deadline()
		if !ok || !known {
			continue
		}
		if written == nil || deadline > ready {
			patience(p, w, ready, deadline)
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

// overhead is what a node may need beside the program: to be found, to pull, to
// start, in seconds.
const overhead = 60

// patience finds deadlines of more than four times what a rollout may take by its
// own probes.
func patience(p *lint.Pass, w pod, ready, deadline int) {
	slowest := 0
	for _, c := range containers([]pod{w}) {
		if start := c.probe("startupProbe"); start != nil {
			slowest = max(slowest, start.budget())
		} else if asked := c.probe("readinessProbe"); asked != nil {
			slowest = max(slowest, asked.budget())
		}
	}
	if replicas, ok := w.replicas(); slowest == 0 || !ok || replicas == 0 || deadline <= 4*(overhead+ready+slowest) {
		return
	}
	p.Report(lint.Finding{
		Span: at(p, first(w.Node.Path("spec", "progressDeadlineSeconds"), place(w.Object))), Severity: lint.Low, Audience: lint.Pedantic,
		Message: fmt.Sprintf("%s calls a rollout failed after %d s, and its pods have %d s to get ready", name(w.Object), deadline, slowest+ready),
		Hint:    fmt.Sprintf("set progressDeadlineSeconds to about %d, so that a rollback starts in time", overhead+ready+slowest),
	})
}
