package kubernetes

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
)

// EdgeEviction finds pods for edge nodes that do not survive being offline.
var EdgeEviction = &lint.Rule{
	Name:  "edge-eviction",
	Title: "Edge workload that is evicted when its node is offline",
	Doc: doc("A node at the edge loses its connection as a matter of course. Without a toleration of its own every pod gets one of 300 s for `unreachable` and `not-ready`: after five minutes offline the control plane deletes it and looks for another node, of which there is none.",
		"spec:\n  nodeSelector: {node-role.kubernetes.io/edge: \"\"}", "spec:\n  nodeSelector: {node-role.kubernetes.io/edge: \"\"}\n  tolerations:\n    - {key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute}\n    - {key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute}",
		"Tolerate both without `tolerationSeconds`, or for as long as the node may be away. A DaemonSet does by itself. https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions"),
	Theme: lint.Unreliable, Severity: lint.Medium, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Manifest},
	File:  edgeEviction,
}

func edgeEviction(p *lint.Pass) error {
	for _, w := range wholePods(p) {
		if !forEdge(w) || !w.runs() || w.Kind == "DaemonSet" || toleratesOffline(w) {
			continue
		}
		p.Report(lint.Finding{
			Span:    at(p, place(w.Object)),
			Message: fmt.Sprintf("%s is for edge nodes and is evicted when its node is unreachable for 300 s", name(w.Object)),
			Hint:    "tolerate node.kubernetes.io/unreachable and not-ready with effect NoExecute",
		})
	}
	return nil
}

// forEdge says whether pods are sent to edge nodes, by KubeEdge's label or one
// with the word. https://kubeedge.io/docs/setup/install-with-keadm/
func forEdge(w pod) bool {
	for key, value := range texts(w.spec.Get("nodeSelector")) {
		_, word, _ := strings.Cut(key, "/")
		if key == "node-role.kubernetes.io/edge" || word == "edge" || value == "edge" {
			return true
		}
	}
	affinity := w.spec.Path("affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution")
	return affinity != nil && strings.Contains(string(affinity.Source()), "node-role.kubernetes.io/edge")
}

// evictedAfter is the seconds of the toleration that every pod gets, so that one of
// its own has to be longer.
// https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions
const evictedAfter = 300

func toleratesOffline(w pod) bool {
	for _, t := range items(w.spec.Get("tolerations")) {
		key := t.Get("key").Text()
		seconds, known := number(t.Get("tolerationSeconds"), evictedAfter+1)
		switch {
		case key == "node.kubernetes.io/unreachable" && (!known || seconds > evictedAfter):
			return true
		case key == "" && t.Get("operator").Text() == "Exists":
			return true
		}
	}
	return false
}
