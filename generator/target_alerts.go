package generator

import (
	"path"
	"strings"
)

var alertsTarget = Target{
	Name: "alerts",
	Doc: "Alerting for what the services export to Prometheus, where `alerts` is given: for each environment and cluster, " +
		"`monitoring/prometheus/<place>` holds the rules of each service (failed health checks, and as asked for the error rate, the slowest " +
		"requests, CPU and the burning of an error budget), their unit tests for promtool and a Prometheus configuration; " +
		"`monitoring/alertmanager` the routes to the receivers; `monitoring/grafana` a dashboard of the same signals; " +
		"`monitoring/runbooks.md` what to do. With `operator` each overlay gets a PrometheusRule, ServiceMonitors and an " +
		"AlertmanagerConfig instead. A service is watched where it runs on a cluster or machine and has a port to ask: " +
		"`metrics`, or else its main one.",
	Keys: []string{"/alerts", "/repository/owner", "/repository/defaultBranch", "/services/*/ports", "/services/*/resources"},
	Plan: planAlerts,
}

const (
	monitoringDir = "monitoring"
	runbooksFile  = monitoringDir + "/runbooks.md"
)

func planAlerts(in *Input) ([]Job, error) {
	p := newPlanner(in, "/alerts")
	sites := p.alertSites()
	var jobs []Job
	for _, site := range sites {
		jobs = append(jobs, p.ruleJobs(site)...)
	}
	if len(jobs) == 0 {
		if in.Ship.Alerts != nil && len(sites) == 0 {
			p.found.add("/alerts", "give a service of kind service or worker a port, on a cluster or machine",
				"nothing to watch: no service that answers Prometheus is deployed anywhere")
		}
		return nil, p.found.err()
	}
	jobs = append(jobs, p.alertmanagerJobs(sites)...)
	jobs = append(jobs, p.dashboardJob(sites))
	if in.Ship.Alerts == nil || in.Ship.Alerts.Runbooks == "" {
		jobs = append(jobs, Job{Template: "alerts/monitoring/runbooks.md.tmpl", Output: runbooksFile, Data: runbooks(in, sites)})
	}
	return jobs, p.found.err()
}

// runbookURL is the page that says what to do about an alert.
func (p *planner) runbookURL(site alertSite, alert string) string {
	base := site.alerts().Runbooks
	if base == "" {
		base = runbooksFile
		if owner, name := p.repository(); owner != "" {
			base = "https://github.com/" + owner + "/" + name + "/blob/" + p.defaultBranch() + "/" + runbooksFile
		}
	}
	return base + "#" + strings.ToLower(alert)
}

// repository is the owner and name on GitHub, as ship.yaml or the checkout say.
func (p *planner) repository() (owner, name string) {
	if r := p.in.Ship.Repository; r.Owner != "" {
		return r.Owner, r.Name
	}
	return p.in.Repo.Owner, p.in.Repo.Name
}

// ruleJobs are the files of one site.
func (p *planner) ruleJobs(site alertSite) []Job {
	data := ruleFile{Site: site, Interval: promDuration(site.alerts().Health.Interval), Groups: p.ruleGroups(site)}
	dir := path.Join(monitoringDir, "prometheus", site.Name)
	var jobs []Job
	for _, group := range data.Groups {
		one := ruleFile{Site: site, Interval: data.Interval, Groups: []ruleGroup{group}}
		jobs = append(jobs,
			Job{Template: "alerts/monitoring/prometheus/rules.yaml.tmpl", Output: path.Join(dir, group.File()), Data: one},
			Job{Template: "alerts/monitoring/prometheus/rules_test.yaml.tmpl", Output: path.Join(dir, group.TestFile()), Data: one})
	}
	if site.operated() {
		return append(jobs, p.operatorJobs(data)...)
	}
	return append(jobs, Job{Template: "alerts/monitoring/prometheus/prometheus.yml.tmpl", Output: path.Join(dir, "prometheus.yml"), Data: data})
}
