package generator

import (
	"path"
	"slices"
	"strings"
)

// dashboard is a Grafana dashboard of one application.
// https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/
type dashboard struct {
	UID, Title string
	Variables  []dashboardVariable
	Panels     []panel
}

// dashboardVariable is a list that the reader picks from.
type dashboardVariable struct {
	Name, Label string
	Values      string // with "," between
}

// panel is one graph; its threshold is where an alert fires, "" for none.
type panel struct {
	ID, X, Y    int
	Title, Unit string
	Doc         string
	Queries     []panelQuery
	Threshold   string
}

type panelQuery struct{ Ref, Expr, Legend string }

// dashboardJob is the dashboard over all sites. Thresholds are those of the
// first, as environments seldom differ.
func (p *planner) dashboardJob(sites []alertSite) Job {
	d := dashboard{UID: p.in.Ship.Name, Title: p.in.Ship.Name}
	where, label := "namespace", "Namespace"
	if sites[0].Namespace == "" {
		where, label = "environment", "Environment"
	}
	var wheres, services []string
	for _, site := range sites {
		name := site.Namespace
		if where == "environment" {
			name = site.Environment
		}
		if name != "" {
			wheres = append(wheres, name)
		}
		for _, service := range site.Services {
			services = append(services, service.Name)
		}
	}
	slices.Sort(services)
	d.Variables = []dashboardVariable{
		{where, label, strings.Join(slices.Compact(wheres), ",")},
		{"service", "Service", strings.Join(slices.Compact(services), ",")},
	}
	d.Panels = panels(sites[0], where)
	return Job{Template: "alerts/monitoring/grafana/dashboard.json.tmpl", Output: path.Join(monitoringDir, "grafana", "dashboard.json"), Data: d}
}

// panels are the signals that the alerts watch, two in a row.
func panels(site alertSite, where string) []panel {
	a, m := site.alerts(), site.alerts().Metrics
	matchers := where + `="$` + where + `",job="$service"`
	rate := func(metric, more string) string {
		return "rate(" + metric + "{" + matchers + more + "}[$__rate_interval])"
	}
	failed := "," + m.Status + "=~" + quotePromQL(m.Failed)
	list := []panel{
		{Title: "Requests", Unit: "reqps", Doc: "Answered requests a second, by outcome.",
			Queries: []panelQuery{{Expr: "sum by (" + m.Status + ") (" + rate(m.Requests, "") + ")", Legend: "{{" + m.Status + "}}"}}},
		{Title: "Error rate", Unit: "percentunit", Doc: "Share of the requests that fail.",
			Queries: []panelQuery{{Expr: "sum(" + rate(m.Requests, failed) + ") / sum(" + rate(m.Requests, "") + ")", Legend: "failed"}}},
		{Title: "Latency", Unit: "s", Doc: "How long the median, the 95th and the 99th of a hundred requests take.", Queries: latencyQueries(rate(m.Latency+"_bucket", ""))},
		{Title: "CPU", Unit: "short", Doc: "Cores in use, by instance.", Queries: []panelQuery{{Expr: rate(m.CPU, ""), Legend: "{{instance}}"}}},
		{Title: "Health", Unit: "short", Doc: "Instances whose health check succeeds, and all of them.", Queries: []panelQuery{
			{Expr: "sum(" + m.Health + "{" + matchers + "})", Legend: "healthy"}, {Expr: "count(" + m.Health + "{" + matchers + "})", Legend: "all"}}},
	}
	if a.ErrorRate != nil {
		list[1].Threshold = decimalText(share(a.ErrorRate.Above))
	}
	if a.LatencyP99 != nil {
		list[2].Threshold = decimalText(latencySeconds(a.LatencyP99.Above))
	}
	if a.Availability > 0 {
		list = append(list, budgetPanel(a.Availability, where))
	}
	return laidOut(list)
}

func latencyQueries(rate string) []panelQuery {
	var out []panelQuery
	for _, q := range []struct{ quantile, legend string }{{"0.5", "p50"}, {"0.95", "p95"}, {"0.99", "p99"}} {
		out = append(out, panelQuery{Expr: "histogram_quantile(" + q.quantile + ", sum by (le) (" + rate + "))", Legend: q.legend})
	}
	return out
}

// budgetPanel shows the paces of the burn-rate alerts: 1 uses the budget up in
// just the 30 days that it is for.
func budgetPanel(availability float64, where string) panel {
	p := panel{Title: "Error budget burn rate", Unit: "short", Doc: "How many times faster than allowed the error budget is used up.", Threshold: "1"}
	allowed := decimalText((100 - availability) / 100)
	for _, window := range []string{"1h", "6h", "3d"} {
		expr := ratioOver(window) + "{" + where + `="$` + where + `",service="$service"} / ` + allowed
		p.Queries = append(p.Queries, panelQuery{Expr: expr, Legend: window})
	}
	return p
}

// laidOut numbers panels and puts two in each row of Grafana's 24 columns.
func laidOut(list []panel) []panel {
	for i := range list {
		list[i].ID, list[i].X, list[i].Y = i+1, i%2*12, i/2*8
		for j := range list[i].Queries {
			list[i].Queries[j].Ref = string(rune('A' + j))
		}
	}
	return list
}
