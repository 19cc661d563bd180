package kubernetes

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
)

// RevisionHistory finds workloads that cannot be rolled back.
var RevisionHistory = &lint.Rule{
	Name:  "revision-history",
	Title: "No revision kept to roll back to",
	Doc: doc("`revisionHistoryLimit: 0` removes the old revision as soon as the new one runs: `kubectl rollout undo` has nothing to go back to, in the moment in which it is needed.",
		"spec:\n  revisionHistoryLimit: 0", "spec:\n  revisionHistoryLimit: 5",
		"Keep a few revisions; they are small. A Deployment that leaves the number to the default is reported to the pedantic audience. https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#clean-up-policy"),
	Theme: lint.Unreliable, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Manifest},
	File:  revisionHistory,
}

func revisionHistory(p *lint.Pass) error {
	for _, o := range objects(p) {
		value := o.Node.Path("spec", "revisionHistoryLimit")
		if o.IsWorkload() && value.Text() == "0" {
			p.Report(lint.Finding{
				Span:    at(p, value),
				Message: fmt.Sprintf("%s keeps no revision to roll back to", name(o)),
				Hint:    "set revisionHistoryLimit to 2 or more",
			})
		}
	}
	for _, w := range wholePods(p) {
		if w.Kind == "Deployment" && w.Node.Path("spec", "revisionHistoryLimit") == nil {
			p.Report(lint.Finding{
				Span: at(p, place(w.Object)), Severity: lint.Info, Audience: lint.Pedantic,
				Message: fmt.Sprintf("%s does not say how many revisions it keeps: 10 by default", name(w.Object)),
				Hint:    "write revisionHistoryLimit",
			})
		}
	}
	return nil
}
