package generator

// runbookPage is what to do about each alert.
type runbookPage struct {
	Application string
	Cluster     bool
	Entries     []runbook
}

// runbook is the section of one alert; its title is the alert's name, so that
// the link of the alert leads there.
type runbook struct {
	Alert    string
	Severity string
	Means    string
	Look     []string
	Act      []string
}

// advice is what is known of an alert without knowing the program.
var advice = []runbook{
	{
		Alert: "HealthCheckFailing",
		Means: "Prometheus reaches an instance, or its address, and gets no healthy answer. Other instances may still serve.",
		Look: []string{"Is it one instance or all? One points at its node, all at a change or at something they share.",
			"Events and the last log lines of the instance: out of memory, a failing probe, a crash loop."},
		Act: []string{"Right after a deployment: roll back.", "One instance on a bad node: delete it and let it start elsewhere."},
	},
	{
		Alert: "ServiceMissing",
		Means: "Prometheus finds no instance at all. Either none runs or nobody tells Prometheus about them.",
		Look: []string{"Do instances run? If they do, see whether the Service, its port name or the labels changed.",
			"If none runs: events of the workload, quota, image pull, admission."},
		Act: []string{"Roll back what changed last; this alert rarely has another cause."},
	},
	{
		Alert: "HighErrorRate",
		Means: "More requests fail than is allowed. Users see it now.",
		Look: []string{"When did it begin, and what was deployed or configured then?",
			"One route, one instance or all of them? The dashboard shows outcomes, the logs the routes.",
			"Are the services that this one calls healthy?"},
		Act: []string{"It began with a deployment: roll back first, look for the reason then.", "It came from a dependency: follow its runbook, and shed or degrade what needs it."},
	},
	{
		Alert: "HighLatency",
		Means: "The slowest hundredth of the requests takes longer than is allowed.",
		Look: []string{"Did traffic grow? Compare requests a second with last week's.", "CPU near its request, garbage collection, lock or pool waits.",
			"Slow queries or a slow dependency."},
		Act: []string{"Traffic grew: raise maxReplicas or the CPU request.", "It began with a deployment: roll back."},
	},
	{
		Alert: "HighCPU",
		Means: "An instance uses nearly all CPU that it is promised; what is above may be taken away at any time.",
		Look:  []string{"One instance or all? One may have a hot key or a runaway loop: take a CPU profile.", "Is the autoscaler at its maximum?"},
		Act:   []string{"All of them: raise maxReplicas or the request in ship.yaml.", "One: restart it after the profile is taken."},
	},
	{
		Alert: "ErrorBudgetBurnsFast",
		Means: "Errors use up the budget so fast that 2 % of a month's is gone in an hour.",
		Look:  []string{"The same as for HighErrorRate."},
		Act:   []string{"The same as for HighErrorRate. Stop other deployments until it is over."},
	},
	{
		Alert: "ErrorBudgetBurns",
		Means: "Errors use up 5 % of a month's budget in six hours: not a sudden outage, but too much to wait for the morning.",
		Look:  []string{"Which route or outcome makes up the errors, and since when?"},
		Act:   []string{"Roll back or fix what causes them today."},
	},
	{
		Alert: "ErrorBudgetBurnsSlowly",
		Means: "A low but steady error rate uses up the budget within the month.",
		Look:  []string{"Errors by route over the last three days. Often it is one route or one client."},
		Act:   []string{"Plan the fix in office hours; new features wait when the budget is gone."},
	},
}

// runbooks are the sections of the alerts that some site has.
func runbooks(in *Input, sites []alertSite) runbookPage {
	page := runbookPage{Application: in.Ship.Name}
	severity := map[string]string{}
	for _, site := range sites {
		page.Cluster = page.Cluster || site.Namespace != ""
		for _, group := range newPlanner(in, "/alerts").ruleGroups(site) {
			for _, alert := range group.Alerts {
				severity[alert.Name] = alert.Severity
			}
		}
	}
	for _, entry := range advice {
		if entry.Severity = severity[entry.Alert]; entry.Severity != "" {
			page.Entries = append(page.Entries, entry)
		}
	}
	return page
}
