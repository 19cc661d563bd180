package kubernetes

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
)

// GracePeriod finds programs that are killed before they can end.
var GracePeriod = &lint.Rule{
	Name:  "grace-period",
	Title: "No time to end after the preStop hook",
	Doc: doc("`terminationGracePeriodSeconds` (30 by default) runs from the deletion of the pod, and the preStop hook is part of it: what the hook takes, the program has no more to finish its requests before it is killed.",
		"terminationGracePeriodSeconds: 30\ncontainers:\n  - name: api\n    lifecycle: {preStop: {sleep: {seconds: 30}}}", "terminationGracePeriodSeconds: 35\ncontainers:\n  - name: api\n    lifecycle: {preStop: {sleep: {seconds: 5}}}",
		"Set the grace period to the hook's time and the time of the longest request together. https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination"),
	Theme: lint.Unreliable, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Manifest},
	File:  gracePeriod,
}

// sleeps is a hook that only waits, perhaps in a shell.
var sleeps = pattern.New(`(?:^|[\s/;&])sleep\s+(\d+)s?\b`)

func gracePeriod(p *lint.Pass) error {
	for _, w := range pods(p) {
		written := w.spec.Get("terminationGracePeriodSeconds")
		if written.IsNull() && !w.whole() {
			continue
		}
		grace, ok := number(written, 30)
		if !ok {
			continue
		}
		if grace == 0 {
			p.Report(lint.Finding{
				Span:    at(p, written),
				Message: fmt.Sprintf("%s is killed at once: terminationGracePeriodSeconds is 0", name(w.Object)),
				Hint:    "give it the time of its longest request",
			})
			continue
		}
		for _, c := range containers([]pod{w}) {
			if pause, value := preStop(c); value != nil && pause >= grace {
				p.Report(lint.Finding{
					Span:    at(p, value),
					Message: fmt.Sprintf("preStop of %s takes %d s of a grace period of %d s: %s is killed before it can end", name(w.Object), pause, grace, c.title()),
					Hint:    "raise terminationGracePeriodSeconds above the hook and the longest request",
				})
			}
		}
	}
	return nil
}

// preStop is how many seconds the hook waits, and where that is written.
func preStop(c container) (int, *node.Node) {
	hook := c.Node.Path("lifecycle", "preStop")
	if seconds := hook.Path("sleep", "seconds"); seconds != nil {
		pause, _ := number(seconds, 0)
		return pause, seconds
	}
	var words []string
	command := hook.Path("exec", "command")
	for _, word := range items(command) {
		words = append(words, word.Text())
	}
	total := 0
	for _, m := range sleeps.FindAllStringSubmatch(strings.Join(words, " "), -1) {
		n, _ := strconv.Atoi(m[1])
		total += n
	}
	if total == 0 {
		return 0, nil
	}
	return total, command
}
