package prometheus

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/near"
)

// UnknownMetric finds rules that ask for a metric which the code does not export.
var UnknownMetric = &lint.Rule{
	Name:  "unknown-metric",
	Title: "Alert on a metric that the code does not export",
	Doc: lint.WritePage("yaml", "A series that does not exist is no error: the expression has no result, and the alert never fires. A metric that was renamed in the code takes its alerts with it, and nobody notices before the outage.",
		"# prometheus.CounterOpts{Name: \"orders_requests_total\"}\n- alert: Errors\n  expr: rate(orders_request_total{code=\"500\"}[5m]) > 1", "# prometheus.CounterOpts{Name: \"orders_requests_total\"}\n- alert: Errors\n  expr: rate(orders_requests_total{code=\"500\"}[5m]) > 1",
		"Write the name that the code has. Only metrics are judged whose first word, up to the `_`, begins one of the repository's Go code too, and which no recording rule makes; nothing is said where the code puts a name together when it runs. https://pkg.go.dev/github.com/prometheus/client_golang/prometheus#Opts"),
	Theme: lint.Broken, Severity: lint.Medium, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Needs:   []*lint.Collector{exported, asked},
	Project: unknownMetric,
}

func unknownMetric(p *lint.ProjectPass) error {
	known, prefixes := map[string]bool{}, map[string]bool{}
	constants := constantsOf(lint.Facts[constant](p))
	for _, m := range lint.Facts[metric](p) {
		name, ok := m.resolve(constants)
		if !ok {
			return nil // the name is put together when it runs
		}
		known[family(name)] = true
		if word, _, cut := strings.Cut(name, "_"); cut {
			prefixes[word] = true
		}
	}
	for _, r := range lint.Facts[recorded](p) {
		known[family(r.name)] = true
	}
	for _, q := range lint.Facts[query](p) {
		word, _, _ := strings.Cut(q.metric, "_")
		if !prefixes[word] || known[family(q.metric)] {
			continue
		}
		p.Report(lint.Finding{
			Span:    q.place,
			Message: fmt.Sprintf("no code of the repository exports %s: the expression has no result", lint.Quote(q.metric)),
			Hint:    hint(q.metric, known),
		})
	}
	return nil
}

// family is the name of a metric without what its kind adds.
// https://prometheus.io/docs/instrumenting/exposition_formats/
func family(name string) string {
	for _, suffix := range []string{"_bucket", "_sum", "_count", "_created", "_total"} {
		name = strings.TrimSuffix(name, suffix)
	}
	return name
}

func hint(name string, known map[string]bool) string {
	if found, ok := near.Name(family(name), slices.Sorted(maps.Keys(known))); ok {
		return fmt.Sprintf("is %s meant?", lint.Quote(found))
	}
	return "write the name that the code exports"
}
