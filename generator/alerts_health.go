package generator

import (
	"fmt"

	"github.com/shipgen/shipgen/schema/ship"
)

// missingFor is how long nothing may answer for a service: a pod needs a while
// to come back on another node.
const missingFor = 300

// health fires on the last of so many failed checks in a row: the first starts
// the wait, each further one adds an interval.
func (w *watch) health(a ship.HealthAlert) alertRule {
	hold := ship.Duration(a.Interval.Seconds() * (a.Failures - 1))
	r := alertRule{
		Name: "HealthCheckFailing", Severity: critical, For: promDuration(hold),
		Expr:        w.series(w.metrics.Health) + " == 0",
		Summary:     w.title() + " is unhealthy",
		Description: fmt.Sprintf("%d health checks in a row failed.", a.Failures),
		Kept:        append([]label{{"instance", "a"}}, w.site.selector(w.service)...),
	}
	step, before := a.Interval.Seconds(), 4
	values := fmt.Sprintf("1x%d 0x%d", before-1, a.Failures)
	last := step * (before + a.Failures - 1)
	r.Tests = []ruleTest{
		r.fires("the last of the checks fails too", last, "", testSeries{w.instance(w.metrics.Health), values}),
		r.silent("one check fewer fails", last-step, testSeries{w.instance(w.metrics.Health), values}),
	}
	if a.Failures == 1 {
		r.Tests[1].Why = "no check has failed yet"
	}
	return r
}

// missing fires when there is nobody left to check. The alerts above say nothing
// of a service without a single instance.
func (w *watch) missing() alertRule {
	hold := ship.Duration(missingFor)
	r := alertRule{
		Name: "ServiceMissing", Severity: critical, For: promDuration(hold),
		Expr:        "absent(" + w.series(w.metrics.Health) + ")",
		Summary:     w.title() + " has no instance",
		Description: fmt.Sprintf("Prometheus has found nothing to check for %s.", promDuration(hold)),
		Kept:        w.site.selector(w.service),
	}
	// A sample is taken for current until five minutes have passed.
	at := 2*missingFor + 2*w.site.alerts().Health.Interval.Seconds()
	r.Tests = []ruleTest{
		r.fires("the last instance went away", at, "", testSeries{w.instance(w.metrics.Health), "1 _x100"}),
		r.silent("an instance answers", at, testSeries{w.instance(w.metrics.Health), "1x100"}),
	}
	return r
}
