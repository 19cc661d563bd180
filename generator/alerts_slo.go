package generator

import "fmt"

// A burn is a pace at which an error budget of 30 days is used up, measured over
// a long window, so that it matters, and a short one, so that the alert ends
// soon after the trouble does.
// https://sre.google/workbook/alerting-on-slos/#6-multiwindow-multi-burn-rate-alerts
type burn struct {
	factor        float64
	long, short   string
	shortMinutes  int
	hold          int // seconds
	name          string
	severity      string
	spent, window string // how much of the budget is gone when the long window is full
}

var burns = []burn{
	{14.4, "1h", "5m", 5, 120, "ErrorBudgetBurnsFast", critical, "2 %", "an hour"},
	{6, "6h", "30m", 30, 300, "ErrorBudgetBurns", critical, "5 %", "6 hours"},
	{1, "3d", "6h", 360, 900, "ErrorBudgetBurnsSlowly", warning, "10 %", "3 days"},
}

// budget are the error ratios over the windows and the alerts on them. A pace
// that even a total outage does not reach is left out: at 90 % availability,
// 14.4 times the budget would be 144 % of the requests.
func (w *watch) budget(availability float64) ([]recordRule, []alertRule) {
	allowed := (100 - availability) / 100
	var records []recordRule
	var alerts []alertRule
	seen := map[string]bool{}
	for _, b := range burns {
		if b.factor*allowed >= 1 {
			continue
		}
		for _, window := range []string{b.short, b.long} {
			if !seen[window] {
				seen[window] = true
				records = append(records, recordRule{ratioOver(window), w.failed(window) + "\n/\n" + w.answered(window)})
			}
		}
		alerts = append(alerts, w.burnRule(b, allowed, availability))
	}
	return records, alerts
}

func ratioOver(window string) string { return "service:request_errors:ratio_rate" + window }

func (w *watch) burnRule(b burn, allowed, availability float64) alertRule {
	limit := fmt.Sprintf("(%s * %s)", decimalText(b.factor), decimalText(allowed))
	r := alertRule{
		Name: b.name, Severity: b.severity, For: promDuration(duration(b.hold)),
		Expr:    w.recorded(b.long) + " > " + limit + "\nand\n" + w.recorded(b.short) + " > " + limit,
		Summary: w.title() + " uses up its error budget",
		Description: fmt.Sprintf("%s of the requests of the last %s failed. At this pace %s of what %s %% availability in 30 days allows is gone after %s.",
			percentValue, b.long, b.spent, decimalText(availability), b.window),
	}
	at := b.hold + 600
	r.Tests = []ruleTest{
		r.fires("every request fails", at, "100%", w.requests(1, at)...),
		r.silent("the pace is half of it", at, w.requests(b.factor*allowed/2, at)...),
	}
	if b.shortMinutes == 5 {
		r.Tests = append(r.Tests, r.silent("it was bad and is over", 1800, w.recovered()...))
	}
	return r
}

// recorded is an error ratio by the labels that its rule adds.
func (w *watch) recorded(window string) string {
	text := ""
	for _, l := range w.site.labels(w.service) {
		if text != "" {
			text += ","
		}
		text += l.Name + "=" + quotePromQL(l.Value)
	}
	return ratioOver(window) + "{" + text + "}"
}
