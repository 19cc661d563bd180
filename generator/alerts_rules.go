package generator

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// ruleFile is the rules of one site, with what their tests and Prometheus'
// configuration need.
type ruleFile struct {
	Site     alertSite
	Interval string // between two scrapes and two evaluations
	Groups   []ruleGroup
}

// ruleGroup are the rules of one service.
type ruleGroup struct {
	Name    string
	Service string
	Port    string // the name of the port that is asked
	Number  int
	Path    string
	Labels  []label // of every rule
	Select  []label // of every series
	Records []recordRule
	Alerts  []alertRule
}

// File is the name of the file with the rules. Each service has its own, since
// promtool evaluates all rules of a file for each of its tests.
func (g ruleGroup) File() string { return g.Service + ".rules.yaml" }

// TestFile is the name of the file with their tests.
func (g ruleGroup) TestFile() string { return g.Service + ".rules_test.yaml" }

// recordRule is a series that Prometheus computes ahead of time.
type recordRule struct{ Name, Expr string }

// alertRule is one alert with the tests that hold it.
type alertRule struct {
	Name, Severity, For, Expr     string
	Summary, Description, Runbook string
	Kept                          []label // labels of the expression's result
	Tests                         []ruleTest
}

// ruleTest is what Prometheus shall say of an alert at one time.
type ruleTest struct {
	Why         string
	Series      []testSeries
	At          string
	Fires       bool
	Description string
}

type testSeries struct{ Name, Values string }

// Severities: critical wakes somebody, warning waits for office hours.
const (
	critical = "critical"
	warning  = "warning"
)

// rateWindow is the time that rates are taken over: long enough for two scrapes
// at the slowest pace, short enough for the alerts' own delay to matter more.
const rateWindow = "5m"

func (p *planner) ruleGroups(site alertSite) []ruleGroup {
	var groups []ruleGroup
	for _, service := range site.Services {
		port := metricsPort(service)
		w := &watch{site: site, service: service, metrics: site.alerts().Metrics}
		g := ruleGroup{
			Name: site.Application + "-" + service.Name, Service: service.Name, Port: port.Name, Number: port.Number,
			Path: w.metrics.Path, Labels: site.labels(service), Select: site.selector(service),
			Alerts: w.alerts(),
		}
		if slo := site.alerts().Availability; slo > 0 {
			records, alerts := w.budget(slo)
			g.Records, g.Alerts = records, append(g.Alerts, alerts...)
		}
		for i := range g.Alerts {
			g.Alerts[i].Runbook = p.runbookURL(site, g.Alerts[i].Name)
			g.Alerts[i].Kept = slices.DeleteFunc(g.Alerts[i].Kept, func(l label) bool { return slices.Contains(g.Labels, l) })
		}
		groups = append(groups, g)
	}
	return groups
}

// watch writes the rules of one service at one site.
type watch struct {
	site    alertSite
	service *ship.Service
	metrics ship.Metrics
}

func (w *watch) alerts() []alertRule {
	a := w.site.alerts()
	list := []alertRule{w.health(a.Health), w.missing()}
	if a.ErrorRate != nil {
		list = append(list, w.errorRate(a.ErrorRate))
	}
	if a.LatencyP99 != nil {
		list = append(list, w.latency(a.LatencyP99))
	}
	if a.CPU != nil {
		list = append(list, w.cpu(a.CPU))
	}
	return list
}

// title is how messages call the service.
func (w *watch) title() string {
	return w.site.Application + "/" + w.service.Name + " in " + w.site.Environment
}

// series is a metric with the labels that select the service and more matchers.
func (w *watch) series(metric string, more ...string) string {
	var matchers []string
	for _, l := range w.site.selector(w.service) {
		matchers = append(matchers, l.Name+"="+quotePromQL(l.Value))
	}
	return metric + "{" + strings.Join(append(matchers, more...), ",") + "}"
}

// failed and answered are rates of requests over a window.
func (w *watch) failed(window string) string {
	return "sum(rate(" + w.series(w.metrics.Requests, w.metrics.Status+"=~"+quotePromQL(w.metrics.Failed)) + "[" + window + "]))"
}

func (w *watch) answered(window string) string {
	return "sum(rate(" + w.series(w.metrics.Requests) + "[" + window + "]))"
}

func (w *watch) errorRate(a *ship.Alert) alertRule {
	above := share(a.Above)
	r := alertRule{
		Name: "HighErrorRate", Severity: critical, For: promDuration(a.For),
		Expr:        w.failed(rateWindow) + "\n/\n" + w.answered(rateWindow) + "\n> " + decimalText(above),
		Summary:     w.title() + " fails requests",
		Description: fmt.Sprintf("%s of the requests fail, more than %s for %s.", percentValue, a.Above, promDuration(a.For)),
	}
	at := a.For.Seconds() + 600
	r.Tests = []ruleTest{
		r.fires("every request fails", at, "100%", w.requests(1, at)...),
		r.silent("half of what is allowed fails", at, w.requests(above/2, at)...),
	}
	return r
}

func (w *watch) latency(a *ship.Alert) alertRule {
	limit := latencySeconds(a.Above)
	r := alertRule{
		Name: "HighLatency", Severity: warning, For: promDuration(a.For),
		Expr: "histogram_quantile(0.99, sum by (le) (rate(" + w.series(w.metrics.Latency+"_bucket") + "[" + rateWindow + "])))\n> " + decimalText(limit),

		Summary:     w.title() + " answers slowly",
		Description: fmt.Sprintf("One request in a hundred takes %s or longer, more than %s for %s.", secondsValue, a.Above, promDuration(a.For)),
	}
	at := a.For.Seconds() + 600
	r.Tests = []ruleTest{
		r.fires("every request takes longer than the last bucket", at, fmt.Sprintf("%.4gs", 4*limit), w.buckets(4*limit, "0", at)...),
		r.silent("every request is fast", at, w.buckets(limit/2, "0+60", at)...),
	}
	return r
}

func (w *watch) cpu(a *ship.Alert) alertRule {
	above, cores := share(a.Above), w.site.cores(w.service)
	of := "of its CPU request of " + cores + " cores"
	if w.site.Namespace == "" {
		of = "of a core"
	}
	r := alertRule{
		Name: "HighCPU", Severity: warning, For: promDuration(a.For),
		Expr:        "rate(" + w.series(w.metrics.CPU) + "[" + rateWindow + "])\n/ " + cores + "\n> " + decimalText(above),
		Summary:     w.title() + " is short of CPU",
		Description: fmt.Sprintf("One instance uses %s %s, more than %s for %s.", percentValue, of, a.Above, promDuration(a.For)),
		Kept:        append([]label{{"instance", "a"}}, w.site.selector(w.service)...),
	}
	at, n := a.For.Seconds()+600, parsedNumber(cores)
	r.Tests = []ruleTest{
		r.fires("twice of what is allowed", at, fmt.Sprintf("%.4g%%", 200*above), w.counter(w.metrics.CPU, 2*above*n, at)),
		r.silent("half of what is allowed", at, w.counter(w.metrics.CPU, above*n/2, at)),
	}
	return r
}

// Values in messages, as Prometheus prints them.
const (
	percentValue = "{{ $value | humanizePercentage }}"
	secondsValue = `{{ $value | printf "%.4gs" }}`
)

// share is a percentage as a number from 0 to 1.
func share(percent string) float64 {
	return parsedNumber(strings.TrimSuffix(percent, "%")) / 100
}

// latencySeconds is a latency such as 500ms.
func latencySeconds(s string) float64 {
	switch {
	case strings.HasSuffix(s, "ms"):
		return parsedNumber(strings.TrimSuffix(s, "ms")) / 1000
	case strings.HasSuffix(s, "m"):
		return parsedNumber(strings.TrimSuffix(s, "m")) * 60
	}
	return parsedNumber(strings.TrimSuffix(s, "s"))
}

// parsedNumber is a decimal number whose form the parser has judged.
func parsedNumber(s string) float64 {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0
	}
	return f
}

// decimalText is a number without the dust of binary fractions.
func decimalText(f float64) string {
	return strconv.FormatFloat(math.Round(f*1e9)/1e9, 'f', -1, 64)
}

// promDuration is a duration in Prometheus' words.
// https://prometheus.io/docs/prometheus/latest/configuration/configuration/
func promDuration(d ship.Duration) string {
	s := d.Seconds()
	switch {
	case s%3600 == 0 && s > 0:
		return strconv.Itoa(s/3600) + "h"
	case s%60 == 0 && s > 0:
		return strconv.Itoa(s/60) + "m"
	}
	return strconv.Itoa(s) + "s"
}
