package generator

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

func duration(seconds int) ship.Duration { return ship.Duration(seconds) }

// fires and silent are tests of a rule, some seconds after the series begin. The
// value is what stands in the description.
func (r *alertRule) fires(why string, at int, value string, series ...testSeries) ruleTest {
	text := r.Description
	for _, placeholder := range []string{percentValue, secondsValue} {
		text = strings.ReplaceAll(text, placeholder, value)
	}
	return ruleTest{Why: why, Series: series, At: promDuration(duration(at)), Fires: true, Description: text}
}

func (r *alertRule) silent(why string, at int, series ...testSeries) ruleTest {
	return ruleTest{Why: why, Series: series, At: promDuration(duration(at))}
}

// instance is a metric of one instance of the service, with further labels.
func (w *watch) instance(metric string, more ...string) string {
	return w.series(metric, append([]string{`instance="a"`}, more...)...)
}

// steps is how many samples a test needs to reach a time.
func (w *watch) steps(at int) int { return at/w.site.alerts().Health.Interval.Seconds() + 1 }

// counter grows by so much a second.
func (w *watch) counter(metric string, perSecond float64, at int, more ...string) testSeries {
	step := decimalText(perSecond * float64(w.site.alerts().Health.Interval.Seconds()))
	return testSeries{w.instance(metric, more...), fmt.Sprintf("0+%sx%d", step, w.steps(at))}
}

// requests are ten a second, of which a share fails.
func (w *watch) requests(share float64, at int) []testSeries {
	return []testSeries{
		w.counter(w.metrics.Requests, 10*share, at, w.outcome(true)),
		w.counter(w.metrics.Requests, 10*(1-share), at, w.outcome(false)),
	}
}

// recovered fails every request for ten minutes and none for the next twenty.
func (w *watch) recovered() []testSeries {
	bad, good := w.steps(600), w.steps(1200)
	return []testSeries{
		{w.instance(w.metrics.Requests, w.outcome(true)), fmt.Sprintf("0+10x%d %d+0x%d", bad, 10*bad, good)},
		{w.instance(w.metrics.Requests, w.outcome(false)), fmt.Sprintf("0x%d 0+10x%d", bad, good)},
	}
}

// outcome is a matcher of a failed or an answered request: the first example of
// either that the user's expression tells apart.
func (w *watch) outcome(failed bool) string {
	failure, err := regexp.Compile("^(?:" + w.metrics.Failed + ")$")
	for _, value := range []string{"500", "503", "200", "5xx", "2xx", "Internal", "Unavailable", "Unknown", "OK", "error", "success", "true", "false"} {
		if err == nil && failure.MatchString(value) == failed {
			return w.metrics.Status + "=" + strconv.Quote(value)
		}
	}
	if parts := strings.Split(w.metrics.Failed, "|"); failed {
		return w.metrics.Status + "=" + strconv.Quote(parts[0])
	}
	return w.metrics.Status + `="answered"`
}

// buckets is a histogram with one bound, below which the requests lie that grow
// as told, and 60 further ones a step in all.
func (w *watch) buckets(bound float64, below string, at int) []testSeries {
	steps := w.steps(at)
	if below != "0" {
		below = fmt.Sprintf("%sx%d", below, steps)
	} else {
		below = fmt.Sprintf("0x%d", steps)
	}
	metric := w.metrics.Latency + "_bucket"
	return []testSeries{
		{w.instance(metric, `le="`+decimalText(bound)+`"`), below},
		{w.instance(metric, `le="+Inf"`), fmt.Sprintf("0+60x%d", steps)},
	}
}
